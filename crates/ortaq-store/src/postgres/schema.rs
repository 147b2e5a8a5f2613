//! The tables and their forward-only ladder.
//!
//! The number of the schema stands in a table of its own. A migration and its number are committed together; two programs that start
//! at once wait for each other.

use sqlx::{Connection, Executor, PgConnection};

use crate::StoreError;

/// Migrations in order; the schema's number is how many have run. Published ones are never edited.
const LADDER: [&str; 3] = [
    include_str!("../../migrations/postgres/0001_log.sql"),
    include_str!("../../migrations/postgres/0002_people.sql"),
    include_str!("../../migrations/postgres/0003_sign_in.sql"),
];

/// The newest schema this program knows.
const KNOWN: u32 = LADDER.len() as u32;

/// `ORTQ` in ASCII: the lock that whoever migrates holds.
const LOCK: i64 = 0x4F52_5451;

/// Why a database cannot be brought to the newest schema.
pub(super) enum Unfit {
    Newer { found: u32 },
    ForeignTables,
    Database(sqlx::Error),
}

impl Unfit {
    /// As an error about the database of this name.
    pub(super) fn said_of(self, database: &str) -> StoreError {
        let database = database.to_owned();
        match self {
            Self::Newer { found } => StoreError::NewerSchema {
                database,
                found,
                known: KNOWN,
            },
            Self::ForeignTables => StoreError::ForeignTables { database },
            Self::Database(error) => StoreError::from_postgres(&database, error),
        }
    }
}

impl From<sqlx::Error> for Unfit {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

/// Runs the migrations that have not run yet, all in one transaction.
pub(super) async fn migrate(connection: &mut PgConnection) -> Result<(), Unfit> {
    // Asked without the lock first: the usual case needs neither it nor the right to make tables.
    if number(connection).await? == Some(KNOWN) {
        return Ok(());
    }
    let mut transaction = connection.begin().await?;
    sqlx::query("SELECT pg_advisory_xact_lock($1)")
        .bind(LOCK)
        .execute(&mut *transaction)
        .await?;
    let done = match number(&mut transaction).await? {
        Some(found) if found > KNOWN => return Err(Unfit::Newer { found }),
        Some(found) => found,
        None => {
            let tables: i64 =
                sqlx::query_scalar("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()")
                    .fetch_one(&mut *transaction)
                    .await?;
            if tables > 0 {
                return Err(Unfit::ForeignTables);
            }
            transaction
                .execute("CREATE TABLE ortaq_schema (number BIGINT NOT NULL)")
                .await?;
            transaction
                .execute("INSERT INTO ortaq_schema (number) VALUES (0)")
                .await?;
            0
        }
    };
    for sql in LADDER.iter().skip(done as usize) {
        sqlx::raw_sql(*sql).execute(&mut *transaction).await?;
        transaction
            .execute("UPDATE ortaq_schema SET number = number + 1")
            .await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// The schema's number; none where our tables have never been made.
async fn number(connection: &mut PgConnection) -> Result<Option<u32>, Unfit> {
    // Asked of the catalogue's rows: `to_regclass` can answer out of a cache that does not know yet what another has made.
    let there: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'ortaq_schema')",
    )
    .fetch_one(&mut *connection)
    .await?;
    if !there {
        return Ok(None);
    }
    let number: i64 = sqlx::query_scalar("SELECT number FROM ortaq_schema")
        .fetch_one(connection)
        .await?;
    u32::try_from(number).map(Some).map_err(|_| Unfit::ForeignTables)
}
