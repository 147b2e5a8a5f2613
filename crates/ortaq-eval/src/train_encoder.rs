//! Training of the encoder's adapter: `ortaq train encoder`.
//!
//! Texts that mean the same are drawn together, all others pushed apart: translations of one sentence, and posts with the
//! claims they repeat. Tokens are made here, so that the adapter learns on exactly what the product feeds the encoder; the
//! gradient is PyTorch's (`peers/adapter.py`). Lines that the ranking learns from are never taught ([`taught`]): the
//! ranking must meet vectors as they come out for text that nobody has seen.

use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Result, ensure};
use ortaq_lang::Language;
use ortaq_match::encoder::{Encoder, Prefix};
use ortaq_match::index::encoder_input;
use serde::Serialize;

use crate::TrainOptions;
use crate::data::{DataFolder, PoolClaim, RetrievalSet};
use crate::peers::Peer;
use crate::published;

/// Consecutive lines stay together: neighbouring lines come from one article.
pub(crate) const BLOCK: usize = 10;
/// Blocks of ten that are taught.
const TAUGHT_OF_TEN: usize = 7;
/// Gradient steps: about once through the aligned lines.
const STEPS: &str = "100";
/// Claims that a post is drawn to, where several are the same as it.
const CLAIMS_OF_A_POST: usize = 3;
/// Every so many claims of the pool stand in the way when progress is shown.
const POOL_STEP: usize = 10;

const TRAINER: Peer = Peer {
    name: "adapter",
    packages: &["numpy==2.4.6", "torch==2.7.1", "safetensors==0.8.0"],
    script: include_str!("../peers/adapter.py"),
};

/// Whether the encoder may learn from this line of a set.
pub(crate) fn taught(line: usize) -> bool {
    line / BLOCK % 10 < TAUGHT_OF_TEN
}

/// Texts that mean the same.
#[derive(Serialize)]
struct Lesson<'a> {
    kind: &'static str,
    set: &'a str,
    taught: bool,
    texts: Vec<(&'static str, Vec<u32>)>,
}

/// Learns the adapter and writes it.
///
/// # Errors
/// When data are missing or PyTorch cannot be had.
pub(crate) fn run(options: &TrainOptions, log: &mut dyn Write) -> Result<()> {
    let encoder = Encoder::open(&published::model()?)?;
    let mut lessons = Lessons {
        encoder: &encoder,
        json: Vec::new(),
        count: 0,
    };
    lessons.of_parallel_text(&options.data)?;
    let pool = options.data.claims_pool()?;
    for set in options.data.retrieval_sets()? {
        lessons.of_posts(&set?, &pool)?;
    }
    writeln!(log, "{} lessons; learning in {STEPS} steps", lessons.count)?;
    for claim in pool.iter().step_by(POOL_STEP) {
        lessons.push("pool", "pool", true, &[(&claim.lang, &claim.claim)])?;
    }
    let out = options
        .out
        .clone()
        .unwrap_or_else(|| PathBuf::from("crates/ortaq-match/models/adapter.safetensors"));
    let weights = published::weights()?;
    let arguments = [weights.as_os_str(), out.as_os_str(), STEPS.as_ref()];
    // It tells its progress itself.
    let mut trainer = TRAINER.command(&arguments)?.stdin(Stdio::piped()).spawn()?;
    if let Some(mut input) = trainer.stdin.take() {
        input.write_all(&lessons.json)?;
    }
    ensure!(trainer.wait()?.success(), "{} failed", TRAINER.name);
    Ok(())
}

struct Lessons<'e> {
    encoder: &'e Encoder,
    json: Vec<u8>,
    count: usize,
}

impl Lessons<'_> {
    /// Texts in languages that we do not know are left out, and lessons that nothing is left of.
    fn push(&mut self, kind: &'static str, set: &str, taught: bool, texts: &[(&str, &str)]) -> Result<()> {
        let known = texts
            .iter()
            .map(|(tag, text)| (Language::from_code(tag), *text))
            .filter(|(language, text)| *language != Language::Other && !text.is_empty());
        let texts: Vec<_> = known
            .map(|(language, text)| {
                let text = encoder_input(text, language);
                (
                    language.code(),
                    self.encoder.tokenizer().encode(Prefix::Query, &text),
                )
            })
            .collect();
        if !texts.is_empty() {
            let lesson = Lesson {
                kind,
                set,
                taught,
                texts,
            };
            serde_json::to_writer(&mut self.json, &lesson)?;
            self.json.push(b'\n');
            self.count += 1;
        }
        Ok(())
    }

    fn of_parallel_text(&mut self, data: &DataFolder) -> Result<()> {
        for set in data.parallel_sets()? {
            let set = set?;
            let lines = set.languages.values().map(Vec::len).max().unwrap_or(0);
            for line in 0..lines {
                let texts: Vec<_> = set
                    .languages
                    .iter()
                    .map(|(tag, lines)| (tag.as_str(), lines[line].as_str()))
                    .collect();
                self.push("aligned", &set.name, taught(line), &texts)?;
            }
        }
        for set in data.pair_sets()? {
            let set = set?;
            for (line, pair) in set.pairs.iter().enumerate() {
                let texts = [
                    (pair.from.as_str(), pair.source.as_str()),
                    (pair.to.as_str(), pair.target.as_str()),
                ];
                self.push("pairs", &set.name, taught(line), &texts)?;
            }
        }
        Ok(())
    }

    fn of_posts(&mut self, set: &RetrievalSet, pool: &[PoolClaim]) -> Result<()> {
        let mut texts_by_id: HashMap<&str, (&str, &str)> = HashMap::new();
        match &set.passages {
            Some(passages) => {
                let passages = passages
                    .iter()
                    .map(|p| (p.id.as_str(), (p.lang.as_str(), p.text.as_str())));
                texts_by_id.extend(passages);
            }
            None => {
                for claim in pool {
                    for id in std::iter::once(&claim.id).chain(&claim.also) {
                        texts_by_id.insert(id, (&claim.lang, &claim.claim));
                    }
                }
            }
        }
        for (line, query) in set.queries.iter().enumerate() {
            let found = query
                .relevant
                .iter()
                .filter_map(|id| texts_by_id.get(id.as_str()));
            let mut texts = vec![(query.lang.as_str(), query.query.as_str())];
            texts.extend(found.take(CLAIMS_OF_A_POST).copied());
            self.push("claims", &set.name, taught(line), &texts)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_blocks_of_lines_are_taught_or_kept() {
        for block in 0..20 {
            let lines = block * BLOCK..(block + 1) * BLOCK;
            assert_eq!(lines.clone().filter(|line| taught(*line)).count() % BLOCK, 0);
        }
        let share = (0..1_000).filter(|line| taught(*line)).count();
        assert_eq!(share, 700);
    }
}
