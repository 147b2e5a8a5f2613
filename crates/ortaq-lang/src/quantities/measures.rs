//! What a number counts: percent, money, units.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::numerals::Number;
use super::{Kind, Tokens};
use crate::language::Language;

/// A currency, by its ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the codes say what they are")]
pub enum Currency {
    Azn,
    Try,
    Kzt,
    Kgs,
    Uzs,
    Tmt,
    Rub,
    Uah,
    Usd,
    Eur,
    Gbp,
}

/// The SI unit to which a measure is converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Length in metres.
    Metre,
    /// Area in square metres.
    SquareMetre,
    /// Volume in cubic metres.
    CubicMetre,
    /// Mass in kilograms.
    Kilogram,
    /// Temperature in degrees Celsius.
    Celsius,
    /// Power in watts.
    Watt,
    /// Speed in metres per second.
    MetrePerSecond,
}

/// Reads what belongs to `number`, which begins at token `at`: its kind, the factor to the canonical unit, the bytes
/// and the index of the token after it. What stands before the byte `floor` belongs to an earlier quantity.
pub(super) fn read(
    tokens: &Tokens<'_>,
    at: usize,
    floor: usize,
    number: &Number,
) -> (Kind, f64, Range<usize>, usize) {
    let start = tokens.ranges[at].start;
    let end = tokens.ranges[number.next - 1].end;
    let gap_after = tokens.gap(number.next).trim_start();
    if let Some((kind, sign_end)) = sign_after(tokens, number.next, end) {
        return (kind, 1.0, start..sign_end, number.next);
    }
    let before = &tokens.text[floor..start];
    if let Some(kind) = before.trim_end().chars().next_back().and_then(sign_kind) {
        let sign_start = before
            .trim_end()
            .char_indices()
            .next_back()
            .map_or(start, |(offset, _)| floor + offset);
        return (kind, 1.0, sign_start..end, number.next);
    }
    let word_before = at
        .checked_sub(1)
        .filter(|&index| tokens.ranges[index].start >= floor);
    if let Some(index) = word_before.filter(|&index| tokens.word(index).starts_with("yüzde")) {
        return (Kind::Percent, 1.0, tokens.ranges[index].start..end, number.next);
    }
    if !number.rest.is_empty() {
        return match unit(&number.rest) {
            Some((unit, factor)) => (Kind::Unit(unit), factor, start..end, number.next),
            None => (Kind::Number, 1.0, start..end, number.next),
        };
    }
    if gap_after.starts_with('°') && matches!(tokens.word(number.next), "c" | "с" | "selsi") {
        return (
            Kind::Unit(Unit::Celsius),
            1.0,
            start..tokens.ranges[number.next].end,
            number.next + 1,
        );
    }
    read_words(tokens, start, end, number.next)
}

/// The words after the number that ends at `end`.
fn read_words(
    tokens: &Tokens<'_>,
    start: usize,
    end: usize,
    next: usize,
) -> (Kind, f64, Range<usize>, usize) {
    let bare = (Kind::Number, 1.0, start..end, next);
    if !tokens.follows_closely(next) {
        return bare;
    }
    let word = tokens.word(next);
    let upto = |last: usize| start..tokens.ranges[last].end;
    if is_percent_word(word) || (word == "per" && tokens.word(next + 1) == "cent") {
        let last = if word == "per" { next + 1 } else { next };
        return (Kind::Percent, 1.0, upto(last), last + 1);
    }
    // "12 ABŞ dolları": the country stands between the number and the currency.
    for last in [next, next + 1] {
        if last > next && !(is_country_of_dollar(word) && last < tokens.len()) {
            continue;
        }
        if let Some(currency) = currency_word(tokens.word(last), tokens.language) {
            return (Kind::Money(currency), 1.0, upto(last), last + 1);
        }
    }
    if is_square(word) {
        if let Some((Unit::Metre, factor)) = unit(tokens.word(next + 1)) {
            return (
                Kind::Unit(Unit::SquareMetre),
                factor * factor,
                upto(next + 1),
                next + 2,
            );
        }
        return bare;
    }
    match unit(word) {
        Some((Unit::Metre, 1e3)) if is_per_hour(tokens, next + 1) => (
            Kind::Unit(Unit::MetrePerSecond),
            1.0 / 3.6,
            upto(next + 1),
            next + 2,
        ),
        Some((unit, factor)) => (Kind::Unit(unit), factor, upto(next), next + 1),
        None => bare,
    }
}

