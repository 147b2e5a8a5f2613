//! Inclusion and consistency proofs (RFC 6962, section 2.1), and the file in which one is handed on (C2SP `tlog-proof`).

use std::cell::{Cell, RefCell};

use serde::{Deserialize, Serialize};
use tlog_tiles::{EMPTY_HASH, Error, Hash, HashReader, check_record, check_tree, prove_record, prove_tree};

use super::{
    InvalidCheckpoint, MAX_CHECKPOINT_BYTES, MAX_SIZE, Nodes, SignedCheckpoint, base64, from_base64, ours,
    theirs,
};
use crate::ids::TreeHash;

/// Most hashes of a proof. A tree of the largest size needs 54.
pub const MAX_PROOF_HASHES: usize = 64;
/// Longest file with a proof, in bytes.
pub const MAX_PROOF_BYTES: usize = MAX_CHECKPOINT_BYTES + 64 * 45 + 4_096;

/// Why a proof cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unprovable {
    /// The place lies outside the tree, or one tree is not the smaller.
    #[error("the place lies outside the tree, or the older tree is the larger one")]
    OutOfRange,
    /// A node is not known.
    #[error("the node at address {0} of the tree is missing; rebuild the tree from the log")]
    MissingNode(u64),
}

/// A proof that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the proof does not fit the trees")]
pub struct BadProof;

/// Proof that a tree holds a leaf at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inclusion {
    /// The place, counted from 0.
    pub index: u64,
    /// The hashes beside the way to the root, from the leaf upwards.
    pub hashes: Vec<TreeHash>,
}

impl Inclusion {
    /// The addresses of the nodes that the proof is made of: to be read before [`prove`](Self::prove).
    ///
    /// # Errors
    /// [`Unprovable::OutOfRange`].
    pub fn addresses(size: u64, index: u64) -> Result<Vec<u64>, Unprovable> {
        in_range(index < size && size <= MAX_SIZE)?;
        Ok(asked(|reader| prove_record(size, index, reader).map(|_| ())))
    }

    /// The proof for the leaf at `index` in the tree of the first `size` leaves.
    ///
    /// # Errors
    /// A place outside the tree, or a node that is missing.
    pub fn prove(size: u64, index: u64, nodes: &impl Nodes) -> Result<Self, Unprovable> {
        in_range(index < size && size <= MAX_SIZE)?;
        let hashes = answered(nodes, |reader| prove_record(size, index, reader))?;
        Ok(Self { index, hashes })
    }

    /// Checks that the tree of `size` leaves under `root` holds `leaf` at the place.
    ///
    /// # Errors
    /// [`BadProof`].
    pub fn verify(&self, leaf: &TreeHash, size: u64, root: &TreeHash) -> Result<(), BadProof> {
        if self.index >= size || size > MAX_SIZE || self.hashes.len() > MAX_PROOF_HASHES {
            return Err(BadProof);
        }
        let hashes = self.hashes.iter().map(theirs).collect();
        check_record(&hashes, size, theirs(root), self.index, theirs(leaf)).map_err(|_| BadProof)
    }
}

/// Proof that a tree begins with all leaves of an older one, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Consistency {
    /// The hashes, as RFC 6962 orders them.
    pub hashes: Vec<TreeHash>,
}

impl Consistency {
    /// The addresses of the nodes that the proof is made of: to be read before [`prove`](Self::prove).
    ///
    /// # Errors
    /// [`Unprovable::OutOfRange`].
    pub fn addresses(old: u64, new: u64) -> Result<Vec<u64>, Unprovable> {
        in_range(old <= new && new <= MAX_SIZE)?;
        if old == 0 {
            return Ok(vec![]);
        }
        Ok(asked(|reader| prove_tree(new, old, reader).map(|_| ())))
    }

    /// The proof that the tree of the first `new` leaves begins with that of the first `old`.
    ///
    /// # Errors
    /// The older tree is the larger one, or a node is missing.
    pub fn prove(old: u64, new: u64, nodes: &impl Nodes) -> Result<Self, Unprovable> {
        in_range(old <= new && new <= MAX_SIZE)?;
        if old == 0 {
            return Ok(Self { hashes: vec![] });
        }
        let hashes = answered(nodes, |reader| prove_tree(new, old, reader))?;
        Ok(Self { hashes })
    }

