//! What entries say: the bodies of each kind of record, typed.
//!
//! A record is never edited; an **act** about it is appended as an entry, whose kind names the act (`case.task.add`) and whose body
//! holds its data. Here is what acts there are, what their data must be, and whose entries count. What records become by them
//! is [`crate::fold`].
//!
//! The set of kinds is open. An entry of a kind that is not here, or whose body has fields that are not here, is kept, verified
//! and passed on, and counts for nothing until a version that knows it reads the log again. So a kind, once in use, keeps its
//! body for ever; new fields are optional, and another meaning is another kind.

#[macro_use]
mod macros;
pub mod case;
pub mod checking;
pub mod found;
pub mod key;
pub mod limits;
pub mod people;
pub mod response;
mod values;

use serde::{Deserialize, Serialize};

pub use values::{
    Article, Attachment, Change, ClaimText, Country, InvalidValue, LanguageTag, Line, List, Rated, Remark,
    Text, WebAddress,
};

use crate::entry::limits::SALT_BYTES;
use crate::entry::{Body, InvalidBody};
use crate::ids::{EntryId, Kind, LogId, RecordId};

/// Whose entries of a kind count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Writers {
    /// The record's owner alone.
    Owner,
    /// The owner and the members that it has made partners of the record.
    Partners,
    /// Any member: what it says is its own word, not the owner's.
    Anyone,
}

/// The act of any kind of record: one family each.
macro_rules! families {
    ($( $(#[$doc:meta])* $family:ident($act:ty); )+) => {
        /// What an entry does, of the kinds that this version knows.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Act {
            /// Any record: the body of an entry is to be erased.
            Erase(Erasure),
            $( $(#[$doc])* $family($act), )+
        }

        impl Act {
            /// All kinds, except those that end in [`ERASE`], which every kind of record has.
            pub fn kinds() -> impl Iterator<Item = &'static str> {
                let families: &[&[&'static str]] = &[$( <$act>::KINDS ),+];
                families.iter().copied().flatten().copied()
            }

            fn read_family(kind: &str, data: &serde_json::Value) -> Option<Result<Self, serde_json::Error>> {
                $( if let Some(read) = <$act>::read(kind, data) { return Some(read.map(Self::$family)); } )+
                None
            }

            /// Whose entries of this kind count.
            #[must_use]
            pub fn writers(&self) -> Writers {
                match self {
                    Self::Erase(_) => Writers::Anyone,
                    $( Self::$family(act) => act.writers(), )+
                }
            }

            /// The entry of the item that the act changes: it counts only where that entry does.
            #[must_use]
            pub fn edits(&self) -> Option<EntryId> {
                match self {
                    Self::Erase(_) => None,
                    $( Self::$family(act) => act.edits(), )+
                }
            }

            /// The kind of an entry that does this to `record`.
            ///
            /// # Panics
            /// Never: kinds of acts are valid, and so is a record's kind with [`ERASE`] behind it.
            #[must_use]
            pub fn kind(&self, record: &RecordId) -> Kind {
                let kind = match self {
                    Self::Erase(_) => format!("{}.{ERASE}", record.kind()),
                    $( Self::$family(act) => act.kind().to_owned(), )+
                };
                kind.parse().expect("kinds of acts are valid")
            }

            fn data(&self) -> Result<serde_json::Value, serde_json::Error> {
                match self {
                    Self::Erase(body) => serde_json::to_value(body),
                    $( Self::$family(act) => act.data(), )+
                }
            }
        }

        $(
            impl From<$act> for Act {
                fn from(act: $act) -> Self {
                    Self::$family(act)
                }
            }
        )+
    };
}

families! {
    /// A log's keys.
    Key(key::KeyAct);
    /// A member.
    Member(people::member::MemberAct);
    /// A person.
    Person(people::person::PersonAct);
    /// A group.
    Group(people::group::GroupAct);
    /// A source.
    Source(found::source::SourceAct);
    /// A tip.
    Tip(found::tip::TipAct);
    /// A sighting.
    Sighting(found::sighting::SightingAct);
    /// A claim.
    Claim(found::claim::ClaimAct);
    /// A case.
    Case(case::CaseAct);
    /// A fact-check.
    Check(checking::CheckAct);
    /// An opinion.
    Opinion(response::opinion::OpinionAct);
    /// A correction.
    Correction(response::correction::CorrectionAct);
    /// A retraction.
    Retraction(response::retraction::RetractionAct);
    /// An appeal.
    Appeal(response::appeal::AppealAct);
    /// A comment.
    Comment(response::comment::CommentAct);
    /// A translation.
    Translation(response::translation::TranslationAct);
    /// A partner.
    Partner(people::partner::PartnerAct);
}

/// The last word of the kind of an erasure, which every kind of record has: `comment.erase`, `tip.erase`.
pub const ERASE: &str = "erase";

/// Whether entries of this kind are erasures.
pub(crate) fn erases(kind: &Kind) -> bool {
    kind.as_str().split_once('.').is_some_and(|(_, act)| act == ERASE)
}

/// Why an entry says nothing to this version.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// A kind that this version does not know.
    #[error("entries of the kind {0} are not known here; a newer version may know them")]
    Kind(Kind),
    /// A known kind with data that this version cannot read.
    #[error("the data of an entry of the kind {kind} cannot be read: {reason}")]
    Data {
        /// The kind.
        kind: Kind,
        /// What is wrong.
        reason: String,
    },
}

impl Act {
    /// Reads what an entry of the kind `kind` says.
    ///
    /// # Errors
    /// The kind or its data are not known here.
    pub fn read(kind: &Kind, body: &Body) -> Result<Self, Unreadable> {
        let read = if erases(kind) {
            Some(Erasure::deserialize(body.data()).map(Self::Erase))
        } else {
            Self::read_family(kind.as_str(), body.data())
        };
        read.ok_or_else(|| Unreadable::Kind(kind.clone()))?
            .map_err(|error| Unreadable::Data {
                kind: kind.clone(),
                reason: error.to_string(),
            })
    }

    /// The body of an entry that says this. `salt` must come from a cryptographic source of randomness.
    ///
    /// # Errors
    /// A body beyond [`crate::entry::limits::MAX_BODY_BYTES`].
    pub fn body(&self, salt: [u8; SALT_BYTES]) -> Result<Body, InvalidBody> {
        let data = self
            .data()
            .map_err(|error| InvalidBody::Data(error.to_string()))?;
        Body::new(&data, salt)
    }
}

/// The body of an entry of the same log is to be erased by all who hold it.
///
/// What the erased entry set is to be set anew first: the header stays and with it the order of things, but what it said is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erasure {
    /// The entry.
    pub entry: EntryId,
    /// Why, without what is to be forgotten.
    pub reason: Line,
}

/// A member joins a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartnerAdded {
    /// Its log.
    pub member: LogId,
}

/// A member leaves a record. What it wrote before stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartnerRemoved {
    /// The entry that took it in.
    pub added: EntryId,
    /// The first place in its log that no longer counts for this record.
    pub from: u64,
}

/// A member joins a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberAdded {
    /// Its log.
    pub member: LogId,
}

/// A member leaves a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberRemoved {
    /// The entry that took it in.
    pub added: EntryId,
}
