//! Publishing, correcting, retracting: what readers are told, and that it was different before.

use std::collections::BTreeSet;

use ortaq_core::audience::Audience;
use ortaq_core::fold::{ClaimRecord, CorrectionRecord, Said};
use ortaq_core::ids::{EntryId, RecordId};
use ortaq_core::limits;
use ortaq_core::records::case::CaseState;
use ortaq_core::records::checking::{CheckAct, Label, Publication, identifier};
use ortaq_core::records::found::ClaimState;
use ortaq_core::records::found::claim::{ClaimAct, ClaimSet};
use ortaq_core::records::response::correction::CorrectionAct;
use ortaq_core::records::response::retraction::RetractionAct;
use ortaq_core::records::response::{Correction, Retraction, Weight};
use ortaq_core::records::{Change, LanguageTag, Line, Remark, WebAddress};

use super::drafts::{Dossier, list};
use super::known::person_of;
use super::{Actor, Desk, DeskError, Known};
use crate::catalogue::Name;
use crate::log::{Draft, View};
use crate::policy::{self, Act, Missing, NotYet, Publishing, Relation};

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    /// The entry that published it.
    pub publication: EntryId,
    /// Its name in addresses.
    pub name: Name,
    /// What readers are told with the verdict.
    pub labels: Vec<Label>,
    /// The correction, where it is one.
    pub correction: Option<RecordId>,
}

/// What readers are told of a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionText {
    /// How much it matters.
    pub weight: Weight,
    /// What was wrong and what is right.
    pub text: Remark,
    /// The text's language.
    pub language: LanguageTag,
}

impl Desk {
    /// The name of a fact-check in addresses, before and after it is published.
    #[must_use]
    pub fn name_of(check: &RecordId) -> Name {
        Name::of(&identifier(check))
    }

    /// Publishes an approved draft. Its case and claims are then published and checked. `at` is the address of its page.
    ///
    /// # Errors
    /// [`DeskError::NotYet`]: not reviewed by somebody else since its last change, or the checklist is not done; an author or
    /// reviewer without a name; an organisation that has not described itself; one that is published or retracted already; a role that may
    /// not; what the log reports.
    pub async fn publish(
        &self,
        actor: &Actor,
        check: &RecordId,
        at: Option<WebAddress>,
    ) -> Result<Released, DeskError> {
        let _turn = self.turn.lock().await;
        let dossier = self.dossier(check).await?;
        self.allow(
            actor,
            Act::Publish,
            Some(dossier.state),
            Relation::STRANGER,
            &Audience::CLEAR,
        )?;
        let (publication, drafts) = self.releasing(actor, &dossier, at).await?;
        let written = self.append_all(drafts).await?;
        Ok(Released {
            publication: written[0],
            name: Self::name_of(check),
            labels: publication.labels.to_vec(),
            correction: None,
        })
    }

    /// Corrects what is published. With `replace` the draft as it is now, reviewed like the first one, takes its place; without it
    /// the text stays and the correction stands beside it.
    ///
    /// Where the text was replaced and the correction was not written because the machine failed between, doing it again writes the
    /// correction alone.
    ///
    /// # Errors
    /// As [`publish`](Self::publish); a draft that says what is published.
    pub async fn correct(
        &self,
        actor: &Actor,
        check: &RecordId,
        correction: CorrectionText,
        replace: bool,
        at: Option<WebAddress>,
    ) -> Result<Released, DeskError> {
        let _turn = self.turn.lock().await;
        let dossier = self.dossier(check).await?;
        self.allow(
            actor,
            Act::Correct,
            Some(dossier.state),
            Relation::STRANGER,
            &Audience::CLEAR,
        )?;
        let is = &dossier.check.is;
        let publications = is.publications.all();
        let current = publications
            .last()
            .ok_or_else(|| DeskError::NotFound(check.clone()))?;
        let labels = is
            .published
            .latest()
            .map(|published| published.labels.to_vec())
            .unwrap_or_default();
        let (wrong, replacement, labels) = if !replace {
            (current.by.entry, None, labels)
        } else if is.draft_version() == Some(current.value.version) {
            let wrong = self.unexplained(check, publications).await?;
            (
                wrong.ok_or(DeskError::NothingChanged)?,
                Some(current.by.entry),
                labels,
            )
        } else {
            let (publication, drafts) = self.releasing(actor, &dossier, at).await?;
            let written = self.append_all(drafts).await?;
            (current.by.entry, Some(written[0]), publication.labels.to_vec())
        };
        let record = self.new_record("correction")?;
        let act = CorrectionAct::Publish(Correction {
            about: check.clone(),
            publication: wrong,
            replacement,
            weight: correction.weight,
            text: correction.text,
            language: correction.language,
            date: self.today(),
        });
        self.append(Self::entry(actor, act, &record, &Audience::CLEAR)?)
            .await?;
        Ok(Released {
            publication: replacement.unwrap_or(current.by.entry),
            name: Self::name_of(check),
            labels,
            correction: Some(record),
        })
    }

