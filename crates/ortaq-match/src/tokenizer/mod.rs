//! From text to the model's token ids, exactly as the reference tokenizer gives them.
//!
//! XLM-R's SentencePiece Unigram tokenizer (Kudo, 2018): normalise, split into words that begin with
//! `▁`, find each word's most probable pieces, put `<s>` and `</s>` around them, cap at 512. The
//! tables lie in the mapped model file, so opening costs nothing. This is not a general tokenizer:
//! it reads what [`crate::model::convert`] has written.
//!
//! It differs from the reference where a text is absurdly long, and only there:
//! [`limits::TOKENIZER_TEXT_BYTES`](crate::limits::TOKENIZER_TEXT_BYTES) and
//! [`limits::TOKENIZER_WORD_BYTES`](crate::limits::TOKENIZER_WORD_BYTES).

mod double_array;
mod normaliser;
mod unigram;

pub(crate) use double_array::DoubleArray;
pub(crate) use normaliser::{Normaliser, PlainCharacters};
pub(crate) use unigram::Unigram;

use crate::limits::{TOKENIZER_TEXT_BYTES, TOKENIZER_WORD_BYTES};
use crate::model::architecture::{MAX_TOKENS, special};

/// The mark that SentencePiece writes for the space before a word, U+2581.
pub(crate) const WORD_MARK: &str = "\u{2581}";

/// The pieces that stand for themselves wherever they are written in a text; `<mask>` is the last id.
pub(crate) const CONTROL_PIECES: [&str; 5] = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"];

/// The words that the model was trained to see before a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Prefix {
    /// `query: `, for claims, headlines and everything that is compared with its like.
    Query,
    /// `passage: `, for longer texts that are searched by a query.
    Passage,
    /// The text alone.
    None,
}

impl Prefix {
    /// The words themselves, with the space after them.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Query => "query: ",
            Self::Passage => "passage: ",
            Self::None => "",
        }
    }
}

/// A tokenizer that borrows its tables from an open model.
#[derive(Clone, Copy, Debug)]
pub struct Tokenizer<'a> {
    normaliser: Normaliser<'a>,
    unigram: Unigram<'a>,
}

/// Buffers that a thread keeps between texts.
#[derive(Debug, Default)]
pub struct TokenizerScratch {
    text: String,
    word: String,
    lattice: unigram::Lattice,
}

impl<'a> Tokenizer<'a> {
    pub(crate) fn new(normaliser: Normaliser<'a>, unigram: Unigram<'a>) -> Self {
        Self { normaliser, unigram }
    }

    /// Number of pieces; every id is below it.
    pub fn pieces(&self) -> usize {
        self.unigram.pieces()
    }

    /// The ids of `prefix` and `text`, at least 2 (`<s> </s>`) and at most [`MAX_TOKENS`] of them.
    pub fn encode(&self, prefix: Prefix, text: &str) -> Vec<u32> {
        let mut ids = Vec::new();
        self.encode_into(prefix, text, &mut TokenizerScratch::default(), &mut ids);
        ids
    }

    /// Appends what [`Tokenizer::encode`] returns to `ids`, with buffers that are used again.
    pub fn encode_into(
        &self,
        prefix: Prefix,
        text: &str,
        scratch: &mut TokenizerScratch,
        ids: &mut Vec<u32>,
    ) {
        let start = ids.len();
        ids.push(special::BEGIN);
        let full = start + MAX_TOKENS - 1;
        let mut whole = std::mem::take(&mut scratch.text);
        whole.clear();
        whole.push_str(prefix.as_str());
        whole.push_str(&text[..text.floor_char_boundary(TOKENIZER_TEXT_BYTES)]);
        let mut rest = whole.as_str();
        while ids.len() < full {
            let control = self.next_control_piece(rest);
            let end = control.map_or(rest.len(), |(at, ..)| at);
            self.plain_text(&rest[..end], full, scratch, ids);
            let Some((at, length, id)) = control else { break };
            ids.push(id);
            rest = &rest[at + length..];
        }
        ids.truncate(full);
        ids.push(special::END);
        scratch.text = whole;
    }

    /// Where the first control piece is written in `text`: offset, length, id.
    fn next_control_piece(&self, text: &str) -> Option<(usize, usize, u32)> {
        let mut from = 0;
        while let Some(found) = memchr(b'<', &text.as_bytes()[from..]) {
            let at = from + found;
            for (index, piece) in CONTROL_PIECES.iter().enumerate() {
                if text[at..].starts_with(piece) {
                    let mask = CONTROL_PIECES.len() - 1;
                    let id = if index == mask {
                        self.unigram.pieces().saturating_sub(1)
                    } else {
                        index
                    };
                    return Some((at, piece.len(), id as u32));
                }
            }
            from = at + 1;
        }
        None
    }

    /// Tokens of a stretch without control pieces; stops once `ids` holds `full`.
    fn plain_text(&self, text: &str, full: usize, scratch: &mut TokenizerScratch, ids: &mut Vec<u32>) {
        let TokenizerScratch { word, lattice, .. } = scratch;
        word.clear();
        let mut after_space = false;
        let mut begun = false;
        self.normaliser.run(text, |normal| {
            for part in normal.split_inclusive([' ', '\u{2581}']) {
                let mark = if part.ends_with(' ') {
                    Some(' ')
                } else if part.ends_with(WORD_MARK) {
                    Some('\u{2581}')
                } else {
                    None
                };
                let body = mark.map_or(part, |m| &part[..part.len() - m.len_utf8()]);
                if !body.is_empty() {
                    if !begun {
                        word.push_str(WORD_MARK);
                    }
                    begun = true;
                    after_space = false;
                    word.push_str(body);
                    cut_word(word);
                }
                let Some(mark) = mark else { continue };
                let collapses = mark == ' ' && after_space;
                after_space = mark == ' ';
                begun = true;
                if !collapses {
                    self.unigram.best_pieces(word, lattice, ids);
                    word.clear();
                    word.push_str(WORD_MARK);
                }
            }
            ids.len() < full
        });
        self.unigram.best_pieces(word, lattice, ids);
    }
}

/// Keeps a word without spaces (a blob, a novel in Chinese) from growing past its limit.
fn cut_word(word: &mut String) {
    if word.len() > TOKENIZER_WORD_BYTES {
        word.truncate(word.floor_char_boundary(TOKENIZER_WORD_BYTES));
    }
}

fn memchr(byte: u8, bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|&b| b == byte)
}
