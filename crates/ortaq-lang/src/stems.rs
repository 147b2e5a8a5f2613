//! Light stemming: inflected forms of one word get one key.
//!
//! Russian and English use the Snowball stemmers (`rust-stemmers`). The Turkic languages, Turkish included (Snowball's
//! Turkish stemmer joined fewer forms and merged more lemmas of the UD treebank), share one suffix machine: a
//! word is seen as classes of letters in which vowel harmony and assimilation disappear (*-lar/-ler/-лар/-дар/-тер*
//! is one suffix), and the longest known suffix is cut from the end, again and again, as long as a stem is
//! left. Letters of the stem stay as they are written: *kitablar* → *kitab*, *китептер* → *китеп*.
//!
//! Only inflection goes: plural, possessive, case, frequent verb endings. The result is a key, not a lemma, and not for
//! showing.

use rust_stemmers::{Algorithm, Stemmer};

use crate::casing::lowercase;
use crate::language::Language;
use crate::words::is_apostrophe;

/// Letters that a Turkic stem keeps at least.
const MIN_STEM_LETTERS: usize = 3;

/// Suffixes cut from one word at most: *-lar-ımız-da-kı-lar*.
const MAX_SUFFIXES: usize = 5;

/// Longest word stemmed, in bytes; longer ones are only lower-cased.
const MAX_WORD_BYTES: usize = 96;

/// The stem of `word`, in lower case.
///
/// A suffix after an apostrophe, as Turkish writes it on names, goes first: *Ankara'nın* → *ankara*.
#[must_use]
pub fn stem(word: &str, language: Language) -> String {
    let mut word = lowercase(word, language);
    if word.len() > MAX_WORD_BYTES {
        return word;
    }
    if let Some(at) = word
        .find(is_apostrophe)
        .filter(|&at| at > 1 && writes_suffixes_apart(language))
    {
        word.truncate(at);
    }
    match language {
        Language::Ru => Stemmer::create(Algorithm::Russian).stem(&word).into_owned(),
        Language::En => Stemmer::create(Algorithm::English).stem(&word).into_owned(),
        Language::Uk | Language::Other => word,
        _ => {
            let kept = turkic_stem(&word, language);
            word.truncate(kept);
            word
        }
    }
}

/// Whether an apostrophe separates a suffix. In Uzbek it is part of letters.
fn writes_suffixes_apart(language: Language) -> bool {
    matches!(
        language,
        Language::Tr | Language::Az | Language::Tk | Language::En
    )
}

/// The bytes of `word` that are its stem.
fn turkic_stem(word: &str, language: Language) -> usize {
    let letters: Vec<(usize, char)> = word
        .char_indices()
        .map(|(at, c)| (at, class(c, language)))
        .collect();
    let classes: Vec<char> = letters.iter().map(|&(_, class)| class).collect();
    let mut length = classes.len();
    for _ in 0..MAX_SUFFIXES {
        let Some(cut) = longest_suffix(&classes[..length], language) else {
            break;
        };
        length -= cut;
    }
    letters.get(length).map_or(word.len(), |&(at, _)| at)
}

/// The letters of the longest suffix that leaves a stem.
fn longest_suffix(classes: &[char], language: Language) -> Option<usize> {
    let own = match language {
        Language::Tr | Language::Az | Language::Tk => OGHUZ,
        Language::Uz => KARLUK,
        _ => KIPCHAK,
    };
    SHARED
        .iter()
        .chain(own)
        .filter(|suffix| {
            let length = suffix.chars().count();
            classes.len() >= length + MIN_STEM_LETTERS
                && has_vowel(&classes[..classes.len() - length])
                && fits(suffix, &classes[classes.len() - length..])
                && leaves_stem(&classes[..classes.len() - length], length)
        })
        .map(|suffix| suffix.chars().count())
        .max()
}

/// A single letter is cut only from longer words, where it is rarely part of the stem.
fn leaves_stem(stem: &[char], suffix_length: usize) -> bool {
    suffix_length > 1 || stem.len() > MIN_STEM_LETTERS
}

