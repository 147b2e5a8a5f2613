//! The encoder against plain arithmetic, and its kernel sets against each other.

use std::path::PathBuf;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::elementwise::{exp, gelu};
use super::isa::{Isa, Job, LANES, TILE_ROWS, Tile};
use super::linear::{Finish, Linear, QuantisedRows, apply, lanes_mut};
use super::reference::{normal_distribution, vector};
use super::{DIMENSIONS, Detected, Encoder, Kernels, Prefix};
use crate::model::architecture::{MAX_TOKENS, special};
use crate::model::fixture::MODEL;
use crate::model::{DEPTH, PANEL};
use crate::random::Numbers;
use crate::tokenizer::{DoubleArray, Normaliser, PlainCharacters, Tokenizer, Unigram};

const TEXTS: [&str; 6] = [
    "göl",
    "göllar su",
    "",
    "көл: göl su lar göl",
    "日本 göl",
    "su su su su su su su su su su su su su su su",
];

/// The kernel sets beside the portable one that this processor has.
pub(super) fn other_kernels() -> Vec<Kernels> {
    let all = [Kernels::Avx512Vnni, Kernels::Avx2];
    let (present, absent): (Vec<_>, Vec<_>) = all.into_iter().partition(|k| Detected::choose(*k).is_some());
    for kernels in absent {
        eprintln!("not tested here, the processor lacks them: {kernels:?}");
    }
    present
}

/// One for tests that only tokenise.
static ENCODER: LazyLock<Encoder> = LazyLock::new(|| encoder(Kernels::Portable, 1));

fn encoder(kernels: Kernels, threads: usize) -> Encoder {
    Encoder::open_with(&MODEL.info.path, threads, kernels).unwrap()
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[test]
fn vectors_are_those_of_the_network_in_full_precision() {
    for kernels in [Kernels::Portable].into_iter().chain(other_kernels()) {
        let encoder = encoder(kernels, 1);
        assert_eq!(encoder.kernels(), kernels);
        let found = encoder.embed(&TEXTS, Prefix::Query);
        for (text, found) in TEXTS.iter().zip(found.chunks_exact(DIMENSIONS)) {
            let ids = encoder.tokenizer().encode(Prefix::Query, text);
            let expected = vector(&MODEL.upstream.tensors, &ids);
            let cosine = cosine(found, &expected);
            assert!(cosine > 0.995, "{kernels:?} {text:?}: {cosine}");
        }
    }
}

#[test]
fn a_vector_depends_neither_on_the_other_texts_nor_on_the_threads() {
    let texts: Vec<String> = (0..40)
        .map(|i| format!("göl {}", "su lar ".repeat(i % 9)))
        .collect();
    let together = encoder(Kernels::Fastest, 2).embed(&texts, Prefix::None);
    let one = encoder(Kernels::Fastest, 1);
    for (text, expected) in texts.iter().zip(together.chunks_exact(DIMENSIONS)) {
        assert_eq!(one.embed(&[text], Prefix::None), expected, "{text}");
        assert!((cosine(expected, expected) - 1.0).abs() < 1e-5);
    }
    assert!(one.embed::<&str>(&[], Prefix::Query).is_empty());
}

#[test]
fn a_text_is_read_to_its_last_token_and_no_further() {
    let encoder = encoder(Kernels::Fastest, 1);
    let words = |count: usize| vec!["su"; count].join(" ");
    let full = MAX_TOKENS - 2;
    assert_eq!(
        encoder.tokenizer().encode(Prefix::None, &words(full)).len(),
        MAX_TOKENS
    );
    let [whole, longer, shorter] =
        [full, 3 * full, full - 1].map(|count| encoder.embed(&[words(count)], Prefix::None));
    assert_eq!(whole, longer);
    assert_ne!(whole, shorter);
}

#[test]
fn texts_become_the_pieces_of_the_vocabulary() {
    let tokenizer = ENCODER.tokenizer();
    let pieces = tokenizer.pieces() as u32;
    let (query, colon, lake, water, plural) = (5, 6, 7, 8, 9);
    let (small_a, g) = (12, 13);
    let cases: [(&str, &[u32]); 8] = [
        ("", &[]),
        ("göllar su", &[lake, plural, water]),
        ("göl  su", &[lake, water]),
        ("Ａg", &[4, small_a, g]),
        ("日本", &[4, special::UNKNOWN]),
        ("su日本", &[water, special::UNKNOWN]),
        ("</s>", &[special::END]),
        ("<mask>", &[pieces - 1]),
    ];
    let framed = |prefix: &[u32], ids: &[u32]| [&[special::BEGIN], prefix, ids, &[special::END]].concat();
    for (text, ids) in cases {
        assert_eq!(tokenizer.encode(Prefix::None, text), framed(&[], ids), "{text:?}");
    }
    assert_eq!(
        tokenizer.encode(Prefix::Query, "su"),
        framed(&[query, colon], &[water])
    );
}

/// The products of one tile.
struct TileJob<'a> {
    rows: usize,
    activations: &'a [u8],
    inputs: usize,
    panel: &'a [i8],
}

