//! Gradient boosting of small regression trees.
//!
//! Friedman, "Greedy function approximation" (2001), with second-order leaf values and histograms as in Chen and
//! Guestrin, "XGBoost" (2016), and the histogram of the larger side by subtraction as in Ke et al., "LightGBM" (2017).
//! Deterministic: no sampling, ties go to the lower feature and threshold.

use ortaq_trees::{Ensemble, Split, Tree};

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

/// Training examples of a yes/no question: `features` row by row, each with its answer and its weight.
#[derive(Debug, Default)]
pub(crate) struct Examples {
    pub(crate) features: Vec<Vec<f32>>,
    pub(crate) answers: Vec<bool>,
    pub(crate) weights: Vec<f64>,
}

/// First and second derivative of the loss by an example's score.
pub(crate) type Slope = (f64, f64);

/// Cuts of one feature's range, at most; a feature takes at most this many values plus one.
const MAX_CUTS: usize = 255;
/// How far into the tails of a feature its cuts reach, in log-odds: 9 is one value in 8,000.
const TAILS: f64 = 9.0;

/// Grows an ensemble whose scores are log-odds.
pub(crate) fn train(examples: &Examples, settings: &Settings) -> Ensemble {
    let total: f64 = examples.weights.iter().sum();
    let positive: f64 = examples
        .answers
        .iter()
        .zip(&examples.weights)
        .filter(|(y, _)| **y)
        .map(|(_, w)| w)
        .sum();
    let bias = (positive.max(1e-9) / (total - positive).max(1e-9)).ln();
    grow(&examples.features, bias, settings, |scores| {
        let labelled = examples.answers.iter().zip(&examples.weights);
        scores
            .iter()
            .zip(labelled)
            .map(|(score, (answer, weight))| {
                let (first, second) = logistic(*score, *answer);
                (weight * first, weight * second)
            })
            .collect()
    })
}

/// The slope of a yes/no answer's cross-entropy where the score is log-odds.
pub(crate) fn logistic(score: f64, answer: bool) -> Slope {
    let p = 1.0 / (1.0 + (-score).exp());
    (p - f64::from(u8::from(answer)), p * (1.0 - p))
}

/// Grows an ensemble that follows the slopes which `slopes` finds at the scores so far.
pub(crate) fn grow(
    rows: &[impl AsRef<[f32]>],
    bias: f64,
    settings: &Settings,
    mut slopes: impl FnMut(&[f64]) -> Vec<Slope>,
) -> Ensemble {
    let binned = Binned::new(rows);
    let mut scores = vec![bias; rows.len()];
    let mut trees = Vec::with_capacity(settings.trees);
    for _ in 0..settings.trees {
        let grower = Grower {
            binned: &binned,
            slopes: &slopes(&scores),
            settings,
        };
        trees.push(grower.grow(&mut scores));
    }
    Ensemble {
        bias: bias as f32,
        trees,
    }
}

/// Features replaced by the number of the cut they lie below.
struct Binned {
    cuts: Vec<Vec<f32>>,
    /// Example by example.
    bins: Vec<u8>,
}

impl Binned {
    fn new(rows: &[impl AsRef<[f32]>]) -> Self {
        let count = rows.first().map_or(0, |row| row.as_ref().len());
        let cuts: Vec<Vec<f32>> = (0..count)
            .map(|feature| cuts(rows.iter().map(|row| row.as_ref()[feature]).collect()))
            .collect();
        let bin = |(value, cuts): (&f32, &Vec<f32>)| cuts.partition_point(|cut| cut < value) as u8;
        let bins = rows
            .iter()
            .flat_map(|row| row.as_ref().iter().zip(&cuts).map(bin))
            .collect();
        Self { cuts, bins }
    }

    fn row(&self, example: u32) -> &[u8] {
        let width = self.cuts.len();
        &self.bins[example as usize * width..(example as usize + 1) * width]
    }
}

/// Between all values where they are few; else at quantiles that lie evenly by their log-odds. A right answer is one candidate
/// of eighty and stands out by its features: cuts at even quantiles would leave all right answers in the last bin.
fn cuts(mut values: Vec<f32>) -> Vec<f32> {
    values.sort_by(f32::total_cmp);
    let mut distinct = values.clone();
    distinct.dedup();
    if distinct.len() <= MAX_CUTS + 1 {
        return distinct.windows(2).map(|w| f32::midpoint(w[0], w[1])).collect();
    }
    let mut quantiles: Vec<f32> = (0..MAX_CUTS)
        .map(|cut| {
            let log_odds = TAILS * (2.0 * cut as f64 / (MAX_CUTS - 1) as f64 - 1.0);
            let share = 1.0 / (1.0 + (-log_odds).exp());
            values[(share * (values.len() - 1) as f64) as usize]
        })
        .collect();
    quantiles.dedup();
    quantiles
}

