//! Finding the same claim across languages: encoder, indexes, features, ranking, calibration, claim detection.

pub mod claims;
pub mod encoder;
pub mod index;
pub mod lexical;
pub mod limits;
mod mapping;
pub mod model;
#[cfg(test)]
mod random;
pub mod rank;
pub mod space;
pub mod tokenizer;
pub mod vectors;
