//! Bytes to text: which encoding they are in, by the strongest witness.
//!
//! Order: byte order mark; the server's `charset`; a declaration in the markup; valid UTF-8; statistics
//! (chardetng, told the site's country by its top-level domain). A declared encoding that contradicts the bytes is
//! overruled: sites moved to UTF-8 and kept their old headers.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::document::Notice;
use crate::limits;

/// Decodes text; guesses and losses are added to `notices`. NUL characters are dropped.
pub(crate) fn decode(
    bytes: &[u8],
    content_type: Option<&str>,
    markup: bool,
    tld: Option<&str>,
    notices: &mut Vec<Notice>,
) -> String {
    let (encoding, skip) = choose(bytes, content_type, markup, tld, notices);
    let (text, lossy) = encoding.decode_without_bom_handling(&bytes[skip..]);
    if lossy {
        notices.push(Notice::UndecodableBytes {
            charset: encoding.name().to_owned(),
        });
    }
    if text.contains('\0') {
        notices.push(Notice::NulDropped);
        return text.replace('\0', "");
    }
    text.into_owned()
}

/// The encoding, and how many bytes of a byte order mark to skip.
fn choose(
    bytes: &[u8],
    content_type: Option<&str>,
    markup: bool,
    tld: Option<&str>,
    notices: &mut Vec<Notice>,
) -> (&'static Encoding, usize) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return (encoding, length);
    }
    if is_utf8(bytes) {
        return (UTF_8, 0);
    }
    let stated = content_type
        .and_then(charset_of_header)
        .or_else(|| if markup { declared(bytes) } else { None });
    if let Some(encoding) = stated.filter(|e| fits(e, bytes)) {
        return (encoding, 0);
    }
    let guessed = utf16_by_zeros(bytes).unwrap_or_else(|| statistics(bytes, tld));
    notices.push(Notice::CharsetGuessed {
        charset: guessed.name().to_owned(),
    });
    (guessed, 0)
}

/// Valid UTF-8, but for a character that the end of the input cut. Pure ASCII counts.
fn is_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => utf16_by_zeros(bytes).is_none(),
        Err(error) => error.error_len().is_none() && error.valid_up_to() > 0,
    }
}

/// Whether bytes that are not UTF-8 can be in a declared encoding.
fn fits(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    if encoding == UTF_8 {
        // A page may have a few broken characters (cut teasers, old database fields) and still be UTF-8.
        let head = &bytes[..bytes.len().min(limits::CHARSET_SAMPLE_BYTES)];
        let text = String::from_utf8_lossy(head);
        let broken = text.matches('\u{fffd}').count();
        let foreign = text.chars().filter(|c| !c.is_ascii()).count() - broken;
        return broken * 10 <= foreign;
    }
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return utf16_by_zeros(bytes) == Some(encoding);
    }
    true
}

/// The charset parameter of a `Content-Type`.
fn charset_of_header(content_type: &str) -> Option<&'static Encoding> {
    let lower = content_type.to_ascii_lowercase();
    let at = lower.find("charset=")? + "charset=".len();
    let label = lower[at..]
        .split([';', ','])
        .next()?
        .trim()
        .trim_matches(['"', '\'']);
    Encoding::for_label(label.as_bytes())
}

/// The encoding that `<meta charset>`, `<meta http-equiv>` or an XML declaration names within the first bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(limits::CHARSET_DECLARATION_BYTES)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let mut rest = head.as_str();
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !(rest.starts_with("meta") || rest.starts_with("?xml")) {
            continue;
        }
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        let value = ["charset", "encoding"].iter().find_map(|name| {
            let after = tag[tag.find(name)? + name.len()..]
                .trim_start()
                .strip_prefix('=')?;
            after
                .trim_start()
                .trim_start_matches(['"', '\''])
                .split(['"', '\'', ' ', ';', '/', '?'])
                .next()
        });
        if let Some(encoding) = value.and_then(|label| Encoding::for_label(label.as_bytes())) {
            // Markup in which this declaration could be read as ASCII is not UTF-16 (WHATWG HTML 13.2.3.2).
            return Some(encoding.output_encoding());
        }
    }
    None
}

