//! Keeping the node's own people: accounts, what they sign in with, sessions, tokens, and the audit trail.
//!
//! Private to the node: none of this enters a log, and what a log says of a person is not read here. Secrets come as hashes, or sealed
//! with a key that the store does not know. What is written goes through [`PeopleStore::commit`]: one transaction that holds the changes
//! together with the acts that the trail tells of, so that neither is there without the other.
//!
//! Both databases have the same tables; [`Tables`] is what one must do, and all SQL stands here once.

mod cells;
mod copy;
mod credentials;
mod write;

use std::fmt;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use async_trait::async_trait;
use jiff::Timestamp;
use ortaq_core::ids::PersonId;
use ortaq_core::records::people::Role;
use serde::{Deserialize, Serialize};

pub(crate) use cells::{Statement, Value};
pub use credentials::{Identity, Passkey};
pub use write::Write;

use crate::StoreError;
use crate::limits::{self, within};
use crate::postgres::PostgresTables;
use crate::sqlite::SqliteTables;
use cells::Cells;

/// SHA-256 of a secret that only its holder knows: of a session, an invitation, a token, a recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SecretHash([u8; 32]);

impl SecretHash {
    /// The hash with these bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A text is not 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a hash must be 64 hexadecimal digits")]
pub struct InvalidHash;

impl FromStr for SecretHash {
    type Err = InvalidHash;

    fn from_str(text: &str) -> Result<Self, InvalidHash> {
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(InvalidHash);
        }
        let mut bytes = [0; 32];
        for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let digits = std::str::from_utf8(digits).map_err(|_| InvalidHash)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| InvalidHash)?;
        }
        Ok(Self(bytes))
    }
}

/// A person who may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The author of what they do in the log.
    pub person: PersonId,
    /// What they sign in with; one account a name.
    pub name: String,
    /// What others see.
    pub display: String,
    /// What they may do.
    pub roles: Vec<Role>,
    /// Code of the language that they are written to in.
    pub locale: String,
    /// Whether they may sign in.
    pub active: bool,
    /// Since when there is the account.
    pub created: Timestamp,
}

/// What a person signs in with.
#[derive(Clone, PartialEq, Eq)]
pub struct Secrets {
    /// Hash of the password (PHC string); none: no password works.
    pub password: Option<String>,
    /// Sealed secret of the authenticator app; none: there is no second factor.
    pub totp: Option<Vec<u8>>,
    /// The last time step whose code was used.
    pub totp_step: u64,
    /// How many recovery codes are left.
    pub recovery_codes: u64,
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Secrets").finish_non_exhaustive()
    }
}

/// The right to make an account, or to open one again. Used once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Hash of the code in the link.
    pub hash: SecretHash,
    /// Whose account it opens again; none: it makes a new one.
    pub person: Option<PersonId>,
    /// What the new account may do.
    pub roles: Vec<Role>,
    /// Who invited; none: whoever runs the program.
    pub inviter: Option<PersonId>,
    /// For whom, in the words of who invited.
    pub note: String,
    /// When it was made.
    pub created: Timestamp,
    /// From when on it is worth nothing.
    pub expires: Timestamp,
}

/// A browser in which somebody has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Hash of the token in the cookie.
    pub hash: SecretHash,
    /// Whose it is.
    pub person: PersonId,
    /// The password was right, the second factor is still to come.
    pub waits: bool,
    /// When it began.
    pub created: Timestamp,
    /// When it was last used.
    pub seen: Timestamp,
    /// The browser, in a few words.
    pub browser: String,
    /// The network that the address belongs to.
    pub address: String,
}

/// What a token of the programming interface may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Reading what its holder may read.
    Read,
    /// Doing what its holder may do.
    Write,
}

/// A token with which a program acts for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// Hash of the token.
    pub hash: SecretHash,
    /// For whom it acts.
    pub person: PersonId,
    /// What it is for, in its holder's words.
    pub label: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// When it was made.
    pub created: Timestamp,
    /// From when on it is worth nothing.
    pub expires: Timestamp,
    /// When it was last used.
    pub used: Option<Timestamp>,
}

/// How long a name or an address must wait before its next attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delay {
    /// Attempts that failed, one after the other.
    pub failures: u64,
    /// When the next one is allowed.
    pub until: Timestamp,
}

/// An act, for the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// When.
    pub time: Timestamp,
    /// Who; none: nobody who is known, or whoever runs the program.
    pub person: Option<PersonId>,
    /// What, as a word with dots.
    pub act: String,
    /// The account that it is about.
    pub about: Option<PersonId>,
    /// More about it, without secrets.
    pub detail: String,
    /// The network that it came from; empty: this machine's command line.
    pub address: String,
    /// Whether it was refused.
    pub refused: bool,
}

