//! The learned model: boosted trees over the features, and the calibration of their score.

use std::sync::LazyLock;

use ortaq_trees::Ensemble;
use serde::{Deserialize, Serialize};

use super::features::{COUNT, NAMES};

/// Parameters that `ortaq train match` learns: an ensemble that scores candidates, and a monotone piecewise-linear curve from
/// score to probability (isotonic regression on held-out queries, Zadrozny & Elkan 2002).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// Scores a candidate by its features.
    pub trees: Ensemble,
    /// Points (score, probability), ascending in both.
    pub curve: Vec<(f32, f32)>,
    /// Least score that is called "same claim". Not a probability: those are the same over wide ranges of scores.
    pub same_claim: f32,
    /// Least probability that is shown as "related".
    pub related: f32,
}

/// Parameters that do not fit this version.
#[derive(Debug, thiserror::Error)]
pub enum InvalidHead {
    /// Not the JSON that training writes.
    #[error("the ranking parameters cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// Written for another set of features.
    #[error("the ranking parameters were trained for other features; run `ortaq train match`")]
    Shape,
}

static SEMANTIC: LazyLock<Head> = LazyLock::new(|| shipped(include_str!("../../models/rank-semantic.json")));
static LEXICAL: LazyLock<Head> = LazyLock::new(|| shipped(include_str!("../../models/rank-lexical.json")));

fn shipped(json: &str) -> Head {
    Head::from_json(json).expect("the shipped ranking parameters fit this version: a test reads them")
}

impl Head {
    /// The shipped parameters for meaning and words together.
    #[must_use]
    pub fn semantic() -> &'static Self {
        &SEMANTIC
    }

    /// The shipped parameters for words alone.
    #[must_use]
    pub fn lexical() -> &'static Self {
        &LEXICAL
    }

    /// Reads parameters.
    ///
    /// # Errors
    /// When they are not what training writes, or for other features.
    pub fn from_json(json: &str) -> Result<Self, InvalidHead> {
        let head: Self = serde_json::from_str(json)?;
        let fits = head.trees.features() <= COUNT && !head.curve.is_empty();
        if fits { Ok(head) } else { Err(InvalidHead::Shape) }
    }

    /// The uncalibrated scores of candidates; larger is better.
    ///
    /// The same words with the same numbers are the same claim, whatever was learnt: sets of claims hold repetitions that
    /// nobody has marked as such. Other numbers make another claim: aligned lines, which most was learnt from, hold no
    /// altered ones.
    #[must_use]
    pub fn scores(&self, candidates: &[[f32; COUNT]]) -> Vec<f32> {
        let mut scores = self.trees.scores(candidates);
        for (score, features) in scores.iter_mut().zip(candidates) {
            if same_words(features) {
                *score = f32::MAX;
            } else if numbers_differ(features) {
                *score = score.min(self.same_claim - OTHER_NUMBERS);
            }
        }
        scores
    }

    /// Probability, 0 to 1, that a candidate with this score is the same claim.
    #[must_use]
    pub fn probability(&self, score: f32) -> f32 {
        let after = self.curve.partition_point(|point| point.0 < score);
        if after == 0 {
            return self.curve[0].1;
        }
        if after == self.curve.len() {
            return self.curve[after - 1].1;
        }
        let ((x0, y0), (x1, y1)) = (self.curve[after - 1], self.curve[after]);
        if x1 > x0 {
            y0 + (y1 - y0) * (score - x0) / (x1 - x0)
        } else {
            y1
        }
    }
}

/// How far below "same claim" a candidate stays whose numbers differ.
const OTHER_NUMBERS: f32 = 1.0;

fn named(features: &[f32; COUNT], name: &str) -> f32 {
    NAMES
        .iter()
        .position(|n| *n == name)
        .map_or(0.0, |at| features[at])
}

/// Spelt alike in every piece, no number, date or denial on one side alone.
fn same_words(features: &[f32; COUNT]) -> bool {
    let differ = [
        "numbers missing there",
        "numbers missing here",
        "dates differ",
        "one denies",
    ];
    named(features, "similar spelling") >= 1.0 && differ.iter().all(|name| named(features, name) <= 0.0)
}

/// Each side has a number that the other lacks, or their dates contradict each other.
fn numbers_differ(features: &[f32; COUNT]) -> bool {
    let both = ["numbers missing there", "numbers missing here"];
    both.iter().all(|name| named(features, name) > 0.0) || named(features, "dates differ") > 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_parameters_can_be_read_and_order_the_bands() {
        for head in [Head::semantic(), Head::lexical()] {
            let same_claim = head.probability(head.same_claim);
            assert!(0.0 < head.related && head.related < same_claim && same_claim < 1.0);
            assert!(head.curve.is_sorted_by(|a, b| a.0 <= b.0 && a.1 <= b.1));
        }
    }

    #[test]
    fn parameters_for_other_features_are_refused() {
        let mut head = Head::semantic().clone();
        head.trees.trees[0].splits[0].feature = COUNT as u16;
        let json = serde_json::to_string(&head).unwrap();
        assert!(matches!(Head::from_json(&json), Err(InvalidHead::Shape)));
        assert!(matches!(Head::from_json("{"), Err(InvalidHead::Json(_))));
    }

    #[test]
    fn other_numbers_are_never_the_same_claim() {
        let head = Head::semantic();
        let mut features = [0.0; COUNT];
        let mut set = |name: &str, value: f32| {
            features[NAMES.iter().position(|n| *n == name).unwrap()] = value;
        };
        set("similar spelling", 1.0);
        set("has numbers", 1.0);
        set("numbers missing there", 1.0);
        let mut longer = features;
        longer[NAMES.iter().position(|n| *n == "numbers missing here").unwrap()] = 1.0;
        assert!(head.scores(&[longer])[0] < head.same_claim);
        features.fill(0.0);
        features[NAMES.iter().position(|n| *n == "similar spelling").unwrap()] = 1.0;
        assert!(head.scores(&[features])[0] >= head.same_claim);
    }

    #[test]
    fn probabilities_follow_the_curve_and_stop_at_its_ends() {
        let mut head = Head::semantic().clone();
        head.curve = vec![(-1.0, 0.1), (1.0, 0.9)];
        for (score, expected) in [(-5.0, 0.1), (0.0, 0.5), (0.5, 0.7), (9.0, 0.9)] {
            assert!((head.probability(score) - expected).abs() < 1e-6);
        }
    }
}
