//! Kernels for processors with AVX2 and FMA, which is every x86-64 processor for servers since 2013.
//!
//! AVX2 has no dot product of unsigned and signed bytes that cannot overflow, so bytes are widened to 16 bits
//! first: activations once per tile, weights once per block of rows.
#![allow(unsafe_code)]

use std::arch::x86_64::*;

use super::isa::{Isa, Job, LANES, TILE_ROWS, Tile};
use crate::model::{DEPTH, PANEL};

/// Bytes of weights that one step of a panel takes.
const STEP: usize = PANEL * DEPTH;
/// Outputs that are worked on together; their sums, twice as wide, take two vectors.
const OUTPUTS: usize = 8;
/// Rows that are worked on together: two sums each, two of weights and one of activations fill the registers.
const ROWS: usize = 6;
/// Inputs whose widened activations are kept at a time.
const BLOCK: usize = 256;

/// Widened activations of a tile.
type Wide = [[i16; BLOCK]; TILE_ROWS];

/// Proof that this processor has AVX2 and FMA.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Avx2(());

impl Avx2 {
    /// Looks at the processor.
    pub(crate) fn detect() -> Option<Self> {
        (is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma")).then_some(Self(()))
    }
}

#[target_feature(enable = "avx2,fma")]
fn run_with_features<J: Job>(isa: Avx2, job: J) -> J::Output {
    job.run(isa)
}

#[inline(never)]
#[target_feature(enable = "avx2,fma")]
fn tile(rows: usize, activations: &[u8], inputs: usize, panel: &[i8], into: &mut Tile) {
    assert!(rows <= TILE_ROWS && inputs.is_multiple_of(DEPTH) && panel.len() >= PANEL * inputs);
    into[..rows].fill([0; PANEL]);
    let mut wide: Wide = [[0; BLOCK]; TILE_ROWS];
    for start in (0..inputs).step_by(BLOCK) {
        let width = BLOCK.min(inputs - start);
        for (row, wide) in wide.iter_mut().enumerate().take(rows) {
            let from = &activations[row * inputs + start..][..width];
            wide.iter_mut()
                .zip(from)
                .for_each(|(wide, byte)| *wide = i16::from(*byte));
        }
        let weights = &panel[start * PANEL..(start + width) * PANEL];
        for first in (0..rows).step_by(ROWS) {
            let (wide, into) = (&wide[first..], &mut into[first..]);
            match (rows - first).min(ROWS) {
                1 => block::<1>(wide, weights, into),
                2 => block::<2>(wide, weights, into),
                3 => block::<3>(wide, weights, into),
                4 => block::<4>(wide, weights, into),
                5 => block::<5>(wide, weights, into),
                _ => block::<ROWS>(wide, weights, into),
            }
        }
    }
}

/// Adds the products of the first `R` rows of `wide` with a stretch of a panel to `into`.
#[target_feature(enable = "avx2,fma")]
fn block<const R: usize>(wide: &[[i16; BLOCK]], weights: &[i8], into: &mut [[i32; PANEL]]) {
    let groups = weights.len() / STEP;
    assert!(wide.len() >= R && into.len() >= R && groups * DEPTH <= BLOCK);
    for part in 0..PANEL / OUTPUTS {
        let mut sums = [[_mm256_setzero_si256(); 2]; R];
        for group in 0..groups {
            // SAFETY: `group · STEP + (part + 1) · OUTPUTS · DEPTH ≤ groups · STEP ≤ weights.len()`.
            let weights = unsafe {
                let start = weights.as_ptr().add(group * STEP + part * OUTPUTS * DEPTH);
                [
                    _mm256_cvtepi8_epi16(_mm_loadu_si128(start.cast())),
                    _mm256_cvtepi8_epi16(_mm_loadu_si128(start.add(OUTPUTS * DEPTH / 2).cast())),
                ]
            };
            for (row, sums) in sums.iter_mut().enumerate() {
                // SAFETY: four values from `group · DEPTH`, which is below `BLOCK` (asserted above).
                let four = unsafe {
                    wide[row]
                        .as_ptr()
                        .add(group * DEPTH)
                        .cast::<i64>()
                        .read_unaligned()
                };
                let four = _mm256_set1_epi64x(four);
                for (sum, weights) in sums.iter_mut().zip(weights) {
                    *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(weights, four));
                }
            }
        }
        for (into, [low, high]) in into.iter_mut().zip(sums) {
            // Neighbouring sums belong to one output; adding them leaves the halves of the vectors interleaved.
            let pairs = _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_hadd_epi32(low, high));
            let into = &mut into[part * OUTPUTS..(part + 1) * OUTPUTS];
            // SAFETY: `into` is eight `i32`, the size of a vector.
            unsafe {
                let place = into.as_mut_ptr().cast();
                _mm256_storeu_si256(place, _mm256_add_epi32(_mm256_loadu_si256(place), pairs));
            }
        }
    }
}

/// Sixteen lanes in two vectors.
type Pair = [__m256; 2];

