//! Text of PDF files that have a text layer.
//!
//! The PDF reader is other people's code over a format full of traps: it runs on a thread of its own, its panics are
//! caught, its time is limited. What it finds is a page's lines; paragraphs are guessed as in plain text.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use pdf_extract::{Document as Pdf, PlainTextOutput, output_doc_page};

use crate::document::{Document, DocumentKind, LimitKind, Notice};
use crate::error::ReadError;
use crate::{limits, text};

/// Reads a PDF.
///
/// # Errors
/// [`ReadError::PdfEncrypted`], [`ReadError::PdfScanned`], [`ReadError::TimedOut`], [`ReadError::Pdf`].
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let (sender, receiver) = mpsc::channel();
    let owned = bytes.to_vec();
    let worker = thread::Builder::new()
        .name("pdf".to_owned())
        .stack_size(limits::PDF_STACK_BYTES);
    worker
        .spawn(move || {
            let result = catch_unwind(AssertUnwindSafe(|| extract(&owned)));
            let failed = || {
                Err(ReadError::Pdf {
                    reason: "its reader failed on it".to_owned(),
                })
            };
            // The receiver is gone when the time was over: nobody waits for the result.
            let _ = sender.send(result.unwrap_or_else(|_| failed()));
        })
        .map_err(|e| ReadError::Pdf {
            reason: e.to_string(),
        })?;
    let seconds = limits::MAX_PDF_SECONDS;
    receiver
        .recv_timeout(Duration::from_secs(seconds))
        .unwrap_or(Err(ReadError::TimedOut { seconds }))
}

fn extract(bytes: &[u8]) -> Result<Document, ReadError> {
    let failed = |reason: String| ReadError::Pdf { reason };
    let pdf = Pdf::load_mem(bytes).map_err(|e| failed(e.to_string()))?;
    if pdf.is_encrypted() {
        return Err(ReadError::PdfEncrypted);
    }
    let mut document = Document::empty(DocumentKind::Pdf);
    let deadline = Instant::now() + Duration::from_secs(limits::MAX_PDF_SECONDS);
    let (mut chars, mut first_error) = (0, None);
    for (index, number) in pdf.get_pages().keys().enumerate() {
        if index == limits::MAX_PDF_PAGES {
            let value = limits::MAX_PDF_PAGES;
            document.notices.push(Notice::Truncated {
                limit: LimitKind::PdfPages,
                value,
            });
            break;
        }
        // After the deadline nobody waits for the result; this thread then stops by itself.
        if Instant::now() > deadline || chars > limits::MAX_ARTICLE_CHARS {
            let value = limits::MAX_ARTICLE_CHARS;
            document.notices.push(Notice::Truncated {
                limit: LimitKind::ArticleChars,
                value,
            });
            break;
        }
        let mut page = String::new();
        let mut output = PlainTextOutput::new(&mut page);
        if let Err(error) = output_doc_page(&pdf, &mut output, *number) {
            first_error = first_error.or_else(|| Some(error.to_string()));
            continue;
        }
        chars += page.len();
        document.paragraphs.extend(text::paragraphs(&page));
    }
    match (document.paragraphs.is_empty(), first_error) {
        (false, _) => Ok(document),
        (true, Some(reason)) => Err(failed(reason)),
        (true, None) => Err(ReadError::PdfScanned),
    }
}
