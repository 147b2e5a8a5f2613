//! What people see and change of their own account.

use std::sync::Arc;

use askama::Template;
use axum::Json;
use axum::extract::{Query, State};
use axum::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use fast_qr::QRBuilder;
use ortaq_engine::people::{ApiToken, PeopleError, Scope, Session, Standing, role_word};
use ortaq_engine::report::ReportLanguage;
use serde::Deserialize;
use serde_json::json;

use super::home::redirect;
use super::others::{self, Own};
use super::people::role_text;
use super::problem::{not_taken, words};
use crate::frame::Frame;
use crate::guard::{self, Said};
use crate::language::{self, Locale};
use crate::session::{Reader, SignedForm, SignedIn};
use crate::site::Site;
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "account.html")]
struct Page<'a> {
    frame: Frame<'a>,
    display: String,
    name: String,
    roles: Vec<String>,
    locale: String,
    languages: Vec<(&'static str, &'static str)>,
    standing: Standing,
    others: Own,
    sessions: Vec<SessionRow>,
    tokens: Vec<TokenRow>,
    least: u64,
    token_days: u64,
    notice: Notice,
}

struct SessionRow {
    hash: String,
    browser: String,
    address: String,
    seen: String,
    here: bool,
}

struct TokenRow {
    hash: String,
    label: String,
    scopes: String,
    expires: String,
    used: Option<String>,
}

/// What the page says about what was just done.
#[derive(Default)]
pub(super) struct Notice {
    /// The form that was not taken, and why.
    problem: Option<(&'static str, String)>,
    /// Id of a text: something was done.
    done: Option<&'static str>,
    /// Recovery codes, shown this once.
    codes: Vec<String>,
    /// A token, shown this once.
    token: Option<String>,
    /// The way to the provider, once the password has confirmed it.
    leave: Option<String>,
}

impl Notice {
    /// The password has confirmed that a person wants to connect an account of the provider, which is at this address.
    pub(super) fn leaving(address: String) -> Self {
        Self {
            leave: Some(address),
            ..Self::default()
        }
    }
}

impl Page<'_> {
    /// Why a form was not taken.
    fn problem(&self, form: &str) -> Option<&str> {
        let problem = self.notice.problem.as_ref().filter(|(of, _)| *of == form);
        problem.map(|(_, words)| words.as_str())
    }
}

#[derive(Template)]
#[template(path = "authenticator.html")]
struct AuthenticatorPage<'a> {
    frame: Frame<'a>,
    /// Side of the picture in squares, its margin included.
    side: usize,
    /// The dark squares as the path of an SVG.
    squares: String,
    secret: String,
    sealed: String,
    problem: Option<String>,
}

/// What was done before the page was asked for.
#[derive(Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    done: String,
}

/// What can be done, as the address has it, and the id of its text.
const DONE: [(&str, &str); 9] = [
    ("profile", "account-done-profile"),
    ("password", "account-done-password"),
    ("authenticator", "account-done-authenticator"),
    ("passkey", "account-done-passkey"),
    ("passkey-removed", "account-done-passkey-removed"),
    ("provider", "account-done-provider"),
    ("provider-removed", "account-done-provider-removed"),
    ("session", "account-done-session"),
    ("token", "account-done-token"),
];

/// The account.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    signed_in: SignedIn,
    Query(done): Query<Done>,
) -> Result<Response, Response> {
    let done = DONE.iter().find(|(word, _)| *word == done.done);
    let notice = Notice {
        done: done.map(|(_, text)| *text),
        ..Notice::default()
    };
    let page = show(&site, language, &signed_in, notice).await;
    page.map_err(IntoResponse::into_response)
}

pub(super) async fn show(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    notice: Notice,
) -> Result<Response, Trouble> {
    let reader = Reader::person(language, signed_in);
    let frame = Frame::new(site, &reader, "/account").unlisted();
    let title = frame.t("account-title");
    let frame = frame.titled(title);
    let person = signed_in.person();
    // The newest data: what was just changed is in it.
    let account = site.people.account(&person.account.person).await?;
    let sessions = site.people.sessions(person).await?;
    let tokens = site.people.tokens(person).await?;
    let page = Page {
        roles: account
            .roles
            .iter()
            .map(|role| role_text(&frame, *role))
            .collect(),
        standing: site.people.standing(person).await?,
        others: others::own(site, &frame, person).await?,
        sessions: sessions
            .iter()
            .map(|session| session_row(&frame, session, session.hash == person.session))
            .collect(),
        tokens: tokens.iter().map(|token| token_row(&frame, token)).collect(),
        languages: ReportLanguage::ALL
            .map(|language| (language.code(), language.endonym()))
            .to_vec(),
        display: account.display,
        name: account.name,
        locale: account.locale,
        least: *ortaq_engine::limits::PASSWORD_CHARS.start() as u64,
        token_days: ortaq_engine::limits::TOKEN_LIFE.as_hours().unsigned_abs() / 24,
        notice,
        frame,
    };
    let is_refused = page.notice.problem.is_some();
    let response = guard::html(page.render()?);
    Ok(if is_refused { not_taken(response) } else { response })
}

