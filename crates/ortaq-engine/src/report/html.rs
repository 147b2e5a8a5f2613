//! The report as one page: no script, no outside file, light and dark, for screens and for paper.

use askama::Template;

use super::view::View;

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    view: &'a View,
    style: &'static str,
}

/// Renders a view as a page that stands alone.
///
/// # Errors
/// None that input can cause; the template has no fallible part.
pub fn render(view: &View) -> Result<String, askama::Error> {
    Page {
        view,
        style: include_str!("../../templates/report.css"),
    }
    .render()
}
