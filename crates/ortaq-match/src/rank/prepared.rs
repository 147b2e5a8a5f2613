//! A text taken apart for comparing: words in the common spellings, names, quantities, negation.

use ortaq_lang::quantities::{Kind, Quantity, quantities};
use ortaq_lang::{Language, Spelling, spelling, words};

use super::negation;
use super::pieces::push_pieces;
use crate::limits;

/// Letters of a word that carry its meaning in agglutinative languages: what follows is mostly endings.
const STEM_LETTERS: usize = 5;

/// A word in the spellings in which it meets its cognates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The first letters in the spelling of cognates: what the lexical index holds.
    pub stem: String,
    /// The whole word as a name is spelt.
    pub name: String,
    /// Written with a capital although it does not begin a sentence.
    pub is_name: bool,
}

/// A text taken apart.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// Its language.
    pub language: Language,
    /// Its words, in order, at most [`limits::COMPARED_WORDS`].
    pub words: Vec<Word>,
    /// Its numbers, amounts, years and measures.
    pub amounts: Vec<Quantity>,
    /// Its calendar dates.
    pub dates: Vec<Quantity>,
    /// It denies something.
    pub negated: bool,
    /// Hashed pieces of its words ([`super::pieces`]), sorted, without repetition.
    pub pieces: Vec<u32>,
    /// Letters and digits of its words in the spelling of cognates.
    pub letters: usize,
}

impl Prepared {
    /// Takes `text` apart.
    #[must_use]
    pub fn new(text: &str, language: Language) -> Self {
        let mut prepared_words = Vec::new();
        let mut pieces = Vec::new();
        let mut letters = 0;
        let mut begins_sentence = true;
        let mut last_end = 0;
        for range in words(text).take(limits::COMPARED_WORDS) {
            begins_sentence |=
                text[last_end..range.start].contains(['.', '!', '?', ':', '\n', '«', '"', '“']);
            let word = &text[range.clone()];
            let cognate = spelling::spell(word, language, Spelling::Cognates);
            if !cognate.is_empty() {
                push_pieces(&cognate, &mut pieces);
                letters += cognate.chars().count();
                let capital = word.chars().next().is_some_and(char::is_uppercase);
                prepared_words.push(Word {
                    start: range.start,
                    end: range.end,
                    stem: stem(&cognate),
                    name: spelling::spell(word, language, Spelling::Names),
                    is_name: capital && !begins_sentence,
                });
            }
            begins_sentence = false;
            last_end = range.end;
        }
        pieces.sort_unstable();
        pieces.dedup();
        let (dates, amounts) = quantities(text, language)
            .into_iter()
            .partition(|q| matches!(q.kind, Kind::Date { .. }));
        let negated = negation::negates(&prepared_words, text, language);
        Self {
            language,
            words: prepared_words,
            amounts,
            dates,
            negated,
            pieces,
            letters,
        }
    }

    /// The terms under which a text is found in the lexical index.
    #[must_use]
    pub fn terms(text: &str, language: Language) -> Vec<String> {
        let spelt = spelling::spell(text, language, Spelling::Cognates);
        spelt
            .split(' ')
            .filter(|word| !word.is_empty())
            .take(limits::INDEXED_WORDS)
            .map(stem)
            .collect()
    }
}

/// Numbers stay whole: 2019 and 2020 are not one word.
fn stem(cognate: &str) -> String {
    if cognate.starts_with(|c: char| c.is_ascii_digit()) {
        cognate.to_owned()
    } else {
        cognate.chars().take(STEM_LETTERS).collect()
    }
}

/// Whether two names in the spelling of names are one name with different endings or vowels.
///
/// The first four letters decide, or all of the shorter one: what follows are case endings in most of our languages.
#[must_use]
pub fn same_name(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let shared = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let shorter = a.len().min(b.len());
    shared >= 4 && shared + 1 >= shorter || (shared >= 5 && shared * 10 >= shorter * 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_meet_across_alphabets() {
        let name = |text, language| spelling::spell(text, language, Spelling::Names);
        for (a, b) in [
            (("Zərvandan", Language::Az), ("Зервани", Language::Ru)),
            (("Türkmenistanda", Language::Tk), ("Туркменистан", Language::Ru)),
            (("Zərvan", Language::Az), ("Зерванда", Language::Kk)),
        ] {
            let spelt = (name(a.0, a.1), name(b.0, b.1));
            assert!(same_name(&spelt.0, &spelt.1), "{spelt:?}");
        }
        assert!(!same_name("baku", "bagdad"));
    }

    #[test]
    fn a_capital_counts_as_a_name_only_inside_a_sentence() {
        let prepared = Prepared::new("Göldə su azalıb. Dünən Zərvan çayı daşdı.", Language::Az);
        let names: Vec<_> = prepared
            .words
            .iter()
            .filter(|w| w.is_name)
            .map(|w| w.name.as_str())
            .collect();
        assert_eq!(names, ["zervan"]);
    }
}
