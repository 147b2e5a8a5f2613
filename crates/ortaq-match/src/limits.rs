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
/// Most rows of a vector index; they are numbered with 32 bits.
pub const VECTOR_INDEX_ROWS: usize = 1 << 28;
/// Words of a text that are compared when candidates are ranked.
pub const COMPARED_WORDS: usize = 200;
/// Words of a claim that enter the lexical index.
pub const INDEXED_WORDS: usize = 400;
/// Different terms of a query that the lexical index looks up; of more, the rarest are taken.
pub const QUERY_TERMS: usize = 24;

/// Letters from which on a term that a person types stands for all terms that begin with it.
pub const PREFIX_LETTERS: usize = 3;