fn has_vowel(classes: &[char]) -> bool {
    classes.iter().any(|class| matches!(class, 'A' | 'I' | 'O'))
}

/// Whether the letters match a suffix: `A` and `I` are vowels, other capitals sets of consonants.
fn fits(suffix: &str, classes: &[char]) -> bool {
    suffix
        .chars()
        .zip(classes)
        .all(|(pattern, &class)| match pattern {
            'L' => matches!(class, 'l' | 'd' | 't' | 'n'),
            'N' => matches!(class, 'n' | 'd' | 't'),
            'D' => matches!(class, 'd' | 't'),
            'G' => matches!(class, 'g' | 'k'),
            'M' => matches!(class, 'm' | 'b' | 'p'),
            'C' => matches!(class, 'c' | 'j'),
            _ => pattern == class,
        })
}

/// The class of a lower-case letter: one letter for every sound that alternates in suffixes.
fn class(c: char, language: Language) -> char {
    use Language::{Ba, Kk, Ky, Tt};
    match c {
        'е' if matches!(language, Tt | Ba) => 'I',
        'о' | 'ө' if matches!(language, Ky | Ba) => 'A',
        'у' if language == Kk => 'u',
        'a' | 'ə' | 'ä' | 'e' | 'а' | 'ә' | 'е' | 'э' | 'я' => 'A',
        'y' if language == Language::Tk => 'I',
        'ı' | 'i' | 'u' | 'ü' | 'ы' | 'и' | 'і' | 'у' | 'ү' | 'ұ' | 'ю' => 'I',
        'o' | 'ö' | 'о' | 'ө' | 'ў' | 'ё' => 'O',
        'y' | 'ý' | 'й' | 'ј' => 'y',
        'l' | 'л' => 'l',
        'n' | 'ň' | 'ñ' | 'н' | 'ң' => 'n',
        'd' | 'д' | 'ҙ' => 'd',
        't' | 'т' => 't',
        'r' | 'р' => 'r',
        's' | 'с' | 'һ' | 'ҫ' => 's',
        'm' | 'м' => 'm',
        'b' | 'б' => 'b',
        'p' | 'п' => 'p',
        'z' | 'з' => 'z',
        'k' | 'q' | 'к' | 'қ' | 'ҡ' => 'k',
        'g' | 'ğ' | 'г' | 'ғ' | 'ҝ' => 'g',
        'ş' | 'ш' => 'ş',
        'c' | 'ҹ' | 'ç' | 'ч' => 'c',
        'j' | 'җ' => 'j',
        'v' | 'w' | 'в' => 'v',
        _ => c,
    }
}

/// Plural, case and possessive suffixes of all Turkic languages.
const SHARED: &[&str] = &[
    "LAr", "LArI", "LArIn", "LArA", "LArDA", "LArDAn", "LArGA", "LArNI", "LArNIn", "NIn", "NI", "DA", "DAn",
    "NAn", "GA", "nDA", "nDAn", "nA", "ImIz", "InIz", "mIz", "sI", "sIn", "sInA", "sInDA", "sInDAn", "sInI",
    "sInIn", "InDA", "InDAn", "InA", "InI", "InIn", "I", "Im", "In", "DAkI", "DIr", "DI", "mAk", "mAgA",
];

/// Endings of Azerbaijani, Turkish and Turkmen.
const OGHUZ: &[&str] = &[
    "A", "yA", "yI", "lA", "ylA", "mIş", "mIşDI", "mIşDIr", "AcAk", "AcAG", "yAcAk", "IyOr", "yOr", "Ir",
    "IrlAr", "mAsI", "mAsInA", "mAsInI", "An", "yAn", "DIGI", "DIGInI", "DIlAr", "Ib", "yIb", "Ip", "yIp",
    "IbDIr", "mAlI", "mAlIDIr", "sA", "CA", "yAr", "jAk", "GAn", "mAyA", "mAyI", "ArAk", "mAlA", "IrDI",
    "ArAG",
];

