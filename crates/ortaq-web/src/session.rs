//! Who has signed in: the cookie, what handlers ask for, and the forms of people who have.
//!
//! A handler that is for people who have signed in takes [`SignedIn`], one that receives their form takes [`SignedForm`], one that anybody may
//! ask for takes [`Reader`]. What a person may do is decided behind these, in the engine.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{FromRequest, FromRequestParts, Request, State};
use axum::http::header::{CACHE_CONTROL, COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use ortaq_engine::people::{Account, Actor, Origin, PeopleError, Person, Secret};
use ortaq_engine::report::ReportLanguage;

use crate::forms::Fields;
use crate::frame::to_query;
use crate::pages::home::redirect;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::{guard, language};

/// Cookie of a session. Over TLS its name binds it to this host, the whole of it, and TLS (RFC 6265bis, 4.1.3.2).
const COOKIE_NAME: &str = "ortaq_session";
const HOST_PREFIX: &str = "__Host-";
/// Field of a form that shows that it is one of ours.
pub(crate) const FORM_TOKEN: &str = "form-token";

/// A person who has signed in, as handlers get them. Without one they are led to the page for signing in.
#[derive(Clone)]
pub(crate) struct SignedIn(Arc<Inner>);

struct Inner {
    person: Person,
    origin: Origin,
    form_token: String,
}

impl SignedIn {
    /// The person and their session.
    pub fn person(&self) -> &Person {
        &self.0.person
    }

    /// Their account: who they are, and what they may do.
    pub fn account(&self) -> &Account {
        &self.0.person.account
    }

    /// From where they ask.
    pub fn origin(&self) -> &Origin {
        &self.0.origin
    }

    /// They, for acts that the engine decides about.
    pub fn actor(&self) -> Actor<'_> {
        Actor::person(self.account(), self.origin())
    }

    /// What a form of theirs must bring along. It follows from the session and ends with it.
    pub fn form_token(&self) -> &str {
        &self.0.form_token
    }

    /// Whether a form brought the right token, compared in constant time.
    ///
    /// # Errors
    /// [`Trouble::FormStale`].
    pub fn accept(&self, token: &str) -> Result<(), Trouble> {
        let (given, right) = (token.as_bytes(), self.form_token().as_bytes());
        let differences = given.iter().zip(right).fold(0, |sum, (a, b)| sum | (a ^ b));
        if given.len() == right.len() && differences == 0 {
            Ok(())
        } else {
            Err(Trouble::FormStale)
        }
    }
}

impl FromRequestParts<Arc<Site>> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Site>) -> Result<Self, Response> {
        if let Some(signed_in) = parts.extensions.get::<Self>() {
            return Ok(signed_in.clone());
        }
        // What a form brought cannot be sent again by a redirect: the page says what to do.
        if parts.method != Method::GET {
            return Err(Trouble::SignedOut.into_response());
        }
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        let language = language::of_path(path).unwrap_or_else(|| language::preferred(&parts.headers));
        let to = format!("/{}/sign-in?{}", language.code(), to_query("to", path));
        Err(redirect(&to, |_| ()).unwrap_or_else(IntoResponse::into_response))
    }
}

/// Who asks for a page that is for everybody: in which language they are answered, and whether they have signed in.
#[derive(Clone)]
pub(crate) struct Reader {
    /// The language of the page's address.
    pub language: ReportLanguage,
    /// Who they are, if they have signed in.
    pub signed_in: Option<SignedIn>,
}

impl Reader {
    /// Somebody who is nobody in particular.
    pub fn anybody(language: ReportLanguage) -> Self {
        Self {
            language,
            signed_in: None,
        }
    }

    /// A person who has signed in.
    pub fn person(language: ReportLanguage, signed_in: &SignedIn) -> Self {
        Self {
            language,
            signed_in: Some(signed_in.clone()),
        }
    }

    /// Whoever sent this request, answered in this language.
    pub fn of(extensions: &Extensions, language: ReportLanguage) -> Self {
        Self {
            language,
            signed_in: extensions.get::<SignedIn>().cloned(),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        let language = language::of_path(parts.uri.path()).ok_or(Trouble::NotFound)?;
        Ok(Self::of(&parts.extensions, language))
    }
}

/// From where somebody asks who has not signed in yet, and the address that they are counted by.
pub(crate) struct Asker(pub Origin, pub IpAddr);

impl FromRequestParts<Arc<Site>> for Asker {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Trouble> {
        let address = guard::visitor(site, &parts.extensions, &parts.headers);
        Ok(Self(origin(site, &parts.extensions, &parts.headers), address))
    }
}

fn origin(site: &Site, extensions: &Extensions, headers: &HeaderMap) -> Origin {
    let address = guard::visitor(site, extensions, headers);
    let browser = headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
    Origin::browser(address, browser.unwrap_or_default())
}

/// A form of a person who has signed in, sent from a page that was made for them.
pub(crate) struct SignedForm {
    /// Who sent it.
    pub signed_in: SignedIn,
    /// What is in it.
    pub fields: Fields,
}

impl FromRequest<Arc<Site>> for SignedForm {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let signed_in = SignedIn::from_request_parts(&mut parts, site).await?;
        let fields = Fields::from_request(Request::from_parts(parts, body), site).await;
        let fields = fields.map_err(IntoResponse::into_response)?;
        signed_in
            .accept(fields.get(FORM_TOKEN))
            .map_err(IntoResponse::into_response)?;
        Ok(Self { signed_in, fields })
    }
}

