//! Taking in a part of another's log, whoever hands it over.
//!
//! Entries carry their author's signature, hashes of withheld ones carry none. So a part with hashes in it is taken in only when the log's own
//! signature stands behind it: without that, whoever passes a log on could put hashes into it that the log never had.

use super::{
    BadProof, Consistency, LogReader, NodeAt, NotNext, SignedCheckpoint, VerifiedCheckpoint, leaf_hash,
};
use crate::entry::{Body, SignedEntry, VerifiedEntry};
use crate::ids::{LogId, TreeHash};

/// A leaf of another's log, as it is received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Received {
    /// An entry, with its body unless that was erased.
    Entry(Box<SignedEntry>, Option<Body>),
    /// The hash of an entry that the receiver may not read.
    Withheld(TreeHash),
}

impl Received {
    /// The leaf's hash.
    #[must_use]
    pub fn hash(&self) -> TreeHash {
        match self {
            Self::Entry(signed, _) => leaf_hash(&signed.id()),
            Self::Withheld(hash) => *hash,
        }
    }
}

/// The log's signature over a tree that begins with everything up to the end of a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// A checkpoint of the tree behind the delivery, or of a later one.
    pub checkpoint: SignedCheckpoint,
    /// That the checkpoint's tree begins with the one behind the delivery; nothing where it is the same.
    pub consistency: Consistency,
    /// The key entries between the delivery and the checkpoint, in their order: they say who signed it.
    pub keys: Vec<(SignedEntry, Body)>,
}

impl Anchor {
    /// A checkpoint of the very tree behind the delivery.
    #[must_use]
    pub fn at_end(checkpoint: SignedCheckpoint) -> Self {
        Self {
            checkpoint,
            consistency: Consistency { hashes: vec![] },
            keys: vec![],
        }
    }
}

/// Consecutive leaves of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The log.
    pub log: LogId,
    /// The place of the first one.
    pub from: u64,
    /// The leaves.
    pub leaves: Vec<Received>,
    /// What they stand on; needed where new ones are withheld.
    pub anchor: Option<Anchor>,
}

impl Delivery {
    /// The place behind the last leaf.
    #[must_use]
    pub fn end(&self) -> u64 {
        self.from.saturating_add(self.leaves.len() as u64)
    }
}

/// What a delivery brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The log, read up to the end.
    pub reader: LogReader,
    /// Leaves that are new, with the nodes of the tree that each completes.
    pub leaves: Vec<(u64, Vec<NodeAt>)>,
    /// Entries, new or of leaves that were here as hashes or without a body.
    pub entries: Vec<(VerifiedEntry, Option<Body>)>,
    /// The anchor's checkpoint, where it is one of exactly what is here now.
    pub checkpoint: Option<VerifiedCheckpoint>,
}

impl LogReader {
    /// Takes a delivery in, all of it or nothing. Leaves that are here already are compared; `here` gives their hashes.
    ///
    /// # Errors
    /// What does not verify, does not go on with the log, or differs from what is here.
    pub fn take(
        &self,
        delivery: &Delivery,
        here: impl Fn(u64) -> Option<TreeHash>,
    ) -> Result<Taken, NotNext> {
        let mut reader = self.clone();
        let (mut leaves, mut entries) = (Vec::new(), Vec::new());
        let mut withheld = None;
        for (leaf, seq) in delivery.leaves.iter().zip(delivery.from..) {
            if seq < self.size() {
                if here(seq) != Some(leaf.hash()) {
                    return Err(NotNext::OtherLeaf { seq });
                }
                if let Received::Entry(signed, body) = leaf {
                    let mut keys = reader.keys().ok_or(NotNext::FirstWithheld)?.clone();
                    let verified = keys.verify((**signed).clone(), body.as_ref())?;
                    entries.push((verified, body.clone()));
                }
                continue;
            }
            let nodes = match leaf {
                _ if seq > reader.size() => {
                    let expected = reader.size();
                    return Err(NotNext::Place { expected, found: seq });
                }
                Received::Withheld(hash) => {
                    withheld = withheld.or(Some(seq));
                    reader.skip(*hash)?
                }
                Received::Entry(signed, body) => {
                    let read = reader.read((**signed).clone(), body.as_ref())?;
                    entries.push((read.entry, body.clone()));
                    read.nodes
                }
            };
            leaves.push((seq, nodes));
        }
        let checkpoint = match &delivery.anchor {
            Some(anchor) if reader.size() == delivery.end() => reader.stands_on(anchor)?,
            _ => None,
        };
        match withheld {
            Some(seq) if delivery.anchor.is_none() => Err(NotNext::Unsigned { seq }),
            _ => Ok(Taken {
                reader,
                leaves,
                entries,
                checkpoint,
            }),
        }
    }

    /// Verifies that the log has signed what was read. Gives the checkpoint where it is one of exactly that.
    fn stands_on(&self, anchor: &Anchor) -> Result<Option<VerifiedCheckpoint>, NotNext> {
        if anchor.checkpoint.checkpoint().size == self.size() {
            return self.check(anchor.checkpoint.clone()).map(Some);
        }
        let mut keys = self.keys().ok_or(NotNext::FirstWithheld)?.clone();
        for (signed, body) in &anchor.keys {
            keys.verify(signed.clone(), Some(body))?;
        }
        let verified = anchor.checkpoint.clone().verify(&keys)?;
        let (ours, theirs) = (self.checkpoint(), verified.checkpoint());
        if ours.log != theirs.log {
            return Err(BadProof.into());
        }
        let (old, new) = ((ours.size, &ours.root), (theirs.size, &theirs.root));
        anchor.consistency.verify(old, new)?;
        Ok(None)
    }
}
