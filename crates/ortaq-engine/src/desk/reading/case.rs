//! The page of a case.

use ortaq_core::fold::{CaseRecord, ClaimRecord, Mark, RecordState};
use ortaq_core::ids::RecordId;

use super::inbox::InboxItem;
use crate::desk::known::{case_state, person_of};
use crate::desk::{Actor, Desk, DeskError, Known, Names};
use crate::limits;
use crate::policy::{Act, State};

/// A case with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CasePage {
    /// The case: fields, tasks, evidence, notes.
    pub case: Known<CaseRecord>,
    /// Where it stands.
    pub state: State,
    /// The claims that it is about.
    pub claims: Vec<Known<ClaimRecord>>,
    /// The tips and sightings that it comes from, the newest first.
    pub items: Vec<InboxItem>,
    /// Its fact-check.
    pub check: Option<RecordId>,
    /// The names of everybody who stands in it, as far as they have one.
    pub names: Names,
}

impl Desk {
    /// A case with what belongs to it.
    ///
    /// # Errors
    /// None that is here; a role that may not; what the database reports.
    pub async fn case_page(&self, actor: &Actor, case: &RecordId) -> Result<CasePage, DeskError> {
        self.allow_plainly(actor, Act::ReadDesk)?;
        let case = self.get::<CaseRecord>(case).await?;
        let claims = self.claims_of(&case.is).await?;
        let mut items = Vec::new();
        for id in self.items_of(&case.id).await?.iter().take(limits::CASE_ITEMS) {
            items.extend(self.find::<RecordState>(id).await?.and_then(InboxItem::of));
        }
        items.sort_unstable_by(|a, b| (b.received, &b.id).cmp(&(a.received, &a.id)));
        let names = self.names(people(&case)).await?;
        Ok(CasePage {
            state: case_state(&case.is),
            check: case.is.fields.fact_check.latest().cloned(),
            claims,
            items,
            names,
            case,
        })
    }
}

/// Everybody who stands in a case.
fn people(case: &Known<CaseRecord>) -> Vec<RecordId> {
    let is = &case.is;
    let mut marks: Vec<Mark> = case.created.into_iter().chain(case.changed).collect();
    marks.extend(is.claims.all().iter().map(|item| item.added));
    marks.extend(is.tasks.all().iter().map(|item| item.added));
    marks.extend(is.evidence.all().iter().map(|item| item.added));
    marks.extend(
        is.evidence
            .all()
            .iter()
            .flat_map(|item| item.removed.iter().map(|removal| removal.by)),
    );
    marks.extend(is.notes.all().iter().map(|said| said.by));
    let assignees = is
        .tasks
        .all()
        .into_iter()
        .filter_map(|task| task.value.assignee.latest().cloned());
    let mut people: Vec<RecordId> = marks
        .iter()
        .map(|mark| person_of(mark.log, mark.author))
        .collect();
    people.extend(assignees);
    people.extend(is.fields.lead.latest().cloned());
    people
}
