//! JSON lines: any bytes give items and an end, never a panic; accepted records are valid.

#![no_main]

use std::ops::ControlFlow;

use libfuzzer_sys::fuzz_target;
use ortaq_sources::records::{Format, read_fact_checks};

fuzz_target!(|bytes: &[u8]| {
    let mut items = 0;
    let outcome = read_fact_checks(bytes, Some(Format::JsonLines), &mut |item| {
        items += 1;
        assert_eq!(item.item, items);
        if let Ok(record) = &item.value {
            assert_eq!(record.validate(), Ok(()));
        }
        ControlFlow::Continue(())
    });
    if let Ok(summary) = outcome {
        assert_eq!(summary.accepted + summary.rejected, items);
    }
});