/// Finds out who sends a request. What is made for a person is kept by nobody.
pub(crate) async fn recognise(State(site): State<Arc<Site>>, mut request: Request, next: Next) -> Response {
    let token = token(&site, request.headers());
    let Some(token) = token.filter(|_| !request.uri().path().starts_with("/static/")) else {
        return next.run(request).await;
    };
    let found = match site.people.signed_in(&token).await {
        Ok(found) => found,
        Err(error) => return Trouble::from(error).into_response(),
    };
    let Some(person) = found else {
        return next.run(request).await;
    };
    let form_token = token.parse::<Secret>().map(|secret| secret.derive("form"));
    let origin = origin(&site, request.extensions(), request.headers());
    request.extensions_mut().insert(SignedIn(Arc::new(Inner {
        person,
        origin,
        form_token: form_token.unwrap_or_default(),
    })));
    let mut response = next.run(request).await;
    let private = HeaderValue::from_static("private, no-store");
    response.headers_mut().insert(CACHE_CONTROL, private);
    response
}

/// The token in the cookie of a request.
pub(crate) fn token(site: &Site, headers: &HeaderMap) -> Option<String> {
    value(headers, &cookie_name(site, COOKIE_NAME))
}

/// The value of a cookie of a request.
fn value(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';'));
    let value = pairs.find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))?;
    Some(value.to_owned())
}

/// What a browser keeps for us, sealed, between the two halves of an attempt to sign in.
#[derive(Clone, Copy)]
pub(crate) enum Brief {
    /// While the authenticator is asked.
    Passkey,
    /// While somebody is at the OpenID provider.
    Provider,
}

impl Brief {
    const fn name(self) -> &'static str {
        match self {
            Self::Passkey => "ortaq_passkey",
            Self::Provider => "ortaq_provider",
        }
    }

    /// Coming back from another site brings no strict cookies along.
    const fn same_site(self) -> &'static str {
        match self {
            Self::Passkey => "Strict",
            Self::Provider => "Lax",
        }
    }
}

/// What the browser keeps for us.
pub(crate) fn brief(site: &Site, headers: &HeaderMap, brief: Brief) -> Option<String> {
    value(headers, &cookie_name(site, brief.name()))
}

/// The cookie in which the browser keeps it, or one that ends it.
pub(crate) fn brief_cookie(site: &Site, brief: Brief, sealed: Option<&str>) -> Result<HeaderValue, Trouble> {
    let life = sealed.map_or(0, |_| ortaq_engine::limits::CEREMONY.as_secs());
    let secure = if is_tls(site) { "; Secure" } else { "" };
    let (name, same_site) = (cookie_name(site, brief.name()), brief.same_site());
    let sealed = sealed.unwrap_or_default();
    let cookie = format!("{name}={sealed}; Path=/; Max-Age={life}; SameSite={same_site}; HttpOnly{secure}");
    HeaderValue::try_from(cookie).map_err(|_| Trouble::Fault)
}

/// The cookie of a new session, or one that ends it.
pub(crate) fn cookie(site: &Site, token: Option<&Secret>) -> Result<HeaderValue, Trouble> {
    let secure = if is_tls(site) { "; Secure" } else { "" };
    let name = cookie_name(site, COOKIE_NAME);
    let cookie = match token {
        Some(token) => {
            let seconds = ortaq_engine::limits::SESSION_LIFE.as_secs();
            format!("{name}={token}; Path=/; Max-Age={seconds}; SameSite=Lax; HttpOnly{secure}")
        }
        None => format!("{name}=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly{secure}"),
    };
    HeaderValue::try_from(cookie).map_err(|_| Trouble::Fault)
}

fn cookie_name(site: &Site, name: &str) -> String {
    let prefix = if is_tls(site) { HOST_PREFIX } else { "" };
    format!("{prefix}{name}")
}

fn is_tls(site: &Site) -> bool {
    site.options.public_url.scheme() == "https"
}

/// What a person can do something about is said beside the form; the rest is a page of its own.
impl From<PeopleError> for Trouble {
    fn from(error: PeopleError) -> Self {
        match error {
            PeopleError::NotAllowed => Self::Forbidden,
            PeopleError::Nobody => Self::NotFound,
            PeopleError::Wait { seconds } => Self::TooMany { seconds },
            PeopleError::Store(_)
            | PeopleError::Random(_)
            | PeopleError::Hashing
            | PeopleError::KeyOpen(_)
            | PeopleError::KeyForm(_)
            | PeopleError::Io { .. } => {
                tracing::error!(%error, "something about people failed");
                Self::Fault
            }
            _ => Self::Bad,
        }
    }
}
