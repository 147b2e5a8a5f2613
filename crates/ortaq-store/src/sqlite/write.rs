//! Writing records: every change gets a number, and a batch is one transaction.

use std::collections::HashMap;

use ortaq_core::FactCheck;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};

use super::{Store, journal, signed, unsigned};
use crate::{FileIdentity, ImportJournal, Incoming, Outcome, RowId, StoreError, limits};

/// Rows of one INSERT: eleven values each, below SQLite's bound of 32,766 values a statement.
const ROWS_A_STATEMENT: usize = 500;

/// What the base has under an identifier.
struct Present {
    row: RowId,
    hash: Vec<u8>,
    outlet: String,
}

/// A record on its way into the table.
struct Pending<'a> {
    incoming: &'a Incoming,
    hash: [u8; 32],
    change: u64,
    /// `None`: the table gives a new number.
    row: Option<RowId>,
}

impl Store {
    /// Writes a batch in one transaction. Records are compared by content: what is already there word for word is left
    /// alone and gets no new change number. Of records with equal identifiers in one batch the last one counts.
    ///
    /// Returns one outcome for each record, in their order.
    ///
    /// # Errors
    /// `TooMany` above [`limits::BATCH`]; else what the database reports. On error nothing was written.
    pub async fn upsert(&self, batch: &[Incoming]) -> Result<Vec<Outcome>, StoreError> {
        self.write(batch, None).await
    }

    /// As [`Store::upsert`], and in the same transaction notes how far the file was read.
    ///
    /// `progress` holds the counts before this batch, its `items`, `line`, `rejected` and `finished` already advanced;
    /// the outcomes are added to it here.
    ///
    /// # Errors
    /// As [`Store::upsert`].
    pub async fn upsert_from_file(
        &self,
        batch: &[Incoming],
        file: &FileIdentity,
        progress: &mut ImportJournal,
    ) -> Result<Vec<Outcome>, StoreError> {
        self.write(batch, Some((file, progress))).await
    }

    /// Removes records, for example superseded ones. Unknown identifiers are passed over. Returns how many were removed.
    ///
    /// # Errors
    /// `TooMany` above [`limits::BATCH`]; else what the database reports.
    pub async fn delete(&self, ids: &[&str]) -> Result<u64, StoreError> {
        limits::within(ids.len(), limits::BATCH)?;
        self.delete_rows(ids).await.map_err(|e| self.failed(e))
    }

    /// Notes the detected language of records. This is a change of each record that did not have it yet, so that the
    /// indexes see it.
    ///
    /// # Errors
    /// `TooMany` above [`limits::BATCH`]; else what the database reports.
    pub async fn set_detected_languages(&self, languages: &[(RowId, String)]) -> Result<(), StoreError> {
        limits::within(languages.len(), limits::BATCH)?;
        self.set_languages(languages).await.map_err(|e| self.failed(e))
    }

    async fn write(
        &self,
        batch: &[Incoming],
        file: Option<(&FileIdentity, &mut ImportJournal)>,
    ) -> Result<Vec<Outcome>, StoreError> {
        limits::within(batch.len(), limits::BATCH)?;
        self.write_batch(batch, file).await.map_err(|e| self.failed(e))
    }

    async fn write_batch(
        &self,
        batch: &[Incoming],
        file: Option<(&FileIdentity, &mut ImportJournal)>,
    ) -> Result<Vec<Outcome>, sqlx::Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let mut outcomes = Vec::with_capacity(batch.len());
        // Records with equal identifiers must not meet in one statement, and the last one must win.
        for part in runs_of_distinct_ids(batch) {
            for chunk in part.chunks(ROWS_A_STATEMENT) {
                outcomes.extend(write_chunk(&mut transaction, chunk).await?);
            }
        }
        let mut written = None;
        if let Some((file, progress)) = &file {
            let mut counted = **progress;
            counted.count(&outcomes);
            journal::save(&mut transaction, file, &counted).await?;
            written = Some(counted);
        }
        transaction.commit().await?;
        if let (Some((_, progress)), Some(counted)) = (file, written) {
            *progress = counted;
        }
        Ok(outcomes)
    }

    async fn delete_rows(&self, ids: &[&str]) -> Result<u64, sqlx::Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let rows: Vec<i64> = sqlx::query_scalar(
            "DELETE FROM fact_check WHERE id IN (SELECT value FROM json_each(?1)) RETURNING row",
        )
        .bind(json(ids))
        .fetch_all(&mut *transaction)
        .await?;
        let mut change = reserve_changes(&mut transaction, rows.len()).await?;
        for row in &rows {
            change += 1;
            sqlx::query("INSERT INTO deletion (change, row) VALUES (?1, ?2)")
                .bind(signed(change))
                .bind(row)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(rows.len() as u64)
    }

    async fn set_languages(&self, languages: &[(RowId, String)]) -> Result<(), sqlx::Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let mut change = reserve_changes(&mut transaction, languages.len()).await?;
        for (row, language) in languages {
            change += 1;
            sqlx::query(
                "UPDATE fact_check SET detected = ?2, change = ?3 WHERE row = ?1 AND detected IS NOT ?2",
            )
            .bind(signed(row.0))
            .bind(language)
            .bind(signed(change))
            .execute(&mut *transaction)
            .await?;
        }
        transaction.commit().await
    }
}

