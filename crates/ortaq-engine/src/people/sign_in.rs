//! Signing in, in one step or two; and who is behind a session.

use jiff::{SignedDuration, Timestamp};
use ortaq_store::people::{Account, Act, Delay, SecretHash, Secrets, Session, Write};
use totp_rs::{Builder, Totp};

use super::secret::{Secret, hash, typed_code};
use super::{Actor, Deed, Origin, People, PeopleError, sign_in_name};
use crate::limits;

/// A person who has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their account.
    pub account: Account,
    /// Their session.
    pub session: SecretHash,
}

/// A password was right.
#[derive(Debug)]
pub enum Entered {
    /// The person has signed in; the token of the session.
    Complete(Secret),
    /// A code of the authenticator app is still to come; the token to come back with.
    NeedsCode(Secret),
}

/// What attempts are counted by, and how many may fail before the next has to wait.
pub(super) struct Counted {
    subject: SecretHash,
    free: u64,
}

impl Counted {
    pub(super) fn new(purpose: &str, parts: &[&[u8]], free: u64) -> Self {
        Self {
            subject: hash(purpose, parts),
            free,
        }
    }

    /// What it is counted by.
    pub(super) fn subject(&self) -> SecretHash {
        self.subject
    }

    /// How long the attempt after so many failures has to wait: twice as long each time.
    fn delay(&self, failures: u64) -> SignedDuration {
        let Some(beyond) = failures.checked_sub(self.free) else {
            return SignedDuration::ZERO;
        };
        let doublings = u32::try_from(beyond.min(16)).unwrap_or(16);
        (limits::SIGN_IN_DELAY * 2_i32.pow(doublings)).min(limits::SIGN_IN_DELAY_LONGEST)
    }
}

/// How often counting is tried again when others count at the same time.
const COUNTING_ROUNDS: usize = 8;

impl People {
    /// Signs in with a password. Unknown names, suspended accounts and wrong passwords are one error, after the same work.
    ///
    /// # Errors
    /// `WrongSignIn`; `Wait` after too many failures of this name or from this address, also for the right password.
    pub async fn sign_in(&self, name: &str, password: &str, origin: &Origin) -> Result<Entered, PeopleError> {
        // A name of another form is nobody's, and is counted like one.
        let name = sign_in_name(name).unwrap_or_default();
        let address = origin.counted_as();
        let pair = Counted::new(
            "name and address",
            &[name.as_bytes(), &address],
            limits::FREE_ATTEMPTS_BY_NAME_AND_ADDRESS,
        );
        let by_name = Counted::new("name", &[name.as_bytes()], limits::FREE_ATTEMPTS_BY_NAME);
        let by_address = Counted::new("address", &[&address], limits::FREE_ATTEMPTS_BY_ADDRESS);
        self.count(&[&pair, &by_name, &by_address]).await?;

        let account = self.store.account_named(&name).await?;
        let secrets = match &account {
            Some(account) => self.store.secrets(&account.person).await?,
            None => None,
        };
        let hash = secrets.as_ref().and_then(|secrets| secrets.password.clone());
        let is_right = self.is_password(password, hash).await?;
        let act = Act {
            about: account.as_ref().map(|account| account.person),
            ..self.act(Deed::SignIn, Actor::machine(origin), None)
        };
        let (Some(account), Some(secrets), true) = (account, secrets, is_right) else {
            return Err(self.refuse(act, PeopleError::WrongSignIn).await);
        };
        if !account.active {
            return Err(self.refuse(act, PeopleError::WrongSignIn).await);
        }
        let waits = secrets.totp.is_some();
        let (token, session) = self.new_session(&account, waits, origin)?;
        let writes = [
            Write::Forgive(pair.subject),
            Write::Uncount(by_name.subject),
            Write::Uncount(by_address.subject),
            Write::AddSession(session),
        ];
        let act = self.act(Deed::SignIn, Actor::person(&account, origin), None);
        // Half of it is not yet an act.
        let acts = if waits { vec![] } else { vec![act] };
        self.store.commit(&writes, &acts).await?;
        Ok(if waits {
            Entered::NeedsCode(token)
        } else {
            Entered::Complete(token)
        })
    }

