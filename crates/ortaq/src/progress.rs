//! Progress on standard error, where a person is watching; nothing anywhere else.

use std::borrow::Cow;
use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar or spinner that vanishes when it is dropped.
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub fn new() -> Self {
        let watched = io::stderr().is_terminal();
        let target = if watched {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        if watched {
            bar.enable_steady_tick(Duration::from_millis(120));
        }
        Self { bar }
    }

    /// Work whose length is not known.
    pub fn step(&self, message: impl Into<String>) {
        self.bar.unset_length();
        self.bar.set_style(style("{spinner} {msg}"));
        self.bar.set_message(message.into());
    }

    /// Bytes done, of a total where it is known.
    pub fn bytes(&self, message: impl Into<String>, done: u64, total: Option<u64>) {
        let Some(total) = total else {
            return self.step(message);
        };
        self.bar
            .set_style(style("{spinner} {msg} {bar:30} {bytes}/{total_bytes} {eta}"));
        self.bar.set_message(message.into());
        self.bar.set_length(total);
        self.bar.set_position(done);
    }

    /// Items done, of a total.
    pub fn items(&self, message: impl Into<Cow<'static, str>>, done: u64, total: u64) {
        self.bar
            .set_style(style("{spinner} {msg} {bar:30} {pos}/{len} {eta}"));
        self.bar.set_message(message);
        self.bar.set_length(total);
        self.bar.set_position(done);
    }

    /// Says a line that stays.
    pub fn say(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_spinner())
}
