//! A published fact-check as its readers see it: with corrections, dissent, appeals, comments, translations.
//!
//! Made of public entries, and of what this organisation decided to show of its readers' own words: comments that are shown, and that there
//! was an appeal. What an appeal says is its sender's and is not shown.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use ortaq_core::fold::{
    AppealRecord, CheckRecord, CheckStanding, CommentRecord, CorrectionRecord, Mark, OpinionRecord, Record,
    RetractionRecord, Thread, TranslationRecord, check_standing,
};
use ortaq_core::ids::{EntryId, LogId, RecordId};
use ortaq_core::records::checking::Publication;
use ortaq_core::records::people::member::MemberFields;
use ortaq_core::records::response::{
    AppealAnswer, Comment, Correction, Opinion, Retraction, Translated, Visibility,
};
use ortaq_core::records::{LanguageTag, Line};
use ortaq_core::time::Time;
use ortaq_lang::{Language, search_spelling};

use crate::catalogue::Name;
use crate::desk::drafts::member_name;
use crate::desk::known::{Known, Shape, appeal_state};
use crate::desk::responses::deadline;
use crate::desk::{Desk, DeskError, Moderation};
use crate::limits;
use crate::log::View;
use crate::policy::State;

/// A published fact-check as readers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedPage {
    /// The record.
    pub id: RecordId,
    /// Its name in addresses.
    pub name: Name,
    /// How it stands: published, corrected, or retracted.
    pub standing: CheckStanding,
    /// What it says now.
    pub publication: Publication,
    /// The entry that published that: for proofs.
    pub entry: EntryId,
    /// Every publication, the first one first.
    pub publications: Vec<Mark>,
    /// The member that publishes it, with funding and government ties.
    pub member: MemberFields,
    /// Its corrections, the newest first.
    pub corrections: Vec<CorrectionSeen>,
    /// That it was withdrawn.
    pub retraction: Option<RetractionSeen>,
    /// What other members think of it, and this one's second thoughts.
    pub opinions: Vec<OpinionSeen>,
    /// Members that put their names to it as it is now.
    pub cosigned: Vec<String>,
    /// Appeals against it, the newest first.
    pub appeals: Vec<AppealSeen>,
    /// What readers say of it, the oldest first; at most [`limits::COMMENTS`] of the newest.
    pub comments: Vec<CommentSeen>,
    /// How many older comments are not here.
    pub older_comments: usize,
    /// Its translations.
    pub translations: Vec<TranslationSeen>,
}

/// A correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionSeen {
    /// The record.
    pub id: RecordId,
    /// What it says.
    pub correction: Correction,
    /// Members that have applied it.
    pub acknowledged: Vec<String>,
}

/// A retraction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetractionSeen {
    /// The record.
    pub id: RecordId,
    /// What it says.
    pub retraction: Retraction,
    /// Members that have applied it.
    pub acknowledged: Vec<String>,
}

/// An opinion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpinionSeen {
    /// The record.
    pub id: RecordId,
    /// Whose it is.
    pub member: String,
    /// What they think.
    pub opinion: Opinion,
    /// Why they no longer do, where they do not.
    pub withdrawn: Option<Line>,
    /// Whether they read what is published now.
    pub current: bool,
}

/// That there is an appeal, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppealSeen {
    /// The record.
    pub id: RecordId,
    /// When it came in.
    pub received: Time,
    /// Where it stands.
    pub state: State,
    /// Until when it will be answered.
    pub deadline: Date,
    /// The answer.
    pub answer: Option<AppealAnswer>,
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentSeen {
    /// The record.
    pub id: RecordId,
    /// What it says; none where it was removed.
    pub comment: Option<Comment>,
    /// When it came in.
    pub received: Time,
    /// Why it was removed.
    pub removed: Option<Line>,
    /// Whether an earlier one here says the same: to be marked, not hidden.
    pub repeats: Option<RecordId>,
}

/// A translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslationSeen {
    /// The record.
    pub id: RecordId,
    /// Its language.
    pub language: LanguageTag,
    /// What it says.
    pub translated: Translated,
    /// Whether it translates what is published now.
    pub current: bool,
}

