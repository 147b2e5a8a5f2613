//! Measures language identification on `langid.tsv`: ours and two peers over the same lines.
//!
//! Twelve labels. Peers are judged kindly: whatever they name outside the twelve, and no answer at all, count as
//! "other". On lines that the shipped model was trained on the figures flatter it; `ortaq train langid` prints the
//! cross-validated ones.

use std::time::Instant;

use anyhow::Result;
use ortaq_lang::{Language, identify};

use crate::langid_corpus::labelled;
use crate::langid_scores::{Answer, LEAST_CHARACTERS, Scores, beginning};
use crate::peers::Peer;
use crate::{Bench, Row};

const TASK: &str = "langid";

const LINGUA: Peer = Peer {
    name: "lingua",
    packages: &["lingua-language-detector==2.1.1"],
    script: include_str!("../peers/lingua_peer.py"),
};

/// A line to be named and its true label.
type Sample = (String, Language);

/// Adds the rows of this task to `bench`.
///
/// # Errors
/// When the task cannot be run at all; missing parts are named in `bench`.
pub(crate) fn run(bench: &mut Bench) -> Result<()> {
    let part = labelled(&bench.data);
    let Some(lines) = bench.part(part) else {
        return Ok(());
    };
    let lines = bench.sampled(lines);
    let long = lines
        .iter()
        .filter(|line| line.text.chars().count() >= LEAST_CHARACTERS);
    let long: Vec<Sample> = long.map(|line| (line.text.clone(), line.language())).collect();
    let short = lines
        .iter()
        .filter_map(|line| Some((beginning(&line.text)?.to_owned(), line.language())));
    let short: Vec<Sample> = short.collect();
    for (set, samples) in [("lines", &long), ("first-words", &short)] {
        if bench.wants(set) {
            measure(bench, set, samples);
        }
    }
    Ok(())
}

fn measure(bench: &mut Bench, set: &str, samples: &[Sample]) {
    push(bench, set, "ortaq", samples, |text| {
        let found = identify(text);
        (found.language, Some(found.confidence))
    });
    push(bench, set, "whatlang", samples, |text| {
        match whatlang::detect(text) {
            Some(found) => (
                Language::from_code(found.lang().code()),
                Some(found.confidence() as f32),
            ),
            None => (Language::Other, Some(0.0)),
        }
    });
    bench.progress("language identification: lingua");
    match lingua(samples) {
        Ok((answers, seconds)) => push_rows(bench, set, LINGUA.name, &answers, seconds),
        Err(reason) => bench.skip(LINGUA.name, reason),
    }
}

/// Runs a system of this process over the samples.
fn push(
    bench: &mut Bench,
    set: &str,
    system: &str,
    samples: &[Sample],
    name: impl Fn(&str) -> (Language, Option<f32>),
) {
    let start = Instant::now();
    let answer = |(text, truth): &Sample| {
        let (found, confidence) = name(text);
        Answer {
            truth: *truth,
            found,
            confidence,
        }
    };
    let answers: Vec<Answer> = samples.iter().map(answer).collect();
    push_rows(bench, set, system, &answers, start.elapsed().as_secs_f64());
}

/// Runs lingua over the samples; the seconds are processor time, its start-up included.
fn lingua(samples: &[Sample]) -> Result<(Vec<Answer>, f64)> {
    let input: Vec<String> = samples
        .iter()
        .map(|(text, _)| text.replace(['\n', '\r'], " "))
        .collect();
    let arguments: [&str; 0] = [];
    let run = LINGUA.run(&arguments, (input.join("\n") + "\n").as_bytes())?;
    let output = String::from_utf8(run.stdout)?;
    let codes: Vec<&str> = output.lines().collect();
    anyhow::ensure!(
        codes.len() == samples.len(),
        "{} answers to {} lines",
        codes.len(),
        samples.len()
    );
    let answers = samples.iter().zip(codes).map(|((_, truth), code)| Answer {
        truth: *truth,
        found: Language::from_code(code),
        confidence: None,
    });
    Ok((answers.collect(), run.cpu.as_secs_f64()))
}

/// One row over all labels, one for each label.
fn push_rows(bench: &mut Bench, set: &str, system: &str, answers: &[Answer], seconds: f64) {
    let scores = Scores::of(answers);
    let mut row = Row::new(TASK, set, system, scores.n)
        .measure("accuracy", scores.accuracy)
        .measure("macro_accuracy", scores.macro_accuracy)
        .measure("macro_f1", scores.macro_f1)
        .measure("microseconds_per_line", seconds * 1e6 / scores.n.max(1) as f64);
    if let Some(ece) = scores.ece {
        row = row.measure("ece", ece);
    }
    bench.push(row);
    let by_label = format!("{set}/by-label");
    for label in &scores.labels {
        let row = Row::new(TASK, &by_label, system, label.n).language(label.label.code());
        bench.push(row.measure("accuracy", label.accuracy).measure("f1", label.f1));
    }
}
