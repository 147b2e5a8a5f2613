//! Listening to a fact-check, to a translation of one, or to a text that was checked: the page with its sentences, the sound, and when each sentence is heard.

use std::sync::Arc;

use askama::Template;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header::{ACCEPT_RANGES, CACHE_CONTROL, CONTENT_RANGE, CONTENT_TYPE, RANGE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use http_range_header::parse_range_header;
use ortaq_core::fold::CheckStanding;
use ortaq_engine::catalogue::Name;
use ortaq_engine::listen::{self, ListenError, Recording};
use serde::Deserialize;
use serde_json::json;

use super::home::redirect;
use super::item::{path, tag};
use crate::aloud::Text;
use crate::checks::{Outcome, Stage, Ticket};
use crate::frame::Frame;
use crate::guard::{self, Said};
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
    part: usize,
    /// Which of how many parts it is, where there are several.
    place: Option<String>,
    earlier: Option<String>,
    later: Option<String>,
    /// What stands before a sentence, and the sentence.
    sentences: Vec<(String, String)>,
    rest: String,
    podcast: Option<String>,
}

/// Which part of a long text is meant.
#[derive(Deserialize)]
pub(crate) struct Asked {
    part: Option<usize>,
}

impl Asked {
    /// The part, from 1.
    fn number(&self) -> usize {
        self.part.unwrap_or(1)
    }

    fn part(&self, text: &Text) -> Result<Text, Trouble> {
        let place = self.number().checked_sub(1).ok_or(Trouble::NotFound)?;
        text.parts().into_iter().nth(place).ok_or(Trouble::NotFound)
    }
}

/// The page of a fact-check. What was retracted is not read out any more: its own page says so.
pub(crate) async fn of_fact_check(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let back = format!("/fact-checks/{name}");
    match fact_check(&site, &name).await? {
        Some(text) => Ok(guard::public(page(&site, &reader, &text, &asked, &back)?)),
        None => redirect(&format!("/{}{back}", reader.language.code()), |_| ()),
    }
}

