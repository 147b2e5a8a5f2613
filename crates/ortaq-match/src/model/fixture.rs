//! A model for tests that nobody has to download: the real shape, a small vocabulary, random weights.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use base64::Engine as _;
use safetensors::tensor::{Dtype, TensorView};
use yada::builder::DoubleArrayBuilder;

use super::architecture::{FEED_FORWARD, HIDDEN, LAYERS, MAX_TOKENS};
use super::upstream::{WORD_EMBEDDINGS, layer_tensor};
use super::{ModelInfo, convert};
use crate::random::Numbers;

/// Pieces between the control pieces, with their log probabilities.
const PIECES: [(&str, f64); 12] = [
    ("▁", -3.0),
    ("▁query", -5.0),
    (":", -5.0),
    ("▁göl", -6.0),
    ("▁su", -6.5),
    ("lar", -6.0),
    ("▁көл", -7.0),
    ("A", -8.0),
    ("a", -8.5),
    ("g", -8.5),
    ("l", -8.5),
    ("ö", -8.5),
];

/// Upstream files in a folder of their own, and what they hold.
pub(crate) struct Upstream {
    pub(crate) folder: tempfile::TempDir,
    /// Tensors by name, as the file has them after rounding to 16 bits.
    pub(crate) tensors: BTreeMap<String, Vec<f32>>,
}

/// Upstream files and the model that was made from them.
pub(crate) struct Fixture {
    pub(crate) upstream: Upstream,
    pub(crate) info: ModelInfo,
}

/// Made once for all tests.
pub(crate) static MODEL: LazyLock<Fixture> = LazyLock::new(|| {
    let upstream = Upstream::new();
    let out = upstream.path("model.ortaq");
    let info = convert(&upstream.path("weights"), &upstream.path("tokenizer"), None, &out).unwrap();
    Fixture { upstream, info }
});

impl Upstream {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut numbers = Numbers::new(11);
        let tensors: BTreeMap<String, Vec<f32>> = shapes()
            .into_iter()
            .map(|(name, count, kind)| (name, kind.fill(&mut numbers, count)))
            .collect();
        let upstream = Self { folder, tensors };
        // Names with a prefix, as the model's publishers save them.
        let prefixed = upstream
            .tensors
            .iter()
            .map(|(name, values)| (format!("bert.{name}"), values.as_slice()));
        write_bf16(
            &upstream.path("weights"),
            prefixed.map(|(name, values)| (name, HIDDEN, values)),
        );
        std::fs::write(upstream.path("tokenizer"), tokenizer_json()).unwrap();
        upstream
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Weights,
    Gains,
    Offsets,
}

impl Kind {
    fn fill(self, numbers: &mut Numbers, count: usize) -> Vec<f32> {
        let mut value = || match self {
            Self::Weights => 0.1 * numbers.next(),
            Self::Gains => 1.0 + 0.2 * numbers.next(),
            Self::Offsets => 0.1 * numbers.next(),
        };
        (0..count)
            .map(|_| f32::from_bits(value().to_bits() & 0xffff_0000))
            .collect()
    }
}

fn shapes() -> Vec<(String, usize, Kind)> {
    let mut shapes = vec![
        (
            WORD_EMBEDDINGS.to_owned(),
            (PIECES.len() + 5) * HIDDEN,
            Kind::Weights,
        ),
        (
            "embeddings.position_embeddings.weight".to_owned(),
            MAX_TOKENS * HIDDEN,
            Kind::Weights,
        ),
        (
            "embeddings.token_type_embeddings.weight".to_owned(),
            2 * HIDDEN,
            Kind::Weights,
        ),
    ];
    let mut pair = |name: String, weights: (usize, Kind), bias: usize| {
        shapes.push((format!("{name}.weight"), weights.0, weights.1));
        shapes.push((format!("{name}.bias"), bias, Kind::Offsets));
    };
    pair("embeddings.LayerNorm".to_owned(), (HIDDEN, Kind::Gains), HIDDEN);
    for layer in 0..LAYERS {
        let name = |part: &str| layer_tensor(layer, part);
        for part in ["self.query", "self.key", "self.value", "output.dense"] {
            pair(
                name(&format!("attention.{part}")),
                (HIDDEN * HIDDEN, Kind::Weights),
                HIDDEN,
            );
        }
        pair(name("attention.output.LayerNorm"), (HIDDEN, Kind::Gains), HIDDEN);
        pair(
            name("intermediate.dense"),
            (HIDDEN * FEED_FORWARD, Kind::Weights),
            FEED_FORWARD,
        );
        pair(
            name("output.dense"),
            (HIDDEN * FEED_FORWARD, Kind::Weights),
            HIDDEN,
        );
        pair(name("output.LayerNorm"), (HIDDEN, Kind::Gains), HIDDEN);
    }
    shapes
}

/// Writes matrices with the given numbers of columns, the numbers cut to their upper 16 bits.
pub(crate) fn write_bf16<'a>(path: &Path, tensors: impl Iterator<Item = (String, usize, &'a [f32])>) {
    let tensors: Vec<(String, usize, Vec<u8>)> = tensors
        .map(|(name, columns, values)| {
            let halves = values
                .iter()
                .flat_map(|v| ((v.to_bits() >> 16) as u16).to_le_bytes());
            (name, columns, halves.collect())
        })
        .collect();
    let views = tensors.iter().map(|(name, columns, bytes)| {
        let shape = vec![bytes.len() / 2 / columns, *columns];
        (name.as_str(), TensorView::new(Dtype::BF16, shape, bytes).unwrap())
    });
    std::fs::write(path, safetensors::serialize(views, None).unwrap()).unwrap();
}

/// A tokenizer of XLM-R's pipeline; its character map makes a small letter of the full-width `Ａ`.
pub(crate) fn tokenizer_json() -> String {
    let trie = DoubleArrayBuilder::build(&[("Ａ", 0_u32)]).unwrap();
    let mut charsmap = (trie.len() as u32).to_le_bytes().to_vec();
    charsmap.extend(trie);
    charsmap.extend(b"a\0");
    let control = |piece| (piece, 0.0);
    let vocab: Vec<(&str, f64)> = ["<s>", "<pad>", "</s>", "<unk>"]
        .map(control)
        .into_iter()
        .chain(PIECES)
        .chain([control("<mask>")])
        .collect();
    serde_json::json!({
        "normalizer": {"type": "Sequence", "normalizers": [
            {"type": "Precompiled", "precompiled_charsmap": base64::engine::general_purpose::STANDARD.encode(charsmap)},
            {"type": "Replace"},
        ]},
        "pre_tokenizer": {"type": "Metaspace"},
        "model": {"type": "Unigram", "unk_id": 3, "vocab": vocab},
    })
    .to_string()
}
