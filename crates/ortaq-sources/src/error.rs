//! Why a document could not be read.

/// Reading failed; nothing usable came out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// There is not a single non-blank character.
    #[error("the input is empty")]
    Empty,
    /// Larger than [`limits::MAX_INPUT_BYTES`](crate::limits::MAX_INPUT_BYTES); refused before any work.
    #[error("the input has {bytes} bytes, more than the limit of {limit}")]
    TooLarge {
        /// Bytes given.
        bytes: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// Not text, HTML, PDF or DOCX.
    #[error("the input is not text: it looks like {what}")]
    Binary {
        /// What the bytes look like, for example `a PNG image`.
        what: &'static str,
    },
    /// A readable file in which there is no text at all.
    #[error("no text was found in the input")]
    NoText,
    /// The PDF asks for a password.
    #[error("the PDF is encrypted")]
    PdfEncrypted,
    /// The PDF has pages but no text layer.
    #[error("the PDF has no text layer: it is probably a scan")]
    PdfScanned,
    /// The PDF could not be read.
    #[error("the PDF could not be read: {reason}")]
    Pdf {
        /// What its reader said.
        reason: String,
    },
    /// The DOCX could not be read.
    #[error("the DOCX could not be read: {reason}")]
    Docx {
        /// What its reader said.
        reason: String,
    },
    /// Reading took longer than allowed and was given up.
    #[error("reading took longer than {seconds} s and was given up")]
    TimedOut {
        /// Seconds allowed.
        seconds: u64,
    },
}
