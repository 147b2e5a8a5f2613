use ortaq_lang::Language;
use proptest::prelude::*;

use crate::claims::{Scorer, claims, limits};

#[test]
fn an_article_gives_its_statements_in_order_with_exact_words() {
    let paragraphs: Vec<String> = [
        "Salam, əziz oxucular!",
        "Nazir Elçin Qarayev bildirib ki, 2025-ci ildə ixrac 12 faiz artıb. O əlavə edib ki, idxal 3 faiz azalıb.",
        "Bu rəqəmlər doğrudurmu?",
        "Foto: Lalə Səfərli",
    ]
    .map(str::to_owned)
    .to_vec();
    let found = claims(&paragraphs, None, Language::Az, &Scorer::surface());
    let sentences: Vec<&str> = found.iter().map(|claim| claim.sentence.as_str()).collect();
    assert_eq!(
        sentences,
        [
            "Nazir Elçin Qarayev bildirib ki, 2025-ci ildə ixrac 12 faiz artıb.",
            "O əlavə edib ki, idxal 3 faiz azalıb."
        ]
    );
    assert_eq!(
        found[1].self_contained,
        "O [Nazir Elçin Qarayev] əlavə edib ki, idxal 3 faiz azalıb."
    );
    assert!(
        found
            .iter()
            .all(|claim| claim.paragraph == 1 && (0.0..=1.0).contains(&claim.check_worthiness))
    );
}

#[test]
fn long_articles_give_at_most_the_limit_and_end_soon() {
    let sentence = |at: usize| format!("In 1998 the plant number {at} of the city hired {at} people.");
    let paragraphs: Vec<String> = (0..5_000).map(sentence).collect();
    assert_eq!(
        claims(&paragraphs, None, Language::En, &Scorer::surface()).len(),
        limits::MAX_CLAIMS
    );
    let few = &paragraphs[..limits::MAX_CLAIMS];
    assert_eq!(
        claims(few, None, Language::En, &Scorer::surface()).len(),
        limits::MAX_CLAIMS
    );
}

#[test]
fn hostile_shapes_are_read_in_linear_time() {
    for text in [
        "“a b c d said X ",
        "«",
        "a ",
        "\"a b c d e\" ",
        "— a, — said B. ",
        "O ",
    ] {
        let giant = vec![text.repeat(400_000 / text.len())];
        let _ = claims(&giant, None, Language::En, &Scorer::surface());
    }
    let quotes: Vec<String> = (0..20_000).map(|_| "“left open".to_owned()).collect();
    let _ = claims(&quotes, None, Language::En, &Scorer::surface());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_gives_claims_that_are_in_it(
        paragraphs in proptest::collection::vec("[A-Za-zА-Яа-яəğİı«»“”„\"'ʻ—\\-.,:;!?0-9 ]{0,160}|\\PC{0,80}", 0..6),
        place in 0..Language::ALL.len(),
    ) {
        let language = Language::ALL[place];
        for claim in claims(&paragraphs, paragraphs.first().map(String::as_str), language, &Scorer::surface()) {
            prop_assert!(paragraphs[claim.paragraph].contains(&claim.sentence));
            prop_assert!(claim.sentence.len() <= limits::MAX_SENTENCE_BYTES);
            prop_assert!((0.0..=1.0).contains(&claim.check_worthiness));
            prop_assert!(claim.self_contained.len() <= claim.sentence.len() + limits::MAX_SENTENCE_BYTES);
        }
    }

    #[test]
    fn speech_words_and_marks_in_any_order_are_survived(
        pieces in proptest::collection::vec(prop_oneof![
            Just("«"), Just("»"), Just("“"), Just("”"), Just("„"), Just("\""), Just("— "), Just(", "), Just(". "),
            Just("said "), Just("Nazir "), Just("bildirib "), Just("ki "), Just("O "), Just("bu şəhər "), Just("1998 "),
            Just("Əliyev "), Just("iki ölkə "), Just("göre "), Just("’")
        ], 0..60),
    ) {
        let text = vec![pieces.concat()];
        for language in [Language::Az, Language::En] {
            let _ = claims(&text, None, language, &Scorer::surface());
        }
    }
}
