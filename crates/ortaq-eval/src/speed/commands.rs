//! Whole commands, each a process of its own as a person starts it: what is felt of the program.
//!
//! The claims of the pool are imported once into a home of its own, which is kept: embedding them takes minutes.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use super::TASK;
use super::timing::Delays;
use crate::retrieval::model;
use crate::{Bench, Row};

/// Words of the article that is checked.
const WORDS: usize = 800;
/// Lines of a paragraph of it.
const PARAGRAPH: usize = 4;
/// Times that it is checked.
const CHECKS: usize = 10;
/// Claims that are looked for.
const SEARCHES: usize = 20;

pub(super) fn run(bench: &mut Bench) -> Result<()> {
    let (pool, parallel) = (bench.data.claims_pool(), bench.data.parallel_sets());
    let (Some(pool), Some(parallel)) = (bench.part(pool), bench.part(parallel)) else {
        return Ok(());
    };
    let lines = parallel.into_iter().filter_map(Result::ok);
    let Some(lines) = lines.map(|mut set| set.languages.remove("az")).find_map(|l| l) else {
        bench.skip(
            "commands",
            "no parallel set has Azerbaijani lines to make an article of",
        );
        return Ok(());
    };
    model(&bench.options.home)?;
    let home = bench.options.home.join("evaluation").join("commands");
    let models = home.join("models");
    std::fs::create_dir_all(&home)?;
    if !models.exists() {
        std::os::unix::fs::symlink(bench.options.home.join("models"), &models)?;
    }
    let pool_file = bench.data.claims_pool_file();
    bench.progress("commands: importing and indexing the claims");
    ortaq(&home, &["import".as_ref(), pool_file.as_os_str()], "")?;

    let (article, words) = article(&lines);
    let mut checks = Delays::default();
    for _ in 0..CHECKS {
        checks.time(|| {
            ortaq(
                &home,
                &["check", "-", "--format", "json"].map(AsRef::as_ref),
                &article,
            )
        })?;
    }
    let mut searches = Delays::default();
    for line in lines.iter().step_by(lines.len().div_ceil(SEARCHES)) {
        searches.time(|| ortaq(&home, &["search", line].map(AsRef::as_ref), ""))?;
    }
    let row = Row::new(TASK, "commands/check", "ortaq", pool.len()).measure("words", words as f64);
    bench.push(checks.measures(row, "check"));
    let row = Row::new(TASK, "commands/search", "ortaq", pool.len());
    bench.push(searches.measures(row, "search"));
    Ok(())
}

/// Paragraphs of lines, with about [`WORDS`] words, and how many there are.
fn article(lines: &[String]) -> (String, usize) {
    let mut words = 0;
    let mut text = String::new();
    for (at, line) in lines.iter().filter(|line| !line.is_empty()).enumerate() {
        if words >= WORDS {
            break;
        }
        words += line.split_whitespace().count();
        text += line;
        text += if (at + 1) % PARAGRAPH == 0 { "\n\n" } else { " " };
    }
    (text, words)
}

/// Runs this program as its user would.
fn ortaq(home: &Path, arguments: &[&std::ffi::OsStr], input: &str) -> Result<()> {
    let program = std::env::current_exe().context("where this program lies is not known")?;
    let mut process = Command::new(program)
        .args(arguments)
        .arg("--data-dir")
        .arg(home)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = process.stdin.take() {
        stdin.write_all(input.as_bytes())?;
    }
    let output = process.wait_with_output()?;
    ensure!(
        output.status.success() && !output.stdout.is_empty(),
        "{} {:?} failed: {}",
        env!("CARGO_PKG_NAME"),
        arguments,
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_has_paragraphs_and_ends_with_the_line_that_fills_it() {
        let lines = vec!["on yeddi söz ".repeat(30); 20];
        let (text, words) = article(&lines);
        assert_eq!(words, 810);
        assert_eq!(text.matches("\n\n").count(), 2);
    }
}
