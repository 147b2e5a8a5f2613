//! The interface for programs: what the site shows, as data. Public, without accounts, documented by OpenAPI (`docs/api.md`).
//!
//! Everything below `/api` answers in JSON, errors included. Pages of other sites may ask as well: nothing here depends on who asks,
//! and no cookie is looked at.

#![allow(unused_qualifications, reason = "utoipa's macros write names in full")]

mod allowance;
mod asked;
mod checks;
mod document;
mod fact_checks;
mod log;
mod node;
mod once;
mod problem;

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LINK, RETRY_AFTER};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use serde::Serialize;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::{Any, CorsLayer};
use tower_http::timeout::TimeoutLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::pages::feeds::unless_known;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::{guard, limits};
use allowance::Policy;
use problem::{Kind, Problem};

pub(crate) use once::Once;

/// What is answered here.
const ANSWERED: [&str; 3] = ["application/json", "application/ld+json", problem::CONTENT];

/// Every documented address.
fn routes() -> OpenApiRouter<Arc<Site>> {
    OpenApiRouter::with_openapi(document::Described::openapi())
        .routes(routes!(fact_checks::list))
        .routes(routes!(fact_checks::one))
        .routes(routes!(fact_checks::review))
        .routes(routes!(checks::check))
        .routes(routes!(log::checkpoint))
        .routes(routes!(log::entry))
        .routes(routes!(node::node))
        .routes(routes!(document::document))
}

/// The interface as a part of the site, with layers of its own: its errors are no pages.
pub(crate) fn router(site: &Arc<Site>) -> Router<Arc<Site>> {
    let (router, _) = routes().split_for_parts();
    router
        .route("/api/{*rest}", any(guard::nothing_here))
        .layer(DefaultBodyLimit::max(limits::API_REQUEST_BYTES))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            limits::REQUEST_TIME,
        ))
        .layer(CatchPanicLayer::custom(guard::panicked))
        .layer(from_fn(accept))
        .layer(from_fn_with_state(Arc::clone(site), count))
        .layer(from_fn(explain))
        .layer(cross_origin())
}

/// Pages of all sites may ask, without cookies.
fn cross_origin() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD, Method::POST])
        .allow_headers([ACCEPT, CONTENT_TYPE, IF_NONE_MATCH, once::IDEMPOTENCY_KEY])
        .expose_headers([
            ETAG,
            LINK,
            RETRY_AFTER,
            allowance::RATE_LIMIT,
            allowance::RATE_LIMIT_POLICY,
        ])
        .max_age(limits::API_PREFLIGHT)
}

/// Counts the visitor, and says what is left.
async fn count(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let visitor = guard::visitor(&site, request.extensions(), request.headers());
    match Policy::Requests.count(&site.visitors, visitor) {
        Ok(allowance) => {
            let mut response = next.run(request).await;
            allowance::say(response.headers_mut(), Policy::Requests, allowance);
            response
        }
        Err(problem) => problem.into_response(),
    }
}

/// Refuses who accepts nothing that is answered here (RFC 9110, 12.5.1).
async fn accept(request: Request, next: Next) -> Response {
    if accepts(request.headers()) {
        return next.run(request).await;
    }
    Problem::new(
        Kind::NotAcceptable,
        format!("Answers here are {}.", ANSWERED.join(", ")),
    )
    .into_response()
}

fn accepts(headers: &HeaderMap) -> bool {
    let mut ranges = headers
        .get_all(ACCEPT)
        .iter()
        .flat_map(|line| line.to_str().unwrap_or_default().split(','))
        .map(|range| range.trim().to_ascii_lowercase())
        .filter(|range| !range.is_empty())
        .peekable();
    if ranges.peek().is_none() {
        return true;
    }
    ranges.any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let media = parts.next().unwrap_or_default();
        let known = ["*/*", "application/*"].contains(&media) || ANSWERED.contains(&media);
        let refused = |quality: &str| quality.parse::<f32>().is_ok_and(|quality| quality <= 0.0);
        known && !parts.any(|part| part.strip_prefix("q=").is_some_and(refused))
    })
}

/// Makes a problem document of every answer that says nothing but that something went wrong.
async fn explain(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    let said = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|content| content == problem::CONTENT);
    if !failed || said {
        return response;
    }
    let problem = Problem::of_response(&response);
    let mut explained = problem.into_response();
    for name in [allowance::RATE_LIMIT, allowance::RATE_LIMIT_POLICY] {
        for value in response.headers().get_all(&name) {
            explained.headers_mut().append(name.clone(), value.clone());
        }
    }
    explained
}

/// Something as JSON, or "not modified" where the reader has it already.
fn json(asked: &HeaderMap, something: &impl Serialize) -> Result<Response, Problem> {
    let text = serde_json::to_string(something).map_err(|error| {
        tracing::error!(%error, "an answer cannot be written");
        Problem::from(Trouble::Fault)
    })?;
    Ok(unless_known(asked, text, "application/json"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn who_accepts_json_in_any_form_is_answered_and_nobody_else() {
        let accepts = |lines: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append(ACCEPT, HeaderValue::from_static(line));
            }
            accepts(&headers)
        };
        assert!(accepts(&[]) && accepts(&[""]) && accepts(&["text/html, */*;q=0.1"]));
        assert!(accepts(&["text/html", "Application/JSON; charset=utf-8"]) && accepts(&["application/*"]));
        assert!(!accepts(&["text/html"]) && !accepts(&["application/json;q=0, text/*"]));
    }
}
