//! Signed notes (C2SP `signed-note`): a text, an empty line, and a line for each signature.
//!
//! Entries and checkpoints are both signed notes, so that one way of verifying serves for all and other programs know it. Which keys
//! count is decided by who reads the note. The crate `signed_note` does not let a reader see the signatures of a note and brings
//! a second Ed25519 with it; the tests compare with it.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest, Sha256};

use crate::keys::{NodeKey, PublicKey, SIGNATURE_BYTES};

/// Signature type of an Ed25519 signature over the text of a note.
pub(crate) const ED25519: u8 = 0x01;
/// Signature type of a witness's Ed25519 signature with a time (C2SP `tlog-cosignature`).
pub(crate) const COSIGNATURE: u8 = 0x04;

/// What a signature line begins with.
const DASH: &str = "\u{2014} ";

/// A text and its signatures, none of them verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    /// The signed text; ends in a line end.
    pub text: String,
    /// The signatures, at least one.
    pub signatures: Vec<Signature>,
}

/// A signature line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Signature {
    /// The name of the key.
    pub name: String,
    /// The [hint] which key of that name it is.
    pub hint: u32,
    /// The signature, as its type has it.
    pub bytes: Vec<u8>,
}

/// Why bytes are not a signed note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotANote {
    /// More bytes than are accepted here.
    #[error("a signed note of {found} bytes; at most {limit} are accepted")]
    TooLarge {
        /// How many there are.
        found: usize,
        /// How many may be.
        limit: usize,
    },
    /// Not the form of a signed note.
    #[error("not a signed note: text, an empty line, and lines of signatures")]
    Malformed,
}

impl Note {
    /// Reads a note of at most `limit` bytes. What is read is written back the same, byte by byte.
    pub fn read(bytes: &[u8], limit: usize) -> Result<Self, NotANote> {
        if bytes.len() > limit {
            let found = bytes.len();
            return Err(NotANote::TooLarge { found, limit });
        }
        Self::parse(bytes).ok_or(NotANote::Malformed)
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let note = std::str::from_utf8(bytes).ok()?;
        if note.contains(|c: char| c < ' ' && c != '\n') {
            return None;
        }
        // The last empty line is the one that ends the text.
        let blank = note.rfind("\n\n")?;
        let (text, signatures) = (&note[..=blank], &note[blank + 2..]);
        let lines = signatures.strip_suffix('\n')?.split('\n');
        Some(Self {
            text: text.to_owned(),
            signatures: lines.map(Signature::parse).collect::<Option<_>>()?,
        })
    }

    /// The note as it is stored and sent.
    pub fn write(&self) -> String {
        let mut note = format!("{}\n", self.text);
        for signature in &self.signatures {
            note += &signature.write();
        }
        note
    }
}

impl Signature {
    fn parse(line: &str) -> Option<Self> {
        let (name, encoded) = line.strip_prefix(DASH)?.split_once(' ')?;
        if name.is_empty() || name.contains(|c: char| c.is_whitespace() || c == '+') {
            return None;
        }
        let decoded = BASE64_STANDARD.decode(encoded).ok()?;
        let (hint, bytes) = decoded.split_first_chunk()?;
        let signature = Self {
            name: name.to_owned(),
            hint: u32::from_be_bytes(*hint),
            bytes: bytes.to_vec(),
        };
        (!bytes.is_empty()).then_some(signature)
    }

    fn write(&self) -> String {
        let mut encoded = self.hint.to_be_bytes().to_vec();
        encoded.extend(&self.bytes);
        format!("{DASH}{} {}\n", self.name, BASE64_STANDARD.encode(encoded))
    }

    /// The signature of `key`, named `name`, over `text`.
    pub fn sign(text: &str, name: &str, key: &NodeKey) -> Self {
        Self {
            name: name.to_owned(),
            hint: hint(name, ED25519, &key.public()),
            bytes: key.sign(text.as_bytes()).to_vec(),
        }
    }

    /// Whether it is one by `key` under `name` over `text`.
    pub fn verifies(&self, text: &str, name: &str, key: &PublicKey) -> bool {
        let Ok(bytes) = <&[u8; SIGNATURE_BYTES]>::try_from(self.bytes.as_slice()) else {
            return false;
        };
        self.name == name
            && self.hint == hint(name, ED25519, key)
            && key.verify(text.as_bytes(), bytes).is_ok()
    }
}

