//! The shape of a report, as `--format json` writes it (schema: `docs/report-schema.md`).
//!
//! Nothing here is worded for a person: reasons and notices carry data, and the renderers turn them into sentences
//! of the reader's language. There is no field for a verdict of our own, and there must never be one.

use jiff::civil::Date;
use ortaq_core::{FactCheck, Verdict};
use ortaq_sources::DocumentKind;
use serde::{Deserialize, Serialize};

/// Name and version of the JSON form. A change that breaks readers changes the number.
pub const SCHEMA: &str = "ortaq-report/1";

/// The result of checking one article, post or claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// When the check was made: RFC 3339, UTC.
    pub generated: String,
    /// Version of Ortaq that made it.
    pub tool_version: String,
    /// What was checked.
    pub article: ArticleInfo,
    /// How matching was done.
    pub mode: Mode,
    /// What it was compared with.
    pub corpus: CorpusInfo,
    /// The claims found, in reading order. Claims without matches have not been checked by anyone in the corpus.
    pub claims: Vec<ClaimReport>,
    /// Reader comments that were recognised below the article and left out.
    pub comments_left_out: usize,
    /// Links out of the article's text.
    pub links: Vec<ArticleLink>,
    /// What a person should know about this check.
    pub notices: Vec<Notice>,
}

/// What is known about the text that was checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ArticleInfo {
    /// Headline.
    pub title: Option<String>,
    /// Where it was read from, after redirects.
    pub url: Option<String>,
    /// The address the page itself calls canonical.
    pub canonical_url: Option<String>,
    /// The outlet's name as the page gives it.
    pub site_name: Option<String>,
    /// Who wrote it, as the page says.
    pub byline: Option<String>,
    /// ISO 8601 date or date-time, as the page says.
    pub published: Option<String>,
    /// BCP 47 tag of the language found in the text, or `und` where it is none of ours.
    pub language: String,
    /// ISO 15924 code of the main script (`Latn`, `Cyrl`, `Arab`, `Zyyy`).
    pub script: String,
    /// Confidence in `language`, 0 to 1.
    pub language_confidence: f32,
    /// Words of article text.
    pub words: u64,
    /// What kind of file it was.
    pub kind: DocumentKind,
}

/// How claims were compared with fact-checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// By meaning (embedding model) and by words.
    Semantic,
    /// By words alone: there is no model on this machine, so matches in other languages are mostly missed.
    LexicalOnly,
}

/// What the article was compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorpusInfo {
    /// Number of fact-checks.
    pub fact_checks: u64,
    /// The built-in invented corpus was used because the knowledge base is empty.
    pub demo: bool,
}

/// One claim of the article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClaimReport {
    /// The sentence as it stands in the article.
    pub sentence: String,
    /// The claim with pronouns and ellipses filled from the sentences before; `None` where nothing had to be filled.
    pub self_contained: Option<String>,
    /// BCP 47 tag of its language, which may differ from the article's; `und` where it is none of ours.
    pub language: String,
    /// ISO 15924 code of its script.
    pub script: String,
    /// Who says it.
    pub voice: Voice,
    /// Probability that a fact-checker would want to check it, 0 to 1.
    pub check_worthiness: f32,
    /// Fact-checks of this claim or a related one, best first.
    pub matches: Vec<MatchReport>,
}

/// Who says a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    /// In what way it is said.
    pub kind: VoiceKind,
    /// The speaker's name as the article writes it, where one was found.
    pub speaker: Option<String>,
}

/// In what way a sentence is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VoiceKind {
    /// The outlet itself says it.
    Outlet,
    /// Somebody's words between quotation marks.
    Quote,
    /// Somebody's words as the outlet retells them.
    Reported,
}

/// One fact-check found for a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MatchReport {
    /// Calibrated probability that the fact-check is about the same claim, 0 to 1.
    pub probability: f32,
    /// What the probability amounts to.
    pub band: Band,
    /// The fact-check as its outlet published it.
    pub fact_check: FactCheckView,
    /// Why it was found, the strongest reason first.
    pub reasons: Vec<Reason>,
}

/// What a match probability amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Band {
    /// The fact-check answers this very claim.
    SameClaim,
    /// The fact-check is about something near; a person should read it before drawing conclusions.
    Related,
}

