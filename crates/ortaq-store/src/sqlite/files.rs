//! Files that entries of the log name by their hash. They lie in the knowledge base's file, so that a backup has them.

use ortaq_core::ids::FileHash;

use super::{Store, unsigned};
use crate::StoreError;

impl Store {
    /// Keeps a file under its hash, which the caller has reckoned. One that is there already stays.
    ///
    /// # Errors
    /// What the database reports; `DiskFull` where there is no room.
    pub async fn keep_file(&self, hash: &FileHash, bytes: &[u8]) -> Result<(), StoreError> {
        let kept = sqlx::query("INSERT INTO file (hash, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(&hash.as_bytes()[..])
            .bind(bytes)
            .execute(&self.pool)
            .await;
        kept.map(|_| ()).map_err(|error| self.failed(error))
    }

    /// The bytes of a file; none where it is not here.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn file(&self, hash: &FileHash) -> Result<Option<Vec<u8>>, StoreError> {
        sqlx::query_scalar("SELECT bytes FROM file WHERE hash = $1")
            .bind(&hash.as_bytes()[..])
            .fetch_optional(&self.pool)
            .await
            .map_err(|error| self.failed(error))
    }

    /// Bytes of all files together.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn files_bytes(&self) -> Result<u64, StoreError> {
        let bytes = sqlx::query_scalar("SELECT coalesce(sum(length(bytes)), 0) FROM file")
            .fetch_one(&self.pool)
            .await;
        bytes.map(unsigned).map_err(|error| self.failed(error))
    }
}
