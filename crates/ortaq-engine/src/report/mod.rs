//! What a check found, as data ([`Report`]), and its forms for people and programs ([`render`]).
//!
//! Checking fills a [`Report`]; this module does not match, fetch or decide anything. Words are made here, from
//! Fluent texts in the reader's language.

mod claimreview;
mod html;
mod language;
mod model;
mod terminal;
mod texts;
mod view;
mod wording;

pub use html::{BASE_STYLE, REPORT_STYLE};
pub use language::ReportLanguage;
pub use model::{
    ArticleInfo, ArticleLink, Band, CheckNotice, ClaimReport, CorpusInfo, FactCheckView, MatchReport, Mode,
    Notice, Reason, Report, SCHEMA, Voice, VoiceKind,
};
pub use terminal::{Layout, printable};
pub use texts::{Texts, Value};
pub use view::{Reader, Subject, Tone, web_address};
pub use wording::{language as language_name, verdict as verdict_words};

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text for a terminal.
    Terminal(Layout),
    /// The data (`docs/report-schema.md`).
    Json,
    /// A page that stands alone.
    Html,
    /// The fact-checks that were found, as schema.org `ClaimReview` objects.
    ClaimReview,
}

/// Why a report could not be rendered. No input can cause it.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// JSON could not be written.
    #[error("the report could not be written as JSON")]
    Json(#[from] serde_json::Error),
    /// The page could not be written.
    #[error("the report could not be written as a page")]
    Html(#[from] askama::Error),
}

/// A report as a part of a page of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Title of the page.
    pub title: String,
    /// Escaped HTML from the report's first heading on. It needs [`BASE_STYLE`] and [`REPORT_STYLE`].
    pub html: String,
}

/// Renders a report as a part of a page for visitors, with at most `matches` fact-checks of each claim.
///
/// # Errors
/// [`RenderError`]
pub fn render_body(
    report: &Report,
    subject: &Subject,
    matches: usize,
    texts: &Texts,
) -> Result<Body, RenderError> {
    let mut view = view::view(report, subject, Reader::Visitor, texts);
    let claims = view.sections.iter_mut().flat_map(|section| &mut section.claims);
    claims.for_each(|claim| claim.matches.truncate(matches));
    let more = |left: usize| texts.say("match-more", &[("count", left.into())]);
    let html = html::render_body(&view, &more)?;
    Ok(Body {
        title: view.title,
        html,
    })
}

/// Renders a report in one of its forms. JSON and ClaimReview carry no words of the reader's language.
///
/// # Errors
/// [`RenderError`]
pub fn render(
    report: &Report,
    subject: &Subject,
    format: Format,
    texts: &Texts,
) -> Result<String, RenderError> {
    let view = || view::view(report, subject, Reader::Operator, texts);
    let more = |left: usize| texts.say("match-more", &[("count", left.into())]);
    match format {
        Format::Json => Ok(serde_json::to_string_pretty(report)? + "\n"),
        Format::ClaimReview => Ok(claimreview::render(report)?),
        Format::Html => Ok(html::render(&view(), &more)?),
        Format::Terminal(layout) => Ok(terminal::render(&view(), layout, &more)),
    }
}
