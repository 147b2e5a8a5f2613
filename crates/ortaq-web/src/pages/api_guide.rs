//! How programs read this site: for people who write them.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::frame::Frame;
use crate::guard;
use crate::session::Reader;
use crate::site::Site;
use crate::trouble::Trouble;

/// Addresses with words for them.
const ADDRESSES: [(&str, &str, &str); 8] = [
    ("GET", "/api/v1/fact-checks", "api-address-list"),
    ("GET", "/api/v1/fact-checks/{name}", "api-address-one"),
    (
        "GET",
        "/api/v1/fact-checks/{name}/claim-review",
        "api-address-review",
    ),
    ("POST", "/api/v1/checks", "api-address-checks"),
    ("GET", "/api/v1/log/checkpoint", "api-address-checkpoint"),
    ("GET", "/api/v1/log/entries/{entry}", "api-address-entry"),
    ("GET", "/api/v1/node", "api-address-node"),
    ("GET", "/api/v1/openapi.json", "api-address-description"),
];
/// What programs should know.
const RULES: [&str; 6] = [
    "api-rule-verdict",
    "api-rule-kept",
    "api-rule-limits",
    "api-rule-repeat",
    "api-rule-unchanged",
    "api-rule-errors",
];

#[derive(Template)]
#[template(path = "api.html")]
struct Page<'a> {
    frame: Frame<'a>,
    commands: [(&'static str, String); 3],
    addresses: &'static [(&'static str, &'static str, &'static str)],
    rules: &'static [&'static str],
}

/// The guide.
pub(crate) async fn page(State(site): State<Arc<Site>>, reader: Reader) -> Result<Response, Trouble> {
    let frame = Frame::new(&site, &reader, "/api");
    let title = frame.t("api-title");
    let (list, checks) = (
        site.absolute("/api/v1/fact-checks"),
        site.absolute("/api/v1/checks"),
    );
    let page = Page {
        frame: frame.titled(title),
        commands: [
            ("api-try-list", format!("curl '{list}?language=az&limit=5'")),
            (
                "api-try-search",
                format!("curl --get '{list}' --data-urlencode 'q=göl çəhrayı'"),
            ),
            (
                "api-try-check",
                format!(
                    "curl '{checks}' --json '{{\"text\": \"Göl tamamen kurudu.\"}}' --header 'Idempotency-Key: 1'"
                ),
            ),
        ],
        addresses: &ADDRESSES,
        rules: &RULES,
    };
    Ok(guard::public(guard::html(page.render()?)))
}
