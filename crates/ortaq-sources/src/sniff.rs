//! What kind of file some bytes are. The bytes decide; hints decide between HTML and text where bytes do not.

use crate::document::DocumentKind;
use crate::error::ReadError;
use crate::read::ReadHint;

/// Beginnings of files that people feed to a reader by mistake, and what to call them.
const BINARY: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office file (.doc, .xls); save it as .docx",
    ),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF file; save it as .docx"),
    (b"OggS", "an audio file"),
    (b"ID3", "an audio file"),
    (b"\x00\x00\x00\x18ftyp", "a video file"),
    (b"\x00\x00\x00\x20ftyp", "a video file"),
];

/// Bytes looked at.
const HEAD: usize = 4_096;

/// Tells the kind.
///
/// # Errors
/// [`ReadError::Binary`] for what holds no text in a form that can be read.
pub(crate) fn kind(bytes: &[u8], hint: &ReadHint) -> Result<DocumentKind, ReadError> {
    let head = &bytes[..bytes.len().min(HEAD)];
    if memchr::memmem::find(&head[..head.len().min(1_024)], b"%PDF-").is_some() {
        return Ok(DocumentKind::Pdf);
    }
    if head.starts_with(b"PK\x03\x04") {
        let wordlike = memchr::memmem::find(bytes, b"word/document").is_some();
        return if wordlike {
            Ok(DocumentKind::Docx)
        } else {
            Err(ReadError::Binary {
                what: "a zip archive",
            })
        };
    }
    if let Some((_, what)) = BINARY.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Err(ReadError::Binary { what });
    }
    if looks_binary(head) {
        return Err(ReadError::Binary { what: "binary data" });
    }
    Ok(if is_markup(head, hint) {
        DocumentKind::Html
    } else {
        DocumentKind::Text
    })
}

/// Control characters do not occur in text of any encoding; zeros only in pairs of UTF-16.
fn looks_binary(head: &[u8]) -> bool {
    if encoding_rs::Encoding::for_bom(head).is_some() {
        return false;
    }
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let utf16 = even.max(odd) * 20 > head.len() && even.min(odd) * 50 <= head.len();
    let control = head
        .iter()
        .filter(|b| matches!(b, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f))
        .count();
    let bad = if utf16 { 0 } else { control + even + odd };
    bad * 50 > head.len()
}

fn is_markup(head: &[u8], hint: &ReadHint) -> bool {
    let ascii: Vec<u8> = head
        .iter()
        .filter(|b| **b != 0)
        .map(u8::to_ascii_lowercase)
        .collect();
    let has = |needle: &str| memchr::memmem::find(&ascii, needle.as_bytes()).is_some();
    if ["<!doctype html", "<html", "<head", "<body", "<article", "<meta "]
        .into_iter()
        .any(has)
    {
        return true;
    }
    let said = hint.content_type.as_deref().is_some_and(|t| t.contains("html"))
        || hint.file_name.as_deref().is_some_and(|n| {
            let name = n.to_ascii_lowercase();
            [".html", ".htm", ".xhtml"].iter().any(|e| name.ends_with(e))
        });
    let plain = hint
        .content_type
        .as_deref()
        .is_some_and(|t| t.starts_with("text/plain"));
    said || (!plain
        && ["<p>", "<p ", "<div", "<br"]
            .into_iter()
            .filter(|n| has(n))
            .count()
            >= 1
        && has("</"))
}
