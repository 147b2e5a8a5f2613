//! Every limit on what is read from outside, in one place, each with its reason.
//!
//! Reading stops at a limit and says so: with an error where nothing sensible is left, else with a
//! [`Notice::Truncated`](crate::Notice::Truncated).

/// Bytes of any one input file or page. A long news page is under 3 MB, a report as PDF under 20 MB.
pub const MAX_INPUT_BYTES: usize = 32 * 1024 * 1024;
