//! Converts the model, and encodes lines of standard input with it.
//!
//! ```text
//! encode convert WEIGHTS TOKENIZER OUT [ADAPTER]
//! encode ids MODEL        < lines   one line of token ids per line (prefix `query: `)
//! encode vectors MODEL    < lines   little-endian f32, 384 per line
//! ```

use std::error::Error;
use std::io::{self, BufRead, Write};
use std::path::Path;

use ortaq_match::encoder::{Encoder, Prefix};
use ortaq_match::model::convert;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut out = io::stdout().lock();
    match arguments.as_slice() {
        ["convert", weights, tokenizer, model, adapter @ ..] => {
            let adapter = adapter.first().map(Path::new);
            let info = convert(
                Path::new(weights),
                Path::new(tokenizer),
                adapter,
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
        _ => return Err("usage: encode convert|ids|vectors …; see the top of the source".into()),
    }
    Ok(())
}

fn lines() -> io::Result<Vec<String>> {
    io::stdin().lock().lines().collect()
}
