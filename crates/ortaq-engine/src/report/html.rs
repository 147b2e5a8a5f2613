//! The report as one page: no script, no outside file, light and dark, for screens and for paper. Its body alone is a part
//! of a page of the site.

use askama::Template;

use super::view::{ClaimView, View};

/// Colours, type, links and what else all pages have in common.
pub const BASE_STYLE: &str = include_str!("../../templates/base.css");
/// What the body of a report needs beside [`BASE_STYLE`].
pub const REPORT_STYLE: &str = include_str!("../../templates/report.css");

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    body: Body<'a>,
    base: &'static str,
    style: &'static str,
}

#[derive(Template)]
#[template(path = "report-body.html")]
struct Body<'a> {
    view: &'a View,
    words_for_more: &'a dyn Fn(usize) -> String,
}

impl Body<'_> {
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
        body: Body {
            view,
            words_for_more: more,
        },
        base: BASE_STYLE,
        style: REPORT_STYLE,
    }
    .render()
}

/// Renders a view as the body of a page: escaped HTML from its heading on, without `main` and without styles.
///
/// # Errors
/// As [`render`].
pub fn render_body(view: &View, more: &dyn Fn(usize) -> String) -> Result<String, askama::Error> {
    Body {
        view,
        words_for_more: more,
    }
    .render()
}
