//! People in SQLite: in the file of the logs, with the same care for the disk.

use std::path::Path;

use async_trait::async_trait;
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Column, Row, Sqlite, SqlitePool, TypeInfo, ValueRef};

use super::log;
use crate::StoreError;
use crate::people::{Statement, Tables, Value};

/// The tables of people in one SQLite file.
#[derive(Debug)]
pub(crate) struct SqliteTables {
    pool: SqlitePool,
    database: String,
}

impl SqliteTables {
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        let (pool, database) = log::durable(path).await?;
        Ok(Self { pool, database })
    }

    fn failed(&self, error: sqlx::Error) -> StoreError {
        StoreError::from_sqlite(&self.database, error)
    }

    async fn in_transaction(&self, statements: &[Statement]) -> Result<bool, sqlx::Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        for statement in statements {
            let done = query(statement).execute(&mut *transaction).await?;
            if statement.must_change && done.rows_affected() == 0 {
                transaction.rollback().await?;
                return Ok(false);
            }
        }
        transaction.commit().await?;
        Ok(true)
    }
}

#[async_trait]
impl Tables for SqliteTables {
    fn database(&self) -> &str {
        &self.database
    }

    async fn rows(&self, statement: &Statement) -> Result<Vec<Vec<Value>>, StoreError> {
        let found = query(statement).fetch_all(&self.pool).await;
        let read = found.and_then(|rows| rows.iter().map(row).collect());
        read.map_err(|error| self.failed(error))
    }

    async fn transact(&self, statements: &[Statement]) -> Result<bool, StoreError> {
        let done = self.in_transaction(statements).await;
        done.map_err(|error| self.failed(error))
    }

    async fn close(&self) {
        self.pool.close().await;
    }
}

fn query(statement: &Statement) -> Query<'_, Sqlite, SqliteArguments> {
    statement
        .values
        .iter()
        .fold(sqlx::query(statement.sql), |query, value| match value {
            Value::Number(number) => query.bind(number),
            Value::Text(text) => query.bind(text),
            Value::Bytes(bytes) => query.bind(bytes),
        })
}

fn row(row: &SqliteRow) -> Result<Vec<Value>, sqlx::Error> {
    let cell = |column: &<Sqlite as sqlx::Database>::Column| {
        let place = column.ordinal();
        let raw = row.try_get_raw(place)?;
        // Of a value its own type counts, of a missing one that of its column.
        let kind = if raw.is_null() {
            column.type_info().name().to_owned()
        } else {
            raw.type_info().name().to_owned()
        };
        match kind.as_str() {
            "TEXT" => row.try_get(place).map(Value::Text),
            "BLOB" => row.try_get(place).map(Value::Bytes),
            _ => row.try_get(place).map(Value::Number),
        }
    };
    row.columns().iter().map(cell).collect()
}
