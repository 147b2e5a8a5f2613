//! `ortaq train langid`: cross-validates the identification model on a data folder, then trains the one to ship.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use ortaq_lang::identify::train::{Example, Settings, other_alphabets, train};
use ortaq_lang::identify::{Model, identify_with};

use crate::TrainOptions;
use crate::langid_corpus::{everything, fold, labelled};
use crate::langid_scores::{Answer, LEAST_CHARACTERS, Scores, beginning};

/// Folds of the cross-validation.
const FOLDS: u64 = 5;
/// Where the model is embedded from.
const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ortaq-lang/models/langid.bin");

/// Cross-validates, trains on everything and writes the model.
///
/// # Errors
/// When `langid.tsv` is missing or the model cannot be written.
pub(crate) fn run(options: &TrainOptions, log: &mut dyn Write) -> Result<()> {
    let settings = Settings::default();
    let lines = everything(&options.data)?;
    writeln!(
        log,
        "{} distinct lines; cross-validation in {FOLDS} parts",
        lines.len()
    )?;
    let (long, short) = cross_validate(&lines, &labelled(&options.data)?, &settings)?;
    report("lines of 20 characters and more", &long, log)?;
    report("first words, 10 to 19 characters", &short, log)?;
    let bytes = model(lines.iter(), &settings);
    let out = options.out.as_deref().unwrap_or(Path::new(PLACE));
    fs::write(out, &bytes).with_context(|| format!("writing {}", out.display()))?;
    writeln!(log, "{} bytes written to {}", bytes.len(), out.display())?;
    Ok(())
}

/// Scores on `tested`, each line by a model that has not seen it: whole lines, and their first words.
fn cross_validate(lines: &[Example], tested: &[Example], settings: &Settings) -> Result<(Scores, Scores)> {
    let (mut long, mut short) = (Vec::new(), Vec::new());
    for held_out in 0..FOLDS {
        let bytes = model(
            lines.iter().filter(|line| fold(&line.text, FOLDS) != held_out),
            settings,
        );
        let model = Model::from_bytes(&bytes).context("a trained model cannot be read back")?;
        for line in tested.iter().filter(|line| fold(&line.text, FOLDS) == held_out) {
            if line.text.chars().count() >= LEAST_CHARACTERS {
                long.push(answer(&model, line, &line.text));
            }
            short.extend(beginning(&line.text).map(|beginning| answer(&model, line, beginning)));
        }
    }
    Ok((Scores::of(&long), Scores::of(&short)))
}

fn model<'a>(lines: impl Iterator<Item = &'a Example>, settings: &Settings) -> Vec<u8> {
    let spelled = lines.flat_map(|line| std::iter::once(line.clone()).chain(other_alphabets(line)));
    train(&spelled.collect::<Vec<_>>(), settings)
}

fn answer(model: &Model<'_>, line: &Example, text: &str) -> Answer {
    let found = identify_with(model, text);
    Answer {
        truth: line.language(),
        found: found.language,
        confidence: Some(found.confidence),
    }
}

fn report(what: &str, scores: &Scores, log: &mut dyn Write) -> Result<()> {
    writeln!(
        log,
        "{what}: {} lines, accuracy {:.4}, macro accuracy {:.4}, macro F1 {:.4}, ECE {:.4}",
        scores.n,
        scores.accuracy,
        scores.macro_accuracy,
        scores.macro_f1,
        scores.ece.unwrap_or(f64::NAN)
    )?;
    for label in &scores.labels {
        writeln!(
            log,
            "  {:5} {:5} accuracy {:.4} F1 {:.4}",
            label.label, label.n, label.accuracy, label.f1
        )?;
    }
    Ok(())
}
