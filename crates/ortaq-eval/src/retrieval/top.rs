//! The best few of many scored rows.

/// Keeps the `count` best rows; ties go to the smaller row.
#[derive(Debug, Clone)]
pub(super) struct Top {
    count: usize,
    rows: Vec<(u32, f32)>,
}

impl Top {
    pub(super) fn new(count: usize) -> Self {
        Self {
            count,
            rows: Vec::with_capacity(2 * count),
        }
    }

    pub(super) fn offer(&mut self, row: u32, score: f32) {
        self.rows.push((row, score));
        if self.rows.len() >= 2 * self.count.max(1) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        self.rows.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        self.rows.truncate(self.count);
    }

    pub(super) fn into_sorted(mut self) -> Vec<(u32, f32)> {
        self.cut();
        self.rows
    }
}

/// Merges lists that are sorted by score.
pub(super) fn merged(lists: &[&[(u32, f32)]], count: usize) -> Vec<(u32, f32)> {
    let mut top = Top::new(count);
    for &(row, score) in lists.iter().copied().flatten() {
        top.offer(row, score);
    }
    top.into_sorted()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_best_whatever_the_order() {
        let mut top = Top::new(2);
        for (row, score) in [(5, 0.1), (1, 0.9), (2, 0.5), (3, 0.9), (4, 0.2)] {
            top.offer(row, score);
        }
        assert_eq!(top.into_sorted(), [(1, 0.9), (3, 0.9)]);
        assert_eq!(
            merged(&[&[(1, 0.5)], &[(2, 0.7), (3, 0.1)]], 2),
            [(2, 0.7), (1, 0.5)]
        );
    }
}
