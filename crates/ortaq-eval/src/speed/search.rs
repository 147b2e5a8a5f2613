//! A query against a million claims, end to end: embedding, meaning and words.
//!
//! The claims are mixtures of real ones ([`Mixtures`]): their vectors lie where real vectors lie, their terms are as
//! rare as real terms. Both searches run side by side, the words while the query is embedded, as
//! [`ortaq_match::index::Index::find`] runs them; ranking what they found costs the same for any size of index and is
//! measured on an index of the real claims.

use std::path::Path;

use anyhow::{Context, Result};
use ortaq_engine::home::Home;
use ortaq_lang::Language;
use ortaq_match::encoder::{DIMENSIONS, Encoder, Kernels};
use ortaq_match::index::{self, BY_MEANING, BY_WORDS, Embeddings, Index};
use ortaq_match::lexical::{Lexical, LexicalWriter};
use ortaq_match::rank::Prepared;
use ortaq_match::space::Space;
use ortaq_match::vectors::{Groups, VectorIndex, VectorIndexBuilder};

use super::mixtures::{Claim, Mixtures};
use super::timing::{Delays, fastest};
use super::{TASK, THREADS};
use crate::retrieval::{model, say_progress};
use crate::{Bench, Row};

/// Claims of the large index.
const CLAIMS: usize = 1_000_000;
/// Real claims that are mixed.
const MIXED: usize = 5_000;
/// Real claims that are looked for; none of them is mixed.
const QUERIES: usize = 200;
/// Queries whose results are compared with an exact scan in `f32`.
const COMPARED: usize = 50;
/// Results that are compared.
const DEPTH: usize = 10;
/// Progress is told after so many rows.
const STEP: usize = 50_000;

/// A text and its language.
type Text<'p> = (&'p str, Language);

pub(super) fn run(bench: &mut Bench) -> Result<()> {
    let pool = bench.data.claims_pool();
    let Some(pool) = bench.part(pool) else {
        return Ok(());
    };
    let texts: Vec<Text<'_>> = pool
        .iter()
        .map(|c| (c.claim.as_str(), Language::from_code(&c.lang)))
        .collect();
    let spread = spread(&texts, MIXED + QUERIES);
    let (queries, mixed) = every(&spread, (spread.len() / QUERIES).max(2));
    if queries.is_empty() || mixed.is_empty() {
        bench.skip("search", "the pool has too few claims");
        return Ok(());
    }
    let (_, mut kept) = model(&bench.options.home)?;
    let path = Home::new(&bench.options.home).model();
    let encoder =
        Encoder::open_with(&path, THREADS, Kernels::Fastest).context("the model cannot be opened")?;
    kept.embed(&mixed, &encoder, &mut |done, total| {
        say_progress("embedding", done, total);
    })?;
    let claims: Vec<Claim> = mixed.iter().filter_map(|text| claim(*text, &kept)).collect();
    let rows = bench.options.sample.unwrap_or(CLAIMS).min(CLAIMS);
    let folder = tempfile::tempdir()?;
    let large = Large::build(folder.path(), &claims, rows)?;
    large.measure(bench, &encoder, &queries);
    large.measure_scan(bench, &encoder, &queries, &claims)?;
    find_in_real(bench, (&encoder, &mut kept), &mixed, &queries)
}

/// `count` texts, evenly spread.
fn spread<'p>(texts: &[Text<'p>], count: usize) -> Vec<Text<'p>> {
    let count = count.min(texts.len());
    (0..count).map(|i| texts[i * texts.len() / count]).collect()
}

