//! Following a log leaf by leaf, as its own node does when it starts and a partner does when it receives.

use super::{
    BadProof, Checkpoint, Frontier, MAX_SIZE, NodeAt, NotSigned, SignedCheckpoint, VerifiedCheckpoint,
    leaf_hash,
};
use crate::entry::{Body, SignedEntry, VerifiedEntry};
use crate::ids::{LogId, TreeHash};
use crate::keys::{KeyHistory, Unverified};

/// A log, read up to a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogReader {
    log: LogId,
    keys: Option<KeyHistory>,
    frontier: Frontier,
}

/// An entry that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The entry.
    pub entry: VerifiedEntry,
    /// The nodes of the tree that it completes.
    pub nodes: Vec<NodeAt>,
}

/// Why something does not go on with the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotNext {
    /// Another place than the next one.
    #[error("entry {found} where entry {expected} comes next")]
    Place {
        /// The next place.
        expected: u64,
        /// The entry's.
        found: u64,
    },
    /// The first entry of a log is given as a hash only. It is public.
    #[error("the first entry of a log cannot be withheld")]
    FirstWithheld,
    /// The log is as long as a log can be.
    #[error("a log has at most {MAX_SIZE} entries")]
    Full,
    /// The entry is not the log's.
    #[error(transparent)]
    Unverified(#[from] Unverified),
    /// The checkpoint is not the log's.
    #[error(transparent)]
    NotSigned(#[from] NotSigned),
    /// Another leaf than the one that is here: the log is told in two ways.
    #[error("another leaf at place {seq} than is here; keep both as evidence")]
    OtherLeaf {
        /// The place.
        seq: u64,
    },
    /// A withheld entry without the log's signature.
    #[error("the entry at place {seq} is withheld, and no checkpoint of the log stands behind its hash")]
    Unsigned {
        /// The place.
        seq: u64,
    },
    /// The checkpoint's tree does not begin with what was read.
    #[error("what was read is not what the log has signed: {0}")]
    BadProof(#[from] BadProof),
    /// The checkpoint says something else than what was read.
    #[error("the checkpoint of {} entries does not fit the {read} entries that were read", checkpoint.size)]
    Contradiction {
        /// What the log has signed.
        checkpoint: Checkpoint,
        /// How many entries were read.
        read: u64,
    },
}

impl LogReader {
    /// Begins to read a log.
    #[must_use]
    pub fn new(log: LogId) -> Self {
        Self {
            log,
            keys: None,
            frontier: Frontier::default(),
        }
    }

    /// Goes on with a log whose keys and tree are known up to a place.
    #[must_use]
    pub fn resume(keys: KeyHistory, frontier: Frontier) -> Self {
        Self {
            log: keys.log(),
            keys: Some(keys),
            frontier,
        }
    }

    /// How many entries were read: the place of the next one.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// The keys, once the first entry was read.
    #[must_use]
    pub fn keys(&self) -> Option<&KeyHistory> {
        self.keys.as_ref()
    }

    /// What the log's next checkpoint has to say.
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            log: self.log,
            size: self.frontier.size(),
            root: self.frontier.root(),
        }
    }

    /// Reads the next entry. Key entries need their body.
    ///
    /// # Errors
    /// The reason why it is not the next one. The reader is then as it was.
    pub fn read(&mut self, signed: SignedEntry, body: Option<&Body>) -> Result<Read, NotNext> {
        let (expected, found) = (self.size(), signed.entry().seq);
        if expected == MAX_SIZE {
            return Err(NotNext::Full);
        }
        if found != expected {
            return Err(NotNext::Place { expected, found });
        }
        let entry = if let Some(keys) = &mut self.keys {
            keys.verify(signed, body)?
        } else {
            if signed.entry().log != self.log {
                let (expected, found) = (self.log, signed.entry().log);
                return Err(Unverified::OtherLog { expected, found }.into());
            }
            let (keys, entry) = KeyHistory::start(signed, body.ok_or(Unverified::KeyBodyMissing)?)?;
            self.keys = Some(keys);
            entry
        };
        let nodes = self.frontier.push(leaf_hash(&entry.id()));
        Ok(Read { entry, nodes })
    }

    /// Takes the leaf hash of an entry that is withheld.
    ///
    /// # Errors
    /// The first entry is public and cannot be withheld.
    pub fn skip(&mut self, leaf: TreeHash) -> Result<Vec<NodeAt>, NotNext> {
        match self.size() {
            0 => Err(NotNext::FirstWithheld),
            MAX_SIZE => Err(NotNext::Full),
            _ => Ok(self.frontier.push(leaf)),
        }
    }

    /// Compares a checkpoint with what was read. It must be the one of exactly so many entries.
    ///
    /// # Errors
    /// It is not the log's, or says something else.
    pub fn check(&self, checkpoint: SignedCheckpoint) -> Result<VerifiedCheckpoint, NotNext> {
        let keys = self.keys.as_ref().ok_or(NotNext::FirstWithheld)?;
        let verified = checkpoint.verify(keys)?;
        if *verified.checkpoint() == self.checkpoint() {
            Ok(verified)
        } else {
            Err(NotNext::Contradiction {
                checkpoint: *verified.checkpoint(),
                read: self.size(),
            })
        }
    }
}
