use ortaq_lang::Language;

use super::voices_of;

#[track_caller]
fn expect(language: Language, text: &str, voices: &[&str]) {
    assert_eq!(voices_of(text, language), voices, "{language}: {text}");
}

#[test]
fn a_quotation_after_its_introduction() {
    for (language, text, speaker) in [
        (
            Language::Az,
            "Nazir Elçin Qarayev bildirib: «Bu il 40 kilometr yol təmir olunub».",
            "Nazir Elçin Qarayev",
        ),
        (
            Language::Tr,
            "Bakan Kerem Aksoy açıkladı: “Bu yıl 40 kilometre yol onarıldı.”",
            "Bakan Kerem Aksoy",
        ),
        (
            Language::Kk,
            "Министр Ерлан Сапаров мәлімдеді: «Биыл 40 шақырым жол жөнделді».",
            "Министр Ерлан Сапаров",
        ),
        (
            Language::Ky,
            "Министр Эрлан Сапаров билдирди: «Быйыл 40 чакырым жол оңдолду».",
            "Министр Эрлан Сапаров",
        ),
        (
            Language::Uz,
            "Vazir Anvar Sobirov maʼlum qildi: “Bu yil 40 kilometr yoʻl taʼmirlandi”.",
            "Vazir Anvar Sobirov",
        ),
        (
            Language::Tk,
            "Ministr Arslan Nuryýew belledi: «Şu ýyl 40 kilometr ýol abatlandy».",
            "Ministr Arslan Nuryýew",
        ),
        (
            Language::Tt,
            "Министр Илнар Сафин белдерде: «Быел 40 чакрым юл төзекләндерелде».",
            "Министр Илнар Сафин",
        ),
        (
            Language::Ru,
            "Министр Олег Белов заявил: «В этом году отремонтировано 40 километров дорог».",
            "Министр Олег Белов",
        ),
        (
            Language::En,
            "Minister John Hale said: “This year 40 kilometres of road were repaired.”",
            "Minister John Hale",
        ),
    ] {
        expect(language, text, &[&format!("quote: {speaker}")]);
    }
}

#[test]
fn a_quotation_before_its_attribution() {
    for (language, text, speaker) in [
        (
            Language::Az,
            "\"Su anbarı tam doludur\", - deyə direktor Lalə Səfərli jurnalistlərə bildirib.",
            "direktor Lalə Səfərli",
        ),
        (
            Language::Tr,
            "“Baraj şu anda tamamen dolu” diyen Müdür Lale Yılmaz açıklama yaptı.",
            "Müdür Lale Yılmaz",
        ),
        (
            Language::Kk,
            "«Су қоймасы толық толды», – деді директор Айгүл Серікова.",
            "директор Айгүл Серікова",
        ),
        (
            Language::Ky,
            "«Суу сактагыч толук толду», — деди директор Айгүл Асанова.",
            "директор Айгүл Асанова",
        ),
        (
            Language::Uz,
            "“Suv ombori toʻla”, — dedi direktor Lola Karimova.",
            "direktor Lola Karimova",
        ),
        (
            Language::Tk,
            "«Suw howdany doly», — diýip, direktor Läle Myradowa aýtdy.",
            "direktor Läle Myradowa",
        ),
        (
            Language::Tt,
            "«Сусаклагыч тулы хәлдә», — диде директор Ләлә Гарипова.",
            "директор Ләлә Гарипова",
        ),
        (
            Language::Ru,
            "«Водохранилище заполнено целиком полностью», — сообщила директор Анна Серова.",
            "директор Анна Серова",
        ),
        (
            Language::En,
            "“The reservoir is completely full,” said director Ann Bell.",
            "director Ann Bell",
        ),
    ] {
        expect(language, text, &[&format!("quote: {speaker}")]);
    }
}

