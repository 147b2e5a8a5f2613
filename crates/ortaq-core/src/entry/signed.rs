//! A header with its signature, as one signed note.

use serde::{Deserialize, Serialize};

use super::header::{self, InvalidHeader};
use super::{CONTEXT, EntryV1, id_of, limits};
use crate::ids::EntryId;
use crate::keys::{NodeKey, PublicKey, SIGNATURE_BYTES, key_name};
use crate::note::{NotANote, Note, Signature};

/// An entry and a signature that nobody has verified yet ([`KeyHistory::verify`](crate::keys::KeyHistory::verify) does).
///
/// In JSON it is one string: its [bytes](Self::to_bytes).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SignedEntry {
    entry: EntryV1,
    id: EntryId,
    text: String,
    signature: Signature,
}

/// Why bytes are not a signed entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidEntry {
    /// Not a signed note.
    #[error(transparent)]
    Note(#[from] NotANote),
    /// A signed note, but not of an entry, or of one that this program does not know.
    #[error(
        "a signed text that does not begin with the line {CONTEXT:?}: no entry, or one of a newer version"
    )]
    Context,
    /// More or fewer lines than context and header.
    #[error("an entry has two lines: context and header")]
    Lines,
    /// More than one signature. An entry is signed by its log's key alone.
    #[error("an entry with {0} signatures; it has one")]
    Signatures(usize),
    /// The signature line names another log, or is not a signature of Ed25519.
    #[error("the signature line does not belong to the entry's log")]
    Signer,
    /// The header is not acceptable.
    #[error(transparent)]
    Header(#[from] InvalidHeader),
}

impl SignedEntry {
    /// Signs an entry.
    ///
    /// # Errors
    /// The first rule that the entry breaks.
    pub fn sign(entry: EntryV1, key: &NodeKey) -> Result<Self, InvalidHeader> {
        let text = entry.signed_text()?;
        let signature = Signature::sign(&text, &key_name(&entry.log), key);
        let id = id_of(&text);
        Ok(Self {
            entry,
            id,
            text,
            signature,
        })
    }

    /// Reads the bytes of a signed entry. What is read is written back the same, byte by byte.
    ///
    /// # Errors
    /// The first rule that is broken. The signature is not verified.
    pub fn read(bytes: &[u8]) -> Result<Self, InvalidEntry> {
        let Note { text, mut signatures } = Note::read(bytes, limits::MAX_ENTRY_BYTES)?;
        let mut lines = text.split('\n');
        if lines.next() != Some(CONTEXT) {
            return Err(InvalidEntry::Context);
        }
        let (Some(header), Some(""), None) = (lines.next(), lines.next(), lines.next()) else {
            return Err(InvalidEntry::Lines);
        };
        let entry = header::read(header)?;
        let signature = match (signatures.pop(), signatures.len()) {
            (Some(signature), 0) => signature,
            (_, others) => return Err(InvalidEntry::Signatures(others + 1)),
        };
        if signature.name != key_name(&entry.log) || signature.bytes.len() != SIGNATURE_BYTES {
            return Err(InvalidEntry::Signer);
        }
        let id = id_of(&text);
        Ok(Self {
            entry,
            id,
            text,
            signature,
        })
    }

    /// The header.
    #[must_use]
    pub fn entry(&self) -> &EntryV1 {
        &self.entry
    }

    /// The entry's name: SHA-256 of the signed text. Another signature over the same text is the same entry.
    #[must_use]
    pub fn id(&self) -> EntryId {
        self.id
    }

    /// What is signed.
    #[must_use]
    pub fn signed_text(&self) -> &str {
        &self.text
    }

    /// The bytes to store and to send: a signed note (C2SP `signed-note`).
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        String::from(self.clone()).into_bytes()
    }

    /// Whether `key` signed it.
    #[must_use]
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        self.signature
            .verifies(&self.text, &key_name(&self.entry.log), key)
    }
}

impl From<SignedEntry> for String {
    fn from(entry: SignedEntry) -> Self {
        let note = Note {
            text: entry.text,
            signatures: vec![entry.signature],
        };
        note.write()
    }
}

impl TryFrom<String> for SignedEntry {
    type Error = InvalidEntry;

