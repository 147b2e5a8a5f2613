//! Mixed texts as users meet them: which stretch is in which language and script.

use ortaq_lang::Language::{Az, En, Kk, Other, Ru, Tr, Uz};
use ortaq_lang::{Language, Script, identify_parts, sentences};
use proptest::prelude::*;

fn parts(text: &str) -> Vec<(Language, Script, &str)> {
    let found = identify_parts(text);
    found
        .iter()
        .map(|part| (part.language, part.script, &text[part.range.clone()]))
        .collect()
}

fn languages(text: &str) -> Vec<Language> {
    identify_parts(text).iter().map(|part| part.language).collect()
}

const KAZAKH: &str = "Ақтұманда жаңа көпірдің құрылысы келесі жылы басталады деп хабарлады қала әкімдігі. \
                      Жұмысқа бюджеттен қаржы бөлінді.";
const RUSSIAN: &str = "«Мост построят за два года, движение откроют первого сентября»";

#[test]
fn a_russian_quotation_in_a_kazakh_article_is_a_part_of_its_own() {
    let text = format!("{KAZAKH} {RUSSIAN}, — деді мердігер журналистерге берген сұхбатында. {KAZAKH}");
    let found = parts(&text);
    assert_eq!(found.iter().map(|part| part.0).collect::<Vec<_>>(), [Kk, Ru, Kk]);
    assert!(
        found[1].2.starts_with("«Мост построят") && found[1].2.ends_with("сентября"),
        "{}",
        found[1].2
    );
}

#[test]
fn uzbek_in_two_alphabets_is_one_language_in_two_parts() {
    let text = "Oqtumanda non bir yilda yigirma besh foizga qimmatlashdi, deydi sotuvchilar.\n\n\
                Оқтуманда нон бир йилда йигирма беш фоизга қимматлашди, дейди сотувчилар.";
    let found = parts(text);
    assert_eq!(
        found.iter().map(|part| (part.0, part.1)).collect::<Vec<_>>(),
        [(Uz, Script::Latin), (Uz, Script::Cyrillic)]
    );
}

#[test]
fn a_text_in_one_language_is_one_part_whatever_its_short_sentences_look_like() {
    let azerbaijani = "Ayseli gölündə suyun səviyyəsi son bir ildə xeyli aşağı düşüb. Su var. Yol da var. Bu, çox pisdir. \
                       Balıqçılar bildirirlər ki, belə hal əvvəllər də olub.";
    assert_eq!(languages(azerbaijani), [Az]);
    let turkish = "Belediye köprünün ne zaman açılacağını duyurdu. Son durum ne? Yol kapalı. Bu doğru. \
                   Sürücüler başka bir yol kullanmak zorunda kalıyor.";
    assert_eq!(languages(turkish), [Tr]);
}

#[test]
fn names_and_titles_of_works_are_no_parts() {
    let text = "Компания «Microsoft Corporation» Қазақстанда жаңа кеңсе ашатынын хабарлады. Бұл туралы «Kazakhstan Today» \
                агенттігі жазды. Сонымен қатар «Самұрық-Энерго» қоры да осы жобаға қатысатын болды.";
    assert_eq!(languages(text), [Kk]);
}

#[test]
fn languages_that_are_not_served_are_parts_too() {
    let text = "Şəhərdə yeni məktəbin açılışı keçirildi və şagirdlər çox sevindi.\n\n\
                დღეს დედაქალაქში ახალი სკოლა გაიხსნა და მოსწავლეები ძალიან გაიხარეს.\n\n\
                A new school was opened in the capital today, and the pupils were delighted.";
    assert_eq!(languages(text), [Az, Other, En]);
}

#[test]
fn little_text_is_one_part_and_none_without_letters() {
    assert_eq!(languages("Göl qurudu"), [Az]);
    for text in ["", " \n", "12 345 — 50 %", "🙂🙂"] {
        assert_eq!(parts(text), [], "{text:?}");
    }
}

proptest! {
    #[test]
    fn parts_are_in_order_apart_and_hold_every_sentence_with_letters(text in "[a-zəğа-яқұ«»\"0-9 .!?\n]{0,200}") {
        let found = identify_parts(&text);
        for pair in found.windows(2) {
            prop_assert!(pair[0].range.end <= pair[1].range.start);
            prop_assert!((pair[0].language, pair[0].script) != (pair[1].language, pair[1].script));
        }
        for part in &found {
            prop_assert!(text.get(part.range.clone()).is_some());
            prop_assert!((0.0..=1.0).contains(&part.confidence));
        }
        for sentence in sentences(&text, Other) {
            let letters = text[sentence.clone()].char_indices().filter(|(_, c)| c.is_alphabetic());
            for (at, _) in letters {
                let at = sentence.start + at;
                prop_assert!(found.iter().any(|part| part.range.contains(&at)), "{at} of {text:?}");
            }
        }
    }
}
