//! South Azerbaijani Arabic script to Latin.
//!
//! The press writes most vowels but not all: *ə* inside a word is usually missing, and و stands for *u*, *o* and *v*.
//! The rules here give the most frequent reading; the result is for searching and for models, less for readers.

use crate::words::is_mark;

/// `text` with Azerbaijani Arabic letters, digits and punctuation in Latin; everything else as it is.
pub(super) fn to_latin(text: &str) -> String {
    if !text.chars().any(is_arabic) {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().filter(|&c| !is_mark(c) && c != '\u{640}').collect();
    let mut latin = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let (length, target) = match initial_vowel(&chars, at) {
            Some(found) => found,
            None => (1, letter(&chars, at)),
        };
        if target.is_empty() && !is_silent(chars[at]) {
            latin.push(chars[at]);
        } else {
            latin.push_str(target);
        }
        at += length;
    }
    latin
}

/// A vowel that begins a word is carried by ا.
fn initial_vowel(chars: &[char], at: usize) -> Option<(usize, &'static str)> {
    let begins = at == 0 || !is_arabic_letter(chars[at - 1]);
    if !begins || chars[at] != 'ا' {
        return None;
    }
    Some(match chars.get(at + 1) {
        Some('ؤ') => (2, "ö"),
        Some('ۏ') => (2, "o"),
        Some('و' | 'ۇ') => (2, "u"),
        Some('ۆ') => (2, "ü"),
        Some('ی' | 'ي') => (2, "i"),
        Some('ئ' | 'ێ') => (2, "e"),
        _ => (1, "ə"),
    })
}

/// The reading of one letter among its neighbours; empty for what is not rewritten.
fn letter(chars: &[char], at: usize) -> &'static str {
    let before = at
        .checked_sub(1)
        .map(|index| chars[index])
        .filter(|&c| is_arabic_letter(c));
    let after = chars.get(at + 1).copied().filter(|&c| is_arabic_letter(c));
    let beside_vowel = before.is_none_or(is_vowel) || after.is_some_and(is_vowel);
    match chars[at] {
        'آ' | 'ا' | 'أ' => "a",
        'ب' => "b",
        'پ' => "p",
        'ت' | 'ط' => "t",
        'ث' | 'س' | 'ص' => "s",
        'ج' => "c",
        'چ' => "ç",
        'ح' => "h",
        'خ' => "x",
        'د' => "d",
        'ذ' | 'ز' | 'ض' | 'ظ' => "z",
        'ر' => "r",
        'ژ' => "j",
        'ش' => "ş",
        'غ' => "ğ",
        'ف' => "f",
        'ق' => "q",
        'ک' | 'ك' => "k",
        'گ' => "g",
        'ڭ' | 'ݣ' => "n",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'ە' | 'ة' => "ə",
        // At the end of a word ه is the vowel, elsewhere mostly the consonant.
        'ه' | 'ھ' if after.is_none() && before.is_some_and(|c| !is_vowel(c)) => "ə",
        'ه' | 'ھ' => "h",
        'و' if beside_vowel => "v",
        'و' | 'ۇ' => "u",
        'ۏ' => "o",
        'ؤ' => "ö",
        'ۆ' => "ü",
        'ی' | 'ي' | 'ى' if beside_vowel => "y",
        'ی' | 'ي' | 'ى' => "i",
        'ؽ' => "ı",
        'ێ' | 'ئ' => "e",
        '؟' => "?",
        '،' => ",",
        '؛' => ";",
        '۔' => ".",
        '٪' => "%",
        '٫' => ",",
        '٬' => ".",
        digit @ ('\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}') => {
            const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
            DIGITS[(digit as usize) & 0xf]
        }
        _ => "",
    }
}

/// Signs that are dropped: the glottal stops and the joiner before suffixes.
fn is_silent(c: char) -> bool {
    matches!(c, 'ع' | 'ء' | '\u{200c}')
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'ا' | 'آ' | 'أ' | 'ؤ' | 'ۏ' | 'ۆ' | 'ۇ' | 'ە' | 'ئ' | 'ێ')
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}')
}

fn is_arabic_letter(c: char) -> bool {
    is_arabic(c) && c.is_alphabetic() || c == '\u{200c}'
}
