//! Kernels for processors with AVX2 and FMA, which is every x86-64 processor for servers since 2013.
//!
//! AVX2 has no dot product of unsigned and signed bytes that cannot overflow, so bytes are widened to 16 bits
//! first: activations once per tile, weights once per block of rows.
#![allow(unsafe_code)]

use std::arch::x86_64::*;
use std::array::{from_mut, from_ref};

use super::isa::{CODE_BITS, CODED, CODES, CodedPanel, Isa, Job, LANES, TILE_ROWS, Tile};
use crate::model::architecture::HIDDEN;
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

// Sums over one place of all bytes, two products each, must fit into 16 bits.
const _: () = assert!(CODED / DEPTH * 2 * 3 * 128 <= i16::MAX as usize);

/// The tile of `R` queries. Codes are so small that their products may be added up in 16 bits.
#[inline(never)]
#[target_feature(enable = "avx2,fma")]
fn coded_tile<const R: usize>(queries: &[[i8; HIDDEN]; R], panel: &CodedPanel, into: &mut [[i32; PANEL]; R]) {
    let lowest = _mm256_set1_epi8(3);
    for part in 0..PANEL / OUTPUTS {
        let mut sums = [_mm256_setzero_si256(); R];
        for place in 0..CODES {
            let shift = _mm_cvtsi32_si128((CODE_BITS * place) as i32);
            let mut words = [_mm256_setzero_si256(); R];
            for (group, codes) in panel.as_chunks::<STEP>().0.iter().enumerate() {
                let codes = &codes.as_chunks::<{ OUTPUTS * DEPTH }>().0[part];
                // SAFETY: `codes` is thirty-two bytes, the size of a vector.
                let codes = unsafe { _mm256_loadu_si256(codes.as_ptr().cast()) };
                let codes = _mm256_and_si256(_mm256_srl_epi16(codes, shift), lowest);
                for (query, words) in queries.iter().zip(&mut words) {
                    let four = query.as_chunks::<DEPTH>().0[place * (CODED / DEPTH) + group];
                    let four = _mm256_set1_epi32(i32::from_ne_bytes(four.map(i8::cast_unsigned)));
                    *words = _mm256_add_epi16(*words, _mm256_maddubs_epi16(codes, four));
                }
            }
            for (sum, words) in sums.iter_mut().zip(words) {
                *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(words, _mm256_set1_epi16(1)));
            }
        }
        for (into, sum) in into.iter_mut().zip(sums) {
            let into = &mut into.as_chunks_mut::<OUTPUTS>().0[part];
            // SAFETY: `into` is eight `i32`, the size of a vector.
            unsafe { _mm256_storeu_si256(into.as_mut_ptr().cast(), sum) };
        }
    }
}

/// Bytes of a line of the cache.
const LINE: usize = 64;

/// Has `values` brought into the cache.
#[inline(always)]
pub(super) fn prefetch<T>(values: &[T]) {
    for at in (0..size_of_val(values)).step_by(LINE) {
        // SAFETY: nothing is read: an address that is not mapped is ignored.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(values.as_ptr().cast::<i8>().wrapping_add(at)) };
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
    fn prefetch<T>(self, values: &[T]) {
        prefetch(values);
    }

    #[inline(always)]
    fn coded_tile(self, queries: &[[i8; HIDDEN]], panel: &CodedPanel, into: &mut Tile) {
        let (some, single) = queries.as_chunks::<ROWS>();
        let (into_some, into_single) = into.split_at_mut(ROWS * some.len());
        // SAFETY: see above.
        unsafe {
            for (queries, into) in some.iter().zip(into_some.as_chunks_mut().0) {
                coded_tile(queries, panel, into);
            }
            for (query, into) in single.iter().zip(into_single) {
                coded_tile(from_ref(query), panel, from_mut(into));
            }
        }
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
    fn load_words(self, values: &[i16; LANES]) -> Pair {
        // SAFETY: see above; twice sixteen bytes are read.
        unsafe {
            [
                _mm256_cvtepi32_ps(_mm256_cvtepi16_epi32(_mm_loadu_si128(values.as_ptr().cast()))),
                _mm256_cvtepi32_ps(_mm256_cvtepi16_epi32(_mm_loadu_si128(
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
    fn larger(self, a: Pair, b: Pair) -> u16 {
        // SAFETY: see above.
        unsafe {
            let low = _mm256_movemask_ps(_mm256_cmp_ps::<_CMP_GT_OQ>(a[0], b[0]));
            let high = _mm256_movemask_ps(_mm256_cmp_ps::<_CMP_GT_OQ>(a[1], b[1]));
            (low | (high << (LANES / 2))) as u16
        }
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
