//! The network as its paper writes it, in plain `f32` loops: what the kernels are compared with.

use std::collections::BTreeMap;

use crate::model::architecture::{FEED_FORWARD, HEAD_WIDTH, HEADS, HIDDEN, LAYERS, NORM_EPSILON};

/// The unit vector of one sentence by upstream's own weights.
pub(super) fn vector(tensors: &BTreeMap<String, Vec<f32>>, ids: &[u32]) -> Vec<f32> {
    let tensor = |name: &str| tensors[name].as_slice();
    let row = |name: &str, row: usize| &tensors[name][row * HIDDEN..(row + 1) * HIDDEN];
    let mut states: Vec<Vec<f32>> = ids
        .iter()
        .enumerate()
        .map(|(position, &id)| {
            let word = row("embeddings.word_embeddings.weight", id as usize);
            let place = row("embeddings.position_embeddings.weight", position);
            let kind = row("embeddings.token_type_embeddings.weight", 0);
            (0..HIDDEN).map(|i| word[i] + place[i] + kind[i]).collect()
        })
        .collect();
    let norm = |states: &mut [Vec<f32>], name: &str| {
        let (gain, offset) = (tensor(&format!("{name}.weight")), tensor(&format!("{name}.bias")));
        states
            .iter_mut()
            .for_each(|state| layer_norm(state, gain, offset));
    };
    norm(&mut states, "embeddings.LayerNorm");
    for layer in 0..LAYERS {
        let linear = |inputs: &[Vec<f32>], name: &str| -> Vec<Vec<f32>> {
            let name = format!("encoder.layer.{layer}.{name}");
            let (weights, biases) = (tensor(&format!("{name}.weight")), tensor(&format!("{name}.bias")));
            inputs
                .iter()
                .map(|input| affine(input, weights, biases))
                .collect()
        };
        let [query, key, value] =
            ["query", "key", "value"].map(|part| linear(&states, &format!("attention.self.{part}")));
        let context = attention(&query, &key, &value);
        add(&mut states, &linear(&context, "attention.output.dense"));
        norm(
            &mut states,
            &format!("encoder.layer.{layer}.attention.output.LayerNorm"),
        );
        let mut inner = linear(&states, "intermediate.dense");
        inner
            .iter_mut()
            .flatten()
            .for_each(|x| *x *= normal_distribution(*x));
        assert_eq!(inner[0].len(), FEED_FORWARD);
        add(&mut states, &linear(&inner, "output.dense"));
        norm(&mut states, &format!("encoder.layer.{layer}.output.LayerNorm"));
    }
    let mut sum = vec![0.0; HIDDEN];
    states
        .iter()
        .for_each(|state| sum.iter_mut().zip(state).for_each(|(s, v)| *s += v));
    let length = sum.iter().map(|v| v * v).sum::<f32>().sqrt();
    sum.iter().map(|v| v / length).collect()
}

fn affine(input: &[f32], weights: &[f32], biases: &[f32]) -> Vec<f32> {
    let rows = weights.chunks_exact(input.len()).zip(biases);
    rows.map(|(row, bias)| bias + row.iter().zip(input).map(|(w, x)| w * x).sum::<f32>())
        .collect()
}

fn add(states: &mut [Vec<f32>], more: &[Vec<f32>]) {
    for (state, more) in states.iter_mut().zip(more) {
        state.iter_mut().zip(more).for_each(|(s, m)| *s += m);
    }
}

fn layer_norm(state: &mut [f32], gain: &[f32], offset: &[f32]) {
    let mean = state.iter().sum::<f32>() / HIDDEN as f32;
    let variance = state.iter().map(|v| (v - mean) * (v - mean)).sum::<f32>() / HIDDEN as f32;
    let factor = 1.0 / (variance + NORM_EPSILON).sqrt();
    for (value, (gain, offset)) in state.iter_mut().zip(gain.iter().zip(offset)) {
        *value = (*value - mean) * factor * gain + offset;
    }
}

fn attention(query: &[Vec<f32>], key: &[Vec<f32>], value: &[Vec<f32>]) -> Vec<Vec<f32>> {
    let mut context = vec![vec![0.0; HIDDEN]; query.len()];
    for head in 0..HEADS {
        let part = head * HEAD_WIDTH..(head + 1) * HEAD_WIDTH;
        for (query, context) in query.iter().zip(&mut context) {
            let dot = |key: &Vec<f32>| -> f32 {
                query[part.clone()]
                    .iter()
                    .zip(&key[part.clone()])
                    .map(|(a, b)| a * b)
                    .sum()
            };
            let weights: Vec<f32> = key
                .iter()
                .map(|k| (dot(k) / (HEAD_WIDTH as f32).sqrt()).exp())
                .collect();
            let total: f32 = weights.iter().sum();
            for (weight, value) in weights.iter().zip(value) {
                for (into, value) in context[part.clone()].iter_mut().zip(&value[part.clone()]) {
                    *into += weight / total * value;
                }
            }
        }
    }
    context
}

/// `Φ(x)` by Simpson's rule on the density: slow, and right to about 10⁻⁹.
pub(super) fn normal_distribution(x: f32) -> f32 {
    const STEPS: i32 = 64;
    let x = f64::from(x).clamp(-9.0, 9.0);
    let density = |t: f64| (-t * t / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
    let step = x / f64::from(STEPS);
    let inner: f64 = (1..STEPS)
        .map(|i| if i % 2 == 1 { 4.0 } else { 2.0 } * density(f64::from(i) * step))
        .sum();
    (0.5 + step / 3.0 * (density(0.0) + inner + density(x))) as f32
}
