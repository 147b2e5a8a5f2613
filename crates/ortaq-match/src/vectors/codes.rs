//! Two bits a dimension: rows coded for the coarse scan, and queries to hold against them.
//!
//! A dimension becomes one of four equally spaced levels, `-1.5`, `-0.5`, `0.5` and `1.5` times a step that suits values
//! spread as in a normal distribution (Max 1960), which those of vectors in the space of comparison are. The row's scale
//! makes the estimate of a dot product unbiased (as in RaBitQ, Gao and Long 2024): a row's product with itself comes
//! out right. What is lost is about 0.016 of a cosine in 384 dimensions, which scoring the best rows again makes good.

use crate::encoder::{CODE_BITS, CODED};
use crate::model::architecture::HIDDEN;
use crate::model::quantise_row;

/// Distance between two levels, in standard deviations, that loses least of normally distributed values.
const STEP: f64 = 0.9957;
/// Middle of the codes 0 to 3.
const MIDDLE: f32 = 1.5;

/// Codes `row` and returns its scale: `value ≈ scale · (code − 1.5)`.
pub(super) fn code(row: &[f32], into: &mut [u8; CODED]) -> f32 {
    // In 64 bits, because the squares of large values are beyond 32.
    let squares: f64 = row.iter().map(|&value| f64::from(value).powi(2)).sum();
    let step = STEP * (squares / row.len() as f64).sqrt();
    let mut product = 0.0;
    into.fill(0);
    for (place, values) in row.chunks_exact(CODED).enumerate() {
        for (byte, &value) in into.iter_mut().zip(values) {
            let value = f64::from(value);
            let code = u8::from(value >= -step) + u8::from(value >= 0.0) + u8::from(value >= step);
            product += value * (f64::from(code) - f64::from(MIDDLE));
            *byte |= code << (CODE_BITS * place);
        }
    }
    if product > 0.0 {
        (squares / product).min(f64::from(f32::MAX)) as f32
    } else {
        0.0
    }
}

/// Queries in bytes.
#[derive(Debug, Default)]
pub(super) struct Queries {
    pub(super) bytes: Vec<[i8; HIDDEN]>,
    /// For each query what its products with codes are too large by, because codes have [`MIDDLE`] for their zero.
    pub(super) excess: Vec<f32>,
}

impl Queries {
    /// Brings row-major `queries` into bytes. Their scales are dropped: they change no order of rows.
    pub(super) fn new(queries: &[f32]) -> Self {
        let mut all = Self::default();
        for query in queries.chunks_exact(HIDDEN) {
            let mut bytes = [0; HIDDEN];
            quantise_row(query, &mut bytes);
            let sum: i32 = bytes.iter().map(|&byte| i32::from(byte)).sum();
            all.bytes.push(bytes);
            all.excess.push(MIDDLE * sum as f32);
        }
        all
    }

    /// Number of queries.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Numbers;

    /// What codes and scale say a row is.
    fn decode(bytes: &[u8; CODED], scale: f32) -> Vec<f32> {
        let code = |at: usize| (bytes[at % CODED] >> (CODE_BITS * (at / CODED))) & 3;
        (0..HIDDEN)
            .map(|at| scale * (f32::from(code(at)) - MIDDLE))
            .collect()
    }

    fn dot(a: &[f32], b: &[f32]) -> f32 {
        a.iter().zip(b).map(|(a, b)| a * b).sum()
    }

    #[test]
    fn a_coded_row_points_where_the_row_does_and_its_product_with_it_is_right() {
        let mut numbers = Numbers::new(1);
        for _ in 0..50 {
            // Sums of a few numbers are spread nearly normally.
            let row: Vec<f32> = (0..HIDDEN).map(|_| numbers.many(8).iter().sum()).collect();
            let mut bytes = [0; CODED];
            let scale = code(&row, &mut bytes);
            let decoded = decode(&bytes, scale);
            assert!((dot(&decoded, &row) / dot(&row, &row) - 1.0).abs() < 1e-4);
            let cosine = dot(&decoded, &row) / (dot(&decoded, &decoded) * dot(&row, &row)).sqrt();
            assert!(cosine > 0.92, "{cosine}");
        }
    }

    #[test]
    fn scales_stay_finite_whatever_the_row() {
        let mut bytes = [0; CODED];
        assert_eq!(code(&[0.0; HIDDEN], &mut bytes), 0.0);
        let mut single = [0.0; HIDDEN];
        for value in [f32::MAX, f32::MIN, 1e-40, -1e-45] {
            single[7] = value;
            for row in [single, [value; HIDDEN]] {
                let scale = code(&row, &mut bytes);
                assert!(scale.is_finite() && scale >= 0.0, "{value}: {scale}");
            }
        }
        // Nearly all values just below the threshold: the scale would be twice the largest number.
        let mut row = [f32::MAX * 0.9; HIDDEN];
        row[0] = f32::MAX;
        assert!(code(&row, &mut bytes).is_finite());
    }

    #[test]
    fn products_of_queries_and_codes_come_out_right_when_their_excess_is_taken_off() {
        let mut numbers = Numbers::new(2);
        let (row, queries) = (numbers.many(HIDDEN), numbers.many(3 * HIDDEN));
        let mut bytes = [0; CODED];
        let scale = code(&row, &mut bytes);
        let decoded = decode(&bytes, scale);
        let coded = Queries::new(&queries);
        assert_eq!(coded.len(), 3);
        for (at, query) in queries.chunks_exact(HIDDEN).enumerate() {
            let codes = decoded.iter().map(|value| value / scale + MIDDLE);
            let product: f32 = coded.bytes[at]
                .iter()
                .zip(codes)
                .map(|(&q, c)| f32::from(q) * c)
                .sum();
            let largest = query
                .iter()
                .fold(0.0_f32, |largest, value| largest.max(value.abs()));
            let found = (product - coded.excess[at]) * scale * largest / 127.0;
            assert!(
                (found - dot(query, &decoded)).abs() < 0.1,
                "{found}, not {}",
                dot(query, &decoded)
            );
        }
    }
}
