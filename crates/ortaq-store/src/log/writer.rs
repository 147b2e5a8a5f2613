//! Writing: one writer for all logs of a store, and what it is asked to do.
//!
//! Everything that is to be written goes through one task. While it writes a transaction, requests gather; the next
//! transaction takes all of them (group commit). So the disk is waited for once for many appends, and nobody gets an answer
//! before what they wrote is on it.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use ortaq_core::audience::Audience;
use ortaq_core::entry::limits::SALT_BYTES;
use ortaq_core::entry::{Body, InvalidBody, InvalidHeader};
use ortaq_core::ids::{EntryId, Kind, LogId, PersonId, RecordId, TreeHash};
use ortaq_core::keys::{NodeKey, PublicKey, log_id};
use ortaq_core::merkle::{Delivery, NotNext, SignedCheckpoint};
use ortaq_core::records::Act;
use ortaq_core::records::key::{FirstKeys, KeyAct, NextKey, RECORD_KIND as KEY, Revocation};
use ortaq_core::time::{InvalidTime, Time};
use tokio::sync::{mpsc, oneshot, watch};

use super::LogStore;
use super::ledger::{Ledger, Own};
use crate::{StoreError, limits};

/// Where the time comes from.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// An entry to be written in one's own log. Its place, its parents and its time are the writer's business.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What it is about.
    pub record: RecordId,
    /// What it does.
    pub kind: Kind,
    /// What it says.
    pub body: Body,
    /// Who does it.
    pub author: PersonId,
    /// Who may read it.
    pub audience: Audience,
    /// The entries that the author had seen last; none: all that are here. Whoever edits what was read a while ago gives the heads that
    /// stood there, so that what others have written since is not replaced unseen.
    pub seen: Option<Vec<EntryId>>,
}

impl Draft {
    /// An entry that does `act` to `record`, having seen all that is here. `salt` must come from a cryptographic source of
    /// randomness.
    ///
    /// # Errors
    /// A body that is too large.
    pub fn new(
        act: impl Into<Act>,
        record: RecordId,
        author: PersonId,
        audience: Audience,
        salt: [u8; SALT_BYTES],
    ) -> Result<Self, InvalidBody> {
        let act = act.into();
        Ok(Self {
            kind: act.kind(&record),
            body: act.body(salt)?,
            record,
            author,
            audience,
            seen: None,
        })
    }
}

/// An entry that is in the log, on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// Its name.
    pub id: EntryId,
    /// Its place.
    pub seq: u64,
    /// Its time.
    pub time: Time,
    /// By how much the clock was behind the entry before, where it was: somebody should look at the clock.
    ///
    /// Up to [`MAX_CLOCK_SKEW`](ortaq_core::time::MAX_CLOCK_SKEW) the entry got the time of the one before, so that they are read in
    /// their order. Beyond that it got the clock's: which of the two times is wrong cannot be known here.
    pub clock_behind: Option<Duration>,
}

