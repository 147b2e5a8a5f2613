//! How far an import file was read, so that an interrupted import goes on where it stopped.

use crate::Outcome;

/// What tells one import file from another: its bytes, not its name.
///
/// The whole content is hashed. A prefix and the size would be quicker, and would pass over a file in which one
/// rating was corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileIdentity {
    /// SHA-256 of the bytes as they lie on disk, in hexadecimal, joined with the version of the reader: a newer
    /// reader may accept what an older one rejected.
    pub key: String,
    /// File name for people; not part of the identity.
    pub name: String,
    /// Size in bytes; not part of the identity (the hash is).
    pub bytes: u64,
}

/// What is known of one import file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportJournal {
    /// Items read so far, accepted and rejected together. Reading a file is deterministic, so that this is a position
    /// in every format, compressed or not.
    pub items: u64,
    /// Line on which the last of them begins; 1 is the first.
    pub line: u64,
    /// Records that were new.
    pub inserted: u64,
    /// Records that replaced an older version.
    pub updated: u64,
    /// Records already present as they are.
    pub unchanged: u64,
    /// Records refused.
    pub rejected: u64,
    /// The end of the file was reached.
    pub finished: bool,
}

impl ImportJournal {
    /// Adds what became of a batch. A record whose identifier is taken counts as rejected.
    pub fn count(&mut self, outcomes: &[Outcome]) {
        for outcome in outcomes {
            match outcome {
                Outcome::Inserted(_) => self.inserted += 1,
                Outcome::Updated(_) => self.updated += 1,
                Outcome::Unchanged(_) => self.unchanged += 1,
                Outcome::IdTaken { .. } => self.rejected += 1,
            }
        }
    }
}
