//! Signing in through an OpenID provider (OpenID Connect Core 1.0): the authorization code flow with PKCE (RFC 7636).
//!
//! A provider opens accounts that exist; it makes none. A person connects their account of the provider once, signed in here; from then on
//! whoever the provider calls by the same issuer and subject is that person. What must be known when somebody comes back (state, nonce,
//! verifier) goes to the browser, sealed, so that only the browser that left can come back.

use std::io::Read;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest, HttpResponse, IssuerUrl, Nonce,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse,
};
use ortaq_store::people::{Act, Identity, SecretHash, Write};
use serde::{Deserialize, Serialize};
use url::{Host, Url};

use super::secret::{Secret, hash};
use super::sign_in::Person;
use super::{Actor, Deed, Origin, People, PeopleError};
use crate::limits;

/// What an operator says about a provider.
#[derive(Clone)]
pub struct ProviderSettings {
    /// What people call it: "Sign in with NAME".
    pub name: String,
    /// Its address, under which it describes itself (`/.well-known/openid-configuration`).
    pub issuer: Url,
    /// What it calls this node.
    pub client_id: String,
    /// The secret that it gave this node; none: it asks for none.
    pub client_secret: Option<String>,
}

/// Why a provider cannot be used, or what it said is not believed.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// An address that is not protected by TLS.
    #[error("the address of the OpenID provider must begin with https://, unless it is on this machine")]
    Insecure,
    /// It does not answer, or not as a provider does.
    #[error("the OpenID provider does not answer as it should: {0}")]
    Unreachable(String),
    /// It says that the person may not, or does not want to.
    #[error("the OpenID provider refused: {0}")]
    Refused(String),
    /// What came back was not asked for by this browser, is too old, or is not signed as it must be.
    #[error("the answer of the OpenID provider is not valid: {0}")]
    Invalid(String),
}

/// An OpenID provider.
pub struct Provider {
    settings: ProviderSettings,
    redirect: Url,
    agent: ureq::Agent,
    known: Mutex<Option<(Timestamp, Arc<CoreProviderMetadata>)>>,
}

/// Somebody leaves for the provider.
pub struct Departure {
    /// Where to.
    pub address: Url,
    /// What comes back with them, from the same browser.
    pub sealed: String,
}

/// Somebody has come back from the provider.
pub enum Answer {
    /// They have signed in: the token of the session, and where they wanted to go.
    SignedIn(Secret, String),
    /// Their account of the provider is connected with the person who asked for it.
    Connected,
}

/// What was left with the browser.
#[derive(Serialize, Deserialize)]
struct Left {
    expires: i64,
    state: String,
    nonce: String,
    verifier: String,
    /// Session of the person who connects their account; none: somebody signs in.
    session: Option<String>,
    to: String,
}

/// What a provider says of somebody.
struct Claimed {
    subject: String,
    label: String,
}

