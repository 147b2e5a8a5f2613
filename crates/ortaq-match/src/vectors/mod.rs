//! Exact nearest neighbours among unit vectors: a scan over bytes, then the best again in 16 bits.
//!
//! An index is one immutable file: rows as `i8`, packed like a layer's weights so that the encoder's
//! kernels scan it; the same rows as `i16` for the final scores; an optional group per row (its
//! language, say) to leave rows out by. [`VectorIndexBuilder`] writes it row by row without holding it,
//! [`VectorIndex`] maps it. Up to about a million rows this is faster to build, and exact; beyond that
//! an approximate graph would be the tool, which this is not.

mod build;
mod format;
mod scan;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

pub use build::VectorIndexBuilder;
pub use scan::{Groups, Hit, VectorIndex};

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
