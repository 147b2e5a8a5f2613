//! Kernels for processors with AVX-512 and its dot products of bytes (VNNI).
#![allow(unsafe_code)]

use std::arch::x86_64::*;
use std::array::{from_fn, from_mut, from_ref};

use super::avx2::prefetch;
use super::isa::{CODE_BITS, CODED, CODES, CodedPanel, Isa, Job, LANES, TILE_ROWS, Tile};
use crate::model::architecture::HIDDEN;
use crate::model::{DEPTH, PANEL};

/// Bytes of weights that one step of a panel takes.
const STEP: usize = PANEL * DEPTH;
const HALVES: usize = PANEL / LANES;
/// Queries that go through coded rows together where they do not fill a tile.
const SOME_ROWS: usize = 4;

/// Proof that this processor has AVX-512 F, BW, VL, DQ and VNNI.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Avx512(());

impl Avx512 {
    /// Looks at the processor.
    pub(crate) fn detect() -> Option<Self> {
        let present = is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512vl")
            && is_x86_feature_detected!("avx512dq")
            && is_x86_feature_detected!("avx512vnni")
            && is_x86_feature_detected!("fma");
        present.then_some(Self(()))
    }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,fma")]
fn run_with_features<J: Job>(isa: Avx512, job: J) -> J::Output {
    job.run(isa)
}

/// The tile of `ROWS` rows. Not inlined: the four layers share it, and a call costs nothing beside it.
#[inline(never)]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,fma")]
fn tile<const ROWS: usize>(activations: &[u8], inputs: usize, panel: &[i8], into: &mut Tile) {
    assert!(
        activations.len() >= ROWS * inputs && panel.len() >= PANEL * inputs && inputs.is_multiple_of(DEPTH)
    );
    let mut sums = [[_mm512_setzero_si512(); HALVES]; ROWS];
    let (activations, panel) = (activations.as_ptr(), panel.as_ptr());
    for group in 0..inputs / DEPTH {
        // SAFETY: `group · STEP + STEP ≤ PANEL · inputs`, the least length of the panel (asserted above).
        let weights = unsafe {
            let start = panel.add(group * STEP);
            [
                _mm512_loadu_si512(start.cast()),
                _mm512_loadu_si512(start.add(STEP / HALVES).cast()),
            ]
        };
        for (row, sums) in sums.iter_mut().enumerate() {
            // SAFETY: `row · inputs + group · DEPTH + DEPTH ≤ ROWS · inputs`, the least length of the
            // activations (asserted above); the read need not be aligned.
            let four = unsafe {
                activations
                    .add(row * inputs + group * DEPTH)
                    .cast::<i32>()
                    .read_unaligned()
            };
            let four = _mm512_set1_epi32(four);
            for (sum, weights) in sums.iter_mut().zip(weights) {
                *sum = _mm512_dpbusd_epi32(*sum, four, weights);
            }
        }
    }
    for (into, sums) in into.iter_mut().zip(sums) {
        for (into, sum) in into.as_chunks_mut::<LANES>().0.iter_mut().zip(sums) {
            // SAFETY: `into` is sixteen `i32`, the size of a vector.
            unsafe { _mm512_storeu_si512(into.as_mut_ptr().cast(), sum) };
        }
    }
}

/// The tile of `ROWS` queries, `PLACES` places of each byte at a time: few queries need several to keep the processor busy.
///
/// Codes are masked where they stand in their byte; the sums of place `p` come out 4 to the power of `p` too large, and
/// are shifted instead of the codes.
#[inline(never)]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,fma")]
fn coded_tile<const ROWS: usize, const PLACES: usize>(
    queries: &[[i8; HIDDEN]; ROWS],
    panel: &CodedPanel,
    into: &mut [[i32; PANEL]; ROWS],
) {
    *into = [[0; PANEL]; ROWS];
    for first in (0..CODES).step_by(PLACES) {
        let masks: [__m512i; PLACES] = from_fn(|place| _mm512_set1_epi8(3 << (CODE_BITS * (first + place))));
        let mut sums = [[[_mm512_setzero_si512(); HALVES]; PLACES]; ROWS];
        for (group, codes) in panel.as_chunks::<STEP>().0.iter().enumerate() {
            // SAFETY: the two vectors are the `STEP` bytes of `codes`.
            let codes = unsafe {
                [
                    _mm512_loadu_si512(codes.as_ptr().cast()),
                    _mm512_loadu_si512(codes.as_ptr().add(STEP / HALVES).cast()),
                ]
            };
            for (place, mask) in masks.into_iter().enumerate() {
                let codes = codes.map(|codes| _mm512_and_si512(codes, mask));
                for (query, sums) in queries.iter().zip(&mut sums) {
                    let four = query.as_chunks::<DEPTH>().0[(first + place) * (CODED / DEPTH) + group];
                    let four = _mm512_set1_epi32(i32::from_ne_bytes(four.map(i8::cast_unsigned)));
                    for (sum, codes) in sums[place].iter_mut().zip(codes) {
                        *sum = _mm512_dpbusd_epi32(*sum, codes, four);
                    }
                }
            }
        }
        for (into, sums) in into.iter_mut().zip(sums) {
            for (place, sums) in sums.into_iter().enumerate() {
                let shift = _mm_cvtsi32_si128((CODE_BITS * (first + place)) as i32);
                for (into, sum) in into.as_chunks_mut::<LANES>().0.iter_mut().zip(sums) {
                    // SAFETY: `into` is sixteen `i32`, the size of a vector.
                    unsafe {
                        let into = into.as_mut_ptr().cast();
                        let sum = _mm512_sra_epi32(sum, shift);
                        _mm512_storeu_si512(into, _mm512_add_epi32(_mm512_loadu_si512(into), sum));
                    }
                }
            }
        }
    }
}

// SAFETY of every block below: an `Avx512` exists only where `detect` has found the features, and the
// references passed to loads and stores cover sixteen lanes.
impl Isa for Avx512 {
    type Vector = __m512;

