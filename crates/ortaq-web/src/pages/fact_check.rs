//! One fact-check: what was claimed, what its outlet found, and where similar claims were checked.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use ortaq_core::FactCheck;
use ortaq_engine::catalogue::Name;
use ortaq_engine::export::attributed_claim_review;
use ortaq_engine::report::{verdict_words, web_address};

use super::desk::{Brought, Told};
use super::item::{Item, dated, excerpt, own_words, path};
use super::{picture, published};
use crate::frame::{Frame, to_query};
use crate::guard;
use crate::language::Locale;
use crate::session::Reader;
use crate::shelf::{Hit, Shelf};
use crate::site::Site;
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "fact-check.html")]
struct Page<'a> {
    frame: Frame<'a>,
    item: Item,
    own_words: Option<String>,
    title: Option<String>,
    summary: Option<Vec<String>>,
    source: Option<String>,
    outlet_address: Option<String>,
    outlet_list: String,
    claimant: Option<String>,
    claim_date: Option<(String, String)>,
    appearances: Vec<String>,
    topics: Vec<(String, String)>,
    similar: Vec<Item>,
    json_ld: String,
    permalink: String,
    path: String,
    card: String,
    embed: String,
}

/// The page of a fact-check.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
    Query(brought): Query<Brought>,
) -> Result<Response, Trouble> {
    let name = name.parse::<Name>().map_err(|_| Trouble::NotFound)?;
    if let Some(newsroom) = &site.newsroom
        && let Some(record) = newsroom.published(name).await?
    {
        let told = Told::done(&Frame::new(&site, &reader, path(name)), &brought.done);
        return published::show(&site, &reader, name, &record, told).await;
    }
    let shelf = site.shelf();
    let key = shelf.catalogue.key(name).ok_or(Trouble::NotFound)?;
    let similar = similar(&site, &shelf, name).await?;
    let keys: Vec<u64> = std::iter::once(key)
        .chain(similar.iter().map(|hit| hit.key))
        .collect();
    let records = shelf.records(&keys).await?;
    let Some(((_, record), others)) = records.split_first().filter(|((found, _), _)| *found == key) else {
        // It was deleted after the catalogue was made.
        return Err(Trouble::NotFound);
    };
    let path = path(name);
    let frame = framed(Frame::new(&site, &reader, path.clone()), record);
    let embed = embed_code(&frame, name);
    let page = Page {
        item: Item::new(record, &frame),
        own_words: own_words(record, &frame),
        title: record.title.clone(),
        summary: record.summary.as_deref().map(paragraphs),
        source: record.url.as_deref().and_then(web_address),
        outlet_address: record.outlet.url.as_deref().and_then(web_address),
        outlet_list: frame.to(&format!(
            "/fact-checks?{}",
            to_query("outlet", &record.outlet.name)
        )),
        claimant: record.claimant.clone(),
        claim_date: record.claim_date.as_ref().map(|date| dated(date, &frame)),
        appearances: record.appearances.iter().filter_map(|a| web_address(a)).collect(),
        topics: topics(record.topics.iter().map(String::as_str), &frame),
        similar: others
            .iter()
            .map(|(key, other)| similar_item(*key, other, &similar, &frame))
            .collect(),
        json_ld: data_block(record),
        permalink: site.absolute(&path),
        card: frame.to(&format!("/card/{name}")),
        embed,
        path,
        frame,
    };
    Ok(guard::public(guard::html(page.render()?)))
}

/// The fact-check as a ClaimReview document.
pub(crate) async fn data(
    State(site): State<Arc<Site>>,
    Locale(_): Locale,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let record = record(&site.shelf(), &name).await?;
    let text = claim_review(&record);
    let content_type = HeaderValue::from_static("application/ld+json");
    Ok(guard::public(
        ([(CONTENT_TYPE, content_type)], text).into_response(),
    ))
}

/// The record with this name.
pub(crate) async fn record(shelf: &Shelf, name: &str) -> Result<FactCheck, Trouble> {
    let name = name.parse::<Name>().map_err(|_| Trouble::NotFound)?;
    let key = shelf.catalogue.key(name).ok_or(Trouble::NotFound)?;
    let mut records = shelf.records(&[key]).await?;
    Ok(records.pop().ok_or(Trouble::NotFound)?.1)
}

/// The frame of the page of a fact-check, with what previews show of it.
pub(crate) fn framed<'a>(frame: Frame<'a>, record: &FactCheck) -> Frame<'a> {
    let verdict = verdict_words(frame.texts(), record.rating.verdict);
    let description = record.summary.as_deref().unwrap_or(&record.outlet.name);
    frame
        .titled(format!("{verdict}: {}", excerpt(&record.claim)))
        .described(excerpt(description))
        .pictured(&picture::path(Name::of(&record.id)))
}

async fn similar(site: &Site, shelf: &Arc<Shelf>, name: Name) -> Result<Vec<Hit>, Trouble> {
    if let Some(known) = shelf.known_similar(name) {
        return Ok(known.to_vec());
    }
    let shelf = Arc::clone(shelf);
    site.compute(move || shelf.find_similar(name)).await
}

fn similar_item(key: u64, record: &FactCheck, hits: &[Hit], frame: &Frame<'_>) -> Item {
    let same = hits.iter().any(|hit| hit.key == key && hit.same_claim);
    Item {
        note: Some(frame.t(if same { "band-same" } else { "band-related" })),
        ..Item::new(record, frame)
    }
}

/// Topics with the list of all that is about them.
pub(super) fn topics<'t>(topics: impl Iterator<Item = &'t str>, frame: &Frame<'_>) -> Vec<(String, String)> {
    let list = |topic: &str| frame.to(&format!("/fact-checks?{}", to_query("topic", topic)));
    topics.map(|topic| (topic.to_owned(), list(topic))).collect()
}

fn paragraphs(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// The fact-check as a ClaimReview document, as its page carries it.
pub(crate) fn claim_review(record: &FactCheck) -> String {
    // The day on which the outlet published it: the page itself has no other date.
    let generated = record.published.map(|date| date.to_string()).unwrap_or_default();
    attributed_claim_review(record, &generated).to_string()
}

/// JSON that cannot end the element it stands in: what would open a tag or an entity is written as an escape of JSON.
pub(super) fn data_block(record: &FactCheck) -> String {
    claim_review(record)
        .replace('&', "\\u0026")
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
}

/// What others put into their pages to show the card.
fn embed_code(frame: &Frame<'_>, name: Name) -> String {
    let address = frame.absolute(&format!("/card/{name}"));
    format!(
        "<iframe src=\"{address}\" title=\"{}\" width=\"100%\" height=\"260\" loading=\"lazy\" \
         sandbox=\"allow-popups allow-popups-to-escape-sandbox\" referrerpolicy=\"no-referrer\"></iframe>",
        frame.t("card-title")
    )
}
