//! Searching a vector index.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::fs::File;
use std::ops::Range;
use std::path::Path;

use memmap2::Mmap;

use super::VectorError;
use super::format::{Layout, PANEL_BYTES};
use crate::encoder::{Detected, Finish, Isa, Job, Kernels, Linear, QuantisedRows, apply, lane_maximum};
use crate::model::PANEL;
use crate::model::architecture::HIDDEN;

/// Rows kept by the coarse scan for each row that is asked for …
const KEPT_PER_RESULT: usize = 4;
/// … and at least this many.
const KEPT_AT_LEAST: usize = 64;
/// Queries that go through a panel together while it is in the cache.
const QUERIES_TOGETHER: usize = 96;

/// A row that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its number, in the order in which rows were added.
    pub row: usize,
    /// Its dot product with the query: for unit vectors, the cosine.
    pub score: f32,
}

/// Which groups of rows a search considers.
#[derive(Clone, Debug)]
pub struct Groups([bool; 256]);

impl Groups {
    /// All of them.
    pub fn all() -> Self {
        Self([true; 256])
    }

    /// Only those listed.
    pub fn only(groups: &[u8]) -> Self {
        let mut chosen = [false; 256];
        groups.iter().for_each(|&group| chosen[group as usize] = true);
        Self(chosen)
    }

    /// All but those listed.
    pub fn except(groups: &[u8]) -> Self {
        Self(Self::only(groups).0.map(|listed| !listed))
    }
}

/// A mapped index.
#[derive(Debug)]
pub struct VectorIndex {
    map: Mmap,
    layout: Layout,
    kernels: Detected,
}

impl VectorIndex {
    /// Opens the index at `path`.
    ///
    /// # Errors
    /// The file cannot be read, or it is not an index, cut short, or damaged in its header.
    pub fn open(path: &Path) -> Result<Self, VectorError> {
        let failed = |source| VectorError::Io {
            path: path.to_owned(),
            source,
        };
        let file = File::open(path).map_err(failed)?;
        let map = crate::mapping::map(&file).map_err(failed)?;
        let damaged = |reason| VectorError::Damaged {
            path: path.to_owned(),
            reason,
        };
        let layout = Layout::read(&map).map_err(damaged)?;
        Ok(Self {
            map,
            layout,
            kernels: Detected::fastest(),
        })
    }

    /// The same index searched with other kernels, for comparing them; `None` if the processor lacks them.
    pub fn with_kernels(mut self, kernels: Kernels) -> Option<Self> {
        self.kernels = Detected::choose(kernels)?;
        Some(self)
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.layout.rows
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.layout.rows == 0
    }

    /// A row as it is stored in 16 bits; `None` beyond the last.
    pub fn row(&self, row: usize) -> Option<Vec<f32>> {
        let scale = *self.part::<f32>(&self.layout.fine_scales).get(row)?;
        Some(
            self.fine(row)
                .iter()
                .map(|&value| f32::from(value) * scale)
                .collect(),
        )
    }

    /// The `k` rows nearest to `query`, best first, found with `threads` threads.
    ///
    /// `query` has [`crate::encoder::DIMENSIONS`] numbers; one of another length finds nothing.
    pub fn search(&self, query: &[f32], k: usize, threads: usize, groups: &Groups) -> Vec<Hit> {
        if query.len() != HIDDEN {
            return Vec::new();
        }
        let queries = quantise_queries(self.kernels, query);
        let panels = self.layout.rows.div_ceil(PANEL);
        let share = panels.div_ceil(threads.max(1)).max(1);
        let shares: Vec<_> = (0..panels)
            .step_by(share)
            .map(|first| first..(first + share).min(panels))
            .collect();
        let scan = |panels| {
            self.scan(&queries, 1, panels, kept(k), groups)
                .pop()
                .unwrap_or_default()
        };
        let found: Vec<Vec<u32>> = match shares.as_slice() {
            [] => Vec::new(),
            [all] => vec![scan(all.clone())],
            [first, rest @ ..] => std::thread::scope(|scope| {
                let others: Vec<_> = rest
                    .iter()
                    .map(|share| scope.spawn(|| scan(share.clone())))
                    .collect();
                let mut found = vec![scan(first.clone())];
                found.extend(others.into_iter().map(|thread| thread.join().unwrap_or_default()));
                found
            }),
        };
        self.rescore(query, found.concat(), k)
    }

