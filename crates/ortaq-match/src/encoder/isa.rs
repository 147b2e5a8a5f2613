//! What the forward pass asks of a processor, and the portable answer.
//!
//! A kernel set works on sixteen `f32` lanes and on tiles of integer dot products. Integer results are
//! the same on every processor, to the bit; `f32` results differ only where a fused multiply-add
//! rounds once instead of twice.

use std::array::from_fn;

use crate::model::architecture::HIDDEN;
use crate::model::{DEPTH, PANEL};

/// Lanes of a vector.
pub(crate) const LANES: usize = 16;
/// Most rows of activations in one tile.
pub(crate) const TILE_ROWS: usize = 12;

/// Dot products of a tile: for each row of activations, one per output of a panel.
pub(crate) type Tile = [[i32; PANEL]; TILE_ROWS];

/// Codes of two bits in a byte.
pub(crate) const CODES: usize = 4;
/// Bits of a code.
pub(crate) const CODE_BITS: usize = 8 / CODES;
/// Bytes of a coded vector: byte `b` holds, from its lowest bits on, the codes of dimensions `b`, `b + CODED`,
/// `b + 2 · CODED` and `b + 3 · CODED`.
pub(crate) const CODED: usize = HIDDEN / CODES;
/// `PANEL` coded vectors, packed as weights are: for each `DEPTH` bytes, those of every vector.
pub(crate) type CodedPanel = [u8; PANEL * CODED];

/// Work that is written once and compiled for each kernel set.
pub(crate) trait Job {
    /// What the work returns.
    type Output;
    /// Does the work; implementations are `#[inline(always)]` so that they take on the set's features.
    fn run<I: Isa>(self, isa: I) -> Self::Output;
}

/// A kernel set. A value of the type is the proof that this processor can run it.
pub(crate) trait Isa: Copy + Send + Sync {
    /// Sixteen `f32`.
    type Vector: Copy;

    /// Runs `job` compiled for this set.
    fn run<J: Job>(self, job: J) -> J::Output;

    /// Dot products of the first `rows` rows of `activations` (each `inputs` long) with one packed panel.
    fn tile(self, rows: usize, activations: &[u8], inputs: usize, panel: &[i8], into: &mut Tile);

    /// Has `values` brought into the cache while other work goes on; without effect where there is no such instruction.
    #[inline(always)]
    fn prefetch<T>(self, _values: &[T]) {}

    /// Dot products of `queries`, at most [`TILE_ROWS`], with the codes (0 to 3) of a panel.
    fn coded_tile(self, queries: &[[i8; HIDDEN]], panel: &CodedPanel, into: &mut Tile);

