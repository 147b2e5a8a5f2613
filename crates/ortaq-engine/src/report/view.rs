//! A report in the reader's language: every text worded, every number formatted, claims sorted into sections.
//!
//! The terminal and the page show the same view; what they differ in is layout.

use ortaq_core::Verdict;

use super::model::{Band, ClaimReport, CorpusInfo, MatchReport, Notice, Report};
use super::texts::Texts;
use super::wording;
use super::{CheckNotice, Mode};

/// Below this the language is called probable only.
const SURE_OF_LANGUAGE: f32 = 0.9;

/// Where the text came from, as a person would say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A file with this name.
    File(String),
    /// A page at this address.
    Address(String),
    /// Standard input.
    StandardInput,
    /// Text that a visitor pasted into a page.
    Pasted,
    /// A claim given on the command line: there is nothing to name.
    CommandLine,
}

/// A report, worded.
#[derive(Debug)]
pub struct View {
    /// BCP 47 code of the language it is worded in.
    pub language: &'static str,
    /// Title of the report, with that of the article where it has one.
    pub title: String,
    /// Title of the article.
    pub headline: String,
    /// Language of the headline, for its `lang` attribute: that of the article, or that of the report where the article has none.
    pub headline_language: String,
    /// Where it is from, who wrote it, when, in which language.
    pub facts: Vec<String>,
    /// A web address of the article and the words that lead there.
    pub link: Option<Link>,
    /// Heading of the summary.
    pub summary_heading: String,
    /// How many claims were found.
    pub found: String,
    /// Share of claims in each section, in their order.
    pub counts: Vec<Count>,
    /// Heading of the notices.
    pub notices_heading: String,
    /// What to keep in mind.
    pub notices: Vec<String>,
    /// Checked, related, unchecked.
    pub sections: Vec<Section>,
    /// Heading of the guide.
    pub guide_heading: String,
    /// How to read the report.
    pub guide: Vec<String>,
    /// Last lines.
    pub footer: Vec<String>,
    /// Labels that stand beside fields.
    pub labels: Labels,
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// `http` or `https` address.
    pub address: String,
    /// What a person reads.
    pub words: String,
}

/// Which of the three sections a claim belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A fact-check of this very claim was found.
    Checked,
    /// Only related fact-checks were found.
    Related,
    /// Nothing was found.
    Unchecked,
}

impl Standing {
    /// Name used in style sheets and anchors.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Related => "related",
            Self::Unchecked => "unchecked",
        }
    }

    fn of(claim: &ClaimReport) -> Self {
        match claim.matches.iter().any(|found| found.band == Band::SameClaim) {
            true => Self::Checked,
            false if claim.matches.is_empty() => Self::Unchecked,
            false => Self::Related,
        }
    }
}

/// Claims of one standing, counted in words.
#[derive(Debug)]
pub struct Count {
    /// Which.
    pub standing: Standing,
    /// How many.
    pub number: usize,
    /// The same in words.
    pub words: String,
}

/// Claims of one standing.
#[derive(Debug)]
pub struct Section {
    /// Which.
    pub standing: Standing,
    /// Its heading.
    pub heading: String,
    /// Said where there is no claim in it; `None` leaves an empty section out.
    pub empty: Option<String>,
    /// The claims in reading order.
    pub claims: Vec<ClaimView>,
}

/// One claim, worded.
#[derive(Debug)]
pub struct ClaimView {
    /// Its number in the article, from 1.
    pub number: usize,
    /// The sentence as it stands in the article.
    pub sentence: String,
    /// Its language, for the `lang` attribute.
    pub language_tag: String,
    /// Its language in words, where it is not that of the article.
    pub language: Option<String>,
    /// The sentence made self-contained.
    pub read_as: Option<String>,
    /// Who says it.
    pub speaker: String,
    /// Check-worthiness as a word and a percentage.
    pub check_worthiness: String,
    /// Fact-checks, best first.
    pub matches: Vec<MatchView>,
}

