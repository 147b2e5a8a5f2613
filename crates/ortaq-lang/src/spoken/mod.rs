//! What a voice should say for a written text: numbers, dates, times, money, units, abbreviations, addresses and signs
//! as words of the language, sentence by sentence.
//!
//! | written | said (az, ru, en) |
//! |---|---|
//! | 1 250 | *min iki yüz əlli*, *тысяча двести пятьдесят*, *one thousand two hundred and fifty* |
//! | 1,5 (1.5) | *bir tam onda beş*, *одна целая пять десятых*, *one point five* |
//! | 5-ci, 5-й, 5th, Turkish 5. | *beşinci*, *пятый*, *fifth* |
//! | 12.03.2026 | *on iki mart iki min iyirmi altı*, *двенадцатого марта две тысячи двадцать шестого года*, … |
//! | 14:05 | *on dörd sıfır beş*, *четырнадцать ноль пять*, *fourteen oh five* |
//! | 5 %, $5 mln | *beş faiz*, *пять процентов*; *beş milyon dollar*, *пять миллионов долларов* |
//! | +994 12 345 67 89 | digit by digit, a pause between the groups |
//! | <https://example.org/a?b> | the host alone: *example nöqtə org* |
//!
//! Numbers up to 10¹⁵ are said as one; longer runs of digits, and runs that begin with a zero, digit by digit.
//!
//! # Agreement
//!
//! Turkic endings that are written behind a number are joined to its last word (`2024'te`: *iki bin yirmi dörtte*).
//! Numbers before months, and years before *жыл*, *yil*, *ýyl*, are ordinals in Kazakh, Kyrgyz, Uzbek and Turkmen. Russian
//! nouns that stand as a sign (₽, %, км, млн) take the form that the number asks for; days and years of dates
//! stand in the case that their noun shows (*марта*, *года*, *году*), ordinals in the form that is written behind the
//! hyphen, compounds (*25-летний*) begin with the genitive; whole numbers after prepositions and words that take
//! nothing but the genitive (*до*, *от*, *около*, *более* …) stand in it.
//!
//! Not attempted: other cases of Russian cardinals (*к 5 часам* is said *к пять часам*), any of decimals, and their gender before a
//! written noun (*2 книги*: *два*); case endings of Turkic signs beyond those that are written; Roman numerals that
//! have letters other than I, V and X, and single ones that no century follows; reading `14.30` as a time where no word
//! for *o'clock* stands before it.
//!
//! For languages other than az, tr, kk, ky, uz, tk, ru and en nothing is turned into words. Text in an alphabet other
//! than the one voices read (Azerbaijani, Uzbek and Turkmen in Cyrillic, Kazakh in Latin letters) is transliterated.

mod abbreviations;
mod amounts;
mod nouns;
mod numbers;
mod places;
mod reader;
mod russian;
mod words;

use std::ops::Range;

use crate::language::Language;
use crate::sentences::sentences;

/// A sentence of a text and what is said for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Its bytes in the text, so that a page can show which sentence is heard.
    pub range: Range<usize>,
    /// What a voice should say: words, spaces and the signs `. , ! ? : ; -`.
    pub words: String,
}

/// Whether numbers and signs of a language are turned into words.
#[must_use]
pub fn is_spoken(language: Language) -> bool {
    words::Words::of(language).is_some()
}

/// The sentences of `text` with what is said for each; those with nothing to say are left out.
#[must_use]
pub fn spoken(text: &str, language: Language) -> Vec<Spoken> {
    sentences(text, language)
        .into_iter()
        .map(|range| Spoken {
            words: say(&text[range.clone()], language),
            range,
        })
        .filter(|sentence| sentence.words.contains(char::is_alphanumeric))
        .collect()
}

/// What is said for one sentence.
#[must_use]
pub fn say(sentence: &str, language: Language) -> String {
    reader::read(sentence, language)
}

#[cfg(test)]
mod tests;
