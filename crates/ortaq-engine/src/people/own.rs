//! What people do with their own accounts.

use ortaq_store::people::{Account, Act, ApiToken, Scope, SecretHash, Session, Write};

use super::secret::{Secret, code_for_hands, hash, typed_code};
use super::sign_in::{Person, totp};
use super::{Actor, Deed, Origin, People, PeopleError, line, random};
use crate::limits;

/// How well an account is secured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whether there is an authenticator app.
    pub second_factor: bool,
    /// How many recovery codes are left.
    pub recovery_codes: u64,
}

/// An authenticator app that is being set up. Nothing of it is kept until its first code comes.
pub struct Enrolment {
    /// The address that the app reads from the picture (`otpauth:`).
    pub address: String,
    /// The secret for typing, in base 32.
    pub secret: String,
    /// The secret, sealed for this person, to come back with the first code.
    pub sealed: String,
}

/// A token that was made.
pub struct NewToken {
    /// What programs send. Shown once.
    pub token: String,
}

/// What tokens begin with, so that they are recognised where they should not be.
const TOKEN_MARK: &str = "ortaq_";
/// Bytes of an authenticator app's secret (RFC 4226, 4).
const TOTP_BYTES: usize = 20;

impl People {
    /// How well an account is secured.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn standing(&self, person: &Person) -> Result<Standing, PeopleError> {
        let secrets = self.store.secrets(&person.account.person).await?;
        let secrets = secrets.ok_or(PeopleError::Nobody)?;
        Ok(Standing {
            second_factor: secrets.totp.is_some(),
            recovery_codes: secrets.recovery_codes,
        })
    }

    /// Sets what others see, and the language.
    ///
    /// # Errors
    /// `Text`.
    pub async fn set_profile(
        &self,
        person: &Person,
        display: &str,
        locale: &str,
        origin: &Origin,
    ) -> Result<(), PeopleError> {
        let set = Write::SetProfile {
            person: person.account.person,
            display: line(display)?,
            locale: locale.to_owned(),
        };
        self.own_act(Deed::Profile, person, origin, vec![set]).await
    }

    /// Changes the password. All other sessions end.
    ///
    /// # Errors
    /// `WrongPassword`, `Wait`, `Weak`.
    pub async fn change_password(
        &self,
        person: &Person,
        current: &str,
        new: &str,
        origin: &Origin,
    ) -> Result<(), PeopleError> {
        self.confirmed(Deed::Password, person, current, origin).await?;
        let account = &person.account;
        let hash = self.new_password(new, &[&account.name, &account.display]).await?;
        let writes = vec![
            Write::SetPassword {
                person: account.person,
                hash,
            },
            Write::EndSessions {
                person: account.person,
                but: Some(person.session),
            },
        ];
        self.own_act(Deed::Password, person, origin, writes).await
    }

    /// Begins to set up an authenticator app, which shows `site` beside the codes.
    ///
    /// # Errors
    /// `Random`, `Hashing`.
    pub fn begin_totp(&self, person: &Person, site: &str) -> Result<Enrolment, PeopleError> {
        let secret: [u8; TOTP_BYTES] = random()?;
        // A colon parts site and name in the address.
        let part = |text: &str| text.replace(':', " ");
        let totp = totp_rs::Builder::new()
            .with_secret(secret.to_vec())
            .with_issuer(Some(part(site)))
            .with_account_name(part(&person.account.name))
            .build()
            .map_err(|_| PeopleError::Hashing)?;
        let sealed = self.seal.close(person.account.person.as_bytes(), &secret)?;
        Ok(Enrolment {
            address: totp.to_url().map_err(|_| PeopleError::Hashing)?,
            secret: totp.secret().to_base32(),
            sealed: sealed.iter().map(|byte| format!("{byte:02x}")).collect(),
        })
    }

    /// Sets the authenticator app up with its first code, and makes recovery codes, which are shown once.
    ///
    /// # Errors
    /// `WrongPassword`, `Wait`; `WrongCode`.
    pub async fn finish_totp(
        &self,
        person: &Person,
        password: &str,
        sealed: &str,
        code: &str,
        origin: &Origin,
    ) -> Result<Vec<String>, PeopleError> {
        self.confirmed(Deed::TotpSet, person, password, origin).await?;
        let sealed = bytes(sealed).ok_or(PeopleError::WrongCode)?;
        let id = &person.account.person;
        let secret = self.seal.unseal(id.as_bytes(), &sealed);
        let secret = secret.ok_or(PeopleError::WrongCode)?;
        let totp = totp(secret).ok_or(PeopleError::WrongCode)?;
        let plain: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let step = self.step_of(&totp, &plain).ok_or(PeopleError::WrongCode)?;
        let (codes, mut writes) = recovery_codes(&person.account)?;
        writes.push(Write::SetTotp {
            person: *id,
            secret: Some((sealed, step)),
        });
        self.own_act(Deed::TotpSet, person, origin, writes).await?;
        Ok(codes)
    }

    /// Removes the authenticator app and the recovery codes.
    ///
    /// # Errors
    /// `WrongPassword`, `Wait`.
    pub async fn remove_totp(
        &self,
        person: &Person,
        password: &str,
        origin: &Origin,
    ) -> Result<(), PeopleError> {
        self.confirmed(Deed::TotpRemove, person, password, origin).await?;
        let id = person.account.person;
        let writes = vec![
            Write::SetTotp {
                person: id,
                secret: None,
            },
            Write::RemoveRecoveryCodes { person: id },
        ];
        self.own_act(Deed::TotpRemove, person, origin, writes).await
    }

    /// Makes new recovery codes in place of the former ones. They are shown once.
    ///
    /// # Errors
    /// `WrongPassword`, `Wait`; `NoSecondFactor`.
    pub async fn new_recovery_codes(
        &self,
        person: &Person,
        password: &str,
        origin: &Origin,
    ) -> Result<Vec<String>, PeopleError> {
        self.confirmed(Deed::RecoveryCodes, person, password, origin)
            .await?;
        if !self.standing(person).await?.second_factor {
            return Err(PeopleError::NoSecondFactor);
        }
        let (codes, writes) = recovery_codes(&person.account)?;
        self.own_act(Deed::RecoveryCodes, person, origin, writes).await?;
        Ok(codes)
    }

    /// The sessions of a person, the last used first.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn sessions(&self, person: &Person) -> Result<Vec<Session>, PeopleError> {
        let sessions = self.store.sessions(&person.account.person, limits::LISTED);
        Ok(sessions.await?)
    }

    /// Ends a session of a person.
    ///
    /// # Errors
    /// `Gone`.
    pub async fn end_session(
        &self,
        person: &Person,
        session: &SecretHash,
        origin: &Origin,
    ) -> Result<(), PeopleError> {
        let end = Write::EndSession {
            person: person.account.person,
            hash: *session,
        };
        self.own_act(Deed::SessionEnd, person, origin, vec![end]).await
    }

    /// The tokens of a person, the newest first.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn tokens(&self, person: &Person) -> Result<Vec<ApiToken>, PeopleError> {
        let tokens = self.store.tokens(&person.account.person, limits::TOKENS);
        Ok(tokens.await?)
    }

    /// Makes a token with which programs act for a person. It ends by itself after [`limits::TOKEN_LIFE`].
    ///
    /// # Errors
    /// `WrongPassword`, `Wait`; `Text`; `TooMany`.
    pub async fn new_token(
        &self,
        person: &Person,
        password: &str,
        label: &str,
        scopes: &[Scope],
        origin: &Origin,
    ) -> Result<NewToken, PeopleError> {
        self.confirmed(Deed::TokenMake, person, password, origin).await?;
        let label = line(label)?;
        if self.tokens(person).await?.len() >= limits::TOKENS {
            return Err(PeopleError::TooMany(limits::TOKENS));
        }
        let secret = Secret::new()?;
        let now = self.now();
        let token = ApiToken {
            hash: secret.hash(),
            person: person.account.person,
            label,
            scopes: scopes.to_vec(),
            created: now,
            expires: now + limits::TOKEN_LIFE,
            used: None,
        };
        self.own_act(Deed::TokenMake, person, origin, vec![Write::AddToken(token)])
            .await?;
        Ok(NewToken {
            token: format!("{TOKEN_MARK}{secret}"),
        })
    }

    /// Ends a token of a person.
    ///
    /// # Errors
    /// `Gone`.
    pub async fn end_token(
        &self,
        person: &Person,
        token: &SecretHash,
        origin: &Origin,
    ) -> Result<(), PeopleError> {
        let end = Write::EndToken {
            person: person.account.person,
            hash: *token,
        };
        self.own_act(Deed::TokenEnd, person, origin, vec![end]).await
    }

    /// For whom a program acts that sends this token, and what it may be used for.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn holder(&self, token: &str) -> Result<Option<(Account, Vec<Scope>)>, PeopleError> {
        let secret = token.strip_prefix(TOKEN_MARK).map(str::parse::<Secret>);
        let Some(Ok(secret)) = secret else {
            return Ok(None);
        };
        let Some((token, account)) = self.store.token(&secret.hash()).await? else {
            return Ok(None);
        };
        let now = self.now();
        if token.expires <= now || !account.active {
            return Ok(None);
        }
        let is_noted = |used| now.duration_since(used) < limits::SEEN_AGAIN;
        if !token.used.is_some_and(is_noted) {
            let touch = Write::TouchToken {
                hash: token.hash,
                used: now,
            };
            self.store.commit(&[touch], &[]).await?;
        }
        Ok(Some((account, token.scopes)))
    }

    /// Confirms an act by the password; a wrong one is a line of the trail.
    pub(super) async fn confirmed(
        &self,
        deed: Deed,
        person: &Person,
        password: &str,
        origin: &Origin,
    ) -> Result<(), PeopleError> {
        match self.confirm_password(&person.account, password).await {
            Err(PeopleError::WrongPassword) => {
                let act = self.act(deed, Actor::person(&person.account, origin), None);
                Err(self.refuse(act, PeopleError::WrongPassword).await)
            }
            confirmed => confirmed,
        }
    }

    /// Writes an act of a person about their own account.
    pub(super) async fn own_act(
        &self,
        deed: Deed,
        person: &Person,
        origin: &Origin,
        writes: Vec<Write>,
    ) -> Result<(), PeopleError> {
        let act: Act = self.act(deed, Actor::person(&person.account, origin), None);
        let done = self.store.commit(&writes, &[act]).await?;
        if done { Ok(()) } else { Err(PeopleError::Gone) }
    }
}

/// New recovery codes, and what puts their hashes in the place of the former ones.
fn recovery_codes(account: &Account) -> Result<(Vec<String>, Vec<Write>), PeopleError> {
    let person = account.person;
    let mut codes = Vec::with_capacity(limits::RECOVERY_CODES);
    let mut writes = vec![Write::RemoveRecoveryCodes { person }];
    for _ in 0..limits::RECOVERY_CODES {
        let code = code_for_hands()?;
        let hash = hash(
            "recovery code",
            &[person.as_bytes(), typed_code(&code).as_bytes()],
        );
        writes.push(Write::AddRecoveryCode { person, hash });
        codes.push(code);
    }
    Ok((codes, writes))
}

/// Bytes from hexadecimal digits; no more than what is sealed has.
pub(super) fn bytes(digits: &str) -> Option<Vec<u8>> {
    const MOST: usize = 2_048;
    if digits.len() > MOST || !digits.len().is_multiple_of(2) || !digits.is_ascii() {
        return None;
    }
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    digits.as_bytes().chunks_exact(2).map(pair).collect()
}