/// The sign after the number that ends at byte `end`, unless it touches the next number (`5 $10`).
fn sign_after(tokens: &Tokens<'_>, next: usize, end: usize) -> Option<(Kind, usize)> {
    let gap = tokens.gap(next);
    let sign = gap.trim_start().chars().next()?;
    let kind = sign_kind(sign)?;
    let spaces = gap.len() - gap.trim_start().len();
    let touches_next =
        spaces > 0 && gap.ends_with(sign) && tokens.word(next).starts_with(|c: char| c.is_ascii_digit());
    (!touches_next).then_some((kind, end + spaces + sign.len_utf8()))
}

fn sign_kind(c: char) -> Option<Kind> {
    if is_percent(c) {
        Some(Kind::Percent)
    } else {
        currency_sign(c).map(Kind::Money)
    }
}

fn is_percent(c: char) -> bool {
    matches!(c, '%' | '٪' | '％')
}

fn is_percent_word(word: &str) -> bool {
    const STEMS: [&str; 10] = [
        "faiz",
        "пайыз",
        "foiz",
        "фоиз",
        "göterim",
        "гөтерим",
        "процент",
        "percent",
        "відсот",
        "paiyz",
    ];
    STEMS.iter().any(|stem| word.starts_with(stem))
}

fn currency_sign(c: char) -> Option<Currency> {
    Some(match c {
        '₼' => Currency::Azn,
        '₺' => Currency::Try,
        '₸' => Currency::Kzt,
        '₽' => Currency::Rub,
        '₴' => Currency::Uah,
        '$' => Currency::Usd,
        '€' => Currency::Eur,
        '£' => Currency::Gbp,
        '⃀' => Currency::Kgs,
        _ => return None,
    })
}

fn is_country_of_dollar(word: &str) -> bool {
    matches!(
        word.split('\'').next(),
        Some("abş" | "abd" | "aqsh" | "ақш" | "америка" | "amerika" | "us" | "акш")
    )
}

fn currency_word(word: &str, language: Language) -> Option<Currency> {
    const STEMS: [(&str, Currency); 38] = [
        ("lira", Currency::Try),
        ("лир", Currency::Try),
        ("tl", Currency::Try),
        ("try", Currency::Try),
        ("tenge", Currency::Kzt),
        ("təng", Currency::Kzt),
        ("теңге", Currency::Kzt),
        ("тенге", Currency::Kzt),
        ("тг", Currency::Kzt),
        ("kzt", Currency::Kzt),
        ("so'm", Currency::Uzs),
        ("сўм", Currency::Uzs),
        ("сум", Currency::Uzs),
        ("uzs", Currency::Uzs),
        ("сом", Currency::Kgs),
        ("som", Currency::Kgs),
        ("kgs", Currency::Kgs),
        ("rubl", Currency::Rub),
        ("ruble", Currency::Rub),
        ("рубл", Currency::Rub),
        ("руб", Currency::Rub),
        ("rub", Currency::Rub),
        ("грив", Currency::Uah),
        ("грн", Currency::Uah),
        ("uah", Currency::Uah),
        ("dollar", Currency::Usd),
        ("dolar", Currency::Usd),
        ("доллар", Currency::Usd),
        ("долар", Currency::Usd),
        ("usd", Currency::Usd),
        ("avro", Currency::Eur),
        ("euro", Currency::Eur),
        ("yevro", Currency::Eur),
        ("ýewro", Currency::Eur),
        ("евро", Currency::Eur),
        ("євро", Currency::Eur),
        ("eur", Currency::Eur),
        ("azn", Currency::Azn),
    ];
    if word == "tmt" || (language == Language::Tk && word.starts_with("manat")) {
        return Some(Currency::Tmt);
    }
    if word.starts_with("manat") || word.starts_with("манат") {
        return Some(if language == Language::Tk {
            Currency::Tmt
        } else {
            Currency::Azn
        });
    }
    let fits = |stem: &str| {
        word.strip_prefix(stem)
            .is_some_and(|ending| ending.chars().count() <= 5)
    };
    if matches!(language, Language::Tt | Language::Ba) && (fits("сум") || fits("һум")) {
        return Some(Currency::Rub);
    }
    STEMS
        .iter()
        .find(|(stem, _)| fits(stem))
        .map(|&(_, currency)| currency)
}

