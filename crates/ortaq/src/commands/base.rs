//! `ortaq import`, `export`, `stats`, `reindex`: the knowledge base.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, Write};

use ortaq_engine::export::{self, ExportFormat};
use ortaq_engine::import::{self, FileReport, FileStatus, ImportOptions};
use ortaq_engine::knowledge;
use ortaq_engine::{IndexProgress, Stats, Store};
use serde_json::json;

use super::open_store;
use crate::args::{self, ExportForm};
use crate::failure::{Failure, Kind};
use crate::output;
use crate::progress::Progress;
use crate::settings::Settings;

pub(super) async fn import(arguments: args::Import, settings: &Settings) -> Result<(), Failure> {
    let store = open_store(settings).await?;
    let progress = Progress::new();
    let mut watch = |state: &import::Progress| {
        let message = format!("{}: {} records", state.name, state.items);
        progress.bytes(message, state.bytes_done, state.bytes_total);
    };
    let sources = import::sources_from_arguments(arguments.files);
    let options = ImportOptions {
        again: arguments.again,
        ..ImportOptions::default()
    };
    let report = import::import(&store, sources, options, &mut watch).await?;
    drop(progress);
    for file in &report.files {
        say_file(file, &mut io::stdout().lock())?;
    }
    if !arguments.no_index && knowledge::is_behind(&settings.home, &store).await? {
        store.close().await;
        build_index(settings).await?;
    }
    outcome(&report.files)
}

/// How the import as a whole ended.
fn outcome(files: &[FileReport]) -> Result<(), Failure> {
    let fault = |file: &FileReport| match &file.status {
        FileStatus::Failed(reason) | FileStatus::Unreadable(reason) => {
            Some(format!("{}: {reason}", file.name))
        }
        FileStatus::Complete | FileStatus::AlreadyImported => None,
    };
    let faults: Vec<String> = files.iter().filter_map(fault).collect();
    if !faults.is_empty() {
        let failure = Failure::new(Kind::Input, faults.join("\n       "));
        let in_part = |file: &FileReport| matches!(file.status, FileStatus::Failed(_)) && records(file) > 0;
        return Err(if files.iter().any(in_part) {
            failure.hint("what was read before this point is stored; correct the file and import it again")
        } else {
            failure
        });
    }
    if files.iter().any(|file| file.rejected > 0) {
        return Err(Failure::new(
            Kind::Partial,
            "some records were refused; the others are stored",
        ));
    }
    Ok(())
}

/// Fact-checks of a file that are in the knowledge base now.
fn records(file: &FileReport) -> u64 {
    file.inserted + file.updated + file.unchanged
}

/// What became of one file, with every refused record that was kept.
fn say_file(file: &FileReport, out: &mut impl Write) -> io::Result<()> {
    let FileReport {
        name,
        inserted,
        updated,
        unchanged,
        rejected,
        ..
    } = file;
    match file.status {
        FileStatus::Unreadable(_) => return Ok(()),
        FileStatus::Failed(_) if records(file) + rejected == 0 => return Ok(()),
        FileStatus::AlreadyImported => {
            let stored = records(file);
            return writeln!(
                out,
                "{name}: imported before, nothing changed ({stored} fact-checks, {rejected} refused; --again reads it again)"
            );
        }
        FileStatus::Complete | FileStatus::Failed(_) => {}
    }
    let resumed = if file.resumed_after > 0 {
        " (an earlier import went on)"
    } else {
        ""
    };
    writeln!(
        out,
        "{name}: {inserted} new, {updated} updated, {unchanged} unchanged, {rejected} refused{resumed}"
    )?;
    for refused in &file.rejections {
        writeln!(
            out,
            "  line {}, item {}: {}",
            refused.line, refused.item, refused.reason
        )?;
    }
    let left = rejected.saturating_sub(file.rejections.len() as u64);
    if left > 0 {
        writeln!(out, "  and {left} more")?;
    }
    Ok(())
}

