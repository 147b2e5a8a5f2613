//! A node of its own for each test.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A binary with an empty home and a bare environment.
pub struct Node {
    folder: tempfile::TempDir,
}

impl Node {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A path inside the test's folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file inside the test's folder.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ortaq"));
        command
            .args(arguments)
            .env_clear()
            .current_dir(self.folder.path());
        command
            .env("HOME", self.folder.path())
            .env("ORTAQ_HOME", self.path("node"));
        command
            .env("ORTAQ_NOW", "2026-11-23T09:30:00Z")
            .env("COLUMNS", "90");
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Done {
        Done::of(&mut self.command(arguments))
    }

    pub fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Done {
        let mut command = self.command(arguments);
        let pipes = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = pipes.spawn().unwrap();
        // A process that refuses early closes the pipe; what it says then is what the test looks at.
        let _ = child.stdin.take().unwrap().write_all(input);
        Done(child.wait_with_output().unwrap())
    }
}

/// What a run left.
#[derive(Debug)]
pub struct Done(Output);

impl Done {
    /// Runs a command that reads nothing from standard input.
    pub fn of(command: &mut Command) -> Self {
        Self(command.stdin(Stdio::null()).output().unwrap())
    }

    pub fn status(&self) -> i32 {
        self.0.status.code().expect("ended by itself")
    }

    pub fn out(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    pub fn err(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }
}

/// The root of the source tree.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
