//! Keeping signed logs: the node's own and those of its partners.
//!
//! [`LogStore`] is what a database must do; there are two, chosen by [`open`]. It keeps entries, their bodies apart, the nodes of
//! every log's tree, checkpoints, and a *projection* of each record: its folded state. What is written goes through a
//! [`Batch`], which is one durable transaction. Who decides what goes into a batch is the [`LogWriter`].
//!
//! The entries are the truth. Projections are made from them and can be made again ([`rebuild`]); [`verify`] follows a log leaf by
//! leaf and compares everything that is kept beside it.

mod copy;
mod ledger;
mod preparation;
mod projection;
mod rebuild;
pub(crate) mod rows;
mod verify;
mod writer;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use ortaq_core::fold::Held;
use ortaq_core::ids::{EntryId, LogId, RecordId, TreeHash};
use ortaq_core::keys::KeyHistory;
use ortaq_core::merkle::{Frontier, NodeAt, NotNext, SignedCheckpoint, completed_by};
use ortaq_core::records::key::RECORD_KIND as KEY;
use ortaq_core::time::Time;

pub use copy::{CopyError, copy};
pub use projection::{Projection, Summary, View};
pub use rebuild::{Rebuilt, rebuild};
pub use verify::{Unsound, Verified, verify};
pub use writer::{Appended, Clock, Draft, LogWriter, WriteError};

use crate::StoreError;
use crate::limits::{self, within};
use crate::postgres::PostgresLog;
use crate::sqlite::SqliteLog;

/// A log as it stands here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogHead {
    /// The log.
    pub log: LogId,
    /// How many leaves are here.
    pub size: u64,
    /// The newest checkpoint.
    pub checkpoint: Option<SignedCheckpoint>,
}

/// A leaf of a log's tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Its place.
    pub seq: u64,
    /// The nodes of the tree that it completes, from itself upwards.
    pub nodes: Vec<TreeHash>,
    /// The entry; none where only its hash is here.
    pub entry: Option<Held>,
}

/// A leaf to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLeaf {
    /// The log.
    pub log: LogId,
    /// Its place: the next one.
    pub seq: u64,
    /// The nodes of the tree that it completes, from itself upwards.
    pub nodes: Vec<TreeHash>,
}

impl NewLeaf {
    /// The leaf at `seq` with the nodes that reading it gave.
    pub(crate) fn new(log: LogId, seq: u64, nodes: Vec<NodeAt>) -> Self {
        let nodes = nodes.into_iter().map(|(_, hash)| hash).collect();
        Self { log, seq, nodes }
    }
}

/// What one transaction writes, all or nothing.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// The [change](LogStore::change) that this is based on. When somebody else has committed since, nothing is written.
    pub based_on: u64,
    /// New leaves, in order.
    pub leaves: Vec<NewLeaf>,
    /// Entries with their bodies, of leaves that are new or were here as hashes alone. Of an entry that is here already a body
    /// that was missing is added.
    pub entries: Vec<Held>,
    /// New checkpoints. Older ones of the same log go, unless they are cosigned.
    pub checkpoints: Vec<SignedCheckpoint>,
    /// Places whose bodies are erased.
    pub erased: Vec<(LogId, u64)>,
    /// Records as they are now.
    pub projections: Vec<Projection>,
    /// Removes projections of records about which there is no entry.
    pub sweep: bool,
}

impl Batch {
    /// Refuses a batch that is larger than a transaction may be.
    pub(crate) fn within_limits(&self) -> Result<(), StoreError> {
        // Projections and erasures follow from the entries: a revocation can concern every record of a log.
        [self.leaves.len(), self.entries.len()]
            .into_iter()
            .try_for_each(|part| within(part, limits::PAGE))
    }
}

/// What a transaction did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// Its number.
    pub change: u64,
    /// How many projections say something else than before.
    pub projections: u64,
}

/// Which records a list shows, the ones that changed last first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// As whom.
    pub view: View,
    /// Of which kind.
    pub kind: String,
    /// Whose; none: anybody's.
    pub owner: Option<LogId>,
    /// With which [status](ortaq_core::fold::RecordState::status); none: any.
    pub status: Option<String>,
    /// Behind which record; none: from the beginning.
    pub after: Option<(Time, RecordId)>,
    /// How many, at most [`limits::PAGE`].
    pub limit: usize,
}

/// A database that keeps logs.
///
/// Whatever is given or asked for at once is bounded by [`limits`]. Every error is a [`StoreError`]; stored bytes that
/// cannot be read are [`StoreError::Damaged`].
#[async_trait]
pub trait LogStore: fmt::Debug + Send + Sync {
    /// The database, for people: a path or an address without a password.
    fn database(&self) -> &str;

    /// The number of the last transaction, 0 before the first.
    async fn change(&self) -> Result<u64, StoreError>;

    /// All logs that are here, in the order of their names.
    async fn heads(&self) -> Result<Vec<LogHead>, StoreError>;

    /// One log; none where nothing of it is here.
    async fn head(&self, log: &LogId) -> Result<Option<LogHead>, StoreError>;

    /// Leaves of a log in order, from place `from` on.
    async fn leaves(&self, log: &LogId, from: u64, limit: usize) -> Result<Vec<Leaf>, StoreError>;

    /// An entry by its name.
    async fn entry(&self, id: &EntryId) -> Result<Option<Held>, StoreError>;

