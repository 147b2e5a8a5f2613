//! The tasks by name, and what each of them runs.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::data::DataFolder;
use crate::{Bench, Options};

/// Something that can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Finding the fact-check of a claim, within and across languages.
    Retrieval,
    /// Telling languages and scripts apart.
    LangId,
    /// Telling check-worthy sentences from others.
    Claims,
    /// Taking an article's text out of its page.
    Articles,
    /// Throughput and delay of embedding and search.
    Speed,
}

/// Something whose parameters are learnt from a data folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Training {
    /// Language identification.
    LangId,
    /// Check-worthiness of sentences.
    Claims,
    /// Which blocks of a page are its article.
    Articles,
    /// The adapter of the encoder.
    Encoder,
    /// Ranking of candidates and calibration of the match probability.
    Match,
}

/// Where a training reads and writes.
#[derive(Debug, Clone)]
pub struct TrainOptions {
    /// The data folder.
    pub data: DataFolder,
    /// Ortaq's own folder (the model).
    pub home: PathBuf,
    /// The file to write; `None` means the place in the source tree that the parameters are embedded from.
    pub out: Option<PathBuf>,
}

/// Runs a task and prints what it measured.
///
/// # Errors
/// When the task cannot be run at all or `out` cannot be written; parts that are missing are named in the output.
pub fn run(task: Task, options: Options, out: &mut dyn Write) -> Result<()> {
    let mut bench = Bench::new(options);
    match task {
        Task::Retrieval => crate::retrieval::run(&mut bench)?,
        Task::LangId => crate::langid::run(&mut bench)?,
        Task::Claims => crate::claims::run(&mut bench)?,
        Task::Articles => crate::articles::run(&mut bench)?,
        Task::Speed => crate::speed::run(&mut bench)?,
    }
    Ok(bench.finish(out)?)
}

/// Runs a training; it says on `log` what it does and how well the result does on lines it has not seen.
///
/// # Errors
/// When data are missing or the parameters cannot be written.
pub fn train(training: Training, options: &TrainOptions, log: &mut dyn Write) -> Result<()> {
    // Before minutes of learning, not after them.
    let folder = match training {
        Training::Match => options.out.as_deref(),
        _ => options.out.as_deref().and_then(Path::parent),
    };
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    match training {
        Training::LangId => crate::train_langid::run(options, log),
        Training::Claims => crate::train_claims::run(options, log),
        Training::Articles => crate::train_articles::run(options, log),
        Training::Encoder => crate::train_encoder::run(options, log),
        Training::Match => crate::train_match::run(options, log),
    }
}
