//! The forward pass over a handful of sentences that lie one after another, without padding.

use super::attention::{AttentionScratch, QKV, attend};
use super::elementwise::{gelu, layer_norm};
use super::isa::{Isa, Job, LANES};
use super::linear::{Finish, Linear, QuantisedRows, apply, lanes_mut};
use crate::model::architecture::{FEED_FORWARD, HIDDEN, LAYERS, MAX_TOKENS};
use crate::model::{ModelError, ModelFile, Section};

/// Weights of the whole network, borrowed from the model file.
#[derive(Debug)]
pub(crate) struct Network<'a> {
    embedding_rows: &'a [i8],
    embedding_scales: &'a [f32],
    positions: &'a [f32],
    embedding_norm: &'a [f32],
    layers: Vec<Layer<'a>>,
}

#[derive(Debug)]
struct Layer<'a> {
    qkv: Linear<'a>,
    mix: Linear<'a>,
    attention_norm: &'a [f32],
    up: Linear<'a>,
    down: Linear<'a>,
    feed_forward_norm: &'a [f32],
}

impl<'a> Network<'a> {
    /// Reads the network of `file`, whose vocabulary has `pieces` pieces.
    pub(crate) fn read(file: &'a ModelFile, pieces: usize) -> Result<Self, ModelError> {
        Ok(Self {
            embedding_rows: file.exactly(Section::EmbeddingRows, 0, pieces * HIDDEN)?,
            embedding_scales: file.exactly(Section::EmbeddingScales, 0, pieces)?,
            positions: file.exactly(Section::Positions, 0, MAX_TOKENS * HIDDEN)?,
            embedding_norm: file.exactly(Section::EmbeddingNorm, 0, 2 * HIDDEN)?,
            layers: (0..LAYERS)
                .map(|layer| Layer::read(file, layer))
                .collect::<Result<_, _>>()?,
        })
    }
}

impl<'a> Layer<'a> {
    fn read(file: &'a ModelFile, layer: usize) -> Result<Self, ModelError> {
        let linear = |weights, outputs, shape| Linear::read(file, (weights, outputs), layer, shape);
        Ok(Self {
            qkv: linear(Section::QkvWeights, Section::QkvOutputs, (HIDDEN, QKV))?,
            mix: linear(Section::MixWeights, Section::MixOutputs, (HIDDEN, HIDDEN))?,
            attention_norm: file.exactly(Section::AttentionNorm, layer, 2 * HIDDEN)?,
            up: linear(Section::UpWeights, Section::UpOutputs, (HIDDEN, FEED_FORWARD))?,
            down: linear(Section::DownWeights, Section::DownOutputs, (FEED_FORWARD, HIDDEN))?,
            feed_forward_norm: file.exactly(Section::FeedForwardNorm, layer, 2 * HIDDEN)?,
        })
    }
}

/// Buffers of one thread.
#[derive(Debug, Default)]
pub(crate) struct ForwardScratch {
    states: Vec<f32>,
    qkv: Vec<f32>,
    context: Vec<f32>,
    inner: Vec<f32>,
    quantised: QuantisedRows,
    attention: AttentionScratch,
}

/// One pass: `ids` holds the sentences one after another, `lengths` their lengths, and `vectors`
/// gets a unit vector of [`HIDDEN`] for each.
pub(crate) struct Forward<'a> {
    pub(crate) network: &'a Network<'a>,
    pub(crate) ids: &'a [u32],
    pub(crate) lengths: &'a [usize],
    pub(crate) scratch: &'a mut ForwardScratch,
    pub(crate) vectors: &'a mut [f32],
}

impl Job for Forward<'_> {
    type Output = ();

    #[inline(always)]
    fn run<I: Isa>(self, isa: I) {
        let Self {
            network,
            ids,
            lengths,
            scratch,
            vectors,
        } = self;
        let rows = ids.len();
        scratch.states.resize(rows * HIDDEN, 0.0);
        scratch.qkv.resize(rows * QKV, 0.0);
        scratch.context.resize(rows * HIDDEN, 0.0);
        scratch.inner.resize(rows * FEED_FORWARD, 0.0);
        scratch.quantised.resize(rows, FEED_FORWARD);
        embed(isa, network, ids, lengths, &mut scratch.states);
        for layer in &network.layers {
            attention_block(isa, layer, lengths, scratch);
            feed_forward_block(isa, layer, rows, scratch);
        }
        let mut states = scratch.states.as_slice();
        for (length, vector) in lengths.iter().zip(vectors.chunks_exact_mut(HIDDEN)) {
            let (sentence, rest) = states.split_at(length * HIDDEN);
            pool(isa, sentence, vector);
            states = rest;
        }
    }
}

