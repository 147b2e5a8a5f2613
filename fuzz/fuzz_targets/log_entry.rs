//! Signed entries: any bytes are read or refused, never a panic; what is read is written back the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ortaq_core::entry::SignedEntry;

fuzz_target!(|bytes: &[u8]| {
    // Most inputs would fail at the form of a note, so each is tried as a header in a well-formed one too.
    let mut framed = b"ortaq-entry/v1\n".to_vec();
    framed.extend(bytes);
    framed.extend("\n\n— ortaq/".bytes());
    framed.extend(b"0".repeat(64));
    framed.extend(b" ");
    framed.extend(b"A".repeat(91));
    framed.extend(b"=\n");
    for input in [bytes, &framed] {
        if let Ok(entry) = SignedEntry::read(input) {
            assert_eq!(entry.to_bytes(), input);
            assert_eq!(entry.entry().signed_text().as_deref(), Ok(entry.signed_text()));
        }
    }
});
