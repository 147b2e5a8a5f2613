//! A batch of the log, written to SQLite in one transaction.

use sqlx::{Connection, QueryBuilder, Sqlite, SqliteConnection};

use crate::log::rows::{self, EntryColumns, signed};
use crate::log::{Batch, Committed, Projection};

/// Rows of one INSERT. SQLite accepts 32,766 values in one statement.
const ROWS_A_STATEMENT: usize = 500;

/// Writes a batch in one transaction. `None`: somebody else has committed since.
pub(super) async fn transact(
    connection: &mut SqliteConnection,
    batch: &Batch,
) -> Result<Option<Committed>, sqlx::Error> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let written = write(&mut transaction, batch).await?;
    match written {
        Some(_) => transaction.commit().await?,
        None => transaction.rollback().await?,
    }
    Ok(written)
}

/// Writes a batch into a transaction. `None`: somebody else has committed since.
async fn write(connection: &mut SqliteConnection, batch: &Batch) -> Result<Option<Committed>, sqlx::Error> {
    let next = sqlx::query(rows::NEXT_CHANGE)
        .bind(signed(batch.based_on))
        .execute(&mut *connection)
        .await?;
    if next.rows_affected() == 0 {
        return Ok(None);
    }
    let change = batch.based_on + 1;
    leaves(connection, batch).await?;
    entries(connection, batch).await?;
    for (log, seq) in &batch.erased {
        let erase = sqlx::query(rows::ERASE)
            .bind(&log.as_bytes()[..])
            .bind(signed(*seq));
        erase.execute(&mut *connection).await?;
    }
    for signed_checkpoint in &batch.checkpoints {
        let checkpoint = signed_checkpoint.checkpoint();
        let log = checkpoint.log.as_bytes();
        let forget = sqlx::query(rows::FORGET_CHECKPOINTS)
            .bind(&log[..])
            .bind(signed(checkpoint.size));
        forget.execute(&mut *connection).await?;
        let add = sqlx::query(rows::ADD_CHECKPOINT)
            .bind(&log[..])
            .bind(signed(checkpoint.size))
            .bind(i64::from(signed_checkpoint.has_more_signatures()))
            .bind(signed_checkpoint.to_string());
        add.execute(&mut *connection).await?;
    }
    let projections = projections(connection, batch, change).await?;
    if batch.sweep {
        for sweep in rows::SWEEP {
            sqlx::query(sweep).execute(&mut *connection).await?;
        }
    }
    Ok(Some(Committed { change, projections }))
}

async fn leaves(connection: &mut SqliteConnection, batch: &Batch) -> Result<(), sqlx::Error> {
    for chunk in batch.leaves.chunks(ROWS_A_STATEMENT) {
        let mut query = QueryBuilder::<Sqlite>::new("INSERT INTO leaf (log, seq, nodes) ");
        query.push_values(chunk, |mut values, leaf| {
            values
                .push_bind(&leaf.log.as_bytes()[..])
                .push_bind(signed(leaf.seq))
                .push_bind(rows::bytes(&leaf.nodes));
        });
        query.build().persistent(false).execute(&mut *connection).await?;
    }
    Ok(())
}

async fn entries(connection: &mut SqliteConnection, batch: &Batch) -> Result<(), sqlx::Error> {
    for chunk in batch.entries.chunks(ROWS_A_STATEMENT) {
        let mut query = QueryBuilder::<Sqlite>::new(
            "INSERT INTO entry (log, seq, id, kind, record, author, time, audience, note) ",
        );
        query.push_values(chunk.iter().map(EntryColumns::of), |mut values, entry| {
            values
                .push_bind(entry.log)
                .push_bind(entry.seq)
                .push_bind(entry.id)
                .push_bind(entry.kind)
                .push_bind(entry.record)
                .push_bind(entry.author)
                .push_bind(entry.time)
                .push_bind(entry.audience)
                .push_bind(entry.note);
        });
        query.push(" ON CONFLICT (id) DO NOTHING");
        query.build().persistent(false).execute(&mut *connection).await?;
        let bodies: Vec<_> = chunk
            .iter()
            .filter_map(|held| Some((held, rows::json(held)?)))
            .collect();
        if bodies.is_empty() {
            continue;
        }
        let mut query = QueryBuilder::<Sqlite>::new("INSERT INTO body (log, seq, json) ");
        query.push_values(bodies, |mut values, (held, json)| {
            let entry = held.entry().entry();
            values
                .push_bind(entry.log.as_bytes().to_vec())
                .push_bind(signed(entry.seq))
                .push_bind(json);
        });
        query.push(" ON CONFLICT (log, seq) DO NOTHING");
        query.build().persistent(false).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Writes projections; those that say what they said before are left as they are. Returns how many said something else.
async fn projections(
    connection: &mut SqliteConnection,
    batch: &Batch,
    change: u64,
) -> Result<u64, sqlx::Error> {
    let mut written = 0;
    for chunk in batch.projections.chunks(ROWS_A_STATEMENT) {
        let names: Vec<_> = chunk
            .iter()
            .map(|projection| projection.all.id.to_string())
            .collect();
        let private = chunk.iter().filter(|projection| projection.public.is_none());
        let private: Vec<_> = private.map(|projection| projection.all.id.to_string()).collect();
        let delete =
            sqlx::query("DELETE FROM record WHERE view = 1 AND name IN (SELECT value FROM json_each($1))");
        written += delete
            .bind(json(&private))
            .execute(&mut *connection)
            .await?
            .rows_affected();
        let unlink = sqlx::query("DELETE FROM record_link WHERE name IN (SELECT value FROM json_each($1))");
        unlink.bind(json(&names)).execute(&mut *connection).await?;

        let mut query = QueryBuilder::<Sqlite>::new(
            "INSERT INTO record (name, view, kind, state, title, status, created, changed, change) ",
        );
        let views = chunk.iter().flat_map(Projection::views);
        query.push_values(views, |mut values, (view, summary)| {
            values
                .push_bind(summary.id.to_string())
                .push_bind(view.number())
                .push_bind(summary.id.kind().to_owned())
                .push_bind(&summary.state)
                .push_bind(&summary.title)
                .push_bind(&summary.status)
                .push_bind(rows::milliseconds(summary.created))
                .push_bind(rows::milliseconds(summary.changed))
                .push_bind(signed(change));
        });
        query.push(
            " ON CONFLICT (name, view) DO UPDATE SET kind = excluded.kind, state = excluded.state, title = excluded.title, \
             status = excluded.status, created = excluded.created, changed = excluded.changed, change = excluded.change \
             WHERE record.state <> excluded.state OR record.title IS NOT excluded.title OR record.status IS NOT excluded.status",
        );
        written += query
            .build()
            .persistent(false)
            .execute(&mut *connection)
            .await?
            .rows_affected();

        let links: Vec<_> = rows::links(chunk);
        if links.is_empty() {
            continue;
        }
        let mut query = QueryBuilder::<Sqlite>::new("INSERT INTO record_link (about, view, name) ");
        query.push_values(links, |mut values, link| {
            values
                .push_bind(link.about)
                .push_bind(link.view)
                .push_bind(link.name);
        });
        query.push(" ON CONFLICT DO NOTHING");
        query.build().persistent(false).execute(&mut *connection).await?;
    }
    Ok(written)
}

pub(super) fn json<T: serde::Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("names and numbers always serialise")
}
