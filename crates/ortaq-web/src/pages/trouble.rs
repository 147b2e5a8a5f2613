//! The page that says what went wrong and what to do.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::frame::Frame;
use crate::guard;
use crate::limits;
use crate::session::Reader;
use crate::site::Site;
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "trouble.html")]
struct Page<'a> {
    frame: Frame<'a>,
    status: u16,
    hint: String,
    /// Signing in helps.
    signed_out: bool,
}

/// The page of a trouble, in the visitor's language.
pub(crate) fn page(site: &Site, reader: &Reader, trouble: Trouble) -> Response {
    let (title, hint) = trouble.texts();
    let texts = site.texts(reader.language);
    let number = match trouble {
        Trouble::TooLarge => (limits::UPLOAD_BYTES >> 20) as u64,
        Trouble::TooMany { seconds } => seconds.div_ceil(60),
        _ => limits::REPORT_MINUTES,
    };
    let frame = Frame::new(site, reader, "/")
        .titled(texts.say(title, &[]))
        .unlisted();
    let page = Page {
        frame,
        status: trouble.status().as_u16(),
        signed_out: trouble == Trouble::SignedOut,
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
