//! Readers of a data folder's layout, one file family each. Nothing here is specific to one publisher's data: any
//! folder with the same layout is read by the same code.
//!
//! | path | reader |
//! |---|---|
//! | `claims_pool.jsonl.gz` | [`DataFolder::claims_pool`] |
//! | `retrieval/<name>.jsonl`, `retrieval/<prefix>_passages.jsonl.gz` | [`DataFolder::retrieval_sets`] |
//! | `parallel/<set>_<lang>.txt`, `parallel/<set>.jsonl` | [`DataFolder::parallel_sets`] |
//! | `parallel/<set>_<from>-<to>.tsv` | [`DataFolder::pair_sets`] |
//! | `claimdetect/<name>.tsv` | [`DataFolder::labelled_sets`] |
//! | `langid.tsv` | [`DataFolder::language_lines`] |
//! | `articles/` | [`DataFolder::articles`] |

mod articles;
mod files;
mod labelled;
mod parallel;
mod pool;

use std::path::{Path, PathBuf};

pub use articles::ArticleCase;
pub use labelled::{LabelledLine, LabelledSet, LanguageLine};
pub use parallel::{PairSet, ParallelSet, SentencePair};
pub use pool::{Passage, PoolClaim, Query, RetrievalSet};

/// A part of a data folder that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// It is not there.
    #[error("not in the data folder ({path})")]
    Missing {
        /// The part's name inside the folder.
        part: String,
        /// Where it was looked for.
        path: PathBuf,
    },
    /// It is there and cannot be read.
    #[error("{path}: {source}")]
    Io {
        /// The part's name inside the folder.
        part: String,
        /// The file.
        path: PathBuf,
        /// What the operating system or the decompressor said.
        source: std::io::Error,
    },
    /// It is larger than the limit.
    #[error("{path} has more than {limit} bytes")]
    TooLarge {
        /// The part's name inside the folder.
        part: String,
        /// The file.
        path: PathBuf,
        /// Bytes accepted.
        limit: u64,
    },
    /// A line does not have the form that its name promises.
    #[error("{path}, line {line}: {reason}")]
    Malformed {
        /// The part's name inside the folder.
        part: String,
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
}

impl DataError {
    /// The name of the part inside the data folder.
    #[must_use]
    pub fn part(&self) -> &str {
        match self {
            Self::Missing { part, .. }
            | Self::Io { part, .. }
            | Self::TooLarge { part, .. }
            | Self::Malformed { part, .. } => part,
        }
    }
}

/// A data folder; every part is read when it is asked for.
#[derive(Debug, Clone)]
pub struct DataFolder {
    root: PathBuf,
}

impl DataFolder {
    /// A folder, which need not exist: its parts are then missing.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    /// The pool of fact-checked claims. Titles are not read: for some sets they hold the query.
    ///
    /// # Errors
    /// [`DataError`]
    pub fn claims_pool(&self) -> Result<Vec<PoolClaim>, DataError> {
        files::json_lines(&self.file("claims_pool.jsonl.gz"))
    }

    /// Where the pool lies.
    #[must_use]
    pub fn claims_pool_file(&self) -> PathBuf {
        self.file("claims_pool.jsonl.gz").path
    }

    /// Every set of queries under `retrieval/`, by name, each with its own passages where it has some.
    ///
    /// # Errors
    /// [`DataError::Missing`] where there is no set at all; a set that cannot be read is the inner error.
    pub fn retrieval_sets(&self) -> Result<Vec<Result<RetrievalSet, DataError>>, DataError> {
        pool::retrieval_sets(&self.folder("retrieval")?)
    }

    /// Every aligned family under `parallel/`, by name.
    ///
    /// # Errors
    /// As [`DataFolder::retrieval_sets`].
    pub fn parallel_sets(&self) -> Result<Vec<Result<ParallelSet, DataError>>, DataError> {
        parallel::families(&self.folder("parallel")?)
    }

    /// Every set of sentence pairs (`<set>_<from>-<to>.tsv`) under `parallel/`, by name.
    ///
    /// # Errors
    /// As [`DataFolder::retrieval_sets`].
    pub fn pair_sets(&self) -> Result<Vec<Result<PairSet, DataError>>, DataError> {
        parallel::pairs(&self.folder("parallel")?)
    }

    /// Every set of labelled sentences under `claimdetect/`, by name.
    ///
    /// # Errors
    /// As [`DataFolder::retrieval_sets`].
    pub fn labelled_sets(&self) -> Result<Vec<Result<LabelledSet, DataError>>, DataError> {
        labelled::sets(&self.folder("claimdetect")?)
    }

    /// Lines with their languages.
    ///
    /// # Errors
    /// [`DataError`]
    pub fn language_lines(&self) -> Result<Vec<LanguageLine>, DataError> {
        labelled::language_lines(&self.file("langid.tsv"))
    }

    /// Pages with the article text that a person marked in them.
    ///
    /// # Errors
    /// [`DataError`]
    pub fn articles(&self) -> Result<Vec<ArticleCase>, DataError> {
        articles::cases(&self.folder("articles")?)
    }

    fn file(&self, name: &str) -> files::DataFile {
        files::DataFile {
            part: name.to_owned(),
            path: self.root.join(name),
        }
    }

    fn folder(&self, name: &str) -> Result<files::Folder, DataError> {
        files::Folder::open(&self.root, name)
    }
}
