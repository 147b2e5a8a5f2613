//! Getting the text to check: from a file, from standard input, or from the web.

use std::io::{self, Read};
use std::path::PathBuf;
use std::time::Duration;

use ortaq_sources::fetch::{self, FetchPolicy};
use ortaq_sources::{ReadHint, limits};

pub use ortaq_sources::fetch::{Allowed, FetchError};
pub use ortaq_sources::{Document, DocumentKind, PDF_THREAD, ReadError};

use crate::report::{Subject, Texts};

/// Time for fetching one page, redirects and body included.
const FETCH_TIMEOUT: Duration = Duration::from_secs(20);
/// Redirects followed.
const REDIRECTS: usize = 5;
/// How a server sees us.
const USER_AGENT: &str = concat!(
    "ortaq/",
    env!("CARGO_PKG_VERSION"),
    " (fact-checking; one page on request)"
);

/// What a person asked to have checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// A web address.
    Address(String),
    /// Standard input.
    StandardInput,
}

impl Input {
    /// Reads an argument: `-` is standard input, what begins with a scheme is an address, the rest is a file.
    #[must_use]
    pub fn from_argument(argument: &str) -> Self {
        match argument.split_once("://") {
            _ if argument == "-" => Self::StandardInput,
            Some((scheme, _))
                if scheme
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b)) =>
            {
                Self::Address(argument.to_owned())
            }
            _ => Self::File(argument.into()),
        }
    }

    /// How the report names it: a file by its name alone, because a report is passed on and folders tell of their owner.
    #[must_use]
    pub fn subject(&self) -> Subject {
        match self {
            Self::File(path) => {
                let name = path.file_name().unwrap_or(path.as_os_str());
                Subject::File(name.to_string_lossy().into_owned())
            }
            Self::Address(address) => Subject::Address(address.clone()),
            Self::StandardInput => Subject::StandardInput,
        }
    }
}

/// Why there is nothing to check.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// The file cannot be read.
    #[error("{name}: {source}")]
    File {
        /// The file.
        name: String,
        /// What the operating system said.
        source: io::Error,
    },
    /// The page cannot be had.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// There is no text in it that can be read.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl InputError {
    /// What it says to a person, in the language of `texts`; `name` is how the person knows the input.
    #[must_use]
    pub fn words(&self, texts: &Texts, name: &str) -> String {
        match self {
            Self::File { source, .. } => {
                let id = match source.kind() {
                    io::ErrorKind::NotFound => "error-not-found",
                    _ => "error-unreadable",
                };
                texts.say(id, &[("name", name.into())])
            }
            Self::Fetch(error) => unfetched(texts, name, error),
            Self::Read(error) => unreadable(texts, name, error),
        }
    }
}

fn unreadable(texts: &Texts, name: &str, error: &ReadError) -> String {
    let named = |id: &str| texts.say(id, &[("name", name.into())]);
    match error {
        ReadError::Empty | ReadError::NoText => texts.say("error-empty", &[]),
        ReadError::TooLarge { limit, .. } => texts.say("error-too-large", &[("limit", (limit >> 20).into())]),
        ReadError::Binary { what } => format!("{} ({what})", named("error-not-text")),
        ReadError::PdfScanned => named("error-no-text-in-pdf"),
        other => format!("{name}: {other}"),
    }
}

fn unfetched(texts: &Texts, address: &str, error: &FetchError) -> String {
    let named = |id: &str| texts.say(id, &[("address", address.into())]);
    match error {
        FetchError::BadUrl { .. } | FetchError::SchemeRefused { .. } => named("error-address-invalid"),
        FetchError::PrivateAddress { .. } => named("error-address-refused"),
        FetchError::TooManyRedirects { limit } => texts.say("error-redirects", &[("limit", (*limit).into())]),
        FetchError::Status { status } => {
            let values = [("address", address.into()), ("status", u64::from(*status).into())];
            texts.say("error-status", &values)
        }
        FetchError::TooLarge { limit } => texts.say("error-too-large", &[("limit", (limit >> 20).into())]),
        FetchError::TimedOut { .. } => named("error-timeout"),
        FetchError::HostNotFound { .. } | FetchError::Connection { .. } => named("error-unreachable"),
        other => format!("{address}: {other}"),
    }
}

