//! What readers send about published fact-checks: comments to be looked at, and appeals to be answered.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use ortaq_core::ids::RecordId;
use ortaq_core::records::response::{AppealAnswer, Moderation, Outcome, Visibility};
use ortaq_engine::desk::reading::{AppealItem, CommentItem};
use ortaq_engine::desk::{Actor, Desk};
use ortaq_engine::export;
use ortaq_engine::policy::{Act, State as Standing, may};
use ortaq_engine::report::ReportLanguage;

use super::cases::{Choice, choices};
use super::{Brought, Problem, Told, framed, named};
use crate::forms::Fields;
use crate::frame::Frame;
use crate::language::Locale;
use crate::pages::files::FileRow;
use crate::session::{SignedForm, SignedIn};
use crate::site::Site;
use crate::trouble::Trouble;
use crate::values::{choice, spelling, wanted};

const OUTCOMES: [Outcome; 3] = [Outcome::Upheld, Outcome::PartlyUpheld, Outcome::Rejected];
const PATH: &str = "/readers";

#[derive(Template)]
#[template(path = "desk-readers.html")]
struct Page<'a> {
    frame: Frame<'a>,
    told: Told,
    appeals: Vec<AppealRow>,
    comments: Vec<CommentRow>,
    more_comments: u64,
    outcomes: Vec<Choice>,
    may_moderate: bool,
    may_answer: bool,
}

struct AppealRow {
    part: String,
    about: String,
    text: String,
    files: Vec<FileRow>,
    tag: String,
    state: String,
    received: String,
    deadline: String,
    follows: Vec<(String, String)>,
    open: bool,
}

struct CommentRow {
    id: String,
    about: String,
    name: Option<String>,
    text: String,
    tag: String,
    received: String,
}

/// The lists.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    signed_in: SignedIn,
    Query(brought): Query<Brought>,
) -> Result<Response, Trouble> {
    let frame = framed(&site, language, &signed_in, PATH, "readers-title");
    let told = Told::done(&frame, &brought.done);
    show(&site, language, &signed_in, told).await
}

async fn show(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    told: Told,
) -> Result<Response, Trouble> {
    let desk = &site.newsroom()?.desk;
    let actor = signed_in.at_desk();
    let frame = framed(site, language, signed_in, PATH, "readers-title");
    let mut appeals = Vec::new();
    for state in [Standing::Received, Standing::UnderReview] {
        for appeal in desk.appeals(&actor, Some(state), None).await?.items {
            appeals.push(appeal_row(&frame, desk, &appeal).await?);
        }
    }
    for appeal in desk
        .appeals(&actor, Some(Standing::Answered), None)
        .await?
        .items
        .iter()
        .take(10)
    {
        appeals.push(appeal_row(&frame, desk, appeal).await?);
    }
    let comments = desk.comments(&actor, true, None).await?;
    let page = Page {
        appeals,
        more_comments: comments.total.saturating_sub(comments.items.len() as u64),
        comments: comments
            .items
            .into_iter()
            .map(|item| CommentRow {
                id: super::part(&item.id),
                about: public(&frame, &item.comment.about),
                name: item.comment.name.as_ref().map(ToString::to_string),
                tag: item.comment.language.as_deref().unwrap_or("und").to_owned(),
                received: frame.moment(&item.received.timestamp()),
                text: item.comment.text.to_string(),
            })
            .collect(),
        outcomes: choices(&frame, &OUTCOMES, "outcome-", None),
        may_moderate: may(&actor.roles, Act::ModerateComment).is_ok(),
        may_answer: may(&actor.roles, Act::AnswerAppeal).is_ok(),
        told,
        frame,
    };
    Ok(page.told.answer(page.render()?))
}

/// What stands in an export of comments.
const COLUMNS: [&str; 9] = [
    "comment",
    "fact-check",
    "received",
    "name",
    "language",
    "text",
    "reply-to",
    "decision",
    "reason",
];

/// All comments with what was decided about them, as a table.
pub(crate) async fn comments_table(
    State(site): State<Arc<Site>>,
    Locale(_): Locale,
    signed_in: SignedIn,
) -> Result<Response, Trouble> {
    let rows = exported(&site, &signed_in).await?;
    let table = export::table(&COLUMNS, rows).map_err(|error| {
        tracing::error!(%error, "comments cannot be exported");
        Trouble::Fault
    })?;
    Ok(saved("text/csv; charset=utf-8", "comments.csv", table))
}

/// All comments with what was decided about them, as JSON.
pub(crate) async fn comments_data(
    State(site): State<Arc<Site>>,
    Locale(_): Locale,
    signed_in: SignedIn,
) -> Result<Response, Trouble> {
    let rows = exported(&site, &signed_in).await?.into_iter();
    let objects = rows.map(|row| COLUMNS.into_iter().zip(row).collect::<BTreeMap<_, _>>());
    let text = serde_json::json!({ "comments": objects.collect::<Vec<_>>() }).to_string();
    Ok(saved("application/json", "comments.json", text.into_bytes()))
}

