//! What is found: sources, tips, sightings, claims.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::values::{Attachment, ClaimText, Country, LanguageTag, Line, List, Remark, WebAddress};
use crate::ids::{EntryId, ReceiptHash, RecordId};
use crate::time::Time;

/// A source of news that is watched.
pub mod source {
    use super::{Country, LanguageTag, Line, List, Remark, SourceKind, WebAddress};

    acts! {
        /// What is said of a source.
        SourceAct of "source" {
            /// Sets fields.
            "source.set" => Set(SourceSet), Owner;
        }
    }

    fields! {
        /// Changes to what is said of a source.
        SourceSet;
        /// What is said of a source.
        SourceFields;
        {
            /// Its name.
            name: Line,
            /// Its site.
            website: WebAddress,
            /// Where it is read.
            feeds: List<WebAddress>,
            /// What it is.
            kind: SourceKind,
            /// Who owns it.
            owner: Line,
            /// Where it is made.
            country: Country,
            /// How it is tied to a government.
            government_ties: Remark,
            /// The languages that it writes in.
            languages: List<LanguageTag>,
            /// What else is to be known.
            note: Remark,
        }
    }
}

/// Something that a reader sent in.
pub mod tip {
    use super::{Answer, TipReceived, TriageSet};

    acts! {
        /// What happens to a tip.
        TipAct of "tip" {
            /// It came in.
            "tip.receive" => Receive(TipReceived), Owner;
            /// It is sorted.
            "tip.set" => Set(TriageSet), Owner;
            /// Its sender is answered.
            "tip.answer" => Answer(Answer), Owner;
        }
    }
}

/// An article or a post that was seen somewhere.
pub mod sighting {
    use super::{Sighted, TimeProof, TriageSet};

    acts! {
        /// What happens to a sighting.
        SightingAct of "sighting" {
            /// It was seen.
            "sighting.record" => Record(Sighted), Owner;
            /// It is sorted.
            "sighting.set" => Set(TriageSet), Owner;
            /// Somebody proves that the captured copy existed at a time.
            "sighting.proof" => Proof(TimeProof), Owner;
        }
    }
}

/// A claim that goes round.
pub mod claim {
    use super::{
        Appearance, AppearanceRemoved, ClaimState, ClaimText, Country, Date, LanguageTag, Line, List,
        RecordId,
    };

    acts! {
        /// What happens to a claim.
        ClaimAct of "claim" {
            /// Sets fields.
            "claim.set" => Set(ClaimSet), Owner;
            /// Another place where it stands.
            "claim.appearance.add" => AddAppearance(Appearance), Anyone;
            /// A place where it does not stand after all.
            "claim.appearance.remove" => RemoveAppearance(AppearanceRemoved), Owner, edits appearance;
        }
    }

    fields! {
        /// Changes to a claim.
        ClaimSet;
        /// A claim.
        ClaimFields;
        {
            /// What is claimed.
            text: ClaimText,
            /// In which language.
            language: LanguageTag,
            /// By whom.
            claimant: Line,
            /// When.
            date: Date,
            /// What it is about.
            topics: List<Line>,
            /// The country whose government it is about.
            government: Country,
            /// What became of it.
            state: ClaimState,
            /// The same claim in another record.
            merged_into: RecordId,
        }
    }
}

fields! {
    /// Changes to how a tip or sighting is sorted.
    TriageSet;
    /// How a tip or sighting is sorted.
    TriageFields;
    {
        /// What became of it.
        state: TriageState,
        /// Why, above all where it was dismissed.
        reason: Line,
        /// The record that it repeats.
        merged_into: RecordId,
        /// The claim found in it.
        claim: RecordId,
        /// The case that it is worked on in.
        case: RecordId,
    }
}

/// What kind of source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A newspaper or magazine.
    Newspaper,
    /// Radio or television.
    Broadcaster,
    /// A news agency.
    Agency,
    /// A site.
    Website,
    /// A channel of a social network or messenger.
    Channel,
    /// A government's own pages.
    Government,
    /// Fact-checkers.
    FactChecker,
    /// Something else.
    Other,
}

/// What became of a tip or sighting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TriageState {
    /// Nobody has looked.
    New,
    /// Somebody works on it.
    Taken,
    /// It leads to nothing.
    Dismissed,
    /// It repeats another.
    Merged,
    /// It is answered.
    Done,
}

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimState {
    /// Not checked yet.
    Open,
    /// There is a fact-check.
    Checked,
    /// The same as another.
    Merged,
    /// Not worth checking, or it cannot be checked.
    Dismissed,
}

/// How something reached the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// The form on the site.
    Web,
    /// A letter by e-mail.
    Email,
    /// A messenger.
    Messenger,
    /// A call.
    Telephone,
    /// Another way.
    Other,
}

/// A tip as it came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TipReceived {
    /// What the sender wrote.
    pub text: Remark,
    /// Where it is to be seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<WebAddress>,
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

/// An answer to a sender.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The answer.
    pub text: Remark,
}

/// What was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sighted {
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<WebAddress>,
    /// The source, where it is a known one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<RecordId>,
    /// The account that posted it; a pseudonym unless the account is a public body's or a public figure's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Line>,
    /// The headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Line>,
    /// The text, or the part that matters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Remark>,
    /// The text's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Time>,
    /// When it was seen.
    pub seen: Time,
    /// Captured copies: WARC, single-file pages, pictures.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub captures: List<Attachment>,
}

/// A proof that a file existed at a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeProof {
    /// The file's SHA-256, as in the sighting.
    pub of: crate::ids::FileHash,
    /// How it is proved.
    pub method: TimeProofMethod,
    /// The proof.
    pub proof: Attachment,
}

/// How the time of a file is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeProofMethod {
    /// A time-stamp token (RFC 3161).
    Rfc3161,
    /// An inclusion proof in a log, with a checkpoint that witnesses have signed.
    Log,
}

/// A place where a claim stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appearance {
    /// Its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<WebAddress>,
    /// The sighting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sighting: Option<RecordId>,
    /// The words there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<ClaimText>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

/// An appearance that does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppearanceRemoved {
    /// The entry that added it.
    pub appearance: EntryId,
    /// Why.
    pub reason: Line,
}