    /// All entries about these records, of all logs, in the order of record, log and place.
    async fn about(&self, records: &[RecordId]) -> Result<Vec<Held>, StoreError>;

    /// The nodes that the leaves at these places complete, in their order; places that are not here are left out.
    async fn nodes(&self, log: &LogId, places: &[u64]) -> Result<Vec<(u64, Vec<TreeHash>)>, StoreError>;

    /// The checkpoints of a log with at least `from` entries, the oldest first.
    async fn checkpoints(
        &self,
        log: &LogId,
        from: u64,
        limit: usize,
    ) -> Result<Vec<SignedCheckpoint>, StoreError>;

    /// Names of records about which there are entries, in order, behind `after`.
    async fn records(&self, after: Option<&RecordId>, limit: usize) -> Result<Vec<RecordId>, StoreError>;

    /// Names of the records that entries of a log at these places are about.
    async fn records_at(&self, log: &LogId, places: Range<u64>) -> Result<Vec<RecordId>, StoreError>;

    /// What a record has become, for a view.
    async fn record(&self, id: &RecordId, view: View) -> Result<Option<Summary>, StoreError>;

    /// A page of a list.
    async fn list(&self, listing: &Listing) -> Result<Vec<Summary>, StoreError>;

    /// How many records of a kind have which [status](ortaq_core::fold::RecordState::status), in a view; of one owner, or of all.
    async fn statuses(
        &self,
        view: View,
        kind: &str,
        owner: Option<&LogId>,
    ) -> Result<BTreeMap<Option<String>, u64>, StoreError>;

    /// Records whose state was written by a transaction after `change`, in order of transaction and name, behind `after`
    /// of the transaction `change` itself: where an index goes on from.
    async fn changed_since(
        &self,
        view: View,
        change: u64,
        after: Option<&RecordId>,
        limit: usize,
    ) -> Result<Vec<(u64, Summary)>, StoreError>;

    /// Names of the records that are about this one, in a view.
    async fn linked(&self, about: &RecordId, view: View) -> Result<Vec<RecordId>, StoreError>;

    /// Writes a batch and returns when it is on disk.
    ///
    /// After any other error than [`StoreError::Overtaken`] and [`StoreError::TooMany`] it can be that the batch was
    /// written nevertheless, because the answer was lost on its way.
    async fn commit(&self, batch: &Batch) -> Result<Committed, StoreError>;

    /// Finishes running requests and closes the connections.
    async fn close(&self);
}

/// Opens the database of a URL, making or migrating its tables where needed: `sqlite:PATH`, or `postgres://USER@HOST/DATABASE` with
/// the parameters of libpq.
///
/// # Errors
/// A URL of neither form; what the database reports.
pub async fn open(url: &str) -> Result<Arc<dyn LogStore>, StoreError> {
    match url.split_once(':') {
        Some(("sqlite", path)) if !path.is_empty() => Ok(Arc::new(SqliteLog::open(Path::new(path)).await?)),
        Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => {
            Ok(Arc::new(PostgresLog::open(url).await?))
        }
        _ => Err(StoreError::url(url)),
    }
}

/// The nodes of a log's tree at these addresses, for proofs.
///
/// # Errors
/// What the database reports.
pub async fn tree_nodes(
    store: &dyn LogStore,
    log: &LogId,
    addresses: &[u64],
) -> Result<BTreeMap<u64, TreeHash>, StoreError> {
    let wanted: Vec<_> = addresses
        .iter()
        .map(|address| (*address, completed_by(*address)))
        .collect();
    let places: Vec<u64> = wanted.iter().map(|(_, (seq, _))| *seq).collect();
    let rows: BTreeMap<_, _> = store.nodes(log, &places).await?.into_iter().collect();
    let node = |(address, (seq, place)): (u64, (u64, usize))| Some((address, *rows.get(&seq)?.get(place)?));
    Ok(wanted.into_iter().filter_map(node).collect())
}

/// The keys of a log, as far as it is here. `None` where nothing of it is.
///
/// # Errors
/// What the database reports.
pub async fn keys(store: &dyn LogStore, log: &LogId) -> Result<Option<KeyHistory>, StoreError> {
    let record = RecordId::only(KEY, *log).expect("`key` is one word");
    let mut held = store.about(&[record]).await?;
    held.retain(|held| held.entry().entry().log == *log);
    if held.is_empty() {
        return Ok(None);
    }
    let changes: Vec<_> = held.iter().collect();
    let history = ledger::key_history(&changes).map_err(|error| contradicts(store, log, &error))?;
    Ok(Some(history))
}

/// The right edge of a log's tree of `size` leaves.
async fn frontier(store: &dyn LogStore, log: &LogId, size: u64) -> Result<Frontier, StoreError> {
    let addresses = Frontier::addresses(size);
    let nodes = tree_nodes(store, log, &addresses).await?;
    let edge = addresses
        .iter()
        .filter_map(|address| nodes.get(address).copied())
        .collect();
    Frontier::resume(size, edge).ok_or_else(|| StoreError::Damaged {
        database: store.database().to_owned(),
        reason: format!("nodes of the tree of the log {log} are missing"),
    })
}

/// That what is stored of a log contradicts itself.
fn contradicts(store: &dyn LogStore, log: &LogId, reason: &NotNext) -> StoreError {
    StoreError::Damaged {
        database: store.database().to_owned(),
        reason: format!("log {log}: {reason}"),
    }
}
