//! Model files: any table of sections opens or is refused, never a panic; what opens can tokenise.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ortaq_match::encoder::{Encoder, Kernels, Prefix};
use sha2::{Digest, Sha256};

/// Everything before the table.
const FIXED: usize = 120;
/// One section of the table.
const ENTRY: usize = 24;

fuzz_target!(|bytes: &[u8]| {
    let Some((&sections, rest)) = bytes.split_first() else {
        return;
    };
    // Length and checksum are made right: the fuzzer would not find them, and behind them lie the checks of the table.
    let sections = usize::from(sections).min(rest.len() / ENTRY);
    let (table, body) = rest.split_at(sections * ENTRY);
    let length = FIXED + table.len() + 32 + body.len();
    let mut file = b"ORTAQENC".to_vec();
    file.extend(1_u32.to_le_bytes());
    file.extend((sections as u32).to_le_bytes());
    file.extend((length as u64).to_le_bytes());
    file.resize(FIXED, 0);
    file.extend(table);
    let digest = Sha256::digest(&file);
    file.extend(digest);
    file.extend(body);
    let folder = tempfile::tempdir().expect("the machine has a temporary folder");
    let path = folder.path().join("model");
    std::fs::write(&path, file).expect("the temporary folder can be written");
    if let Ok(encoder) = Encoder::open_with(&path, 1, Kernels::Portable) {
        encoder.tokenizer().encode(Prefix::Query, "su");
    }
});
