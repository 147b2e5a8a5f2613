//! Names inside the log: digests, logs, persons, kinds and records.
//!
//! Every name is plain ASCII with one spelling, because names are signed: two spellings of one thing would be two things.
//! Nothing here says what a name points to.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Longest kind of an entry, in bytes.
pub const MAX_KIND_BYTES: usize = 64;
/// Most words between the dots of a kind; the least is two.
pub const MAX_KIND_PARTS: usize = 5;
/// Longest kind of a record, in bytes: the first word of an entry's kind.
pub const MAX_RECORD_KIND_BYTES: usize = 24;

/// Why a name is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidName {
    /// Not the right number of lowercase hexadecimal digits.
    #[error("{what} must be {digits} lowercase hexadecimal digits")]
    Hex {
        /// What was read.
        what: &'static str,
        /// How many digits it has.
        digits: usize,
    },
    /// Not a kind.
    #[error(
        "a kind must be 2 to {MAX_KIND_PARTS} words of a-z, 0-9 and hyphens joined by dots, at most {MAX_KIND_BYTES} bytes, \
         the first at most {MAX_RECORD_KIND_BYTES}"
    )]
    Kind,
    /// Not a record's name.
    #[error("a record's name must be KIND/LOG/UNIQUE: a word, 64 and 32 lowercase hexadecimal digits")]
    Record,
}

/// A name of a fixed number of bytes, written as lowercase hexadecimal digits.
macro_rules! hex_name {
    ($(#[$doc:meta])* $name:ident, $bytes:literal, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name([u8; $bytes]);

        impl $name {
            /// The name with these bytes.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; $bytes]) -> Self {
                Self(bytes)
            }

            /// Its bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; $bytes] {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidName;

            fn from_str(text: &str) -> Result<Self, InvalidName> {
                lowercase_hex(text)
                    .map(Self)
                    .ok_or(InvalidName::Hex { what: $what, digits: 2 * $bytes })
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidName;

            fn try_from(text: String) -> Result<Self, InvalidName> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.to_string()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&hex::encode(self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{self}")
            }
        }
    };
}

hex_name! {
    /// A log, and with it the node that writes it: a hash of the node's first keys (see [`crate::keys::log_id`]).
    LogId, 32, "a log's name"
}
hex_name! {
    /// An entry: SHA-256 of its signed text.
    EntryId, 32, "an entry's name"
}
hex_name! {
    /// SHA-256 of an entry's body.
    BodyHash, 32, "a body's hash"
}
hex_name! {
    /// SHA-256 of a file that travels beside the log: a captured copy, a picture, a document.
    FileHash, 32, "a file's hash"
}
hex_name! {
    /// SHA-256 of the code that a sender keeps to follow the answer.
    ReceiptHash, 32, "a receipt's hash"
}
hex_name! {
    /// A node of the Merkle tree (RFC 6962), or its root.
    TreeHash, 32, "a tree hash"
}
hex_name! {
    /// A person inside an organisation: the [unique part](RecordId::unique) of their `person` record. It says nothing about
    /// them; what is known stands in bodies of that record, which can be erased.
    PersonId, 16, "a person's name"
}

impl PersonId {
    /// The author of what a node does by itself, such as changing its keys. No verdict and no publication has this author.
    pub const NODE: Self = Self([0; 16]);
}

fn lowercase_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.bytes().any(|b| b.is_ascii_uppercase()) {
        return None;
    }
    hex::decode_to_slice(text, &mut bytes).ok()?;
    Some(bytes)
}

/// What an entry does: words joined by dots, the first the kind of the record, for example `case.task.add`.
///
/// An open set: a node keeps, verifies and passes on kinds that it does not know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Kind(String);

impl Kind {
    /// The spelling.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The kind of record that it belongs to: the first word.
    #[must_use]
    pub fn record_kind(&self) -> &str {
        self.0.split_once('.').map_or(self.as_str(), |(first, _)| first)
    }
}

/// Words of `a-z`, `0-9` joined by single hyphens, starting with a letter.
fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

fn is_record_kind(text: &str) -> bool {
    text.len() <= MAX_RECORD_KIND_BYTES && is_word(text)
}

impl FromStr for Kind {
    type Err = InvalidName;

    fn from_str(text: &str) -> Result<Self, InvalidName> {
        let parts = text.split('.').count();
        let first = text.split('.').next().unwrap_or_default();
        if text.len() <= MAX_KIND_BYTES
            && (2..=MAX_KIND_PARTS).contains(&parts)
            && is_record_kind(first)
            && text.split('.').all(is_word)
        {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidName::Kind)
        }
    }
}

impl TryFrom<String> for Kind {
    type Error = InvalidName;