async fn exported(site: &Site, signed_in: &SignedIn) -> Result<Vec<Vec<String>>, Trouble> {
    let comments = site.newsroom()?.desk.all_comments(&signed_in.at_desk()).await?;
    let row = |item: CommentItem| {
        let comment = item.comment;
        let (decision, reason) = match &item.moderation {
            Some(moderation) => (spelling(&moderation.decision), moderation.reason.to_string()),
            None => Default::default(),
        };
        vec![
            item.id.to_string(),
            site.absolute(&format!("/fact-checks/{}", Desk::name_of(&comment.about))),
            item.received.to_string(),
            comment.name.map(|name| name.to_string()).unwrap_or_default(),
            comment.language.map(|tag| tag.to_string()).unwrap_or_default(),
            comment.text.to_string(),
            comment
                .reply_to
                .map(|other| other.to_string())
                .unwrap_or_default(),
            decision,
            reason,
        ]
    };
    Ok(comments.into_iter().map(row).collect())
}

fn saved(content_type: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{name}\""));
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(content_type)),
        (
            CONTENT_DISPOSITION,
            disposition.unwrap_or(HeaderValue::from_static("attachment")),
        ),
    ];
    (headers, bytes).into_response()
}

/// The public page of a fact-check.
fn public(frame: &Frame<'_>, check: &RecordId) -> String {
    frame.to(&format!("/fact-checks/{}", Desk::name_of(check)))
}

async fn appeal_row(frame: &Frame<'_>, desk: &Desk, appeal: &AppealItem) -> Result<AppealRow, Trouble> {
    let state = match (&appeal.outcome, appeal.state) {
        (Some(outcome), _) => frame.t(&format!("outcome-{}", spelling(outcome))),
        (None, Standing::UnderReview) => frame.t("appeal-state-under-review"),
        (None, _) => frame.t("appeal-state-received"),
    };
    // What an appeal that is right can lead to: the corrections and the retraction of what it contests.
    let published = desk.published_page(&appeal.filed.about).await?;
    let follows = published.into_iter().flat_map(|page| {
        let corrections = page
            .corrections
            .into_iter()
            .map(|seen| (seen.id, seen.correction.text));
        let retraction = page
            .retraction
            .into_iter()
            .map(|seen| (seen.id, seen.retraction.reason));
        corrections.chain(retraction).collect::<Vec<_>>()
    });
    Ok(AppealRow {
        part: super::part(&appeal.id),
        about: public(frame, &appeal.filed.about),
        text: appeal.filed.text.to_string(),
        files: appeal
            .filed
            .attachments
            .iter()
            .map(|file| FileRow::new(frame, file))
            .collect(),
        tag: appeal.filed.language.as_deref().unwrap_or("und").to_owned(),
        state,
        received: frame.moment(&appeal.received.timestamp()),
        deadline: frame.date(&appeal.deadline),
        follows: follows
            .map(|(id, text)| (id.to_string(), crate::pages::item::excerpt(&text)))
            .collect(),
        open: appeal.outcome.is_none(),
    })
}

/// Decides about a comment, or takes up or answers an appeal.
pub(crate) async fn act(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, kind, record)): Path<(String, String, String)>,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let newsroom = site.newsroom()?;
    let actor = signed_in.at_desk();
    let done = match kind.as_str() {
        "comment" => {
            let comment = named(newsroom, "comment", &record)?;
            moderate(&newsroom.desk, &actor, &comment, &fields).await
        }
        "appeal" => {
            let appeal = named(newsroom, "appeal", &record)?;
            answer(&newsroom.desk, &actor, &appeal, &fields).await
        }
        _ => return Err(Trouble::NotFound),
    };
    match done {
        Ok(what) => super::done(language, PATH, what),
        Err(problem) => {
            let frame = framed(&site, language, &signed_in, PATH, "readers-title");
            let told = Told::refused(&frame, problem, &fields)?;
            show(&site, language, &signed_in, told).await
        }
    }
}

async fn moderate(
    desk: &Desk,
    actor: &Actor,
    comment: &RecordId,
    fields: &Fields,
) -> Result<&'static str, Problem> {
    let decision: Visibility = choice(fields, "decision")?.ok_or(Problem::Nothing)?;
    let reason = match decision {
        // Whoever shows a comment need not say why.
        Visibility::Shown => "–".try_into().map_err(|_| Problem::Nothing)?,
        _ => wanted(fields, "reason")?,
    };
    desk.moderate(actor, comment, Moderation { decision, reason })
        .await?;
    Ok("moderated")
}

async fn answer(
    desk: &Desk,
    actor: &Actor,
    appeal: &RecordId,
    fields: &Fields,
) -> Result<&'static str, Problem> {
    if fields.get("act") == "take" {
        desk.handle_appeal(actor, appeal, actor.person, None).await?;
        return Ok("taken");
    }
    let answer = AppealAnswer {
        outcome: choice(fields, "outcome")?.ok_or(Problem::Nothing)?,
        text: wanted(fields, "answer")?,
        follows: fields.get("follows").parse().ok(),
    };
    let interested = fields.get("interested") == "yes";
    desk.answer_appeal(actor, appeal, answer, interested).await?;
    Ok("answered")
}