    /// Withdraws what is published, for good. The page stays, with the reason; the claims of its case are open again.
    ///
    /// # Errors
    /// One that is not published, or retracted already; a role that may not; what the log reports.
    pub async fn retract(
        &self,
        actor: &Actor,
        check: &RecordId,
        reason: Remark,
        language: LanguageTag,
    ) -> Result<RecordId, DeskError> {
        let _turn = self.turn.lock().await;
        let dossier = self.dossier(check).await?;
        self.allow(
            actor,
            Act::Retract,
            Some(dossier.state),
            Relation::STRANGER,
            &Audience::CLEAR,
        )?;
        let record = self.new_record("retraction")?;
        let act = RetractionAct::Publish(Retraction {
            about: check.clone(),
            reason,
            language,
            date: self.today(),
        });
        let mut drafts = vec![Self::entry(actor, act, &record, &Audience::CLEAR)?];
        drafts.extend(self.claims_now(actor, &dossier, ClaimState::Open)?);
        self.append_all(drafts).await?;
        Ok(record)
    }

    /// The publication that the current one replaced without a correction that says so.
    async fn unexplained(
        &self,
        check: &RecordId,
        publications: &[Said<ortaq_core::fold::Published>],
    ) -> Result<Option<EntryId>, DeskError> {
        let [.., former, current] = publications else {
            return Ok(None);
        };
        let linked = self.store.linked(check, View::All).await?;
        let corrections = self.get_some::<CorrectionRecord>("correction", &linked).await?;
        let explained = corrections.iter().any(|correction| {
            let said = correction.is.published.latest();
            said.is_some_and(|said| said.replacement == Some(current.by.entry))
        });
        Ok((!explained).then_some(former.by.entry))
    }

    /// The publication of a draft, and the entries that make it so.
    async fn releasing(
        &self,
        actor: &Actor,
        dossier: &Dossier,
        at: Option<WebAddress>,
    ) -> Result<(Publication, Vec<Draft>), DeskError> {
        let asked = self.publishing(dossier).await?;
        let labels = policy::publication(&asked)?;
        let own = self.member(self.log()).await?;
        if own.name.latest().is_none() || own.country.latest().is_none() {
            return Err(DeskError::Undescribed);
        }
        let publication = self.publication(dossier, &asked, labels, at).await?;
        let check = &dossier.check.id;
        let act = CheckAct::Publish(Box::new(publication.clone()));
        let mut drafts = vec![Self::entry(actor, act, check, &Audience::CLEAR)?];
        let audience = self.of_case(&dossier.case);
        drafts.push(Self::case_now(
            actor,
            &dossier.case.id,
            CaseState::Published,
            &audience,
        )?);
        drafts.extend(self.claims_now(actor, dossier, ClaimState::Checked)?);
        Ok((publication, drafts))
    }

