//! The binary as a person meets it: nothing inherited from the environment, a home of its own, a fixed clock.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod arrows;
mod errors;
mod examples;
mod help;
mod import;
mod listen;
mod log;
mod model;
mod node;
mod serve;
mod user;
