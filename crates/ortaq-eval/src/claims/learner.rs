//! Logistic regression with a calibrated output, by accelerated gradient descent on standardised inputs.
//!
//! Small on purpose: a few hundred inputs, some ten thousand lines, seconds. The result is one weight per raw input
//! and a bias, with the standardisation and the calibration (Platt 1999) folded in.

use ortaq_match::claims::scorer::Logistic;

/// Labelled lines as the learner sees them.
#[derive(Debug, Default, Clone)]
pub struct Table {
    /// Inputs, row-major.
    pub inputs: Vec<f32>,
    /// Inputs per line.
    pub width: usize,
    /// Labels.
    pub labels: Vec<bool>,
    /// How much a line counts.
    pub weights: Vec<f32>,
}

/// Which way an input may move the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaning {
    /// Only towards yes.
    Yes,
    /// Only towards no.
    No,
    /// Either way.
    Free,
}

/// What is known of the weights before learning.
#[derive(Debug, Clone, Copy)]
pub struct Prior {
    /// The first inputs' leanings: what must hold in languages that have no labels.
    pub leanings: &'static [Leaning],
    /// How strongly those inputs' weights are drawn to zero.
    pub first: f32,
    /// How strongly the weights of the rest are.
    pub rest: f32,
}

impl Prior {
    const NOTHING: Self = Self {
        leanings: &[],
        first: 0.0,
        rest: 0.0,
    };

    fn penalty(&self, input: usize) -> f32 {
        if input < self.leanings.len() {
            self.first
        } else {
            self.rest
        }
    }

    /// The nearest weights that lean as they may.
    fn project(&self, weights: &mut [f32]) {
        for (weight, leaning) in weights.iter_mut().zip(self.leanings) {
            *weight = match leaning {
                Leaning::Yes => weight.max(0.0),
                Leaning::No => weight.min(0.0),
                Leaning::Free => *weight,
            };
        }
    }
}

/// Parts of the cross-validation that the calibration is learnt from.
const FOLDS: usize = 5;
/// Steps of the descent; the loss moves in its fourth digit after them.
const STEPS: usize = 150;

impl Table {
    /// An empty table of `width` inputs.
    #[must_use]
    pub fn new(width: usize) -> Self {
        Self {
            width,
            ..Self::default()
        }
    }

    /// Adds a line.
    pub fn push(&mut self, inputs: impl Iterator<Item = f32>, label: bool, weight: f32) {
        self.inputs.extend(inputs);
        self.labels.push(label);
        self.weights.push(weight);
    }

    /// Lines in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// The inputs of a line.
    #[must_use]
    pub fn row(&self, at: usize) -> &[f32] {
        &self.inputs[at * self.width..(at + 1) * self.width]
    }

    /// The lines whose place `keep` wants.
    #[must_use]
    pub fn part(&self, keep: impl Fn(usize) -> bool) -> Self {
        let mut part = Self::new(self.width);
        for at in (0..self.len()).filter(|&at| keep(at)) {
            part.push(self.row(at).iter().copied(), self.labels[at], self.weights[at]);
        }
        part
    }
}

/// Learns a model and calibrates it on lines that each of [`FOLDS`] partial models has not seen.
#[must_use]
pub fn calibrated(table: &Table, prior: Prior) -> Logistic {
    let mut held_out = Table::new(1);
    for fold in 0..FOLDS {
        let model = fit(&table.part(|at| at % FOLDS != fold), prior);
        for at in (fold..table.len()).step_by(FOLDS) {
            held_out.push(
                std::iter::once(margin(&model, table.row(at))),
                table.labels[at],
                table.weights[at],
            );
        }
    }
    let rising = Prior {
        leanings: &[Leaning::Yes],
        ..Prior::NOTHING
    };
    let platt = fit(&held_out, rising);
    let slope = platt.weights[0];
    let raw = fit(table, prior);
    Logistic {
        bias: raw.bias * slope + platt.bias,
        weights: raw.weights.iter().map(|weight| weight * slope).collect(),
    }
}

/// The model before the logistic function.
#[must_use]
pub fn margin(model: &Logistic, inputs: &[f32]) -> f32 {
    model
        .weights
        .iter()
        .zip(inputs)
        .map(|(weight, input)| weight * input)
        .sum::<f32>()
        + model.bias
}

/// Nesterov's descent on the weighted mean log-loss with a ridge penalty, projected onto what the prior allows.
fn fit(table: &Table, prior: Prior) -> Logistic {
    let scale = Scale::of(table);
    let inputs = scale.standardised(table);
    let total: f32 = table.weights.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    let steepest = 0.25 * largest_curvature(&inputs, table, total) + prior.first.max(prior.rest);
    let step = 1.0 / steepest.max(1e-6);
    let mut weights = vec![0.0_f32; table.width + 1];
    let mut ahead = weights.clone();
    for turn in 0..STEPS {
        let gradient = gradient(&inputs, table, &ahead, total, prior);
        let mut next: Vec<f32> = ahead
            .iter()
            .zip(&gradient)
            .map(|(weight, slope)| weight - step * slope)
            .collect();
        prior.project(&mut next);
        let momentum = turn as f32 / (turn as f32 + 3.0);
        ahead = next
            .iter()
            .zip(&weights)
            .map(|(new, old)| new + momentum * (new - old))
            .collect();
        weights = next;
    }
    scale.unfold(&weights)
}

