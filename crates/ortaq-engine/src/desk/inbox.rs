//! What comes in: tips and sightings, and how they are sorted.

use std::collections::BTreeSet;

use ortaq_core::fold::{RecordState, fold_record};
use ortaq_core::ids::{EntryId, RecordId};
use ortaq_core::records::found::sighting::SightingAct;
use ortaq_core::records::found::tip::TipAct;
use ortaq_core::records::found::{Answer, Sighted, TipReceived, TriageFields, TriageSet, TriageState};
use ortaq_core::records::{self, Change, LanguageTag, Line};

use super::{Actor, Desk, DeskError, Known, Receipt};
use crate::language::detected_tag;
use crate::log::Draft;
use crate::policy::{Act, Relation, State};

/// Most steps from a merged tip or sighting to the one that it repeats.
const MERGES: usize = 32;

impl Desk {
    /// Takes a tip in. Whoever sent it follows the answer with the receipt, which is shown this once.
    ///
    /// # Errors
    /// What the log reports.
    pub async fn submit_tip(
        &self,
        actor: &Actor,
        mut tip: TipReceived,
    ) -> Result<(RecordId, Receipt), DeskError> {
        self.allow_plainly(actor, Act::SubmitTip)?;
        let receipt = Receipt::new()?;
        tip.receipt = Some(receipt.hash());
        tip.language = tip.language.or_else(|| detected(&tip.text));
        let record = receipt.record("tip", self.log());
        self.append(Self::entry(actor, TipAct::Receive(tip), &record, &self.inside())?)
            .await?;
        Ok((record, receipt))
    }

    /// Notes an article or post that was seen.
    ///
    /// # Errors
    /// A role that may not; what the log reports.
    pub async fn add_sighting(&self, actor: &Actor, mut seen: Sighted) -> Result<RecordId, DeskError> {
        self.allow_plainly(actor, Act::AddSighting)?;
        let text = seen.text.as_deref().or(seen.title.as_deref());
        seen.language = seen.language.or_else(|| detected(text?));
        let record = self.new_record("sighting")?;
        self.append(Self::entry(
            actor,
            SightingAct::Record(seen),
            &record,
            &self.inside(),
        )?)
        .await?;
        Ok(record)
    }

    /// Takes tips and sightings: says that the actor works on them. Returns the entries, for [`undo`](Self::undo).
    ///
    /// # Errors
    /// One that somebody has taken or sorted already; a role that may not; what the log reports. Then none is taken.
    pub async fn take(&self, actor: &Actor, items: &[RecordId]) -> Result<Vec<EntryId>, DeskError> {
        let set = TriageSet {
            state: Change::Set(TriageState::Taken),
            ..TriageSet::default()
        };
        self.sort(actor, Act::TakeItem, items, &set).await
    }

    /// Puts tips and sightings aside, with the reason. Returns the entries, for [`undo`](Self::undo).
    ///
    /// # Errors
    /// One that is sorted already; a role that may not; what the log reports. Then none is dismissed.
    pub async fn dismiss(
        &self,
        actor: &Actor,
        items: &[RecordId],
        reason: Line,
    ) -> Result<Vec<EntryId>, DeskError> {
        let set = TriageSet {
            state: Change::Set(TriageState::Dismissed),
            reason: Change::Set(reason),
            ..TriageSet::default()
        };
        self.sort(actor, Act::DismissItem, items, &set).await
    }

    /// Says that tips and sightings repeat another one. Where that was merged itself, they are merged into what it repeats; where it
    /// is worked on in a case, so are they. Returns the entries, for [`undo`](Self::undo).
    ///
    /// # Errors
    /// One that is the other; one that is sorted already; a role that may not; what the log reports. Then none is merged.
    pub async fn merge(
        &self,
        actor: &Actor,
        items: &[RecordId],
        into: &RecordId,
    ) -> Result<Vec<EntryId>, DeskError> {
        let (into, kept) = self.unmerged(into).await?;
        if items.contains(&into) {
            return Err(DeskError::Circle(into));
        }
        let copied = |value: Option<&RecordId>| value.cloned().map_or(Change::Keep, Change::Set);
        let set = TriageSet {
            state: Change::Set(TriageState::Merged),
            case: copied(kept.case.latest()),
            claim: copied(kept.claim.latest()),
            merged_into: Change::Set(into),
            ..TriageSet::default()
        };
        self.sort(actor, Act::MergeItem, items, &set).await
    }

    /// Takes sortings back: what an entry of [`take`](Self::take), [`dismiss`](Self::dismiss) or [`merge`](Self::merge) set is as
    /// it was before. The entries stay in the log.
    ///
    /// # Errors
    /// A sorting that another one has followed; a role that may not; what the log reports. Then none is taken back.
    pub async fn undo(&self, actor: &Actor, sortings: &[EntryId]) -> Result<Vec<EntryId>, DeskError> {
        within(sortings.len())?;
        let _turn = self.turn.lock().await;
        let mut drafts = Vec::with_capacity(sortings.len());
        for sorting in sortings {
            drafts.push(self.undoing(actor, *sorting).await?);
        }
        self.append_all(drafts).await
    }

    /// Answers the sender of a tip, who reads it with the receipt. `done` says that nothing follows.
    ///
    /// # Errors
    /// A role that may not; what the log reports.
    pub async fn answer_tip(
        &self,
        actor: &Actor,
        tip: &RecordId,
        answer: Answer,
        done: bool,
    ) -> Result<Vec<EntryId>, DeskError> {
        let _turn = self.turn.lock().await;
        let (_, triage) = self.item(tip).await?;
        let inside = self.inside();
        let state = Some(item_state(&triage));
        self.allow(actor, Act::AnswerTip, state, Relation::STRANGER, &inside)?;
        let mut drafts = vec![Self::entry(actor, TipAct::Answer(answer), tip, &inside)?];
        if done {
            let set = TriageSet {
                state: Change::Set(TriageState::Done),
                ..TriageSet::default()
            };
            drafts.push(self.sorting(actor, tip, set)?);
        }
        self.append_all(drafts).await
    }