fn session_row(frame: &Frame<'_>, session: &Session, here: bool) -> SessionRow {
    SessionRow {
        hash: session.hash.to_string(),
        browser: if session.browser.is_empty() {
            frame.t("account-browser-unknown")
        } else {
            session.browser.clone()
        },
        address: session.address.clone(),
        seen: frame.moment(&session.seen),
        here,
    }
}

fn token_row(frame: &Frame<'_>, token: &ApiToken) -> TokenRow {
    let scopes: Vec<_> = token
        .scopes
        .iter()
        .map(|scope| frame.t(scope_text(*scope)))
        .collect();
    TokenRow {
        hash: token.hash.to_string(),
        label: token.label.clone(),
        scopes: scopes.join(", "),
        expires: frame.moment(&token.expires),
        used: token.used.as_ref().map(|used| frame.moment(used)),
    }
}

fn scope_text(scope: Scope) -> &'static str {
    match scope {
        Scope::Read => "account-scope-read",
        Scope::Write => "account-scope-write",
    }
}

/// Shows the account again, because a form was not taken.
pub(super) async fn refuse(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    form: &'static str,
    problem: PeopleError,
) -> Result<Response, Trouble> {
    let reader = Reader::person(language, signed_in);
    let words = words(&Frame::new(site, &reader, "/account"), problem)?;
    let notice = Notice {
        problem: Some((form, words)),
        ..Notice::default()
    };
    show(site, language, signed_in, notice).await
}

pub(super) fn done(language: ReportLanguage, what: &str) -> Result<Response, Trouble> {
    redirect(&format!("/{}/account?done={what}", language.code()), |_| ())
}

/// Name and language.
pub(crate) async fn profile(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let chosen = language::with_code(fields.get("locale")).ok_or(Trouble::Bad)?;
    let set = site.people.set_profile(
        signed_in.person(),
        fields.get("display"),
        chosen.code(),
        signed_in.origin(),
    );
    match set.await {
        Ok(()) => {
            let person = &signed_in.account().person;
            site.set_byline(&site.people.account(person).await?).await?;
            done(chosen, "profile")
        }
        Err(problem) => refuse(&site, language, &signed_in, "profile", problem).await,
    }
}

/// A new password.
pub(crate) async fn password(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let change = site.people.change_password(
        signed_in.person(),
        fields.get("password"),
        fields.get("new-password"),
        signed_in.origin(),
    );
    match change.await {
        Ok(()) => done(language, "password"),
        Err(problem) => refuse(&site, language, &signed_in, "password", problem).await,
    }
}

/// The page on which an authenticator app is set up.
pub(crate) async fn authenticator(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    signed_in: SignedIn,
) -> Result<Response, Trouble> {
    authenticator_page(&site, language, &signed_in, None)
}

/// Each time with a new secret.
fn authenticator_page(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    problem: Option<PeopleError>,
) -> Result<Response, Trouble> {
    let reader = Reader::person(language, signed_in);
    let frame = Frame::new(site, &reader, "/account/authenticator").unlisted();
    let title = frame.t("authenticator-title");
    let frame = frame.titled(title);
    let is_refused = problem.is_some();
    let problem = problem.map(|problem| words(&frame, problem)).transpose()?;
    let enrolment = site.people.begin_totp(signed_in.person(), frame.site_name())?;
    let (side, squares) = picture(&enrolment.address)?;
    let page = AuthenticatorPage {
        side,
        squares,
        secret: in_groups(&enrolment.secret),
        sealed: enrolment.sealed,
        problem,
        frame,
    };
    let response = guard::html(page.render()?);
    Ok(if is_refused { not_taken(response) } else { response })
}

/// Squares of light around a QR code (ISO/IEC 18004).
const QUIET: usize = 4;

