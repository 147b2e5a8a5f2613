//! Every limit on the values in bodies, in one place. Longer input is refused, never cut.

pub use crate::fact_check::limits::{CLAIM_CHARS, LINE_CHARS, URL_CHARS};

/// Longest note, reason or summary, in characters.
pub const REMARK_CHARS: usize = crate::fact_check::limits::SUMMARY_CHARS;
/// Longest text of a fact-check, in characters.
pub const ARTICLE_CHARS: usize = 100_000;
/// Most items of a list: appearances, languages, sources, attachments.
pub const ITEMS: usize = crate::fact_check::limits::APPEARANCES;
/// Longest language tag, in bytes.
pub const LANGUAGE_BYTES: usize = 35;