/// A fact-check as shown in a report: the outlet's statements, and our normalised rating beside its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactCheckView {
    /// Stable identifier.
    pub id: String,
    /// The claim that was checked, in the reviewer's words.
    pub claim: String,
    /// BCP 47 tag of the claim's language, declared or detected.
    pub language: Option<String>,
    /// Who made the claim.
    pub claimant: Option<String>,
    /// When the claim was made.
    pub claim_date: Option<Date>,
    /// Where the claim appeared.
    pub appearances: Vec<String>,
    /// Who checked it.
    pub outlet: String,
    /// The outlet's site.
    pub outlet_url: Option<String>,
    /// Headline of the fact-check.
    pub title: Option<String>,
    /// What was found, in the outlet's words.
    pub summary: Option<String>,
    /// Where it is published.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// The verdict in the outlet's own words.
    pub rating_label: String,
    /// Where those words stand on the normalised scale.
    pub verdict: Verdict,
    /// What it is about, in the outlet's words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Invented for demonstration.
    pub demo: bool,
}

impl From<&FactCheck> for FactCheckView {
    fn from(record: &FactCheck) -> Self {
        Self {
            id: record.id.clone(),
            claim: record.claim.clone(),
            language: record.language.clone(),
            claimant: record.claimant.clone(),
            claim_date: record.claim_date,
            appearances: record.appearances.clone(),
            outlet: record.outlet.name.clone(),
            outlet_url: record.outlet.url.clone(),
            title: record.title.clone(),
            summary: record.summary.clone(),
            url: record.url.clone(),
            published: record.published,
            rating_label: record.rating.label.clone(),
            verdict: record.rating.verdict,
            topics: record.topics.clone(),
            demo: record.demo,
        }
    }
}

/// Why a fact-check was found, or in what it differs. `here` is the article, `there` the fact-check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Reason {
    /// Almost the same words.
    NearlySameWords,
    /// The same meaning in other words.
    SameMeaning,
    /// Words that both have.
    SharedWords {
        /// As the article writes them.
        words: Vec<String>,
    },
    /// Names that both have, also across alphabets.
    SharedNames {
        /// As the article writes them.
        names: Vec<String>,
    },
    /// Numbers, amounts or percentages that agree.
    NumbersAgree {
        /// As the article writes them.
        numbers: Vec<String>,
    },
    /// Numbers, amounts or percentages that differ.
    NumbersDiffer {
        /// In the article.
        here: Vec<String>,
        /// In the fact-check.
        there: Vec<String>,
    },
    /// Dates that agree.
    DatesAgree {
        /// As the article writes them.
        dates: Vec<String>,
    },
    /// Dates that differ.
    DatesDiffer {
        /// In the article.
        here: Vec<String>,
        /// In the fact-check.
        there: Vec<String>,
    },
    /// One of the two denies what the other says.
    Negation,
    /// The claim was checked in another language.
    CrossLanguage {
        /// BCP 47 tag of the article's language.
        from: String,
        /// BCP 47 tag of the fact-check's language.
        to: String,
    },
    /// The claim was checked in another alphabet.
    CrossScript {
        /// ISO 15924 code of the article's script.
        from: String,
        /// ISO 15924 code of the fact-check's script.
        to: String,
    },
}

/// A link out of the article's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleLink {
    /// Absolute `http` or `https` address.
    pub url: String,
    /// The words that carry the link.
    pub text: String,
}

/// Something a person should know about the check or the reading before it. One flat list in JSON, told apart by the
/// field `notice`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Notice {
    /// About the check.
    Check(CheckNotice),
    /// About how the document was read.
    Reading(ortaq_sources::Notice),
}

/// Something a person should know about the check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "notice", rename_all = "kebab-case")]
pub enum CheckNotice {
    /// The knowledge base is empty: the invented demonstration corpus was used.
    DemoCorpus,
    /// There is no embedding model: only words were compared.
    NoModel,
    /// The language could not be told with confidence.
    LanguageUnsure,
    /// The text is in a language the matcher was not measured on.
    LanguageUnmeasured,
    /// The text is so short that it was taken as one claim.
    TakenAsOneClaim,
    /// No sentence of the text is worth checking.
    NoClaims,
    /// More claims were found than are shown.
    ClaimsLeftOut {
        /// Claims shown.
        shown: usize,
        /// Claims found.
        found: usize,
    },
    /// The text has more sentences than are looked at.
    SentencesCut {
        /// Sentences looked at.
        limit: usize,
    },
    /// Records were imported after the indexes were built: `ortaq reindex` brings them up to date.
    IndexBehind {
        /// Records that are not in the indexes.
        records: u64,
    },
}

impl From<CheckNotice> for Notice {
    fn from(notice: CheckNotice) -> Self {
        Self::Check(notice)
    }
}

impl From<ortaq_sources::Notice> for Notice {
    fn from(notice: ortaq_sources::Notice) -> Self {
        Self::Reading(notice)
    }
}
