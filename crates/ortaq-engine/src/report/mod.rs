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

pub use language::ReportLanguage;
pub use model::{
    ArticleInfo, ArticleLink, Band, CheckNotice, ClaimReport, CorpusInfo, FactCheckView, MatchReport, Mode,
    Notice, Reason, Report, SCHEMA, Voice, VoiceKind,
};
pub use terminal::{Layout, printable};
pub use texts::{Texts, Value};
pub use view::Subject;

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
    let view = || view::view(report, subject, texts);
    let more = |left: usize| texts.say("match-more", &[("count", left.into())]);
    match format {
        Format::Json => Ok(serde_json::to_string_pretty(report)? + "\n"),
        Format::ClaimReview => Ok(claimreview::render(report)?),
        Format::Html => Ok(html::render(&view(), &more)?),
        Format::Terminal(layout) => Ok(terminal::render(&view(), layout, &more)),
    }
}
