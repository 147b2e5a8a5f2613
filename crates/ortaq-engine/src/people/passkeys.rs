//! Passkeys (WebAuthn Level 3): adding them, signing in with them, removing them.
//!
//! A passkey takes the place of name, password and code: the credential is discoverable, and the authenticator verifies who uses it.
//! A ceremony has two requests. What the second must know of the first goes to the browser, sealed, and comes back; nothing is kept until
//! somebody has succeeded, so that asking fills no memory. That it comes back once, and from the browser that asked, is seen to here and by
//! the cookie that holds it.

use jiff::Timestamp;
use ortaq_store::people::{Account, Act, Passkey, SecretHash, Write};
use url::{Host, Url};
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::auth::AuthenticationVerificationOptions;
use webauthn_rp::request::register::{
    CredProtect, Nickname, PublicKeyCredentialUserEntity, RegistrationVerificationOptions, UserHandle16,
    Username,
};
use webauthn_rp::request::{AsciiDomain, ExtensionInfo, PublicKeyCredentialDescriptor, RpId};
use webauthn_rp::response::auth::error::AuthCeremonyErr;
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthentication16, DiscoverableAuthenticationServerState,
    DiscoverableCredentialRequestOptions, PublicKeyCredentialCreationOptions, Registration,
    RegistrationServerState,
};

use super::secret::{Secret, hash};
use super::sign_in::{Counted, Person};
use super::{Actor, Deed, Origin, People, PeopleError, line};
use crate::limits;

/// For which site passkeys are made: the domain that they are bound to, and the origin that may use them.
pub struct RelyingParty {
    id: RpId,
    origin: String,
}

impl RelyingParty {
    /// The relying party of a site with this public address. Passkeys are bound to a domain: an address of the machine itself counts as
    /// `localhost`, any other number of a network has none.
    #[must_use]
    pub fn of(public_url: &Url) -> Option<Self> {
        let mut url = public_url.clone();
        let is_loopback = match url.host()? {
            Host::Domain(_) => false,
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
        };
        if is_loopback {
            url.set_host(Some("localhost")).ok()?;
        }
        let Some(Host::Domain(domain)) = url.host() else {
            return None;
        };
        let id = AsciiDomain::try_from(domain.to_owned()).ok()?;
        Some(Self {
            id: RpId::Domain(id),
            origin: url.origin().ascii_serialization(),
        })
    }

    /// The domain that passkeys are bound to.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.id.as_ref()
    }
}

/// The first half of a ceremony.
pub struct Ceremony {
    /// What the browser asks the authenticator: `PublicKeyCredentialCreationOptionsJSON` or `PublicKeyCredentialRequestOptionsJSON`.
    pub options: String,
    /// What comes back with the answer, from the same browser.
    pub sealed: String,
}

/// What a ceremony is sealed for: answers of one kind, in one session, are none of another.
enum For<'a> {
    Adding(&'a Person),
    SigningIn,
}

impl For<'_> {
    fn context(&self) -> SecretHash {
        match self {
            Self::Adding(person) => hash("adding a passkey", &[person.session.as_bytes()]),
            Self::SigningIn => hash("signing in with a passkey", &[]),
        }
    }
}

type StoredKey = CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>;

