//! What the writer knows of the store, and how requests become one transaction.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use ortaq_core::entry::{Body, EntryV1, SignedEntry, VerifiedEntry};
use ortaq_core::fold::{Held, Voids, parents_for};
use ortaq_core::ids::{Kind, LogId, RecordId, TreeHash};
use ortaq_core::keys::{KeyHistory, NodeKey};
use ortaq_core::merkle::{LogReader, NotNext, SignedCheckpoint, leaf_hash};
use ortaq_core::records::Act;
use ortaq_core::records::key::{KeyAct, RECORD_KIND as KEY};
use ortaq_core::time::{MAX_CLOCK_SKEW, Time};

use super::projection::project;
use super::writer::{Append, Appended, Clock, Cosigned, Delivery, Job, Received, WriteError};
use super::{Batch, LogStore, NewLeaf, contradicts, frontier};
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
}

/// What was read of the store, as of one transaction.
#[derive(Debug)]
struct Known {
    change: u64,
    logs: HashMap<LogId, LogReader>,
    /// Time of the last entry of the node's own log.
    last: Option<Time>,
    /// All key entries.
    keys: Vec<Held>,
    voids: Voids,
    /// Every entry about these records.
    records: HashMap<RecordId, Vec<Held>>,
}

impl Ledger {
    pub fn new(store: Arc<dyn LogStore>, own: Own, clock: Clock) -> Self {
        Self {
            store,
            own,
            clock,
            known: None,
        }
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
        let refold = match self.read(&mut known, &mut jobs).await {
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
            Err(failed) => std::panic::resume_unwind(failed.into_panic()),
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
                Job::Receive(task) => {
                    let work = &mut task.work;
                    self.read_log(known, work.log).await?;
                    let end = known.logs[&work.log]
                        .size()
                        .min(work.from + work.leaves.len() as u64);
                    let places: Vec<u64> = (work.from..end).collect();
                    let nodes = self.store.nodes(&work.log, &places).await?;
                    let leaf = |(seq, nodes): (u64, Vec<TreeHash>)| Some((seq, *nodes.first()?));
                    work.here = nodes.into_iter().filter_map(leaf).collect();
                    work.kept = self.kept(work.checkpoint.as_ref()).await?;
                    for leaf in &task.work.leaves {
                        let Received::Entry(signed, body) = leaf else {
                            continue;
                        };
                        wanted.insert(signed.entry().record.clone());
                        if let Some(from) = revoked_from(&signed.entry().kind, body.as_ref()) {
                            voided.push((task.work.log, from));
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

/// A batch that is being made.
struct Preparation {
    known: Known,
    own: Own,
    now: Timestamp,
    batch: Batch,
    touched: BTreeSet<RecordId>,
}

impl Preparation {
    fn take(&mut self, job: &mut Job) {
        match job {
            Job::Append(task) => task.outcome = Some(self.append(&task.work)),
            Job::Receive(task) => task.outcome = Some(self.receive(&task.work)),
            Job::Cosigned(task) => task.outcome = Some(self.cosigned(&task.work)),
        }
    }

    fn append(&mut self, work: &Append) -> Result<Appended, WriteError> {
        let Append { draft, by, next } = work;
        let log = self.own.log;
        let (time, clock_behind) = self.time()?;
        let here = self
            .known
            .records
            .get(&draft.record)
            .map_or(&[][..], Vec::as_slice);
        let parents = match &draft.seen {
            Some(seen) => seen
                .iter()
                .copied()
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
            None => parents_for(&draft.record, here, &draft.audience),
        };
        let reader = self.known.logs.get_mut(&log).ok_or(WriteError::NoLog(log))?;
        let signer = match by {
            Some(key) => key,
            None => signer(reader, &self.own)?,
        }
        .clone();
        let seq = reader.size();
        let entry = EntryV1 {
            log,
            seq,
            kind: draft.kind.clone(),
            record: draft.record.clone(),
            parents,
            author: draft.author,
            time,
            audience: draft.audience.clone(),
            body: draft.body.hash(),
        };
        let signed = SignedEntry::sign(entry, &signer)?;
        let id = signed.id();
        let read = reader.read(signed, Some(&draft.body))?;
        if let Some(next) = next
            && !self.own.keys.iter().any(|key| key.public() == next.public())
        {
            self.own.keys.push(next.clone());
        }
        self.batch.leaves.push(NewLeaf::new(log, seq, read.nodes));
        let held = Held::new(read.entry, Some(draft.body.clone())).expect("the header names this body");
        self.hold(held);
        self.known.last = Some(time);
        Ok(Appended {
            id,
            seq,
            time,
            clock_behind,
        })
    }

    /// The time of the next entry, and by how much the clock is behind the one before.
    fn time(&self) -> Result<(Time, Option<Duration>), WriteError> {
        let now = Time::new(self.now)?;
        let Some(last) = self.known.last.filter(|last| now < *last) else {
            return Ok((now, None));
        };
        let behind = last.timestamp().duration_since(now.timestamp());
        let time = if behind <= MAX_CLOCK_SKEW { last } else { now };
        Ok((time, Some(behind.unsigned_abs())))
    }

    fn receive(&mut self, work: &Delivery) -> Result<u64, WriteError> {
        // Worked on in a copy: all leaves are taken in, or none.
        let mut reader = self
            .known
            .logs
            .get(&work.log)
            .ok_or(WriteError::NoLog(work.log))?
            .clone();
        let mut new_leaves = Vec::new();
        let mut new_entries = Vec::new();
        for (leaf, seq) in work.leaves.iter().zip(work.from..) {
            if seq < reader.size() {
                new_entries.extend(self.late(work, seq, leaf, &reader)?);
                continue;
            }
            let nodes = match leaf {
                _ if seq > reader.size() => {
                    let expected = reader.size();
                    return Err(NotNext::Place { expected, found: seq }.into());
                }
                Received::Withheld(hash) => reader.skip(*hash)?,
                Received::Entry(signed, body) => {
                    let read = reader.read((**signed).clone(), body.as_ref())?;
                    new_entries.push((read.entry, body.clone()));
                    read.nodes
                }
            };
            new_leaves.push(NewLeaf::new(work.log, seq, nodes));
        }
        if let Some(checkpoint) = &work.checkpoint {
            reader.check(checkpoint.clone())?;
            self.keep(work.kept.as_ref(), checkpoint);
        }
        self.batch.leaves.extend(new_leaves);
        let size = reader.size();
        self.known.logs.insert(work.log, reader);
        for (entry, body) in new_entries {
            self.hold(Held::new(entry, body).expect("the body was compared when the entry was verified"));
        }
        Ok(size)
    }

    /// A leaf of a place that is here already: compared, and its entry verified.
    fn late(
        &self,
        work: &Delivery,
        seq: u64,
        leaf: &Received,
        reader: &LogReader,
    ) -> Result<Option<(VerifiedEntry, Option<Body>)>, WriteError> {
        let in_batch = || {
            self.batch
                .leaves
                .iter()
                .find(|leaf| leaf.log == work.log && leaf.seq == seq)
        };
        let here = work
            .here
            .get(&seq)
            .or_else(|| in_batch().and_then(|leaf| leaf.nodes.first()));
        let given = match leaf {
            Received::Withheld(hash) => *hash,
            Received::Entry(signed, _) => leaf_hash(&signed.id()),
        };
        if here != Some(&given) {
            return Err(WriteError::OtherLeaf { log: work.log, seq });
        }
        let Received::Entry(signed, body) = leaf else {
            return Ok(None);
        };
        let mut keys = reader.keys().ok_or(NotNext::FirstWithheld)?.clone();
        let verified = keys
            .verify((**signed).clone(), body.as_ref())
            .map_err(NotNext::from)?;
        Ok(Some((verified, body.clone())))
    }

    /// Takes a checkpoint into the batch, with the signatures of the copy that is here.
    fn keep(&mut self, kept: Option<&SignedCheckpoint>, checkpoint: &SignedCheckpoint) {
        let mut merged = kept.unwrap_or(checkpoint).clone();
        merged.merge(checkpoint);
        let said = *checkpoint.checkpoint();
        match self
            .batch
            .checkpoints
            .iter_mut()
            .find(|earlier| *earlier.checkpoint() == said)
        {
            Some(earlier) => earlier.merge(&merged),
            None if kept != Some(&merged) => self.batch.checkpoints.push(merged),
            None => {}
        }
    }

    fn cosigned(&mut self, work: &Cosigned) -> Result<(), WriteError> {
        let checkpoint = *work.checkpoint.checkpoint();
        let keys = |log: &LogId| {
            let reader = self.known.logs.get(log);
            reader.and_then(LogReader::keys).ok_or(WriteError::NoLog(*log))
        };
        let verified = work
            .checkpoint
            .clone()
            .verify(keys(&checkpoint.log)?)
            .map_err(NotNext::from)?;
        if work.root != Some(checkpoint.root) {
            return Err(WriteError::OtherLeaf {
                log: checkpoint.log,
                seq: checkpoint.size,
            });
        }
        if verified.signed().cosignatures(keys(&work.witness)?).is_empty() {
            return Err(WriteError::NotCosigned(work.witness));
        }
        self.keep(work.kept.as_ref(), &work.checkpoint);
        Ok(())
    }

    /// Takes an entry into the batch and into what is known.
    fn hold(&mut self, held: Held) {
        let entry = held.entry().entry();
        let record = entry.record.clone();
        if entry.kind.record_kind() == KEY {
            self.known.keys.push(held.clone());
            self.known.voids = Voids::of(&self.known.keys);
        }
        self.known
            .records
            .entry(record.clone())
            .or_default()
            .push(held.clone());
        self.batch.entries.push(held);
        self.touched.insert(record);
    }

    /// Signs what the node's own log is now, where it has grown.
    fn sign(&mut self) {
        let log = self.own.log;
        if !self.batch.leaves.iter().any(|leaf| leaf.log == log) {
            return;
        }
        let reader = self.known.logs.get(&log);
        let signed = reader.and_then(|reader| {
            let key = signer(reader, &self.own).ok()?;
            Some(SignedCheckpoint::sign(reader.checkpoint(), key))
        });
        self.batch.checkpoints.extend(signed);
    }

    /// Folds every record about which there is something new.
    fn fold(&mut self) {
        for id in &self.touched {
            let Some(held) = self.known.records.get_mut(id) else {
                continue;
            };
            let Some((projection, erased)) = project(id, held, &self.known.voids) else {
                continue;
            };
            self.batch.projections.push(projection);
            if !erased.is_empty() {
                for held in held.iter_mut() {
                    let entry = held.entry().entry();
                    if erased.contains(&(entry.log, entry.seq)) {
                        *held = Held::new(held.entry().clone(), None).expect("no body is no other body");
                    }
                }
            }
            self.batch.erased.extend(erased);
        }
    }
}

/// The key that signs the next entry.
fn signer<'k>(reader: &LogReader, own: &'k Own) -> Result<&'k NodeKey, WriteError> {
    let Some(history) = reader.keys() else {
        // Before the first entry there is one key, and it signs.
        return own.keys.first().ok_or(WriteError::NoLog(own.log));
    };
    let needed = *history.present_key();
    let key = own.keys.iter().find(|key| key.public() == needed);
    key.ok_or(WriteError::OtherKey { log: own.log, needed })
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
