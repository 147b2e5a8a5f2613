//! Listening to a fact-check, or to a text that was checked: the page with its sentences, the sound, and when each sentence is heard.

use std::sync::Arc;

use askama::Template;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use ortaq_engine::catalogue::Name;
use ortaq_engine::listen::{self, ListenError, Recording};
use serde_json::json;

use super::item::{path, tag};
use crate::aloud::Text;
use crate::checks::{Outcome, Stage, Ticket};
use crate::frame::Frame;
use crate::guard;
use crate::markdown;
use crate::session::{Asker, Reader};
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visitor::Act;

/// Sound is asked for by its form.
const OPUS: &str = "speech.opus";
const WAV: &str = "speech.wav";
/// When each sentence is heard.
const MARKS: &str = "sentences.json";

#[derive(Template)]
#[template(path = "listen.html")]
struct Page<'a> {
    frame: Frame<'a>,
    back: String,
    base: String,
    tag: String,
    /// Why there is no sound.
    problem: Option<String>,
    has_wav: bool,
    /// What stands before a sentence, and the sentence.
    sentences: Vec<(String, String)>,
    rest: String,
    podcast: Option<String>,
}

/// The page of a fact-check.
pub(crate) async fn of_fact_check(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let text = fact_check(&site, &name).await?;
    let back = format!("/fact-checks/{name}");
    page(&site, &reader, &text, &back)
}

/// The sound of a fact-check.
pub(crate) async fn fact_check_file(
    State(site): State<Arc<Site>>,
    Asker(_, visitor): Asker,
    Path((_, name, file)): Path<(String, String, String)>,
) -> Result<Response, Trouble> {
    let text = fact_check(&site, &name).await?;
    Ok(guard::public(sound(&site, visitor, text, &file).await?))
}

