//! Building an index.

use std::path::Path;

use super::embeddings::Embeddings;
use super::{IndexError, Row, rows};
use crate::encoder::{DIMENSIONS, Encoder};
use crate::lexical::LexicalWriter;
use crate::rank::Prepared;
use crate::space::Space;
use crate::vectors::VectorIndexBuilder;

/// Progress is told after so many rows.
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
    if let Some((encoder, embeddings)) = model {
        let texts: Vec<_> = rows.iter().map(|row| (row.text, row.language)).collect();
        embeddings.embed(&texts, encoder, &mut |done, total| {
            progress(Progress::Embedding(done, total));
        })?;
        let vectors = placed(rows, embeddings);
        let mut builder = VectorIndexBuilder::create(&folder.join("vectors"))?;
        for (at, (vector, row)) in vectors.chunks_exact(DIMENSIONS).zip(rows).enumerate() {
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
    rows::write(&folder.join("rows"), rows)?;
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
