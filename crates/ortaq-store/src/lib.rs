//! The knowledge base: where a node keeps the fact-checks it knows.
//!
//! This crate stores and returns records, numbers every change so that indexes can follow, and remembers how far each
//! import file was read. It does not parse files, detect languages, search or rank: those are readings built elsewhere
//! from what is stored here.
//!
//! ```no_run
//! # async fn example() -> Result<(), ortaq_store::StoreError> {
//! let store = ortaq_store::Store::open("ortaq.db".as_ref()).await?;
//! let mut after = ortaq_store::RowId::BEFORE_FIRST;
//! loop {
//!     let page = store.page_after(after, 1_000).await?;
//!     let Some(last) = page.last() else { break };
//!     after = last.row;
//! }
//! # Ok(())
//! # }
//! ```

mod error;
mod journal;
mod record;
mod sqlite;

pub use error::StoreError;
pub use journal::{FileIdentity, ImportJournal};
pub use record::{Change, ChangeKind, Incoming, Outcome, RowId, Stats, Stored};
pub use sqlite::Store;

/// Limits of one request to the store, so that no call holds the whole base in memory.
pub mod limits {
    /// Most records of one [`upsert`](crate::Store::upsert). Two thousand records of ordinary size are some 2 MB.
    pub const BATCH: usize = 2_000;
    /// Most rows of one page or one request by row number.
    pub const PAGE: usize = 10_000;
}