    #[inline(always)]
    fn run<J: Job>(self, job: J) -> J::Output {
        // SAFETY: see above.
        unsafe { run_with_features(self, job) }
    }

    #[inline(always)]
    fn tile(self, rows: usize, activations: &[u8], inputs: usize, panel: &[i8], into: &mut Tile) {
        // SAFETY: see above; `tile` itself checks the lengths.
        unsafe {
            match rows {
                0 => {}
                1 => tile::<1>(activations, inputs, panel, into),
                2 => tile::<2>(activations, inputs, panel, into),
                3 => tile::<3>(activations, inputs, panel, into),
                4 => tile::<4>(activations, inputs, panel, into),
                5 => tile::<5>(activations, inputs, panel, into),
                6 => tile::<6>(activations, inputs, panel, into),
                7 => tile::<7>(activations, inputs, panel, into),
                8 => tile::<8>(activations, inputs, panel, into),
                9 => tile::<9>(activations, inputs, panel, into),
                10 => tile::<10>(activations, inputs, panel, into),
                11 => tile::<11>(activations, inputs, panel, into),
                _ => tile::<TILE_ROWS>(activations, inputs, panel, into),
            }
        }
    }

    #[inline(always)]
    fn prefetch<T>(self, values: &[T]) {
        prefetch(values);
    }

    #[inline(always)]
    fn coded_tile(self, queries: &[[i8; HIDDEN]], panel: &CodedPanel, into: &mut Tile) {
        let (whole, rest) = queries.as_chunks::<TILE_ROWS>();
        let (some, single) = rest.as_chunks::<SOME_ROWS>();
        // SAFETY: see above.
        unsafe {
            for queries in whole {
                coded_tile::<TILE_ROWS, 1>(queries, panel, into);
            }
            let (into_some, into_single) = into.split_at_mut(SOME_ROWS * some.len());
            for (queries, into) in some.iter().zip(into_some.as_chunks_mut().0) {
                coded_tile::<SOME_ROWS, 2>(queries, panel, into);
            }
            for (query, into) in single.iter().zip(into_single) {
                coded_tile::<1, CODES>(from_ref(query), panel, from_mut(into));
            }
        }
    }

