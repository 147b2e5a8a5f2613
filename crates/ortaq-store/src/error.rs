//! What can go wrong with the store, in words that say what to do.

/// A request to the store failed. Nothing of a failed request was written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Another process holds the database longer than we wait.
    #[error(
        "{database}: the database is locked by another process; wait until it has finished, then run the command again"
    )]
    Locked {
        /// The database.
        database: String,
    },
    /// Written by a newer program.
    #[error(
        "{database}: the database has schema {found}, this program knows schemas up to {known}; use a newer program"
    )]
    NewerSchema {
        /// The database.
        database: String,
        /// Its schema.
        found: u32,
        /// The newest schema known here.
        known: u32,
    },
    /// No space left.
    #[error(
        "{database}: the disk is full; free some space, then run the command again: what was committed is safe"
    )]
    DiskFull {
        /// The database.
        database: String,
    },
    /// The file is something else.
    #[error("{database}: this file is not an Ortaq database")]
    NotADatabase {
        /// The file.
        database: String,
    },
    /// The file or its folder may not be written.
    #[error("{database}: the database is read-only; check the permissions of the file and of its folder")]
    ReadOnly {
        /// The database.
        database: String,
    },
    /// The file is damaged.
    #[error(
        "{database}: the database is damaged ({reason}); restore it from a backup or import the files again"
    )]
    Damaged {
        /// The database.
        database: String,
        /// What is wrong.
        reason: String,
    },
    /// The file cannot be opened.
    #[error("{database}: cannot be opened; check that its folder exists and may be read")]
    CannotOpen {
        /// The file.
        database: String,
    },
    /// The server cannot be reached, or does not let us in.
    #[error(
        "{database}: the server cannot be used ({reason}); check that it runs, the address in DATABASE_URL, the name and the password"
    )]
    Unreachable {
        /// The database.
        database: String,
        /// What it, or the system, said.
        reason: String,
    },
    /// The database holds tables of somebody else.
    #[error("{database}: this database holds tables of another program; give Ortaq a database of its own")]
    ForeignTables {
        /// The database.
        database: String,
    },
    /// The address of a database in a form that is none of ours.
    #[error("{url:?} names no database; write sqlite:PATH or postgres://USER@HOST/DATABASE")]
    Url {
        /// What was given, without a password.
        url: String,
    },
    /// Somebody else has committed since the state was read on which a commit is based.
    #[error("{database}: another process has written to the log meanwhile; run the command again")]
    Overtaken {
        /// The database.
        database: String,
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
    #[error("{database}: {source}")]
    Database {
        /// The database.
        database: String,
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
    /// An address that names no database, without a password that may be in it.
    pub(crate) fn url(url: &str) -> Self {
        Self::Url {
            url: url.split_once('@').map_or(url, |(_, behind)| behind).to_owned(),
        }
    }

    /// Says in plain words what SQLite reports as a number.
    pub(crate) fn from_sqlite(database: &str, source: sqlx::Error) -> Self {
        let database = database.to_owned();
        match primary_code(&source) {
            Some(code::BUSY | code::LOCKED) => Self::Locked { database },
            Some(code::READONLY) => Self::ReadOnly { database },
            Some(code::CORRUPT) => Self::Damaged {
                database,
                reason: source.to_string(),
            },
            Some(code::FULL) => Self::DiskFull { database },
            Some(code::CANTOPEN) => Self::CannotOpen { database },
            Some(code::NOTADB) => Self::NotADatabase { database },
            _ => Self::Database { database, source },
        }
    }

    /// Says in plain words what PostgreSQL reports as a code (<https://www.postgresql.org/docs/current/errcodes-appendix.html>).
    pub(crate) fn from_postgres(database: &str, source: sqlx::Error) -> Self {
        let database = database.to_owned();
        let code = source
            .as_database_error()
            .and_then(sqlx::error::DatabaseError::code);
        match code.as_deref() {
            // Invalid authorisation, invalid password, no such database, starting up or shutting down, too many connections.
            Some("28000" | "28P01" | "3D000" | "57P01" | "57P02" | "57P03" | "53300") => Self::Unreachable {
                database,
                reason: source.to_string(),
            },
            // Insufficient privilege, read-only transaction.
            Some("42501" | "25006") => Self::ReadOnly { database },
            Some("53100") => Self::DiskFull { database },
            Some("55P03") => Self::Locked { database },
            Some("XX001" | "XX002") => Self::Damaged {
                database,
                reason: source.to_string(),
            },
            _ => match source {
                sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolTimedOut => Self::Unreachable {
                    database,
                    reason: source.to_string(),
                },
                source => Self::Database { database, source },
            },
        }
    }
}

/// The low byte of an extended result code is the primary code.
fn primary_code(error: &sqlx::Error) -> Option<i32> {
    let code = error.as_database_error()?.code()?;
    Some(code.parse::<i32>().ok()? & 0xff)
}
