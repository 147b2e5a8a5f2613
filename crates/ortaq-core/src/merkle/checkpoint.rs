//! Checkpoints: what a log has signed about the whole of itself, and what witnesses have signed beneath.
//!
//! Forms: C2SP `tlog-checkpoint` and `tlog-cosignature` (Ed25519). A checkpoint says that the log has so many entries under this
//! root; a cosignature says that its witness saw the log grow up to here without a contradiction.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{BadProof, Consistency, MAX_SIZE, base64, ours};
use crate::ids::{LogId, TreeHash};
use crate::keys::{KeyHistory, NodeKey, PublicKey, SIGNATURE_BYTES, key_name};
use crate::note::{self, NotANote, Note, Signature};
use crate::time::Time;

/// Longest checkpoint with its signatures, in bytes: some eighty witnesses.
pub const MAX_CHECKPOINT_BYTES: usize = 16 * 1_024;

/// The size and root of a log's tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log.
    pub log: LogId,
    /// How many entries it has.
    pub size: u64,
    /// The root of the tree of their leaves.
    pub root: TreeHash,
}

impl Checkpoint {
    /// What is signed: origin, size and root, a line each.
    #[must_use]
    pub fn signed_text(&self) -> String {
        format!("{}\n{}\n{}\n", key_name(&self.log), self.size, base64(&self.root))
    }

    fn read(text: &str) -> Result<Self, InvalidCheckpoint> {
        let read =
            tlog_tiles::Checkpoint::from_bytes(text.as_bytes()).map_err(|_| InvalidCheckpoint::Form)?;
        if !read.extension().is_empty() {
            return Err(InvalidCheckpoint::Extension);
        }
        if read.size() > MAX_SIZE {
            return Err(InvalidCheckpoint::Size(read.size()));
        }
        let log = read
            .origin()
            .strip_prefix("ortaq/")
            .and_then(|name| name.parse().ok());
        let checkpoint = Self {
            log: log.ok_or(InvalidCheckpoint::Origin)?,
            size: read.size(),
            root: ours(*read.hash()),
        };
        let same = checkpoint.signed_text() == text;
        same.then_some(checkpoint).ok_or(InvalidCheckpoint::Form)
    }
}

/// A checkpoint with signatures that nobody has verified yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    note: Note,
}

/// Why bytes are no checkpoint of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCheckpoint {
    /// Not a signed note.
    #[error(transparent)]
    Note(#[from] NotANote),
    /// A signed note, but not a checkpoint.
    #[error("not a checkpoint in the form of C2SP tlog-checkpoint")]
    Form,
    /// A checkpoint of something else.
    #[error("a checkpoint whose origin is no log of this network")]
    Origin,
    /// Lines that logs of this network do not have.
    #[error("a checkpoint with extension lines")]
    Extension,
    /// More entries than a log can have.
    #[error("a checkpoint of {0} entries; a log has at most {MAX_SIZE}")]
    Size(u64),
}

/// Why a checkpoint does not count as its log's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSigned {
    /// A checkpoint of another log.
    #[error("a checkpoint of the log {0}")]
    OtherLog(LogId),
    /// Not signed by the key that signs there.
    #[error(
        "the checkpoint of {size} entries is not signed by the key that signs there; was a change of keys missed?"
    )]
    Signature {
        /// The size of its tree.
        size: u64,
    },
}

/// That a witness saw a checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cosigned {
    /// When, by the witness's clock, in seconds since 1970.
    pub posix_seconds: u64,
    /// The key that says so.
    pub key: PublicKey,
}

impl SignedCheckpoint {
    /// Signs a checkpoint. A log must never sign two that contradict each other: the caller has stored what this one says.
    #[must_use]
    pub fn sign(checkpoint: Checkpoint, key: &NodeKey) -> Self {
        let text = checkpoint.signed_text();
        let signatures = vec![Signature::sign(&text, &key_name(&checkpoint.log), key)];
        Self {
            checkpoint,
            note: Note { text, signatures },
        }
    }

    /// Reads the bytes of a signed checkpoint. What is read is written back the same, byte by byte.
    ///
    /// # Errors
    /// The first rule that is broken. No signature is verified.
    pub fn read(bytes: &[u8]) -> Result<Self, InvalidCheckpoint> {
        let note = Note::read(bytes, MAX_CHECKPOINT_BYTES)?;
        let checkpoint = Checkpoint::read(&note.text)?;
        Ok(Self { checkpoint, note })
    }