/// One fact-check, worded.
#[derive(Debug)]
pub struct MatchView {
    /// `Same claim` or `Related`.
    pub band: String,
    /// Whether it is the same claim.
    pub same: bool,
    /// What the probability says.
    pub probability: String,
    /// The outlet's own words for its verdict.
    pub outlet_words: String,
    /// The outlet's own words, introduced as such.
    pub outlet_words_said: String,
    /// The normalised rating in words.
    pub verdict: String,
    /// Direction of the rating, for colour and sign.
    pub tone: Tone,
    /// The claim that was checked.
    pub claim: String,
    /// Its language, for the `lang` attribute.
    pub claim_language: String,
    /// Who checked it, when, in which language.
    pub checked: String,
    /// Who claimed it, when.
    pub claimed: Vec<String>,
    /// Headline of the fact-check.
    pub title: Option<String>,
    /// What was found, in the outlet's words.
    pub summary: Option<String>,
    /// Where it is published.
    pub link: Option<Link>,
    /// Why it was found.
    pub reasons: Vec<String>,
    /// The demonstration mark.
    pub demo: Option<String>,
}

/// In which direction a rating points; shown as colour and as a sign, so that no reader depends on colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The claim does not hold.
    Refuted,
    /// Parts hold, or it deceives.
    Mixed,
    /// The claim holds.
    Confirmed,
    /// No direction.
    Open,
}

impl Tone {
    /// The direction of a verdict.
    #[must_use]
    pub fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::False | Verdict::MostlyFalse | Verdict::Altered => Self::Refuted,
            Verdict::Mixed | Verdict::Misleading => Self::Mixed,
            Verdict::True | Verdict::MostlyTrue => Self::Confirmed,
            Verdict::Unproven | Verdict::Satire | Verdict::Other => Self::Open,
        }
    }

    /// Name used in style sheets.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Refuted => "refuted",
            Self::Mixed => "mixed",
            Self::Confirmed => "confirmed",
            Self::Open => "open",
        }
    }

    /// A sign beside the words.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Refuted => "✗",
            Self::Mixed => "≈",
            Self::Confirmed => "✓",
            Self::Open => "?",
        }
    }
}

/// Labels that stand beside fields.
#[derive(Debug)]
pub struct Labels {
    /// The self-contained form.
    pub read_as: String,
    /// Who says it.
    pub speaker: String,
    /// Check-worthiness.
    pub check_worthiness: String,
    /// Reasons.
    pub why: String,
    /// The claim that was checked.
    pub claim_there: String,
    /// The verdict.
    pub verdict: String,
}

/// Who reads a report: what to do about it depends on that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Who runs the program, and can import and install.
    Operator,
    /// Who visits a site, and cannot.
    Visitor,
}

/// Words a report in the language of `texts`.
#[must_use]
pub fn view(report: &Report, subject: &Subject, reader: Reader, texts: &Texts) -> View {
    let word = |id: &str| texts.say(id, &[]);
    let headline = report.article.title.clone().unwrap_or_else(|| match subject {
        // What was pasted has no title, and needs none.
        Subject::Pasted => word("report-title"),
        _ => word("report-untitled"),
    });
    let title = match &report.article.title {
        Some(title) => texts.say("report-title-for", &[("title", title.into())]),
        None => word("report-title"),
    };
    let link = report.article.url.as_deref().and_then(web_address);
    View {
        language: texts.language().code(),
        title,
        headline,
        headline_language: match report.article.title {
            Some(_) => report.article.language.clone(),
            None => texts.language().code().to_owned(),
        },
        facts: facts(report, subject, texts),
        link: link.map(|address| Link {
            address,
            words: word("link-article"),
        }),
        summary_heading: word("heading-summary"),
        found: texts.say("count-claims", &[("count", report.claims.len().into())]),
        counts: counts(report, texts),
        notices_heading: word("heading-notices"),
        notices: notices(report, reader, texts),
        sections: sections(report, texts),
        guide_heading: word("heading-guide"),
        guide: [
            "guide-probability",
            "guide-verdicts",
            "guide-machine",
            "guide-nothing-found",
        ]
        .map(word)
        .into(),
        footer: footer(report, texts),
        labels: Labels {
            read_as: word("label-read-as"),
            speaker: word("label-speaker"),
            check_worthiness: word("label-check-worthiness"),
            why: word("label-why"),
            claim_there: word("label-claim-there"),
            verdict: word("label-verdict"),
        },
    }
}

