//! Search over everything that the desk works with, and the known fact-checks, as one types.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use ortaq_core::ids::RecordId;
use ortaq_engine::desk::FoundRecord;
use serde::Deserialize;

use super::{framed, inbox, matches, part};
use crate::frame::{Frame, to_query};
use crate::guard;
use crate::language::Locale;
use crate::limits;
use crate::pages::item::Item;
use crate::session::SignedIn;
use crate::site::Site;
use crate::trouble::Trouble;

const PATH: &str = "/find";

/// What is looked for.
#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
    /// Whether the results alone are asked for, without the page around them.
    #[serde(default)]
    part: String,
}

#[derive(Template)]
#[template(path = "desk-find.html")]
struct Page<'a> {
    frame: &'a Frame<'a>,
    found: &'a Found<'a>,
    longest: usize,
}

#[derive(Template)]
#[template(path = "desk-found.html")]
struct Found<'a> {
    frame: Frame<'a>,
    asked: String,
    records: Vec<Row>,
    known: Vec<Item>,
}

struct Row {
    path: String,
    title: String,
    kind: String,
    state: Option<String>,
    changed: String,
}

/// The page, or its results alone.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let text = asked.q.trim();
    if text.chars().count() > limits::SEARCH_CHARS {
        return Err(Trouble::Bad);
    }
    let path = if text.is_empty() {
        PATH.to_owned()
    } else {
        format!("{PATH}?{}", to_query("q", text))
    };
    let frame = framed(&site, language, &signed_in, path, "find-title");
    let (records, known) = if text.is_empty() {
        (vec![], vec![])
    } else {
        let records = site.find_at_desk(&signed_in, text).await?;
        let rows = records.iter().map(|record| Row::new(record, &frame)).collect();
        (rows, matches(&site, &frame, text).await?)
    };
    let found = Found {
        frame,
        asked: text.to_owned(),
        records,
        known,
    };
    let page = if asked.part.is_empty() {
        let page = Page {
            frame: &found.frame,
            found: &found,
            longest: limits::SEARCH_CHARS,
        };
        page.render()?
    } else {
        found.render()?
    };
    Ok(guard::html(page))
}

impl Row {
    fn new(record: &FoundRecord, frame: &Frame<'_>) -> Self {
        let kind = record.id.kind();
        let state = record.status.as_ref().map(|status| match kind {
            "tip" | "sighting" => format!("item-state-{status}"),
            "appeal" => format!("appeal-state-{status}"),
            _ if status == "draft" => "draft-in-the-making".to_owned(),
            _ => format!("case-state-{status}"),
        });
        Self {
            path: frame.to(&shown_at(&record.shown_by)),
            title: record.title.clone().unwrap_or_else(|| frame.t("desk-untitled")),
            kind: frame.t(&match kind {
                "tip" | "sighting" => format!("item-kind-{kind}"),
                _ => format!("find-kind-{kind}"),
            }),
            state: state
                .filter(|text| frame.texts().has(text))
                .map(|text| frame.t(&text)),
            changed: frame.moment(&record.changed.timestamp()),
        }
    }
}

/// The page of the desk that shows a record.
fn shown_at(record: &RecordId) -> String {
    match record.kind() {
        "tip" | "sighting" => inbox::path(record),
        "case" => format!("/cases/{}", part(record)),
        "fact-check" => format!("/drafts/{}", part(record)),
        "translation" => format!("/translations/{}", part(record)),
        "claim" => "/cases".to_owned(),
        _ => "/readers".to_owned(),
    }
}

impl Site {
    /// Records of the desk that say what `text` says, or have its words. What was written before this was called is found.
    async fn find_at_desk(&self, signed_in: &SignedIn, text: &str) -> Result<Vec<FoundRecord>, Trouble> {
        let newsroom = self.newsroom()?;
        let shelf = self.shelf();
        let finder = Arc::clone(&newsroom.finder);
        let turn = newsroom.finding.lock().await;
        if let Some(changed) = finder.changed(&*newsroom.store, newsroom.writer.log()).await? {
            let (finder, shelf) = (Arc::clone(&finder), Arc::clone(&shelf));
            self.compute(move || finder.make(changed, shelf.knowledge.encoder()))
                .await?;
        }
        drop(turn);
        let text = text.to_owned();
        let found = self
            .compute(move || finder.search(&text, shelf.knowledge.encoder()))
            .await?;
        Ok(newsroom.desk.found(&signed_in.at_desk(), &found).await?)
    }
}
