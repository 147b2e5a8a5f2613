//! What people who have signed in find in the menu. A page is added by a row.

use ortaq_engine::people::Account;
use ortaq_engine::policy::{Act, may};

/// An entry of the menu.
pub(crate) struct Entry {
    /// Where it leads, from the language on.
    pub path: &'static str,
    /// Id of its text.
    pub text: &'static str,
    /// For whom it is.
    pub is_for: fn(&Account) -> bool,
}

/// All entries, in the order in which they are shown.
pub(crate) const ENTRIES: [Entry; 2] = [
    Entry {
        path: "/people",
        text: "menu-people",
        is_for: |account| may(&account.roles, Act::ReadPeople).is_ok(),
    },
    Entry {
        path: "/audit",
        text: "menu-audit",
        is_for: |account| may(&account.roles, Act::ReadAudit).is_ok(),
    },
];