/// The page of a text that was checked.
pub(crate) async fn of_check(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Path((_, ticket)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let text = checked(&site, &ticket)?;
    let back = format!("/check/{ticket}");
    page(&site, &reader, &text, &back)
}

/// The sound of a text that was checked. It is kept by nobody.
pub(crate) async fn check_file(
    State(site): State<Arc<Site>>,
    Asker(_, visitor): Asker,
    Path((_, ticket, file)): Path<(String, String, String)>,
) -> Result<Response, Trouble> {
    let text = checked(&site, &ticket)?;
    let mut response = sound(&site, visitor, text, &file).await?;
    let private = HeaderValue::from_static("private, no-store");
    response.headers_mut().insert(CACHE_CONTROL, private);
    Ok(response)
}

/// What is read out of a fact-check: claim, rating in the outlet's words, what was found.
async fn fact_check(site: &Site, name: &str) -> Result<Text, Trouble> {
    let name: Name = name.parse().map_err(|_| Trouble::NotFound)?;
    let joined = |parts: &[&str]| {
        let parts = parts.iter().map(|part| part.trim());
        let ended = parts.filter(|part| !part.is_empty()).map(ended);
        ended.collect::<Vec<_>>().join("\n\n")
    };
    if let Some(newsroom) = &site.newsroom
        && let Some(record) = newsroom.published(name).await?
    {
        let page = newsroom.desk.published_page(&record).await?;
        let said = page.ok_or(Trouble::NotFound)?.publication;
        let text = markdown::plain(&said.text);
        let summary = said.summary.as_deref().unwrap_or_default();
        return Ok(Text {
            text: joined(&[&said.title, &said.claim, &said.rating.label, summary, &text]),
            tag: said.language.to_string(),
            of_check: None,
        });
    }
    let record = super::fact_check::record(&site.shelf(), &name.to_string()).await?;
    let summary = record.summary.as_deref().unwrap_or_default();
    Ok(Text {
        text: joined(&[&record.claim, &record.rating.label, summary]),
        tag: tag(&record),
        of_check: None,
    })
}

/// A line that is heard as a sentence.
fn ended(line: &str) -> String {
    match line.chars().last() {
        Some('.' | '!' | '?' | '…' | ':' | '"' | '”' | '»') | None => line.to_owned(),
        Some(_) => format!("{line}."),
    }
}

/// The text of a check whose report is kept.
fn checked(site: &Site, ticket: &str) -> Result<Text, Trouble> {
    let ticket: Ticket = ticket.parse().map_err(|()| Trouble::ReportGone)?;
    let stages = site.checks.follow(ticket).ok_or(Trouble::ReportGone)?;
    let Stage::Done(outcome) = stages.borrow().clone() else {
        return Err(Trouble::ReportGone);
    };
    let Outcome::Report { text, .. } = &*outcome else {
        return Err(Trouble::ReportGone);
    };
    Ok(Text {
        text: text.clone(),
        tag: listen::language_of(text).to_string(),
        of_check: Some(ticket),
    })
}

fn page(site: &Site, reader: &Reader, text: &Text, back: &str) -> Result<Response, Trouble> {
    let here = format!("{back}/listen");
    let frame = Frame::new(site, reader, here.clone()).unlisted();
    let title = frame.t("listen-title");
    let frame = frame.titled(title);
    let voice = text.voice();
    let problem = match &voice {
        _ if !site.aloud.is_there() => Some(frame.t("listen-missing")),
        Err(_) => Some(frame.t("listen-no-voice")),
        Ok(_) => None,
    };
    let mut sentences = Vec::new();
    let mut end = 0;
    for range in voice
        .map(|voice| listen::sentences(&text.text, voice))
        .unwrap_or_default()
    {
        let before = text.text[end..range.start].to_owned();
        end = range.end;
        sentences.push((before, text.text[range].to_owned()));
    }
    let page = Page {
        back: frame.to(back),
        base: frame.to(&here),
        tag: text.tag.clone(),
        has_wav: text.text.len() <= crate::limits::WAV_TEXT_BYTES,
        rest: text.text[end..].to_owned(),
        podcast: text.of_check.is_none().then(|| frame.to("/fact-checks.podcast")),
        problem,
        sentences,
        frame,
    };
    let page = guard::html(page.render()?);
    Ok(if text.of_check.is_none() {
        guard::public(page)
    } else {
        page
    })
}

async fn sound(
    site: &Arc<Site>,
    visitor: std::net::IpAddr,
    text: Text,
    file: &str,
) -> Result<Response, Trouble> {
    let typed = |content_type: &'static str, bytes: Vec<u8>| {
        ([(CONTENT_TYPE, HeaderValue::from_static(content_type))], bytes).into_response()
    };
    if ![OPUS, WAV, MARKS].contains(&file) {
        return Err(Trouble::NotFound);
    }
    guard::count_act(site, Act::Search, visitor)?;
    Ok(match file {
        OPUS => typed("audio/ogg", site.aloud.recording(text).await?.opus.clone()),
        WAV if text.text.len() > crate::limits::WAV_TEXT_BYTES => return Err(Trouble::NotFound),
        WAV => typed("audio/wav", site.aloud.wav(text).await?),
        _ => Json(marks(&*site.aloud.recording(text).await?)).into_response(),
    })
}

/// Beginnings of the sentences, in seconds, in the order of the page.
fn marks(recording: &Recording) -> serde_json::Value {
    let starts = recording.marks.iter().map(|mark| mark.start_ms as f64 / 1000.0);
    json!({ "starts": starts.collect::<Vec<_>>() })
}

/// The address of the sound of a fact-check, after the language.
pub(crate) fn opus_path(name: Name) -> String {
    format!("{}/listen/{OPUS}", path(name))
}

impl From<ListenError> for Trouble {
    fn from(error: ListenError) -> Self {
        match error {
            ListenError::NoVoice(_) | ListenError::NothingToSay | ListenError::TextTooLong { .. } => {
                Self::NotFound
            }
            error => {
                tracing::error!(%error, "a text cannot be spoken");
                Self::Busy
            }
        }
    }
}
