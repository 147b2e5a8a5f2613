//! Which form a file is in, from its first bytes.

use std::io::{self, BufRead, Cursor, Read};

use super::{Format, UnreadableRecords};

/// How much is looked at. The first line of a JSON-lines file or a table's header nearly always ends within it.
const HEAD_BYTES: usize = 64 * 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The same bytes again, and a copy of the first of them.
pub(super) fn with_head<R: BufRead>(mut reader: R) -> io::Result<(impl BufRead, Vec<u8>)> {
    let mut head = Vec::with_capacity(HEAD_BYTES);
    reader.by_ref().take(HEAD_BYTES as u64).read_to_end(&mut head)?;
    Ok((Cursor::new(head.clone()).chain(reader), head))
}

/// Steps over the mark that some programs write before UTF-8 text.
pub(super) fn skip_byte_order_mark(reader: &mut impl Read, head: &[u8]) -> io::Result<()> {
    if head.starts_with(BYTE_ORDER_MARK) {
        reader.read_exact(&mut [0; 3])
    } else {
        Ok(())
    }
}

/// Recognises the form.
pub(super) fn format_of(head: &[u8]) -> Result<Format, UnreadableRecords> {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return Err(UnreadableRecords::UnknownFormat("it is UTF-16; save it as UTF-8"));
    }
    if head.contains(&0) {
        return Err(UnreadableRecords::UnknownFormat("it is binary"));
    }
    let text = head
        .strip_prefix(BYTE_ORDER_MARK)
        .unwrap_or(head)
        .trim_ascii_start();
    match text.first() {
        None => Err(UnreadableRecords::UnknownFormat("it is empty")),
        Some(b'<') => Ok(Format::Html),
        Some(b'[') => Ok(Format::JsonLd),
        Some(b'{') => Ok(format_of_object(text)),
        Some(_)
            if first_line(text)
                .0
                .iter()
                .any(|b| matches!(b, b',' | b';' | b'\t')) =>
        {
            Ok(Format::Csv)
        }
        Some(_) => Err(UnreadableRecords::UnknownFormat(
            "its first line is neither JSON nor a table's header",
        )),
    }
}

/// A text that begins with an object is JSON lines where the first line is complete and is not all there is.
fn format_of_object(text: &[u8]) -> Format {
    let (line, rest) = first_line(text);
    let linked_data = [
        &b"\"@context\""[..],
        b"\"@type\"",
        b"\"@graph\"",
        b"\"dataFeedElement\"",
    ]
    .iter()
    .any(|key| line.windows(key.len()).any(|w| w == *key));
    match serde_json::from_slice::<serde::de::IgnoredAny>(line) {
        Ok(_) if rest.trim_ascii().is_empty() && linked_data => Format::JsonLd,
        Ok(_) => Format::JsonLines,
        // One long line that goes on behind the head, or an object laid out over several lines.
        Err(e) if e.is_eof() && (linked_data || !rest.is_empty()) => Format::JsonLd,
        Err(_) => Format::JsonLines,
    }
}

fn first_line(text: &[u8]) -> (&[u8], &[u8]) {
    text.iter()
        .position(|b| *b == b'\n')
        .map_or((text, &[]), |end| text.split_at(end))
}
