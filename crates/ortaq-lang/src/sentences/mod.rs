//! Where the sentences of a text are.
//!
//! Own rules rather than the Unicode ones (UAX #29): those split after every *т. д.*, *və s.* and *5. toplantı*, and
//! know neither initials nor wrapped lines. A sentence ends at `. ! ? … ؟ ۔` with the quotes and brackets that close
//! there, unless what stands before the full stop (an abbreviation, an initial, an ordinal) or after it (a lower-case
//! letter, a dash and a lower-case letter) says otherwise. Blank lines end sentences, single line breaks do unless
//! the text is plainly wrapped there. Several sentences inside quotation marks are several sentences; round brackets
//! are kept whole.
//!
//! Not for words (see [`crate::words()`]) nor for who said what.

pub(crate) mod abbreviations;

use std::ops::Range;

use crate::language::Language;
use crate::limits::{MAX_PARENTHESIS_BYTES, MAX_SENTENCE_BYTES, MIN_WRAPPED_LINE_BYTES};

use abbreviations::{Abbreviation, abbreviation};

/// The byte ranges of the sentences in `text`, trimmed, not empty, in order.
///
/// A sentence of more than [`MAX_SENTENCE_BYTES`] is cut, at a semicolon, comma or space where there is one.
#[must_use]
pub fn sentences(text: &str, language: Language) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        let splitter = Splitter {
            text: &text[..paragraph.end],
            language,
            lower_case_only: !text[paragraph.clone()].contains(char::is_uppercase),
        };
        let mut start = paragraph.start;
        while let Some(end) = splitter.end_of_sentence(start) {
            push_capped(text, start..end, &mut found);
            start = end;
        }
        push_capped(text, start..paragraph.end, &mut found);
    }
    found
}

/// The stretches of text that line breaks separate, wrapped lines joined.
fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= text.len() {
            return None;
        }
        let mut line = start;
        loop {
            let Some(length) = text[line..].find(is_line_break) else {
                let range = start..text.len();
                start = text.len();
                return Some(range);
            };
            let end = line + length;
            let next = end
                + if text[end..].starts_with("\r\n") {
                    2
                } else {
                    text[end..].chars().next().map_or(0, char::len_utf8)
                };
            if !is_wrapped(&text[line..end], &text[next..]) {
                let range = start..end;
                start = next;
                return Some(range);
            }
            line = next;
        }
    })
}

fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Whether `line` goes on in `rest`: it is long, does not end a sentence, and what follows begins in lower case.
fn is_wrapped(line: &str, rest: &str) -> bool {
    line.len() >= MIN_WRAPPED_LINE_BYTES
        && !line
            .trim_end()
            .ends_with(|c| is_terminator(c) || matches!(c, ':' | ';'))
        && rest.starts_with(char::is_lowercase)
}

fn is_terminator(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '؟' | '۔' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？'
    )
}

/// Quotes and brackets that may close after a terminator. A straight quote closes when it touches the terminator.
fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '}' | '»' | '”' | '“' | '"' | '’' | '\'' | '›' | '‹' | '*'
    )
}

fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '{' | '«' | '“' | '„' | '"' | '‘' | '\'' | '‹' | '›' | '*' | '•' | '¿' | '¡'
    )
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '−')
}

/// Bytes before a full stop in which the abbreviation is looked for.
const TOKEN_WINDOW: usize = 96;

/// One paragraph, seen with what comes before it.
struct Splitter<'t> {
    text: &'t str,
    language: Language,
    /// The paragraph has no capitals, so a lower-case letter does not show that a sentence goes on.
    lower_case_only: bool,
}

