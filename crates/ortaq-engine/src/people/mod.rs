//! The node's own people: inviting them, signing them in, their sessions, what they may do with each other's accounts, and the trail of
//! all that.
//!
//! Every act here writes its line of the audit trail in the same transaction. What the trail, an error or a log says holds no password,
//! no code and no token. Who an account belongs to is told to nobody who is not signed in: unknown names, suspended accounts and
//! wrong passwords have one answer, after the same work.

mod demo;
mod invitations;
mod origin;
mod own;
mod passkeys;
mod password;
mod provider;
mod seal;
mod secret;
mod sign_in;
mod staff;

use std::fmt;
use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use ortaq_core::ids::PersonId;
use ortaq_core::records::people::Role;
use ortaq_store::people::{Act, PeopleStore};
use tokio::sync::Semaphore;

pub use demo::DemoPeople;
pub use invitations::NewAccount;
pub use origin::Origin;
pub use ortaq_store::people::{
    Account, ApiToken, AuditFilter, Audited, Identity, Invitation, Passkey, Scope, SecretHash, Secrets,
    Session,
};
pub use own::{Enrolment, NewToken, Standing};
pub use passkeys::{Ceremony, RelyingParty};
pub use password::WeakPassword;
pub use provider::{Answer, Departure, Provider, ProviderError, ProviderSettings};
pub use secret::{InvalidSecret, Secret};
pub use sign_in::{Entered, Person};

use crate::StoreError;
use crate::home::Home;
use crate::limits;
use crate::log::Clock;
use crate::policy::{self, Question, Reach, Refusal, Relation};
use seal::Seal;

/// All roles, from the one that may least.
pub const ROLES: [Role; 6] = [
    Role::Reader,
    Role::Contributor,
    Role::FactChecker,
    Role::Editor,
    Role::Secretariat,
    Role::Operator,
];

/// The word for a role in records, on the command line and in the names of texts.
#[must_use]
pub const fn role_word(role: Role) -> &'static str {
    match role {
        Role::Reader => "reader",
        Role::Contributor => "contributor",
        Role::FactChecker => "fact-checker",
        Role::Editor => "editor",
        Role::Secretariat => "secretariat",
        Role::Operator => "operator",
    }
}

/// The role of a word.
#[must_use]
pub fn role_of_word(word: &str) -> Option<Role> {
    ROLES.into_iter().find(|role| role_word(*role) == word)
}

/// Why something about people is not done.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Name, password or account: which, is not said.
    #[error("name or password is wrong")]
    WrongSignIn,
    /// Too many attempts have failed.
    #[error("too many attempts have failed; try again in {seconds} seconds")]
    Wait {
        /// Seconds until the next attempt is allowed.
        seconds: u64,
    },
    /// A code that does not fit, was used already, or came too late.
    #[error("the code is wrong, was used already or has expired")]
    WrongCode,
    /// The password that confirms an act.
    #[error("the password is wrong")]
    WrongPassword,
    /// An answer of a passkey that does not fit, comes too late or came before, or a passkey that nobody here has.
    #[error("this passkey does not open an account here, or its answer came too late; try again")]
    WrongPasskey,
    /// Somebody came back from an OpenID provider whom nobody here is.
    #[error("nobody here is connected with this account; connect it on your account's page first")]
    Stranger,
    /// An account of a provider, or a person, that is connected with another one already.
    #[error("this account is connected with somebody already")]
    Connected,
    /// The OpenID provider.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    /// A new password is not accepted.
    #[error(transparent)]
    Weak(#[from] WeakPassword),
    /// An invitation that was used, taken back or has expired, or never was.
    #[error("this invitation was used already or has expired; ask for a new one")]
    InvitationGone,
    /// A sign-in name of another form.
    #[error(
        "a sign-in name has {} to {} of the characters a-z, 0-9, . _ - + @ and begins with a letter or digit",
        limits::SIGN_IN_NAME_CHARS.start(),
        limits::SIGN_IN_NAME_CHARS.end()
    )]
    Name,
    /// Somebody has the sign-in name already.
    #[error("somebody has this sign-in name already; choose another one")]
    NameTaken,
    /// A text that is empty or too long.
    #[error(
        "this text must have 1 to {} characters and no control characters",
        limits::PEOPLE_TEXT_CHARS
    )]
    Text,
    /// No role was chosen.
    #[error("choose at least one role")]
    NoRole,
    /// The role does not allow it.
    #[error("your role does not allow this; ask an operator of this node")]
    NotAllowed,
    /// Nobody of this name.
    #[error("there is nobody of this name here")]
    Nobody,
    /// What should be ended or taken back is no longer there.
    #[error("this is no longer there")]
    Gone,
    /// Nobody would be left who can look after people.
    #[error("this is the last operator; make somebody else an operator first")]
    LastOperator,
    /// Their own account, which somebody else must decide about.
    #[error("you cannot do this to your own account: ask another operator")]
    OwnAccount,
    /// More than a person may have.
    #[error("at most {0} are possible; end one first")]
    TooMany(usize),
    /// There is no second factor.
    #[error("there is no authenticator app; set one up first")]
    NoSecondFactor,
    /// The machine gives no randomness.
    #[error("this machine gives no random numbers: {0}")]
    Random(getrandom::Error),
    /// A password could not be hashed or a secret not be sealed.
    #[error("a password could not be hashed")]
    Hashing,
    /// Others can read the key file.
    #[error("the key {0} can be read by others; if nobody else has, make it yours alone with chmod 600")]
    KeyOpen(PathBuf),
    /// The file holds no key.
    #[error("{0} is not a key as this program writes it; put the right file back from a backup")]
    KeyForm(PathBuf),
    /// A file cannot be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl PeopleError {
    /// An error of the system about a file.
    fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }
}

