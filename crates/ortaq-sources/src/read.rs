//! One entrance for all bytes: tells the kind of file, decodes it, hands it to its reader.

use url::Url;

use crate::document::Document;
use crate::error::ReadError;
use crate::limits;

/// What is known about the bytes besides the bytes. Hints are weighed, never believed blindly.
#[derive(Debug, Clone, Default)]
pub struct ReadHint {
    /// `Content-Type` as a server sent it, parameters included.
    pub content_type: Option<String>,
    /// The file's name; only its extension matters.
    pub file_name: Option<String>,
    /// Where the bytes came from; base for relative links.
    pub url: Option<Url>,
}

/// Reads an article out of a file's or response's bytes.
///
/// # Errors
/// [`ReadError`] when the input is empty, too large, binary, or holds no text.
pub fn read(bytes: &[u8], hint: &ReadHint) -> Result<Document, ReadError> {
    if bytes.len() > limits::MAX_INPUT_BYTES {
        return Err(ReadError::TooLarge {
            bytes: bytes.len(),
            limit: limits::MAX_INPUT_BYTES,
        });
    }
    let _ = hint;
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    Err(ReadError::NoText)
}