impl Provider {
    /// A provider, which sends people back to `redirect`. Nothing is asked of it yet.
    ///
    /// # Errors
    /// [`ProviderError::Insecure`].
    pub fn new(settings: ProviderSettings, redirect: Url) -> Result<Self, ProviderError> {
        let is_here = match settings.issuer.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => IpAddr::from(address).is_loopback(),
            Some(Host::Ipv6(address)) => IpAddr::from(address).is_loopback(),
            None => false,
        };
        if settings.issuer.scheme() != "https" && !is_here {
            return Err(ProviderError::Insecure);
        }
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(limits::PROVIDER_TIME))
            // A redirect could lead to where the operator did not allow.
            .max_redirects(0)
            .http_status_as_error(false)
            .https_only(!is_here)
            .build();
        Ok(Self {
            settings,
            redirect,
            agent: agent.into(),
            known: Mutex::new(None),
        })
    }

    /// What people call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// Its address, by which accounts of it are kept: as it writes itself, without the mark that ends a bare host.
    fn issuer(&self) -> &str {
        self.settings.issuer.as_str().trim_end_matches('/')
    }

    /// Asks the provider, and reads what it says up to a bound.
    fn ask(&self, request: HttpRequest) -> Result<HttpResponse, Failed> {
        let response = self
            .agent
            .run(request)
            .map_err(|error| Failed(error.to_string()))?;
        let (parts, body) = response.into_parts();
        let mut bytes = Vec::new();
        let read = body
            .into_reader()
            .take(limits::PROVIDER_ANSWER_BYTES + 1)
            .read_to_end(&mut bytes);
        read.map_err(|error| Failed(error.to_string()))?;
        if bytes.len() as u64 > limits::PROVIDER_ANSWER_BYTES {
            return Err(Failed("its answer is too long".to_owned()));
        }
        Ok(HttpResponse::from_parts(parts, bytes))
    }

    /// What the provider says of itself, with the keys that it signs with.
    fn metadata(&self, now: Timestamp) -> Result<Arc<CoreProviderMetadata>, ProviderError> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, metadata)) =
            known.filter(|(fetched, _)| now.duration_since(*fetched) < limits::PROVIDER_KNOWN)
        {
            return Ok(metadata);
        }
        let issuer = IssuerUrl::new(self.issuer().to_owned()).map_err(unreachable)?;
        let ask = |request| self.ask(request);
        // Some providers end their name with a slash, and sign it so.
        let metadata = CoreProviderMetadata::discover(&issuer, &ask).or_else(|error| {
            let slashed = IssuerUrl::new(format!("{}/", self.issuer()));
            slashed.map_or(Err(error), |issuer| CoreProviderMetadata::discover(&issuer, &ask))
        });
        let metadata = Arc::new(metadata.map_err(|error| unreachable(chain(&error)))?);
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, Arc::clone(&metadata)));
        Ok(metadata)
    }

    /// Forgets what the provider said of itself: it may sign with other keys by now.
    fn forget(&self) {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn address(
        &self,
        now: Timestamp,
        challenge: PkceCodeChallenge,
    ) -> Result<(Url, CsrfToken, Nonce), ProviderError> {
        let metadata = self.metadata(now)?;
        let client = CoreClient::from_provider_metadata(
            (*metadata).clone(),
            ClientId::new(self.settings.client_id.clone()),
            None,
        )
        .set_redirect_uri(RedirectUrl::from_url(self.redirect.clone()));
        Ok(client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(challenge)
            .url())
    }

    /// Exchanges the code, and verifies who the provider says it is: signature, issuer, audience, time, nonce.
    fn claims(&self, now: Timestamp, code: String, left: &Left) -> Result<Claimed, ProviderError> {
        let metadata = self.metadata(now)?;
        let secret = self.settings.client_secret.clone().map(ClientSecret::new);
        let client = CoreClient::from_provider_metadata(
            (*metadata).clone(),
            ClientId::new(self.settings.client_id.clone()),
            secret,
        )
        .set_redirect_uri(RedirectUrl::from_url(self.redirect.clone()));
        let request = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(invalid)?;
        let answer = request
            .set_pkce_verifier(PkceCodeVerifier::new(left.verifier.clone()))
            .request(&|request| self.ask(request))
            .map_err(|error| invalid(chain(&error)))?;
        let token = answer
            .id_token()
            .ok_or_else(|| invalid("there is no ID token in it"))?;
        let claims = token.claims(&client.id_token_verifier(), &Nonce::new(left.nonce.clone()));
        let claims = claims.map_err(|error| {
            self.forget();
            invalid(chain(&error))
        })?;
        let subject = claims.subject().as_str();
        let label = claims.email().map_or(subject, |email| email.as_str());
        let clean = label.chars().filter(|c| !c.is_control());
        Ok(Claimed {
            label: clean.take(limits::PEOPLE_TEXT_CHARS).collect(),
            subject: subject.to_owned(),
        })
    }
}

