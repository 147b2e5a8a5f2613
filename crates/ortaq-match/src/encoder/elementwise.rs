//! Layer norm, GELU and the exponential, sixteen lanes at a time.

use super::isa::{Isa, LANES};
use crate::model::architecture::{HIDDEN, NORM_EPSILON};

/// Beyond this `Φ` is 0 or 1 as far as an activation of eight bits can tell.
const GELU_EDGE: f32 = 4.0;

/// `(Φ(x) − ½) / x` as a polynomial in `x²` for `|x| ≤ 4`, lowest power first: least squares,
/// reweighted towards the largest error of `x · Φ(x)`, which is 7·10⁻⁶.
const GELU_TERMS: [f32; 9] = [
    0.398_881_02,
    -0.066_323_63,
    0.009_815_8,
    -0.001_112_856,
    9.494_022e-5,
    -5.860_597_4e-6,
    2.440_843_3e-7,
    -6.066_900_8e-9,
    6.740_386e-11,
];

/// `x · Φ(x)`, the activation of the feed-forward layer (Hendrycks and Gimpel, 2016; the exact form).
#[inline(always)]
pub(crate) fn gelu<I: Isa>(isa: I, x: I::Vector) -> I::Vector {
    let inner = isa.min(isa.max(x, isa.splat(-GELU_EDGE)), isa.splat(GELU_EDGE));
    let square = isa.multiply(inner, inner);
    let (last, rest) = (GELU_TERMS[8], &GELU_TERMS[..8]);
    let mut sum = isa.splat(last);
    for term in rest.iter().rev() {
        sum = isa.multiply_add(sum, square, isa.splat(*term));
    }
    isa.multiply(x, isa.multiply_add(sum, inner, isa.splat(0.5)))
}

/// Below this the exponential is taken for the smallest number that it still gives, about 10⁻³⁸.
const EXP_LOWEST: f32 = -87.0;
/// Adding it rounds to an integer that stands in the low bits.
const ROUNDING: f32 = 12_582_912.0;
const EXPONENT_BIAS: f32 = 127.0;
/// `ln 2` in two parts, the first exact in few bits.
const LN2_HIGH: f32 = 0.693_359_4;
const LN2_LOW: f32 = -2.121_944_4e-4;
/// `eˣ` for `|x| ≤ ½ ln 2`: Taylor terms from the second power on.
const EXP_TERMS: [f32; 5] = [1.0 / 2.0, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0, 1.0 / 720.0];

/// `eˣ` for `x ≤ 0`, to about 10⁻⁷ relative.
#[inline(always)]
pub(crate) fn exp<I: Isa>(isa: I, x: I::Vector) -> I::Vector {
    let x = isa.max(x, isa.splat(EXP_LOWEST));
    let rounding = isa.splat(ROUNDING);
    let power = isa.subtract(
        isa.multiply_add(x, isa.splat(std::f32::consts::LOG2_E), rounding),
        rounding,
    );
    let rest = isa.multiply_add(power, isa.splat(-LN2_HIGH), x);
    let rest = isa.multiply_add(power, isa.splat(-LN2_LOW), rest);
    let mut sum = isa.splat(EXP_TERMS[4]);
    for term in EXP_TERMS[..4].iter().rev() {
        sum = isa.multiply_add(sum, rest, isa.splat(*term));
    }
    let one = isa.splat(1.0);
    let sum = isa.multiply_add(isa.multiply(rest, rest), sum, isa.add(rest, one));
    let exponent = isa.bits_to_exponent(isa.add(power, isa.splat(ROUNDING + EXPONENT_BIAS)));
    isa.multiply(sum, exponent)
}

/// Normalises a row to mean 0 and variance 1 (Ba et al., 2016); `norm` holds gains, then offsets.
#[inline(always)]
pub(crate) fn layer_norm<I: Isa>(isa: I, row: &mut [f32], norm: &[f32]) {
    let (gains, offsets) = norm.split_at(HIDDEN);
    let mut sum = isa.splat(0.0);
    for chunk in row.as_chunks::<LANES>().0 {
        sum = isa.add(sum, isa.load(chunk));
    }
    let mean = isa.splat(isa.reduce(sum, |a, b| a + b) / HIDDEN as f32);
    let mut squares = isa.splat(0.0);
    for chunk in row.as_chunks::<LANES>().0 {
        let centred = isa.subtract(isa.load(chunk), mean);
        squares = isa.multiply_add(centred, centred, squares);
    }
    let variance = isa.reduce(squares, |a, b| a + b) / HIDDEN as f32;
    let factor = isa.splat(1.0 / (variance + NORM_EPSILON).sqrt());
    let parameters = gains
        .as_chunks::<LANES>()
        .0
        .iter()
        .zip(offsets.as_chunks::<LANES>().0);
    for (chunk, (gain, offset)) in row.as_chunks_mut::<LANES>().0.iter_mut().zip(parameters) {
        let unit = isa.multiply(isa.subtract(isa.load(chunk), mean), factor);
        isa.store(isa.multiply_add(unit, isa.load(gain), isa.load(offset)), chunk);
    }
}