/// UTF-16 without a mark: every other byte of mostly Latin text is zero, or the bytes pair up into Cyrillic or Arabic.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(limits::CHARSET_SAMPLE_BYTES) & !1];
    let pairs = sample.len() / 2;
    // In UTF-16 spaces, digits and line ends have a zero in every script.
    if pairs < 4 || !sample.contains(&0) {
        return None;
    }
    // High bytes of Latin, Cyrillic and Arabic letters: 0, 1, 4, 6; spaces and full stops have 0 in every script.
    let like_high = |offset: usize| {
        let high = sample.iter().skip(offset).step_by(2);
        let zeros = high.clone().filter(|b| **b == 0).count();
        let fitting = high.filter(|b| matches!(**b, 0 | 1 | 2 | 4 | 6 | 0x20)).count();
        zeros * 20 >= pairs && fitting * 20 >= pairs * 19
    };
    match (like_high(0), like_high(1)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

fn statistics(bytes: &[u8], tld: Option<&str>) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(limits::CHARSET_SAMPLE_BYTES)], true);
    detector.guess(tld.map(str::as_bytes), Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TURKISH: &str = "Şehrin belediye başkanı, yeni köprünün yapımına gelecek yıl başlanacağını ve inşaatın \
                           iki yıl süreceğini açıkladı. Işıklar söndürüldü, öğrenciler İzmir'e gitti.";
    const RUSSIAN: &str = "Мэр города сообщил, что строительство нового моста начнётся в следующем году и \
                           продлится два года. Жители обсудили проект на встрече.";

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
            .collect()
    }

    fn decoded(bytes: &[u8], content_type: Option<&str>, markup: bool) -> (String, Vec<Notice>) {
        let mut notices = Vec::new();
        let text = decode(bytes, content_type, markup, None, &mut notices);
        (text, notices)
    }

    #[test]
    fn legacy_encodings_are_told_from_the_bytes() {
        for (name, text) in [
            ("windows-1254", TURKISH),
            ("windows-1251", RUSSIAN),
            ("koi8-r", RUSSIAN),
        ] {
            let encoding = Encoding::for_label(name.as_bytes()).unwrap();
            let (bytes, _, _) = encoding.encode(text);
            let (read, notices) = decoded(&bytes, None, false);
            assert_eq!(read, text, "{name}");
            assert!(matches!(notices[..], [Notice::CharsetGuessed { .. }]), "{name}");
        }
    }

    #[test]
    fn utf16_is_read_with_and_without_a_mark() {
        for text in [TURKISH, RUSSIAN] {
            for big in [false, true] {
                assert_eq!(decoded(&utf16(text, big), None, false).0, text);
                assert_eq!(
                    decoded(&utf16(&format!("\u{feff}{text}"), big), None, false),
                    (text.to_owned(), vec![])
                );
            }
        }
    }

    #[test]
    fn a_declaration_is_believed_where_the_bytes_allow_it() {
        let page = format!("<html><head><meta charset=\"windows-1254\"></head><p>{TURKISH}");
        let (bytes, _, _) = encoding_rs::WINDOWS_1254.encode(&page);
        assert_eq!(decoded(&bytes, None, true), (page.clone(), vec![]));
        // The header outranks the page, the bytes outrank both.
        assert_eq!(
            decoded(&bytes, Some("text/html; charset=\"windows-1254\""), true).1,
            vec![]
        );
        assert_eq!(
            decoded(page.as_bytes(), Some("text/html; charset=windows-1251"), true),
            (page, vec![])
        );
    }

    #[test]
    fn utf8_cut_in_a_character_stays_utf8() {
        let cut = &"Bakı şəhə".as_bytes()[..11];
        let (text, notices) = decoded(cut, None, false);
        assert!(text.starts_with("Bakı şə"), "{text}");
        assert!(!notices.iter().any(|n| matches!(n, Notice::CharsetGuessed { .. })));
    }

    #[test]
    fn nul_characters_are_dropped_and_told() {
        assert_eq!(
            decoded(b"Sal\0am d\0ostlar", None, false),
            ("Salam dostlar".to_owned(), vec![Notice::NulDropped])
        );
    }
}
