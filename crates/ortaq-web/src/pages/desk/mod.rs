//! The desk: what the organisation's people do between a tip and a published fact-check, and after it.
//!
//! Handlers read a form, call one act of [`ortaq_engine::desk`], and lead back to the page. Where something was not done the page is shown
//! again with the reason and with what was typed.

pub(crate) mod cases;
pub(crate) mod charts;
pub(crate) mod drafts;
pub(crate) mod find;
pub(crate) mod inbox;
pub(crate) mod network;
pub(crate) mod organisation;
mod problem;
pub(crate) mod readers;
pub(crate) mod translations;

use axum::http::StatusCode;
use axum::response::Response;
use ortaq_core::fold::Mark;
use ortaq_core::ids::{EntryId, RecordId};
use ortaq_core::records::people::person::RECORD_KIND as PERSON;
use ortaq_core::records::{Attachment, Line, List, WebAddress};
use ortaq_core::time::Time;
use ortaq_engine::desk::Names;
use ortaq_engine::files::capture;
use ortaq_engine::report::ReportLanguage;
use serde::Deserialize;

pub(crate) use problem::Problem;

use super::home::redirect;
use super::item::Item;
use crate::forms::Fields;
use crate::frame::{Frame, to_query};
use crate::guard::{self, Said};
use crate::newsroom::Newsroom;
use crate::session::{Reader, SignedIn};
use crate::site::Site;
use crate::trouble::Trouble;

/// Fact-checks that are shown beside a claim.
const MATCHES: usize = 5;

/// What a page says about the form that led to it.
#[derive(Default)]
pub(crate) struct Told {
    /// Why it was not taken, and the status of the answer.
    pub problem: Option<(StatusCode, String)>,
    /// What was typed, by the labels of the fields.
    pub kept: Vec<(String, String)>,
    /// That something was done.
    pub done: Option<String>,
}

impl Told {
    /// Of a form that was not taken.
    pub fn refused(frame: &Frame<'_>, problem: Problem, fields: &Fields) -> Result<Self, Trouble> {
        Ok(Self {
            problem: Some(problem.say(frame)?),
            kept: fields
                .iter()
                .filter(|(name, value)| !value.trim().is_empty() && frame.texts().has(&label(name)))
                .map(|(name, value)| (frame.t(&label(name)), value.to_owned()))
                .collect(),
            done: None,
        })
    }

    /// Of an address that says what was done before it.
    pub fn done(frame: &Frame<'_>, word: &str) -> Self {
        let text = format!("desk-done-{word}");
        Self {
            done: frame.texts().has(&text).then(|| frame.t(&text)),
            ..Self::default()
        }
    }

    /// The page that shows it, with its status.
    pub fn answer(&self, page: String) -> Response {
        let mut response = guard::html(page);
        if let Some((status, _)) = self.problem {
            *response.status_mut() = status;
            response.extensions_mut().insert(Said);
        }
        response
    }
}

fn label(name: &str) -> String {
    format!("field-{name}")
}

/// What an address of the desk may bring along.
#[derive(Deserialize, Default)]
pub(crate) struct Brought {
    /// What was done.
    #[serde(default)]
    pub done: String,
    /// The state that a list is filtered by.
    #[serde(default)]
    pub state: String,
    /// Where a list goes on.
    #[serde(default)]
    pub after: String,
}

/// Leads to a page of the desk, which says what was done.
pub(crate) fn done(language: ReportLanguage, path: &str, what: &str) -> Result<Response, Trouble> {
    let mark = if path.contains('?') { '&' } else { '?' };
    let what = to_query("done", what);
    redirect(&format!("/{}{path}{mark}{what}", language.code()), |_| ())
}

/// The frame of a page of the desk.
pub(crate) fn framed<'a>(
    site: &'a Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    path: impl Into<String>,
    title: &str,
) -> Frame<'a> {
    let reader = Reader::person(language, signed_in);
    let frame = Frame::new(site, &reader, path).unlisted();
    let title = frame.t(title);
    frame.titled(title)
}

/// The last part of the address of a record of this node.
pub(crate) fn part(record: &RecordId) -> String {
    let bytes = record.unique();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The record of this node that the last part of an address names.
pub(crate) fn named(newsroom: &Newsroom, kind: &str, part: &str) -> Result<RecordId, Trouble> {
    let name = format!("{kind}/{}/{part}", newsroom.desk.log());
    name.parse().map_err(|_| Trouble::NotFound)
}

/// Entries that a form names, divided by spaces or commas.
pub(crate) fn entries(text: &str) -> Vec<EntryId> {
    let parts = text.split([' ', ',']).filter(|part| !part.is_empty());
    parts.filter_map(|part| part.parse().ok()).collect()
}

/// Where a list goes on, as addresses have it.
pub(crate) fn cursor((time, record): &(Time, RecordId)) -> String {
    format!("{time}~{record}")
}

/// The place that an address says a list goes on behind.
pub(crate) fn place(after: &str) -> Option<(Time, RecordId)> {
    let (time, record) = after.split_once('~')?;
    Some((time.parse().ok()?, record.parse().ok()?))
}

/// Who did something, and when, in words.
pub(crate) fn by(frame: &Frame<'_>, names: &Names, mark: &Mark) -> String {
    let person = RecordId::new(PERSON, mark.log, *mark.author.as_bytes()).ok();
    let name = person.and_then(|person| names.get(&person).cloned());
    let name = name.unwrap_or_else(|| frame.t("desk-somebody"));
    format!("{name}, {}", frame.moment(&mark.time.timestamp()))
}

/// The files of a form, and the page at `url` where the form asks for a copy of it; with the page's title.
pub(crate) async fn brought_files(
    site: &Site,
    fields: &Fields,
    url: Option<&WebAddress>,
) -> Result<(List<Attachment>, Option<Line>), Problem> {
    let files = &site.newsroom().map_err(|_| Problem::Nothing)?.files;
    let mut brought = fields.files().to_vec();
    let mut title = None;
    if let Some(address) = url.filter(|_| fields.get("capture") == "yes") {
        let allowed = site.options.allow_private.clone();
        let captured = capture(address, allowed, (site.options.clock)()).await;
        let captured = captured.map_err(|error| Problem::Capture {
            address: address.to_string(),
            error: error.into(),
        })?;
        title = captured.title.and_then(|title| Line::try_from(title).ok());
        brought.insert(0, captured.file);
    }
    Ok((files.keep_all(&brought).await?, title))
}

/// Known fact-checks of what a text says, then those that have its words, the best first.
pub(crate) async fn matches(site: &Site, frame: &Frame<'_>, text: &str) -> Result<Vec<Item>, Trouble> {
    let shelf = site.shelf();
    let searched = text.to_owned();
    let searching = std::sync::Arc::clone(&shelf);
    let hits = site.compute(move || searching.search(&searched, MATCHES)).await?;
    let keys: Vec<u64> = hits.iter().map(|hit| hit.key).collect();
    let records = shelf.records(&keys).await?;
    let same = |key: u64| hits.iter().any(|hit| hit.key == key && hit.same_claim);
    let items = records.iter().map(|(key, record)| Item {
        note: same(*key).then(|| frame.t("band-same")),
        ..Item::new(record, frame)
    });
    Ok(items.collect())
}