/// Why something was not written.
#[derive(Debug, Clone, thiserror::Error)]
pub enum WriteError {
    /// The database. Nothing was written.
    #[error(transparent)]
    Store(Arc<StoreError>),
    /// The database did not say whether it has written.
    #[error("{0}; whether this was written is not known: look before you write it again")]
    Uncertain(Arc<StoreError>),
    /// The draft breaks a rule.
    #[error(transparent)]
    Draft(#[from] InvalidHeader),
    /// A key entry, which is not written as a draft.
    #[error("keys are not changed by an ordinary entry")]
    KeyEntry,
    /// The clock shows a year that no entry can have.
    #[error("the clock of this machine cannot be right: {0}")]
    Clock(#[from] InvalidTime),
    /// What was received does not go on with its log.
    #[error(transparent)]
    NotNext(#[from] NotNext),
    /// What was received differs from what was received before, or a checkpoint from the tree: the log is told in two ways.
    #[error(
        "the log {log} has another leaf or root at place {seq} than was received before; keep both as evidence"
    )]
    OtherLeaf {
        /// The log.
        log: LogId,
        /// The place, or the size of the tree.
        seq: u64,
    },
    /// A checkpoint without a cosignature of the witness that verifies.
    #[error("no cosignature of the log {0} on this checkpoint verifies")]
    NotCosigned(LogId),
    /// The log is not here.
    #[error("the log {0} is not in this database")]
    NoLog(LogId),
    /// The log is here already.
    #[error("the log {0} is in this database already")]
    LogExists(LogId),
    /// The key is not the one that signs the log now.
    #[error("the key does not sign the log {log}: the key {needed} does")]
    OtherKey {
        /// The log.
        log: LogId,
        /// The key that is needed.
        needed: Box<PublicKey>,
    },
    /// The writer has ended.
    #[error("the log is closed for writing")]
    Stopped,
}

impl From<StoreError> for WriteError {
    fn from(error: StoreError) -> Self {
        Self::Store(Arc::new(error))
    }
}

/// A request, what has become of it so far, and who waits for it.
#[derive(Debug)]
pub(super) struct Task<W, T> {
    pub work: W,
    /// Filled in when a transaction is prepared.
    pub outcome: Option<Result<T, WriteError>>,
    answer: oneshot::Sender<Result<T, WriteError>>,
}

impl<W, T> Task<W, T> {
    fn new(work: W) -> (Self, oneshot::Receiver<Result<T, WriteError>>) {
        let (answer, wait) = oneshot::channel();
        let task = Self {
            work,
            outcome: None,
            answer,
        };
        (task, wait)
    }

    fn finish(self, committed: Result<(), WriteError>) {
        let outcome = match self.outcome {
            Some(Err(refused)) => Err(refused),
            Some(Ok(done)) => committed.map(|()| done),
            None => committed.and(Err(WriteError::Stopped)),
        };
        // Whoever asked may have gone; what is written stays written.
        let _ = self.answer.send(outcome);
    }
}

/// An entry of one's own.
#[derive(Debug)]
pub(super) struct Append {
    pub draft: Draft,
    /// Signs this entry in place of the present key, which a revocation needs.
    pub by: Option<NodeKey>,
    /// The key that signs from here on.
    pub next: Option<NodeKey>,
}

/// Leaves of another's log.
#[derive(Debug)]
pub(super) struct Receive {
    pub delivery: Delivery,
    /// Leaves of these places that are here already; filled in by the ledger.
    pub here: BTreeMap<u64, TreeHash>,
    /// The delivery's checkpoint as it is here; filled in by the ledger.
    pub kept: Option<SignedCheckpoint>,
}

/// A checkpoint with a cosignature.
#[derive(Debug)]
pub(super) struct Cosigned {
    pub checkpoint: SignedCheckpoint,
    pub witness: LogId,
    /// Of the log's tree of that size; filled in by the ledger.
    pub root: Option<TreeHash>,
    /// The same checkpoint with the cosignatures that are here; filled in by the ledger.
    pub kept: Option<SignedCheckpoint>,
}

#[derive(Debug)]
pub(super) enum Job {
    Append(Box<Task<Append, Appended>>),
    AppendAll(Box<Task<Vec<Draft>, Vec<Appended>>>),
    Receive(Box<Task<Receive, u64>>),
    Cosigned(Box<Task<Cosigned, ()>>),
}

impl Job {
    /// How many leaves it can add.
    fn leaves(&self) -> usize {
        match self {
            Self::Append(_) => 1,
            Self::AppendAll(task) => task.work.len(),
            Self::Receive(task) => task.work.delivery.leaves.len(),
            Self::Cosigned(_) => 0,
        }
    }

