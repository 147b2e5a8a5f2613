//! What follows a publication: opinions, appeals, comments, translations.

use jiff::civil::Date;
use ortaq_core::audience::Audience;
use ortaq_core::fold::{
    AppealRecord, CheckRecord, CommentRecord, OpinionRecord, TranslationRecord, fold_record,
};
use ortaq_core::ids::{EntryId, PersonId, RecordId};
use ortaq_core::records::found::Answer;
use ortaq_core::records::response::appeal::{AppealAct, AppealSet};
use ortaq_core::records::response::comment::CommentAct;
use ortaq_core::records::response::opinion::OpinionAct;
use ortaq_core::records::response::translation::{TranslationAct, TranslationSet};
use ortaq_core::records::response::{
    AppealAnswer, AppealFiled, AppealState, Comment, Moderation, Opinion, OpinionWithdrawn, Outcome,
    Translated, TranslationBegun, View as Opined,
};
use ortaq_core::records::{Change, LanguageTag, Line, Remark};

use super::cases::having_seen;
use super::drafts::{before, list, writers};
use super::inbox::{detected, triage};
use super::known::{appeal_state, person_of};
use super::{Actor, Desk, DeskError, Known, Receipt, Saved};
use crate::limits;
use crate::log::View;
use crate::policy::{Act, Relation, State};

/// The kind of entries that change the draft of a translation.
pub(super) const DRAFT: &str = "translation.draft";

/// What the sender of a tip or an appeal sees with their receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Followed {
    /// A tip.
    Tip {
        /// Where it stands.
        state: State,
        /// What they were answered.
        answers: Vec<Answer>,
    },
    /// An appeal.
    Appeal {
        /// What is contested.
        about: RecordId,
        /// Where it stands.
        state: State,
        /// Until when it will be answered.
        deadline: Date,
        /// The answer.
        answer: Option<AppealAnswer>,
    },
}

impl Desk {
    /// Gives the organisation's second opinion on a published fact-check, or gives it anew. It is public.
    ///
    /// # Errors
    /// A fact-check that is not published, or retracted; a role that may not; what the log reports.
    pub async fn give_opinion(
        &self,
        actor: &Actor,
        about: &RecordId,
        view: Opined,
        reason: Remark,
        language: Option<LanguageTag>,
    ) -> Result<RecordId, DeskError> {
        let _turn = self.turn.lock().await;
        let publication = self
            .published(actor, Act::GiveOpinion, about, &Audience::CLEAR)
            .await?;
        let linked = self.store.linked(about, View::All).await?;
        let own = linked
            .into_iter()
            .find(|id| id.kind() == "opinion" && id.owner() == self.log());
        let record = own.map_or_else(|| self.new_record("opinion"), Ok)?;
        let act = OpinionAct::Give(Opinion {
            about: about.clone(),
            publication: Some(publication),
            view,
            language: language.or_else(|| detected(&reason)),
            reason,
        });
        self.append(Self::entry(actor, act, &record, &Audience::CLEAR)?)
            .await?;
        Ok(record)
    }

    /// Takes the organisation's opinion back. It stays visible as withdrawn.
    ///
    /// # Errors
    /// Another member's opinion; a role that may not; what the log reports.
    pub async fn withdraw_opinion(
        &self,
        actor: &Actor,
        opinion: &RecordId,
        reason: Line,
    ) -> Result<EntryId, DeskError> {
        self.allow(
            actor,
            Act::GiveOpinion,
            None,
            Relation::STRANGER,
            &Audience::CLEAR,
        )?;
        self.own::<OpinionRecord>(opinion).await?;
        let act = OpinionAct::Withdraw(OpinionWithdrawn { reason });
        self.append(Self::entry(actor, act, opinion, &Audience::CLEAR)?)
            .await
    }

    /// Takes an appeal in. Whoever sent it follows the answer with the receipt, which is shown this once. It is to be answered within
    /// [`limits::APPEAL_DAYS`].
    ///
    /// # Errors
    /// A fact-check that is not published, or retracted; what the log reports.
    pub async fn file_appeal(
        &self,
        actor: &Actor,
        mut appeal: AppealFiled,
    ) -> Result<(RecordId, Receipt), DeskError> {
        let inside = self.inside();
        self.published(actor, Act::FileAppeal, &appeal.about, &inside)
            .await?;
        let receipt = Receipt::new()?;
        appeal.receipt = Some(receipt.hash());
        appeal.language = appeal.language.or_else(|| detected(&appeal.text));
        let record = receipt.record("appeal", self.log());
        self.append(Self::entry(actor, AppealAct::File(appeal), &record, &inside)?)
            .await?;
        Ok((record, receipt))
    }

