//! Published fact-checks of the log in the knowledge base, where they are compared with claims, listed and fed to readers like any
//! other outlet's.
//!
//! The log is the truth: [`bring_in`] makes the knowledge base agree with it, whatever was there before. What is corrected is
//! there as corrected, what is retracted is not there any more. Records of other publishers are not touched.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use ortaq_core::fold::{Record, RecordState};
use ortaq_core::ids::{LogId, RecordId};
use ortaq_core::records::checking::{identified, identifier};
use ortaq_core::records::people::member::MemberFields;
use ortaq_core::{FactCheck, Outlet};
use ortaq_match::index::Progress;
use ortaq_store::log::{Listing, LogStore, Summary, View};
use ortaq_store::{Incoming, Outcome, RowId, Store, StoreError};
use tokio::sync::Mutex;

use crate::catalogue::Name;
use crate::desk::member_name;
use crate::home::Home;
use crate::knowledge::{KnowledgeError, is_behind, reindex};
use crate::language::detected_tag;

/// The kinds of records that decide what is published.
const CHECK: &str = "fact-check";
const RETRACTION: &str = "retraction";

/// What was changed in the knowledge base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BroughtIn {
    /// Fact-checks that are new there or say something else.
    pub written: u64,
    /// Fact-checks that are no longer there.
    pub removed: u64,
}

impl BroughtIn {
    /// Whether indexes have something to read.
    #[must_use]
    pub fn changed(&self) -> bool {
        *self != Self::default()
    }
}

/// Makes the knowledge base hold exactly those fact-checks of the logs that are published and not retracted. Indexes are
/// not built: see [`reindex`].
///
/// # Errors
/// What the databases report. What was done before stays, and doing it again does the rest.
pub async fn bring_in(logs: &dyn LogStore, knowledge: &Store) -> Result<BroughtIn, StoreError> {
    let retracted = retracted(logs).await?;
    let mut members = BTreeMap::new();
    let mut present = BTreeSet::new();
    let mut brought = BroughtIn::default();
    let mut after = None;
    loop {
        let page = page(logs, CHECK, after, ortaq_store::limits::BATCH).await?;
        let Some(last) = page.last() else { break };
        after = Some((last.changed, last.id.clone()));
        let mut batch = Vec::with_capacity(page.len());
        for summary in &page {
            if retracted.contains(&summary.id) {
                continue;
            }
            let owner = summary.id.owner();
            let outlet = match members.entry(owner) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(outlet(logs, owner).await?),
            };
            if let Some(record) = fact_check(&summary.record()?, outlet) {
                present.insert(record.id.clone());
                batch.push(incoming(record));
            }
        }
        let outcomes = knowledge.upsert(&batch).await?;
        let is_new = |outcome: &&Outcome| matches!(outcome, Outcome::Inserted(_) | Outcome::Updated(_));
        brought.written += outcomes.iter().filter(is_new).count() as u64;
    }
    brought.removed = remove_others(knowledge, &present).await?;
    Ok(brought)
}