/// Sums of slopes and number of examples.
type Sums = (f64, f64, usize);

/// For each feature, the sums of each of its bins.
type Histogram = Vec<[Sums; MAX_CUTS + 1]>;

struct Grower<'a> {
    binned: &'a Binned,
    slopes: &'a [Slope],
    settings: &'a Settings,
}

/// A leaf that may still be split.
struct Leaf {
    examples: Vec<u32>,
    histogram: Histogram,
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
        let all: Vec<u32> = (0..self.slopes.len() as u32).collect();
        let histogram = self.histogram(&all);
        let mut leaves = vec![self.leaf(all, histogram, None)];
        let mut splits: Vec<Split> = Vec::new();
        while leaves.len() < self.settings.leaves {
            let Some((at, chosen)) = best_leaf(&leaves) else {
                break;
            };
            let leaf = leaves.swap_remove(at);
            let (low, high): (Vec<u32>, Vec<u32>) = leaf
                .examples
                .iter()
                .partition(|&&i| usize::from(self.binned.row(i)[chosen.feature]) <= chosen.bin);
            let index = splits.len();
            splits.push(Split {
                feature: chosen.feature as u16,
                threshold: self.binned.cuts[chosen.feature][chosen.bin],
                low: 0,
                high: 0,
            });
            link(&mut splits, leaf.parent, index);
            let smaller = self.histogram(if low.len() < high.len() { &low } else { &high });
            let larger = subtract(leaf.histogram, &smaller);
            let (of_low, of_high) = if low.len() < high.len() {
                (smaller, larger)
            } else {
                (larger, smaller)
            };
            leaves.push(self.leaf(low, of_low, Some((index, false))));
            leaves.push(self.leaf(high, of_high, Some((index, true))));
        }
        let count = splits.len();
        let mut values = Vec::with_capacity(leaves.len());
        for (index, leaf) in leaves.iter().enumerate() {
            let (g, h) = leaf.examples.iter().fold((0.0, 0.0), |(g, h), &i| {
                let (a, b) = self.slopes[i as usize];
                (g + a, h + b)
            });
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

    fn leaf(&self, examples: Vec<u32>, histogram: Histogram, parent: Option<(usize, bool)>) -> Leaf {
        Leaf {
            best: self.best_split(&histogram, examples.len()),
            examples,
            histogram,
            parent,
        }
    }

    fn histogram(&self, examples: &[u32]) -> Histogram {
        let mut histogram = vec![[(0.0, 0.0, 0); MAX_CUTS + 1]; self.binned.cuts.len()];
        for &i in examples {
            let (a, b) = self.slopes[i as usize];
            for (bins, &bin) in histogram.iter_mut().zip(self.binned.row(i)) {
                let slot = &mut bins[usize::from(bin) & MAX_CUTS];
                *slot = (slot.0 + a, slot.1 + b, slot.2 + 1);
            }
        }
        histogram
    }

    fn best_split(&self, histogram: &Histogram, examples: usize) -> Option<Candidate> {
        if examples < 2 * self.settings.min_examples {
            return None;
        }
        let (g, h) = histogram
            .first()?
            .iter()
            .fold((0.0, 0.0), |(g, h), (a, b, _)| (g + a, h + b));
        let quality = |g: f64, h: f64| g * g / (h + self.settings.l2);
        let whole = quality(g, h);
        let mut best: Option<Candidate> = None;
        for (feature, bins) in histogram.iter().enumerate() {
            let (mut low_g, mut low_h, mut low_n) = (0.0, 0.0, 0);
            for (bin, (a, b, n)) in bins.iter().enumerate().take(self.binned.cuts[feature].len()) {
                (low_g, low_h, low_n) = (low_g + a, low_h + b, low_n + n);
                let enough =
                    low_n >= self.settings.min_examples && examples - low_n >= self.settings.min_examples;
                let gain = quality(low_g, low_h) + quality(g - low_g, h - low_h) - whole;
                if enough && gain > best.map_or(1e-6, |b| b.gain) {
                    best = Some(Candidate { gain, feature, bin });
                }
            }
        }
        best
    }
}

fn subtract(mut whole: Histogram, part: &Histogram) -> Histogram {
    for (whole, part) in whole.iter_mut().flatten().zip(part.iter().flatten()) {
        *whole = (whole.0 - part.0, whole.1 - part.1, whole.2 - part.2);
    }
    whole
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
