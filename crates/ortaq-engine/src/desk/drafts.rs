//! Drafting and reviewing a fact-check.
//!
//! Saving is an entry with the fields that have changed, half-written or not, so that nothing is lost with a tab or a session. Whoever
//! saves says which entries they had seen; what two people write without having seen each other's stands side by side until one of them
//! who sees both chooses.

use std::collections::{BTreeMap, BTreeSet};

use ortaq_core::fold::{
    CaseRecord, CheckRecord, ClaimRecord, Evidence, Held, RecordState, Voids, fold_record,
};
use ortaq_core::ids::{EntryId, LogId, PersonId, RecordId};
use ortaq_core::records::case::{CaseAct, CaseSet, CaseState};
use ortaq_core::records::checking::{
    CheckAct, Cited, Decision, DraftSet, PassageRemark, RemarkResolved, Review,
};
use ortaq_core::records::people::MemberKind;
use ortaq_core::records::people::member::MemberFields;
use ortaq_core::records::people::person::RECORD_KIND as PERSON;
use ortaq_core::records::{Change, Line, List, WebAddress};

use super::cases::having_seen;
use super::checklist::{missing, wordings};
use super::{Actor, Desk, DeskError, Known};
use crate::limits;
use crate::log::Draft;
use crate::policy::{Act, NotYet, Publishing, Relation, Reviewed, State, Writer};

/// The kind of entries that change a draft.
pub(super) const DRAFT: &str = "fact-check.draft";

/// What became of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The entry; none where nothing was changed.
    pub entry: Option<EntryId>,
    /// What whoever saved has now seen: to be given with the next save.
    pub seen: Vec<EntryId>,
    /// Fields that hold different values at once, because somebody else has changed them too: to be shown, and read anew.
    pub conflicts: Vec<&'static str>,
}

/// A fact-check with what is needed to decide about it.
pub(super) struct Dossier {
    pub check: Known<CheckRecord>,
    pub case: Known<CaseRecord>,
    pub claims: Vec<Known<ClaimRecord>>,
    pub state: State,
    /// Everybody who wrote a part of the draft or stands as its author.
    pub writers: BTreeSet<Writer>,
    pub held: Vec<Held>,
    pub voids: Voids,
}

impl Desk {
    /// Begins the draft of a case, with what is known of its claim where it is one alone. Where there is one already, that is given.
    ///
    /// # Errors
    /// A case that has ended; a role that may not; what the log reports.
    pub async fn begin_draft(&self, actor: &Actor, case: &RecordId) -> Result<RecordId, DeskError> {
        let _turn = self.turn.lock().await;
        let known = self
            .open_for(actor, Act::ChangeCase, case, |_| Relation::STRANGER)
            .await?;
        if let Some(present) = known.is.fields.fact_check.latest() {
            return Ok(present.clone());
        }
        let audience = self.of_case(&known);
        self.allow(actor, Act::SaveDraft, None, Relation::STRANGER, &audience)?;
        let check = self.new_record("fact-check")?;
        let claims = self.claims_of(&known.is).await?;
        let mut set = match &claims[..] {
            [only] => from_claim(&only.is),
            _ => DraftSet::default(),
        };
        set.case = Change::Set(case.clone());
        set.authors = Change::Set(list(vec![self.person_record(actor.person)]));
        let of_case = CaseSet {
            fact_check: Change::Set(check.clone()),
            ..CaseSet::default()
        };
        let drafts = vec![
            Self::entry(actor, CheckAct::Draft(Box::new(set)), &check, &audience)?,
            Self::entry(actor, CaseAct::Set(of_case), case, &audience)?,
        ];
        self.append_all(drafts).await?;
        Ok(check)
    }

