//! Latin to Cyrillic, and between the Latin alphabets of Uzbek.

use super::case::Rule;
use crate::words::is_apostrophe;

/// Azerbaijani Latin to the Cyrillic of 1958: letter for letter.
pub(super) fn azerbaijani(text: &[char], at: usize) -> Rule {
    let target = match text[at] {
        'a' => "а",
        'b' => "б",
        'c' => "ҹ",
        'ç' => "ч",
        'd' => "д",
        'e' => "е",
        'ə' => "ә",
        'f' => "ф",
        'g' => "ҝ",
        'ğ' => "ғ",
        'h' => "һ",
        'x' => "х",
        'ı' => "ы",
        'i' => "и",
        'j' => "ж",
        'k' => "к",
        'q' => "г",
        'l' => "л",
        'm' => "м",
        'n' => "н",
        'o' => "о",
        'ö' => "ө",
        'p' => "п",
        'r' => "р",
        's' => "с",
        'ş' => "ш",
        't' => "т",
        'u' => "у",
        'ü' => "ү",
        'v' => "в",
        'y' => "ј",
        'z' => "з",
        _ => return None,
    };
    Some((1, target))
}

/// Uzbek Latin, of 1995 or of the reform proposals, to Cyrillic.
pub(super) fn uzbek(text: &[char], at: usize) -> Rule {
    let next = text.get(at + 1).copied().unwrap_or(' ');
    let marks_vowel = is_apostrophe(text.get(at + 2).copied().unwrap_or(' '));
    let pair = match (text[at], next) {
        ('s', 'h') => "ш",
        ('c', 'h') => "ч",
        ('t', 's') => "ц",
        ('o', mark) if is_apostrophe(mark) => "ў",
        ('g', mark) if is_apostrophe(mark) => "ғ",
        ('y', 'o') if !marks_vowel => "ё",
        ('y', 'u') => "ю",
        ('y', 'a') => "я",
        ('y', 'e') => "е",
        // The mark keeps the two letters of "isʼhoq" apart.
        ('s', mark) if is_apostrophe(mark) && text.get(at + 2) == Some(&'h') => "с",
        _ => "",
    };
    if !pair.is_empty() {
        return Some((2, pair));
    }
    let target = match text[at] {
        'a' => "а",
        'b' => "б",
        'c' => "ц",
        'd' => "д",
        'e' if previous(text, at).is_none_or(is_latin_vowel) => "э",
        'e' => "е",
        'f' => "ф",
        'g' => "г",
        'h' => "ҳ",
        'i' => "и",
        'j' => "ж",
        'k' => "к",
        'l' => "л",
        'm' => "м",
        'n' => "н",
        'o' => "о",
        'p' => "п",
        'q' => "қ",
        'r' => "р",
        's' => "с",
        't' => "т",
        'u' => "у",
        'v' | 'w' => "в",
        'x' => "х",
        'y' => "й",
        'z' => "з",
        'õ' | 'ö' | 'ó' => "ў",
        'ğ' | 'ǵ' => "ғ",
        'ş' => "ш",
        'ç' => "ч",
        mark if is_apostrophe(mark) && previous(text, at).is_some() && next.is_alphabetic() => "ъ",
        _ => return None,
    };
    Some((1, target))
}

/// The Uzbek Latin of 1995 to the reform proposals.
pub(super) fn reformed_uzbek(text: &[char], at: usize) -> Rule {
    let target = match (text[at], text.get(at + 1).copied().unwrap_or(' ')) {
        ('s', 'h') => "ş",
        ('c', 'h') => "ç",
        ('o', mark) if is_apostrophe(mark) => "õ",
        ('g', mark) if is_apostrophe(mark) => "ğ",
        ('s', mark) if is_apostrophe(mark) && text.get(at + 2) == Some(&'h') => "s",
        _ => return None,
    };
    Some((2, target))
}

/// The Kazakh Latin of 2021 to Cyrillic.
///
/// *i* stands for both и and й, *ia* and *iu* for ия, я, ию, ю: after a vowel й, я, ю; after a consonant и, ия, ию.
pub(super) fn kazakh(text: &[char], at: usize) -> Rule {
    let after_consonant = previous(text, at).is_some_and(|before| !is_latin_vowel(before));
    let after_vowel = previous(text, at).is_some_and(is_latin_vowel);
    let pair = match (text[at], text.get(at + 1).copied().unwrap_or(' ')) {
        ('i', 'a') if after_consonant => "ия",
        ('i', 'a') => "я",
        ('i', 'u') if after_consonant => "ию",
        ('i', 'u') => "ю",
        ('t', 'ş') => "ч",
        ('t', 's') => "ц",
        _ => "",
    };
    if !pair.is_empty() {
        return Some((2, pair));
    }
    let target = match text[at] {
        'a' => "а",
        'ä' => "ә",
        'b' => "б",
        'c' => "ц",
        'd' => "д",
        'e' => "е",
        'f' => "ф",
        'g' => "г",
        'ğ' => "ғ",
        'h' => "х",
        'i' if after_vowel => "й",
        'i' => "и",
        'ı' => "і",
        'j' => "ж",
        'k' => "к",
        'q' => "қ",
        'l' => "л",
        'm' => "м",
        'n' => "н",
        'ñ' | 'ŋ' => "ң",
        'o' => "о",
        'ö' => "ө",
        'p' => "п",
        'r' => "р",
        's' => "с",
        'ş' => "ш",
        't' => "т",
        'u' => "у",
        'ū' => "ұ",
        'ü' => "ү",
        'v' | 'w' => "в",
        'x' => "х",
        'y' => "ы",
        'z' => "з",
        _ => return None,
    };
    Some((1, target))
}

/// Turkmen Latin to the Cyrillic of 1940.
pub(super) fn turkmen(text: &[char], at: usize) -> Rule {
    let pair = match (text[at], text.get(at + 1).copied().unwrap_or(' ')) {
        ('ý', 'a') => "я",
        ('ý', 'e') => "е",
        ('ý', 'o') => "ё",
        ('ý', 'u') => "ю",
        ('t', 's') => "ц",
        _ => "",
    };
    if !pair.is_empty() {
        return Some((2, pair));
    }
    let target = match text[at] {
        'a' => "а",
        'ä' => "ә",
        'b' => "б",
        'c' | 'ç' => "ч",
        'd' => "д",
        'e' if previous(text, at).is_none_or(is_latin_vowel) => "э",
        'e' => "е",
        'f' => "ф",
        'g' => "г",
        'h' | 'x' => "х",
        'i' => "и",
        'j' => "җ",
        'k' | 'q' => "к",
        'l' => "л",
        'm' => "м",
        'n' => "н",
        'ň' | 'ñ' => "ң",
        'o' => "о",
        'ö' => "ө",
        'p' => "п",
        'r' => "р",
        's' => "с",
        'ş' => "ш",
        't' => "т",
        'u' => "у",
        'ü' => "ү",
        'v' | 'w' => "в",
        'y' => "ы",
        'ý' => "й",
        'z' => "з",
        'ž' => "ж",
        _ => return None,
    };
    Some((1, target))
}

/// The letter before `at` in the same word.
fn previous(text: &[char], at: usize) -> Option<char> {
    at.checked_sub(1)
        .map(|before| text[before])
        .filter(|c| c.is_alphabetic())
}

fn is_latin_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'ä' | 'e' | 'ə' | 'i' | 'ı' | 'o' | 'ö' | 'õ' | 'u' | 'ū' | 'ü' | 'y' | '\u{2bb}'
    )
}
