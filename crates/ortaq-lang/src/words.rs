//! The crate's one tokeniser: where the words of a text are.
//!
//! A word is a run of letters, digits and combining marks. An apostrophe stands inside a word when letters or
//! digits are on both sides (`Bakı'da`, `oʻzbek`, `don't`); a full stop, comma or colon when digits are
//! (`1.200,5`, `12:30`). Hyphens separate. Not for sentences (see [`mod@crate::sentences`]) and not for languages that
//! write no spaces.

use std::ops::Range;

/// The byte ranges of the words in `text`, in order.
#[must_use]
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// The iterator that [`words`] returns.
#[derive(Clone, Debug)]
pub struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = &self.text[self.at..];
        let start = self.at + rest.find(char::is_alphanumeric)?;
        let mut chars = self.text[start..].char_indices().peekable();
        let mut end = self.text.len();
        let mut previous = ' ';
        while let Some((offset, c)) = chars.next() {
            let inside = is_word_char(c)
                || (is_apostrophe(c) && chars.peek().is_some_and(|&(_, next)| next.is_alphanumeric()))
                || (matches!(c, '.' | ',' | ':')
                    && previous.is_ascii_digit()
                    && chars.peek().is_some_and(|&(_, next)| next.is_ascii_digit()));
            if !inside {
                end = start + offset;
                break;
            }
            previous = c;
        }
        self.at = end;
        Some(start..end)
    }
}

impl std::iter::FusedIterator for Words<'_> {}

/// Whether `c` belongs to a word wherever it stands: a letter, a digit, a combining mark or a joiner.
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c) || c == '\u{200c}'
}

/// Combining marks of the Latin, Cyrillic and Arabic scripts.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

/// The signs used as an apostrophe, among them the letter marks of Uzbek (`ʻ`, `ʼ`).
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bb}'
            ..='\u{2bf}' | '`' | '\u{b4}' | '\u{2b9}' | '\u{2032}' | '\u{ff07}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str) -> Vec<&str> {
        words(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn words_keep_apostrophes_and_numbers_whole() {
        for (text, expected) in [
            (
                "Bakı'da 1.200,5 manat, 12:30-da.",
                vec!["Bakı'da", "1.200,5", "manat", "12:30", "da"],
            ),
            ("«Oʻzbekiston» va 'sinov'", vec!["Oʻzbekiston", "va", "sinov"]),
            ("Қазақстан — ел; 5 %", vec!["Қазақстан", "ел", "5"]),
            ("I\u{307}zmir", vec!["I\u{307}zmir"]),
            ("می\u{200c}شود آب", vec!["می\u{200c}شود", "آب"]),
            ("sonu 3. Yeni", vec!["sonu", "3", "Yeni"]),
            ("", vec![]),
            ("— …", vec![]),
        ] {
            assert_eq!(split(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn ranges_are_in_order_and_hold_every_letter(text in "\\PC{0,40}") {
            let ranges: Vec<_> = words(&text).collect();
            let mut at = 0;
            for range in ranges {
                prop_assert!(range.start >= at && range.end > range.start);
                prop_assert!(!text[at..range.start].contains(char::is_alphanumeric));
                at = range.end;
            }
            prop_assert!(!text[at..].contains(char::is_alphanumeric));
        }
    }
}
