//! What the writer knows of the store, and how requests become one transaction.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use ortaq_core::entry::Body;
use ortaq_core::fold::{Held, Voids};
use ortaq_core::ids::{Kind, LogId, RecordId, TreeHash};
use ortaq_core::keys::{KeyHistory, NodeKey};
use ortaq_core::merkle::{LogReader, NotNext, Received, SignedCheckpoint};
use ortaq_core::records::Act;
use ortaq_core::records::key::{KeyAct, RECORD_KIND as KEY};
use ortaq_core::time::Time;
use tokio::sync::watch;
use tokio::task::JoinError;

use super::preparation::Preparation;
use super::writer::{Clock, Job, WriteError};
use super::{Batch, LogStore, contradicts, frontier};
use crate::{StoreError, limits};

/// How often a transaction is prepared anew because another process was faster. Two processes that write without a pause overtake
/// each other again and again.
const ATTEMPTS: usize = 100;
/// Entries of records that were written lately and are kept in memory, so that they need not be read again. Some 2 kB each.
const KEPT: usize = 8_192;

/// The node's own log, and the keys that it has to sign with.
#[derive(Debug, Clone)]
pub(super) struct Own {
    pub log: LogId,
    pub keys: Vec<NodeKey>,
}

/// Writes into a store.
pub(super) struct Ledger {
    store: Arc<dyn LogStore>,
    own: Own,
    clock: Clock,
    known: Option<Known>,
    written: watch::Sender<u64>,
}

/// What was read of the store, as of one transaction.
#[derive(Debug)]
pub(super) struct Known {
    change: u64,
    pub logs: HashMap<LogId, LogReader>,
    /// Time of the last entry of the node's own log.
    pub last: Option<Time>,
    /// All key entries.
    pub keys: Vec<Held>,
    pub voids: Voids,
    /// Every entry about these records.
    pub records: HashMap<RecordId, Vec<Held>>,
}

impl Ledger {
    pub fn new(store: Arc<dyn LogStore>, own: Own, clock: Clock) -> Self {
        Self {
            store,
            own,
            clock,
            known: None,
            written: watch::Sender::new(0),
        }
    }

    /// Told the number of each transaction that is written.
    pub fn written(&self) -> watch::Receiver<u64> {
        self.written.subscribe()
    }

    /// Whether the key is the one that signs the node's own log.
    pub async fn check_key(&mut self) -> Result<(), WriteError> {
        let known = self.load().await?;
        let log = self.own.log;
        let keys = known
            .logs
            .get(&log)
            .and_then(LogReader::keys)
            .ok_or(WriteError::NoLog(log))?;
        let needed = *keys.present_key();
        if !self.own.keys.iter().any(|key| key.public() == needed) {
            let needed = Box::new(needed);
            return Err(WriteError::OtherKey { log, needed });
        }
        self.known = Some(known);
        Ok(())
    }

    /// Writes what the jobs ask for and answers them.
    pub async fn write(&mut self, mut jobs: Vec<Job>) {
        for attempt in 1.. {
            let batch;
            (jobs, batch) = match self.prepare(jobs).await {
                Ok(prepared) => prepared,
                Err((jobs, error)) => return finish(jobs, &Err(WriteError::from(error))),
            };
            if batch.is_empty() {
                return finish(jobs, &Ok(()));
            }
            let error = match self.store.commit(&batch).await {
                Ok(committed) => {
                    if let Some(known) = &mut self.known {
                        known.committed(committed.change);
                    }
                    self.written.send_replace(committed.change);
                    return finish(jobs, &Ok(()));
                }
                Err(error) => error,
            };
            self.known = None;
            match error {
                StoreError::Overtaken { .. } if attempt < ATTEMPTS => {}
                StoreError::Overtaken { .. } | StoreError::TooMany { .. } => {
                    return finish(jobs, &Err(WriteError::from(error)));
                }
                error => return finish(jobs, &self.was_written(&batch, error).await),
            }
        }
    }

    /// After an answer that was lost: whether the batch is there.
    async fn was_written(&self, batch: &Batch, error: StoreError) -> Result<(), WriteError> {
        let Some(first) = batch.entries.first() else {
            return Err(error.into());
        };
        match self.store.entry(&first.entry().id()).await {
            Ok(Some(_)) => Ok(()),
            Ok(None) => Err(error.into()),
            Err(_) => Err(WriteError::Uncertain(Arc::new(error))),
        }
    }

