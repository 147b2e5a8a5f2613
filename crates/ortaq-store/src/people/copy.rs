//! Copying people from one database into another: for backups, and for moving between SQLite and PostgreSQL.

use super::PeopleStore;
use super::cells::Statement;
use crate::{StoreError, limits};

/// How each table is read, a page at a time, and written. Sessions stay behind, and so does what was counted of attempts: who signs in to a
/// restored node does so anew. The trail gets new numbers in its old order.
const TABLES: [(&str, &str); 7] = [
    (
        "SELECT person, name, display, roles, locale, active, created, password, totp, totp_step FROM account \
         ORDER BY person LIMIT $1 OFFSET $2",
        "INSERT INTO account (person, name, display, roles, locale, active, created, password, totp, totp_step) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    ),
    (
        "SELECT person, hash FROM recovery_code ORDER BY person, hash LIMIT $1 OFFSET $2",
        "INSERT INTO recovery_code (person, hash) VALUES ($1, $2)",
    ),
    (
        "SELECT hash, person, roles, inviter, note, created, expires FROM invitation ORDER BY hash LIMIT $1 OFFSET $2",
        "INSERT INTO invitation (hash, person, roles, inviter, note, created, expires) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    ),
    (
        "SELECT hash, person, label, scopes, created, expires, used FROM api_token ORDER BY hash LIMIT $1 OFFSET $2",
        "INSERT INTO api_token (hash, person, label, scopes, created, expires, used) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    ),
    (
        "SELECT hash, person, credential, label, fixed, state, created, used FROM passkey ORDER BY hash LIMIT $1 OFFSET $2",
        "INSERT INTO passkey (hash, person, credential, label, fixed, state, created, used) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    ),
    (
        "SELECT issuer, subject, person, label, created, used FROM identity ORDER BY issuer, subject LIMIT $1 OFFSET $2",
        "INSERT INTO identity (issuer, subject, person, label, created, used) VALUES ($1, $2, $3, $4, $5, $6)",
    ),
    (
        "SELECT time, person, act, about, detail, address, refused FROM audit ORDER BY number LIMIT $1 OFFSET $2",
        "INSERT INTO audit (time, person, act, about, detail, address, refused) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    ),
];

impl PeopleStore {
    /// Copies everything but sessions into a database that has no people.
    ///
    /// # Errors
    /// What the databases report. What was copied until then stays there.
    pub async fn copy_to(&self, to: &Self) -> Result<(), StoreError> {
        for (read, write) in TABLES {
            let mut done = 0;
            loop {
                let page = self.rows(read, vec![limits::PAGE.into(), done.into()]).await?;
                if page.is_empty() {
                    break;
                }
                done += page.len();
                let rows: Vec<_> = page.into_iter().map(|row| Statement::new(write, row)).collect();
                to.tables.transact(&rows).await?;
            }
        }
        Ok(())
    }
}
