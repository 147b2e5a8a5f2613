//! Claims and cases: what is checked, and the work on it.

use jiff::civil::Date;
use ortaq_core::fold::{CaseRecord, ClaimRecord, Held, Item};
use ortaq_core::ids::{EntryId, PersonId, RecordId};
use ortaq_core::records::case::{
    CaseAct, CaseSet, CaseState, ClaimAdded, ClaimRemoved, EvidenceAdded, EvidenceChanged, EvidenceRemoved,
    EvidenceSet, Note, Priority, TaskAdded, TaskChanged, TaskRemoved, TaskSet,
};
use ortaq_core::records::found::claim::{ClaimAct, ClaimSet};
use ortaq_core::records::found::{Appearance, TriageSet, TriageState};
use ortaq_core::records::{Change, ClaimText, Line, Remark};

use super::inbox::item_state;
use super::known::case_state;
use super::{Actor, Desk, DeskError, Known};
use crate::limits;
use crate::log::Draft;
use crate::policy::{Act, Relation};

/// What a case begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenCase {
    /// What it is called.
    pub title: Line,
    /// What it is about.
    pub summary: Option<Remark>,
    /// How urgent it is.
    pub priority: Option<Priority>,
    /// Who leads it.
    pub lead: Option<PersonId>,
    /// Until when.
    pub due: Option<Date>,
    /// The claims that it is about.
    pub claims: Vec<RecordId>,
    /// The tips and sightings that it comes from: they are taken.
    pub items: Vec<RecordId>,
}

/// Changes to a case. Its state changes by closing, opening again, reviewing and publishing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseChange {
    /// What it is called.
    pub title: Change<Line>,
    /// What it is about.
    pub summary: Change<Remark>,
    /// How urgent it is.
    pub priority: Change<Priority>,
    /// Who leads it.
    pub lead: Change<PersonId>,
    /// Until when.
    pub due: Change<Date>,
}

impl Desk {
    /// Writes a claim down, in the exact words, with the places where it stands.
    ///
    /// # Errors
    /// More appearances than [`limits::CLAIM_APPEARANCES`]; a role that may not; what the log reports.
    pub async fn record_claim(
        &self,
        actor: &Actor,
        text: ClaimText,
        others: ClaimSet,
        appearances: Vec<Appearance>,
    ) -> Result<RecordId, DeskError> {
        self.allow_plainly(actor, Act::RecordClaim)?;
        room("appearances", appearances.len(), limits::CLAIM_APPEARANCES)?;
        let language = match others.language {
            Change::Keep => super::inbox::detected(&text).map_or(Change::Keep, Change::Set),
            said => said,
        };
        let set = ClaimSet {
            text: Change::Set(text),
            language,
            ..others
        };
        let claim = self.new_record("claim")?;
        let acts =
            std::iter::once(ClaimAct::Set(set)).chain(appearances.into_iter().map(ClaimAct::AddAppearance));
        let drafts = acts.map(|act| Self::entry(actor, act, &claim, &self.inside()));
        self.append_all(drafts.collect::<Result<_, _>>()?).await?;
        Ok(claim)
    }

    /// Changes a claim. `seen` are the heads of what the actor read.
    ///
    /// # Errors
    /// A role that may not; what the log reports.
    pub async fn change_claim(
        &self,
        actor: &Actor,
        claim: &RecordId,
        seen: &[EntryId],
        set: ClaimSet,
    ) -> Result<EntryId, DeskError> {
        self.allow_plainly(actor, Act::RecordClaim)?;
        self.get::<ClaimRecord>(claim).await?;
        let draft = Self::entry(actor, ClaimAct::Set(set), claim, &self.inside())?;
        let (held, _) = self.entries(claim).await?;
        self.append(having_seen(draft, &held, seen)?).await
    }

