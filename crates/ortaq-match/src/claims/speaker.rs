//! Whose words a clause with a verb of saying reports.

use std::collections::HashSet;

use ortaq_lang::Language;

use super::lexicon::Lexicon;
use super::limits;
use super::names::{self, Phrase};
use super::words::Word;

/// What a clause says about the speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// By name, perhaps with the office.
    Name(String),
    /// By office alone ("the minister").
    Office(String),
    /// By a pronoun, or not at all with a verb that goes on ("he added", "əlavə edib").
    Before,
    /// Not at all.
    Nobody,
}

/// A clause that somebody is said to have said something in.
#[derive(Clone, Copy, Debug)]
pub struct Clause<'a> {
    /// The text that the words' ranges point into.
    pub text: &'a str,
    /// The outlet's own words of the clause.
    pub words: &'a [Word],
    /// Language of the text.
    pub language: Language,
    /// Its word classes.
    pub lexicon: &'a Lexicon,
    /// Names known from the whole article.
    pub known: &'a HashSet<String>,
}

/// How a clause marks somebody's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// The place of the verb or phrase.
    pub at: usize,
    /// How many words it has.
    pub len: usize,
    /// A phrase that names the source ("according to") and not a verb.
    pub source: bool,
}

impl Clause<'_> {
    /// The first source phrase or verb of saying.
    #[must_use]
    pub fn marker(&self) -> Option<Marker> {
        let source = self.lexicon.source.find(self.words).map(|m| Marker {
            at: m.at,
            len: m.len,
            source: true,
        });
        source.or_else(|| {
            let verb = if verb_ends_clause(self.language) {
                self.lexicon.speech.find_all(self.words).pop()
            } else {
                self.lexicon.speech.find(self.words)
            };
            verb.map(|m| Marker {
                at: m.at,
                len: m.len,
                source: false,
            })
        })
    }

    /// Who the clause names as the one who speaks at `marker`.
    #[must_use]
    pub fn speaker(&self, marker: Marker) -> Named {
        let phrases = names::phrases(self.text, self.words, self.language, self.known);
        match self.best(&phrases, marker) {
            Some(phrase) if phrase.names > 0 || self.has_inner_capital(phrase) => {
                Named::Name(self.spell(phrase, marker))
            }
            Some(phrase) => Named::Office(self.spell(phrase, marker)),
            None if self.points_back(marker) => Named::Before,
            None => Named::Nobody,
        }
    }

    fn best<'p>(&self, phrases: &'p [Phrase], marker: Marker) -> Option<&'p Phrase> {
        let after_only = marker.source && !verb_ends_clause(self.language);
        let before_only = marker.source && verb_ends_clause(self.language);
        phrases
            .iter()
            .filter(|phrase| !(after_only && phrase.words.start < marker.at))
            .filter(|phrase| !(before_only && phrase.words.end > marker.at))
            .filter(|phrase| phrase.names > 0 || phrase.office)
            .filter(|phrase| distance(phrase, marker) <= limits::MAX_ATTRIBUTION_WORDS)
            .max_by_key(|phrase| {
                (
                    self.rank(phrase, marker),
                    std::cmp::Reverse(distance(phrase, marker)),
                )
            })
    }

    /// A name with an office outranks a long name, that a single word; where verbs end the clause the subject is the
    /// first of equals, elsewhere it stands beside the verb.
    fn rank(&self, phrase: &Phrase, marker: Marker) -> i32 {
        let kind = match (phrase.names, phrase.office) {
            (0, true) => 2,
            (1, false) => 2,
            (1, true) => 4,
            (_, true) => 5,
            (_, false) => 4,
        };
        let beside =
            i32::from(distance(phrase, marker) == 0) * if verb_ends_clause(self.language) { 1 } else { 3 };
        let first =
            i32::from(verb_ends_clause(self.language) && !marker.source && phrase.words.start == 0) * 2;
        kind + beside + first
    }

    fn has_inner_capital(&self, phrase: &Phrase) -> bool {
        self.words[phrase.words.clone()]
            .iter()
            .enumerate()
            .any(|(at, word)| word.capital && phrase.words.start + at > 0)
            && phrase.words.len() > 1
    }

    fn spell(&self, phrase: &Phrase, marker: Marker) -> String {
        let words = &self.words[phrase.words.clone()];
        let spelled = match (words.first(), words.last()) {
            (Some(first), Some(last)) => &self.text[first.range.start..last.range.end],
            _ => return String::new(),
        };
        if marker.source && verb_ends_clause(self.language) {
            names::base_form(spelled, self.language, self.known)
        } else {
            names::without_apostrophe_ending(spelled, self.language).to_owned()
        }
    }

    fn points_back(&self, marker: Marker) -> bool {
        let verb = &self.words[marker.at..marker.at + marker.len];
        self.lexicon.pronoun.find(self.words).is_some() || self.lexicon.again.match_at(verb, 0).is_some()
    }
}

/// Whether the language is verb-final, with the source after its name ("X-in sözlərinə görə").
fn verb_ends_clause(language: Language) -> bool {
    language.is_turkic()
}

/// Words between the phrase and the marker.
fn distance(phrase: &Phrase, marker: Marker) -> usize {
    if phrase.words.end <= marker.at {
        marker.at - phrase.words.end
    } else {
        phrase.words.start.saturating_sub(marker.at + marker.len)
    }
}
