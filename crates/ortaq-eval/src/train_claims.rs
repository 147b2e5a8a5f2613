//! Training of `claims`.

use std::io::Write;

use anyhow::{Result, bail};

use crate::TrainOptions;

/// Learns the parameters and writes them.
///
/// # Errors
/// When data are missing or the parameters cannot be written.
pub(crate) fn run(_options: &TrainOptions, _log: &mut dyn Write) -> Result<()> {
    bail!("this training is not part of this build")
}
