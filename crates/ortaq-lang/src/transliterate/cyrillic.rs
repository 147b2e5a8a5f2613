//! Cyrillic to Latin.

use super::case::Rule;

/// Azerbaijani Cyrillic of 1958, with the Russian letters of older and foreign spellings.
pub(super) fn azerbaijani(text: &[char], at: usize) -> Rule {
    let target = match text[at] {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "q",
        'ғ' => "ğ",
        'д' => "d",
        'е' | 'э' => "e",
        'ә' => "ə",
        'ж' => "j",
        'з' => "z",
        'и' => "i",
        'ы' => "ı",
        'ј' | 'й' => "y",
        'к' => "k",
        'ҝ' => "g",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'ө' => "ö",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ү' => "ü",
        'ф' => "f",
        'х' => "x",
        'һ' => "h",
        'ч' => "ç",
        'ҹ' => "c",
        'ш' => "ş",
        'щ' => "şç",
        'ц' => "ts",
        'ю' => "yu",
        'я' => "ya",
        'ё' => "yo",
        'ъ' | 'ь' => "",
        _ => return None,
    };
    Some((1, target))
}

/// Uzbek Cyrillic to the Latin alphabet of 1995.
pub(super) fn uzbek(text: &[char], at: usize) -> Rule {
    let target = match text[at] {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' if opens_syllable(text, at) => "ye",
        'е' | 'э' => "e",
        'ё' => "yo",
        'ж' => "j",
        'з' => "z",
        'и' => "i",
        'й' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        // "сҳ" would read as "sh".
        'с' if text.get(at + 1) == Some(&'ҳ') => "sʼ",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "x",
        'ц' if previous(text, at).is_some_and(is_cyrillic_vowel) => "ts",
        'ц' => "s",
        'ч' => "ch",
        'ш' | 'щ' => "sh",
        'ъ' => "ʼ",
        'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        'ў' => "oʻ",
        'қ' => "q",
        'ғ' => "gʻ",
        'ҳ' => "h",
        _ => return None,
    };
    Some((1, target))
}

/// Kazakh Cyrillic to the Latin alphabet published in January 2021.
pub(super) fn kazakh(text: &[char], at: usize) -> Rule {
    let next = text.get(at + 1);
    let target = match text[at] {
        'и' if next == Some(&'я') => return Some((2, "ia")),
        'и' if next == Some(&'ю') => return Some((2, "iu")),
        'а' => "a",
        'ә' => "ä",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'ғ' => "ğ",
        'д' => "d",
        'е' | 'э' => "e",
        'ё' => "io",
        'ж' => "j",
        'з' => "z",
        'и' | 'й' => "i",
        'к' => "k",
        'қ' => "q",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'ң' => "ñ",
        'о' => "o",
        'ө' => "ö",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ұ' => "ū",
        'ү' => "ü",
        'ф' => "f",
        'х' | 'һ' => "h",
        'ц' => "ts",
        'ч' => "tş",
        'ш' => "ş",
        'щ' => "ştş",
        'ы' => "y",
        'і' => "ı",
        'ю' => "iu",
        'я' => "ia",
        'ъ' | 'ь' => "",
        _ => return None,
    };
    Some((1, target))
}

/// Turkmen Cyrillic of 1940 to the Latin alphabet in its form of today.
pub(super) fn turkmen(text: &[char], at: usize) -> Rule {
    let target = match text[at] {
        'а' => "a",
        'б' => "b",
        'в' => "w",
        'г' => "g",
        'д' => "d",
        'е' if opens_syllable(text, at) => "ýe",
        'е' | 'э' => "e",
        'ё' => "ýo",
        'ж' => "ž",
        'җ' => "j",
        'з' => "z",
        'и' => "i",
        'й' => "ý",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'ң' => "ň",
        'о' => "o",
        'ө' => "ö",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ү' => "ü",
        'ф' => "f",
        'х' => "h",
        'ц' => "ts",
        'ч' => "ç",
        'ш' => "ş",
        'щ' => "şç",
        'ы' => "y",
        'ә' => "ä",
        'ю' => "ýu",
        'я' => "ýa",
        'ъ' | 'ь' => "",
        _ => return None,
    };
    Some((1, target))
}

/// Whether *е* at `at` is read *ye*: at the start of a word, after a vowel, after a hard or soft sign.
fn opens_syllable(text: &[char], at: usize) -> bool {
    previous(text, at).is_none_or(|before| is_cyrillic_vowel(before) || matches!(before, 'ъ' | 'ь'))
}

/// The letter before `at` in the same word.
fn previous(text: &[char], at: usize) -> Option<char> {
    at.checked_sub(1)
        .map(|before| text[before])
        .filter(|c| c.is_alphabetic())
}

fn is_cyrillic_vowel(c: char) -> bool {
    matches!(
        c,
        'а' | 'ә' | 'е' | 'ё' | 'и' | 'і' | 'о' | 'ө' | 'у' | 'ұ' | 'ү' | 'ў' | 'ы' | 'э' | 'ю' | 'я'
    )
}
