//! Paragraphs to sentences that know where they stand.

use std::ops::Range;

use ortaq_lang::{Language, sentences};

use super::limits;

/// A sentence of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The paragraph it stands in, from 0.
    pub paragraph: usize,
    /// Its bytes in that paragraph.
    pub range: Range<usize>,
    /// Its exact words, without the spaces around them.
    pub text: String,
}

/// The sentences of an article in order, up to [`limits::MAX_SENTENCES`] and [`limits::MAX_ARTICLE_BYTES`].
#[must_use]
pub fn split(paragraphs: &[String], language: Language) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut bytes = 0;
    for (paragraph, text) in paragraphs.iter().enumerate() {
        bytes += text.len();
        if bytes > limits::MAX_ARTICLE_BYTES {
            break;
        }
        for range in sentences(text, language) {
            if found.len() == limits::MAX_SENTENCES {
                return found;
            }
            found.push(Sentence {
                paragraph,
                text: text[range.clone()].to_owned(),
                range,
            });
        }
    }
    found
}
