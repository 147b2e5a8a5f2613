//! SQLite behind the store. All SQL of the crate is in this module.
//!
//! One file in WAL mode: readers do not wait for the writer. `synchronous = NORMAL` is enough: a killed process loses
//! nothing that was committed, and after a power cut the file is whole and at most the last transactions are gone; the
//! import journal lies in the same transactions as the records, so that the next import repeats exactly those.

mod files;
mod journal;
mod log;
mod log_write;
mod people;
mod read;
mod schema;
mod stats;
mod write;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::StoreError;
pub use log::SqliteLog;
pub(crate) use people::SqliteTables;

/// How long a request waits for another process's transaction.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// Between attempts to open a database that another process is just closing.
const REOPEN_AFTER: Duration = Duration::from_millis(20);
/// Connections kept: one writes, the others read beside it.
const CONNECTIONS: u32 = 4;

/// The knowledge base in one SQLite file. Cheap to clone; clones share connections.
#[derive(Debug, Clone)]
pub struct Store {
    pool: SqlitePool,
    path: PathBuf,
}

impl Store {
    /// Opens the database, creating it or bringing its schema up to date where needed.
    ///
    /// # Errors
    /// Every [`StoreError`] but `TooMany`.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        Self::open_with_patience(path, BUSY_TIMEOUT).await
    }

    /// As [`Store::open`], with another time to wait for other processes' transactions than the usual ten seconds.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_with_patience(path: &Path, patience: Duration) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true);
        let pool = open_to_write(path, options, patience).await?;
        let path = path.to_owned();
        Ok(Self { pool, path })
    }

    /// Opens an existing database to read only; its schema must be the newest.
    ///
    /// # Errors
    /// As [`Store::open`]; `CannotOpen` where there is no such file.
    pub async fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .read_only(true)
            .busy_timeout(BUSY_TIMEOUT);
        let pool = connect_patiently(path, options, false, BUSY_TIMEOUT).await?;
        let path = path.to_owned();
        Ok(Self { pool, path })
    }

    /// A database in memory, gone when closed: for tests and one-off checks.
    ///
    /// # Errors
    /// `Database` where SQLite cannot start.
    pub async fn in_memory() -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true);
        let path = PathBuf::from(":memory:");
        let pool = connect(&path, options, 1, true).await?;
        Ok(Self { pool, path })
    }

    /// Writes the whole database, logs included, into a new file, as it is at one moment. Others can write meanwhile.
    ///
    /// # Errors
    /// A file that is there already; what the database reports.
    pub async fn save_into(&self, file: &Path) -> Result<(), StoreError> {
        let saved = sqlx::query("VACUUM INTO $1")
            .bind(file.display().to_string())
            .execute(&self.pool);
        saved.await.map(|_| ()).map_err(|error| self.failed(error))
    }

    /// Whether the file is whole, as far as SQLite can tell.
    ///
    /// # Errors
    /// `Damaged`.
    pub async fn check(&self) -> Result<(), StoreError> {
        let said: String = sqlx::query_scalar("PRAGMA quick_check(1)")
            .fetch_one(&self.pool)
            .await
            .map_err(|error| self.failed(error))?;
        if said == "ok" {
            return Ok(());
        }
        Err(StoreError::Damaged {
            database: self.path.display().to_string(),
            reason: said,
        })
    }

    /// Removes all logs and people from this file, because they are kept in another database.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn forget_logs(&self) -> Result<(), StoreError> {
        let forget = "DELETE FROM leaf; DELETE FROM entry; DELETE FROM body; DELETE FROM checkpoint; DELETE FROM record; \
             DELETE FROM record_link; UPDATE log_change SET last = 0; \
             DELETE FROM account; DELETE FROM recovery_code; DELETE FROM invitation; DELETE FROM session; DELETE FROM api_token; \
             DELETE FROM sign_in_delay; DROP TRIGGER audit_is_not_deleted; DELETE FROM audit; \
             CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit \
             BEGIN SELECT RAISE(ABORT, 'the audit trail is only appended to'); END";
        let forget = async {
            let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
            sqlx::raw_sql(forget).execute(&mut *transaction).await?;
            transaction.commit().await?;
            sqlx::raw_sql("VACUUM").execute(&self.pool).await
        };
        forget.await.map(|_| ()).map_err(|error| self.failed(error))
    }

    /// Finishes running requests and closes the file, which also folds the write-ahead log into it.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn failed(&self, error: sqlx::Error) -> StoreError {
        StoreError::from_sqlite(&self.path.display().to_string(), error)
    }
}