    /// Takes an appeal up: says who answers it, and sets another deadline where one is given.
    ///
    /// # Errors
    /// One that is answered; a role that may not; what the log reports.
    pub async fn handle_appeal(
        &self,
        actor: &Actor,
        appeal: &RecordId,
        handler: PersonId,
        deadline: Option<Date>,
    ) -> Result<EntryId, DeskError> {
        let _turn = self.turn.lock().await;
        let known = self.own::<AppealRecord>(appeal).await?;
        let inside = self.inside();
        let state = Some(appeal_state(&known.is));
        self.allow(actor, Act::HandleAppeal, state, Relation::STRANGER, &inside)?;
        let act = AppealAct::Set(AppealSet {
            state: Change::Set(AppealState::UnderReview),
            handler: Change::Set(self.person_record(handler)),
            deadline: deadline.map_or(Change::Keep, Change::Set),
        });
        self.append(Self::entry(actor, act, appeal, &inside)?).await
    }

    /// Answers an appeal. The answer is public and goes to the sender, who reads it with the receipt. `interested`: whether the actor
    /// declares a conflict of interest, with which they may not.
    ///
    /// # Errors
    /// One about a fact-check that the actor wrote a part of; one that is answered; an outcome in favour without the correction or
    /// retraction that follows; a role that may not; what the log reports.
    pub async fn answer_appeal(
        &self,
        actor: &Actor,
        appeal: &RecordId,
        answer: AppealAnswer,
        interested: bool,
    ) -> Result<EntryId, DeskError> {
        let _turn = self.turn.lock().await;
        let known = self.own::<AppealRecord>(appeal).await?;
        let about = known.is.filed.latest().map(|filed| filed.about.clone());
        let about = about.ok_or_else(|| DeskError::NotFound(appeal.clone()))?;
        let (held, voids) = self.entries(&about).await?;
        let wrote = writers(&held, &voids, super::drafts::DRAFT);
        let relation = Relation {
            own: wrote.contains(&self.writer_of(actor)),
            interested,
            ..Relation::STRANGER
        };
        let state = Some(appeal_state(&known.is));
        self.allow(actor, Act::AnswerAppeal, state, relation, &Audience::CLEAR)?;
        if answer.outcome != Outcome::Rejected && answer.follows.is_none() {
            return Err(DeskError::NothingFollows);
        }
        let set = AppealAct::Set(AppealSet {
            state: Change::Set(AppealState::Answered),
            ..AppealSet::default()
        });
        let drafts = vec![
            Self::entry(actor, AppealAct::Answer(answer), appeal, &Audience::CLEAR)?,
            Self::entry(actor, set, appeal, &self.inside())?,
        ];
        Ok(self.append_all(drafts).await?[0])
    }

