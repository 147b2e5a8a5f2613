//! What each kind of record says once its entries are folded. Cases and fact-checks have files of their own.

use serde::{Deserialize, Serialize};

use super::Uncounted;
use super::case::CaseRecord;
use super::checking::CheckRecord;
use super::values::{Context, Items, Register, Thread};
use crate::ids::{LogId, RecordId};
use crate::records::found::claim::{ClaimAct, ClaimFields};
use crate::records::found::sighting::SightingAct;
use crate::records::found::source::{SourceAct, SourceFields};
use crate::records::found::tip::TipAct;
use crate::records::found::{Answer, Appearance, Sighted, TimeProof, TipReceived, TriageFields};
use crate::records::key::{FirstKeys, KeyAct, NextKey, Revocation};
use crate::records::people::group::{GroupAct, GroupFields};
use crate::records::people::member::{MemberAct, MemberFields};
use crate::records::people::partner::{PartnerAct, PartnerFields};
use crate::records::people::person::{PersonAct, PersonFields};
use crate::records::response::appeal::{AppealAct, AppealFields};
use crate::records::response::comment::CommentAct;
use crate::records::response::correction::CorrectionAct;
use crate::records::response::opinion::OpinionAct;
use crate::records::response::retraction::RetractionAct;
use crate::records::response::translation::{TranslationAct, TranslationFields};
use crate::records::response::{
    Acknowledged, AppealAnswer, AppealFiled, Comment, Correction, Moderation, Opinion, OpinionWithdrawn,
    Retraction, Translated, TranslationBegun,
};
use crate::records::{Act, case, checking, found, key, people, response};