/// Private networks and hosts that the operator allows, from words such as `10.0.0.0/8`, `192.168.1.7` or `intranet`.
#[must_use]
pub fn allowed(words: &[String]) -> Vec<Allowed> {
    let one = |word: &String| match (word.parse(), word.parse::<std::net::IpAddr>()) {
        (Ok(net), _) => Allowed::Net(net),
        (_, Ok(address)) => Allowed::Net(address.into()),
        _ => Allowed::Host(word.clone()),
    };
    words.iter().map(one).collect()
}

/// How a page that a person asked for is fetched.
pub(crate) fn fetch_policy(allow_private: Vec<Allowed>, max_bytes: usize) -> FetchPolicy {
    FetchPolicy {
        timeout: FETCH_TIMEOUT,
        max_bytes,
        max_redirects: REDIRECTS,
        allow_private,
        user_agent: USER_AGENT.to_owned(),
    }
}

/// Reads the document that an input stands for.
///
/// # Errors
/// [`InputError`]
pub async fn load(input: &Input, allow_private: Vec<Allowed>) -> Result<Document, InputError> {
    match input {
        Input::Address(address) => {
            let policy = fetch_policy(allow_private, limits::MAX_INPUT_BYTES);
            let page = fetch::fetch(address, &policy).await?;
            let (content_type, url) = (page.content_type, Some(page.final_url));
            Ok(ortaq_sources::read(
                &page.bytes,
                &ReadHint {
                    content_type,
                    file_name: None,
                    url,
                },
            )?)
        }
        Input::File(path) => {
            let failed = |source| InputError::File {
                name: path.display().to_string(),
                source,
            };
            let bytes = within_limit(std::fs::File::open(path).map_err(failed)?).map_err(failed)?;
            let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            Ok(ortaq_sources::read(
                &bytes,
                &ReadHint {
                    file_name,
                    ..ReadHint::default()
                },
            )?)
        }
        Input::StandardInput => {
            let failed = |source| InputError::File {
                name: "-".to_owned(),
                source,
            };
            let bytes = within_limit(io::stdin().lock()).map_err(failed)?;
            Ok(ortaq_sources::read(&bytes, &ReadHint::default())?)
        }
    }
}

/// Reads a document that was handed over as bytes. What it is is told by its content; name and type are weighed, never
/// believed blindly.
///
/// # Errors
/// [`InputError::Read`]
pub fn read(
    bytes: &[u8],
    content_type: Option<&str>,
    file_name: Option<&str>,
) -> Result<Document, InputError> {
    Ok(ortaq_sources::read(
        bytes,
        &ReadHint {
            content_type: content_type.map(str::to_owned),
            file_name: file_name.map(str::to_owned),
            url: None,
        },
    )?)
}

/// One byte more than the limit at most, so that the reader refuses what is larger without our holding it.
fn within_limit(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source
        .take(limits::MAX_INPUT_BYTES as u64 + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_files_and_standard_input_are_told_apart() {
        let address = |s: &str| Input::Address(s.into());
        assert_eq!(Input::from_argument("-"), Input::StandardInput);
        assert_eq!(
            Input::from_argument("https://demo.invalid/a"),
            address("https://demo.invalid/a")
        );
        assert_eq!(
            Input::from_argument("file:///etc/passwd"),
            address("file:///etc/passwd")
        );
        assert_eq!(Input::from_argument("a b://c"), Input::File("a b://c".into()));
        assert_eq!(
            Input::from_argument("C:\\xeber.html"),
            Input::File("C:\\xeber.html".into())
        );
    }

    #[test]
    fn a_report_names_a_file_without_its_folders() {
        let subject = |argument| Input::from_argument(argument).subject();
        assert_eq!(
            subject("/home/leyla/xeber.html"),
            Subject::File("xeber.html".into())
        );
        assert_eq!(subject("xeber.html"), Subject::File("xeber.html".into()));
    }

    #[test]
    fn networks_addresses_and_hosts_can_be_allowed() {
        let words: Vec<String> = ["10.0.0.0/8", "::1", "intranet"].map(str::to_owned).into();
        let found = allowed(&words);
        assert_eq!(found[0], Allowed::Net("10.0.0.0/8".parse().unwrap()));
        assert_eq!(found[1], Allowed::Net("::1/128".parse().unwrap()));
        assert_eq!(found[2], Allowed::Host("intranet".into()));
    }
}
