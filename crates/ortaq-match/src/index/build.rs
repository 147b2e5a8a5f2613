//! Building an index.

use std::path::Path;

use super::embeddings::Embeddings;
use super::{IndexError, Row, rows};
use crate::encoder::{DIMENSIONS, Encoder};
use crate::lexical::LexicalWriter;
use crate::rank::Prepared;
use crate::space::Space;
use crate::vectors::{Groups, VectorIndex, VectorIndexBuilder};

/// Rows of one language that stand for it when the crowding of a neighbourhood is measured.
const SAMPLE_PER_LANGUAGE: usize = 256;
/// Nearest rows whose mean cosine is the crowding.
const NEIGHBOURS: usize = 10;
/// Cosine from which a sampled row is taken for the row itself or the same claim in other words: that several outlets
/// checked one claim does not make it a hub.
const SAME: f32 = 0.5;
/// Rows that are measured together.
const BATCH: usize = 4_096;

/// How far building is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many of so many claims are embedded.
    Embedding(usize, usize),
    /// So many of so many claims are in the vector index.
    Vectors(usize, usize),
    /// So many of so many claims are in the lexical index.
    Words(usize, usize),
}

/// Builds the index of `rows` in `folder`, which is emptied first. With a model, the vector part too.
///
/// The folder is complete when this returns; a caller that must never show a half-built index builds beside it and renames.
///
/// # Errors
/// When the folder or the kept embeddings cannot be written.
pub fn build(
    folder: &Path,
    rows: &[Row<'_>],
    model: Option<(&Encoder, &mut Embeddings)>,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), IndexError> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder.join("words"))?;
    let mut rows = rows.to_vec();
    if let Some((encoder, embeddings)) = model {
        let texts: Vec<_> = rows.iter().map(|row| (row.text, row.language)).collect();
        embeddings.embed(&texts, encoder, &mut |done, total| {
            progress(Progress::Embedding(done, total));
        })?;
        let vectors = placed(&rows, embeddings);
        let crowded = crowding(folder, &rows, &vectors, encoder.threads())?;
        for (row, crowding) in rows.iter_mut().zip(crowded) {
            row.crowding = crowding;
        }
        let mut builder = VectorIndexBuilder::create(&folder.join("vectors"))?;
        for (at, (vector, row)) in vectors.chunks_exact(DIMENSIONS).zip(&rows).enumerate() {
            if at % BATCH == 0 {
                progress(Progress::Vectors(at, rows.len()));
            }
            builder.push(vector, row.language.index() as u8)?;
        }
        builder.finish()?;
    }
    let writer = LexicalWriter::create(Some(&folder.join("words")))?;
    for (at, row) in rows.iter().enumerate() {
        if at % BATCH == 0 {
            progress(Progress::Words(at, rows.len()));
        }
        writer.add(at as u64, &Prepared::terms(row.text, row.language))?;
    }
    writer.finish()?;
    rows::write(&folder.join("rows"), &rows)?;
    progress(Progress::Words(rows.len(), rows.len()));
    Ok(())
}

/// The vectors of all rows in the space of comparison, row-major.
fn placed(rows: &[Row<'_>], embeddings: &Embeddings) -> Vec<f32> {
    let mut vectors = Vec::with_capacity(rows.len() * DIMENSIONS);
    for row in rows {
        let mut vector = embeddings
            .get(row.text, row.language)
            .unwrap_or_else(|| vec![0.0; DIMENSIONS]);
        Space::shipped().place(&mut vector, row.language);
        vectors.extend_from_slice(&vector);
    }
    vectors
}

/// How crowded the neighbourhood of each row is: its mean cosine to the nearest rows of a sample in which every language
/// has the same weight (the correction of hubs in CSLS, Conneau et al. 2018). `folder` is for a file that is removed again.
///
/// # Errors
/// When the folder cannot be written.
pub fn crowding(
    folder: &Path,
    rows: &[Row<'_>],
    vectors: &[f32],
    threads: usize,
) -> Result<Vec<f32>, IndexError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let path = folder.join("sample");
    let mut sample = VectorIndexBuilder::create(&path)?;
    for at in sampled(rows) {
        sample.push(&vectors[at * DIMENSIONS..(at + 1) * DIMENSIONS], 0)?;
    }
    sample.finish()?;
    let sample = VectorIndex::open(&path)?;
    let mut crowded = Vec::with_capacity(rows.len());
    for batch in vectors.chunks(BATCH * DIMENSIONS) {
        for near in sample.search_many(batch, NEIGHBOURS + 1, threads, &Groups::all()) {
            let others: Vec<f32> = near
                .iter()
                .map(|hit| hit.score)
                .filter(|score| *score < SAME)
                .take(NEIGHBOURS)
                .collect();
            crowded.push(others.iter().sum::<f32>() / others.len().max(1) as f32);
        }
    }
    drop(sample);
    std::fs::remove_file(&path)?;
    Ok(crowded)
}

/// Evenly spread rows of each language.
fn sampled(rows: &[Row<'_>]) -> Vec<usize> {
    let mut by_language: Vec<Vec<usize>> = vec![Vec::new(); ortaq_lang::Language::ALL.len()];
    for (at, row) in rows.iter().enumerate() {
        by_language[row.language.index()].push(at);
    }
    let spread = |places: &Vec<usize>| {
        let count = places.len().min(SAMPLE_PER_LANGUAGE);
        (0..count)
            .map(|i| places[i * places.len() / count])
            .collect::<Vec<_>>()
    };
    by_language.iter().flat_map(spread).collect()
}
