use Language::{Az, En, Kk, Ky, Ru, Tk, Tr, Uz};
use proptest::prelude::*;

use super::*;

fn check(language: Language, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(written, expected)| (written, say(written, language), expected))
        .filter(|(_, said, expected)| said != *expected)
        .map(|(written, said, expected)| format!("{written}\n  says   {said}\n  should {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{language}:\n{}", wrong.join("\n"));
}

#[test]
fn azerbaijani() {
    check(
        Az,
        &[
            ("0", "sıfır"),
            ("11", "on bir"),
            ("1 250", "min iki yüz əlli"),
            (
                "2.345.678",
                "iki milyon üç yüz qırx beş min altı yüz yetmiş səkkiz",
            ),
            ("1000000000000000", "bir kvadrilyon"),
            ("1,5", "bir tam onda beş"),
            ("0,25 %", "sıfır tam yüzdə iyirmi beş faiz"),
            ("3,007", "üç tam mində yeddi"),
            ("5-ci sinif", "beşinci sinif"),
            ("2026-cı ildə", "iki min iyirmi altıncı ildə"),
            ("40-cısı", "qırxıncısı"),
            ("18-dən yuxarı", "on səkkizdən yuxarı"),
            ("12.03.2026", "on iki mart iki min iyirmi altı"),
            ("saat 14:05-də", "saat on dörd sıfır beşdə"),
            ("5%-i", "beş faizi"),
            ("$5 mln verdi.", "beş milyon dollar verdi."),
            ("120 ₼", "yüz iyirmi manat"),
            ("90 km/saat", "saatda doxsan kilometr"),
            ("36 m²", "otuz altı kvadrat metr"),
            ("-7°C", "mənfi yeddi dərəcə"),
            ("XXI əsr", "iyirmi birinci əsr"),
            ("II Dünya müharibəsi", "ikinci Dünya müharibəsi"),
            (
                "+994 12 345 67 89",
                "plyus doqquz doqquz dörd, bir iki, üç dörd beş, altı yeddi, səkkiz doqquz",
            ),
            ("alma, armud və s.", "alma, armud və sair."),
            ("məs. Bakı", "məsələn Bakı"),
            ("b.e.ə. V əsr", "bizim eradan əvvəl beşinci əsr"),
            ("prof. A. Əliyev", "professor A Əliyev"),
            ("Bax: https://www.misal.az/x?y=1.", "Bax: misal nöqtə az."),
            ("misal.az-da yazıb", "misal nöqtə azda yazıb"),
            ("#BakıMetrosu", "heşteq Bakı Metrosu"),
            ("«Göl» (keçmiş) — quruyub", "Göl, keçmiş, quruyub"),
            ("Бакы шәһәри", "Bakı şəhəri"),
            ("A & B", "A və B"),
            ("COVID-19-dan", "COVID on doqquzdan"),
            (
                "2024-2025-ci illər",
                "iki min iyirmi dörd, iki min iyirmi beşinci illər",
            ),
        ],
    );
}

#[test]
fn turkish() {
    check(
        Tr,
        &[
            ("1.250.000 kişi", "bir milyon iki yüz elli bin kişi"),
            ("1000", "bin"),
            ("1,5", "bir virgül beş"),
            ("0,05", "sıfır virgül sıfır beş"),
            ("%5'i", "yüzde beşi"),
            ("%12,5", "yüzde on iki virgül beş"),
            ("5. toplantı", "beşinci toplantı"),
            ("5'inci", "beşinci"),
            ("2024'te", "iki bin yirmi dörtte"),
            ("2024'ün", "iki bin yirmi dördün"),
            ("1990'lı yıllar", "bin dokuz yüz doksanlı yıllar"),
            ("12.03.2026'da", "on iki Mart iki bin yirmi altıda"),
            ("saat 14.30'da", "saat on dört otuzda"),
            ("saat 8.00'de", "saat sekizde"),
            ("250 TL", "iki yüz elli lira"),
            ("1.500 TL'ye çıktı", "bin beş yüz liraya çıktı"),
            ("3,2 mlr $", "üç virgül iki milyar dolar"),
            ("Ankara'nın", "Ankaranın"),
            ("kuş, balık vb.", "kuş, balık ve benzeri."),
            ("bkz. sayfa 3", "bakınız sayfa üç"),
            ("Prof. Dr. Ayşe", "profesör doktor Ayşe"),
            ("XIX. yüzyıl", "on dokuzuncu yüzyıl"),
            ("M.Ö. 300", "milattan önce üç yüz"),
            (
                "0212 555 12 34",
                "sıfır iki bir iki, beş beş beş, bir iki, üç dört",
            ),
        ],
    );
}

