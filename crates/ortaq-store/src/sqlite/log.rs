//! Logs in SQLite.
//!
//! The same file as that of the knowledge base, or one of its own: the tables are made by the same ladder. `synchronous = FULL`: what
//! is committed is on disk, also after a power cut. `secure_delete`: an erased body is overwritten in the file.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use async_trait::async_trait;
use ortaq_core::fold::Held;
use ortaq_core::ids::{EntryId, LogId, RecordId, TreeHash};
use ortaq_core::merkle::SignedCheckpoint;
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteSynchronous};

use super::log_write::{json, transact};
use super::{BUSY_TIMEOUT, open_to_write};
use crate::StoreError;
use crate::limits::{self, within};
use crate::log::rows::{self, Reading, count, signed, unsigned};
use crate::log::{Batch, Committed, Leaf, Listing, LogHead, LogStore, Summary, View};

/// Pages that the write-ahead log may hold before it is folded into the file. Fewer foldings are fewer waits for the disk.
const PAGES_OF_LOG: &str = "8000";
/// Memory for pages of a connection, in KiB.
const CACHE_KIB: &str = "-16384";

/// Logs in one SQLite file.
#[derive(Debug)]
pub struct SqliteLog {
    pool: SqlitePool,
    database: String,
}

impl SqliteLog {
    /// Opens the file, making or migrating it where needed.
    ///
    /// # Errors
    /// As [`Store::open`](crate::Store::open).
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        let (pool, database) = durable(path).await?;
        Ok(Self { pool, database })
    }

    fn failed(&self, error: sqlx::Error) -> StoreError {
        StoreError::from_sqlite(&self.database, error)
    }

    fn reading(&self) -> Reading<'_> {
        Reading(&self.database)
    }
}

/// Connections to a file in which what is committed is on disk, made or migrated where needed; and its name for people.
pub(super) async fn durable(path: &Path) -> Result<(SqlitePool, String), StoreError> {
    let options = SqliteConnectOptions::new()
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("secure_delete", "ON")
        .pragma("wal_autocheckpoint", PAGES_OF_LOG)
        .pragma("cache_size", CACHE_KIB);
    let pool = open_to_write(path, options, BUSY_TIMEOUT).await?;
    Ok((pool, path.display().to_string()))
}

#[async_trait]
impl LogStore for SqliteLog {
    fn database(&self) -> &str {
        &self.database
    }

    async fn change(&self) -> Result<u64, StoreError> {
        let change = sqlx::query_scalar(rows::CHANGE).fetch_one(&self.pool).await;
        change.map(unsigned).map_err(|error| self.failed(error))
    }

    async fn heads(&self) -> Result<Vec<LogHead>, StoreError> {
        let found = sqlx::query_as(rows::HEADS).fetch_all(&self.pool).await;
        let found = found.map_err(|error| self.failed(error))?;
        found.into_iter().map(|row| self.reading().head(row)).collect()
    }

    async fn head(&self, log: &LogId) -> Result<Option<LogHead>, StoreError> {
        let found = sqlx::query_as(rows::HEAD)
            .bind(&log.as_bytes()[..])
            .fetch_one(&self.pool)
            .await;
        let (size, note): rows::SizeRow = found.map_err(|error| self.failed(error))?;
        let head = |size| self.reading().head((log.as_bytes().to_vec(), size, note));
        size.map(head).transpose()
    }

    async fn leaves(&self, log: &LogId, from: u64, limit: usize) -> Result<Vec<Leaf>, StoreError> {
        within(limit, limits::PAGE)?;
        let found = sqlx::query_as(rows::LEAVES)
            .bind(&log.as_bytes()[..])
            .bind(signed(from))
            .bind(count(limit))
            .fetch_all(&self.pool)
            .await;
        let found = found.map_err(|error| self.failed(error))?;
        found.into_iter().map(|row| self.reading().leaf(row)).collect()
    }

    async fn entry(&self, id: &EntryId) -> Result<Option<Held>, StoreError> {
        let found = sqlx::query_as(rows::ENTRY)
            .bind(&id.as_bytes()[..])
            .fetch_optional(&self.pool)
            .await;
        let found = found.map_err(|error| self.failed(error))?;
        found.map(|row| self.reading().held(row)).transpose()
    }

