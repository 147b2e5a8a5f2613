//! The one network shape that this crate runs: multilingual-e5-small, a BERT encoder.
//!
//! The numbers are constants and not fields, so that the kernels can be unrolled for them and a
//! file of another shape is refused when it is opened. Shape and post-processing follow the model's
//! card (Wang et al., "Multilingual E5 Text Embeddings", 2024).

/// Width of a token's state, and of the resulting vector.
pub const HIDDEN: usize = 384;
/// Number of transformer layers.
pub const LAYERS: usize = 12;
/// Attention heads per layer.
pub const HEADS: usize = 12;
/// Width of one attention head.
pub const HEAD_WIDTH: usize = HIDDEN / HEADS;
/// Width of the feed-forward layer.
pub const FEED_FORWARD: usize = 1536;
/// Longest input in tokens, `<s>` and `</s>` included.
pub const MAX_TOKENS: usize = 512;
/// Added to the variance in every layer norm.
pub const NORM_EPSILON: f32 = 1e-12;

/// Tokens of the vocabulary that are not text.
pub mod special {
    /// Opens every sentence.
    pub const BEGIN: u32 = 0;
    /// Fills a batch; this crate never pads.
    pub const PAD: u32 = 1;
    /// Closes every sentence.
    pub const END: u32 = 2;
    /// Stands for a run of characters that no piece covers.
    pub const UNKNOWN: u32 = 3;
}
