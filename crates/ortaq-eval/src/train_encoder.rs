//! Training of the encoder's adapter: `ortaq train encoder`.
//!
//! Texts that mean the same are drawn together, all others pushed apart: translations of one sentence, posts with the
//! claims they repeat, questions with the passages that answer them, and a sentence with the passage it was taken from
//! (the inverse cloze task of Lee et al., 2019). Tokens are made here, so that the adapter learns on exactly what the
//! product feeds the encoder; the gradient is PyTorch's (`peers/adapter.py`). Lines that the ranking learns from are never
//! taught ([`taught`]): the ranking must meet vectors as they come out for text that nobody has seen.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Result, ensure};
use ortaq_lang::{Language, sentences};
use ortaq_match::encoder::{Encoder, Prefix};
use ortaq_match::index::encoder_input;
use serde::Serialize;

use crate::TrainOptions;
use crate::data::{DataFolder, PoolClaim, RetrievalSet};
use crate::peers::{Peer, cache_folder};
use crate::published;

/// Consecutive lines stay together: neighbouring lines come from one article.
pub(crate) const BLOCK: usize = 10;
/// Blocks of ten that are taught.
const TAUGHT_OF_TEN: usize = 7;
/// Claims that a post is drawn to, where several are the same as it.
const CLAIMS_OF_A_POST: usize = 3;
/// Sentences of a passage that are taken out of it, one at a time, to be found again by it.
const CLOZES_OF_A_PASSAGE: usize = 3;
/// A passage of fewer sentences is left whole.
const SHORTEST_CLOZE: usize = 3;

const TRAINER: Peer = Peer {
    name: "adapter",
    packages: &["numpy==2.4.6", "torch==2.7.1", "safetensors==0.8.0"],
    script: include_str!("../peers/adapter.py"),
};

/// Whether the encoder may learn from this line of a set.
pub(crate) fn taught(line: usize) -> bool {
    line / BLOCK % 10 < TAUGHT_OF_TEN
}

/// Texts that mean the same; alone, a text that may be taken for the answer to others.
#[derive(Serialize)]
struct Lesson<'a> {
    kind: &'static str,
    set: &'a str,
    taught: bool,
    texts: Vec<(&'static str, Vec<u32>)>,
}

/// The set of candidates that posts look for their claims in.
const POOL: &str = "pool";

/// Learns the adapter and writes it.
///
/// # Errors
/// When data are missing or PyTorch cannot be had.
pub(crate) fn run(options: &TrainOptions, log: &mut dyn Write) -> Result<()> {
    let path = cache_folder()?.join("lessons.jsonl");
    let encoder = Encoder::open(&published::model()?)?;
    let mut lessons = Lessons {
        encoder: &encoder,
        json: BufWriter::new(File::create(&path)?),
        count: 0,
    };
    lessons.of_parallel_text(&options.data)?;
    let pool = options.data.claims_pool()?;
    for claim in &pool {
        lessons.push("candidate", POOL, true, &[(&claim.lang, &claim.claim)])?;
    }
    for set in options.data.retrieval_sets()? {
        let set = set?;
        lessons.of_posts(&set, &pool)?;
        lessons.of_passages(&set)?;
    }
    lessons.json.flush()?;
    writeln!(log, "{} lessons in {}", lessons.count, path.display())?;
    let out = options
        .out
        .clone()
        .unwrap_or_else(|| PathBuf::from("crates/ortaq-match/models/adapter.safetensors"));
    let weights = published::weights()?;
    // It tells its progress itself.
    let status = TRAINER.command(&[&weights, &out, &path])?.status()?;
    ensure!(status.success(), "{} failed", TRAINER.name);
    Ok(())
}

struct Lessons<'e> {
    encoder: &'e Encoder,
    json: BufWriter<File>,
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
            self.json.write_all(b"\n")?;
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

    /// The passages that a set's questions look for their answers in, and sentences taken out of them.
    fn of_passages(&mut self, set: &RetrievalSet) -> Result<()> {
        for passage in set.passages.iter().flatten() {
            self.push("candidate", &set.name, true, &[(&passage.lang, &passage.text)])?;
            let parts = sentences(&passage.text, Language::from_code(&passage.lang));
            if parts.len() < SHORTEST_CLOZE {
                continue;
            }
            for part in parts.iter().take(CLOZES_OF_A_PASSAGE) {
                let rest = format!("{}{}", &passage.text[..part.start], &passage.text[part.end..]);
                let texts = [
                    (passage.lang.as_str(), &passage.text[part.clone()]),
                    (passage.lang.as_str(), rest.as_str()),
                ];
                self.push("cloze", &set.name, true, &texts)?;
            }
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
