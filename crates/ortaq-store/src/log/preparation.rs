//! From requests to a batch: signing, the tree, folding. Everything that needs the processor and nothing that waits.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;
use ortaq_core::entry::{EntryV1, SignedEntry};
use ortaq_core::fold::{Held, Voids, parents_for};
use ortaq_core::ids::{LogId, RecordId};
use ortaq_core::keys::NodeKey;
use ortaq_core::merkle::{LogReader, NotNext, SignedCheckpoint};
use ortaq_core::records::key::RECORD_KIND as KEY;
use ortaq_core::time::{MAX_CLOCK_SKEW, Time};

use super::ledger::{Known, Own};
use super::projection::project;
use super::writer::{Append, Appended, Cosigned, Draft, Job, Receive, WriteError};
use super::{Batch, NewLeaf};

/// A batch that is being made.
pub(super) struct Preparation {
    pub known: Known,
    pub own: Own,
    pub now: Timestamp,
    pub batch: Batch,
    pub touched: BTreeSet<RecordId>,
}

impl Preparation {
    pub fn take(&mut self, job: &mut Job) {
        match job {
            Job::Append(task) => {
                let Append { draft, by, next } = &task.work;
                task.outcome = Some(self.append(draft, by.as_ref(), next.as_ref()));
            }
            Job::AppendAll(task) => task.outcome = Some(self.append_all(&task.work)),
            Job::Receive(task) => task.outcome = Some(self.receive(&task.work)),
            Job::Cosigned(task) => task.outcome = Some(self.cosigned(&task.work)),
        }
    }

    /// All of them, or none: what was prepared of them before one is refused is taken back.
    fn append_all(&mut self, drafts: &[Draft]) -> Result<Vec<Appended>, WriteError> {
        let reader = self.known.logs.get(&self.own.log).cloned();
        let (leaves, entries, last) = (self.batch.leaves.len(), self.batch.entries.len(), self.known.last);
        let appended = drafts
            .iter()
            .map(|draft| self.append(draft, None, None))
            .collect();
        if let (Err(_), Some(reader)) = (&appended, reader) {
            self.known.logs.insert(self.own.log, reader);
            self.known.last = last;
            self.batch.leaves.truncate(leaves);
            for held in self.batch.entries.drain(entries..) {
                if let Some(held) = self.known.records.get_mut(&held.entry().entry().record) {
                    held.pop();
                }
            }
        }
        appended
    }

    fn append(
        &mut self,
        draft: &Draft,
        by: Option<&NodeKey>,
        next: Option<&NodeKey>,
    ) -> Result<Appended, WriteError> {
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

    fn receive(&mut self, work: &Receive) -> Result<u64, WriteError> {
        let log = work.delivery.log;
        let reader = self.known.logs.get(&log).ok_or(WriteError::NoLog(log))?;
        let in_batch = |seq: u64| {
            let leaf = self
                .batch
                .leaves
                .iter()
                .find(|leaf| (leaf.log, leaf.seq) == (log, seq));
            leaf.and_then(|leaf| leaf.nodes.first())
        };
        let here = |seq: u64| work.here.get(&seq).or_else(|| in_batch(seq)).copied();
        let taken = reader.take(&work.delivery, here).map_err(|error| match error {
            NotNext::OtherLeaf { seq } => WriteError::OtherLeaf { log, seq },
            error => error.into(),
        })?;
        if let Some(checkpoint) = &taken.checkpoint {
            self.keep(work.kept.as_ref(), checkpoint.signed());
        }
        let new = taken.leaves.into_iter();
        self.batch
            .leaves
            .extend(new.map(|(seq, nodes)| NewLeaf::new(log, seq, nodes)));
        let size = taken.reader.size();
        self.known.logs.insert(log, taken.reader);
        for (entry, body) in taken.entries {
            self.hold(Held::new(entry, body).expect("the body was compared when the entry was verified"));
        }
        Ok(size)
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
    pub fn sign(&mut self) {
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
    pub fn fold(&mut self) {
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
    let needed = Box::new(needed);
    key.ok_or(WriteError::OtherKey { log: own.log, needed })
}
