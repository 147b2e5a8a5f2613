//! One module a command: arguments in, use case called, result shown.

mod base;
mod check;
mod lab;
mod listen;
mod model;
mod reading;

use ortaq_engine::Store;

use crate::args::Command;
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
        Command::Model(arguments) => model::run(arguments, settings),
        Command::Eval(arguments) => lab::eval(arguments, settings),
        Command::Train(arguments) => lab::train(arguments, settings),
    }
}

/// Opens the knowledge base, making it where there is none.
async fn open_store(settings: &Settings) -> Result<Store, Failure> {
    let root = settings.home.root();
    std::fs::create_dir_all(root).map_err(|error| {
        Failure::new(
            Kind::KnowledgeBase,
            format!("the folder {} cannot be made: {error}", root.display()),
        )
        .hint("name another one with --data-dir")
    })?;
    Ok(Store::open(&settings.home.database()).await?)
}