pub(super) async fn export(arguments: args::Export, settings: &Settings) -> Result<(), Failure> {
    let store = open_store(settings).await?;
    let format = match arguments.format {
        ExportForm::Jsonl => ExportFormat::JsonLines,
        ExportForm::Claimreview => ExportFormat::ClaimReview,
        ExportForm::Csv => ExportFormat::Csv,
    };
    match &arguments.output {
        None => export_to(&store, format, &mut io::BufWriter::new(io::stdout())).await?,
        Some(path) => {
            let mut file = output::WholeFile::create(path)?;
            export_to(&store, format, &mut file).await?;
            file.publish()?;
        }
    }
    Ok(())
}

async fn export_to(store: &Store, format: ExportFormat, out: &mut (dyn Write + Send)) -> Result<(), Failure> {
    let progress = Progress::new();
    export::export(store, format, out, &mut |written| {
        progress.step(format!("{written} records"));
    })
    .await?;
    Ok(out.flush()?)
}

pub(super) async fn stats(arguments: args::Stats, settings: &Settings) -> Result<(), Failure> {
    let stats = open_store(settings).await?.stats().await?;
    let mut out = io::stdout().lock();
    if arguments.json {
        serde_json::to_writer_pretty(&mut out, &stats_json(&stats)).map_err(io::Error::from)?;
        return Ok(writeln!(out)?);
    }
    writeln!(
        out,
        "fact-checks: {} ({} of them demonstration)",
        stats.total, stats.demo
    )?;
    say_counts("language", &named(&stats.by_language), &mut out)?;
    say_counts("outlet", &stats.by_outlet, &mut out)?;
    say_counts("verdict", &stats.by_verdict, &mut out)?;
    Ok(say_counts("year", &named(&stats.by_year), &mut out)?)
}

fn stats_json(stats: &Stats) -> serde_json::Value {
    json!({
        "total": stats.total,
        "demo": stats.demo,
        "by_language": named(&stats.by_language),
        "by_outlet": stats.by_outlet,
        "by_verdict": stats.by_verdict,
        "by_year": named(&stats.by_year),
    })
}

/// Counts with `unknown` where there is no name.
fn named<T: Display>(counts: &BTreeMap<Option<T>, u64>) -> BTreeMap<String, u64> {
    let name = |name: &Option<T>| {
        name.as_ref()
            .map_or_else(|| "unknown".to_owned(), ToString::to_string)
    };
    counts.iter().map(|(key, count)| (name(key), *count)).collect()
}

/// Counts, the greatest first.
fn say_counts(heading: &str, counts: &BTreeMap<String, u64>, out: &mut impl Write) -> io::Result<()> {
    if counts.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nby {heading}")?;
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for (name, count) in counts {
        writeln!(out, "{count:>9}  {name}")?;
    }
    Ok(())
}

pub(super) async fn reindex(settings: &Settings) -> Result<(), Failure> {
    // Opening it first says what is wrong with the knowledge base rather than with an index of it.
    open_store(settings).await?.close().await;
    build_index(settings).await
}

async fn build_index(settings: &Settings) -> Result<(), Failure> {
    let progress = Progress::new();
    let indexed = knowledge::reindex(&settings.home, &mut |state| watch(&progress, state)).await?;
    drop(progress);
    Ok(writeln!(
        io::stdout(),
        "{indexed} fact-checks are in the search indexes"
    )?)
}

/// Shows how far building an index is.
pub(super) fn watch(progress: &Progress, state: IndexProgress) {
    let (what, done, total) = match state {
        IndexProgress::Embedding(done, total) => ("embedding claims", done, total),
        IndexProgress::Vectors(done, total) => ("building the vector index", done, total),
        IndexProgress::Words(done, total) => ("building the word index", done, total),
    };
    progress.items(what, done as u64, total as u64);
}
