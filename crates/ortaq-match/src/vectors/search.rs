//! Searching a vector index.

use std::fs::File;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use memmap2::Mmap;

use super::VectorError;
use super::best::{Best, Scored, keep_best, sort_best};
use super::codes::Queries;
use super::format::Layout;
use super::scan::{Rescore, Scan};
use crate::encoder::{CodedPanel, Detected, Kernels};
use crate::model::PANEL;
use crate::model::architecture::HIDDEN;

/// Rows whose scores are computed again for each row that is asked for …
pub(super) const KEPT_PER_RESULT: usize = 32;
/// … and at least this many.
pub(super) const KEPT_AT_LEAST: usize = 512;
/// Queries that go through the rows together.
const QUERIES_TOGETHER: usize = 96;
/// Panels that a thread takes at a time: enough to be worth a thread, few enough that threads end together also where
/// other work slows one of them down.
pub(super) const PANELS_AT_A_TIME: usize = 128;

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

    /// Bytes that a search reads of the index, but for the few rows that it scores again.
    pub fn scanned_bytes(&self) -> usize {
        self.layout.codes.len() + self.layout.code_scales.len()
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
        self.search_block(query, k, threads, groups)
            .pop()
            .unwrap_or_default()
    }

    /// [`VectorIndex::search`] for many queries (row-major); with many it is several times faster per query.
    pub fn search_many(&self, queries: &[f32], k: usize, threads: usize, groups: &Groups) -> Vec<Vec<Hit>> {
        let blocks: Vec<&[f32]> = queries.chunks(QUERIES_TOGETHER * HIDDEN).collect();
        // Threads share out the blocks where there are enough of them, otherwise the rows.
        let (threads, threads_of_block) = if blocks.len() < threads {
            (1, threads)
        } else {
            (threads, 1)
        };
        let done = share_out(threads, blocks.len(), Vec::new, |done, at| {
            done.push((at, self.search_block(blocks[at], k, threads_of_block, groups)));
        });
        let mut done: Vec<_> = done.into_iter().flatten().collect();
        done.sort_by_key(|(at, _)| *at);
        done.into_iter().flat_map(|(_, hits)| hits).collect()
    }

    /// The hits of as many queries as go through the rows together.
    fn search_block(&self, queries: &[f32], k: usize, threads: usize, groups: &Groups) -> Vec<Vec<Hit>> {
        let coded = Queries::new(queries);
        let kept = k
            .saturating_mul(KEPT_PER_RESULT)
            .max(KEPT_AT_LEAST)
            .min(self.layout.rows);
        let panels = self.layout.rows.div_ceil(PANEL);
        let scanned = share_out(
            threads,
            panels.div_ceil(PANELS_AT_A_TIME),
            || vec![Best::new(kept); coded.len()],
            |best, share| {
                let first = share * PANELS_AT_A_TIME;
                let taken = first..panels.min(first + PANELS_AT_A_TIME);
                self.scan(&coded, taken, groups, best);
            },
        );
        let mut scanned: Vec<_> = scanned.into_iter().map(Vec::into_iter).collect();
        let hits = queries.chunks_exact(HIDDEN).map(|query| {
            let best = scanned.iter_mut().filter_map(Iterator::next);
            let mut candidates: Vec<Scored> = best.flat_map(Best::into_rows).collect();
            keep_best(&mut candidates, kept);
            self.rescore(query, candidates, k)
        });
        hits.collect()
    }

    fn scan(&self, queries: &Queries, panels: Range<usize>, groups: &Groups, best: &mut [Best]) {
        self.kernels.run(Scan {
            panels: &self.panels()[panels.clone()],
            scales: &self.part(&self.layout.code_scales)[panels.start * PANEL..panels.end * PANEL],
            first: panels.start * PANEL,
            groups: &self.map[self.layout.groups.clone()],
            wanted: &groups.0,
            queries,
            best,
        });
    }

    /// Scores candidates in 16 bits and keeps the best `k`.
    fn rescore(&self, query: &[f32], mut candidates: Vec<Scored>, k: usize) -> Vec<Hit> {
        self.kernels.run(Rescore {
            query,
            rows: self.part(&self.layout.fine),
            scales: self.part(&self.layout.fine_scales),
            candidates: &mut candidates,
        });
        candidates.retain(|(score, _)| !score.is_nan());
        sort_best(&mut candidates, k);
        let hit = |(score, row)| Hit {
            row: row as usize,
            score,
        };
        candidates.into_iter().map(hit).collect()
    }

    fn panels(&self) -> &[CodedPanel] {
        self.map[self.layout.codes.clone()].as_chunks().0
    }

    fn fine(&self, row: usize) -> &[i16] {
        &self.part(&self.layout.fine)[row * HIDDEN..(row + 1) * HIDDEN]
    }

    fn part<T: bytemuck::AnyBitPattern>(&self, range: &Range<usize>) -> &[T] {
        // Mappings begin at a page and parts at a multiple of 64, with whole numbers in them.
        bytemuck::cast_slice(&self.map[range.clone()])
    }
}

/// Does `work` for the numbers below `count` on as many as `threads` threads, the calling one among them; each takes the
/// next number when it is done with one, and gathers in what `start` gave it. Returns what the threads gathered.
fn share_out<T: Send>(
    threads: usize,
    count: usize,
    start: impl Fn() -> T + Sync,
    work: impl Fn(&mut T, usize) + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let gather = || {
        let mut gathered = start();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return gathered;
            }
            work(&mut gathered, number);
        }
    };
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(count)).map(|_| scope.spawn(gather)).collect();
        let mut gathered = vec![gather()];
        for thread in others {
            gathered.push(
                thread
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            );
        }
        gathered
    })
}