/// An act of the audit trail, with the names that belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audited {
    /// Its place in the trail; grows with time.
    pub number: u64,
    /// The act.
    pub act: Act,
    /// Sign-in name of who did it.
    pub person_name: Option<String>,
    /// Sign-in name of the account that it is about.
    pub about_name: Option<String>,
}

/// Which part of the audit trail is asked for, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Of this person, or about them.
    pub person: Option<PersonId>,
    /// Acts that begin with this word.
    pub act: String,
    /// Refused ones alone.
    pub refused: bool,
    /// Before this place.
    pub before: Option<u64>,
}

/// What a database must do to keep people.
#[async_trait]
pub(crate) trait Tables: Send + Sync {
    /// The database, for people: a path or an address without a password.
    fn database(&self) -> &str;

    /// The rows that a statement finds.
    async fn rows(&self, statement: &Statement) -> Result<Vec<Vec<Value>>, StoreError>;

    /// Runs statements in one durable transaction. `false`, and nothing is changed: one that must change something did not.
    async fn transact(&self, statements: &[Statement]) -> Result<bool, StoreError>;

    /// Finishes running requests and closes the connections.
    async fn close(&self);
}

/// The people of a node, in SQLite or PostgreSQL. Cheap to clone; clones share connections.
#[derive(Clone)]
pub struct PeopleStore {
    tables: Arc<dyn Tables>,
}

impl fmt::Debug for PeopleStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PeopleStore")
            .field(&self.tables.database())
            .finish()
    }
}