#[test]
fn kazakh() {
    check(
        Kk,
        &[
            ("21", "жиырма бір"),
            ("1 999", "мың тоғыз жүз тоқсан тоғыз"),
            ("1,5 %", "бір бүтін оннан бес пайыз"),
            ("5-ші сынып", "бесінші сынып"),
            ("5-сынып", "бесінші сынып"),
            ("2026 жылы", "екі мың жиырма алтыншы жылы"),
            ("2026 ж. басталды", "екі мың жиырма алтыншы жыл басталды"),
            ("20-дан астам", "жиырмадан астам"),
            ("12 наурызда", "он екінші наурызда"),
            ("12.03.2026", "он екінші наурыз екі мың жиырма алтыншы жыл"),
            ("48 млрд ₸", "қырық сегіз миллиард теңге"),
            ("70 км/сағ", "сағатына жетпіс километр"),
            ("алма, алмұрт және т.б.", "алма, алмұрт және тағы басқалар."),
            ("XX ғ. басы", "жиырмасыншы ғасыр басы"),
            ("№5 мектеп", "нөмір бес мектеп"),
            ("Qazaqstan", "Қазақстан"),
        ],
    );
}

#[test]
fn kyrgyz() {
    check(
        Ky,
        &[
            ("20", "жыйырма"),
            ("2,5 кг", "эки бүтүн ондон беш килограмм"),
            ("5-чи", "бешинчи"),
            ("5-май", "бешинчи май"),
            ("2026-жылы", "эки миң жыйырма алтынчы жылы"),
            ("12.03.2026", "он экинчи март эки миң жыйырма алтынчы жыл"),
            ("30-га жакын", "отузга жакын"),
            ("1000 сом", "миң сом"),
            ("1000 KGS", "миң сом"),
            ("5%га өстү", "беш пайызга өстү"),
            ("өрүк, алма ж.б.", "өрүк, алма жана башкалар."),
            ("XIX кылым", "он тогузунчу кылым"),
        ],
    );
}

#[test]
fn uzbek() {
    check(
        Uz,
        &[
            ("20", "yigirma"),
            ("1 514 ta", "ming besh yuz oʻn toʻrt ta"),
            ("3,14", "uch butun yuzdan oʻn toʻrt"),
            ("5-may", "beshinchi may"),
            ("2026-yil", "ikki ming yigirma oltinchi yil"),
            ("5-oʻrin", "beshinchi oʻrin"),
            ("10 %", "oʻn foiz"),
            ("12.03.2026", "oʻn ikkinchi mart ikki ming yigirma oltinchi yil"),
            ("50 000 UZS", "ellik ming soʻm"),
            ("olma, nok va h.k.", "olma, nok va hokazo."),
            ("O'zbekistonda", "Oʻzbekistonda"),
            ("Ўзбекистон шаҳри", "Oʻzbekiston shahri"),
            ("XXI asr", "yigirma birinchi asr"),
        ],
    );
}

#[test]
fn turkmen() {
    check(
        Tk,
        &[
            ("20", "ýigrimi"),
            ("1 945", "müň dokuz ýüz kyrk bäş"),
            ("1,5", "bir bitin ondan bäş"),
            ("5-nji synp", "bäşinji synp"),
            ("10-njy", "onunjy"),
            ("2026-njy ýylyň", "iki müň ýigrimi altynjy ýylyň"),
            ("15%", "on bäş göterim"),
            ("12.03.2026", "on ikinji mart iki müň ýigrimi altynjy ýyl"),
            ("25 TMT", "ýigrimi bäş manat"),
            ("alma, armyt we ş.m.", "alma, armyt we şuňa meňzeşler."),
        ],
    );
}

#[test]
fn russian() {
    check(
        Ru,
        &[
            ("1", "один"),
            ("1000 рублей", "тысяча рублей"),
            ("2 001", "две тысячи один"),
            ("до 240 тысяч", "до двухсот сорока тысяч"),
            (
                "более 1 151 человека",
                "более тысячи ста пятидесяти одного человека",
            ),
            ("от 2 до 21 %", "от двух до двадцати одного процента"),
            ("около 3 млн ₽", "около трёх миллионов рублей"),
            ("21 ₽", "двадцать один рубль"),
            ("3 ₽", "три рубля"),
            ("15 ₽", "пятнадцать рублей"),
            ("2 т", "две тонны"),
            ("1,5 %", "одна целая пять десятых процента"),
            ("0,21", "ноль целых двадцать одна сотая"),
            ("5 млн руб.", "пять миллионов рублей."),
            ("2 тыс. человек", "две тысячи человек"),
            ("5-й", "пятый"),
            ("3-го", "третьего"),
            ("40-я", "сороковая"),
            ("90-е годы", "девяностые годы"),
            ("10-летний", "десятилетний"),
            ("25-процентный", "двадцатипятипроцентный"),
            (
                "12 марта 2026 года",
                "двенадцатого марта две тысячи двадцать шестого года",
            ),
            (
                "в 2024 г. началось",
                "в две тысячи двадцать четвёртом году началось",
            ),
            ("в 1999 году", "в тысяча девятьсот девяносто девятом году"),
            ("2000 год", "двухтысячный год"),
            (
                "12.03.2026 г. утром",
                "двенадцатого марта две тысячи двадцать шестого года утром",
            ),
            ("в 14:05", "в четырнадцать ноль пять"),
            ("т. е. вчера", "то есть вчера"),
            ("яблоки и т. д.", "яблоки и так далее."),
            ("дома и др. здания", "дома и другие здания"),
            ("в XX веке", "в двадцатом веке"),
            (
                "26,6 млн чел.",
                "двадцать шесть целых шесть десятых миллиона человек.",
            ),
            ("120 кв. м земли", "сто двадцать квадратных метров земли"),
            ("5 км/ч", "пять километров в час"),
            ("Он дал им.", "Он дал им."),
            ("почта info@misal.ru", "почта info собака misal точка ru"),
        ],
    );
}