/// The sound of a fact-check: of a part, or of the whole where no part is named, as podcasts want it.
pub(crate) async fn fact_check_file(
    State(site): State<Arc<Site>>,
    Asker(_, visitor): Asker,
    Path((_, name, file)): Path<(String, String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let whole = fact_check(&site, &name).await?.ok_or(Trouble::NotFound)?;
    let text = match asked.part {
        Some(_) => asked.part(&whole)?,
        None => whole,
    };
    Ok(guard::public(sound(&site, visitor, text, &file, &headers).await?))
}

/// The page of a translation. One that is out of date is not read out: its own page says so.
pub(crate) async fn of_translation(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Path((_, name, tag)): Path<(String, String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let back = format!("/fact-checks/{name}/in/{tag}");
    match translation(&site, &name, &tag).await? {
        Some(text) => Ok(guard::public(page(&site, &reader, &text, &asked, &back)?)),
        None => redirect(&format!("/{}{back}", reader.language.code()), |_| ()),
    }
}

/// The sound of a part of a translation.
pub(crate) async fn translation_file(
    State(site): State<Arc<Site>>,
    Asker(_, visitor): Asker,
    Path((_, name, tag, file)): Path<(String, String, String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let whole = translation(&site, &name, &tag).await?.ok_or(Trouble::NotFound)?;
    let text = asked.part(&whole)?;
    Ok(guard::public(sound(&site, visitor, text, &file, &headers).await?))
}

/// The page of a text that was checked.
pub(crate) async fn of_check(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Path((_, ticket)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let text = checked(&site, &ticket)?;
    page(&site, &reader, &text, &asked, &format!("/check/{ticket}"))
}

/// The sound of a part of a text that was checked. It is kept by nobody.
pub(crate) async fn check_file(
    State(site): State<Arc<Site>>,
    Asker(_, visitor): Asker,
    Path((_, ticket, file)): Path<(String, String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let text = asked.part(&checked(&site, &ticket)?)?;
    let mut response = sound(&site, visitor, text, &file, &headers).await?;
    let private = HeaderValue::from_static("private, no-store");
    response.headers_mut().insert(CACHE_CONTROL, private);
    Ok(response)
}

/// What is read out of a fact-check: claim, rating in the outlet's words, what was found.
/// None where it was retracted.
async fn fact_check(site: &Site, name: &str) -> Result<Option<Text>, Trouble> {
    let name: Name = name.parse().map_err(|_| Trouble::NotFound)?;
    if let Some(newsroom) = &site.newsroom
        && let Some(record) = newsroom.published(name).await?
    {
        let page = newsroom.desk.published_page(&record).await?;
        let page = page.ok_or(Trouble::NotFound)?;
        if page.standing == CheckStanding::Retracted {
            return Ok(None);
        }
        let said = page.publication;
        let text = markdown::plain(&said.text);
        let summary = said.summary.as_deref().unwrap_or_default();
        return Ok(Some(Text {
            text: joined(&[&said.title, &said.claim, &said.rating.label, summary, &text]),
            tag: said.language.to_string(),
            of_check: None,
        }));
    }
    let record = super::fact_check::record(&site.shelf(), &name.to_string()).await?;
    let summary = record.summary.as_deref().unwrap_or_default();
    Ok(Some(Text {
        text: joined(&[&record.claim, &record.rating.label, summary]),
        tag: tag(&record),
        of_check: None,
    }))
}

/// What is read out of a translation. None where it is not of the current text, or that was retracted.
async fn translation(site: &Site, name: &str, tag: &str) -> Result<Option<Text>, Trouble> {
    let name: Name = name.parse().map_err(|_| Trouble::NotFound)?;
    let (page, seen) = super::translation::find(site, name, tag).await?;
    if page.standing == CheckStanding::Retracted || !seen.current {
        return Ok(None);
    }
    let said = &seen.translated;
    let text = markdown::plain(&said.text);
    let summary = said.summary.as_deref().unwrap_or_default();
    Ok(Some(Text {
        text: joined(&[&said.title, &said.claim, &said.label, summary, &text]),
        tag: seen.language.to_string(),
        of_check: None,
    }))
}

/// Paragraphs, each heard as one.
fn joined(parts: &[&str]) -> String {
    let parts = parts.iter().map(|part| part.trim());
    let ended = parts.filter(|part| !part.is_empty()).map(ended);
    ended.collect::<Vec<_>>().join("\n\n")
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

fn page(site: &Site, reader: &Reader, whole: &Text, asked: &Asked, back: &str) -> Result<Response, Trouble> {
    let text = asked.part(whole)?;
    let parts = whole.parts().len();
    let number = asked.number();
    let here = format!("{back}/listen");
    let frame = Frame::new(site, reader, format!("{here}?part={number}")).unlisted();
    let title = frame.t("listen-title");
    let frame = frame.titled(title);
    let problem = match text.voice() {
        _ if !site.aloud.is_there() => Some(frame.t("listen-missing")),
        Err(_) => Some(frame.t("listen-no-voice")),
        Ok(_) => None,
    };
    let mut sentences = Vec::new();
    let mut end = 0;
    for range in text.sentences() {
        let before = text.text[end..range.start].to_owned();
        end = range.end;
        sentences.push((before, text.text[range].to_owned()));
    }
    let beside = |number: usize| frame.to(&format!("{here}?part={number}"));
    let page = Page {
        back: frame.to(back),
        base: frame.to(&here),
        part: number,
        place: (parts > 1).then(|| {
            let values = [("part", number.into()), ("parts", parts.into())];
            frame.texts().say("listen-part", &values)
        }),
        earlier: (number > 1).then(|| beside(number - 1)),
        later: (number < parts).then(|| beside(number + 1)),
        tag: text.tag.clone(),
        rest: text.text[end..].to_owned(),
        podcast: text.of_check.is_none().then(|| frame.to("/fact-checks.podcast")),
        problem,
        sentences,
        frame,
    };
    Ok(guard::html(page.render()?))
}

async fn sound(
    site: &Arc<Site>,
    visitor: std::net::IpAddr,
    text: Text,
    file: &str,
    headers: &HeaderMap,
) -> Result<Response, Trouble> {
    if ![OPUS, WAV, MARKS].contains(&file) {
        return Err(Trouble::NotFound);
    }
    guard::count_act(site, Act::Search, visitor)?;
    Ok(match file {
        OPUS => ranged(headers, "audio/ogg", &site.aloud.recording(text).await?.opus),
        // Not compressed: by the part alone.
        WAV if text.parts().len() > 1 => return Err(Trouble::NotFound),
        WAV => ranged(headers, "audio/wav", &site.aloud.wav(text).await?),
        _ => Json(marks(&*site.aloud.recording(text).await?)).into_response(),
    })
}

/// The bytes, or the range of them that is asked for (RFC 9110, 14): players go to a place by it. Several ranges at once are answered by
/// the whole.
fn ranged(headers: &HeaderMap, content_type: &'static str, bytes: &[u8]) -> Response {
    let typed = [
        (CONTENT_TYPE, HeaderValue::from_static(content_type)),
        (ACCEPT_RANGES, HeaderValue::from_static("bytes")),
    ];
    let asked = headers.get(RANGE).and_then(|range| range.to_str().ok());
    let Some(asked) = asked.and_then(|range| parse_range_header(range).ok()) else {
        return (typed, bytes.to_vec()).into_response();
    };
    let of = bytes.len();
    let (status, content_range, body) = match asked.validate(of as u64).as_deref() {
        Ok([range]) => {
            let (from, to) = (*range.start() as usize, *range.end() as usize);
            (
                StatusCode::PARTIAL_CONTENT,
                format!("bytes {from}-{to}/{of}"),
                bytes[from..=to].to_vec(),
            )
        }
        Ok(_) => return (typed, bytes.to_vec()).into_response(),
        Err(_) => (
            StatusCode::RANGE_NOT_SATISFIABLE,
            format!("bytes */{of}"),
            Vec::new(),
        ),
    };
    let mut response = (status, typed, body).into_response();
    if let Ok(content_range) = HeaderValue::try_from(content_range) {
        response.headers_mut().insert(CONTENT_RANGE, content_range);
    }
    response.extensions_mut().insert(Said);
    response
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
