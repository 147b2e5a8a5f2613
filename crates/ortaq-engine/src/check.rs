//! Checking a document: which of its claims have been checked already, by whom, with what verdict.

use std::collections::HashMap;

use ortaq_core::FactCheck;
use ortaq_lang::{Identification, Language, Script, identify, words};
use ortaq_match::claims::{self, Claim, Scorer};
use ortaq_match::index::Found;
use ortaq_match::rank::Why;
use ortaq_match::tokenizer::Prefix;
use ortaq_sources::Document;

use crate::knowledge::{Knowledge, KnowledgeError};
use crate::language;
use crate::report::{
    ArticleInfo, ArticleLink, Band, CheckNotice, ClaimReport, CorpusInfo, FactCheckView, MatchReport, Mode,
    Notice, Reason, Report, SCHEMA, Voice, VoiceKind,
};

/// A paragraph of so many words or fewer that stands alone is taken as one claim.
const ONE_CLAIM_WORDS: usize = 25;
/// Confidence below which the report says that the language is unsure.
const SURE: f32 = 0.6;
/// Matches kept for one claim.
const MATCHES: usize = 8;
/// Texts that are embedded together.
const BATCH: usize = 64;

/// What a person asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckOptions {
    /// Most claims in the report.
    pub claims: usize,
    /// Least probability of a match; `None`: what the matching itself calls related.
    pub min_probability: Option<f32>,
    /// The text is one claim, however long.
    pub one_claim: bool,
    /// The time of the check: RFC 3339, UTC.
    pub now: String,
}

/// Checks `document` against what is known.
///
/// # Errors
/// When the knowledge base or its index cannot be read.
pub async fn check(
    knowledge: &Knowledge,
    document: &Document,
    options: &CheckOptions,
) -> Result<Report, KnowledgeError> {
    let text = document.text();
    let found = identify(&text);
    let mut notices: Vec<Notice> = document.notices.iter().cloned().map(Notice::Reading).collect();
    note_language(found, &mut notices);
    let word_count = words(&text).count();
    let short = word_count <= ONE_CLAIM_WORDS;
    let mut claims = if options.one_claim || short && document.paragraphs.len() == 1 {
        Vec::new()
    } else {
        article_claims(knowledge, document, found.language)
    };
    if claims.is_empty() && (options.one_claim || short) {
        if !options.one_claim {
            notices.push(CheckNotice::TakenAsOneClaim.into());
        }
        claims.push(whole(&text));
    }
    let languages = language::of_claims(&claims, &document.paragraphs, found);
    let matches = matches(knowledge, &claims, &languages, options)?;
    let mut reports = Vec::with_capacity(claims.len());
    for ((claim, here), found_claims) in claims.into_iter().zip(languages).zip(matches) {
        let matches = match_reports(knowledge, found_claims, here).await?;
        reports.push(claim_report(claim, here, matches));
    }
    note_check(knowledge, reports.len(), &mut notices);
    note_length(document, found.language, &mut notices);
    let reports = shown(reports, options.claims, &mut notices);
    Ok(Report {
        schema: SCHEMA.to_owned(),
        generated: options.now.clone(),
        tool_version: env!("CARGO_PKG_VERSION").to_owned(),
        article: article(document, found, word_count as u64),
        mode: mode(knowledge),
        corpus: CorpusInfo {
            fact_checks: knowledge.index().len() as u64,
            demo: knowledge.is_demo(),
        },
        claims: reports,
        comments_left_out: document.comments.len(),
        links: document
            .links
            .iter()
            .map(|l| ArticleLink {
                url: l.url.clone(),
                text: l.text.clone(),
            })
            .collect(),
        notices,
    })
}

fn mode(knowledge: &Knowledge) -> Mode {
    if knowledge.compares_meaning() {
        Mode::Semantic
    } else {
        Mode::LexicalOnly
    }
}

fn note_language(found: Identification, notices: &mut Vec<Notice>) {
    if found.language == Language::Other {
        notices.push(CheckNotice::LanguageUnmeasured.into());
    } else if found.confidence < SURE {
        notices.push(CheckNotice::LanguageUnsure.into());
    }
}

