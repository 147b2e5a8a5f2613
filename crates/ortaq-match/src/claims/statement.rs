//! Which sentences state something at all.

use ortaq_lang::Language;

use super::{limits, sentence::Sentence};

/// The places of the sentences that may be claims, in order.
#[must_use]
pub fn select(sentences: &[Sentence], title: Option<&str>, language: Language) -> Vec<usize> {
    let _ = (title, language);
    (0..sentences.len())
        .filter(|&at| sentences[at].text.len() <= limits::MAX_SENTENCE_BYTES)
        .collect()
}
