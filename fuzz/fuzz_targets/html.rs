//! Web pages: any markup gives a document, never a panic; text, comments and links stay within their limits.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ortaq_sources::{html, limits};

fuzz_target!(|markup: &str| {
    let document = html::read(markup, None);
    assert!(document.comments.len() <= limits::MAX_COMMENTS);
    assert!(document.links.len() <= limits::MAX_LINKS);
    assert!(document.paragraphs.iter().all(|p| !p.trim().is_empty()));
});
