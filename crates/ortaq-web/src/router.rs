//! Every address of the site.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::pages::{
    about, account, api_guide, audit, card, check, desk, fact_check, fact_checks, feeds, files, home,
    invitation, listen, machine, others, people, picture, published, sign_in, tell, translation,
};
use crate::site::{BACK_FROM_PROVIDER, Site};
use crate::{api, assets, exchange, guard, limits, session};

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
        .route("/{language}/check/{ticket}/listen", get(listen::of_check))
        .route(
            "/{language}/check/{ticket}/listen/{file}",
            get(listen::check_file),
        )
        .route("/{language}/fact-checks", get(fact_checks::page))
        .route("/{language}/fact-checks/{name}", get(fact_check::page))
        .route(
            "/{language}/fact-checks/{name}/claimreview.json",
            get(fact_check::data),
        )
        .route(
            "/{language}/fact-checks/{name}/listen",
            get(listen::of_fact_check),
        )
        .route(
            "/{language}/fact-checks/{name}/listen/{file}",
            get(listen::fact_check_file),
        )
        .route("/{language}/fact-checks/{name}/picture.png", get(picture::page))
        .route("/{language}/fact-checks/{name}/in/{tag}", get(translation::page))
        .route(
            "/{language}/fact-checks/{name}/in/{tag}/listen",
            get(listen::of_translation),
        )
        .route(
            "/{language}/fact-checks/{name}/in/{tag}/listen/{file}",
            get(listen::translation_file),
        )
        .route("/{language}/fact-checks/{name}/opinion", post(published::opine))
        .route(
            "/{language}/fact-checks/{name}/contest",
            get(tell::contest).post(tell::send_appeal),
        )
        .route(
            "/{language}/fact-checks/{name}/comments",
            post(tell::send_comment),
        )
        .route("/{language}/tip", get(tell::tip).post(tell::send_tip))
        .route("/{language}/receipt", get(tell::receipt).post(tell::follow))
        .route("/{language}/card/{name}", get(card::page))
        .route("/{language}/methodology", get(about::methodology))
        .route("/{language}/transparency", get(about::transparency))
        // The node's own people.
        .route("/sign-in", get(home::in_own_language))
        .route("/invitation/{code}", get(home::in_own_language))
        .route("/{language}/sign-in", get(sign_in::form).post(sign_in::submit))
        .route(
            "/{language}/sign-in/code",
            get(sign_in::code_form).post(sign_in::submit_code),
        )
        .route("/{language}/sign-out", post(sign_in::sign_out))
        .route(
            "/{language}/invitation/{code}",
            get(invitation::form).post(invitation::accept),
        )
        .route("/{language}/account", get(account::page))
        .route("/{language}/account/profile", post(account::profile))
        .route("/{language}/account/password", post(account::password))
        .route(
            "/{language}/account/authenticator",
            get(account::authenticator).post(account::set_authenticator),
        )
        .route(
            "/{language}/account/authenticator/remove",
            post(account::remove_authenticator),
        )
        .route(
            "/{language}/account/recovery-codes",
            post(account::recovery_codes),
        )
        .route("/{language}/account/sessions/end", post(account::end_session))
        .route("/{language}/account/tokens", post(account::new_token))
        .route("/{language}/account/tokens/end", post(account::end_token))
        // The other ways to sign in.
        .route(
            "/{language}/sign-in/passkey/options",
            post(others::sign_in_options),
        )
        .route("/{language}/sign-in/passkey", post(others::sign_in_with_passkey))
        .route("/{language}/sign-in/provider", get(others::leave_to_sign_in))
        .route(BACK_FROM_PROVIDER, get(others::come_back))
        .route("/{language}/account/passkeys/options", post(others::add_options))
        .route("/{language}/account/passkeys", post(others::add))
        .route("/{language}/account/passkeys/remove", post(others::remove))
        .route("/{language}/account/provider", post(others::connect))
        .route(
            "/{language}/account/provider/disconnect",
            post(others::disconnect),
        )
        .route("/{language}/people", get(people::page))
        .route("/{language}/people/invite", post(people::invite))
        .route("/{language}/people/take-back", post(people::take_back))
        .route("/{language}/people/{person}", get(people::one))
        .route("/{language}/people/{person}/roles", post(people::roles))
        .route("/{language}/people/{person}/suspend", post(people::suspend))
        .route("/{language}/people/{person}/resume", post(people::resume))
        .route("/{language}/people/{person}/reset", post(people::reset))
        .route("/{language}/audit", get(audit::page))
        // The desk.
        .route(
            "/{language}/inbox",
            get(desk::inbox::page).post(desk::inbox::sort),
        )
        .route("/{language}/inbox/add", post(desk::inbox::add))
        .route("/{language}/find", get(desk::find::page))
        .route("/{language}/charts", get(desk::charts::page))
        .route(
            "/{language}/network",
            get(desk::network::page).post(desk::network::change),
        )
        .route(
            "/{language}/inbox/{kind}/{item}",
            get(desk::inbox::item).post(desk::inbox::answer),
        )
        .route(
            "/{language}/cases",
            get(desk::cases::page).post(desk::cases::open),
        )
        .route("/{language}/cases/{case}", get(desk::cases::one))
        .route("/{language}/cases/{case}/{act}", post(desk::cases::act))
        .route("/{language}/drafts/{check}", get(desk::drafts::page))
        .route("/{language}/drafts/{check}/versions", get(desk::drafts::versions))
        .route("/{language}/drafts/{check}/{act}", post(desk::drafts::act))
        .route(
            "/{language}/translations/{translation}",
            get(desk::translations::page),
        )
        .route(
            "/{language}/translations/{translation}/{act}",
            post(desk::translations::act),
        )
        .route("/{language}/readers", get(desk::readers::page))
        .route(
            "/{language}/readers/comments.csv",
            get(desk::readers::comments_table),
        )
        .route(
            "/{language}/readers/comments.json",
            get(desk::readers::comments_data),
        )
        .route("/{language}/readers/{kind}/{record}", post(desk::readers::act))
        .route(
            "/{language}/organisation",
            get(desk::organisation::page).post(desk::organisation::change),
        )
        .route("/{language}/files/{hash}", get(files::file))
        .route("/{language}/api", get(api_guide::page))
        // For programs.
        .route("/api/account", get(account::of_token))
        .route("/{language}/fact-checks.atom", get(feeds::atom))
        .route("/{language}/fact-checks.rss", get(feeds::rss))
        .route("/{language}/fact-checks.json", get(feeds::json))
        .route("/{language}/fact-checks.podcast", get(feeds::podcast))
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
        .layer(middleware::from_fn_with_state(
            Arc::clone(&site),
            guard::own_forms,
        ))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), guard::count))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), guard::explain))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&site),
            session::recognise,
        ))
        .merge(api::router(&site))
        .merge(exchange::router())
        .layer(middleware::from_fn_with_state(Arc::clone(&site), guard::secure))
        .layer(middleware::from_fn(guard::log))
        .with_state(site)
}
