//! Reading `model.safetensors` and adapters in the same container.

use std::path::{Path, PathBuf};

use safetensors::SafeTensors;
use safetensors::tensor::{Dtype, TensorView};

use super::architecture::HIDDEN;
use super::error::ModelError;
use super::upstream::{Upstream, WORD_EMBEDDINGS, f16_to_f32};

/// What the tensors' names may begin with, by the tool that saved them.
const PREFIXES: [&str; 4] = ["", "bert.", "0.auto_model.", "model."];

/// A checkpoint in `f32`, `f16` or `bf16`.
pub(crate) struct Checkpoint<'a> {
    path: PathBuf,
    tensors: SafeTensors<'a>,
    prefix: &'static str,
    rows: usize,
}

impl<'a> Checkpoint<'a> {
    /// Reads the header of `bytes` and finds the prefix of its names.
    pub(crate) fn open(path: &Path, bytes: &'a [u8]) -> Result<Self, ModelError> {
        let tensors = read(path, bytes)?;
        let named = |prefix: &&str| tensors.tensor(&format!("{prefix}{WORD_EMBEDDINGS}")).is_ok();
        let prefix = PREFIXES.into_iter().find(named);
        let prefix =
            prefix.ok_or_else(|| ModelError::source(path, format!("it has no {WORD_EMBEDDINGS}")))?;
        let table = tensors.tensor(&format!("{prefix}{WORD_EMBEDDINGS}"));
        let Ok(&[rows, HIDDEN]) = table.as_ref().map(TensorView::shape) else {
            return Err(ModelError::source(path, "it is not multilingual-e5-small"));
        };
        Ok(Self {
            path: path.to_owned(),
            tensors,
            prefix,
            rows,
        })
    }

    fn view(&self, name: &str) -> Result<TensorView<'_>, ModelError> {
        let found = self.tensors.tensor(&format!("{}{name}", self.prefix));
        found.map_err(|e| ModelError::source(&self.path, format!("{name}: {e}")))
    }
}

impl Upstream for Checkpoint<'_> {
    fn tensor(&self, name: &str, count: usize) -> Result<Vec<f32>, ModelError> {
        let view = self.view(name)?;
        let found: usize = view.shape().iter().product();
        if found != count {
            return Err(ModelError::source(
                &self.path,
                format!("{name} holds {found}, not {count}"),
            ));
        }
        numbers(&self.path, name, view.dtype(), view.data())
    }

    fn embedding_rows(&self) -> usize {
        self.rows
    }

    fn embedding_row(&self, row: usize, into: &mut [f32]) -> Result<(), ModelError> {
        let view = self.view(WORD_EMBEDDINGS)?;
        let bytes = view.data().len() / self.rows.max(1);
        let data = view.data().get(row * bytes..(row + 1) * bytes);
        let data = data.ok_or_else(|| ModelError::source(&self.path, format!("no embedding row {row}")))?;
        into.copy_from_slice(&numbers(&self.path, WORD_EMBEDDINGS, view.dtype(), data)?);
        Ok(())
    }

    fn path(&self) -> &Path {
        &self.path
    }
}

/// Reads the header of a safetensors container.
pub(super) fn read<'a>(path: &Path, bytes: &'a [u8]) -> Result<SafeTensors<'a>, ModelError> {
    SafeTensors::deserialize(bytes).map_err(|e| ModelError::source(path, format!("not safetensors: {e}")))
}

/// Decodes the numbers of a tensor.
pub(super) fn numbers(path: &Path, name: &str, dtype: Dtype, data: &[u8]) -> Result<Vec<f32>, ModelError> {
    let halves = || data.as_chunks::<2>().0.iter().map(|b| u16::from_le_bytes(*b));
    match dtype {
        Dtype::F32 => Ok(data
            .as_chunks::<4>()
            .0
            .iter()
            .map(|b| f32::from_le_bytes(*b))
            .collect()),
        Dtype::F16 => Ok(halves().map(f16_to_f32).collect()),
        Dtype::BF16 => Ok(halves()
            .map(|bits| f32::from_bits(u32::from(bits) << 16))
            .collect()),
        other => Err(ModelError::source(path, format!("{name} has type {other:?}"))),
    }
}
