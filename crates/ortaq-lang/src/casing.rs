//! Upper and lower case as each language writes it.
//!
//! Azerbaijani, Turkish, and Kazakh and Tatar in their Latin alphabets pair `i` with `İ` and `ı` with `I`;
//! Uzbek, Turkmen and everyone else pair `i` with `I`. A text that is mostly Cyrillic uses the plain pairs
//! whatever its language: the Latin words in it are foreign names. Not for search folding, which goes further.

use crate::language::{Language, Script};

const COMBINING_DOT_ABOVE: char = '\u{307}';

/// Whether `text` in `language` pairs `i`/`İ` and `ı`/`I`.
fn pairs_dotted_i(text: &str, language: Language) -> bool {
    matches!(
        language,
        Language::Az | Language::Tr | Language::Kk | Language::Tt
    ) && Script::of(text) != Script::Cyrillic
}

/// `text` in lower case.
///
/// `İ` becomes a plain `i` in every language: Unicode's default, `i` with a combining dot, is of use to nobody here.
#[must_use]
pub fn lowercase(text: &str, language: Language) -> String {
    let dotted = text.contains('I') && pairs_dotted_i(text, language);
    let mut prepared = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            'İ' => prepared.push('i'),
            'I' if chars.peek() == Some(&COMBINING_DOT_ABOVE) => {
                chars.next();
                prepared.push('i');
            }
            'I' if dotted => prepared.push('ı'),
            _ => prepared.push(c),
        }
    }
    prepared.to_lowercase()
}

/// `text` in upper case.
#[must_use]
pub fn uppercase(text: &str, language: Language) -> String {
    if text.contains('i') && pairs_dotted_i(text, language) {
        text.replace('i', "İ").to_uppercase()
    } else {
        text.to_uppercase()
    }
}

/// `text` with each word's first letter in upper case and the rest in lower case.
///
/// Apostrophes and the Uzbek letter marks do not begin a new word: `Türkiye'nin`, `Oʻzbekiston`.
#[must_use]
pub fn title_case(text: &str, language: Language) -> String {
    let lower = lowercase(text, language);
    let dotted = pairs_dotted_i(text, language);
    let mut titled = String::with_capacity(lower.len());
    let mut inside_word = false;
    for c in lower.chars() {
        if c.is_alphabetic() && !inside_word {
            match c {
                'i' if dotted => titled.push('İ'),
                _ => titled.extend(c.to_uppercase()),
            }
        } else {
            titled.push(c);
        }
        inside_word = c.is_alphanumeric() || (inside_word && joins_word(c));
    }
    titled
}

/// Marks that stand inside a word without ending it.
fn joins_word(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | '\u{300}'..='\u{36f}')
}

/// Whether two texts are equal but for case, as `language` sees it.
#[must_use]
pub fn equals_ignoring_case(left: &str, right: &str, language: Language) -> bool {
    left == right || lowercase(left, language) == lowercase(right, language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dotted_and_dotless_i_follow_the_language() {
        for (language, upper, lower) in [
            (Language::Tr, "İSTANBUL IĞDIR", "istanbul ığdır"),
            (Language::Az, "BAKI ŞƏHƏRİ", "bakı şəhəri"),
            (Language::Kk, "QAZAQSTAN QALASI İZDEU", "qazaqstan qalası izdeu"),
            (Language::Tt, "TATARSTAN İCTİMAĞÍ", "tatarstan ictimağí"),
            (Language::Uz, "TOSHKENT SHAHRI", "toshkent shahri"),
            (Language::Tk, "AŞGABAT ŞÄHERI", "aşgabat şäheri"),
            (Language::En, "IN ISTANBUL", "in istanbul"),
            (Language::Kk, "ІРІ ҚАЛА", "ірі қала"),
        ] {
            assert_eq!(lowercase(upper, language), lower, "{language}");
            assert_eq!(uppercase(lower, language), upper, "{language}");
        }
    }

    #[test]
    fn latin_names_in_cyrillic_text_keep_the_plain_pairs() {
        assert_eq!(
            lowercase("IBM компаниясы Қазақстанда", Language::Kk),
            "ibm компаниясы қазақстанда"
        );
    }

    #[test]
    fn no_combining_dot_is_left_behind() {
        assert_eq!(lowercase("İzmir I\u{307}zmir", Language::En), "izmir izmir");
        assert_eq!(lowercase("I\u{307}zmir", Language::Tr), "izmir");
    }

    #[test]
    fn titles_keep_apostrophes_inside_words() {
        assert_eq!(
            title_case("TÜRKİYE'NİN iğdır ili", Language::Tr),
            "Türkiye'nin İğdır İli"
        );
        assert_eq!(
            title_case("oʻzbekiston yangiliklari", Language::Uz),
            "Oʻzbekiston Yangiliklari"
        );
        assert_eq!(title_case("«алматы» қаласы", Language::Kk), "«Алматы» Қаласы");
        assert_eq!(title_case("covid-19'un", Language::Tr), "Covid-19'un");
    }

    #[test]
    fn equality_ignores_case_but_not_the_dot() {
        assert!(equals_ignoring_case("IRAK", "ırak", Language::Tr));
        assert!(!equals_ignoring_case("IRAK", "irak", Language::Tr));
        assert!(equals_ignoring_case("IRAK", "irak", Language::Uz));
    }
}