/// What a signature line says of its key: four bytes of a hash over the key's name, type and bytes.
pub(crate) fn hint(name: &str, kind: u8, key: &PublicKey) -> u32 {
    let mut hash = Sha256::new();
    hash.update(name);
    hash.update([b'\n', kind]);
    hash.update(key.as_bytes());
    let [a, b, c, d, ..] = <[u8; 32]>::from(hash.finalize());
    u32::from_be_bytes([a, b, c, d])
}

#[cfg(test)]
mod tests {
    use signed_note::{Note as TheirNote, StandardVerifier, VerifierList};

    use super::*;

    fn signed() -> (Note, NodeKey) {
        let key = NodeKey::from_seed([1; 32]);
        let text = "first\n\nlast ə\n".to_owned();
        let signatures = vec![Signature::sign(&text, "ortaq/test", &key)];
        (Note { text, signatures }, key)
    }

    #[test]
    fn a_note_survives_its_bytes_and_another_implementation_verifies_it() {
        let (note, key) = signed();
        let bytes = note.write().into_bytes();
        assert_eq!(Note::read(&bytes, bytes.len()), Ok(note.clone()));
        assert!(note.signatures[0].verifies(&note.text, "ortaq/test", &key.public()));

        let mut encoded = vec![ED25519];
        encoded.extend(key.public().as_bytes());
        let hint = note.signatures[0].hint;
        let verifier_key = format!("ortaq/test+{hint:08x}+{}", BASE64_STANDARD.encode(encoded));
        let verifier = StandardVerifier::new(&verifier_key).unwrap();
        let theirs = TheirNote::from_bytes(&bytes).unwrap();
        let (verified, _) = theirs
            .verify(&VerifierList::new(vec![Box::new(verifier)]))
            .unwrap();
        assert_eq!(verified.len(), 1);
        assert_eq!(theirs.text(), note.text.as_bytes());
    }

    #[test]
    fn another_key_another_name_or_another_text_does_not_verify() {
        let (note, key) = signed();
        let other = NodeKey::from_seed([2; 32]).public();
        let signature = &note.signatures[0];
        assert!(!signature.verifies(&note.text, "ortaq/test", &other));
        assert!(!signature.verifies(&note.text, "ortaq/other", &key.public()));
        assert!(!signature.verifies("first\n", "ortaq/test", &key.public()));
    }

    #[test]
    fn other_forms_are_refused() {
        let (note, _) = signed();
        let good = note.write();
        let limit = good.len();
        assert!(Note::read(good.as_bytes(), limit).is_ok());
        assert!(matches!(
            Note::read(good.as_bytes(), limit - 1),
            Err(NotANote::TooLarge { .. })
        ));
        for bad in [
            good.trim_end().to_owned(),
            format!("{good}\n"),
            good.replace("\n\n—", "\n—"),
            good.replace("— ", "- "),
            good.replace("ortaq/test", "ortaq+test"),
            good.replace("ortaq/test", "ortaq\u{a0}test"),
            good.replace("ortaq/test", ""),
            good.replace("=\n", "\n"),
            good.replace('\n', "\r\n"),
            good.replace("ə", "\t"),
            "text\n\n— name AAAAAA==\n".to_owned(),
            "text\n\n— name AAAAAAB=\n".to_owned(),
            note.text.clone(),
            format!("{}\n", note.text),
            String::new(),
        ] {
            assert_eq!(
                Note::read(bad.as_bytes(), 1_000),
                Err(NotANote::Malformed),
                "{bad:?}"
            );
            assert!(TheirNote::from_bytes(bad.as_bytes()).is_err(), "{bad:?}");
        }
    }

    proptest::proptest! {
        /// What is accepted is written back the same, and the other implementation accepts the same.
        #[test]
        fn reading_agrees_with_the_other_implementation(note in "[ab\n]{0,6}\n\n(— [a+ ]{0,3} [A-D]{4}[A-D]{3}[=A-D]\n){0,3}") {
            let ours = Note::read(note.as_bytes(), 1_000);
            proptest::prop_assert_eq!(ours.is_ok(), TheirNote::from_bytes(note.as_bytes()).is_ok());
            if let Ok(read) = ours {
                proptest::prop_assert_eq!(read.write(), note);
            }
        }
    }
}
