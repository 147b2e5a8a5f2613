//! What holds for every text, whatever it is: no panic, one normal form, casing that comes back.

use ortaq_lang::casing::{equals_ignoring_case, lowercase, title_case, uppercase};
use ortaq_lang::identify::identify;
use ortaq_lang::normalize::{Quotes, normalize_with};
use ortaq_lang::{Language, Script};
use proptest::prelude::*;

fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(Language::ALL.to_vec())
}

/// Letters, look-alikes, quotes, joiners, marks and spaces: where rules meet.
fn awkward() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-gоOrpсхyіәəǝөIİıi'`‘’ʻʼ«» \u{301}\u{306}\u{308}\u{327}\u{ad}\u{200b}\u{200c}\u{200d}\u{640}يكیﻼﺳ\r\n\t\u{a0}]{0,40}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn normalising_twice_changes_nothing_more(text in awkward(), language in language(), straight: bool) {
        let quotes = if straight { Quotes::Straight } else { Quotes::Keep };
        let once = normalize_with(&text, language, quotes);
        prop_assert_eq!(normalize_with(&once, language, quotes), once);
    }

    #[test]
    fn identification_answers_every_text(text in awkward()) {
        let found = identify(&text);
        prop_assert!((0.0..=1.0).contains(&found.confidence));
    }

    #[test]
    fn casing_answers_every_text(text in awkward(), language in language()) {
        let lower = lowercase(&text, language);
        prop_assert!(!lower.contains('İ'));
        let _ = (uppercase(&text, language), title_case(&text, language), Script::of(&text));
        prop_assert!(equals_ignoring_case(&text, &text, language));
    }

    #[test]
    fn words_of_the_alphabets_come_back_from_capitals(
        words in "[a-zçəğıöşüäňýžñū]{1,12}( [a-zçəğıöşüäňýžñū]{1,12}){0,3}",
        language in prop::sample::select(vec![Language::Az, Language::Tr, Language::Kk, Language::Tt]),
    ) {
        prop_assert_eq!(lowercase(&uppercase(&words, language), language), words.clone());
        prop_assert_eq!(lowercase(&title_case(&words, language), language), words);
    }
}
