//! The signed log from outside: writing, verifying, folding, and the fixtures that must never change.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod checking;
mod fixtures;
mod fold;
mod order;
mod receiving;
mod samples;
mod support;
mod verify;
