//! Ranking candidates: features of two texts, a small learned model, a calibrated probability, reasons.
//!
//! The model says how likely it is that a candidate is *the same claim*. It never says whether the claim is true.

mod explain;
pub mod features;
mod head;
mod negation;
pub mod pieces;
pub mod prepared;

pub use explain::{Why, explain};
pub use features::{Query, Retrieved, features};
pub use head::{Head, InvalidHead};
pub use prepared::Prepared;
