//! What records have become: a pure fold of entries.
//!
//! The same set of entries gives the same state, byte by byte, whatever order they arrived in and however often. Nothing here
//! looks at a clock, at who asks, or at what was folded before; so a state can be thrown away and made again, and two nodes that
//! hold the same entries show the same.
//!
//! Each record is folded by itself, from the entries of all logs that are about it; links between records are an index over
//! the folded ones ([`State::about`]). Three rules decide:
//!
//! - a **field** keeps the values that no entry whose author had seen them replaced; two at once are a conflict, which is shown;
//! - an **item** is added by an entry, changed and removed by entries that name that one;
//! - what is **said** stays in the order of the authors' clocks, which decide nothing else.
//!
//! Entries that do not count are listed with the reason ([`Uncounted`]), never dropped in silence.

mod case;
mod checking;
mod graph;
mod listing;
mod partners;
mod record;
mod states;
mod values;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Serialize;

pub use case::{CaseRecord, Evidence};
pub use checking::{CheckRecord, Published};
pub use listing::TITLE_CHARS;
pub use partners::{Partners, Term};
pub use record::{Record, Uncounted, fold_record};
pub use states::{
    AppealRecord, ClaimRecord, CommentRecord, CorrectionRecord, GroupRecord, KeyRecord, OpinionRecord,
    RecordState, RetractionRecord, SightingRecord, TipRecord, TranslationRecord,
};
pub use values::{Context, Item, Items, Mark, Register, Removal, Said, Thread, Written};

use crate::audience::Audience;
use crate::entry::limits::MAX_PARENTS;
use crate::entry::{Body, EntryV1, VerifiedEntry};
use crate::ids::{EntryId, LogId, RecordId};
use crate::records::Act;
use crate::records::key::{KeyAct, RECORD_KIND as KEY};
use graph::Graph;

/// A verified entry and its body, where that is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    entry: VerifiedEntry,
    body: Option<Body>,
}

/// A body that is not the one that the entry names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the body has another hash than the entry names")]
pub struct OtherBody;

impl Held {
    /// An entry with its body, or without.
    ///
    /// # Errors
    /// [`OtherBody`].
    pub fn new(entry: VerifiedEntry, body: Option<Body>) -> Result<Self, OtherBody> {
        if body
            .as_ref()
            .is_some_and(|body| body.hash() != entry.entry().body)
        {
            return Err(OtherBody);
        }
        Ok(Self { entry, body })
    }

    /// The entry.
    #[must_use]
    pub fn entry(&self) -> &VerifiedEntry {
        &self.entry
    }

    /// Its body.
    #[must_use]
    pub fn body(&self) -> Option<&Body> {
        self.body.as_ref()
    }
}

/// The places of logs that their owners have declared, with the recovery key, not to be theirs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voids(BTreeMap<LogId, Vec<Range<u64>>>);

impl Voids {
    /// What the key entries among these declare void.
    pub fn of<'h>(held: impl IntoIterator<Item = &'h Held>) -> Self {
        let mut voids = Self::default();
        for held in held {
            let entry = held.entry.entry();
            if entry.kind.record_kind() != KEY {
                continue;
            }
            let act = held.body.as_ref().map(|body| Act::read(&entry.kind, body));
            if let Some(Ok(Act::Key(KeyAct::Revoke(revocation)))) = act {
                let ranges = voids.0.entry(entry.log).or_default();
                ranges.push(revocation.from..entry.seq);
            }
        }
        voids
    }

    /// Whether an entry is void. Key entries never are: the keys of a log are as its [`KeyHistory`](crate::keys::KeyHistory)
    /// says.
    #[must_use]
    pub fn contain(&self, entry: &EntryV1) -> bool {
        let ranges = self.0.get(&entry.log).map_or(&[][..], Vec::as_slice);
        entry.kind.record_kind() != KEY && ranges.iter().any(|range| range.contains(&entry.seq))
    }
}

/// All records.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct State {
    /// By name.
    pub records: BTreeMap<RecordId, Record>,
}

/// How a fact-check stands before its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckStanding {
    /// Not published.
    Draft,
    /// Published as it first was.
    Published,
    /// Published and corrected.
    Corrected,
    /// Withdrawn.
    Retracted,
}

impl State {
    /// Folds a set of entries.
    pub fn fold<'h>(held: impl IntoIterator<Item = &'h Held>) -> Self {
        let mut by_record = BTreeMap::<&RecordId, Vec<&Held>>::new();
        for held in held {
            by_record
                .entry(&held.entry.entry().record)
                .or_default()
                .push(held);
        }
        let voids = Voids::of(by_record.values().flatten().copied());
        let fold = |(id, held): (&RecordId, Vec<&'h Held>)| (id.clone(), fold_record(id, held, &voids));
        Self {
            records: by_record.into_iter().map(fold).collect(),
        }
    }

    /// The state in canonical JSON: the same bytes wherever the same entries were folded.
    ///
    /// # Panics
    /// Never: states serialise.
    #[must_use]
    pub fn canonical_bytes(&self) -> Vec<u8> {
        crate::canonical::write(self).expect("a state is made of strings, whole numbers and lists")
    }

    /// Which records are about which.
    #[must_use]
    pub fn about(&self) -> BTreeMap<&RecordId, BTreeSet<&RecordId>> {
        let mut index = BTreeMap::<_, BTreeSet<_>>::new();
        for record in self.records.values() {
            for about in record.state.about() {
                index.entry(about).or_default().insert(&record.id);
            }
        }
        index
    }
}

/// How a fact-check stands, from its own record and those about it. Only its owner's corrections and retractions count.
///
/// `None` when `check` is no fact-check.
pub fn check_standing<'r>(
    check: &Record,
    about: impl IntoIterator<Item = &'r Record>,
) -> Option<CheckStanding> {
    let RecordState::Check(state) = &check.state else {
        return None;
    };
    if state.published.is_unwritten() {
        return Some(CheckStanding::Draft);
    }
    let mut standing = CheckStanding::Published;
    for record in about {
        if record.id.owner() != check.id.owner() || !record.state.about().contains(&&check.id) {
            continue;
        }
        match record.state {
            RecordState::Retraction(_) => return Some(CheckStanding::Retracted),
            RecordState::Correction(_) => standing = CheckStanding::Corrected,
            _ => {}
        }
    }
    Some(standing)
}

/// The causal parents of the next entry about a record, for an audience: what its author, who has all of `held`, has seen last.
///
/// Beside the last entries of all stand the last ones that everybody in the audience can read: who lacks the narrower entries
/// still sees what the new one replaces. When there are more than an entry can have, the oldest are left out.
#[must_use]
pub fn parents_for<'h>(
    record: &RecordId,
    held: impl IntoIterator<Item = &'h Held>,
    audience: &Audience,
) -> Vec<EntryId> {
    let held = record::distinct(record, held);
    let graph = Graph::new(
        held.iter()
            .map(|(id, held)| (*id, held.entry.entry().parents.iter().copied())),
    );
    let visible = |id: EntryId| held[&id].entry.entry().audience.covers(audience);
    let heads = graph.heads(visible).into_iter().chain(graph.heads(|_| true));
    let mut parents = BTreeSet::new();
    for head in heads {
        if parents.len() < MAX_PARENTS {
            parents.insert(head);
        }
    }
    parents.into_iter().collect()
}
