//! `ortaq eval speed`: throughput and delay of embedding, of search, of whole commands and of speech, on two
//! processors.
//!
//! All systems of a set are measured in the same run, on the same texts, after a pass that warms the caches; of three
//! passes the fastest counts. Figures of one run can be compared with each other, not with those of another machine.

mod commands;
mod encoder;
mod listen;
mod mixtures;
mod peers;
mod search;
pub(crate) mod timing;

use anyhow::Result;

use crate::Bench;

const TASK: &str = "speed";
/// Threads of every system.
const THREADS: usize = 2;

/// Adds the rows of this task to `bench`.
///
/// # Errors
/// When there is no model, or a temporary index cannot be written; missing parts are named in `bench`.
pub(crate) fn run(bench: &mut Bench) -> Result<()> {
    if bench.wants("embedding") {
        encoder::run(bench)?;
    }
    if bench.wants("search") {
        search::run(bench)?;
    }
    if bench.wants("commands") {
        commands::run(bench)?;
    }
    if bench.wants("listen") {
        listen::run(bench)?;
    }
    Ok(())
}
