//! How the site works, and what there is in it: true today, made from what is there.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use ortaq_engine::desk::Desk;
use ortaq_engine::desk::reading::Mended;
use ortaq_engine::report::verdict_words;

use super::fact_checks::language_words;
use super::item::path;
use crate::frame::{Frame, to_query};
use crate::session::Reader;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::values::spelling;
use crate::{guard, limits};

/// Rows of a table; the transparency page is no list of everything.
const ROWS: usize = 25;
/// Sections of the methodology: heading and text.
const SECTIONS: [(&str, &str); 4] = [
    ("method-origin-heading", "method-origin"),
    ("method-ratings-heading", "method-ratings"),
    ("method-matching-heading", "method-matching"),
    ("method-limits-heading", "method-limits"),
];

#[derive(Template)]
#[template(path = "methodology.html")]
struct Methodology<'a> {
    frame: Frame<'a>,
    sections: &'static [(&'static str, &'static str)],
    minutes: usize,
}

#[derive(Template)]
#[template(path = "transparency.html")]
struct Transparency<'a> {
    frame: Frame<'a>,
    total: usize,
    meaning: bool,
    version: &'static str,
    tables: Vec<Table>,
    /// None where the node has no log.
    node: Option<OfNode>,
}

/// What the organisation answers for.
struct OfNode {
    says: Vec<(String, String)>,
    mended: Vec<MendedRow>,
    more: usize,
    appeals: String,
    checkpoint: Option<String>,
}

struct MendedRow {
    what: String,
    day: String,
    text: String,
    tag: String,
    path: String,
}

struct Table {
    id: &'static str,
    heading: String,
    rows: Vec<Row>,
    most: usize,
}

struct Row {
    words: String,
    /// The list with these alone.
    path: String,
    number: usize,
    count: String,
}

/// How fact-checks get here, how they are compared, what is kept.
pub(crate) async fn methodology(State(site): State<Arc<Site>>, reader: Reader) -> Result<Response, Trouble> {
    let frame = Frame::new(&site, &reader, "/methodology");
    let title = frame.t("nav-methodology");
    let page = Methodology {
        frame: frame.titled(title),
        sections: &SECTIONS,
        minutes: limits::REPORT_MINUTES as usize,
    };
    Ok(guard::public(guard::html(page.render()?)))
}

/// What there is on this site, counted.
pub(crate) async fn transparency(State(site): State<Arc<Site>>, reader: Reader) -> Result<Response, Trouble> {
    let shelf = site.shelf();
    let frame = Frame::new(&site, &reader, "/transparency");
    let title = frame.t("nav-transparency");
    let frame = frame.titled(title);
    let row = |field: &str, value: &str, words: String, number: usize| Row {
        words,
        path: frame.to(&format!("/fact-checks?{}", to_query(field, value))),
        number,
        count: frame.count("number", &number),
    };
    let verdicts = shelf.catalogue.verdicts().into_iter();
    let verdicts = verdicts.map(|(verdict, count)| {
        row(
            "rating",
            verdict.as_str(),
            verdict_words(frame.texts(), verdict),
            count,
        )
    });
    let languages = shelf
        .catalogue
        .languages()
        .into_iter()
        .filter(|group| !group.value.is_empty());
    let languages = languages.map(|group| {
        row(
            "language",
            &group.value,
            language_words(&frame, &group.value),
            group.count,
        )
    });
    let outlets = shelf.catalogue.outlets().into_iter();
    let outlets = outlets.map(|group| row("outlet", &group.value, group.value.clone(), group.count));
    let tables = vec![
        table("ratings", frame.t("label-verdict"), verdicts),
        table("languages", frame.t("filter-language"), languages),
        table("outlets", frame.t("filter-outlet"), outlets),
    ];
    let node = match &site.newsroom {
        Some(newsroom) => Some(of_node(&frame, &newsroom.desk).await?),
        None => None,
    };
    let page = Transparency {
        node,
        total: shelf.catalogue.len(),
        meaning: shelf.knowledge.compares_meaning(),
        version: env!("CARGO_PKG_VERSION"),
        tables: tables
            .into_iter()
            .filter(|table| !table.rows.is_empty())
            .collect(),
        frame,
    };
    Ok(guard::public(guard::html(page.render()?)))
}

async fn of_node(frame: &Frame<'_>, desk: &Desk) -> Result<OfNode, Trouble> {
    let member = desk.own_member().await?;
    let answerable = desk.answerable().await?;
    let said = [
        ("field-funding", member.funding.latest()),
        ("field-government-ties", member.government_ties.latest()),
        ("field-methodology", member.methodology.latest()),
    ];
    let says = said
        .into_iter()
        .filter_map(|(label, text)| Some((frame.t(label), text?.to_string())));
    let row = |mended: &Mended| MendedRow {
        what: match &mended.weight {
            Some(weight) => frame.t(&format!("weight-{}", spelling(weight))),
            None => frame.t("published-retraction"),
        },
        day: frame.date(&mended.date),
        text: mended.text.to_string(),
        tag: mended.language.to_string(),
        path: frame.to(&path(mended.name)),
    };
    let [received, review, answered] = answerable.appeals;
    let counts = [
        ("received", received.into()),
        ("review", review.into()),
        ("answered", answered.into()),
    ];
    Ok(OfNode {
        says: says.collect(),
        mended: answerable.mended.iter().map(row).collect(),
        more: answerable.mended_in_all - answerable.mended.len(),
        appeals: frame.texts().say("transparency-appeals-counts", &counts),
        checkpoint: answerable.checkpoint.map(|checkpoint| checkpoint.to_string()),
    })
}

fn table(id: &'static str, heading: String, rows: impl Iterator<Item = Row>) -> Table {
    let rows: Vec<Row> = rows.take(ROWS).collect();
    Table {
        id,
        heading,
        most: rows.iter().map(|row| row.number).max().unwrap_or(1),
        rows,
    }
}
