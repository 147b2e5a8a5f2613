//! A fact-check of this network as its readers see it: what was found and how, who answers for it, what was corrected, what others think,
//! and the entry of the log that proves it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use ortaq_core::fold::CheckStanding;
use ortaq_core::ids::{LogId, RecordId};
use ortaq_core::records::checking::Label;
use ortaq_core::records::response::View;
use ortaq_core::{FactCheck, Outlet};
use ortaq_engine::catalogue::Name;
use ortaq_engine::desk::reading::{CommentSeen, PublishedPage};
use ortaq_engine::policy::{Act, State as Standing, may};
use ortaq_engine::report::{Tone, verdict_words};

use super::desk::cases::{Choice, choices};
use super::desk::{self, Problem, Told};
use super::fact_check::{self, data_block};
use super::item::{dated, excerpt};
use super::{picture, translation};
use crate::frame::Frame;
use crate::language::Locale;
use crate::markdown;
use crate::session::{Reader, SignedForm};
use crate::site::Site;
use crate::trouble::Trouble;
use crate::values::{choice, spelling, wanted};

const VIEWS: [View; 3] = [View::Agree, View::Disagree, View::NeedsMore];

#[derive(Template)]
#[template(path = "published.html")]
struct Page<'a> {
    frame: Frame<'a>,
    told: Told,
    path: String,
    tone: Tone,
    verdict: String,
    label: String,
    standing: Option<String>,
    retraction: Option<Dated>,
    title: String,
    tag: String,
    claim: String,
    claim_tag: String,
    summary: Option<String>,
    text: String,
    evidence: Vec<EvidenceRow>,
    details: Vec<(String, String)>,
    appearances: Vec<String>,
    topics: Vec<(String, String)>,
    labels: Vec<String>,
    corrections: Vec<Dated>,
    translations: Vec<TranslationRow>,
    opinions: Vec<OpinionRow>,
    views: Vec<Choice>,
    may_opine: bool,
    cosigned: String,
    appeals: Vec<(String, String)>,
    comments: Vec<CommentRow>,
    older_comments: usize,
    json_ld: String,
    entry: String,
    log: String,
    publications: Vec<(String, String)>,
    published: (String, String),
    may_tell: bool,
}

/// A text with its kind and day.
struct Dated {
    what: String,
    day: String,
    text: String,
    tag: String,
}

struct EvidenceRow {
    title: String,
    url: Option<String>,
    note: Option<String>,
    /// SHA-256 of the copy that the organisation keeps.
    copy: Option<String>,
}

struct TranslationRow {
    path: String,
    tag: String,
    name: String,
}

struct OpinionRow {
    /// The record, where it is this organisation's and can be taken back.
    own: Option<String>,
    member: String,
    view: String,
    reason: String,
    tag: String,
    withdrawn: Option<String>,
}

struct CommentRow {
    name: String,
    day: String,
    text: Option<String>,
    tag: String,
    removed: Option<String>,
    repeats: bool,
}

