//! Who an entry is for: the Traffic Light Protocol, version 2.0 (FIRST, 2022).
//!
//! The audience is signed with the entry. It says what its author allowed; what a node sends is decided by that and by the
//! node's own policy. TLP's `AMBER+STRICT` has no use here: to keep something inside one organisation is `RED` for its own node.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::{LogId, RecordId};

/// Most members that one entry can be addressed to. More of them make a group.
pub const MAX_READERS: usize = 64;

/// Who may read an entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "tlp", deny_unknown_fields)]
pub enum Audience {
    /// Everybody.
    #[serde(rename = "CLEAR")]
    Clear {},
    /// All members of the network.
    #[serde(rename = "GREEN")]
    Green {},
    /// One group.
    #[serde(rename = "AMBER")]
    Amber {
        /// The record that says who belongs to it: a group, or a case with its partners.
        group: RecordId,
    },
    /// The members named here.
    #[serde(rename = "RED")]
    Red {
        /// Their logs.
        members: Readers,
    },
}

/// The members that a `RED` entry is for: at least one, in ascending order.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<LogId>")]
pub struct Readers(BTreeSet<LogId>);

/// Why a list of readers is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidReaders {
    /// Nobody could read it. What only its own node may read names that node.
    #[error("a RED entry must name at least one member")]
    Nobody,
    /// Too many.
    #[error("{0} members are named; at most {MAX_READERS} can be: make a group and use AMBER")]
    TooMany(usize),
    /// Not in ascending order, or one is named twice.
    #[error("the members of a RED entry must be in ascending order, each once")]
    Order,
}

impl Readers {
    /// These members.
    ///
    /// # Errors
    /// None, or more than [`MAX_READERS`].
    pub fn new(members: impl IntoIterator<Item = LogId>) -> Result<Self, InvalidReaders> {
        let members: BTreeSet<_> = members.into_iter().collect();
        match members.len() {
            0 => Err(InvalidReaders::Nobody),
            1..=MAX_READERS => Ok(Self(members)),
            found => Err(InvalidReaders::TooMany(found)),
        }
    }

    /// The members, in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = &LogId> {
        self.0.iter()
    }

    /// Whether `log` is among them.
    #[must_use]
    pub fn contains(&self, log: &LogId) -> bool {
        self.0.contains(log)
    }
}

impl TryFrom<Vec<LogId>> for Readers {
    type Error = InvalidReaders;

    fn try_from(members: Vec<LogId>) -> Result<Self, InvalidReaders> {
        if members.is_sorted_by(|a, b| a < b) {
            Self::new(members)
        } else {
            Err(InvalidReaders::Order)
        }
    }
}

/// Somebody who wants to read an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader<'a> {
    /// Anybody.
    Public,
    /// A member of the network, by its log.
    Member(&'a LogId),
}

impl Audience {
    /// Everybody.
    pub const CLEAR: Self = Self::Clear {};
    /// All members.
    pub const GREEN: Self = Self::Green {};