fn random<const N: usize>() -> Result<[u8; N], PeopleError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(PeopleError::Random)?;
    Ok(bytes)
}

/// Who does something, and from where.
#[derive(Debug, Clone, Copy)]
pub struct Actor<'a> {
    /// The account; none: whoever runs the program, who may everything.
    account: Option<&'a Account>,
    origin: &'a Origin,
}

impl<'a> Actor<'a> {
    /// A person who has signed in.
    #[must_use]
    pub fn person(account: &'a Account, origin: &'a Origin) -> Self {
        Self {
            account: Some(account),
            origin,
        }
    }

    /// Whoever runs the program on this machine.
    #[must_use]
    pub fn machine(origin: &'a Origin) -> Self {
        Self {
            account: None,
            origin,
        }
    }

    fn id(&self) -> Option<PersonId> {
        self.account.map(|account| account.person)
    }
}

/// What the audit trail calls an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Somebody signed in, or tried to.
    SignIn,
    /// The second step of signing in.
    SignInCode,
    /// A recovery code was used to sign in.
    SignInRecovery,
    /// Somebody signed in with a passkey, or tried to.
    SignInPasskey,
    /// Somebody signed in through an OpenID provider, or tried to.
    SignInProvider,
    /// Somebody signed out.
    SignOut,
    /// An invitation was made.
    Invite,
    /// An invitation became an account.
    Accept,
    /// An invitation was taken back.
    TakeBack,
    /// The way to open an account again was given out.
    Reset,
    /// An account was opened again.
    Reopen,
    /// A password was changed.
    Password,
    /// An authenticator app was set up.
    TotpSet,
    /// An authenticator app was removed.
    TotpRemove,
    /// Recovery codes were made.
    RecoveryCodes,
    /// A passkey was added.
    PasskeyAdd,
    /// A passkey was removed.
    PasskeyRemove,
    /// An account of an OpenID provider was connected.
    ProviderConnect,
    /// An account of an OpenID provider was taken away.
    ProviderDisconnect,
    /// Name or language was changed.
    Profile,
    /// A session was ended from elsewhere.
    SessionEnd,
    /// A token was made.
    TokenMake,
    /// A token was ended.
    TokenEnd,
    /// What somebody may do was changed.
    Roles,
    /// Somebody may not sign in any more.
    Suspend,
    /// Somebody may sign in again.
    Resume,
}

impl Deed {
    /// All acts.
    pub const ALL: [Self; 26] = [
        Self::SignIn,
        Self::SignInCode,
        Self::SignInRecovery,
        Self::SignInPasskey,
        Self::SignInProvider,
        Self::SignOut,
        Self::Invite,
        Self::Accept,
        Self::TakeBack,
        Self::Reset,
        Self::Reopen,
        Self::Password,
        Self::TotpSet,
        Self::TotpRemove,
        Self::RecoveryCodes,
        Self::PasskeyAdd,
        Self::PasskeyRemove,
        Self::ProviderConnect,
        Self::ProviderDisconnect,
        Self::Profile,
        Self::SessionEnd,
        Self::TokenMake,
        Self::TokenEnd,
        Self::Roles,
        Self::Suspend,
        Self::Resume,
    ];

    /// The word in the trail. It never changes.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::SignInCode => "sign-in.code",
            Self::SignInRecovery => "sign-in.recovery-code",
            Self::SignInPasskey => "sign-in.passkey",
            Self::SignInProvider => "sign-in.provider",
            Self::SignOut => "sign-out",
            Self::Invite => "invitation.make",
            Self::Accept => "invitation.accept",
            Self::TakeBack => "invitation.take-back",
            Self::Reset => "account.reset",
            Self::Reopen => "account.reopen",
            Self::Password => "password.change",
            Self::TotpSet => "totp.set",
            Self::TotpRemove => "totp.remove",
            Self::RecoveryCodes => "recovery-codes.make",
            Self::PasskeyAdd => "passkey.add",
            Self::PasskeyRemove => "passkey.remove",
            Self::ProviderConnect => "provider.connect",
            Self::ProviderDisconnect => "provider.disconnect",
            Self::Profile => "account.profile",
            Self::SessionEnd => "session.end",
            Self::TokenMake => "token.make",
            Self::TokenEnd => "token.end",
            Self::Roles => "account.roles",
            Self::Suspend => "account.suspend",
            Self::Resume => "account.resume",
        }
    }
}