    /// Checks that the tree of size and root `new` begins with that of size and root `old`.
    ///
    /// # Errors
    /// [`BadProof`].
    pub fn verify(&self, old: (u64, &TreeHash), new: (u64, &TreeHash)) -> Result<(), BadProof> {
        let ((old_size, old_root), (new_size, new_root)) = (old, new);
        if old_size > new_size || new_size > MAX_SIZE || self.hashes.len() > MAX_PROOF_HASHES {
            return Err(BadProof);
        }
        if old_size == 0 {
            let holds = self.hashes.is_empty() && *old_root == ours(EMPTY_HASH);
            return holds.then_some(()).ok_or(BadProof);
        }
        let hashes = self.hashes.iter().map(theirs).collect();
        check_tree(&hashes, new_size, theirs(new_root), old_size, theirs(old_root)).map_err(|_| BadProof)
    }
}

fn in_range(holds: bool) -> Result<(), Unprovable> {
    holds.then_some(()).ok_or(Unprovable::OutOfRange)
}

/// The addresses that a proof asks for.
fn asked(prove: impl FnOnce(&Recorder) -> Result<(), Error>) -> Vec<u64> {
    let recorder = Recorder::default();
    // The hashes are placeholders, so the proof is worth nothing; only the questions matter.
    let _ = prove(&recorder);
    recorder.0.into_inner()
}

/// Answers with placeholders and remembers the questions.
#[derive(Default)]
struct Recorder(RefCell<Vec<u64>>);

impl HashReader for Recorder {
    fn read_hashes(&self, addresses: &[u64]) -> Result<Vec<Hash>, Error> {
        self.0.borrow_mut().extend(addresses);
        Ok(vec![Hash::default(); addresses.len()])
    }
}

/// A proof out of stored nodes.
fn answered<N: Nodes>(
    nodes: &N,
    prove: impl FnOnce(&Stored<'_, N>) -> Result<Vec<Hash>, Error>,
) -> Result<Vec<TreeHash>, Unprovable> {
    let stored = Stored {
        nodes,
        missing: Cell::new(None),
    };
    match prove(&stored) {
        Ok(hashes) => Ok(hashes.into_iter().map(ours).collect()),
        Err(_) => Err(stored
            .missing
            .get()
            .map_or(Unprovable::OutOfRange, Unprovable::MissingNode)),
    }
}

struct Stored<'n, N> {
    nodes: &'n N,
    missing: Cell<Option<u64>>,
}

impl<N: Nodes> HashReader for Stored<'_, N> {
    fn read_hashes(&self, addresses: &[u64]) -> Result<Vec<Hash>, Error> {
        let read = |address: &u64| {
            self.nodes
                .node(*address)
                .map(|hash| theirs(&hash))
                .ok_or_else(|| {
                    self.missing.set(Some(*address));
                    Error::IndexesNotInTree
                })
        };
        addresses.iter().map(read).collect()
    }
}

/// An inclusion proof with the checkpoint that it leads to: all that somebody needs who knows the log's keys and the entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofFile {
    /// The proof.
    pub inclusion: Inclusion,
    /// The checkpoint, with the cosignatures of witnesses.
    pub checkpoint: SignedCheckpoint,
}

/// Why bytes are no file with a proof.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidProofFile {
    /// More bytes than are accepted.
    #[error("a proof of {0} bytes; at most {MAX_PROOF_BYTES} are accepted")]
    TooLarge(usize),
    /// Not the form.
    #[error("not a proof in the form of C2SP tlog-proof version 1")]
    Form,
    /// More hashes than any tree needs.
    #[error("a proof with more than {MAX_PROOF_HASHES} hashes")]
    TooManyHashes,
    /// What follows is no checkpoint.
    #[error(transparent)]
    Checkpoint(#[from] InvalidCheckpoint),
}

const PROOF_HEADING: &str = "c2sp.org/tlog-proof@v1";

