//! Conversion, adapters, and files that are not what they should be.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::architecture::{FEED_FORWARD, HIDDEN};
use super::fixture::{MODEL, tokenizer_json, write_bf16};
use super::upstream::{WORD_EMBEDDINGS, f16_to_f32, layer_tensor};
use super::{ModelError, ModelFile, Section, convert};
use crate::encoder::Encoder;
use crate::random::Numbers;

#[test]
fn a_model_remembers_what_it_was_made_from() {
    let digest =
        |name: &str| -> [u8; 32] { Sha256::digest(std::fs::read(MODEL.upstream.path(name)).unwrap()).into() };
    let encoder = Encoder::open(&MODEL.info.path).unwrap();
    assert_eq!(encoder.provenance(), &MODEL.info.provenance);
    assert_eq!(encoder.provenance().weights, digest("weights"));
    assert_eq!(encoder.provenance().tokenizer, digest("tokenizer"));
    assert_eq!(encoder.provenance().adapter, [0; 32]);
    assert_eq!(encoder.tokenizer().pieces(), MODEL.info.pieces);
    assert_eq!(
        std::fs::metadata(&MODEL.info.path).unwrap().len(),
        MODEL.info.bytes
    );
}

/// Rows of a layer's quantised weights as numbers again.
fn unpacked(path: &Path, (weights, outputs): (Section, Section), inputs: usize) -> Vec<f32> {
    let file = ModelFile::open(path).unwrap();
    let packed: &[i8] = file.numbers(weights, 0).unwrap();
    let scales: &[f32] = file.numbers(outputs, 0).unwrap();
    let count = packed.len() / inputs;
    let at = |row: usize, column: usize| {
        let (panel, group) = (row / super::PANEL, column / super::DEPTH);
        let start =
            panel * super::PANEL * inputs + (group * super::PANEL + row % super::PANEL) * super::DEPTH;
        f32::from(packed[start + column % super::DEPTH]) * scales[row]
    };
    (0..count)
        .flat_map(|row| (0..inputs).map(move |column| (row, column)))
        .map(|(r, c)| at(r, c))
        .collect()
}

fn largest_difference(a: &[f32], b: &[f32]) -> f32 {
    assert_eq!(a.len(), b.len());
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

#[test]
fn quantised_weights_are_within_half_a_step_of_the_published_ones() {
    let name = layer_tensor(0, "intermediate.dense.weight");
    let found = unpacked(&MODEL.info.path, (Section::UpWeights, Section::UpOutputs), HIDDEN);
    assert!(largest_difference(&found, &MODEL.upstream.tensors[&name]) <= 0.1 / 127.0 / 2.0 * 1.001);
}

#[test]
fn an_adapter_is_folded_into_the_weights_and_the_embeddings() {
    let folder = tempfile::tempdir().unwrap();
    let (adapter, out) = (folder.path().join("adapter"), folder.path().join("model"));
    let mut numbers = Numbers::new(21);
    let bf16 = |values: Vec<f32>| -> Vec<f32> {
        values
            .into_iter()
            .map(|v| f32::from_bits(v.to_bits() & 0xffff_0000))
            .collect()
    };
    let name = layer_tensor(0, "output.dense.weight");
    let (a, b) = (
        bf16(numbers.many(2 * FEED_FORWARD)),
        bf16(numbers.many(HIDDEN * 2)),
    );
    let delta = bf16(numbers.many(2 * HIDDEN));
    let tensors = [
        (format!("{name}.lora_a"), FEED_FORWARD, a.as_slice()),
        (format!("{name}.lora_b"), 2, b.as_slice()),
        (format!("{WORD_EMBEDDINGS}.delta_rows"), HIDDEN, delta.as_slice()),
    ];
    write_bf16(&adapter, tensors.into_iter());
    let upstream = &MODEL.upstream;
    let info = convert(
        &upstream.path("weights"),
        &upstream.path("tokenizer"),
        Some(&std::fs::read(&adapter).unwrap()),
        &out,
    )
    .unwrap();
    assert_ne!(info.provenance.adapter, [0; 32]);

    let mut expected = upstream.tensors[&name].clone();
    for (row, weights) in expected.chunks_exact_mut(FEED_FORWARD).enumerate() {
        for (column, weight) in weights.iter_mut().enumerate() {
            *weight += b[2 * row] * a[column] + b[2 * row + 1] * a[FEED_FORWARD + column];
        }
    }
    let found = unpacked(&out, (Section::DownWeights, Section::DownOutputs), FEED_FORWARD);
    assert!(largest_difference(&found, &expected) <= 2.1 / 127.0 / 2.0);

    let file = ModelFile::open(&out).unwrap();
    let rows: &[i8] = file.numbers(Section::EmbeddingRows, 0).unwrap();
    let scales: &[f32] = file.numbers(Section::EmbeddingScales, 0).unwrap();
    let row = |row: usize| -> Vec<f32> {
        rows[row * HIDDEN..(row + 1) * HIDDEN]
            .iter()
            .map(|&q| f32::from(q) * scales[row])
            .collect()
    };
    let plain = &upstream.tensors[WORD_EMBEDDINGS];
    let changed: Vec<f32> = plain.iter().zip(&delta).map(|(w, d)| w + d).collect();
    assert!(largest_difference(&row(1), &changed[HIDDEN..]) <= 1.2 / 127.0 / 2.0);
    assert!(largest_difference(&row(2), &plain[2 * HIDDEN..3 * HIDDEN]) <= 0.1 / 127.0 / 2.0 * 1.001);
}

#[test]
fn an_adapter_that_does_not_fit_is_refused_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let (adapter, out) = (folder.path().join("adapter"), folder.path().join("model"));
    let name = layer_tensor(0, "output.dense.weight");
    let numbers = Numbers::new(22).many(2 * FEED_FORWARD);
    let tensor =
        |name: &str, part: &str, columns, count| (format!("{name}.{part}"), columns, &numbers[..count]);
    let cases = [
        (
            vec![tensor(&name, "lora_c", 2, 2 * FEED_FORWARD)],
            "neither lora_a, lora_b nor delta_rows",
        ),
        (
            vec![tensor(&name, "lora_a", FEED_FORWARD, 2 * FEED_FORWARD)],
            "lora_b is missing",
        ),
        (
            vec![tensor(&name, "lora_a", 100, 200), tensor(&name, "lora_b", 2, 100)],
            "another shape",
        ),
        (
            vec![tensor(WORD_EMBEDDINGS, "delta_rows", 100, 100)],
            "has 100 columns",
        ),
    ];
    for (tensors, reason) in cases {
        write_bf16(&adapter, tensors.into_iter());
        let upstream = &MODEL.upstream;
        let error = convert(
            &upstream.path("weights"),
            &upstream.path("tokenizer"),
            Some(&std::fs::read(&adapter).unwrap()),
            &out,
        );
        let error = error.unwrap_err();
        assert!(
            matches!(error, ModelError::Source { .. }) && error.to_string().contains(reason),
            "{error}"
        );
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

#[test]
fn a_model_file_that_is_cut_changed_or_of_another_version_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("damaged");
    let bytes = std::fs::read(&MODEL.info.path).unwrap();
    let refused = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        let error = Encoder::open(&path).unwrap_err();
        assert!(error.to_string().contains("damaged"), "{error}");
        error
    };
    for length in [0, 7, 100, 2_000, bytes.len() / 2, bytes.len() - 1] {
        assert!(
            matches!(refused(&bytes[..length]), ModelError::Damaged { .. }),
            "{length}"
        );
    }
    let header = &bytes[..4_096];
    // Magic, count, length, a digest of upstream, the table.
    for at in [0, 12, 16, 30, 130, 1_000] {
        let mut changed = header.to_vec();
        changed[at] ^= 1;
        assert!(matches!(refused(&changed), ModelError::Damaged { .. }), "{at}");
    }
    let mut newer = header.to_vec();
    newer[8] = 2;
    assert!(matches!(
        refused(&newer),
        ModelError::Version {
            found: 2,
            supported: 1,
            ..
        }
    ));
    assert!(matches!(
        Encoder::open(&folder.path().join("none")),
        Err(ModelError::Io { .. })
    ));
}

