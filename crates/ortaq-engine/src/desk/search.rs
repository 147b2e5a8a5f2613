//! Search over everything that a desk works with, by words and by meaning, in any of the languages.
//!
//! One index of the desk's records, made anew as a whole when the log has changed. A desk has thousands of records, and a
//! text that was embedded once is not embedded again, so that this takes well under a second. The index lies in a folder of
//! its own that ends with the process; the embeddings stay.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use ortaq_core::fold::{Record, RecordState, Register};
use ortaq_core::ids::{LogId, RecordId};
use ortaq_core::time::Time;
use ortaq_lang::{Language, identify};
use ortaq_match::encoder::Encoder;
use ortaq_match::index::{self, Embeddings, Index, Row};
use tempfile::TempDir;

use crate::desk::known::every;
use crate::desk::{Actor, Desk, DeskError};
use crate::home::Home;
use crate::knowledge::KnowledgeError;
use crate::limits;
use crate::log::{LogStore, View};
use crate::policy::Act;

/// The kinds of records that are found.
const KINDS: [&str; 8] = [
    "case",
    "claim",
    "fact-check",
    "tip",
    "sighting",
    "translation",
    "appeal",
    "comment",
];

/// The index of the records of a desk.
pub struct Finder {
    folder: PathBuf,
    made: RwLock<Option<Arc<Made>>>,
}

/// An index, and what its rows stand for.
struct Made {
    index: Index,
    rows: Vec<Searched>,
    change: u64,
    _folder: TempDir,
}

/// A record with what is searched of it.
struct Searched {
    id: RecordId,
    /// The record whose page shows it.
    shown_by: RecordId,
    language: Language,
    text: String,
}

/// Records that an index is to be made of.
pub struct Changed {
    rows: Vec<Searched>,
    change: u64,
}

/// A record that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRecord {
    /// The record.
    pub id: RecordId,
    /// The record whose page shows it: a claim's case, the fact-check that a comment is about, or itself.
    pub shown_by: RecordId,
    /// What it is called.
    pub title: Option<String>,
    /// Where it stands, by the log's spelling.
    pub status: Option<String>,
    /// When it last changed.
    pub changed: Time,
}

impl Finder {
    /// Of the node with this home; nothing is indexed yet.
    #[must_use]
    pub fn new(home: &Home) -> Self {
        Self {
            folder: home.desk_index(),
            made: RwLock::default(),
        }
    }

    fn made(&self) -> Option<Arc<Made>> {
        self.made.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the records of the node `own`, where the log has changed since the index was made.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn changed(&self, store: &dyn LogStore, own: LogId) -> Result<Option<Changed>, DeskError> {
        // Read before the records: what is written meanwhile counts as not yet read.
        let change = store.change().await?;
        if self.made().is_some_and(|made| made.change == change) {
            return Ok(None);
        }
        let (mut rows, mut cases) = (Vec::new(), HashMap::new());
        for kind in KINDS {
            for record in every(store, own, kind).await? {
                rows.extend(searched(record, &mut cases));
            }
        }
        for row in &mut rows {
            if let Some(case) = cases.get(&row.id) {
                row.shown_by = RecordId::clone(case);
            }
        }
        Ok(Some(Changed { rows, change }))
    }

    /// Makes the index and takes it into use, with a model by meaning too. Takes processor time: for a thread of its own.
    ///
    /// # Errors
    /// When the index cannot be written; the former one stays in use.
    pub fn make(&self, changed: Changed, encoder: Option<&Encoder>) -> Result<(), KnowledgeError> {
        let Changed { rows, change } = changed;
        let made = self.folder.join("made");
        if self.made().is_none() && made.exists() {
            // What a process that was killed has left.
            fs::remove_dir_all(&made)?;
        }
        fs::create_dir_all(&made)?;
        let folder = TempDir::new_in(made)?;
        let place = folder.path().join("index");
        let of_index: Vec<_> = rows
            .iter()
            .zip(0..)
            .map(|(row, key)| Row {
                key,
                language: row.language,
                text: &row.text,
            })
            .collect();
        let mut kept = encoder
            .map(|encoder| Embeddings::open(&self.folder.join("embeddings"), encoder))
            .transpose()?;
        index::build(&place, &of_index, encoder.zip(kept.as_mut()), &mut |_| ())?;
        let made = Made {
            index: Index::open(&place)?,
            rows,
            change,
            _folder: folder,
        };
        *self.made.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(made));
        Ok(())
    }