    /// Notes another place where a claim stands.
    ///
    /// # Errors
    /// More than [`limits::CLAIM_APPEARANCES`]; a role that may not; what the log reports.
    pub async fn add_appearance(
        &self,
        actor: &Actor,
        claim: &RecordId,
        appearance: Appearance,
    ) -> Result<EntryId, DeskError> {
        self.allow_plainly(actor, Act::RecordClaim)?;
        let known = self.get::<ClaimRecord>(claim).await?;
        let present = known.is.appearances.all().len();
        room("appearances", present + 1, limits::CLAIM_APPEARANCES)?;
        let act = ClaimAct::AddAppearance(appearance);
        self.append(Self::entry(actor, act, claim, &self.inside())?).await
    }

    /// Opens a case; the tips and sightings that it comes from are taken, all or none.
    ///
    /// # Errors
    /// An item that is dismissed, merged, answered or in another case; too many claims or items; a role that may not; what the log
    /// reports.
    pub async fn open_case(&self, actor: &Actor, open: OpenCase) -> Result<RecordId, DeskError> {
        self.allow_plainly(actor, Act::OpenCase)?;
        room("claims", open.claims.len(), limits::CASE_CLAIMS)?;
        room("tips and sightings", open.items.len(), limits::CASE_ITEMS)?;
        let _turn = self.turn.lock().await;
        let case = self.new_record("case")?;
        let set = CaseSet {
            title: Change::Set(open.title),
            summary: open.summary.map_or(Change::Keep, Change::Set),
            priority: open.priority.map_or(Change::Keep, Change::Set),
            lead: open
                .lead
                .map_or(Change::Keep, |lead| Change::Set(self.person_record(lead))),
            due: open.due.map_or(Change::Keep, Change::Set),
            state: Change::Set(CaseState::Open),
            ..CaseSet::default()
        };
        let inside = self.inside();
        let mut drafts = vec![Self::entry(actor, CaseAct::Set(set), &case, &inside)?];
        for claim in &open.claims {
            self.get::<ClaimRecord>(claim).await?;
            let record = claim.clone();
            drafts.push(Self::entry(
                actor,
                CaseAct::AddClaim(ClaimAdded { record }),
                &case,
                &inside,
            )?);
        }
        let claim = match &open.claims[..] {
            [only] => Some(only),
            _ => None,
        };
        for item in &open.items {
            drafts.push(self.taking(actor, item, &case, claim).await?);
        }
        self.append_all(drafts).await?;
        Ok(case)
    }

    /// Works on a tip or sighting in a case.
    ///
    /// # Errors
    /// One that is dismissed, merged, answered or in another case; a case that has ended; a role that may not; what the log reports.
    pub async fn add_item(
        &self,
        actor: &Actor,
        case: &RecordId,
        item: &RecordId,
    ) -> Result<EntryId, DeskError> {
        let _turn = self.turn.lock().await;
        let known = self
            .open_for(actor, Act::ChangeCase, case, |_| Relation::STRANGER)
            .await?;
        let there = self.items_of(&known.id).await?.len();
        room("tips and sightings", there + 1, limits::CASE_ITEMS)?;
        self.append(self.taking(actor, item, case, None).await?).await
    }

    async fn taking(
        &self,
        actor: &Actor,
        item: &RecordId,
        case: &RecordId,
        claim: Option<&RecordId>,
    ) -> Result<Draft, DeskError> {
        let (_, triage) = self.item(item).await?;
        if let Some(other) = triage.case.latest().filter(|other| *other != case) {
            return Err(DeskError::InCase {
                item: item.clone(),
                case: Box::new(other.clone()),
            });
        }
        let state = Some(item_state(&triage));
        self.allow(actor, Act::WorkOnItem, state, Relation::STRANGER, &self.inside())?;
        let set = TriageSet {
            state: Change::Set(TriageState::Taken),
            case: Change::Set(case.clone()),
            claim: claim.cloned().map_or(Change::Keep, Change::Set),
            ..TriageSet::default()
        };
        self.sorting(actor, item, set)
    }