    /// [`VectorIndex::search`] for many queries (row-major); with many it is several times faster per query.
    pub fn search_many(&self, queries: &[f32], k: usize, threads: usize, groups: &Groups) -> Vec<Vec<Hit>> {
        let blocks: Vec<&[f32]> = queries.chunks(QUERIES_TOGETHER * HIDDEN).collect();
        let next = std::sync::atomic::AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            while let Some((at, block)) = {
                let at = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                blocks.get(at).map(|block| (at, *block))
            } {
                done.push((at, self.search_block(block, k, groups)));
            }
            done
        };
        let mut done = std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads.min(blocks.len()))
                .map(|_| scope.spawn(work))
                .collect();
            let mut done = work();
            for thread in others {
                done.extend(thread.join().unwrap_or_default());
            }
            done
        });
        done.sort_by_key(|(at, _)| *at);
        done.into_iter().flat_map(|(_, hits)| hits).collect()
    }

    fn search_block(&self, queries: &[f32], k: usize, groups: &Groups) -> Vec<Vec<Hit>> {
        let rows = queries.len() / HIDDEN;
        let quantised = quantise_queries(self.kernels, queries);
        let panels = 0..self.layout.rows.div_ceil(PANEL);
        let found = self.scan(&quantised, rows, panels, kept(k), groups);
        queries
            .chunks_exact(HIDDEN)
            .zip(found)
            .map(|(query, found)| self.rescore(query, found, k))
            .collect()
    }

    fn scan(
        &self,
        queries: &QuantisedRows,
        rows: usize,
        panels: Range<usize>,
        kept: usize,
        groups: &Groups,
    ) -> Vec<Vec<u32>> {
        let packed: &[i8] = self.part(&self.layout.packed);
        let job = Scan {
            packed: &packed[panels.start * PANEL_BYTES..panels.end * PANEL_BYTES],
            scales: &self.part(&self.layout.scales)[panels.start * PANEL..panels.end * PANEL],
            sums: &self.part(&self.layout.sums)[panels.start * PANEL..panels.end * PANEL],
            groups: &self.map[self.layout.groups.clone()],
            first: panels.start * PANEL,
            wanted: groups,
            queries,
            rows,
            kept,
        };
        self.kernels.run(job)
    }

    /// Scores candidates in 16 bits and keeps the best `k`.
    fn rescore(&self, query: &[f32], candidates: Vec<u32>, k: usize) -> Vec<Hit> {
        let scales: &[f32] = self.part(&self.layout.fine_scales);
        let hit = |row: u32| {
            let row = row as usize;
            let dot: f32 = self
                .fine(row)
                .iter()
                .zip(query)
                .map(|(&value, query)| f32::from(value) * query)
                .sum();
            Hit {
                row,
                score: dot * scales[row],
            }
        };
        let mut hits: Vec<Hit> = candidates.into_iter().map(hit).collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.row.cmp(&b.row)));
        hits.truncate(k);
        hits
    }

    fn fine(&self, row: usize) -> &[i16] {
        &self.part(&self.layout.fine)[row * HIDDEN..(row + 1) * HIDDEN]
    }

    fn part<T: bytemuck::AnyBitPattern>(&self, range: &Range<usize>) -> &[T] {
        // Mappings begin at a page and parts at a multiple of 64, with whole numbers in them.
        bytemuck::cast_slice(&self.map[range.clone()])
    }
}

fn kept(k: usize) -> usize {
    k.saturating_mul(KEPT_PER_RESULT).max(KEPT_AT_LEAST)
}

struct Quantise<'a>(&'a [f32]);

