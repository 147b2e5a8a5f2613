//! Nearest neighbours among unit vectors: a coarse scan of all rows, then exact scores of the best of it.
//!
//! An index is one immutable file: rows in codes of two bits a dimension, packed so that kernels beside those of the
//! encoder scan them; the same rows as `i16` for the scores; an optional group per row (its language, say) to
//! leave rows out by. [`VectorIndexBuilder`] writes it row by row without holding it, [`VectorIndex`] maps it. The scan is
//! bound by memory, which is why it reads a quarter of what bytes would take; so many of its best rows are scored
//! again that what it misses can be measured but not noticed. Up to about a million rows this is faster to build than an
//! approximate graph and finds more; beyond that a graph would be the tool, which this is not.

mod best;
mod build;
mod codes;
mod format;
mod scan;
mod search;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

pub use build::VectorIndexBuilder;
pub use search::{Groups, Hit, VectorIndex};

/// Why an index could not be written or opened.
#[derive(Debug, thiserror::Error)]
pub enum VectorError {
    /// The file could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file in question.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The file is not a vector index, or it is cut short or damaged; rebuild it.
    #[error("{path} is not a usable vector index: {reason}")]
    Damaged {
        /// The file in question.
        path: PathBuf,
        /// What does not fit.
        reason: String,
    },
    /// A row that is not a vector of the right width with finite numbers, or one too many.
    #[error("row {row} cannot be indexed: {reason}")]
    Row {
        /// Which row.
        row: usize,
        /// What is wrong with it.
        reason: String,
    },
}
