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
pub mod log;
pub mod people;
mod postgres;
mod record;
mod sqlite;

pub use error::StoreError;
pub use journal::{FileIdentity, ImportJournal};
pub use postgres::PostgresLog;
pub use record::{Change, ChangeKind, Incoming, Outcome, RowId, Stats, Stored};
pub use sqlite::{SqliteLog, Store};

/// Limits of one request to the store, so that no call holds the whole base in memory.
pub mod limits {
    use crate::StoreError;

    /// Most records of one [`upsert`](crate::Store::upsert). Two thousand records of ordinary size are some 2 MB.
    pub const BATCH: usize = 2_000;
    /// Most rows of one page, one request by row number or name, or one part of a transaction.
    pub const PAGE: usize = 10_000;
    /// Most appends that are written in one transaction.
    pub const GROUP: usize = 256;
    /// Most entries that are appended [together](crate::log::LogWriter::append_all).
    pub const TOGETHER: usize = 256;
    /// Most appends that wait while a transaction is written; who comes then waits to be taken.
    pub const WAITING: usize = 1_024;
    /// Most leaves of another log that are taken in at once.
    pub const RECEIVED: usize = 1_000;

    pub(crate) fn within(asked: usize, limit: usize) -> Result<(), StoreError> {
        if asked > limit {
            Err(StoreError::TooMany { asked, limit })
        } else {
            Ok(())
        }
    }
}
