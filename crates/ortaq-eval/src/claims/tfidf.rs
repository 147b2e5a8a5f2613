//! The baseline of the literature: logistic regression over the words of a text, weighted by how rare they are.

use std::collections::HashMap;

use ortaq_lang::Language;
use ortaq_match::claims::words::words;

/// Words that are kept, the most frequent ones.
const VOCABULARY: usize = 20_000;
/// Passes over the lines.
const PASSES: usize = 12;
/// Step of the first update of a weight (AdaGrad).
const STEP: f32 = 0.3;
/// How weights are drawn to zero at each update.
const RIDGE: f32 = 1e-4;

/// Words of a line with their weights, of length 1.
type Line = Vec<(usize, f32)>;

/// A trained baseline.
#[derive(Debug)]
pub struct TfIdf {
    places: HashMap<String, (usize, f32)>,
    weights: Vec<f32>,
    bias: f32,
    language: Language,
}

impl TfIdf {
    /// Learns from `texts` with their `labels`.
    #[must_use]
    pub fn fit(texts: &[&str], labels: &[bool], language: Language) -> Self {
        let mut model = Self {
            places: places(texts, language),
            weights: Vec::new(),
            bias: 0.0,
            language,
        };
        model.weights = vec![0.0; model.places.len()];
        let lines: Vec<Line> = texts.iter().map(|text| model.line(text)).collect();
        let mut squares = vec![1e-8_f32; model.weights.len() + 1];
        for _ in 0..PASSES {
            for (line, &label) in lines.iter().zip(labels) {
                model.update(line, label, &mut squares);
            }
        }
        model
    }

    /// The probability of a text.
    #[must_use]
    pub fn probability(&self, text: &str) -> f32 {
        self.of(&self.line(text))
    }

    fn of(&self, line: &Line) -> f32 {
        let sum: f32 = line.iter().map(|&(at, value)| self.weights[at] * value).sum();
        1.0 / (1.0 + (-(sum + self.bias)).exp())
    }

    fn update(&mut self, line: &Line, label: bool, squares: &mut [f32]) {
        let error = self.of(line) - f32::from(u8::from(label));
        for &(at, value) in line {
            let slope = error * value + RIDGE * self.weights[at];
            squares[at] += slope * slope;
            self.weights[at] -= STEP * slope / squares[at].sqrt();
        }
        let last = squares.len() - 1;
        squares[last] += error * error;
        self.bias -= STEP * error / squares[last].sqrt();
    }

    fn line(&self, text: &str) -> Line {
        let mut counts: HashMap<usize, f32> = HashMap::new();
        for word in words(text, self.language) {
            if let Some(&(at, rarity)) = self.places.get(&word.folded) {
                *counts.entry(at).or_default() += rarity;
            }
        }
        let length = counts
            .values()
            .map(|value| value * value)
            .sum::<f32>()
            .sqrt()
            .max(f32::MIN_POSITIVE);
        let mut line: Line = counts
            .into_iter()
            .map(|(at, value)| (at, value / length))
            .collect();
        line.sort_unstable_by_key(|&(at, _)| at);
        line
    }
}

/// The vocabulary with each word's place and rarity.
fn places(texts: &[&str], language: Language) -> HashMap<String, (usize, f32)> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for text in texts {
        let mut own: Vec<String> = words(text, language)
            .into_iter()
            .map(|word| word.folded)
            .collect();
        own.sort_unstable();
        own.dedup();
        for word in own {
            *counts.entry(word).or_default() += 1;
        }
    }
    let mut kept: Vec<(String, usize)> = counts.into_iter().filter(|&(_, count)| count > 1).collect();
    kept.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    kept.truncate(VOCABULARY);
    let all = texts.len() as f32;
    let rarity = |count: usize| ((1.0 + all) / (1.0 + count as f32)).ln() + 1.0;
    kept.into_iter()
        .enumerate()
        .map(|(at, (word, count))| (word, (at, rarity(count))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_positives_raise_the_probability() {
        let texts = ["exports rose", "exports fell", "good morning", "good evening"];
        let model = TfIdf::fit(&texts, &[true, true, false, false], Language::En);
        assert!(model.probability("exports") > 0.5);
        assert!(model.probability("good") < 0.5);
    }
}