fn facts(report: &Report, subject: &Subject, texts: &Texts) -> Vec<String> {
    let article = &report.article;
    let from = match subject {
        Subject::File(name) => Some(texts.say("report-subject-file", &[("name", name.into())])),
        Subject::Address(address) => {
            Some(texts.say("report-subject-address", &[("address", address.into())]))
        }
        Subject::StandardInput => Some(texts.say("report-subject-input", &[])),
        Subject::Pasted => Some(texts.say("report-subject-pasted", &[])),
        Subject::CommandLine => None,
    };
    let language = wording::language(texts, &article.language);
    let language = if article.language_confidence < SURE_OF_LANGUAGE {
        let percent = percent(article.language_confidence);
        texts.say(
            "report-language-unsure",
            &[("language", (&language).into()), ("percent", percent.into())],
        )
    } else {
        texts.say("report-language", &[("language", (&language).into())])
    };
    let script = wording::script(texts, &article.script);
    let author = article
        .byline
        .as_ref()
        .map(|name| texts.say("report-author", &[("author", name.into())]));
    let published = article.published.as_deref().map(day);
    let published = published.map(|date| texts.say("report-published", &[("date", date.into())]));
    let always = [
        language,
        texts.say("report-script", &[("script", (&script).into())]),
        texts.say("report-words", &[("count", article.words.into())]),
    ];
    [from, author, published]
        .into_iter()
        .flatten()
        .chain(always)
        .collect()
}

fn counts(report: &Report, texts: &Texts) -> Vec<Count> {
    if report.claims.is_empty() {
        return Vec::new();
    }
    let of = [
        (Standing::Checked, "count-checked"),
        (Standing::Related, "count-related"),
        (Standing::Unchecked, "count-unchecked"),
    ];
    let count = |(standing, id): (Standing, &str)| {
        let number = report
            .claims
            .iter()
            .filter(|claim| Standing::of(claim) == standing)
            .count();
        Count {
            standing,
            number,
            words: texts.say(id, &[("count", number.into())]),
        }
    };
    of.map(count).into()
}

/// Notices in words. The mode and the demo corpus are said even if whoever filled the report forgot to.
fn notices(report: &Report, reader: Reader, texts: &Texts) -> Vec<String> {
    let CorpusInfo { fact_checks, demo } = report.corpus;
    let mut all: Vec<Notice> = Vec::new();
    all.extend(demo.then_some(CheckNotice::DemoCorpus.into()));
    all.extend((report.mode == Mode::LexicalOnly).then_some(CheckNotice::NoModel.into()));
    all.extend(report.claims.is_empty().then_some(CheckNotice::NoClaims.into()));
    for notice in &report.notices {
        if !all.contains(notice) {
            all.push(notice.clone());
        }
    }
    let mut words: Vec<String> = all
        .iter()
        .filter_map(|notice| wording::notice(texts, notice, reader))
        .collect();
    if fact_checks == 0 && reader == Reader::Operator {
        words.push(texts.say("notice-empty-knowledge", &[]));
    }
    if report.comments_left_out > 0 {
        words.push(texts.say("notice-comments", &[("count", report.comments_left_out.into())]));
    }
    words.dedup();
    words
}

fn sections(report: &Report, texts: &Texts) -> Vec<Section> {
    if report.claims.is_empty() {
        return Vec::new();
    }
    let section = |standing, heading: &str, empty: Option<&str>| {
        let claims = report
            .claims
            .iter()
            .enumerate()
            .filter(|(_, claim)| Standing::of(claim) == standing);
        let claims: Vec<ClaimView> = claims
            .map(|(at, claim)| claim_view(at + 1, claim, report, texts))
            .collect();
        let empty = empty.map(|id| texts.say(id, &[]));
        Section {
            standing,
            heading: texts.say(heading, &[]),
            empty,
            claims,
        }
    };
    let all = [
        section(Standing::Checked, "heading-checked", Some("empty-checked")),
        section(Standing::Related, "heading-related", None),
        section(Standing::Unchecked, "heading-unchecked", Some("empty-unchecked")),
    ];
    all.into_iter()
        .filter(|section| !section.claims.is_empty() || section.empty.is_some())
        .collect()
}

