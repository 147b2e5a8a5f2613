//! What a file is, by its content. Names and declared types are not believed.

/// A kind of file that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileKind {
    /// Its media type (RFC 2046).
    pub media_type: &'static str,
    /// What its name ends with, without the dot.
    pub extension: &'static str,
}

/// The kinds whose first bytes tell them. No archives, whose content nobody sees, and no SVG, which can hold scripts.
const TAKEN: &[(&str, &str)] = &[
    ("image/png", "png"),
    ("image/jpeg", "jpg"),
    ("image/gif", "gif"),
    ("image/webp", "webp"),
    ("image/heif", "heif"),
    ("image/avif", "avif"),
    ("application/pdf", "pdf"),
    (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
    ),
    (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
    ),
    ("application/vnd.oasis.opendocument.text", "odt"),
    ("audio/mpeg", "mp3"),
    ("audio/ogg", "ogg"),
    ("audio/x-wav", "wav"),
    ("audio/m4a", "m4a"),
    ("video/mp4", "mp4"),
    ("video/webm", "webm"),
    ("video/quicktime", "mov"),
];
const WARC: FileKind = FileKind {
    media_type: "application/warc",
    extension: "warc",
};
const HTML: FileKind = FileKind {
    media_type: "text/html",
    extension: "html",
};
const TEXT: FileKind = FileKind {
    media_type: "text/plain",
    extension: "txt",
};
/// How every WARC file begins (ISO 28500).
const WARC_BEGIN: &[u8] = b"WARC/1.";

impl FileKind {
    /// The kind of these bytes; none where it is not taken.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(WARC_BEGIN) {
            return Some(WARC);
        }
        match infer::get(bytes) {
            Some(found) if found.mime_type() == HTML.media_type => is_text(bytes).then_some(HTML),
            Some(found) => {
                let (media_type, extension) = *TAKEN.iter().find(|(taken, _)| *taken == found.mime_type())?;
                Some(Self {
                    media_type,
                    extension,
                })
            }
            None => is_text(bytes).then_some(TEXT),
        }
    }

    /// Whether browsers may show it beside our pages.
    #[must_use]
    pub fn is_picture(&self) -> bool {
        self.media_type.starts_with("image/")
    }
}

/// UTF-8 without the control characters that no text has.
fn is_text(bytes: &[u8]) -> bool {
    let allowed = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    std::str::from_utf8(bytes).is_ok_and(|text| text.chars().all(allowed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_content() {
        let told = |bytes: &[u8]| FileKind::of(bytes).map(|kind| kind.media_type);
        for (bytes, kind) in [
            (&b"\xff\xd8\xff\xe0\0\x10JFIF"[..], Some("image/jpeg")),
            (b"%PDF-1.7\n", Some("application/pdf")),
            ("Göl quruyub.\r\n".as_bytes(), Some("text/plain")),
            (b"<!DOCTYPE html><p>x", Some("text/html")),
            (b"WARC/1.1\r\nWARC-Type: response\r\n", Some("application/warc")),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Some("text/plain")),
            (b"\x1f\x8b\x08\0", None),
            (b"#!/bin/sh\nrm -rf /\n", None),
            (b"\xfe\xff", None),
        ] {
            assert_eq!(told(bytes), kind, "{}", String::from_utf8_lossy(bytes));
        }
        let docx =
            b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0\0\0[Content_Types].xml";
        assert_eq!(told(docx), None, "a zip that begins as documents do is none yet");
    }
}
