//! Invented people for the demonstration, one a role.

use ortaq_core::ids::PersonId;
use ortaq_core::records::people::Role;
use ortaq_store::people::{Account, Write};

use super::secret::code_for_hands;
use super::{People, PeopleError, ROLES, password, random, role_word};

/// Who there is in the demonstration, and the password that all of them have until the next start.
pub struct DemoPeople {
    /// Sign-in name and role of each.
    pub names: Vec<(String, Role)>,
    /// The password.
    pub password: String,
}

/// What the invented person of a role is called.
const fn display(role: Role) -> &'static str {
    match role {
        Role::Reader => "Lale (demo)",
        Role::Contributor => "Kerem (demo)",
        Role::FactChecker => "Aysel (demo)",
        Role::Editor => "Aybek (demo)",
        Role::Secretariat => "Madina (demo)",
        Role::Operator => "Ogulgerek (demo)",
    }
}

impl People {
    /// Makes the demonstration's people where they are not there yet, and gives all of them a new password. For a home that holds nothing but the
    /// demonstration.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn seed_demo(&self) -> Result<DemoPeople, PeopleError> {
        let password = code_for_hands()?;
        let mut names = Vec::new();
        for role in ROLES {
            let name = role_word(role).to_owned();
            let person = match self.store.account_named(&name).await? {
                Some(account) => account.person,
                None => self.add_demo(&name, role).await?,
            };
            let typed = password.clone();
            let hash = self.blocking(move || password::hash(&typed)).await?;
            let writes = [
                Write::SetPassword { person, hash },
                Write::SetTotp { person, secret: None },
                Write::RemoveRecoveryCodes { person },
                Write::RemovePasskeys(person),
                Write::RemoveIdentities(person),
                Write::SetActive { person, active: true },
                Write::SetRoles {
                    person,
                    roles: vec![role],
                },
            ];
            self.store.commit(&writes, &[]).await?;
            names.push((name, role));
        }
        Ok(DemoPeople { names, password })
    }

    async fn add_demo(&self, name: &str, role: Role) -> Result<PersonId, PeopleError> {
        let person = PersonId::from_bytes(random()?);
        let account = Account {
            person,
            name: name.to_owned(),
            display: display(role).to_owned(),
            roles: vec![role],
            locale: "en".to_owned(),
            active: true,
            created: self.now(),
        };
        self.store.commit(&[Write::AddAccount(account)], &[]).await?;
        Ok(person)
    }
}
