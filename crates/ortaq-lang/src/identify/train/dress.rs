//! The same line as people would also type it: capitals, no diacritics, a few words only, a wrong keyboard.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::Chance;
use crate::casing::uppercase;
use crate::language::{Language, Script};
use crate::lookalikes;

/// One of the dresses of `text`, by chance; as it is in about a third of the cases.
pub(super) fn dress<'a>(text: &'a str, language: Language, chance: &mut Chance) -> Cow<'a, str> {
    let cut = match chance.below(10) {
        0..=4 => Cow::Borrowed(text),
        5..=7 => Cow::Owned(few_words(text, 1 + chance.below(4), chance)),
        _ => Cow::Owned(few_words(text, 4 + chance.below(6), chance)),
    };
    match chance.below(20) {
        0..=1 => Cow::Owned(uppercase(&cut, language)),
        2..=4 => Cow::Owned(without_diacritics(&cut)),
        5 => Cow::Owned(mixed_scripts(&cut, chance)),
        _ => cut,
    }
}

/// `count` neighbouring words from a random place.
pub(super) fn few_words(text: &str, count: usize, chance: &mut Chance) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= count {
        return text.to_owned();
    }
    let start = chance.below(words.len() - count + 1);
    words[start..start + count].join(" ")
}

/// The text in plain letters, as typed on a keyboard that lacks the others.
fn without_diacritics(text: &str) -> String {
    let plain = text.chars().flat_map(|c| {
        let replaced = match c {
            'ı' => 'i',
            'ə' | 'ǝ' => 'e',
            'Ə' => 'E',
            'ø' => 'o',
            'đ' | 'ð' => 'd',
            'ł' => 'l',
            'ә' | 'Ә' => 'а',
            'қ' | 'ҡ' | 'ҝ' => 'к',
            'ғ' | 'ҕ' => 'г',
            'ҹ' => 'ч',
            'ң' | 'ҥ' => 'н',
            'ө' | 'Ө' => 'о',
            'ұ' | 'ү' | 'Ү' | 'Ұ' => 'у',
            'һ' | 'ҳ' => 'х',
            'җ' => 'ж',
            'ҙ' => 'з',
            'ҫ' => 'с',
            'і' => 'и',
            'ʻ' | 'ʼ' | '‘' | '’' | '`' | '\'' => ' ',
            _ => c,
        };
        (replaced != ' ' || c == ' ').then_some(replaced)
    });
    plain
        .collect::<String>()
        .nfd()
        // The breve of й and ў is part of the letter on every Cyrillic keyboard.
        .filter(|c| !matches!(c, '\u{300}'..='\u{305}' | '\u{307}'..='\u{36f}'))
        .filter(|c| *c != '\u{306}' || Script::of(text) == Script::Cyrillic)
        .nfc()
        .collect()
}

/// The text with some letters replaced by their twins of the other script.
fn mixed_scripts(text: &str, chance: &mut Chance) -> String {
    let wrong = match Script::of(text) {
        Script::Latin => Script::Cyrillic,
        Script::Cyrillic => Script::Latin,
        Script::Arabic | Script::Other => return text.to_owned(),
    };
    text.chars()
        .map(|c| {
            if chance.below(6) == 0 {
                lookalikes::twin(c, wrong).unwrap_or(c)
            } else {
                c
            }
        })
        .collect()
}
