//! A PostgreSQL server for tests: from Debian's package, in a temporary folder, over a Unix socket.
//!
//! One server a test process, started when it is first asked for; each test gets a database of its own. It does not run as root, so
//! root starts it as the user `postgres`, whom the package makes. The server ends with the test process.

use std::io::{BufRead, BufReader};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

const SCRIPT: &str = include_str!("postgres.sh");
/// Where Debian's package `postgresql-15` puts the programs.
const PROGRAMS: &str = "/usr/lib/postgresql/15/bin";
/// Set where the tests must not be skipped for want of PostgreSQL.
const REQUIRED: &str = "ORTAQ_REQUIRE_POSTGRES";

/// A running server.
#[derive(Debug)]
pub struct Postgres {
    folder: PathBuf,
    databases: AtomicU32,
    /// The server lives as long as this process holds the child's standard input.
    _script: Child,
}

impl Postgres {
    /// The server of this test process. `None` where PostgreSQL is not installed: that is said on standard error, and the test is to
    /// be left out.
    ///
    /// # Panics
    /// When the server does not start, or is not installed although `ORTAQ_REQUIRE_POSTGRES` is set.
    pub fn shared() -> Option<&'static Self> {
        static SERVER: OnceLock<Option<Postgres>> = OnceLock::new();
        // The tests kill our own process, never the server: so it need not wait for the disk.
        SERVER.get_or_init(|| Self::start("off")).as_ref()
    }

    /// A server whose commits wait for the disk, for measuring. `None` as for [`shared`](Self::shared).
    ///
    /// # Panics
    /// As [`shared`](Self::shared).
    pub fn durable() -> Option<Self> {
        Self::start("on")
    }

    fn start(fsync: &str) -> Option<Self> {
        if !Path::new(PROGRAMS).join("postgres").exists() {
            assert!(
                std::env::var_os(REQUIRED).is_none(),
                "PostgreSQL is not in {PROGRAMS}; scripts/install-postgresql installs it"
            );
            eprintln!(
                "SKIPPED: the tests on PostgreSQL did not run, because it is not in {PROGRAMS}; scripts/install-postgresql installs it"
            );
            return None;
        }
        let mut child = as_other_user(Command::new("sh"))
            .args(["-c", SCRIPT, "postgres.sh", PROGRAMS, fsync])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell runs");
        let mut folder = String::new();
        let output = child.stdout.take().expect("the output was asked for");
        BufReader::new(output)
            .read_line(&mut folder)
            .expect("the script's output is text");
        assert!(
            !folder.is_empty(),
            "PostgreSQL did not start; what it said stands above"
        );
        Some(Self {
            folder: PathBuf::from(folder.trim_end()),
            databases: AtomicU32::new(0),
            _script: child,
        })
    }

    /// The URL of a new, empty database.
    ///
    /// # Panics
    /// When the server makes none.
    pub fn database(&self) -> String {
        let name = format!("test{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let made = Command::new(Path::new(PROGRAMS).join("createdb"))
            .env_clear()
            .arg("--host")
            .arg(&self.folder)
            .args(["--username=ortaq", "--maintenance-db=postgres", &name])
            .status();
        assert!(
            made.is_ok_and(|made| made.success()),
            "the database {name} cannot be made"
        );
        self.url(&name)
    }

    fn url(&self, database: &str) -> String {
        let folder = self.folder.display().to_string().replace('/', "%2F");
        format!("postgres://ortaq@{folder}/{database}")
    }
}

/// The command, started as `postgres` where we are root.
fn as_other_user(command: Command) -> Command {
    let we_are_root = std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0);
    if !we_are_root {
        return command;
    }
    let mut other = Command::new("runuser");
    other
        .args(["--user", "postgres", "--"])
        .arg(command.get_program());
    // The working directory of root's tests is not for everybody to enter.
    other.current_dir("/");
    other
}
