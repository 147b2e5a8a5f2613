//! Measures throughput and delay.

use anyhow::Result;

use crate::Bench;

/// Adds the rows of this task to `bench`.
///
/// # Errors
/// When the task cannot be run at all; missing parts are named in `bench`.
pub(crate) fn run(bench: &mut Bench) -> Result<()> {
    bench.skip("speed", "this task is not part of this build");
    Ok(())
}
