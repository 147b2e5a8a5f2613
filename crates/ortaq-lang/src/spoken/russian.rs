//! Numbers of Russian: genders of cardinals, forms of ordinals, genitives inside compounds, and nouns after numbers.

use super::numbers::{LARGEST, digits, groups};
use crate::language::Language;

/// A form of an ordinal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// пятый
    Masculine,
    /// пятая
    Feminine,
    /// пятое
    Neuter,
    /// пятого
    Genitive,
    /// пятому
    Dative,
    /// пятом
    Prepositional,
    /// пятым
    Instrumental,
    /// пятой
    FeminineOblique,
    /// пятую
    FeminineAccusative,
    /// пятые
    Plural,
    /// пятых
    PluralGenitive,
    /// пятыми
    PluralInstrumental,
}

impl Form {
    /// The form that is written after a hyphen: *5-го*.
    pub(super) fn of_ending(ending: &str) -> Option<Self> {
        Some(match ending {
            "й" | "ый" | "ий" => Self::Masculine,
            "я" | "ая" => Self::Feminine,
            "е" | "ое" => Self::Neuter,
            "го" | "ого" | "его" => Self::Genitive,
            "му" | "ому" | "ему" => Self::Dative,
            "м" | "ом" | "ем" => Self::Prepositional,
            "ым" | "им" => Self::Instrumental,
            "ой" | "ей" => Self::FeminineOblique,
            "ю" | "ую" => Self::FeminineAccusative,
            "ые" | "ие" => Self::Plural,
            "х" | "ых" | "их" => Self::PluralGenitive,
            "ми" | "ыми" | "ими" => Self::PluralInstrumental,
            _ => return None,
        })
    }

    /// The endings of ordinals: those of *первый* and those of *третий*.
    fn endings(self) -> (&'static str, &'static str) {
        match self {
            Self::Masculine => ("ый", "ий"),
            Self::Feminine => ("ая", "ья"),
            Self::Neuter => ("ое", "ье"),
            Self::Genitive => ("ого", "ьего"),
            Self::Dative => ("ому", "ьему"),
            Self::Prepositional => ("ом", "ьем"),
            Self::Instrumental => ("ым", "ьим"),
            Self::FeminineOblique => ("ой", "ьей"),
            Self::FeminineAccusative => ("ую", "ью"),
            Self::Plural => ("ые", "ьи"),
            Self::PluralGenitive => ("ых", "ьих"),
            Self::PluralInstrumental => ("ыми", "ьими"),
        }
    }
}

/// Which form of a noun stands after a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// один рубль
    One,
    /// два рубля, полтора рубля, и после дробей
    Few,
    /// пять рублей
    Many,
}

impl Count {
    /// After a whole number.
    pub(super) fn of(value: u64) -> Self {
        match (value % 10, value % 100) {
            (_, 11..=14) => Self::Many,
            (1, _) => Self::One,
            (2..=4, _) => Self::Few,
            _ => Self::Many,
        }
    }

    /// The form of the noun where the number stands in the genitive: *до одного рубля*, *до двух рублей*.
    pub(super) fn in_genitive(self) -> Self {
        match self {
            Self::One => Self::Few,
            _ => Self::Many,
        }
    }
}

