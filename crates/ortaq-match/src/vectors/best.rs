//! The best rows so far.

use std::cmp::Ordering;

/// A row and its score.
pub(super) type Scored = (f32, u32);

/// Best first; of equal scores, the row that was added first.
fn order(a: &Scored, b: &Scored) -> Ordering {
    b.0.total_cmp(&a.0).then(a.1.cmp(&b.1))
}

/// Leaves the `count` best of `rows`, in any order.
pub(super) fn keep_best(rows: &mut Vec<Scored>, count: usize) {
    if rows.len() > count {
        if count > 0 {
            rows.select_nth_unstable_by(count - 1, order);
        }
        rows.truncate(count);
    }
}

/// Leaves the `count` best of `rows`, best first.
pub(super) fn sort_best(rows: &mut Vec<Scored>, count: usize) {
    keep_best(rows, count);
    rows.sort_unstable_by(order);
}

/// Collects the best of many rows that come in the order of their numbers.
///
/// Twice as many as are wanted are let in before the worse half is thrown out, which costs less than keeping a heap.
#[derive(Clone, Debug)]
pub(super) struct Best {
    rows: Vec<Scored>,
    wanted: usize,
    least: f32,
}

impl Best {
    pub(super) fn new(wanted: usize) -> Self {
        Self {
            rows: Vec::new(),
            wanted,
            least: f32::NEG_INFINITY,
        }
    }

    /// Only rows with a larger score can be among the best.
    #[inline(always)]
    pub(super) fn least(&self) -> f32 {
        self.least
    }

    pub(super) fn offer(&mut self, row: Scored) {
        self.rows.push(row);
        if self.rows.len() > 2 * self.wanted {
            keep_best(&mut self.rows, self.wanted);
            // `keep_best` leaves the worst of those that it keeps at the end.
            self.least = self.rows.last().map_or(f32::INFINITY, |worst| worst.0);
        }
    }

    /// All that were let in last, the best among them.
    pub(super) fn into_rows(self) -> Vec<Scored> {
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_best_are_those_that_sorting_puts_first(
            scores in prop::collection::vec(-5_i8..5, 0..200),
            wanted in 0_usize..40,
        ) {
            let rows: Vec<Scored> = scores.into_iter().map(f32::from).zip(0..).collect();
            let mut best = Best::new(wanted);
            for row in &rows {
                if row.0 > best.least() {
                    best.offer(*row);
                }
            }
            let mut found = best.into_rows();
            prop_assert!(found.len() <= 2 * wanted);
            sort_best(&mut found, wanted);
            let mut sorted = rows;
            sorted.sort_by(order);
            sorted.truncate(wanted);
            prop_assert_eq!(found, sorted);
        }
    }
}
