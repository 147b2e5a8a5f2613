//! `ortaq backup`, `restore`, `rebuild`.

use std::io::{self, Write};

use ortaq_engine::{Store, log, publications};

use super::log::say_verified;
use super::{log_url, make_home, open_logs};
use crate::args::{Backup, Rebuild, Restore};
use crate::failure::Failure;
use crate::progress::Progress;
use crate::settings::Settings;

pub(super) async fn backup(arguments: Backup, settings: &Settings) -> Result<(), Failure> {
    make_home(settings)?;
    let progress = Progress::new();
    let url = log_url(&arguments.database, settings);
    let mut watch = |done: u64| progress.step(format!("{done} entries"));
    let saved = log::backup(&settings.home, &url, &arguments.file, &mut watch).await?;
    drop(progress);
    let mut out = io::stdout().lock();
    for verified in &saved.logs {
        say_verified(verified, &mut out)?;
    }
    let megabytes = saved.bytes.div_ceil(1_000_000);
    Ok(writeln!(
        out,
        "backup: {} ({megabytes} MB), {} fact-checks, {} logs; the signing key is not in it",
        arguments.file.display(),
        saved.fact_checks,
        saved.logs.len()
    )?)
}

pub(super) async fn restore(arguments: Restore, settings: &Settings) -> Result<(), Failure> {
    make_home(settings)?;
    let progress = Progress::new();
    let url = log_url(&arguments.database, settings);
    let mut watch = |done: u64| progress.step(format!("{done} entries"));
    let restored = log::restore(&settings.home, &url, &arguments.file, &mut watch).await?;
    drop(progress);
    let mut out = io::stdout().lock();
    for verified in &restored.logs {
        say_verified(verified, &mut out)?;
    }
    writeln!(
        out,
        "restored: {} fact-checks, {} logs",
        restored.fact_checks,
        restored.logs.len()
    )?;
    if !settings.home.signing_key().exists() {
        writeln!(
            out,
            "  put the signing key back to {}",
            settings.home.signing_key().display()
        )?;
    }
    Ok(writeln!(out, "  build the search indexes with `ortaq reindex`")?)
}

pub(super) async fn rebuild(arguments: Rebuild, settings: &Settings) -> Result<(), Failure> {
    let store = open_logs(&arguments.database, settings).await?;
    let total: u64 = store.heads().await?.iter().map(|head| head.size).sum();
    let progress = Progress::new();
    let mut watch = |done: log::Rebuilt| progress.items("folding entries", done.entries, total);
    let done = log::rebuild(&store, &mut watch).await?;
    let knowledge = Store::open(&settings.home.database()).await?;
    let brought = publications::bring_in(&*store, &knowledge).await?;
    drop(progress);
    let said = match done.replaced {
        0 => "all of them said the same as before".to_owned(),
        replaced => format!("{replaced} said something else than before and were replaced"),
    };
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{} entries, {} records rebuilt; {said}",
        done.entries, done.records
    )?;
    if brought.changed() {
        writeln!(
            out,
            "knowledge base: {} published fact-checks written, {} removed\n  build the search indexes with `ortaq reindex`",
            brought.written, brought.removed
        )?;
    }
    Ok(())
}
