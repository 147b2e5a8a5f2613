//! Training of the identification model: a pure function from labelled lines to the model's bytes.
//!
//! Multinomial logistic regression over the hashed features, by AdaGrad, one model per script, deterministic for one
//! input order. Each pass shows every line in another dress (capitals, no diacritics, a few words of it, ...; see
//! [`dress`]). The probabilities are then calibrated (Platt/temperature scaling, Guo et al. 2017) on lines that a first
//! model of the same kind was not trained on.

mod calibrate;
mod dress;
mod respell;

use super::classes::{self, CLASSES};
use super::features;
use super::model::{CALIBRATION, ClassProbabilities, MAGIC, SCRIPTS, softmax};
use crate::language::{Language, Script};

pub use respell::other_alphabets;

/// A line that is wrong with less probability than this teaches nothing more; skipping it halves the time.
const SETTLED: f32 = 0.02;

/// A line and what it is written in.
#[derive(Clone, Debug)]
pub struct Example {
    /// The line.
    pub text: String,
    /// Its variety as ISO 639-3 code (`azj`, `crh`, `deu`): which of the "other" languages it is matters for training.
    pub variety: String,
}

impl Example {
    /// The label that identification should give.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::from_code(&self.variety)
    }
}

/// Sizes and rates; the defaults made the model that is shipped.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// log₂ of the hash buckets for Latin, Cyrillic, Arabic.
    pub rows_log2: [u32; 3],
    /// Passes over the lines.
    pub passes: usize,
    /// AdaGrad's step.
    pub rate: f32,
    /// Lines per pass that each class gets at least, by repetition.
    pub least_lines: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            rows_log2: [16, 15, 13],
            passes: 4,
            rate: 0.5,
            least_lines: 2500,
        }
    }
}

/// Trains on `examples` and returns the bytes that [`super::Model::from_bytes`] reads.
#[must_use]
pub fn train(examples: &[Example], settings: &Settings) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    for (index, script) in SCRIPTS.into_iter().enumerate() {
        let lines: Vec<Line<'_>> = examples
            .iter()
            .filter_map(|example| Line::of(example, script))
            .collect();
        let (kept, held_out): (Vec<_>, Vec<_>) = lines.iter().enumerate().partition(|(at, _)| at % 8 != 0);
        let strip = |part: Vec<(usize, &Line<'_>)>| -> Vec<(usize, String)> {
            part.into_iter()
                .map(|(_, line)| (line.class, line.example.text.clone()))
                .collect()
        };
        let trial = Table::fit(
            script,
            settings,
            settings.rows_log2[index],
            kept.into_iter().map(|(_, line)| *line),
        );
        let sharpness = calibrate::fit(&trial, script, &strip(held_out));
        let table = Table::fit(script, settings, settings.rows_log2[index], lines.iter().copied());
        table.write(sharpness, &mut bytes);
    }
    bytes
}

/// An example that teaches one class of one script.
#[derive(Clone, Copy)]
struct Line<'a> {
    example: &'a Example,
    class: usize,
}

impl<'a> Line<'a> {
    fn of(example: &'a Example, script: Script) -> Option<Self> {
        if super::reading_script(&example.text) != script {
            return None;
        }
        Some(Self {
            example,
            class: classes::of_variety(script, &example.variety)?,
        })
    }
}

/// Weights in training, and the squared gradients that AdaGrad keeps for each.
struct Table {
    weights: Vec<f32>,
    squares: Vec<f32>,
    bias: ClassProbabilities,
    bias_squares: ClassProbabilities,
    rows_log2: u32,
    used: usize,
}

