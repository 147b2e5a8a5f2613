//! Which key signs a log, and from where to where.
//!
//! At each place of a log exactly one key signs. Keys change by entries of the log itself (see [`crate::records::key`]):
//!
//! - `key.first`, at place 0, names the first signing key and the recovery key; the log's name is a hash of both.
//! - `key.rotate`, signed by the present key, names the next one.
//! - `key.revoke`, signed by the recovery key, names the next one, a new recovery key, and a place: what stands in the log from
//!   there up to the revocation was not written by the owner. It stays in the tree and counts for nothing.
//!
//! What a revocation voids is for [`crate::fold`] to leave out. A change takes effect behind itself. Key entries are always `CLEAR`, so that every reader of a log has all of them.

use crate::audience::Audience;
use crate::entry::{Body, SignedEntry, VerifiedEntry};
use crate::ids::{EntryId, LogId, RecordId};
use crate::keys::{PublicKey, log_id};
use crate::records::key::{KeyAct, RECORD_KIND};

/// Most key entries in one log.
pub const MAX_KEY_CHANGES: usize = 1_000;

/// The keys of one log, as far as its entries have been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyHistory {
    log: LogId,
    changes: Vec<Change>,
}

/// One key entry.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    seq: u64,
    id: EntryId,
    signed_by: PublicKey,
    /// Signs what comes behind.
    key: PublicKey,
    /// Takes the log back from behind here.
    recovery: PublicKey,
}

/// Why an entry does not count as its log's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unverified {
    /// An entry of another log.
    #[error("an entry of the log {found}, not of {expected}")]
    OtherLog {
        /// The log that is read.
        expected: LogId,
        /// The entry's.
        found: LogId,
    },
    /// Not signed by the key that signs there.
    #[error("entry {seq} of the log is not signed by the key that signs there; was a change of keys missed?")]
    Signature {
        /// The entry's place.
        seq: u64,
    },
    /// The body is another one than the header names.
    #[error("the body has another hash than the entry names")]
    OtherBody,
    /// The first entry is not what a log begins with.
    #[error("a log begins with entry 0 of the kind key.first, whose keys give the log its name")]
    First,
    /// A key entry without its body, without which no key is known.
    #[error("a key entry without its body")]
    KeyBodyMissing,
    /// A key entry that is not public, or about another record than the log's keys.
    #[error("a key entry must be TLP:CLEAR and about the log's own keys")]
    KeyEntryForm,
    /// A key entry that this program cannot read. Without it no later entry can be verified.
    #[error("a key entry that this program cannot read ({0}); a newer one is needed")]
    KeyEntryUnreadable(String),
    /// A key entry before one that has been read already.
    #[error("key entry {seq} comes after key entry {last} has been read: key entries are read in order")]
    KeyEntryOrder {
        /// The entry's place.
        seq: u64,
        /// The place of the last one read.
        last: u64,
    },
    /// A new key was the log's before, or the revocation reaches behind itself or to the first entry.
    #[error("a change to keys that are not new, or one that revokes what cannot be revoked")]
    KeyChange,
    /// More changes of keys than are accepted.
    #[error("a log with more than {MAX_KEY_CHANGES} key entries")]
    TooManyKeyChanges,
}

impl KeyHistory {
    /// Begins with the first entry of a log and its body.
    ///
    /// # Errors
    /// [`Unverified::First`] when it is no first entry, or the reason why it cannot be read or does not verify.
    pub fn start(first: SignedEntry, body: &Body) -> Result<(Self, VerifiedEntry), Unverified> {
        let entry = first.entry();
        let KeyAct::First(keys) = key_act(&first, Some(body))? else {
            return Err(Unverified::First);
        };
        let (key, recovery) = (keys.key, keys.recovery);
        if entry.seq != 0 || key == recovery || entry.log != log_id(&key, &recovery) {
            return Err(Unverified::First);
        }
        if !first.is_signed_by(&key) {
            return Err(Unverified::Signature { seq: 0 });
        }
        let change = Change {
            seq: 0,
            id: first.id(),
            signed_by: key,
            key,
            recovery,
        };
        let history = Self {
            log: entry.log,
            changes: vec![change],
        };
        Ok((history, VerifiedEntry::verified(first)))
    }

    /// The log whose keys these are.
    #[must_use]
    pub fn log(&self) -> LogId {
        self.log
    }

    /// The key that signs entry `seq`, and the checkpoint of a tree of `seq` leaves.
    #[must_use]
    pub fn key_at(&self, seq: u64) -> &PublicKey {
        &self.change_before(seq).key
    }