    fn try_from(text: String) -> Result<Self, InvalidEntry> {
        Self::read(text.as_bytes())
    }
}

/// An entry whose signature is its log's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedEntry(SignedEntry);

impl VerifiedEntry {
    /// For [`KeyHistory`](crate::keys::KeyHistory), which verifies.
    pub(crate) fn verified(signed: SignedEntry) -> Self {
        Self(signed)
    }

    /// An entry out of a store that only ever holds what was verified before it was stored.
    #[must_use]
    pub fn from_own_store(signed: SignedEntry) -> Self {
        Self(signed)
    }

    /// The entry with its signature.
    #[must_use]
    pub fn signed(&self) -> &SignedEntry {
        &self.0
    }

    /// The header.
    #[must_use]
    pub fn entry(&self) -> &EntryV1 {
        &self.0.entry
    }

    /// The entry's name.
    #[must_use]
    pub fn id(&self) -> EntryId {
        self.0.id
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{entry, keys};
    use super::*;
    use crate::canonical::NotCanonical;

    fn signed() -> SignedEntry {
        SignedEntry::sign(entry(), &keys().0).unwrap()
    }

    /// A note of any text, signed with the log's key.
    fn forged(text: &str) -> Vec<u8> {
        let note = Note {
            text: text.into(),
            signatures: vec![Signature::sign(text, &key_name(&entry().log), &keys().0)],
        };
        note.write().into_bytes()
    }

    #[test]
    fn a_signed_entry_survives_its_bytes() {
        let read = SignedEntry::read(&signed().to_bytes()).unwrap();
        assert_eq!(read, signed());
        assert!(read.is_signed_by(&keys().0.public()));
        assert!(!read.is_signed_by(&keys().1.public()));
    }

    #[test]
    fn any_changed_byte_is_refused_or_does_not_verify() {
        let bytes = signed().to_bytes();
        for i in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[i] ^= 1;
            if let Ok(read) = SignedEntry::read(&changed) {
                assert!(!read.is_signed_by(&keys().0.public()), "byte {i}");
            }
        }
    }

    #[test]
    fn only_an_entry_of_this_version_is_read_as_one() {
        let text = signed().signed_text().to_owned();
        assert_eq!(
            SignedEntry::read(b"nonsense"),
            Err(InvalidEntry::Note(NotANote::Malformed))
        );
        let v2 = forged(&text.replace("ortaq-entry/v1", "ortaq-entry/v2"));
        assert_eq!(SignedEntry::read(&v2), Err(InvalidEntry::Context));
        assert_eq!(
            SignedEntry::read(&forged(&format!("{text}more\n"))),
            Err(InvalidEntry::Lines)
        );
        assert_eq!(
            SignedEntry::read(&forged("ortaq-entry/v1\n")),
            Err(InvalidEntry::Lines)
        );
        let spaced = forged(&text.replace("\"seq\":7", "\"seq\": 7"));
        assert_eq!(
            SignedEntry::read(&spaced),
            Err(InvalidHeader::NotCanonical(NotCanonical::Form).into())
        );
    }

    #[test]
    fn the_signature_must_be_one_and_of_the_same_log() {
        let text = signed().signed_text().to_owned();
        let good = Signature::sign(&text, &key_name(&entry().log), &keys().0);
        let other = Signature::sign(&text, "ortaq/other", &keys().0);
        let read = |signatures: Vec<Signature>| {
            let text = text.clone();
            SignedEntry::read(Note { text, signatures }.write().as_bytes())
        };
        assert_eq!(read(vec![good.clone(); 2]), Err(InvalidEntry::Signatures(2)));
        assert_eq!(read(vec![other]), Err(InvalidEntry::Signer));
        let short = Signature {
            bytes: vec![1; 63],
            ..good
        };
        assert_eq!(read(vec![short]), Err(InvalidEntry::Signer));
    }

    #[test]
    fn bytes_beyond_the_limit_are_not_read() {
        let text = format!("{CONTEXT}\n{}\n", "x".repeat(limits::MAX_ENTRY_BYTES));
        assert!(matches!(
            SignedEntry::read(&forged(&text)),
            Err(InvalidEntry::Note(NotANote::TooLarge { .. }))
        ));
    }
}