/// Every `step`th text, and the others.
fn every<'p>(texts: &[Text<'p>], step: usize) -> (Vec<Text<'p>>, Vec<Text<'p>>) {
    let (chosen, others): (Vec<_>, Vec<_>) = texts
        .iter()
        .enumerate()
        .partition(|(at, _)| at % step == step - 1);
    let texts = |numbered: Vec<(usize, &Text<'p>)>| numbered.into_iter().map(|(_, text)| *text).collect();
    (texts(chosen), texts(others))
}

fn claim((text, language): Text<'_>, kept: &Embeddings) -> Option<Claim> {
    let mut vector = kept.get(text, language)?;
    Space::shipped().place(&mut vector, language);
    Some(Claim {
        vector,
        terms: Prepared::terms(text, language),
    })
}

/// The large index.
struct Large {
    vectors: VectorIndex,
    words: Lexical,
}

impl Large {
    fn build(folder: &Path, claims: &[Claim], rows: usize) -> Result<Self> {
        let (path, words) = (folder.join("vectors"), folder.join("words"));
        std::fs::create_dir(&words)?;
        let mut vectors = VectorIndexBuilder::create(&path)?;
        let words = LexicalWriter::create(Some(&words))?;
        for (row, mixture) in Mixtures::of(claims).take(rows).enumerate() {
            if row % STEP == 0 {
                say_progress("building the large index", row, rows);
            }
            vectors.push(&mixture.vector, 0)?;
            words.add(
                row as u64,
                &mixture.terms.iter().map(ToString::to_string).collect::<Vec<_>>(),
            )?;
        }
        vectors.finish()?;
        let words = words.finish()?;
        say_progress("building the large index", rows, rows);
        Ok(Self {
            vectors: VectorIndex::open(&path)?,
            words,
        })
    }

    fn measure(&self, bench: &mut Bench, encoder: &Encoder, queries: &[Text<'_>]) {
        let [mut embedding, mut meaning, mut words, mut whole] = [(); 4].map(|()| Delays::default());
        for pass in 0..2 {
            if pass == 1 {
                // What the first pass measured was the disk.
                [embedding, meaning, words, whole] = [(); 4].map(|()| Delays::default());
            }
            for query in queries {
                whole.time(|| {
                    std::thread::scope(|scope| {
                        let found = scope.spawn(|| {
                            words.time(|| self.words.search(&Prepared::terms(query.0, query.1), BY_WORDS))
                        });
                        let vector = embedding.time(|| Index::embed(encoder, &[*query]));
                        meaning.time(|| self.vectors.search(&vector, BY_MEANING, THREADS, &Groups::all()));
                        found.join()
                    })
                    .map_or(0, |found| found.map_or(0, |rows| rows.len()))
                });
            }
        }
        let mut row = Row::new(TASK, "search", "ortaq", self.vectors.len());
        for (delays, name) in [
            (whole, "query"),
            (embedding, "embed"),
            (meaning, "meaning"),
            (words, "words"),
        ] {
            row = delays.measures(row, name);
        }
        bench.push(row.measure("queries", queries.len() as f64));
    }

    /// The scan alone: how much it reads in a second, and whether it finds what an exact scan finds.
    fn measure_scan(
        &self,
        bench: &mut Bench,
        encoder: &Encoder,
        queries: &[Text<'_>],
        claims: &[Claim],
    ) -> Result<()> {
        let compared = &queries[..queries.len().min(COMPARED)];
        let vectors = Index::embed(encoder, compared);
        let search = |vector| self.vectors.search(vector, DEPTH, THREADS, &Groups::all());
        let (found, one_by_one) =
            fastest(|| vectors.chunks_exact(DIMENSIONS).map(search).collect::<Vec<_>>())?;
        let (_, together) = fastest(|| self.vectors.search_many(&vectors, DEPTH, THREADS, &Groups::all()))?;
        let exact = exact(claims, self.vectors.len(), &vectors);
        let shared: usize = found
            .iter()
            .zip(&exact)
            .map(|(hits, exact)| {
                hits.iter()
                    .filter(|hit| exact.iter().any(|(_, row)| *row == hit.row))
                    .count()
            })
            .sum();
        let wanted: usize = exact.iter().map(Vec::len).sum();
        let bytes = self.vectors.scanned_bytes();
        let each = |seconds: f64| 1000.0 * seconds / compared.len() as f64;
        bench.push(
            Row::new(TASK, "search/scan", "ortaq", self.vectors.len())
                .measure("recall_at_10", shared as f64 / wanted as f64)
                .measure("scan_ms", each(one_by_one.wall))
                .measure("scan_cpu_ms", each(one_by_one.cpu))
                .measure("scan_ms_of_many", each(together.wall))
                .measure("scan_cpu_ms_of_many", each(together.cpu))
                // To be held against what the memory can deliver: one query at a time is bound by it.
                .measure(
                    "scanned_gb_per_second",
                    bytes as f64 / each(one_by_one.wall) / 1e6,
                )
                .measure("memory_gb_per_second", memory_bandwidth()?)
                .measure("queries", compared.len() as f64),
        );
        Ok(())
    }
}

/// The best rows of each query by `f32` products, from the mixtures themselves.
fn exact(claims: &[Claim], rows: usize, queries: &[f32]) -> Vec<Vec<(f32, usize)>> {
    let queries = queries.chunks_exact(DIMENSIONS);
    let mut best: Vec<Vec<(f32, usize)>> = vec![Vec::with_capacity(DEPTH + 1); queries.len()];
    for (row, mixture) in Mixtures::of(claims).take(rows).enumerate() {
        if row % STEP == 0 {
            say_progress("scanning exactly", row, rows);
        }
        for (query, best) in queries.clone().zip(&mut best) {
            let score = dot(query, &mixture.vector);
            if best.len() < DEPTH || best.last().is_some_and(|(worst, _)| score > *worst) {
                let place = best.partition_point(|(other, _)| *other >= score);
                best.insert(place, (score, row));
                best.truncate(DEPTH);
            }
        }
    }
    say_progress("scanning exactly", rows, rows);
    best
}

/// In eight sums, so that the compiler may use vectors.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; 8];
    for (a, b) in a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
}

/// Gigabytes a second that as many threads read from memory, of a block that no cache holds.
fn memory_bandwidth() -> Result<f64> {
    const WORDS: usize = 32 << 20;
    let block = vec![1_u64; WORDS];
    let (_, cost) = fastest(|| {
        std::thread::scope(|scope| {
            let parts = block.chunks(WORDS / THREADS);
            let sums: Vec<_> = parts
                .map(|part| scope.spawn(|| part.iter().sum::<u64>()))
                .collect();
            sums.into_iter().map(|sum| sum.join().unwrap_or(0)).sum::<u64>()
        })
    })?;
    Ok((WORDS * size_of::<u64>()) as f64 / cost.wall / 1e9)
}

/// [`Index::find`] over the real claims: with ranking and explanations, and what embedding is of it.
fn find_in_real(
    bench: &mut Bench,
    (encoder, kept): (&Encoder, &mut Embeddings),
    claims: &[Text<'_>],
    queries: &[Text<'_>],
) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let numbered = claims.iter().zip(0..);
    let rows: Vec<_> = numbered
        .map(|((text, language), key)| index::Row {
            key,
            language: *language,
            text,
        })
        .collect();
    bench.progress("building an index of real claims");
    index::build(folder.path(), &rows, Some((encoder, kept)), &mut |_| ())?;
    let index = Index::open(folder.path())?;
    let [mut find, mut embed] = [(); 2].map(|()| Delays::default());
    for query in queries {
        find.time(|| index.find(&[*query], Some(encoder), DEPTH))?;
        embed.time(|| Index::embed(encoder, &[*query]));
    }
    let row = Row::new(TASK, "search/ranking", "ortaq", rows.len());
    bench.push(embed.measures(find.measures(row, "find"), "embed"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_not_among_the_claims() {
        let numbers: Vec<String> = (0..100).map(|i| i.to_string()).collect();
        let texts: Vec<Text<'_>> = numbers.iter().map(|n| (n.as_str(), Language::Az)).collect();
        let spread = spread(&texts, 30);
        let (queries, claims) = every(&spread, 10);
        assert_eq!((spread.len(), queries.len(), claims.len()), (30, 3, 27));
        assert!(queries.iter().all(|query| !claims.contains(query)));
    }

    #[test]
    fn the_scan_of_a_large_index_finds_what_an_exact_scan_finds() {
        let mut random = fastrand::Rng::with_seed(5);
        let claims: Vec<Claim> = (0..300)
            .map(|i| Claim {
                vector: (0..DIMENSIONS).map(|_| random.f32() - 0.5).collect(),
                terms: vec![format!("söz{i}")],
            })
            .collect();
        let folder = tempfile::tempdir().unwrap();
        let large = Large::build(folder.path(), &claims, 2_000).unwrap();
        assert_eq!((large.vectors.len(), large.words.len()), (2_000, 2_000));
        for (row, mixture) in Mixtures::of(&claims).take(5).enumerate() {
            let exact = exact(&claims, 2_000, &mixture.vector);
            let found = large.vectors.search(&mixture.vector, DEPTH, 2, &Groups::all());
            assert_eq!((found[0].row, exact[0][0].1), (row, row));
            let rows: Vec<_> = exact[0].iter().map(|(_, row)| *row).collect();
            assert!(found.iter().filter(|hit| rows.contains(&hit.row)).count() >= 9);
        }
    }
}