    /// Saves a draft: of `form` those fields that differ from what the actor had `seen`. The draft stays in its case.
    ///
    /// # Errors
    /// More than [`limits::DRAFT_ENTRIES`]; a retracted fact-check; a role that may not; what the log reports.
    pub async fn save_draft(
        &self,
        actor: &Actor,
        check: &RecordId,
        seen: &[EntryId],
        form: DraftSet,
    ) -> Result<Saved, DeskError> {
        let _turn = self.turn.lock().await;
        let dossier = self.dossier(check).await?;
        let audience = self.of_case(&dossier.case);
        self.allow(
            actor,
            Act::SaveDraft,
            Some(dossier.state),
            Relation::STRANGER,
            &audience,
        )?;
        let RecordState::Check(read) = as_seen(&dossier, seen) else {
            return Err(DeskError::NotFound(check.clone()));
        };
        let mut set = read.draft.changed_by(form);
        set.case = Change::Keep;
        if set.is_empty() {
            return Ok(Saved {
                entry: None,
                seen: seen.to_vec(),
                conflicts: dossier.check.is.draft.conflicts(),
            });
        }
        if dossier.held.len() >= limits::DRAFT_ENTRIES {
            return Err(DeskError::LongHistory {
                record: check.clone(),
                limit: limits::DRAFT_ENTRIES,
            });
        }
        let draft = Self::entry(actor, CheckAct::Draft(Box::new(set)), check, &audience)?;
        let entry = self.append(having_seen(draft, &dossier.held, seen)?).await?;
        let now = self.get::<CheckRecord>(check).await?;
        Ok(Saved {
            entry: Some(entry),
            seen: vec![entry],
            conflicts: now.is.draft.conflicts(),
        })
    }

    /// Takes the evidence of the case over into the draft: what is not cited yet, in the order in which it came.
    ///
    /// # Errors
    /// As [`save_draft`](Self::save_draft).
    pub async fn cite_evidence(&self, actor: &Actor, check: &RecordId) -> Result<Saved, DeskError> {
        let dossier = self.dossier(check).await?;
        let cited = dossier.check.is.draft.evidence.latest();
        let mut cited: Vec<Cited> = cited.map(|list| list.to_vec()).unwrap_or_default();
        for item in dossier.case.is.evidence.present() {
            let piece = as_cited(&item.value);
            let is_there = |other: &Cited| {
                (other.url.is_some() && other.url == piece.url)
                    || (other.capture.is_some() && other.capture == piece.capture)
                    || other.title == piece.title
            };
            if !cited.iter().any(is_there) {
                cited.push(piece);
            }
        }
        let evidence = List::try_from(cited).map_err(|_| DeskError::Full {
            what: "cited pieces of evidence",
            limit: ortaq_core::records::limits::ITEMS,
        })?;
        let set = DraftSet {
            evidence: Change::Set(evidence),
            ..DraftSet::default()
        };
        self.save_draft(actor, check, &dossier.check.heads, set).await
    }

    /// Hands a draft over for review.
    ///
    /// # Errors
    /// A draft in conflict with itself; one that is in review; a role that may not; what the log reports.
    pub async fn ask_review(&self, actor: &Actor, check: &RecordId) -> Result<EntryId, DeskError> {
        let _turn = self.turn.lock().await;
        let dossier = self.dossier(check).await?;
        let audience = self.of_case(&dossier.case);
        self.allow(
            actor,
            Act::AskReview,
            Some(dossier.state),
            Relation::STRANGER,
            &audience,
        )?;
        let fields = dossier.check.is.draft.conflicts();
        if !fields.is_empty() {
            return Err(NotYet::Conflict { fields }.into());
        }
        self.append(Self::case_now(
            actor,
            &dossier.case.id,
            CaseState::InReview,
            &audience,
        )?)
        .await
    }

