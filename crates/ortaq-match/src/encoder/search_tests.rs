//! What the kernel sets do for the vector index, against plain arithmetic.

use proptest::prelude::*;

use super::isa::{CODE_BITS, CODED, CodedPanel, Isa, Job, LANES, TILE_ROWS, Tile};
use super::tests::other_kernels;
use super::{DIMENSIONS, Detected, Kernels};
use crate::model::{DEPTH, PANEL};
use crate::random::Numbers;

/// The products of one coded tile.
struct CodedTileJob<'a> {
    queries: &'a [[i8; DIMENSIONS]],
    panel: &'a CodedPanel,
}

impl Job for CodedTileJob<'_> {
    type Output = Tile;

    #[inline(always)]
    fn run<I: Isa>(self, isa: I) -> Tile {
        let mut tile = [[0; PANEL]; TILE_ROWS];
        isa.prefetch(self.panel);
        isa.coded_tile(self.queries, self.panel, &mut tile);
        tile
    }
}

/// Which of sixteen lanes are larger, and sixteen integers as floats.
struct Lanes<'a>([&'a [f32; LANES]; 2], &'a [i16; LANES]);

impl Job for Lanes<'_> {
    type Output = (u16, [f32; LANES]);

    #[inline(always)]
    fn run<I: Isa>(self, isa: I) -> Self::Output {
        let mut floats = [0.0; LANES];
        isa.store(isa.load_words(self.1), &mut floats);
        (isa.larger(isa.load(self.0[0]), isa.load(self.0[1])), floats)
    }
}

#[test]
fn lanes_are_compared_as_floats_are_and_words_keep_their_value() {
    let odd = [
        f32::NAN,
        f32::INFINITY,
        f32::NEG_INFINITY,
        -0.0,
        0.0,
        1.0,
        -1.0,
        2.0,
    ];
    let words: [i16; LANES] =
        std::array::from_fn(|i| if i % 2 == 0 { i16::MIN + i as i16 } else { i16::MAX });
    for kernels in [Kernels::Portable].into_iter().chain(other_kernels()) {
        for shift in 0..odd.len() {
            let a: [f32; LANES] = std::array::from_fn(|i| odd[i % odd.len()]);
            let b: [f32; LANES] = std::array::from_fn(|i| odd[(i + shift + i / odd.len()) % odd.len()]);
            let (larger, floats) = Detected::choose(kernels).unwrap().run(Lanes([&a, &b], &words));
            for i in 0..LANES {
                assert_eq!(
                    larger >> i & 1 == 1,
                    a[i] > b[i],
                    "{kernels:?}: {} > {}",
                    a[i],
                    b[i]
                );
                assert_eq!(floats[i], f32::from(words[i]), "{kernels:?}");
            }
        }
    }
}

proptest! {
    #[test]
    fn coded_tiles_are_plain_products_of_what_their_bytes_hold(rows in 0..=TILE_ROWS, seed: u64, extreme: bool) {
        let mut numbers = Numbers::new(seed);
        let mut byte = || match (extreme, numbers.bits() >> 56) {
            (true, random) if random < 128 => 0xff,
            (true, _) => 0x80,
            (false, random) => random as u8,
        };
        let queries: Vec<[i8; DIMENSIONS]> = (0..rows).map(|_| [(); DIMENSIONS].map(|()| byte() as i8)).collect();
        let coded: Vec<[u8; CODED]> = (0..PANEL).map(|_| [(); CODED].map(|()| byte())).collect();
        let mut panel = [0; PANEL * CODED];
        for (row, bytes) in coded.iter().enumerate() {
            for (at, byte) in bytes.iter().enumerate() {
                panel[(at / DEPTH * PANEL + row) * DEPTH + at % DEPTH] = *byte;
            }
        }
        let code = |row: usize, at: usize| i32::from(coded[row][at % CODED] >> (CODE_BITS * (at / CODED)) & 3);
        for kernels in [Kernels::Portable].into_iter().chain(other_kernels()) {
            let job = CodedTileJob { queries: &queries, panel: &panel };
            let tile = Detected::choose(kernels).unwrap().run(job);
            for (query, products) in queries.iter().zip(&tile) {
                for (row, product) in products.iter().enumerate() {
                    let plain = query.iter().enumerate().map(|(at, &value)| i32::from(value) * code(row, at));
                    prop_assert_eq!(*product, plain.sum::<i32>(), "{:?}", kernels);
                }
            }
        }
    }
}