/// The page of a record that was published.
///
/// # Errors
/// [`Trouble::NotFound`] where it never was.
pub(crate) async fn show(
    site: &Site,
    reader: &Reader,
    name: Name,
    record: &RecordId,
    told: Told,
) -> Result<Response, Trouble> {
    let newsroom = site.newsroom()?;
    let page = newsroom
        .desk
        .published_page(record)
        .await?
        .ok_or(Trouble::NotFound)?;
    let path = format!("/fact-checks/{name}");
    let publication = &page.publication;
    let frame = Frame::new(site, reader, path.clone());
    let verdict = verdict_words(frame.texts(), publication.rating.verdict);
    let description = publication.summary.as_deref().unwrap_or(&publication.title);
    let frame = frame
        .titled(format!("{verdict}: {}", excerpt(&publication.claim)))
        .described(excerpt(description))
        .pictured(&picture::path(name));
    let claim_tag = publication.claim_language.as_deref().unwrap_or("und");
    let may_tell = page.standing != CheckStanding::Retracted && record.owner() == newsroom.desk.log();
    let answer = Page {
        path: frame.to(&path),
        tone: Tone::of(publication.rating.verdict),
        label: publication.rating.label.to_string(),
        standing: match page.standing {
            CheckStanding::Retracted => Some(frame.t("published-retracted")),
            CheckStanding::Corrected => Some(frame.t("published-corrected")),
            _ => None,
        },
        retraction: page.retraction.as_ref().map(|seen| Dated {
            what: frame.t("published-retraction"),
            day: frame.date(&seen.retraction.date),
            text: seen.retraction.reason.to_string(),
            tag: seen.retraction.language.to_string(),
        }),
        title: publication.title.to_string(),
        tag: publication.language.to_string(),
        claim: publication.claim.to_string(),
        claim_tag: claim_tag.to_owned(),
        summary: publication.summary.as_ref().map(ToString::to_string),
        text: markdown::html(&publication.text),
        evidence: publication
            .evidence
            .iter()
            .map(|cited| EvidenceRow {
                title: cited.title.to_string(),
                url: cited.url.as_deref().map(str::to_owned),
                note: cited.note.as_deref().map(str::to_owned),
                copy: cited.capture.map(|copy| copy.to_string()),
            })
            .collect(),
        details: details(&frame, &page),
        appearances: publication.appearances.iter().map(ToString::to_string).collect(),
        topics: fact_check::topics(publication.topics.iter().map(|topic| &**topic), &frame),
        labels: publication
            .labels
            .iter()
            .map(|Label::OwnGovernment| frame.t("label-own-government"))
            .collect(),
        corrections: page
            .corrections
            .iter()
            .map(|seen| Dated {
                what: frame.t(&format!("weight-{}", spelling(&seen.correction.weight))),
                day: frame.date(&seen.correction.date),
                text: seen.correction.text.to_string(),
                tag: seen.correction.language.to_string(),
            })
            .collect(),
        opinions: page
            .opinions
            .iter()
            .map(|seen| OpinionRow {
                own: (seen.id.owner() == newsroom.desk.log() && seen.withdrawn.is_none())
                    .then(|| seen.id.to_string()),
                member: seen.member.clone(),
                view: frame.t(&format!("view-{}", spelling(&seen.opinion.view))),
                reason: seen.opinion.reason.to_string(),
                tag: seen.opinion.language.as_deref().unwrap_or("und").to_owned(),
                withdrawn: seen.withdrawn.as_deref().map(str::to_owned),
            })
            .collect(),
        translations: page
            .translations
            .iter()
            .map(|seen| TranslationRow {
                path: frame.to(&translation::path(name, &seen.language)),
                tag: seen.language.to_string(),
                name: frame.language(&seen.language),
            })
            .collect(),
        views: choices(&frame, &VIEWS, "view-", None),
        may_opine: page.standing != CheckStanding::Retracted
            && reader
                .signed_in
                .as_ref()
                .is_some_and(|person| may(&person.account().roles, Act::GiveOpinion).is_ok()),
        cosigned: page.cosigned.join(", "),
        appeals: page
            .appeals
            .iter()
            .map(|appeal| {
                let (state, text) = match &appeal.answer {
                    Some(answer) => (
                        frame.t(&format!("outcome-{}", spelling(&answer.outcome))),
                        answer.text.to_string(),
                    ),
                    None if appeal.state == Standing::UnderReview => {
                        (frame.t("appeal-state-under-review"), String::new())
                    }
                    None => (frame.t("appeal-state-received"), String::new()),
                };
                (
                    format!("{state}, {}", frame.moment(&appeal.received.timestamp())),
                    text,
                )
            })
            .collect(),
        comments: page.comments.iter().map(|seen| comment(&frame, seen)).collect(),
        older_comments: page.older_comments,
        json_ld: json_ld(&page, record, site),
        entry: page.entry.to_string(),
        log: record.owner().to_string(),
        publications: page
            .publications
            .iter()
            .map(|mark| (frame.moment(&mark.time.timestamp()), mark.entry.to_string()))
            .collect(),
        published: dated(&publication.date, &frame),
        verdict,
        may_tell,
        told,
        frame,
    };
    Ok(answer.told.answer(answer.render()?))
}

