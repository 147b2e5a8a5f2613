//! Measures check-worthiness: how well labelled sentences are told apart, and how honest the probabilities are.
//!
//! Every set is cross-validated in five parts by each system, so that the figures are of lines a model has not seen:
//! `ortaq` (surface and vector), `surface` (no encoder), `tf-idf`, `length`, `majority`. Sets named `…/transfer` are
//! learnt on the other language's set of the same kind: what languages without labelled data may hope for. `shipped`
//! is the built-in model as it is; on data it was trained on its figures flatter it.

pub(crate) mod encoder;
pub(crate) mod learner;
pub(crate) mod measures;
pub(crate) mod mixture;
pub(crate) mod samples;
mod tfidf;

use anyhow::Result;
use ortaq_lang::Language;
use ortaq_match::claims::scorer::Parameters;

use crate::{Bench, Row};
use learner::calibrated;
use measures::{Measures, best_threshold};
use samples::{PRIOR, Samples};
use tfidf::TfIdf;

const TASK: &str = "claims";
/// Parts of the cross-validation.
const FOLDS: usize = 5;

/// Adds the rows of this task to `bench`.
///
/// # Errors
/// When the task cannot be run at all; missing parts are named in `bench`.
pub(crate) fn run(bench: &mut Bench) -> Result<()> {
    let sets = read(bench);
    for set in &sets {
        bench.progress(&format!("claims: {}", set.name));
        within(bench, set);
    }
    for from in &sets {
        for to in sets
            .iter()
            .filter(|to| to.head() == from.head() && to.language != from.language)
        {
            transfer(bench, from, to);
        }
    }
    Ok(())
}

fn read(bench: &mut Bench) -> Vec<Samples> {
    let part = bench.data.labelled_sets();
    let Some(sets) = bench.part(part) else {
        return Vec::new();
    };
    let encoder = encoder::open(&bench.options.home);
    if let Err(reason) = &encoder {
        bench.skip("claims: ortaq with its encoder", reason);
    }
    let mut found = Vec::new();
    for set in sets {
        let Some(set) = bench.part(set) else { continue };
        if !bench.wants(&set.name) {
            continue;
        }
        let lines = bench
            .sampled(set.lines)
            .into_iter()
            .map(|line| (line.text, line.label));
        let mut samples = Samples::new(&set.name, Language::from_code(&set.language), lines);
        if let Ok(encoder) = &encoder {
            encoder::add_vectors(&mut samples, encoder);
        }
        found.push(samples);
    }
    found
}

/// The scores of a set's lines, each by a model that has not seen it.
pub(crate) fn cross_validated(set: &Samples, full: bool) -> Vec<f32> {
    let mut scores = vec![0.0; set.len()];
    for fold in 0..FOLDS {
        let model = calibrated(&set.table(full, 1.0, |at| at % FOLDS != fold), PRIOR);
        for at in (fold..set.len()).step_by(FOLDS) {
            scores[at] = set.probability(&model, at, full);
        }
    }
    scores
}

fn within(bench: &mut Bench, set: &Samples) {
    let mut push = |system: &str, scores: Vec<f32>| {
        // One threshold per set for every system alike: where F1 is highest.
        let row = Row::new(TASK, &set.name, system, set.len()).language(set.language.code());
        bench.push(measured(row, &scores, &set.labels));
    };
    if set.vectors.is_some() {
        push("ortaq", cross_validated(set, true));
        push("shipped", shipped(set));
    }
    push("surface", cross_validated(set, false));
    push("tf-idf", cross_validated_words(set));
    push("length", set.texts.iter().map(|text| length(text)).collect());
    let positives = set.labels.iter().filter(|&&label| label).count();
    push(
        "majority",
        vec![positives as f32 / set.len().max(1) as f32; set.len()],
    );
}

fn measured(row: Row, scores: &[f32], labels: &[bool]) -> Row {
    let found = Measures::of(scores, labels, best_threshold(scores, labels));
    row.measure("f1", found.f1)
        .measure("map", found.average_precision)
        .measure("auc", found.auc)
        .measure("ece", found.ece)
}

fn shipped(set: &Samples) -> Vec<f32> {
    let model = &Parameters::shipped().models(set.head()).full;
    (0..set.len())
        .map(|at| set.probability(model, at, true))
        .collect()
}

fn cross_validated_words(set: &Samples) -> Vec<f32> {
    let mut scores = vec![0.0; set.len()];
    for fold in 0..FOLDS {
        let model = words_of(set, |at| at % FOLDS != fold);
        for at in (fold..set.len()).step_by(FOLDS) {
            scores[at] = model.probability(&set.texts[at]);
        }
    }
    scores
}

fn words_of(set: &Samples, keep: impl Fn(usize) -> bool) -> TfIdf {
    let kept = (0..set.len()).filter(|&at| keep(at));
    let (texts, labels): (Vec<&str>, Vec<bool>) =
        kept.map(|at| (set.texts[at].as_str(), set.labels[at])).unzip();
    TfIdf::fit(&texts, &labels, set.language)
}

/// A score that only grows with the length of the text.
fn length(text: &str) -> f32 {
    const HALFWAY: f32 = 150.0;
    let characters = text.chars().count() as f32;
    characters / (characters + HALFWAY)
}

fn transfer(bench: &mut Bench, from: &Samples, to: &Samples) {
    let name = format!("{}/transfer", to.name);
    let mut push = |system: &str, scores: &[f32]| {
        let row = Row::new(TASK, &name, system, to.len()).between(from.language.code(), to.language.code());
        bench.push(measured(row.remark("trained_on", &from.name), scores, &to.labels));
    };
    for (system, full) in [("ortaq", true), ("surface", false)] {
        if full && (from.vectors.is_none() || to.vectors.is_none()) {
            continue;
        }
        let model = calibrated(&from.table(full, 1.0, |_| true), PRIOR);
        let scores: Vec<f32> = (0..to.len()).map(|at| to.probability(&model, at, full)).collect();
        push(system, &scores);
    }
    let words = words_of(from, |_| true);
    push(
        "tf-idf",
        &to.texts
            .iter()
            .map(|text| words.probability(text))
            .collect::<Vec<_>>(),
    );
}
