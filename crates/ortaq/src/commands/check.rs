//! `ortaq check` and `ortaq search`.

use ortaq_engine::check::{self, CheckOptions};
use ortaq_engine::input::{self, Document, DocumentKind, Input};
use ortaq_engine::knowledge::Knowledge;
use ortaq_engine::model_pull::Source;
use ortaq_engine::report::{self, Format, Layout, Subject};

use super::{base, model, reading};
use crate::args::{self, ReportForm};
use crate::failure::Failure;
use crate::output;
use crate::progress::Progress;
use crate::settings::Settings;

/// Fact-checks of one claim that the terminal shows in the report of an article.
const MATCHES_SHOWN: usize = 3;

pub(super) async fn check(arguments: args::Check, settings: &Settings) -> Result<(), Failure> {
    let input = Input::from_argument(&arguments.input);
    let progress = Progress::new();
    progress.step(reading::message(&settings.texts, &input));
    let document = input::load(&input, input::allowed(&arguments.allow_private)).await;
    let document = document.map_err(|error| reading::failure(&settings.texts, &input, &error))?;
    drop(progress);
    ensure_model(arguments.offline, settings);
    let options = CheckOptions {
        claims: arguments.limit.into(),
        min_probability: arguments.min_probability,
        one_claim: false,
        now: settings.now.clone(),
    };
    let format = form(arguments.format, &arguments, settings);
    let text = checked(&document, &input.subject(), &options, format, settings).await?;
    output::write(arguments.output.as_deref(), &text)
}

pub(super) async fn search(arguments: args::Search, settings: &Settings) -> Result<(), Failure> {
    let claim = arguments.claim.join(" ");
    let document = Document {
        paragraphs: vec![claim],
        ..Document::empty(DocumentKind::Text)
    };
    ensure_model(arguments.offline, settings);
    let options = CheckOptions {
        claims: 1,
        min_probability: None,
        one_claim: true,
        now: settings.now.clone(),
    };
    let layout = Layout {
        width: settings.width,
        color: settings.color,
        matches: arguments.limit.into(),
    };
    let format = match arguments.format {
        ReportForm::Terminal => Format::Terminal(layout),
        ReportForm::Json => Format::Json,
        ReportForm::Html => Format::Html,
        ReportForm::Claimreview => Format::ClaimReview,
    };
    let text = checked(&document, &Subject::CommandLine, &options, format, settings).await?;
    output::write(None, &text)
}

/// Compares a document with what is known and renders the report.
async fn checked(
    document: &Document,
    subject: &Subject,
    options: &CheckOptions,
    format: Format,
    settings: &Settings,
) -> Result<String, Failure> {
    let progress = Progress::new();
    progress.step(settings.texts.say("progress-model", &[]));
    let knowledge = Knowledge::open(&settings.home, &mut |state| base::watch(&progress, state)).await?;
    progress.step(settings.texts.say("progress-claims", &[]));
    let report = check::check(&knowledge, document, options).await?;
    drop(progress);
    Ok(report::render(&report, subject, format, &settings.texts)?)
}

fn form(form: ReportForm, arguments: &args::Check, settings: &Settings) -> Format {
    match form {
        ReportForm::Json => Format::Json,
        ReportForm::Html => Format::Html,
        ReportForm::Claimreview => Format::ClaimReview,
        ReportForm::Terminal => {
            let color = settings.color && arguments.output.is_none();
            Format::Terminal(Layout {
                width: settings.width,
                color,
                matches: MATCHES_SHOWN,
            })
        }
    }
}

/// Fetches the model the first time, unless `offline`. Without it matching is by words alone, which the report says.
pub(super) fn ensure_model(offline: bool, settings: &Settings) {
    if offline || settings.home.model().exists() {
        return;
    }
    eprintln!("The embedding model is not on this machine yet; it is fetched once (about 100 MB).");
    match model::pull(&Source::Automatic, settings) {
        Ok(pulled) => eprintln!("{}", model::said(&pulled)),
        Err(failure) => {
            failure.report();
        }
    }
}
