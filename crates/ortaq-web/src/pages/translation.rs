//! A published fact-check in another language, as people translated it: a text of its own, linked with its original.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use ortaq_core::FactCheck;
use ortaq_core::fold::CheckStanding;
use ortaq_engine::catalogue::Name;
use ortaq_engine::desk::reading::{PublishedPage, TranslationSeen};
use ortaq_engine::report::{Tone, verdict_words};

use super::fact_check::data_block;
use super::item::{dated, excerpt};
use super::{picture, published};
use crate::frame::Frame;
use crate::guard;
use crate::markdown;
use crate::session::Reader;
use crate::site::Site;
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "translation.html")]
struct Page<'a> {
    frame: Frame<'a>,
    original: String,
    listen: Option<String>,
    original_language: String,
    standing: Option<String>,
    outdated: bool,
    tone: Tone,
    verdict: String,
    tag: String,
    title: String,
    claim: String,
    label: String,
    summary: Option<String>,
    text: String,
    translators: String,
    machine: bool,
    date: (String, String),
    /// ClaimReview of the text in this language; nothing of one that no longer stands.
    json_ld: String,
}

/// The address of a translation into the language `tag`, after the language of the page.
pub(crate) fn path(name: Name, tag: &str) -> String {
    format!("/fact-checks/{name}/in/{tag}")
}

/// A published fact-check and its translation into a language.
pub(super) async fn find(
    site: &Site,
    name: Name,
    tag: &str,
) -> Result<(PublishedPage, TranslationSeen), Trouble> {
    let newsroom = site.newsroom.as_ref().ok_or(Trouble::NotFound)?;
    let record = newsroom.published(name).await?.ok_or(Trouble::NotFound)?;
    let page = newsroom.desk.published_page(&record).await?;
    let mut page = page.ok_or(Trouble::NotFound)?;
    let place = page.translations.iter().position(|seen| *seen.language == *tag);
    let seen = page.translations.swap_remove(place.ok_or(Trouble::NotFound)?);
    Ok((page, seen))
}

/// The page.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Path((_, name, tag)): Path<(String, String, String)>,
) -> Result<Response, Trouble> {
    let name = name.parse::<Name>().map_err(|_| Trouble::NotFound)?;
    let (found, seen) = find(&site, name, &tag).await?;
    let translated = &seen.translated;
    let frame = Frame::new(&site, &reader, path(name, &tag));
    let verdict = verdict_words(frame.texts(), found.publication.rating.verdict);
    let description = translated.summary.as_deref().unwrap_or(&translated.title);
    let frame = frame
        .titled(format!("{verdict}: {}", excerpt(&translated.claim)))
        .described(excerpt(description))
        .pictured(&picture::path(name));
    let stands = found.standing != CheckStanding::Retracted && seen.current;
    let json_ld = stands.then(|| {
        let original = published::fact_check(&found, &found.id, &site);
        let mut translation = FactCheck {
            claim: translated.claim.to_string(),
            language: Some(seen.language.to_string()),
            title: Some(translated.title.to_string()),
            summary: translated.summary.as_ref().map(ToString::to_string),
            url: Some(frame.address()),
            published: Some(translated.date),
            ..original
        };
        translation.rating.label = translated.label.to_string();
        data_block(&translation)
    });
    let translators: Vec<_> = translated.translators.iter().map(ToString::to_string).collect();
    let page = Page {
        original: frame.to(&format!("/fact-checks/{name}")),
        listen: stands.then(|| frame.to(&format!("{}/listen", path(name, &tag)))),
        original_language: frame.language(&found.publication.language),
        standing: match found.standing {
            CheckStanding::Retracted => Some(frame.t("published-retracted")),
            CheckStanding::Corrected => Some(frame.t("published-corrected")),
            _ => None,
        },
        outdated: !seen.current,
        tone: Tone::of(found.publication.rating.verdict),
        tag: seen.language.to_string(),
        title: translated.title.to_string(),
        claim: translated.claim.to_string(),
        label: translated.label.to_string(),
        summary: translated.summary.as_ref().map(ToString::to_string),
        text: markdown::html(&translated.text),
        translators: translators.join(", "),
        machine: translated.machine,
        date: dated(&translated.date, &frame),
        json_ld: json_ld.unwrap_or_default(),
        verdict,
        frame,
    };
    Ok(guard::html(page.render()?))
}
