//! Self-attention over the tokens of one sentence (Vaswani et al., 2017), in `f32`.

use super::isa::{Isa, LANES};
use super::linear::{lanes, lanes_mut};
use crate::model::architecture::{HEAD_WIDTH, HEADS, HIDDEN};

/// Width of a row that holds a token's query, key and value.
pub(crate) const QKV: usize = 3 * HIDDEN;
/// Queries that are worked on together.
const BLOCK: usize = 4;
const HALVES: usize = HEAD_WIDTH / LANES;

/// Buffers of the attention.
#[derive(Debug, Default)]
pub(crate) struct AttentionScratch {
    keys: Vec<f32>,
    weights: Vec<f32>,
}

/// Attends within one sentence: `qkv` has a row of [`QKV`] per token, `context` gets one of [`HIDDEN`].
#[inline(always)]
pub(crate) fn attend<I: Isa>(isa: I, qkv: &[f32], context: &mut [f32], scratch: &mut AttentionScratch) {
    let tokens = qkv.len() / QKV;
    let padded = tokens.next_multiple_of(LANES);
    scratch.keys.resize(HEAD_WIDTH * padded, 0.0);
    scratch.weights.resize(BLOCK * padded, 0.0);
    for head in 0..HEADS {
        let column = head * HEAD_WIDTH;
        transpose_keys(qkv, HIDDEN + column, padded, &mut scratch.keys);
        for first in (0..tokens).step_by(BLOCK) {
            // The last block repeats the last token instead of being shorter.
            let rows: [usize; BLOCK] = std::array::from_fn(|i| (first + i).min(tokens - 1));
            let queries = rows.map(|row| &qkv[row * QKV + column..][..HEAD_WIDTH]);
            score(isa, queries, padded, &scratch.keys, &mut scratch.weights);
            let mut totals = [0.0; BLOCK];
            for (total, weights) in totals.iter_mut().zip(scratch.weights.chunks_exact_mut(padded)) {
                *total = softmax(isa, weights, tokens);
            }
            let sums = mix(isa, &qkv[2 * HIDDEN + column..], tokens, padded, &scratch.weights);
            for ((row, total), sums) in rows.into_iter().zip(totals).zip(sums) {
                let factor = isa.splat(1.0 / total);
                for (half, sum) in sums.into_iter().enumerate() {
                    let into = lanes_mut(context, row * HIDDEN + column + half * LANES);
                    isa.store(isa.multiply(sum, factor), into);
                }
            }
        }
    }
}

#[inline(always)]
fn transpose_keys(qkv: &[f32], column: usize, padded: usize, keys: &mut [f32]) {
    for (token, row) in qkv.chunks_exact(QKV).enumerate() {
        for (dimension, value) in row[column..column + HEAD_WIDTH].iter().enumerate() {
            keys[dimension * padded + token] = *value;
        }
    }
}

/// Products of each query with every key.
#[inline(always)]
fn score<I: Isa>(isa: I, queries: [&[f32]; BLOCK], padded: usize, keys: &[f32], scores: &mut [f32]) {
    for start in (0..padded).step_by(LANES) {
        let mut sums = [isa.splat(0.0); BLOCK];
        for dimension in 0..HEAD_WIDTH {
            let key = isa.load(lanes(keys, dimension * padded + start));
            for (sum, query) in sums.iter_mut().zip(queries) {
                *sum = isa.multiply_add(isa.splat(query[dimension]), key, *sum);
            }
        }
        for (row, sum) in sums.into_iter().enumerate() {
            isa.store(sum, lanes_mut(scores, row * padded + start));
        }
    }
}

/// Turns the first `tokens` scores into unnormalised weights and returns their sum.
///
/// The padding gets weights of about 10⁻³⁸: too small to change the sum, whose largest term is 1.
#[inline(always)]
fn softmax<I: Isa>(isa: I, scores: &mut [f32], tokens: usize) -> f32 {
    scores[tokens..].fill(f32::MIN);
    let mut highest = isa.splat(f32::MIN);
    for chunk in scores.as_chunks::<LANES>().0 {
        highest = isa.max(highest, isa.load(chunk));
    }
    let highest = isa.splat(isa.reduce(highest, |a, b| if a > b { a } else { b }));
    let mut total = isa.splat(0.0);
    for chunk in scores.as_chunks_mut::<LANES>().0 {
        let weight = exp_of(isa, chunk, highest);
        total = isa.add(total, weight);
        isa.store(weight, chunk);
    }
    isa.reduce(total, |a, b| a + b)
}

#[inline(always)]
fn exp_of<I: Isa>(isa: I, scores: &[f32; LANES], highest: I::Vector) -> I::Vector {
    super::elementwise::exp(isa, isa.subtract(isa.load(scores), highest))
}

/// Values weighted by attention, for each query of a block.
#[inline(always)]
fn mix<I: Isa>(
    isa: I,
    values: &[f32],
    tokens: usize,
    padded: usize,
    weights: &[f32],
) -> [[I::Vector; HALVES]; BLOCK] {
    let mut sums = [[isa.splat(0.0); HALVES]; BLOCK];
    for token in 0..tokens {
        // Written out, because a closure would not take on the kernels' features.
        let value = [
            isa.load(lanes(values, token * QKV)),
            isa.load(lanes(values, token * QKV + LANES)),
        ];
        for (row, sums) in sums.iter_mut().enumerate() {
            let weight = isa.splat(weights[row * padded + token]);
            for (sum, value) in sums.iter_mut().zip(value) {
                *sum = isa.multiply_add(weight, value, *sum);
            }
        }
    }
    sums
}