fn note_check(knowledge: &Knowledge, claims: usize, notices: &mut Vec<Notice>) {
    if knowledge.is_demo() {
        notices.push(CheckNotice::DemoCorpus.into());
    }
    if mode(knowledge) == Mode::LexicalOnly {
        notices.push(CheckNotice::NoModel.into());
    }
    if claims == 0 {
        notices.push(CheckNotice::NoClaims.into());
    }
    if knowledge.behind() > 0 {
        notices.push(
            CheckNotice::IndexBehind {
                records: knowledge.behind(),
            }
            .into(),
        );
    }
}

/// Claims are looked for within limits; says where the text exceeds them.
fn note_length(document: &Document, language: Language, notices: &mut Vec<Notice>) {
    let limit = claims::limits::MAX_SENTENCES;
    // The shortest sentence and the space after it take two bytes.
    let may_exceed = document.text().len() >= 2 * limit;
    if may_exceed && claims::sentence::split(&document.paragraphs, language).len() == limit {
        notices.push(CheckNotice::SentencesCut { limit }.into());
    }
}

/// The claims with matches first of all, then the most check-worthy, in the order of the article.
fn shown(reports: Vec<ClaimReport>, limit: usize, notices: &mut Vec<Notice>) -> Vec<ClaimReport> {
    let found = reports.len();
    if found <= limit {
        return reports;
    }
    notices.push(CheckNotice::ClaimsLeftOut { shown: limit, found }.into());
    let weight = |report: &ClaimReport| {
        let probability = report.matches.first().map_or(0.0, |m| m.probability);
        probability + report.check_worthiness
    };
    let mut order: Vec<usize> = (0..found).collect();
    order.sort_by(|a, b| weight(&reports[*b]).total_cmp(&weight(&reports[*a])));
    order.truncate(limit);
    let kept = |at: &usize| order.contains(at);
    reports
        .into_iter()
        .enumerate()
        .filter(|(at, _)| kept(at))
        .map(|(_, report)| report)
        .collect()
}

/// A short text as the one claim it is.
fn whole(text: &str) -> Claim {
    let sentence = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Claim {
        self_contained: sentence.clone(),
        sentence,
        paragraph: 0,
        voice: claims::Voice::Outlet,
        check_worthiness: 1.0,
        context: None,
    }
}

fn article_claims(knowledge: &Knowledge, document: &Document, language: Language) -> Vec<Claim> {
    let title = document.title.as_deref();
    match knowledge.encoder() {
        Some(encoder) => {
            let embed = |texts: &[&str]| Some(encoder.embed(texts, Prefix::Query));
            claims::claims(
                &document.paragraphs,
                title,
                language,
                &Scorer::with_encoder(&embed),
            )
        }
        None => claims::claims(&document.paragraphs, title, language, &Scorer::surface()),
    }
}

/// What is found for each claim.
fn matches(
    knowledge: &Knowledge,
    claims: &[Claim],
    languages: &[Identification],
    options: &CheckOptions,
) -> Result<Vec<Vec<Found>>, KnowledgeError> {
    let mut found = Vec::with_capacity(claims.len());
    for (batch, languages) in claims.chunks(BATCH).zip(languages.chunks(BATCH)) {
        let texts: Vec<(&str, Language)> = batch
            .iter()
            .zip(languages)
            .map(|(claim, found)| (claim.self_contained.as_str(), found.language))
            .collect();
        found.extend(knowledge.index().find(&texts, knowledge.encoder(), MATCHES)?);
    }
    if let Some(least) = options.min_probability {
        found
            .iter_mut()
            .for_each(|matches| matches.retain(|m| m.probability >= least));
    }
    Ok(found)
}

