//! A node of the simulation: the real protocol over logs in memory.

use std::collections::{BTreeMap, BTreeSet};

use ortaq_core::audience::Audience;
use ortaq_core::entry::{Body, EntryV1, SignedEntry};
use ortaq_core::fold::Held;
use ortaq_core::ids::{LogId, PersonId, RecordId, TreeHash};
use ortaq_core::keys::{KeyHistory, NodeKey, log_id};
use ortaq_core::merkle::{Consistency, Delivery, LogReader, Nodes, SignedCheckpoint};
use ortaq_exchange::{Directory, ForGroup, Holding, Leaves, Search, Source, Untaken, accepted, find, part};
use serde_json::json;

/// Who belongs to which group.
#[derive(Debug, Default, Clone)]
pub struct Groups(pub BTreeMap<RecordId, BTreeSet<LogId>>);

impl Directory for Groups {
    fn in_group(&self, group: &RecordId, member: &LogId) -> bool {
        self.0.get(group).is_some_and(|members| members.contains(member))
    }
}

/// A log as a node has it.
#[derive(Debug, Clone)]
pub struct Shelf {
    pub reader: LogReader,
    pub leaves: Vec<(TreeHash, Option<Held>)>,
    nodes: Vec<TreeHash>,
    pub checkpoint: Option<SignedCheckpoint>,
    pub vouched: u64,
}

impl Shelf {
    fn new(log: LogId) -> Self {
        Self {
            reader: LogReader::new(log),
            leaves: vec![],
            nodes: vec![],
            checkpoint: None,
            vouched: 0,
        }
    }

    fn keys(&self) -> Vec<Held> {
        let held = self.leaves.iter().filter_map(|(_, held)| held.as_ref());
        held.filter(|held| held.entry().entry().kind.record_kind() == "key")
            .cloned()
            .collect()
    }
}

/// What of a node outlives a restart.
pub struct Disk {
    pub log: LogId,
    key: NodeKey,
    pub shelves: BTreeMap<LogId, Shelf>,
}

impl Disk {
    pub fn new(seed: u8) -> Self {
        let (key, recovery) = (
            NodeKey::from_seed([seed; 32]),
            NodeKey::from_seed([seed ^ 0x80; 32]),
        );
        let log = log_id(&key.public(), &recovery.public());
        let mut disk = Self {
            log,
            shelves: BTreeMap::from([(log, Shelf::new(log))]),
            key: key.clone(),
        };
        let keys = RecordId::only("key", log).unwrap();
        let first = json!({"key": key.public(), "recovery": recovery.public()});
        disk.append(&keys, "key.first", &first, Audience::CLEAR);
        disk
    }

    pub fn holding(&self, log: &LogId) -> Holding {
        let shelf = self.shelves.get(log);
        Holding {
            log: *log,
            size: shelf.map_or(0, |shelf| shelf.reader.size()),
            vouched: shelf.map_or(0, |shelf| shelf.vouched),
            checkpoint: shelf.and_then(|shelf| shelf.checkpoint.clone()),
        }
    }

    /// Writes an entry in the node's own log.
    pub fn write(&mut self, number: u64, audience: Audience) {
        let record = RecordId::new("claim", self.log, [1; 16]).unwrap();
        self.append(
            &record,
            "claim.set",
            &json!({"text": format!("İddia {number}")}),
            audience,
        );
    }

    /// Gives the log another key.
    pub fn rotate(&mut self, seed: u8) {
        let next = NodeKey::from_seed([seed; 32]);
        let keys = RecordId::only("key", self.log).unwrap();
        self.append(
            &keys,
            "key.rotate",
            &json!({"key": next.public()}),
            Audience::CLEAR,
        );
        self.key = next;
        self.sign();
    }

    fn append(&mut self, record: &RecordId, kind: &str, data: &serde_json::Value, audience: Audience) {
        let shelf = self.shelves.get_mut(&self.log).unwrap();
        let seq = shelf.reader.size();
        let body = Body::new(data, [u8::try_from(seq % 251).unwrap(); 16]).unwrap();
        let author = if record.kind() == "key" {
            PersonId::NODE
        } else {
            PersonId::from_bytes([7; 16])
        };
        let header = EntryV1 {
            log: self.log,
            seq,
            kind: kind.parse().unwrap(),
            record: record.clone(),
            parents: vec![],
            author,
            time: "2026-03-01T12:00:00.000Z".parse().unwrap(),
            audience,
            body: body.hash(),
        };
        let signed = SignedEntry::sign(header, &self.key).unwrap();
        let read = shelf.reader.read(signed, Some(&body)).unwrap();
        shelf.nodes.extend(read.nodes.iter().map(|(_, hash)| *hash));
        let held = Held::new(read.entry, Some(body)).unwrap();
        let hash = ortaq_core::merkle::leaf_hash(&held.entry().id());
        shelf.leaves.push((hash, Some(held)));
        shelf.vouched = seq + 1;
        self.sign();
    }

    fn sign(&mut self) {
        let shelf = self.shelves.get_mut(&self.log).unwrap();
        shelf.checkpoint = Some(SignedCheckpoint::sign(shelf.reader.checkpoint(), &self.key));
    }

