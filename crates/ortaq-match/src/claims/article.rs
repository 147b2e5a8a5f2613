//! An article taken apart once, for every step to look at.

use ortaq_lang::Language;

use super::lexicon::Lexicon;
use super::sentence::{self, Sentence};
use super::words::{Word, words};

/// Paragraphs, their sentences, and the words of those.
#[derive(Debug)]
pub struct Article<'a> {
    /// The paragraphs as given.
    pub paragraphs: &'a [String],
    /// The sentences in order.
    pub sentences: Vec<Sentence>,
    /// The words of each sentence; ranges are bytes of the sentence's text.
    pub words: Vec<Vec<Word>>,
    /// The language that words are folded and looked up in.
    pub language: Language,
    /// Its word classes.
    pub lexicon: &'static Lexicon,
}

impl<'a> Article<'a> {
    /// Splits `paragraphs` in `language`, within the limits of [`sentence::split`].
    #[must_use]
    pub fn new(paragraphs: &'a [String], language: Language) -> Self {
        let sentences = sentence::split(paragraphs, language);
        let words = sentences
            .iter()
            .map(|sentence| words(&sentence.text, language))
            .collect();
        Self {
            paragraphs,
            sentences,
            words,
            language,
            lexicon: Lexicon::of(language),
        }
    }

    /// The sentence that holds, or is the next to begin after, byte `at` of `paragraph`.
    #[must_use]
    pub fn sentence_at(&self, paragraph: usize, at: usize) -> Option<usize> {
        let place = self
            .sentences
            .partition_point(|s| (s.paragraph, s.range.end) <= (paragraph, at));
        self.sentences
            .get(place)
            .is_some_and(|s| s.paragraph == paragraph)
            .then_some(place)
    }
}
