//! What a transaction about people can change.

use jiff::Timestamp;
use ortaq_core::ids::PersonId;
use ortaq_core::records::people::Role;

use super::cells::{Statement, Value, list};
use super::{Account, Act, ApiToken, Identity, Invitation, Passkey, SecretHash, Session};

/// One change. Those marked *once* undo the whole transaction where there is nothing to change.
#[derive(Debug, Clone)]
pub enum Write {
    /// Makes an account. *Once*: the name must be free.
    AddAccount(Account),
    /// Sets what others see, and the language.
    SetProfile {
        /// Whose.
        person: PersonId,
        /// What others see.
        display: String,
        /// Code of the language.
        locale: String,
    },
    /// Sets what a person may do.
    SetRoles {
        /// Whose.
        person: PersonId,
        /// What they may do.
        roles: Vec<Role>,
    },
    /// Lets a person sign in, or no longer.
    SetActive {
        /// Who.
        person: PersonId,
        /// Whether they may.
        active: bool,
    },
    /// Sets the hash of a password.
    SetPassword {
        /// Whose.
        person: PersonId,
        /// PHC string.
        hash: String,
    },
    /// Sets or removes the sealed secret of the authenticator app.
    SetTotp {
        /// Whose.
        person: PersonId,
        /// The secret, and the time step whose code has shown that it works.
        secret: Option<(Vec<u8>, u64)>,
    },
    /// Uses the code of a time step. *Once*: no code of this step or a later one was used before.
    UseTotpStep {
        /// Whose.
        person: PersonId,
        /// The step.
        step: u64,
    },
    /// Removes all recovery codes of a person.
    RemoveRecoveryCodes {
        /// Whose.
        person: PersonId,
    },
    /// Adds a recovery code.
    AddRecoveryCode {
        /// Whose.
        person: PersonId,
        /// Hash of the code.
        hash: SecretHash,
    },
    /// Uses a recovery code. *Once*.
    UseRecoveryCode {
        /// Whose.
        person: PersonId,
        /// Hash of the code.
        hash: SecretHash,
    },
    /// Makes an invitation.
    AddInvitation(Invitation),
    /// Uses an invitation that has not expired. *Once*.
    UseInvitation {
        /// Hash of the code.
        hash: SecretHash,
        /// The time.
        now: Timestamp,
    },
    /// Takes an invitation back. *Once*.
    RemoveInvitation(SecretHash),
    /// Takes back invitations to new accounts that whoever runs the program made.
    RemoveFirstInvitations,
    /// Takes back invitations that open an account again.
    RemoveInvitationsOf(PersonId),
    /// Begins a session.
    AddSession(Session),
    /// Notes that a session was used.
    TouchSession {
        /// Hash of the token.
        hash: SecretHash,
        /// When.
        seen: Timestamp,
    },
    /// Ends a session of a person. *Once*.
    EndSession {
        /// Whose.
        person: PersonId,
        /// Hash of the token.
        hash: SecretHash,
    },
    /// Ends all sessions of a person but one.
    EndSessions {
        /// Whose.
        person: PersonId,
        /// The one that stays.
        but: Option<SecretHash>,
    },
    /// Drops sessions that were not used since one time, or began before another.
    DropSessions {
        /// Not used since.
        unused_since: Timestamp,
        /// Begun before.
        begun_before: Timestamp,
    },
    /// Makes a token.
    AddToken(ApiToken),
    /// Notes that a token was used.
    TouchToken {
        /// Its hash.
        hash: SecretHash,
        /// When.
        used: Timestamp,
    },
    /// Ends a token of a person. *Once*.
    EndToken {
        /// Whose.
        person: PersonId,
        /// Its hash.
        hash: SecretHash,
    },
    /// Ends all tokens of a person.
    EndTokens(PersonId),
    /// Adds a passkey. *Once*: nobody has a credential of this identifier.
    AddPasskey(Passkey),
    /// Notes that somebody signed in with a passkey. *Once*: its state is still the one that was looked at.
    UsePasskey {
        /// Hash of the credential's identifier.
        hash: SecretHash,
        /// The state that was looked at.
        seen: Vec<u8>,
        /// The state from now on.
        state: Vec<u8>,
        /// When.
        used: Timestamp,
    },
    /// Removes a passkey of a person. *Once*.
    RemovePasskey {
        /// Whose.
        person: PersonId,
        /// Hash of the credential's identifier.
        hash: SecretHash,
    },
    /// Removes all passkeys of a person.
    RemovePasskeys(PersonId),
    /// Uses a challenge. *Once*: it was not answered before.
    UseChallenge {
        /// Its hash.
        hash: SecretHash,
        /// From when on it would be worth nothing anyhow.
        expires: Timestamp,
    },
    /// Drops challenges that have expired before a time.
    DropChallenges(Timestamp),
    /// Connects an account of a provider with a person. *Once*: neither has another one.
    AddIdentity(Identity),
    /// Notes that somebody signed in through a provider.
    TouchIdentity {
        /// The provider.
        issuer: String,
        /// The account there.
        subject: String,
        /// When.
        used: Timestamp,
    },
    /// Takes a person's account of a provider away. *Once*.
    RemoveIdentity {
        /// Whose.
        person: PersonId,
        /// The provider.
        issuer: String,
    },
    /// Takes all accounts of providers away from a person.
    RemoveIdentities(PersonId),
    /// Counts an attempt. *Once*: nobody has counted since `seen` failures were read.
    Count {
        /// What is counted by.
        subject: SecretHash,
        /// How many failures were read.
        seen: u64,
        /// How many there are with this one.
        failures: u64,
        /// When the next attempt is allowed.
        until: Timestamp,
    },
    /// Takes one counted attempt back, because it did not fail.
    Uncount(SecretHash),
    /// Forgets all attempts of a subject.
    Forgive(SecretHash),
    /// Drops what was counted before a time.
    DropDelays(Timestamp),
}