impl People {
    /// The passkeys of a person, the oldest first.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn passkeys(&self, person: &Person) -> Result<Vec<Passkey>, PeopleError> {
        let passkeys = self.store.passkeys(&person.account.person, limits::PASSKEYS);
        Ok(passkeys.await?)
    }

    /// Begins to add a passkey, once the password confirms it.
    ///
    /// # Errors
    /// `WrongPassword`, `Wait`; `TooMany`.
    pub async fn begin_passkey(
        &self,
        person: &Person,
        password: &str,
        party: &RelyingParty,
        origin: &Origin,
    ) -> Result<Ceremony, PeopleError> {
        self.confirmed(Deed::PasskeyAdd, person, password, origin).await?;
        let present = self.passkeys(person).await?;
        if present.len() >= limits::PASSKEYS {
            return Err(PeopleError::TooMany(limits::PASSKEYS));
        }
        let account = &person.account;
        let user = user_handle(account);
        let entity = PublicKeyCredentialUserEntity {
            name: Username::try_from(account.name.as_str()).map_err(|_| PeopleError::Name)?,
            id: &user,
            display_name: Nickname::try_from(account.display.as_str()).ok(),
        };
        let exclude = present.into_iter().filter_map(descriptor).collect();
        let mut options = PublicKeyCredentialCreationOptions::passkey(&party.id, entity, exclude);
        // Wished for, not enforced: many authenticators do not know this extension, and each answer is verified anyhow.
        options.extensions.cred_protect =
            CredProtect::UserVerificationRequired(ExtensionInfo::AllowDontEnforceValue);
        let (server, client) = options.start_ceremony().map_err(|_| PeopleError::Hashing)?;
        let state = server.encode().map_err(|_| PeopleError::Hashing)?;
        self.ceremony(&client, &state, &For::Adding(person))
    }

    /// Adds the passkey that an authenticator has made.
    ///
    /// # Errors
    /// `Text`; `WrongPasskey` where the answer does not fit, comes too late, or came before.
    pub async fn finish_passkey(
        &self,
        person: &Person,
        party: &RelyingParty,
        sealed: &str,
        answer: &str,
        label: &str,
        origin: &Origin,
    ) -> Result<(), PeopleError> {
        let label = line(label)?;
        let actor = Actor::person(&person.account, origin);
        let act = Act {
            detail: label.clone(),
            ..self.act(Deed::PasskeyAdd, actor, None)
        };
        let Some((state, expires)) = self.begun(sealed, &For::Adding(person)) else {
            return Err(self.refuse(act, PeopleError::WrongPasskey).await);
        };
        let Some(passkey) = self.registered(person, party, &state, answer, label) else {
            return Err(self.refuse(act, PeopleError::WrongPasskey).await);
        };
        let writes = [answered(&state, expires), Write::AddPasskey(passkey)];
        if self.store.commit(&writes, std::slice::from_ref(&act)).await? {
            return Ok(());
        }
        Err(self.refuse(act, PeopleError::WrongPasskey).await)
    }

    /// The passkey in the answer of an authenticator, where the answer is right.
    fn registered(
        &self,
        person: &Person,
        party: &RelyingParty,
        state: &[u8],
        answer: &str,
        label: String,
    ) -> Option<Passkey> {
        let state = RegistrationServerState::<16>::decode(state).ok()?;
        let answer = Registration::from_json_relaxed(answer_bytes(answer)?).ok()?;
        let options = RegistrationVerificationOptions::<&str, &str> {
            allowed_origins: &[&party.origin],
            error_on_unsolicited_extensions: false,
            ..RegistrationVerificationOptions::default()
        };
        let made = state.verify(&party.id, &answer, &options).ok()?;
        let credential = made.id().as_ref().to_vec();
        Some(Passkey {
            hash: credential_hash(&credential),
            person: person.account.person,
            label,
            fixed: made.static_state().encode().ok()?,
            state: made.dynamic_state().encode().ok()?.to_vec(),
            credential,
            created: self.now(),
            used: None,
        })
    }

    /// Removes a passkey, once the password confirms it.
    ///
    /// # Errors
    /// `WrongPassword`, `Wait`; `Gone`.
    pub async fn remove_passkey(
        &self,
        person: &Person,
        password: &str,
        passkey: &SecretHash,
        origin: &Origin,
    ) -> Result<(), PeopleError> {
        self.confirmed(Deed::PasskeyRemove, person, password, origin)
            .await?;
        let remove = Write::RemovePasskey {
            person: person.account.person,
            hash: *passkey,
        };
        self.own_act(Deed::PasskeyRemove, person, origin, vec![remove])
            .await
    }

    /// Begins to sign in with a passkey. Whose it will be is not known yet.
    ///
    /// # Errors
    /// `Random`, `Hashing`.
    pub fn begin_passkey_sign_in(&self, party: &RelyingParty) -> Result<Ceremony, PeopleError> {
        let options = DiscoverableCredentialRequestOptions::passkey(&party.id);
        let (server, client) = options.start_ceremony().map_err(|_| PeopleError::Hashing)?;
        let state = server.encode().map_err(|_| PeopleError::Hashing)?;
        self.ceremony(&client, &state, &For::SigningIn)
    }

    /// Signs in with a passkey. There is no second step: the authenticator has verified who uses it.
    ///
    /// # Errors
    /// `WrongPasskey` where nobody here has it, its holder may not sign in, the answer does not fit, comes too late, or came before; `Wait`
    /// after too many failures from this address.
    pub async fn sign_in_with_passkey(
        &self,
        party: &RelyingParty,
        sealed: &str,
        answer: &str,
        origin: &Origin,
    ) -> Result<Secret, PeopleError> {
        let by_address = Counted::new(
            "address",
            &[&origin.counted_as()],
            limits::FREE_ATTEMPTS_BY_ADDRESS,
        );
        self.count(&[&by_address]).await?;
        let nobody = self.act(Deed::SignInPasskey, Actor::machine(origin), None);
        let begun = self.begun(sealed, &For::SigningIn);
        let answer = answer_bytes(answer)
            .and_then(|bytes| DiscoverableAuthentication16::from_json_relaxed(bytes).ok());
        let (Some((state, expires)), Some(answer)) = (begun, answer) else {
            return Err(self.refuse(nobody, PeopleError::WrongPasskey).await);
        };
        let found = self
            .store
            .passkey(&credential_hash(answer.raw_id().as_ref()))
            .await?;
        let Some((passkey, account)) = found else {
            return Err(self.refuse(nobody, PeopleError::WrongPasskey).await);
        };
        let about = Act {
            about: Some(account.person),
            ..nobody
        };
        let after = match verified(party, &state, &answer, &passkey, &account) {
            Ok(after) if account.active => after,
            Ok(_) => return Err(self.refuse(about, PeopleError::WrongPasskey).await),
            Err(wrong) => {
                let detail = wrong.to_owned();
                return Err(self
                    .refuse(Act { detail, ..about }, PeopleError::WrongPasskey)
                    .await);
            }
        };
        let (token, session) = self.new_session(&account, false, origin)?;
        let writes = [
            answered(&state, expires),
            Write::UsePasskey {
                hash: passkey.hash,
                seen: passkey.state,
                state: after,
                used: self.now(),
            },
            Write::Uncount(by_address.subject()),
            Write::AddSession(session),
        ];
        let act = Act {
            detail: passkey.label,
            ..self.act(Deed::SignInPasskey, Actor::person(&account, origin), None)
        };
        if self.store.commit(&writes, &[act]).await? {
            return Ok(token);
        }
        Err(self.refuse(about, PeopleError::WrongPasskey).await)
    }

    /// The first half of a ceremony: what the browser is asked, and the state in a form that only this node can read.
    fn ceremony(
        &self,
        client: &impl serde::Serialize,
        state: &[u8],
        purpose: &For<'_>,
    ) -> Result<Ceremony, PeopleError> {
        let expires = (self.now() + limits::CEREMONY).as_millisecond();
        let both = [&expires.to_be_bytes(), state].concat();
        let sealed = self.seal.close(purpose.context().as_bytes(), &both)?;
        Ok(Ceremony {
            options: serde_json::to_string(client).map_err(|_| PeopleError::Hashing)?,
            sealed: sealed.iter().map(|byte| format!("{byte:02x}")).collect(),
        })
    }

    /// The state of a ceremony that has begun and not expired, and when it does.
    fn begun(&self, sealed: &str, purpose: &For<'_>) -> Option<(Vec<u8>, Timestamp)> {
        let sealed = super::own::bytes(sealed)?;
        let both = self.seal.unseal(purpose.context().as_bytes(), &sealed)?;
        let (expires, state) = both.split_first_chunk()?;
        let expires = Timestamp::from_millisecond(i64::from_be_bytes(*expires)).ok()?;
        (expires > self.now()).then(|| (state.to_vec(), expires))
    }
}