impl Desk {
    /// A published fact-check of any member that is here, retracted ones too. `None` where there is none.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn published_page(&self, id: &RecordId) -> Result<Option<PublishedPage>, DeskError> {
        let Some(record) = self.seen(id, View::Public).await? else {
            return Ok(None);
        };
        let linked = self.store.linked(id, View::Public).await?;
        let mut about = Vec::with_capacity(linked.len());
        for other in &linked {
            about.extend(self.seen(other, View::Public).await?);
        }
        let standing = check_standing(&record, &about);
        let Some(check) = Known::<CheckRecord>::of(record) else {
            return Ok(None);
        };
        let publications: Vec<Mark> = check.is.publications.all().iter().map(|said| said.by).collect();
        let (Some(publication), Some(current), Some(standing)) = (
            check.is.published.latest(),
            publications.last().copied(),
            standing,
        ) else {
            return Ok(None);
        };
        let cosigned = check.is.cosigned.present();
        let cosigned = cosigned.filter(|item| item.value == current.entry);
        let cosigned: Vec<LogId> = cosigned.map(|item| item.added.log).collect();
        let cosigned = self.member_names(&cosigned).await?;
        let (comments, older_comments) = self.comments_seen(id).await?;
        Ok(Some(PublishedPage {
            name: Self::name_of(id),
            standing,
            publication: publication.clone(),
            entry: current.entry,
            member: self.member(id.owner()).await?,
            corrections: self.corrections(id.owner(), &about).await?,
            retraction: self.retraction(id.owner(), &about).await?,
            opinions: self.opinions(current.entry, &about).await?,
            cosigned,
            appeals: self.appeals_seen(id).await?,
            comments,
            older_comments,
            translations: translations(current.entry, &about),
            publications,
            id: id.clone(),
        }))
    }

    async fn corrections(&self, owner: LogId, about: &[Record]) -> Result<Vec<CorrectionSeen>, DeskError> {
        let mut seen = Vec::new();
        for known in of_kind::<CorrectionRecord>(about, Some(owner)) {
            if let Some(correction) = known.is.published.latest() {
                seen.push(CorrectionSeen {
                    correction: correction.clone(),
                    acknowledged: self.member_names(&logs(&known.is.acknowledged)).await?,
                    id: known.id,
                });
            }
        }
        seen.sort_by_key(|seen| std::cmp::Reverse(seen.correction.date));
        Ok(seen)
    }

    async fn retraction(&self, owner: LogId, about: &[Record]) -> Result<Option<RetractionSeen>, DeskError> {
        let Some(known) = of_kind::<RetractionRecord>(about, Some(owner)).pop() else {
            return Ok(None);
        };
        let acknowledged = self.member_names(&logs(&known.is.acknowledged)).await?;
        Ok(known.is.published.latest().map(|retraction| RetractionSeen {
            retraction: retraction.clone(),
            acknowledged,
            id: known.id.clone(),
        }))
    }

    async fn opinions(&self, current: EntryId, about: &[Record]) -> Result<Vec<OpinionSeen>, DeskError> {
        let mut seen = Vec::new();
        for known in of_kind::<OpinionRecord>(about, None) {
            let Some(given) = known.is.given.written().last() else {
                continue;
            };
            let Some(opinion) = &given.value else {
                continue;
            };
            let withdrawn = known.is.withdrawn.all().last();
            let withdrawn = withdrawn.filter(|said| said.by.reading_order() > given.by.reading_order());
            let owner = known.id.owner();
            seen.push(OpinionSeen {
                member: member_name(&self.member(owner).await?, owner),
                current: opinion.publication == Some(current),
                withdrawn: withdrawn.map(|said| said.value.reason.clone()),
                opinion: opinion.clone(),
                id: known.id.clone(),
            });
        }
        Ok(seen)
    }

    /// The node's own appeals: what they say does not leave it.
    async fn appeals_seen(&self, about: &RecordId) -> Result<Vec<AppealSeen>, DeskError> {
        let linked = self.store.linked(about, View::All).await?;
        let mut seen = Vec::new();
        for known in self.get_some::<AppealRecord>("appeal", &linked).await? {
            let Some(filed) = known.created.filter(|_| known.id.owner() == self.log()) else {
                continue;
            };
            seen.push(AppealSeen {
                received: filed.time,
                state: appeal_state(&known.is),
                deadline: deadline(&known),
                answer: known.is.answer.latest().cloned(),
                id: known.id,
            });
        }
        seen.sort_by_key(|appeal| std::cmp::Reverse(appeal.received));
        Ok(seen)
    }

    async fn comments_seen(&self, about: &RecordId) -> Result<(Vec<CommentSeen>, usize), DeskError> {
        let linked = self.store.linked(about, View::All).await?;
        let own: Vec<RecordId> = linked.into_iter().filter(|id| id.owner() == self.log()).collect();
        let mut seen = Vec::new();
        for known in self.get_some::<CommentRecord>("comment", &own).await? {
            let (Some(posted), Some(created)) = (known.is.posted.latest(), known.created) else {
                continue;
            };
            let decided = known.is.moderation.latest();
            let visible = match decided.map(|said| said.decision) {
                None => self.moderation() == Moderation::After,
                Some(Visibility::Held) => false,
                Some(Visibility::Shown | Visibility::Removed) => true,
            };
            if visible {
                let removed = decided.filter(|said| said.decision == Visibility::Removed);
                seen.push(CommentSeen {
                    comment: removed.is_none().then(|| posted.clone()),
                    received: created.time,
                    removed: removed.map(|said| said.reason.clone()),
                    repeats: None,
                    id: known.id,
                });
            }
        }
        seen.sort_by(|a, b| (a.received, &a.id).cmp(&(b.received, &b.id)));
        mark_repetitions(&mut seen);
        let older = seen.len().saturating_sub(limits::COMMENTS);
        Ok((seen.split_off(older), older))
    }

    /// The names of members, each once.
    async fn member_names(&self, logs: &[LogId]) -> Result<Vec<String>, DeskError> {
        let logs: BTreeSet<LogId> = logs.iter().copied().collect();
        let mut names = Vec::with_capacity(logs.len());
        for log in logs {
            names.push(member_name(&self.member(log).await?, log));
        }
        Ok(names)
    }

    async fn seen(&self, id: &RecordId, view: View) -> Result<Option<Record>, DeskError> {
        let summary = self.store.record(id, view).await?;
        Ok(summary.map(|summary| summary.record()).transpose()?)
    }
}

