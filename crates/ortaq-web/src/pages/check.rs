//! Checking a text, a page or a file, and reading the report.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::RequestExt;
use axum::extract::{Multipart, Path, Query, Request, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, Stream};
use ortaq_engine::report::{self, Body, Format, Report, ReportLanguage, Subject, Texts};
use serde::Deserialize;
use tokio::sync::watch;
use tokio::time::timeout;

use super::home::redirect;
use crate::checks::{Outcome, Source, Stage, Ticket};
use crate::forms::{Excess, Fields, bytes, unreadable};
use crate::frame::Frame;
use crate::guard::{self, Said};
use crate::language::Locale;
use crate::limits;
use crate::session::Reader;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visitor::Act;

/// Fact-checks of one claim in a report, fewer where the page would become too large.
const MATCHES: [usize; 4] = [8, 4, 2, 1];
/// How often a quiet stream of events says that it is still there.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// What the form shows.
pub(crate) struct Form {
    /// What is in the text field.
    pub text: String,
    /// Why it was not taken.
    pub problem: Option<String>,
    /// Largest file.
    pub upload_mib: u64,
    /// How long a report is kept.
    pub minutes: usize,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            text: String::new(),
            problem: None,
            upload_mib: (limits::UPLOAD_BYTES >> 20) as u64,
            minutes: limits::REPORT_MINUTES as usize,
        }
    }
}

#[derive(Template)]
#[template(path = "check.html")]
struct FormPage<'a> {
    frame: Frame<'a>,
    form: Form,
}

#[derive(Template)]
#[template(path = "progress.html")]
struct ProgressPage<'a> {
    frame: Frame<'a>,
    stage: String,
    events: String,
    report: String,
}

#[derive(Template)]
#[template(path = "report.html")]
struct ReportPage<'a> {
    frame: Frame<'a>,
    body: String,
    base: String,
    minutes: usize,
}

/// What a link to the form may bring along: `?text=…` fills it in, so that other sites can lead here.
#[derive(Deserialize)]
pub(crate) struct Brought {
    #[serde(default)]
    text: String,
}

/// The form.
pub(crate) async fn form(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Query(brought): Query<Brought>,
) -> Result<Response, Trouble> {
    form_page(
        &site,
        &reader,
        Form {
            text: brought.text,
            ..Form::default()
        },
    )
}

fn form_page(site: &Site, reader: &Reader, form: Form) -> Result<Response, Trouble> {
    let frame = Frame::new(site, reader, "/check");
    let title = frame.t("check-title");
    let page = FormPage {
        frame: frame.titled(title),
        form,
    };
    Ok(guard::html(page.render()?))
}

/// What was sent with the form.
#[derive(Default)]
struct Sent {
    text: Vec<u8>,
    file: Option<Source>,
    /// The progress can be followed.
    live: bool,
}

/// Takes a check into the queue and leads to its page.
pub(crate) async fn submit(
    State(site): State<Arc<Site>>,
    reader: Reader,
    request: Request,
) -> Result<Response, Trouble> {
    let length = request
        .headers()
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok());
    if length
        .and_then(|length| length.parse().ok())
        .is_some_and(|length: usize| length > limits::REQUEST_BYTES)
    {
        return Err(Trouble::TooLarge);
    }
    let visitor = guard::visitor(&site, request.extensions(), request.headers());
    let Ok(receiving) = site.uploads.try_acquire() else {
        return Err(Trouble::Busy);
    };
    let content_type = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|is| is.to_str().ok());
    let sent = if content_type.is_some_and(|is| is.starts_with("application/x-www-form-urlencoded")) {
        let fields = request.extract_with_state::<Fields, _, _>(&site).await?;
        Sent {
            text: fields.get("text").as_bytes().to_vec(),
            file: None,
            live: !fields.get("live").is_empty(),
        }
    } else {
        let form = request.extract::<Multipart, _>().await;
        receive(form.map_err(|_| Trouble::Bad)?).await?
    };
    drop(receiving);
    if sent.file.is_none() && sent.text.len() > limits::TEXT_BYTES {
        return refused(&site, &reader, &sent, "check-too-long");
    }
    let live = if sent.live { "?live=1" } else { "" };
    let source = match source(sent) {
        Ok(source) => source,
        Err(sent) => return refused(&site, &reader, &sent, "check-empty"),
    };
    guard::count_act(&site, Act::Check, visitor)?;
    let ticket = site.checks.submit(source).map_err(|_| Trouble::Busy)?;
    redirect(
        &format!("/{}/check/{ticket}{live}", reader.language.code()),
        |_| (),
    )
}

/// Shows the form again, with what was in it and why it was not taken.
fn refused(site: &Site, reader: &Reader, sent: &Sent, why: &str) -> Result<Response, Trouble> {
    let limit = (limits::TEXT_BYTES >> 10) as u64;
    let problem = site.texts(reader.language).say(why, &[("limit", limit.into())]);
    let text = String::from_utf8_lossy(&sent.text);
    let form = Form {
        // What is too long to be checked is too long to be sent back.
        text: if text.len() > limits::PAGE_BYTES / 2 {
            String::new()
        } else {
            text.into_owned()
        },
        problem: Some(problem),
        ..Form::default()
    };
    let mut response = form_page(site, reader, form)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response.extensions_mut().insert(Said);
    Ok(response)
}