    /// Remarks on a passage of a draft, or on the whole of it.
    ///
    /// # Errors
    /// More than [`limits::REMARKS`]; a role that may not; what the log reports.
    pub async fn remark(
        &self,
        actor: &Actor,
        check: &RecordId,
        remark: PassageRemark,
    ) -> Result<EntryId, DeskError> {
        let _turn = self.turn.lock().await;
        let dossier = self.dossier(check).await?;
        let audience = self.of_case(&dossier.case);
        self.allow(
            actor,
            Act::Remark,
            Some(dossier.state),
            Relation::STRANGER,
            &audience,
        )?;
        if dossier.check.is.remarks.all().len() >= limits::REMARKS {
            return Err(DeskError::Full {
                what: "remarks",
                limit: limits::REMARKS,
            });
        }
        self.append(Self::entry(actor, CheckAct::AddRemark(remark), check, &audience)?)
            .await
    }

    /// Says that a remark is dealt with.
    ///
    /// # Errors
    /// None that is there; a role that may not; what the log reports.
    pub async fn resolve_remark(
        &self,
        actor: &Actor,
        check: &RecordId,
        remark: EntryId,
    ) -> Result<EntryId, DeskError> {
        let dossier = self.dossier(check).await?;
        let audience = self.of_case(&dossier.case);
        self.allow(
            actor,
            Act::Remark,
            Some(dossier.state),
            Relation::STRANGER,
            &audience,
        )?;
        let item = dossier.check.is.remarks.get(&remark);
        if !item.is_some_and(|item| item.removed.is_empty()) {
            return Err(DeskError::NoItem {
                record: check.clone(),
                entry: remark,
            });
        }
        let act = CheckAct::ResolveRemark(RemarkResolved { remark });
        self.append(Self::entry(actor, act, check, &audience)?).await
    }

    /// Approves a draft, or asks for changes, which opens its case for work again. The review is of one version of the draft: the one
    /// that the reviewer read.
    ///
    /// # Errors
    /// A draft that the actor wrote a part of; one that was changed since they read it; changes that are asked for without saying
    /// which; a role that may not; what the log reports.
    pub async fn review(
        &self,
        actor: &Actor,
        check: &RecordId,
        review: Review,
    ) -> Result<EntryId, DeskError> {
        let _turn = self.turn.lock().await;
        let dossier = self.dossier(check).await?;
        let audience = self.of_case(&dossier.case);
        let relation = Relation {
            own: dossier.writers.contains(&self.writer_of(actor)),
            interested: review.interests.is_some(),
            ..Relation::STRANGER
        };
        self.allow(actor, Act::Review, Some(dossier.state), relation, &audience)?;
        if dossier.check.is.draft_version() != Some(review.version) {
            return Err(DeskError::Overtaken(check.clone()));
        }
        let asks = review.decision == Decision::RequestChanges;
        if asks && review.text.is_none() {
            return Err(DeskError::NoReason);
        }
        let mut drafts = vec![Self::entry(actor, CheckAct::Review(review), check, &audience)?];
        if asks && super::known::case_state(&dossier.case.is) == State::InReview {
            let state = if dossier.state == State::Published {
                CaseState::Published
            } else {
                CaseState::Open
            };
            drafts.push(Self::case_now(actor, &dossier.case.id, state, &audience)?);
        }
        Ok(self.append_all(drafts).await?[0])
    }

    /// Reads a fact-check with its case, claims and entries.
    pub(super) async fn dossier(&self, id: &RecordId) -> Result<Dossier, DeskError> {
        let check = self.get::<CheckRecord>(id).await?;
        let case = check.is.draft.case.latest();
        let case = case.ok_or_else(|| DeskError::NoCase(id.clone()))?;
        let case = self.get::<CaseRecord>(case).await?;
        let state = self.check_state(id, Some(&case.is)).await?;
        let claims = self.claims_of(&case.is).await?;
        let (held, voids) = self.entries(id).await?;
        let writers = writers(&held, &voids, DRAFT);
        let authors = check
            .is
            .draft
            .authors
            .latest()
            .into_iter()
            .flat_map(|authors| authors.iter());
        let authors = authors.filter(|author| author.kind() == PERSON).map(writer);
        let writers = writers.into_iter().chain(authors).collect();
        Ok(Dossier {
            check,
            case,
            claims,
            state,
            writers,
            held,
            voids,
        })
    }