    async fn about(&self, records: &[RecordId]) -> Result<Vec<Held>, StoreError> {
        within(records.len(), limits::PAGE)?;
        let found = sqlx::query_as(
            "SELECT entry.note, body.json FROM entry LEFT JOIN body ON body.log = entry.log AND body.seq = entry.seq \
             WHERE entry.record IN (SELECT value FROM json_each($1)) ORDER BY entry.record, entry.log, entry.seq",
        )
        .bind(json(&records))
        .fetch_all(&self.pool)
        .await;
        let found = found.map_err(|error| self.failed(error))?;
        found.into_iter().map(|row| self.reading().held(row)).collect()
    }

    async fn nodes(&self, log: &LogId, places: &[u64]) -> Result<Vec<(u64, Vec<TreeHash>)>, StoreError> {
        within(places.len(), limits::PAGE)?;
        let found: Result<Vec<(i64, Vec<u8>)>, _> = sqlx::query_as(
            "SELECT seq, nodes FROM leaf WHERE log = $1 AND seq IN (SELECT value FROM json_each($2)) ORDER BY seq",
        )
        .bind(&log.as_bytes()[..])
        .bind(json(&places))
        .fetch_all(&self.pool)
        .await;
        let found = found.map_err(|error| self.failed(error))?;
        let row =
            |(seq, nodes): (i64, Vec<u8>)| Ok((unsigned(seq), self.reading().tree_hashes(seq, &nodes)?));
        found.into_iter().map(row).collect()
    }

    async fn checkpoints(
        &self,
        log: &LogId,
        from: u64,
        limit: usize,
    ) -> Result<Vec<SignedCheckpoint>, StoreError> {
        within(limit, limits::PAGE)?;
        let found: Result<Vec<(String,)>, _> = sqlx::query_as(rows::CHECKPOINTS)
            .bind(&log.as_bytes()[..])
            .bind(signed(from))
            .bind(count(limit))
            .fetch_all(&self.pool)
            .await;
        let found = found.map_err(|error| self.failed(error))?;
        found
            .iter()
            .map(|(note,)| self.reading().checkpoint(note))
            .collect()
    }

    async fn records(&self, after: Option<&RecordId>, limit: usize) -> Result<Vec<RecordId>, StoreError> {
        within(limit, limits::PAGE)?;
        let found = sqlx::query_as(rows::RECORDS)
            .bind(after.map(ToString::to_string).unwrap_or_default())
            .bind(count(limit))
            .fetch_all(&self.pool)
            .await;
        self.reading().records(found.map_err(|error| self.failed(error))?)
    }

    async fn records_at(&self, log: &LogId, places: Range<u64>) -> Result<Vec<RecordId>, StoreError> {
        let found = sqlx::query_as(rows::RECORDS_AT)
            .bind(&log.as_bytes()[..])
            .bind(signed(places.start))
            .bind(signed(places.end))
            .fetch_all(&self.pool)
            .await;
        self.reading().records(found.map_err(|error| self.failed(error))?)
    }

    async fn record(&self, id: &RecordId, view: View) -> Result<Option<Summary>, StoreError> {
        let found = sqlx::query_as(rows::RECORD)
            .bind(id.to_string())
            .bind(view.number())
            .fetch_optional(&self.pool)
            .await;
        let found = found.map_err(|error| self.failed(error))?;
        found.map(|row| self.reading().summary(row)).transpose()
    }

    async fn list(&self, listing: &Listing) -> Result<Vec<Summary>, StoreError> {
        within(listing.limit, limits::PAGE)?;
        let (time, name) = rows::behind(listing.after.as_ref());
        let found = sqlx::query_as(rows::LIST)
            .bind(listing.view.number())
            .bind(&listing.kind)
            .bind(&listing.status)
            .bind(time)
            .bind(name)
            .bind(count(listing.limit))
            .bind(listing.owner.map(|owner| owner.to_string()))
            .fetch_all(&self.pool)
            .await;
        let found = found.map_err(|error| self.failed(error))?;
        found.into_iter().map(|row| self.reading().summary(row)).collect()
    }

    async fn statuses(
        &self,
        view: View,
        kind: &str,
        owner: Option<&LogId>,
    ) -> Result<BTreeMap<Option<String>, u64>, StoreError> {
        let found = sqlx::query_as(rows::STATUSES)
            .bind(view.number())
            .bind(kind)
            .bind(owner.map(ToString::to_string))
            .fetch_all(&self.pool)
            .await;
        Ok(self
            .reading()
            .statuses(found.map_err(|error| self.failed(error))?))
    }

