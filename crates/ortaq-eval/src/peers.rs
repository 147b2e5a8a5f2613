//! Other people's programs to measure against, in Python environments of their own.
//!
//! A peer is a set of pinned packages and a script of ours that reads standard input and writes standard output. Its
//! environment is made once in the cache folder. Where one cannot be made, the task names the peer as skipped.

use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use ortaq_engine::pip::{PipError, Python, Wheel};
use sha2::{Digest, Sha256};

use crate::limits::PEER_OUTPUT_BYTES;

/// A peer program: what it needs and how it is driven.
#[derive(Debug, Clone, Copy)]
pub struct Peer {
    /// Its name in rows.
    pub name: &'static str,
    /// Packages with versions, for example `lingua-language-detector==2.2.1`.
    pub packages: &'static [&'static str],
    /// Our script that drives it (`include_str!` of a file under `peers/`).
    pub script: &'static str,
}

/// What a peer did.
#[derive(Debug, Clone)]
pub struct PeerRun {
    /// Its standard output.
    pub stdout: Vec<u8>,
    /// Processor time of the whole process, start-up included, over all its threads. A script that can tell start-up
    /// from work says so in its output.
    pub cpu: Duration,
    /// Time on the clock.
    pub wall: Duration,
}

/// Why a peer could not be measured.
#[derive(Debug, thiserror::Error)]
pub enum PeerError {
    /// There is no Python, or a package could not be had.
    #[error(transparent)]
    Pip(#[from] PipError),
    /// The environment could not be made.
    #[error("the environment of {peer} could not be made: {reason}")]
    Environment {
        /// The peer.
        peer: &'static str,
        /// The last line of what went wrong.
        reason: String,
    },
    /// The script ran and failed.
    #[error("{peer} failed: {reason}")]
    Failed {
        /// The peer.
        peer: &'static str,
        /// The last line of its standard error.
        reason: String,
    },
    /// The file system or the process could not be used.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// The folder for environments and downloaded archives: `ORTAQ_CACHE`, else `ortaq` in the user's cache folder.
///
/// # Errors
/// When the machine has no home folder and `ORTAQ_CACHE` is not set.
pub fn cache_folder() -> io::Result<PathBuf> {
    let set = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    set("ORTAQ_CACHE")
        .or_else(|| set("XDG_CACHE_HOME").map(|cache| cache.join("ortaq")))
        .or_else(|| set("HOME").map(|home| home.join(".cache/ortaq")))
        .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "neither ORTAQ_CACHE nor HOME is set"))
}

impl Peer {
    /// Makes the environment if it is not there yet, runs the script with `input` on its standard input.
    ///
    /// Peers must be run one after another: processor time is told from the sum over finished children.
    ///
    /// # Errors
    /// [`PeerError`], to be named in the results.
    pub fn run(&self, arguments: &[impl AsRef<OsStr>], input: &[u8]) -> Result<PeerRun, PeerError> {
        run(self.name, self.command(arguments)?, input)
    }

    /// The command that runs the script, its environment made if it was not there yet.
    ///
    /// # Errors
    /// [`PeerError`]
    pub fn command(&self, arguments: &[impl AsRef<OsStr>]) -> Result<Command, PeerError> {
        let mut command = Command::new(self.environment(&cache_folder()?)?);
        command.arg("-c").arg(self.script).args(arguments);
        Ok(command)
    }

