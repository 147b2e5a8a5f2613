//! The desk from a tip to an appeal, on both databases.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod drafting;
mod inbox;
mod life;
mod refusals;
mod responses;
mod support;