    /// What it says. Believe it after [`verify`](Self::verify).
    #[must_use]
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// The bytes to store and to send.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.note.write().into_bytes()
    }

    /// Verifies the log's own signature. Signatures of others are left alone, as C2SP demands.
    ///
    /// # Errors
    /// Another log, or no signature by the key that signs at this size.
    pub fn verify(self, keys: &KeyHistory) -> Result<VerifiedCheckpoint, NotSigned> {
        let Checkpoint { log, size, .. } = self.checkpoint;
        if log != keys.log() {
            return Err(NotSigned::OtherLog(log));
        }
        let (name, key) = (key_name(&log), keys.key_at(size));
        let signed = |signature: &Signature| signature.verifies(&self.note.text, &name, key);
        if self.note.signatures.iter().any(signed) {
            Ok(VerifiedCheckpoint(self))
        } else {
            Err(NotSigned::Signature { size })
        }
    }

    /// Adds the cosignatures of another copy of the same checkpoint. Those that are here already are not repeated.
    pub fn merge(&mut self, other: &Self) {
        if other.note.text != self.note.text {
            return;
        }
        for signature in &other.note.signatures {
            let mut merged = self.note.clone();
            merged.signatures.push(signature.clone());
            let fits = merged.write().len() <= MAX_CHECKPOINT_BYTES;
            if fits && !self.note.signatures.contains(signature) {
                self.note = merged;
            }
        }
    }

    /// Whether there are signatures beneath the first one. Nothing says that they verify.
    #[must_use]
    pub fn has_more_signatures(&self) -> bool {
        self.note.signatures.len() > 1
    }

    /// The cosignatures of one witness that verify, with any key that its log has had.
    #[must_use]
    pub fn cosignatures(&self, witness: &KeyHistory) -> Vec<Cosigned> {
        let name = key_name(&witness.log());
        let mut found = Vec::new();
        for signature in self.note.signatures.iter().filter(|s| s.name == name) {
            let Some((time, signed)) = signature.bytes.split_first_chunk::<8>() else {
                continue;
            };
            let Ok(signed) = <&[u8; SIGNATURE_BYTES]>::try_from(signed) else {
                continue;
            };
            let posix_seconds = u64::from_be_bytes(*time);
            let text = cosigned_text(&self.note.text, posix_seconds);
            let keys = witness.keys();
            let mut named = keys.filter(|key| note::hint(&name, note::COSIGNATURE, key) == signature.hint);
            if let Some(key) = named.find(|key| key.verify(text.as_bytes(), signed).is_ok()) {
                found.push(Cosigned {
                    posix_seconds,
                    key: *key,
                });
            }
        }
        found
    }
}

impl fmt::Display for SignedCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.note.write())
    }
}

impl From<SignedCheckpoint> for String {
    fn from(checkpoint: SignedCheckpoint) -> Self {
        checkpoint.to_string()
    }
}

impl TryFrom<String> for SignedCheckpoint {
    type Error = InvalidCheckpoint;

    fn try_from(text: String) -> Result<Self, InvalidCheckpoint> {
        Self::read(text.as_bytes())
    }
}

/// A checkpoint that its log has signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedCheckpoint(SignedCheckpoint);

impl VerifiedCheckpoint {
    /// What it says.
    #[must_use]
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.0.checkpoint
    }

    /// The checkpoint with its signatures.
    #[must_use]
    pub fn signed(&self) -> &SignedCheckpoint {
        &self.0
    }

    /// Checks that the log has only grown since an earlier checkpoint of it.
    ///
    /// # Errors
    /// [`BadProof`], also for a checkpoint of another log. A proof that fails is a reason to ask, not yet proof of a fork:
    /// see [`ForkProof`](super::ForkProof).
    pub fn follows(&self, earlier: &Checkpoint, proof: &Consistency) -> Result<(), BadProof> {
        let now = self.checkpoint();
        if earlier.log != now.log {
            return Err(BadProof);
        }
        proof.verify((earlier.size, &earlier.root), (now.size, &now.root))
    }

    /// Cosigns as the witness whose log is `witness`, at `time`.
    ///
    /// A witness says by this that the checkpoint [follows](Self::follows) every one of the log that it cosigned before.
    #[must_use]
    pub fn cosign(&self, witness: &LogId, key: &NodeKey, time: Time) -> SignedCheckpoint {
        let name = key_name(witness);
        let posix_seconds = u64::try_from(time.timestamp().as_second()).unwrap_or(0);
        let text = cosigned_text(&self.0.note.text, posix_seconds);
        let mut bytes = posix_seconds.to_be_bytes().to_vec();
        bytes.extend(key.sign(text.as_bytes()));
        let hint = note::hint(&name, note::COSIGNATURE, &key.public());
        let mut cosigned = self.0.clone();
        cosigned.note.signatures.push(Signature { name, hint, bytes });
        cosigned
    }
}

/// What a witness signs.
fn cosigned_text(checkpoint: &str, posix_seconds: u64) -> String {
    format!("cosignature/v1\ntime {posix_seconds}\n{checkpoint}")
}