    /// Changes title, summary, priority, lead or date of a case. `seen` are the heads of what the actor read.
    ///
    /// # Errors
    /// A case that has ended; a role that may not; what the log reports.
    pub async fn change_case(
        &self,
        actor: &Actor,
        case: &RecordId,
        seen: &[EntryId],
        change: CaseChange,
    ) -> Result<EntryId, DeskError> {
        let known = self
            .open_for(actor, Act::ChangeCase, case, |_| Relation::STRANGER)
            .await?;
        let lead = match change.lead {
            Change::Keep => Change::Keep,
            Change::Clear => Change::Clear,
            Change::Set(lead) => Change::Set(self.person_record(lead)),
        };
        let set = CaseSet {
            title: change.title,
            summary: change.summary,
            priority: change.priority,
            due: change.due,
            lead,
            ..CaseSet::default()
        };
        let draft = Self::entry(actor, CaseAct::Set(set), case, &self.of_case(&known))?;
        let (held, _) = self.entries(case).await?;
        self.append(having_seen(draft, &held, seen)?).await
    }

    /// Ends a case without a fact-check; the reason stands in its discussion.
    ///
    /// # Errors
    /// A case that is not open; a role that may not; what the log reports.
    pub async fn close_case(
        &self,
        actor: &Actor,
        case: &RecordId,
        reason: Remark,
    ) -> Result<EntryId, DeskError> {
        let set = CaseSet {
            state: Change::Set(CaseState::Closed),
            ..CaseSet::default()
        };
        self.end_case(actor, Act::CloseCase, case, set, reason).await
    }

    /// Ends a case because another one is about the same; the reason stands in its discussion. The claims stay where they are.
    ///
    /// # Errors
    /// The same case; one that is not open; a role that may not; what the log reports.
    pub async fn merge_case(
        &self,
        actor: &Actor,
        case: &RecordId,
        into: &RecordId,
        reason: Remark,
    ) -> Result<EntryId, DeskError> {
        if case == into {
            return Err(DeskError::Circle(case.clone()));
        }
        self.open_for(actor, Act::ChangeCase, into, |_| Relation::STRANGER)
            .await?;
        let set = CaseSet {
            state: Change::Set(CaseState::Merged),
            merged_into: Change::Set(into.clone()),
            ..CaseSet::default()
        };
        self.end_case(actor, Act::CloseCase, case, set, reason).await
    }

    /// Opens a closed or merged case again; the reason stands in its discussion.
    ///
    /// # Errors
    /// A case that is not closed; a role that may not; what the log reports.
    pub async fn reopen_case(
        &self,
        actor: &Actor,
        case: &RecordId,
        reason: Remark,
    ) -> Result<EntryId, DeskError> {
        let set = CaseSet {
            state: Change::Set(CaseState::Open),
            merged_into: Change::Clear,
            ..CaseSet::default()
        };
        self.end_case(actor, Act::ReopenCase, case, set, reason).await
    }

    async fn end_case(
        &self,
        actor: &Actor,
        act: Act,
        case: &RecordId,
        set: CaseSet,
        reason: Remark,
    ) -> Result<EntryId, DeskError> {
        let _turn = self.turn.lock().await;
        let known = self.open_for(actor, act, case, |_| Relation::STRANGER).await?;
        let audience = self.of_case(&known);
        let note = Note {
            text: reason,
            reply_to: None,
        };
        let drafts = vec![
            Self::entry(actor, CaseAct::AddNote(note), case, &audience)?,
            Self::entry(actor, CaseAct::Set(set), case, &audience)?,
        ];
        Ok(self.append_all(drafts).await?[1])
    }

    /// Works on a claim in a case.
    ///
    /// # Errors
    /// A full or ended case; a role that may not; what the log reports.
    pub async fn add_claim(
        &self,
        actor: &Actor,
        case: &RecordId,
        claim: &RecordId,
    ) -> Result<EntryId, DeskError> {
        self.get::<ClaimRecord>(claim).await?;
        let _turn = self.turn.lock().await;
        let known = self
            .open_for(actor, Act::ChangeCase, case, |_| Relation::STRANGER)
            .await?;
        if let Some(there) = known.is.claims.present().find(|item| item.value == *claim) {
            return Ok(there.added.entry);
        }
        room("claims", known.is.claims.all().len() + 1, limits::CASE_CLAIMS)?;
        let record = claim.clone();
        self.add(actor, &known, CaseAct::AddClaim(ClaimAdded { record }))
            .await
    }

