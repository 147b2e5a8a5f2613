//! Entries: the frozen, signed unit of the log.
//!
//! An entry is a short **header**, which is signed, and a **body**, which the header names by hash. The header says who did what
//! kind of thing to which record, when, having seen what, for whom; it holds nothing private and is never deleted. The body holds
//! what was said; it can be erased, and its hash in the header stays.
//!
//! The bytes of [`EntryV1`] never change. Another header is another version with another context line; what was signed under
//! version 1 is read as version 1 for ever. What a body means is none of this module's business: see [`crate::records`].
//! `docs/log.md` has the format on a page.

mod body;
mod header;
pub mod limits;
mod signed;

use sha2::{Digest, Sha256};

pub use body::{Body, InvalidBody};
pub use header::InvalidHeader;
pub use signed::{InvalidEntry, SignedEntry, VerifiedEntry};

use crate::audience::Audience;
use crate::ids::{BodyHash, EntryId, Kind, LogId, PersonId, RecordId};
use crate::time::Time;

/// The version of the header that this module reads and writes.
pub const VERSION: u64 = 1;

/// The first line of what is signed. It separates entries from everything else that a node's key signs, and names the
/// algorithms: Ed25519, SHA-256, RFC 8785.
pub const CONTEXT: &str = "ortaq-entry/v1";

/// The header of an entry, version 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryV1 {
    /// The log that it stands in, so that it cannot be played back in another.
    pub log: LogId,
    /// Its place in the log, counted from 0: the index of its leaf in the Merkle tree.
    pub seq: u64,
    /// What it does.
    pub kind: Kind,
    /// The record that it does it to; its kind is the first word of `kind`.
    pub record: RecordId,
    /// The entries that its author had seen last, of any log, in ascending order.
    pub parents: Vec<EntryId>,
    /// Who did it: a person of the log's organisation.
    pub author: PersonId,
    /// When, by the author's clock.
    pub time: Time,
    /// Who may read it.
    pub audience: Audience,
    /// SHA-256 of the body.
    pub body: BodyHash,
}

impl EntryV1 {
    /// Checks what the types of the fields do not.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn check(&self) -> Result<(), InvalidHeader> {
        if self.seq > limits::MAX_SEQ {
            return Err(InvalidHeader::Seq);
        }
        if self.kind.record_kind() != self.record.kind() {
            return Err(InvalidHeader::OtherRecordKind {
                kind: self.kind.clone(),
                record: self.record.kind().to_owned(),
            });
        }
        if self.parents.len() > limits::MAX_PARENTS {
            return Err(InvalidHeader::TooManyParents(self.parents.len()));
        }
        if !self.parents.is_sorted_by(|a, b| a < b) {
            return Err(InvalidHeader::ParentsOrder);
        }
        Ok(())
    }

    /// What is signed: the context line and the header in canonical JSON, each with a line end.
    ///
    /// # Errors
    /// A rule that [`check`](Self::check) finds broken.
    pub fn signed_text(&self) -> Result<String, InvalidHeader> {
        self.check()?;
        Ok(format!("{CONTEXT}\n{}\n", header::write(self)))
    }
}

/// The name of the entry whose signed text this is.
fn id_of(signed_text: &str) -> EntryId {
    EntryId::from_bytes(Sha256::digest(signed_text).into())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::audience::Readers;
    use crate::keys::{NodeKey, log_id};

    /// Signing and recovery key of a test log.
    pub(crate) fn keys() -> (NodeKey, NodeKey) {
        (NodeKey::from_seed([1; 32]), NodeKey::from_seed([2; 32]))
    }

    /// An entry that adds a task to a case.
    pub(crate) fn entry() -> EntryV1 {
        let (key, recovery) = keys();
        let log = log_id(&key.public(), &recovery.public());
        EntryV1 {
            log,
            seq: 7,
            kind: "case.task.add".parse().unwrap(),
            record: RecordId::new("case", log, [3; 16]).unwrap(),
            parents: vec![EntryId::from_bytes([1; 32]), EntryId::from_bytes([2; 32])],
            author: PersonId::from_bytes([4; 16]),
            time: "2026-03-01T12:00:00.000Z".parse().unwrap(),
            audience: Audience::GREEN,
            body: BodyHash::from_bytes([5; 32]),
        }
    }

    #[test]
    fn the_signed_text_is_the_context_and_the_header() {
        let log = entry().log;
        let expected = format!(
            "ortaq-entry/v1\n{{\"audience\":{{\"tlp\":\"GREEN\"}},\"author\":\"{}\",\"body\":\"{}\",\"kind\":\"case.task.add\",\
             \"log\":\"{log}\",\"parents\":[\"{}\",\"{}\"],\"record\":\"case/{log}/{}\",\"seq\":7,\
             \"time\":\"2026-03-01T12:00:00.000Z\",\"v\":1}}\n",
            "04".repeat(16),
            "05".repeat(32),
            "01".repeat(32),
            "02".repeat(32),
            "03".repeat(16),
        );
        assert_eq!(entry().signed_text().unwrap(), expected);
    }

    #[test]
    fn an_entry_must_fit_its_record_and_its_parents_must_be_in_order() {
        let mut e = entry();
        e.kind = "claim.set".parse().unwrap();
        assert!(matches!(e.check(), Err(InvalidHeader::OtherRecordKind { .. })));

        let parents = |n: u8| (0..n).map(|b| EntryId::from_bytes([b; 32])).collect::<Vec<_>>();
        let mut e = entry();
        e.parents = parents(32);
        assert_eq!(e.check(), Ok(()));
        e.parents = parents(33);
        assert_eq!(e.check(), Err(InvalidHeader::TooManyParents(33)));
        e.parents = parents(2).into_iter().rev().collect();
        assert_eq!(e.check(), Err(InvalidHeader::ParentsOrder));
        e.parents = vec![EntryId::from_bytes([1; 32]); 2];
        assert_eq!(e.check(), Err(InvalidHeader::ParentsOrder));

        let mut e = entry();
        e.seq = limits::MAX_SEQ;
        assert_eq!(e.check(), Ok(()));
        e.seq += 1;
        assert_eq!(e.check(), Err(InvalidHeader::Seq));
    }

    #[test]
    fn the_longest_header_is_within_its_limit() {
        let mut e = entry();
        e.seq = limits::MAX_SEQ;
        e.kind = format!("{}.{}", "a".repeat(24), "b".repeat(39)).parse().unwrap();
        e.record = RecordId::new(&"a".repeat(24), e.log, [0xff; 16]).unwrap();
        e.parents = (0..32).map(|b| EntryId::from_bytes([b; 32])).collect();
        e.audience = Audience::Red {
            members: Readers::new((0..64).map(|b| LogId::from_bytes([b; 32]))).unwrap(),
        };
        let text = e.signed_text().unwrap();
        assert!(text.len() < limits::MAX_HEADER_BYTES, "{}", text.len());
        let signed = SignedEntry::sign(e, &keys().0).unwrap();
        assert_eq!(SignedEntry::read(&signed.to_bytes()), Ok(signed));
    }
}
