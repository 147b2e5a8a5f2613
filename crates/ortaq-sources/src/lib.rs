//! Reading the outside world: fetching politely, article extraction, documents, ClaimReview.
//!
//! Everything untrusted enters the node here, through one parser a format, each with limits ([`limits`]) and a
//! fuzz target. This crate reads; it does not judge, detect languages for matching, or store.

pub mod claimreview;
pub mod fetch;
pub mod limits;
pub mod records;

mod document;
mod error;
#[doc(hidden)] pub mod html;
mod read;

pub use document::{Comment, Document, DocumentKind, LimitKind, Link, Notice};
pub use error::ReadError;
pub use read::{ReadHint, read};
