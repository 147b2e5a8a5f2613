//! Everything that can be found in one evaluation: claims, aligned lines, passages, each in its group.

use anyhow::Result;
use ortaq_lang::Language;
use ortaq_match::encoder::{DIMENSIONS, Encoder};
use ortaq_match::index::{Embeddings, rarity};
use ortaq_match::rank::Prepared;
use ortaq_match::space::Space;
use ortaq_match::vectors::{Groups, VectorIndex, VectorIndexBuilder};

use super::bm25::Bm25;

/// Something that can be found.
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) language: Language,
    pub(crate) text: String,
    pub(crate) group: u8,
}

/// Documents in groups, with what every system needs to search them.
pub(crate) struct Collection {
    pub(crate) documents: Vec<Document>,
    pub(crate) groups: Vec<u8>,
    pub(crate) group_count: usize,
    pub(crate) prepared: Vec<Prepared>,
    pub(crate) stems: Bm25,
    raw: Vec<f32>,
}

/// An index of a collection's vectors.
pub(crate) struct Placed {
    pub(crate) index: VectorIndex,
    _folder: tempfile::TempDir,
}

impl Collection {
    /// Embeds and indexes `documents`.
    pub(crate) fn new(documents: Vec<Document>, encoder: &Encoder, kept: &mut Embeddings) -> Result<Self> {
        let texts: Vec<_> = documents.iter().map(|d| (d.text.as_str(), d.language)).collect();
        kept.embed(&texts, encoder, &mut |done, total| {
            super::say_progress("embedding", done, total);
        })?;
        let raw = raw_vectors(&texts, kept);
        let stems: Vec<Vec<String>> = texts
            .iter()
            .map(|(text, language)| Prepared::terms(text, *language))
            .collect();
        let prepared = texts
            .iter()
            .map(|(text, language)| Prepared::new(text, *language))
            .collect();
        let groups: Vec<u8> = documents.iter().map(|d| d.group).collect();
        Ok(Self {
            group_count: groups.iter().max().map_or(0, |g| usize::from(*g) + 1),
            prepared,
            stems: Bm25::new(stems.iter().map(Vec::as_slice)),
            raw,
            groups,
            documents,
        })
    }

    /// The collection in `space`.
    pub(crate) fn place(&self, space: &Space) -> Result<Placed> {
        let mut vectors = self.raw.clone();
        for (vector, document) in vectors.chunks_exact_mut(DIMENSIONS).zip(&self.documents) {
            space.place(vector, document.language);
        }
        self.index(&vectors)
    }

    /// Indexes vectors of the documents, each in its group.
    pub(crate) fn index(&self, vectors: &[f32]) -> Result<Placed> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("vectors");
        let mut builder = VectorIndexBuilder::create(&path)?;
        for (vector, document) in vectors.chunks_exact(DIMENSIONS).zip(&self.documents) {
            builder.push(vector, document.group)?;
        }
        builder.finish()?;
        Ok(Placed {
            index: VectorIndex::open(&path)?,
            _folder: folder,
        })
    }

    /// How much each word of a query says.
    pub(crate) fn weights(&self, query: &Prepared) -> Vec<f32> {
        let total = self.documents.len() as u64;
        query
            .words
            .iter()
            .map(|word| rarity(self.stems.holders(&word.stem), total))
            .collect()
    }

    /// The encoder's vector of a document.
    pub(crate) fn raw(&self, row: usize) -> &[f32] {
        vector(&self.raw, row)
    }
}

/// One of many vectors that lie row by row.
pub(crate) fn vector(rows: &[f32], row: usize) -> &[f32] {
    &rows[row * DIMENSIONS..(row + 1) * DIMENSIONS]
}

/// The encoder's vectors of texts that are kept, row-major.
pub(crate) fn raw_vectors(texts: &[(&str, Language)], kept: &Embeddings) -> Vec<f32> {
    texts
        .iter()
        .flat_map(|(text, language)| kept.get(text, *language).unwrap_or_else(|| vec![0.0; DIMENSIONS]))
        .collect()
}

/// For each query (row-major vectors), its nearest rows in each group.
pub(crate) fn nearest(
    index: &VectorIndex,
    queries: &[f32],
    groups: usize,
    counts: impl Fn(usize) -> usize,
    threads: usize,
) -> Vec<Vec<Vec<(u32, f32)>>> {
    let mut found = vec![vec![Vec::new(); groups]; queries.len() / DIMENSIONS];
    for group in (0..groups).filter(|g| counts(*g) > 0) {
        let hits = index.search_many(queries, counts(group), threads, &Groups::only(&[group as u8]));
        for (query, hits) in found.iter_mut().zip(hits) {
            query[group] = hits.into_iter().map(|hit| (hit.row as u32, hit.score)).collect();
        }
    }
    found
}
