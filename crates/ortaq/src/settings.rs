//! What the command line leaves open, resolved once: the home folder, the language, colours, width, the clock.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use ortaq_engine::home::Home;
use ortaq_engine::log::Clock;
use ortaq_engine::people::ProviderSettings;
use ortaq_engine::report::{ReportLanguage, Texts};
use url::Url;

use crate::args::Global;
use crate::failure::{Failure, Kind};

/// Columns where the width of the terminal is not known.
const DEFAULT_WIDTH: usize = 80;

/// The environment, so that tests can make one.
#[derive(Debug, Default)]
pub(crate) struct Environment {
    pub variables: HashMap<String, String>,
    pub stdout_is_terminal: bool,
    pub width: Option<usize>,
}

impl Environment {
    pub fn of_process() -> Self {
        let stdout_is_terminal = io::stdout().is_terminal();
        let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        };
        Self {
            variables: std::env::vars_os().filter_map(text).collect(),
            stdout_is_terminal,
            width,
        }
    }

    /// A variable that is set and not empty.
    fn get(&self, name: &str) -> Option<&str> {
        self.variables
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }
}

/// What every command needs to know.
pub(crate) struct Settings {
    pub home: Home,
    pub texts: Texts,
    /// The language named with `--lang`.
    pub language: Option<ReportLanguage>,
    pub color: bool,
    pub width: usize,
    /// RFC 3339, UTC. `ORTAQ_NOW` fixes it in tests.
    pub now: String,
    /// The clock by which entries are dated: that of the machine, unless `ORTAQ_NOW` fixes it.
    pub clock: Clock,
    /// Level of the server's log, as `ORTAQ_LOG` has it.
    pub log_level: Option<String>,
    /// What `ORTAQ_OIDC_…` says of the OpenID provider that people may sign in through.
    pub provider: Option<ProviderSettings>,
}

impl Settings {
    pub fn resolve(global: &Global, environment: &Environment) -> Result<Self, Failure> {
        let tag = global.lang.as_deref();
        let named = tag
            .map(|tag| ReportLanguage::from_tag(tag).ok_or_else(|| unknown_language(tag)))
            .transpose()?;
        let language = named.unwrap_or_else(|| {
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
                .into_iter()
                .find_map(|name| environment.get(name));
            ReportLanguage::negotiate(locale)
        });
        let color = environment.stdout_is_terminal
            && !global.no_color
            && environment.get("NO_COLOR").is_none()
            && environment.get("TERM") != Some("dumb");
        let columns = environment
            .get("COLUMNS")
            .and_then(|columns| columns.parse().ok());
        Ok(Self {
            home: Home::new(home(global, environment)?),
            texts: Texts::new(language),
            language: named,
            color,
            width: environment.width.or(columns).unwrap_or(DEFAULT_WIDTH),
            now: environment
                .get("ORTAQ_NOW")
                .map_or_else(|| Timestamp::now().to_string(), str::to_owned),
            clock: clock(environment),
            log_level: environment.get("ORTAQ_LOG").map(str::to_owned),
            provider: provider(environment)?,
        })
    }
}

/// Longest file that holds the provider's secret, in bytes.
const SECRET_FILE_BYTES: u64 = 4_096;

/// The OpenID provider: `ORTAQ_OIDC_ISSUER`, `…_CLIENT_ID`, `…_NAME`, and the secret in `…_CLIENT_SECRET` or in the file that
/// `…_CLIENT_SECRET_FILE` names. Never an argument: others on the machine could read it.
fn provider(environment: &Environment) -> Result<Option<ProviderSettings>, Failure> {
    let Some(issuer) = environment.get("ORTAQ_OIDC_ISSUER") else {
        return Ok(None);
    };
    let wrong = |message: String, hint: &str| Failure::new(Kind::Usage, message).hint(hint);
    let issuer: Url = issuer.parse().map_err(|error| {
        wrong(
            format!("ORTAQ_OIDC_ISSUER is no web address: {error}"),
            "write it like https://id.example.org",
        )
    })?;
    let client_id = environment.get("ORTAQ_OIDC_CLIENT_ID").ok_or_else(|| {
        wrong(
            "ORTAQ_OIDC_ISSUER is set and ORTAQ_OIDC_CLIENT_ID is not".to_owned(),
            "set it to what the provider calls this node",
        )
    })?;
    let client_secret = match environment.get("ORTAQ_OIDC_CLIENT_SECRET_FILE") {
        Some(path) => Some(secret_in(path).map_err(|error| {
            wrong(
                format!("{path}: {error}"),
                "ORTAQ_OIDC_CLIENT_SECRET_FILE names a file that holds the secret and nothing else",
            )
        })?),
        None => environment.get("ORTAQ_OIDC_CLIENT_SECRET").map(str::to_owned),
    };
    let name = environment.get("ORTAQ_OIDC_NAME").or(issuer.host_str());
    Ok(Some(ProviderSettings {
        name: name.unwrap_or_default().to_owned(),
        client_id: client_id.to_owned(),
        client_secret,
        issuer,
    }))
}

fn secret_in(path: &str) -> io::Result<String> {
    let mut secret = String::new();
    File::open(path)?
        .take(SECRET_FILE_BYTES)
        .read_to_string(&mut secret)?;
    Ok(secret.trim().to_owned())
}