impl Write {
    /// The change as a statement.
    pub(super) fn statement(&self) -> Statement {
        match self {
            Self::AddAccount(account) => add_account(account),
            Self::SetProfile {
                person,
                display,
                locale,
            } => Statement::new(
                "UPDATE account SET display = $2, locale = $3 WHERE person = $1",
                [person.into(), display.into(), locale.into()],
            ),
            Self::SetRoles { person, roles } => Statement::new(
                "UPDATE account SET roles = $2 WHERE person = $1",
                [person.into(), list(roles)],
            ),
            Self::SetActive { person, active } => Statement::new(
                "UPDATE account SET active = $2 WHERE person = $1",
                [person.into(), (*active).into()],
            ),
            Self::SetPassword { person, hash } => Statement::new(
                "UPDATE account SET password = $2 WHERE person = $1",
                [person.into(), hash.into()],
            ),
            Self::SetTotp { person, secret } => {
                let (secret, step) = match secret {
                    Some((secret, step)) => (secret.into(), *step),
                    None => (Value::Bytes(None), 0),
                };
                Statement::new(
                    "UPDATE account SET totp = $2, totp_step = $3 WHERE person = $1",
                    [person.into(), secret, step.into()],
                )
            }
            Self::UseTotpStep { person, step } => Statement::new(
                "UPDATE account SET totp_step = $2 WHERE person = $1 AND totp_step < $2",
                [person.into(), (*step).into()],
            )
            .must_change(),
            Self::RemoveRecoveryCodes { person } => Statement::new(
                "DELETE FROM recovery_code WHERE person = $1",
                [person.into()],
            ),
            Self::AddRecoveryCode { person, hash } => Statement::new(
                "INSERT INTO recovery_code (person, hash) VALUES ($1, $2)",
                [person.into(), hash.into()],
            ),
            Self::UseRecoveryCode { person, hash } => Statement::new(
                "DELETE FROM recovery_code WHERE person = $1 AND hash = $2",
                [person.into(), hash.into()],
            )
            .must_change(),
            Self::AddInvitation(invitation) => add_invitation(invitation),
            Self::UseInvitation { hash, now } => Statement::new(
                "DELETE FROM invitation WHERE hash = $1 AND expires > $2",
                [hash.into(), (*now).into()],
            )
            .must_change(),
            Self::RemoveInvitation(hash) => {
                Statement::new("DELETE FROM invitation WHERE hash = $1", [hash.into()]).must_change()
            }
            Self::RemoveFirstInvitations => Statement::new(
                "DELETE FROM invitation WHERE person IS NULL AND inviter IS NULL",
                [],
            ),
            Self::RemoveInvitationsOf(person) => {
                Statement::new("DELETE FROM invitation WHERE person = $1", [person.into()])
            }
            Self::AddSession(session) => add_session(session),
            Self::TouchSession { hash, seen } => Statement::new(
                "UPDATE session SET seen = $2 WHERE hash = $1",
                [hash.into(), (*seen).into()],
            ),
            Self::EndSession { person, hash } => Statement::new(
                "DELETE FROM session WHERE person = $1 AND hash = $2",
                [person.into(), hash.into()],
            )
            .must_change(),
            Self::EndSessions { person, but } => Statement::new(
                "DELETE FROM session WHERE person = $1 AND ($2 IS NULL OR hash <> $2)",
                [
                    person.into(),
                    Value::Bytes(but.map(|hash| hash.as_bytes().to_vec())),
                ],
            ),
            Self::DropSessions {
                unused_since,
                begun_before,
            } => Statement::new(
                "DELETE FROM session WHERE seen < $1 OR created < $2",
                [(*unused_since).into(), (*begun_before).into()],
            ),
            Self::AddToken(token) => add_token(token),
            Self::TouchToken { hash, used } => Statement::new(
                "UPDATE api_token SET used = $2 WHERE hash = $1",
                [hash.into(), (*used).into()],
            ),
            Self::EndToken { person, hash } => Statement::new(
                "DELETE FROM api_token WHERE person = $1 AND hash = $2",
                [person.into(), hash.into()],
            )
            .must_change(),
            Self::EndTokens(person) => {
                Statement::new("DELETE FROM api_token WHERE person = $1", [person.into()])
            }
            Self::AddPasskey(passkey) => add_passkey(passkey),
            Self::UsePasskey {
                hash,
                seen,
                state,
                used,
            } => Statement::new(
                "UPDATE passkey SET state = $3, used = $4 WHERE hash = $1 AND state = $2",
                [hash.into(), seen.into(), state.into(), (*used).into()],
            )
            .must_change(),
            Self::RemovePasskey { person, hash } => Statement::new(
                "DELETE FROM passkey WHERE person = $1 AND hash = $2",
                [person.into(), hash.into()],
            )
            .must_change(),
            Self::RemovePasskeys(person) => {
                Statement::new("DELETE FROM passkey WHERE person = $1", [person.into()])
            }
            Self::UseChallenge { hash, expires } => Statement::new(
                "INSERT INTO used_challenge (hash, expires) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING",
                [hash.into(), (*expires).into()],
            )
            .must_change(),
            Self::DropChallenges(before) => Statement::new(
                "DELETE FROM used_challenge WHERE expires < $1",
                [(*before).into()],
            ),
            Self::AddIdentity(identity) => add_identity(identity),
            Self::TouchIdentity {
                issuer,
                subject,
                used,
            } => Statement::new(
                "UPDATE identity SET used = $3 WHERE issuer = $1 AND subject = $2",
                [issuer.into(), subject.into(), (*used).into()],
            ),
            Self::RemoveIdentity { person, issuer } => Statement::new(
                "DELETE FROM identity WHERE person = $1 AND issuer = $2",
                [person.into(), issuer.into()],
            )
            .must_change(),
            Self::RemoveIdentities(person) => {
                Statement::new("DELETE FROM identity WHERE person = $1", [person.into()])
            }
            Self::Count {
                subject,
                seen,
                failures,
                until,
            } => Statement::new(
                "INSERT INTO sign_in_delay (subject, failures, until) VALUES ($1, $2, $3) ON CONFLICT (subject) \
                 DO UPDATE SET failures = excluded.failures, until = excluded.until WHERE sign_in_delay.failures = $4",
                [
                    subject.into(),
                    (*failures).into(),
                    (*until).into(),
                    (*seen).into(),
                ],
            )
            .must_change(),
            Self::Uncount(subject) => Statement::new(
                "UPDATE sign_in_delay SET failures = failures - 1 WHERE subject = $1 AND failures > 0",
                [subject.into()],
            ),
            Self::Forgive(subject) => Statement::new(
                "DELETE FROM sign_in_delay WHERE subject = $1",
                [subject.into()],
            ),
            Self::DropDelays(before) => Statement::new(
                "DELETE FROM sign_in_delay WHERE until < $1",
                [(*before).into()],
            ),
        }
    }
}

