//! Records of Ortaq: fact-checks, ratings, identifiers.
//!
//! This crate holds what a record *is*. It does no input or output, has no clock and no async code, so that
//! every other part (storage, exchange, web) agrees on one meaning of each record.

mod fact_check;
mod rating;

pub use fact_check::{FactCheck, InvalidFactCheck, Outlet, limits};
pub use rating::{Rating, Verdict};
