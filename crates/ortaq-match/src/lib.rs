//! Finding the same claim across languages: encoder, indexes, features, ranking, calibration, claim detection.

pub mod claims;