fn add_account(account: &Account) -> Statement {
    Statement::new(
        "INSERT INTO account (person, name, display, roles, locale, active, created, totp_step) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0) ON CONFLICT (name) DO NOTHING",
        [
            (&account.person).into(),
            (&account.name).into(),
            (&account.display).into(),
            list(&account.roles),
            (&account.locale).into(),
            account.active.into(),
            account.created.into(),
        ],
    )
    .must_change()
}

fn add_invitation(invitation: &Invitation) -> Statement {
    Statement::new(
        "INSERT INTO invitation (hash, person, roles, inviter, note, created, expires) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [
            (&invitation.hash).into(),
            invitation.person.into(),
            list(&invitation.roles),
            invitation.inviter.into(),
            (&invitation.note).into(),
            invitation.created.into(),
            invitation.expires.into(),
        ],
    )
}

fn add_session(session: &Session) -> Statement {
    Statement::new(
        "INSERT INTO session (hash, person, waits, created, seen, browser, address) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [
            (&session.hash).into(),
            (&session.person).into(),
            session.waits.into(),
            session.created.into(),
            session.seen.into(),
            (&session.browser).into(),
            (&session.address).into(),
        ],
    )
}

fn add_token(token: &ApiToken) -> Statement {
    Statement::new(
        "INSERT INTO api_token (hash, person, label, scopes, created, expires) VALUES ($1, $2, $3, $4, $5, $6)",
        [
            (&token.hash).into(),
            (&token.person).into(),
            (&token.label).into(),
            list(&token.scopes),
            token.created.into(),
            token.expires.into(),
        ],
    )
}