/// A state that acts of one kind of record fold into.
pub(super) trait Fold<A> {
    /// Takes one act in. Parents come before children.
    fn apply(&mut self, act: A, cx: &Context<'_>) -> Result<(), Uncounted>;
}

/// One line a kind of record: its variant, its state, the module with its acts.
macro_rules! states {
    ($( $(#[$doc:meta])* $variant:ident($state:ty), $module:path; )+) => {
        /// What a record says, by its kind.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "is", rename_all = "kebab-case")]
        pub enum RecordState {
            /// A kind that this version does not know.
            Unknown,
            $( $(#[$doc])* $variant($state), )+
        }

        impl RecordState {
            /// The state of a record of this kind before its first entry.
            pub(super) fn new(kind: &str) -> Self {
                $( {
                    use $module as acts;
                    if kind == acts::RECORD_KIND {
                        return Self::$variant(<$state>::default());
                    }
                } )+
                Self::Unknown
            }

            /// An entry's kind begins with its record's, so the act always fits the state.
            pub(super) fn apply(&mut self, act: Act, cx: &Context<'_>) -> Result<(), Uncounted> {
                match (self, act) {
                    (_, Act::Erase(_)) => Ok(()),
                    $( (Self::$variant(state), Act::$variant(act)) => state.apply(act, cx), )+
                    _ => Err(Uncounted::UnknownKind),
                }
            }
        }
    };
}

states! {
    /// A log's keys.
    Key(KeyRecord), key;
    /// A member.
    Member(MemberFields), people::member;
    /// A person.
    Person(PersonFields), people::person;
    /// A group.
    Group(GroupRecord), people::group;
    /// A source.
    Source(SourceFields), found::source;
    /// A tip.
    Tip(TipRecord), found::tip;
    /// A sighting.
    Sighting(SightingRecord), found::sighting;
    /// A claim.
    Claim(ClaimRecord), found::claim;
    /// A case.
    Case(Box<CaseRecord>), case;
    /// A fact-check.
    #[serde(rename = "fact-check")]
    Check(Box<CheckRecord>), checking;
    /// An opinion.
    Opinion(OpinionRecord), response::opinion;
    /// A correction.
    Correction(CorrectionRecord), response::correction;
    /// A retraction.
    Retraction(RetractionRecord), response::retraction;
    /// An appeal.
    Appeal(AppealRecord), response::appeal;
    /// A comment.
    Comment(CommentRecord), response::comment;
    /// A translation.
    Translation(TranslationRecord), response::translation;
    /// A partner.
    Partner(PartnerFields), people::partner;
}

impl RecordState {
    /// The records that this one is about: what links it to a fact-check, a fact-check to its case, and a tip or sighting to the
    /// case that it is worked on in and the one that it repeats.
    #[must_use]
    pub fn about(&self) -> Vec<&RecordId> {
        fn all<T>(register: &Register<T>, about: impl Fn(&T) -> &RecordId) -> Vec<&RecordId> {
            let values = register
                .written()
                .iter()
                .filter_map(|written| written.value.as_ref());
            values.map(about).collect()
        }
        match self {
            Self::Tip(TipRecord { triage, .. }) | Self::Sighting(SightingRecord { triage, .. }) => {
                let mut about = all(&triage.case, |case| case);
                about.extend(all(&triage.merged_into, |other| other));
                about
            }
            Self::Check(check) => all(&check.draft.case, |case| case),
            Self::Opinion(opinion) => all(&opinion.given, |given| &given.about),
            Self::Correction(correction) => all(&correction.published, |published| &published.about),
            Self::Retraction(retraction) => all(&retraction.published, |published| &published.about),
            Self::Appeal(appeal) => all(&appeal.filed, |filed| &filed.about),
            Self::Comment(comment) => all(&comment.posted, |posted| &posted.about),
            Self::Translation(translation) => all(&translation.begun, |begun| &begun.about),
            _ => vec![],
        }
    }
}

/// The keys of a log, as they were changed. Which of them signs is for [`crate::keys::KeyHistory`] to say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRecord {
    /// The first keys.
    pub first: Register<FirstKeys>,
    /// Changes of the signing key.
    pub rotations: Thread<NextKey>,
    /// What the recovery key did.
    pub revocations: Thread<Revocation>,
}

impl Fold<KeyAct> for KeyRecord {
    fn apply(&mut self, act: KeyAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        match act {
            KeyAct::First(keys) => self.first.write(Some(keys), cx),
            KeyAct::Rotate(next) => self.rotations.say(next, cx),
            KeyAct::Revoke(revocation) => self.revocations.say(revocation, cx),
        }
        Ok(())
    }
}

impl Fold<MemberAct> for MemberFields {
    fn apply(&mut self, MemberAct::Set(set): MemberAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        self.set(set, cx);
        Ok(())
    }
}

impl Fold<PersonAct> for PersonFields {
    fn apply(&mut self, PersonAct::Set(set): PersonAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        self.set(set, cx);
        Ok(())
    }
}

impl Fold<PartnerAct> for PartnerFields {
    fn apply(&mut self, PartnerAct::Set(set): PartnerAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        self.set(set, cx);
        Ok(())
    }
}

impl Fold<SourceAct> for SourceFields {
    fn apply(&mut self, SourceAct::Set(set): SourceAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        self.set(set, cx);
        Ok(())
    }
}

/// A group and who belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupRecord {
    /// What is said of it.
    pub fields: GroupFields,
    /// Its members' logs.
    pub members: Items<LogId>,
}

impl Fold<GroupAct> for GroupRecord {
    fn apply(&mut self, act: GroupAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        match act {
            GroupAct::Set(set) => self.fields.set(set, cx),
            GroupAct::AddMember(added) => self.members.add(added.member, cx),
            GroupAct::RemoveMember(removed) => self.members.remove(removed.added, None, cx)?,
        }
        Ok(())
    }
}

/// A tip.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TipRecord {
    /// As it came in.
    pub received: Register<TipReceived>,
    /// How it is sorted.
    pub triage: TriageFields,
    /// What its sender was answered.
    pub answers: Thread<Answer>,
}

impl Fold<TipAct> for TipRecord {
    fn apply(&mut self, act: TipAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        match act {
            TipAct::Receive(received) => self.received.write(Some(received), cx),
            TipAct::Set(set) => self.triage.set(set, cx),
            TipAct::Answer(answer) => self.answers.say(answer, cx),
        }
        Ok(())
    }
}

/// A sighting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SightingRecord {
    /// What was seen.
    pub seen: Register<Sighted>,
    /// How it is sorted.
    pub triage: TriageFields,
    /// Proofs of the time.
    pub proofs: Thread<TimeProof>,
}

impl Fold<SightingAct> for SightingRecord {
    fn apply(&mut self, act: SightingAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        match act {
            SightingAct::Record(seen) => self.seen.write(Some(seen), cx),
            SightingAct::Set(set) => self.triage.set(set, cx),
            SightingAct::Proof(proof) => self.proofs.say(proof, cx),
        }
        Ok(())
    }
}

/// A claim and where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimRecord {
    /// What is claimed.
    pub fields: ClaimFields,
    /// Where.
    pub appearances: Items<Appearance>,
}