impl Splitter<'_> {
    /// The end of the sentence that begins at `start`, if it is not the paragraph's last.
    fn end_of_sentence(&self, start: usize) -> Option<usize> {
        let mut at = start;
        let mut has_words = false;
        loop {
            let sign = at + self.text[at..].find(|c| is_terminator(c) || c == '(')?;
            has_words = has_words || self.text[at..sign].contains(char::is_alphanumeric);
            let rest = &self.text[sign..];
            if rest.starts_with('(') {
                let length = closing_parenthesis(rest).unwrap_or(1);
                has_words = has_words || length > 2;
                let alone = self.text[start..sign].trim().is_empty();
                at = sign + length;
                if alone && length > 2 && self.text[..at - 1].ends_with(is_terminator) {
                    return (at < self.text.len()).then_some(at);
                }
                continue;
            }
            let signs = rest.len() - rest.trim_start_matches(is_terminator).len();
            let end = sign + signs;
            let closed = self.text.len() - self.text[end..].trim_start_matches(is_closing).len();
            if has_words && self.ends(start, sign, end, closed) {
                return (closed < self.text.len()).then_some(closed);
            }
            at = end;
        }
    }

    /// Whether the sentence from `start` ends with the terminators at `sign..end`, quotes closed up to `closed`.
    fn ends(&self, start: usize, sign: usize, end: usize, closed: usize) -> bool {
        let before = &self.text[start..sign];
        let after = &self.text[closed..];
        let signs = &self.text[sign..end];
        if !after.is_empty() && !after.starts_with(char::is_whitespace) {
            return signs == "." && closed == end && is_missing_space(before, after);
        }
        let next = Next::of(after);
        let goes_on = next.lower && !self.lower_case_only;
        if goes_on && (signs.contains(['.', '…']) || closed > end || next.after_dash) {
            return false;
        }
        signs != "." || closed > end || self.full_stop_ends(before, next)
    }

    /// Whether a single full stop after `before` ends a sentence, what follows being no continuation.
    fn full_stop_ends(&self, before: &str, next: Next) -> bool {
        let token = last_token(before);
        let earlier = before[..before.len() - token.len()].trim_end();
        let token = token.trim_start_matches(is_opening);
        if token.is_empty() {
            return true;
        }
        if token.bytes().all(|b| b.is_ascii_digit()) {
            let numbers_an_item = earlier.is_empty();
            let ordinal = self.language == Language::Tr && token.len() <= 2 && !next.nothing;
            return !(numbers_an_item || ordinal);
        }
        match abbreviation(token, last_token(earlier), self.language) {
            Abbreviation::None => true,
            Abbreviation::Inner => false,
            Abbreviation::MayEnd => next.nothing || next.upper,
        }
    }
}

/// What follows a possible end of sentence, after spaces, dashes and opening quotes.
#[derive(Clone, Copy)]
struct Next {
    upper: bool,
    lower: bool,
    nothing: bool,
    after_dash: bool,
}

impl Next {
    fn of(after: &str) -> Self {
        let text = after.trim_start();
        let undashed = text.trim_start_matches(|c: char| is_dash(c) || c.is_whitespace());
        let first = undashed.trim_start_matches(is_opening).chars().next();
        Self {
            upper: first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase()),
            lower: first.is_some_and(char::is_lowercase),
            nothing: first.is_none(),
            after_dash: undashed.len() < text.len(),
        }
    }
}

/// The last stretch without spaces, looked for in a window so that texts without spaces cost no more than others.
fn last_token(text: &str) -> &str {
    let window = (text.len().saturating_sub(TOKEN_WINDOW)..)
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    let text = &text[window..];
    text.rfind(char::is_whitespace)
        .map_or(text, |at| text[at..].trim_start())
}

/// Whether a writer forgot the space after a full stop: `dedi.Onun`, not `misal.az` or `A.B`.
fn is_missing_space(before: &str, after: &str) -> bool {
    let token = last_token(before);
    let mut next = after.chars();
    token.chars().rev().take_while(|c| c.is_lowercase()).count() >= 3
        && !token.contains(['/', '@', '.'])
        && next.next().is_some_and(char::is_uppercase)
        && next.next().is_some_and(char::is_lowercase)
        && next.next().is_some_and(char::is_lowercase)
}

/// The length of the bracketed text that `text` begins with, if it closes soon.
fn closing_parenthesis(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text
        .char_indices()
        .take_while(|&(at, _)| at < MAX_PARENTHESIS_BYTES)
    {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => return Some(at + 1),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Adds the sentence in `range`, trimmed, in pieces of at most [`MAX_SENTENCE_BYTES`].
fn push_capped(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let mut start = range.start;
    loop {
        let rest = &text[start..range.end];
        start += rest.len() - rest.trim_start().len();
        let length = text[start..range.end].trim_end().len();
        if length == 0 {
            return;
        }
        if length <= MAX_SENTENCE_BYTES {
            found.push(start..start + length);
            return;
        }
        let cut = cut_before_cap(&text[start..start + length]);
        found.push(start..start + text[start..start + cut].trim_end().len());
        start += cut;
    }
}

/// Where to cut a text that is too long: after the last semicolon, comma or space in the second half of what fits.
fn cut_before_cap(text: &str) -> usize {
    let cap = (0..=MAX_SENTENCE_BYTES)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len());
    let fits = &text[..cap];
    [&[';'][..], &[','][..], &[' '][..]]
        .into_iter()
        .filter_map(|signs| fits.rfind(signs).map(|at| at + 1))
        .find(|&at| at > cap / 2)
        .unwrap_or(cap)
}

#[cfg(test)]
mod tests;
