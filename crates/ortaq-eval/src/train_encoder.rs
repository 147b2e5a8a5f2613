//! Training of the encoder's adapter: `ortaq train encoder`.
//!
//! Sentences that mean the same are drawn together, all others pushed apart (InfoNCE over translations of one sentence and
//! over posts with the claims they repeat). The tokens are made here, so that the adapter sees exactly what the product
//! will feed the encoder; the gradient is PyTorch's (`peers/adapter.py`). Lines that the ranking learns from are never
//! taught ([`taught`]): the ranking must meet vectors as they come out for text that nobody has seen.

use std::collections::HashMap;
use std::io::Write;

use anyhow::Result;
use ortaq_lang::Language;
use ortaq_match::encoder::{Encoder, Prefix};
use ortaq_match::index::encoder_input;
use serde::Serialize;

use crate::TrainOptions;
use crate::data::PairSet;
use crate::retrieval::model;

/// Consecutive lines stay together: neighbouring lines come from one article.
pub(crate) const BLOCK: usize = 10;

/// Whether the encoder may learn from this line of a parallel set.
pub(crate) fn taught(line: usize) -> bool {
    line / BLOCK % 10 < 7
}

/// Texts that mean the same.
#[derive(Serialize)]
struct Lesson<'a> {
    set: &'a str,
    taught: bool,
    texts: Vec<(&'static str, Vec<u32>)>,
}

pub(crate) fn run(options: &TrainOptions, log: &mut dyn Write) -> Result<()> {
    let (encoder, _) = model(&options.home)?;
    let out = options.out.clone().expect("prototype");
    let mut file = std::io::BufWriter::new(std::fs::File::create(&out)?);
    let mut count = 0;
    let mut write = |set: &str, taught: bool, texts: &[(String, &str)]| -> Result<()> {
        let texts: Vec<_> = texts
            .iter()
            .map(|(tag, text)| (Language::from_code(tag), *text))
            .filter(|(_, text)| !text.is_empty())
            .map(|(language, text)| (language.code(), ids(&encoder, language, text)))
            .collect();
        if texts.len() > 1 {
            serde_json::to_writer(&mut file, &Lesson { set, taught, texts })?;
            writeln!(file)?;
            count += 1;
        }
        Ok(())
    };
    for set in options.data.parallel_sets()? {
        let set = set?;
        let lines = set.languages.values().map(Vec::len).max().unwrap_or(0);
        for line in 0..lines {
            let texts: Vec<_> = set
                .languages
                .iter()
                .map(|(tag, lines)| (tag.clone(), lines[line].as_str()))
                .collect();
            write(&set.name, taught(line), &texts)?;
        }
    }
    for set in options.data.pair_sets()? {
        let set: PairSet = set?;
        for (line, pair) in set.pairs.iter().enumerate() {
            let texts = [(pair.from.clone(), pair.source.as_str()), (pair.to.clone(), pair.target.as_str())];
            write(&set.name, taught(line), &texts)?;
        }
    }
    let pool = options.data.claims_pool()?;
    let mut by_id = HashMap::new();
    for claim in &pool {
        for id in std::iter::once(&claim.id).chain(&claim.also) {
            by_id.entry(id.as_str()).or_insert(claim);
        }
    }
    for set in options.data.retrieval_sets()? {
        let set = set?;
        for (line, query) in set.queries.iter().enumerate() {
            let mut texts = vec![(query.lang.clone(), query.query.as_str())];
            for id in query.relevant.iter().take(3) {
                match &set.passages {
                    Some(passages) => texts.extend(
                        passages
                            .iter()
                            .find(|p| p.id == *id)
                            .map(|p| (p.lang.clone(), p.text.as_str())),
                    ),
                    None => texts.extend(
                        by_id
                            .get(id.as_str())
                            .map(|c| (c.lang.clone(), c.claim.as_str())),
                    ),
                }
            }
            write(&set.name, taught(line), &texts)?;
        }
    }
    for claim in pool.iter().step_by(5) {
        serde_json::to_writer(
            &mut file,
            &Lesson {
                set: "pool",
                taught: true,
                texts: vec![(
                    Language::from_code(&claim.lang).code(),
                    ids(&encoder, Language::from_code(&claim.lang), &claim.claim),
                )],
            },
        )?;
        writeln!(file)?;
    }
    writeln!(log, "{count} lessons")?;
    Ok(())
}

fn ids(encoder: &Encoder, language: Language, text: &str) -> Vec<u32> {
    encoder
        .tokenizer()
        .encode(Prefix::Query, &encoder_input(text, language))
}