/// The people of a node.
pub struct People {
    store: PeopleStore,
    seal: Seal,
    clock: Clock,
    /// Hashing a password takes memory and a processor: a few at a time.
    hashing: Semaphore,
}

impl fmt::Debug for People {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("People").field(&self.store).finish()
    }
}

impl People {
    /// Opens the people in the database of a URL (as for [`crate::log::open`]), and their key in the home folder.
    ///
    /// # Errors
    /// What the database and the system report; a key file that others can read.
    pub async fn open(home: &Home, url: &str, clock: Clock) -> Result<Self, PeopleError> {
        let root = home.root();
        let made = DirBuilder::new().recursive(true).mode(0o700).create(root);
        made.map_err(PeopleError::io(root))?;
        let seal = Seal::open(&home.people_key())?;
        let store = PeopleStore::open(url).await?;
        Ok(Self {
            store,
            seal,
            clock,
            hashing: Semaphore::new(limits::HASHES_AT_ONCE),
        })
    }

    /// Finishes running requests and closes the connections.
    pub async fn close(&self) {
        self.store.close().await;
    }

    /// The time, to the millisecond: what the store keeps.
    fn now(&self) -> Timestamp {
        let now = (self.clock)();
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }

    /// Whether a password is the one of a hash; the work is the same without one.
    async fn is_password(&self, password: &str, hash: Option<String>) -> Result<bool, PeopleError> {
        let password = password.to_owned();
        self.blocking(move || Ok(password::verify(&password, hash.as_deref())))
            .await
    }

    /// The hash of a new password that is accepted.
    async fn new_password(&self, password: &str, known: &[&str]) -> Result<String, PeopleError> {
        password::judge(password, known)?;
        let password = password.to_owned();
        self.blocking(move || password::hash(&password)).await
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, PeopleError> + Send + 'static,
    ) -> Result<T, PeopleError> {
        let _turn = self.hashing.acquire().await.map_err(|_| PeopleError::Hashing)?;
        let done = tokio::task::spawn_blocking(work).await;
        done.map_err(|_| PeopleError::Hashing)?
    }

    /// A line for the trail.
    fn act(&self, deed: Deed, actor: Actor<'_>, about: Option<PersonId>) -> Act {
        Act {
            time: self.now(),
            person: actor.id(),
            act: deed.word().to_owned(),
            about,
            detail: String::new(),
            address: actor.origin.network(),
            refused: false,
        }
    }

    /// Writes that an act was refused, and returns the reason.
    async fn refuse(&self, act: Act, reason: PeopleError) -> PeopleError {
        let act = Act { refused: true, ..act };
        match self.store.commit(&[], &[act]).await {
            Ok(_) => reason,
            Err(error) => error.into(),
        }
    }

    /// Refuses who may not do it. Who works at the machine itself may do everything.
    async fn demand(
        &self,
        what: policy::Act,
        of: Option<&PersonId>,
        act: &Act,
        actor: Actor<'_>,
    ) -> Result<(), PeopleError> {
        let Some(account) = actor.account else {
            return Ok(());
        };
        let question = Question {
            roles: &account.roles,
            act: what,
            state: None,
            relation: Relation {
                own: of == Some(&account.person),
                ..Relation::STRANGER
            },
            reach: Reach::Inside,
        };
        let error = match policy::decide(&question) {
            Ok(()) => return Ok(()),
            Err(Refusal::OwnAccount) => PeopleError::OwnAccount,
            Err(_) => PeopleError::NotAllowed,
        };
        Err(self.refuse(act.clone(), error).await)
    }
}

/// A sign-in name as it is kept: without spaces around it, in small letters.
fn sign_in_name(typed: &str) -> Result<String, PeopleError> {
    let name = typed.trim().to_ascii_lowercase();
    let fits = limits::SIGN_IN_NAME_CHARS.contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"._-+@".contains(&b));
    if fits { Ok(name) } else { Err(PeopleError::Name) }
}

/// A line of text as it is kept.
fn line(typed: &str) -> Result<String, PeopleError> {
    let text = typed.trim();
    let length = text.chars().count();
    if (1..=limits::PEOPLE_TEXT_CHARS).contains(&length) && !text.chars().any(char::is_control) {
        Ok(text.to_owned())
    } else {
        Err(PeopleError::Text)
    }
}

/// Each role once, from the one that may least.
fn roles(chosen: &[Role]) -> Result<Vec<Role>, PeopleError> {
    let roles: Vec<_> = ROLES.into_iter().filter(|role| chosen.contains(role)).collect();
    if roles.is_empty() {
        Err(PeopleError::NoRole)
    } else {
        Ok(roles)
    }
}

/// The clock of the machine.
#[must_use]
pub fn machine_clock() -> Clock {
    Arc::new(Timestamp::now)
}
