//! The nodes of the tree, and its right edge, which is all that appending needs.

use std::collections::BTreeMap;

use tlog_tiles::{EMPTY_HASH, node_hash, split_stored_hash_index, stored_hash_index, sub_tree_index};

use super::{ours, theirs};
use crate::ids::TreeHash;

/// A node with its address.
///
/// Addresses number the complete nodes in the order in which appending completes them (Crosby and Wallach 2009, section 3.3);
/// a node at an address never changes.
pub type NodeAt = (u64, TreeHash);

/// Where complete nodes of a tree are read.
pub trait Nodes {
    /// The node at an address, where it is known.
    fn node(&self, address: u64) -> Option<TreeHash>;
}

impl Nodes for BTreeMap<u64, TreeHash> {
    fn node(&self, address: u64) -> Option<TreeHash> {
        self.get(&address).copied()
    }
}

/// All nodes of a tree, in the order of their addresses.
impl Nodes for Vec<TreeHash> {
    fn node(&self, address: u64) -> Option<TreeHash> {
        self.get(usize::try_from(address).ok()?).copied()
    }
}

/// The address of a leaf.
pub(super) fn leaf_address(index: u64) -> u64 {
    stored_hash_index(0, index)
}

/// The leaf whose appending completes the node at an address, and which of the nodes that it completes it is: 0 is the leaf itself.
///
/// So a store can keep with each leaf the nodes that it completes, and needs no addresses.
#[must_use]
pub fn completed_by(address: u64) -> (u64, usize) {
    let (level, index) = split_stored_hash_index(address);
    // A node of a level stands above two to the power of the level leaves; the last of them completes it.
    (((index + 1) << level) - 1, usize::from(level))
}

/// The right edge of a tree: the roots of its largest complete subtrees, from left to right. At most 53 of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    edge: Vec<TreeHash>,
}

impl Frontier {
    /// The addresses of the nodes from which [`resume`](Self::resume) goes on.
    #[must_use]
    pub fn addresses(size: u64) -> Vec<u64> {
        sub_tree_index(0, size, vec![])
    }

    /// Goes on with a tree of `size` leaves from the nodes at [`addresses`](Self::addresses). `None` when they are not as many.
    #[must_use]
    pub fn resume(size: u64, edge: Vec<TreeHash>) -> Option<Self> {
        (edge.len() == Self::addresses(size).len()).then_some(Self { size, edge })
    }

    /// How many leaves the tree has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf. The nodes that are complete now are to be stored.
    pub fn push(&mut self, leaf: TreeHash) -> Vec<NodeAt> {
        let mut address = leaf_address(self.size);
        let mut hash = leaf;
        let mut complete = vec![(address, hash)];
        // Each trailing 1 of the old size is a complete subtree on the left, waiting for one of its size on the right.
        for _ in 0..self.size.trailing_ones() {
            let left = self
                .edge
                .pop()
                .expect("the edge has a root for each 1 in the size");
            hash = ours(node_hash(theirs(&left), theirs(&hash)));
            address += 1;
            complete.push((address, hash));
        }
        self.edge.push(hash);
        self.size += 1;
        complete
    }

    /// The root of the tree.
    #[must_use]
    pub fn root(&self) -> TreeHash {
        let right_to_left = self.edge.iter().rev().map(theirs);
        ours(
            right_to_left
                .reduce(|right, left| node_hash(left, right))
                .unwrap_or(EMPTY_HASH),
        )
    }
}

#[cfg(test)]
pub(super) mod tests {
    use tlog_tiles::{Error, Hash, HashReader, stored_hash_count, stored_hashes, tree_hash};

    use super::super::leaf_hash;
    use super::*;
    use crate::ids::EntryId;

    /// A leaf for tests.
    pub(in super::super) fn leaf(number: u64) -> TreeHash {
        leaf_hash(&entry(number))
    }

    pub(in super::super) fn entry(number: u64) -> EntryId {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&number.to_be_bytes());
        EntryId::from_bytes(bytes)
    }

    /// All nodes of a tree of these leaves, and its edge.
    pub(in super::super) fn tree(leaves: impl IntoIterator<Item = TreeHash>) -> (Vec<TreeHash>, Frontier) {
        let mut nodes = Vec::new();
        let mut frontier = Frontier::default();
        for leaf in leaves {
            for (address, hash) in frontier.push(leaf) {
                assert_eq!(address, nodes.len() as u64, "addresses follow each other");
                nodes.push(hash);
            }
        }
        (nodes, frontier)
    }

    /// The nodes as the reference implementation keeps them.
    struct Reference(Vec<Hash>);

    impl HashReader for Reference {
        fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
            Ok(indexes
                .iter()
                .map(|i| self.0[usize::try_from(*i).unwrap()])
                .collect())
        }
    }

    #[test]
    fn nodes_and_roots_are_those_of_the_reference_implementation() {
        let mut reference = Reference(vec![]);
        for size in 0..70 {
            let (nodes, frontier) = tree((0..size).map(leaf));
            assert_eq!(
                frontier.root(),
                ours(tree_hash(size, &reference).unwrap()),
                "{size}"
            );
            assert_eq!(nodes.len() as u64, stored_hash_count(size));
            assert_eq!(nodes, reference.0.iter().copied().map(ours).collect::<Vec<_>>());
            let more = stored_hashes(size, entry(size).as_bytes(), &reference).unwrap();
            reference.0.extend(more);
        }
    }

    #[test]
    fn every_node_is_found_with_the_leaf_that_completes_it() {
        let mut frontier = Frontier::default();
        for seq in 0..300 {
            for (place, (address, _)) in frontier.push(leaf(seq)).into_iter().enumerate() {
                assert_eq!(completed_by(address), (seq, place));
            }
        }
    }

    #[test]
    fn a_tree_goes_on_from_its_stored_nodes() {
        for size in 0..40 {
            let (nodes, frontier) = tree((0..size).map(leaf));
            let edge: Vec<_> = Frontier::addresses(size)
                .iter()
                .map(|a| nodes.node(*a).unwrap())
                .collect();
            assert_eq!(Frontier::resume(size, edge.clone()), Some(frontier));
            assert_eq!(Frontier::resume(size, [edge, vec![leaf(0)]].concat()), None);
        }
    }

    #[test]
    fn the_empty_tree_and_the_first_leaf_are_as_in_the_rfc() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(Frontier::default().root().to_string(), empty);
        let (_, one) = tree([leaf(1)]);
        assert_eq!(one.root(), leaf(1));
    }
}
