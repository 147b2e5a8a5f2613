//! People in PostgreSQL: in the database of the logs.

use async_trait::async_trait;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::{Column, PgPool, Postgres, Row, TypeInfo};

use super::connect;
use crate::StoreError;
use crate::people::{Statement, Tables, Value};

/// The tables of people in a PostgreSQL database.
#[derive(Debug)]
pub(crate) struct PostgresTables {
    pool: PgPool,
    database: String,
}

impl PostgresTables {
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let (pool, database) = connect(url).await?;
        Ok(Self { pool, database })
    }

    fn failed(&self, error: sqlx::Error) -> StoreError {
        StoreError::from_postgres(&self.database, error)
    }

    async fn in_transaction(&self, statements: &[Statement]) -> Result<bool, sqlx::Error> {
        let mut transaction = self.pool.begin().await?;
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
impl Tables for PostgresTables {
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

fn query(statement: &Statement) -> Query<'_, Postgres, PgArguments> {
    statement
        .values
        .iter()
        .fold(sqlx::query(statement.sql), |query, value| match value {
            Value::Number(number) => query.bind(number),
            Value::Text(text) => query.bind(text),
            Value::Bytes(bytes) => query.bind(bytes),
        })
}

fn row(row: &PgRow) -> Result<Vec<Value>, sqlx::Error> {
    let cell = |column: &<Postgres as sqlx::Database>::Column| {
        let place = column.ordinal();
        match column.type_info().name() {
            "TEXT" => row.try_get(place).map(Value::Text),
            "BYTEA" => row.try_get(place).map(Value::Bytes),
            _ => row.try_get(place).map(Value::Number),
        }
    };
    row.columns().iter().map(cell).collect()
}
