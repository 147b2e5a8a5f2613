//! Finding the proof that a log was told in two ways.

use std::collections::BTreeMap;

use ortaq_core::ids::TreeHash;
use ortaq_core::merkle::{ForkProof, Frontier, Nodes, SignedCheckpoint, Two, Unprovable, find_fork};

/// How far a search has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Search {
    /// The trees differ, and this proves it.
    Found(Box<ForkProof>),
    /// This node of the partner's tree decides where to look next.
    Ask(u64),
    /// These nodes of the own tree are needed.
    Read(Vec<u64>),
    /// They do not differ.
    Nothing,
}

/// Compares the tree of this node with a partner's. `theirs` and their nodes so far come from the partner and are believed by nobody: the proof is verified
/// before anything is done with it.
#[must_use]
pub fn find(
    ours: (&SignedCheckpoint, &impl Nodes),
    theirs: (&SignedCheckpoint, &BTreeMap<u64, TreeHash>),
) -> Search {
    let (one, other) = (ours.0.checkpoint(), theirs.0.checkpoint());
    if one.size == other.size {
        if one.root == other.root {
            return Search::Nothing;
        }
        let (one, other) = (ours.0.clone(), theirs.0.clone());
        return Search::Found(Box::new(ForkProof::Roots(Box::new(Two { one, other }))));
    }
    if other.size < one.size {
        match root(ours.1, other.size) {
            Ok(root) if root == other.root => return Search::Nothing,
            Ok(_) => {}
            Err(missing) => return Search::Read(missing),
        }
    }
    match find_fork(ours, theirs) {
        Ok(Some(proof)) => Search::Found(Box::new(proof)),
        Ok(None) | Err(Unprovable::OutOfRange) => Search::Nothing,
        Err(Unprovable::MissingNode(address)) if theirs.1.node(address).is_none() => Search::Ask(address),
        Err(Unprovable::MissingNode(address)) => Search::Read(vec![address]),
    }
}

/// The root of the tree of the first `size` leaves; the addresses of the nodes that it follows from where one of them is missing.
fn root(nodes: &impl Nodes, size: u64) -> Result<TreeHash, Vec<u64>> {
    let addresses = Frontier::addresses(size);
    let edge = addresses
        .iter()
        .map(|address| nodes.node(*address))
        .collect::<Option<_>>();
    let tree = edge.and_then(|edge| Frontier::resume(size, edge));
    tree.map(|tree| tree.root()).ok_or(addresses)
}
