//! The index against a plain scan in `f32`, and against files that are not what they should be.

use std::path::Path;

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::format::{HEADER, Layout};
use super::search::{KEPT_AT_LEAST, KEPT_PER_RESULT, PANELS_AT_A_TIME};
use super::{Groups, Hit, VectorError, VectorIndex, VectorIndexBuilder};
use crate::encoder::{DIMENSIONS, Kernels};
use crate::limits::VECTOR_INDEX_ROWS;
use crate::model::PANEL;
use crate::random::Numbers;

/// Rows that a thread takes at a time.
const SHARE: usize = PANELS_AT_A_TIME * PANEL;

/// Unit vectors around a few centres: neighbours lie close to each other, as translations of claims do.
fn mixture(numbers: &mut Numbers, rows: usize) -> Vec<f32> {
    let centres: Vec<Vec<f32>> = (0..20).map(|_| numbers.many(DIMENSIONS)).collect();
    let mut vectors = Vec::with_capacity(rows * DIMENSIONS);
    for row in 0..rows {
        let mut vector = numbers.many(DIMENSIONS);
        vector
            .iter_mut()
            .zip(&centres[row % 20])
            .for_each(|(v, c)| *v += 1.5 * c);
        let length = vector.iter().map(|v| v * v).sum::<f32>().sqrt();
        vectors.extend(vector.iter().map(|v| v / length));
    }
    vectors
}

fn write(path: &Path, vectors: &[f32], group: impl Fn(usize) -> u8) {
    let mut builder = VectorIndexBuilder::create(path).unwrap();
    for (row, vector) in vectors.chunks_exact(DIMENSIONS).enumerate() {
        builder.push(vector, group(row)).unwrap();
    }
    builder.finish().unwrap();
}

/// An index in a folder of its own; the folder goes when it is dropped, the mapping stays.
fn index(vectors: &[f32], group: impl Fn(usize) -> u8) -> VectorIndex {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vectors");
    write(&path, vectors, group);
    VectorIndex::open(&path).unwrap()
}

fn exact(vectors: &[f32], query: &[f32], k: usize, allowed: impl Fn(usize) -> bool) -> Vec<usize> {
    let dot = |row: &[f32]| row.iter().zip(query).map(|(a, b)| a * b).sum::<f32>();
    let rows = vectors.chunks_exact(DIMENSIONS).map(dot).enumerate();
    let mut scores: Vec<(usize, f32)> = rows.filter(|(row, _)| allowed(*row)).collect();
    scores.sort_by(|a, b| b.1.total_cmp(&a.1));
    scores.into_iter().take(k).map(|(row, _)| row).collect()
}

fn shared(hits: &[Hit], expected: &[usize]) -> usize {
    hits.iter().filter(|hit| expected.contains(&hit.row)).count()
}

#[test]
fn the_nearest_rows_are_those_of_a_plain_scan_with_every_kernel_and_number_of_threads() {
    let mut numbers = Numbers::new(1);
    let (vectors, queries) = (mixture(&mut numbers, SHARE + 911), mixture(&mut numbers, 100));
    let search = |kernels, threads| {
        let index = index(&vectors, |_| 0).with_kernels(kernels)?;
        let queries = queries.chunks_exact(DIMENSIONS);
        let hits = queries.map(|query| index.search(query, 10, threads, &Groups::all()));
        Some(hits.collect::<Vec<_>>())
    };
    let found = search(Kernels::Portable, 1).unwrap();
    let expected = queries
        .chunks_exact(DIMENSIONS)
        .map(|query| exact(&vectors, query, 10, |_| true));
    let right: usize = found
        .iter()
        .zip(expected)
        .map(|(hits, rows)| shared(hits, &rows))
        .sum();
    assert!(right >= 995, "{right} of 1000");
    for (kernels, threads) in [
        (Kernels::Portable, 3),
        (Kernels::Avx2, 1),
        (Kernels::Avx512Vnni, 2),
        (Kernels::Fastest, 40),
    ] {
        match search(kernels, threads) {
            // To the bit, scores included.
            Some(others) => assert_eq!(others, found, "{kernels:?}, {threads} threads"),
            None => eprintln!("not tested here, the processor lacks them: {kernels:?}"),
        }
    }
}

