//! Text as it arrives in foreign fields: entities, tags, stray control characters.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer};

/// Text without HTML: entities decoded, tags out, white space single.
///
/// Publishing systems write `&quot;`, `&amp;#8217;` (encoded twice) and `<p>` into JSON-LD fields that are plain text.
pub(crate) fn plain_text(text: &str) -> String {
    if !text.contains(['&', '<']) {
        return one_line(text);
    }
    let once = without_html(text);
    let twice = if once.contains('&') {
        without_html(&once)
    } else {
        once
    };
    one_line(&twice)
}

/// White space and control characters become single spaces; none at the ends.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
    {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The same text without control characters, line ends and tabs kept, trimmed.
pub(crate) fn without_controls(text: &str) -> String {
    let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    text.trim().chars().filter(kept).collect()
}

fn without_html(text: &str) -> String {
    let tokenizer = Tokenizer::new(Characters::default(), Default::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    // A sink that never asks for a pause lets everything through in one go.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// Collects characters; a tag parts words like a space.
#[derive(Default)]
struct Characters(RefCell<String>);

impl TokenSink for Characters {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(characters) => self.0.borrow_mut().push_str(&characters),
            Token::TagToken(tag) if !is_inline(&tag.name) => self.0.borrow_mut().push(' '),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Elements that stand within a word or sentence.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "b" | "i" | "em" | "strong" | "span" | "sup" | "sub" | "u" | "q" | "mark" | "small"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_once_or_twice_encoded_and_tags_are_read() {
        let cases = [
            ("Göl &quot;qurudu&quot; dedi", "Göl \"qurudu\" dedi"),
            ("It&amp;#8217;s gone", "It’s gone"),
            ("<p>Бірінші</p><p>екін<b>ші</b></p>", "Бірінші екінші"),
            ("5 < 7 & 7 > 5", "5 < 7 & 7 > 5"),
            ("iki\u{a0}\u{a0}söz\r\n", "iki söz"),
            ("a\u{1b}[31mred", "a [31mred"),
        ];
        for (given, expected) in cases {
            assert_eq!(plain_text(given), expected, "{given}");
        }
    }
}
