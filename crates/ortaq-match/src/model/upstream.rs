//! Upstream weights as `f32`, whatever they come in.

use std::path::Path;

use super::error::ModelError;

/// Weights of the model under the names that BERT gives them in Hugging Face checkpoints, without
/// any prefix (`embeddings.word_embeddings.weight`, `encoder.layer.0.attention.self.query.weight` …).
pub(crate) trait Upstream {
    /// A whole tensor, row-major; fails when its number of elements is not `count`.
    fn tensor(&self, name: &str, count: usize) -> Result<Vec<f32>, ModelError>;

    /// Rows of the embedding table.
    fn embedding_rows(&self) -> usize;

    /// One row of the embedding table, so that the table is never held as `f32`.
    fn embedding_row(&self, row: usize, into: &mut [f32]) -> Result<(), ModelError>;

    /// The file, for messages.
    fn path(&self) -> &Path;
}

/// Name of the embedding table.
pub(crate) const WORD_EMBEDDINGS: &str = "embeddings.word_embeddings.weight";

/// Name of a tensor of one layer.
pub(crate) fn layer_tensor(layer: usize, name: &str) -> String {
    format!("encoder.layer.{layer}.{name}")
}

/// Decodes an IEEE half-precision number.
pub(super) fn f16_to_f32(bits: u16) -> f32 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let exponent = i32::from(bits >> 10 & 0x1f);
    let fraction = f32::from(bits & 0x3ff);
    sign * match exponent {
        0 => fraction * 2f32.powi(-24),
        31 if fraction == 0.0 => f32::INFINITY,
        31 => f32::NAN,
        _ => (1024.0 + fraction) * 2f32.powi(exponent - 25),
    }
}
