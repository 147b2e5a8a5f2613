//! Inviting people, and what an invitation becomes.

use jiff::SignedDuration;
use ortaq_core::ids::PersonId;
use ortaq_core::records::people::Role;
use ortaq_store::people::{Account, Act, Invitation, Write};

use super::secret::Secret;
use super::{Actor, Deed, Origin, People, PeopleError, line, random, role_word, roles, sign_in_name};
use crate::{limits, policy};

/// What a person says who accepts an invitation.
#[derive(Clone)]
pub struct NewAccount {
    /// The name to sign in with. Of an account that is opened again it stays as it was.
    pub name: String,
    /// What others see.
    pub display: String,
    /// The password.
    pub password: String,
    /// Code of the language.
    pub locale: String,
}

impl People {
    /// The invitation of the first operator, where there is no account yet. One that was made before is worth nothing afterwards.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn first_invitation(&self) -> Result<Option<Secret>, PeopleError> {
        if self.store.count().await? > 0 {
            return Ok(None);
        }
        let (code, invitation) = self.invitation_for(
            None,
            vec![Role::Operator],
            None,
            String::new(),
            limits::RESET_LIFE,
        )?;
        let origin = Origin::command_line();
        let act = Act {
            detail: role_word(Role::Operator).to_owned(),
            ..self.act(Deed::Invite, Actor::machine(&origin), None)
        };
        let writes = [Write::RemoveFirstInvitations, Write::AddInvitation(invitation)];
        self.store.commit(&writes, &[act]).await?;
        Ok(Some(code))
    }

    /// Invites somebody to have an account with these roles. The code is known to who is given it, and is kept as a hash alone.
    ///
    /// # Errors
    /// `NotAllowed`, `NoRole`, `Text`; `TooMany` open invitations.
    pub async fn invite(&self, chosen: &[Role], note: &str, by: Actor<'_>) -> Result<Secret, PeopleError> {
        let chosen = roles(chosen)?;
        let words: Vec<_> = chosen.iter().map(|role| role_word(*role)).collect();
        let act = Act {
            detail: words.join(" "),
            ..self.act(Deed::Invite, by, None)
        };
        self.demand(policy::Act::InvitePerson, None, &act, by).await?;
        let note = if note.trim().is_empty() {
            String::new()
        } else {
            line(note)?
        };
        let open = self
            .store
            .invitations(self.now(), limits::OPEN_INVITATIONS)
            .await?;
        if open.len() >= limits::OPEN_INVITATIONS {
            return Err(PeopleError::TooMany(limits::OPEN_INVITATIONS));
        }
        let (code, invitation) = self.invitation_for(None, chosen, by.id(), note, limits::INVITATION_LIFE)?;
        self.store
            .commit(&[Write::AddInvitation(invitation)], &[act])
            .await?;
        Ok(code)
    }

    /// Gives out the way to open an account again: who has the code sets a new password. Second factors, passkeys, accounts of providers,
    /// sessions and tokens end then.
    /// A code that was given out before is worth nothing afterwards.
    ///
    /// # Errors
    /// `NotAllowed`, `Nobody`.
    pub async fn reset(&self, person: &PersonId, by: Actor<'_>) -> Result<Secret, PeopleError> {
        let act = self.act(Deed::Reset, by, Some(*person));
        self.demand(policy::Act::ResetPerson, Some(person), &act, by)
            .await?;
        let account = self.store.account(person).await?.ok_or(PeopleError::Nobody)?;
        let (code, invitation) = self.invitation_for(
            Some(*person),
            account.roles,
            by.id(),
            account.name,
            limits::RESET_LIFE,
        )?;
        let writes = [
            Write::RemoveInvitationsOf(*person),
            Write::AddInvitation(invitation),
        ];
        self.store.commit(&writes, &[act]).await?;
        Ok(code)
    }

    fn invitation_for(
        &self,
        person: Option<PersonId>,
        roles: Vec<Role>,
        inviter: Option<PersonId>,
        note: String,
        life: SignedDuration,
    ) -> Result<(Secret, Invitation), PeopleError> {
        let code = Secret::new()?;
        let now = self.now();
        let invitation = Invitation {
            hash: code.hash(),
            person,
            roles,
            inviter,
            note,
            created: now,
            expires: now + life,
        };
        Ok((code, invitation))
    }

    /// The invitation of a code, and the account that it opens again.
    ///
    /// # Errors
    /// `InvitationGone`.
    pub async fn invitation(&self, code: &str) -> Result<(Invitation, Option<Account>), PeopleError> {
        let code: Secret = code.parse().map_err(|_| PeopleError::InvitationGone)?;
        let found = self.store.invitation(&code.hash()).await?;
        let found = found.filter(|invitation| invitation.expires > self.now());
        let invitation = found.ok_or(PeopleError::InvitationGone)?;
        let account = match &invitation.person {
            Some(person) => self.store.account(person).await?,
            None => None,
        };
        if invitation.person.is_some() && !account.as_ref().is_some_and(|account| account.active) {
            return Err(PeopleError::InvitationGone);
        }
        Ok((invitation, account))
    }

    /// Makes an account of an invitation, or opens the one that it is for, and signs in.
    ///
    /// # Errors
    /// `InvitationGone`; `Name`, `NameTaken`, `Text`, `Weak`.
    pub async fn accept(&self, code: &str, new: &NewAccount, origin: &Origin) -> Result<Secret, PeopleError> {
        let (invitation, present) = self.invitation(code).await?;
        let account = match present {
            Some(account) => account,
            None => Account {
                person: PersonId::from_bytes(random()?),
                name: sign_in_name(&new.name)?,
                display: line(&new.display)?,
                roles: invitation.roles.clone(),
                locale: new.locale.clone(),
                active: true,
                created: self.now(),
            },
        };
        let is_new = invitation.person.is_none();
        let password = self
            .new_password(&new.password, &[&account.name, &account.display])
            .await?;
        let person = account.person;
        let mut writes = vec![Write::UseInvitation {
            hash: invitation.hash,
            now: self.now(),
        }];
        if is_new {
            writes.push(Write::AddAccount(account.clone()));
        } else {
            writes.extend([
                Write::SetTotp { person, secret: None },
                Write::RemoveRecoveryCodes { person },
                Write::RemovePasskeys(person),
                Write::RemoveIdentities(person),
                Write::EndSessions { person, but: None },
                Write::EndTokens(person),
            ]);
        }
        let (token, session) = self.new_session(&account, false, origin)?;
        writes.extend([
            Write::SetPassword {
                person,
                hash: password,
            },
            Write::AddSession(session),
        ]);
        let deed = if is_new { Deed::Accept } else { Deed::Reopen };
        let act = self.act(deed, Actor::person(&account, origin), None);
        if self.store.commit(&writes, &[act]).await? {
            return Ok(token);
        }
        // Either somebody else was faster with the invitation, or with the name.
        self.invitation(code).await?;
        Err(PeopleError::NameTaken)
    }

    /// Takes an invitation back.
    ///
    /// # Errors
    /// `NotAllowed`; `Gone` where it was used or taken back already.
    pub async fn take_back(&self, hash: &super::SecretHash, by: Actor<'_>) -> Result<(), PeopleError> {
        let act = self.act(Deed::TakeBack, by, None);
        self.demand(policy::Act::InvitePerson, None, &act, by).await?;
        let done = self
            .store
            .commit(&[Write::RemoveInvitation(*hash)], &[act])
            .await?;
        if done { Ok(()) } else { Err(PeopleError::Gone) }
    }

    /// Open invitations, the newest first.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn invitations(&self) -> Result<Vec<Invitation>, PeopleError> {
        Ok(self
            .store
            .invitations(self.now(), limits::OPEN_INVITATIONS)
            .await?)
    }
}
