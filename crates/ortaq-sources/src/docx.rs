//! Text of Office Open XML word-processing documents (ECMA-376, part 1, clause 17).
//!
//! Reads `word/document.xml` as a stream of events: paragraphs, line breaks and tabs. Styles, notes, headers and
//! images are not read.

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::document::{Document, DocumentKind, LimitKind, Notice};
use crate::error::ReadError;
use crate::limits;

/// Reads a DOCX.
///
/// # Errors
/// [`ReadError::Docx`] when the archive or its XML is broken or larger than allowed.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let failed = |reason: String| ReadError::Docx { reason };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| failed(e.to_string()))?;
    let mut document = Document::empty(DocumentKind::Docx);
    if let Ok(core) = archive.by_name("docProps/core.xml") {
        // Properties are a convenience: a document without readable ones is read all the same.
        let _ = properties(core, &mut document);
    }
    let main = archive
        .by_name("word/document.xml")
        .map_err(|e| failed(e.to_string()))?;
    let limited = main.take(limits::MAX_DOCX_XML_BYTES + 1);
    let mut reader = Reader::from_reader(BufReader::new(limited));
    let mut text = Paragraphs::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader
            .read_event_into(&mut buffer)
            .map_err(|e| failed(e.to_string()))?;
        if reader.buffer_position() > limits::MAX_DOCX_XML_BYTES {
            return Err(failed(format!(
                "its text takes more than {} bytes",
                limits::MAX_DOCX_XML_BYTES
            )));
        }
        match event {
            Event::Start(tag) => text.start(&tag),
            Event::Empty(tag) => text.empty(&tag),
            Event::End(tag) => text.end(tag.local_name().as_ref()),
            Event::Text(run) if text.in_text => text.current.push_str(&run),
            Event::GeneralRef(name) if text.in_text => text.reference(&name),
            Event::Eof => break,
            _ => {}
        }
        if text.chars > limits::MAX_ARTICLE_CHARS {
            let value = limits::MAX_ARTICLE_CHARS;
            document.notices.push(Notice::Truncated {
                limit: LimitKind::ArticleChars,
                value,
            });
            break;
        }
    }
    document.paragraphs = text.done;
    Ok(document)
}

/// Paragraphs as they are put together from runs.
#[derive(Default)]
struct Paragraphs {
    done: Vec<String>,
    current: String,
    in_text: bool,
    chars: usize,
}

impl Paragraphs {
    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "t" => self.in_text = true,
            "p" => self.flush(),
            _ => {}
        }
    }

    fn empty(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "tab" => self.current.push(' '),
            "br" | "cr" => self.current.push('\n'),
            "noBreakHyphen" => self.current.push('-'),
            "p" => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "p" => self.flush(),
            _ => {}
        }
    }

    /// `&amp;` and its like come as events of their own.
    fn reference(&mut self, name: &str) {
        if let Some(number) = name.strip_prefix('#') {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => number.parse().ok(),
            };
            self.current.extend(code.and_then(char::from_u32));
        } else if let Some(text) = quick_xml::escape::resolve_predefined_entity(name) {
            self.current.push_str(text);
        }
    }

    fn flush(&mut self) {
        let text = self.current.split_whitespace().collect::<Vec<_>>().join(" ");
        self.current.clear();
        self.chars += text.len();
        if !text.is_empty() {
            self.done.push(text);
        }
    }
}

/// Title, author and date from the package's core properties.
fn properties(part: impl Read, document: &mut Document) -> Option<()> {
    let mut xml = String::new();
    part.take(limits::MAX_DOCX_PROPERTIES_BYTES)
        .read_to_string(&mut xml)
        .ok()?;
    let mut reader = Reader::from_str(&xml);
    let mut element = String::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => element = tag.local_name().as_ref().to_owned(),
            Event::End(_) => element.clear(),
            Event::Text(text) => {
                let value = text.trim().to_owned();
                let slot = match element.as_str() {
                    "title" => &mut document.title,
                    "creator" => &mut document.byline,
                    "created" => &mut document.published,
                    "language" => &mut document.declared_language,
                    _ => continue,
                };
                if !value.is_empty() {
                    *slot = Some(value);
                }
            }
            Event::Eof => return Some(()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn docx(document: &[u8]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file("docProps/core.xml", options).unwrap();
        let core = "<cp:coreProperties><dc:title>Körpü</dc:title><dc:creator>A. Kərimli</dc:creator></cp:coreProperties>";
        writer.write_all(core.as_bytes()).unwrap();
        writer.start_file("word/document.xml", options).unwrap();
        writer.write_all(document).unwrap();
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn paragraphs_runs_and_entities_are_joined() {
        let xml = "<w:document><w:body><w:p><w:r><w:t>Yeni kör</w:t></w:r><w:r><w:t>pü</w:t></w:r><w:r><w:tab/>\
                   <w:t>A &amp; B&#601;</w:t></w:r></w:p><w:p/><w:p><w:r><w:instrText>PAGE</w:instrText><w:t>Son.\
                   </w:t></w:r></w:p></w:body></w:document>";
        let document = read(&docx(xml.as_bytes())).unwrap();
        assert_eq!(document.paragraphs, ["Yeni körpü A & Bə", "Son."]);
        assert_eq!(document.title.as_deref(), Some("Körpü"));
        assert_eq!(document.byline.as_deref(), Some("A. Kərimli"));
    }

    #[test]
    fn a_zip_bomb_is_refused() {
        let mut xml = b"<w:document><w:p><w:r><w:t>".to_vec();
        xml.resize(limits::MAX_DOCX_XML_BYTES as usize + 100, b' ');
        assert!(matches!(read(&docx(&xml)), Err(ReadError::Docx { .. })));
    }

    #[test]
    fn broken_archives_and_markup_are_errors() {
        assert!(matches!(
            read(b"PK\x03\x04 word/document"),
            Err(ReadError::Docx { .. })
        ));
        assert!(matches!(
            read(&docx(b"<w:p><w:t>x</w:p>")),
            Err(ReadError::Docx { .. })
        ));
    }
}