    async fn changed_since(
        &self,
        view: View,
        change: u64,
        after: Option<&RecordId>,
        limit: usize,
    ) -> Result<Vec<(u64, Summary)>, StoreError> {
        within(limit, limits::PAGE)?;
        let found = sqlx::query_as(rows::CHANGED_SINCE)
            .bind(view.number())
            .bind(signed(change))
            .bind(after.map_or_else(|| rows::BEHIND_ALL.to_owned(), ToString::to_string))
            .bind(count(limit))
            .fetch_all(&self.pool)
            .await;
        let found = found.map_err(|error| self.failed(error))?;
        found.into_iter().map(|row| self.reading().changed(row)).collect()
    }

    async fn linked(&self, about: &RecordId, view: View) -> Result<Vec<RecordId>, StoreError> {
        let found = sqlx::query_as(rows::LINKED)
            .bind(about.to_string())
            .bind(view.number())
            .fetch_all(&self.pool)
            .await;
        self.reading().records(found.map_err(|error| self.failed(error))?)
    }

    async fn commit(&self, batch: &Batch) -> Result<Committed, StoreError> {
        batch.within_limits()?;
        let mut connection = self.pool.acquire().await.map_err(|error| self.failed(error))?;
        let written = transact(&mut connection, batch).await;
        if written.is_err() {
            // SQLite may have rolled back by itself, which the connection would not know: it is not used again.
            connection.close_on_drop();
        }
        let written = written.map_err(|error| self.failed(error))?;
        written.ok_or_else(|| StoreError::Overtaken {
            database: self.database.clone(),
        })
    }

    async fn close(&self) {
        self.pool.close().await;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::Timestamp;
    use ortaq_core::audience::Audience;
    use ortaq_core::entry::Body;
    use ortaq_core::ids::PersonId;
    use ortaq_core::keys::NodeKey;
    use serde_json::json;

    use super::*;
    use crate::log::{Draft, LogWriter, WriteError, verify};

    #[tokio::test]
    async fn a_full_disk_is_named_and_loses_nothing_and_writing_goes_on_when_there_is_room() {
        let folder = tempfile::tempdir().unwrap();
        let store = Arc::new(SqliteLog::open(&folder.path().join("ortaq.db")).await.unwrap());
        let (key, recovery) = (NodeKey::from_seed([1; 32]), NodeKey::from_seed([2; 32]));
        let clock = Arc::new(|| Timestamp::UNIX_EPOCH);
        let store_too: Arc<dyn LogStore> = store.clone();
        let writer = LogWriter::begin(store_too, key, recovery.public(), [0; 16], clock)
            .await
            .unwrap();
        let draft = |number: u8| Draft {
            record: RecordId::new("claim", writer.log(), [number; 16]).unwrap(),
            kind: "claim.set".parse().unwrap(),
            body: Body::new(&json!({"text": "Göl ".repeat(400)}), [number; 16]).unwrap(),
            author: PersonId::NODE,
            audience: Audience::CLEAR,
            seen: None,
        };
        // A limit of this connection, which is the only one as long as one request follows the other.
        sqlx::raw_sql("PRAGMA max_page_count = 80")
            .execute(&store.pool)
            .await
            .unwrap();
        let mut acknowledged = 0;
        let refused = loop {
            match writer.append(draft(acknowledged)).await {
                Ok(_) => acknowledged += 1,
                Err(refused) => break refused,
            }
        };
        let WriteError::Store(error) = &refused else {
            panic!("{refused:?}")
        };
        assert!(matches!(**error, StoreError::DiskFull { .. }), "{error:?}");
        let size = async || store.head(&writer.log()).await.unwrap().unwrap().size;
        assert_eq!(size().await, u64::from(acknowledged) + 1);
        // The next connection has no limit: there is room again.
        writer.append(draft(acknowledged)).await.unwrap();
        assert_eq!(size().await, u64::from(acknowledged) + 2);
        let head = store.head(&writer.log()).await.unwrap().unwrap();
        verify(&*store, &head, &mut |_| {}).await.unwrap();
    }
}