/// Gives the organisation's opinion of a published fact-check, or takes it back.
pub(crate) async fn opine(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, name)): Path<(String, String)>,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let name = name.parse::<Name>().map_err(|_| Trouble::NotFound)?;
    let newsroom = site.newsroom()?;
    let record = newsroom.published(name).await?.ok_or(Trouble::NotFound)?;
    let actor = signed_in.at_desk();
    let done = async {
        if let Ok(own) = fields.get("own").parse() {
            let reason = wanted(&fields, "reason")?;
            newsroom.desk.withdraw_opinion(&actor, &own, reason).await?;
            return Ok("opinion-withdrawn");
        }
        let view = choice(&fields, "view")?.ok_or(Problem::Nothing)?;
        let reason = wanted(&fields, "opinion")?;
        newsroom
            .desk
            .give_opinion(&actor, &record, view, reason, None)
            .await?;
        Ok::<_, Problem>("opinion")
    };
    match done.await {
        Ok(what) => desk::done(language, &format!("/fact-checks/{name}"), what),
        Err(problem) => {
            let reader = Reader::person(language, &signed_in);
            let frame = Frame::new(&site, &reader, format!("/fact-checks/{name}"));
            let told = Told::refused(&frame, problem, &fields)?;
            show(&site, &reader, name, &record, told).await
        }
    }
}

/// Who answers for it and how it was done, in pairs of label and text.
fn details(frame: &Frame<'_>, page: &PublishedPage) -> Vec<(String, String)> {
    let publication = &page.publication;
    let member = &page.member;
    let names = |lines: &[ortaq_core::records::Line]| {
        let names: Vec<_> = lines.iter().map(ToString::to_string).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    let kind = member
        .kind
        .latest()
        .map(|kind| frame.t(&format!("member-kind-{}", spelling(kind))));
    let text = |value: Option<&ortaq_core::records::Remark>| value.map(ToString::to_string);
    let pairs = [
        (
            "field-claimant",
            publication.claimant.as_ref().map(ToString::to_string),
        ),
        (
            "field-claim-date",
            publication.claim_date.as_ref().map(|date| frame.date(date)),
        ),
        ("field-claimant-reply", text(publication.claimant_reply.as_ref())),
        ("field-method", text(publication.method.as_ref())),
        ("published-authors", names(&publication.authors)),
        ("published-reviewers", names(&publication.reviewers)),
        ("field-interests", text(publication.interests.as_ref())),
        ("fact-outlet", member.name.latest().map(ToString::to_string)),
        ("field-kind", kind),
        ("field-country", member.country.latest().map(ToString::to_string)),
        ("field-funding", text(member.funding.latest())),
        ("field-government-ties", text(member.government_ties.latest())),
        ("field-language", Some(frame.language(&publication.language))),
    ];
    let said = pairs
        .into_iter()
        .filter_map(|(label, value)| Some((frame.t(label), value?)));
    said.collect()
}

fn comment(frame: &Frame<'_>, seen: &CommentSeen) -> CommentRow {
    let comment = seen.comment.as_ref();
    let name = comment.and_then(|comment| comment.name.as_deref());
    CommentRow {
        name: name.map_or_else(|| frame.t("comment-anonymous"), str::to_owned),
        day: frame.moment(&seen.received.timestamp()),
        text: comment.map(|comment| comment.text.to_string()),
        tag: comment
            .and_then(|comment| comment.language.as_deref())
            .unwrap_or("und")
            .to_owned(),
        removed: seen.removed.as_deref().map(str::to_owned),
        repeats: seen.repeats.is_some(),
    }
}

/// ClaimReview as a data block. A retracted verdict is not repeated to machines.
fn json_ld(page: &PublishedPage, record: &RecordId, site: &Site) -> String {
    if page.standing == CheckStanding::Retracted {
        return String::new();
    }
    data_block(&fact_check(page, record, site))
}

/// The fact-check as it is exchanged.
pub(super) fn fact_check(page: &PublishedPage, record: &RecordId, site: &Site) -> FactCheck {
    let owner: LogId = record.owner();
    let outlet = Outlet {
        name: page
            .member
            .name
            .latest()
            .map_or_else(|| owner.to_string(), ToString::to_string),
        url: page.member.website.latest().map(ToString::to_string),
    };
    FactCheck {
        demo: site.is_demo(),
        ..page.publication.to_fact_check(record, outlet)
    }
}
