//! Bodies under every kind: any bytes are read or refused, never a panic; what an act understood of a body is all of it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ortaq_core::entry::Body;
use ortaq_core::records::Act;

fuzz_target!(|bytes: &[u8]| {
    let Ok(body) = Body::read(bytes.to_vec()) else {
        return;
    };
    assert_eq!(body.as_bytes(), bytes);
    for kind in Act::kinds().chain(["comment.erase"]) {
        let kind = kind.parse().expect("known kinds are valid");
        if let Ok(act) = Act::read(&kind, &body) {
            let again = act.body([0; 16]).expect("what was read can be written");
            assert_eq!(Act::read(&kind, &again), Ok(act));
        }
    }
});
