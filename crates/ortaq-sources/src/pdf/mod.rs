//! Text of PDF files that have a text layer.
//!
//! The PDF reader is other people's code over a format full of traps: it runs on a thread of its own, its panics are
//! caught, its time is limited, and [`guard`] takes out what it would choke on. It finds characters and their places;
//! [`lines`] and [`paragraphs`] make text of them.

mod guard;
mod lines;
mod paragraphs;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use pdf_extract::output_doc_page;

use crate::document::{Document, DocumentKind, LimitKind, Notice};
use crate::error::ReadError;
use crate::limits;
use lines::Lines;

/// Name of the thread that reads a PDF. Its panics are caught: a program need not report them.
pub const PDF_THREAD: &str = "pdf";

/// Reads a PDF.
///
/// # Errors
/// [`ReadError::PdfEncrypted`], [`ReadError::PdfScanned`], [`ReadError::TimedOut`], [`ReadError::Pdf`].
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let (sender, receiver) = mpsc::channel();
    let owned = bytes.to_vec();
    let worker = thread::Builder::new()
        .name(PDF_THREAD.to_owned())
        .stack_size(limits::PDF_STACK_BYTES);
    worker
        .spawn(move || {
            let result = catch_unwind(AssertUnwindSafe(|| extract(&owned)));
            // The receiver is gone when the time was over: nobody waits for the result.
            let _ = sender.send(result.unwrap_or_else(|_| Err(unreadable())));
        })
        .map_err(|e| ReadError::Pdf {
            reason: e.to_string(),
        })?;
    let seconds = limits::MAX_PDF_SECONDS;
    receiver
        .recv_timeout(Duration::from_secs(seconds))
        .unwrap_or(Err(ReadError::TimedOut { seconds }))
}

fn unreadable() -> ReadError {
    ReadError::Pdf {
        reason: "its reader failed on it".to_owned(),
    }
}

fn extract(bytes: &[u8]) -> Result<Document, ReadError> {
    let pdf = guard::load(bytes)?;
    if pdf.is_encrypted() {
        return Err(ReadError::PdfEncrypted);
    }
    let mut document = Document::empty(DocumentKind::Pdf);
    let deadline = Instant::now() + Duration::from_secs(limits::MAX_PDF_SECONDS);
    let (mut pages, mut chars, mut unread, mut first_fault) = (Vec::new(), 0, 0, None);
    for (index, (number, id)) in pdf.get_pages().into_iter().enumerate() {
        if index == limits::MAX_PDF_PAGES {
            cut(&mut document, LimitKind::PdfPages, limits::MAX_PDF_PAGES);
            break;
        }
        // After the deadline nobody waits for the result; this thread then stops by itself.
        if Instant::now() > deadline || chars > limits::MAX_ARTICLE_CHARS {
            cut(&mut document, LimitKind::ArticleChars, limits::MAX_ARTICLE_CHARS);
            break;
        }
        let mut lines = Lines::new(limits::MAX_ARTICLE_CHARS);
        let fault = match catch_unwind(AssertUnwindSafe(|| {
            guard::is_page_bearable(&pdf, id).then(|| output_doc_page(&pdf, &mut lines, number))
        })) {
            Ok(Some(Ok(()))) => None,
            Ok(Some(Err(_))) if lines.is_full() => None,
            Ok(Some(Err(error))) => Some(ReadError::Pdf {
                reason: error.to_string(),
            }),
            Ok(None) | Err(_) => Some(unreadable()),
        };
        unread += usize::from(fault.is_some());
        first_fault = first_fault.or(fault);
        let lines = lines.into_lines();
        chars += lines.iter().map(|line| line.text.len()).sum::<usize>();
        pages.push(lines);
    }
    document.paragraphs = paragraphs::paragraphs(pages);
    match (document.paragraphs.is_empty(), first_fault) {
        (true, Some(fault)) => return Err(fault),
        (true, None) => return Err(ReadError::PdfScanned),
        (false, Some(_)) => document.notices.push(Notice::UnreadPages { pages: unread }),
        (false, None) => {}
    }
    Ok(document)
}

fn cut(document: &mut Document, limit: LimitKind, value: usize) {
    document.notices.push(Notice::Truncated { limit, value });
}