    /// The label as TLP writes it.
    #[must_use]
    pub fn label(&self) -> &'static str {
        match self {
            Self::Clear {} => "TLP:CLEAR",
            Self::Green {} => "TLP:GREEN",
            Self::Amber { .. } => "TLP:AMBER",
            Self::Red { .. } => "TLP:RED",
        }
    }

    /// Whether `reader` may read an entry of the log `author`; `in_group` says whether they belong to a group.
    ///
    /// A node may always read its own log.
    pub fn admits(
        &self,
        reader: Reader<'_>,
        author: &LogId,
        in_group: impl FnOnce(&RecordId) -> bool,
    ) -> bool {
        let Reader::Member(log) = reader else {
            return matches!(self, Self::Clear {});
        };
        log == author
            || match self {
                Self::Clear {} | Self::Green {} => true,
                Self::Amber { group } => in_group(group),
                Self::Red { members } => members.contains(log),
            }
    }

    /// Whether everybody whom `other` admits is certainly admitted by this audience too.
    ///
    /// Groups are compared by name, because who belongs to them changes: an `AMBER` audience covers its own group alone.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Clear {}, _) => true,
            (_, Self::Clear {}) => false,
            (Self::Green {}, _) => true,
            (_, Self::Green {}) => false,
            (Self::Amber { group: ours }, Self::Amber { group: theirs }) => ours == theirs,
            (Self::Red { members: ours }, Self::Red { members: theirs }) => ours.0.is_superset(&theirs.0),
            (Self::Amber { .. }, Self::Red { .. }) | (Self::Red { .. }, Self::Amber { .. }) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(byte: u8) -> LogId {
        LogId::from_bytes([byte; 32])
    }

    fn group(byte: u8) -> RecordId {
        RecordId::new("group", log(byte), [byte; 16]).unwrap()
    }

    fn amber(byte: u8) -> Audience {
        Audience::Amber { group: group(byte) }
    }

    fn red(bytes: &[u8]) -> Audience {
        Audience::Red {
            members: Readers::new(bytes.iter().map(|b| log(*b))).unwrap(),
        }
    }

    #[test]
    fn only_clear_is_for_the_public_and_only_the_named_read_red() {
        let admits = |audience: &Audience, reader| audience.admits(reader, &log(9), |g| *g == group(1));
        let (in_group, outside, author) = (log(1), log(2), log(9));
        for (audience, public, member, other) in [
            (Audience::CLEAR, true, true, true),
            (Audience::GREEN, false, true, true),
            (amber(1), false, true, true),
            (amber(2), false, false, false),
            (red(&[1]), false, true, false),
        ] {
            assert_eq!(admits(&audience, Reader::Public), public, "{audience:?}");
            assert_eq!(
                admits(&audience, Reader::Member(&in_group)),
                member,
                "{audience:?}"
            );
            assert_eq!(admits(&audience, Reader::Member(&outside)), other, "{audience:?}");
            assert!(
                admits(&audience, Reader::Member(&author)),
                "a node reads its own log"
            );
        }
    }

    #[test]
    fn wider_audiences_cover_narrower_ones() {
        let all = [
            Audience::CLEAR,
            Audience::GREEN,
            amber(1),
            amber(2),
            red(&[1, 2]),
            red(&[1]),
            red(&[3]),
        ];
        let covered = [
            [true, true, true, true, true, true, true],
            [false, true, true, true, true, true, true],
            [false, false, true, false, false, false, false],
            [false, false, false, true, false, false, false],
            [false, false, false, false, true, true, false],
            [false, false, false, false, false, true, false],
            [false, false, false, false, false, false, true],
        ];
        for (wide, row) in all.iter().zip(covered) {
            for (narrow, expected) in all.iter().zip(row) {
                assert_eq!(wide.covers(narrow), expected, "{wide:?} over {narrow:?}");
            }
        }
    }

    #[test]
    fn readers_are_one_to_sixty_four_each_once_in_order() {
        let many = |n: usize| (0..n).map(|i| log(u8::try_from(i).unwrap())).collect::<Vec<_>>();
        assert!(Readers::try_from(many(MAX_READERS)).is_ok());
        assert_eq!(
            Readers::try_from(many(MAX_READERS + 1)),
            Err(InvalidReaders::TooMany(65))
        );
        assert_eq!(Readers::try_from(vec![]), Err(InvalidReaders::Nobody));
        assert_eq!(
            Readers::try_from(vec![log(2), log(1)]),
            Err(InvalidReaders::Order)
        );
        assert_eq!(
            Readers::try_from(vec![log(1), log(1)]),
            Err(InvalidReaders::Order)
        );
    }

    #[test]
    fn the_json_form_has_no_room_for_anything_else() {
        let json = format!(r#"{{"tlp":"RED","members":["{}"]}}"#, log(1));
        assert_eq!(serde_json::from_str::<Audience>(&json).unwrap(), red(&[1]));
        for bad in [
            r#"{"tlp":"WHITE"}"#,
            r#"{"tlp":"clear"}"#,
            r#"{"tlp":"CLEAR","group":"x"}"#,
            r#"{"tlp":"GREEN","members":[]}"#,
            r#"{"tlp":"AMBER"}"#,
            r#"{"tlp":"RED","members":[]}"#,
            r#"{"tlp":1}"#,
            r#"{}"#,
        ] {
            assert!(serde_json::from_str::<Audience>(bad).is_err(), "{bad}");
        }
    }
}
