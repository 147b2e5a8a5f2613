//! Fact-checks from files that others wrote: `ClaimReview`, JSON lines, CSV.
//!
//! [`read_fact_checks`] reads any of them as a stream, in bounded memory, and hands over every item with its place in
//! the file: a [`FactCheck`] that is [valid](FactCheck::validate), or the reason why it was refused, in words for the
//! person who has to mend the file. It is lenient where a field is optional (an unreadable date is left out and counted)
//! and strict where a record would say something wrong.
//!
//! It stores nothing and detects no language.

mod csv;
mod dates;
mod fields;
mod gzip;
mod jsonl;
mod sniff;
mod text;

use std::fmt;
use std::io::{self, BufRead};
use std::ops::ControlFlow;

use ortaq_core::{FactCheck, InvalidFactCheck};

use crate::claimreview;

pub use self::csv::COLUMNS as CSV_COLUMNS;
pub use self::csv::escape_formula;
pub use gzip::{GzipLimitExceeded, decompressed};

pub(crate) use dates::{date_from_text, date_from_value};
pub(crate) use fields::{derived_id, from_value, host, keywords, language_tag, web_address};
pub(crate) use text::{one_line, plain_text, without_controls};

/// Changes when a file is read differently than before, so that files already imported are read again.
pub const READER_VERSION: u32 = 1;

/// The forms in which fact-checks arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON-LD: a `ClaimReview`, an array, a `@graph`, a `DataFeed`; also a plain array of the objects of
    /// [`Format::JsonLines`].
    JsonLd,
    /// A web page with JSON-LD in `<script>` elements.
    Html,
    /// One JSON object a line: our own export, the short form `{id, lang, claim, verdict, date, source, url, title}`, or
    /// a `ClaimReview`.
    JsonLines,
    /// A table with a header line; comma, semicolon or tab.
    Csv,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::JsonLd => "JSON-LD",
            Self::Html => "HTML",
            Self::JsonLines => "JSON lines",
            Self::Csv => "CSV",
        })
    }
}

/// An item and its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// Which item of the file it is; 1 is the first. Accepted and refused items are counted alike.
    pub item: u64,
    /// Line on which it begins (JSON-LD in HTML: the line of its `<script>`); 1 is the first.
    pub line: u64,
    /// The item.
    pub value: T,
}

/// Why an item is not a fact-check that can be kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Rejection {
    /// A line or row above its limit.
    #[error("longer than {limit} bytes")]
    TooLong {
        /// The limit.
        limit: usize,
    },
    /// Bytes that are not UTF-8.
    #[error("not UTF-8 text")]
    NotUtf8,
    /// Broken JSON.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// JSON, but no object.
    #[error("not a JSON object but {0}")]
    NotAnObject(&'static str),
    /// Our own form with a field of another type.
    #[error("not in the form of our export: {0}")]
    NotOurForm(String),
    /// An object of another type.
    #[error("there is no ClaimReview in it (its type is {0})")]
    NotAClaimReview(String),
    /// A row with more or fewer cells than the header.
    #[error("{found} cells where the header has {expected}")]
    Cells {
        /// Cells in the row.
        found: usize,
        /// Cells in the header.
        expected: usize,
    },
    /// A rule of the record is broken.
    #[error(transparent)]
    Invalid(#[from] InvalidFactCheck),
}

/// What was read of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Items accepted.
    pub accepted: u64,
    /// Items refused.
    pub rejected: u64,
    /// Optional fields left out of accepted items because they could not be read, like a date without a year.
    pub fields_left_out: u64,
}