/// Brings published fact-checks in, and builds the index anew where something has changed.
///
/// # Errors
/// What the databases report, and what [`reindex`] does.
pub async fn refresh(
    home: &Home,
    logs: &dyn LogStore,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<BroughtIn, KnowledgeError> {
    let store = Store::open(&home.database()).await?;
    let brought = bring_in(logs, &store).await?;
    // After a crash between the two, the index is behind though nothing is brought in any more.
    if brought.changed() || is_behind(home, &store).await? {
        reindex(home, progress).await?;
    }
    store.close().await;
    Ok(brought)
}

/// Removes what stands under a name of a log's record and is not published.
async fn remove_others(knowledge: &Store, present: &BTreeSet<String>) -> Result<u64, StoreError> {
    let mut removed = 0;
    let mut after = RowId::BEFORE_FIRST;
    loop {
        let page = knowledge.page_after(after, ortaq_store::limits::BATCH).await?;
        let Some(last) = page.last() else { break };
        after = last.row;
        let ids = page.iter().map(|stored| stored.record.id.as_str());
        let others: Vec<&str> = ids
            .filter(|id| identified(id).is_some() && !present.contains(*id))
            .collect();
        if !others.is_empty() {
            removed += knowledge.delete(&others).await?;
        }
    }
    Ok(removed)
}

/// The fact-checks that their owners have retracted.
async fn retracted(logs: &dyn LogStore) -> Result<BTreeSet<RecordId>, StoreError> {
    let mut retracted = BTreeSet::new();
    let mut after = None;
    loop {
        let page = page(logs, RETRACTION, after, ortaq_store::limits::BATCH).await?;
        let Some(last) = page.last() else { break };
        after = Some((last.changed, last.id.clone()));
        for summary in page {
            let record = summary.record()?;
            let about = record.state.about();
            retracted.extend(
                about
                    .into_iter()
                    .filter(|about| about.owner() == record.id.owner())
                    .cloned(),
            );
        }
    }
    Ok(retracted)
}

async fn page(
    logs: &dyn LogStore,
    kind: &str,
    after: Option<(ortaq_core::time::Time, RecordId)>,
    limit: usize,
) -> Result<Vec<Summary>, StoreError> {
    let listing = Listing {
        view: View::Public,
        kind: kind.to_owned(),
        owner: None,
        status: None,
        after,
        limit,
    };
    logs.list(&listing).await
}

/// A member as the outlet of its fact-checks.
async fn outlet(logs: &dyn LogStore, log: LogId) -> Result<Outlet, StoreError> {
    let id = RecordId::only("member", log).expect("`member` is one word");
    let record = match logs.record(&id, View::Public).await? {
        Some(summary) => Some(summary.record()?.state),
        None => None,
    };
    let fields = match record {
        Some(RecordState::Member(fields)) => fields,
        _ => MemberFields::default(),
    };
    Ok(Outlet {
        name: member_name(&fields, log),
        url: fields.website.latest().map(ToString::to_string),
    })
}

/// A published fact-check as the knowledge base holds it.
fn fact_check(record: &Record, outlet: &Outlet) -> Option<FactCheck> {
    let RecordState::Check(check) = &record.state else {
        return None;
    };
    let publication = check.published.latest()?;
    Some(publication.to_fact_check(&record.id, outlet.clone()))
}

fn incoming(record: FactCheck) -> Incoming {
    let detected_language = match record.language {
        Some(_) => None,
        None => detected_tag(&record.claim),
    };
    Incoming {
        record,
        detected_language,
    }
}

/// Which record a [`Name`] in an address belongs to, among the published fact-checks of the logs, retracted ones too.
///
/// A reading in memory, some two hundred bytes a fact-check, that follows the logs as they grow.
#[derive(Debug, Default)]
pub struct Names {
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    change: u64,
    records: HashMap<Name, RecordId>,
}

impl Names {
    /// The record with this name.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn find(&self, logs: &Arc<dyn LogStore>, name: Name) -> Result<Option<RecordId>, StoreError> {
        let mut known = self.known.lock().await;
        // The number first: what is written while the rest is read is read again the next time.
        let change = logs.change().await?;
        let mut from = known.change;
        let mut after: Option<RecordId> = None;
        while known.change < change {
            let page = logs
                .changed_since(View::Public, from, after.as_ref(), ortaq_store::limits::BATCH)
                .await?;
            let Some((last, summary)) = page.last() else { break };
            (from, after) = (*last, Some(summary.id.clone()));
            for (_, summary) in page {
                if summary.id.kind() == CHECK {
                    known
                        .records
                        .insert(Name::of(&identifier(&summary.id)), summary.id);
                }
            }
        }
        known.change = known.change.max(change);
        Ok(known.records.get(&name).cloned())
    }
}
