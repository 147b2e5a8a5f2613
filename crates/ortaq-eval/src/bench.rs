//! What a task gets to work with, and where it puts what it found.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use serde::Serialize;

use crate::data::{DataError, DataFolder};
use crate::{Row, table};

/// What a person asked for on the command line.
#[derive(Debug, Clone)]
pub struct Options {
    /// The data folder.
    pub data: PathBuf,
    /// Ortaq's own folder (model, indexes).
    pub home: PathBuf,
    /// At most this many items of each set, for a quick look; `None` measures all.
    pub sample: Option<usize>,
    /// Only sets whose name contains this.
    pub only: Option<String>,
    /// JSON rather than tables.
    pub json: bool,
}

/// A part of the data folder, a peer or a system that could not be measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// What was left out.
    pub what: String,
    /// Why.
    pub reason: String,
}

/// One run of one task: its inputs and what it has found so far.
#[derive(Debug)]
pub struct Bench {
    /// What was asked for.
    pub options: Options,
    /// The data folder, read part by part.
    pub data: DataFolder,
    rows: Vec<Row>,
    skipped: Vec<Skipped>,
}

impl Bench {
    /// A run with nothing measured yet.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let data = DataFolder::new(&options.data);
        Self {
            options,
            data,
            rows: Vec::new(),
            skipped: Vec::new(),
        }
    }

    /// Adds a result.
    pub fn push(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// Results so far.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Names something that was not measured.
    pub fn skip(&mut self, what: &str, reason: impl ToString) {
        self.skipped.push(Skipped {
            what: what.to_owned(),
            reason: reason.to_string(),
        });
    }

    /// What was named as skipped so far.
    #[must_use]
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// The part of the data folder if it is there; otherwise it is named as skipped.
    pub fn part<T>(&mut self, part: Result<T, DataError>) -> Option<T> {
        match part {
            Ok(value) => Some(value),
            Err(error) => {
                self.skip(error.part(), &error);
                None
            }
        }
    }

    /// Whether a set of this name was asked for.
    #[must_use]
    pub fn wants(&self, set: &str) -> bool {
        self.options.only.as_deref().is_none_or(|only| set.contains(only))
    }

    /// `items` as asked for by `--sample`: evenly spread, in their order.
    #[must_use]
    pub fn sampled<T>(&self, items: Vec<T>) -> Vec<T> {
        let n = items.len();
        match self.options.sample {
            Some(wanted) if wanted < n => {
                // An item is kept where the running share `i * wanted / n` reaches the next whole number.
                let keep = |i: usize| (i + 1) * wanted / n > i * wanted / n;
                items
                    .into_iter()
                    .enumerate()
                    .filter(|(i, _)| keep(*i))
                    .map(|(_, item)| item)
                    .collect()
            }
            _ => items,
        }
    }

    /// Says on standard error what is going on, where a person is watching.
    pub fn progress(&self, message: &str) {
        let mut stderr = io::stderr();
        if stderr.is_terminal() {
            // A report that cannot be shown is no reason to stop measuring.
            let _ = writeln!(stderr, "{message}");
        }
    }

    /// Prints rows and what was skipped, as JSON or as tables.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn finish(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.options.json {
            #[derive(Serialize)]
            struct Output<'a> {
                rows: &'a [Row],
                skipped: &'a [Skipped],
            }
            serde_json::to_writer_pretty(
                &mut *out,
                &Output {
                    rows: &self.rows,
                    skipped: &self.skipped,
                },
            )?;
            writeln!(out)
        } else {
            table::write(&self.rows, &self.skipped, out)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bench(sample: Option<usize>) -> Bench {
        let (data, home) = (PathBuf::from("/nonexistent"), PathBuf::from("/nonexistent"));
        Bench::new(Options {
            data,
            home,
            sample,
            only: Some("ntrex".into()),
            json: true,
        })
    }

    #[test]
    fn a_sample_is_spread_over_all_items() {
        assert_eq!(bench(Some(4)).sampled((0..20).collect()), vec![4, 9, 14, 19]);
        assert_eq!(bench(Some(20)).sampled((0..3).collect()), vec![0, 1, 2]);
        assert_eq!(bench(None).sampled((0..3).collect()), vec![0, 1, 2]);
    }

    #[test]
    fn a_missing_part_is_named_in_the_output() {
        let mut bench = bench(None);
        let pool = bench.data.claims_pool();
        assert!(bench.part(pool).is_none());
        let mut out = Vec::new();
        bench.finish(&mut out).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(json["rows"], serde_json::json!([]));
        assert_eq!(json["skipped"][0]["what"], "claims_pool.jsonl.gz");
    }
}