/// The records of one kind, where `owner` is given of that member alone.
fn of_kind<T: Shape>(records: &[Record], owner: Option<LogId>) -> Vec<Known<T>> {
    let of_owner = records
        .iter()
        .filter(|record| owner.is_none_or(|owner| record.id.owner() == owner));
    of_owner.filter_map(|record| Known::of(record.clone())).collect()
}

/// The members that said something.
fn logs<T>(thread: &Thread<T>) -> Vec<LogId> {
    thread.all().iter().map(|said| said.by.log).collect()
}

fn translations(current: EntryId, about: &[Record]) -> Vec<TranslationSeen> {
    let seen = |known: Known<TranslationRecord>| {
        let translated = known.is.published.latest()?.clone();
        Some(TranslationSeen {
            language: known.is.begun.latest()?.language.clone(),
            current: translated.publication == current,
            translated,
            id: known.id,
        })
    };
    of_kind(about, None).into_iter().filter_map(seen).collect()
}

/// Marks comments in the same words, in whatever alphabet, as an earlier one.
fn mark_repetitions(comments: &mut [CommentSeen]) {
    let mut said = HashMap::new();
    for seen in comments {
        let Some(comment) = &seen.comment else {
            continue;
        };
        let language = comment
            .language
            .as_deref()
            .map_or(Language::Other, Language::from_code);
        let words = search_spelling(&comment.text, language);
        match said.get(&words) {
            Some(first) => seen.repeats = Some(RecordId::clone(first)),
            None => {
                said.insert(words, seen.id.clone());
            }
        }
    }
}
