//! Gradient boosting of small regression trees for yes/no questions, with weights.
//!
//! Friedman, "Greedy function approximation" (2001), with second-order leaf values and histograms as in Chen and
//! Guestrin, "XGBoost" (2016). Deterministic: no sampling, ties go to the lower feature and threshold.

use ortaq_sources::html::model::{BlockModel, Split, Tree};

/// How an ensemble is grown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settings {
    pub(crate) trees: usize,
    /// Leaves of one tree.
    pub(crate) leaves: usize,
    /// How far each tree moves the scores.
    pub(crate) rate: f64,
    /// Added to the second derivatives: small leaves move less.
    pub(crate) l2: f64,
    /// Examples a leaf must hold.
    pub(crate) min_examples: usize,
}

/// Training examples: `features` row by row, each with its answer and its weight.
#[derive(Debug, Default)]
pub(crate) struct Examples {
    pub(crate) features: Vec<Vec<f32>>,
    pub(crate) answers: Vec<bool>,
    pub(crate) weights: Vec<f64>,
}

/// Cuts of one feature's range, at most; a feature takes at most this many values plus one.
const MAX_CUTS: usize = 63;

/// Grows an ensemble.
pub(crate) fn train(examples: &Examples, settings: &Settings) -> BlockModel {
    let binned = Binned::new(&examples.features);
    let total: f64 = examples.weights.iter().sum();
    let positive: f64 = examples
        .answers
        .iter()
        .zip(&examples.weights)
        .filter(|(y, _)| **y)
        .map(|(_, w)| w)
        .sum();
    let bias = (positive.max(1e-9) / (total - positive).max(1e-9)).ln();
    let mut scores = vec![bias; examples.answers.len()];
    let mut trees = Vec::with_capacity(settings.trees);
    for _ in 0..settings.trees {
        let gradients: Vec<(f64, f64)> = scores
            .iter()
            .zip(examples.answers.iter().zip(&examples.weights))
            .map(|(score, (answer, weight))| {
                let p = 1.0 / (1.0 + (-score).exp());
                let y = if *answer { 1.0 } else { 0.0 };
                (weight * (p - y), weight * p * (1.0 - p))
            })
            .collect();
        trees.push(
            Grower {
                binned: &binned,
                gradients: &gradients,
                settings,
            }
            .grow(&mut scores),
        );
    }
    BlockModel {
        bias: bias as f32,
        trees,
    }
}

/// Features replaced by the number of the cut they lie below.
struct Binned {
    cuts: Vec<Vec<f32>>,
    /// Feature by feature, then example by example.
    bins: Vec<Vec<u8>>,
}

impl Binned {
    fn new(rows: &[Vec<f32>]) -> Self {
        let count = rows.first().map_or(0, Vec::len);
        let mut cuts = Vec::with_capacity(count);
        let mut bins = Vec::with_capacity(count);
        for feature in 0..count {
            let mut values: Vec<f32> = rows.iter().map(|r| r[feature]).collect();
            values.sort_by(f32::total_cmp);
            let mut distinct = values.clone();
            distinct.dedup();
            let own: Vec<f32> = if distinct.len() <= MAX_CUTS + 1 {
                distinct.windows(2).map(|w| f32::midpoint(w[0], w[1])).collect()
            } else {
                let mut quantiles: Vec<f32> = (1..=MAX_CUTS)
                    .map(|q| values[q * values.len() / (MAX_CUTS + 1)])
                    .collect();
                quantiles.dedup();
                quantiles
            };
            bins.push(
                rows.iter()
                    .map(|r| own.partition_point(|cut| *cut < r[feature]) as u8)
                    .collect(),
            );
            cuts.push(own);
        }
        Self { cuts, bins }
    }
}

struct Grower<'a> {
    binned: &'a Binned,
    gradients: &'a [(f64, f64)],
    settings: &'a Settings,
}

/// A leaf that may still be split.
struct Leaf {
    examples: Vec<u32>,
    best: Option<Candidate>,
    /// The split above it and whether it is its high side.
    parent: Option<(usize, bool)>,
}

#[derive(Clone, Copy)]
struct Candidate {
    gain: f64,
    feature: usize,
    bin: usize,
}