impl People {
    /// Somebody leaves for the provider to sign in, and wants to go `to` afterwards.
    ///
    /// # Errors
    /// `Provider`.
    pub async fn leave_to_sign_in(
        &self,
        provider: &Arc<Provider>,
        to: &str,
    ) -> Result<Departure, PeopleError> {
        self.leave(provider, None, to).await
    }

    /// A person leaves for the provider to connect their account there, once the password confirms it.
    ///
    /// # Errors
    /// `WrongPassword`, `Wait`; `Provider`.
    pub async fn leave_to_connect(
        &self,
        provider: &Arc<Provider>,
        person: &Person,
        password: &str,
        origin: &Origin,
    ) -> Result<Departure, PeopleError> {
        self.confirmed(Deed::ProviderConnect, person, password, origin)
            .await?;
        self.leave(provider, Some(person), "").await
    }

    async fn leave(
        &self,
        provider: &Arc<Provider>,
        person: Option<&Person>,
        to: &str,
    ) -> Result<Departure, PeopleError> {
        let now = self.now();
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let asked = Arc::clone(provider);
        let made = tokio::task::spawn_blocking(move || asked.address(now, challenge)).await;
        let (address, state, nonce) = made.map_err(|_| PeopleError::Hashing)??;
        let left = Left {
            expires: (now + limits::CEREMONY).as_millisecond(),
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
            session: person.map(|person| person.session.to_string()),
            to: if to.len() <= limits::WANTED_BYTES {
                to.to_owned()
            } else {
                String::new()
            },
        };
        let left = serde_json::to_vec(&left).map_err(|_| PeopleError::Hashing)?;
        let sealed = self.seal.close(context().as_bytes(), &left)?;
        Ok(Departure {
            address,
            sealed: sealed.iter().map(|byte| format!("{byte:02x}")).collect(),
        })
    }

    /// Somebody has come back from the provider, with what it gave them: `state` and `code`, or the word for an `error`.
    ///
    /// # Errors
    /// `Provider`; `Stranger` where nobody here is connected with the account, or may not sign in; `Connected` where somebody is already.
    pub async fn come_back(
        &self,
        provider: &Arc<Provider>,
        sealed: &str,
        answer: Result<(&str, &str), &str>,
        person: Option<&Person>,
        origin: &Origin,
    ) -> Result<Answer, PeopleError> {
        let known = person.map_or(Actor::machine(origin), |person| {
            Actor::person(&person.account, origin)
        });
        let act = self.act(Deed::SignInProvider, known, None);
        let (left, claimed) = match self.claimed(provider, sealed, answer).await {
            Ok(found) => found,
            Err(PeopleError::Provider(error)) => return Err(self.refuse(act, error.into()).await),
            Err(error) => return Err(error),
        };
        match (left.session, person) {
            (None, _) => {
                let token = self.sign_in_as(provider, &claimed, origin).await?;
                Ok(Answer::SignedIn(token, left.to))
            }
            // Only the session that left to connect may come back to it.
            (Some(session), Some(person)) if session == person.session.to_string() => {
                self.connect(provider, person, claimed, origin).await?;
                Ok(Answer::Connected)
            }
            _ => Err(self.refuse(act, invalid("it is of another session").into()).await),
        }
    }

    async fn claimed(
        &self,
        provider: &Arc<Provider>,
        sealed: &str,
        answer: Result<(&str, &str), &str>,
    ) -> Result<(Left, Claimed), PeopleError> {
        let left = super::own::bytes(sealed)
            .and_then(|sealed| self.seal.unseal(context().as_bytes(), &sealed))
            .and_then(|left| serde_json::from_slice::<Left>(&left).ok())
            .filter(|left| left.expires > self.now().as_millisecond())
            .ok_or_else(|| invalid("it came too late, or to another browser"))?;
        let (state, code) = answer.map_err(|word| {
            let plain = word.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_');
            ProviderError::Refused(plain.take(60).collect())
        })?;
        if hash("state", &[state.as_bytes()]) != hash("state", &[left.state.as_bytes()]) {
            return Err(invalid("its state is another one").into());
        }
        let used = Write::UseChallenge {
            hash: hash("state", &[state.as_bytes()]),
            expires: self.now() + limits::CEREMONY,
        };
        if !self.store.commit(&[used], &[]).await? {
            return Err(invalid("it came before").into());
        }
        let (asked, now, code) = (Arc::clone(provider), self.now(), code.to_owned());
        let done = tokio::task::spawn_blocking(move || {
            let claimed = asked.claims(now, code, &left)?;
            Ok::<_, ProviderError>((left, claimed))
        });
        Ok(done.await.map_err(|_| PeopleError::Hashing)??)
    }

