//! What goes into the store and what comes out of it.

use std::collections::BTreeMap;

use ortaq_core::FactCheck;

/// Number of a record in this store: never given twice, not even after deletion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub u64);

impl RowId {
    /// Comes before every record: where [`page_after`](crate::Store::page_after) starts.
    pub const BEFORE_FIRST: Self = Self(0);
}

/// A record to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// The record; it must be [valid](FactCheck::validate).
    pub record: FactCheck,
    /// Language of the claim as the engine detected it (BCP 47), if it did.
    pub detected_language: Option<String>,
}

/// A record as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Its number.
    pub row: RowId,
    /// Number of the change that wrote this version.
    pub change: u64,
    /// The record.
    pub record: FactCheck,
    /// Language as the engine detected it.
    pub detected_language: Option<String>,
}

impl Stored {
    /// Language of the claim: what its publisher declares, else what was detected.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        self.record
            .language
            .as_deref()
            .or(self.detected_language.as_deref())
    }
}

/// What became of one incoming record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was new.
    Inserted(RowId),
    /// It replaced an older version.
    Updated(RowId),
    /// It was already there, word for word.
    Unchanged(RowId),
    /// Refused: another outlet's fact-check has this identifier, and the identifier is not a web address, so that the
    /// two are more likely two records numbered alike than one record that moved.
    IdTaken {
        /// The outlet that has the identifier.
        by: String,
    },
}

/// One change, in the order in which changes happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Its number; later changes have greater ones.
    pub number: u64,
    /// The record it concerns.
    pub row: RowId,
    /// What happened to it.
    pub kind: ChangeKind,
}

/// What happened to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// Inserted, or replaced by a newer version.
    Written,
    /// Removed.
    Deleted,
}

/// How many records there are, by what people ask for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stats {
    /// All records, demonstration records included.
    pub total: u64,
    /// Demonstration records.
    pub demo: u64,
    /// By language (declared, else detected); `None`: unknown.
    pub by_language: BTreeMap<Option<String>, u64>,
    /// By outlet.
    pub by_outlet: BTreeMap<String, u64>,
    /// By normalised verdict, in its serialised spelling (`mostly-false`).
    pub by_verdict: BTreeMap<String, u64>,
    /// By year of publication; `None`: not dated.
    pub by_year: BTreeMap<Option<i16>, u64>,
}