#[test]
fn an_upstream_file_of_another_kind_is_refused_with_what_does_not_fit() {
    let folder = tempfile::tempdir().unwrap();
    let (weights, tokenizer, out) = (
        folder.path().join("w"),
        folder.path().join("t"),
        folder.path().join("m"),
    );
    let good = (MODEL.upstream.path("weights"), MODEL.upstream.path("tokenizer"));
    let few = [0.5; 4 * HIDDEN];
    let refused = |weights: &Path, tokenizer: &Path, reason: &str| {
        let error = convert(weights, tokenizer, None, &out).unwrap_err();
        assert!(
            matches!(error, ModelError::Source { .. }) && error.to_string().contains(reason),
            "{error}"
        );
        assert!(!out.exists());
    };
    std::fs::write(&weights, "").unwrap();
    refused(&weights, &good.1, "it has 0 bytes");
    std::fs::write(&weights, "not safetensors at all").unwrap();
    refused(&weights, &good.1, "not safetensors");
    write_bf16(&weights, [("other".to_owned(), HIDDEN, &few[..])].into_iter());
    refused(&weights, &good.1, "it has no embeddings.word_embeddings.weight");
    write_bf16(
        &weights,
        [(WORD_EMBEDDINGS.to_owned(), HIDDEN / 2, &few[..])].into_iter(),
    );
    refused(&weights, &good.1, "it is not multilingual-e5-small");
    write_bf16(
        &weights,
        [(WORD_EMBEDDINGS.to_owned(), HIDDEN, &few[..])].into_iter(),
    );
    refused(
        &weights,
        &good.1,
        "fewer embeddings than the tokenizer has pieces",
    );

    let cases = [
        ("Unigram", "BPE", "not XLM-R's Unigram"),
        ("Metaspace", "ByteLevel", "not Metaspace"),
        ("Replace", "NFC", "normaliser is not"),
        ("<pad>", "<gap>", "control pieces"),
        ("▁göl", "▁su", "do not form a trie"),
        ("\"unk_id\":3", "\"unk_id\":2", "not XLM-R's Unigram"),
    ];
    for (from, to, reason) in cases {
        let changed = tokenizer_json().replace(from, to);
        assert_ne!(changed, tokenizer_json(), "{from}");
        std::fs::write(&tokenizer, changed).unwrap();
        refused(&good.0, &tokenizer, reason);
    }
    std::fs::write(&tokenizer, "[".repeat(100_000)).unwrap();
    refused(&good.0, &tokenizer, "not a tokenizer");
}

#[test]
fn half_precision_is_decoded_exactly() {
    let cases = [
        (0x3c00, 1.0),
        (0xc000, -2.0),
        (0x3555, 0.333_251_95),
        (0x7bff, 65_504.0),
        (0x0400, 6.103_515_6e-5),
        (0x0001, 5.960_464_5e-8),
        (0x0000, 0.0),
        (0xfc00, f32::NEG_INFINITY),
    ];
    for (bits, expected) in cases {
        assert_eq!(f16_to_f32(bits), expected, "{bits:x}");
    }
    assert!(f16_to_f32(0x7e00).is_nan());
}