/// Connections to a file of ours that can be written, made or migrated where needed.
async fn open_to_write(
    path: &Path,
    options: SqliteConnectOptions,
    patience: Duration,
) -> Result<SqlitePool, StoreError> {
    // Looked at before it is opened for writing, which would turn another program's database to WAL mode. Any other
    // trouble than a foreign or newer file shows below again.
    if let Err(refused @ (StoreError::NotADatabase { .. } | StoreError::NewerSchema { .. })) =
        look(path).await
    {
        return Err(refused);
    }
    let options = options
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .busy_timeout(patience);
    connect_patiently(path, options, true, patience).await
}

/// Whether the file, where there is one, is a database of ours.
async fn look(path: &Path) -> Result<(), StoreError> {
    if std::fs::metadata(path).is_ok_and(|file| file.len() > 0) {
        let options = SqliteConnectOptions::new().filename(path).read_only(true);
        connect(path, options, 1, false).await?.close().await;
    }
    Ok(())
}

/// SQLite does not wait by itself where the last connection of somebody else is folding the write-ahead log into the
/// file, nor while the journal's mode is set.
async fn connect_patiently(
    path: &Path,
    options: SqliteConnectOptions,
    writable: bool,
    patience: Duration,
) -> Result<SqlitePool, StoreError> {
    let start = Instant::now();
    loop {
        match connect(path, options.clone(), CONNECTIONS, writable).await {
            Err(StoreError::Locked { .. }) if start.elapsed() < patience => {
                tokio::time::sleep(REOPEN_AFTER).await;
            }
            opened => return opened,
        }
    }
}

async fn connect(
    path: &Path,
    options: SqliteConnectOptions,
    connections: u32,
    writable: bool,
) -> Result<SqlitePool, StoreError> {
    let database = path.display().to_string();
    let failed = |error| StoreError::from_sqlite(&database, error);
    let pool = SqlitePoolOptions::new()
        .max_connections(connections)
        // An in-memory database lives as long as its one connection.
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(options)
        .await
        .map_err(failed)?;
    let mut connection = pool.acquire().await.map_err(failed)?;
    let fit = if writable {
        schema::migrate(&mut connection).await
    } else {
        schema::check(&mut connection).await.map(|_| ())
    };
    drop(connection);
    fit.map(|()| pool).map_err(|unfit| unfit.said_of(&database))
}

/// Numbers that SQLite gives are never negative where we ask for them; a damaged file must not make us panic.
fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// SQLite's integers end at 2⁶³ − 1; larger ones cannot occur but must not wrap.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use ortaq_core::{FactCheck, Outlet, Rating};

    use super::*;
    use crate::Incoming;

    fn record(n: usize) -> Incoming {
        let record = FactCheck {
            id: n.to_string(),
            claim: "İddia ".repeat(100),
            language: None,
            claimant: None,
            claim_date: None,
            appearances: vec![],
            outlet: Outlet {
                name: "Nümunə".into(),
                url: None,
            },
            title: None,
            summary: None,
            url: None,
            published: None,
            rating: Rating::from_label("Yanlış"),
            topics: vec![],
            demo: false,
        };
        Incoming {
            record,
            detected_language: None,
        }
    }

    #[tokio::test]
    async fn a_full_disk_is_named_and_loses_nothing() {
        let store = Store::in_memory().await.unwrap();
        store.upsert(&[record(0)]).await.unwrap();
        sqlx::query("PRAGMA max_page_count = 40")
            .execute(&store.pool)
            .await
            .unwrap();
        let many: Vec<Incoming> = (1..1_000).map(record).collect();
        let refused = store.upsert(&many).await.unwrap_err();
        assert!(matches!(refused, StoreError::DiskFull { .. }), "{refused:?}");
        assert_eq!(
            (store.count().await.unwrap(), store.last_change().await.unwrap()),
            (1, 1)
        );
        assert!(store.upsert(&[record(1)]).await.is_ok());
    }
}