const ONES: [&str; 20] = [
    "ноль",
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
];
const TENS: [&str; 10] = [
    "",
    "десять",
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
];
const HUNDREDS: [&str; 10] = [
    "",
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот",
    "шестьсот",
    "семьсот",
    "восемьсот",
    "девятьсот",
];
const GENITIVE_ONES: [&str; 20] = [
    "ноля",
    "одного",
    "двух",
    "трёх",
    "четырёх",
    "пяти",
    "шести",
    "семи",
    "восьми",
    "девяти",
    "десяти",
    "одиннадцати",
    "двенадцати",
    "тринадцати",
    "четырнадцати",
    "пятнадцати",
    "шестнадцати",
    "семнадцати",
    "восемнадцати",
    "девятнадцати",
];
const GENITIVE_TENS: [&str; 10] = [
    "",
    "десяти",
    "двадцати",
    "тридцати",
    "сорока",
    "пятидесяти",
    "шестидесяти",
    "семидесяти",
    "восьмидесяти",
    "девяноста",
];
const GENITIVE_HUNDREDS: [&str; 10] = [
    "",
    "сто",
    "двухсот",
    "трёхсот",
    "четырёхсот",
    "пятисот",
    "шестисот",
    "семисот",
    "восьмисот",
    "девятисот",
];
/// Stems of ordinals; those in *-ой* carry the stress on the ending.
const ORDINAL_ONES: [&str; 20] = [
    "нулев",
    "перв",
    "втор",
    "трет",
    "четвёрт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
];
const ORDINAL_TENS: [&str; 10] = [
    "",
    "десят",
    "двадцат",
    "тридцат",
    "сороков",
    "пятидесят",
    "шестидесят",
    "семидесят",
    "восьмидесят",
    "девяност",
];
/// Powers of a thousand: one, two, five of them.
const POWERS: [[&str; 3]; 6] = [
    ["", "", ""],
    ["тысяча", "тысячи", "тысяч"],
    ["миллион", "миллиона", "миллионов"],
    ["миллиард", "миллиарда", "миллиардов"],
    ["триллион", "триллиона", "триллионов"],
    ["квадриллион", "квадриллиона", "квадриллионов"],
];
const ORDINAL_POWERS: [&str; 6] = ["", "тысячн", "миллионн", "миллиардн", "триллионн", "квадриллионн"];

/// The cardinal, nominative.
pub(super) fn cardinal(value: u64, feminine: bool) -> String {
    if value == 0 {
        return ONES[0].to_owned();
    }
    let mut said = Vec::new();
    for (power, group) in groups(value) {
        group_words(group, if power == 0 { feminine } else { power == 1 }, &mut said);
        if power > 0 {
            said.push(POWERS[power][Count::of(group as u64) as usize]);
        }
    }
    // "тысяча" alone, not "одна тысяча".
    if said.len() > 1 && said[0] == "одна" && said[1] == "тысяча" {
        said.remove(0);
    }
    said.join(" ")
}

/// The cardinal, genitive: *до двадцати одного*.
pub(super) fn genitive(value: u64) -> String {
    if value == 0 {
        return GENITIVE_ONES[0].to_owned();
    }
    let mut said = Vec::new();
    for (power, group) in groups(value) {
        let (hundreds, rest) = (group / 100, group % 100);
        match hundreds {
            0 => {}
            1 => said.push("ста"),
            _ => said.push(GENITIVE_HUNDREDS[hundreds]),
        }
        if rest >= 20 {
            said.push(GENITIVE_TENS[rest / 10]);
        }
        let ones = if rest < 20 { rest } else { rest % 10 };
        match (ones, power) {
            (0, _) => {}
            (1, 1) if value < 2000 => {}
            (1, 1) => said.push("одной"),
            _ => said.push(GENITIVE_ONES[ones]),
        }
        if power > 0 {
            said.push(POWERS[power][Count::of(group as u64).in_genitive() as usize]);
        }
    }
    said.join(" ")
}

/// Whether a number stands in the genitive after this word, whatever it counts.
pub(super) fn asks_for_genitive(word: &str) -> bool {
    matches!(
        word,
        "до" | "от"
            | "из"
            | "без"
            | "для"
            | "после"
            | "около"
            | "свыше"
            | "более"
            | "менее"
            | "больше"
            | "меньше"
            | "выше"
            | "ниже"
    )
}

/// The words of a number below a thousand.
fn group_words(group: usize, feminine: bool, said: &mut Vec<&'static str>) {
    if group >= 100 {
        said.push(HUNDREDS[group / 100]);
    }
    let rest = group % 100;
    let ones = if rest < 20 {
        rest
    } else {
        said.push(TENS[rest / 10]);
        rest % 10
    };
    match (ones, feminine) {
        (0, _) => {}
        (1, true) => said.push("одна"),
        (2, true) => said.push("две"),
        _ => said.push(ONES[ones]),
    }
}

