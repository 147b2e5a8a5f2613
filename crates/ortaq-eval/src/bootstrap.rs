//! Percentile bootstrap: how far a figure could move with other queries of the same kind.
//!
//! Efron and Tibshirani, *An Introduction to the Bootstrap* (1993), chapter 13. Resampling is seeded, so that two runs
//! over the same results print the same interval.

/// Resamples drawn for one interval.
pub const RESAMPLES: usize = 1_000;
/// Share of the resampled figures that an interval covers.
pub const COVERAGE: f64 = 0.95;
const SEED: u64 = 0x0a17_a902;

/// A figure and the interval that covers [`COVERAGE`] of its bootstrap distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The figure over all items.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Interval of the mean of one value per item. Not a number where there are no items.
#[must_use]
pub fn mean(values: &[f64]) -> Interval {
    statistic(values.len(), |items| {
        items.iter().map(|&i| values[i]).sum::<f64>() / items.len() as f64
    })
}

/// Interval of any figure computed from a multiset of the items `0..n`.
pub fn statistic(n: usize, figure: impl Fn(&[usize]) -> f64) -> Interval {
    let all: Vec<usize> = (0..n).collect();
    let value = if n == 0 { f64::NAN } else { figure(&all) };
    if n < 2 {
        return Interval {
            value,
            low: value,
            high: value,
        };
    }
    let mut random = fastrand::Rng::with_seed(SEED);
    let mut sample = vec![0; n];
    let mut figures: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            sample.fill_with(|| random.usize(..n));
            figure(&sample)
        })
        .collect();
    figures.sort_by(f64::total_cmp);
    let tail = (1.0 - COVERAGE) / 2.0;
    let at = |share: f64| figures[((RESAMPLES - 1) as f64 * share).round() as usize];
    Interval {
        value,
        low: at(tail),
        high: at(1.0 - tail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_a_share_has_the_width_that_theory_gives() {
        let values: Vec<f64> = (0..400).map(|i| f64::from(u8::from(i % 5 != 0))).collect();
        let interval = mean(&values);
        let half = 1.96 * (0.8 * 0.2 / 400.0_f64).sqrt();
        assert!((interval.value - 0.8).abs() < 1e-12);
        assert!((interval.low - (0.8 - half)).abs() < 0.01, "{interval:?}");
        assert!((interval.high - (0.8 + half)).abs() < 0.01, "{interval:?}");
        assert_eq!(interval, mean(&values), "the same items give the same interval");
    }

    #[test]
    fn constant_values_have_no_spread_and_no_items_have_no_value() {
        assert_eq!(
            mean(&[1.0; 20]),
            Interval {
                value: 1.0,
                low: 1.0,
                high: 1.0
            }
        );
        assert!(mean(&[]).value.is_nan());
        assert_eq!(
            mean(&[0.5]),
            Interval {
                value: 0.5,
                low: 0.5,
                high: 0.5
            }
        );
    }
}
