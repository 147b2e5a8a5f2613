//! Looking after the people of a node: who there is, what they may do, whether they may sign in; and the audit trail.

use ortaq_core::ids::PersonId;
use ortaq_core::records::people::Role;
use ortaq_store::people::{Account, Act, AuditFilter, Audited, Write};

use super::{Actor, Deed, People, PeopleError, role_word, roles};
use crate::{limits, policy};

impl People {
    /// Accounts in the order of their names, behind `after`, at most `limit`.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn list(&self, after: &str, limit: usize) -> Result<Vec<Account>, PeopleError> {
        Ok(self.store.accounts(after, limit).await?)
    }

    /// The account of a sign-in name.
    ///
    /// # Errors
    /// `Nobody`.
    pub async fn named(&self, name: &str) -> Result<Account, PeopleError> {
        let found = self
            .store
            .account_named(&name.trim().to_ascii_lowercase())
            .await?;
        found.ok_or(PeopleError::Nobody)
    }

    /// The account of a person.
    ///
    /// # Errors
    /// `Nobody`.
    pub async fn account(&self, person: &PersonId) -> Result<Account, PeopleError> {
        self.store.account(person).await?.ok_or(PeopleError::Nobody)
    }

    /// Sets what a person may do, from their next page on.
    ///
    /// # Errors
    /// `NotAllowed`, `Nobody`, `NoRole`, `LastOperator`.
    pub async fn set_roles(
        &self,
        person: &PersonId,
        chosen: &[Role],
        by: Actor<'_>,
    ) -> Result<(), PeopleError> {
        let chosen = roles(chosen)?;
        let words: Vec<_> = chosen.iter().map(|role| role_word(*role)).collect();
        let act = Act {
            detail: words.join(" "),
            ..self.act(Deed::Roles, by, Some(*person))
        };
        self.demand(policy::Act::ChangeRoles, Some(person), &act, by)
            .await?;
        let account = self.account(person).await?;
        if !chosen.contains(&Role::Operator) {
            self.keep_an_operator(&account, &act).await?;
        }
        let set = Write::SetRoles {
            person: *person,
            roles: chosen,
        };
        self.store.commit(&[set], &[act]).await?;
        Ok(())
    }

    /// Lets a person not sign in any more. Their sessions and tokens end at once.
    ///
    /// # Errors
    /// `NotAllowed`, `Nobody`, `LastOperator`.
    pub async fn suspend(&self, person: &PersonId, by: Actor<'_>) -> Result<(), PeopleError> {
        let act = self.act(Deed::Suspend, by, Some(*person));
        self.demand(policy::Act::SuspendPerson, Some(person), &act, by)
            .await?;
        let account = self.account(person).await?;
        self.keep_an_operator(&account, &act).await?;
        let writes = [
            Write::SetActive {
                person: *person,
                active: false,
            },
            Write::EndSessions {
                person: *person,
                but: None,
            },
            Write::EndTokens(*person),
            Write::RemoveInvitationsOf(*person),
        ];
        self.store.commit(&writes, &[act]).await?;
        Ok(())
    }

    /// Lets a person sign in again.
    ///
    /// # Errors
    /// `NotAllowed`, `Nobody`.
    pub async fn resume(&self, person: &PersonId, by: Actor<'_>) -> Result<(), PeopleError> {
        let act = self.act(Deed::Resume, by, Some(*person));
        self.demand(policy::Act::SuspendPerson, Some(person), &act, by)
            .await?;
        self.account(person).await?;
        let set = Write::SetActive {
            person: *person,
            active: true,
        };
        self.store.commit(&[set], &[act]).await?;
        Ok(())
    }

    /// A part of the audit trail, the newest first.
    ///
    /// # Errors
    /// `NotAllowed`.
    pub async fn audit(
        &self,
        filter: &AuditFilter,
        limit: usize,
        by: Actor<'_>,
    ) -> Result<Vec<Audited>, PeopleError> {
        if by
            .account
            .is_some_and(|account| policy::may(&account.roles, policy::Act::ReadAudit).is_err())
        {
            return Err(PeopleError::NotAllowed);
        }
        Ok(self.store.audit(filter, limit).await?)
    }

    /// Refuses what would leave nobody who can look after people.
    async fn keep_an_operator(&self, account: &Account, act: &Act) -> Result<(), PeopleError> {
        let is_one = |account: &Account| account.active && account.roles.contains(&Role::Operator);
        if !is_one(account) {
            return Ok(());
        }
        let mut after = String::new();
        loop {
            let page = self.store.accounts(&after, limits::LISTED).await?;
            let Some(last) = page.last() else {
                return Err(self.refuse(act.clone(), PeopleError::LastOperator).await);
            };
            if page
                .iter()
                .any(|other| other.person != account.person && is_one(other))
            {
                return Ok(());
            }
            after.clone_from(&last.name);
        }
    }
}