#[test]
fn reported_speech_and_named_sources() {
    for (language, text, speaker) in [
        (
            Language::Az,
            "Nazir Elçin Qarayev bildirib ki, bu il 40 kilometr yol təmir olunub.",
            "Nazir Elçin Qarayev",
        ),
        (
            Language::Az,
            "Elçin Qarayevin sözlərinə görə, bu il 40 kilometr yol təmir olunub.",
            "Elçin Qarayev",
        ),
        (
            Language::Tr,
            "Bakan Kerem Aksoy, bu yıl 40 kilometre yolun onarıldığını açıkladı.",
            "Bakan Kerem Aksoy",
        ),
        (
            Language::Kk,
            "Ерлан Сапаровтың айтуынша, биыл 40 шақырым жол жөнделген.",
            "Ерлан Сапаров",
        ),
        (
            Language::Ky,
            "Эрлан Сапаровдун айтымында, быйыл 40 чакырым жол оңдолгон.",
            "Эрлан Сапаров",
        ),
        (
            Language::Uz,
            "Anvar Sobirovning soʻzlariga koʻra, bu yil 40 kilometr yoʻl taʼmirlangan.",
            "Anvar Sobirov",
        ),
        (
            Language::Tk,
            "Arslan Nuryýewiň sözlerine görä, şu ýyl 40 kilometr ýol abatlandy.",
            "Arslan Nuryýew",
        ),
        (
            Language::Tt,
            "Илнар Сафин сүзләренчә, быел 40 чакрым юл төзекләндерелгән.",
            "Илнар Сафин",
        ),
        (
            Language::Ru,
            "Министр Олег Белов сообщил, что отремонтировано 40 километров дорог.",
            "Министр Олег Белов",
        ),
        (
            Language::Ru,
            "По словам Олега Белова, отремонтировано 40 километров дорог.",
            "Олега Белова",
        ),
        (
            Language::En,
            "Minister John Hale said that 40 kilometres of road were repaired.",
            "Minister John Hale",
        ),
        (
            Language::En,
            "According to John Hale, 40 kilometres of road were repaired.",
            "John Hale",
        ),
    ] {
        expect(language, text, &[&format!("reported: {speaker}")]);
    }
}

#[test]
fn the_speaker_before_goes_on() {
    for (language, first, second) in [
        (
            Language::Az,
            "Nazir Elçin Qarayev bildirib ki, yol açıqdır.",
            "O əlavə edib ki, körpü də təmir olunub.",
        ),
        (
            Language::Kk,
            "Министр Ерлан Сапаров жол ашық деп мәлімдеді.",
            "Ол көпір де жөнделді деп қосты.",
        ),
        (
            Language::Ky,
            "Министр Эрлан Сапаров жол ачык деп билдирди.",
            "Ал көпүрө да оңдолгонун кошумчалады.",
        ),
        (
            Language::Ru,
            "Министр Олег Белов заявил, что дорога открыта.",
            "Он добавил, что мост отремонтирован.",
        ),
        (
            Language::En,
            "Minister John Hale said that the road is open.",
            "He added that the bridge was repaired.",
        ),
    ] {
        let voices = voices_of(&format!("{first} {second}"), language);
        assert_eq!(voices.len(), 2, "{language}");
        assert_eq!(voices[1], voices[0], "{language}: {second}");
        assert!(
            voices[0].starts_with("reported: ") && !voices[0].ends_with('?'),
            "{language}: {first}"
        );
    }
}

#[test]
fn a_quotation_over_sentences_and_paragraphs_keeps_its_speaker() {
    expect(
        Language::Ru,
        "Директор Анна Серова заявила: «Плотина цела и невредима. Её проверили дважды за год.\nВоды хватит всем городам до осени».\nДождя не было.",
        &[
            "quote: Директор Анна Серова",
            "quote: Директор Анна Серова",
            "quote: Директор Анна Серова",
            "outlet",
        ],
    );
    expect(
        Language::En,
        "“The dam is safe and sound,” said director Ann Bell. “It was checked twice this year.”",
        &["quote: director Ann Bell", "quote: director Ann Bell"],
    );
}

#[test]
fn dialogue_lines_name_their_speaker() {
    expect(
        Language::Ru,
        "— Плотина цела и невредима, — сказал инженер Пётр Громов. — Её проверили дважды за год.",
        &["quote: Пётр Громов", "quote: Пётр Громов"],
    );
    expect(
        Language::Az,
        "— Bənd tam möhkəm və sağlamdır, — deyə Rauf Əliyev bildirib.",
        &["quote: Rauf Əliyev"],
    );
}

#[test]
fn a_surname_later_stands_for_the_full_name() {
    let voices = voices_of(
        "Minister John Hale said that the road is open. The road is long. Hale said that the bridge was repaired.",
        Language::En,
    );
    assert_eq!(
        voices,
        [
            "reported: Minister John Hale",
            "outlet",
            "reported: Minister John Hale"
        ]
    );
}

#[test]
fn names_in_marks_and_plain_statements_are_the_outlets_own() {
    for (language, text) in [
        (Language::Az, "«Qızıl Alma» şirkəti 2019-cu ildə yaradılıb."),
        (Language::Tr, "“Altın Elma” şirketi 2019 yılında kuruldu."),
        (Language::Kk, "«Алтын алма» компаниясы 2019 жылы құрылды."),
        (Language::Ru, "Компания «Золотое яблоко» основана в 2019 году."),
        (Language::En, "The company “Golden Apple” was founded in 2019."),
    ] {
        expect(language, text, &["outlet"]);
    }
}
