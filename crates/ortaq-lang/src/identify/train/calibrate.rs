//! Calibration: how sharply scores turn into probabilities, as a function of how much text there was.

use super::{Chance, Table, dress};
use crate::identify::model::{CALIBRATION, ClassProbabilities, sharpness, softmax};
use crate::language::Script;

/// Words per line that the calibration looks at, besides the whole line.
const CUTS: [usize; 3] = [1, 3, 6];

/// The parameters of [`sharpness`] under which the held-out lines `(class, text)` are most probable.
///
/// A grid with three refinements: two parameters need no gradient.
pub(super) fn fit(table: &Table, script: Script, held_out: &[(usize, String)]) -> [f32; CALIBRATION] {
    let scored = score(table, script, held_out);
    let mut best = [0.0, 0.0];
    if scored.is_empty() {
        return best;
    }
    let mut least = surprise(&scored, table.used, best);
    for step in [0.4, 0.13, 0.04, 0.013] {
        let centre = best;
        for i in -4i8..=4 {
            for j in -4i8..=4 {
                let candidate = [
                    centre[0] + f32::from(i) * step,
                    centre[1] + f32::from(j) * step / 4.0,
                ];
                let value = surprise(&scored, table.used, candidate);
                if value < least {
                    (least, best) = (value, candidate);
                }
            }
        }
    }
    best
}

struct Scored {
    class: usize,
    count: u32,
    logits: ClassProbabilities,
}

fn score(table: &Table, script: Script, held_out: &[(usize, String)]) -> Vec<Scored> {
    let mut chance = Chance::new(7);
    let mut rows = Vec::new();
    let mut scored = Vec::new();
    for (class, text) in held_out {
        let cuts = CUTS
            .iter()
            .map(|&words| dress::few_words(text, words, &mut chance));
        for sample in cuts.chain([text.clone()]).collect::<Vec<_>>() {
            table.rows_of(&sample, script, &mut rows);
            if !rows.is_empty() {
                scored.push(Scored {
                    class: *class,
                    count: rows.len() as u32,
                    logits: table.logits(&rows),
                });
            }
        }
    }
    scored
}

/// Mean negative log-likelihood.
fn surprise(scored: &[Scored], used: usize, parameters: [f32; CALIBRATION]) -> f64 {
    let total: f64 = scored
        .iter()
        .map(|line| {
            let probabilities = softmax(&line.logits, used, sharpness(parameters, line.count));
            -f64::from(probabilities[line.class].max(1e-9).ln())
        })
        .sum();
    total / scored.len() as f64
}
