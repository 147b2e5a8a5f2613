//! The other ways to sign in: passkeys, and an OpenID provider.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use ortaq_engine::people::{
    Answer, Ceremony, Departure, Passkey, PeopleError, Person, Provider, RelyingParty,
};
use ortaq_engine::report::ReportLanguage;
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::account::{self, Notice};
use super::problem::{not_taken, words};
use super::sign_in::{self, Wanted};
use crate::forms::Fields;
use crate::frame::{Frame, to_query};
use crate::language::{self, Locale};
use crate::session::{self, Asker, Brief, Reader, SignedForm};
use crate::site::Site;
use crate::trouble::Trouble;

/// What the page for signing in offers beside the password.
pub(super) struct Others {
    /// The domain that passkeys are bound to; none: there can be none.
    pub domain: Option<String>,
    /// The OpenID provider.
    pub provider: Option<Way>,
}

/// A way that leads to the provider.
pub(super) struct Way {
    /// Path of the page that leads there.
    pub path: String,
    /// Its words.
    pub words: String,
}

/// What somebody can sign in with, on the page for signing in.
pub(super) fn offered(site: &Site, frame: &Frame<'_>, to: &str) -> Others {
    Others {
        domain: domain(site),
        provider: site.provider.as_ref().map(|provider| Way {
            path: frame.to(&format!("/sign-in/provider?{}", to_query("to", to))),
            words: named(frame, "sign-in-provider", provider),
        }),
    }
}

/// What a person signs in with beside their password, on the page of their account.
pub(super) struct Own {
    pub domain: Option<String>,
    pub passkeys: Vec<PasskeyRow>,
    pub label_chars: usize,
    pub provider: Option<OwnProvider>,
}

pub(super) struct PasskeyRow {
    pub hash: String,
    pub label: String,
    pub created: String,
    pub used: Option<String>,
}

pub(super) struct OwnProvider {
    /// Where the form is sent.
    pub path: String,
    pub words: String,
    /// Words of the way that leads there.
    pub leave: String,
    /// How the provider calls the account that is connected.
    pub connected: Option<String>,
}

/// Reads what a person signs in with beside their password.
pub(super) async fn own(site: &Site, frame: &Frame<'_>, person: &Person) -> Result<Own, Trouble> {
    let passkeys = site.people.passkeys(person).await?;
    let provider = match &site.provider {
        Some(provider) => {
            let connected = site.people.identity(provider, person).await?;
            let part = if connected.is_some() {
                "/account/provider/disconnect"
            } else {
                "/account/provider"
            };
            Some(OwnProvider {
                path: frame.to(part),
                words: named(frame, "provider-heading", provider),
                leave: named(frame, "provider-leave", provider),
                connected: connected.map(|identity| identity.label),
            })
        }
        None => None,
    };
    Ok(Own {
        domain: domain(site),
        passkeys: passkeys
            .iter()
            .map(|passkey| passkey_row(frame, passkey))
            .collect(),
        label_chars: ortaq_engine::limits::PEOPLE_TEXT_CHARS,
        provider,
    })
}

fn passkey_row(frame: &Frame<'_>, passkey: &Passkey) -> PasskeyRow {
    PasskeyRow {
        hash: passkey.hash.to_string(),
        label: passkey.label.clone(),
        created: frame.moment(&passkey.created),
        used: passkey.used.as_ref().map(|used| frame.moment(used)),
    }
}

fn domain(site: &Site) -> Option<String> {
    let party = site.relying_party.as_ref();
    party.map(|party| party.domain().to_owned())
}

fn named(frame: &Frame<'_>, text: &str, provider: &Provider) -> String {
    frame.texts().say(text, &[("name", provider.name().into())])
}

fn party(site: &Site) -> Result<&RelyingParty, Trouble> {
    site.relying_party.as_ref().ok_or(Trouble::NotFound)
}

fn provider(site: &Site) -> Result<&Arc<Provider>, Trouble> {
    site.provider.as_ref().ok_or(Trouble::NotFound)
}

/// What the browser asks the authenticator, for the script; what must come back with the answer goes into a cookie.
fn asked(site: &Site, reader: &Reader, ceremony: Result<Ceremony, PeopleError>) -> Result<Response, Trouble> {
    match ceremony {
        Ok(ceremony) => {
            let options = RawValue::from_string(ceremony.options).map_err(|_| Trouble::Fault)?;
            let cookie = session::brief_cookie(site, Brief::Passkey, Some(&ceremony.sealed))?;
            let mut response = Json(json!({ "options": options })).into_response();
            response.headers_mut().insert(SET_COOKIE, cookie);
            Ok(response)
        }
        Err(problem) => {
            let problem = words(&Frame::new(site, reader, "/account"), problem)?;
            Ok(not_taken(Json(json!({ "problem": problem })).into_response()))
        }
    }
}

/// Begins to add a passkey.
pub(crate) async fn add_options(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let ceremony = site.people.begin_passkey(
        signed_in.person(),
        fields.get("password"),
        party(&site)?,
        signed_in.origin(),
    );
    let ceremony = ceremony.await;
    asked(&site, &Reader::person(language, &signed_in), ceremony)
}

/// Adds a passkey.
pub(crate) async fn add(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    headers: HeaderMap,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let sealed = session::brief(&site, &headers, Brief::Passkey).unwrap_or_default();
    let added = site.people.finish_passkey(
        signed_in.person(),
        party(&site)?,
        &sealed,
        fields.get("answer"),
        fields.get("label"),
        signed_in.origin(),
    );
    let mut response = match added.await {
        Ok(()) => account::done(language, "passkey")?,
        Err(problem) => account::refuse(&site, language, &signed_in, "passkey", problem).await?,
    };
    forget(&site, Brief::Passkey, &mut response)?;
    Ok(response)
}