#[test]
fn of_many_rows_hardly_any_of_the_nearest_is_missed_whether_they_are_scattered_or_clustered() {
    let mut numbers = Numbers::new(11);
    let scattered = numbers.many(20_000 * DIMENSIONS);
    let clustered = mixture(&mut numbers, 20_000);
    // The encoder's own vectors all point one way.
    let leaning: Vec<f32> = clustered.iter().map(|value| value + 0.1).collect();
    for (name, vectors) in [
        ("scattered", scattered),
        ("clustered", clustered),
        ("leaning", leaning),
    ] {
        let index = index(&vectors, |_| 0);
        let queries: Vec<f32> = (0..30 * DIMENSIONS)
            .map(|at| vectors[at * 7] + 0.3 * numbers.next() * vectors[at].abs())
            .collect();
        let found = index.search_many(&queries, 10, 2, &Groups::all());
        let expected = queries
            .chunks_exact(DIMENSIONS)
            .map(|query| exact(&vectors, query, 10, |_| true));
        let right: usize = found
            .iter()
            .zip(expected)
            .map(|(hits, rows)| shared(hits, &rows))
            .sum();
        assert!(right >= 298, "{name}: {right} of 300");
    }
}

#[test]
fn as_many_rows_as_are_asked_for_come_back_also_beyond_what_is_kept_at_least() {
    let mut numbers = Numbers::new(12);
    let vectors = mixture(&mut numbers, 2 * KEPT_AT_LEAST + 1);
    let index = index(&vectors, |_| 0);
    let query = mixture(&mut numbers, 1);
    for k in [
        KEPT_AT_LEAST / KEPT_PER_RESULT,
        KEPT_AT_LEAST / KEPT_PER_RESULT + 1,
        KEPT_AT_LEAST,
        KEPT_AT_LEAST + 1,
        2 * KEPT_AT_LEAST + 1,
    ] {
        let hits = index.search(&query, k, 2, &Groups::all());
        assert_eq!(hits.len(), k);
        assert!(shared(&hits, &exact(&vectors, &query, k, |_| true)) * 100 >= k * 99);
    }
}

#[test]
fn an_index_of_few_rows_is_exact_even_where_codes_say_nothing() {
    // All of a row in one dimension is the worst case for codes of two bits.
    let row = |at: usize| {
        (0..DIMENSIONS).map(move |d| {
            if d == at % DIMENSIONS {
                1.0 + at as f32
            } else {
                0.0
            }
        })
    };
    let vectors: Vec<f32> = (0..KEPT_AT_LEAST).flat_map(row).collect();
    let index = index(&vectors, |_| 0);
    for query in mixture(&mut Numbers::new(13), 20).chunks_exact(DIMENSIONS) {
        let rows: Vec<_> = index
            .search(query, 10, 2, &Groups::all())
            .iter()
            .map(|hit| hit.row)
            .collect();
        assert_eq!(rows, exact(&vectors, query, 10, |_| true));
    }
}

#[test]
fn scores_are_dot_products_best_first_and_a_stored_row_finds_itself() {
    let vectors = mixture(&mut Numbers::new(2), 333);
    let index = index(&vectors, |_| 0);
    for row in [0, 31, 32, 320, 332] {
        let query = &vectors[row * DIMENSIONS..(row + 1) * DIMENSIONS];
        let hits = index.search(query, 5, 2, &Groups::all());
        assert_eq!(hits.len(), 5);
        assert_eq!(hits[0].row, row);
        assert!((hits[0].score - 1.0).abs() < 1e-4, "{}", hits[0].score);
        assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
        let stored = index.row(row).unwrap();
        assert!(stored.iter().zip(query).all(|(a, b)| (a - b).abs() < 1e-4));
    }
    assert!(index.row(333).is_none());
}

