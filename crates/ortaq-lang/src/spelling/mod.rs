//! Common spellings in which the same word meets across languages and alphabets.
//!
//! [`search_spelling`] turns a text of any served language into lower-case ASCII words that are close when the
//! words sound alike: *Azərbaycan*, *Әзірбайжан*, *Азербайджан*, *Azerbaýjan*. Two strengths exist, see
//! [`Spelling`]. [`encoder_spelling`] is something else: the alphabet in which an embedding model has seen most of a
//! language.
//!
//! These are keys for comparing, never for showing: use [`crate::transliterate`] for text that people read.

mod encoder;
mod letters;
mod merge;

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::language::Language;
use crate::words::words;

pub use encoder::encoder_spelling;

/// How far a common spelling goes in making words equal.
///
/// An index that holds both, as separate terms, finds more than either: names decide between a Turkic language and
/// Russian or English, cognates between Turkic languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// Letters by their sound, in plain ASCII; what names need.
    Names,
    /// Also merges the sounds that Turkic languages systematically exchange, such as *j-/y-* in жұлдыз/yıldız.
    Cognates,
}

/// The common spelling of `text` in which Turkic cognates meet: [`spell`] with [`Spelling::Cognates`].
#[must_use]
pub fn search_spelling(text: &str, language: Language) -> String {
    spell(text, language, Spelling::Cognates)
}

/// The common spelling of `text`: lower-case ASCII words, separated by single spaces, punctuation dropped, digits
/// kept. Thousands separators go, decimal commas become points.
///
/// Letters of other scripts than Latin, Cyrillic and Arabic stay as they are, in lower case.
#[must_use]
pub fn spell(text: &str, language: Language, strength: Spelling) -> String {
    let text: Cow<'_, str> = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    };
    let mut spelt = String::with_capacity(text.len());
    let mut sounds = String::new();
    for range in words(&text) {
        let word = &text[range];
        let before = spelt.len();
        if before > 0 {
            spelt.push(' ');
        }
        let start = spelt.len();
        if word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(['.', ',', ':']) {
            push_number(word, &mut spelt);
        } else {
            sounds.clear();
            letters::push_sounds(word, language, &mut sounds);
            merge::push_spelling(&sounds, strength, &mut spelt);
        }
        if spelt.len() == start {
            spelt.truncate(before);
        }
    }
    spelt
}

/// Writes digits with their separators: a separator before exactly three digits groups thousands and is dropped.
fn push_number(word: &str, spelt: &mut String) {
    let mut rest = word;
    while let Some(at) = rest.find(['.', ',', ':']) {
        spelt.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits != 3 {
            spelt.push('.');
        }
    }
    spelt.extend(rest.chars().flat_map(char::to_lowercase));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Language::{Az, Ba, En, Kk, Ky, Ru, Tk, Tr, Tt, Uk, Uz};

    fn assert_all_spell(strength: Spelling, table: &[(&str, &[(&str, Language)])]) {
        for (expected, forms) in table {
            for &(form, language) in *forms {
                assert_eq!(spell(form, language, strength), *expected, "{form} in {language}");
            }
        }
    }

    #[test]
    fn names_meet_across_alphabets() {
        assert_all_spell(
            Spelling::Names,
            &[
                (
                    "azerbayjan",
                    &[
                        ("Azərbaycan", Az),
                        ("Азәрбајҹан", Az),
                        ("Azerbaýjan", Tk),
                        ("Azerbaycan", Tr),
                    ],
                ),
                ("azerbayjan", &[("Азербайжан", Ky), ("Азербайджан", Ru)]),
                (
                    "baku",
                    &[
                        ("Bakü", Tr),
                        ("Баку", Ru),
                        ("Баку", Uk),
                        ("Baku", En),
                        ("BAKÜ", Tr),
                    ],
                ),
                (
                    "taskent",
                    &[
                        ("Toshkent", Uz),
                        ("Тошкент", Uz),
                        ("Ташкент", Ru),
                        ("Tashkent", En),
                        ("Ташкент", Kk),
                    ],
                ),
                (
                    "turkmenistan",
                    &[("Türkmenistan", Tk), ("Түркменистан", Tk), ("Türkmenistan", Az)],
                ),
                (
                    "kazan",
                    &[
                        ("Казан", Tt),
                        ("Kazan", Tr),
                        ("Ҡазан", Ba),
                        ("Qozon", Uz),
                        ("Қазан", Kk),
                    ],
                ),
                (
                    "istanbul",
                    &[
                        ("İstanbul", Tr),
                        ("İSTANBUL", Az),
                        ("I\u{307}stanbul", Tr),
                        ("Istanbul", En),
                    ],
                ),
            ],
        );
    }

    #[test]
    fn turkic_cognates_meet() {
        assert_all_spell(
            Spelling::Cognates,
            &[
                (
                    "yul",
                    &[
                        ("yol", Az),
                        ("yol", Tr),
                        ("жол", Kk),
                        ("жол", Ky),
                        ("ýol", Tk),
                        ("юл", Tt),
                        ("юл", Ba),
                    ],
                ),
                ("yul", &[("yo'l", Uz), ("yoʻl", Uz), ("йўл", Uz), ("jol", Kk)]),
                ("kuz", &[("göz", Tr), ("көз", Kk), ("күз", Tt), ("koʻz", Uz)]),
            ],
        );
    }

    #[test]
    fn numbers_keep_their_value() {
        for (text, expected) in [
            ("1.200.000 manat", "1200000 manat"),
            ("1,200,000 manat", "1200000 manat"),
            ("2,5%", "2.5"),
            ("12:30-da", "12.30 da"),
            ("24.06.2018", "24.06.2018"),
        ] {
            assert_eq!(spell(text, Az, Spelling::Names), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_a_spelling_of_clean_words(text in "\\PC{0,40}", index in 0usize..12) {
            for strength in [Spelling::Names, Spelling::Cognates] {
                let spelt = spell(&text, Language::ALL[index], strength);
                prop_assert!(!spelt.starts_with(' ') && !spelt.ends_with(' ') && !spelt.contains("  "));
            }
        }
    }
}