    /// Turns jobs into a batch, and fills their outcomes in.
    async fn prepare(&mut self, mut jobs: Vec<Job>) -> Result<(Vec<Job>, Batch), (Vec<Job>, StoreError)> {
        let mut known = match self.known.take() {
            Some(known) => known,
            None => match self.load().await {
                Ok(known) => known,
                Err(error) => return Err((jobs, error)),
            },
        };
        let refold = match self.read_newest(&mut known, &mut jobs).await {
            Ok(refold) => refold,
            Err(error) => return Err((jobs, error)),
        };
        let (own, now) = (self.own.clone(), (self.clock)());
        let work = tokio::task::spawn_blocking(move || {
            let mut preparation = Preparation {
                batch: Batch {
                    based_on: known.change,
                    ..Batch::default()
                },
                touched: refold,
                known,
                own,
                now,
            };
            for job in &mut jobs {
                preparation.take(job);
            }
            preparation.sign();
            preparation.fold();
            (preparation, jobs)
        });
        match work.await {
            Ok((preparation, jobs)) => {
                self.own = preparation.own;
                self.known = Some(preparation.known);
                Ok((jobs, preparation.batch))
            }
            Err(failed) => over(failed).await,
        }
    }

    /// Reads what every transaction needs.
    async fn load(&self) -> Result<Known, StoreError> {
        // The number first: whoever commits while the rest is read makes our own commit fail.
        let change = self.store.change().await?;
        let heads = self.store.heads().await?;
        let key_records: Vec<_> = heads.iter().map(|head| key_record(head.log)).collect();
        let mut keys = Vec::new();
        for page in key_records.chunks(limits::PAGE) {
            keys.extend(self.store.about(page).await?);
        }
        let mut known = Known {
            change,
            logs: HashMap::new(),
            last: None,
            voids: Voids::of(&keys),
            keys,
            records: HashMap::new(),
        };
        self.read_log(&mut known, self.own.log).await?;
        let size = known.logs[&self.own.log].size();
        if let Some(last) = size.checked_sub(1) {
            let leaf = self.store.leaves(&self.own.log, last, 1).await?.pop();
            known.last = leaf
                .and_then(|leaf| leaf.entry)
                .map(|held| held.entry().entry().time);
        }
        Ok(known)
    }

    /// Reads how far a log is here.
    async fn read_log(&self, known: &mut Known, log: LogId) -> Result<(), StoreError> {
        if known.logs.contains_key(&log) {
            return Ok(());
        }
        let store = &*self.store;
        let reader = match store.head(&log).await? {
            None => LogReader::new(log),
            Some(head) => {
                let mut changes: Vec<_> = known
                    .keys
                    .iter()
                    .filter(|held| held.entry().entry().log == log)
                    .collect();
                changes.sort_unstable_by_key(|held| held.entry().entry().seq);
                let keys = key_history(&changes).map_err(|error| contradicts(store, &log, &error))?;
                LogReader::resume(keys, frontier(store, &log, head.size).await?)
            }
        };
        known.logs.insert(log, reader);
        Ok(())
    }

    /// The same checkpoint with the signatures that are here.
    async fn kept(
        &self,
        checkpoint: Option<&SignedCheckpoint>,
    ) -> Result<Option<SignedCheckpoint>, StoreError> {
        let Some(checkpoint) = checkpoint.map(SignedCheckpoint::checkpoint) else {
            return Ok(None);
        };
        let kept = self
            .store
            .checkpoints(&checkpoint.log, checkpoint.size, 1)
            .await?
            .pop();
        Ok(kept.filter(|kept| kept.checkpoint() == checkpoint))
    }

    /// Reads what these jobs need; where that does not fit what is known, because another process has written since, everything anew.
    async fn read_newest(
        &self,
        known: &mut Known,
        jobs: &mut [Job],
    ) -> Result<BTreeSet<RecordId>, StoreError> {
        match self.read(known, jobs).await {
            Err(StoreError::Damaged { .. }) if self.store.change().await? != known.change => {
                *known = self.load().await?;
                self.read(known, jobs).await
            }
            read => read,
        }
    }

