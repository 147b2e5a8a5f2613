//! A quantised linear layer: bytes in, one integer dot product per output, `f32` out.
//!
//! Activations are quantised row by row to `u8` with a scale and an offset of their own
//! (`x ≈ scale · q + offset`), weights per output channel to `i8`. With `s` the layer's scale and `w`
//! its quantised weights, an output is `s · (scale · Σ w·q + offset · Σ w) + bias`.

use super::isa::{Isa, LANES, TILE_ROWS, Tile};
use crate::model::{ModelError, ModelFile, PANEL, Section};

/// Largest quantised activation.
const LARGEST: f32 = 255.0;

/// A layer's weights, borrowed from the model file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Linear<'a> {
    packed: &'a [i8],
    scales: &'a [f32],
    biases: &'a [f32],
    sums: &'a [f32],
    inputs: usize,
}

impl<'a> Linear<'a> {
    pub(super) fn new(packed: &'a [i8], outputs: &'a [f32], inputs: usize) -> Self {
        let count = outputs.len() / 3;
        let (scales, rest) = outputs.split_at(count);
        let (biases, sums) = rest.split_at(count);
        Self {
            packed,
            scales,
            biases,
            sums,
            inputs,
        }
    }

    /// Reads the layer from the sections `weights` and `outputs`.
    pub(super) fn read(
        file: &'a ModelFile,
        (weights, outputs): (Section, Section),
        layer: usize,
        (inputs, count): (usize, usize),
    ) -> Result<Self, ModelError> {
        let packed = file.exactly(weights, layer, inputs * count)?;
        Ok(Self::new(
            packed,
            file.exactly(outputs, layer, 3 * count)?,
            inputs,
        ))
    }
}

/// Rows of activations as bytes.
#[derive(Debug, Default)]
pub(super) struct QuantisedRows {
    bytes: Vec<u8>,
    scales: Vec<f32>,
    offsets: Vec<f32>,
}

impl QuantisedRows {
    /// Makes room for `rows` rows of up to `width` values.
    pub(super) fn resize(&mut self, rows: usize, width: usize) {
        self.bytes.resize(rows * width, 0);
        self.scales.resize(rows, 0.0);
        self.offsets.resize(rows, 0.0);
    }

    /// Quantises `values` into row `row`; its length is the width of all rows.
    #[inline(always)]
    pub(super) fn quantise<I: Isa>(&mut self, isa: I, row: usize, values: &[f32]) {
        let width = values.len();
        let (scale, offset) = quantise(isa, values, &mut self.bytes[row * width..(row + 1) * width]);
        self.scales[row] = scale;
        self.offsets[row] = offset;
    }
}

/// Quantises one row and returns its scale and offset.
#[inline(always)]
fn quantise<I: Isa>(isa: I, values: &[f32], bytes: &mut [u8]) -> (f32, f32) {
    let chunks = values.as_chunks::<LANES>().0;
    let mut low = isa.splat(f32::MAX);
    let mut high = isa.splat(f32::MIN);
    for chunk in chunks {
        let chunk = isa.load(chunk);
        low = isa.min(low, chunk);
        high = isa.max(high, chunk);
    }
    let low = isa.reduce(low, |a, b| if a < b { a } else { b });
    let high = isa.reduce(high, |a, b| if a > b { a } else { b });
    let range = high - low;
    let inverse = if range > 0.0 { LARGEST / range } else { 0.0 };
    let (factor, shift) = (isa.splat(inverse), isa.splat(-low * inverse));
    for (chunk, bytes) in chunks.iter().zip(bytes.as_chunks_mut::<LANES>().0) {
        isa.to_bytes(isa.multiply_add(isa.load(chunk), factor, shift), bytes);
    }
    (range / LARGEST, low)
}

/// What happens to outputs as soon as they are known.
pub(super) trait Finish {
    /// Takes `LANES` outputs of row `row`, the first of which is output `column`.
    fn finish<I: Isa>(&mut self, isa: I, row: usize, column: usize, outputs: I::Vector);
}

/// Applies `linear` to the first `rows` rows and hands the outputs to `finish`.
#[inline(always)]
pub(super) fn apply<I: Isa>(
    isa: I,
    linear: &Linear<'_>,
    input: &QuantisedRows,
    rows: usize,
    mut finish: impl Finish,
) {
    let inputs = linear.inputs;
    // Blocks of equal height keep the last one from being a sliver.
    let block = rows.div_ceil(rows.div_ceil(TILE_ROWS).max(1)).max(1);
    let mut tile: Tile = [[0; PANEL]; TILE_ROWS];
    for (index, panel) in linear.packed.chunks_exact(PANEL * inputs).enumerate() {
        let mut first = 0;
        while first < rows {
            let height = block.min(rows - first);
            isa.tile(
                height,
                &input.bytes[first * inputs..(first + height) * inputs],
                inputs,
                panel,
                &mut tile,
            );
            for half in 0..PANEL / LANES {
                let column = index * PANEL + half * LANES;
                // Written out, because a closure would not take on the kernels' features.
                let scale = isa.load(lanes(linear.scales, column));
                let bias = isa.load(lanes(linear.biases, column));
                let sum = isa.load(lanes(linear.sums, column));
                for (offset, sums) in tile.iter().enumerate().take(height) {
                    let row = first + offset;
                    let products = isa.load_integers(&sums.as_chunks::<LANES>().0[half]);
                    let shifted = isa.multiply(sum, isa.splat(input.offsets[row]));
                    let real = isa.multiply_add(products, isa.splat(input.scales[row]), shifted);
                    finish.finish(isa, row, column, isa.multiply_add(real, scale, bias));
                }
            }
            first += height;
        }
    }
}

/// The `LANES` values of `all` from `start`.
#[inline(always)]
pub(super) fn lanes(all: &[f32], start: usize) -> &[f32; LANES] {
    &all[start..].as_chunks::<LANES>().0[0]
}

/// The `LANES` values of `all` from `start`, to be written.
#[inline(always)]
pub(super) fn lanes_mut(all: &mut [f32], start: usize) -> &mut [f32; LANES] {
    &mut all[start..].as_chunks_mut::<LANES>().0[0]
}
