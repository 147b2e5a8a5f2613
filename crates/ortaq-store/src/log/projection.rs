//! What a record has become, ready to be shown and listed.

use ortaq_core::audience::Audience;
use ortaq_core::fold::{Held, Record, Uncounted, Voids, fold_record};
use ortaq_core::ids::{LogId, RecordId};
use ortaq_core::time::Time;

use crate::StoreError;

/// Whose eyes a record is seen with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// The node's own: all entries that are here.
    All,
    /// Everybody's: the entries whose audience is `CLEAR`.
    Public,
}

impl View {
    /// As stored.
    pub(crate) fn number(self) -> i64 {
        match self {
            Self::All => 0,
            Self::Public => 1,
        }
    }
}

/// A record as its entries make it, for one view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The record.
    pub id: RecordId,
    /// The folded [`Record`] in canonical JSON.
    pub state: String,
    /// The line by which people know it.
    pub title: Option<String>,
    /// Where it stands.
    pub status: Option<String>,
    /// Time of its first entry that counts; of its first one where none counts.
    pub created: Time,
    /// Time of its last entry that counts; of its last one where none counts.
    pub changed: Time,
    /// The records that it is about. Empty when the summary was read from a store: [`LogStore::linked`](super::LogStore::linked) has
    /// the other direction.
    pub about: Vec<RecordId>,
}

impl Summary {
    /// The folded record.
    ///
    /// # Errors
    /// [`StoreError::Damaged`]: the projection was not written by this version, and `ortaq rebuild` makes it again.
    pub fn record(&self) -> Result<Record, StoreError> {
        Record::from_json(&self.state).map_err(|error| StoreError::Damaged {
            database: self.id.to_string(),
            reason: format!(
                "what is stored of this record is not of this version ({error}); run `ortaq rebuild`"
            ),
        })
    }
}

/// A record in all views.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projection {
    /// As the node sees it.
    pub all: Summary,
    /// As everybody sees it; none where nothing about it is public.
    pub public: Option<Summary>,
}

impl Projection {
    /// The views that there are.
    pub(crate) fn views(&self) -> impl Iterator<Item = (View, &Summary)> {
        let public = self.public.iter().map(|public| (View::Public, public));
        std::iter::once((View::All, &self.all)).chain(public)
    }
}

/// Folds a record. `None` when there is no entry about it. Beside the projection stand the places whose bodies are here and are to be
/// erased.
pub(crate) fn project(
    id: &RecordId,
    held: &[Held],
    voids: &Voids,
) -> Option<(Projection, Vec<(LogId, u64)>)> {
    let record = fold_record(id, held, voids);
    let all = summary(&record, held.iter())?;
    let is_public = |held: &&Held| held.entry().entry().audience == Audience::CLEAR;
    let public = if held.iter().all(|held| is_public(&held)) {
        Some(all.clone())
    } else {
        let clear = || held.iter().filter(is_public);
        summary(&fold_record(id, clear(), voids), clear())
    };
    let erased = |held: &&Held| {
        let why = record.uncounted.get(&held.entry().id());
        held.body().is_some() && matches!(why, Some(Uncounted::Erased { .. }))
    };
    let place = |held: &Held| (held.entry().entry().log, held.entry().entry().seq);
    let erased = held.iter().filter(erased).map(place).collect();
    Some((Projection { all, public }, erased))
}

fn summary<'h>(record: &Record, held: impl Iterator<Item = &'h Held> + Clone) -> Option<Summary> {
    let times = held.map(|held| held.entry().entry().time);
    let (first, last) = (times.clone().min()?, times.max()?);
    let state = String::from_utf8(record.canonical_bytes()).expect("JSON is UTF-8");
    Some(Summary {
        id: record.id.clone(),
        state,
        title: record.state.title(),
        status: record.state.status(),
        created: record.created.map_or(first, |mark| mark.time),
        changed: record.changed.map_or(last, |mark| mark.time),
        about: record.state.about().into_iter().cloned().collect(),
    })
}
