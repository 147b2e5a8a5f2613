//! Which roles may look after people.

use ortaq_core::records::people::Role;
use ortaq_store::people::Account;

/// What only some may do with other people's accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// See who works here.
    SeePeople,
    /// Invite people, say what they may do, suspend them, open their account again.
    ManagePeople,
    /// Read the audit trail.
    SeeAudit,
}

impl Right {
    /// Whether a person has it.
    #[must_use]
    pub fn of(self, account: &Account) -> bool {
        let has = |role| account.roles.contains(&role);
        match self {
            Self::SeePeople => has(Role::Editor) || has(Role::Secretariat) || has(Role::Operator),
            Self::ManagePeople | Self::SeeAudit => has(Role::Operator),
        }
    }
}
