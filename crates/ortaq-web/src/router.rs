//! Every address of the site.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use axum::{Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::pages::{about, api_guide, card, check, fact_check, fact_checks, feeds, home, machine};
use crate::site::Site;
use crate::{api, assets, guard, limits};

/// The site as a service.
pub(crate) fn router(site: Arc<Site>) -> Router {
    Router::new()
        // Addresses without a language lead to the visitor's.
        .route("/", get(home::in_own_language))
        .route("/check", get(home::in_own_language))
        .route("/fact-checks", get(home::in_own_language))
        .route("/fact-checks/{name}", get(home::in_own_language))
        .route("/methodology", get(home::in_own_language))
        .route("/transparency", get(home::in_own_language))
        .route("/api", get(home::in_own_language))
        .route("/language/{language}", get(home::choose_language))
        // Pages.
        .route("/{language}", get(home::page))
        .route("/{language}/", get(home::page))
        .route("/{language}/check", get(check::form).post(check::submit))
        .route("/{language}/check/{ticket}", get(check::report))
        .route("/{language}/check/{ticket}/events", get(check::events))
        .route("/{language}/check/{ticket}/report.html", get(check::report_file))
        .route("/{language}/check/{ticket}/report.json", get(check::report_data))
        .route("/{language}/fact-checks", get(fact_checks::page))
        .route("/{language}/fact-checks/{name}", get(fact_check::page))
        .route(
            "/{language}/fact-checks/{name}/claimreview.json",
            get(fact_check::data),
        )
        .route("/{language}/card/{name}", get(card::page))
        .route("/{language}/methodology", get(about::methodology))
        .route("/{language}/transparency", get(about::transparency))
        .route("/{language}/api", get(api_guide::page))
        // For programs.
        .route("/{language}/fact-checks.atom", get(feeds::atom))
        .route("/{language}/fact-checks.rss", get(feeds::rss))
        .route("/{language}/fact-checks.json", get(feeds::json))
        .route("/sitemap.xml", get(machine::sitemap))
        .route("/sitemaps/{part}", get(machine::sitemap_part))
        .route("/robots.txt", get(machine::robots))
        .route("/health", get(machine::health))
        .route("/static/{name}", get(assets::serve))
        .route("/favicon.ico", get(assets::icon))
        .fallback(guard::nothing_here)
        .layer(DefaultBodyLimit::max(limits::REQUEST_BYTES))
        .layer(TimeoutLayer::with_status_code(
            axum::http::StatusCode::REQUEST_TIMEOUT,
            limits::REQUEST_TIME,
        ))
        .layer(CatchPanicLayer::custom(guard::panicked))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), guard::count))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), guard::explain))
        .merge(api::router(&site))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), guard::secure))
        .layer(middleware::from_fn(guard::log))
        .with_state(site)
}
