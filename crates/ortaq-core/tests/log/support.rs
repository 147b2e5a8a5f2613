//! Logs for tests: nodes with fixed keys and a clock that goes on by a second with each entry.

use ortaq_core::audience::Audience;
use ortaq_core::entry::{Body, EntryV1, SignedEntry};
use ortaq_core::fold::{Held, Record, State};
use ortaq_core::ids::{EntryId, Kind, LogId, PersonId, RecordId, TreeHash};
use ortaq_core::keys::{NodeKey, log_id};
use ortaq_core::merkle::{Checkpoint, LogReader, SignedCheckpoint};
use ortaq_core::records::Act;
use ortaq_core::records::key::{FirstKeys, KeyAct};
use ortaq_core::time::Time;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// A node with its log.
#[derive(Clone)]
pub struct TestLog {
    pub id: LogId,
    pub key: NodeKey,
    pub recovery: NodeKey,
    pub reader: LogReader,
    /// Every entry with its body.
    pub held: Vec<Held>,
    /// Every node of the tree.
    pub nodes: Vec<TreeHash>,
}

impl TestLog {
    /// A log with its first entry. Different seeds give different keys.
    pub fn new(seed: u8) -> Self {
        let (key, recovery) = (
            NodeKey::from_seed([seed; 32]),
            NodeKey::from_seed([seed ^ 0x80; 32]),
        );
        let id = log_id(&key.public(), &recovery.public());
        let mut log = Self {
            id,
            reader: LogReader::new(id),
            held: vec![],
            nodes: vec![],
            key,
            recovery,
        };
        let first = KeyAct::First(FirstKeys {
            key: log.key.public(),
            recovery: log.recovery.public(),
        });
        log.write(&log.keys_record(), first, &[]);
        log
    }

    pub fn keys_record(&self) -> RecordId {
        RecordId::only("key", self.id).unwrap()
    }

    /// A record of this log.
    pub fn record(&self, kind: &str, number: u8) -> RecordId {
        RecordId::new(kind, self.id, [number; 16]).unwrap()
    }

    /// Appends an act for everybody.
    pub fn write(&mut self, record: &RecordId, act: impl Into<Act>, parents: &[EntryId]) -> EntryId {
        self.write_for(Audience::CLEAR, record, act, parents)
    }

    /// Appends an act for an audience.
    pub fn write_for(
        &mut self,
        audience: Audience,
        record: &RecordId,
        act: impl Into<Act>,
        parents: &[EntryId],
    ) -> EntryId {
        let act = act.into();
        let salt = [u8::try_from(self.held.len() % 251).unwrap(); 16];
        self.write_body(
            audience,
            record,
            act.kind(record),
            act.body(salt).unwrap(),
            parents,
        )
    }

    /// Appends any body under any kind.
    pub fn write_body(
        &mut self,
        audience: Audience,
        record: &RecordId,
        kind: Kind,
        body: Body,
        parents: &[EntryId],
    ) -> EntryId {
        let key = self.key.clone();
        let header = self.header(audience, record, kind, &body, parents);
        self.append(SignedEntry::sign(header, &key).unwrap(), body)
    }

    /// The header of the next entry.
    pub fn header(
        &self,
        audience: Audience,
        record: &RecordId,
        kind: Kind,
        body: &Body,
        parents: &[EntryId],
    ) -> EntryV1 {
        let mut parents = parents.to_vec();
        parents.sort_unstable();
        parents.dedup();
        EntryV1 {
            log: self.id,
            seq: self.reader.size(),
            kind,
            record: record.clone(),
            parents,
            author: PersonId::from_bytes([7; 16]),
            time: at(self.reader.size()),
            audience,
            body: body.hash(),
        }
    }

    /// Appends a signed entry.
    pub fn append(&mut self, signed: SignedEntry, body: Body) -> EntryId {
        let read = self.reader.read(signed, Some(&body)).unwrap();
        self.nodes.extend(read.nodes.iter().map(|(_, hash)| *hash));
        let id = read.entry.id();
        self.held.push(Held::new(read.entry, Some(body)).unwrap());
        id
    }

    /// The checkpoint of the log as it is now.
    pub fn checkpoint(&self) -> SignedCheckpoint {
        SignedCheckpoint::sign(self.reader.checkpoint(), &self.key)
    }

    /// The same for a shorter or another tree.
    pub fn sign_checkpoint(&self, size: u64, root: TreeHash) -> SignedCheckpoint {
        let log = self.id;
        SignedCheckpoint::sign(Checkpoint { log, size, root }, &self.key)
    }
}

/// A second for each number, from noon on the first of March 2026.
pub fn at(second: u64) -> Time {
    let (minute, second) = (second / 60, second % 60);
    format!("2026-03-01T12:{minute:02}:{second:02}.000Z")
        .parse()
        .unwrap()
}

/// Reads the data of a body.
pub fn data<T: DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json).unwrap()
}

/// One record out of the entries of several logs.
pub fn folded(record: &RecordId, logs: &[&TestLog]) -> Record {
    let state = State::fold(logs.iter().flat_map(|log| &log.held));
    state.records[record].clone()
}

/// Appends a rotation and a revocation with fixed keys.
pub fn change_keys(log: &mut TestLog) {
    let keys = log.keys_record();
    let next = NodeKey::from_seed([0x41; 32]);
    log.write(&keys, KeyAct::Rotate(data(json!({"key": next.public()}))), &[]);
    log.key = next;
    revoke(log, log.reader.size() - 1, NodeKey::from_seed([0x42; 32]));
}

/// Takes the log back with its recovery key: what stands from `from` on is not its owner's.
pub fn revoke(log: &mut TestLog, from: u64, next: NodeKey) {
    let keys = log.keys_record();
    let recovery = NodeKey::from_seed([0x43; 32]);
    let revocation = json!({"from": from, "key": next.public(), "recovery": recovery.public()});
    log.key = std::mem::replace(&mut log.recovery, recovery);
    log.write(&keys, KeyAct::Revoke(data(revocation)), &[]);
    log.key = next;
}
