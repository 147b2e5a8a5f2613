//! What is said while an input is read, and when it cannot be.

use ortaq_engine::input::{FetchError, Input, InputError, ReadError};
use ortaq_engine::report::Texts;

use crate::failure::{Failure, Kind};

/// What is being read.
pub(super) fn message(texts: &Texts, input: &Input) -> String {
    match input {
        Input::File(path) => texts.say(
            "progress-reading",
            &[("name", (&path.display().to_string()).into())],
        ),
        Input::Address(address) => texts.say("progress-fetching", &[("address", address.into())]),
        Input::StandardInput => texts.say("progress-reading", &[("name", "-".into())]),
    }
}

/// Why it cannot be read, in the reader's language.
pub(super) fn failure(texts: &Texts, input: &Input, error: InputError) -> Failure {
    let name = match input {
        Input::File(path) => path.display().to_string(),
        Input::Address(address) => address.clone(),
        Input::StandardInput => "-".to_owned(),
    };
    match error {
        InputError::File { source, .. } => {
            let id = match source.kind() {
                std::io::ErrorKind::NotFound => "error-not-found",
                _ => "error-unreadable",
            };
            Failure::new(Kind::Input, texts.say(id, &[("name", (&name).into())]))
        }
        InputError::Fetch(error) => unfetched(texts, &name, &error),
        InputError::Read(error) => unreadable(texts, &name, &error),
    }
}

fn unreadable(texts: &Texts, name: &str, error: &ReadError) -> Failure {
    let named = |id: &str| texts.say(id, &[("name", name.into())]);
    let message = match error {
        ReadError::Empty | ReadError::NoText => texts.say("error-empty", &[]),
        ReadError::TooLarge { limit, .. } => texts.say("error-too-large", &[("limit", (limit >> 20).into())]),
        ReadError::Binary { what } => format!("{} ({what})", named("error-not-text")),
        ReadError::PdfScanned => named("error-no-text-in-pdf"),
        other => format!("{name}: {other}"),
    };
    Failure::new(Kind::Input, message)
}

fn unfetched(texts: &Texts, address: &str, error: &FetchError) -> Failure {
    let named = |id: &str| texts.say(id, &[("address", address.into())]);
    let failure = |message: String| Failure::new(Kind::Network, message);
    match error {
        FetchError::BadUrl { .. } | FetchError::SchemeRefused { .. } => {
            failure(named("error-address-invalid"))
        }
        FetchError::PrivateAddress { host, .. } => failure(named("error-address-refused"))
            .hint(format!("on your own network: --allow-private {host}")),
        FetchError::TooManyRedirects { limit } => {
            failure(texts.say("error-redirects", &[("limit", (*limit).into())]))
        }
        FetchError::Status { status } => {
            let values = [("address", address.into()), ("status", u64::from(*status).into())];
            failure(texts.say("error-status", &values))
        }
        FetchError::TooLarge { limit } => {
            let message = texts.say("error-too-large", &[("limit", (limit >> 20).into())]);
            Failure::new(Kind::Input, message)
        }
        FetchError::TimedOut { .. } => failure(named("error-timeout")),
        FetchError::HostNotFound { .. } | FetchError::Connection { .. } => {
            failure(named("error-unreachable"))
        }
        other => failure(format!("{address}: {other}")),
    }
}
