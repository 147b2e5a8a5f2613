//! The report as one page: no script, no outside file, light and dark, for screens and for paper.

use askama::Template;

use super::view::{ClaimView, View};

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    view: &'a View,
    style: &'static str,
    words_for_more: &'a dyn Fn(usize) -> String,
}

impl Page<'_> {
    /// Fact-checks of one claim that are open to read; the others are folded up, and printed all the same.
    const MATCHES_OPEN: usize = 3;

    /// How many fact-checks are folded up, in words, where there are any.
    fn more(&self, claim: &ClaimView) -> Option<String> {
        let folded = claim.matches.len().saturating_sub(Self::MATCHES_OPEN);
        (folded > 0).then(|| (self.words_for_more)(folded))
    }
}

/// Renders a view as a page that stands alone.
///
/// `more` words how many fact-checks are folded up.
///
/// # Errors
/// None that input can cause; the template has no fallible part.
pub fn render(view: &View, more: &dyn Fn(usize) -> String) -> Result<String, askama::Error> {
    Page {
        view,
        style: include_str!("../../templates/report.css"),
        words_for_more: more,
    }
    .render()
}
