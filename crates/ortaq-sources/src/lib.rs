//! Reading the outside world: fetching politely, article extraction, documents, ClaimReview.
//!
//! Everything untrusted enters the node here, through one parser a format, each with limits ([`limits`]) and a
//! fuzz target. This crate reads; it does not judge, detect languages for matching, or store.

pub mod claimreview;
pub mod fetch;
pub mod html;
pub mod limits;
pub mod records;

mod charset;
mod document;
mod docx;
mod error;
mod pdf;
mod read;
mod sniff;
mod text;

pub use document::{Comment, Document, DocumentKind, LimitKind, Link, Notice};
pub use error::ReadError;
pub use pdf::PDF_THREAD;
pub use read::{ReadHint, read};
