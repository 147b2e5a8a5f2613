//! What the exchange asks of the logs: reading parts, taking them in, proofs, keys.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use jiff::Timestamp;
use ortaq_core::audience::Audience;
use ortaq_core::fold::{Held, RecordState};
use ortaq_core::ids::{LogId, RecordId, TreeHash};
use ortaq_core::keys::{KeyHistory, NodeKey, PublicKey};
use ortaq_core::merkle::{Consistency, Delivery, ForkProof, SignedCheckpoint};
use ortaq_core::records::key::RECORD_KIND as KEY;
use ortaq_core::time::Time;
use ortaq_exchange::{
    Directory, ForGroup, Holding, Leaves, Search, Source, Untaken, accepted, find, fitting, limits, part,
};
use ortaq_store::log::{self, LogStore, LogWriter, View, WriteError, tree_nodes};
use tokio::sync::watch;

use super::partners::{self, Partner};
use crate::StoreError;

/// Who belongs to which group or case, as the records here say.
#[derive(Debug, Default, Clone)]
pub(super) struct Groups(BTreeMap<RecordId, BTreeSet<LogId>>);

impl Directory for Groups {
    fn in_group(&self, group: &RecordId, member: &LogId) -> bool {
        self.0.get(group).is_some_and(|members| members.contains(member))
    }
}

impl Groups {
    /// The groups to which a node belongs, with all who belong to them.
    pub fn of(&self, member: &LogId) -> impl Iterator<Item = (&RecordId, &BTreeSet<LogId>)> {
        self.0.iter().filter(move |(_, members)| members.contains(member))
    }
}

/// The logs of a node, its own among them.
#[derive(Debug)]
pub struct Logs {
    store: Arc<dyn LogStore>,
    writer: LogWriter,
    key: NodeKey,
    remembers: PathBuf,
    groups: RwLock<Arc<Groups>>,
    /// Up to which change the groups were read.
    read: tokio::sync::Mutex<(u64, Option<RecordId>)>,
}

impl Logs {
    /// The logs of a store. `key` signs the node's own, `remembers` is the file for what the exchange remembers beside them.
    #[must_use]
    pub fn new(store: Arc<dyn LogStore>, writer: LogWriter, key: NodeKey, remembers: PathBuf) -> Self {
        Self {
            store,
            writer,
            key,
            remembers,
            groups: RwLock::default(),
            read: tokio::sync::Mutex::default(),
        }
    }

    pub(super) fn own(&self) -> LogId {
        self.writer.log()
    }

    pub(super) fn key(&self) -> &NodeKey {
        &self.key
    }

