//! The list of fact-checks as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, with the same filters as the page.
//!
//! A feed needs times, so fact-checks without a date are not in it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use ortaq_core::FactCheck;
use ortaq_engine::catalogue::{Name, Start};
use ortaq_engine::report::{verdict_words, web_address};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::fact_checks::Asked;
use super::item::{excerpt, path, tag};
use crate::frame::Frame;
use crate::language::Locale;
use crate::session::Reader;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::{guard, limits};

/// Said where nothing was ever published.
const NEVER: &str = "1970-01-01T00:00:00Z";

struct Feed {
    code: &'static str,
    title: String,
    description: String,
    /// The feed's own address.
    address: String,
    /// The page with the same list.
    page: String,
    updated: String,
    entries: Vec<Entry>,
}

struct Entry {
    title: String,
    address: String,
    /// Where it can be heard.
    sound: String,
    /// The outlet's page.
    source: Option<String>,
    updated: String,
    rfc_2822: String,
    outlet: String,
    verdict: String,
    verdict_code: &'static str,
    tag: String,
    summary: String,
    topics: Vec<String>,
}

#[derive(Template)]
#[template(path = "atom.xml", escape = "html")]
struct Atom {
    feed: Feed,
}

#[derive(Template)]
#[template(path = "rss.xml", escape = "html")]
struct Rss {
    feed: Feed,
}

/// The list as Atom.
pub(crate) async fn atom(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let frame = Frame::new(&site, &Reader::anybody(language), "/");
    let feed = read(&site, &frame, &asked, "atom").await?;
    let text = Atom { feed }.render()?;
    Ok(unless_known(
        &headers,
        text,
        "application/atom+xml; charset=utf-8",
    ))
}

/// The list as RSS.
pub(crate) async fn rss(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let frame = Frame::new(&site, &Reader::anybody(language), "/");
    let feed = read(&site, &frame, &asked, "rss").await?;
    let text = Rss { feed }.render()?;
    Ok(unless_known(&headers, text, "application/rss+xml; charset=utf-8"))
}

#[derive(Template)]
#[template(path = "podcast.xml", escape = "html")]
struct Podcast {
    feed: Feed,
}

/// The list as a podcast (RSS 2.0): what is written in the language and can be heard. A recording is made when it is asked for, so that
/// its length is not known here.
pub(crate) async fn podcast(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    if !site.aloud.is_there() {
        return Err(Trouble::NotFound);
    }
    let frame = Frame::new(&site, &Reader::anybody(language), "/");
    let asked = Asked {
        language: language.code().to_owned(),
        ..Asked::default()
    };
    let feed = read(&site, &frame, &asked, "podcast").await?;
    let text = Podcast { feed }.render()?;
    Ok(unless_known(&headers, text, "application/rss+xml; charset=utf-8"))
}

/// The list as JSON Feed.
pub(crate) async fn json(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let frame = Frame::new(&site, &Reader::anybody(language), "/");
    let feed = read(&site, &frame, &asked, "json").await?;
    let items: Vec<Value> = feed.entries.iter().map(item).collect();
    let text = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "language": feed.code,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "items": items,
    });
    Ok(unless_known(&headers, text.to_string(), "application/feed+json"))
}

fn item(entry: &Entry) -> Value {
    let mut item = json!({
        "id": entry.address,
        "url": entry.address,
        "title": entry.title,
        "content_text": entry.summary,
        "language": entry.tag,
        "date_published": entry.updated,
        "authors": [{ "name": entry.outlet }],
        "tags": std::iter::once(&entry.verdict).chain(&entry.topics).collect::<Vec<_>>(),
    });
    if let (Some(source), Value::Object(fields)) = (&entry.source, &mut item) {
        fields.insert("external_url".to_owned(), json!(source));
    }
    item
}

async fn read(site: &Site, frame: &Frame<'_>, asked: &Asked, kind: &str) -> Result<Feed, Trouble> {
    let filter = asked.filter()?;
    let shelf = site.shelf();
    let listing = shelf.catalogue.list(&filter, Start::Newest, limits::FEED_ENTRIES);
    let records = shelf.records(&listing.keys).await?;
    let entries = records.iter().filter_map(|(_, record)| entry(record, frame));
    let entries: Vec<Entry> = entries.collect();
    let query = asked.query(&[]);
    let list = format!("{} – {}", frame.t("nav-fact-checks"), frame.site_name());
    let title = match &filter.topic {
        Some(topic) => format!("{topic} – {list}"),
        None => list,
    };
    Ok(Feed {
        code: frame.code(),
        title: xml(&title),
        description: frame.t("site-description"),
        address: frame.absolute(&format!("/fact-checks.{kind}{query}")),
        page: frame.absolute(&format!("/fact-checks{query}")),
        updated: entries
            .first()
            .map_or_else(|| NEVER.to_owned(), |entry| entry.updated.clone()),
        entries,
    })
}

fn entry(record: &FactCheck, frame: &Frame<'_>) -> Option<Entry> {
    let published = record.published?;
    let verdict = verdict_words(frame.texts(), record.rating.verdict);
    let demo = if record.demo {
        format!(" [{}]", frame.t("notice-demo-badge"))
    } else {
        String::new()
    };
    let summary = record.summary.as_deref().unwrap_or(&record.rating.label);
    Some(Entry {
        title: xml(&format!("{verdict}: {}{demo}", excerpt(&record.claim))),
        address: frame.absolute(&path(Name::of(&record.id))),
        sound: frame.absolute(&super::listen::opus_path(Name::of(&record.id))),
        source: record.url.as_deref().and_then(web_address),
        updated: format!("{published}T00:00:00Z"),
        rfc_2822: rfc_2822(published),
        outlet: xml(&record.outlet.name),
        verdict,
        verdict_code: record.rating.verdict.as_str(),
        tag: xml(&tag(record)),
        summary: xml(&excerpt(summary)),
        topics: record.topics.iter().map(|topic| xml(topic)).collect(),
    })
}

/// A day as RSS writes it.
fn rfc_2822(date: Date) -> String {
    date.strftime("%a, %d %b %Y 00:00:00 GMT").to_string()
}

/// A text without the characters that XML 1.0 cannot hold, not even escaped.
fn xml(text: &str) -> String {
    let allowed = |c: &char| matches!(*c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(allowed).collect()
}

/// The answer, or "not modified" where the reader has it already.
pub(crate) fn unless_known(asked: &HeaderMap, text: String, content_type: &'static str) -> Response {
    let digest = Sha256::digest(&text);
    let hash: String = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{hash}\"");
    let known = asked.get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
    let known = known.is_some_and(|tags| {
        tags.split(',')
            .any(|known| ["*", &tag].contains(&known.trim().trim_start_matches("W/")))
    });
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let content_type = HeaderValue::from_static(content_type);
        ([(CONTENT_TYPE, content_type)], text).into_response()
    };
    if let Ok(tag) = HeaderValue::try_from(tag) {
        response.headers_mut().insert(ETAG, tag);
    }
    guard::public(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(xml("a\u{0}\u{b}\u{fffe}\u{ffff}ə\t\n😀"), "aə\t\n😀");
    }

    #[test]
    fn a_day_is_written_as_rss_wants_it() {
        assert_eq!(
            rfc_2822(jiff::civil::date(2026, 3, 1)),
            "Sun, 01 Mar 2026 00:00:00 GMT"
        );
    }
}
