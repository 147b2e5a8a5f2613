//! The import journal's table.

use sqlx::{Row, SqliteConnection};

use super::{Store, signed, unsigned};
use crate::{FileIdentity, ImportJournal, StoreError};

impl Store {
    /// How far the file with this identity was read; `None` where it never was.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn import_journal(&self, file: &FileIdentity) -> Result<Option<ImportJournal>, StoreError> {
        let found = sqlx::query(
            "SELECT items, line, inserted, updated, unchanged, rejected, finished FROM import_file \
             WHERE identity = ?1",
        )
        .bind(&file.key)
        .fetch_optional(&self.pool)
        .await
        .map_err(|e| self.failed(e))?;
        let Some(row) = found else { return Ok(None) };
        let number = |column: &str| {
            row.try_get::<i64, _>(column)
                .map(unsigned)
                .map_err(|e| self.failed(e))
        };
        Ok(Some(ImportJournal {
            items: number("items")?,
            line: number("line")?,
            inserted: number("inserted")?,
            updated: number("updated")?,
            unchanged: number("unchanged")?,
            rejected: number("rejected")?,
            finished: number("finished")? != 0,
        }))
    }

    /// Forgets a file, so that it is read from its beginning next time.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn forget_import(&self, file: &FileIdentity) -> Result<(), StoreError> {
        let done = sqlx::query("DELETE FROM import_file WHERE identity = ?1")
            .bind(&file.key)
            .execute(&self.pool);
        done.await.map(|_| ()).map_err(|e| self.failed(e))
    }
}

pub(super) async fn save(
    connection: &mut SqliteConnection,
    file: &FileIdentity,
    progress: &ImportJournal,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT OR REPLACE INTO import_file \
         (identity, name, bytes, items, line, inserted, updated, unchanged, rejected, finished) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )
    .bind(&file.key)
    .bind(&file.name)
    .bind(signed(file.bytes))
    .bind(signed(progress.items))
    .bind(signed(progress.line))
    .bind(signed(progress.inserted))
    .bind(signed(progress.updated))
    .bind(signed(progress.unchanged))
    .bind(signed(progress.rejected))
    .bind(i64::from(progress.finished))
    .execute(connection)
    .await
    .map(|_| ())
}
