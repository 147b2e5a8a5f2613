//! Finding candidates for many queries, group by group, and putting them together as the product would rank them.

use ortaq_lang::Language;
use ortaq_match::encoder::DIMENSIONS;
use ortaq_match::index::{BY_MEANING, BY_WORDS};
use ortaq_match::rank::features::COUNT;
use ortaq_match::rank::pieces::Rarities;
use ortaq_match::rank::{Head, Prepared, Query, Retrieved, features};
use ortaq_match::space::Space;

use super::collection::{Collection, Placed, nearest};

/// A query with the candidates of every group.
pub(crate) struct Searched {
    pub(crate) text: Prepared,
    pub(crate) weights: Vec<f32>,
    vector: Vec<f32>,
    by_meaning: Vec<Vec<(u32, f32)>>,
    by_words: Vec<Vec<(u32, f32)>>,
}

/// What candidates are found and ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    MeaningAndWords,
    /// As where there is no model.
    WordsAlone,
}

/// A candidate in its place, as the product would show it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ranked {
    pub(crate) row: u32,
    pub(crate) probability: f32,
    pub(crate) same_claim: bool,
}

/// A candidate list with its features.
pub(crate) struct Listed {
    pub(crate) rows: Vec<u32>,
    pub(crate) features: Vec<[f32; COUNT]>,
}

/// Searches all groups in `counts` (most candidates by meaning a group; 0 leaves a group out) for each query.
pub(crate) fn search(
    collection: &Collection,
    placed: &Placed,
    space: &Space,
    queries: &[(&str, Language)],
    raw: &[f32],
    counts: &(dyn Fn(usize) -> usize + Sync),
    threads: usize,
) -> Vec<Searched> {
    let mut vectors = raw.to_vec();
    for (vector, (_, language)) in vectors.chunks_exact_mut(DIMENSIONS).zip(queries) {
        space.place(vector, *language);
    }
    let by_meaning = nearest(&placed.index, &vectors, collection.group_count, counts, threads);
    queries
        .iter()
        .zip(by_meaning)
        .zip(vectors.chunks_exact(DIMENSIONS))
        .map(|(((text, language), by_meaning), vector)| {
            let terms = Prepared::terms(text, *language);
            let mut by_words =
                collection
                    .stems
                    .search(&terms, &collection.groups, collection.group_count, BY_WORDS);
            for (group, rows) in by_words.iter_mut().enumerate() {
                rows.truncate(counts(group).min(BY_WORDS));
            }
            let text = Prepared::new(text, *language);
            Searched {
                weights: collection.weights(&text),
                text,
                vector: vector.to_vec(),
                by_meaning,
                by_words,
            }
        })
        .collect()
}

impl Searched {
    /// The candidates among the rows that `allowed` lets through, as the product would gather them.
    pub(crate) fn list(
        &self,
        collection: &Collection,
        placed: &Placed,
        allowed: &dyn Fn(u32) -> bool,
        (space, rarities): (&Space, &Rarities),
        by: By,
    ) -> Listed {
        let best = |groups: &[Vec<(u32, f32)>], count: usize| {
            let mut rows: Vec<(u32, f32)> = groups
                .iter()
                .flatten()
                .filter(|(row, _)| allowed(*row))
                .copied()
                .collect();
            rows.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            rows.truncate(count);
            rows
        };
        let mut candidates: Vec<(u32, Retrieved)> = Vec::new();
        let with_meaning = by == By::MeaningAndWords;
        let by_meaning = if with_meaning { &*self.by_meaning } else { &[] };
        for (rank, (row, cosine)) in best(by_meaning, BY_MEANING).into_iter().enumerate() {
            let found = Retrieved {
                cosine: Some(cosine),
                meaning_rank: Some(rank),
                word_rank: None,
            };
            candidates.push((row, found));
        }
        for (rank, (row, _)) in best(&self.by_words, BY_WORDS).into_iter().enumerate() {
            if let Some((_, found)) = candidates.iter_mut().find(|(known, _)| *known == row) {
                found.word_rank = Some(rank);
            } else {
                let stored = placed.index.row(row as usize).unwrap_or_default();
                let cosine = stored.iter().zip(&self.vector).map(|(a, b)| a * b).sum();
                let found = Retrieved {
                    cosine: with_meaning.then_some(cosine),
                    meaning_rank: None,
                    word_rank: Some(rank),
                };
                candidates.push((row, found));
            }
        }
        let rows: Vec<u32> = candidates.iter().map(|(row, _)| *row).collect();
        let compared: Vec<(&Prepared, Retrieved)> = candidates
            .into_iter()
            .map(|(row, found)| (&collection.prepared[row as usize], found))
            .collect();
        Listed {
            rows,
            features: features(
                &Query {
                    text: &self.text,
                    weights: &self.weights,
                    space,
                    rarities,
                },
                &compared,
            ),
        }
    }
}

impl Listed {
    /// The candidates, best first.
    pub(crate) fn ranked(&self, head: &Head) -> Vec<Ranked> {
        let scores = head.scores(&self.features);
        let mut rows: Vec<(u32, f32)> = self.rows.iter().copied().zip(scores).collect();
        rows.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        rows.into_iter()
            .map(|(row, score)| Ranked {
                row,
                probability: head.probability(score),
                same_claim: score >= head.same_claim,
            })
            .collect()
    }
}
