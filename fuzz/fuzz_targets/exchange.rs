//! What a partner says, and what a node says of itself: any bytes are read or refused, never a panic; what is read is written back the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ortaq_core::ids::LogId;
use ortaq_core::merkle::LogReader;
use ortaq_engine::network::Descriptor;
use ortaq_exchange::{Message, Request, Signatures, verify};

fuzz_target!(|bytes: &[u8]| {
    let _ = Descriptor::read(bytes);
    if let Ok(message) = Message::read(bytes) {
        let line = message.to_line();
        assert_eq!(Message::read(&line[..line.len() - 1]), Ok(message.clone()));
        match message {
            Message::Leaves(leaves) => {
                if let Ok(delivery) = leaves.delivery() {
                    let _ = LogReader::new(delivery.log).take(&delivery, |_| None);
                }
            }
            Message::Group(entries) => {
                let _ = entries.deliveries(LogId::from_bytes([0; 32]), u64::MAX);
            }
            _ => {}
        }
    }
    // Headers of a request.
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let mut lines = text.split('\n').map(str::to_owned);
    let mut next = || lines.next().unwrap_or_default();
    let signatures = Signatures {
        content_digest: next(),
        input: next(),
        signature: next(),
    };
    let request = Request {
        method: "POST",
        path: "/",
        content: b"",
        to: LogId::from_bytes([0; 32]),
    };
    let _ = signatures.log();
    assert!(verify(&request, &signatures, |_| None, 0).is_err());
});
