//! One folder that answers "which claims are like this one?": texts, vectors and words of all fact-checked claims.
//!
//! An index is a reading of the knowledge base: it is built whole, put in place by its owner, and never changed. Not here:
//! storing records, deciding what is true.

mod build;
mod embeddings;
mod rows;

use std::cmp::Ordering;
use std::io;
use std::path::{Path, PathBuf};

use ortaq_lang::Language;

pub use build::{Progress, build};
pub use embeddings::{Embeddings, encoder_input};
pub use rows::Row;

use crate::encoder::{DIMENSIONS, Encoder};
use crate::lexical::Lexical;
use crate::rank::pieces::Rarities;
use crate::rank::{Head, Prepared, Query, Retrieved, Why, explain, features};
use crate::space::Space;
use crate::tokenizer::Prefix;
use crate::vectors::{Groups, Hit, VectorError, VectorIndex};

/// Candidates by meaning that are ranked.
pub const BY_MEANING: usize = 48;
/// Candidates by words that are ranked.
pub const BY_WORDS: usize = 32;

/// Candidates that have one of the words that a person typed.
const BY_TYPED_WORDS: usize = 64;
/// A search of so many words or fewer is words rather than a claim: too short to tell its language by.
const FEW_WORDS: usize = 4;

/// Why an index cannot be built or read.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The folder cannot be read or written.
    #[error("the index cannot be read or written: {0}")]
    Io(#[from] io::Error),
    /// A file is not what it should be.
    #[error("the index is damaged ({})", .0.display())]
    Damaged(PathBuf),
    /// The vector part.
    #[error(transparent)]
    Vectors(#[from] VectorError),
    /// The lexical part.
    #[error("the lexical index cannot be used: {0}")]
    Lexical(#[from] tantivy::TantivyError),
}

/// A claim that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Number by which the caller knows it.
    pub key: u64,
    /// Its language.
    pub language: Language,
    /// Calibrated probability that it is the same claim.
    pub probability: f32,
    /// The probability reaches the threshold of "same claim".
    pub same_claim: bool,
    /// What speaks for it and against it.
    pub why: Why,
}

/// An index that is open for searching.
pub struct Index {
    rows: rows::Rows,
    lexical: Lexical,
    vectors: Option<VectorIndex>,
}

impl Index {
    /// Opens the index in `folder`.
    ///
    /// # Errors
    /// When there is none or it is damaged.
    pub fn open(folder: &Path) -> Result<Self, IndexError> {
        let rows = rows::Rows::open(&folder.join("rows"))?;
        let lexical = Lexical::open(&folder.join("words"))?;
        let vectors = folder.join("vectors");
        let vectors = if vectors.exists() {
            Some(VectorIndex::open(&vectors)?)
        } else {
            None
        };
        if vectors.as_ref().is_some_and(|v| v.len() != rows.len()) || lexical.len() != rows.len() as u64 {
            return Err(IndexError::Damaged(folder.to_owned()));
        }
        Ok(Self {
            rows,
            lexical,
            vectors,
        })
    }

    /// Number of claims.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is nothing to find.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether meaning can be compared, given a model.
    #[must_use]
    pub fn has_vectors(&self) -> bool {
        self.vectors.is_some()
    }

    /// The vectors of texts in the space of comparison, row-major.
    #[must_use]
    pub fn embed(encoder: &Encoder, texts: &[(&str, Language)]) -> Vec<f32> {
        let inputs: Vec<String> = texts
            .iter()
            .map(|(text, language)| encoder_input(text, *language))
            .collect();
        let mut vectors = encoder.embed(&inputs, Prefix::Query);
        for (vector, (_, language)) in vectors.chunks_exact_mut(DIMENSIONS).zip(texts) {
            Space::shipped().place(vector, *language);
        }
        vectors
    }

    /// For each text the claims that are the same or near it, most probable first, at most `count`.
    ///
    /// With a model meaning and words are compared, without one, or where the index was built without one, words alone.
    /// Together texts are found faster than one by one.
    ///
    /// # Errors
    /// When the lexical index cannot be read.
    pub fn find(
        &self,
        texts: &[(&str, Language)],
        encoder: Option<&Encoder>,
        count: usize,
    ) -> Result<Vec<Vec<Found>>, IndexError> {
        let model = encoder.zip(self.vectors.as_ref());
        // The words are looked up while the texts are embedded, which occupies one thread where there are few.
        let (by_meaning, by_words) = std::thread::scope(|scope| {
            let words = scope.spawn(|| self.by_words(texts));
            let by_meaning = model.map(|(encoder, vectors)| by_meaning(texts, encoder, vectors));
            (by_meaning, words.join())
        });
        let by_words = by_words.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        let found = texts.iter().zip(by_words).enumerate();
        let found = found.map(|(at, (text, words))| {
            let meaning = by_meaning.as_ref().map(|texts| &texts[at]);
            let candidates = self.candidates(meaning, &words);
            self.rank(*text, candidates, meaning.is_some(), Kept::Likely, count)
        });
        Ok(found.collect())
    }

    /// What a person finds who types `text` into a search field: first the claims that [`Index::find`] gives, then those
    /// that have its words, the best of them first, however improbable it is that they are the same claim.
    ///
    /// # Errors
    /// As [`Index::find`].
    pub fn search(
        &self,
        text: &str,
        language: Language,
        encoder: Option<&Encoder>,
        count: usize,
    ) -> Result<Vec<Found>, IndexError> {
        let texts = [(text, language)];
        let terms = Prepared::terms(text, language);
        let words = if terms.len() <= FEW_WORDS {
            self.lexical.search_typed(&terms_of_few(text), BY_TYPED_WORDS)?
        } else {
            self.lexical.search(&terms, BY_WORDS)?
        };
        let model = encoder.zip(self.vectors.as_ref());
        let meaning = model.and_then(|(encoder, vectors)| by_meaning(&texts, encoder, vectors).pop());
        let candidates = self.candidates(meaning.as_ref(), &words);
        Ok(self.rank(
            texts[0],
            candidates,
            meaning.is_some(),
            Kept::LikelyOrWords,
            count,
        ))
    }

    /// The claims that are the same as the one known by `key`, or near it; that one is not among them. Needs no model:
    /// the vector of a claim in the index is there already. Empty where there is no such claim.
    ///
    /// # Errors
    /// As [`Index::find`].
    pub fn similar(&self, key: u64, count: usize) -> Result<Vec<Found>, IndexError> {
        let Some((at, row)) = self.row_of(key) else {
            return Ok(Vec::new());
        };
        let words = self
            .lexical
            .search(&Prepared::terms(row.text, row.language), BY_WORDS)?;
        let meaning = self.vectors.as_ref().and_then(|vectors| {
            let vector = vectors.row(at)?;
            let hits = vectors.search(&vector, BY_MEANING, 1, &Groups::all());
            Some(Meaning { vector, hits })
        });
        let mut candidates = self.candidates(meaning.as_ref(), &words);
        candidates.retain(|(candidate, _)| *candidate != at);
        let text = (row.text, row.language);
        Ok(self.rank(text, candidates, meaning.is_some(), Kept::Likely, count))
    }

    /// The row with this key. Rows are written in the order of their keys.
    fn row_of(&self, key: u64) -> Option<(usize, Row<'_>)> {
        let (mut from, mut to) = (0, self.rows.len());
        while from < to {
            let middle = from + (to - from) / 2;
            let row = self.rows.get(middle)?;
            match row.key.cmp(&key) {
                Ordering::Equal => return Some((middle, row)),
                Ordering::Less => from = middle + 1,
                Ordering::Greater => to = middle,
            }
        }
        None
    }

    /// The best rows by words for each text.
    fn by_words(&self, texts: &[(&str, Language)]) -> Result<Vec<Vec<(u64, f32)>>, IndexError> {
        let search = |(text, language): &(&str, Language)| {
            Ok(self.lexical.search(&Prepared::terms(text, *language), BY_WORDS)?)
        };
        texts.iter().map(search).collect()
    }

    /// Rows that meaning or words have brought up.
    fn candidates(&self, meaning: Option<&Meaning>, words: &[(u64, f32)]) -> Vec<(usize, Retrieved)> {
        let mut candidates: Vec<(usize, Retrieved)> = Vec::with_capacity(BY_MEANING + BY_WORDS);
        for (rank, hit) in meaning.iter().flat_map(|meaning| &meaning.hits).enumerate() {
            let found = Retrieved {
                cosine: Some(hit.score),
                meaning_rank: Some(rank),
                word_rank: None,
            };
            candidates.push((hit.row, found));
        }
        for (rank, (row, _)) in words.iter().enumerate() {
            let row = usize::try_from(*row).unwrap_or(usize::MAX);
            match candidates.iter_mut().find(|(known, _)| *known == row) {
                Some((_, found)) => found.word_rank = Some(rank),
                None => candidates.push((row, self.by_words_alone(row, rank, meaning))),
            }
        }
        candidates
    }

    fn by_words_alone(&self, row: usize, rank: usize, meaning: Option<&Meaning>) -> Retrieved {
        let stored = self.vectors.as_ref().and_then(|index| index.row(row));
        let cosine = stored
            .zip(meaning)
            .map(|(stored, meaning)| stored.iter().zip(&meaning.vector).map(|(a, b)| a * b).sum());
        Retrieved {
            cosine,
            meaning_rank: None,
            word_rank: Some(rank),
        }
    }

    /// The most probable candidates, at most `count`.
    fn rank(
        &self,
        (text, language): (&str, Language),
        candidates: Vec<(usize, Retrieved)>,
        semantic: bool,
        kept: Kept,
        count: usize,
    ) -> Vec<Found> {
        let head = if semantic {
            Head::semantic()
        } else {
            Head::lexical()
        };
        let query = Prepared::new(text, language);
        let mut rows = Vec::with_capacity(candidates.len());
        let mut compared = Vec::with_capacity(candidates.len());
        for (at, retrieved) in candidates {
            let Some(row) = self.rows.get(at) else { continue };
            compared.push((Prepared::new(row.text, row.language), retrieved));
            rows.push(row);
        }
        let weights = self.weights(&query);
        let side = Query {
            text: &query,
            weights: &weights,
            space: Space::shipped(),
            rarities: Rarities::shipped(),
        };
        let features = features(&side, &compared);
        let mut order: Vec<(usize, f32)> = head.scores(&features).into_iter().enumerate().collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then(rows[a.0].key.cmp(&rows[b.0].key)));
        let best = order
            .into_iter()
            .map(|(at, score)| (at, score, head.probability(score)));
        let (likely, unlikely): (Vec<_>, Vec<_>) =
            best.partition(|(.., probability)| *probability >= head.related);
        let mut by_words: Vec<(usize, (usize, f32, f32))> = match kept {
            Kept::Likely => Vec::new(),
            Kept::LikelyOrWords => unlikely
                .into_iter()
                .filter_map(|found| Some((compared[found.0].1.word_rank?, found)))
                .collect(),
        };
        by_words.sort_by_key(|(rank, _)| *rank);
        likely
            .into_iter()
            .chain(by_words.into_iter().map(|(_, found)| found))
            .take(count)
            .map(|(at, score, probability)| Found {
                key: rows[at].key,
                language: rows[at].language,
                probability,
                same_claim: score >= head.same_claim,
                why: explain(&query, text, &compared[at].0, rows[at].text),
            })
            .collect()
    }

    /// How much each word of the query says: the logarithm of how rare it is, as in BM25.
    fn weights(&self, query: &Prepared) -> Vec<f32> {
        let total = self.lexical.len();
        query
            .words
            .iter()
            .map(|word| rarity(self.lexical.holders(&word.stem), total))
            .collect()
    }
}

