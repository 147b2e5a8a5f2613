//! The log as a Merkle tree (RFC 6962): proofs that it holds an entry, that it only grew, and that it was told in two ways.
//!
//! A leaf is the 32 bytes of an entry's name. Whoever may not read an entry gets its [leaf hash](leaf_hash) and still verifies the
//! same tree as everybody else; the name cannot be guessed from it, because behind it stands the salt of the body.
//!
//! Hashing and proofs are those of the crate `tlog_tiles`, checkpoints and cosignatures have the forms of C2SP
//! (`tlog-checkpoint`, `tlog-cosignature`, `tlog-proof`), so that other programs can check them. Nodes of the tree have the
//! addresses of `tlog_tiles`; where they are stored is not decided here.

mod checkpoint;
mod delivery;
mod fork;
mod proof;
mod reader;
mod tree;

pub use checkpoint::{
    Checkpoint, Cosigned, InvalidCheckpoint, MAX_CHECKPOINT_BYTES, NotSigned, SignedCheckpoint,
    VerifiedCheckpoint,
};
pub use delivery::{Anchor, Delivery, Received, Taken};
pub use fork::{ForkProof, LeafAt, NoFork, Two, find_fork};
pub use proof::{
    BadProof, Consistency, Inclusion, InvalidProofFile, MAX_PROOF_BYTES, MAX_PROOF_HASHES, ProofFile,
    Unprovable,
};
pub use reader::{LogReader, NotNext, Read};
pub use tree::{Frontier, NodeAt, Nodes, completed_by};

use tlog_tiles::Hash;

use crate::ids::{EntryId, TreeHash};

/// Largest tree: as many leaves as there are places in a log.
pub const MAX_SIZE: u64 = crate::entry::limits::MAX_SEQ + 1;

/// The hash of an entry's leaf.
#[must_use]
pub fn leaf_hash(entry: &EntryId) -> TreeHash {
    ours(tlog_tiles::record_hash(entry.as_bytes()))
}

fn ours(hash: Hash) -> TreeHash {
    TreeHash::from_bytes(hash.0)
}

fn theirs(hash: &TreeHash) -> Hash {
    Hash(*hash.as_bytes())
}

/// A hash as C2SP's text forms write it.
fn base64(hash: &TreeHash) -> String {
    theirs(hash).to_string()
}

/// Reads a hash as C2SP's text forms write it.
fn from_base64(text: &str) -> Option<TreeHash> {
    Hash::parse_hash(text).ok().map(ours)
}