/// Token, position and type embeddings, normalised.
#[inline(always)]
fn embed<I: Isa>(isa: I, network: &Network<'_>, ids: &[u32], lengths: &[usize], states: &mut [f32]) {
    let positions = lengths.iter().flat_map(|&length| 0..length);
    for ((id, position), state) in ids.iter().zip(positions).zip(states.chunks_exact_mut(HIDDEN)) {
        let id = *id as usize;
        let scale = isa.splat(network.embedding_scales[id]);
        let row = network.embedding_rows[id * HIDDEN..(id + 1) * HIDDEN]
            .as_chunks::<LANES>()
            .0;
        let place = network.positions[position * HIDDEN..(position + 1) * HIDDEN]
            .as_chunks::<LANES>()
            .0;
        for ((into, row), place) in state.as_chunks_mut::<LANES>().0.iter_mut().zip(row).zip(place) {
            isa.store(
                isa.multiply_add(isa.load_bytes(row), scale, isa.load(place)),
                into,
            );
        }
        layer_norm(isa, state, network.embedding_norm);
    }
}

#[inline(always)]
fn attention_block<I: Isa>(isa: I, layer: &Layer<'_>, lengths: &[usize], scratch: &mut ForwardScratch) {
    let ForwardScratch {
        states,
        qkv,
        context,
        quantised,
        attention,
        ..
    } = scratch;
    let rows = states.len() / HIDDEN;
    for (row, state) in states.chunks_exact(HIDDEN).enumerate() {
        quantised.quantise(isa, row, state);
    }
    apply(
        isa,
        &layer.qkv,
        quantised,
        rows,
        Store {
            into: qkv,
            width: QKV,
        },
    );
    let mut first = 0;
    for length in lengths {
        let end = first + length;
        attend(
            isa,
            &qkv[first * QKV..end * QKV],
            &mut context[first * HIDDEN..end * HIDDEN],
            attention,
        );
        first = end;
    }
    for (row, context) in context.chunks_exact(HIDDEN).enumerate() {
        quantised.quantise(isa, row, context);
    }
    apply(
        isa,
        &layer.mix,
        quantised,
        rows,
        AddTo {
            into: states,
            width: HIDDEN,
        },
    );
    for state in states.chunks_exact_mut(HIDDEN) {
        layer_norm(isa, state, layer.attention_norm);
    }
}

#[inline(always)]
fn feed_forward_block<I: Isa>(isa: I, layer: &Layer<'_>, rows: usize, scratch: &mut ForwardScratch) {
    let ForwardScratch {
        states,
        inner,
        quantised,
        ..
    } = scratch;
    for (row, state) in states.chunks_exact(HIDDEN).enumerate() {
        quantised.quantise(isa, row, state);
    }
    apply(
        isa,
        &layer.up,
        quantised,
        rows,
        StoreGelu {
            into: inner,
            width: FEED_FORWARD,
        },
    );
    for (row, inner) in inner.chunks_exact(FEED_FORWARD).enumerate() {
        quantised.quantise(isa, row, inner);
    }
    apply(
        isa,
        &layer.down,
        quantised,
        rows,
        AddTo {
            into: states,
            width: HIDDEN,
        },
    );
    for state in states.chunks_exact_mut(HIDDEN) {
        layer_norm(isa, state, layer.feed_forward_norm);
    }
}

/// The mean of a sentence's states, scaled to length 1.
#[inline(always)]
fn pool<I: Isa>(isa: I, states: &[f32], vector: &mut [f32]) {
    let mut norm = isa.splat(0.0);
    for (index, into) in vector.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
        let mut sum = isa.splat(0.0);
        for state in states.chunks_exact(HIDDEN) {
            sum = isa.add(sum, isa.load(&state.as_chunks::<LANES>().0[index]));
        }
        norm = isa.multiply_add(sum, sum, norm);
        isa.store(sum, into);
    }
    // The length of the sum is that of the mean up to a factor, which the scaling takes away.
    let length = isa.reduce(norm, |a, b| a + b).sqrt().max(f32::MIN_POSITIVE);
    for value in vector {
        *value /= length;
    }
}

/// Keeps outputs as they are.
struct Store<'a> {
    into: &'a mut [f32],
    width: usize,
}

impl Finish for Store<'_> {
    #[inline(always)]
    fn finish<I: Isa>(&mut self, isa: I, row: usize, column: usize, outputs: I::Vector) {
        isa.store(outputs, lanes_mut(self.into, row * self.width + column));
    }
}

/// Keeps the activation function's value.
struct StoreGelu<'a> {
    into: &'a mut [f32],
    width: usize,
}

impl Finish for StoreGelu<'_> {
    #[inline(always)]
    fn finish<I: Isa>(&mut self, isa: I, row: usize, column: usize, outputs: I::Vector) {
        isa.store(
            gelu(isa, outputs),
            lanes_mut(self.into, row * self.width + column),
        );
    }
}

/// Adds outputs to what is there: the residual connection.
struct AddTo<'a> {
    into: &'a mut [f32],
    width: usize,
}

impl Finish for AddTo<'_> {
    #[inline(always)]
    fn finish<I: Isa>(&mut self, isa: I, row: usize, column: usize, outputs: I::Vector) {
        let into = lanes_mut(self.into, row * self.width + column);
        isa.store(isa.add(outputs, isa.load(into)), into);
    }
}
