//! Everything that can be found in one evaluation: claims, aligned lines, passages, each in its group.

use std::path::Path;

use anyhow::Result;
use ortaq_lang::Language;
use ortaq_match::encoder::{DIMENSIONS, Encoder};
use ortaq_match::index::{Embeddings, Row, crowding, rarity};
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

/// A collection placed in a space.
pub(crate) struct Placed {
    pub(crate) index: VectorIndex,
    pub(crate) crowding: Vec<f32>,
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
    pub(crate) fn place(&self, space: &Space, threads: usize) -> Result<Placed> {
        let folder = tempfile::tempdir()?;
        let mut vectors = self.raw.clone();
        for (vector, document) in vectors.chunks_exact_mut(DIMENSIONS).zip(&self.documents) {
            space.place(vector, document.language);
        }
        let index = self.index(folder.path(), &vectors)?;
        let rows: Vec<Row<'_>> = self
            .documents
            .iter()
            .map(|d| Row {
                key: 0,
                language: d.language,
                crowding: 0.0,
                text: &d.text,
            })
            .collect();
        let crowding = crowding(folder.path(), &rows, &vectors, threads)?;
        Ok(Placed {
            index,
            crowding,
            _folder: folder,
        })
    }

    fn index(&self, folder: &Path, vectors: &[f32]) -> Result<VectorIndex> {
        let path = folder.join("vectors");
        let mut builder = VectorIndexBuilder::create(&path)?;
        for (vector, document) in vectors.chunks_exact(DIMENSIONS).zip(&self.documents) {
            builder.push(vector, document.group)?;
        }
        builder.finish()?;
        Ok(VectorIndex::open(&path)?)
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
        &self.raw[row * DIMENSIONS..(row + 1) * DIMENSIONS]
    }
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