    async fn publication(
        &self,
        dossier: &Dossier,
        asked: &Publishing,
        labels: Vec<Label>,
        at: Option<WebAddress>,
    ) -> Result<Publication, DeskError> {
        let draft = &dossier.check.is.draft;
        let missing = |missing| NotYet::Incomplete {
            missing: vec![missing],
        };
        let version = dossier.check.is.draft_version().ok_or(NotYet::NotApproved)?;
        let authors: Vec<RecordId> = draft
            .authors
            .latest()
            .map(|authors| authors.to_vec())
            .unwrap_or_default();
        let counting: Vec<_> = asked.counting().map(|review| review.by).collect();
        let reviewers: Vec<_> = counting
            .iter()
            .map(|by| person_of(by.member, by.person))
            .collect();
        let reviews = dossier.check.is.approvals().filter(|said| {
            counting
                .iter()
                .any(|by| (by.member, by.person) == (said.by.log, said.by.author))
        });
        Ok(Publication {
            version,
            reviews: list(reviews.map(|said| said.by.entry).collect()),
            date: self.today(),
            url: at,
            title: draft
                .title
                .latest()
                .cloned()
                .ok_or_else(|| missing(Missing::Title))?,
            claim: draft
                .claim
                .latest()
                .cloned()
                .ok_or_else(|| missing(Missing::ExactQuote))?,
            text: draft
                .text
                .latest()
                .cloned()
                .ok_or_else(|| missing(Missing::Text))?,
            language: draft
                .language
                .latest()
                .cloned()
                .ok_or_else(|| missing(Missing::Language))?,
            rating: draft
                .rating
                .latest()
                .cloned()
                .ok_or_else(|| missing(Missing::Rating))?,
            authors: list(self.bylines(&authors).await?),
            reviewers: list(self.bylines(&reviewers).await?),
            labels: list(labels),
            claim_language: draft.claim_language.latest().cloned(),
            claimant: draft.claimant.latest().cloned(),
            claim_date: draft.claim_date.latest().copied(),
            claimant_reply: draft.claimant_reply.latest().cloned(),
            government: draft.government.latest().cloned(),
            appearances: draft.appearances.latest().cloned().unwrap_or_default(),
            summary: draft.summary.latest().cloned(),
            method: draft.method.latest().cloned(),
            evidence: draft.evidence.latest().cloned().unwrap_or_default(),
            interests: draft.interests.latest().cloned(),
            topics: list(topics(&dossier.claims)),
        })
    }

    /// The names under which people publish, each once.
    pub(super) async fn bylines(&self, people: &[RecordId]) -> Result<Vec<Line>, DeskError> {
        let names = self.names(people.to_vec()).await?;
        let mut lines = Vec::with_capacity(people.len());
        for person in people {
            let nameless = || DeskError::Nameless(super::drafts::writer(person).person);
            let name = names.get(person).ok_or_else(nameless)?;
            let line = Line::try_from(name.as_str()).map_err(|_| nameless())?;
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        Ok(lines)
    }

    /// Entries that say what became of the claims of a case.
    fn claims_now(
        &self,
        actor: &Actor,
        dossier: &Dossier,
        state: ClaimState,
    ) -> Result<Vec<Draft>, DeskError> {
        let own = dossier
            .claims
            .iter()
            .filter(|claim| claim.id.owner() == self.log());
        let draft = |claim: &Known<_>| {
            let set = ClaimSet {
                state: Change::Set(state),
                ..ClaimSet::default()
            };
            Self::entry(actor, ClaimAct::Set(set), &claim.id, &self.inside())
        };
        own.map(draft).collect()
    }
}

/// What claims are about, each topic once.
fn topics(claims: &[Known<ClaimRecord>]) -> Vec<Line> {
    let topics = claims.iter().filter_map(|claim| claim.is.fields.topics.latest());
    let topics: BTreeSet<&Line> = topics.flat_map(|topics| topics.iter()).collect();
    topics.into_iter().take(limits::TOPICS).cloned().collect()
}
