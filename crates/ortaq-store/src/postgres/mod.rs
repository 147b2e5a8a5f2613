//! Logs in PostgreSQL 15 or newer, for nodes that outgrow one file.
//!
//! `synchronous_commit` is switched on whatever the server's setting: what is committed is on the server's disk. Rows travel as one array
//! a column, so that a batch of any size is a handful of statements that are always the same.

mod people;
mod schema;
mod write;

use std::collections::BTreeMap;
use std::ops::Range;
use std::str::FromStr;
use std::time::Duration;

use async_trait::async_trait;
use ortaq_core::fold::Held;
use ortaq_core::ids::{EntryId, LogId, RecordId, TreeHash};
use ortaq_core::merkle::SignedCheckpoint;
use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgSslMode};

pub(crate) use people::PostgresTables;

use crate::StoreError;
use crate::limits::{self, within};
use crate::log::rows::{self, Reading, count, signed, unsigned};
use crate::log::{Batch, Committed, Leaf, Listing, LogHead, LogStore, Summary, View};

/// Connections kept at most.
const CONNECTIONS: u32 = 8;
/// How long a request waits for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// Logs in a PostgreSQL database.
#[derive(Debug)]
pub struct PostgresLog {
    pool: PgPool,
    database: String,
}

impl PostgresLog {
    /// Connects to the database of a URL, `postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=…`, making or migrating the tables
    /// where needed.
    ///
    /// Over a network the server's certificate must verify unless the URL says another `sslmode`; `sslrootcert` names the file of
    /// an authority of one's own.
    ///
    /// # Errors
    /// A URL that cannot be read, a server that cannot be used, a database of somebody else or of a newer program.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let (pool, database) = connect(url).await?;
        Ok(Self { pool, database })
    }

    fn failed(&self, error: sqlx::Error) -> StoreError {
        StoreError::from_postgres(&self.database, error)
    }

    fn reading(&self) -> Reading<'_> {
        Reading(&self.database)
    }
}

/// Connections to the database of a URL, its tables made or migrated where needed; and its name for people.
async fn connect(url: &str) -> Result<(PgPool, String), StoreError> {
    let options = PgConnectOptions::from_str(url).map_err(|_| StoreError::url(url))?;
    let options = safe_by_default(options, url)
        .application_name("ortaq")
        .options([("synchronous_commit", "on")]);
    let database = name(&options);
    let failed = |error| StoreError::from_postgres(&database, error);
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .connect_with(options)
        .await
        .map_err(failed)?;
    let mut connection = pool.acquire().await.map_err(failed)?;
    let fit = schema::migrate(&mut connection).await;
    drop(connection);
    fit.map_err(|unfit| unfit.said_of(&database))?;
    Ok((pool, database))
}

/// Without a word about it in the URL, a server that is reached over a network must prove who it is.
fn safe_by_default(options: PgConnectOptions, url: &str) -> PgConnectOptions {
    let host = options.get_host();
    let is_here = options.get_socket().is_some()
        || host.starts_with('/')
        || host == "localhost"
        || host
            .trim_matches(&['[', ']'][..])
            .parse()
            .is_ok_and(|address: std::net::IpAddr| address.is_loopback());
    let is_said = url.contains("sslmode=") || url.contains("ssl-mode=");
    if is_here || is_said {
        options
    } else {
        options.ssl_mode(PgSslMode::VerifyFull)
    }
}

/// The database, for people.
fn name(options: &PgConnectOptions) -> String {
    let place = options.get_socket().map_or_else(
        || format!("{}:{}", options.get_host(), options.get_port()),
        |socket| socket.display().to_string(),
    );
    let database = options.get_database().unwrap_or(options.get_username());
    format!("postgres://{place}/{database}")
}

#[async_trait]
impl LogStore for PostgresLog {
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
             WHERE entry.record = ANY($1) ORDER BY entry.record, entry.log, entry.seq",
        )
        .bind(records.iter().map(ToString::to_string).collect::<Vec<_>>())
        .fetch_all(&self.pool)
        .await;
        let found = found.map_err(|error| self.failed(error))?;
        found.into_iter().map(|row| self.reading().held(row)).collect()
    }

    async fn nodes(&self, log: &LogId, places: &[u64]) -> Result<Vec<(u64, Vec<TreeHash>)>, StoreError> {
        within(places.len(), limits::PAGE)?;
        let found: Result<Vec<(i64, Vec<u8>)>, _> =
            sqlx::query_as("SELECT seq, nodes FROM leaf WHERE log = $1 AND seq = ANY($2) ORDER BY seq")
                .bind(&log.as_bytes()[..])
                .bind(places.iter().map(|place| signed(*place)).collect::<Vec<_>>())
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
        let mut transaction = self.pool.begin().await.map_err(|error| self.failed(error))?;
        let written = write::write(&mut transaction, batch)
            .await
            .map_err(|error| self.failed(error))?;
        let committed = written.ok_or_else(|| StoreError::Overtaken {
            database: self.database.clone(),
        })?;
        transaction.commit().await.map_err(|error| self.failed(error))?;
        Ok(committed)
    }

    async fn close(&self) {
        self.pool.close().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(url: &str) -> PgSslMode {
        safe_by_default(PgConnectOptions::from_str(url).unwrap(), url).get_ssl_mode()
    }

    #[test]
    fn over_a_network_the_server_must_prove_who_it_is_unless_the_url_says_otherwise() {
        assert!(matches!(
            mode("postgres://ortaq@db.example.org/ortaq"),
            PgSslMode::VerifyFull
        ));
        assert!(matches!(
            mode("postgres://ortaq@10.0.0.7/ortaq"),
            PgSslMode::VerifyFull
        ));
        assert!(matches!(
            mode("postgres://ortaq@db.example.org/ortaq?sslmode=require"),
            PgSslMode::Require
        ));
        for here in ["localhost", "127.0.0.1", "[::1]"] {
            let mode = mode(&format!("postgres://ortaq@{here}/ortaq"));
            assert!(matches!(mode, PgSslMode::Prefer), "{here}: {mode:?}");
        }
        assert!(matches!(
            mode("postgres:///ortaq?host=/run/postgresql"),
            PgSslMode::Prefer
        ));
    }

    #[test]
    fn a_password_is_not_named() {
        let options = PgConnectOptions::from_str("postgres://ortaq:secret@db.example.org:5433/log").unwrap();
        assert_eq!(name(&options), "postgres://db.example.org:5433/log");
        assert!(
            !StoreError::url("postgres://a:secret@h/d?x")
                .to_string()
                .contains("secret")
        );
    }
}