// SAFETY of every block below: an `Avx2` exists only where `detect` has found the features, and the references
// passed to loads and stores cover sixteen lanes, of which each of the two accesses takes eight.
impl Isa for Avx2 {
    type Vector = Pair;

    #[inline(always)]
    fn run<J: Job>(self, job: J) -> J::Output {
        // SAFETY: see above.
        unsafe { run_with_features(self, job) }
    }

    #[inline(always)]
    fn tile(self, rows: usize, activations: &[u8], inputs: usize, panel: &[i8], into: &mut Tile) {
        // SAFETY: see above; `tile` itself checks the lengths.
        unsafe { tile(rows, activations, inputs, panel, into) }
    }

    #[inline(always)]
    fn splat(self, value: f32) -> Pair {
        // SAFETY: see above.
        unsafe { [_mm256_set1_ps(value); 2] }
    }

    #[inline(always)]
    fn load(self, values: &[f32; LANES]) -> Pair {
        // SAFETY: see above.
        unsafe {
            [
                _mm256_loadu_ps(values.as_ptr()),
                _mm256_loadu_ps(values.as_ptr().add(LANES / 2)),
            ]
        }
    }

    #[inline(always)]
    fn store(self, vector: Pair, into: &mut [f32; LANES]) {
        // SAFETY: see above.
        unsafe {
            _mm256_storeu_ps(into.as_mut_ptr(), vector[0]);
            _mm256_storeu_ps(into.as_mut_ptr().add(LANES / 2), vector[1]);
        }
    }

    #[inline(always)]
    fn load_integers(self, values: &[i32; LANES]) -> Pair {
        // SAFETY: see above.
        unsafe {
            [
                _mm256_cvtepi32_ps(_mm256_loadu_si256(values.as_ptr().cast())),
                _mm256_cvtepi32_ps(_mm256_loadu_si256(values.as_ptr().add(LANES / 2).cast())),
            ]
        }
    }

    #[inline(always)]
    fn load_bytes(self, values: &[i8; LANES]) -> Pair {
        // SAFETY: see above; twice eight bytes are read.
        unsafe {
            [
                _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_loadl_epi64(values.as_ptr().cast()))),
                _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_loadl_epi64(
                    values.as_ptr().add(LANES / 2).cast(),
                ))),
            ]
        }
    }

    #[inline(always)]
    fn add(self, a: Pair, b: Pair) -> Pair {
        // SAFETY: see above.
        unsafe { [_mm256_add_ps(a[0], b[0]), _mm256_add_ps(a[1], b[1])] }
    }

    #[inline(always)]
    fn subtract(self, a: Pair, b: Pair) -> Pair {
        // SAFETY: see above.
        unsafe { [_mm256_sub_ps(a[0], b[0]), _mm256_sub_ps(a[1], b[1])] }
    }

    #[inline(always)]
    fn multiply(self, a: Pair, b: Pair) -> Pair {
        // SAFETY: see above.
        unsafe { [_mm256_mul_ps(a[0], b[0]), _mm256_mul_ps(a[1], b[1])] }
    }

    #[inline(always)]
    fn multiply_add(self, a: Pair, b: Pair, c: Pair) -> Pair {
        // SAFETY: see above.
        unsafe {
            [
                _mm256_fmadd_ps(a[0], b[0], c[0]),
                _mm256_fmadd_ps(a[1], b[1], c[1]),
            ]
        }
    }

    #[inline(always)]
    fn min(self, a: Pair, b: Pair) -> Pair {
        // SAFETY: see above.
        unsafe { [_mm256_min_ps(a[0], b[0]), _mm256_min_ps(a[1], b[1])] }
    }

    #[inline(always)]
    fn max(self, a: Pair, b: Pair) -> Pair {
        // SAFETY: see above.
        unsafe { [_mm256_max_ps(a[0], b[0]), _mm256_max_ps(a[1], b[1])] }
    }

    #[inline(always)]
    fn bits_to_exponent(self, a: Pair) -> Pair {
        // SAFETY: see above.
        unsafe {
            [
                _mm256_castsi256_ps(_mm256_slli_epi32::<23>(_mm256_castps_si256(a[0]))),
                _mm256_castsi256_ps(_mm256_slli_epi32::<23>(_mm256_castps_si256(a[1]))),
            ]
        }
    }

    #[inline(always)]
    fn to_bytes(self, a: Pair, into: &mut [u8; LANES]) {
        // SAFETY: see above; sixteen bytes are written.
        unsafe {
            let words = _mm256_packs_epi32(_mm256_cvtps_epi32(a[0]), _mm256_cvtps_epi32(a[1]));
            // Packing works in each half of the vectors by itself.
            let words = _mm256_permute4x64_epi64::<0b11_01_10_00>(words);
            let bytes = _mm_packus_epi16(
                _mm256_castsi256_si128(words),
                _mm256_extracti128_si256::<1>(words),
            );
            _mm_storeu_si128(into.as_mut_ptr().cast(), bytes);
        }
    }
}
