//! Reading `tokenizer.json` (the Hugging Face format) into the sections of a model file.
//!
//! Only the pipeline of XLM-R is accepted: precompiled character map, collapsed spaces, metaspace,
//! Unigram without byte fallback. Anything else is refused rather than tokenised differently.

use std::path::Path;

use base64::Engine as _;
use serde::Deserialize;
use yada::builder::DoubleArrayBuilder;

use super::architecture::special;
use super::error::ModelError;
use crate::tokenizer::CONTROL_PIECES;

/// The tokenizer's tables, as they go into the file.
pub(super) struct TokenizerTables {
    pub(super) piece_trie: Vec<u8>,
    pub(super) piece_scores: Vec<f64>,
    pub(super) charsmap_trie: Vec<u8>,
    pub(super) charsmap_text: Vec<u8>,
}

#[derive(Deserialize)]
struct TokenizerJson {
    normalizer: Normalizer,
    pre_tokenizer: Typed,
    model: Unigram,
}

#[derive(Deserialize)]
struct Typed {
    r#type: String,
}

#[derive(Deserialize)]
struct Normalizer {
    normalizers: Vec<NormalizerStep>,
}

#[derive(Deserialize)]
struct NormalizerStep {
    r#type: String,
    precompiled_charsmap: Option<String>,
}

#[derive(Deserialize)]
struct Unigram {
    r#type: String,
    unk_id: u32,
    #[serde(default)]
    byte_fallback: bool,
    vocab: Vec<(String, f64)>,
}

/// Reads and checks `tokenizer.json`; `path` is for messages.
pub(super) fn read(path: &Path, bytes: &[u8]) -> Result<TokenizerTables, ModelError> {
    let refuse = |reason: &str| ModelError::source(path, reason);
    let json: TokenizerJson = serde_json::from_slice(bytes)
        .map_err(|e| ModelError::source(path, format!("not a tokenizer: {e}")))?;
    if json.model.r#type != "Unigram" || json.model.byte_fallback || json.model.unk_id != special::UNKNOWN {
        return Err(refuse("its model is not XLM-R's Unigram"));
    }
    if json.pre_tokenizer.r#type != "Metaspace" {
        return Err(refuse("its pre-tokenizer is not Metaspace"));
    }
    let kinds: Vec<_> = json
        .normalizer
        .normalizers
        .iter()
        .map(|n| n.r#type.as_str())
        .collect();
    if kinds != ["Precompiled", "Replace"] {
        return Err(refuse(
            "its normaliser is not a character map and collapsed spaces",
        ));
    }
    let charsmap = json
        .normalizer
        .normalizers
        .first()
        .and_then(|n| n.precompiled_charsmap.as_deref());
    let charsmap = charsmap.ok_or_else(|| refuse("its character map is missing"))?;
    let charsmap = base64::engine::general_purpose::STANDARD
        .decode(charsmap)
        .map_err(|e| ModelError::source(path, format!("its character map is not base64: {e}")))?;
    let (charsmap_trie, charsmap_text) =
        split_charsmap(&charsmap).ok_or_else(|| refuse("its character map is cut short"))?;
    check_control_pieces(&json.model.vocab).ok_or_else(|| refuse("its control pieces are not XLM-R's"))?;
    let piece_trie = build_trie(&json.model.vocab).ok_or_else(|| refuse("its pieces do not form a trie"))?;
    let piece_scores = json.model.vocab.iter().map(|(_, score)| *score).collect();
    Ok(TokenizerTables {
        piece_trie,
        piece_scores,
        charsmap_trie,
        charsmap_text,
    })
}

/// A charsmap is the byte length of its trie, the trie, and the zero-ended replacements.
fn split_charsmap(bytes: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let length = u32::from_le_bytes(*bytes.first_chunk::<4>()?) as usize;
    let trie = bytes.get(4..4usize.checked_add(length)?)?;
    let text = &bytes[4 + length..];
    (length.is_multiple_of(4) && std::str::from_utf8(text).is_ok()).then(|| (trie.to_vec(), text.to_vec()))
}

fn check_control_pieces(vocab: &[(String, f64)]) -> Option<()> {
    let (mask, first) = CONTROL_PIECES.split_last()?;
    let begins = vocab
        .iter()
        .zip(first)
        .all(|((piece, _), control)| piece == control);
    (begins && vocab.len() > CONTROL_PIECES.len() && vocab.last()?.0 == *mask).then_some(())
}

fn build_trie(vocab: &[(String, f64)]) -> Option<Vec<u8>> {
    let mut keys: Vec<(&[u8], u32)> = vocab
        .iter()
        .zip(0..)
        .map(|((piece, _), id)| (piece.as_bytes(), id))
        .collect();
    keys.sort_unstable();
    let unique = keys.windows(2).all(|pair| pair[0].0 != pair[1].0);
    let usable = keys.iter().all(|(key, _)| !key.is_empty() && !key.contains(&0));
    if unique && usable {
        DoubleArrayBuilder::build(&keys).ok()
    } else {
        None
    }
}