    /// What the policy asks before a draft is published.
    pub(super) async fn publishing(&self, dossier: &Dossier) -> Result<Publishing, DeskError> {
        let check = &dossier.check.is;
        let version = check.draft_version();
        let mut last = BTreeMap::new();
        let mut reviewed_before = false;
        for said in check.reviews.all() {
            if Some(said.value.version) == version {
                let by = Writer {
                    member: said.by.log,
                    person: said.by.author,
                };
                last.insert(by, &said.value);
            } else {
                reviewed_before |= said.value.decision == Decision::Approve;
            }
        }
        let mut reviews = Vec::with_capacity(last.len());
        for (by, review) in last {
            let member = self.member(by.member).await?;
            reviews.push(Reviewed {
                by,
                decision: review.decision,
                interested: review.interests.is_some(),
                country: member.country.agreed().cloned(),
                government_body: is_government_body(&member),
            });
        }
        let own = self.member(self.log()).await?;
        let of_claims = dossier
            .claims
            .iter()
            .filter_map(|claim| claim.is.fields.government.latest());
        Ok(Publishing {
            writers: dossier.writers.clone(),
            reviews,
            reviewed_before,
            missing: missing(&check.draft, &self.wordings(dossier).await?),
            conflicts: check.draft.conflicts(),
            governments: check
                .draft
                .government
                .latest()
                .into_iter()
                .chain(of_claims)
                .cloned()
                .collect(),
            country: own.country.agreed().cloned(),
            government_body: is_government_body(&own),
        })
    }

    /// The words in which the claims of a case, their appearances, and the sightings and evidence there are.
    pub(super) async fn wordings(&self, dossier: &Dossier) -> Result<Vec<String>, DeskError> {
        let items = self.items_of(&dossier.case.id).await?;
        let evidence = dossier.case.is.evidence.present();
        let sighted = evidence.filter_map(|item| item.value.piece.sighting.as_ref());
        let appearances = dossier
            .claims
            .iter()
            .flat_map(|claim| claim.is.appearances.present());
        let appeared = appearances.filter_map(|item| item.value.sighting.as_ref());
        let ids: BTreeSet<&RecordId> = items.iter().chain(sighted).chain(appeared).collect();
        let mut found = Vec::new();
        for id in ids.into_iter().take(limits::CASE_ITEMS) {
            found.extend(self.find::<RecordState>(id).await?.map(|record| record.is));
        }
        Ok(wordings(&dossier.claims, &found))
    }

    /// The claims of a case.
    pub(super) async fn claims_of(&self, case: &CaseRecord) -> Result<Vec<Known<ClaimRecord>>, DeskError> {
        let claims: Vec<RecordId> = case.claims.present().map(|item| item.value.clone()).collect();
        self.get_some("claim", &claims).await
    }

    /// The tips and sightings that are worked on in a case.
    pub(super) async fn items_of(&self, case: &RecordId) -> Result<Vec<RecordId>, DeskError> {
        let linked = self.store.linked(case, crate::log::View::All).await?;
        let is_item = |id: &RecordId| matches!(id.kind(), "tip" | "sighting");
        Ok(linked.into_iter().filter(is_item).collect())
    }

    /// An entry that says how far a case is.
    pub(super) fn case_now(
        actor: &Actor,
        case: &RecordId,
        state: CaseState,
        audience: &ortaq_core::audience::Audience,
    ) -> Result<Draft, DeskError> {
        let set = CaseSet {
            state: Change::Set(state),
            ..CaseSet::default()
        };
        Self::entry(actor, CaseAct::Set(set), case, audience)
    }