/// What a person's passkeys are filed under: the name that they also have in the log, which tells nothing of them.
fn user_handle(account: &Account) -> UserHandle16 {
    let Ok(handle) = UserHandle16::decode(*account.person.as_bytes());
    handle
}

fn credential_hash(credential: &[u8]) -> SecretHash {
    hash("passkey", &[credential])
}

/// What makes sure that a challenge is answered once.
fn answered(state: &[u8], expires: Timestamp) -> Write {
    Write::UseChallenge {
        hash: hash("challenge", &[state]),
        expires,
    }
}

fn answer_bytes(answer: &str) -> Option<&[u8]> {
    (answer.len() <= limits::PASSKEY_ANSWER_BYTES).then_some(answer.as_bytes())
}

/// By which an authenticator that has one already makes no second passkey for the same person.
fn descriptor(passkey: Passkey) -> Option<PublicKeyCredentialDescriptor<Vec<u8>>> {
    Some(PublicKeyCredentialDescriptor {
        id: CredentialId::decode(passkey.credential).ok()?,
        transports: AuthTransports::decode(0).ok()?,
    })
}

/// The state of a passkey after an answer that is right: domain, origin, challenge, verification of the user, counter, signature. Else a word
/// for what is wrong.
fn verified(
    party: &RelyingParty,
    state: &[u8],
    answer: &DiscoverableAuthentication16,
    passkey: &Passkey,
    account: &Account,
) -> Result<Vec<u8>, &'static str> {
    let user = user_handle(account);
    let state = DiscoverableAuthenticationServerState::decode(state).map_err(|_| "state")?;
    let mut credential = credential(answer.raw_id(), passkey, &user).ok_or("passkey")?;
    let options = AuthenticationVerificationOptions::<&str, &str> {
        allowed_origins: &[&party.origin],
        error_on_unsolicited_extensions: false,
        ..AuthenticationVerificationOptions::default()
    };
    let answered = state.verify(&party.id, answer, &mut credential, &options);
    answered.map_err(|error| match error {
        AuthCeremonyErr::Timeout => "time",
        AuthCeremonyErr::OriginMismatch => "origin",
        AuthCeremonyErr::UserNotVerified => "verification",
        // A counter that goes backwards: the passkey was copied.
        AuthCeremonyErr::SignatureCounter => "counter",
        _ => "answer",
    })?;
    let Ok(after) = credential.dynamic_state().encode();
    Ok(after.to_vec())
}

