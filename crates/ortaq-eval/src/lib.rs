//! Evaluation and training on data folders: quality and speed tables with their baselines.
//!
//! The laboratory of the project. A task reads a data folder ([`data`]), measures Ortaq and its baselines in one run
//! and reports [`Row`]s; a training writes parameters that another crate embeds. Nothing here runs when an article is
//! checked.

pub mod bootstrap;
pub mod data;
pub mod limits;
pub mod peers;

mod article_scores;
mod articles;
mod bench;
mod boosting;
mod claims;
mod langid;
mod langid_corpus;
mod langid_scores;
mod node;
mod published;
mod rank_training;
mod retrieval;
mod rows;
mod speed;
mod table;
mod tasks;
mod train_articles;
mod train_claims;
mod train_encoder;
mod train_langid;
mod train_match;

pub use bench::{Bench, Options, Skipped};
pub use node::{NodeOptions, node};
pub use rows::Row;
pub use tasks::{Task, TrainOptions, Training, run, train};
