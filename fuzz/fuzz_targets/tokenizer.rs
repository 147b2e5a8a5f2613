//! The tokenizer of the model that `ORTAQ_MODEL` names: any text gives ids of the vocabulary between the two marks.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use ortaq_match::encoder::{Encoder, Kernels, Prefix};

static ENCODER: LazyLock<Encoder> = LazyLock::new(|| {
    let path = std::env::var_os("ORTAQ_MODEL").expect("ORTAQ_MODEL must name a model file");
    Encoder::open_with(path.as_ref(), 1, Kernels::Portable).expect("ORTAQ_MODEL must name a model file")
});

fuzz_target!(|text: &str| {
    let tokenizer = ENCODER.tokenizer();
    let ids = tokenizer.encode(Prefix::None, text);
    assert!((2..=512).contains(&ids.len()));
    assert!(ids.iter().all(|id| (*id as usize) < tokenizer.pieces()));
    assert_eq!((ids[0], ids[ids.len() - 1]), (0, 2));
});
