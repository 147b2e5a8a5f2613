//! How good probabilities are against labels.

/// F1 at a threshold, average precision, area under the curve, calibration error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// Harmonic mean of precision and recall.
    pub f1: f64,
    /// Mean of the precision at each positive, in the order of the scores.
    pub average_precision: f64,
    /// Probability that a positive outranks a negative; ties count half.
    pub auc: f64,
    /// Expected calibration error over ten bins of equal width (Naeini et al. 2015).
    pub ece: f64,
}

/// Bins of the calibration error.
const BINS: usize = 10;

impl Measures {
    /// Measures `scores` against `labels`; positive is what reaches `threshold`.
    #[must_use]
    pub fn of(scores: &[f32], labels: &[bool], threshold: f32) -> Self {
        Self {
            f1: f1(scores, labels, threshold),
            average_precision: average_precision(scores, labels),
            auc: auc(scores, labels),
            ece: calibration_error(scores, labels),
        }
    }
}

fn f1(scores: &[f32], labels: &[bool], threshold: f32) -> f64 {
    let (mut hit, mut wrong, mut missed) = (0.0, 0.0, 0.0);
    for (score, label) in scores.iter().zip(labels) {
        match (*score >= threshold, *label) {
            (true, true) => hit += 1.0,
            (true, false) => wrong += 1.0,
            (false, true) => missed += 1.0,
            (false, false) => {}
        }
    }
    if hit == 0.0 {
        0.0
    } else {
        2.0 * hit / (2.0 * hit + wrong + missed)
    }
}

/// The threshold with the highest F1.
#[must_use]
pub fn best_threshold(scores: &[f32], labels: &[bool]) -> f32 {
    let order = descending(scores);
    let positives = labels.iter().filter(|&&label| label).count() as f64;
    let (mut hit, mut best) = (0.0, (0.0, 0.5));
    for (taken, &at) in order.iter().enumerate() {
        hit += f64::from(u8::from(labels[at]));
        let last_of_ties = order.get(taken + 1).is_none_or(|&next| scores[next] < scores[at]);
        let f1 = 2.0 * hit / (taken as f64 + 1.0 + positives);
        if last_of_ties && f1 > best.0 {
            best = (f1, scores[at]);
        }
    }
    best.1
}

fn descending(scores: &[f32]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    order
}

/// Runs of equal scores, from the highest: lines so far after it, positives and negatives in it.
fn ties(scores: &[f32], labels: &[bool]) -> Vec<(f64, f64)> {
    let mut runs: Vec<(f64, f64)> = Vec::new();
    let mut last = f32::NAN;
    for at in descending(scores) {
        if scores[at] != last {
            runs.push((0.0, 0.0));
            last = scores[at];
        }
        if let Some(run) = runs.last_mut() {
            let positive = f64::from(u8::from(labels[at]));
            *run = (run.0 + positive, run.1 + 1.0 - positive);
        }
    }
    runs
}

fn average_precision(scores: &[f32], labels: &[bool]) -> f64 {
    let (mut hit, mut seen, mut sum) = (0.0, 0.0, 0.0);
    for (positive, negative) in ties(scores, labels) {
        hit += positive;
        seen += positive + negative;
        sum += positive * hit / seen;
    }
    if hit == 0.0 { 0.0 } else { sum / hit }
}

fn auc(scores: &[f32], labels: &[bool]) -> f64 {
    let (mut above, mut pairs, mut negatives) = (0.0, 0.0, 0.0);
    for (positive, negative) in ties(scores, labels) {
        pairs += negative * (above + positive / 2.0);
        above += positive;
        negatives += negative;
    }
    if above * negatives == 0.0 {
        f64::NAN
    } else {
        pairs / (above * negatives)
    }
}

fn calibration_error(scores: &[f32], labels: &[bool]) -> f64 {
    let mut bins = [(0.0_f64, 0.0_f64); BINS];
    for (score, label) in scores.iter().zip(labels) {
        let bin = ((score * BINS as f32) as usize).min(BINS - 1);
        bins[bin].0 += f64::from(*score);
        bins[bin].1 += f64::from(u8::from(*label));
    }
    bins.iter().map(|(said, seen)| (said - seen).abs()).sum::<f64>() / scores.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_agree_with_hand_counts() {
        let scores = [0.9, 0.8, 0.7, 0.1];
        let labels = [true, false, true, false];
        let found = Measures::of(&scores, &labels, 0.5);
        assert!((found.f1 - 0.8).abs() < 1e-9, "{found:?}");
        assert!((found.average_precision - (1.0 + 2.0 / 3.0) / 2.0).abs() < 1e-9);
        assert!((found.auc - 0.75).abs() < 1e-9);
        assert!((found.ece - (0.1 + 0.8 + 0.3 + 0.1) / 4.0).abs() < 1e-6);
        assert!((best_threshold(&scores, &labels) - 0.7).abs() < 1e-6);
    }

    #[test]
    fn one_score_for_all_ranks_nothing() {
        let found = Measures::of(&[0.5; 4], &[true, false, false, false], 0.6);
        assert!((found.auc - 0.5).abs() < 1e-9 && (found.average_precision - 0.25).abs() < 1e-9);
        assert!(found.f1.abs() < 1e-9 && (found.ece - 0.25).abs() < 1e-9);
    }
}