/// Reads the form field by field, within limits.
async fn receive(mut form: Multipart) -> Result<Sent, Trouble> {
    let mut sent = Sent::default();
    let mut fields = 0;
    while let Some(field) = form.next_field().await.map_err(|error| unreadable(&error))? {
        fields += 1;
        if fields > limits::FORM_FIELDS {
            return Err(Trouble::Bad);
        }
        match field.name() {
            // One byte more than the limit tells "just fits" from "too long".
            Some("text") => sent.text = bytes(field, limits::TEXT_BYTES + 1, Excess::Cut).await?,
            Some("live") => sent.live = true,
            Some("file") => {
                let name = field.file_name().map(bare_name);
                let content_type = field.content_type().map(str::to_owned);
                let bytes = bytes(field, limits::UPLOAD_BYTES, Excess::Refuse).await?;
                // Browsers send an empty file where none was chosen.
                if !bytes.is_empty() {
                    sent.file = Some(Source::File {
                        name,
                        content_type,
                        bytes,
                    });
                }
            }
            _ => {}
        }
    }
    Ok(sent)
}

/// The name of a file without its folders, which some browsers send, and without what could steer a page.
fn bare_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars()
        .filter(|c| !c.is_control())
        .take(limits::FILE_NAME_CHARS)
        .collect()
}

/// What is to be checked: the file, else the page whose address is all that was pasted, else the text.
///
/// # Errors
/// What was sent, where there is nothing in it.
fn source(sent: Sent) -> Result<Source, Sent> {
    if let Some(file) = sent.file {
        return Ok(file);
    }
    if sent.text.iter().all(u8::is_ascii_whitespace) {
        return Err(sent);
    }
    match std::str::from_utf8(&sent.text).ok().and_then(address) {
        Some(address) => Ok(Source::Link(address)),
        None => Ok(Source::Text(sent.text)),
    }
}

/// The web address that a text is, if it is nothing else.
fn address(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > limits::ADDRESS_BYTES || text.contains(char::is_whitespace) {
        return None;
    }
    let begins = |start: &str| {
        text.get(..start.len())
            .is_some_and(|s| s.eq_ignore_ascii_case(start))
    };
    if begins("http://") || begins("https://") {
        return Some(text.to_owned());
    }
    begins("www.").then(|| format!("https://{text}"))
}

/// Whether the page of a check waits for the report.
#[derive(Deserialize)]
pub(crate) struct Patience {
    live: Option<String>,
}

/// The report of a check, or how far it is.
pub(crate) async fn report(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Path((_, ticket)): Path<(String, String)>,
    Query(patience): Query<Patience>,
) -> Result<Response, Trouble> {
    let ticket = ticket_of(&ticket)?;
    let mut stages = site.checks.follow(ticket).ok_or(Trouble::ReportGone)?;
    if patience.live.is_none() {
        // Whoever cannot follow the progress waits a little, so that most checks need no second look.
        let done = stages.wait_for(|stage| matches!(stage, Stage::Done(_)));
        let _ = timeout(limits::REPORT_PATIENCE, done).await;
    }
    let stage = stages.borrow().clone();
    match stage {
        Stage::Done(outcome) => done_page(&site, &reader, ticket, &outcome),
        stage => progress_page(&site, &reader, ticket, &stage),
    }
}

fn ticket_of(text: &str) -> Result<Ticket, Trouble> {
    text.parse().map_err(|()| Trouble::ReportGone)
}

fn progress_page(site: &Site, reader: &Reader, ticket: Ticket, stage: &Stage) -> Result<Response, Trouble> {
    let path = format!("/check/{ticket}");
    let frame = Frame::new(site, reader, path.clone()).unlisted();
    let title = frame.t("progress-title");
    let page = ProgressPage {
        stage: words(stage, site, frame.texts()),
        events: frame.to(&format!("{path}/events")),
        report: frame.to(&path),
        frame: frame.titled(title),
    };
    Ok(guard::html(page.render()?))
}

fn done_page(site: &Site, reader: &Reader, ticket: Ticket, outcome: &Outcome) -> Result<Response, Trouble> {
    let (report, subject) = match outcome {
        Outcome::Report { report, subject, .. } => (report, subject),
        Outcome::Unreadable { error, name, again } => {
            let problem = error.words(site.texts(reader.language), name);
            let form = Form {
                text: again.clone(),
                problem: Some(problem),
                ..Form::default()
            };
            let mut response = form_page(site, reader, form)?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            response.extensions_mut().insert(Said);
            return Ok(response);
        }
        Outcome::Fault => return Err(Trouble::Fault),
    };
    let path = format!("/check/{ticket}");
    let frame = Frame::new(site, reader, path.clone()).unlisted();
    let Body { title, html } = fitting_body(report, subject, frame.texts())?;
    let page = ReportPage {
        base: frame.to(&path),
        frame: frame.titled(title),
        body: html,
        minutes: limits::REPORT_MINUTES as usize,
    };
    Ok(guard::html(page.render()?))
}

