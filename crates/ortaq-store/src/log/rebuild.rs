//! All projections, made again from the entries.

use std::collections::BTreeMap;
use std::sync::Arc;

use ortaq_core::fold::{Held, Voids};
use ortaq_core::ids::RecordId;
use ortaq_core::records::key::RECORD_KIND as KEY;

use super::ledger::over;
use super::projection::{Projection, project};
use super::{Batch, LogStore};
use crate::{StoreError, limits};

/// Records that are folded and written at once.
const PAGE: usize = 1_000;
/// How often a page is folded anew because somebody wrote meanwhile.
const ATTEMPTS: usize = 100;

/// What a rebuild did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rebuilt {
    /// Entries that were read.
    pub entries: u64,
    /// Records that were folded.
    pub records: u64,
    /// Projections that said something else than the fold and were replaced, or were missing. 0 where all was well.
    pub replaced: u64,
}

/// Folds every record anew and replaces the projections that differ. `progress` is told after each page. Writing can go on meanwhile.
///
/// # Errors
/// What the database reports. What was replaced until then stays replaced.
pub async fn rebuild(
    store: &Arc<dyn LogStore>,
    progress: &mut (dyn FnMut(Rebuilt) + Send),
) -> Result<Rebuilt, StoreError> {
    let mut done = Rebuilt::default();
    let mut page = store.records(None, PAGE).await?;
    while let Some(last) = page.last().cloned() {
        let (folded, next) = tokio::join!(rebuild_page(store, &page), store.records(Some(&last), PAGE));
        let folded = folded?;
        done.entries += folded.entries;
        done.records += folded.records;
        done.replaced += folded.replaced;
        progress(done);
        page = next?;
    }
    let mut attempts = 0..ATTEMPTS;
    loop {
        let sweep = Batch {
            based_on: store.change().await?,
            sweep: true,
            ..Batch::default()
        };
        match store.commit(&sweep).await {
            Err(StoreError::Overtaken { .. }) if attempts.next().is_some() => {}
            swept => return swept.map(|_| done),
        }
    }
}

async fn rebuild_page(store: &Arc<dyn LogStore>, page: &[RecordId]) -> Result<Rebuilt, StoreError> {
    let mut attempts = 0..ATTEMPTS;
    loop {
        // The number first: whoever commits while the rest is read makes our own commit fail.
        let based_on = store.change().await?;
        let voids = Arc::new(voids(&**store).await?);
        let held = store.about(page).await?;
        let entries = held.len() as u64;
        let projections = fold(held, &voids).await;
        let records = projections.len() as u64;
        let batch = Batch {
            based_on,
            projections,
            ..Batch::default()
        };
        match store.commit(&batch).await {
            Ok(committed) => {
                let replaced = committed.projections;
                return Ok(Rebuilt {
                    entries,
                    records,
                    replaced,
                });
            }
            Err(StoreError::Overtaken { .. }) if attempts.next().is_some() => {}
            Err(error) => return Err(error),
        }
    }
}

/// What the logs that are here declare void.
async fn voids(store: &dyn LogStore) -> Result<Voids, StoreError> {
    let heads = store.heads().await?;
    let key = |head: &super::LogHead| RecordId::only(KEY, head.log).expect("`key` is one word");
    let records: Vec<_> = heads.iter().map(key).collect();
    let mut held = Vec::new();
    for page in records.chunks(limits::PAGE) {
        held.extend(store.about(page).await?);
    }
    Ok(Voids::of(&held))
}

/// Folds the entries of several records, on all processors.
async fn fold(held: Vec<Held>, voids: &Arc<Voids>) -> Vec<Projection> {
    let mut by_record = BTreeMap::<RecordId, Vec<Held>>::new();
    for held in held {
        by_record
            .entry(held.entry().entry().record.clone())
            .or_default()
            .push(held);
    }
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = by_record.len().div_ceil(processors).max(1);
    let mut records = by_record.into_iter().peekable();
    let mut parts = Vec::new();
    while records.peek().is_some() {
        let part: Vec<_> = records.by_ref().take(share).collect();
        let voids = Arc::clone(voids);
        parts.push(tokio::task::spawn_blocking(move || {
            let fold = |(id, held): &(RecordId, Vec<Held>)| project(id, held, &voids);
            part.iter()
                .filter_map(fold)
                .map(|(projection, _)| projection)
                .collect::<Vec<_>>()
        }));
    }
    let mut projections = Vec::new();
    for part in parts {
        match part.await {
            Ok(folded) => projections.extend(folded),
            Err(failed) => over(failed).await,
        }
    }
    projections
}