    pub fn finish(self, committed: Result<(), WriteError>) {
        match self {
            Self::Append(task) => task.finish(committed),
            Self::AppendAll(task) => task.finish(committed),
            Self::Receive(task) => task.finish(committed),
            Self::Cosigned(task) => task.finish(committed),
        }
    }
}

/// The way to write into a store. Clones write through the same task, which ends with the last of them.
#[derive(Debug, Clone)]
pub struct LogWriter {
    log: LogId,
    queue: mpsc::Sender<Job>,
    written: watch::Receiver<u64>,
}

impl LogWriter {
    /// Begins a log: writes its first entry, which names its keys. The log's name is a hash of both.
    ///
    /// # Errors
    /// [`WriteError::LogExists`]; what the database reports.
    pub async fn begin(
        store: Arc<dyn LogStore>,
        key: NodeKey,
        recovery: PublicKey,
        salt: [u8; SALT_BYTES],
        clock: Clock,
    ) -> Result<Self, WriteError> {
        let log = log_id(&key.public(), &recovery);
        if store.head(&log).await?.is_some() {
            return Err(WriteError::LogExists(log));
        }
        let first = KeyAct::First(FirstKeys {
            key: key.public(),
            recovery,
        });
        let mut ledger = Ledger::new(store, Own { log, keys: vec![key] }, clock);
        let draft = key_draft(first, log, salt);
        let (task, wait) = Task::new(Append {
            draft,
            by: None,
            next: None,
        });
        ledger.write(vec![Job::Append(Box::new(task))]).await;
        wait.await.map_err(|_| WriteError::Stopped)??;
        Ok(Self::spawn(log, ledger))
    }

    /// Goes on with a log that is here.
    ///
    /// # Errors
    /// [`WriteError::NoLog`], [`WriteError::OtherKey`]; what the database reports.
    pub async fn open(
        store: Arc<dyn LogStore>,
        log: LogId,
        key: NodeKey,
        clock: Clock,
    ) -> Result<Self, WriteError> {
        let mut ledger = Ledger::new(store, Own { log, keys: vec![key] }, clock);
        ledger.check_key().await?;
        Ok(Self::spawn(log, ledger))
    }

    /// Takes a log back with its recovery key: writes the revocation, and goes on with the key that it names.
    ///
    /// # Errors
    /// [`WriteError::NoLog`]; a revocation that the log's keys do not allow; what the database reports.
    pub async fn recover(
        store: Arc<dyn LogStore>,
        log: LogId,
        recovery: NodeKey,
        revocation: Revocation,
        next: NodeKey,
        salt: [u8; SALT_BYTES],
        clock: Clock,
    ) -> Result<Self, WriteError> {
        if store.head(&log).await?.is_none() {
            return Err(WriteError::NoLog(log));
        }
        let mut ledger = Ledger::new(store, Own { log, keys: vec![] }, clock);
        let (task, wait) = Task::new(Append {
            draft: key_draft(KeyAct::Revoke(revocation), log, salt),
            by: Some(recovery),
            next: Some(next),
        });
        ledger.write(vec![Job::Append(Box::new(task))]).await;
        wait.await.map_err(|_| WriteError::Stopped)??;
        Ok(Self::spawn(log, ledger))
    }

    fn spawn(log: LogId, mut ledger: Ledger) -> Self {
        let (queue, mut requests) = mpsc::channel(limits::WAITING);
        let written = ledger.written();
        tokio::spawn(async move {
            let mut waiting = Vec::with_capacity(limits::GROUP);
            while requests.recv_many(&mut waiting, limits::GROUP).await > 0 {
                let mut jobs = waiting.drain(..).peekable();
                while jobs.peek().is_some() {
                    ledger.write(group(&mut jobs)).await;
                }
            }
        });
        Self { log, queue, written }
    }

    /// Told the number of each transaction that this writer has written.
    #[must_use]
    pub fn written(&self) -> watch::Receiver<u64> {
        self.written.clone()
    }

    /// The node's own log.
    #[must_use]
    pub fn log(&self) -> LogId {
        self.log
    }

