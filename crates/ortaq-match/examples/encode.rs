//! Converts the model, and encodes lines of standard input with it.
//!
//! ```text
//! encode convert WEIGHTS TOKENIZER OUT [ADAPTER]
//! encode ids MODEL        < lines   one line of token ids per line (prefix `query: `)
//! encode vectors MODEL    < lines   little-endian f32, 384 per line
//! encode time MODEL       < lines   how long it takes, all at once and one by one
//! ```

use std::error::Error;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::time::Instant;

use ortaq_match::encoder::{Encoder, Prefix};
use ortaq_match::model::convert;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut out = io::stdout().lock();
    match arguments.as_slice() {
        ["convert", weights, tokenizer, model, adapter @ ..] => {
            let adapter = adapter.first().map(std::fs::read).transpose()?;
            let info = convert(
                Path::new(weights),
                Path::new(tokenizer),
                adapter.as_deref(),
                Path::new(model),
            )?;
            writeln!(
                out,
                "{}: {} bytes, {} pieces",
                info.path.display(),
                info.bytes,
                info.pieces
            )?;
        }
        ["ids", model] => {
            let encoder = Encoder::open(Path::new(model))?;
            for line in lines()? {
                let ids = encoder.tokenizer().encode(Prefix::Query, &line);
                let ids: Vec<String> = ids.iter().map(u32::to_string).collect();
                writeln!(out, "{}", ids.join(" "))?;
            }
        }
        ["vectors", model] => {
            let encoder = Encoder::open(Path::new(model))?;
            for value in encoder.embed(&lines()?, Prefix::Query) {
                out.write_all(&value.to_le_bytes())?;
            }
        }
        ["time", model] => {
            let encoder = Encoder::open(Path::new(model))?;
            let lines = lines()?;
            for _ in 0..3 {
                let start = Instant::now();
                encoder.embed(&lines, Prefix::Query);
                let rate = lines.len() as f64 / start.elapsed().as_secs_f64();
                writeln!(
                    out,
                    "{:?}, {} threads: {rate:.0} lines a second",
                    encoder.kernels(),
                    encoder.threads()
                )?;
            }
            let mut times: Vec<_> = lines
                .iter()
                .map(|line| {
                    let start = Instant::now();
                    encoder.embed(&[line], Prefix::Query);
                    start.elapsed()
                })
                .collect();
            times.sort_unstable();
            let [median, late] = [times.len() / 2, times.len() * 99 / 100].map(|at| times.get(at));
            writeln!(out, "one by one: p50 {median:?}, p99 {late:?}")?;
        }
        _ => return Err("usage: encode convert|ids|vectors …; see the top of the source".into()),
    }
    Ok(())
}

fn lines() -> io::Result<Vec<String>> {
    io::stdin().lock().lines().collect()
}