    /// The interpreter of the peer's own environment.
    fn environment(&self, cache: &Path) -> Result<PathBuf, PeerError> {
        let folder = cache.join("peers").join(self.folder_name());
        let (python, done) = (folder.join("bin/python"), folder.join("complete"));
        if done.exists() {
            return Ok(python);
        }
        let base = Python::find()?;
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        self.step(Command::new(base.program()).args(["-m", "venv"]).arg(&folder))?;
        let install = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-input",
            "--disable-pip-version-check",
        ];
        self.step(Command::new(&python).args(install).args(self.packages))?;
        std::fs::write(done, self.packages.join("\n"))?;
        Ok(python)
    }

    /// One folder for each list of packages, so that a new pin makes a new environment.
    fn folder_name(&self) -> String {
        let digest = Sha256::digest(self.packages.join("\n"));
        let short: String = digest[..6].iter().map(|b| format!("{b:02x}")).collect();
        format!("{}-{short}", self.name)
    }

    fn step(&self, command: &mut Command) -> Result<(), PeerError> {
        let output = command.stdin(Stdio::null()).output()?;
        if output.status.success() {
            return Ok(());
        }
        let (peer, reason) = (self.name, last_line(&[output.stdout, output.stderr].concat()));
        Err(PeerError::Environment { peer, reason })
    }
}

/// Downloads a package's archive into the cache, or finds it there.
///
/// # Errors
/// [`PipError`]
pub fn archive(wheel: &Wheel) -> Result<PathBuf, PipError> {
    let folder = cache_folder()?
        .join("archives")
        .join(format!("{}-{}", wheel.package, wheel.version));
    let present = std::fs::read_dir(&folder)
        .ok()
        .and_then(|mut entries| entries.next()?.ok());
    match present {
        Some(entry) if entry.path().extension().is_some_and(|e| e == "whl") => Ok(entry.path()),
        _ => Python::find()?.download(wheel, &folder),
    }
}

/// Runs any program as a peer: `input` on its standard input, its output kept, its processor time measured.
///
/// # Errors
/// [`PeerError::Failed`] with the last line of its standard error when it does not end well.
pub fn run(peer: &'static str, mut command: Command, input: &[u8]) -> Result<PeerRun, PeerError> {
    let (cpu_before, started) = (children_cpu()?, Instant::now());
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    // The pipes are served side by side: a program that writes before it has read everything must not block.
    let (stdout, stderr) = std::thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut pipe| pipe.write_all(input)));
        let errors = scope.spawn(move || collect(stderr));
        (
            collect(stdout),
            errors
                .join()
                .unwrap_or_else(|_| Err(io::Error::other("reading was cut short"))),
        )
    });
    let status = child.wait()?;
    let (wall, cpu) = (started.elapsed(), children_cpu()?.saturating_sub(cpu_before));
    if !status.success() {
        return Err(PeerError::Failed {
            peer,
            reason: last_line(&stderr?),
        });
    }
    Ok(PeerRun {
        stdout: stdout?,
        cpu,
        wall,
    })
}

fn collect(pipe: Option<impl Read>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if let Some(pipe) = pipe {
        pipe.take(PEER_OUTPUT_BYTES).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// User and system time of all children that have ended.
fn children_cpu() -> io::Result<Duration> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Ok(Duration::from_micros(micros.unsigned_abs()))
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
    fn a_program_that_answers_while_it_reads_does_not_block() {
        let input = vec![b'x'; 1 << 20];
        let done = run("cat", Command::new("cat"), &input).unwrap();
        assert_eq!(done.stdout.len(), input.len());
        assert!(done.wall > Duration::ZERO);
    }

    #[test]
    fn processor_time_of_the_child_is_counted() {
        let mut command = Command::new("sh");
        command.args(["-c", "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done"]);
        assert!(run("sh", command, b"").unwrap().cpu > Duration::from_millis(5));
    }

    #[test]
    fn a_peer_that_fails_says_why() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo first >&2; echo no such model >&2; exit 3"]);
        let error = run("demo", command, b"").unwrap_err();
        assert_eq!(error.to_string(), "demo failed: no such model");
    }

    #[test]
    fn a_new_pin_makes_a_new_environment() {
        let peer = |packages| Peer {
            name: "p",
            packages,
            script: "",
        };
        assert_ne!(peer(&["a==1"]).folder_name(), peer(&["a==2"]).folder_name());
    }
}