    async fn sort(
        &self,
        actor: &Actor,
        act: Act,
        items: &[RecordId],
        set: &TriageSet,
    ) -> Result<Vec<EntryId>, DeskError> {
        let items: BTreeSet<&RecordId> = items.iter().collect();
        within(items.len())?;
        let _turn = self.turn.lock().await;
        let mut drafts = Vec::with_capacity(items.len());
        for item in items {
            let (_, triage) = self.item(item).await?;
            self.allow(
                actor,
                act,
                Some(item_state(&triage)),
                Relation::STRANGER,
                &self.inside(),
            )?;
            drafts.push(self.sorting(actor, item, set.clone())?);
        }
        self.append_all(drafts).await
    }

    async fn undoing(&self, actor: &Actor, sorting: EntryId) -> Result<Draft, DeskError> {
        let held = self.store.entry(&sorting).await?;
        let held = held.filter(|held| held.entry().entry().log == self.log());
        let no_item = || DeskError::NoItem {
            record: self.person_record(actor.person),
            entry: sorting,
        };
        let held = held.ok_or_else(no_item)?;
        let record = held.entry().entry().record.clone();
        let act = held
            .body()
            .map(|body| records::Act::read(&held.entry().entry().kind, body));
        let (Some(Ok(records::Act::Tip(TipAct::Set(set))))
        | Some(Ok(records::Act::Sighting(SightingAct::Set(set))))) = act
        else {
            return Err(no_item());
        };
        let (entries, voids) = self.entries(&record).await?;
        let is_last = |state: &RecordState| {
            let by = triage(state)
                .and_then(|triage| triage.state.written().last())
                .map(|written| written.by);
            by.is_some_and(|by| by.entry == sorting)
        };
        let now = fold_record(&record, &entries, &voids).state;
        if !is_last(&now) {
            return Err(DeskError::Overtaken(record));
        }
        let state = triage(&now).map(item_state);
        self.allow(actor, Act::UndoSorting, state, Relation::STRANGER, &self.inside())?;
        let others = entries.iter().filter(|held| held.entry().id() != sorting);
        let before = fold_record(&record, others, &voids).state;
        let before = triage(&before).cloned().unwrap_or_default();
        let undone = TriageSet {
            state: Change::Set(before.state.latest().copied().unwrap_or(TriageState::New)),
            reason: restored(&set.reason, before.reason.latest()),
            merged_into: restored(&set.merged_into, before.merged_into.latest()),
            claim: restored(&set.claim, before.claim.latest()),
            case: restored(&set.case, before.case.latest()),
        };
        self.sorting(actor, &record, undone)
    }

    /// The tip or sighting that is not merged into another, behind this one.
    async fn unmerged(&self, item: &RecordId) -> Result<(RecordId, TriageFields), DeskError> {
        let mut id = item.clone();
        for _ in 0..MERGES {
            let (_, triage) = self.item(&id).await?;
            let merged = triage.state.latest() == Some(&TriageState::Merged);
            match triage.merged_into.latest().filter(|_| merged) {
                Some(next) => id = next.clone(),
                None => return Ok((id, triage)),
            }
        }
        Err(DeskError::Circle(item.clone()))
    }

    /// A tip or sighting with how it is sorted.
    pub(super) async fn item(&self, id: &RecordId) -> Result<(Known<RecordState>, TriageFields), DeskError> {
        let record = self.get::<RecordState>(id).await?;
        let triage = triage(&record.is).cloned();
        let triage = triage.ok_or_else(|| DeskError::NotFound(id.clone()))?;
        Ok((record, triage))
    }

    /// An entry that sorts a tip or sighting.
    pub(super) fn sorting(&self, actor: &Actor, item: &RecordId, set: TriageSet) -> Result<Draft, DeskError> {
        let act = if item.kind() == "tip" {
            records::Act::from(TipAct::Set(set))
        } else {
            SightingAct::Set(set).into()
        };
        Self::entry(actor, act, item, &self.inside())
    }
}

/// How a tip or sighting is sorted; none for other records.
pub(super) fn triage(state: &RecordState) -> Option<&TriageFields> {
    match state {
        RecordState::Tip(tip) => Some(&tip.triage),
        RecordState::Sighting(sighting) => Some(&sighting.triage),
        _ => None,
    }
}

/// Where a tip or sighting stands for the rules.
pub(super) fn item_state(triage: &TriageFields) -> State {
    match triage.state.latest() {
        None | Some(TriageState::New) => State::New,
        Some(TriageState::Taken) => State::Taken,
        Some(TriageState::Dismissed | TriageState::Merged | TriageState::Done) => State::Sorted,
    }
}

/// The change that makes a field what it was, where it was changed.
fn restored<T: Clone>(changed: &Change<T>, before: Option<&T>) -> Change<T> {
    match before {
        _ if changed.is_keep() => Change::Keep,
        Some(value) => Change::Set(value.clone()),
        None => Change::Clear,
    }
}

/// The language of a text, where it is told with some confidence.
pub(super) fn detected(text: &str) -> Option<LanguageTag> {
    LanguageTag::try_from(detected_tag(text)?).ok()
}

/// One transaction's worth.
fn within(found: usize) -> Result<(), DeskError> {
    let limit = ortaq_store::limits::TOGETHER;
    if (1..=limit).contains(&found) {
        Ok(())
    } else {
        Err(DeskError::Count { found, limit })
    }
}
