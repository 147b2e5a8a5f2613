//! What people sign in with beside a password: passkeys, and their accounts at an OpenID provider.

use jiff::Timestamp;
use ortaq_core::ids::PersonId;

use super::cells::Cells;
use super::{Account, PeopleStore, SecretHash};
use crate::StoreError;
use crate::limits::{self, within};

/// A passkey of a person (WebAuthn). What it is made of is read elsewhere; here it is bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Hash of the credential's identifier.
    pub hash: SecretHash,
    /// Whose it is.
    pub person: PersonId,
    /// The identifier that the authenticator gave it: up to 1,023 bytes.
    pub credential: Vec<u8>,
    /// What its holder calls it.
    pub label: String,
    /// The public key and what else never changes.
    pub fixed: Vec<u8>,
    /// The signature counter and what else changes by use.
    pub state: Vec<u8>,
    /// When it was added.
    pub created: Timestamp,
    /// When somebody last signed in with it.
    pub used: Option<Timestamp>,
}

/// Who a person is at an OpenID provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider, by its address.
    pub issuer: String,
    /// The account there: a name that the provider never gives to somebody else.
    pub subject: String,
    /// Who it is here.
    pub person: PersonId,
    /// How the provider calls the account.
    pub label: String,
    /// When it was connected.
    pub created: Timestamp,
    /// When somebody last signed in with it.
    pub used: Option<Timestamp>,
}

impl PeopleStore {
    /// A passkey and whose it is, by the hash of its identifier.
    ///
    /// # Errors
    /// What the database reports, here and in the following.
    pub async fn passkey(&self, hash: &SecretHash) -> Result<Option<(Passkey, Account)>, StoreError> {
        let found = self.rows(
            "SELECT hash, passkey.person, credential, label, fixed, state, passkey.created, used, \
             account.person, name, display, roles, locale, active, account.created \
             FROM passkey JOIN account ON account.person = passkey.person WHERE hash = $1",
            vec![hash.into()],
        );
        self.first(found.await?, |cells| {
            Ok((read_passkey(cells)?, Self::read_account(cells)?))
        })
    }

    /// The passkeys of a person, the oldest first.
    ///
    /// # Errors
    /// As [`passkey`](Self::passkey); a limit above [`limits::PAGE`].
    pub async fn passkeys(&self, person: &PersonId, limit: usize) -> Result<Vec<Passkey>, StoreError> {
        within(limit, limits::PAGE)?;
        let found = self.rows(
            "SELECT hash, person, credential, label, fixed, state, created, used FROM passkey WHERE person = $1 \
             ORDER BY created, hash LIMIT $2",
            vec![person.into(), limit.into()],
        );
        self.every(found.await?, read_passkey)
    }

    /// Who an account of a provider is here.
    ///
    /// # Errors
    /// As [`passkey`](Self::passkey).
    pub async fn identity(
        &self,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<(Identity, Account)>, StoreError> {
        let found = self.rows(
            "SELECT issuer, subject, identity.person, label, identity.created, used, \
             account.person, name, display, roles, locale, active, account.created \
             FROM identity JOIN account ON account.person = identity.person WHERE issuer = $1 AND subject = $2",
            vec![issuer.into(), subject.into()],
        );
        self.first(found.await?, |cells| {
            Ok((read_identity(cells)?, Self::read_account(cells)?))
        })
    }

    /// Who a person is at a provider.
    ///
    /// # Errors
    /// As [`passkey`](Self::passkey).
    pub async fn identity_of(&self, person: &PersonId, issuer: &str) -> Result<Option<Identity>, StoreError> {
        let found = self.rows(
            "SELECT issuer, subject, person, label, created, used FROM identity WHERE person = $1 AND issuer = $2",
            vec![person.into(), issuer.into()],
        );
        self.first(found.await?, read_identity)
    }
}

fn read_passkey(cells: &mut Cells<'_>) -> Result<Passkey, StoreError> {
    Ok(Passkey {
        hash: cells.hash()?,
        person: cells.person()?,
        credential: cells.bytes()?,
        label: cells.text()?,
        fixed: cells.bytes()?,
        state: cells.bytes()?,
        created: cells.time()?,
        used: cells.time_or_none()?,
    })
}

fn read_identity(cells: &mut Cells<'_>) -> Result<Identity, StoreError> {
    Ok(Identity {
        issuer: cells.text()?,
        subject: cells.text()?,
        person: cells.person()?,
        label: cells.text()?,
        created: cells.time()?,
        used: cells.time_or_none()?,
    })
}
