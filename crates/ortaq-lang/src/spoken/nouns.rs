//! What stands beside a number: multipliers, percent, units and currencies, as written and as said.

use super::russian::Count;
use crate::language::Language;

/// What is said for a sign or an abbreviation beside a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noun {
    /// Said before the number: *yüzde*, *saatda*.
    pub(super) before: &'static str,
    /// Said after it: after one, after two, after five. Most languages have one form.
    forms: [&'static str; 3],
    pub(super) feminine: bool,
}

impl Noun {
    const fn same(form: &'static str) -> Self {
        Self {
            before: "",
            forms: [form; 3],
            feminine: false,
        }
    }

    /// The form after a number.
    pub(super) fn after(&self, count: Count) -> &'static str {
        self.forms[count as usize]
    }
}

const fn masculine(forms: [&'static str; 3]) -> Noun {
    Noun {
        before: "",
        forms,
        feminine: false,
    }
}

const fn feminine(forms: [&'static str; 3]) -> Noun {
    Noun {
        before: "",
        forms,
        feminine: true,
    }
}

const fn plural(one: &'static str, more: &'static str) -> Noun {
    masculine([one, more, more])
}

const fn before(before: &'static str, form: &'static str) -> Noun {
    Noun {
        before,
        forms: [form; 3],
        feminine: false,
    }
}

/// Where a language stands in the tables below.
fn column(language: Language) -> Option<usize> {
    [
        Language::Az,
        Language::Tr,
        Language::Kk,
        Language::Ky,
        Language::Uz,
        Language::Tk,
        Language::Ru,
        Language::En,
    ]
    .iter()
    .position(|known| *known == language)
}

/// Per cent (`%`) or per mille (`‰`).
pub(super) fn share(sign: char, language: Language) -> Option<Noun> {
    let column = column(language)?;
    Some(match sign {
        '%' | '٪' | '％' => [
            Noun::same("faiz"),
            before("yüzde", ""),
            Noun::same("пайыз"),
            Noun::same("пайыз"),
            Noun::same("foiz"),
            Noun::same("göterim"),
            masculine(["процент", "процента", "процентов"]),
            Noun::same("percent"),
        ][column],
        '‰' => [
            Noun::same("promil"),
            before("binde", ""),
            Noun::same("промилле"),
            Noun::same("промилле"),
            Noun::same("promille"),
            Noun::same("promille"),
            Noun::same("промилле"),
            Noun::same("per mille"),
        ][column],
        '°' => [
            Noun::same("dərəcə"),
            Noun::same("derece"),
            Noun::same("градус"),
            Noun::same("градус"),
            Noun::same("daraja"),
            Noun::same("gradus"),
            masculine(["градус", "градуса", "градусов"]),
            plural("degree", "degrees"),
        ][column],
        _ => return None,
    })
}

/// The multiplier that an abbreviation stands for.
pub(super) fn multiplier(word: &str, language: Language) -> Option<Noun> {
    let column = column(language)?;
    Some(match word {
        "mln" | "mn" | "млн" | "mio" => [
            Noun::same("milyon"),
            Noun::same("milyon"),
            Noun::same("миллион"),
            Noun::same("миллион"),
            Noun::same("million"),
            Noun::same("million"),
            masculine(["миллион", "миллиона", "миллионов"]),
            Noun::same("million"),
        ][column],
        "mlrd" | "mlyr" | "mlr" | "bn" | "млрд" => [
            Noun::same("milyard"),
            Noun::same("milyar"),
            Noun::same("миллиард"),
            Noun::same("миллиард"),
            Noun::same("milliard"),
            Noun::same("milliard"),
            masculine(["миллиард", "миллиарда", "миллиардов"]),
            Noun::same("billion"),
        ][column],
        "trln" | "trn" | "tn" | "трлн" => [
            Noun::same("trilyon"),
            Noun::same("trilyon"),
            Noun::same("триллион"),
            Noun::same("триллион"),
            Noun::same("trillion"),
            Noun::same("trillion"),
            masculine(["триллион", "триллиона", "триллионов"]),
            Noun::same("trillion"),
        ][column],
        "тыс" => [
            Noun::same("min"),
            Noun::same("bin"),
            Noun::same("мың"),
            Noun::same("миң"),
            Noun::same("ming"),
            Noun::same("müň"),
            feminine(["тысяча", "тысячи", "тысяч"]),
            Noun::same("thousand"),
        ][column],
        "k" if language == Language::En => Noun::same("thousand"),
        _ => return None,
    })
}

/// The currency that a sign or code stands for.
pub(super) fn currency(code: &str, language: Language) -> Option<Noun> {
    const MANAT: [&str; 3] = ["манат", "маната", "манатов"];
    const SOM: [&str; 3] = ["сом", "сома", "сомов"];
    let column = column(language)?;
    Some(match code {
        "₼" | "AZN" | "TMT" => [
            Noun::same("manat"),
            Noun::same("manat"),
            Noun::same("манат"),
            Noun::same("манат"),
            Noun::same("manat"),
            Noun::same("manat"),
            masculine(MANAT),
            Noun::same("manat"),
        ][column],
        "₺" | "TRY" | "TL" => [
            Noun::same("lirə"),
            Noun::same("lira"),
            Noun::same("лира"),
            Noun::same("лира"),
            Noun::same("lira"),
            Noun::same("lira"),
            feminine(["лира", "лиры", "лир"]),
            plural("lira", "liras"),
        ][column],
        "₸" | "KZT" | "тг" => [
            Noun::same("tenge"),
            Noun::same("tenge"),
            Noun::same("теңге"),
            Noun::same("теңге"),
            Noun::same("tenge"),
            Noun::same("teňňe"),
            Noun::same("тенге"),
            Noun::same("tenge"),
        ][column],
        "⃀" | "KGS" => [
            Noun::same("som"),
            Noun::same("som"),
            Noun::same("сом"),
            Noun::same("сом"),
            Noun::same("som"),
            Noun::same("som"),
            masculine(SOM),
            Noun::same("som"),
        ][column],
        "UZS" => [
            Noun::same("sum"),
            Noun::same("sum"),
            Noun::same("сум"),
            Noun::same("сум"),
            Noun::same("soʻm"),
            Noun::same("sum"),
            masculine(["сум", "сума", "сумов"]),
            Noun::same("sum"),
        ][column],
        "₽" | "RUB" | "руб" => [
            Noun::same("rubl"),
            Noun::same("ruble"),
            Noun::same("рубль"),
            Noun::same("рубль"),
            Noun::same("rubl"),
            Noun::same("rubl"),
            masculine(["рубль", "рубля", "рублей"]),
            plural("rouble", "roubles"),
        ][column],
        "$" | "USD" | "долл" => [
            Noun::same("dollar"),
            Noun::same("dolar"),
            Noun::same("доллар"),
            Noun::same("доллар"),
            Noun::same("dollar"),
            Noun::same("dollar"),
            masculine(["доллар", "доллара", "долларов"]),
            plural("dollar", "dollars"),
        ][column],
        "€" | "EUR" => [
            Noun::same("avro"),
            Noun::same("avro"),
            Noun::same("еуро"),
            Noun::same("евро"),
            Noun::same("yevro"),
            Noun::same("ýewro"),
            Noun::same("евро"),
            plural("euro", "euros"),
        ][column],
        "£" | "GBP" => [
            Noun::same("funt sterlinq"),
            Noun::same("sterlin"),
            Noun::same("фунт стерлинг"),
            Noun::same("фунт стерлинг"),
            Noun::same("funt sterling"),
            Noun::same("funt sterling"),
            masculine(["фунт стерлингов", "фунта стерлингов", "фунтов стерлингов"]),
            plural("pound", "pounds"),
        ][column],
        "₴" | "UAH" => [
            Noun::same("qrivna"),
            Noun::same("grivna"),
            Noun::same("гривна"),
            Noun::same("гривна"),
            Noun::same("grivna"),
            Noun::same("griwna"),
            feminine(["гривна", "гривны", "гривен"]),
            plural("hryvnia", "hryvnias"),
        ][column],
        _ => return None,
    })
}

/// The unit that a symbol stands for, in the symbols of any of the languages.
pub(super) fn unit(symbol: &str, language: Language) -> Option<Noun> {
    let row = UNITS.iter().find(|(symbols, _)| symbols.contains(&symbol))?;
    Some(row.1[column(language)?])
}

/// Symbols, and what each language says, in the order of [`column`].
const UNITS: &[(&[&str], [Noun; 8])] = &[
    (
        &[
            "km/h",
            "km/saat",
            "km/sa",
            "km/soat",
            "km/sag",
            "км/ч",
            "км/сағ",
            "км/саат",
        ],
        [
            before("saatda", "kilometr"),
            before("saatte", "kilometre"),
            before("сағатына", "километр"),
            before("саатына", "километр"),
            before("soatiga", "kilometr"),
            before("sagatda", "kilometr"),
            masculine(["километр в час", "километра в час", "километров в час"]),
            plural("kilometre per hour", "kilometres per hour"),
        ],
    ),
    (
        &["km²", "км²", "km2", "км2"],
        [
            Noun::same("kvadrat kilometr"),
            Noun::same("kilometrekare"),
            Noun::same("шаршы километр"),
            Noun::same("чарчы километр"),
            Noun::same("kvadrat kilometr"),
            Noun::same("kwadrat kilometr"),
            masculine([
                "квадратный километр",
                "квадратных километра",
                "квадратных километров",
            ]),
            plural("square kilometre", "square kilometres"),
        ],
    ),
    (
        &["m²", "м²", "m2", "м2"],
        [
            Noun::same("kvadrat metr"),
            Noun::same("metrekare"),
            Noun::same("шаршы метр"),
            Noun::same("чарчы метр"),
            Noun::same("kvadrat metr"),
            Noun::same("kwadrat metr"),
            masculine(["квадратный метр", "квадратных метра", "квадратных метров"]),
            plural("square metre", "square metres"),
        ],
    ),
    (
        &["m³", "м³", "m3", "м3"],
        [
            Noun::same("kub metr"),
            Noun::same("metreküp"),
            Noun::same("текше метр"),
            Noun::same("куб метр"),
            Noun::same("kub metr"),
            Noun::same("kub metr"),
            masculine(["кубический метр", "кубических метра", "кубических метров"]),
            plural("cubic metre", "cubic metres"),
        ],
    ),
    (
        &["km", "км"],
        [
            Noun::same("kilometr"),
            Noun::same("kilometre"),
            Noun::same("километр"),
            Noun::same("километр"),
            Noun::same("kilometr"),
            Noun::same("kilometr"),
            masculine(["километр", "километра", "километров"]),
            plural("kilometre", "kilometres"),
        ],
    ),
    (
        &["m", "м"],
        [
            Noun::same("metr"),
            Noun::same("metre"),
            Noun::same("метр"),
            Noun::same("метр"),
            Noun::same("metr"),
            Noun::same("metr"),
            masculine(["метр", "метра", "метров"]),
            plural("metre", "metres"),
        ],
    ),
    (
        &["cm", "sm", "см"],
        [
            Noun::same("santimetr"),
            Noun::same("santimetre"),
            Noun::same("сантиметр"),
            Noun::same("сантиметр"),
            Noun::same("santimetr"),
            Noun::same("santimetr"),
            masculine(["сантиметр", "сантиметра", "сантиметров"]),
            plural("centimetre", "centimetres"),
        ],
    ),
    (
        &["mm", "мм"],
        [
            Noun::same("millimetr"),
            Noun::same("milimetre"),
            Noun::same("миллиметр"),
            Noun::same("миллиметр"),
            Noun::same("millimetr"),
            Noun::same("millimetr"),
            masculine(["миллиметр", "миллиметра", "миллиметров"]),
            plural("millimetre", "millimetres"),
        ],
    ),
    (
        &["kg", "kq", "кг"],
        [
            Noun::same("kiloqram"),
            Noun::same("kilogram"),
            Noun::same("килограмм"),
            Noun::same("килограмм"),
            Noun::same("kilogramm"),
            Noun::same("kilogram"),
            masculine(["килограмм", "килограмма", "килограммов"]),
            plural("kilogram", "kilograms"),
        ],
    ),
    (
        &["g", "q", "gr", "qr", "г", "гр"],
        [
            Noun::same("qram"),
            Noun::same("gram"),
            Noun::same("грамм"),
            Noun::same("грамм"),
            Noun::same("gramm"),
            Noun::same("gram"),
            masculine(["грамм", "грамма", "граммов"]),
            plural("gram", "grams"),
        ],
    ),
    (
        &["t", "т"],
        [
            Noun::same("ton"),
            Noun::same("ton"),
            Noun::same("тонна"),
            Noun::same("тонна"),
            Noun::same("tonna"),
            Noun::same("tonna"),
            feminine(["тонна", "тонны", "тонн"]),
            plural("tonne", "tonnes"),
        ],
    ),
    (
        &["ha", "га"],
        [
            Noun::same("hektar"),
            Noun::same("hektar"),
            Noun::same("гектар"),
            Noun::same("гектар"),
            Noun::same("gektar"),
            Noun::same("gektar"),
            masculine(["гектар", "гектара", "гектаров"]),
            plural("hectare", "hectares"),
        ],
    ),
    (
        &["l", "л"],
        [
            Noun::same("litr"),
            Noun::same("litre"),
            Noun::same("литр"),
            Noun::same("литр"),
            Noun::same("litr"),
            Noun::same("litr"),
            masculine(["литр", "литра", "литров"]),
            plural("litre", "litres"),
        ],
    ),
    (
        &["W", "Vt", "Вт"],
        [
            Noun::same("vatt"),
            Noun::same("vat"),
            Noun::same("ватт"),
            Noun::same("ватт"),
            Noun::same("vatt"),
            Noun::same("watt"),
            masculine(["ватт", "ватта", "ватт"]),
            plural("watt", "watts"),
        ],
    ),
    (
        &["kW", "kVt", "кВт"],
        [
            Noun::same("kilovatt"),
            Noun::same("kilovat"),
            Noun::same("киловатт"),
            Noun::same("киловатт"),
            Noun::same("kilovatt"),
            Noun::same("kilowatt"),
            masculine(["киловатт", "киловатта", "киловатт"]),
            plural("kilowatt", "kilowatts"),
        ],
    ),
    (
        &["MW", "MVt", "МВт"],
        [
            Noun::same("meqavatt"),
            Noun::same("megavat"),
            Noun::same("мегаватт"),
            Noun::same("мегаватт"),
            Noun::same("megavatt"),
            Noun::same("megawatt"),
            masculine(["мегаватт", "мегаватта", "мегаватт"]),
            plural("megawatt", "megawatts"),
        ],
    ),
    (
        &["GW", "GVt", "QVt", "ГВт"],
        [
            Noun::same("qiqavatt"),
            Noun::same("gigavat"),
            Noun::same("гигаватт"),
            Noun::same("гигаватт"),
            Noun::same("gigavatt"),
            Noun::same("gigawatt"),
            masculine(["гигаватт", "гигаватта", "гигаватт"]),
            plural("gigawatt", "gigawatts"),
        ],
    ),
];
