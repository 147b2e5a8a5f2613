//! `ortaq train claims`: learns the claim models from the labelled sets of a data folder.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use ortaq_lang::Language;

use crate::TrainOptions;
use crate::claims::measures::{Measures, best_threshold};
use crate::claims::samples::Samples;
use crate::claims::{cross_validated, encoder, mixture};

/// Where the parameters are embedded from.
const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ortaq-match/models/claims.json");

/// Cross-validates on each set, learns the shipped models from all of them and writes those.
///
/// # Errors
/// When there is no model to embed with, data are missing, or the parameters cannot be written.
pub(crate) fn run(options: &TrainOptions, log: &mut dyn Write) -> Result<()> {
    let encoder = encoder::open(&options.home).map_err(|reason| anyhow!(reason))?;
    let mut sets = Vec::new();
    for set in options.data.labelled_sets()? {
        let set = set?;
        let lines = set.lines.into_iter().map(|line| (line.text, line.label));
        let mut samples = Samples::new(&set.name, Language::from_code(&set.language), lines);
        encoder::add_vectors(&mut samples, &encoder);
        let scores = cross_validated(&samples, true);
        let threshold = best_threshold(&scores, &samples.labels);
        let found = Measures::of(&scores, &samples.labels, threshold);
        writeln!(
            log,
            "{}: {} lines, cross-validated AUC {:.3}, MAP {:.3}, calibration error {:.3}",
            samples.name,
            samples.len(),
            found.auc,
            found.average_precision,
            found.ece
        )?;
        sets.push(samples);
    }
    let parameters = mixture::parameters(&sets)
        .context("the models need a set whose name begins with `claimdetect` and one of another name")?;
    let json = serde_json::to_string(&mixture::rounded(parameters))?;
    let out = options.out.as_deref().unwrap_or(Path::new(PLACE));
    fs::write(out, json + "\n").with_context(|| format!("writing {}", out.display()))?;
    writeln!(log, "written to {}", out.display())?;
    Ok(())
}