fn add_passkey(passkey: &Passkey) -> Statement {
    Statement::new(
        "INSERT INTO passkey (hash, person, credential, label, fixed, state, created) VALUES ($1, $2, $3, $4, $5, $6, $7) \
         ON CONFLICT (hash) DO NOTHING",
        [
            (&passkey.hash).into(),
            (&passkey.person).into(),
            (&passkey.credential).into(),
            (&passkey.label).into(),
            (&passkey.fixed).into(),
            (&passkey.state).into(),
            passkey.created.into(),
        ],
    )
    .must_change()
}

fn add_identity(identity: &Identity) -> Statement {
    Statement::new(
        "INSERT INTO identity (issuer, subject, person, label, created) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        [
            (&identity.issuer).into(),
            (&identity.subject).into(),
            (&identity.person).into(),
            (&identity.label).into(),
            identity.created.into(),
        ],
    )
    .must_change()
}

/// Appends an act to the audit trail.
pub(super) fn append(act: &Act) -> Statement {
    Statement::new(
        "INSERT INTO audit (time, person, act, about, detail, address, refused) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [
            act.time.into(),
            act.person.into(),
            (&act.act).into(),
            act.about.into(),
            (&act.detail).into(),
            (&act.address).into(),
            act.refused.into(),
        ],
    )
}
