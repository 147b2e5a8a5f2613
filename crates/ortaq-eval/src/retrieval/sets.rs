//! The data folder as one collection: the claims pool in group 0, the lines of each language of each parallel set in
//! groups of their own.

use std::collections::{BTreeMap, HashMap, HashSet};

use anyhow::{Result, ensure};
use ortaq_lang::Language;
use ortaq_match::encoder::Encoder;
use ortaq_match::index::Embeddings;

use super::collection::{Collection, Document};
use crate::data::{ParallelSet, PoolClaim, RetrievalSet};

/// Rows by the identifiers that queries refer to.
pub(crate) type ById = HashMap<String, Vec<u32>>;

/// Group of the claims pool.
pub(crate) const POOL: usize = 0;

/// One language of a parallel set inside a [`Collection`].
pub(crate) struct Lines {
    /// Tag as the data has it (`az`, `az-Cyrl`).
    pub(crate) tag: String,
    pub(crate) language: Language,
    pub(crate) group: usize,
    /// Row of each line of the set; `None` where the language lacks it.
    pub(crate) rows: Vec<Option<u32>>,
}

/// A parallel set inside a [`Collection`].
pub(crate) struct Family {
    pub(crate) name: String,
    pub(crate) languages: Vec<Lines>,
}

/// Lines on both sides of a line that may be of its article.
const ARTICLE: usize = 10;

impl Family {
    /// Rows, in every language, of the lines around a line. An article says its main thing more than once, in headline and
    /// lead: what is left of it when a line's translation is taken away may still be the same claim.
    pub(crate) fn article(&self, line: usize) -> HashSet<u32> {
        let near = line.saturating_sub(ARTICLE)..=line + ARTICLE;
        let rows = self.languages.iter().flat_map(|language| {
            near.clone()
                .filter_map(|line| language.rows.get(line).copied().flatten())
        });
        rows.collect()
    }
}

/// The pool and the parallel sets, embedded and indexed.
pub(crate) struct Everything {
    pub(crate) collection: Collection,
    pub(crate) families: Vec<Family>,
    /// Rows of the pool by identifier.
    pub(crate) by_id: ById,
}

impl Everything {
    pub(crate) fn gather(
        pool: &[PoolClaim],
        sets: &[ParallelSet],
        encoder: &Encoder,
        kept: &mut Embeddings,
    ) -> Result<Self> {
        let mut documents: Vec<Document> = pool
            .iter()
            .map(|claim| document(&claim.id, &claim.lang, &claim.claim, 0))
            .collect();
        let mut by_id: ById = HashMap::new();
        for (row, claim) in pool.iter().enumerate() {
            for id in std::iter::once(&claim.id).chain(&claim.also) {
                by_id.entry(id.clone()).or_default().push(row as u32);
            }
        }
        let mut families = Vec::new();
        let mut groups = 1;
        for set in sets {
            let mut languages = Vec::new();
            for (tag, lines) in known(&set.languages) {
                ensure!(
                    groups < 256,
                    "more than 255 languages in all parallel sets together"
                );
                let row = |(at, line): (usize, &String)| {
                    (!line.is_empty()).then(|| {
                        documents.push(document(&format!("{}-{at}", set.name), tag, line, groups as u8));
                        documents.len() as u32 - 1
                    })
                };
                let rows = lines.iter().enumerate().map(row).collect();
                languages.push(Lines {
                    tag: tag.clone(),
                    language: Language::from_code(tag),
                    group: groups,
                    rows,
                });
                groups += 1;
            }
            families.push(Family {
                name: set.name.clone(),
                languages,
            });
        }
        Ok(Self {
            collection: Collection::new(documents, encoder, kept)?,
            families,
            by_id,
        })
    }
}

/// The languages of a set that the platform serves.
fn known(languages: &BTreeMap<String, Vec<String>>) -> impl Iterator<Item = (&String, &Vec<String>)> {
    languages
        .iter()
        .filter(|(tag, _)| Language::from_code(tag) != Language::Other)
}

fn document(id: &str, tag: &str, text: &str, group: u8) -> Document {
    Document {
        id: id.to_owned(),
        language: Language::from_code(tag),
        text: text.to_owned(),
        group,
    }
}

/// The passages of a set as a collection of one group, and their rows by identifier.
pub(crate) fn passages(
    set: &RetrievalSet,
    encoder: &Encoder,
    kept: &mut Embeddings,
) -> Result<Option<(Collection, ById)>> {
    let Some(passages) = &set.passages else {
        return Ok(None);
    };
    let documents: Vec<Document> = passages
        .iter()
        .map(|p| document(&p.id, &p.lang, &p.text, 0))
        .collect();
    let by_id = documents
        .iter()
        .enumerate()
        .map(|(row, d)| (d.id.clone(), vec![row as u32]))
        .collect();
    Ok(Some((Collection::new(documents, encoder, kept)?, by_id)))
}