impl Job for TileJob<'_> {
    type Output = Tile;

    #[inline(always)]
    fn run<I: Isa>(self, isa: I) -> Tile {
        let mut tile = [[0; PANEL]; TILE_ROWS];
        isa.tile(self.rows, self.activations, self.inputs, self.panel, &mut tile);
        tile
    }
}

/// A whole layer.
struct LayerJob<'a> {
    rows: usize,
    inputs: usize,
    values: &'a [f32],
    packed: &'a [i8],
    outputs: &'a [f32],
}

struct Collect<'a>(&'a mut [f32], usize);

impl Finish for Collect<'_> {
    #[inline(always)]
    fn finish<I: Isa>(&mut self, isa: I, row: usize, column: usize, outputs: I::Vector) {
        isa.store(outputs, lanes_mut(self.0, row * self.1 + column));
    }
}

impl Job for LayerJob<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn run<I: Isa>(self, isa: I) -> Vec<f32> {
        let width = self.outputs.len() / 3;
        let mut quantised = QuantisedRows::default();
        quantised.resize(self.rows, self.inputs);
        for (row, values) in self.values.chunks_exact(self.inputs).enumerate() {
            quantised.quantise(isa, row, values);
        }
        let mut results = vec![0.0; self.rows * width];
        let linear = Linear::new(self.packed, self.outputs, self.inputs);
        apply(isa, &linear, &quantised, self.rows, Collect(&mut results, width));
        results
    }
}

/// A function of sixteen lanes at a time.
struct Elementwise<'a>(bool, &'a [f32; LANES]);

impl Job for Elementwise<'_> {
    type Output = [f32; LANES];

    #[inline(always)]
    fn run<I: Isa>(self, isa: I) -> [f32; LANES] {
        let x = isa.load(self.1);
        let mut into = [0.0; LANES];
        isa.store(if self.0 { gelu(isa, x) } else { exp(isa, x) }, &mut into);
        into
    }
}

#[test]
fn activation_and_exponential_are_close_to_the_exact_ones() {
    for kernels in [Kernels::Portable].into_iter().chain(other_kernels()) {
        let set = Detected::choose(kernels).unwrap();
        for start in -90..90 {
            let x: [f32; LANES] = std::array::from_fn(|i| start as f32 / 10.0 + i as f32 / 160.0);
            for (x, y) in x.into_iter().zip(set.run(Elementwise(true, &x))) {
                let expected = x * normal_distribution(x);
                // Beyond the edge the tail of the distribution is taken for nothing.
                assert!(
                    (y - expected).abs() <= 4e-5 * x.abs().max(1.0),
                    "gelu({x}) = {y}, not {expected}"
                );
            }
            let x = x.map(|x| -8.0 * x.abs());
            for (x, y) in x.into_iter().zip(set.run(Elementwise(false, &x))) {
                assert!((y / x.exp() - 1.0).abs() < 1e-5, "exp({x}) = {y}");
            }
        }
    }
}

