//! What tests of several crates share. Development only.

mod postgres;

pub use postgres::Postgres;
