//! `ortaq log`: the signed log.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use ortaq_core::audience::Audience;
use ortaq_core::ids::RecordId;
use ortaq_core::records::{Act, Line};
use ortaq_engine::log::{self, Begun, LogStore, Proven, RecoveryKey, Subject, Summary, Verified, View};
use ortaq_engine::report::printable;
use serde_json::json;

use super::open_logs;
use crate::args::{Log, LogInit, LogProve, LogRecover, LogRotate, LogShow, LogVerify};
use crate::failure::{Failure, Kind};
use crate::output;
use crate::progress::Progress;
use crate::settings::Settings;

/// Longest recovery key that is read, in bytes: 68 digits with whatever stands between them.
const MAX_TYPED_BYTES: u64 = 1_024;

pub(super) async fn run(command: Log, settings: &Settings) -> Result<(), Failure> {
    match command {
        Log::Init(arguments) => init(arguments, settings).await,
        Log::Verify(arguments) => verify(arguments, settings).await,
        Log::Prove(arguments) => prove(arguments, settings).await,
        Log::Show(arguments) => show(arguments, settings).await,
        Log::Rotate(arguments) => rotate(arguments, settings).await,
        Log::Recover(arguments) => recover(arguments, settings).await,
    }
}

async fn init(arguments: LogInit, settings: &Settings) -> Result<(), Failure> {
    let name = arguments.name.map(Line::try_from).transpose();
    let name = name.map_err(|error| Failure::new(Kind::Usage, format!("--name: {error}")))?;
    let store = open_logs(&arguments.database, settings).await?;
    let begun = log::begin(
        &settings.home,
        &store,
        name,
        settings.clock.clone(),
        &mut say_recovery_key,
    )
    .await?;
    say_begun(&begun, "begun", &mut io::stdout().lock())?;
    drop(begun);
    store.close().await;
    Ok(())
}

async fn rotate(arguments: LogRotate, settings: &Settings) -> Result<(), Failure> {
    let store = open_logs(&arguments.database, settings).await?;
    let begun = log::rotate(&settings.home, &store, settings.clock.clone()).await?;
    say_begun(
        &begun,
        "signed with another key from now on",
        &mut io::stdout().lock(),
    )?;
    drop(begun);
    store.close().await;
    Ok(())
}

async fn recover(arguments: LogRecover, settings: &Settings) -> Result<(), Failure> {
    let mut typed = String::new();
    io::stdin().take(MAX_TYPED_BYTES).read_to_string(&mut typed)?;
    let key: RecoveryKey = typed.parse().map_err(|error: log::InvalidRecoveryKey| {
        Failure::new(Kind::Input, error.to_string()).hint("the recovery key is read from standard input")
    })?;
    let store = open_logs(&arguments.database, settings).await?;
    let (home, clock) = (&settings.home, settings.clock.clone());
    let begun = log::recover(home, &store, &key, arguments.from, clock, &mut say_recovery_key).await?;
    say_begun(&begun, "taken back", &mut io::stdout().lock())?;
    drop(begun);
    store.close().await;
    Ok(())
}

/// Shows a recovery key, before there is anything that it belongs to.
fn say_recovery_key(key: &RecoveryKey) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "RECOVERY KEY – write it down now, it is shown this once and stored nowhere:\n\n  {key}\n"
    )?;
    writeln!(
        out,
        "Keep it away from this machine. It takes the log back when the signing key is lost or stolen.\n"
    )?;
    out.flush()
}

fn say_begun(begun: &Begun, what: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "log {what}: {}", begun.writer.log())?;
    writeln!(out, "  fingerprint: {}", begun.fingerprint)?;
    writeln!(
        out,
        "  signing key: {} (yours alone; back it up apart from the database)",
        begun.key_file.display()
    )
}

async fn verify(arguments: LogVerify, settings: &Settings) -> Result<(), Failure> {
    let store = open_logs(&arguments.database, settings).await?;
    let progress = Progress::new();
    let mut watch = |head: &log::LogHead, done| progress.items("verifying", done, head.size);
    let logs = log::verify_all(&*store, &mut watch).await?;
    drop(progress);
    let mut out = io::stdout().lock();
    if arguments.json {
        let logs: Vec<_> = logs.iter().map(verified_json).collect();
        return Ok(writeln!(out, "{}", json!({"logs": logs}))?);
    }
    if logs.is_empty() {
        writeln!(
            out,
            "there are no logs in {}; begin one with `ortaq log init`",
            store.database()
        )?;
    }
    for verified in &logs {
        say_verified(verified, &mut out)?;
    }
    Ok(())
}

/// A log that was followed.
pub(super) fn say_verified(verified: &Verified, out: &mut impl Write) -> io::Result<()> {
    let Verified {
        log,
        size,
        entries,
        bodies,
        root,
        checkpoint,
    } = verified;
    writeln!(out, "log {log}: whole")?;
    writeln!(
        out,
        "  {size} entries, {} of them withheld from this node, {} without a body",
        size - entries,
        entries - bodies
    )?;
    writeln!(out, "  root {root}")?;
    match checkpoint {
        Some(checkpoint) => writeln!(out, "  checkpoint of {checkpoint} entries fits"),
        None => writeln!(
            out,
            "  no checkpoint: nothing here says whether its end is missing"
        ),
    }
}

