//! Folding a low-rank adaptation into the weights before they are quantised (Hu et al., 2021).
//!
//! An adapter is a safetensors file with, for any weight `W` of shape `[out, in]`,
//! `<name>.lora_a` `[r, in]` and `<name>.lora_b` `[out, r]`: `W + b·a` takes its place. A tensor
//! `<name>.delta_rows` is added to the first rows of `W`, which is how embedding rows are changed.

use std::path::Path;

use safetensors::SafeTensors;

use super::architecture::HIDDEN;
use super::checkpoint::{numbers, read};
use super::error::ModelError;
use super::upstream::{Upstream, WORD_EMBEDDINGS};

/// The adapter that `ortaq train encoder` learnt: translations of one sentence lie nearer to each other in its vectors.
#[must_use]
pub fn shipped() -> &'static [u8] {
    include_bytes!("../../models/adapter.safetensors")
}

/// How messages call an adapter.
const NAME: &str = "the adapter";

/// Upstream weights seen through an adapter.
pub(super) struct Adapted<'a> {
    base: &'a dyn Upstream,
    adapter: SafeTensors<'a>,
    embedding_delta: Vec<f32>,
}

impl<'a> Adapted<'a> {
    pub(super) fn open(base: &'a dyn Upstream, bytes: &'a [u8]) -> Result<Self, ModelError> {
        let adapter = read(Path::new(NAME), bytes)?;
        let mut adapted = Self {
            base,
            adapter,
            embedding_delta: Vec::new(),
        };
        adapted.check_names()?;
        if let Some((delta, _)) = adapted.matrix(&format!("{WORD_EMBEDDINGS}.delta_rows"), Some(HIDDEN))? {
            adapted.embedding_delta = delta;
        }
        Ok(adapted)
    }

    /// A misspelt name would otherwise be ignored in silence.
    fn check_names(&self) -> Result<(), ModelError> {
        let known = |name: &&str| {
            [".lora_a", ".lora_b", ".delta_rows"]
                .iter()
                .any(|end| name.ends_with(end))
        };
        match self.adapter.names().into_iter().find(|name| !known(name)) {
            Some(name) => Err(ModelError::source(
                Path::new(NAME),
                format!("{name} is neither lora_a, lora_b nor delta_rows"),
            )),
            None => Ok(()),
        }
    }

    /// A matrix of the adapter and its number of rows.
    fn matrix(&self, name: &str, columns: Option<usize>) -> Result<Option<(Vec<f32>, usize)>, ModelError> {
        let Ok(view) = self.adapter.tensor(name) else {
            return Ok(None);
        };
        let &[rows, found] = view.shape() else {
            return Err(ModelError::source(
                Path::new(NAME),
                format!("{name} is not a matrix"),
            ));
        };
        if columns.is_some_and(|columns| columns != found) {
            return Err(ModelError::source(
                Path::new(NAME),
                format!("{name} has {found} columns"),
            ));
        }
        Ok(Some((
            numbers(Path::new(NAME), name, view.dtype(), view.data())?,
            rows,
        )))
    }

    fn add_low_rank(&self, name: &str, weights: &mut [f32]) -> Result<(), ModelError> {
        let a = self.matrix(&format!("{name}.lora_a"), None)?;
        let (a, rank) = match a {
            Some((a, rank)) if rank > 0 && !a.is_empty() => (a, rank),
            _ => return Ok(()),
        };
        let b = self.matrix(&format!("{name}.lora_b"), Some(rank))?;
        let (b, outputs) =
            b.ok_or_else(|| ModelError::source(Path::new(NAME), format!("{name}.lora_b is missing")))?;
        let inputs = a.len() / rank;
        if outputs * inputs != weights.len() {
            return Err(ModelError::source(
                Path::new(NAME),
                format!("{name} has another shape than its adapter"),
            ));
        }
        for (row, b) in weights.chunks_exact_mut(inputs).zip(b.chunks_exact(rank)) {
            for (factor, a) in b.iter().zip(a.chunks_exact(inputs)) {
                for (weight, a) in row.iter_mut().zip(a) {
                    *weight += factor * a;
                }
            }
        }
        Ok(())
    }
}

impl Upstream for Adapted<'_> {
    fn tensor(&self, name: &str, count: usize) -> Result<Vec<f32>, ModelError> {
        let mut weights = self.base.tensor(name, count)?;
        self.add_low_rank(name, &mut weights)?;
        if let Some((delta, _)) = self.matrix(&format!("{name}.delta_rows"), None)? {
            for (weight, delta) in weights.iter_mut().zip(delta) {
                *weight += delta;
            }
        }
        Ok(weights)
    }

    fn embedding_rows(&self) -> usize {
        self.base.embedding_rows()
    }

    fn embedding_row(&self, row: usize, into: &mut [f32]) -> Result<(), ModelError> {
        self.base.embedding_row(row, into)?;
        if let Some(delta) = self.embedding_delta.get(row * HIDDEN..(row + 1) * HIDDEN) {
            for (value, delta) in into.iter_mut().zip(delta) {
                *value += delta;
            }
        }
        Ok(())
    }

    fn path(&self) -> &Path {
        self.base.path()
    }
}