fn is_square(word: &str) -> bool {
    const STEMS: [&str; 6] = ["kvadrat", "kwadrat", "квадрат", "шаршы", "чарчы", "square"];
    STEMS.iter().any(|stem| word.starts_with(stem))
}

/// Whether `/h`, `/saat`, `/ч` … follow.
fn is_per_hour(tokens: &Tokens<'_>, at: usize) -> bool {
    at < tokens.len()
        && tokens.gap(at) == "/"
        && matches!(
            tokens.word(at),
            "h" | "saat" | "sa" | "s" | "soat" | "sag" | "ч" | "час" | "сағ" | "саат" | "сәг"
        )
}

/// The unit a word names and the factor to it.
fn unit(word: &str) -> Option<(Unit, f64)> {
    use Unit::{CubicMetre, Kilogram, Metre, SquareMetre, Watt};
    let exact = match word.split('\'').next().unwrap_or(word) {
        "km" | "км" => (Metre, 1e3),
        "m" | "м" => (Metre, 1.0),
        "cm" | "sm" | "см" => (Metre, 1e-2),
        "mm" | "мм" => (Metre, 1e-3),
        "kg" | "kq" | "кг" => (Kilogram, 1.0),
        "t" | "т" => (Kilogram, 1e3),
        "g" | "q" | "gr" | "qr" | "г" | "гр" => (Kilogram, 1e-3),
        "ha" | "га" => (SquareMetre, 1e4),
        "km²" | "км²" | "km2" | "км2" => (SquareMetre, 1e6),
        "m²" | "м²" | "m2" | "м2" => (SquareMetre, 1.0),
        "m³" | "м³" | "m3" | "м3" => (CubicMetre, 1.0),
        "l" | "л" => (CubicMetre, 1e-3),
        "w" | "vt" | "вт" => (Watt, 1.0),
        "kw" | "kvt" | "квт" => (Watt, 1e3),
        "mw" | "mvt" | "мвт" => (Watt, 1e6),
        "gw" | "gvt" | "qvt" | "гвт" => (Watt, 1e9),
        _ => return unit_word(word),
    };
    Some(exact)
}

/// Units written out, by their beginnings; longer ones first.
fn unit_word(word: &str) -> Option<(Unit, f64)> {
    use Unit::{CubicMetre, Kilogram, Metre, SquareMetre, Watt};
    const STEMS: [(&str, Unit, f64); 28] = [
        ("kilometrekare", SquareMetre, 1e6),
        ("metrekare", SquareMetre, 1.0),
        ("metreküp", CubicMetre, 1.0),
        ("kilomet", Metre, 1e3),
        ("километр", Metre, 1e3),
        ("кілометр", Metre, 1e3),
        ("шақырым", Metre, 1e3),
        ("чакырым", Metre, 1e3),
        ("santimet", Metre, 1e-2),
        ("сантиметр", Metre, 1e-2),
        ("metr", Metre, 1.0),
        ("meter", Metre, 1.0),
        ("метр", Metre, 1.0),
        ("kilogram", Kilogram, 1.0),
        ("kiloqram", Kilogram, 1.0),
        ("килограм", Kilogram, 1.0),
        ("кілограм", Kilogram, 1.0),
        ("ton", Kilogram, 1e3),
        ("тонн", Kilogram, 1e3),
        ("hektar", SquareMetre, 1e4),
        ("hectare", SquareMetre, 1e4),
        ("гектар", SquareMetre, 1e4),
        ("litr", CubicMetre, 1e-3),
        ("литр", CubicMetre, 1e-3),
        ("літр", CubicMetre, 1e-3),
        ("megavat", Watt, 1e6),
        ("megawatt", Watt, 1e6),
        ("мегаватт", Watt, 1e6),
    ];
    STEMS
        .iter()
        .find(|(stem, ..)| {
            word.strip_prefix(stem)
                .is_some_and(|ending| ending.chars().count() <= 6)
        })
        .map(|&(_, unit, factor)| (unit, factor))
}
