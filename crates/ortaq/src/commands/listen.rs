//! `ortaq listen`.

use std::path::Path;

use ortaq_engine::input::{self, Document, Input};
use ortaq_engine::listen::{Format, ListenError, Mark, Speaker, Voice, language_of};
use serde_json::json;

use super::reading;
use crate::args;
use crate::failure::{Failure, Kind};
use crate::output::{self, WholeFile};
use crate::progress::Progress;
use crate::settings::Settings;

pub(super) async fn run(arguments: args::Listen, settings: &Settings) -> Result<(), Failure> {
    let format = format(&arguments.output)?;
    let input = Input::from_argument(&arguments.input);
    let progress = Progress::new();
    progress.step(reading::message(&settings.texts, &input));
    let document = input::load(&input, input::allowed(&arguments.allow_private)).await;
    let document = document.map_err(|error| reading::failure(&settings.texts, &input, &error))?;
    let text = aloud(&document);
    let language = match settings.language {
        Some(named) => named.code().to_owned(),
        None => language_of(&text).to_string(),
    };
    let voice = Voice::for_tag(&language, arguments.speed)?;
    let speaker = Speaker::find()?;
    let message = settings.texts.say("progress-speaking", &[]);
    let mut file = WholeFile::create(&arguments.output)?;
    let told = |done: usize, of: usize| progress.items(message.clone(), done as u64, of as u64);
    let marks = speaker.record(&text, voice, format, &mut file, told);
    let marks = marks.map_err(|error| unrecorded(&arguments.output, error))?;
    if let Some(path) = &arguments.marks {
        output::write(Some(path), &listed(&language, &marks)?)?;
    }
    file.publish()
}

/// The form that the name of the output asks for.
fn format(output: &Path) -> Result<Format, Failure> {
    let extension = output
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("opus" | "ogg") => Ok(Format::Opus),
        Some("wav") => Ok(Format::Wav),
        _ => Err(Failure::new(
            Kind::Usage,
            format!("{} tells no form of sound", output.display()),
        )
        .hint("let the name of the output end in .opus or .wav")),
    }
}

/// The title, unless the text begins with it, and the text.
fn aloud(document: &Document) -> String {
    let text = document.text();
    match &document.title {
        Some(title) if !text.starts_with(title.as_str()) => format!("{title}\n\n{text}"),
        _ => text,
    }
}

fn listed(language: &str, marks: &[Mark]) -> Result<String, Failure> {
    let list = json!({ "schema": "ortaq-marks/1", "language": language, "sentences": marks });
    let text = serde_json::to_string_pretty(&list)
        .map_err(|error| Failure::new(Kind::Internal, error.to_string()))?;
    Ok(text + "\n")
}

fn unrecorded(output: &Path, error: ListenError) -> Failure {
    match error {
        ListenError::Write(source) => Failure::new(
            Kind::Input,
            format!("{} cannot be written: {source}", output.display()),
        )
        .hint("check the free space on the disk"),
        other => other.into(),
    }
}
