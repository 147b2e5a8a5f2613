//! Scores of language identification over twelve labels.

use ortaq_lang::Language;
use serde::Serialize;

/// Lines shorter than this are not in the main figures.
pub(crate) const LEAST_CHARACTERS: usize = 20;
/// The short-text figures look at the first words of a line, this many characters of them.
const SHORT: std::ops::RangeInclusive<usize> = 10..=19;

/// One line's outcome.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer {
    /// What the line is.
    pub truth: Language,
    /// What a system said; [`Language::Other`] also for what it named outside the twelve labels.
    pub found: Language,
    /// How sure it was, where it says so.
    pub confidence: Option<f32>,
}

/// Figures of one label.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LabelScores {
    /// The label.
    pub label: Language,
    /// Lines of it.
    pub n: usize,
    /// Share of its lines that were recognised (recall).
    pub accuracy: f64,
    /// Harmonic mean of precision and recall.
    pub f1: f64,
}

/// Figures of one system over all labels.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Scores {
    /// Lines.
    pub n: usize,
    /// Share of lines that were right.
    pub accuracy: f64,
    /// Mean over labels of the share recognised.
    pub macro_accuracy: f64,
    /// Mean over labels of F1.
    pub macro_f1: f64,
    /// Expected calibration error over ten bins of confidence; `None` for a system without confidences.
    pub ece: Option<f64>,
    /// Per label.
    pub labels: Vec<LabelScores>,
}

impl Scores {
    /// The figures of a list of answers; labels without lines are left out of the means.
    #[must_use]
    pub(crate) fn of(answers: &[Answer]) -> Self {
        let mut labels = Vec::new();
        for label in Language::ALL {
            let n = answers.iter().filter(|a| a.truth == label).count();
            let found = answers.iter().filter(|a| a.found == label).count();
            let right = answers
                .iter()
                .filter(|a| a.truth == label && a.found == label)
                .count();
            if n > 0 {
                labels.push(LabelScores {
                    label,
                    n,
                    accuracy: ratio(right, n),
                    f1: ratio(2 * right, n + found),
                });
            }
        }
        let mean = |value: fn(&LabelScores) -> f64| {
            labels.iter().map(value).sum::<f64>() / labels.len().max(1) as f64
        };
        Self {
            n: answers.len(),
            accuracy: ratio(
                answers.iter().filter(|a| a.truth == a.found).count(),
                answers.len(),
            ),
            macro_accuracy: mean(|scores| scores.accuracy),
            macro_f1: mean(|scores| scores.f1),
            ece: expected_calibration_error(answers),
            labels,
        }
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// Mean distance of confidence and accuracy over ten equal bins, weighted by their sizes (Naeini et al. 2015).
fn expected_calibration_error(answers: &[Answer]) -> Option<f64> {
    const BINS: usize = 10;
    let mut bins = [(0f64, 0usize); BINS];
    for answer in answers {
        let confidence = f64::from(answer.confidence?);
        let (sum, right) = &mut bins[((confidence * BINS as f64) as usize).min(BINS - 1)];
        *sum += confidence;
        *right += usize::from(answer.found == answer.truth);
    }
    let distance: f64 = bins.iter().map(|&(sum, right)| (sum - right as f64).abs()).sum();
    Some(distance / answers.len().max(1) as f64)
}

/// The first words of a line, ten to nineteen characters of them; `None` where none of its spaces lies there.
#[must_use]
pub(crate) fn beginning(text: &str) -> Option<&str> {
    let spaces = text
        .char_indices()
        .enumerate()
        .filter(|(_, (_, c))| c.is_whitespace());
    spaces
        .filter(|(characters, _)| SHORT.contains(characters))
        .last()
        .map(|(_, (end, _))| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(truth: Language, found: Language, confidence: f32) -> Answer {
        Answer {
            truth,
            found,
            confidence: Some(confidence),
        }
    }

    #[test]
    fn means_weigh_labels_not_lines() {
        let answers = [
            answer(Language::Az, Language::Az, 0.95),
            answer(Language::Az, Language::Az, 0.95),
            answer(Language::Az, Language::Az, 0.95),
            answer(Language::Tr, Language::Az, 0.95),
        ];
        let scores = Scores::of(&answers);
        assert!((scores.accuracy - 0.75).abs() < 1e-9);
        assert!((scores.macro_accuracy - 0.5).abs() < 1e-9);
        assert!((scores.labels[0].f1 - 6.0 / 7.0).abs() < 1e-9);
        assert!((scores.ece.unwrap() - 0.2).abs() < 1e-6);
    }

    #[test]
    fn a_beginning_ends_at_a_word_and_is_short() {
        assert_eq!(beginning("bir iki üç dörd beş altı"), Some("bir iki üç dörd beş"));
        assert_eq!(beginning("qısa sətir"), None);
    }
}
