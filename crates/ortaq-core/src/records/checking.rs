//! A fact-check in the making and as published: draft, review, publication.
//!
//! Not to be confused with [`FactCheck`], which is any outlet's fact-check as the knowledge base holds it; a
//! [`Publication`] becomes one.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::values::{Article, ClaimText, Country, LanguageTag, Line, List, Rated, Remark, WebAddress};
use super::{PartnerAdded, PartnerRemoved};
use crate::fact_check::{FactCheck, Outlet};
use crate::ids::{BodyHash, EntryId, FileHash, RecordId};

acts! {
    /// What happens to a fact-check.
    CheckAct of "fact-check" {
        /// Changes fields of the draft.
        "fact-check.draft" => Draft(Box<DraftSet>), Partners;
        /// A member joins the writing.
        "fact-check.partner.add" => AddPartner(PartnerAdded), Owner;
        /// A member leaves it.
        "fact-check.partner.remove" => RemovePartner(PartnerRemoved), Owner, edits added;
        /// Somebody remarks on a passage.
        "fact-check.remark.add" => AddRemark(PassageRemark), Anyone;
        /// A remark is dealt with.
        "fact-check.remark.resolve" => ResolveRemark(RemarkResolved), Partners, edits remark;
        /// Somebody approves, or asks for changes.
        "fact-check.review" => Review(Review), Anyone;
        /// It is published, whole. A later publication replaces an earlier one.
        "fact-check.publish" => Publish(Box<Publication>), Owner;
        /// Another member puts its name to a publication.
        "fact-check.cosign.add" => Cosign(Cosigned), Anyone;
        /// A member takes its name back.
        "fact-check.cosign.remove" => WithdrawCosign(CosignWithdrawn), Anyone, edits cosign;
    }
}

fields! {
    /// Changes to a draft.
    DraftSet;
    /// A draft.
    DraftFields;
    {
        /// The case that it comes from.
        case: RecordId,
        /// The headline.
        title: Line,
        /// The claim, quoted exactly.
        claim: ClaimText,
        /// The claim's language.
        claim_language: LanguageTag,
        /// Who made the claim.
        claimant: Line,
        /// When.
        claim_date: Date,
        /// What the claimant said when asked.
        claimant_reply: Remark,
        /// The country whose government the claim is about.
        government: Country,
        /// Where the claim stands.
        appearances: List<WebAddress>,
        /// What was found, in a few sentences.
        summary: Remark,
        /// The text, in Markdown.
        text: Article,
        /// The text's language.
        language: LanguageTag,
        /// How it was checked.
        method: Remark,
        /// The verdict.
        rating: Rated,
        /// The evidence.
        evidence: List<Cited>,
        /// The persons who write it.
        authors: List<RecordId>,
        /// Conflicts of interest, or that there are none.
        interests: Remark,
    }
}

/// A piece of evidence as readers see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cited {
    /// What it is.
    pub title: Line,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<WebAddress>,
    /// The captured copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capture: Option<FileHash>,
    /// What it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
}

/// A remark on a passage of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassageRemark {
    /// The words that it is about; none for the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<ClaimText>,
    /// The remark.
    pub text: Remark,
}

/// A remark that is dealt with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemarkResolved {
    /// The entry that made it.
    pub remark: EntryId,
}

/// What a reviewer says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// The draft that was read, as its [version](crate::fold::CheckRecord::draft_version): a changed draft needs another review.
    pub version: BodyHash,
    /// The decision.
    pub decision: Decision,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Remark>,
    /// A conflict of interest of the reviewer; none is declared by leaving it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interests: Option<Remark>,
}

/// A reviewer's decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// It may be published as it is.
    Approve,
    /// It may not.
    RequestChanges,
}

/// A fact-check as published: everything that a reader sees, in one body, so that one entry proves it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// The version of the draft that was reviewed.
    pub version: BodyHash,
    /// The entries of the reviews that it rests on.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub reviews: List<EntryId>,
    /// When it was published.
    pub date: Date,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<WebAddress>,
    /// The headline.
    pub title: Line,
    /// The claim, quoted exactly.
    pub claim: ClaimText,
    /// The claim's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim_language: Option<LanguageTag>,
    /// Who made the claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimant: Option<Line>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim_date: Option<Date>,
    /// What the claimant said when asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimant_reply: Option<Remark>,
    /// The country whose government the claim is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub government: Option<Country>,
    /// Where the claim stands.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub appearances: List<WebAddress>,
    /// What was found, in a few sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Remark>,
    /// The text, in Markdown.
    pub text: Article,
    /// The text's language.
    pub language: LanguageTag,
    /// How it was checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Remark>,
    /// The verdict.
    pub rating: Rated,
    /// The evidence.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub evidence: List<Cited>,
    /// Those who wrote it, as the byline shows them.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub authors: List<Line>,
    /// Those who reviewed it, as the page shows them.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub reviewers: List<Line>,
    /// Conflicts of interest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interests: Option<Remark>,
    /// What readers must be told with the verdict.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub labels: List<Label>,
    /// What the claims are about.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub topics: List<Line>,
}

/// What readers must be told with a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Label {
    /// A government body decided about a claim on its own government, without a reviewer from elsewhere.
    OwnGovernment,
}

impl Publication {
    /// As the knowledge base holds fact-checks: what `ortaq check` compares claims with.
    ///
    /// `record` is the fact-check's name, of which the identifier is made; `outlet` is its owner.
    #[must_use]
    pub fn to_fact_check(&self, record: &RecordId, outlet: Outlet) -> FactCheck {
        let text = |value: &Option<Line>| value.as_ref().map(ToString::to_string);
        FactCheck {
            id: identifier(record),
            claim: self.claim.to_string(),
            language: self.claim_language.as_ref().map(ToString::to_string),
            claimant: text(&self.claimant),
            claim_date: self.claim_date,
            appearances: self.appearances.iter().map(ToString::to_string).collect(),
            outlet,
            title: Some(self.title.to_string()),
            summary: self.summary.as_ref().map(ToString::to_string),
            url: self.url.as_ref().map(ToString::to_string),
            published: Some(self.date),
            rating: self.rating.clone().into(),
            topics: self.topics.iter().map(ToString::to_string).collect(),
            demo: false,
        }
    }
}

/// The identifier under which the knowledge base holds a published fact-check: a URN of the record's name.
#[must_use]
pub fn identifier(record: &RecordId) -> String {
    format!("{IDENTIFIER}{record}")
}

/// The record behind an [`identifier`]; none where it is another publisher's.
#[must_use]
pub fn identified(identifier: &str) -> Option<RecordId> {
    let record: RecordId = identifier.strip_prefix(IDENTIFIER)?.parse().ok()?;
    (record.kind() == RECORD_KIND).then_some(record)
}

/// Begins every [`identifier`].
const IDENTIFIER: &str = "urn:ortaq:";

/// A member's name under another's publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cosigned {
    /// The entry that published it.
    pub publication: EntryId,
}

/// A name taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CosignWithdrawn {
    /// The entry that gave it.
    pub cosign: EntryId,
    /// Why.
    pub reason: Line,
}