    /// No longer works on a claim in a case. `claim` is the entry that added it.
    ///
    /// # Errors
    /// None that is there; an ended case; a role that may not; what the log reports.
    pub async fn remove_claim(
        &self,
        actor: &Actor,
        case: &RecordId,
        claim: EntryId,
    ) -> Result<EntryId, DeskError> {
        let known = self
            .open_for(actor, Act::ChangeCase, case, |_| Relation::STRANGER)
            .await?;
        there(&known.id, known.is.claims.get(&claim), claim)?;
        self.add(actor, &known, CaseAct::RemoveClaim(ClaimRemoved { claim }))
            .await
    }

    /// Sets a task.
    ///
    /// # Errors
    /// A full or ended case; a role that may not; what the log reports.
    pub async fn add_task(
        &self,
        actor: &Actor,
        case: &RecordId,
        task: TaskAdded,
    ) -> Result<EntryId, DeskError> {
        let _turn = self.turn.lock().await;
        let known = self
            .open_for(actor, Act::AddTask, case, |_| Relation::STRANGER)
            .await?;
        room("tasks", known.is.tasks.all().len() + 1, limits::CASE_TASKS)?;
        self.add(actor, &known, CaseAct::AddTask(task)).await
    }

    /// Changes a task: its words, who does it, until when, how far it is.
    ///
    /// # Errors
    /// None that is there; another's task, for a contributor; an ended case; what the log reports.
    pub async fn change_task(
        &self,
        actor: &Actor,
        case: &RecordId,
        task: EntryId,
        set: TaskSet,
    ) -> Result<EntryId, DeskError> {
        let known = self
            .open_for(actor, Act::ChangeTask, case, |case| self.task(case, task, actor))
            .await?;
        there(&known.id, known.is.tasks.get(&task), task)?;
        self.add(actor, &known, CaseAct::SetTask(TaskChanged { task, set }))
            .await
    }

    /// Drops a task.
    ///
    /// # Errors
    /// As [`change_task`](Self::change_task).
    pub async fn drop_task(
        &self,
        actor: &Actor,
        case: &RecordId,
        task: EntryId,
        reason: Option<Line>,
    ) -> Result<EntryId, DeskError> {
        let known = self
            .open_for(actor, Act::ChangeTask, case, |case| self.task(case, task, actor))
            .await?;
        there(&known.id, known.is.tasks.get(&task), task)?;
        self.add(actor, &known, CaseAct::RemoveTask(TaskRemoved { task, reason }))
            .await
    }

    /// Adds a piece of evidence.
    ///
    /// # Errors
    /// A full or ended case; a role that may not; what the log reports.
    pub async fn add_evidence(
        &self,
        actor: &Actor,
        case: &RecordId,
        evidence: EvidenceAdded,
    ) -> Result<EntryId, DeskError> {
        let _turn = self.turn.lock().await;
        let known = self
            .open_for(actor, Act::AddEvidence, case, |_| Relation::STRANGER)
            .await?;
        room(
            "pieces of evidence",
            known.is.evidence.all().len() + 1,
            limits::CASE_EVIDENCE,
        )?;
        self.add(actor, &known, CaseAct::AddEvidence(evidence)).await
    }

    /// Reads evidence differently: how it stands to the claim, what it shows.
    ///
    /// # Errors
    /// None that is there; another's evidence, for a contributor; an ended case; what the log reports.
    pub async fn change_evidence(
        &self,
        actor: &Actor,
        case: &RecordId,
        evidence: EntryId,
        set: EvidenceSet,
    ) -> Result<EntryId, DeskError> {
        let known = self
            .open_for(actor, Act::ChangeEvidence, case, |case| {
                self.evidence(case, evidence, actor)
            })
            .await?;
        there(&known.id, known.is.evidence.get(&evidence), evidence)?;
        let act = CaseAct::SetEvidence(EvidenceChanged { evidence, set });
        self.add(actor, &known, act).await
    }

