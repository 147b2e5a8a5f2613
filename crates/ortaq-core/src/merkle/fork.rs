//! Proof that a node has told its log in two ways.
//!
//! A proof stands by itself: whoever knows the log's keys can check it, without asking the node or believing who shows it.

use serde::{Deserialize, Serialize};
use tlog_tiles::{split_stored_hash_index, stored_hash_index, sub_tree_index};

use super::{BadProof, Inclusion, Nodes, NotSigned, SignedCheckpoint, Unprovable};
use crate::entry::SignedEntry;
use crate::ids::{LogId, TreeHash};
use crate::keys::{KeyHistory, Unverified};

/// Two signed statements of one log that cannot both be true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fork", rename_all = "kebab-case")]
pub enum ForkProof {
    /// Two checkpoints of one size with different roots.
    Roots(Box<Two<SignedCheckpoint>>),
    /// Two checkpoints whose trees have different leaves at one place.
    Leaves(Box<Two<LeafAt>>),
    /// Two signed entries for one place.
    Entries(Box<Two<SignedEntry>>),
}

/// Two of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Two<T> {
    /// One of them.
    pub one: T,
    /// The other.
    pub other: T,
}

/// A checkpoint and what its tree holds at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeafAt {
    /// The checkpoint.
    pub checkpoint: SignedCheckpoint,
    /// The hash of the leaf.
    pub leaf: TreeHash,
    /// Proof that the leaf is in the tree, with its place.
    pub inclusion: Inclusion,
}

/// Why something proves no fork.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoFork {
    /// A checkpoint is not the log's.
    #[error(transparent)]
    NotSigned(#[from] NotSigned),
    /// An entry is not the log's.
    #[error(transparent)]
    Unverified(#[from] Unverified),
    /// An inclusion proof does not hold.
    #[error(transparent)]
    BadProof(#[from] BadProof),
    /// The two statements can both be true.
    #[error("the two statements do not contradict each other")]
    NoContradiction,
}

impl ForkProof {
    /// Checks the proof. `keys` are the log's keys as `one` goes by them, `other_keys` as `other` does: a fork may be one of
    /// keys as well.
    ///
    /// # Errors
    /// The reason why it proves nothing.
    pub fn verify(&self, keys: &KeyHistory, other_keys: &KeyHistory) -> Result<(), NoFork> {
        let contradiction = match self {
            Self::Roots(two) => {
                let one = *two.one.clone().verify(keys)?.checkpoint();
                let other = *two.other.clone().verify(other_keys)?.checkpoint();
                one.log == other.log && one.size == other.size && one.root != other.root
            }
            Self::Leaves(two) => {
                let (one, other) = (&two.one, &two.other);
                let same_log = one.verify(keys)? == other.verify(other_keys)?;
                same_log && one.inclusion.index == other.inclusion.index && one.leaf != other.leaf
            }
            Self::Entries(two) => {
                signed(&two.one, keys)?;
                signed(&two.other, other_keys)?;
                let place = |entry: &SignedEntry| (entry.entry().log, entry.entry().seq);
                place(&two.one) == place(&two.other) && two.one.id() != two.other.id()
            }
        };
        contradiction.then_some(()).ok_or(NoFork::NoContradiction)
    }
}

impl LeafAt {
    /// Checks signature and proof, and gives the log.
    fn verify(&self, keys: &KeyHistory) -> Result<LogId, NoFork> {
        let checkpoint = *self.checkpoint.clone().verify(keys)?.checkpoint();
        self.inclusion
            .verify(&self.leaf, checkpoint.size, &checkpoint.root)?;
        Ok(checkpoint.log)
    }
}

/// A key entry is signed by the key that is present there, or by the recovery key; a fork may lie in either.
fn signed(entry: &SignedEntry, keys: &KeyHistory) -> Result<(), Unverified> {
    let (log, seq) = (entry.entry().log, entry.entry().seq);
    if log != keys.log() {
        let expected = keys.log();
        return Err(Unverified::OtherLog { expected, found: log });
    }
    let by_any = entry.is_signed_by(keys.key_at(seq)) || entry.is_signed_by(keys.recovery_key_at(seq));
    by_any.then_some(()).ok_or(Unverified::Signature { seq })
}

/// Compares two trees of one log, of which all nodes are at hand, and proves the first place where they differ.
///
/// `None` when one tree begins with the other.
///
/// # Errors
/// A node is missing.
pub fn find_fork(
    (one, nodes): (&SignedCheckpoint, &impl Nodes),
    (other, other_nodes): (&SignedCheckpoint, &impl Nodes),
) -> Result<Option<ForkProof>, Unprovable> {
    let (size, other_size) = (one.checkpoint().size, other.checkpoint().size);
    let Some(index) = first_difference(size.min(other_size), nodes, other_nodes)? else {
        return Ok(None);
    };
    Ok(Some(if size == other_size {
        let (one, other) = (one.clone(), other.clone());
        ForkProof::Roots(Box::new(Two { one, other }))
    } else {
        let (one, other) = (leaf_at(one, nodes, index)?, leaf_at(other, other_nodes, index)?);
        ForkProof::Leaves(Box::new(Two { one, other }))
    }))
}

fn leaf_at(checkpoint: &SignedCheckpoint, nodes: &impl Nodes, index: u64) -> Result<LeafAt, Unprovable> {
    Ok(LeafAt {
        checkpoint: checkpoint.clone(),
        leaf: node(nodes, stored_hash_index(0, index))?,
        inclusion: Inclusion::prove(checkpoint.checkpoint().size, index, nodes)?,
    })
}

fn node(nodes: &impl Nodes, address: u64) -> Result<TreeHash, Unprovable> {
    nodes.node(address).ok_or(Unprovable::MissingNode(address))
}

/// The first of the `common` first leaves that differs: down from the largest subtree that does.
fn first_difference(
    common: u64,
    nodes: &impl Nodes,
    other_nodes: &impl Nodes,
) -> Result<Option<u64>, Unprovable> {
    let differ = |address: u64| Ok(node(nodes, address)? != node(other_nodes, address)?);
    for subtree in sub_tree_index(0, common, vec![]) {
        if !differ(subtree)? {
            continue;
        }
        let (mut level, mut place) = split_stored_hash_index(subtree);
        while level > 0 {
            level -= 1;
            place *= 2;
            if !differ(stored_hash_index(level, place))? {
                place += 1;
            }
        }
        return Ok(Some(place));
    }
    Ok(None)
}
