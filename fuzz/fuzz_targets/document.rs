//! Files of any kind: any bytes give a document with text or an error, never a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ortaq_sources::{ReadHint, read};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = read(bytes, &ReadHint::default()) {
        assert!(!document.text().is_empty());
    }
});
