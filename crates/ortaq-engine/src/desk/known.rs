//! Records as the desk knows them: folded, and of the kind that was asked for.

use std::collections::BTreeMap;

use ortaq_core::fold::{
    AppealRecord, CaseRecord, CheckRecord, CheckStanding, ClaimRecord, CommentRecord, CorrectionRecord, Mark,
    OpinionRecord, Partners, Record, RecordState, RetractionRecord, SightingRecord, TipRecord,
    TranslationRecord, check_standing,
};
use ortaq_core::ids::{EntryId, LogId, PersonId, RecordId};
use ortaq_core::records::case::CaseState;
use ortaq_core::records::people::member::MemberFields;
use ortaq_core::records::people::person::{PersonFields, RECORD_KIND as PERSON};
use ortaq_core::records::response::AppealState;

use super::{Desk, DeskError};
use crate::limits;
use crate::log::{Listing, LogStore, View};
use crate::policy::State;

/// A record of a known kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known<T> {
    /// Its name.
    pub id: RecordId,
    /// The entry that began it.
    pub created: Option<Mark>,
    /// The last entry about it.
    pub changed: Option<Mark>,
    /// The members that write beside the owner.
    pub partners: Partners,
    /// The entries that nothing follows: what somebody who reads this has seen.
    pub heads: Vec<EntryId>,
    /// What it says.
    pub is: T,
}

/// A kind of record.
pub trait Shape: Sized {
    /// The state, where it is of this kind.
    fn out_of(state: RecordState) -> Option<Self>;
}

macro_rules! shapes {
    ($( $variant:ident => $state:ty $(, $unbox:tt)?; )+) => {
        $(
            impl Shape for $state {
                fn out_of(state: RecordState) -> Option<Self> {
                    match state {
                        RecordState::$variant(is) => Some($($unbox)? is),
                        _ => None,
                    }
                }
            }
        )+
    };
}

shapes! {
    Member => MemberFields;
    Person => PersonFields;
    Tip => TipRecord;
    Sighting => SightingRecord;
    Claim => ClaimRecord;
    Case => CaseRecord, *;
    Check => CheckRecord, *;
    Opinion => OpinionRecord;
    Correction => CorrectionRecord;
    Retraction => RetractionRecord;
    Appeal => AppealRecord;
    Comment => CommentRecord;
    Translation => TranslationRecord;
}

impl Shape for RecordState {
    fn out_of(state: RecordState) -> Option<Self> {
        Some(state)
    }
}

impl<T: Shape> Known<T> {
    pub(super) fn of(record: Record) -> Option<Self> {
        let Record {
            id,
            created,
            changed,
            partners,
            state,
            heads,
            ..
        } = record;
        Some(Self {
            id,
            created,
            changed,
            partners,
            heads: heads.into_iter().collect(),
            is: T::out_of(state)?,
        })
    }
}

/// Every record of a kind and an owner, the ones that changed last first.
pub(super) async fn every(store: &dyn LogStore, owner: LogId, kind: &str) -> Result<Vec<Record>, DeskError> {
    let mut listing = Listing {
        view: View::All,
        kind: kind.to_owned(),
        owner: Some(owner),
        status: None,
        after: None,
        limit: limits::RECORDS_AT_ONCE,
    };
    let mut all = Vec::new();
    loop {
        let page = store.list(&listing).await?;
        let Some(last) = page.last() else { return Ok(all) };
        listing.after = Some((last.changed, last.id.clone()));
        for summary in page {
            all.push(summary.record()?);
        }
    }
}

impl Desk {
    /// The record, where it is here and of this kind.
    pub(super) async fn find<T: Shape>(&self, id: &RecordId) -> Result<Option<Known<T>>, DeskError> {
        let Some(summary) = self.store.record(id, View::All).await? else {
            return Ok(None);
        };
        Ok(Known::of(summary.record()?))
    }

    /// The record.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] where it is not here or of another kind.
    pub(super) async fn get<T: Shape>(&self, id: &RecordId) -> Result<Known<T>, DeskError> {
        self.find(id)
            .await?
            .ok_or_else(|| DeskError::NotFound(id.clone()))
    }

    /// The records of one kind among these; others are passed over.
    pub(super) async fn get_some<T: Shape>(
        &self,
        kind: &str,
        ids: &[RecordId],
    ) -> Result<Vec<Known<T>>, DeskError> {
        let mut found = Vec::new();
        for id in ids {
            if id.kind() == kind {
                found.extend(self.find(id).await?);
            }
        }
        Ok(found)
    }

    /// What a member says of itself; nothing where it has not said anything.
    pub(super) async fn member(&self, log: LogId) -> Result<MemberFields, DeskError> {
        let id = RecordId::only("member", log).expect("`member` is one word");
        Ok(self.find(&id).await?.map(|member| member.is).unwrap_or_default())
    }

    /// How a fact-check stands before its readers.
    pub(super) async fn standing(&self, check: &RecordId) -> Result<CheckStanding, DeskError> {
        let summary = self.store.record(check, View::All).await?;
        let record = summary
            .ok_or_else(|| DeskError::NotFound(check.clone()))?
            .record()?;
        let mut about = Vec::new();
        for id in self.store.linked(check, View::All).await? {
            if matches!(id.kind(), "correction" | "retraction")
                && let Some(summary) = self.store.record(&id, View::All).await?
            {
                about.push(summary.record()?);
            }
        }
        check_standing(&record, &about).ok_or_else(|| DeskError::NotFound(check.clone()))
    }

    /// Where a fact-check stands for the rules. `case` is the one that it is written in.
    pub(super) async fn check_state(
        &self,
        check: &RecordId,
        case: Option<&CaseRecord>,
    ) -> Result<State, DeskError> {
        Ok(match self.standing(check).await? {
            CheckStanding::Retracted => State::Retracted,
            CheckStanding::Published | CheckStanding::Corrected => State::Published,
            CheckStanding::Draft if case.map(case_state) == Some(State::InReview) => State::InReview,
            CheckStanding::Draft => State::Draft,
        })
    }
}

/// Where a case stands for the rules.
pub(super) fn case_state(case: &CaseRecord) -> State {
    match case.fields.state.latest() {
        None | Some(CaseState::Open) => State::Open,
        Some(CaseState::InReview) => State::InReview,
        Some(CaseState::Published) => State::Published,
        Some(CaseState::Closed | CaseState::Merged) => State::Closed,
    }
}

/// Where an appeal stands for the rules.
pub(super) fn appeal_state(appeal: &AppealRecord) -> State {
    if !appeal.answer.is_unwritten() {
        return State::Answered;
    }
    match appeal.fields.state.latest() {
        None | Some(AppealState::Received) => State::Received,
        Some(AppealState::UnderReview) => State::UnderReview,
        Some(AppealState::Answered) => State::Answered,
    }
}

/// The record of a person of a member.
pub(super) fn person_of(member: LogId, person: PersonId) -> RecordId {
    RecordId::new(PERSON, member, *person.as_bytes()).expect("`person` is one word")
}

/// Names of people by their records.
pub type Names = BTreeMap<RecordId, String>;

impl Desk {
    /// The names under which people publish; who has none is left out.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn names(&self, mut people: Vec<RecordId>) -> Result<Names, DeskError> {
        people.sort_unstable();
        people.dedup();
        let known = self.get_some::<PersonFields>(PERSON, &people).await?;
        let name = |person: Known<PersonFields>| Some((person.id, person.is.name.latest()?.to_string()));
        Ok(known.into_iter().filter_map(name).collect())
    }
}