    /// Says that evidence does not count, and why. It stays visible as removed.
    ///
    /// # Errors
    /// As [`change_evidence`](Self::change_evidence).
    pub async fn remove_evidence(
        &self,
        actor: &Actor,
        case: &RecordId,
        evidence: EntryId,
        reason: Line,
    ) -> Result<EntryId, DeskError> {
        let known = self
            .open_for(actor, Act::ChangeEvidence, case, |case| {
                self.evidence(case, evidence, actor)
            })
            .await?;
        there(&known.id, known.is.evidence.get(&evidence), evidence)?;
        let act = CaseAct::RemoveEvidence(EvidenceRemoved { evidence, reason });
        self.add(actor, &known, act).await
    }

    /// Says something in a case.
    ///
    /// # Errors
    /// A full case; a note that is answered and not there; a role that may not; what the log reports.
    pub async fn add_note(&self, actor: &Actor, case: &RecordId, note: Note) -> Result<EntryId, DeskError> {
        let _turn = self.turn.lock().await;
        let known = self
            .open_for(actor, Act::AddNote, case, |_| Relation::STRANGER)
            .await?;
        let notes = known.is.notes.all();
        room("notes", notes.len() + 1, limits::CASE_NOTES)?;
        if let Some(entry) = note.reply_to
            && !notes.iter().any(|said| said.by.entry == entry)
        {
            return Err(no_item(&known.id, entry));
        }
        self.add(actor, &known, CaseAct::AddNote(note)).await
    }

    /// The case, where the actor may do this in it.
    pub(super) async fn open_for(
        &self,
        actor: &Actor,
        act: Act,
        case: &RecordId,
        relation: impl FnOnce(&CaseRecord) -> Relation,
    ) -> Result<Known<CaseRecord>, DeskError> {
        let known = self.get::<CaseRecord>(case).await?;
        let state = Some(case_state(&known.is));
        self.allow(actor, act, state, relation(&known.is), &self.of_case(&known))?;
        Ok(known)
    }

    async fn add(&self, actor: &Actor, case: &Known<CaseRecord>, act: CaseAct) -> Result<EntryId, DeskError> {
        self.append(Self::entry(actor, act, &case.id, &self.of_case(case))?)
            .await
    }

    /// A task is one's own when it is assigned to one.
    fn task(&self, case: &CaseRecord, task: EntryId, actor: &Actor) -> Relation {
        let own = self.person_record(actor.person);
        let assignee = case
            .tasks
            .get(&task)
            .and_then(|item| item.value.assignee.latest());
        Relation {
            own: assignee == Some(&own),
            ..Relation::STRANGER
        }
    }

    /// Evidence is one's own when one added it.
    fn evidence(&self, case: &CaseRecord, evidence: EntryId, actor: &Actor) -> Relation {
        let item = case.evidence.get(&evidence);
        Relation {
            own: item.is_some_and(|item| self.is_by(&item.added, actor)),
            ..Relation::STRANGER
        }
    }
}

/// The entry, by somebody who had seen these of the entries about its record.
pub(super) fn having_seen(draft: Draft, held: &[Held], seen: &[EntryId]) -> Result<Draft, DeskError> {
    let is_here = |entry: &EntryId| held.iter().any(|held| held.entry().id() == *entry);
    if let Some(entry) = seen.iter().find(|entry| !is_here(entry)) {
        return Err(no_item(&draft.record, *entry));
    }
    Ok(Draft {
        seen: Some(seen.to_vec()),
        ..draft
    })
}

fn room(what: &'static str, found: usize, limit: usize) -> Result<(), DeskError> {
    if found > limit {
        return Err(DeskError::Full { what, limit });
    }
    Ok(())
}

fn no_item(record: &RecordId, entry: EntryId) -> DeskError {
    let record = record.clone();
    DeskError::NoItem { record, entry }
}

fn there<T>(record: &RecordId, item: Option<&Item<T>>, entry: EntryId) -> Result<(), DeskError> {
    item.filter(|item| item.removed.is_empty())
        .map(|_| ())
        .ok_or_else(|| no_item(record, entry))
}