impl Table {
    fn fit<'a>(
        script: Script,
        settings: &Settings,
        rows_log2: u32,
        lines: impl Iterator<Item = Line<'a>>,
    ) -> Self {
        let lines: Vec<Line<'a>> = lines.collect();
        let mut table = Self {
            weights: vec![0.0; CLASSES << rows_log2],
            squares: vec![1e-6; CLASSES << rows_log2],
            bias: [0.0; CLASSES],
            bias_squares: [1e-6; CLASSES],
            rows_log2,
            used: classes::of_script(script).len(),
        };
        let mut chance = Chance::new(0x6f72_7461_7131 + u64::from(rows_log2));
        let mut rows = Vec::new();
        for pass in 0..settings.passes {
            let mut order = schedule(&lines, settings.least_lines);
            chance.shuffle(&mut order);
            let rate = settings.rate * (1.0 - 0.8 * pass as f32 / settings.passes as f32);
            for index in order {
                let Line { example, class } = lines[index];
                let text = dress::dress(&example.text, example.language(), &mut chance);
                table.rows_of(&text, script, &mut rows);
                table.learn(&rows, class, rate);
            }
        }
        table
    }

    /// The weight rows that a text's features fall on, with repetition.
    fn rows_of(&self, text: &str, script: Script, rows: &mut Vec<u32>) {
        rows.clear();
        let mask = (1u32 << self.rows_log2) - 1;
        features::scan(text, script, |hash| rows.push(hash & mask));
    }

    fn logits(&self, rows: &[u32]) -> ClassProbabilities {
        let mut sums = [0f32; CLASSES];
        for &row in rows {
            let start = row as usize * CLASSES;
            for (sum, weight) in sums.iter_mut().zip(&self.weights[start..start + CLASSES]) {
                *sum += weight;
            }
        }
        let unit = 1.0 / (rows.len().max(1) as f32).sqrt();
        std::array::from_fn(|class| sums[class] * unit + self.bias[class])
    }

    fn learn(&mut self, rows: &[u32], class: usize, rate: f32) {
        if rows.is_empty() {
            return;
        }
        let mut gradient = softmax(&self.logits(rows), self.used, 1.0);
        gradient[class] -= 1.0;
        if -gradient[class] < SETTLED {
            return;
        }
        for (index, slope) in gradient.iter().enumerate() {
            self.bias_squares[index] += slope * slope;
            self.bias[index] -= 0.1 * rate * slope / self.bias_squares[index].sqrt();
        }
        let unit = 1.0 / (rows.len() as f32).sqrt();
        for &row in rows {
            let start = row as usize * CLASSES;
            let weights = &mut self.weights[start..start + CLASSES];
            let squares = &mut self.squares[start..start + CLASSES];
            for ((weight, square), slope) in weights.iter_mut().zip(squares).zip(&gradient) {
                let slope = slope * unit;
                *square += slope * slope;
                *weight -= rate * slope / square.sqrt();
            }
        }
    }

    /// Appends the table in the layout of [`super::model`], weights rounded to 8 bits.
    fn write(&self, sharpness: [f32; CALIBRATION], bytes: &mut Vec<u8>) {
        let scale = self.scale();
        bytes.extend(self.rows_log2.to_le_bytes());
        bytes.extend(scale.to_le_bytes());
        for value in sharpness.iter().chain(&self.bias) {
            bytes.extend(value.to_le_bytes());
        }
        bytes.extend(
            self.weights
                .iter()
                .map(|weight| (weight / scale).round().clamp(-127.0, 127.0) as i8 as u8),
        );
    }

    /// The step of the 8-bit weights: all but the largest in ten thousand fit.
    fn scale(&self) -> f32 {
        let mut sizes: Vec<f32> = self.weights.iter().map(|weight| weight.abs()).collect();
        let at = sizes.len() - 1 - sizes.len() / 10_000;
        let (_, &mut largest, _) = sizes.select_nth_unstable_by(at, f32::total_cmp);
        (largest / 127.0).max(1e-6)
    }
}

/// Indices of the lines of one pass: each once, and the lines of small classes again until there are `least` of them.
fn schedule(lines: &[Line<'_>], least: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    for class in 0..CLASSES {
        let own: Vec<usize> = (0..lines.len())
            .filter(|&index| lines[index].class == class)
            .collect();
        // Beyond twenty sights of one line in a pass nothing is learnt but the line.
        let wanted = least.min(own.len() * 20).saturating_sub(own.len());
        order.extend(own.iter().cycle().take(wanted));
    }
    order
}

/// A small generator of repeatable choices (SplitMix64).
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`, which is at least 1.
    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn shuffle(&mut self, items: &mut [usize]) {
        for index in (1..items.len()).rev() {
            items.swap(index, self.below(index + 1));
        }
    }
}
