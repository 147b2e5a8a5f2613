//! What programs ask for: health, robots.txt, the sitemap.

use std::sync::Arc;

use askama::Template;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use ortaq_engine::report::ReportLanguage;
use serde_json::json;

use super::feeds::unless_known;
use super::item::path;
use crate::guard::{self, Said};
use crate::limits;
use crate::site::Site;
use crate::trouble::Trouble;

/// Pages that are listed in every language.
const PAGES: [&str; 6] = [
    "/",
    "/check",
    "/fact-checks",
    "/methodology",
    "/transparency",
    "/api",
];

#[derive(Template)]
#[template(path = "sitemap-index.xml", escape = "html")]
struct Index {
    parts: Vec<String>,
}

#[derive(Template)]
#[template(path = "sitemap.xml", escape = "html")]
struct Part {
    places: Vec<Place>,
}

struct Place {
    address: String,
    date: Option<String>,
}

/// Whether the node can do its work: a record can be read.
pub(crate) async fn health(State(site): State<Arc<Site>>) -> Response {
    let shelf = site.shelf();
    let first = shelf.catalogue.names().next();
    let key = first.and_then(|(name, ..)| shelf.catalogue.key(name));
    let keys: Vec<u64> = key.into_iter().collect();
    match shelf.records(&keys).await {
        Ok(_) => Json(json!({
            "status": "ok",
            "fact_checks": shelf.catalogue.len(),
            "demo": shelf.knowledge.is_demo(),
            "compares": if shelf.knowledge.compares_meaning() { "meaning and words" } else { "words" },
        }))
        .into_response(),
        Err(error) => {
            tracing::error!(%error, "the knowledge base cannot be read");
            let body = Json(json!({ "status": "the knowledge base cannot be read" }));
            let mut response = (StatusCode::SERVICE_UNAVAILABLE, body).into_response();
            response.extensions_mut().insert(Said);
            response
        }
    }
}

/// Crawlers may read everything but what is made for one visitor.
pub(crate) async fn robots(State(site): State<Arc<Site>>) -> Response {
    let text = format!(
        "User-agent: *\nDisallow: /*/check/\nDisallow: /language/\nDisallow: /*?q=\n\nSitemap: {}\n",
        site.absolute("/sitemap.xml")
    );
    let content_type = HeaderValue::from_static("text/plain; charset=utf-8");
    guard::public(([(CONTENT_TYPE, content_type)], text).into_response())
}

/// The parts of the sitemap: one of pages, the others of fact-checks.
pub(crate) async fn sitemap(State(site): State<Arc<Site>>, headers: HeaderMap) -> Result<Response, Trouble> {
    let parts = site.fact_checks().div_ceil(limits::SITEMAP_PART);
    let names = std::iter::once("pages".to_owned()).chain((1..=parts).map(|part| part.to_string()));
    let parts = names
        .map(|part| site.absolute(&format!("/sitemaps/{part}.xml")))
        .collect();
    Ok(unless_known(
        &headers,
        Index { parts }.render()?,
        "application/xml",
    ))
}

/// One part of the sitemap.
pub(crate) async fn sitemap_part(
    State(site): State<Arc<Site>>,
    Path(part): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let part = part.strip_suffix(".xml").ok_or(Trouble::NotFound)?;
    let places = if part == "pages" {
        pages(&site)
    } else {
        fact_checks(&site, part)?
    };
    Ok(unless_known(
        &headers,
        Part { places }.render()?,
        "application/xml",
    ))
}

fn pages(site: &Site) -> Vec<Place> {
    let in_language = |language: ReportLanguage| {
        PAGES.map(|page| Place {
            address: site.absolute(&format!("/{}{page}", language.code())),
            date: None,
        })
    };
    ReportLanguage::ALL.into_iter().flat_map(in_language).collect()
}

/// Each fact-check once: in its own language where the interface has it, else in English. Its page names the others.
fn fact_checks(site: &Site, part: &str) -> Result<Vec<Place>, Trouble> {
    let number: usize = part
        .parse()
        .ok()
        .filter(|part| *part > 0)
        .ok_or(Trouble::NotFound)?;
    let shelf = site.shelf();
    let skipped = (number - 1)
        .checked_mul(limits::SITEMAP_PART)
        .ok_or(Trouble::NotFound)?;
    let part = shelf.catalogue.names().skip(skipped).take(limits::SITEMAP_PART);
    let places: Vec<Place> = part
        .map(|(name, date, language)| {
            let code = ReportLanguage::negotiate([language]).code();
            Place {
                address: site.absolute(&format!("/{code}{}", path(name))),
                date: date.map(|date| date.to_string()),
            }
        })
        .collect();
    if places.is_empty() {
        Err(Trouble::NotFound)
    } else {
        Ok(places)
    }
}