    async fn sign_in_as(
        &self,
        provider: &Provider,
        claimed: &Claimed,
        origin: &Origin,
    ) -> Result<Secret, PeopleError> {
        let found = self.store.identity(provider.issuer(), &claimed.subject).await?;
        let Some((identity, account)) = found else {
            let act = self.act(Deed::SignInProvider, Actor::machine(origin), None);
            return Err(self.refuse(act, PeopleError::Stranger).await);
        };
        let act = self.act(Deed::SignInProvider, Actor::person(&account, origin), None);
        if !account.active {
            let act = Act {
                person: None,
                about: Some(account.person),
                ..act
            };
            return Err(self.refuse(act, PeopleError::Stranger).await);
        }
        let (token, session) = self.new_session(&account, false, origin)?;
        let writes = [
            Write::TouchIdentity {
                issuer: identity.issuer,
                subject: identity.subject,
                used: self.now(),
            },
            Write::AddSession(session),
        ];
        self.store.commit(&writes, &[act]).await?;
        Ok(token)
    }

    async fn connect(
        &self,
        provider: &Provider,
        person: &Person,
        claimed: Claimed,
        origin: &Origin,
    ) -> Result<(), PeopleError> {
        let add = Write::AddIdentity(Identity {
            issuer: provider.issuer().to_owned(),
            subject: claimed.subject,
            person: person.account.person,
            label: claimed.label,
            created: self.now(),
            used: None,
        });
        match self
            .own_act(Deed::ProviderConnect, person, origin, vec![add])
            .await
        {
            Err(PeopleError::Gone) => {
                let act = self.act(
                    Deed::ProviderConnect,
                    Actor::person(&person.account, origin),
                    None,
                );
                Err(self.refuse(act, PeopleError::Connected).await)
            }
            done => done,
        }
    }

    /// The account of the provider that a person has connected.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn identity(
        &self,
        provider: &Provider,
        person: &Person,
    ) -> Result<Option<Identity>, PeopleError> {
        let found = self.store.identity_of(&person.account.person, provider.issuer());
        Ok(found.await?)
    }

    /// Takes the account of the provider away from a person, once the password confirms it.
    ///
    /// # Errors
    /// `WrongPassword`, `Wait`; `Gone`.
    pub async fn disconnect(
        &self,
        provider: &Provider,
        person: &Person,
        password: &str,
        origin: &Origin,
    ) -> Result<(), PeopleError> {
        self.confirmed(Deed::ProviderDisconnect, person, password, origin)
            .await?;
        let remove = Write::RemoveIdentity {
            person: person.account.person,
            issuer: provider.issuer().to_owned(),
        };
        self.own_act(Deed::ProviderDisconnect, person, origin, vec![remove])
            .await
    }
}

/// What is sealed for coming back is of no other use.
fn context() -> SecretHash {
    hash("leaving for a provider", &[])
}

/// A request to the provider that failed.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Failed(String);

fn unreachable(reason: impl ToString) -> ProviderError {
    ProviderError::Unreachable(reason.to_string())
}

fn invalid(reason: impl ToString) -> ProviderError {
    ProviderError::Invalid(reason.to_string())
}

/// An error with what lies below it.
fn chain(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut below = error.source();
    while let Some(error) = below {
        words = format!("{words}: {error}");
        below = error.source();
    }
    words
}