    /// A part of a log, of at most `most` leaves.
    pub fn part(
        &self,
        log: &LogId,
        from: u64,
        most: usize,
        reader: &LogId,
        groups: &Groups,
    ) -> Option<Leaves> {
        let shelf = self.shelves.get(log)?;
        let checkpoint = shelf.checkpoint.as_ref()?;
        let size = usize::try_from(checkpoint.checkpoint().size).unwrap();
        let begin = usize::try_from(from).unwrap();
        let leaves = shelf.leaves.get(begin..size.min(begin + most))?;
        let source = Source {
            log: *log,
            leaves,
            from,
            checkpoint,
            nodes: &shelf.nodes,
            keys: &shelf.keys(),
        };
        Some(part(&source, reader, groups).unwrap())
    }

    /// What the own log has for a group.
    pub fn for_group(&self, group: &RecordId, from: u64, reader: &LogId, groups: &Groups) -> ForGroup {
        if !groups.in_group(group, reader) {
            return ForGroup::not_a_member(group.clone());
        }
        let shelf = &self.shelves[&self.log];
        let held = shelf.leaves.iter().filter_map(|(_, held)| held.as_ref());
        let wanted = held.filter(|held| {
            let entry = held.entry().entry();
            entry.seq >= from && entry.audience == Audience::Amber { group: group.clone() }
        });
        ForGroup::new(group.clone(), shelf.reader.size(), wanted)
    }

    /// Verifies entries for a group and takes them in.
    pub fn take_for_group(
        &mut self,
        log: LogId,
        entries: &ForGroup,
        groups: &Groups,
    ) -> Result<u64, Untaken> {
        let size = self.holding(&log).size;
        let deliveries = entries.deliveries(log, size).map_err(Untaken::wrong)?;
        for delivery in deliveries {
            self.receive(delivery, groups)?;
        }
        Ok(size)
    }

    /// Verifies a part and takes it in.
    pub fn take(&mut self, leaves: &Leaves, groups: &Groups) -> Result<Holding, Untaken> {
        let delivery = leaves.delivery().map_err(Untaken::wrong)?;
        self.receive(delivery, groups)
    }

    fn receive(&mut self, delivery: Delivery, groups: &Groups) -> Result<Holding, Untaken> {
        let delivery = accepted(delivery, &self.log, groups).map_err(Untaken::wrong)?;
        let log = delivery.log;
        assert_ne!(log, self.log, "a node's own log is its own");
        let shelf = self.shelves.entry(log).or_insert_with(|| Shelf::new(log));
        let here = |seq: u64| Some(shelf.leaves.get(usize::try_from(seq).ok()?)?.0);
        let taken = shelf.reader.take(&delivery, here).map_err(Untaken::wrong)?;
        for (received, seq) in delivery.leaves.iter().zip(delivery.from..) {
            let at = usize::try_from(seq).unwrap();
            if at == shelf.leaves.len() {
                shelf.leaves.push((received.hash(), None));
            }
        }
        for (_, nodes) in &taken.leaves {
            shelf.nodes.extend(nodes.iter().map(|(_, hash)| *hash));
        }
        for (entry, body) in taken.entries {
            let slot = &mut shelf.leaves[usize::try_from(entry.entry().seq).unwrap()].1;
            // What is here with its body stays.
            if slot.as_ref().is_none_or(|held| held.body().is_none()) {
                *slot = Some(Held::new(entry, body).unwrap());
            }
        }
        shelf.reader = taken.reader;
        if let Some(checkpoint) = taken.checkpoint {
            shelf.checkpoint = Some(checkpoint.signed().clone());
        }
        Ok(self.holding(&log))
    }

    pub fn search(&self, log: &LogId, theirs: &SignedCheckpoint, nodes: &BTreeMap<u64, TreeHash>) -> Search {
        let Some(shelf) = self.shelves.get(log) else {
            return Search::Nothing;
        };
        let (Some(ours), Some(keys)) = (&shelf.checkpoint, shelf.reader.keys()) else {
            return Search::Nothing;
        };
        if theirs.clone().verify(keys).is_err() {
            return Search::Nothing;
        }
        find((ours, &shelf.nodes), (theirs, nodes))
    }

    pub fn nodes(&self, log: &LogId, addresses: &[u64]) -> Vec<(u64, TreeHash)> {
        let node = |address: &u64| Some((*address, self.shelves.get(log)?.nodes.node(*address)?));
        addresses.iter().filter_map(node).collect()
    }

    pub fn keys(&self, log: &LogId) -> Option<&KeyHistory> {
        self.shelves.get(log)?.reader.keys()
    }

    pub fn cosign(&self, log: &LogId) -> Option<SignedCheckpoint> {
        let shelf = self.shelves.get(log)?;
        let checkpoint = shelf.checkpoint.clone()?.verify(shelf.reader.keys()?).ok()?;
        let time = "2026-03-01T12:00:00.000Z".parse().unwrap();
        Some(checkpoint.cosign(&self.log, &self.key, time))
    }

    /// Proof and consistency of the whole: what every node can check of itself.
    pub fn assert_sound(&self) {
        for shelf in self.shelves.values() {
            let Some(checkpoint) = &shelf.checkpoint else {
                continue;
            };
            let (size, here) = (checkpoint.checkpoint().size, shelf.reader.checkpoint());
            let proof = Consistency::prove(size, here.size, &shelf.nodes).unwrap();
            let older = (size, &checkpoint.checkpoint().root);
            proof.verify(older, (here.size, &here.root)).unwrap();
        }
    }
}
