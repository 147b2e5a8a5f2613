//! A fact-check as a card that other sites show in a frame.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::Response;
use ortaq_engine::catalogue::Name;

use super::fact_check::{framed, record};
use super::item::{Item, own_words, path};
use crate::frame::Frame;
use crate::guard;
use crate::session::Reader;
use crate::site::Site;
use crate::trouble::Trouble;

/// May be framed by anybody; loads the style and nothing else; runs nothing; leads out in a new window alone.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors *; sandbox allow-popups allow-popups-to-escape-sandbox allow-same-origin";

#[derive(Template)]
#[template(path = "card.html")]
struct Card<'a> {
    frame: Frame<'a>,
    item: Item,
    own_words: Option<String>,
    permalink: String,
}

/// The card of a fact-check.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let record = record(&site.shelf(), &name).await?;
    let path = path(Name::of(&record.id));
    let frame = framed(Frame::new(&site, &reader, path.clone()), &record).unlisted();
    let card = Card {
        item: Item::new(&record, &frame),
        own_words: own_words(&record, &frame),
        permalink: frame.absolute(&path),
        frame,
    };
    let mut response = guard::public(guard::html(card.render()?));
    response
        .headers_mut()
        .insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    Ok(response)
}
