//! Any text through the language crate: nothing panics, normalising is idempotent, confidences are probabilities, ranges
//! are those of the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ortaq_lang::Language;
use ortaq_lang::casing::{lowercase, title_case, uppercase};
use ortaq_lang::identify::{identify, identify_parts};
use ortaq_lang::normalize::{Quotes, normalize_with};
use ortaq_lang::spoken::{is_spoken, spoken};

fuzz_target!(|text: &str| {
    let found = identify(text);
    for part in identify_parts(text) {
        assert!(!text[part.range].is_empty());
    }
    assert!((0.0..=1.0).contains(&found.confidence));
    for language in [found.language, Language::Uz, Language::Az, Language::Ru] {
        for quotes in [Quotes::Keep, Quotes::Straight] {
            let once = normalize_with(text, language, quotes);
            assert_eq!(normalize_with(&once, language, quotes), once);
        }
        for change in [lowercase, uppercase, title_case] {
            let _ = change(text, language);
        }
        if is_spoken(language) {
            for sentence in spoken(text, language) {
                assert!(!text[sentence.range].is_empty());
                assert!(!sentence.words.contains(char::is_numeric));
            }
        }
    }
    for sentence in ortaq_lang::sentences(text, found.language) {
        assert!(!text[sentence].trim().is_empty());
    }
});
