//! Proof that a node has told its log in two ways.
//!
//! A proof stands by itself: whoever knows the log's keys can check it, without asking the node or believing who shows it.

use serde::{Deserialize, Serialize};
use tlog_tiles::{split_stored_hash_index, stored_hash_index, sub_tree_index};

use super::{BadProof, Inclusion, Nodes, NotSigned, SignedCheckpoint, Unprovable};
use crate::entry::SignedEntry;
use crate::ids::TreeHash;
use crate::keys::{KeyHistory, Unverified};

/// Two signed statements of one log that cannot both be true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fork", rename_all = "kebab-case", deny_unknown_fields)]
#[expect(
    clippy::large_enum_variant,
    reason = "a node holds one of these in its life, if any"
)]
pub enum ForkProof {
    /// Two checkpoints of one size with different roots.
    Roots {
        /// One of them.
        one: SignedCheckpoint,
        /// The other.
        other: SignedCheckpoint,
    },
    /// Two checkpoints whose trees have different leaves at one place.
    Leaves(Box<DifferentLeaves>),
    /// Two signed entries for one place.
    Entries {
        /// One of them.
        one: Box<SignedEntry>,
        /// The other.
        other: Box<SignedEntry>,
    },
}

/// Two checkpoints whose trees have different leaves at one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DifferentLeaves {
    /// One checkpoint.
    pub one: SignedCheckpoint,
    /// Its leaf at the place.
    pub leaf: TreeHash,
    /// Proof of that.
    pub inclusion: Inclusion,
    /// The other checkpoint.
    pub other: SignedCheckpoint,
    /// Its leaf at the place.
    pub other_leaf: TreeHash,
    /// Proof of that.
    pub other_inclusion: Inclusion,
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
            Self::Roots { one, other } => {
                let one = *one.clone().verify(keys)?.checkpoint();
                let other = *other.clone().verify(other_keys)?.checkpoint();
                one.log == other.log && one.size == other.size && one.root != other.root
            }
            Self::Leaves(found) => {
                let one = *found.one.clone().verify(keys)?.checkpoint();
                let other = *found.other.clone().verify(other_keys)?.checkpoint();
                let (inclusion, other_inclusion) = (&found.inclusion, &found.other_inclusion);
                inclusion.verify(&found.leaf, one.size, &one.root)?;
                other_inclusion.verify(&found.other_leaf, other.size, &other.root)?;
                one.log == other.log
                    && inclusion.index == other_inclusion.index
                    && found.leaf != found.other_leaf
            }
            Self::Entries { one, other } => {
                signed(one, keys)?;
                signed(other, other_keys)?;
                let place = |entry: &SignedEntry| (entry.entry().log, entry.entry().seq);
                place(one) == place(other) && one.id() != other.id()
            }
        };
        contradiction.then_some(()).ok_or(NoFork::NoContradiction)
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
    if size == other_size {
        let (one, other) = (one.clone(), other.clone());
        return Ok(Some(ForkProof::Roots { one, other }));
    }
    let at = stored_hash_index(0, index);
    Ok(Some(ForkProof::Leaves(Box::new(DifferentLeaves {
        one: one.clone(),
        leaf: node(nodes, at)?,
        inclusion: Inclusion::prove(size, index, nodes)?,
        other: other.clone(),
        other_leaf: node(other_nodes, at)?,
        other_inclusion: Inclusion::prove(other_size, index, other_nodes)?,
    }))))
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
