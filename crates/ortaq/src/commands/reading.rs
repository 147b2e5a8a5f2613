//! What is said while an input is read, and when it cannot be.

use ortaq_engine::input::{FetchError, Input, InputError};
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
pub(super) fn failure(texts: &Texts, input: &Input, error: &InputError) -> Failure {
    let name = match input {
        Input::File(path) => path.display().to_string(),
        Input::Address(address) => address.clone(),
        Input::StandardInput => "-".to_owned(),
    };
    let kind = match error {
        InputError::Fetch(FetchError::TooLarge { .. }) => Kind::Input,
        InputError::Fetch(_) => Kind::Network,
        InputError::File { .. } | InputError::Read(_) => Kind::Input,
    };
    let failure = Failure::new(kind, error.words(texts, &name));
    match error {
        InputError::Fetch(FetchError::PrivateAddress { host, .. }) => {
            failure.hint(format!("on your own network: --allow-private {host}"))
        }
        _ => failure,
    }
}
