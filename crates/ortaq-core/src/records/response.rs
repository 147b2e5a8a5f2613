//! What is said about a published fact-check: opinions, corrections, retractions, appeals, comments, translations.
//!
//! Each is a record of its own with an owner of its own, and names the record that it is about.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::found::Channel;
use super::values::{Article, Attachment, ClaimText, LanguageTag, Line, List, Remark};
use crate::ids::{EntryId, ReceiptHash, RecordId};

/// A member's second opinion.
pub mod opinion {
    use super::{Opinion, OpinionWithdrawn};

    acts! {
        /// What happens to an opinion.
        OpinionAct of "opinion" {
            /// It is given, or given anew.
            "opinion.give" => Give(Opinion), Owner;
            /// It is taken back.
            "opinion.withdraw" => Withdraw(OpinionWithdrawn), Owner;
        }
    }
}

/// A correction of what was published.
pub mod correction {
    use super::{Acknowledged, Correction};

    acts! {
        /// What happens to a correction.
        CorrectionAct of "correction" {
            /// It is published.
            "correction.publish" => Publish(Correction), Owner;
            /// A member that holds the original has applied it.
            "correction.acknowledge" => Acknowledge(Acknowledged), Anyone;
        }
    }
}

/// The withdrawal of a fact-check. It is final: what is right after all is published as another fact-check.
pub mod retraction {
    use super::{Acknowledged, Retraction};

    acts! {
        /// What happens to a retraction.
        RetractionAct of "retraction" {
            /// It is published.
            "retraction.publish" => Publish(Retraction), Owner;
            /// A member that holds the original has applied it.
            "retraction.acknowledge" => Acknowledge(Acknowledged), Anyone;
        }
    }
}

/// A demand to correct.
pub mod appeal {
    use super::{AppealAnswer, AppealFiled, AppealState, Date, RecordId};

    acts! {
        /// What happens to an appeal.
        AppealAct of "appeal" {
            /// It came in.
            "appeal.file" => File(AppealFiled), Owner;
            /// It is worked on.
            "appeal.set" => Set(AppealSet), Owner;
            /// It is answered.
            "appeal.answer" => Answer(AppealAnswer), Owner;
        }
    }

    fields! {
        /// Changes to how an appeal is handled.
        AppealSet;
        /// How an appeal is handled.
        AppealFields;
        {
            /// How far it is.
            state: AppealState,
            /// Until when it will be answered.
            deadline: Date,
            /// The person who answers.
            handler: RecordId,
        }
    }
}

/// A reader's comment.
pub mod comment {
    use super::{Comment, Moderation};

    acts! {
        /// What happens to a comment.
        CommentAct of "comment" {
            /// It came in.
            "comment.post" => Post(Comment), Owner;
            /// It is shown, held or removed.
            "comment.moderate" => Moderate(Moderation), Owner;
        }
    }
}

/// A fact-check in another language.
pub mod translation {
    use super::{Article, ClaimText, Line, Remark, Translated, TranslationBegun};

    acts! {
        /// What happens to a translation.
        TranslationAct of "translation" {
            /// It is begun.
            "translation.begin" => Begin(TranslationBegun), Owner;
            /// Changes fields of the draft.
            "translation.draft" => Draft(TranslationSet), Owner;
            /// It is published, whole.
            "translation.publish" => Publish(Box<Translated>), Owner;
        }
    }

    fields! {
        /// Changes to a draft of a translation.
        TranslationSet;
        /// A draft of a translation.
        TranslationFields;
        {
            /// The headline.
            title: Line,
            /// The claim.
            claim: ClaimText,
            /// The label of the rating.
            label: Line,
            /// What was found, in a few sentences.
            summary: Remark,
            /// The text, in Markdown.
            text: Article,
        }
    }
}

/// What a member thinks of another's fact-check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opinion {
    /// The fact-check.
    pub about: RecordId,
    /// The publication that was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<EntryId>,
    /// What it thinks.
    pub view: View,
    /// Why.
    pub reason: Remark,
    /// The reason's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
}

/// Agreement or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// The verdict is right.
    Agree,
    /// It is not.
    Disagree,
    /// The evidence does not suffice.
    NeedsMore,
}

/// An opinion that is no longer held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpinionWithdrawn {
    /// Why.
    pub reason: Line,
}

/// What was wrong and what is right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The fact-check.
    pub about: RecordId,
    /// The publication that was wrong.
    pub publication: EntryId,
    /// The publication that replaces it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replacement: Option<EntryId>,
    /// How much it matters.
    pub weight: Weight,
    /// What was wrong and what is right, for readers.
    pub text: Remark,
    /// The text's language.
    pub language: LanguageTag,
    /// When.
    pub date: Date,
}

/// How much a correction matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// A slip that misleads nobody.
    Minor,
    /// Something that matters to what readers understood.
    Substantial,
    /// Nothing was wrong; there is more to say.
    Update,
}

/// Why a fact-check is withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retraction {
    /// The fact-check.
    pub about: RecordId,
    /// Why, for readers.
    pub reason: Remark,
    /// The reason's language.
    pub language: LanguageTag,
    /// When.
    pub date: Date,
}

/// A member has applied a correction or retraction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledged {
    /// What it did, where there is something to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
}

/// An appeal as it came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppealFiled {
    /// What is contested.
    pub about: RecordId,
    /// Why.
    pub text: Remark,
    /// The text's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// How it came.
    pub channel: Channel,
    /// SHA-256 of the code with which the sender follows the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<ReceiptHash>,
    /// What came with it.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub attachments: List<Attachment>,
}

/// How far an appeal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AppealState {
    /// It has come in.
    Received,
    /// Somebody looks into it.
    UnderReview,
    /// It is answered.
    Answered,
}

/// The answer to an appeal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppealAnswer {
    /// The outcome.
    pub outcome: Outcome,
    /// Why.
    pub text: Remark,
    /// The correction or retraction that follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<RecordId>,
}

/// The outcome of an appeal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It was right.
    Upheld,
    /// It was right in part.
    PartlyUpheld,
    /// It was not.
    Rejected,
}

/// A comment as it came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// What it is about.
    pub about: RecordId,
    /// The comment that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<RecordId>,
    /// The name that the reader gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Line>,
    /// What the reader wrote.
    pub text: Remark,
    /// The text's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
}

/// A decision about a comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moderation {
    /// The decision.
    pub decision: Visibility,
    /// Why; shown where the comment stood.
    pub reason: Line,
}

/// Whether a comment is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Visibility {
    /// It is.
    Shown,
    /// Not before somebody has looked.
    Held,
    /// It is not, and the reason is.
    Removed,
}

/// A translation that somebody begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TranslationBegun {
    /// The fact-check.
    pub about: RecordId,
    /// Into which language.
    pub language: LanguageTag,
}

/// A translation as published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translated {
    /// The publication that was translated: a corrected one needs another translation.
    pub publication: EntryId,
    /// The headline.
    pub title: Line,
    /// The claim.
    pub claim: ClaimText,
    /// The label of the rating.
    pub label: Line,
    /// What was found, in a few sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Remark>,
    /// The text, in Markdown.
    pub text: Article,
    /// Those who translated it, as the byline shows them.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub translators: List<Line>,
    /// Whether a machine made the first version.
    pub machine: bool,
    /// When.
    pub date: Date,
}