impl PeopleStore {
    /// Opens the database of a URL, making or migrating its tables where needed: a URL as for [`crate::log::open`].
    ///
    /// # Errors
    /// A URL of another form; what the database reports.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let tables: Arc<dyn Tables> = match url.split_once(':') {
            Some(("sqlite", path)) if !path.is_empty() => {
                Arc::new(SqliteTables::open(Path::new(path)).await?)
            }
            Some(("postgres" | "postgresql", rest)) if rest.starts_with("//") => {
                Arc::new(PostgresTables::open(url).await?)
            }
            _ => return Err(StoreError::url(url)),
        };
        Ok(Self { tables })
    }

    /// The database, for people: a path or an address without a password.
    #[must_use]
    pub fn database(&self) -> &str {
        self.tables.database()
    }

    /// Finishes running requests and closes the connections.
    pub async fn close(&self) {
        self.tables.close().await;
    }

    /// Writes changes and the acts that tell of them, all or nothing, and returns when they are on disk.
    ///
    /// `false`, and nothing was written: something was no longer as a change expects it. A name is taken, an invitation, a code or a
    /// recovery code was used already, an attempt was counted by somebody else.
    ///
    /// # Errors
    /// What the database reports; more than [`limits::PAGE`] changes.
    pub async fn commit(&self, writes: &[Write], acts: &[Act]) -> Result<bool, StoreError> {
        within(writes.len() + acts.len(), limits::PAGE)?;
        let mut statements: Vec<_> = writes.iter().map(Write::statement).collect();
        statements.extend(acts.iter().map(write::append));
        self.tables.transact(&statements).await
    }

    /// How many accounts there are.
    ///
    /// # Errors
    /// What the database reports, here and in the following.
    pub async fn count(&self) -> Result<u64, StoreError> {
        let rows = self.rows("SELECT count(*) FROM account", vec![]).await?;
        rows.into_iter()
            .next()
            .map_or(Ok(0), |row| self.cells(row).unsigned())
    }

    /// The account of a person.
    ///
    /// # Errors
    /// As [`count`](Self::count).
    pub async fn account(&self, person: &PersonId) -> Result<Option<Account>, StoreError> {
        let found = self.rows(
            "SELECT person, name, display, roles, locale, active, created FROM account WHERE person = $1",
            vec![person.into()],
        );
        self.first(found.await?, Self::read_account)
    }

    /// The account with a sign-in name.
    ///
    /// # Errors
    /// As [`count`](Self::count).
    pub async fn account_named(&self, name: &str) -> Result<Option<Account>, StoreError> {
        let found = self.rows(
            "SELECT person, name, display, roles, locale, active, created FROM account WHERE name = $1",
            vec![name.into()],
        );
        self.first(found.await?, Self::read_account)
    }

    /// Accounts in the order of their names, behind `after`.
    ///
    /// # Errors
    /// As [`count`](Self::count); a limit above [`limits::PAGE`].
    pub async fn accounts(&self, after: &str, limit: usize) -> Result<Vec<Account>, StoreError> {
        within(limit, limits::PAGE)?;
        let found = self.rows(
            "SELECT person, name, display, roles, locale, active, created FROM account WHERE name > $1 ORDER BY name LIMIT $2",
            vec![after.into(), limit.into()],
        );
        self.every(found.await?, Self::read_account)
    }

    /// What a person signs in with; none where there is no such person.
    ///
    /// # Errors
    /// As [`count`](Self::count).
    pub async fn secrets(&self, person: &PersonId) -> Result<Option<Secrets>, StoreError> {
        let found = self.rows(
            "SELECT password, totp, totp_step, (SELECT count(*) FROM recovery_code WHERE recovery_code.person = account.person) \
             FROM account WHERE person = $1",
            vec![person.into()],
        );
        self.first(found.await?, |cells| {
            Ok(Secrets {
                password: cells.text_or_none()?,
                totp: cells.bytes_or_none()?,
                totp_step: cells.unsigned()?,
                recovery_codes: cells.unsigned()?,
            })
        })
    }

    /// An invitation by the hash of its code, expired or not.
    ///
    /// # Errors
    /// As [`count`](Self::count).
    pub async fn invitation(&self, hash: &SecretHash) -> Result<Option<Invitation>, StoreError> {
        let found = self.rows(
            "SELECT hash, person, roles, inviter, note, created, expires FROM invitation WHERE hash = $1",
            vec![hash.into()],
        );
        self.first(found.await?, Self::read_invitation)
    }

    /// Invitations that are still open at a time, the newest first.
    ///
    /// # Errors
    /// As [`count`](Self::count); a limit above [`limits::PAGE`].
    pub async fn invitations(&self, now: Timestamp, limit: usize) -> Result<Vec<Invitation>, StoreError> {
        within(limit, limits::PAGE)?;
        let found = self.rows(
            "SELECT hash, person, roles, inviter, note, created, expires FROM invitation WHERE expires > $1 \
             ORDER BY created DESC, hash LIMIT $2",
            vec![now.into(), limit.into()],
        );
        self.every(found.await?, Self::read_invitation)
    }

    /// A session and whose it is, by the hash of its token.
    ///
    /// # Errors
    /// As [`count`](Self::count).
    pub async fn session(&self, hash: &SecretHash) -> Result<Option<(Session, Account)>, StoreError> {
        let found = self.rows(
            "SELECT hash, session.person, waits, session.created, seen, browser, address, \
             account.person, name, display, roles, locale, active, account.created \
             FROM session JOIN account ON account.person = session.person WHERE hash = $1",
            vec![hash.into()],
        );
        self.first(found.await?, |cells| {
            Ok((Self::read_session(cells)?, Self::read_account(cells)?))
        })
    }

    /// The sessions of a person that wait for nothing more, the last used first.
    ///
    /// # Errors
    /// As [`count`](Self::count); a limit above [`limits::PAGE`].
    pub async fn sessions(&self, person: &PersonId, limit: usize) -> Result<Vec<Session>, StoreError> {
        within(limit, limits::PAGE)?;
        let found = self.rows(
            "SELECT hash, person, waits, created, seen, browser, address FROM session WHERE person = $1 AND waits = 0 \
             ORDER BY seen DESC, hash LIMIT $2",
            vec![person.into(), limit.into()],
        );
        self.every(found.await?, Self::read_session)
    }

    /// A token and for whom it acts, by its hash, expired or not.
    ///
    /// # Errors
    /// As [`count`](Self::count).
    pub async fn token(&self, hash: &SecretHash) -> Result<Option<(ApiToken, Account)>, StoreError> {
        let found = self.rows(
            "SELECT hash, api_token.person, label, scopes, api_token.created, expires, used, \
             account.person, name, display, roles, locale, active, account.created \
             FROM api_token JOIN account ON account.person = api_token.person WHERE hash = $1",
            vec![hash.into()],
        );
        self.first(found.await?, |cells| {
            Ok((Self::read_token(cells)?, Self::read_account(cells)?))
        })
    }

    /// The tokens of a person, the newest first.
    ///
    /// # Errors
    /// As [`count`](Self::count); a limit above [`limits::PAGE`].
    pub async fn tokens(&self, person: &PersonId, limit: usize) -> Result<Vec<ApiToken>, StoreError> {
        within(limit, limits::PAGE)?;
        let found = self.rows(
            "SELECT hash, person, label, scopes, created, expires, used FROM api_token WHERE person = $1 \
             ORDER BY created DESC, hash LIMIT $2",
            vec![person.into(), limit.into()],
        );
        self.every(found.await?, Self::read_token)
    }

    /// How long a subject of counting must wait; none: nothing has failed.
    ///
    /// # Errors
    /// As [`count`](Self::count).
    pub async fn delay(&self, subject: &SecretHash) -> Result<Option<Delay>, StoreError> {
        let found = self.rows(
            "SELECT failures, until FROM sign_in_delay WHERE subject = $1",
            vec![subject.into()],
        );
        self.first(found.await?, |cells| {
            Ok(Delay {
                failures: cells.unsigned()?,
                until: cells.time()?,
            })
        })
    }

    /// A part of the audit trail, the newest act first.
    ///
    /// # Errors
    /// As [`count`](Self::count); a limit above [`limits::PAGE`].
    pub async fn audit(&self, filter: &AuditFilter, limit: usize) -> Result<Vec<Audited>, StoreError> {
        within(limit, limits::PAGE)?;
        let found = self.rows(
            "SELECT number, time, audit.person, act, about, detail, address, refused, who.name, whom.name FROM audit \
             LEFT JOIN account AS who ON who.person = audit.person LEFT JOIN account AS whom ON whom.person = audit.about \
             WHERE ($1 IS NULL OR audit.person = $1 OR about = $1) AND ($2 = '' OR act = $2 OR act LIKE $3) \
             AND ($4 = 0 OR refused = 1) AND number < $5 ORDER BY number DESC LIMIT $6",
            vec![
                filter.person.into(),
                (&filter.act).into(),
                (&format!("{}.%", without_wildcards(&filter.act))).into(),
                filter.refused.into(),
                filter.before.unwrap_or(u64::MAX).into(),
                limit.into(),
            ],
        );
        self.every(found.await?, |cells| {
            Ok(Audited {
                number: cells.unsigned()?,
                act: Act {
                    time: cells.time()?,
                    person: cells.person_or_none()?,
                    act: cells.text()?,
                    about: cells.person_or_none()?,
                    detail: cells.text()?,
                    address: cells.text()?,
                    refused: cells.yes()?,
                },
                person_name: cells.text_or_none()?,
                about_name: cells.text_or_none()?,
            })
        })
    }

    async fn rows(&self, sql: &'static str, values: Vec<Value>) -> Result<Vec<Vec<Value>>, StoreError> {
        self.tables.rows(&Statement::new(sql, values)).await
    }

    fn cells(&self, row: Vec<Value>) -> Cells<'_> {
        Cells::new(row, self.tables.database())
    }

    fn every<T>(
        &self,
        rows: Vec<Vec<Value>>,
        read: impl Fn(&mut Cells<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        rows.into_iter().map(|row| read(&mut self.cells(row))).collect()
    }

    fn first<T>(
        &self,
        rows: Vec<Vec<Value>>,
        read: impl Fn(&mut Cells<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let row = rows.into_iter().next();
        row.map(|row| read(&mut self.cells(row))).transpose()
    }

    fn read_account(cells: &mut Cells<'_>) -> Result<Account, StoreError> {
        Ok(Account {
            person: cells.person()?,
            name: cells.text()?,
            display: cells.text()?,
            roles: cells.roles()?,
            locale: cells.text()?,
            active: cells.yes()?,
            created: cells.time()?,
        })
    }

    fn read_invitation(cells: &mut Cells<'_>) -> Result<Invitation, StoreError> {
        Ok(Invitation {
            hash: cells.hash()?,
            person: cells.person_or_none()?,
            roles: cells.roles()?,
            inviter: cells.person_or_none()?,
            note: cells.text()?,
            created: cells.time()?,
            expires: cells.time()?,
        })
    }

    fn read_session(cells: &mut Cells<'_>) -> Result<Session, StoreError> {
        Ok(Session {
            hash: cells.hash()?,
            person: cells.person()?,
            waits: cells.yes()?,
            created: cells.time()?,
            seen: cells.time()?,
            browser: cells.text()?,
            address: cells.text()?,
        })
    }

    fn read_token(cells: &mut Cells<'_>) -> Result<ApiToken, StoreError> {
        Ok(ApiToken {
            hash: cells.hash()?,
            person: cells.person()?,
            label: cells.text()?,
            scopes: cells.list()?,
            created: cells.time()?,
            expires: cells.time()?,
            used: cells.time_or_none()?,
        })
    }
}

/// A word of the trail without what LIKE reads as a wildcard.
fn without_wildcards(word: &str) -> String {
    word.replace(['%', '_', '\\'], "")
}
