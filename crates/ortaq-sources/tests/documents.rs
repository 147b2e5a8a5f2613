//! Documents as office programs and browsers write them.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::io::Write;
use std::path::Path;

use ortaq_sources::{DocumentKind, Notice, ReadError, ReadHint, limits, read};

fn file(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    std::fs::read(folder.join(name)).unwrap()
}

/// The texts of the headings and paragraphs of `bulletin.html`, each of which is one line, without soft hyphens.
fn bulletin() -> Vec<String> {
    let page = String::from_utf8(file("bulletin.html")).unwrap();
    let lines = page
        .lines()
        .filter(|line| line.starts_with("<h") && line.contains("</h") || line.starts_with("<p"));
    let text = |line: &str| Some(line.split_once('>')?.1.rsplit_once("</")?.0.replace("&shy;", ""));
    lines.map(|line| text(line).unwrap()).collect()
}

#[test]
fn a_pdf_gives_its_paragraphs_as_they_were_written() {
    // A browser printed it: embedded fonts with ligatures, justified and hyphenated lines, paragraphs that run over pages
    // and columns, running heads and page numbers.
    let document = read(&file("bulletin.pdf"), &ReadHint::default()).unwrap();
    assert_eq!(document.kind, DocumentKind::Pdf);
    assert_eq!(document.notices, []);
    assert_eq!(document.paragraphs, bulletin());
}

/// A PDF of one page with these objects; the page draws object 4 and may draw forms `A` (object 5) and `B` (object 6).
fn pdf(objects: &[(u32, &str, &[u8])]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut offsets = [0; 8];
    let page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources \
                << /Font << /F 3 0 R >> /XObject << /A 5 0 R /B 6 0 R >> >>";
    let fixed = [
        (1, "/Type /Catalog /Pages 2 0 R"),
        (2, "/Type /Pages /Kids [7 0 R] /Count 1"),
        (
            3,
            "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding",
        ),
        (7, page),
    ];
    for (number, dictionary) in fixed {
        offsets[number] = file.len();
        file.extend(format!("{number} 0 obj << {dictionary} >> endobj\n").bytes());
    }
    for (number, dictionary, bytes) in objects {
        offsets[*number as usize] = file.len();
        let length = bytes.len();
        file.extend(format!("{number} 0 obj << {dictionary} /Length {length} >> stream\n").bytes());
        file.extend(*bytes);
        file.extend(b"\nendstream endobj\n");
    }
    let start = file.len();
    file.extend(b"xref\n0 8\n0000000000 65535 f \n");
    for offset in &offsets[1..] {
        file.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    file.extend(format!("trailer << /Size 8 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF").bytes());
    file
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

const SENTENCE: &[u8] = b"BT /F 12 Tf 10 100 Td (The bridge is open.) Tj ET";
const FORM: &str = "/Type /XObject /Subtype /Form /BBox [0 0 200 200]";

fn paragraphs(file: &[u8]) -> Vec<String> {
    read(file, &ReadHint::default()).unwrap().paragraphs
}

#[test]
fn text_is_read_from_packed_streams_and_from_forms() {
    let packed = deflated(SENTENCE);
    assert_eq!(
        paragraphs(&pdf(&[(4, "/Filter /FlateDecode", &packed)])),
        ["The bridge is open."]
    );
    let forms = [(4, "", &b"/A Do"[..]), (5, FORM, SENTENCE)];
    assert_eq!(paragraphs(&pdf(&forms)), ["The bridge is open."]);
}

#[test]
fn forms_that_contain_themselves_end() {
    let resources = "/Resources << /Font << /F 3 0 R >> /XObject << /A 5 0 R /B 6 0 R >> >>";
    let with_resources = format!("{FORM} {resources}");
    for dictionary in [FORM, &with_resources] {
        let content = [SENTENCE, b" /A Do"].concat();
        let endless = [
            (4, "", &content[..]),
            (5, dictionary, b"/B Do"),
            (6, dictionary, b"/A Do"),
        ];
        assert_eq!(
            paragraphs(&pdf(&endless)),
            ["The bridge is open."],
            "{dictionary}"
        );
    }
}

#[test]
fn streams_that_unpack_to_too_much_are_not_unpacked() {
    let page = usize::try_from(limits::MAX_PDF_STREAM_BYTES).unwrap();
    let padded = |length: usize| deflated(&[SENTENCE, &vec![b' '; length - SENTENCE.len()]].concat());
    let fits = pdf(&[(4, "/Filter /FlateDecode", &padded(page))]);
    assert_eq!(paragraphs(&fits), ["The bridge is open."]);
    let all = usize::try_from(limits::MAX_PDF_UNPACKED_BYTES).unwrap();
    for (length, twice) in [(page + 1, false), (all + 1, false), (page + 1, true)] {
        let packed = padded(length);
        let (filter, packed) = if twice {
            ("/Filter [/FlateDecode /FlateDecode]", deflated(&packed))
        } else {
            ("/Filter /FlateDecode", packed)
        };
        let refused = read(&pdf(&[(4, filter, &packed)]), &ReadHint::default());
        assert!(
            matches!(refused, Err(ReadError::Pdf { .. } | ReadError::PdfScanned)),
            "{length}: {refused:?}"
        );
    }
}

#[test]
fn pictures_are_passed_over() {
    let picture =
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray";
    let content = [b"/A Do ", SENTENCE].concat();
    assert_eq!(
        paragraphs(&pdf(&[(4, "", &content), (5, picture, b"(\xff\x00 Tj")])),
        ["The bridge is open."]
    );
}

#[test]
fn a_page_that_cannot_be_read_is_told_and_what_came_before_its_fault_is_kept() {
    let content = [SENTENCE, b" /NoSuchFont 12 Tf (lost) Tj"].concat();
    let document = read(&pdf(&[(4, "", &content)]), &ReadHint::default()).unwrap();
    assert_eq!(document.paragraphs, ["The bridge is open."]);
    assert_eq!(document.notices, [Notice::UnreadPages { pages: 1 }]);
}
