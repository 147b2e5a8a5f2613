//! The page that says what went wrong and what to do.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use ortaq_engine::report::ReportLanguage;

use crate::frame::Frame;
use crate::guard;
use crate::limits;
use crate::site::Site;
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "trouble.html")]
struct Page<'a> {
    frame: Frame<'a>,
    status: u16,
    hint: String,
}

/// The page of a trouble, in the visitor's language.
pub(crate) fn page(site: &Site, language: ReportLanguage, trouble: Trouble) -> Response {
    let (title, hint) = trouble.texts();
    let texts = site.texts(language);
    let number = match trouble {
        Trouble::TooLarge => (limits::UPLOAD_BYTES >> 20) as u64,
        Trouble::TooMany { seconds } => seconds.div_ceil(60),
        _ => limits::REPORT_MINUTES,
    };
    let frame = Frame::new(site, language, "/")
        .titled(texts.say(title, &[]))
        .unlisted();
    let page = Page {
        frame,
        status: trouble.status().as_u16(),
        hint: texts.say(hint, &[("count", number.into())]),
    };
    match page.render() {
        Ok(text) => guard::html(text),
        Err(error) => {
            tracing::error!(%error, "a page cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
