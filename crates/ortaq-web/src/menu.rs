//! What people who have signed in find in the menu. A page is added by a row.

use ortaq_engine::people::Account;
use ortaq_engine::policy::{Act, may};

/// An entry of the menu.
pub(crate) struct Entry {
    /// Where it leads, from the language on.
    pub path: &'static str,
    /// Id of its text.
    pub text: &'static str,
    /// Whether it is of the desk, which not every node has.
    pub desk: bool,
    /// For whom it is.
    pub is_for: fn(&Account) -> bool,
}

/// All entries, in the order in which they are shown.
pub(crate) const ENTRIES: [Entry; 9] = [
    Entry {
        path: "/inbox",
        text: "inbox-title",
        desk: true,
        is_for: |account| may(&account.roles, Act::ReadDesk).is_ok(),
    },
    Entry {
        path: "/cases",
        text: "cases-title",
        desk: true,
        is_for: |account| may(&account.roles, Act::ReadDesk).is_ok(),
    },
    Entry {
        path: "/find",
        text: "find-title",
        desk: true,
        is_for: |account| may(&account.roles, Act::ReadDesk).is_ok(),
    },
    Entry {
        path: "/readers",
        text: "readers-title",
        desk: true,
        is_for: |account| may(&account.roles, Act::ReadDesk).is_ok(),
    },
    Entry {
        path: "/charts",
        text: "charts-title",
        desk: true,
        is_for: |account| may(&account.roles, Act::ReadDesk).is_ok(),
    },
    Entry {
        path: "/network",
        text: "network-title",
        desk: true,
        is_for: |account| may(&account.roles, Act::ManageNetwork).is_ok(),
    },
    Entry {
        path: "/organisation",
        text: "organisation-title",
        desk: true,
        is_for: |account| may(&account.roles, Act::DescribeMember).is_ok(),
    },
    Entry {
        path: "/people",
        text: "menu-people",
        desk: false,
        is_for: |account| may(&account.roles, Act::ReadPeople).is_ok(),
    },
    Entry {
        path: "/audit",
        text: "menu-audit",
        desk: false,
        is_for: |account| may(&account.roles, Act::ReadAudit).is_ok(),
    },
];