/// Endings of Uzbek.
const KARLUK: &[&str] = &[
    "NIng", "LArNIng", "sInIng", "InIng", "Ing", "InIngIz", "IngIz", "gAcA", "mOk", "mOkDA", "gAn", "kAn",
    "GAnI", "ADI", "yDI", "yApDI", "Ib", "Ip", "Ish", "IshgA", "IshnI", "IshI", "lIb", "sA", "GAnlAr",
    "DIlAr",
];

/// Endings of Kazakh, Kyrgyz, Tatar and Bashkir.
const KIPCHAK: &[&str] = &[
    "MAn", "MAnAn", "GAn", "GAnI", "GAndA", "ADI", "yDI", "AdI", "ydI", "Ip", "Ap", "sA", "u", "udI", "udIn",
    "uGA", "mAG", "DIn", "GAnDAn", "A", "yDIn", "ADIn", "AcAk", "AcAG", "DIlAr", "ArGA", "IrGA", "II",
    "IIGA", "AA", "AAr", "CA",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Language::{Az, Ba, En, Kk, Ky, Ru, Tk, Tr, Tt, Uz};

    #[test]
    fn inflected_forms_share_a_stem() {
        for (language, forms) in [
            (
                Az,
                &["kitab", "kitablar", "kitabı", "kitabların", "kitablarından"][..],
            ),
            (Az, &["КИТАБ", "китаблар", "китабда"]),
            (Tr, &["kitap", "kitaplar", "kitapta", "kitaplarda"]),
            (Tr, &["Ankara", "Ankara'nın", "ANKARA’DA"]),
            (Kk, &["қала", "қалалар", "қаланың", "қалада", "қаладан"]),
            (Kk, &["мектеп", "мектептер", "мектепте", "мектептің"]),
            (Ky, &["шаар", "шаарлар", "шаардын", "шаарда"]),
            (Uz, &["kitob", "kitoblar", "kitobning", "kitobda", "kitoblarni"]),
            (Uz, &["shahar", "shaharlar", "shahardan", "shaharga"]),
            (Tk, &["kitap", "kitaplar", "kitapda", "kitapdan"]),
            (Tk, &["şäher", "şäherler", "şäheriň", "şäherde"]),
            (Tt, &["шәһәр", "шәһәрләр", "шәһәрнең", "шәһәрдә"]),
            (Ba, &["ҡала", "ҡалалар", "ҡаланың", "ҡаланан"]),
            (Ru, &["город", "города", "городов", "городами"]),
            (En, &["city", "cities"]),
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form, language)).collect();
            assert!(
                stems.iter().all(|found| *found == stems[0]),
                "{language}: {stems:?}"
            );
        }
    }

    #[test]
    fn short_words_stay_whole() {
        for (language, word) in [
            (Az, "ana"),
            (Tr, "ada"),
            (Kk, "су"),
            (Uz, "ona"),
            (Tk, "ene"),
            (Ky, "эне"),
        ] {
            assert_eq!(stem(word, language), word);
        }
    }

    #[test]
    fn overlong_words_are_left_alone() {
        let fits = format!("{}lar", "a".repeat(MAX_WORD_BYTES - 3));
        assert!(stem(&fits, Az).len() < fits.len());
        let long = format!("a{fits}");
        assert_eq!(stem(&long, Az), long);
    }

    proptest! {
        #[test]
        fn a_turkic_stem_begins_the_word(word in "[a-zəçşğöüıа-яәөүқңһ']{0,20}", index in 0usize..8) {
            let language = Language::ALL[index];
            prop_assert!(lowercase(&word, language).starts_with(&stem(&word, language)));
        }

        #[test]
        fn any_word_has_a_stem(word in "\\PC{0,20}", index in 0usize..12) {
            let _ = stem(&word, Language::ALL[index]);
        }
    }
}
