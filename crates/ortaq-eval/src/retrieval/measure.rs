//! Success at k, mean reciprocal rank, calibration.

use std::collections::BTreeMap;

use super::search::Ranked;

use crate::bootstrap;
use crate::{Bench, Row};

/// Bins of the reliability diagram.
const BINS: usize = 15;

/// Where the first right answer stood, by system.
#[derive(Default)]
pub(super) struct Ranks(BTreeMap<&'static str, Vec<Option<usize>>>);

impl Ranks {
    pub(super) fn add(&mut self, ranks: [(&'static str, Option<usize>); 4]) {
        for (system, rank) in ranks {
            self.0.entry(system).or_default().push(rank);
        }
    }

    pub(super) fn rows(&self, set: &str) -> Vec<Row> {
        let row = |(system, ranks): (&&'static str, &Vec<Option<usize>>)| {
            let within = |k: usize| -> Vec<f64> {
                ranks
                    .iter()
                    .map(|rank| f64::from(u8::from(rank.is_some_and(|r| r < k))))
                    .collect()
            };
            let reciprocal: Vec<f64> = ranks
                .iter()
                .map(|rank| rank.map_or(0.0, |r| 1.0 / (r + 1) as f64))
                .collect();
            Row::new("retrieval", set, system, ranks.len())
                .interval("success_at_1", bootstrap::mean(&within(1)))
                .interval("success_at_5", bootstrap::mean(&within(5)))
                .interval("success_at_10", bootstrap::mean(&within(10)))
                .interval("mrr", bootstrap::mean(&reciprocal))
        };
        self.0.iter().map(row).collect()
    }
}

/// Adds the means over ordered pairs of the family `name` that its pair rows give: the core languages, Turkmen, Tatar.
pub(super) fn push_means(bench: &mut Bench, name: &str) {
    const CORE: [&str; 7] = ["az", "tr", "kk", "ky", "uz", "ru", "en"];
    let in_core = |row: &Row| {
        [&row.from, &row.to]
            .iter()
            .all(|tag| tag.as_deref().is_some_and(|t| CORE.contains(&t)))
    };
    let served = |tag: &Option<String>| {
        tag.as_deref()
            .is_some_and(|t| CORE.contains(&t) || t == "tk" || t == "tt")
    };
    let with = |row: &Row, tag: &str| {
        [&row.from, &row.to].iter().any(|t| t.as_deref() == Some(tag)) && served(&row.from) && served(&row.to)
    };
    let mut means = Vec::new();
    for set in [name.to_owned(), format!("{name}/all")] {
        for system in ["ortaq", "e5", "bm25", "char4"] {
            let rows: Vec<&Row> = bench
                .rows()
                .iter()
                .filter(|r| r.set == set && r.system == system)
                .collect();
            let groups: [(&str, Vec<&Row>); 3] = [
                ("core", rows.iter().copied().filter(|r| in_core(r)).collect()),
                ("tk", rows.iter().copied().filter(|r| with(r, "tk")).collect()),
                (
                    "tt",
                    rows.iter()
                        .copied()
                        .filter(|r| with(r, "tt") && !with(r, "tk"))
                        .collect(),
                ),
            ];
            for (group, rows) in groups.into_iter().filter(|(_, rows)| !rows.is_empty()) {
                let mut mean = Row::new(
                    "retrieval",
                    &format!("{set} mean"),
                    system,
                    rows.iter().map(|r| r.n).sum(),
                )
                .between(group, group);
                for measure in ["success_at_1", "success_at_5", "success_at_10", "mrr"] {
                    let values = rows.iter().filter_map(|r| r.measures[measure].as_f64());
                    mean = mean.measure(measure, values.sum::<f64>() / rows.len() as f64);
                }
                means.push(mean);
            }
        }
    }
    means.into_iter().for_each(|row| bench.push(row));
}

/// The most probable candidate of each query, with and without its answer in the pool.
#[derive(Default)]
pub(super) struct Calibration {
    answerable: Vec<(Ranked, bool)>,
    without_article: Vec<Ranked>,
    without_answer: Vec<Ranked>,
}

impl Calibration {
    pub(super) fn answerable(&mut self, best: Ranked, right: bool) {
        self.answerable.push((best, right));
    }

    pub(super) fn without_article(&mut self, best: Ranked) {
        self.without_article.push(best);
    }

    /// Other lines of the answer's article may say the same: such queries only show how often they do.
    pub(super) fn without_answer(&mut self, best: Ranked) {
        self.without_answer.push(best);
    }

    pub(super) fn rows(&self, bench: &mut Bench) {
        if self.answerable.is_empty() {
            return;
        }
        let wrong = self.without_article.iter().map(|best| (*best, false));
        let all = self.answerable.iter().copied().chain(wrong);
        let all: Vec<(f32, bool)> = all.map(|(best, right)| (best.probability, right)).collect();
        let error = bootstrap::statistic(all.len(), |items| expected_error(items.iter().map(|&i| all[i])));
        bench.push(
            Row::new(
                "calibration",
                "all queries, half without answer",
                "ortaq",
                all.len(),
            )
            .interval("ece", error),
        );
        for bin in 0..BINS {
            let inside: Vec<&(f32, bool)> = all.iter().filter(|(p, _)| bin_of(*p) == bin).collect();
            if !inside.is_empty() {
                let n = inside.len() as f64;
                bench.push(
                    Row::new(
                        "calibration",
                        &format!("bin {:02}", bin + 1),
                        "ortaq",
                        inside.len(),
                    )
                    .measure(
                        "mean_probability",
                        inside.iter().map(|(p, _)| f64::from(*p)).sum::<f64>() / n,
                    )
                    .measure(
                        "share_right",
                        inside.iter().filter(|(_, right)| *right).count() as f64 / n,
                    ),
                );
            }
        }
        let share = |called: bool| f64::from(u8::from(called));
        let called =
            |queries: &[Ranked]| -> Vec<f64> { queries.iter().map(|best| share(best.same_claim)).collect() };
        let false_same = called(&self.without_article);
        let true_same: Vec<f64> = self
            .answerable
            .iter()
            .map(|(best, right)| share(*right && best.same_claim))
            .collect();
        bench.push(
            Row::new(
                "calibration",
                "same claim at the default threshold",
                "ortaq",
                false_same.len(),
            )
            .interval("false_same_claim", bootstrap::mean(&false_same))
            .interval(
                "same_claim_by_its_article",
                bootstrap::mean(&called(&self.without_answer)),
            )
            .interval("true_same_claim", bootstrap::mean(&true_same)),
        );
    }
}

fn bin_of(probability: f32) -> usize {
    ((probability * BINS as f32) as usize).min(BINS - 1)
}

/// Expected calibration error over equal bins (Guo et al. 2017).
pub(crate) fn expected_error(items: impl Iterator<Item = (f32, bool)>) -> f64 {
    let mut bins = [(0.0_f64, 0.0_f64); BINS];
    let mut total = 0.0;
    for (probability, right) in items {
        let bin = &mut bins[bin_of(probability)];
        bin.0 += f64::from(probability);
        bin.1 += f64::from(u8::from(right));
        total += 1.0;
    }
    bins.iter()
        .map(|(expected, found)| (expected - found).abs())
        .sum::<f64>()
        / f64::max(total, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calibration_error_is_the_gap_between_said_and_seen() {
        let said = [(0.9, true), (0.9, true), (0.9, false), (0.9, false), (0.1, false)];
        assert!((expected_error(said.into_iter()) - (4.0 * 0.4 + 0.1) / 5.0).abs() < 1e-6);
        assert!(expected_error([(1.0, true), (0.0, false)].into_iter()).abs() < 1e-9);
    }

    #[test]
    fn ranks_count_within_k_and_missing_counts_as_nothing() {
        let mut ranks = Ranks::default();
        for rank in [Some(0), Some(4), Some(9), None] {
            ranks.add(["ortaq", "e5", "bm25", "char4"].map(|system| (system, rank)));
        }
        let rows = ranks.rows("news");
        let row = rows.iter().find(|r| r.system == "ortaq").unwrap();
        let value = |name: &str| row.measures[name].as_f64().unwrap();
        assert_eq!(
            (
                row.n,
                value("success_at_1"),
                value("success_at_5"),
                value("success_at_10")
            ),
            (4, 0.25, 0.5, 0.75)
        );
        assert!((value("mrr") - (1.0 + 0.2 + 0.1) / 4.0).abs() < 1e-3);
    }
}