    /// The records that a person finds who types `text`, with those that show them: those that say the same or nearly, then
    /// those with its words. The last word may be the beginning of one. Takes milliseconds of processor time.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn search(
        &self,
        text: &str,
        encoder: Option<&Encoder>,
    ) -> Result<Vec<(RecordId, RecordId)>, KnowledgeError> {
        let Some(made) = self.made() else {
            return Ok(Vec::new());
        };
        let language = identify(text).language;
        let found = made.index.search(text, language, encoder, limits::FOUND)?;
        let rows = found
            .iter()
            .filter_map(|found| made.rows.get(usize::try_from(found.key).ok()?));
        Ok(rows.map(|row| (row.id.clone(), row.shown_by.clone())).collect())
    }
}

impl Desk {
    /// What there is to see of records that were found, in their order; those that are gone since are left out.
    ///
    /// # Errors
    /// A role that may not; what the database reports.
    pub async fn found(
        &self,
        actor: &Actor,
        records: &[(RecordId, RecordId)],
    ) -> Result<Vec<FoundRecord>, DeskError> {
        self.allow_plainly(actor, Act::ReadDesk)?;
        let mut found = Vec::with_capacity(records.len());
        for (id, shown_by) in records {
            let summary = self.store.record(id, View::All).await?;
            found.extend(summary.map(|summary| FoundRecord {
                id: summary.id,
                shown_by: shown_by.clone(),
                title: summary.title,
                status: summary.status,
                changed: summary.changed,
            }));
        }
        Ok(found)
    }
}

/// What is searched of a record; a case tells which claims it shows.
fn searched(record: Record, cases: &mut HashMap<RecordId, RecordId>) -> Option<Searched> {
    let title = record.state.title();
    let mut shown_by = record.id.clone();
    let more: Vec<Option<String>> = match &record.state {
        RecordState::Case(case) => {
            let claims = case.claims.present().map(|claim| claim.value.clone());
            cases.extend(claims.map(|claim| (claim, record.id.clone())));
            vec![latest(&case.fields.summary)]
        }
        RecordState::Check(check) => vec![latest(&check.draft.claim), latest(&check.draft.summary)],
        RecordState::Tip(tip) => vec![tip.received.latest().map(|tip| tip.text.to_string())],
        RecordState::Sighting(sighting) => {
            let seen = sighting.seen.latest();
            let text = seen.and_then(|seen| seen.text.as_ref()).map(ToString::to_string);
            let account = seen
                .and_then(|seen| seen.account.as_ref())
                .map(ToString::to_string);
            vec![text, account]
        }
        RecordState::Translation(translation) => vec![latest(&translation.draft.claim)],
        RecordState::Appeal(appeal) => {
            let filed = appeal.filed.latest()?;
            shown_by = filed.about.clone();
            vec![Some(filed.text.to_string())]
        }
        RecordState::Comment(comment) => {
            let posted = comment.posted.latest()?;
            shown_by = posted.about.clone();
            vec![Some(posted.text.to_string())]
        }
        _ => vec![],
    };
    let mut text = title?;
    for more in more.into_iter().flatten() {
        // A title that is the text's first line is not said twice.
        if let Some(rest) = more.strip_prefix(text.trim_end_matches('…')) {
            text.truncate(text.trim_end_matches('…').len());
            text.push_str(rest);
        } else {
            text.push('\n');
            text.push_str(&more);
        }
    }
    let text: String = text.chars().take(limits::SEARCHED_CHARS).collect();
    Some(Searched {
        id: record.id,
        shown_by,
        language: identify(&text).language,
        text,
    })
}

fn latest<T: ToString>(register: &Register<T>) -> Option<String> {
    register.latest().map(ToString::to_string)
}