    fn try_from(text: String) -> Result<Self, InvalidName> {
        text.parse()
    }
}

impl From<Kind> for String {
    fn from(kind: Kind) -> Self {
        kind.0
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name of a record: its kind, the log of its owner, and 16 bytes that the owner chose at random.
///
/// The owner is part of the name, so that nobody can claim another's record, whatever arrives first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RecordId {
    kind: String,
    owner: LogId,
    unique: [u8; 16],
}

impl RecordId {
    /// A record of the kind `kind` in the log `owner`.
    ///
    /// # Errors
    /// [`InvalidName::Record`] when `kind` is not one word.
    pub fn new(kind: &str, owner: LogId, unique: [u8; 16]) -> Result<Self, InvalidName> {
        if !is_record_kind(kind) {
            return Err(InvalidName::Record);
        }
        Ok(Self {
            kind: kind.to_owned(),
            owner,
            unique,
        })
    }

    /// The one record of its kind in a log: `key` and `member`.
    ///
    /// # Errors
    /// [`InvalidName::Record`] when `kind` is not one word.
    pub fn only(kind: &str, owner: LogId) -> Result<Self, InvalidName> {
        Self::new(kind, owner, [0; 16])
    }

    /// The kind of the record, for example `case`.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// The log whose node owns it.
    #[must_use]
    pub fn owner(&self) -> LogId {
        self.owner
    }

    /// What tells it from the owner's other records of the kind.
    #[must_use]
    pub fn unique(&self) -> &[u8; 16] {
        &self.unique
    }
}

impl FromStr for RecordId {
    type Err = InvalidName;

    fn from_str(text: &str) -> Result<Self, InvalidName> {
        let mut parts = text.split('/');
        let (Some(kind), Some(owner), Some(unique), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(InvalidName::Record);
        };
        let owner = owner.parse().map_err(|_| InvalidName::Record)?;
        Self::new(kind, owner, lowercase_hex(unique).ok_or(InvalidName::Record)?)
    }
}

impl TryFrom<String> for RecordId {
    type Error = InvalidName;

    fn try_from(text: String) -> Result<Self, InvalidName> {
        text.parse()
    }
}

impl From<RecordId> for String {
    fn from(id: RecordId) -> Self {
        id.to_string()
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.kind, self.owner, hex::encode(self.unique))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_has_one_spelling() {
        let id = EntryId::from_bytes([0xab; 32]);
        assert_eq!("ab".repeat(32).parse(), Ok(id));
        for bad in [
            "AB".repeat(32),
            "ab".repeat(31),
            "ab".repeat(33),
            format!("0x{}", "ab".repeat(31)),
            format!("{} ", "ab".repeat(32)),
        ] {
            assert!(bad.parse::<EntryId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn kinds_are_two_to_five_words_of_limited_length() {
        for good in ["case.set", "fact-check.publish", "a.b.c.d.e", "x1.y2-z3"] {
            assert_eq!(good.parse::<Kind>().map(|k| k.to_string()), Ok(good.into()));
        }
        for bad in [
            "case",
            "case.",
            ".set",
            "case..set",
            "Case.set",
            "case.se t",
            "a.b.c.d.e.f",
            "-a.b",
            "a-.b",
            "a--b.c",
            "1a.b",
            "",
        ] {
            assert_eq!(bad.parse::<Kind>(), Err(InvalidName::Kind), "{bad}");
        }
        let longest = format!("a.{}", "b".repeat(MAX_KIND_BYTES - 2));
        assert!(longest.parse::<Kind>().is_ok());
        assert!(format!("{longest}b").parse::<Kind>().is_err());
        let first = "a".repeat(MAX_RECORD_KIND_BYTES);
        assert!(format!("{first}.b").parse::<Kind>().is_ok());
        assert!(format!("{first}a.b").parse::<Kind>().is_err());
    }

    #[test]
    fn a_record_is_named_by_kind_owner_and_a_unique_part() {
        let owner = LogId::from_bytes([7; 32]);
        let id = RecordId::new("fact-check", owner, [9; 16]).unwrap();
        assert_eq!(
            id.to_string(),
            format!("fact-check/{}/{}", "07".repeat(32), "09".repeat(16))
        );
        assert_eq!(id.to_string().parse(), Ok(id));
        for bad in [
            format!("fact-check/{owner}"),
            format!("fact-check/{owner}/{}/", "09".repeat(16)),
            format!("Fact/{owner}/{}", "09".repeat(16)),
            format!("a.b/{owner}/{}", "09".repeat(16)),
            format!("case/{owner}/{}", "0A".repeat(16)),
        ] {
            assert_eq!(bad.parse::<RecordId>(), Err(InvalidName::Record), "{bad}");
        }
    }
}
