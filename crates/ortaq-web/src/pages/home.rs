//! The first page, and the ways to it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, LOCATION, SET_COOKIE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use ortaq_engine::catalogue::{Filter, Start};
use serde::Deserialize;

use super::check::Form;
use super::item::Item;
use crate::frame::Frame;
use crate::language::{self, COOKIE_NAME};
use crate::session::Reader;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::{guard, limits};

/// Seconds for which a chosen language is remembered: a year.
const REMEMBERED: u32 = 31_536_000;

#[derive(Template)]
#[template(path = "home.html")]
struct Page<'a> {
    frame: Frame<'a>,
    form: Form,
    newest: Vec<Item>,
    total: usize,
}

/// The first page: a text to check, and the newest fact-checks.
pub(crate) async fn page(State(site): State<Arc<Site>>, reader: Reader) -> Result<Response, Trouble> {
    let shelf = site.shelf();
    let listing = shelf
        .catalogue
        .list(&Filter::default(), Start::Newest, limits::NEWEST);
    let records = shelf.records(&listing.keys).await?;
    let frame = Frame::new(&site, &reader, "/");
    let title = frame.t("check-title");
    let frame = frame.titled(title);
    let page = Page {
        newest: records
            .iter()
            .map(|(_, record)| Item::new(record, &frame))
            .collect(),
        total: listing.total,
        form: Form::default(),
        frame,
    };
    Ok(guard::public(guard::html(page.render()?)))
}

/// Leads from an address without a language to the same in the visitor's.
pub(crate) async fn in_own_language(headers: HeaderMap, uri: Uri) -> Result<Response, Trouble> {
    let language = language::preferred(&headers);
    let rest = uri.path_and_query().map_or("/", |rest| rest.as_str());
    redirect(&format!("/{}{rest}", language.code()), |headers| {
        headers.insert(VARY, HeaderValue::from_static("cookie, accept-language"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    })
}

/// Where a visitor was when choosing another language.
#[derive(Deserialize)]
pub(crate) struct Chosen {
    #[serde(default)]
    to: String,
}

/// Remembers the language that a visitor has chosen, and leads back to the page in that language.
pub(crate) async fn choose_language(
    State(site): State<Arc<Site>>,
    Path(code): Path<String>,
    Query(chosen): Query<Chosen>,
) -> Result<Response, Trouble> {
    let language = language::with_code(&code).ok_or(Trouble::NotFound)?;
    let to = if chosen.to.starts_with('/') {
        chosen.to.as_str()
    } else {
        "/"
    };
    let secure = if site.options.public_url.scheme() == "https" {
        "; Secure"
    } else {
        ""
    };
    let code = language.code();
    let cookie =
        format!("{COOKIE_NAME}={code}; Path=/; Max-Age={REMEMBERED}; SameSite=Lax; HttpOnly{secure}");
    let cookie = HeaderValue::try_from(cookie).map_err(|_| Trouble::Fault)?;
    // The language in front keeps the address on this site, whatever follows.
    redirect(&format!("/{code}{to}"), |headers| {
        headers.insert(SET_COOKIE, cookie);
    })
}

/// Leads to another path of this site.
pub(crate) fn redirect(to: &str, more: impl FnOnce(&mut HeaderMap)) -> Result<Response, Trouble> {
    // Letters beyond ASCII and control characters have no place in a header: they are written as a web address has them.
    let place = url::Url::parse("http://here.invalid").and_then(|here| here.join(to));
    let place = place.map_err(|_| Trouble::Bad)?;
    if place.host_str() != Some("here.invalid") {
        return Err(Trouble::Bad);
    }
    let place = match place.query() {
        Some(query) => format!("{}?{query}", place.path()),
        None => place.path().to_owned(),
    };
    let place = HeaderValue::try_from(place).map_err(|_| Trouble::Bad)?;
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(LOCATION, place);
    more(response.headers_mut());
    Ok(response)
}
