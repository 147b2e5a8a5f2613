//! Counting records.

use std::collections::BTreeMap;

use super::{Store, unsigned};
use crate::{Stats, StoreError};

impl Store {
    /// How many records there are.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn count(&self) -> Result<u64, StoreError> {
        let count = sqlx::query_scalar("SELECT count(*) FROM fact_check")
            .fetch_one(&self.pool)
            .await;
        count.map(unsigned).map_err(|e| self.failed(e))
    }

    /// How many records there are by language, outlet, verdict and year, all of one moment.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn stats(&self) -> Result<Stats, StoreError> {
        self.read_stats().await.map_err(|e| self.failed(e))
    }

    async fn read_stats(&self) -> Result<Stats, sqlx::Error> {
        let mut snapshot = self.pool.begin().await?;
        let (total, demo): (i64, i64) =
            sqlx::query_as("SELECT count(*), coalesce(sum(demo), 0) FROM fact_check")
                .fetch_one(&mut *snapshot)
                .await?;
        let by_language: Vec<(Option<String>, i64)> =
            sqlx::query_as("SELECT coalesce(declared, detected), count(*) FROM fact_check GROUP BY 1")
                .fetch_all(&mut *snapshot)
                .await?;
        let by_outlet: Vec<(String, i64)> =
            sqlx::query_as("SELECT outlet, count(*) FROM fact_check GROUP BY 1")
                .fetch_all(&mut *snapshot)
                .await?;
        let by_verdict: Vec<(String, i64)> =
            sqlx::query_as("SELECT verdict, count(*) FROM fact_check GROUP BY 1")
                .fetch_all(&mut *snapshot)
                .await?;
        let by_year: Vec<(Option<i16>, i64)> =
            sqlx::query_as("SELECT year, count(*) FROM fact_check GROUP BY 1")
                .fetch_all(&mut *snapshot)
                .await?;
        Ok(Stats {
            total: unsigned(total),
            demo: unsigned(demo),
            by_language: counted(by_language),
            by_outlet: counted(by_outlet),
            by_verdict: counted(by_verdict),
            by_year: counted(by_year),
        })
    }
}

fn counted<K: Ord>(groups: Vec<(K, i64)>) -> BTreeMap<K, u64> {
    groups
        .into_iter()
        .map(|(key, count)| (key, unsigned(count)))
        .collect()
}