#[test]
fn many_queries_together_find_what_each_finds_alone() {
    let mut numbers = Numbers::new(3);
    let index = index(&mixture(&mut numbers, 2 * SHARE + 1), |row| (row % 3) as u8);
    let queries = mixture(&mut numbers, 203);
    // Three blocks of queries: fewer threads share out the blocks, more of them the rows.
    let groups = Groups::except(&[1]);
    let alone: Vec<_> = queries
        .chunks_exact(DIMENSIONS)
        .map(|query| index.search(query, 12, 1, &groups))
        .collect();
    for threads in [1, 2, 4] {
        assert_eq!(index.search_many(&queries, 12, threads, &groups), alone);
    }
}

#[test]
fn a_group_that_is_left_out_is_not_found_and_does_not_crowd_out_the_others() {
    let mut numbers = Numbers::new(4);
    let (vectors, queries) = (mixture(&mut numbers, 3_000), mixture(&mut numbers, 20));
    // One row in fifty is wanted: far fewer than the coarse scan keeps.
    let group = |row: usize| if row % 50 == 7 { 255 } else { (row % 4) as u8 };
    let index = index(&vectors, group);
    for query in queries.chunks_exact(DIMENSIONS) {
        let expected = exact(&vectors, query, 10, |row| group(row) == 255);
        let only: Vec<_> = index
            .search(query, 10, 1, &Groups::only(&[255]))
            .iter()
            .map(|h| h.row)
            .collect();
        let rest: Vec<_> = index
            .search(query, 10, 1, &Groups::except(&[0, 1, 2, 3]))
            .iter()
            .map(|h| h.row)
            .collect();
        // Neighbours that differ by less than 16 bits can tell may change places.
        assert_eq!(only.iter().filter(|row| expected.contains(row)).count(), 10);
        assert_eq!(rest, only);
        assert!(index.search(query, 10, 1, &Groups::only(&[9])).is_empty());
    }
}

#[test]
fn equal_rows_come_in_the_order_in_which_they_were_added() {
    let one = mixture(&mut Numbers::new(5), 1);
    // More than are kept, and more than one thread takes at a time.
    let index = index(&one.repeat(SHARE + 900), |_| 0);
    for threads in [1, 2] {
        let rows: Vec<_> = index
            .search(&one, 4, threads, &Groups::all())
            .iter()
            .map(|hit| hit.row)
            .collect();
        assert_eq!(rows, [0, 1, 2, 3]);
    }
}

#[test]
fn an_empty_index_and_odd_questions_find_nothing() {
    let query = mixture(&mut Numbers::new(6), 1);
    let empty = index(&[], |_| 0);
    assert!(empty.is_empty() && empty.row(0).is_none());
    assert!(empty.search(&query, 10, 2, &Groups::all()).is_empty());
    assert_eq!(empty.search_many(&query, 10, 2, &Groups::all()), [Vec::new()]);
    let index = index(&query, |_| 0);
    assert!(index.search(&query, 0, 1, &Groups::all()).is_empty());
    assert!(index.search(&query[1..], 10, 1, &Groups::all()).is_empty());
    assert!(index.search_many(&[], 10, 2, &Groups::all()).is_empty());
    assert_eq!(
        index.search(&query, usize::MAX, usize::MAX, &Groups::all()).len(),
        1
    );
}

