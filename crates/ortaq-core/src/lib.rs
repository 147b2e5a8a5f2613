//! Records of Ortaq and the signed log that carries them.
//!
//! This crate holds what a record *is*: fact-checks and ratings as they are imported, and the log in which members tell each other
//! everything else. It does no input or output, has no clock, no randomness and no async code, so that every other part
//! (storage, exchange, web) agrees on one meaning of each record.
//!
//! The way of an entry: [`records`] (what is said) → [`entry`] (header and body, signed by a key of [`keys`]) → [`merkle`] (a leaf of
//! the log's tree) → [`fold`] (what the record has become). Only [`entry`] knows the signed bytes.

pub mod audience;
mod canonical;
pub mod entry;
mod fact_check;
pub mod fold;
pub mod ids;
pub mod keys;
pub mod merkle;
mod note;
mod rating;
pub mod records;
pub mod time;

pub use canonical::NotCanonical;
pub use fact_check::{FactCheck, InvalidFactCheck, Outlet, limits};
pub use note::NotANote;
pub use rating::{Rating, Verdict};
