//! Tables: a header line that names the columns, then one fact-check a row.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use csv::{ByteRecord, ErrorKind, ReaderBuilder};

use super::fields::{Field, Texts, build, folded};
use super::{Items, Rejection, Understood, UnreadableRecords};
use crate::limits::MAX_RECORD_BYTES;

/// Columns of our own export, in their order. A table with exactly these, or all but the last as before there were topics, is read
/// back without any change of its texts.
pub const COLUMNS: [&str; 16] = [
    "id",
    "claim",
    "language",
    "claimant",
    "claim_date",
    "appearances",
    "outlet",
    "outlet_url",
    "title",
    "summary",
    "url",
    "published",
    "rating",
    "normalised_verdict",
    "demo",
    "topics",
];

/// Guards a cell against spreadsheets that would run it as a formula: a leading `'` where it begins with one of
/// `= + - @`, their full-width forms, a tab or a line end. Cells that begin with `'` before one of these get one more, so that
/// the guard can be taken off again.
#[must_use]
pub fn escape_formula(cell: &str) -> Cow<'_, str> {
    if is_formula(cell.trim_start_matches('\'')) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

fn unescape_formula(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(inner) if is_formula(inner.trim_start_matches('\'')) => inner,
        _ => cell,
    }
}

fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
}

pub(super) fn read(
    reader: impl BufRead,
    head: &[u8],
    items: &mut Items<'_, '_>,
) -> Result<(), UnreadableRecords> {
    let mut rows = ReaderBuilder::new()
        .delimiter(delimiter(head))
        .flexible(true)
        .from_reader(RowLimit {
            inner: reader,
            since_row: 0,
        });
    let header = rows.byte_headers().map_err(|e| unreadable(e, 1))?.clone();
    let table = Table::new(&header)?;
    let mut row = ByteRecord::new();
    while !items.stopped() {
        rows.get_mut().since_row = 0;
        let line = rows.position().line();
        match rows.read_byte_record(&mut row) {
            Ok(false) => break,
            Ok(true) => {
                // The position before reading lies before blank lines that the reader passes over.
                let line = row.position().map_or(line, csv::Position::line);
                let _ = items.hand_over(line, table.record(&row));
            }
            Err(error) => return Err(unreadable(error, line)),
        }
    }
    Ok(())
}

/// Which of comma, semicolon and tab the header uses: the most frequent one outside quotes.
fn delimiter(head: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in head.iter().take_while(|b| **b != b'\n') {
        quoted ^= *byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(d, _)| d == byte && !quoted) {
            *count += 1;
        }
    }
    // `max_by_key` gives the last of equals; a comma is the right default.
    counts
        .iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(b',', |(delimiter, _)| *delimiter)
}

/// The header, understood.
struct Table {
    columns: Vec<String>,
    own: bool,
}

impl Table {
    fn new(header: &ByteRecord) -> Result<Self, UnreadableRecords> {
        let names: Vec<String> = header
            .iter()
            .map(|cell| String::from_utf8_lossy(cell).into_owned())
            .collect();
        let written: Vec<&str> = names.iter().map(String::as_str).collect();
        let own = written == COLUMNS || written == COLUMNS[..COLUMNS.len() - 1];
        let columns: Vec<String> = names.iter().map(|n| folded(n)).collect();
        if !Field::Claim
            .names()
            .iter()
            .any(|name| columns.iter().any(|c| c == name))
        {
            return Err(UnreadableRecords::NoClaimColumn {
                columns: shortened(&names.join(", ")),
            });
        }
        Ok(Self { columns, own })
    }

    fn record(&self, row: &ByteRecord) -> Result<Understood, Rejection> {
        if row.len() != self.columns.len() {
            return Err(Rejection::Cells {
                found: row.len(),
                expected: self.columns.len(),
            });
        }
        let cells: Vec<&str> = row
            .iter()
            .map(|cell| std::str::from_utf8(cell).map_err(|_| Rejection::NotUtf8))
            .collect::<Result<_, _>>()?;
        build(
            if self.own {
                Texts::AsWritten
            } else {
                Texts::Cleaned
            },
            |field| {
                let column = |name: &&str| self.columns.iter().position(|c| c == name);
                let named = field.names().iter().filter_map(column).map(|at| cells[at]);
                let cell = named.map(|cell| if self.own { unescape_formula(cell) } else { cell });
                cell.into_iter()
                    .find(|cell| !cell.trim().is_empty())
                    .map(Cow::Borrowed)
            },
        )
    }
}

/// Enough of a text to recognise it in a message.
fn shortened(text: &str) -> String {
    const SHOWN: usize = 200;
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}

fn unreadable(error: csv::Error, line: u64) -> UnreadableRecords {
    let message = error.to_string();
    match error.into_kind() {
        ErrorKind::Io(e)
            if e.kind() == io::ErrorKind::FileTooLarge
                && e.get_ref()
                    .is_some_and(<dyn std::error::Error + Send + Sync>::is::<RowTooLong>) =>
        {
            UnreadableRecords::TooLarge {
                line,
                what: "one row (is a closing quote missing?)",
                limit: MAX_RECORD_BYTES,
            }
        }
        ErrorKind::Io(e) => UnreadableRecords::Io(e),
        _ => UnreadableRecords::Io(io::Error::other(message)),
    }
}

/// Stops a row without end, such as one after an unclosed quote, before it fills the memory.
struct RowLimit<R> {
    inner: R,
    since_row: usize,
}

#[derive(Debug, thiserror::Error)]
#[error("the row is too long")]
struct RowTooLong;

impl<R: Read> Read for RowLimit<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since_row > MAX_RECORD_BYTES {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, RowTooLong));
        }
        let read = self.inner.read(buffer)?;
        self.since_row += read;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_header_tells_the_delimiter() {
        assert_eq!(delimiter(b"claim,verdict\n1;2;3;4"), b',');
        assert_eq!(delimiter(b"claim;\"a,b,c\";verdict\n"), b';');
        assert_eq!(delimiter(b"claim\tverdict\n"), b'\t');
        assert_eq!(delimiter(b"claim\n"), b',');
    }

    proptest! {
        #[test]
        fn escaping_is_undone_exactly_and_no_escaped_cell_is_a_formula(cell in "['=+@\\-＝a-c \t]{0,8}") {
            let escaped = escape_formula(&cell);
            prop_assert!(!is_formula(&escaped));
            prop_assert_eq!(unescape_formula(&escaped), cell.as_str());
        }
    }
}