/// Removes a passkey.
pub(crate) async fn remove(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let hash = fields.get("passkey").parse().map_err(|_| Trouble::Bad)?;
    let removed = site.people.remove_passkey(
        signed_in.person(),
        fields.get("password"),
        &hash,
        signed_in.origin(),
    );
    match removed.await {
        // What is gone already is what was wanted.
        Ok(()) | Err(PeopleError::Gone) => account::done(language, "passkey-removed"),
        Err(problem) => account::refuse(&site, language, &signed_in, "passkey-remove", problem).await,
    }
}

/// Begins to sign in with a passkey.
pub(crate) async fn sign_in_options(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
) -> Result<Response, Trouble> {
    let ceremony = site.people.begin_passkey_sign_in(party(&site)?);
    asked(&site, &Reader::anybody(language), ceremony)
}

/// Signs in with a passkey.
pub(crate) async fn sign_in_with_passkey(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Asker(origin, _): Asker,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Trouble> {
    let sealed = session::brief(&site, &headers, Brief::Passkey).unwrap_or_default();
    let to = fields.get("to");
    let entered = site
        .people
        .sign_in_with_passkey(party(&site)?, &sealed, fields.get("answer"), &origin);
    let mut response = match entered.await {
        Ok(token) => sign_in::begin(&site, &token, to, language.code()).await?,
        Err(problem) => sign_in::refuse(&site, language, to, problem)?,
    };
    forget(&site, Brief::Passkey, &mut response)?;
    Ok(response)
}

/// Leads to the provider, to sign in there. By a link, because the policy of our pages lets no form lead elsewhere.
pub(crate) async fn leave_to_sign_in(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Trouble> {
    let Departure { address, sealed } = match site.people.leave_to_sign_in(provider(&site)?, &wanted.to).await
    {
        Ok(departure) => departure,
        Err(problem) => return sign_in::refuse(&site, language, &wanted.to, problem),
    };
    let location = HeaderValue::try_from(String::from(address)).map_err(|_| Trouble::Fault)?;
    let cookie = session::brief_cookie(&site, Brief::Provider, Some(&sealed))?;
    Ok((
        StatusCode::SEE_OTHER,
        [(LOCATION, location), (SET_COOKIE, cookie)],
    )
        .into_response())
}

/// Shows the way to the provider, to connect an account there.
pub(crate) async fn connect(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let departure = site.people.leave_to_connect(
        provider(&site)?,
        signed_in.person(),
        fields.get("password"),
        signed_in.origin(),
    );
    match departure.await {
        Ok(departure) => {
            let notice = Notice::leaving(departure.address.into());
            let mut response = account::show(&site, language, &signed_in, notice).await?;
            let cookie = session::brief_cookie(&site, Brief::Provider, Some(&departure.sealed))?;
            response.headers_mut().insert(SET_COOKIE, cookie);
            Ok(response)
        }
        Err(problem) => account::refuse(&site, language, &signed_in, "provider", problem).await,
    }
}

/// Takes the account of the provider away.
pub(crate) async fn disconnect(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let done = site.people.disconnect(
        provider(&site)?,
        signed_in.person(),
        fields.get("password"),
        signed_in.origin(),
    );
    match done.await {
        Ok(()) | Err(PeopleError::Gone) => account::done(language, "provider-removed"),
        Err(problem) => account::refuse(&site, language, &signed_in, "provider", problem).await,
    }
}

/// What the provider sends people back with (OpenID Connect Core 1.0, 3.1.2.5 and 3.1.2.6).
#[derive(Deserialize)]
pub(crate) struct Returned {
    #[serde(default)]
    state: String,
    #[serde(default)]
    code: String,
    error: Option<String>,
}

/// Somebody has come back from the provider. The address has no language, because the provider knows this one alone.
pub(crate) async fn come_back(
    State(site): State<Arc<Site>>,
    Asker(origin, _): Asker,
    headers: HeaderMap,
    extensions: axum::http::Extensions,
    Query(returned): Query<Returned>,
) -> Result<Response, Trouble> {
    let reader = Reader::of(&extensions, language::preferred(&headers));
    let sealed = session::brief(&site, &headers, Brief::Provider).unwrap_or_default();
    let answer = match &returned.error {
        Some(word) => Err(word.as_str()),
        None => Ok((returned.state.as_str(), returned.code.as_str())),
    };
    let person = reader.signed_in.as_ref().map(session::SignedIn::person);
    let came = site
        .people
        .come_back(provider(&site)?, &sealed, answer, person, &origin)
        .await;
    let mut response = match (came, &reader.signed_in) {
        (Ok(Answer::SignedIn(token, to)), _) => {
            sign_in::begin(&site, &token, &to, reader.language.code()).await?
        }
        (Ok(Answer::Connected), _) => account::done(own_language(&reader), "provider")?,
        (Err(problem), Some(signed_in)) => {
            let language = own_language(&reader);
            account::refuse(&site, language, signed_in, "provider", problem).await?
        }
        (Err(problem), None) => sign_in::refuse(&site, reader.language, "", problem)?,
    };
    forget(&site, Brief::Provider, &mut response)?;
    Ok(response)
}

/// The language of a person's account.
fn own_language(reader: &Reader) -> ReportLanguage {
    let own = reader.signed_in.as_ref();
    let own = own.and_then(|signed_in| language::with_code(&signed_in.account().locale));
    own.unwrap_or(reader.language)
}

/// Ends a cookie that has served. Another cookie of the answer stays.
fn forget(site: &Site, brief: Brief, response: &mut Response) -> Result<(), Trouble> {
    let cookie = session::brief_cookie(site, brief, None)?;
    response.headers_mut().append(SET_COOKIE, cookie);
    Ok(())
}
