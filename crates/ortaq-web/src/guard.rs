//! What happens around every request: counting the visitor, words for what went wrong, headers that protect, a line in the
//! log that tells nothing about the visitor.

use std::any::Any;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderName, ORIGIN, REFERRER_POLICY,
    RETRY_AFTER, STRICT_TRANSPORT_SECURITY, VARY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use url::Url;

use crate::language;
use crate::pages::trouble;
use crate::session::Reader;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visitor::{Act, Peer};

/// Nothing but our own style, script and pictures; no inline code; no frames around us. Data blocks such as JSON-LD are not
/// scripts and are not subject to it (CSP 3, 4.2.3: only what would be executed is looked at).
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; media-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// What pages of ours never need.
const PERMISSIONS: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
const ONE_YEAR: &str = "max-age=31536000";

/// The address that a visitor is counted by.
pub(crate) fn visitor(site: &Site, request: &axum::http::Extensions, headers: &HeaderMap) -> IpAddr {
    let peer = request.get::<Peer>();
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.0);
    site.visitors.behind(peer, headers)
}

/// Counts the act of a visitor.
pub(crate) fn count_act(site: &Site, act: Act, visitor: IpAddr) -> Result<(), Trouble> {
    match site.visitors.count(act, visitor) {
        Ok(_) => Ok(()),
        Err(exceeded) => Err(Trouble::TooMany {
            seconds: exceeded.wait.as_secs() + 1,
        }),
    }
}

/// Refuses a visitor who asks for too much.
pub(crate) async fn count(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let visitor = visitor(&site, request.extensions(), request.headers());
    match count_act(&site, Act::Request, visitor) {
        Ok(()) => next.run(request).await,
        Err(trouble) => trouble.into_response(),
    }
}

/// Refuses what other sites make a browser send here. Browsers say where a request comes from (`Sec-Fetch-Site`, older ones `Origin`);
/// what says nothing is no browser, and has no cookie that somebody else could use.
pub(crate) async fn own_forms(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_own(&site, request.headers()) {
        next.run(request).await
    } else {
        Trouble::CrossSite.into_response()
    }
}

fn is_own(site: &Site, headers: &HeaderMap) -> bool {
    if let Some(from) = headers.get("sec-fetch-site") {
        return [&b"same-origin"[..], b"none"].contains(&from.as_bytes());
    }
    let Some(origin) = headers.get(ORIGIN) else {
        return true;
    };
    let origin = origin.to_str().ok().and_then(|origin| Url::parse(origin).ok());
    let Some(origin) = origin.map(|url| url.origin()) else {
        return false;
    };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let here =
        host.and_then(|host| Url::parse(&format!("{}://{host}", site.options.public_url.scheme())).ok());
    origin == site.options.public_url.origin() || here.is_some_and(|here| here.origin() == origin)
}

/// Makes a page of every answer that says nothing but that something went wrong.
pub(crate) async fn explain(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let language = language::of_path(&path).unwrap_or_else(|| language::preferred(request.headers()));
    let reader = Reader::of(request.extensions(), language);
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error())
        || response.extensions().get::<Said>().is_some()
    {
        return response;
    }
    let given = response.extensions().get::<Trouble>().copied();
    let trouble = given.unwrap_or_else(|| Trouble::of_status(status));
    let mut page = trouble::page(&site, &reader, trouble);
    *page.status_mut() = status;
    if let Some(methods) = response.headers().get(ALLOW) {
        page.headers_mut().insert(ALLOW, methods.clone());
    }
    if let Trouble::TooMany { seconds } = trouble {
        page.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    page
}

/// Marks an answer that explains itself, though its status is that of a failure.
#[derive(Clone, Copy)]
pub(crate) struct Said;

/// Adds the headers that protect visitors, where a page has not set its own.
pub(crate) async fn secure(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut add = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    add(X_CONTENT_TYPE_OPTIONS, "nosniff");
    add(REFERRER_POLICY, "same-origin");
    add(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    add(
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    add(CACHE_CONTROL, "no-store");
    if site.options.public_url.scheme() == "https" {
        add(STRICT_TRANSPORT_SECURITY, ONE_YEAR);
    }
    let own_policy = headers.contains_key(CONTENT_SECURITY_POLICY);
    if !own_policy {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    }
    response
}

/// One line a request: what was asked for by the shape of its address, how it ended, how long it took. Neither addresses nor
/// searches nor anything else of the visitor.
pub(crate) async fn log(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = match *request.method() {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        // A method can be any word: what a visitor made up is not written down.
        _ => "other",
    };
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    let (status, ms) = (
        response.status().as_u16(),
        begun.elapsed().as_secs_f64() * 1_000.0,
    );
    tracing::info!(method, route, status, ms, "request");
    response
}

/// Answers for addresses where there is nothing.
pub(crate) async fn nothing_here() -> Trouble {
    Trouble::NotFound
}

/// Answers where a handler has panicked.
pub(crate) fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words.or_else(|| panic.downcast_ref::<&str>().copied());
    tracing::error!(
        panic = words.unwrap_or("without words"),
        "a request ended by a fault"
    );
    Trouble::Fault.into_response()
}

/// A page.
pub(crate) fn html(text: String) -> Response {
    let content_type = HeaderValue::from_static("text/html; charset=utf-8");
    ([(CONTENT_TYPE, content_type)], text).into_response()
}

/// Lets browsers and proxies keep an answer for a minute that is the same for everybody who has not signed in.
pub(crate) fn public(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
    response
        .headers_mut()
        .append(VARY, HeaderValue::from_static("cookie"));
    response
}
