//! One entrance for all bytes: tells the kind of file, decodes it, hands it to its reader.

use url::Url;

use crate::document::{Document, DocumentKind};
use crate::error::ReadError;
use crate::{charset, docx, html, limits, pdf, sniff, text};

/// What is known about the bytes besides the bytes. Hints are weighed, never believed blindly.
#[derive(Debug, Clone, Default)]
pub struct ReadHint {
    /// `Content-Type` as a server sent it, parameters included.
    pub content_type: Option<String>,
    /// The file's name; only its extension matters.
    pub file_name: Option<String>,
    /// Where the bytes came from; base for relative links.
    pub url: Option<Url>,
}

/// Reads an article out of a file's or response's bytes.
///
/// # Errors
/// [`ReadError`] when the input is empty, too large, binary, or holds no text.
pub fn read(bytes: &[u8], hint: &ReadHint) -> Result<Document, ReadError> {
    if bytes.len() > limits::MAX_INPUT_BYTES {
        return Err(ReadError::TooLarge {
            bytes: bytes.len(),
            limit: limits::MAX_INPUT_BYTES,
        });
    }
    if bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        return Err(ReadError::Empty);
    }
    let mut document = match sniff::kind(bytes, hint)? {
        DocumentKind::Pdf => pdf::read(bytes)?,
        DocumentKind::Docx => docx::read(bytes)?,
        kind @ (DocumentKind::Html | DocumentKind::Text) => textual(bytes, hint, kind),
    };
    document.url = hint.url.as_ref().map(ToString::to_string);
    document.cut(limits::MAX_ARTICLE_CHARS);
    if document.paragraphs.is_empty() {
        return Err(ReadError::NoText);
    }
    Ok(document)
}

fn textual(bytes: &[u8], hint: &ReadHint, kind: DocumentKind) -> Document {
    let markup = kind == DocumentKind::Html;
    let host = hint.url.as_ref().and_then(Url::host_str);
    let tld = host
        .and_then(|h| h.rsplit('.').next())
        .filter(|t| t.bytes().all(|b| b.is_ascii_lowercase()));
    let mut notices = Vec::new();
    let decoded = charset::decode(bytes, hint.content_type.as_deref(), markup, tld, &mut notices);
    let mut document = if markup {
        html::read(&decoded, hint.url.as_ref())
    } else {
        let mut document = Document::empty(DocumentKind::Text);
        document.paragraphs = text::paragraphs(&decoded);
        document
    };
    notices.append(&mut document.notices);
    document.notices = notices;
    document
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{LimitKind, Notice};

    fn text_of(chars: usize) -> Document {
        read(&vec![b'a'; chars], &ReadHint::default()).expect("letters are text")
    }

    #[test]
    fn a_text_is_cut_after_its_limit_and_says_so() {
        let fits = text_of(limits::MAX_ARTICLE_CHARS);
        assert_eq!(
            (fits.text().len(), fits.notices.len()),
            (limits::MAX_ARTICLE_CHARS, 0)
        );
        let long = text_of(limits::MAX_ARTICLE_CHARS + 1);
        let limit = LimitKind::ArticleChars;
        let value = limits::MAX_ARTICLE_CHARS;
        assert_eq!(long.text().len(), value);
        assert_eq!(long.notices, [Notice::Truncated { limit, value }]);
    }
}