    /// The actor among the writers of the network.
    pub(super) fn writer_of(&self, actor: &Actor) -> Writer {
        Writer {
            member: self.log(),
            person: actor.person,
        }
    }
}

/// Who wrote entries of a kind.
pub(super) fn writers(held: &[Held], voids: &Voids, kind: &str) -> BTreeSet<Writer> {
    let entries = held.iter().map(|held| held.entry().entry());
    let wrote = entries.filter(|entry| entry.kind.as_str() == kind && !voids.contain(entry));
    let by = wrote.map(|entry| Writer {
        member: entry.log,
        person: entry.author,
    });
    by.collect()
}

/// The record as somebody saw it who had seen these entries last.
fn as_seen(dossier: &Dossier, seen: &[EntryId]) -> RecordState {
    fold_record(&dossier.check.id, before(&dossier.held, seen), &dossier.voids).state
}

/// These entries and all that their authors had seen.
pub(super) fn before<'h>(held: &'h [Held], last: &[EntryId]) -> Vec<&'h Held> {
    let by_id: BTreeMap<EntryId, &Held> = held.iter().map(|held| (held.entry().id(), held)).collect();
    let mut open = last.to_vec();
    let mut found = BTreeMap::new();
    while let Some(id) = open.pop() {
        if let Some(held) = by_id.get(&id)
            && found.insert(id, *held).is_none()
        {
            open.extend(&held.entry().entry().parents);
        }
    }
    found.into_values().collect()
}

/// The person behind a record.
pub(super) fn writer(person: &RecordId) -> Writer {
    Writer {
        member: person.owner(),
        person: PersonId::from_bytes(*person.unique()),
    }
}

pub(super) fn is_government_body(member: &MemberFields) -> bool {
    // While two kinds stand side by side, the one with the stricter rule holds.
    let kinds = member.kind.written().iter().filter_map(|written| written.value);
    kinds.into_iter().any(|kind| kind == MemberKind::GovernmentBody)
}

/// Evidence of a case as a draft cites it. A note that is more than a line stays in the case.
fn as_cited(evidence: &Evidence) -> Cited {
    let Evidence { piece, fields } = evidence;
    let note = fields.note.latest().or(piece.note.as_ref());
    Cited {
        title: piece.title.clone(),
        url: piece.url.clone(),
        note: note.and_then(|note| Line::try_from(note.to_string()).ok()),
        capture: piece.capture.as_ref().map(|copy| copy.sha256),
    }
}

/// What a draft takes over from a claim.
fn from_claim(claim: &ClaimRecord) -> DraftSet {
    fn taken<T: Clone>(value: Option<&T>) -> Change<T> {
        value.cloned().map_or(Change::Keep, Change::Set)
    }
    let fields = &claim.fields;
    let addresses: BTreeSet<&WebAddress> = claim
        .appearances
        .present()
        .filter_map(|item| item.value.url.as_ref())
        .collect();
    let addresses: Vec<_> = addresses.into_iter().cloned().collect();
    DraftSet {
        claim: taken(fields.text.latest()),
        claim_language: taken(fields.language.latest()),
        claimant: taken(fields.claimant.latest()),
        claim_date: taken(fields.date.latest()),
        government: taken(fields.government.latest()),
        appearances: if addresses.is_empty() {
            Change::Keep
        } else {
            Change::Set(list(addresses))
        },
        ..DraftSet::default()
    }
}

/// A list of no more than a list can hold.
pub(super) fn list<T>(items: Vec<T>) -> List<T> {
    let items: Vec<T> = items
        .into_iter()
        .take(ortaq_core::records::limits::ITEMS)
        .collect();
    List::try_from(items).expect("cut to the limit")
}

/// The member's name in bylines and lists.
pub(crate) fn member_name(member: &MemberFields, log: LogId) -> String {
    member.name.latest().map_or_else(
        || ortaq_core::keys::Fingerprint::of(&log).to_string(),
        ToString::to_string,
    )
}