    /// The second step: a code of the authenticator app, or a recovery code. The token of the first step is worth nothing afterwards.
    ///
    /// # Errors
    /// `Gone` where the first step was too long ago; `WrongCode`; `Wait`.
    pub async fn confirm(&self, waiting: &str, code: &str, origin: &Origin) -> Result<Secret, PeopleError> {
        let (session, account) = self.waiting(waiting).await?.ok_or(PeopleError::Gone)?;
        let counted = Counted::new("code", &[account.person.as_bytes()], limits::FREE_CODES);
        self.count(&[&counted]).await?;
        let secrets = self.store.secrets(&account.person).await?;
        let used = secrets.and_then(|secrets| self.use_code(&account, &secrets, code));
        let actor = Actor::person(&account, origin);
        let Some((used, deed)) = used else {
            let act = self.act(Deed::SignInCode, actor, None);
            return Err(self.refuse(act, PeopleError::WrongCode).await);
        };
        let (token, new) = self.new_session(&account, false, origin)?;
        let writes = [
            used,
            Write::EndSession {
                person: account.person,
                hash: session.hash,
            },
            Write::Forgive(counted.subject),
            Write::AddSession(new),
        ];
        let act = self.act(deed, actor, None);
        if self.store.commit(&writes, &[act]).await? {
            return Ok(token);
        }
        let act = self.act(Deed::SignInCode, actor, None);
        Err(self.refuse(act, PeopleError::WrongCode).await)
    }

    /// What uses up a code that fits.
    fn use_code(&self, account: &Account, secrets: &Secrets, code: &str) -> Option<(Write, Deed)> {
        let person = account.person;
        let plain: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        if plain.len() != limits::TOTP_DIGITS || !plain.bytes().all(|b| b.is_ascii_digit()) {
            let hash = hash(
                "recovery code",
                &[person.as_bytes(), typed_code(&plain).as_bytes()],
            );
            return Some((Write::UseRecoveryCode { person, hash }, Deed::SignInRecovery));
        }
        let secret = self.seal.unseal(person.as_bytes(), secrets.totp.as_deref()?)?;
        let step = self.step_of(&totp(secret)?, &plain)?;
        Some((Write::UseTotpStep { person, step }, Deed::SignInCode))
    }

    /// The time step that a code belongs to, if it is this one, the last or the next.
    pub(super) fn step_of(&self, totp: &Totp, code: &str) -> Option<u64> {
        let seconds = u64::try_from(self.now().as_second()).ok()?;
        totp.check(code, seconds)
    }

