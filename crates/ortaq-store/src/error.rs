//! What can go wrong with the store, in words that say what to do.

use std::path::{Path, PathBuf};

/// A request to the store failed. Nothing of a failed request was written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Another process holds the database longer than we wait.
    #[error(
        "{path}: the database is locked by another process; wait until it has finished, then run the command again"
    )]
    Locked {
        /// The database.
        path: PathBuf,
    },
    /// Written by a newer program.
    #[error(
        "{path}: the database has schema {found}, this program knows schemas up to {known}; use a newer program"
    )]
    NewerSchema {
        /// The database.
        path: PathBuf,
        /// Its schema.
        found: u32,
        /// The newest schema known here.
        known: u32,
    },
    /// No space left.
    #[error(
        "{path}: the disk is full; free some space, then run the command again: what was committed is safe"
    )]
    DiskFull {
        /// The database.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("{path}: this file is not an Ortaq database")]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// The file or its folder may not be written.
    #[error("{path}: the database is read-only; check the permissions of the file and of its folder")]
    ReadOnly {
        /// The database.
        path: PathBuf,
    },
    /// The file is damaged.
    #[error("{path}: the database is damaged ({reason}); restore it from a backup or import the files again")]
    Damaged {
        /// The database.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The file cannot be opened.
    #[error("{path}: cannot be opened; check that its folder exists and may be read")]
    CannotOpen {
        /// The file.
        path: PathBuf,
    },
    /// More was asked for at once than the store gives.
    #[error("{asked} records were asked for or given at once; at most {limit} are allowed")]
    TooMany {
        /// Records in the request.
        asked: usize,
        /// The limit, from [`limits`](crate::limits).
        limit: usize,
    },
    /// Any other failure of the database.
    #[error("{path}: {source}")]
    Database {
        /// The database.
        path: PathBuf,
        /// What it said.
        source: sqlx::Error,
    },
}

/// SQLite's primary result codes that people can do something about (<https://sqlite.org/rescode.html>).
mod code {
    pub(super) const BUSY: i32 = 5;
    pub(super) const LOCKED: i32 = 6;
    pub(super) const READONLY: i32 = 8;
    pub(super) const CORRUPT: i32 = 11;
    pub(super) const FULL: i32 = 13;
    pub(super) const CANTOPEN: i32 = 14;
    pub(super) const NOTADB: i32 = 26;
}

impl StoreError {
    /// Says in plain words what SQLite reports as a number.
    pub(crate) fn from_sqlx(path: &Path, source: sqlx::Error) -> Self {
        let path = path.to_owned();
        match primary_code(&source) {
            Some(code::BUSY | code::LOCKED) => Self::Locked { path },
            Some(code::READONLY) => Self::ReadOnly { path },
            Some(code::CORRUPT) => Self::Damaged {
                path,
                reason: source.to_string(),
            },
            Some(code::FULL) => Self::DiskFull { path },
            Some(code::CANTOPEN) => Self::CannotOpen { path },
            Some(code::NOTADB) => Self::NotADatabase { path },
            _ => Self::Database { path, source },
        }
    }
}

/// The low byte of an extended result code is the primary code.
fn primary_code(error: &sqlx::Error) -> Option<i32> {
    let code = error.as_database_error()?.code()?;
    Some(code.parse::<i32>().ok()? & 0xff)
}