impl Fold<ClaimAct> for ClaimRecord {
    fn apply(&mut self, act: ClaimAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        match act {
            ClaimAct::Set(set) => self.fields.set(set, cx),
            ClaimAct::AddAppearance(appearance) => self.appearances.add(appearance, cx),
            ClaimAct::RemoveAppearance(removed) => {
                self.appearances
                    .remove(removed.appearance, Some(removed.reason), cx)?;
            }
        }
        Ok(())
    }
}

/// An opinion.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpinionRecord {
    /// What was said last.
    pub given: Register<Opinion>,
    /// That it is no longer held.
    pub withdrawn: Thread<OpinionWithdrawn>,
}

impl Fold<OpinionAct> for OpinionRecord {
    fn apply(&mut self, act: OpinionAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        match act {
            OpinionAct::Give(opinion) => self.given.write(Some(opinion), cx),
            OpinionAct::Withdraw(withdrawn) => self.withdrawn.say(withdrawn, cx),
        }
        Ok(())
    }
}

/// A correction and who has applied it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionRecord {
    /// What is corrected.
    pub published: Register<Correction>,
    /// The members that have applied it.
    pub acknowledged: Thread<Acknowledged>,
}

impl Fold<CorrectionAct> for CorrectionRecord {
    fn apply(&mut self, act: CorrectionAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        match act {
            CorrectionAct::Publish(correction) => self.published.write(Some(correction), cx),
            CorrectionAct::Acknowledge(acknowledged) => self.acknowledged.say(acknowledged, cx),
        }
        Ok(())
    }
}

/// A retraction and who has applied it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetractionRecord {
    /// What is withdrawn.
    pub published: Register<Retraction>,
    /// The members that have applied it.
    pub acknowledged: Thread<Acknowledged>,
}

impl Fold<RetractionAct> for RetractionRecord {
    fn apply(&mut self, act: RetractionAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        match act {
            RetractionAct::Publish(retraction) => self.published.write(Some(retraction), cx),
            RetractionAct::Acknowledge(acknowledged) => self.acknowledged.say(acknowledged, cx),
        }
        Ok(())
    }
}

/// An appeal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppealRecord {
    /// As it came in.
    pub filed: Register<AppealFiled>,
    /// How it is handled.
    pub fields: AppealFields,
    /// The answer.
    pub answer: Register<AppealAnswer>,
}

impl Fold<AppealAct> for AppealRecord {
    fn apply(&mut self, act: AppealAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        match act {
            AppealAct::File(filed) => self.filed.write(Some(filed), cx),
            AppealAct::Set(set) => self.fields.set(set, cx),
            AppealAct::Answer(answer) => self.answer.write(Some(answer), cx),
        }
        Ok(())
    }
}

/// A comment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentRecord {
    /// As it came in.
    pub posted: Register<Comment>,
    /// Whether it is shown, and why not.
    pub moderation: Register<Moderation>,
}

impl Fold<CommentAct> for CommentRecord {
    fn apply(&mut self, act: CommentAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        match act {
            CommentAct::Post(comment) => self.posted.write(Some(comment), cx),
            CommentAct::Moderate(moderation) => self.moderation.write(Some(moderation), cx),
        }
        Ok(())
    }
}

/// A translation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslationRecord {
    /// Of what, into which language.
    pub begun: Register<TranslationBegun>,
    /// The draft.
    pub draft: TranslationFields,
    /// As published.
    pub published: Register<Translated>,
}

impl Fold<TranslationAct> for TranslationRecord {
    fn apply(&mut self, act: TranslationAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        match act {
            TranslationAct::Begin(begun) => self.begun.write(Some(begun), cx),
            TranslationAct::Draft(set) => self.draft.set(set, cx),
            TranslationAct::Publish(translated) => self.published.write(Some(*translated), cx),
        }
        Ok(())
    }
}