    /// The key that signs the next entry.
    #[must_use]
    pub fn present_key(&self) -> &PublicKey {
        self.key_at(u64::MAX)
    }

    /// The key that can take the log back.
    #[must_use]
    pub fn recovery_key(&self) -> &PublicKey {
        &self.change_before(u64::MAX).recovery
    }

    /// The key that can take the log back at place `seq`.
    #[must_use]
    pub fn recovery_key_at(&self, seq: u64) -> &PublicKey {
        &self.change_before(seq).recovery
    }

    /// Every key that has signed the log, the first one first.
    pub fn keys(&self) -> impl Iterator<Item = &PublicKey> {
        self.changes.iter().map(|change| &change.key)
    }

    /// The last change with effect on place `seq`: a change takes effect behind itself, the first one at once.
    fn change_before(&self, seq: u64) -> &Change {
        let behind = self.changes.partition_point(|change| change.seq < seq);
        &self.changes[behind.saturating_sub(1)]
    }

    /// Verifies an entry: log, signature, the body's hash where a body is given. A key entry changes the keys.
    ///
    /// Key entries come in the order of the log, and before the entries behind them; others may come in any order.
    ///
    /// # Errors
    /// The reason why the entry does not count. The history is then as it was.
    pub fn verify(&mut self, signed: SignedEntry, body: Option<&Body>) -> Result<VerifiedEntry, Unverified> {
        let entry = signed.entry();
        if entry.log != self.log {
            return Err(Unverified::OtherLog {
                expected: self.log,
                found: entry.log,
            });
        }
        if body.is_some_and(|body| body.hash() != entry.body) {
            return Err(Unverified::OtherBody);
        }
        if entry.kind.record_kind() == RECORD_KIND {
            self.change(&signed, body)?;
        } else if entry.seq == 0 {
            return Err(Unverified::First);
        } else if !signed.is_signed_by(self.key_at(entry.seq)) {
            return Err(Unverified::Signature { seq: entry.seq });
        }
        Ok(VerifiedEntry::verified(signed))
    }

    fn change(&mut self, signed: &SignedEntry, body: Option<&Body>) -> Result<(), Unverified> {
        let seq = signed.entry().seq;
        if let Some(known) = self.changes.iter().find(|change| change.id == signed.id()) {
            let genuine = signed.is_signed_by(&known.signed_by);
            return genuine.then_some(()).ok_or(Unverified::Signature { seq });
        }
        let present = self.change_before(u64::MAX).clone();
        if seq <= present.seq {
            let last = present.seq;
            return Err(Unverified::KeyEntryOrder { seq, last });
        }
        if self.changes.len() == MAX_KEY_CHANGES {
            return Err(Unverified::TooManyKeyChanges);
        }
        let is_new = |key| {
            !self
                .changes
                .iter()
                .any(|change| change.key == key || change.recovery == key)
        };
        let (signed_by, key, recovery, sound) = match key_act(signed, body)? {
            KeyAct::First(_) => return Err(Unverified::First),
            KeyAct::Rotate(next) => (present.key, next.key, present.recovery, true),
            KeyAct::Revoke(next) => {
                let sound =
                    is_new(next.recovery) && next.key != next.recovery && (1..=seq).contains(&next.from);
                (present.recovery, next.key, next.recovery, sound)
            }
        };
        if !signed.is_signed_by(&signed_by) {
            return Err(Unverified::Signature { seq });
        }
        if !sound || !is_new(key) {
            return Err(Unverified::KeyChange);
        }
        self.changes.push(Change {
            seq,
            id: signed.id(),
            signed_by,
            key,
            recovery,
        });
        Ok(())
    }
}

/// What a key entry says, where it has the form of one.
fn key_act(signed: &SignedEntry, body: Option<&Body>) -> Result<KeyAct, Unverified> {
    let entry = signed.entry();
    let body = body.ok_or(Unverified::KeyBodyMissing)?;
    if body.hash() != entry.body {
        return Err(Unverified::OtherBody);
    }
    if entry.audience != Audience::CLEAR
        || RecordId::only(RECORD_KIND, entry.log).as_ref() != Ok(&entry.record)
    {
        return Err(Unverified::KeyEntryForm);
    }
    let unreadable = |reason: &dyn ToString| Unverified::KeyEntryUnreadable(reason.to_string());
    match KeyAct::read(entry.kind.as_str(), body.data()) {
        Some(Ok(act)) => Ok(act),
        Some(Err(error)) => Err(unreadable(&error)),
        None => Err(unreadable(&entry.kind)),
    }
}

#[cfg(test)]
mod tests;
