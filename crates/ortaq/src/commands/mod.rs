//! One module a command: arguments in, use case called, result shown.

mod base;
mod check;
mod lab;
mod listen;
mod log;
mod model;
mod network;
mod reading;
mod serve;
mod upkeep;
mod user;

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::sync::Arc;

use ortaq_engine::Store;
use ortaq_engine::log::LogStore;

use crate::args::{self, Command, Database};
use crate::failure::{Failure, Kind};
use crate::settings::Settings;

/// Runs a command.
pub(crate) async fn run(command: Command, settings: &Settings) -> Result<(), Failure> {
    match command {
        Command::Check(arguments) => check::check(arguments, settings).await,
        Command::Search(arguments) => check::search(arguments, settings).await,
        Command::Import(arguments) => base::import(arguments, settings).await,
        Command::Export(arguments) => base::export(arguments, settings).await,
        Command::Listen(arguments) => listen::run(arguments, settings).await,
        Command::Stats(arguments) => base::stats(arguments, settings).await,
        Command::Reindex => base::reindex(settings).await,
        Command::Log(arguments) => log::run(arguments, settings).await,
        Command::Backup(arguments) => upkeep::backup(arguments, settings).await,
        Command::Restore(arguments) => upkeep::restore(arguments, settings).await,
        Command::Rebuild(arguments) => upkeep::rebuild(arguments, settings).await,
        Command::Serve(arguments) => serve::serve(arguments, settings).await,
        Command::Invite(arguments) => network::invite(arguments, settings).await,
        Command::Join(arguments) => network::join(arguments, settings).await,
        Command::Network(arguments) => network::run(arguments, settings).await,
        Command::User(arguments) => user::run(arguments, settings).await,
        Command::Model(arguments) => model::run(arguments, settings),
        Command::Eval(arguments) => lab::eval(arguments, settings),
        Command::Train(arguments) => lab::train(arguments, settings),
        Command::Bench(args::Bench::Node(arguments)) => lab::bench_node(&arguments, settings).await,
    }
}

/// Opens the knowledge base, making it where there is none.
async fn open_store(settings: &Settings) -> Result<Store, Failure> {
    make_home(settings)?;
    Ok(Store::open(&settings.home.database()).await?)
}

/// The database of the logs, making it where there is none.
async fn open_logs(database: &Database, settings: &Settings) -> Result<Arc<dyn LogStore>, Failure> {
    make_home(settings)?;
    Ok(ortaq_engine::log::open(&log_url(database, settings)).await?)
}

/// Where the logs are.
fn log_url(database: &Database, settings: &Settings) -> String {
    database
        .database
        .clone()
        .unwrap_or_else(|| settings.home.log_url())
}

/// Makes the home folder where there is none, for its owner alone: bodies of the log are not for every user of a machine.
fn make_home(settings: &Settings) -> Result<(), Failure> {
    let root = settings.home.root();
    let made = DirBuilder::new().recursive(true).mode(0o700).create(root);
    made.map_err(|error| {
        Failure::new(
            Kind::KnowledgeBase,
            format!("the folder {} cannot be made: {error}", root.display()),
        )
        .hint("name another one with --data-dir")
    })
}