impl ProofFile {
    /// The text of the file, usually named `….tlog-proof`.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{PROOF_HEADING}\nindex {}\n", self.inclusion.index);
        for hash in &self.inclusion.hashes {
            text += &base64(hash);
            text += "\n";
        }
        text += "\n";
        text += &self.checkpoint.to_string();
        text
    }

    /// Reads the text of a file. Nothing is verified.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn read(text: &str) -> Result<Self, InvalidProofFile> {
        if text.len() > MAX_PROOF_BYTES {
            return Err(InvalidProofFile::TooLarge(text.len()));
        }
        let (proof, checkpoint) = text.split_once("\n\n").ok_or(InvalidProofFile::Form)?;
        let mut lines = proof.split('\n').peekable();
        if lines.next() != Some(PROOF_HEADING) {
            return Err(InvalidProofFile::Form);
        }
        // Others may have put something of their own here; nothing vouches for it.
        lines.next_if(|line| line.starts_with("extra "));
        let index = lines
            .next()
            .and_then(|line| line.strip_prefix("index "))
            .and_then(|digits| digits.parse::<u64>().ok().filter(|n| n.to_string() == digits))
            .ok_or(InvalidProofFile::Form)?;
        let mut hashes = Vec::new();
        for line in lines {
            if hashes.len() == MAX_PROOF_HASHES {
                return Err(InvalidProofFile::TooManyHashes);
            }
            hashes.push(from_base64(line).ok_or(InvalidProofFile::Form)?);
        }
        Ok(Self {
            inclusion: Inclusion { index, hashes },
            checkpoint: SignedCheckpoint::read(checkpoint.as_bytes())?,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::super::tree::tests::{leaf, tree};
    use super::*;

    #[test]
    fn every_leaf_of_every_tree_is_proved_from_the_nodes_that_were_asked_for() {
        for size in 1..34 {
            let (nodes, frontier) = tree((0..size).map(leaf));
            for index in 0..size {
                let addresses = Inclusion::addresses(size, index).unwrap();
                let read: BTreeMap<_, _> = addresses.iter().map(|a| (*a, nodes.node(*a).unwrap())).collect();
                let proof = Inclusion::prove(size, index, &read).unwrap();
                assert_eq!(proof.verify(&leaf(index), size, &frontier.root()), Ok(()));
                assert_eq!(
                    proof.verify(&leaf(index + 1), size, &frontier.root()),
                    Err(BadProof)
                );
            }
        }
    }

    #[test]
    fn every_older_tree_is_proved_and_no_other() {
        for new in 0..34 {
            let (nodes, frontier) = tree((0..new).map(leaf));
            for old in 0..=new {
                let (_, older) = tree((0..old).map(leaf));
                let addresses = Consistency::addresses(old, new).unwrap();
                let read: BTreeMap<_, _> = addresses.iter().map(|a| (*a, nodes.node(*a).unwrap())).collect();
                let proof = Consistency::prove(old, new, &read).unwrap();
                let check = |root: &TreeHash| proof.verify((old, root), (new, &frontier.root()));
                assert_eq!(check(&older.root()), Ok(()), "{old} {new}");
                assert_eq!(check(&leaf(99)), Err(BadProof), "{old} {new}");
            }
        }
    }

    #[test]
    fn what_cannot_be_proved_says_why() {
        let (nodes, _) = tree((0..8).map(leaf));
        assert_eq!(Inclusion::prove(8, 8, &nodes), Err(Unprovable::OutOfRange));
        assert_eq!(
            Inclusion::prove(MAX_SIZE + 1, 0, &nodes),
            Err(Unprovable::OutOfRange)
        );
        assert_eq!(Consistency::prove(9, 8, &nodes), Err(Unprovable::OutOfRange));
        assert_eq!(
            Consistency::prove(0, MAX_SIZE + 1, &nodes),
            Err(Unprovable::OutOfRange)
        );
        let holes = BTreeMap::new();
        assert!(matches!(
            Inclusion::prove(8, 3, &holes),
            Err(Unprovable::MissingNode(_))
        ));
    }

    /// A tree of any size, as far as proofs look at it.
    struct Everywhere;

    impl Nodes for Everywhere {
        fn node(&self, _: u64) -> Option<TreeHash> {
            Some(leaf(0))
        }
    }

    #[test]
    fn proofs_of_the_largest_tree_are_within_the_limit_and_longer_ones_are_refused() {
        let lengths = [
            Inclusion::prove(MAX_SIZE, 0, &Everywhere).unwrap().hashes.len(),
            Inclusion::prove(MAX_SIZE - 1, 0, &Everywhere)
                .unwrap()
                .hashes
                .len(),
            Consistency::prove(1, MAX_SIZE, &Everywhere).unwrap().hashes.len(),
            Consistency::prove(MAX_SIZE - 1, MAX_SIZE, &Everywhere)
                .unwrap()
                .hashes
                .len(),
        ];
        assert_eq!(lengths.iter().max(), Some(&54));
        let proof = Consistency {
            hashes: vec![leaf(0); MAX_PROOF_HASHES + 1],
        };
        assert_eq!(proof.verify((1, &leaf(0)), (MAX_SIZE, &leaf(0))), Err(BadProof));
    }

    proptest! {
        /// Whatever a stranger sends is refused without a panic.
        #[test]
        fn nonsense_proves_nothing(index: u64, size: u64, old: u64, hashes in prop::collection::vec(any::<[u8; 32]>(), 0..70)) {
            let hashes: Vec<_> = hashes.into_iter().map(TreeHash::from_bytes).collect();
            let inclusion = Inclusion { index, hashes: hashes.clone() };
            prop_assert_eq!(inclusion.verify(&leaf(0), size, &leaf(1)), Err(BadProof));
            let consistency = Consistency { hashes };
            prop_assert_eq!(consistency.verify((old, &leaf(0)), (size, &leaf(1))), Err(BadProof));
        }
    }
}
