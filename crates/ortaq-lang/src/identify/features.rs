//! What the model sees of a text: hashed character n-grams (1 to 5, with word edges) and whole words.
//!
//! Case, apostrophe variants and look-alike letters are levelled first, so that capitals, typewriters and keyboard
//! habits change nothing. Digits, signs, links and `@names` say little about a language and are skipped.

use unicode_normalization::UnicodeNormalization;

use crate::language::Script;
use crate::lookalikes;

/// Longest n-gram, in characters, word edges included.
const LONGEST_NGRAM: usize = 5;
/// Characters of a word that count; no word of these languages is longer.
const WORD_LIMIT: usize = 48;
const WORD_EDGE: char = ' ';
const APOSTROPHE: char = '\'';

/// Calls `feature` with the 32-bit hash of every feature of the words of `text` that are written in `script`.
pub(super) fn scan(text: &str, script: Script, mut feature: impl FnMut(u32)) {
    let mut word = Vec::with_capacity(WORD_LIMIT + 2);
    for token in text.split_whitespace().filter(|token| !is_address(token)) {
        word.clear();
        word.push(WORD_EDGE);
        if token.chars().any(|c| matches!(c, '\u{300}'..='\u{36f}')) {
            scan_token(token.nfc(), script, &mut word, &mut feature);
        } else {
            scan_token(token.chars(), script, &mut word, &mut feature);
        }
        finish_word(&mut word, script, &mut feature);
    }
}

/// Links and account names: they belong to no language.
fn is_address(token: &str) -> bool {
    token.starts_with('@') || token.starts_with("www.") || token.contains("://")
}

fn scan_token(
    chars: impl Iterator<Item = char>,
    script: Script,
    word: &mut Vec<char>,
    feature: &mut impl FnMut(u32),
) {
    for c in chars {
        match level(c) {
            Some(letter) => {
                if c == 'İ' {
                    feature(mix(SEED, c));
                }
                if word.len() <= WORD_LIMIT {
                    word.push(letter);
                }
            }
            None => finish_word(word, script, feature),
        }
    }
}

/// The form in which a letter counts; `None` for what separates words.
fn level(c: char) -> Option<char> {
    match c {
        'a'..='z' => Some(c),
        'A'..='Z' => Some(c.to_ascii_lowercase()),
        '\'' | '`' | '´' | '‘' | '’' | 'ʻ' | 'ʼ' | 'ʹ' | 'ʿ' | 'ʾ' | '′' => Some(APOSTROPHE),
        '\0'..='\u{7f}' => None,
        'İ' => Some('i'),
        // Cyrillic letters in the two blocks of the basic alphabet: the common case, without a table.
        'а'..='я' => Some(c),
        'А'..='Я' => char::from_u32(c as u32 + 0x20),
        'ǝ' | 'Ǝ' | 'Ə' => Some('ə'),
        '\u{640}' => None,
        _ if c.is_alphabetic() => c.to_lowercase().next(),
        _ => None,
    }
}

/// Emits the features of the word collected so far and empties the buffer to one word edge.
fn finish_word(word: &mut Vec<char>, script: Script, feature: &mut impl FnMut(u32)) {
    while word.last() == Some(&APOSTROPHE) {
        word.pop();
    }
    let opening = word.iter().skip(1).take_while(|&&c| c == APOSTROPHE).count();
    word.drain(1..1 + opening);
    if word.len() > 1 && belongs(word, script) {
        word.push(WORD_EDGE);
        ngrams(word, feature);
    }
    word.truncate(1);
}

/// Whether the word is written in `script`, after look-alikes of another script have been repaired.
fn belongs(word: &mut [char], script: Script) -> bool {
    let own = word
        .iter()
        .filter(|&&c| Script::of_char(c) == Some(script))
        .count();
    let letters = word
        .iter()
        .filter(|&&c| c != WORD_EDGE && c != APOSTROPHE)
        .count();
    if own == letters {
        return true;
    }
    if own * 2 < letters {
        return false;
    }
    for c in word.iter_mut() {
        *c = lookalikes::twin(*c, script).unwrap_or(*c);
    }
    true
}

const SEED: u32 = 0x811c_9dc5;
const WORD_SEED: u32 = 0x2bd1_e995;

/// One step of a multiplicative hash; the high bits are the good ones.
fn mix(hash: u32, c: char) -> u32 {
    (hash ^ c as u32).wrapping_mul(0x9e37_79b1).rotate_left(15)
}

fn ngrams(word: &[char], feature: &mut impl FnMut(u32)) {
    for start in 0..word.len() {
        let end = word.len().min(start + LONGEST_NGRAM);
        let mut hash = SEED;
        for (length, &c) in word[start..end].iter().enumerate() {
            hash = mix(hash, c);
            if length > 0 || c != WORD_EDGE {
                feature(hash);
            }
        }
    }
    if word.len() > LONGEST_NGRAM {
        feature(word.iter().fold(WORD_SEED, |hash, &c| mix(hash, c)));
    }
}
