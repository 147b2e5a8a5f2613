//! Leaves out what a tag has beyond a sane number of attributes, before the markup is parsed.
//!
//! A tokenizer that must drop duplicate attributes compares each with all before it: a tag with a million of them
//! would take hours. This pass follows tags only as far as it needs to count; it may also look into scripts that
//! contain something like a tag, where the only effect is that part of a script, which nobody reads, goes missing.

use std::borrow::Cow;

use crate::limits;

/// The markup with every tag cut after [`limits::MAX_HTML_ATTRIBUTES`] attributes.
pub(crate) fn limit_attributes(markup: &str) -> Cow<'_, str> {
    let bytes = markup.as_bytes();
    let mut kept = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(offset) = memchr::memchr(b'<', &bytes[at..]) {
        let open = at + offset;
        at = open + 1;
        let name = if bytes.get(at) == Some(&b'/') { at + 1 } else { at };
        if !bytes.get(name).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let tag = scan_tag(bytes, name);
        if let Some(from) = tag.excess_from {
            kept.push_str(&markup[copied..from]);
            copied = tag.end;
        }
        at = tag.end;
    }
    if copied == 0 {
        return Cow::Borrowed(markup);
    }
    kept.push_str(&markup[copied..]);
    Cow::Owned(kept)
}

struct TagSpan {
    /// Index of the closing `>`, or the end of the input.
    end: usize,
    /// Where the first attribute too many begins.
    excess_from: Option<usize>,
}

/// Follows one tag from its name to its `>`, counting attributes as HTML's tokenizer separates them.
fn scan_tag(bytes: &[u8], name: usize) -> TagSpan {
    let mut attributes = 0;
    let mut excess_from = None;
    let mut at = name;
    let mut separated = false;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => break,
            b'=' => {
                at = skip_value(bytes, at + 1);
                separated = true;
                continue;
            }
            b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' => separated = true,
            _ if separated => {
                separated = false;
                attributes += 1;
                // An ASCII byte came before, so this is a character's first byte.
                if attributes > limits::MAX_HTML_ATTRIBUTES && excess_from.is_none() {
                    excess_from = Some(at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    TagSpan {
        end: at.min(bytes.len()),
        excess_from,
    }
}

/// The index after an attribute's value, quoted or not.
fn skip_value(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    match bytes.get(at) {
        Some(&quote @ (b'"' | b'\'')) => {
            memchr::memchr(quote, &bytes[at + 1..]).map_or(bytes.len(), |offset| at + offset + 2)
        }
        _ => {
            while bytes
                .get(at)
                .is_some_and(|b| !b.is_ascii_whitespace() && *b != b'>')
            {
                at += 1;
            }
            at
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_markup_is_untouched() {
        let page =
            "<p class=\"a b\" title='x > y' data-k=v>metn</p><br/><a href=\"/q?a=1&b=2\">söz</a> 3 < 4";
        assert!(matches!(limit_attributes(page), Cow::Borrowed(_)));
    }

    #[test]
    fn attributes_beyond_the_limit_are_left_out_and_the_tag_still_closes() {
        let many: String = (0..limits::MAX_HTML_ATTRIBUTES * 3)
            .map(|i| format!("a{i} "))
            .collect();
        let page = format!("<p {many}>metn</p>");
        let cut = limit_attributes(&page);
        assert!(cut.ends_with(">metn</p>"));
        assert_eq!(cut.matches(" a").count(), limits::MAX_HTML_ATTRIBUTES);
    }

    #[test]
    fn attributes_without_spaces_between_them_count_too() {
        let many = "a=\"1\"".repeat(limits::MAX_HTML_ATTRIBUTES + 50);
        let cut_page = format!("<p {many}>metn");
        assert!(limit_attributes(&cut_page).len() < cut_page.len());
    }

    #[test]
    fn exactly_the_limit_is_kept() {
        let many = " é=\"ə\"".repeat(limits::MAX_HTML_ATTRIBUTES);
        assert!(matches!(
            limit_attributes(&format!("<p{many}>")),
            Cow::Borrowed(_)
        ));
    }
}