impl Job for Quantise<'_> {
    type Output = QuantisedRows;

    #[inline(always)]
    fn run<I: Isa>(self, isa: I) -> QuantisedRows {
        let mut rows = QuantisedRows::default();
        rows.resize(self.0.len() / HIDDEN, HIDDEN);
        for (row, query) in self.0.chunks_exact(HIDDEN).enumerate() {
            rows.quantise(isa, row, query);
        }
        rows
    }
}

fn quantise_queries(kernels: Detected, queries: &[f32]) -> QuantisedRows {
    kernels.run(Quantise(queries))
}

/// The coarse scan: for each query the numbers of the `kept` best rows.
struct Scan<'a> {
    packed: &'a [i8],
    scales: &'a [f32],
    sums: &'a [f32],
    groups: &'a [u8],
    first: usize,
    wanted: &'a Groups,
    queries: &'a QuantisedRows,
    rows: usize,
    kept: usize,
}

impl Job for Scan<'_> {
    type Output = Vec<Vec<u32>>;

    #[inline(always)]
    fn run<I: Isa>(self, isa: I) -> Self::Output {
        let mut best: Vec<Best> = (0..self.rows).map(|_| Best::new(self.kept)).collect();
        let zeros = [0.0; PANEL];
        let panels = self.packed.chunks_exact(PANEL_BYTES);
        let parameters = self.scales.chunks_exact(PANEL).zip(self.sums.chunks_exact(PANEL));
        for (index, (panel, (scales, sums))) in panels.zip(parameters).enumerate() {
            let linear = Linear::from_parts(panel, scales, &zeros, sums, HIDDEN);
            let first = self.first + index * PANEL;
            let keep = Keep {
                best: &mut best,
                first,
                groups: self.groups,
                wanted: self.wanted,
            };
            apply(isa, &linear, self.queries, self.rows, keep);
        }
        best.into_iter().map(Best::into_rows).collect()
    }
}

/// Takes the scores of a panel.
struct Keep<'a> {
    best: &'a mut [Best],
    first: usize,
    groups: &'a [u8],
    wanted: &'a Groups,
}

impl Finish for Keep<'_> {
    #[inline(always)]
    fn finish<I: Isa>(&mut self, isa: I, row: usize, column: usize, outputs: I::Vector) {
        let best = &mut self.best[row];
        // A score that is no number must not pass.
        if lane_maximum(isa, outputs).partial_cmp(&best.least) != Some(Ordering::Greater) {
            return;
        }
        let mut scores = [0.0; crate::encoder::LANES];
        isa.store(outputs, &mut scores);
        for (lane, score) in scores.into_iter().enumerate() {
            let candidate = self.first + column + lane;
            if score > best.least
                && self
                    .groups
                    .get(candidate)
                    .is_some_and(|&group| self.wanted.0[group as usize])
            {
                best.offer(score, candidate as u32);
            }
        }
    }
}

/// The best rows so far; the heap's top is the worst of them.
struct Best {
    heap: BinaryHeap<Reverse<(OrderedScore, Reverse<u32>)>>,
    kept: usize,
    least: f32,
}

#[derive(Clone, Copy, PartialEq)]
struct OrderedScore(f32);

impl Eq for OrderedScore {}

impl PartialOrd for OrderedScore {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for OrderedScore {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl Best {
    fn new(kept: usize) -> Self {
        Self {
            heap: BinaryHeap::new(),
            kept,
            least: f32::NEG_INFINITY,
        }
    }

    fn offer(&mut self, score: f32, row: u32) {
        if self.heap.len() == self.kept {
            self.heap.pop();
        }
        self.heap.push(Reverse((OrderedScore(score), Reverse(row))));
        if self.heap.len() == self.kept
            && let Some(Reverse((worst, _))) = self.heap.peek()
        {
            self.least = worst.0;
        }
    }

    fn into_rows(self) -> Vec<u32> {
        self.heap
            .into_iter()
            .map(|Reverse((_, Reverse(row)))| row)
            .collect()
    }
}
