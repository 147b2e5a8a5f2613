//! The `ortaq` binary: arguments, configuration, wiring. What it does is in `ortaq-engine`.

mod args;
mod commands;
mod failure;
mod output;
mod progress;
mod settings;

use std::process::ExitCode;

use clap::Parser;
use ortaq_engine::input;

use args::Arguments;
use failure::Failure;
use settings::{Environment, Settings};

fn main() -> ExitCode {
    keep_caught_panics_quiet();
    let arguments = Arguments::parse();
    let settings = Settings::resolve(&arguments.global, &Environment::of_process());
    match run(arguments, settings) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn run(arguments: Arguments, settings: Result<Settings, Failure>) -> Result<(), Failure> {
    let settings = settings?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(std::thread::available_parallelism().map_or(2, |cores| cores.get().max(2)))
        .enable_all()
        .build()?;
    runtime.block_on(async {
        // A server lets running requests end first.
        if !matches!(arguments.command, args::Command::Serve(_)) {
            tokio::spawn(stop_on_interrupt());
        }
        commands::run(arguments.command, &settings).await
    })
}

/// Panics of the PDF reader are caught and become an error of ours; their own words would only confuse.
fn keep_caught_panics_quiet() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(input::PDF_THREAD) {
            report(panic);
        }
    }));
}

/// Ends the process on Ctrl-C. Everything that is written is written in transactions or renamed into place, so ending
/// is safe at any moment; the line break keeps the shell's prompt off a progress bar.
async fn stop_on_interrupt() {
    if tokio::signal::ctrl_c().await.is_ok() {
        eprintln!(
            "\nortaq: interrupted; what was completed is kept, and running the command again goes on from there"
        );
        std::process::exit(failure::INTERRUPTED.into());
    }
}