    /// Whose first step a token stands for, where it was not too long ago.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn waiting(&self, token: &str) -> Result<Option<(Session, Account)>, PeopleError> {
        let Ok(token) = token.parse::<Secret>() else {
            return Ok(None);
        };
        let found = self.store.session(&token.hash()).await?;
        let begun = self.now() - limits::SECOND_STEP;
        Ok(found.filter(|(session, account)| session.waits && account.active && session.created > begun))
    }

    /// Who is behind the token of a session. Notes that it was used, once a minute.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn signed_in(&self, token: &str) -> Result<Option<Person>, PeopleError> {
        let Ok(token) = token.parse::<Secret>() else {
            return Ok(None);
        };
        let Some((session, account)) = self.store.session(&token.hash()).await? else {
            return Ok(None);
        };
        let now = self.now();
        let (unused_since, begun_before) = session_bounds(now);
        let lives = !session.waits
            && account.active
            && session.seen >= unused_since
            && session.created >= begun_before;
        if !lives {
            return Ok(None);
        }
        if now.duration_since(session.seen) >= limits::SEEN_AGAIN {
            let touch = Write::TouchSession {
                hash: session.hash,
                seen: now,
            };
            self.store.commit(&[touch], &[]).await?;
        }
        Ok(Some(Person {
            account,
            session: session.hash,
        }))
    }

    /// Ends the session of a person who signs out.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn sign_out(&self, person: &Person, origin: &Origin) -> Result<(), PeopleError> {
        let end = Write::EndSession {
            person: person.account.person,
            hash: person.session,
        };
        let act = self.act(Deed::SignOut, Actor::person(&person.account, origin), None);
        self.store.commit(&[end], &[act]).await?;
        Ok(())
    }

    /// Drops sessions, counted attempts and used challenges that count for nothing any more.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn tidy(&self) -> Result<(), PeopleError> {
        let now = self.now();
        let (unused_since, begun_before) = session_bounds(now);
        let drop = [
            Write::DropSessions {
                unused_since,
                begun_before,
            },
            Write::DropDelays(now - limits::FORGET_ATTEMPTS),
            Write::DropChallenges(now),
        ];
        self.store.commit(&drop, &[]).await?;
        Ok(())
    }

    /// A new session of a person, and its token.
    pub(super) fn new_session(
        &self,
        account: &Account,
        waits: bool,
        origin: &Origin,
    ) -> Result<(Secret, Session), PeopleError> {
        let token = Secret::new()?;
        let now = self.now();
        let session = Session {
            hash: token.hash(),
            person: account.person,
            waits,
            created: now,
            seen: now,
            browser: origin.browser_name(),
            address: origin.network(),
        };
        Ok((token, session))
    }

    /// Counts an attempt before it is made, so that attempts made at once count as well. It is taken back when it succeeds.
    ///
    /// # Errors
    /// `Wait` where one of the subjects has to.
    pub(super) async fn count(&self, subjects: &[&Counted]) -> Result<(), PeopleError> {
        for _ in 0..COUNTING_ROUNDS {
            let now = self.now();
            let mut writes = Vec::with_capacity(subjects.len());
            for counted in subjects {
                let kept = self.store.delay(&counted.subject).await?;
                let Delay { failures, until } = kept.unwrap_or(Delay {
                    failures: 0,
                    until: now,
                });
                if until > now {
                    return Err(PeopleError::Wait {
                        seconds: seconds_until(until, now),
                    });
                }
                let is_forgotten = now.duration_since(until) > limits::FORGET_ATTEMPTS;
                let next = if is_forgotten { 1 } else { failures + 1 };
                writes.push(Write::Count {
                    subject: counted.subject,
                    seen: failures,
                    failures: next,
                    until: now + counted.delay(next),
                });
            }
            if self.store.commit(&writes, &[]).await? {
                return Ok(());
            }
        }
        Err(PeopleError::Wait { seconds: 1 })
    }

    /// Confirms an act of a person who has signed in by their password.
    ///
    /// # Errors
    /// `WrongPassword`; `Wait`.
    pub(super) async fn confirm_password(
        &self,
        account: &Account,
        password: &str,
    ) -> Result<(), PeopleError> {
        let counted = Counted::new("password", &[account.person.as_bytes()], limits::FREE_CODES);
        self.count(&[&counted]).await?;
        let secrets = self.store.secrets(&account.person).await?;
        let hash = secrets.and_then(|secrets| secrets.password);
        if !self.is_password(password, hash).await? {
            return Err(PeopleError::WrongPassword);
        }
        self.store.commit(&[Write::Forgive(counted.subject)], &[]).await?;
        Ok(())
    }
}

fn seconds_until(until: Timestamp, now: Timestamp) -> u64 {
    let seconds = until.duration_since(now).as_millis().div_euclid(1_000) + 1;
    u64::try_from(seconds).unwrap_or(1)
}

/// Sessions that were last used before the first time, or began before the second, have ended.
fn session_bounds(now: Timestamp) -> (Timestamp, Timestamp) {
    (now - limits::SESSION_UNUSED, now - limits::SESSION_LIFE)
}

/// Codes of six digits, every thirty seconds, by SHA-1 (RFC 6238): what authenticator apps know. One step to either side is accepted.
pub(super) fn totp(secret: Vec<u8>) -> Option<Totp> {
    Builder::new().with_secret(secret).with_skew(1).build().ok()
}