/// The ordinal in a form.
pub(super) fn ordinal(value: u64, form: Form) -> String {
    if value == 0 {
        return format!("нулев{}", ending("нулев", form));
    }
    let groups = groups(value);
    let &(power, group) = groups.last().unwrap_or(&(0, 0));
    let scale = 1000u64.pow(power as u32);
    let (stem, said) = if power > 0 {
        // "двухтысячный": the group stands in the genitive inside the word.
        let before = value - group as u64 * scale;
        let inside = if group == 1 {
            String::new()
        } else {
            compound(group as u64)
        };
        (format!("{inside}{}", ORDINAL_POWERS[power]), before)
    } else {
        let rest = group % 100;
        let (stem, part) = match (rest, rest % 10) {
            (0, _) => {
                let hundreds = group / 100;
                let inside = if hundreds == 1 {
                    ""
                } else {
                    GENITIVE_ONES[hundreds]
                };
                (format!("{inside}сот"), group)
            }
            (1..20, _) => (ORDINAL_ONES[rest].to_owned(), rest),
            (_, 0) => (ORDINAL_TENS[rest / 10].to_owned(), rest),
            (_, ones) => (ORDINAL_ONES[ones].to_owned(), ones),
        };
        (stem, value - part as u64)
    };
    let last = format!("{stem}{}", ending(&stem, form));
    if said == 0 {
        last
    } else {
        format!("{} {last}", cardinal(said, false))
    }
}

fn ending(stem: &str, form: Form) -> &'static str {
    const STRESSED: [&str; 6] = ["нулев", "втор", "шест", "седьм", "восьм", "сороков"];
    let (hard, soft) = form.endings();
    if stem == "трет" {
        soft
    } else if form == Form::Masculine && STRESSED.contains(&stem) {
        "ой"
    } else {
        hard
    }
}

/// The number as it begins a compound: *двадцатипяти-летний*, *двух-этажный*.
pub(super) fn compound(value: u64) -> String {
    let mut said = String::new();
    for (power, group) in groups(value.min(LARGEST)) {
        let (hundreds, rest) = (group / 100, group % 100);
        said.push_str(GENITIVE_HUNDREDS[hundreds]);
        match (rest, rest % 10) {
            (0, _) => {}
            (1, _) if power > 0 && hundreds == 0 => {}
            (1, _) => said.push_str("одно"),
            (2..20, _) => said.push_str(GENITIVE_ONES[rest]),
            (_, 0) => said.push_str(GENITIVE_TENS[rest / 10]),
            (_, 1) => {
                said.push_str(GENITIVE_TENS[rest / 10]);
                said.push_str("одно");
            }
            (_, ones) => {
                said.push_str(GENITIVE_TENS[rest / 10]);
                said.push_str(GENITIVE_ONES[ones]);
            }
        }
        if power > 0 {
            said.push_str(["", "тысяче", "миллионо", "миллиардо", "триллионо", "квадриллионо"][power]);
        }
    }
    said
}

/// *одна целая пять десятых*.
pub(super) fn decimal(head: &str, decimals: &str) -> String {
    const OF: [&str; 6] = ["десят", "сот", "тысячн", "десятитысячн", "стотысячн", "миллионн"];
    let whole: Option<u64> = head.parse().ok().filter(|value| *value <= LARGEST);
    let part: Option<u64> = decimals.parse().ok();
    let (Some(whole), Some(part), Some(of)) = (whole, part, OF.get(decimals.len() - 1)) else {
        return format!(
            "{} запятая {}",
            super::numbers::whole(head, false, Language::Ru),
            digits(decimals, Language::Ru)
        );
    };
    let ending = |value| {
        if Count::of(value) == Count::One {
            "ая"
        } else {
            "ых"
        }
    };
    format!(
        "{} цел{} {} {of}{}",
        cardinal(whole, true),
        ending(whole),
        cardinal(part, true),
        ending(part)
    )
}