impl Grower<'_> {
    /// Grows one tree, the best leaf first, and adds its values to `scores`.
    fn grow(&self, scores: &mut [f64]) -> Tree {
        let all: Vec<u32> = (0..self.gradients.len() as u32).collect();
        let best = self.best_split(&all);
        let mut leaves = vec![Leaf {
            examples: all,
            best,
            parent: None,
        }];
        let mut splits: Vec<Split> = Vec::new();
        while leaves.len() < self.settings.leaves {
            let Some((at, chosen)) = best_leaf(&leaves) else {
                break;
            };
            let leaf = leaves.swap_remove(at);
            let bins = &self.binned.bins[chosen.feature];
            let (low, high): (Vec<u32>, Vec<u32>) = leaf
                .examples
                .iter()
                .partition(|&&i| usize::from(bins[i as usize]) <= chosen.bin);
            let index = splits.len();
            let threshold = self.binned.cuts[chosen.feature][chosen.bin];
            splits.push(Split {
                feature: chosen.feature as u16,
                threshold,
                low: 0,
                high: 0,
            });
            link(&mut splits, leaf.parent, index);
            for (examples, is_high) in [(low, false), (high, true)] {
                let best = self.best_split(&examples);
                leaves.push(Leaf {
                    examples,
                    best,
                    parent: Some((index, is_high)),
                });
            }
        }
        let count = splits.len();
        let mut values = Vec::with_capacity(leaves.len());
        for (index, leaf) in leaves.iter().enumerate() {
            let (g, h) = self.sum(&leaf.examples);
            let value = -self.settings.rate * g / (h + self.settings.l2);
            leaf.examples.iter().for_each(|&i| scores[i as usize] += value);
            link(&mut splits, leaf.parent, count + index);
            values.push(((value * 1e5).round() / 1e5) as f32);
        }
        Tree {
            splits,
            leaves: values,
        }
    }

    fn sum(&self, examples: &[u32]) -> (f64, f64) {
        examples.iter().fold((0.0, 0.0), |(g, h), &i| {
            let (a, b) = self.gradients[i as usize];
            (g + a, h + b)
        })
    }

    fn best_split(&self, examples: &[u32]) -> Option<Candidate> {
        if examples.len() < 2 * self.settings.min_examples {
            return None;
        }
        let (g, h) = self.sum(examples);
        let quality = |g: f64, h: f64| g * g / (h + self.settings.l2);
        let whole = quality(g, h);
        let mut best: Option<Candidate> = None;
        for (feature, bins) in self.binned.bins.iter().enumerate() {
            let mut histogram = [(0.0, 0.0, 0usize); MAX_CUTS + 1];
            for &i in examples {
                let slot = &mut histogram[usize::from(bins[i as usize])];
                let (a, b) = self.gradients[i as usize];
                *slot = (slot.0 + a, slot.1 + b, slot.2 + 1);
            }
            let (mut low_g, mut low_h, mut low_n) = (0.0, 0.0, 0);
            for (bin, (a, b, n)) in histogram.iter().enumerate().take(self.binned.cuts[feature].len()) {
                (low_g, low_h, low_n) = (low_g + a, low_h + b, low_n + n);
                let enough = low_n >= self.settings.min_examples
                    && examples.len() - low_n >= self.settings.min_examples;
                let gain = quality(low_g, low_h) + quality(g - low_g, h - low_h) - whole;
                if enough && gain > best.map_or(1e-6, |b| b.gain) {
                    best = Some(Candidate { gain, feature, bin });
                }
            }
        }
        best
    }
}

fn best_leaf(leaves: &[Leaf]) -> Option<(usize, Candidate)> {
    let candidates = leaves
        .iter()
        .enumerate()
        .filter_map(|(i, leaf)| leaf.best.map(|b| (i, b)));
    candidates.max_by(|a, b| a.1.gain.total_cmp(&b.1.gain))
}

/// Lets the split above point to a node.
fn link(splits: &mut [Split], parent: Option<(usize, bool)>, node: usize) {
    if let Some((index, is_high)) = parent {
        let split = &mut splits[index];
        *(if is_high { &mut split.high } else { &mut split.low }) = node as u16;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learns_a_question_that_needs_two_features() {
        let mut examples = Examples::default();
        for i in 0..400u32 {
            let (a, b) = ((i % 20) as f32, (i / 20) as f32);
            examples.features.push(vec![a, b]);
            examples.answers.push((a > 9.0) != (b > 9.0));
            examples.weights.push(1.0 + f64::from(i % 3));
        }
        let settings = Settings {
            trees: 40,
            leaves: 4,
            rate: 0.3,
            l2: 1.0,
            min_examples: 5,
        };
        let model = train(&examples, &settings);
        let right = examples
            .features
            .iter()
            .zip(&examples.answers)
            .filter(|(f, y)| (model.score(f) > 0.0) == **y);
        assert!(right.count() >= 396);
        assert_eq!(train(&examples, &settings), model, "training is deterministic");
    }
}
