//! Every limit of this crate, in one place.

/// Longest model file that is mapped.
pub const MODEL_FILE_BYTES: u64 = 1 << 30;
/// Most sections that a model file may announce.
pub const MODEL_SECTIONS: usize = 1024;
/// Longest upstream file (weights, tokenizer, adapter) that is converted.
pub const UPSTREAM_FILE_BYTES: u64 = 4 << 30;
/// Bytes of a text that the tokenizer reads; the model itself stops at 512 tokens.
pub const TOKENIZER_TEXT_BYTES: usize = 1 << 20;
/// Bytes of one word, after normalising, that the tokenizer considers together.
pub const TOKENIZER_WORD_BYTES: usize = 1 << 16;