#[test]
fn numbers_that_are_none_or_extreme_neither_panic_nor_enter_the_index() {
    let good = mixture(&mut Numbers::new(7), 40);
    let index = index(&good, |_| 0);
    for odd in [f32::NAN, f32::INFINITY, f32::MAX, f32::MIN_POSITIVE, 0.0] {
        let mut query = good[..DIMENSIONS].to_vec();
        query[3] = odd;
        for query in [&query[..], &[odd; DIMENSIONS]] {
            let hits = index.search(query, 10, 2, &Groups::all());
            assert!(hits.iter().all(|hit| !hit.score.is_nan()), "{odd}: {hits:?}");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let mut builder = VectorIndexBuilder::create(&folder.path().join("v")).unwrap();
    assert!(builder.is_empty());
    for refused in [
        vec![f32::NAN; DIMENSIONS],
        vec![f32::INFINITY; DIMENSIONS],
        vec![0.5; DIMENSIONS - 1],
    ] {
        assert!(matches!(
            builder.push(&refused, 0),
            Err(VectorError::Row { row: 0, .. })
        ));
    }
    builder.push(&[1e-40; DIMENSIONS], 0).unwrap();
    builder.push(&[f32::MAX; DIMENSIONS], 0).unwrap();
    builder.push(&[0.0; DIMENSIONS], 0).unwrap();
    assert_eq!(builder.len(), 3);
    builder.finish().unwrap();
    let index = VectorIndex::open(&folder.path().join("v")).unwrap();
    assert!(index.row(0).unwrap().iter().all(|v| (5e-41..2e-40).contains(v)));
    assert_eq!(index.row(2).unwrap(), [0.0; DIMENSIONS]);
}

#[test]
fn a_cut_or_changed_file_is_refused_and_the_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vectors");
    write(&path, &mixture(&mut Numbers::new(8), 33), |_| 0);
    let bytes = std::fs::read(&path).unwrap();
    let refused = |bytes: &[u8]| {
        let damaged = folder.path().join("damaged");
        std::fs::write(&damaged, bytes).unwrap();
        let error = VectorIndex::open(&damaged).unwrap_err();
        assert!(matches!(error, VectorError::Damaged { .. }), "{error}");
        assert!(
            error.to_string().contains("damaged is not a usable vector index"),
            "{error}"
        );
        error.to_string()
    };
    for length in [0, 1, HEADER - 1, HEADER, bytes.len() / 2, bytes.len() - 1] {
        refused(&bytes[..length]);
    }
    refused(&[&bytes[..], b"x"].concat());
    assert!(refused(&older(&bytes)).contains("it has format 1"));
    for at in 0..HEADER {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        refused(&changed);
    }
    assert!(matches!(
        VectorIndex::open(&folder.path().join("none")),
        Err(VectorError::Io { .. })
    ));
}

/// The file as if the first version of the format had been written, with a header that is right in itself.
fn older(bytes: &[u8]) -> Vec<u8> {
    let mut older = bytes.to_vec();
    older[8..12].copy_from_slice(&1_u32.to_le_bytes());
    let digest = Sha256::digest(&older[..24]);
    older[24..HEADER].copy_from_slice(&digest);
    older
}

#[test]
fn a_file_may_claim_as_many_rows_as_the_limit_and_not_one_more() {
    let read = |rows| Layout::read(&Layout::new(rows).header()).unwrap_err();
    assert!(read(VECTOR_INDEX_ROWS).contains("it should have"));
    assert!(read(VECTOR_INDEX_ROWS + 1).contains("more rows than an index may have"));
}

#[test]
fn an_index_that_is_not_finished_leaves_the_old_one_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vectors");
    let vectors = mixture(&mut Numbers::new(9), 3);
    write(&path, &vectors, |_| 0);
    let mut builder = VectorIndexBuilder::create(&path).unwrap();
    builder.push(&vectors[..DIMENSIONS], 0).unwrap();
    drop(builder);
    assert_eq!(VectorIndex::open(&path).unwrap().len(), 3);
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing is left behind"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_number_of_rows_comes_back_and_the_best_is_found(
        rows in prop_oneof![1_usize..200, SHARE - 40..SHARE + 40],
        seed: u64,
        k in 1_usize..20,
    ) {
        let mut numbers = Numbers::new(seed);
        let vectors = mixture(&mut numbers, rows);
        let query = mixture(&mut numbers, 1);
        let index = index(&vectors, |_| 0);
        prop_assert_eq!(index.len(), rows);
        let hits = index.search(&query, k, 2, &Groups::all());
        prop_assert_eq!(hits.len(), k.min(rows));
        prop_assert_eq!(hits[0].row, exact(&vectors, &query, 1, |_| true)[0]);
    }
}