    fn splat(self, value: f32) -> Self::Vector;
    fn load(self, values: &[f32; LANES]) -> Self::Vector;
    fn store(self, vector: Self::Vector, into: &mut [f32; LANES]);
    /// Sixteen integers as floats.
    fn load_integers(self, values: &[i32; LANES]) -> Self::Vector;
    /// Sixteen signed bytes as floats.
    fn load_bytes(self, values: &[i8; LANES]) -> Self::Vector;
    /// Sixteen signed 16-bit integers as floats.
    fn load_words(self, values: &[i16; LANES]) -> Self::Vector;
    fn add(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn subtract(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn multiply(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    /// `a · b + c`.
    fn multiply_add(self, a: Self::Vector, b: Self::Vector, c: Self::Vector) -> Self::Vector;
    fn min(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    fn max(self, a: Self::Vector, b: Self::Vector) -> Self::Vector;
    /// The lanes in which `a` is larger than `b`, one bit each; a lane that is no number is not larger.
    fn larger(self, a: Self::Vector, b: Self::Vector) -> u16;
    /// Shifts the bits of every lane left by 23: the low bits become an exponent.
    fn bits_to_exponent(self, a: Self::Vector) -> Self::Vector;
    /// Rounds lanes that lie between 0 and 255 to bytes.
    fn to_bytes(self, a: Self::Vector, into: &mut [u8; LANES]);

    /// Folds the lanes with `fold`.
    #[inline(always)]
    fn reduce(self, a: Self::Vector, fold: impl Fn(f32, f32) -> f32) -> f32 {
        let mut lanes = [0.0; LANES];
        self.store(a, &mut lanes);
        let mut width = LANES / 2;
        while width > 0 {
            for i in 0..width {
                lanes[i] = fold(lanes[i], lanes[i + width]);
            }
            width /= 2;
        }
        lanes[0]
    }
}

/// Kernels in plain Rust, for any processor.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Portable;

#[inline(always)]
fn map2(a: [f32; LANES], b: [f32; LANES], op: impl Fn(f32, f32) -> f32) -> [f32; LANES] {
    from_fn(|i| op(a[i], b[i]))
}

impl Isa for Portable {
    type Vector = [f32; LANES];

    #[inline(always)]
    fn run<J: Job>(self, job: J) -> J::Output {
        job.run(self)
    }

    #[inline(always)]
    fn tile(self, rows: usize, activations: &[u8], inputs: usize, panel: &[i8], into: &mut Tile) {
        for (row, sums) in activations.chunks_exact(inputs).zip(into).take(rows) {
            *sums = [0; PANEL];
            let groups = row.as_chunks::<DEPTH>().0;
            for (four, weights) in groups.iter().zip(panel.chunks_exact(PANEL * DEPTH)) {
                for (sum, weights) in sums.iter_mut().zip(weights.as_chunks::<DEPTH>().0) {
                    for (activation, weight) in four.iter().zip(weights) {
                        *sum += i32::from(*activation) * i32::from(*weight);
                    }
                }
            }
        }
    }

    #[inline(always)]
    fn coded_tile(self, queries: &[[i8; HIDDEN]], panel: &CodedPanel, into: &mut Tile) {
        for (query, sums) in queries.iter().zip(into) {
            *sums = [0; PANEL];
            let places: [&[[i8; DEPTH]]; CODES] =
                from_fn(|place| query[place * CODED..(place + 1) * CODED].as_chunks().0);
            for (group, codes) in panel.as_chunks::<{ PANEL * DEPTH }>().0.iter().enumerate() {
                let values = places.map(|place| place[group].map(i16::from));
                for (sum, codes) in sums.iter_mut().zip(codes.as_chunks::<DEPTH>().0) {
                    // Sixteen products with codes of at most 3 are far from filling 16 bits.
                    let mut products = 0;
                    for (place, values) in values.iter().enumerate() {
                        for (value, byte) in values.iter().zip(codes) {
                            products += value * i16::from((byte >> (CODE_BITS * place)) & 3);
                        }
                    }
                    *sum += i32::from(products);
                }
            }
        }
    }

    #[inline(always)]
    fn splat(self, value: f32) -> Self::Vector {
        [value; LANES]
    }

    #[inline(always)]
    fn load(self, values: &[f32; LANES]) -> Self::Vector {
        *values
    }

    #[inline(always)]
    fn store(self, vector: Self::Vector, into: &mut [f32; LANES]) {
        *into = vector;
    }

    #[inline(always)]
    fn load_integers(self, values: &[i32; LANES]) -> Self::Vector {
        values.map(|v| v as f32)
    }

    #[inline(always)]
    fn load_bytes(self, values: &[i8; LANES]) -> Self::Vector {
        values.map(f32::from)
    }

    #[inline(always)]
    fn load_words(self, values: &[i16; LANES]) -> Self::Vector {
        values.map(f32::from)
    }

    #[inline(always)]
    fn add(self, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        map2(a, b, |a, b| a + b)
    }

    #[inline(always)]
    fn subtract(self, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        map2(a, b, |a, b| a - b)
    }

    #[inline(always)]
    fn multiply(self, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        map2(a, b, |a, b| a * b)
    }

    #[inline(always)]
    fn multiply_add(self, a: Self::Vector, b: Self::Vector, c: Self::Vector) -> Self::Vector {
        // `mul_add` is a slow library call where the processor is not known to have the instruction.
        if cfg!(any(target_feature = "fma", target_arch = "aarch64")) {
            from_fn(|i| a[i].mul_add(b[i], c[i]))
        } else {
            from_fn(|i| a[i] * b[i] + c[i])
        }
    }

    #[inline(always)]
    fn min(self, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        map2(a, b, |a, b| if a < b { a } else { b })
    }

    #[inline(always)]
    fn max(self, a: Self::Vector, b: Self::Vector) -> Self::Vector {
        map2(a, b, |a, b| if a > b { a } else { b })
    }

    #[inline(always)]
    fn larger(self, a: Self::Vector, b: Self::Vector) -> u16 {
        let lanes = a.iter().zip(&b).enumerate();
        lanes.fold(0, |bits, (lane, (a, b))| bits | (u16::from(a > b) << lane))
    }

    #[inline(always)]
    fn bits_to_exponent(self, a: Self::Vector) -> Self::Vector {
        a.map(|v| f32::from_bits(v.to_bits() << 23))
    }

    #[inline(always)]
    fn to_bytes(self, a: Self::Vector, into: &mut [u8; LANES]) {
        for (byte, value) in into.iter_mut().zip(a) {
            *byte = value.round_ties_even() as u8;
        }
    }
}