async fn match_reports(
    knowledge: &Knowledge,
    found: Vec<Found>,
    here: Identification,
) -> Result<Vec<MatchReport>, KnowledgeError> {
    let keys: Vec<u64> = found.iter().map(|f| f.key).collect();
    let records: HashMap<u64, FactCheck> = knowledge.records(&keys).await?.into_iter().collect();
    let report = |found: Found| {
        let record = records.get(&found.key)?;
        Some(MatchReport {
            probability: found.probability,
            band: if found.same_claim {
                Band::SameClaim
            } else {
                Band::Related
            },
            fact_check: FactCheckView::from(record),
            reasons: reasons(&found, here, &record.claim, mode(knowledge)),
        })
    };
    Ok(found.into_iter().filter_map(report).collect())
}

/// Facts that speak for and against a match, the strongest first.
fn reasons(found: &Found, here: Identification, claim: &str, mode: Mode) -> Vec<Reason> {
    let Why { names, words, .. } = &found.why;
    let why = &found.why;
    let mut reasons = Vec::new();
    if why.nearly_same_words {
        reasons.push(Reason::NearlySameWords);
    } else if mode == Mode::Semantic && found.same_claim {
        reasons.push(Reason::SameMeaning);
    }
    let mut add = |is_there: bool, reason: Reason| {
        if is_there {
            reasons.push(reason);
        }
    };
    add(!names.is_empty(), Reason::SharedNames { names: names.clone() });
    add(
        !why.numbers_agree.is_empty(),
        Reason::NumbersAgree {
            numbers: why.numbers_agree.clone(),
        },
    );
    add(
        !why.dates_agree.is_empty(),
        Reason::DatesAgree {
            dates: why.dates_agree.clone(),
        },
    );
    let both = |here: &[String], there: &[String]| !here.is_empty() && !there.is_empty();
    let (numbers_here, numbers_there) = (why.numbers_here.clone(), why.numbers_there.clone());
    add(
        both(&numbers_here, &numbers_there),
        Reason::NumbersDiffer {
            here: numbers_here,
            there: numbers_there,
        },
    );
    let (dates_here, dates_there) = (why.dates_here.clone(), why.dates_there.clone());
    add(
        both(&dates_here, &dates_there),
        Reason::DatesDiffer {
            here: dates_here,
            there: dates_there,
        },
    );
    add(why.one_denies, Reason::Negation);
    add(
        !words.is_empty() && !why.nearly_same_words,
        Reason::SharedWords { words: words.clone() },
    );
    let there = Script::of(claim);
    let (from, to) = (here.language.code().to_owned(), found.language.code().to_owned());
    add(
        here.language != found.language,
        Reason::CrossLanguage { from, to },
    );
    let (from, to) = (here.script.code().to_owned(), there.code().to_owned());
    add(here.script != there, Reason::CrossScript { from, to });
    reasons
}

fn claim_report(claim: Claim, found: Identification, matches: Vec<MatchReport>) -> ClaimReport {
    let (kind, speaker) = match claim.voice {
        claims::Voice::Outlet => (VoiceKind::Outlet, None),
        claims::Voice::Quote { speaker } => (VoiceKind::Quote, speaker),
        claims::Voice::Reported { speaker } => (VoiceKind::Reported, speaker),
    };
    let self_contained = (claim.self_contained != claim.sentence).then_some(claim.self_contained);
    ClaimReport {
        sentence: claim.sentence,
        self_contained,
        language: tag(found.language),
        script: found.script.code().to_owned(),
        voice: Voice { kind, speaker },
        check_worthiness: claim.check_worthiness,
        matches,
    }
}

/// BCP 47 tag of a language; `und` where it is none of ours.
fn tag(language: Language) -> String {
    let code = if language == Language::Other {
        "und"
    } else {
        language.code()
    };
    code.to_owned()
}

fn article(document: &Document, found: Identification, words: u64) -> ArticleInfo {
    ArticleInfo {
        title: document.title.clone(),
        url: document.url.clone(),
        canonical_url: document.canonical_url.clone(),
        site_name: document.site_name.clone(),
        byline: document.byline.clone(),
        published: document.published.clone(),
        language: tag(found.language),
        script: found.script.code().to_owned(),
        language_confidence: found.confidence,
        words,
        kind: document.kind,
    }
}