#[test]
fn english() {
    check(
        En,
        &[
            (
                "1,234,567",
                "one million two hundred and thirty-four thousand five hundred and sixty-seven",
            ),
            ("105 people", "one hundred and five people"),
            ("3.14", "three point one four"),
            ("5th", "fifth"),
            ("21st", "twenty-first"),
            ("112th", "one hundred and twelfth"),
            ("March 12, 2026", "March twelfth, twenty twenty-six"),
            ("12/03/2026", "the twelfth of March twenty twenty-six"),
            ("in 1905", "in nineteen oh five"),
            ("the 1990s", "the nineteen nineties"),
            ("$5 million", "five million dollars"),
            ("$1", "one dollar"),
            ("$900k", "nine hundred thousand dollars"),
            ("On Jan. 5, 2024", "On January fifth, twenty twenty-four"),
            ("$2.5bn", "two point five billion dollars"),
            ("7 km", "seven kilometres"),
            ("5–10 %", "five to ten percent"),
            ("9:00", "nine o'clock"),
            ("5:30 p.m. today", "five thirty P M today"),
            ("cats, e.g. Tom", "cats, for example Tom"),
            ("Dr. Smith et al.", "Doctor Smith and others."),
            ("World War II", "World War two"),
            ("don't", "don't"),
            ("v1.2.3", "v one dot two dot three"),
            ("007", "zero zero seven"),
            (
                "1234567890123456789",
                "one two three four five six seven eight nine zero one two three four five six seven eight nine",
            ),
            ("[[a_b]] <x>", "a b, x"),
        ],
    );
}

#[test]
fn a_number_of_more_than_ten_to_the_fifteenth_is_said_digit_by_digit() {
    let largest = numbers::LARGEST;
    assert_eq!(say(&largest.to_string(), Tr), "bir katrilyon");
    assert!(say(&(largest + 1).to_string(), Tr).starts_with("bir sıfır sıfır"));
}

#[test]
fn sentences_keep_their_place_in_the_text() {
    let text = "Göl qurudu. 5 %-i qaldı!\n\n***\n\nSon.";
    let found = spoken(text, Az);
    let pairs: Vec<(&str, &str)> = found
        .iter()
        .map(|sentence| (&text[sentence.range.clone()], sentence.words.as_str()))
        .collect();
    assert_eq!(
        pairs,
        [
            ("Göl qurudu.", "Göl qurudu."),
            ("5 %-i qaldı!", "beş faizi qaldı!"),
            ("Son.", "Son.")
        ]
    );
}

fn served() -> impl Strategy<Value = Language> {
    prop::sample::select(vec![Az, Tr, Kk, Ky, Uz, Tk, Ru, En])
}

/// Digits, signs, endings and separators: where the rules meet.
fn awkward() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9٣۵²³½₂Ⅳ①.,:;%$€₼°+\\-–—'’()\\[\\]#@/ \u{a0}a-eнгмткжцсIVX]{0,60}",
        "([0-9]{1,18}|-|\\.| |%|\\$|km|мин|г\\.|-ci|-й|th|'te|XX|т\\. е\\.|http://|@|www\\.a1\\.az| mln| тыс\\.){0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_digit_is_left_to_the_voice(text in awkward(), language in served()) {
        let said = say(&text, language);
        prop_assert!(!said.contains(char::is_numeric), "{text:?} says {said:?}");
        prop_assert!(!said.contains(|c: char| c.is_control() || "[]<>&\\".contains(c)), "{said:?}");
    }

    #[test]
    fn every_text_is_answered_and_ranges_fit(text in awkward(), language in prop::sample::select(Language::ALL.to_vec())) {
        let mut end = 0;
        for sentence in spoken(&text, language) {
            prop_assert!(sentence.range.start >= end);
            prop_assert!(text.get(sentence.range.clone()).is_some());
            end = sentence.range.end;
        }
    }

    #[test]
    fn different_numbers_are_said_differently(a in 0..=numbers::LARGEST, b in 0..=numbers::LARGEST, language in served()) {
        prop_assume!(a != b);
        for say in [numbers::ordinal, |value, language| numbers::cardinal(value, false, language)] {
            prop_assert_ne!(say(a, language), say(b, language));
        }
    }
}
