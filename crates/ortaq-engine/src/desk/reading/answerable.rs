//! What a node answers for before its readers: what it corrected and withdrew, what came of appeals, what its log has signed.

use jiff::civil::Date;
use ortaq_core::fold::{CorrectionRecord, RetractionRecord};
use ortaq_core::ids::RecordId;
use ortaq_core::merkle::SignedCheckpoint;
use ortaq_core::records::response::Weight;
use ortaq_core::records::{LanguageTag, Remark};

use crate::catalogue::Name;
use crate::desk::known::{Known, every};
use crate::desk::{Desk, DeskError};
use crate::limits;
use crate::log::View;

/// What a node answers for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answerable {
    /// Its corrections and retractions, the newest first; at most [`limits::LIST`].
    pub mended: Vec<Mended>,
    /// How many there are in all.
    pub mended_in_all: usize,
    /// How many appeals wait, are looked into, and are answered.
    pub appeals: [u64; 3],
    /// The newest thing that the log has signed about the whole of itself.
    pub checkpoint: Option<SignedCheckpoint>,
}

/// A correction, or a retraction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The fact-check's name in addresses.
    pub name: Name,
    /// How much it matters; none for a retraction.
    pub weight: Option<Weight>,
    /// What was wrong, or why it was withdrawn.
    pub text: Remark,
    /// The text's language.
    pub language: LanguageTag,
    /// When.
    pub date: Date,
}

impl Desk {
    /// What the node answers for. It is for everybody.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn answerable(&self) -> Result<Answerable, DeskError> {
        let name = |about: &RecordId| Self::name_of(about);
        let mut mended = Vec::new();
        for record in every(&*self.store, self.log(), "correction").await? {
            let said =
                Known::<CorrectionRecord>::of(record).and_then(|known| known.is.published.latest().cloned());
            mended.extend(said.map(|said| Mended {
                name: name(&said.about),
                weight: Some(said.weight),
                text: said.text,
                language: said.language,
                date: said.date,
            }));
        }
        for record in every(&*self.store, self.log(), "retraction").await? {
            let said =
                Known::<RetractionRecord>::of(record).and_then(|known| known.is.published.latest().cloned());
            mended.extend(said.map(|said| Mended {
                name: name(&said.about),
                weight: None,
                text: said.reason,
                language: said.language,
                date: said.date,
            }));
        }
        mended.sort_by_key(|mended| std::cmp::Reverse(mended.date));
        let mended_in_all = mended.len();
        mended.truncate(limits::LIST);
        let own = self.log();
        let counts = self.store.statuses(View::All, "appeal", Some(&own)).await?;
        let count = |state: &str| counts.get(&Some(state.to_owned())).copied().unwrap_or_default();
        Ok(Answerable {
            mended,
            mended_in_all,
            appeals: ["received", "under-review", "answered"].map(count),
            checkpoint: self.store.head(&own).await?.and_then(|head| head.checkpoint),
        })
    }
}