    #[inline(always)]
    fn splat(self, value: f32) -> __m512 {
        // SAFETY: see above.
        unsafe { _mm512_set1_ps(value) }
    }

    #[inline(always)]
    fn load(self, values: &[f32; LANES]) -> __m512 {
        // SAFETY: see above.
        unsafe { _mm512_loadu_ps(values.as_ptr()) }
    }

    #[inline(always)]
    fn store(self, vector: __m512, into: &mut [f32; LANES]) {
        // SAFETY: see above.
        unsafe { _mm512_storeu_ps(into.as_mut_ptr(), vector) }
    }

    #[inline(always)]
    fn load_integers(self, values: &[i32; LANES]) -> __m512 {
        // SAFETY: see above.
        unsafe { _mm512_cvtepi32_ps(_mm512_loadu_si512(values.as_ptr().cast())) }
    }

    #[inline(always)]
    fn load_bytes(self, values: &[i8; LANES]) -> __m512 {
        // SAFETY: see above; sixteen bytes are read.
        unsafe { _mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(_mm_loadu_si128(values.as_ptr().cast()))) }
    }

    #[inline(always)]
    fn load_words(self, values: &[i16; LANES]) -> __m512 {
        // SAFETY: see above; thirty-two bytes are read.
        unsafe { _mm512_cvtepi32_ps(_mm512_cvtepi16_epi32(_mm256_loadu_si256(values.as_ptr().cast()))) }
    }

    #[inline(always)]
    fn add(self, a: __m512, b: __m512) -> __m512 {
        // SAFETY: see above.
        unsafe { _mm512_add_ps(a, b) }
    }

    #[inline(always)]
    fn subtract(self, a: __m512, b: __m512) -> __m512 {
        // SAFETY: see above.
        unsafe { _mm512_sub_ps(a, b) }
    }

    #[inline(always)]
    fn multiply(self, a: __m512, b: __m512) -> __m512 {
        // SAFETY: see above.
        unsafe { _mm512_mul_ps(a, b) }
    }

    #[inline(always)]
    fn multiply_add(self, a: __m512, b: __m512, c: __m512) -> __m512 {
        // SAFETY: see above.
        unsafe { _mm512_fmadd_ps(a, b, c) }
    }

    #[inline(always)]
    fn min(self, a: __m512, b: __m512) -> __m512 {
        // SAFETY: see above.
        unsafe { _mm512_min_ps(a, b) }
    }

    #[inline(always)]
    fn max(self, a: __m512, b: __m512) -> __m512 {
        // SAFETY: see above.
        unsafe { _mm512_max_ps(a, b) }
    }

    #[inline(always)]
    fn larger(self, a: __m512, b: __m512) -> u16 {
        // SAFETY: see above.
        unsafe { _mm512_cmp_ps_mask::<_CMP_GT_OQ>(a, b) }
    }

    #[inline(always)]
    fn bits_to_exponent(self, a: __m512) -> __m512 {
        // SAFETY: see above.
        unsafe { _mm512_castsi512_ps(_mm512_slli_epi32::<23>(_mm512_castps_si512(a))) }
    }

    #[inline(always)]
    fn to_bytes(self, a: __m512, into: &mut [u8; LANES]) {
        // SAFETY: see above; sixteen bytes are written.
        unsafe {
            let bytes = _mm512_cvtusepi32_epi8(_mm512_cvtps_epi32(a));
            _mm_storeu_si128(into.as_mut_ptr().cast(), bytes);
        }
    }
}
