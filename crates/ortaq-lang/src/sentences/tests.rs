use proptest::prelude::*;

use super::*;
use Language::{Az, Ba, En, Kk, Ky, Ru, Tk, Tr, Tt, Uk, Uz};

/// Splits each example at its `|` signs and expects the sentences between them.
fn assert_splits(examples: &[(Language, &str)]) {
    for &(language, marked) in examples {
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        let text = marked.replace('|', "");
        let found: Vec<&str> = sentences(&text, language)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, expected, "{language}");
    }
}

#[test]
fn abbreviations_do_not_end_sentences() {
    assert_splits(&[
        (Az, "Bazarda alma, armud, nar və s. satılır. | Qiymətlər artıb."),
        (Az, "Nar, heyva və s. | Sabah bazar bağlıdır."),
        (Az, "Prof. Dr. Leyla Quliyeva danışdı. | Salon dolu idi."),
        (
            Az,
            "Çay şəh. yaxınlığında axır, məs. Nərgizçay. | Onu tanıyırlar.",
        ),
        (Tr, "Elma, armut vb. ürünler satıldı. | Fiyatlar arttı."),
        (
            Tr,
            "Doç. Dr. Ayşe Kaya ile Av. Can Er geldi. | Toplantı uzun sürdü.",
        ),
        (Tr, "Üzüm, incir vb. | Pazar kapandı."),
        (Kk, "Алма, өрік т.б. жемістер өседі. | Мыс. биыл өнім мол болды."),
        (Ky, "Алма, өрүк ж.б. мөмөлөр өсөт. | Быйыл түшүм мол."),
        (Uz, "Olma, oʻrik va h.k. mevalar pishdi. | Narxlar tushdi."),
        (Uz, "Олма, ўрик ва ҳ.к. мевалар пишди. | Нархлар тушди."),
        (Tk, "Alma, erik we ş.m. miweler bişdi. | Bahalar arzanlady."),
        (Tt, "Алма, чия һ.б. җимешләр өлгерде. | Бәяләр төште."),
        (Ba, "Алма, сейә һ.б. емештәр өлгөрҙө. | Хаҡтар төштө."),
        (
            Ru,
            "Яблоки, груши и т. д. продают на ул. Садовой. | Цены выросли.",
        ),
        (Ru, "Яблоки, груши и т. д. | Цены выросли."),
        (Ru, "В 2024 г. построили мост. | Он стоит в г. Речинске."),
        (Ru, "Мост открыли в 2024 г. | Река замёрзла."),
        (
            Uk,
            "Яблука, груші та ін. продають на вул. Садовій. | Ціни зросли.",
        ),
        (En, "Apples, pears, etc. are sold here. | Dr. Green agrees."),
    ]);
}

#[test]
fn initials_numbers_and_dates_stay_whole() {
    assert_splits(&[
        (Az, "A. B. Əliyev və N.Həsənova gəldi. | İclas başladı."),
        (Az, "İclas 12.03.2026 tarixində oldu. | Orada 2.500 nəfər vardı."),
        (
            Tr,
            "5. toplantı 29. Gün Salonu'nda yapıldı. | Yarın 6. toplantı var.",
        ),
        (Tr, "II. Murat dönemini anlattı. | Ders bitti."),
        (Tr, "Bunu yapan 2024. | Sonra durdu."),
        (Kk, "Бағасы 3.5 мың теңге болды. | Бұл арзан."),
        (Ru, "А. С. Лесной и Н.П. Речной выиграли. | Счёт 3.5 на 2."),
        (En, "J. R. Miller paid 3.50 dollars. | It was 2019. | Nobody saw."),
    ]);
}

#[test]
fn list_items_keep_their_numbers() {
    for (language, text) in [
        (Tr, "1. Su kaynatılır.\n2. Çay eklenir."),
        (Ru, "1. Вода кипит.\n2. Чай готов."),
    ] {
        let found: Vec<&str> = sentences(text, language)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, text.split('\n').collect::<Vec<_>>());
    }
}

#[test]
fn quotes_and_brackets_close_with_their_sentence() {
    assert_splits(&[
        (Az, "O dedi: «Körpü açıqdır. | Hamı keçə bilər.» | Sonra getdi."),
        (Az, "“Körpü açıqdır!” – deyə nazir bildirdi. | Yol boşdur."),
        (Tr, "\"Köprü açık mı?\" diye sordu. | Kimse bilmiyordu."),
        (Ru, "«Мост открыт!» — сказал сторож. | Люди пошли."),
        (Ru, "Он ответил: „Да.“ | Потом ушёл."),
        (
            Kk,
            "“Көпір ашық.” | Ол осылай деді (қар. 5-сурет. Бет 3). | Жұрт тарады.",
        ),
        (En, "(It rained. It poured.) | Then the sun came 'out.' | Good."),
    ]);
}

#[test]
fn signs_other_than_the_full_stop() {
    assert_splits(&[
        (Az, "Doğrudanmı?! | Bəli... | Onda gedək… | Yaxşı!"),
        (Ru, "Он думал… но молчал. | А потом?"),
        (Az, "هاوا سویوق‌دور؟ | بلی۔ | گئدک."),
        (Uz, "nima boʻldi? | bilmayman. | ketdik"),
        (Tr, "Site misal.example.com adresinde. | Oraya bakın."),
        (Tr, "Köprü kapandı.|Trafik durdu."),
    ]);
}

#[test]
fn line_breaks_split_unless_the_text_is_wrapped() {
    let headline = "Yeni körpü açıldı\n\nŞəhərdə bayram oldu. Hamı gəldi\nSon";
    assert_eq!(
        sentences(headline, Az)
            .into_iter()
            .map(|range| &headline[range])
            .collect::<Vec<_>>(),
        ["Yeni körpü açıldı", "Şəhərdə bayram oldu.", "Hamı gəldi", "Son"]
    );
    let wrapped = "Köprünün açılışına çevre ilçelerden gelen yüzlerce kişi\nkatıldı. Tören\nbitti.";
    let found: Vec<&str> = sentences(wrapped, Tr)
        .into_iter()
        .map(|range| &wrapped[range])
        .collect();
    assert_eq!(found.len(), 3);
    assert!(found[0].ends_with("kişi\nkatıldı."));
}

#[test]
fn endless_sentences_are_cut_at_the_limit() {
    let word = "сөз ";
    let fits = "с".repeat(MAX_SENTENCE_BYTES / 2);
    assert_eq!(sentences(&fits, Kk).len(), 1);
    let long = word.repeat(MAX_SENTENCE_BYTES);
    let pieces = sentences(&long, Kk);
    assert!(pieces.len() > 1 && pieces.iter().all(|range| range.len() <= MAX_SENTENCE_BYTES));
    assert!(pieces.iter().all(|range| long[range.clone()].ends_with("сөз")));
    assert!(sentences(&"с".repeat(MAX_SENTENCE_BYTES), Kk).len() == 2);
}

proptest! {
    #[test]
    fn sentences_cover_the_text_in_order(
        text in "([a-cƏıА-в]{0,3}[ .!?…\n\"«»()0-9]{0,3}|\\PC){0,40}",
        index in 0usize..12,
    ) {
        let mut at = 0;
        for range in sentences(&text, Language::ALL[index]) {
            prop_assert!(range.start >= at && range.end > range.start);
            prop_assert!(text[at..range.start].chars().all(|c| c.is_whitespace() || is_line_break(c)));
            prop_assert_eq!(text[range.clone()].trim(), &text[range.clone()]);
            at = range.end;
        }
        prop_assert!(text[at..].trim().is_empty());
    }
}
