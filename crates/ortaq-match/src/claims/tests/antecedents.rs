use ortaq_lang::Language;

use super::paragraphs;
use crate::claims::{Article, context, names, voice};

/// The last sentence of `text`, made self-contained, and its context.
fn resolved(text: &str, language: Language) -> (String, Option<String>) {
    let paragraphs = paragraphs(text);
    let article = Article::new(&paragraphs, language);
    let voices = voice::voices(&article);
    let last = article.sentences.len() - 1;
    let found = context::resolve(&article, &voices, &names::known(&article), last);
    (found.text, found.context)
}

#[track_caller]
fn expect(language: Language, before: &str, sentence: &str, after: &str) {
    let (text, context) = resolved(&format!("{before} {sentence}"), language);
    assert_eq!(text, after, "{language}");
    assert_eq!(context.as_deref(), Some(before), "{language}");
}

#[test]
fn both_countries_are_named() {
    for (language, before, sentence, after) in [
        (
            Language::Az,
            "Qazaxıstan və Özbəkistan saziş imzalayıb.",
            "Hər iki ölkənin ticarəti 2 dəfə artıb.",
            "Hər iki ölkənin [Qazaxıstan, Özbəkistan] ticarəti 2 dəfə artıb.",
        ),
        (
            Language::Tr,
            "Kazakistan ile Özbekistan anlaşma imzaladı.",
            "İki ülkenin ticareti 2 kat arttı.",
            "İki ülkenin [Kazakistan, Özbekistan] ticareti 2 kat arttı.",
        ),
        (
            Language::Kk,
            "Қазақстан мен Өзбекстан келісімге қол қойды.",
            "Екі елдің саудасы 2 есе өсті.",
            "Екі елдің [Қазақстан, Өзбекстан] саудасы 2 есе өсті.",
        ),
        (
            Language::Ky,
            "Казакстан менен Өзбекстан келишимге кол койду.",
            "Эки өлкөнүн соодасы 2 эсе өстү.",
            "Эки өлкөнүн [Казакстан, Өзбекстан] соодасы 2 эсе өстү.",
        ),
        (
            Language::Uz,
            "Qozogʻiston va Turkiya shartnoma imzoladi.",
            "Ikki mamlakat savdosi 2 barobar oshdi.",
            "Ikki mamlakat [Qozogʻiston, Turkiya] savdosi 2 barobar oshdi.",
        ),
        (
            Language::Tk,
            "Gazagystan bilen Özbegistan şertnama baglaşdy.",
            "Iki ýurduň söwdasy 2 esse artdy.",
            "Iki ýurduň [Gazagystan, Özbegistan] söwdasy 2 esse artdy.",
        ),
        (
            Language::Tt,
            "Казахстан белән Төркия килешү төзеде.",
            "Ике илнең сәүдәсе 2 тапкыр артты.",
            "Ике илнең [Казахстан, Төркия] сәүдәсе 2 тапкыр артты.",
        ),
        (
            Language::Ru,
            "Казахстан и Турция подписали соглашение.",
            "Товарооборот двух стран вырос вдвое.",
            "Товарооборот двух стран [Казахстан, Турция] вырос вдвое.",
        ),
        (
            Language::En,
            "Kazakhstan and Türkiye signed an agreement.",
            "Trade between the two countries doubled.",
            "Trade between the two countries [Kazakhstan, Türkiye] doubled.",
        ),
    ] {
        expect(language, before, sentence, after);
    }
}

