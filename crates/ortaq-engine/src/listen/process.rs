//! One process of another program: limited in memory and time, ended when it is dropped.
//!
//! There is no shell: the program is named by its path, its arguments are fixed, its environment is empty, and text
//! reaches it through standard input alone. A watchdog thread ends it by its process descriptor, which cannot mean
//! another process, when a piece of work takes too long.

use std::io;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::fd::OwnedFd;
use rustix::process::{Pid, PidfdFlags, Resource, Rlimit, Signal, pidfd_open, pidfd_send_signal, prlimit};

use super::error::ListenError;
use crate::limits;

/// A program and the name that errors call it by.
#[derive(Debug, Clone)]
pub(super) struct Program {
    pub(super) name: &'static str,
    pub(super) path: std::path::PathBuf,
}

impl Program {
    fn io(&self) -> impl Fn(io::Error) -> ListenError + use<> {
        let program = self.name;
        move |source| ListenError::Io { program, source }
    }
}

/// A running process.
pub(super) struct Process {
    program: &'static str,
    pub(super) child: Child,
    work: mpsc::Sender<Work>,
    late: Arc<AtomicBool>,
    _place: Place,
}

/// What the watchdog is told.
enum Work {
    Begins,
    Ends,
}

impl Process {
    /// Starts a program, once one of `places` is free.
    pub(super) fn start(
        program: &Program,
        arguments: &[&str],
        places: &'static Places,
    ) -> Result<Self, ListenError> {
        let place = places.take();
        let mut child = Command::new(&program.path)
            .args(arguments)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(program.io())?;
        // It waits for its input, so that it has the limits before it does anything.
        let descriptor = limit(&child).inspect_err(|_| {
            let _ = child.kill();
            let _ = child.wait();
        });
        let descriptor = descriptor.map_err(program.io())?;
        let (work, told) = mpsc::channel();
        let late = Arc::new(AtomicBool::new(false));
        let is_late = Arc::clone(&late);
        thread::spawn(move || watch(&told, limits::LISTEN_TIME, &descriptor, &is_late));
        Ok(Self {
            program: program.name,
            child,
            work,
            late,
            _place: place,
        })
    }

    /// Does a piece of work with the process, which is ended when that takes longer than [`limits::LISTEN_TIME`].
    pub(super) fn within<T>(
        &mut self,
        work: impl FnOnce(&mut Child) -> io::Result<T>,
    ) -> Result<T, ListenError> {
        // The watchdog ends only with this process or after ending it.
        let _ = self.work.send(Work::Begins);
        let done = work(&mut self.child);
        let _ = self.work.send(Work::Ends);
        if self.late.load(Ordering::Acquire) {
            return Err(ListenError::TimedOut {
                program: self.program,
            });
        }
        done.map_err(|source| ListenError::Io {
            program: self.program,
            source,
        })
    }

    /// Waits for the end; anything but success is an error.
    pub(super) fn wait(&mut self) -> Result<(), ListenError> {
        let status: ExitStatus = self.within(Child::wait)?;
        if status.success() {
            return Ok(());
        }
        Err(ListenError::Failed {
            program: self.program,
            status: status.to_string(),
        })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Both fail only where it has ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Limits a process that was just started; gives the descriptor to end it by.
fn limit(child: &Child) -> io::Result<OwnedFd> {
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let pid = pid.ok_or_else(|| io::Error::other("no process identifier"))?;
    let descriptor = pidfd_open(pid, PidfdFlags::empty())?;
    let at_most = |value| Rlimit {
        current: Some(value),
        maximum: Some(value),
    };
    prlimit(Some(pid), Resource::As, at_most(limits::LISTEN_PROCESS_MEMORY))?;
    prlimit(Some(pid), Resource::Core, at_most(0))?;
    Ok(descriptor)
}

/// Ends the process when work that began does not end in time.
fn watch(told: &mpsc::Receiver<Work>, limit: Duration, process: &OwnedFd, late: &AtomicBool) {
    while let Ok(Work::Begins) = told.recv() {
        match told.recv_timeout(limit) {
            Ok(_) => {}
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                late.store(true, Ordering::Release);
                let _ = pidfd_send_signal(process, Signal::KILL);
                return;
            }
        }
    }
}

/// How many processes may run at once.
pub(super) struct Places {
    free: Mutex<usize>,
    freed: Condvar,
}

impl Places {
    pub(super) const fn new(places: usize) -> Self {
        Self {
            free: Mutex::new(places),
            freed: Condvar::new(),
        }
    }

    /// Waits for a place.
    fn take(&'static self) -> Place {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let free = self.freed.wait_while(free, |free| *free == 0);
        *free.unwrap_or_else(PoisonError::into_inner) -= 1;
        Place(self)
    }
}

/// A place, given back when it is dropped.
struct Place(&'static Places);

impl Drop for Place {
    fn drop(&mut self) {
        *self.0.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.0.freed.notify_one();
    }
}

/// Where a program lies, looked for in the folders of `PATH`.
pub(super) fn find(name: &'static str, package: &'static str) -> Result<Program, ListenError> {
    std::env::var_os("PATH")
        .iter()
        .flat_map(std::env::split_paths)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(name))
        .find(|path| is_program(path))
        .map(|path| Program { name, path })
        .ok_or(ListenError::Missing {
            program: name,
            package,
        })
}

fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use super::*;

    static TESTED: Places = Places::new(2);

    fn program(path: &str) -> Program {
        Program {
            name: "tested",
            path: path.into(),
        }
    }

    fn lives(pid: u32) -> bool {
        Path::new(&format!("/proc/{pid}")).exists()
    }

    #[test]
    fn a_dropped_process_is_ended_and_its_place_is_free() {
        for _ in 0..5 {
            let process = Process::start(&program("/bin/cat"), &[], &TESTED).unwrap();
            let pid = process.child.id();
            assert!(lives(pid));
            drop(process);
            assert!(!lives(pid));
        }
    }

    #[test]
    fn a_process_is_limited_and_inherits_nothing() {
        let script = "read line; /bin/cat /proc/self/limits; /usr/bin/env";
        let mut process = Process::start(&program("/bin/sh"), &["-c", script], &TESTED).unwrap();
        let told = process.within(|child| {
            child.stdin.take().unwrap().write_all(b"go\n")?;
            let mut told = String::new();
            child.stdout.take().unwrap().read_to_string(&mut told)?;
            Ok(told)
        });
        let told = told.unwrap();
        let memory = told
            .lines()
            .find(|line| line.starts_with("Max address space"))
            .unwrap();
        assert!(
            memory.contains(&limits::LISTEN_PROCESS_MEMORY.to_string()),
            "{memory}"
        );
        assert!(!told.contains("HOME=") && !told.contains("CARGO"), "{told}");
        process.wait().unwrap();
    }

    #[test]
    fn work_that_takes_too_long_ends_the_process() {
        let mut child = Command::new("/bin/cat").stdin(Stdio::piped()).spawn().unwrap();
        let descriptor = limit(&child).unwrap();
        let (work, told) = mpsc::channel();
        let late = AtomicBool::new(false);
        work.send(Work::Begins).unwrap();
        watch(&told, Duration::from_millis(1), &descriptor, &late);
        assert!(late.load(Ordering::Acquire));
        assert_eq!(child.wait().unwrap().to_string(), "signal: 9 (SIGKILL)");
    }
}