/// The terms of a few words in whatever language they may be.
fn terms_of_few(text: &str) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for language in Language::ALL {
        for term in Prepared::terms(text, language) {
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
    }
    terms
}

/// Which candidates come out of the ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    /// Those that are probably the same claim or near it.
    Likely,
    /// Those, and after them whatever has words of the query.
    LikelyOrWords,
}

/// What is nearest to a text in meaning.
struct Meaning {
    vector: Vec<f32>,
    hits: Vec<Hit>,
}

fn by_meaning(texts: &[(&str, Language)], encoder: &Encoder, index: &VectorIndex) -> Vec<Meaning> {
    let vectors = Index::embed(encoder, texts);
    let hits = index.search_many(&vectors, BY_MEANING, encoder.threads(), &Groups::all());
    let vectors = vectors.chunks_exact(DIMENSIONS).map(<[f32]>::to_vec);
    vectors
        .zip(hits)
        .map(|(vector, hits)| Meaning { vector, hits })
        .collect()
}

/// Inverse document frequency as BM25 has it, divided by its largest value: 0 (everywhere) to 1 (in one row or none).
#[must_use]
pub fn rarity(holders: u64, total: u64) -> f32 {
    let idf = |holders: f64| (1.0 + (total as f64 - holders + 0.5).max(0.0) / (holders + 0.5)).ln();
    (idf(holders.max(1) as f64) / idf(1.0).max(1e-9)).clamp(0.0, 1.0) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows<'a>(texts: &[(&'a str, Language)]) -> Vec<Row<'a>> {
        let row = |(at, (text, language)): (usize, &(&'a str, Language))| Row {
            key: 100 + at as u64,
            language: *language,
            text,
        };
        texts.iter().enumerate().map(row).collect()
    }

    #[test]
    fn without_a_model_the_same_words_are_still_found_and_say_why() {
        let folder = tempfile::tempdir().unwrap();
        let rows = rows(&[
            ("Zərvan gölü 2024-cü ildə tamamilə quruyub.", Language::Az),
            ("Mərdan şəhərində yeni körpü açılıb.", Language::Az),
            ("Vitamin Q saç tökülməsinin qarşısını alır.", Language::Az),
        ]);
        build(folder.path(), &rows, None, &mut |_| ()).unwrap();
        let index = Index::open(folder.path()).unwrap();
        assert_eq!((index.len(), index.has_vectors()), (3, false));
        let text = "Zərvan gölü 2024-cü ildə tamamilə quruyub.";
        let found = index.find(&[(text, Language::Az), ("", Language::Other)], None, 5);
        let found = found.unwrap();
        assert_eq!(found[0][0].key, 100);
        assert!(found[0][0].why.nearly_same_words);
        assert!(found[1].is_empty());
    }

    #[test]
    fn one_word_finds_the_claims_that_have_it_and_a_claim_finds_its_like_but_not_itself() {
        let folder = tempfile::tempdir().unwrap();
        let rows = rows(&[
            ("Zərvan gölü 2024-cü ildə tamamilə quruyub.", Language::Az),
            ("Mərdan şəhərində yeni körpü açılıb.", Language::Az),
            ("2024-cü ildə Zərvan gölü tamamilə quruyub.", Language::Az),
        ]);
        build(folder.path(), &rows, None, &mut |_| ()).unwrap();
        let index = Index::open(folder.path()).unwrap();
        let keys = |found: Vec<Found>| found.iter().map(|f| f.key).collect::<Vec<_>>();
        for typed in ["körpü", "körp", "КӨРПҮ", "Mərdan"] {
            let found = index.search(typed, Language::Other, None, 5).unwrap();
            assert_eq!(keys(found), [101], "{typed}");
        }
        assert_eq!(keys(index.similar(100, 5).unwrap()), [102]);
        assert!(index.similar(7, 5).unwrap().is_empty());
    }

    #[test]
    fn an_empty_index_finds_nothing_and_a_missing_one_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Index::open(folder.path()).is_err());
        build(folder.path(), &[], None, &mut |_| ()).unwrap();
        let index = Index::open(folder.path()).unwrap();
        assert!(index.is_empty() && index.find(&[], None, 5).unwrap().is_empty());
        let found = index.find(&[("salam", Language::Az)], None, 5).unwrap();
        assert_eq!(found, [Vec::new()]);
    }

    #[test]
    fn rarity_falls_with_the_number_of_holders() {
        assert!((rarity(0, 1000) - 1.0).abs() < 1e-6);
        assert!(rarity(10, 1000) > rarity(500, 1000) && rarity(1000, 1000) < 0.1);
    }
}
