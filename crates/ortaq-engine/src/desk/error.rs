//! Why something cannot be done at the desk.

use ortaq_core::entry::InvalidBody;
use ortaq_core::ids::{EntryId, PersonId, RecordId};

use crate::StoreError;
use crate::log::{LogError, WriteError};
use crate::policy::{NotYet, Refusal};

/// Why something cannot be done at the desk. Nothing was written, unless the [log](WriteError::Uncertain) says that it does not
/// know.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The rules are against it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A draft may not be published yet.
    #[error(transparent)]
    NotYet(#[from] NotYet),
    /// There is no such record here.
    #[error("{0} is not here; it may have been addressed wrongly")]
    NotFound(RecordId),
    /// There is no such task, piece of evidence, remark in the record.
    #[error("there is nothing in {record} that the entry {entry} added")]
    NoItem {
        /// The record.
        record: RecordId,
        /// The entry that would have added it.
        entry: EntryId,
    },
    /// Others have changed it since it was read.
    #[error("{0} was changed by somebody else since you read it: read it again, then repeat what you did")]
    Overtaken(RecordId),
    /// A record cannot be merged with itself, or in a circle.
    #[error("{0} already is what it would be merged into: choose another")]
    Circle(RecordId),
    /// A list of a case is full.
    #[error("a case holds at most {limit} {what}: remove some, or open another case")]
    Full {
        /// What there would be too many of.
        what: &'static str,
        /// How many there can be.
        limit: usize,
    },
    /// A draft was saved too often.
    #[error(
        "{record} has {limit} entries, which is as many as a draft can have: close its case and take its text over into another one"
    )]
    LongHistory {
        /// The fact-check.
        record: RecordId,
        /// How many there can be.
        limit: usize,
    },
    /// Changes are asked for, and not which.
    #[error("say which changes you ask for")]
    NoReason,
    /// Nothing was named, or more than can be done at once.
    #[error("{found} records are named; 1 to {limit} can be treated at once")]
    Count {
        /// How many.
        found: usize,
        /// How many are accepted.
        limit: usize,
    },
    /// A byline needs a name.
    #[error("person {0} has no name for bylines yet: they set it in their account")]
    Nameless(PersonId),
    /// Readers must know who publishes.
    #[error(
        "the organisation has not said its name and country yet: the secretariat or an operator describes it first"
    )]
    Undescribed,
    /// A draft is written in a case.
    #[error("the fact-check {0} belongs to no case: write its draft from a case")]
    NoCase(RecordId),
    /// An item is worked on in another case.
    #[error("{item} is worked on in the case {case} already: open that one, or undo its sorting")]
    InCase {
        /// The tip or sighting.
        item: RecordId,
        /// The case.
        case: Box<RecordId>,
    },
    /// What the correction would replace is the same text.
    #[error(
        "the draft says what is published: change the draft and have it reviewed, or publish the correction as a note alone"
    )]
    NothingChanged,
    /// An appeal was right, and nothing is done about it.
    #[error(
        "an appeal that is right leads to a correction or a retraction: publish that first, and name it in the answer"
    )]
    NothingFollows,
    /// A comment beyond its limit.
    #[error("a comment has at most {limit} characters; this one has {found}")]
    LongComment {
        /// Its length.
        found: usize,
        /// Its limit.
        limit: usize,
    },
    /// A text is missing in a translation.
    #[error("the translation has no {0} yet")]
    Untranslated(&'static str),
    /// The log.
    #[error(transparent)]
    Log(#[from] LogError),
}

impl From<StoreError> for DeskError {
    fn from(error: StoreError) -> Self {
        Self::Log(error.into())
    }
}

impl From<WriteError> for DeskError {
    fn from(error: WriteError) -> Self {
        Self::Log(error.into())
    }
}

impl From<InvalidBody> for DeskError {
    fn from(error: InvalidBody) -> Self {
        Self::Log(error.into())
    }
}
