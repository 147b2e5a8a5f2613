//! Identification as users meet it: the shipped model on sentences written for this test.

use ortaq_lang::Language::{Az, Ba, En, Kk, Ky, Other, Ru, Tk, Tr, Tt, Uk, Uz};
use ortaq_lang::identify::identify;
use ortaq_lang::{Language, Script};

const SENTENCES: [(Language, Script, &str); 28] = [
    (
        Az,
        Script::Latin,
        "Bu gün paytaxtda yeni məktəbin açılışı keçirildi və şagirdlər çox sevindi.",
    ),
    (
        Az,
        Script::Cyrillic,
        "Бу ҝүн пајтахтда јени мәктәбин ачылышы кечирилди вә шаҝирдләр чох севинди.",
    ),
    (
        Az,
        Script::Arabic,
        "بو گون تبریزده یئنی مکتبین آچیلیشی اولدو و اوشاقلار چوخ سئویندیلر.",
    ),
    (
        Tr,
        Script::Latin,
        "Bugün başkentte yeni bir okulun açılışı yapıldı ve öğrenciler çok sevindi.",
    ),
    (
        Kk,
        Script::Cyrillic,
        "Бүгін елордада жаңа мектептің ашылуы өтіп, оқушылар қатты қуанды.",
    ),
    (
        Kk,
        Script::Latin,
        "Bügın elordada jaña mekteptıñ aşyluy ötıp, oquşylar qatty quandy.",
    ),
    (
        Kk,
        Script::Arabic,
        "بۇگىن استانادا جاڭا مەكتەپتىڭ اشىلۋى ءوتىپ، وقۋشىلار قاتتى قۋاندى.",
    ),
    (
        Ky,
        Script::Cyrillic,
        "Бүгүн борбор шаарда жаңы мектептин ачылышы өтүп, окуучулар абдан кубанышты.",
    ),
    (
        Uz,
        Script::Latin,
        "Bugun poytaxtda yangi maktabning ochilishi boʻlib oʻtdi, oʻquvchilar juda xursand.",
    ),
    (
        Uz,
        Script::Cyrillic,
        "Бугун пойтахтда янги мактабнинг очилиши бўлиб ўтди, ўқувчилар жуда хурсанд.",
    ),
    (
        Tk,
        Script::Latin,
        "Şu gün paýtagtda täze mekdebiň açylyş dabarasy boldy, okuwçylar örän begendi.",
    ),
    (
        Tk,
        Script::Cyrillic,
        "Шу гүн пайтагтда тәзе мекдебиң ачылыш дабарасы болды, окувчылар өрән бегенди.",
    ),
    (
        Tt,
        Script::Cyrillic,
        "Бүген башкалада яңа мәктәп ачылды, укучылар бик шатланды.",
    ),
    (
        Ba,
        Script::Cyrillic,
        "Бөгөн баш ҡалала яңы мәктәп асылды, уҡыусылар бик шатланды.",
    ),
    (
        Ru,
        Script::Cyrillic,
        "Сегодня в столице открыли новую школу, и ученики очень обрадовались.",
    ),
    (
        Uk,
        Script::Cyrillic,
        "Сьогодні у столиці відкрили нову школу, і учні дуже зраділи.",
    ),
    (
        En,
        Script::Latin,
        "A new school was opened in the capital today, and the pupils were delighted.",
    ),
    (
        Other,
        Script::Latin,
        "Heute wurde in der Hauptstadt eine neue Schule eröffnet.",
    ),
    (
        Other,
        Script::Latin,
        "Bugün paytahtta yañı mektepniñ açıluvı olıp keçti, talebeler pek quvandılar.",
    ),
    (
        Other,
        Script::Cyrillic,
        "Днес в столицата беше открито ново училище и учениците много се зарадваха.",
    ),
    (
        Other,
        Script::Cyrillic,
        "Өнөөдөр нийслэлд шинэ сургууль нээгдэж, сурагчид маш их баярлав.",
    ),
    (
        Other,
        Script::Cyrillic,
        "Имрӯз дар пойтахт мактаби нав кушода шуд ва хонандагон хеле шод шуданд.",
    ),
    (
        Other,
        Script::Arabic,
        "امروز در پایتخت مدرسهٔ تازه‌ای گشایش یافت و دانش‌آموزان بسیار شاد شدند.",
    ),
    (
        Other,
        Script::Arabic,
        "افتتحت اليوم في العاصمة مدرسة جديدة وفرح التلاميذ كثيرا.",
    ),
    (Other, Script::Other, "დღეს დედაქალაქში ახალი სკოლა გაიხსნა."),
    (
        Tr,
        Script::Latin,
        "BUGÜN BAŞKENTTE YENİ BİR OKULUN AÇILIŞI YAPILDI",
    ),
    (
        Tr,
        Script::Latin,
        "bugun baskentte yeni bir okulun acilisi yapildi ve ogrenciler cok sevindi",
    ),
    (
        Kk,
        Script::Cyrillic,
        "Microsoft компаниясы Қазақстанда жаңа кеңсе ашатынын хабарлады",
    ),
];

#[test]
fn every_language_and_script_is_told() {
    for (language, script, sentence) in SENTENCES {
        let found = identify(sentence);
        assert_eq!(
            (found.language, found.script),
            (language, script),
            "{sentence} {}",
            found.confidence
        );
        assert!(found.confidence > 0.5, "{sentence} {}", found.confidence);
    }
}

#[test]
fn little_text_is_less_certain() {
    let whole = identify("Bu gün paytaxtda yeni məktəbin açılışı keçirildi və şagirdlər çox sevindi.");
    let word = identify("var");
    assert!(
        whole.confidence > 0.95 && word.confidence < 0.9,
        "{} {}",
        whole.confidence,
        word.confidence
    );
}

#[test]
fn text_without_words_is_other_without_confidence() {
    for text in [
        "",
        "   ",
        "12 345 — 50 %",
        "🙂🙂",
        "https://example.org/tr/haber",
        "@ortaq",
    ] {
        let found = identify(text);
        assert_eq!((found.language, found.confidence), (Other, 0.0), "{text:?}");
    }
}

#[test]
fn a_long_text_is_told_from_its_windows() {
    let text = "Өкмөт жаңы мыйзамды кабыл алып, аны жарыялады. ".repeat(4000);
    assert_eq!(identify(&text).language, Ky);
}

#[test]
fn look_alike_letters_do_not_mislead() {
    // Latin a, e, o, i inside Kazakh words.
    assert_eq!(identify("Бүгiн eлoрдaдa жaңa мeктeптiң aшылуы өттi").language, Kk);
}
