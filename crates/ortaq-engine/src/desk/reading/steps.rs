//! The history of a record: every entry about it, the last one first.

use std::cmp::Reverse;

use ortaq_core::fold::{Mark, Uncounted, fold_record};
use ortaq_core::ids::{EntryId, Kind, RecordId};
use ortaq_core::time::Time;

use super::lists::Page;
use crate::desk::{Actor, Desk, DeskError};
use crate::limits;
use crate::policy::Act;

/// An entry about a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Who wrote it, when.
    pub by: Mark,
    /// What it does.
    pub kind: Kind,
    /// Why it does not count, where it does not.
    pub uncounted: Option<Uncounted>,
}

impl Desk {
    /// What happened to a record, the last first; behind `after` of the page before. Pages have [`limits::STEPS`].
    ///
    /// # Errors
    /// None that is here; a role that may not; what the database reports.
    pub async fn history(
        &self,
        actor: &Actor,
        record: &RecordId,
        after: Option<(Time, EntryId)>,
    ) -> Result<Page<Step, (Time, EntryId)>, DeskError> {
        self.allow_plainly(actor, Act::ReadDesk)?;
        let (held, voids) = self.entries(record).await?;
        let folded = fold_record(record, &held, &voids);
        let step = |held: &ortaq_core::fold::Held| Step {
            by: Mark::of(held.entry()),
            kind: held.entry().entry().kind.clone(),
            uncounted: folded.uncounted.get(&held.entry().id()).copied(),
        };
        let mut steps: Vec<Step> = held.iter().map(step).collect();
        steps.sort_unstable_by_key(|step| Reverse(step.by.reading_order()));
        let total = steps.len() as u64;
        if let Some(after) = after {
            steps.retain(|step| step.by.reading_order() < after);
        }
        let more = steps.len() > limits::STEPS;
        steps.truncate(limits::STEPS);
        let next = steps.last().filter(|_| more).map(|step| step.by.reading_order());
        Ok(Page {
            items: steps,
            total,
            next,
        })
    }
}
