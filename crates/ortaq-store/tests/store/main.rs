//! What every store must do.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod kill;
mod knowledge;
mod logs;
mod migrations;
mod people;
mod receiving;
mod support;
mod upkeep;
mod writing;
