//! What can go wrong between upstream weights and a model that is ready to run.

use std::io;
use std::path::{Path, PathBuf};

/// Why a model could not be converted or opened.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The file could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file in question.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The file is not an Ortaq model, or it is cut short or damaged.
    #[error("{path} is not a usable model file: {reason}")]
    Damaged {
        /// The file in question.
        path: PathBuf,
        /// What does not fit.
        reason: String,
    },
    /// The file was written by a newer version of this program.
    #[error("{path} has model format {found}; this program reads {supported}: convert the model again")]
    Version {
        /// The file in question.
        path: PathBuf,
        /// Format version in the file.
        found: u32,
        /// Format version that this program reads.
        supported: u32,
    },
    /// Upstream weights, an adapter or a tokenizer that cannot be converted.
    #[error("cannot convert {path}: {reason}")]
    Source {
        /// The upstream file.
        path: PathBuf,
        /// What does not fit.
        reason: String,
    },
}

impl ModelError {
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        Self::Io {
            path: path.to_owned(),
            source,
        }
    }

    pub(crate) fn damaged(path: &Path, reason: impl Into<String>) -> Self {
        Self::Damaged {
            path: path.to_owned(),
            reason: reason.into(),
        }
    }

    pub(crate) fn source(path: &Path, reason: impl Into<String>) -> Self {
        Self::Source {
            path: path.to_owned(),
            reason: reason.into(),
        }
    }
}