proptest! {
    #[test]
    fn tiles_are_the_same_to_the_bit(rows in 1..=TILE_ROWS, groups in 1_usize..150, seed: u64, extreme: bool) {
        let mut numbers = Numbers::new(seed);
        let inputs = groups * DEPTH;
        let mut byte = || match (extreme, numbers.bits() >> 56) {
            (true, random) if random < 128 => 0xff,
            (true, _) => 0x80,
            (false, random) => random as u8,
        };
        let activations: Vec<u8> = (0..rows * inputs).map(|_| byte()).collect();
        let panel: Vec<i8> = (0..PANEL * inputs).map(|_| byte() as i8).collect();
        let run = |set: Detected| set.run(TileJob { rows, activations: &activations, inputs, panel: &panel });
        let expected = run(Detected::choose(Kernels::Portable).unwrap());
        for kernels in other_kernels() {
            prop_assert_eq!(run(Detected::choose(kernels).unwrap())[..rows].to_vec(), expected[..rows].to_vec());
        }
    }

    #[test]
    fn layers_of_any_shape_agree_with_a_plain_product(
        rows in 1_usize..40, chunks in 1_usize..5, panels in 1_usize..4, seed: u64,
    ) {
        let mut numbers = Numbers::new(seed);
        let (inputs, width) = (chunks * LANES, panels * PANEL);
        let values = numbers.many(rows * inputs);
        let weights: Vec<i8> = (0..width * inputs).map(|_| (numbers.bits() >> 56) as i8).collect();
        let mut packed = vec![0; width * inputs];
        for (at, weight) in weights.iter().enumerate() {
            let (output, input) = (at / inputs, at % inputs);
            let panel = output / PANEL * PANEL * inputs;
            packed[panel + (input / DEPTH * PANEL + output % PANEL) * DEPTH + input % DEPTH] = *weight;
        }
        let row = |output: usize| &weights[output * inputs..(output + 1) * inputs];
        let scales: Vec<f32> = (0..width).map(|_| 0.01 + 0.01 * numbers.next().abs()).collect();
        let biases = numbers.many(width);
        let sums: Vec<f32> = (0..width).map(|o| row(o).iter().map(|&w| f32::from(w)).sum()).collect();
        let outputs = [&scales[..], &biases, &sums].concat();
        for kernels in [Kernels::Portable].into_iter().chain(other_kernels()) {
            let job = LayerJob { rows, inputs, values: &values, packed: &packed, outputs: &outputs };
            let found = Detected::choose(kernels).unwrap().run(job);
            for (at, found) in found.iter().enumerate() {
                let (input, output) = (&values[at / width * inputs..][..inputs], at % width);
                let exact: f32 = input.iter().zip(row(output)).map(|(x, &w)| x * f32::from(w)).sum();
                let exact = exact * scales[output] + biases[output];
                // Half a step of the activations, at every input with its own weight.
                let bound: f32 = row(output).iter().map(|&w| f32::from(w).abs()).sum::<f32>() * scales[output] / 255.0;
                prop_assert!((found - exact).abs() <= bound + 1e-3, "{kernels:?} {at}: {found}, not {exact}");
            }
        }
    }

    #[test]
    fn any_text_has_between_two_and_all_tokens_of_the_vocabulary(text in "\\PC*|[ göl<s>/mask▁Ａ]{0,900}") {
        let tokenizer = ENCODER.tokenizer();
        let ids = tokenizer.encode(Prefix::Query, &text);
        prop_assert!((2..=MAX_TOKENS).contains(&ids.len()));
        prop_assert!(ids.iter().all(|id| (*id as usize) < tokenizer.pieces()));
        prop_assert_eq!((ids[0], ids[ids.len() - 1]), (special::BEGIN, special::END));
    }

    #[test]
    fn damaged_tables_give_wrong_tokens_at_worst(
        tries in prop::array::uniform2(prop::collection::vec(any::<u32>(), 0..600)),
        replacements in prop::collection::vec(any::<u8>(), 0..40),
        scores in prop::collection::vec(prop::num::f64::ANY, 5..40),
        text in "\\PC{0,60}",
    ) {
        // Small offsets, or next to nothing would be reached.
        let tries = tries.map(|units| units.into_iter().map(|unit| unit & 0x0001_ffff).collect::<Vec<_>>());
        let map = DoubleArray::new(&tries[0]);
        let plain = PlainCharacters::new(map);
        let normaliser = Normaliser { map, replacements: &replacements, plain: &plain };
        let tokenizer = Tokenizer::new(normaliser, Unigram::new(DoubleArray::new(&tries[1]), &scores, -20.0));
        let ids = tokenizer.encode(Prefix::None, &text);
        prop_assert!((2..=MAX_TOKENS).contains(&ids.len()));
        prop_assert!(ids.iter().all(|id| (*id as usize) < scores.len()));
    }
}

/// The real model, where the environment names one.
#[test]
fn translations_are_nearer_than_other_sentences_in_the_real_model() {
    let Some(path) = std::env::var_os("ORTAQ_MODEL").map(PathBuf::from) else {
        eprintln!("not tested: ORTAQ_MODEL names no model");
        return;
    };
    let texts = [
        "Hazar Denizi'nin suyu azalıyor.",
        "Xəzər dənizinin suyu azalır.",
        "Уровень воды в Каспийском море падает.",
        "Мектептерде жаңа оқу жылы басталды.",
    ];
    let embed = |kernels| {
        Encoder::open_with(&path, 2, kernels)
            .unwrap()
            .embed(&texts, Prefix::Query)
    };
    let vectors = embed(Kernels::Portable);
    let row = |i: usize| &vectors[i * DIMENSIONS..(i + 1) * DIMENSIONS];
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
        assert!(cosine(row(a), row(b)) > cosine(row(a), row(3)).max(cosine(row(b), row(3))) + 0.02);
    }
    for kernels in other_kernels() {
        let others = embed(kernels);
        for (a, b) in vectors
            .chunks_exact(DIMENSIONS)
            .zip(others.chunks_exact(DIMENSIONS))
        {
            assert!(cosine(a, b) > 0.999, "{kernels:?}: {}", cosine(a, b));
        }
    }
}