    /// What the sender of a tip or an appeal sees with their receipt. `None` where it belongs to nothing here.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn follow(&self, receipt: &Receipt) -> Result<Option<Followed>, DeskError> {
        let tip = receipt.record("tip", self.log());
        if let Some(tip) = self.find::<ortaq_core::fold::TipRecord>(&tip).await? {
            let state = ortaq_core::fold::RecordState::Tip(tip.is.clone());
            return Ok(Some(Followed::Tip {
                state: triage(&state).map_or(State::New, super::inbox::item_state),
                answers: tip
                    .is
                    .answers
                    .all()
                    .iter()
                    .map(|said| said.value.clone())
                    .collect(),
            }));
        }
        let appeal = receipt.record("appeal", self.log());
        let Some(appeal) = self.find::<AppealRecord>(&appeal).await? else {
            return Ok(None);
        };
        let Some(filed) = appeal.is.filed.latest() else {
            return Ok(None);
        };
        Ok(Some(Followed::Appeal {
            about: filed.about.clone(),
            state: appeal_state(&appeal.is),
            deadline: deadline(&appeal),
            answer: appeal.is.answer.latest().cloned(),
        }))
    }

    /// Takes a comment in. Whether it is seen at once is for [`Moderation`](super::Moderation).
    ///
    /// # Errors
    /// A fact-check that is not published, or retracted; a comment that is answered and is about something else; more than
    /// [`limits::COMMENT_CHARS`]; what the log reports.
    pub async fn post_comment(&self, actor: &Actor, mut comment: Comment) -> Result<RecordId, DeskError> {
        let inside = self.inside();
        self.published(actor, Act::PostComment, &comment.about, &inside)
            .await?;
        let found = comment.text.chars().count();
        if found > limits::COMMENT_CHARS {
            return Err(DeskError::LongComment {
                found,
                limit: limits::COMMENT_CHARS,
            });
        }
        if let Some(answered) = &comment.reply_to {
            let other = self.get::<CommentRecord>(answered).await?;
            if other.is.posted.latest().map(|posted| &posted.about) != Some(&comment.about) {
                return Err(DeskError::NotFound(answered.clone()));
            }
        }
        comment.language = comment.language.or_else(|| detected(&comment.text));
        let record = self.new_record("comment")?;
        self.append(Self::entry(actor, CommentAct::Post(comment), &record, &inside)?)
            .await?;
        Ok(record)
    }

    /// Shows, holds or removes a comment. The reason stands where a removed comment stood.
    ///
    /// # Errors
    /// A role that may not; what the log reports.
    pub async fn moderate(
        &self,
        actor: &Actor,
        comment: &RecordId,
        moderation: Moderation,
    ) -> Result<EntryId, DeskError> {
        self.allow_plainly(actor, Act::ModerateComment)?;
        self.own::<CommentRecord>(comment).await?;
        let act = CommentAct::Moderate(moderation);
        self.append(Self::entry(actor, act, comment, &self.inside())?)
            .await
    }

    /// Begins a translation of a published fact-check. Where this node has one in the language already, that is given.
    ///
    /// # Errors
    /// A fact-check that is not published, or retracted; a role that may not; what the log reports.
    pub async fn begin_translation(
        &self,
        actor: &Actor,
        about: &RecordId,
        language: LanguageTag,
    ) -> Result<RecordId, DeskError> {
        let _turn = self.turn.lock().await;
        self.published(actor, Act::Translate, about, &self.inside())
            .await?;
        let linked = self.store.linked(about, View::All).await?;
        for translation in self.get_some::<TranslationRecord>("translation", &linked).await? {
            let begun = translation.is.begun.latest();
            if translation.id.owner() == self.log() && begun.is_some_and(|begun| begun.language == language) {
                return Ok(translation.id);
            }
        }
        let record = self.new_record("translation")?;
        let act = TranslationAct::Begin(TranslationBegun {
            about: about.clone(),
            language,
        });
        self.append(Self::entry(actor, act, &record, &self.inside())?)
            .await?;
        Ok(record)
    }

    /// Saves the draft of a translation, as [`save_draft`](Self::save_draft) does.
    ///
    /// # Errors
    /// More than [`limits::DRAFT_ENTRIES`]; a fact-check that is retracted; a role that may not; what the log reports.
    pub async fn save_translation(
        &self,
        actor: &Actor,
        translation: &RecordId,
        seen: &[EntryId],
        form: TranslationSet,
    ) -> Result<Saved, DeskError> {
        let _turn = self.turn.lock().await;
        let known = self.own::<TranslationRecord>(translation).await?;
        let inside = self.inside();
        self.published(actor, Act::Translate, &begun(&known)?.about, &inside)
            .await?;
        let (held, voids) = self.entries(translation).await?;
        let read = fold_record(translation, before(&held, seen), &voids);
        let read =
            Known::<TranslationRecord>::of(read).ok_or_else(|| DeskError::NotFound(translation.clone()))?;
        let set = read.is.draft.changed_by(form);
        if set.is_empty() {
            return Ok(Saved {
                entry: None,
                seen: seen.to_vec(),
                conflicts: known.is.draft.conflicts(),
            });
        }
        if held.len() >= limits::DRAFT_ENTRIES {
            return Err(DeskError::LongHistory {
                record: translation.clone(),
                limit: limits::DRAFT_ENTRIES,
            });
        }
        let draft = Self::entry(actor, TranslationAct::Draft(set), translation, &inside)?;
        let entry = self.append(having_seen(draft, &held, seen)?).await?;
        let now = self.get::<TranslationRecord>(translation).await?;
        Ok(Saved {
            entry: Some(entry),
            seen: vec![entry],
            conflicts: now.is.draft.conflicts(),
        })
    }

    /// Publishes a translation of the publication as it is now. `machine`: whether a machine made its first version, which readers
    /// are told.
    ///
    /// # Errors
    /// One that the actor wrote a part of; a text that is missing or in conflict; a role that may not; what the log reports.
    pub async fn publish_translation(
        &self,
        actor: &Actor,
        translation: &RecordId,
        machine: bool,
    ) -> Result<EntryId, DeskError> {
        let _turn = self.turn.lock().await;
        let known = self.own::<TranslationRecord>(translation).await?;
        let begun = begun(&known)?.clone();
        let (held, voids) = self.entries(translation).await?;
        let wrote = writers(&held, &voids, DRAFT);
        let relation = Relation {
            own: wrote.contains(&self.writer_of(actor)),
            ..Relation::STRANGER
        };
        let state = Some(self.check_state(&begun.about, None).await?);
        self.allow(actor, Act::PublishTranslation, state, relation, &Audience::CLEAR)?;
        let check = self.get::<CheckRecord>(&begun.about).await?;
        let publication = check.is.publications.all().last().map(|said| said.by.entry);
        let publication = publication.ok_or_else(|| DeskError::NotFound(begun.about.clone()))?;
        let draft = &known.is.draft;
        let fields = draft.conflicts();
        if !fields.is_empty() {
            return Err(crate::policy::NotYet::Conflict { fields }.into());
        }
        let people: Vec<_> = wrote.iter().map(|by| person_of(by.member, by.person)).collect();
        let missing = DeskError::Untranslated;
        let act = Translated {
            publication,
            title: draft.title.latest().cloned().ok_or(missing("title"))?,
            claim: draft.claim.latest().cloned().ok_or(missing("claim"))?,
            label: draft.label.latest().cloned().ok_or(missing("label"))?,
            summary: draft.summary.latest().cloned(),
            text: draft.text.latest().cloned().ok_or(missing("text"))?,
            translators: list(self.bylines(&people).await?),
            machine,
            date: self.today(),
        };
        // What it is a translation of is said again, in public: readers of public entries must know.
        let drafts = vec![
            Self::entry(actor, TranslationAct::Begin(begun), translation, &Audience::CLEAR)?,
            Self::entry(
                actor,
                TranslationAct::Publish(Box::new(act)),
                translation,
                &Audience::CLEAR,
            )?,
        ];
        Ok(self.append_all(drafts).await?[1])
    }

    /// The publication of a fact-check as it is now, where the actor may do this to it.
    async fn published(
        &self,
        actor: &Actor,
        act: Act,
        check: &RecordId,
        audience: &Audience,
    ) -> Result<EntryId, DeskError> {
        let known = self.get::<CheckRecord>(check).await?;
        let state = Some(self.check_state(check, None).await?);
        self.allow(actor, act, state, Relation::STRANGER, audience)?;
        let last = known.is.publications.all().last();
        last.map(|said| said.by.entry)
            .ok_or_else(|| DeskError::NotFound(check.clone()))
    }

    /// A record of this node.
    async fn own<T: super::known::Shape>(&self, id: &RecordId) -> Result<Known<T>, DeskError> {
        if id.owner() != self.log() {
            return Err(DeskError::NotFound(id.clone()));
        }
        self.get(id).await
    }
}

/// Until when an appeal will be answered: what was set, else so many days after it came in.
pub(super) fn deadline(appeal: &Known<AppealRecord>) -> Date {
    let set = appeal.is.fields.deadline.latest().copied();
    set.unwrap_or_else(|| {
        let filed = appeal.created.map_or(Date::MIN, |mark| super::day(mark.time));
        filed.saturating_add(jiff::Span::new().days(limits::APPEAL_DAYS))
    })
}

/// Of what it is a translation, into which language.
pub(super) fn begun(translation: &Known<TranslationRecord>) -> Result<&TranslationBegun, DeskError> {
    translation
        .is
        .begun
        .latest()
        .ok_or_else(|| DeskError::NotFound(translation.id.clone()))
}
