//! Paragraphs to sentences that know where they stand.

use std::ops::Range;

use ortaq_lang::Language;

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
    let mut sentences = Vec::new();
    let mut bytes = 0;
    for (paragraph, text) in paragraphs.iter().enumerate() {
        bytes += text.len();
        if bytes > limits::MAX_ARTICLE_BYTES {
            break;
        }
        for range in boundaries(text, language) {
            if sentences.len() == limits::MAX_SENTENCES {
                return sentences;
            }
            sentences.push(Sentence {
                paragraph,
                text: text[range.clone()].to_owned(),
                range,
            });
        }
    }
    sentences
}

/// Byte ranges of the sentences in `text`, trimmed.
fn boundaries(text: &str, _language: Language) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let ends =
            matches!(c, '.' | '!' | '?' | '…') && chars.peek().is_none_or(|&(_, next)| next.is_whitespace());
        if ends {
            push_trimmed(text, start..at + c.len_utf8(), &mut ranges);
            start = at + c.len_utf8();
        }
    }
    push_trimmed(text, start..text.len(), &mut ranges);
    ranges
}

fn push_trimmed(text: &str, range: Range<usize>, ranges: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = start + part.trim().len();
    if start < end {
        ranges.push(start..end);
    }
}
