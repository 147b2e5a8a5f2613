//! Checkpoints and files with proofs: any bytes are read or refused, never a panic; what is read is written back the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ortaq_core::ids::TreeHash;
use ortaq_core::merkle::{ProofFile, SignedCheckpoint};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(checkpoint) = SignedCheckpoint::read(bytes) {
        assert_eq!(checkpoint.to_bytes(), bytes);
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(file) = ProofFile::read(text) {
        let hash = TreeHash::from_bytes([0; 32]);
        let size = file.checkpoint.checkpoint().size;
        assert!(file.inclusion.verify(&hash, size, &hash).is_err() || file.inclusion.hashes.is_empty());
        assert_eq!(ProofFile::read(&file.to_text()), Ok(file));
    }
});