/// A passkey as it is kept, in the form in which answers are verified. It was found by this identifier.
fn credential<'a>(
    id: CredentialId<&'a [u8]>,
    passkey: &Passkey,
    user: &'a UserHandle16,
) -> Option<AuthenticatedCredential<'a, 'a, 16, StoredKey>> {
    let fixed = StaticState::<StoredKey>::decode(&passkey.fixed).ok()?;
    let state = DynamicState::decode(passkey.state.as_slice().try_into().ok()?).ok()?;
    AuthenticatedCredential::new(id, user, fixed, state).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_are_bound_to_the_domain_of_the_public_address() {
        let party = |url: &str| {
            let party = RelyingParty::of(&url.parse().unwrap());
            party.map(|party| (party.domain().to_owned(), party.origin))
        };
        let some = |domain: &str, origin: &str| Some((domain.to_owned(), origin.to_owned()));
        assert_eq!(
            party("https://Check.example.org/"),
            some("check.example.org", "https://check.example.org")
        );
        assert_eq!(
            party("http://127.0.0.1:8750/"),
            some("localhost", "http://localhost:8750")
        );
        assert_eq!(party("http://[::1]:1/"), some("localhost", "http://localhost:1"));
        assert_eq!(
            party("http://localhost:8750"),
            some("localhost", "http://localhost:8750")
        );
        assert_eq!(party("https://192.0.2.7/"), None);
    }
}