/// Cuts a batch before every record whose identifier has occurred since the last cut.
fn runs_of_distinct_ids(batch: &[Incoming]) -> Vec<&[Incoming]> {
    let mut runs = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let mut start = 0;
    for (at, incoming) in batch.iter().enumerate() {
        if !seen.insert(incoming.record.id.as_str()) {
            runs.push(&batch[start..at]);
            start = at;
            seen.clear();
            seen.insert(incoming.record.id.as_str());
        }
    }
    runs.push(&batch[start..]);
    runs
}

async fn write_chunk(
    connection: &mut SqliteConnection,
    chunk: &[Incoming],
) -> Result<Vec<Outcome>, sqlx::Error> {
    let present = present(connection, chunk).await?;
    let mut outcomes = Vec::with_capacity(chunk.len());
    let mut pending: Vec<Pending<'_>> = Vec::new();
    for incoming in chunk {
        let hash = incoming.record.fingerprint();
        let known = present.get(&incoming.record.id);
        outcomes.push(match known {
            Some(p) if p.hash == hash => Outcome::Unchanged(p.row),
            Some(p) if is_other_record(p, &incoming.record) => Outcome::IdTaken { by: p.outlet.clone() },
            Some(p) => Outcome::Updated(p.row),
            // The number is filled in below, once the table has given it.
            None => Outcome::Inserted(RowId::BEFORE_FIRST),
        });
        if matches!(outcomes.last(), Some(Outcome::Inserted(_) | Outcome::Updated(_))) {
            pending.push(Pending {
                incoming,
                hash,
                change: 0,
                row: known.map(|p| p.row),
            });
        }
    }
    let last = reserve_changes(connection, pending.len()).await?;
    for (record, change) in pending.iter_mut().zip(last + 1..) {
        record.change = change;
    }
    let mut rows = insert(connection, &pending).await?;
    for (outcome, incoming) in outcomes.iter_mut().zip(chunk) {
        if let (Outcome::Inserted(row), Some(given)) = (outcome, rows.remove(&incoming.record.id)) {
            *row = given;
        }
    }
    Ok(outcomes)
}

/// Two outlets may number their fact-checks alike; a web address belongs to one page, whatever its outlet calls itself.
fn is_other_record(present: &Present, incoming: &FactCheck) -> bool {
    present.outlet != incoming.outlet.name && !incoming.has_global_id()
}

async fn present(
    connection: &mut SqliteConnection,
    chunk: &[Incoming],
) -> Result<HashMap<String, Present>, sqlx::Error> {
    let ids: Vec<&str> = chunk.iter().map(|i| i.record.id.as_str()).collect();
    let found = sqlx::query(
        "SELECT id, row, hash, outlet FROM fact_check WHERE id IN (SELECT value FROM json_each(?1))",
    )
    .bind(json(&ids))
    .fetch_all(connection)
    .await?;
    found
        .iter()
        .map(|r| {
            let row = RowId(unsigned(r.try_get("row")?));
            Ok((
                r.try_get("id")?,
                Present {
                    row,
                    hash: r.try_get("hash")?,
                    outlet: r.try_get("outlet")?,
                },
            ))
        })
        .collect()
}

/// Takes `count` change numbers; returns the last one given out before them.
async fn reserve_changes(connection: &mut SqliteConnection, count: usize) -> Result<u64, sqlx::Error> {
    let last: i64 = sqlx::query_scalar("UPDATE change_counter SET last = last + ?1 RETURNING last - ?1")
        .bind(signed(count as u64))
        .fetch_one(connection)
        .await?;
    Ok(unsigned(last))
}

/// Writes records; returns the row number of each identifier.
async fn insert(
    connection: &mut SqliteConnection,
    pending: &[Pending<'_>],
) -> Result<HashMap<String, RowId>, sqlx::Error> {
    if pending.is_empty() {
        return Ok(HashMap::new());
    }
    let mut query: QueryBuilder<Sqlite> = QueryBuilder::new(
        "INSERT INTO fact_check (row, id, hash, change, record, declared, detected, outlet, verdict, year, demo) ",
    );
    query.push_values(pending, |mut values, p| {
        let record = &p.incoming.record;
        values
            .push_bind(p.row.map(|r| signed(r.0)))
            .push_bind(&record.id)
            .push_bind(p.hash.to_vec())
            .push_bind(signed(p.change))
            .push_bind(json(record))
            .push_bind(record.language.as_deref())
            .push_bind(p.incoming.detected_language.as_deref())
            .push_bind(&record.outlet.name)
            .push_bind(record.rating.verdict.as_str())
            .push_bind(record.published.map(|d| i64::from(d.year())))
            .push_bind(i64::from(record.demo));
    });
    query.push(
        " ON CONFLICT (row) DO UPDATE SET hash = excluded.hash, change = excluded.change, record = excluded.record, \
         declared = excluded.declared, detected = excluded.detected, outlet = excluded.outlet, \
         verdict = excluded.verdict, year = excluded.year, demo = excluded.demo RETURNING id, row",
    );
    let rows = query.build().fetch_all(connection).await?;
    rows.iter()
        .map(|r| Ok((r.try_get("id")?, RowId(unsigned(r.try_get("row")?)))))
        .collect()
}

fn json<T: serde::Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("plain structs and strings always serialise")
}