/// A file that cannot be read any further. What came before was handed over and stays valid.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UnreadableRecords {
    /// Reading the bytes failed.
    #[error("cannot be read: {0}")]
    Io(#[from] io::Error),
    /// No form that we know.
    #[error("neither JSON-LD, JSON lines, CSV nor HTML: {0}")]
    UnknownFormat(&'static str),
    /// The JSON breaks off or is wrong, so that what follows has no meaning.
    #[error("line {line}: the JSON is broken here, and what follows cannot be read: {reason}")]
    BrokenJson {
        /// Line of the fault.
        line: u64,
        /// What is wrong.
        reason: String,
    },
    /// One element, page or header is larger than its limit.
    #[error("line {line}: {what} is larger than {limit} bytes")]
    TooLarge {
        /// Line at which the limit was reached.
        line: u64,
        /// What is too large.
        what: &'static str,
        /// The limit.
        limit: usize,
    },
    /// A table without a column for the claim.
    #[error(
        "line 1: the header names no column for the claim (columns: {columns}); one must be called `claim`"
    )]
    NoClaimColumn {
        /// The columns there are.
        columns: String,
    },
}

/// Receives every item of a file; `Break` stops reading.
pub type OnItem<'a> = dyn FnMut(Located<Result<FactCheck, Rejection>>) -> ControlFlow<()> + 'a;

/// Reads a file of fact-checks as a stream; `format` is recognised from the first bytes where it is `None`.
///
/// Memory is bounded by [`limits::MAX_RECORD_BYTES`](crate::limits::MAX_RECORD_BYTES) for lines, rows and elements and
/// by [`limits::MAX_INPUT_BYTES`](crate::limits::MAX_INPUT_BYTES) for a web page.
///
/// # Errors
/// Where reading cannot go on. Items before the fault have been handed over.
pub fn read_fact_checks(
    reader: impl BufRead,
    format: Option<Format>,
    on_item: &mut OnItem<'_>,
) -> Result<Summary, UnreadableRecords> {
    let (mut reader, head) = sniff::with_head(reader)?;
    let format = match format {
        Some(format) => format,
        None => sniff::format_of(&head)?,
    };
    let mut items = Items::new(on_item);
    sniff::skip_byte_order_mark(&mut reader, &head)?;
    match format {
        Format::JsonLd => claimreview::read_json(reader, &mut items)?,
        Format::Html => claimreview::read_html(reader, &mut items)?,
        Format::JsonLines => jsonl::read(reader, &mut items)?,
        Format::Csv => csv::read(reader, &head, &mut items)?,
    }
    Ok(items.summary)
}

/// Counts items, validates them and hands them over.
pub(crate) struct Items<'a, 'b> {
    on_item: &'a mut OnItem<'b>,
    summary: Summary,
    stopped: bool,
}

/// A record as a reader understood it, and how many optional fields it had to leave out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Understood {
    pub(crate) record: FactCheck,
    pub(crate) left_out: u64,
}

impl<'a, 'b> Items<'a, 'b> {
    fn new(on_item: &'a mut OnItem<'b>) -> Self {
        Self {
            on_item,
            summary: Summary::default(),
            stopped: false,
        }
    }

    /// Hands over one item; `Break` when the receiver has had enough.
    pub(crate) fn hand_over(&mut self, line: u64, item: Result<Understood, Rejection>) -> ControlFlow<()> {
        let item = item.and_then(|understood| {
            understood.record.validate()?;
            Ok(understood)
        });
        match &item {
            Ok(understood) => {
                self.summary.accepted += 1;
                self.summary.fields_left_out += understood.left_out;
            }
            Err(_) => self.summary.rejected += 1,
        }
        let number = self.summary.accepted + self.summary.rejected;
        let located = Located {
            item: number,
            line,
            value: item.map(|understood| understood.record),
        };
        let flow = (self.on_item)(located);
        self.stopped |= flow.is_break();
        flow
    }

    /// The receiver has had enough.
    pub(crate) fn stopped(&self) -> bool {
        self.stopped
    }
}

/// What is wrong with a JSON text and in which column. The parser's own line number is left out: it counts from the
/// text's beginning, not the file's.
pub(crate) fn json_fault(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    format!(
        "{} at column {}",
        message.strip_suffix(&place).unwrap_or(&message),
        error.column()
    )
}