    /// Appends an entry to the node's own log and folds its record again. Returns when it is on disk.
    ///
    /// # Errors
    /// A draft that breaks a rule; what the database reports.
    pub async fn append(&self, draft: Draft) -> Result<Appended, WriteError> {
        if draft.kind.record_kind() == KEY {
            return Err(WriteError::KeyEntry);
        }
        let (task, wait) = Task::new(Append {
            draft,
            by: None,
            next: None,
        });
        self.ask(Job::Append(Box::new(task)), wait).await
    }

    /// Appends entries to the node's own log in their order, all of them or none. Returns when they are on disk.
    ///
    /// # Errors
    /// As [`append`](Self::append), for whichever of them is refused; more than [`limits::TOGETHER`].
    pub async fn append_all(&self, drafts: Vec<Draft>) -> Result<Vec<Appended>, WriteError> {
        limits::within(drafts.len(), limits::TOGETHER)?;
        if drafts.iter().any(|draft| draft.kind.record_kind() == KEY) {
            return Err(WriteError::KeyEntry);
        }
        let (task, wait) = Task::new(drafts);
        self.ask(Job::AppendAll(Box::new(task)), wait).await
    }

    /// Gives the log another signing key: the present one signs that the next one does from then on.
    ///
    /// # Errors
    /// A key that was the log's before; what the database reports.
    pub async fn rotate(&self, next: NodeKey, salt: [u8; SALT_BYTES]) -> Result<Appended, WriteError> {
        let rotation = KeyAct::Rotate(NextKey { key: next.public() });
        let (task, wait) = Task::new(Append {
            draft: key_draft(rotation, self.log, salt),
            by: None,
            next: Some(next),
        });
        self.ask(Job::Append(Box::new(task)), wait).await
    }

    /// Takes in leaves of another's log, all of them or none. Those that are here already are compared; an entry takes the place of its hash, and
    /// a body that was missing is added. Returns how many leaves of the log are here now.
    ///
    /// # Errors
    /// What does not verify or does not go on with the log; more than [`limits::RECEIVED`] leaves; what the database reports.
    pub async fn receive(&self, delivery: Delivery) -> Result<u64, WriteError> {
        limits::within(delivery.leaves.len(), limits::RECEIVED)?;
        let (task, wait) = Task::new(Receive {
            delivery,
            here: BTreeMap::new(),
            kept: None,
        });
        self.ask(Job::Receive(Box::new(task)), wait).await
    }

    /// Keeps what a witness has signed beneath a checkpoint of a log that is here.
    ///
    /// # Errors
    /// A checkpoint that is not the log's, or without a cosignature of the witness that verifies; what the database reports.
    pub async fn cosigned(&self, checkpoint: SignedCheckpoint, witness: LogId) -> Result<(), WriteError> {
        let (task, wait) = Task::new(Cosigned {
            checkpoint,
            witness,
            root: None,
            kept: None,
        });
        self.ask(Job::Cosigned(Box::new(task)), wait).await
    }

    async fn ask<T>(
        &self,
        job: Job,
        wait: oneshot::Receiver<Result<T, WriteError>>,
    ) -> Result<T, WriteError> {
        self.queue.send(job).await.map_err(|_| WriteError::Stopped)?;
        wait.await.map_err(|_| WriteError::Stopped)?
    }
}

/// As many jobs as one transaction can hold the leaves of.
fn group(jobs: &mut Peekable<impl Iterator<Item = Job>>) -> Vec<Job> {
    let mut leaves = 0;
    let mut group = Vec::new();
    while let Some(job) = jobs.next_if(|job| leaves + job.leaves() <= limits::PAGE) {
        leaves += job.leaves();
        group.push(job);
    }
    group
}

/// A key entry: public, about the log's own keys, by the node itself.
fn key_draft(act: KeyAct, log: LogId, salt: [u8; SALT_BYTES]) -> Draft {
    let record = RecordId::only(KEY, log).expect("`key` is one word");
    Draft::new(act, record, PersonId::NODE, Audience::CLEAR, salt).expect("keys fit into a body")
}
