//! Reading records back, by number, by identifier, in order, or by change.

use std::collections::HashMap;

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Store, signed, unsigned};
use crate::{Change, ChangeKind, RowId, StoreError, Stored, limits};

impl Store {
    /// The records with these numbers, in the order asked for; numbers without a record are left out.
    ///
    /// # Errors
    /// `TooMany` above [`limits::PAGE`]; else what the database reports.
    pub async fn get_many(&self, rows: &[RowId]) -> Result<Vec<Stored>, StoreError> {
        if rows.len() > limits::PAGE {
            return Err(StoreError::TooMany {
                asked: rows.len(),
                limit: limits::PAGE,
            });
        }
        let numbers: Vec<u64> = rows.iter().map(|r| r.0).collect();
        let found = sqlx::query(
            "SELECT row, change, record, detected FROM fact_check WHERE row IN (SELECT value FROM json_each(?1))",
        )
        .bind(serde_json::Value::from(numbers).to_string())
        .fetch_all(&self.pool)
        .await
        .map_err(|e| self.failed(e))?;
        let found = found
            .iter()
            .map(|r| self.stored(r))
            .collect::<Result<Vec<_>, _>>()?;
        let mut by_row: HashMap<RowId, Stored> = found.into_iter().map(|s| (s.row, s)).collect();
        Ok(rows.iter().filter_map(|r| by_row.remove(r)).collect())
    }

    /// The record with this identifier.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn by_id(&self, id: &str) -> Result<Option<Stored>, StoreError> {
        let found = sqlx::query("SELECT row, change, record, detected FROM fact_check WHERE id = ?1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await
            .map_err(|e| self.failed(e))?;
        found.as_ref().map(|r| self.stored(r)).transpose()
    }

    /// The next `count` records after a number, in ascending order; fewer only at the end.
    ///
    /// # Errors
    /// `TooMany` above [`limits::PAGE`]; else what the database reports.
    pub async fn page_after(&self, after: RowId, count: usize) -> Result<Vec<Stored>, StoreError> {
        if count > limits::PAGE {
            return Err(StoreError::TooMany {
                asked: count,
                limit: limits::PAGE,
            });
        }
        let found = sqlx::query(
            "SELECT row, change, record, detected FROM fact_check WHERE row > ?1 ORDER BY row LIMIT ?2",
        )
        .bind(signed(after.0))
        .bind(signed(count as u64))
        .fetch_all(&self.pool)
        .await
        .map_err(|e| self.failed(e))?;
        found.iter().map(|r| self.stored(r)).collect()
    }

    /// Number of the last change; 0 in an empty base.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn last_change(&self) -> Result<u64, StoreError> {
        let last = sqlx::query_scalar("SELECT last FROM change_counter")
            .fetch_one(&self.pool)
            .await;
        last.map(unsigned).map_err(|e| self.failed(e))
    }

    /// The next `count` changes after a number, in ascending order; fewer only at the end.
    ///
    /// A record that changed several times appears once, with its last change: a reading that applies the changes in
    /// order and keeps the last number it has applied is up to date.
    ///
    /// # Errors
    /// `TooMany` above [`limits::PAGE`]; else what the database reports.
    pub async fn changed_since(&self, number: u64, count: usize) -> Result<Vec<Change>, StoreError> {
        if count > limits::PAGE {
            return Err(StoreError::TooMany {
                asked: count,
                limit: limits::PAGE,
            });
        }
        let found: Vec<(i64, i64, i64)> = sqlx::query_as(
            "SELECT change, row, 0 FROM fact_check WHERE change > ?1 \
             UNION ALL SELECT change, row, 1 FROM deletion WHERE change > ?1 ORDER BY change LIMIT ?2",
        )
        .bind(signed(number))
        .bind(signed(count as u64))
        .fetch_all(&self.pool)
        .await
        .map_err(|e| self.failed(e))?;
        let change = |(number, row, deleted)| Change {
            number: unsigned(number),
            row: RowId(unsigned(row)),
            kind: if deleted == 0 {
                ChangeKind::Written
            } else {
                ChangeKind::Deleted
            },
        };
        Ok(found.into_iter().map(change).collect())
    }

    fn stored(&self, row: &SqliteRow) -> Result<Stored, StoreError> {
        let failed = |error| self.failed(error);
        let number: i64 = row.try_get("row").map_err(failed)?;
        let text: &str = row.try_get("record").map_err(failed)?;
        let record = serde_json::from_str(text).map_err(|error| StoreError::Damaged {
            database: self.path.display().to_string(),
            reason: format!("record {number}: {error}"),
        })?;
        Ok(Stored {
            row: RowId(unsigned(number)),
            change: unsigned(row.try_get("change").map_err(failed)?),
            record,
            detected_language: row.try_get("detected").map_err(failed)?,
        })
    }
}
