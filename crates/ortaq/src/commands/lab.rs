//! `ortaq eval` and `ortaq train`.

use std::io;

use ortaq_eval::data::DataFolder;
use ortaq_eval::{NodeOptions, Options, Task, TrainOptions, Training};

use crate::args;
use crate::failure::{Failure, Kind};
use crate::settings::Settings;

pub(super) fn eval(arguments: args::Eval, settings: &Settings) -> Result<(), Failure> {
    let args::Eval {
        task,
        data,
        json,
        sample,
        only,
    } = arguments;
    let task = match task {
        args::Task::Retrieval => Task::Retrieval,
        args::Task::Langid => Task::LangId,
        args::Task::Claims => Task::Claims,
        args::Task::Articles => Task::Articles,
        args::Task::Speed => Task::Speed,
    };
    let options = Options {
        data,
        home: settings.home.root().to_owned(),
        sample,
        only,
        json,
    };
    Ok(ortaq_eval::run(task, options, &mut io::stdout().lock())?)
}

pub(super) fn train(arguments: args::Train, settings: &Settings) -> Result<(), Failure> {
    let training = match arguments.what {
        args::Training::Langid => Training::LangId,
        args::Training::Claims => Training::Claims,
        args::Training::Articles => Training::Articles,
        args::Training::Encoder => Training::Encoder,
        args::Training::Match => Training::Match,
    };
    let data = DataFolder::new(&arguments.data);
    let options = TrainOptions {
        data,
        home: settings.home.root().to_owned(),
        out: arguments.out,
    };
    Ok(ortaq_eval::train(training, &options, &mut io::stdout().lock())?)
}

pub(super) async fn bench_node(arguments: &args::BenchNode, settings: &Settings) -> Result<(), Failure> {
    let model = settings.home.model();
    if arguments.with_model && !model.exists() {
        return Err(Failure::new(Kind::Model, "there is no model on this machine")
            .hint("fetch it with `ortaq model pull`"));
    }
    let options = NodeOptions {
        fact_checks: arguments.fact_checks as usize,
        model: arguments.with_model.then_some(model),
        json: arguments.json,
    };
    Ok(ortaq_eval::node(options, &mut io::stdout()).await?)
}
