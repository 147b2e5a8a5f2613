//! The schema and its forward-only ladder.
//!
//! SQLite keeps the schema's number in the file's header (`user_version`), where every tool can read it. A migration
//! and its new number are committed together, so that a crash leaves the old schema or the new one.

use sqlx::{Connection, Executor, SqliteConnection};

use crate::StoreError;

/// `ORTQ` in ASCII: tells our files from other programs' (`application_id`).
const APPLICATION_ID: i64 = 0x4F52_5451;

/// Migrations in order; the schema's number is how many have run. Published ones are never edited.
const LADDER: [&str; 5] = [
    include_str!("../../migrations/sqlite/0001_fact_checks.sql"),
    include_str!("../../migrations/sqlite/0002_log.sql"),
    include_str!("../../migrations/sqlite/0003_people.sql"),
    include_str!("../../migrations/sqlite/0004_files.sql"),
    include_str!("../../migrations/sqlite/0005_sign_in.sql"),
];

/// The newest schema this program knows.
pub(crate) const KNOWN: u32 = LADDER.len() as u32;

/// Why a database cannot be brought to the newest schema.
pub(crate) enum Unfit {
    Newer { found: u32 },
    ForeignFile,
    Database(sqlx::Error),
}

impl Unfit {
    /// As an error about the database of this name.
    pub(crate) fn said_of(self, database: &str) -> StoreError {
        let database = database.to_owned();
        match self {
            Self::Newer { found } => StoreError::NewerSchema {
                database,
                found,
                known: KNOWN,
            },
            Self::ForeignFile => StoreError::NotADatabase { database },
            Self::Database(error) => StoreError::from_sqlite(&database, error),
        }
    }
}

impl From<sqlx::Error> for Unfit {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

/// Refuses databases that are not ours or are newer; returns the schema's number.
pub(crate) async fn check(connection: &mut SqliteConnection) -> Result<u32, Unfit> {
    let application: i64 = sqlx::query_scalar("PRAGMA application_id")
        .fetch_one(&mut *connection)
        .await?;
    let version: i64 = sqlx::query_scalar("PRAGMA user_version")
        .fetch_one(&mut *connection)
        .await?;
    let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema")
        .fetch_one(&mut *connection)
        .await?;
    let fresh = application == 0 && version == 0 && tables == 0;
    if !fresh && application != APPLICATION_ID {
        return Err(Unfit::ForeignFile);
    }
    let found = u32::try_from(version).map_err(|_| Unfit::ForeignFile)?;
    if found > KNOWN {
        Err(Unfit::Newer { found })
    } else {
        Ok(found)
    }
}

/// Runs the migrations that have not run yet, all in one transaction.
pub(crate) async fn migrate(connection: &mut SqliteConnection) -> Result<(), Unfit> {
    if check(connection).await? == KNOWN {
        return Ok(());
    }
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    // Asked again: another process may have migrated while we waited for the lock.
    let done = check(&mut transaction).await?;
    for (sql, number) in LADDER.iter().zip(1..).skip(done as usize) {
        transaction.execute(*sql).await?;
        let pragmas = format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};");
        transaction.execute(sqlx::AssertSqlSafe(pragmas)).await?;
    }
    transaction.commit().await?;
    Ok(())
}