fn gradient(inputs: &[f32], table: &Table, weights: &[f32], total: f32, prior: Prior) -> Vec<f32> {
    let width = table.width;
    let mut gradient: Vec<f32> = (0..=width)
        .map(|at| {
            if at < width {
                prior.penalty(at) * weights[at]
            } else {
                0.0
            }
        })
        .collect();
    for (at, row) in inputs.chunks_exact(width).enumerate() {
        let sum: f32 = row
            .iter()
            .zip(weights)
            .map(|(input, weight)| input * weight)
            .sum::<f32>()
            + weights[width];
        let probability = 1.0 / (1.0 + (-sum).exp());
        let error = (probability - f32::from(u8::from(table.labels[at]))) * table.weights[at] / total;
        for (slope, input) in gradient.iter_mut().zip(row) {
            *slope += error * input;
        }
        gradient[width] += error;
    }
    gradient
}

/// The largest eigenvalue of the inputs' second moments, by power iteration, with room for its error.
fn largest_curvature(inputs: &[f32], table: &Table, total: f32) -> f32 {
    const TURNS: usize = 12;
    const ROOM: f32 = 1.1;
    let width = table.width;
    let mut direction = vec![1.0 / (width as f32).sqrt(); width];
    let mut value = 1.0_f32;
    for _ in 0..TURNS {
        let mut image = vec![0.0_f32; width];
        for (at, row) in inputs.chunks_exact(width).enumerate() {
            let along: f32 =
                row.iter().zip(&direction).map(|(a, b)| a * b).sum::<f32>() * table.weights[at] / total;
            for (sum, input) in image.iter_mut().zip(row) {
                *sum += along * input;
            }
        }
        value = image
            .iter()
            .map(|x| x * x)
            .sum::<f32>()
            .sqrt()
            .max(f32::MIN_POSITIVE);
        direction = image.into_iter().map(|x| x / value).collect();
    }
    // The constant input adds at most one.
    value.mul_add(ROOM, 1.0)
}

/// Mean and deviation of every input.
struct Scale {
    means: Vec<f32>,
    deviations: Vec<f32>,
}

impl Scale {
    fn of(table: &Table) -> Self {
        let count = table.len().max(1) as f64;
        let mut sums = vec![(0.0_f64, 0.0_f64); table.width];
        for at in 0..table.len() {
            for (sum, input) in sums.iter_mut().zip(table.row(at)) {
                let input = f64::from(*input);
                *sum = (sum.0 + input, sum.1 + input * input);
            }
        }
        // An input that never changes says nothing: an infinite deviation makes its weight zero.
        let deviation = |&(sum, squares): &(f64, f64)| {
            let variance = squares / count - (sum / count).powi(2);
            if variance > 1e-9 {
                variance.sqrt() as f32
            } else {
                f32::INFINITY
            }
        };
        Self {
            deviations: sums.iter().map(deviation).collect(),
            means: sums.iter().map(|(sum, _)| (sum / count) as f32).collect(),
        }
    }

    fn standardised(&self, table: &Table) -> Vec<f32> {
        let columns = || self.means.iter().zip(&self.deviations);
        let rows = table.inputs.chunks_exact(table.width);
        rows.flat_map(|row| {
            row.iter()
                .zip(columns())
                .map(|(input, (mean, deviation))| (input - mean) / deviation)
        })
        .collect()
    }

    fn unfold(&self, weights: &[f32]) -> Logistic {
        let raw: Vec<f32> = weights
            .iter()
            .zip(&self.deviations)
            .map(|(weight, deviation)| weight / deviation)
            .collect();
        let shift: f32 = raw
            .iter()
            .zip(&self.means)
            .map(|(weight, mean)| weight * mean)
            .sum();
        Logistic {
            bias: weights[self.means.len()] - shift,
            weights: raw,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Labels drawn with the probability that one input gives; another input is noise, a third constant.
    fn drawn() -> Table {
        let mut table = Table::new(3);
        let mut state = 7_u64;
        let mut random = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / (1_u64 << 24) as f32
        };
        for _ in 0..4_000 {
            let (signal, noise) = (random() * 4.0 - 2.0, random());
            let label = random() < 1.0 / (1.0 + (-2.0 * signal + 1.0).exp());
            table.push([signal, noise, 1.0].into_iter(), label, 1.0);
        }
        table
    }

    #[test]
    fn the_law_behind_the_labels_is_found() {
        let model = calibrated(
            &drawn(),
            Prior {
                first: 1e-4,
                ..Prior::NOTHING
            },
        );
        assert!((model.weights[0] - 2.0).abs() < 0.2, "{model:?}");
        assert!(
            model.weights[1].abs() < 0.3 && model.weights[2].abs() < f32::EPSILON,
            "{model:?}"
        );
        assert!((margin(&model, &[0.0, 0.5, 1.0]) + 1.0).abs() < 0.2, "{model:?}");
    }

    #[test]
    fn no_input_leans_the_way_it_may_not() {
        let prior = Prior {
            leanings: &[Leaning::No, Leaning::Yes, Leaning::Free],
            ..Prior::NOTHING
        };
        let model = calibrated(&drawn(), prior);
        assert!(model.weights[0] == 0.0 && model.weights[1] >= 0.0, "{model:?}");
    }

    #[test]
    fn a_table_without_lines_gives_a_model() {
        let prior = Prior {
            rest: 0.1,
            ..Prior::NOTHING
        };
        assert_eq!(calibrated(&Table::new(2), prior).weights, [0.0, 0.0]);
    }
}