fn verified_json(verified: &Verified) -> serde_json::Value {
    json!({
        "log": verified.log,
        "size": verified.size,
        "entries": verified.entries,
        "bodies": verified.bodies,
        "root": verified.root,
        "checkpoint": verified.checkpoint,
    })
}

async fn prove(arguments: LogProve, settings: &Settings) -> Result<(), Failure> {
    let subject: Subject = arguments
        .subject
        .parse()
        .map_err(|error| Failure::new(Kind::Usage, format!("{error}")))?;
    let store = open_logs(&arguments.database, settings).await?;
    let proven = log::prove(&*store, &subject).await?;
    let mut out = io::stdout().lock();
    let Some(folder) = arguments.output else {
        for proven in &proven {
            write!(out, "{}", proven.proof)?;
        }
        return Ok(());
    };
    fs::create_dir(&folder).map_err(|error| unwritable(&folder, &error))?;
    for proven in &proven {
        write_proof(proven, &folder)?;
    }
    let mut keys: Vec<_> = proven.iter().map(|proven| proven.verifier_key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    output::write(Some(&folder.join("keys")), &format!("{}\n", keys.join("\n")))?;
    Ok(writeln!(
        out,
        "{} entries proved, in {}",
        proven.len(),
        folder.display()
    )?)
}

fn write_proof(proven: &Proven, folder: &Path) -> Result<(), Failure> {
    let entry = proven.held.entry();
    // Places are those of a log, and a record can have entries of several.
    let log = entry.entry().log.to_string();
    let name = |ending: &str| folder.join(format!("{}-{}.{ending}", &log[..8], entry.entry().seq));
    output::write(Some(&name("note")), &String::from(entry.signed().clone()))?;
    output::write(Some(&name("tlog-proof")), &proven.proof)?;
    if let Some(body) = proven.held.body() {
        output::write(
            Some(&name("body.json")),
            &String::from_utf8_lossy(body.as_bytes()),
        )?;
    }
    Ok(())
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::new(Kind::Input, format!("{} cannot be made: {error}", path.display()))
        .hint("name a folder that is not there yet")
}

async fn show(arguments: LogShow, settings: &Settings) -> Result<(), Failure> {
    let store = open_logs(&arguments.database, settings).await?;
    let view = if arguments.public { View::Public } else { View::All };
    let Some(name) = &arguments.record else {
        return list(&arguments, &*store, view).await;
    };
    let record: RecordId = name
        .parse()
        .map_err(|error| Failure::new(Kind::Usage, format!("{error}")))?;
    let shown = store
        .record(&record, view)
        .await?
        .ok_or_else(|| log::LogError::NothingThere(name.clone()))?;
    let mut out = io::stdout().lock();
    if arguments.json {
        return Ok(writeln!(out, "{}", shown.state)?);
    }
    say_summary(&shown, &mut out)?;
    writeln!(out, "\nentries")?;
    for held in store.about(std::slice::from_ref(&record)).await? {
        let entry = held.entry().entry();
        if view == View::Public && entry.audience != Audience::CLEAR {
            continue;
        }
        let log = entry.log.to_string();
        writeln!(
            out,
            "  {}  {:<24} {:<10} {}… {:>7}  {}",
            entry.time,
            entry.kind.as_str(),
            entry.audience.label(),
            &log[..8],
            entry.seq,
            held.entry().id()
        )?;
    }
    let state: serde_json::Value = serde_json::from_str(&shown.state).unwrap_or_default();
    let state = format!("{state:#}");
    writeln!(out, "\nstate")?;
    for line in state.lines() {
        writeln!(out, "{}", printable(line))?;
    }
    Ok(())
}

async fn list(arguments: &LogShow, store: &dyn LogStore, view: View) -> Result<(), Failure> {
    let kinds: Vec<&str> = match &arguments.kind {
        Some(kind) => vec![kind],
        None => {
            let mut kinds: Vec<_> = Act::kinds().filter_map(|kind| kind.split('.').next()).collect();
            kinds.dedup();
            kinds
        }
    };
    let mut out = io::stdout().lock();
    for kind in kinds {
        let listing = log::Listing {
            view,
            kind: kind.to_owned(),
            owner: None,
            status: None,
            after: None,
            limit: usize::from(arguments.limit),
        };
        for summary in store.list(&listing).await? {
            if arguments.json {
                writeln!(out, "{}", summary.state)?;
            } else {
                say_summary(&summary, &mut out)?;
            }
        }
    }
    Ok(())
}

fn say_summary(summary: &Summary, out: &mut impl Write) -> io::Result<()> {
    let status = summary.status.as_deref().unwrap_or("–");
    let title = summary.title.as_deref().unwrap_or("");
    writeln!(
        out,
        "{}\n  {}  {status}  {}",
        summary.id,
        summary.changed,
        printable(title)
    )
}
