//! The two steps of a search, for every kernel set: scores of all rows from their codes, exact scores of a few.
//!
//! Integers are exact and floats are multiplied and added without fusing, so that all sets give the same scores.

use super::best::{Best, Scored};
use super::codes::Queries;
use crate::encoder::{CodedPanel, Isa, Job, LANES, TILE_ROWS, Tile};
use crate::model::PANEL;
use crate::model::architecture::HIDDEN;

/// Candidates whose values are fetched while the scores of others are computed: they lie anywhere in memory.
const ROWS_AHEAD: usize = 8;

/// Offers rows to the best of each query.
pub(super) struct Scan<'a> {
    pub(super) panels: &'a [CodedPanel],
    /// Scales of the codes, one for each row of the panels.
    pub(super) scales: &'a [f32],
    /// Number of the first row of the panels.
    pub(super) first: usize,
    /// Groups of all rows of the index, also of those before the panels.
    pub(super) groups: &'a [u8],
    pub(super) wanted: &'a [bool; 256],
    pub(super) queries: &'a Queries,
    /// One for each query.
    pub(super) best: &'a mut [Best],
}

impl Job for Scan<'_> {
    type Output = ();

    #[inline(always)]
    fn run<I: Isa>(mut self, isa: I) {
        let mut tile: Tile = [[0; PANEL]; TILE_ROWS];
        for (index, panel) in self.panels.iter().enumerate() {
            // One query does not keep the processor busy for long enough to have it read ahead by itself.
            isa.prefetch(self.panels.get(index + 1).map_or(&[], |next| next));
            for (block, queries) in self.queries.bytes.chunks(TILE_ROWS).enumerate() {
                isa.coded_tile(queries, panel, &mut tile);
                for (offset, products) in tile.iter().enumerate().take(queries.len()) {
                    self.offer(isa, index * PANEL, block * TILE_ROWS + offset, products);
                }
            }
        }
    }
}

impl Scan<'_> {
    /// Offers the rows of the panel that begins with row `start` to the best of query `query`.
    #[inline(always)]
    fn offer<I: Isa>(&mut self, isa: I, start: usize, query: usize, products: &[i32; PANEL]) {
        let best = &mut self.best[query];
        let excess = isa.splat(self.queries.excess[query]);
        let scales = self.scales[start..].as_chunks::<LANES>().0;
        for (half, (products, scales)) in products.as_chunks::<LANES>().0.iter().zip(scales).enumerate() {
            let scores = isa.subtract(isa.load_integers(products), excess);
            let scores = isa.multiply(scores, isa.load(scales));
            let mut better = isa.larger(scores, isa.splat(best.least()));
            if better == 0 {
                continue;
            }
            let mut lanes = [0.0; LANES];
            isa.store(scores, &mut lanes);
            while better != 0 {
                let lane = better.trailing_zeros() as usize;
                better &= better - 1;
                let row = self.first + start + half * LANES + lane;
                // Beyond the last row the panel is filled up with rows that have no group.
                if self
                    .groups
                    .get(row)
                    .is_some_and(|&group| self.wanted[group as usize])
                {
                    best.offer((lanes[lane], row as u32));
                }
            }
        }
    }
}

/// Replaces the scores of candidates by the products of their 16-bit rows with the query.
pub(super) struct Rescore<'a> {
    pub(super) query: &'a [f32],
    /// All rows of the index.
    pub(super) rows: &'a [i16],
    pub(super) scales: &'a [f32],
    pub(super) candidates: &'a mut [Scored],
}

impl Job for Rescore<'_> {
    type Output = ();

    #[inline(always)]
    fn run<I: Isa>(self, isa: I) {
        let query = self.query.as_chunks::<LANES>().0;
        let values = |row: u32| &self.rows[row as usize * HIDDEN..(row as usize + 1) * HIDDEN];
        for at in 0..self.candidates.len() {
            if let Some((_, later)) = self.candidates.get(at + ROWS_AHEAD) {
                isa.prefetch(values(*later));
            }
            let (score, row) = &mut self.candidates[at];
            let values = values(*row);
            let mut sum = isa.splat(0.0);
            for (values, query) in values.as_chunks::<LANES>().0.iter().zip(query) {
                sum = isa.add(sum, isa.multiply(isa.load_words(values), isa.load(query)));
            }
            *score = isa.reduce(sum, |a, b| a + b) * self.scales[*row as usize];
        }
    }
}