fn claim_view(number: usize, claim: &ClaimReport, report: &Report, texts: &Texts) -> ClaimView {
    let level = wording::check_worthiness(texts, claim.check_worthiness);
    let foreign = (claim.language != report.article.language).then(|| {
        let language = wording::language(texts, &claim.language);
        texts.say("report-language", &[("language", (&language).into())])
    });
    ClaimView {
        number,
        sentence: claim.sentence.clone(),
        language_tag: claim.language.clone(),
        language: foreign,
        read_as: claim
            .self_contained
            .clone()
            .filter(|text| *text != claim.sentence),
        speaker: wording::speaker(texts, &claim.voice),
        check_worthiness: level,
        matches: claim
            .matches
            .iter()
            .map(|found| match_view(found, report, texts))
            .collect(),
    }
}

fn match_view(found: &MatchReport, report: &Report, texts: &Texts) -> MatchView {
    let MatchReport {
        probability,
        band,
        fact_check,
        reasons,
    } = found;
    let same = *band == Band::SameClaim;
    let percent = percent(*probability);
    let tag = fact_check.language.as_deref().unwrap_or("und");
    let language = wording::language(texts, tag);
    let who = [
        ("outlet", (&fact_check.outlet).into()),
        ("language", (&language).into()),
    ];
    let checked = match fact_check.published.map(|date| date.to_string()) {
        Some(date) => texts.say("match-checked", &[who[0], who[1], ("date", (&date).into())]),
        None => texts.say("match-checked-undated", &who),
    };
    let claimant = fact_check
        .claimant
        .as_ref()
        .map(|name| texts.say("match-claimant", &[("claimant", name.into())]));
    let claim_date = fact_check.claim_date.map(|date| date.to_string());
    let claim_date = claim_date.map(|date| texts.say("match-claim-date", &[("date", (&date).into())]));
    let label = &fact_check.rating_label;
    let link = fact_check.url.as_deref().and_then(web_address);
    MatchView {
        band: texts.say(if same { "band-same" } else { "band-related" }, &[]),
        same,
        probability: texts.say("match-probability", &[("percent", percent.into())]),
        outlet_words: label.clone(),
        outlet_words_said: texts.say("match-outlet-words", &[("label", label.into())]),
        verdict: wording::verdict(texts, fact_check.verdict),
        tone: Tone::of(fact_check.verdict),
        claim: fact_check.claim.clone(),
        claim_language: tag.to_owned(),
        checked,
        claimed: claimant.into_iter().chain(claim_date).collect(),
        title: fact_check.title.clone(),
        summary: fact_check.summary.clone(),
        link: link.map(|address| Link {
            address,
            words: texts.say("link-fact-check", &[]),
        }),
        reasons: reasons
            .iter()
            .map(|reason| wording::reason(texts, reason))
            .collect(),
        demo: (fact_check.demo || report.corpus.demo).then(|| texts.say("notice-demo-badge", &[])),
    }
}

fn footer(report: &Report, texts: &Texts) -> Vec<String> {
    let made = [
        ("date", day(&report.generated).into()),
        ("version", (&report.tool_version).into()),
    ];
    vec![
        texts.say("footer-compared", &[("count", report.corpus.fact_checks.into())]),
        texts.say("footer-made", &made),
        texts.say("footer-people-decide", &[]),
    ]
}

/// A whole percentage from 1 to 99: an estimate is never certain.
fn percent(share: f32) -> u64 {
    (f64::from(share) * 100.0).round().clamp(1.0, 99.0) as u64
}

/// The day of an ISO 8601 date-time; any other text as it is.
fn day(time: &str) -> &str {
    match time.get(..10) {
        Some(date) if date.parse::<jiff::civil::Date>().is_ok() => date,
        _ => time,
    }
}

/// The address if it leads to the web, so that no report carries a script or a file link.
#[must_use]
pub fn web_address(address: &str) -> Option<String> {
    let address = url::Url::parse(address).ok()?;
    matches!(address.scheme(), "http" | "https").then(|| address.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_estimate_is_shown_as_certain() {
        assert_eq!([0.0, 0.004, 0.934, 0.999, 1.0].map(percent), [1, 1, 93, 99, 99]);
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(
            web_address("https://demo.invalid/a b").as_deref(),
            Some("https://demo.invalid/a%20b")
        );
        for address in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "not a link",
        ] {
            assert_eq!(web_address(address), None, "{address}");
        }
    }

    #[test]
    fn a_time_is_shown_by_its_day_and_other_words_as_they_are() {
        assert_eq!(day("2026-11-23T20:00:00Z"), "2026-11-23");
        assert_eq!(day("dünən axşam saatlarında"), "dünən axşam saatlarında");
    }
}