fn clock(environment: &Environment) -> Clock {
    match environment
        .get("ORTAQ_NOW")
        .and_then(|now| now.parse::<Timestamp>().ok())
    {
        Some(fixed) => Arc::new(move || fixed),
        None => Arc::new(Timestamp::now),
    }
}

/// `--data-dir` or `ORTAQ_HOME`, else `ortaq` in the data folder of the XDG base directory specification.
fn home(global: &Global, environment: &Environment) -> Result<PathBuf, Failure> {
    let xdg = || {
        environment
            .get("XDG_DATA_HOME")
            .map(|data| PathBuf::from(data).join("ortaq"))
    };
    let user = || {
        environment
            .get("HOME")
            .map(|home| PathBuf::from(home).join(".local/share/ortaq"))
    };
    global.data_dir.clone().or_else(xdg).or_else(user).ok_or_else(|| {
        Failure::new(
            Kind::Usage,
            "there is no home folder to keep the knowledge base in",
        )
        .hint("name a folder with --data-dir or in ORTAQ_HOME")
    })
}

fn unknown_language(tag: &str) -> Failure {
    let known: Vec<&str> = ReportLanguage::ALL
        .iter()
        .map(|language| language.code())
        .collect();
    Failure::new(
        Kind::Usage,
        format!("there are no reports in the language {tag:?}"),
    )
    .hint(format!("choose one of {}", known.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(lang: Option<&str>, terminal: bool, variables: &[(&str, &str)]) -> Result<Settings, Failure> {
        let variables = variables
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect();
        let environment = Environment {
            variables,
            stdout_is_terminal: terminal,
            width: None,
        };
        let global = Global {
            data_dir: None,
            lang: lang.map(str::to_owned),
            no_color: false,
        };
        Settings::resolve(&global, &environment)
    }

    #[test]
    fn the_language_asked_for_outranks_that_of_the_environment() {
        let code = |lang, variables: &[(&str, &str)]| {
            let home = [("HOME", "/h")];
            settings(lang, false, &[variables, &home].concat())
                .unwrap()
                .texts
                .language()
                .code()
        };
        assert_eq!(code(Some("kk-KZ"), &[("LANG", "tr_TR.UTF-8")]), "kk");
        assert_eq!(code(None, &[("LANG", "tr_TR.UTF-8")]), "tr");
        assert_eq!(code(None, &[("LC_ALL", "ru_RU"), ("LANG", "tr_TR.UTF-8")]), "ru");
        assert_eq!(code(None, &[("LANG", "C.UTF-8")]), "en");
        assert!(settings(Some("de"), false, &[("HOME", "/h")]).is_err());
    }

    #[test]
    fn colours_need_a_terminal_that_wants_them() {
        let color = |terminal, more: &[(&str, &str)]| {
            settings(None, terminal, &[more, &[("HOME", "/h")]].concat())
                .unwrap()
                .color
        };
        assert!(color(true, &[]));
        assert!(!color(false, &[]));
        assert!(!color(true, &[("NO_COLOR", "1")]));
        assert!(color(true, &[("NO_COLOR", "")]));
        assert!(!color(true, &[("TERM", "dumb")]));
    }

    #[test]
    fn the_provider_needs_an_issuer_and_a_client_and_its_secret_may_be_in_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret");
        std::fs::write(&file, "from a file\n").unwrap();
        let provider = |variables: &[(&str, &str)]| {
            settings(None, false, &[variables, &[("HOME", "/h")]].concat()).map(|s| s.provider)
        };
        assert!(provider(&[]).unwrap().is_none());
        let issuer = ("ORTAQ_OIDC_ISSUER", "https://id.example.org");
        let client = ("ORTAQ_OIDC_CLIENT_ID", "ortaq");
        assert!(provider(&[issuer]).is_err());
        assert!(provider(&[("ORTAQ_OIDC_ISSUER", "id.example.org"), client]).is_err());
        let secret = ("ORTAQ_OIDC_CLIENT_SECRET", "from the environment");
        let found = provider(&[issuer, client, secret]).unwrap().unwrap();
        assert_eq!(found.name, "id.example.org");
        assert_eq!(found.client_secret.as_deref(), Some("from the environment"));
        let named = ("ORTAQ_OIDC_CLIENT_SECRET_FILE", file.to_str().unwrap());
        let found = provider(&[issuer, client, named]).unwrap().unwrap();
        assert_eq!(found.client_secret.as_deref(), Some("from a file"));
        let missing = ("ORTAQ_OIDC_CLIENT_SECRET_FILE", "/nowhere/at/all");
        assert!(provider(&[issuer, client, missing]).is_err());
    }

    #[test]
    fn the_home_folder_follows_the_base_directory_specification() {
        let root =
            |variables: &[(&str, &str)]| settings(None, false, variables).map(|s| s.home.root().to_owned());
        assert_eq!(
            root(&[("HOME", "/h")]).unwrap(),
            PathBuf::from("/h/.local/share/ortaq")
        );
        assert_eq!(
            root(&[("HOME", "/h"), ("XDG_DATA_HOME", "/x")]).unwrap(),
            PathBuf::from("/x/ortaq")
        );
        assert!(root(&[]).is_err());
    }
}
