//! Files of any kind: any bytes give a document with text or an error, never a panic.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ortaq_sources::{PDF_THREAD, ReadHint, read};

fuzz_target!(
    init: {
        // Panics of the PDF reader are caught by ours, and only those may happen.
        let abort = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if std::thread::current().name() != Some(PDF_THREAD) {
                abort(panic);
            }
        }));
    },
    |bytes: &[u8]| {
        if let Ok(document) = read(bytes, &ReadHint::default()) {
            assert!(!document.text().is_empty());
        }
    }
);
