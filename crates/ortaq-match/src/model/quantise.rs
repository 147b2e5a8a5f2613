//! From `f32` weights to `i8` weights per output channel, in the order in which the kernels read them.

/// Outputs that a kernel computes together; every layer's width is a multiple of it.
pub(crate) const PANEL: usize = 32;
/// Inputs that one dot-product instruction takes per output.
pub(crate) const DEPTH: usize = 4;

/// Largest magnitude of a quantised weight.
const LARGEST: f32 = 127.0;

/// A layer's weights, quantised.
///
/// `packed` runs panel by panel: for each `DEPTH` inputs, `PANEL` outputs, each with its `DEPTH` weights.
#[derive(Debug, Default)]
pub(crate) struct QuantisedLinear {
    pub(crate) packed: Vec<i8>,
    pub(crate) scales: Vec<f32>,
    /// Sum of each output's quantised weights: what the activations' offset is multiplied by.
    pub(crate) sums: Vec<f32>,
}

/// Quantises row-major `weights` of shape `[outputs, inputs]`.
///
/// `outputs` must be a multiple of [`PANEL`], `inputs` of [`DEPTH`].
pub(crate) fn quantise_linear(weights: &[f32], inputs: usize) -> QuantisedLinear {
    let outputs = weights.len() / inputs;
    let mut result = QuantisedLinear {
        packed: vec![0; weights.len()],
        ..QuantisedLinear::default()
    };
    let mut row = vec![0i8; inputs];
    for (output, weights) in weights.chunks_exact(inputs).enumerate() {
        result.scales.push(quantise_row(weights, &mut row));
        result
            .sums
            .push(row.iter().map(|&q| i32::from(q)).sum::<i32>() as f32);
        let panel = &mut result.packed[output / PANEL * PANEL * inputs..];
        for (group, four) in row.as_chunks::<DEPTH>().0.iter().enumerate() {
            let at = (group * PANEL + output % PANEL) * DEPTH;
            panel[at..at + DEPTH].copy_from_slice(four);
        }
    }
    debug_assert_eq!(outputs % PANEL, 0);
    result
}

/// Quantises one row symmetrically and returns its scale: `value ≈ scale · quantised`.
pub(crate) fn quantise_row(values: &[f32], into: &mut [i8]) -> f32 {
    let largest = values.iter().fold(0f32, |largest, v| largest.max(v.abs()));
    if largest == 0.0 || !largest.is_finite() {
        into.fill(0);
        return 0.0;
    }
    let scale = largest / LARGEST;
    for (quantised, value) in into.iter_mut().zip(values) {
        *quantised = (value / scale).round_ties_even() as i8;
    }
    scale
}
