//! A batch of the log, written to PostgreSQL. Rows travel as one array a column.

use sqlx::PgConnection;

use crate::log::rows::{self, EntryColumns, signed};
use crate::log::{Batch, Committed, Projection};

/// Writes a batch into a transaction. `None`: somebody else has committed since.
pub(super) async fn write(
    connection: &mut PgConnection,
    batch: &Batch,
) -> Result<Option<Committed>, sqlx::Error> {
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
    let projections = projections(connection, &batch.projections, change).await?;
    if batch.sweep {
        for sweep in rows::SWEEP {
            sqlx::query(sweep).execute(&mut *connection).await?;
        }
    }
    Ok(Some(Committed { change, projections }))
}

async fn leaves(connection: &mut PgConnection, batch: &Batch) -> Result<(), sqlx::Error> {
    if batch.leaves.is_empty() {
        return Ok(());
    }
    let (mut logs, mut seqs, mut nodes) = (vec![], vec![], vec![]);
    for leaf in &batch.leaves {
        logs.push(leaf.log.as_bytes().to_vec());
        seqs.push(signed(leaf.seq));
        nodes.push(rows::bytes(&leaf.nodes));
    }
    sqlx::query(
        "INSERT INTO leaf (log, seq, nodes) SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::bytea[])",
    )
    .bind(logs)
    .bind(seqs)
    .bind(nodes)
    .execute(connection)
    .await
    .map(|_| ())
}

async fn entries(connection: &mut PgConnection, batch: &Batch) -> Result<(), sqlx::Error> {
    if batch.entries.is_empty() {
        return Ok(());
    }
    let (mut logs, mut seqs, mut ids, mut kinds, mut records) = (vec![], vec![], vec![], vec![], vec![]);
    let (mut authors, mut times, mut audiences, mut notes) = (vec![], vec![], vec![], vec![]);
    let (mut body_logs, mut body_seqs, mut bodies) = (vec![], vec![], vec![]);
    for held in &batch.entries {
        let entry = EntryColumns::of(held);
        if let Some(json) = rows::json(held) {
            body_logs.push(entry.log.clone());
            body_seqs.push(entry.seq);
            bodies.push(json);
        }
        logs.push(entry.log);
        seqs.push(entry.seq);
        ids.push(entry.id);
        kinds.push(entry.kind);
        records.push(entry.record);
        authors.push(entry.author);
        times.push(entry.time);
        audiences.push(entry.audience);
        notes.push(entry.note);
    }
    sqlx::query(
        "INSERT INTO entry (log, seq, id, kind, record, author, time, audience, note) SELECT * FROM unnest( \
         $1::bytea[], $2::bigint[], $3::bytea[], $4::text[], $5::text[], $6::bytea[], $7::bigint[], $8::text[], $9::text[]) \
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(logs)
    .bind(seqs)
    .bind(ids)
    .bind(kinds)
    .bind(records)
    .bind(authors)
    .bind(times)
    .bind(audiences)
    .bind(notes)
    .execute(&mut *connection)
    .await?;
    sqlx::query(
        "INSERT INTO body (log, seq, json) SELECT * FROM unnest($1::bytea[], $2::bigint[], $3::text[]) \
         ON CONFLICT (log, seq) DO NOTHING",
    )
    .bind(body_logs)
    .bind(body_seqs)
    .bind(bodies)
    .execute(connection)
    .await
    .map(|_| ())
}

/// Writes projections; those that say what they said before are left as they are. Returns how many said something else.
async fn projections(
    connection: &mut PgConnection,
    projections: &[Projection],
    change: u64,
) -> Result<u64, sqlx::Error> {
    if projections.is_empty() {
        return Ok(0);
    }
    let all: Vec<_> = projections
        .iter()
        .map(|projection| projection.all.id.to_string())
        .collect();
    let private = projections
        .iter()
        .filter(|projection| projection.public.is_none());
    let private: Vec<_> = private.map(|projection| projection.all.id.to_string()).collect();
    let delete = sqlx::query("DELETE FROM record WHERE view = 1 AND name = ANY($1)").bind(private);
    let deleted = delete.execute(&mut *connection).await?.rows_affected();
    let unlink = sqlx::query("DELETE FROM record_link WHERE name = ANY($1)").bind(all);
    unlink.execute(&mut *connection).await?;

    let (mut names, mut views, mut kinds, mut states) = (vec![], vec![], vec![], vec![]);
    let (mut titles, mut statuses, mut created, mut changed) = (vec![], vec![], vec![], vec![]);
    for (view, summary) in projections.iter().flat_map(Projection::views) {
        names.push(summary.id.to_string());
        views.push(view.number());
        kinds.push(summary.id.kind());
        states.push(&summary.state);
        titles.push(summary.title.as_ref());
        statuses.push(summary.status.as_ref());
        created.push(rows::milliseconds(summary.created));
        changed.push(rows::milliseconds(summary.changed));
    }
    let written = sqlx::query(
        "INSERT INTO record (name, view, kind, state, title, status, created, changed, change) \
         SELECT u.*, $9 FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], \
         $8::bigint[]) AS u ON CONFLICT (name, view) DO UPDATE SET kind = excluded.kind, state = excluded.state, \
         title = excluded.title, status = excluded.status, created = excluded.created, changed = excluded.changed, \
         change = excluded.change WHERE record.state <> excluded.state OR record.title IS DISTINCT FROM excluded.title \
         OR record.status IS DISTINCT FROM excluded.status",
    )
    .bind(names)
    .bind(views)
    .bind(kinds)
    .bind(states)
    .bind(titles)
    .bind(statuses)
    .bind(created)
    .bind(changed)
    .bind(signed(change))
    .execute(&mut *connection)
    .await?
    .rows_affected();

    let (mut about, mut views, mut names) = (vec![], vec![], vec![]);
    for link in rows::links(projections) {
        about.push(link.about);
        views.push(link.view);
        names.push(link.name);
    }
    if !about.is_empty() {
        sqlx::query(
            "INSERT INTO record_link (about, view, name) SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[]) \
             ON CONFLICT DO NOTHING",
        )
        .bind(about)
        .bind(views)
        .bind(names)
        .execute(connection)
        .await?;
    }
    Ok(deleted + written)
}