/// A QR code: its side with the margin, and its dark squares as the path of an SVG.
fn picture(text: &str) -> Result<(usize, String), Trouble> {
    let code = QRBuilder::new(text).build().map_err(|_| Trouble::Fault)?;
    let mut squares = String::new();
    for row in 0..code.size {
        for column in 0..code.size {
            if code[row][column].value() {
                squares.push_str(&format!("M{} {}h1v1h-1z", column + QUIET, row + QUIET));
            }
        }
    }
    Ok((code.size + 2 * QUIET, squares))
}

/// A long word in groups of four, for reading it aloud.
fn in_groups(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

/// Sets the authenticator app up with its first code.
pub(crate) async fn set_authenticator(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let set = site.people.finish_totp(
        signed_in.person(),
        fields.get("password"),
        fields.get("sealed"),
        fields.get("code"),
        signed_in.origin(),
    );
    match set.await {
        Ok(codes) => {
            let notice = Notice {
                done: Some("account-done-authenticator"),
                codes,
                ..Notice::default()
            };
            show(&site, language, &signed_in, notice).await
        }
        Err(problem) => authenticator_page(&site, language, &signed_in, Some(problem)),
    }
}

/// Removes the authenticator app.
pub(crate) async fn remove_authenticator(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let person = signed_in.person();
    let removed = site
        .people
        .remove_totp(person, fields.get("password"), signed_in.origin());
    match removed.await {
        Ok(()) => done(language, "authenticator"),
        Err(problem) => refuse(&site, language, &signed_in, "authenticator", problem).await,
    }
}

/// New recovery codes, on a page that shows them once.
pub(crate) async fn recovery_codes(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let person = signed_in.person();
    let made = site
        .people
        .new_recovery_codes(person, fields.get("password"), signed_in.origin());
    match made.await {
        Ok(codes) => {
            let notice = Notice {
                codes,
                ..Notice::default()
            };
            show(&site, language, &signed_in, notice).await
        }
        Err(problem) => refuse(&site, language, &signed_in, "authenticator", problem).await,
    }
}

/// Ends a session.
pub(crate) async fn end_session(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let hash = fields.get("session").parse().map_err(|_| Trouble::Bad)?;
    let ended = site
        .people
        .end_session(signed_in.person(), &hash, signed_in.origin());
    match ended.await {
        // What is gone already is what was wanted.
        Ok(()) | Err(PeopleError::Gone) => done(language, "session"),
        Err(error) => Err(error.into()),
    }
}

/// A new token, on a page that shows it once.
pub(crate) async fn new_token(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let mut scopes = vec![Scope::Read];
    if fields.get("write") == "yes" {
        scopes.push(Scope::Write);
    }
    let made = site.people.new_token(
        signed_in.person(),
        fields.get("password"),
        fields.get("label"),
        &scopes,
        signed_in.origin(),
    );
    match made.await {
        Ok(new) => {
            let notice = Notice {
                token: Some(new.token),
                ..Notice::default()
            };
            show(&site, language, &signed_in, notice).await
        }
        Err(problem) => refuse(&site, language, &signed_in, "token", problem).await,
    }
}

/// Ends a token.
pub(crate) async fn end_token(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let hash = fields.get("token").parse().map_err(|_| Trouble::Bad)?;
    let ended = site
        .people
        .end_token(signed_in.person(), &hash, signed_in.origin());
    match ended.await {
        Ok(()) | Err(PeopleError::Gone) => done(language, "token"),
        Err(error) => Err(error.into()),
    }
}

/// Whose token a program sends, and what it may be used for (RFC 6750: `Authorization: Bearer …`).
pub(crate) async fn of_token(State(site): State<Arc<Site>>, headers: HeaderMap) -> Result<Response, Trouble> {
    let sent = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = sent
        .and_then(|sent| sent.strip_prefix("Bearer "))
        .unwrap_or_default();
    let Some((account, scopes)) = site.people.holder(token).await? else {
        let mut response =
            (StatusCode::UNAUTHORIZED, Json(json!({"error": "invalid_token"}))).into_response();
        let challenge = HeaderValue::from_static("Bearer error=\"invalid_token\"");
        response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
        response.extensions_mut().insert(Said);
        return Ok(response);
    };
    let roles: Vec<_> = account.roles.iter().map(|role| role_word(*role)).collect();
    let data = json!({
        "name": account.name,
        "display": account.display,
        "roles": roles,
        "scopes": scopes,
    });
    Ok(Json(data).into_response())
}