/// The report with as many fact-checks of each claim as a page can hold.
fn fitting_body(report: &Report, subject: &Subject, texts: &Texts) -> Result<Body, Trouble> {
    let render = |matches| {
        report::render_body(report, subject, matches, texts).map_err(|error| {
            tracing::error!(%error, "a report cannot be written");
            Trouble::Fault
        })
    };
    let mut body = render(MATCHES[0])?;
    for matches in &MATCHES[1..] {
        if body.html.len() <= limits::PAGE_BYTES - limits::FRAME_BYTES {
            break;
        }
        body = render(*matches)?;
    }
    Ok(body)
}

/// A stage in words.
fn words(stage: &Stage, site: &Site, texts: &Texts) -> String {
    match stage {
        Stage::Waiting(place) => texts.say("progress-place", &[("place", (*place).into())]),
        Stage::Reading => texts.say("progress-step-reading", &[]),
        Stage::Comparing | Stage::Done(_) => {
            let count = site.fact_checks();
            texts.say("progress-step-comparing", &[("count", count.into())])
        }
    }
}

/// The progress of a check as server-sent events: `stage` with words for it, then `done`.
pub(crate) async fn events(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, ticket)): Path<(String, String)>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Trouble> {
    let stages = site
        .checks
        .follow(ticket_of(&ticket)?)
        .ok_or(Trouble::ReportGone)?;
    let ends = tokio::time::Instant::now() + limits::PROGRESS_TIME;
    let follow = Follow {
        site,
        language,
        stages,
        first: true,
        over: false,
    };
    let events = stream::unfold(follow, move |mut follow| async move {
        let event = tokio::time::timeout_at(ends, follow.next()).await.ok()??;
        Some((Ok(event), follow))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)))
}

struct Follow {
    site: Arc<Site>,
    language: ReportLanguage,
    stages: watch::Receiver<Stage>,
    first: bool,
    over: bool,
}

impl Follow {
    /// The next event; `None` when there will be none.
    async fn next(&mut self) -> Option<Event> {
        if self.over {
            return None;
        }
        if !self.first {
            self.stages.changed().await.ok()?;
        }
        self.first = false;
        let stage = self.stages.borrow_and_update().clone();
        self.over = matches!(stage, Stage::Done(_));
        let event = Event::default().event(if self.over { "done" } else { "stage" });
        Some(event.data(words(&stage, &self.site, self.site.texts(self.language))))
    }
}

/// The report as a file that stands alone.
pub(crate) async fn report_file(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, ticket)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let text = rendered(&site, language, &ticket, Format::Html)?;
    let mut response = saved(text, "text/html; charset=utf-8", "ortaq-report.html");
    // A file that a browser shows all the same must not act as a page of this site.
    response.headers_mut().insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    );
    Ok(response)
}

/// The report as data.
pub(crate) async fn report_data(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, ticket)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let text = rendered(&site, language, &ticket, Format::Json)?;
    Ok(saved(text, "application/json", "ortaq-report.json"))
}

fn rendered(site: &Site, language: ReportLanguage, ticket: &str, format: Format) -> Result<String, Trouble> {
    let stages = site
        .checks
        .follow(ticket_of(ticket)?)
        .ok_or(Trouble::ReportGone)?;
    let Stage::Done(outcome) = stages.borrow().clone() else {
        return Err(Trouble::ReportGone);
    };
    let Outcome::Report { report, subject, .. } = &*outcome else {
        return Err(Trouble::ReportGone);
    };
    report::render(report, subject, format, site.texts(language)).map_err(|error| {
        tracing::error!(%error, "a report cannot be written");
        Trouble::Fault
    })
}

fn saved(text: String, content_type: &'static str, name: &'static str) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    if let Ok(value) = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    (headers, text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nothing_but_an_address_is_fetched_and_all_else_is_text() {
        let found = |text: &str| address(text);
        assert_eq!(
            found(" https://demo.invalid/a\n").as_deref(),
            Some("https://demo.invalid/a")
        );
        assert_eq!(
            found("HTTP://demo.invalid").as_deref(),
            Some("HTTP://demo.invalid")
        );
        assert_eq!(
            found("www.demo.invalid/a").as_deref(),
            Some("https://www.demo.invalid/a")
        );
        let long = format!("https://demo.invalid/{}", "a".repeat(limits::ADDRESS_BYTES));
        for text in [
            "https://demo.invalid/a yazır ki",
            "file:///etc/passwd",
            "ə",
            "",
            long.as_str(),
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn a_file_is_named_without_its_folders() {
        assert_eq!(bare_name("C:\\Users\\Leyla\\xəbər.docx"), "xəbər.docx");
        assert_eq!(bare_name("../../etc/passwd"), "passwd");
        assert_eq!(bare_name("a\u{202e}\r\nb"), "a\u{202e}b");
    }
}