    /// Reads what these jobs need. Returns the records that are to be folded again beside those that entries are about.
    async fn read(&self, known: &mut Known, jobs: &mut [Job]) -> Result<BTreeSet<RecordId>, StoreError> {
        let mut wanted = BTreeSet::new();
        let mut voided = Vec::new();
        for job in jobs {
            match job {
                Job::Append(task) => {
                    let draft = &task.work.draft;
                    wanted.insert(draft.record.clone());
                    if let Some(from) = revoked_from(&draft.kind, Some(&draft.body)) {
                        voided.push((self.own.log, from));
                    }
                }
                Job::AppendAll(task) => {
                    wanted.extend(task.work.iter().map(|draft| draft.record.clone()));
                }
                Job::Receive(task) => {
                    let work = &mut task.work;
                    let delivery = &work.delivery;
                    self.read_log(known, delivery.log).await?;
                    let end = known.logs[&delivery.log].size().min(delivery.end());
                    let places: Vec<u64> = (delivery.from..end).collect();
                    let nodes = self.store.nodes(&delivery.log, &places).await?;
                    let leaf = |(seq, nodes): (u64, Vec<TreeHash>)| Some((seq, *nodes.first()?));
                    work.here = nodes.into_iter().filter_map(leaf).collect();
                    work.kept = self
                        .kept(delivery.anchor.as_ref().map(|anchor| &anchor.checkpoint))
                        .await?;
                    for leaf in &delivery.leaves {
                        let Received::Entry(signed, body) = leaf else {
                            continue;
                        };
                        wanted.insert(signed.entry().record.clone());
                        if let Some(from) = revoked_from(&signed.entry().kind, body.as_ref()) {
                            voided.push((delivery.log, from));
                        }
                    }
                }
                Job::Cosigned(task) => {
                    let checkpoint = *task.work.checkpoint.checkpoint();
                    self.read_log(known, checkpoint.log).await?;
                    self.read_log(known, task.work.witness).await?;
                    let here = known.logs[&checkpoint.log].size();
                    task.work.root = None;
                    if checkpoint.size <= here {
                        let tree = frontier(&*self.store, &checkpoint.log, checkpoint.size).await?;
                        task.work.root = Some(tree.root());
                    }
                    task.work.kept = self.kept(Some(&task.work.checkpoint)).await?;
                }
            }
        }
        let mut refold = BTreeSet::new();
        for (log, from) in voided {
            refold.extend(self.store.records_at(&log, from..u64::MAX).await?);
        }
        wanted.extend(refold.iter().cloned());
        let missing: Vec<_> = wanted
            .into_iter()
            .filter(|id| !known.records.contains_key(id))
            .collect();
        for page in missing.chunks(limits::PAGE) {
            for id in page {
                known.records.insert(id.clone(), Vec::new());
            }
            for held in self.store.about(page).await? {
                known
                    .records
                    .entry(held.entry().entry().record.clone())
                    .or_default()
                    .push(held);
            }
        }
        Ok(refold)
    }
}

impl Known {
    /// Goes on after a transaction.
    fn committed(&mut self, change: u64) {
        self.change = change;
        if self.records.values().map(Vec::len).sum::<usize>() > KEPT {
            self.records.clear();
        }
    }
}

impl Batch {
    fn is_empty(&self) -> bool {
        self.leaves.is_empty() && self.entries.is_empty() && self.checkpoints.is_empty()
    }
}

/// Goes on with a panic of other work; work that was cancelled was so because the program ends, and nothing comes after it.
pub(super) async fn over<T>(failed: JoinError) -> T {
    match failed.try_into_panic() {
        Ok(panic) => std::panic::resume_unwind(panic),
        Err(_) => std::future::pending().await,
    }
}

fn finish(jobs: Vec<Job>, committed: &Result<(), WriteError>) {
    for job in jobs {
        job.finish(committed.clone());
    }
}

fn key_record(log: LogId) -> RecordId {
    RecordId::only(KEY, log).expect("`key` is one word")
}

/// The keys of a log out of its key entries, in order.
pub(super) fn key_history(changes: &[&Held]) -> Result<KeyHistory, NotNext> {
    let (first, others) = changes.split_first().ok_or(NotNext::FirstWithheld)?;
    let body = first.body().ok_or(NotNext::FirstWithheld)?;
    let (mut keys, _) = KeyHistory::start(first.entry().signed().clone(), body)?;
    for change in others {
        keys.verify(change.entry().signed().clone(), change.body())?;
    }
    Ok(keys)
}

/// The place from which on a revocation declares entries void.
fn revoked_from(kind: &Kind, body: Option<&Body>) -> Option<u64> {
    if kind.record_kind() != KEY {
        return None;
    }
    match Act::read(kind, body?) {
        Ok(Act::Key(KeyAct::Revoke(revocation))) => Some(revocation.from),
        _ => None,
    }
}
