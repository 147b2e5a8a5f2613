//! Clocks and quantiles.

use std::io;
use std::time::{Duration, Instant};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

use crate::Row;

/// Passes of which the fastest counts.
const PASSES: usize = 3;

/// How long something took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    /// Seconds on the clock.
    pub(crate) wall: f64,
    /// Processor seconds, over all threads.
    pub(crate) cpu: f64,
}

/// The fastest of three passes, after one that is not counted; the result is that of the last.
pub(crate) fn fastest<T>(mut pass: impl FnMut() -> T) -> io::Result<(T, Cost)> {
    let mut result = pass();
    let mut best = Cost {
        wall: f64::INFINITY,
        cpu: f64::INFINITY,
    };
    for _ in 0..PASSES {
        let (before, started) = (own_cpu()?, Instant::now());
        result = pass();
        best.wall = best.wall.min(started.elapsed().as_secs_f64());
        best.cpu = best.cpu.min(own_cpu()?.saturating_sub(before).as_secs_f64());
    }
    Ok((result, best))
}

/// User and system time of this process so far.
fn own_cpu() -> io::Result<Duration> {
    let usage = getrusage(UsageWho::RUSAGE_SELF)?;
    let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Ok(Duration::from_micros(micros.unsigned_abs()))
}

/// Memory of this process that is in use now, in MiB; `None` where the system does not say.
pub(crate) fn resident_mib() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib / 1024.0)
}

/// Milliseconds of many single runs.
#[derive(Debug, Default)]
pub(crate) struct Delays(Vec<f64>);

impl Delays {
    /// Runs `work` and notes how long it took.
    pub(crate) fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let started = Instant::now();
        let result = work();
        self.note(started.elapsed());
        result
    }

    /// Notes how long something took.
    pub(crate) fn note(&mut self, delay: Duration) {
        self.0.push(delay.as_secs_f64() * 1000.0);
    }

    /// The value below which the share `quantile` lies; NaN when nothing was timed.
    pub(crate) fn quantile(&self, quantile: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let place = (quantile * sorted.len() as f64) as usize;
        sorted
            .get(place.min(sorted.len().saturating_sub(1)))
            .copied()
            .unwrap_or(f64::NAN)
    }

    /// Adds `<name>_p50_ms` and `<name>_p99_ms`.
    pub(crate) fn measures(&self, row: Row, name: &str) -> Row {
        row.measure(&format!("{name}_p50_ms"), self.quantile(0.5))
            .measure(&format!("{name}_p99_ms"), self.quantile(0.99))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_values_that_were_measured() {
        let delays = Delays((1..=200).rev().map(f64::from).collect());
        assert_eq!(
            (delays.quantile(0.5), delays.quantile(0.99), delays.quantile(1.0)),
            (101.0, 199.0, 200.0)
        );
        assert!(Delays::default().quantile(0.5).is_nan());
    }

    #[test]
    fn the_first_pass_is_not_counted() {
        let mut passes = 0;
        let (last, cost) = fastest(|| {
            passes += 1;
            if passes == 1 {
                std::hint::black_box((0..5_000_000).fold(0_u64, |a, b| a ^ std::hint::black_box(b)));
            }
            passes
        })
        .unwrap();
        assert_eq!(last, 4);
        assert!(cost.wall < 1e-3, "{cost:?}");
    }
}