    pub(super) fn remembers(&self) -> PathBuf {
        self.remembers.clone()
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Arc<dyn LogStore> {
        &self.store
    }

    /// The way to write into the node's own log.
    #[must_use]
    pub fn writer(&self) -> &LogWriter {
        &self.writer
    }

    /// Told whenever this process has written something.
    pub fn written(&self) -> watch::Receiver<u64> {
        self.writer.written()
    }

    /// The name of a log's owner, where it is known here.
    pub(super) async fn name(&self, log: &LogId) -> Result<Option<String>, StoreError> {
        let record = RecordId::only("member", *log).expect("`member` is one word");
        let summary = self.store.record(&record, View::All).await?;
        Ok(
            match summary
                .map(|summary| summary.record())
                .transpose()?
                .map(|record| record.state)
            {
                Some(RecordState::Member(fields)) => fields.name.latest().map(ToString::to_string),
                _ => None,
            },
        )
    }

    pub(super) async fn partners(&self) -> Result<Vec<Partner>, StoreError> {
        partners::list(&*self.store, &self.own()).await
    }

    /// The key with which a partner signs, or this node; none for strangers.
    pub(super) async fn partner_key(&self, log: &LogId) -> Option<PublicKey> {
        let partners = self.partners().await.ok()?;
        if *log != self.own() && !partners.iter().any(|partner| partner.log == *log) {
            return None;
        }
        Some(*self.keys(log).await.ok()??.present_key())
    }

    async fn keys(&self, log: &LogId) -> Result<Option<KeyHistory>, StoreError> {
        log::keys(&*self.store, log).await
    }

    pub(super) async fn holding(&self, log: &LogId, vouched: u64) -> Result<Holding, StoreError> {
        let head = self.store.head(log).await?;
        let (size, checkpoint) = head.map_or((0, None), |head| (head.size, head.checkpoint));
        Ok(Holding {
            log: *log,
            size,
            vouched: vouched.min(size),
            checkpoint,
        })
    }

    pub(super) fn groups(&self) -> Arc<Groups> {
        Arc::clone(&self.groups.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads who belongs to groups and cases anew, where something has changed. Whether it has.
    pub(super) async fn read_groups(&self) -> Result<bool, StoreError> {
        let mut place = self.read.lock().await;
        let newest = self.store.change().await?;
        let mut groups: Option<Groups> = None;
        while place.0 < newest {
            let page = self
                .store
                .changed_since(View::All, place.0, place.1.as_ref(), ortaq_store::limits::BATCH)
                .await?;
            let Some((last, summary)) = page.last() else {
                *place = (newest, None);
                break;
            };
            *place = (*last, Some(summary.id.clone()));
            for (_, summary) in page
                .iter()
                .filter(|(_, summary)| matches!(summary.id.kind(), "group" | "case"))
            {
                let record = summary.record()?;
                let mut members: BTreeSet<LogId> = match &record.state {
                    RecordState::Group(group) => group.members.present().map(|item| item.value).collect(),
                    _ => record.partners.present().collect(),
                };
                members.insert(summary.id.owner());
                let groups = groups.get_or_insert_with(|| (*self.groups()).clone());
                groups.0.insert(summary.id.clone(), members);
            }
        }
        let changed = groups.is_some();
        if let Some(groups) = groups {
            *self.groups.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(groups);
        }
        Ok(changed)
    }

    /// A part of a log for a partner. None where there is nothing that the log's signature stands behind.
    pub(super) async fn part(
        &self,
        to: &LogId,
        log: &LogId,
        from: u64,
    ) -> Result<Option<Leaves>, StoreError> {
        let Some(checkpoint) = self.store.head(log).await?.and_then(|head| head.checkpoint) else {
            return Ok(None);
        };
        let size = checkpoint.checkpoint().size;
        let room = usize::try_from(size.saturating_sub(from))
            .map_or(limits::LEAVES, |left| left.min(limits::LEAVES));
        let leaves = self.store.leaves(log, from, room).await?;
        let mut leaves: Vec<(TreeHash, Option<Held>)> = leaves
            .into_iter()
            .filter_map(|leaf| Some((*leaf.nodes.first()?, leaf.entry)))
            .collect();
        leaves.truncate(fitting(&leaves));
        if leaves.is_empty() {
            return Ok(None);
        }
        let end = from + leaves.len() as u64;
        let addresses = Consistency::addresses(end, size).unwrap_or_default();
        let nodes = tree_nodes(&*self.store, log, &addresses).await?;
        let mut keys = Vec::new();
        if end < size {
            let record = RecordId::only(KEY, *log).expect("`key` is one word");
            keys = self.store.about(&[record]).await?;
            keys.retain(|held| held.entry().entry().log == *log && held.entry().entry().seq >= end);
            keys.sort_unstable_by_key(|held| held.entry().entry().seq);
        }
        let source = Source {
            log: *log,
            leaves: &leaves,
            from,
            checkpoint: &checkpoint,
            nodes: &nodes,
            keys: &keys,
        };
        part(&source, to, &*self.groups())
            .map(Some)
            .map_err(|error| StoreError::Damaged {
                database: self.store.database().to_owned(),
                reason: error.to_string(),
            })
    }

    pub(super) async fn take(&self, leaves: &Leaves, vouched: u64) -> Result<Holding, Untaken> {
        let delivery = leaves.delivery().map_err(Untaken::wrong)?;
        let log = delivery.log;
        self.receive(delivery).await?;
        self.holding(&log, vouched).await.map_err(|error| fault(&error))
    }

    pub(super) async fn take_for_group(&self, log: LogId, entries: &ForGroup) -> Result<u64, Untaken> {
        let head = self.store.head(&log).await.map_err(|error| fault(&error))?;
        let size = head.map_or(0, |head| head.size);
        for delivery in entries.deliveries(log, size).map_err(Untaken::wrong)? {
            self.receive(delivery).await?;
        }
        Ok(size)
    }

    async fn receive(&self, delivery: Delivery) -> Result<(), Untaken> {
        let delivery = accepted(delivery, &self.own(), &*self.groups()).map_err(Untaken::wrong)?;
        match self.writer.receive(delivery).await {
            Ok(_) => Ok(()),
            Err(error @ (WriteError::Store(_) | WriteError::Uncertain(_) | WriteError::Stopped)) => {
                Err(fault(&error))
            }
            Err(error) => Err(Untaken::wrong(error)),
        }
    }

    /// What the own log has for a group.
    pub(super) async fn for_group(
        &self,
        to: &LogId,
        group: &RecordId,
        from: u64,
    ) -> Result<ForGroup, StoreError> {
        if !self.groups().in_group(group, to) {
            return Ok(ForGroup::not_a_member(group.clone()));
        }
        let own = self.own();
        let size = self.store.head(&own).await?.map_or(0, |head| head.size);
        let wanted = Audience::Amber { group: group.clone() };
        let (mut place, mut found) = (from, Vec::new());
        while place < size && found.len() <= limits::LEAVES {
            let page = self.store.leaves(&own, place, ortaq_store::limits::BATCH).await?;
            let Some(last) = page.last() else { break };
            place = last.seq + 1;
            let held = page.into_iter().filter_map(|leaf| leaf.entry);
            found.extend(held.filter(|held| held.entry().entry().audience == wanted));
        }
        Ok(ForGroup::new(group.clone(), size, &found))
    }

    /// The nodes of a log's tree at these addresses that are here.
    pub(super) async fn nodes(
        &self,
        log: &LogId,
        addresses: &[u64],
    ) -> Result<Vec<(u64, TreeHash)>, StoreError> {
        Ok(tree_nodes(&*self.store, log, addresses)
            .await?
            .into_iter()
            .collect())
    }

    /// Compares a log's tree with a partner's.
    pub(super) async fn search(
        &self,
        log: &LogId,
        theirs: &SignedCheckpoint,
        nodes: &BTreeMap<u64, TreeHash>,
    ) -> Result<Search, StoreError> {
        let ours = self.store.head(log).await?.and_then(|head| head.checkpoint);
        let (Some(ours), Some(keys)) = (ours, self.keys(log).await?) else {
            return Ok(Search::Nothing);
        };
        if theirs.clone().verify(&keys).is_err() {
            return Ok(Search::Nothing);
        }
        let mut own: BTreeMap<u64, TreeHash> = BTreeMap::new();
        loop {
            match find((&ours, &own), (theirs, nodes)) {
                Search::Read(addresses) => {
                    let before = own.len();
                    own.extend(tree_nodes(&*self.store, log, &addresses).await?);
                    if own.len() == before {
                        return Ok(Search::Nothing);
                    }
                }
                found => return Ok(found),
            }
        }
    }

    /// Whether a proof that a log was told in two ways holds.
    pub(super) async fn proves(&self, log: &LogId, proof: &ForkProof) -> Result<bool, StoreError> {
        let keys = self.keys(log).await?;
        Ok(keys.is_some_and(|keys| proof.verify(&keys, &keys).is_ok()))
    }

    /// The newest checkpoint of a log with this node's name under it.
    pub(super) async fn cosign(&self, log: &LogId) -> Result<Option<SignedCheckpoint>, StoreError> {
        let checkpoint = self.store.head(log).await?.and_then(|head| head.checkpoint);
        let (Some(checkpoint), Some(keys)) = (checkpoint, self.keys(log).await?) else {
            return Ok(None);
        };
        let (Ok(verified), Ok(now)) = (checkpoint.verify(&keys), Time::new(Timestamp::now())) else {
            return Ok(None);
        };
        Ok(Some(verified.cosign(&self.own(), &self.key, now)))
    }

    /// Keeps a checkpoint with a partner's name under it.
    pub(super) async fn keep(&self, checkpoint: SignedCheckpoint, witness: LogId) {
        // A checkpoint of a log that is not so long here comes again, and so does one whose witness has changed its key.
        if let Err(error) = self.writer.cosigned(checkpoint, witness).await {
            tracing::debug!(%witness, %error, "a cosignature was not kept");
        }
    }
}

/// Something here is wrong, not what was sent.
fn fault(error: &dyn std::error::Error) -> Untaken {
    tracing::error!(%error, "a part of a partner's log could not be written");
    Untaken::Fault
}
