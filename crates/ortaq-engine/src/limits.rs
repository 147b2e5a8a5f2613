//! Limits of the use cases. Reaching one is an error or a notice that names it, never a silent cut.

/// Largest file that a model is made from. The full-precision weights have 471 MB.
pub const MODEL_SOURCE_BYTES: u64 = 1 << 30;
