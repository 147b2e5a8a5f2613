//! The limits of this crate, in one place.

/// Bytes of each of the three windows that language identification reads of a long text; up to three times as much is
/// read whole.
pub const IDENTIFY_WINDOW: usize = 2048;

/// Bytes of the longest sentence; longer ones are cut. About the 512 tokens that the encoder reads.
pub const MAX_SENTENCE_BYTES: usize = 2000;

/// Bytes within which a round bracket must close for its text to be kept in one sentence.
pub const MAX_PARENTHESIS_BYTES: usize = 400;

/// Bytes of a line from which it may be a line of wrapped text rather than a headline.
pub const MIN_WRAPPED_LINE_BYTES: usize = 50;
