//! The character map of SentencePiece: what a text looks like before it is cut into pieces.
//!
//! The reference looks up whole grapheme clusters of fewer than six bytes first and single characters
//! after that, and a cluster is replaced as soon as *any* prefix of it is in the map. Both quirks are
//! kept, because the model was trained behind them. Clusters are found only where a text can have
//! them: between two characters that never combine the answer is known without looking.

use unicode_segmentation::UnicodeSegmentation;

use super::double_array::DoubleArray;

/// A cluster of this many bytes or more is looked up character by character.
const CLUSTER_BYTES: usize = 6;
/// Code points below this have an entry in the table of plain characters.
const TABLE: usize = 0x600;

/// Which of the common characters stay as they are; made once when a model is opened.
#[derive(Clone, Debug)]
pub(crate) struct PlainCharacters {
    unchanged: Box<[bool; TABLE]>,
}

impl PlainCharacters {
    pub(crate) fn new(map: DoubleArray<'_>) -> Self {
        let mut unchanged = Box::new([false; TABLE]);
        for (code, slot) in unchanged.iter_mut().enumerate() {
            let Some(character) = char::from_u32(code as u32) else {
                continue;
            };
            let mut bytes = [0; 4];
            let key = character.encode_utf8(&mut bytes).as_bytes();
            *slot = stands_alone(character) && map.shortest_prefix(key).is_none();
        }
        Self { unchanged }
    }

    #[inline]
    fn holds(&self, character: char) -> bool {
        self.unchanged.get(character as usize).copied().unwrap_or(false)
    }
}

/// Characters after which, and before which, a grapheme cluster never continues, given that both
/// neighbours are of this kind: letters, digits and signs of Latin, Greek, Cyrillic, Armenian.
fn stands_alone(character: char) -> bool {
    matches!(character as u32,
        0x20..=0x7e | 0xa0..=0xac | 0xae..=0x2ff | 0x370..=0x482 | 0x48a..=0x590)
}

/// The character map of one model.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Normaliser<'a> {
    pub(crate) map: DoubleArray<'a>,
    pub(crate) replacements: &'a [u8],
    pub(crate) plain: &'a PlainCharacters,
}

impl Normaliser<'_> {
    /// Hands the normalised form of `text` to `emit`, piece by piece; stops early when `emit` says `false`.
    pub(crate) fn run(&self, text: &str, mut emit: impl FnMut(&str) -> bool) {
        let mut rest = text;
        while !rest.is_empty() {
            let run = self.unchanged_prefix(rest);
            if run > 0 && !emit(&rest[..run]) {
                return;
            }
            rest = &rest[run..];
            let (odd, after) = rest.split_at(combining_prefix(rest));
            rest = after;
            for cluster in odd.graphemes(true) {
                if !self.cluster(cluster, &mut emit) {
                    return;
                }
            }
        }
    }

    /// Length of the longest prefix that is copied as it is.
    fn unchanged_prefix(&self, text: &str) -> usize {
        let mut last = 0;
        for (at, character) in text.char_indices() {
            if !self.plain.holds(character) {
                // The character before may be the base of a cluster that goes on here.
                return if stands_alone(character) { at } else { last };
            }
            last = at;
        }
        text.len()
    }

    fn cluster(&self, cluster: &str, emit: &mut impl FnMut(&str) -> bool) -> bool {
        if cluster.len() < CLUSTER_BYTES
            && let Some(replacement) = self.replacement(cluster)
        {
            return emit(replacement);
        }
        let mut bytes = [0; 4];
        cluster.chars().all(|character| {
            let original = character.encode_utf8(&mut bytes);
            match self.replacement(original) {
                Some(replacement) => emit(replacement),
                None => emit(original),
            }
        })
    }

    fn replacement(&self, key: &str) -> Option<&str> {
        let start = self.map.shortest_prefix(key.as_bytes())? as usize;
        let tail = self.replacements.get(start..)?;
        let end = tail.iter().position(|&b| b == 0).unwrap_or(tail.len());
        std::str::from_utf8(&tail[..end]).ok()
    }
}

/// Length of the prefix up to the first place between two characters that never combine.
fn combining_prefix(text: &str) -> usize {
    let mut before = false;
    for (at, character) in text.char_indices() {
        let alone = stands_alone(character);
        if alone && before {
            return at;
        }
        before = alone;
    }
    text.len()
}