#[test]
fn a_year_a_country_a_town_and_an_organisation_are_named() {
    for (language, before, sentence, after) in [
        (
            Language::Az,
            "Zavod 1998-ci ildə açılıb.",
            "Həmin il 300 nəfər işə götürülüb.",
            "Həmin il [1998] 300 nəfər işə götürülüb.",
        ),
        (
            Language::Az,
            "Qaradağ şəhərində yeni park salınıb.",
            "Bu şəhərdə 40 min nəfər yaşayır.",
            "Bu şəhərdə [Qaradağ şəhəri] 40 min nəfər yaşayır.",
        ),
        (
            Language::Az,
            "Hesabatı bu gün Energetika Nazirliyi açıqlayıb.",
            "Nazirlik tariflərin artmadığını bildirib.",
            "Nazirlik [Energetika Nazirliyi] tariflərin artmadığını bildirib.",
        ),
        (
            Language::Tr,
            "Festival Bulgaristan sınırında yapıldı.",
            "Bu ülkede 7 milyon kişi yaşıyor.",
            "Bu ülkede [Bulgaristan] 7 milyon kişi yaşıyor.",
        ),
        (
            Language::Kk,
            "Зауыт 1998 жылы ашылды.",
            "Сол жылы 300 адам жұмысқа алынды.",
            "Сол жылы [1998] 300 адам жұмысқа алынды.",
        ),
        (
            Language::Ky,
            "Завод 1998-жылы ачылган.",
            "Ошол жылы 300 киши жумушка алынган.",
            "Ошол жылы [1998] 300 киши жумушка алынган.",
        ),
        (
            Language::Uz,
            "Zavod 1998-yilda ochilgan.",
            "Oʻsha yili 300 kishi ishga olingan.",
            "Oʻsha yili [1998] 300 kishi ishga olingan.",
        ),
        (
            Language::Tk,
            "Zawod 1998-nji ýylda açyldy.",
            "Şol ýyl 300 adam işe alyndy.",
            "Şol ýyl [1998] 300 adam işe alyndy.",
        ),
        (
            Language::Tt,
            "Завод 1998 елда ачылган.",
            "Шул елны 300 кеше эшкә алынган.",
            "Шул елны [1998] 300 кеше эшкә алынган.",
        ),
        (
            Language::Ru,
            "Завод открыли в 1998 году.",
            "В том году на работу приняли 300 человек.",
            "В том году [1998] на работу приняли 300 человек.",
        ),
        (
            Language::Ru,
            "Делегация приехала в Монголию.",
            "В этой стране живёт 3 миллиона человек.",
            "В этой стране [Монголия] живёт 3 миллиона человек.",
        ),
        (
            Language::En,
            "The plant opened in 1998.",
            "In that year 300 people were hired.",
            "In that year [1998] 300 people were hired.",
        ),
        (
            Language::En,
            "The report comes from the Energy Ministry.",
            "The ministry hired 300 people.",
            "The ministry [Energy Ministry] hired 300 people.",
        ),
    ] {
        expect(language, before, sentence, after);
    }
}

#[test]
fn a_person_is_named_where_only_one_is_meant() {
    for (language, before, sentence, after) in [
        (
            Language::Az,
            "Memar Nigar Vəliyeva mükafat alıb.",
            "O, 12 məktəbin layihəsini çəkib.",
            "O [Memar Nigar Vəliyeva], 12 məktəbin layihəsini çəkib.",
        ),
        (
            Language::Tr,
            "Mimar Nilgün Demir ödül aldı.",
            "O, 12 okulun projesini çizdi.",
            "O [Mimar Nilgün Demir], 12 okulun projesini çizdi.",
        ),
        (
            Language::Kk,
            "Сәулетші Әсел Омарова марапат алды.",
            "Ол 12 мектептің жобасын сызды.",
            "Ол [Сәулетші Әсел Омарова] 12 мектептің жобасын сызды.",
        ),
        (
            Language::Uz,
            "Meʼmor Nodira Aliyeva mukofot oldi.",
            "U 12 ta maktab loyihasini chizgan.",
            "U [Meʼmor Nodira Aliyeva] 12 ta maktab loyihasini chizgan.",
        ),
        (
            Language::Ru,
            "Архитектор Нина Орлова получила премию.",
            "Она спроектировала 12 школ.",
            "Она [Архитектор Нина Орлова] спроектировала 12 школ.",
        ),
        (
            Language::En,
            "The architect Nina Orlova won a prize.",
            "She designed 12 schools.",
            "She [Nina Orlova] designed 12 schools.",
        ),
    ] {
        expect(language, before, sentence, after);
    }
}

#[test]
fn nothing_is_invented_where_several_could_be_meant() {
    for (language, before, sentence) in [
        (
            Language::En,
            "Nina Orlova met Peter Grom in the city.",
            "She designed 12 schools.",
        ),
        (
            Language::Ru,
            "Казахстан, Турция и Узбекистан подписали соглашение.",
            "Товарооборот двух стран вырос вдвое.",
        ),
        (
            Language::Az,
            "Zavod 1998-ci ildə açılıb, 2004-cü ildə bağlanıb.",
            "Həmin il 300 nəfər işsiz qalıb.",
        ),
        (
            Language::Tr,
            "Yağmur bütün gün yağdı.",
            "Bu ülkede 7 milyon kişi yaşıyor.",
        ),
    ] {
        expect(language, before, sentence, sentence);
    }
}

#[test]
fn sentences_that_stand_alone_are_left_as_they_are() {
    for (language, before, sentence) in [
        (
            Language::En,
            "Nina Orlova won a prize.",
            "The Energy Ministry hired 300 people in 1998.",
        ),
        (
            Language::Az,
            "Nigar Vəliyeva mükafat alıb.",
            "O zaman yağış yağırdı.",
        ),
        (
            Language::Ru,
            "Нина Орлова получила премию.",
            "Министерство энергетики приняло на работу 300 человек.",
        ),
    ] {
        assert_eq!(
            resolved(&format!("{before} {sentence}"), language),
            (sentence.to_owned(), None),
            "{language}"
        );
    }
}
