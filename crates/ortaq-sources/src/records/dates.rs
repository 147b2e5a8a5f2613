//! Calendar dates in the many forms of feeds and tables.
//!
//! Only whole dates count, and only unambiguous ones: `03/04/2021` may be March or April, `2021` is no day. Those are
//! left out rather than guessed. The calendar day is taken as written; no time zone is applied.

use jiff::civil::Date;
use serde_json::Value;

/// Years in which a fact-check or a claim can lie; anything else is a slip or an empty default.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;

/// Longest text looked at: a date with weekday, time and zone is below 60 characters.
const LONGEST: usize = 100;

/// A date from a JSON value: text, or a Unix time in seconds or milliseconds.
pub(crate) fn date_from_value(value: &Value) -> Option<Date> {
    match value {
        Value::String(text) => date_from_text(text),
        Value::Number(number) => date_from_unix_time(number.as_i64()?),
        Value::Array(values) => values.first().and_then(date_from_scalar),
        Value::Object(object) => object.get("@value").and_then(date_from_scalar),
        Value::Null | Value::Bool(_) => None,
    }
}

/// The same for what stands inside an array or object, which is not itself one.
fn date_from_scalar(value: &Value) -> Option<Date> {
    if value.is_array() || value.is_object() {
        None
    } else {
        date_from_value(value)
    }
}

/// A date from text.
pub(crate) fn date_from_text(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let parts = parts_of(text);
    iso(&parts)
        .or_else(|| compact(&parts))
        .or_else(|| named_month(&parts))
        .or_else(|| day_first(text, &parts))
}

fn date_from_unix_time(number: i64) -> Option<Date> {
    // Until the year 5138 seconds stay below this bound, and milliseconds are above it since 1973.
    let seconds = if number.abs() >= 100_000_000_000 {
        number / 1_000
    } else {
        number
    };
    const DAY: i64 = 86_400;
    let days = i32::try_from(seconds.div_euclid(DAY))
        .ok()
        .filter(|d| d.abs() < 100_000)?;
    let date = Date::constant(1970, 1, 1)
        .checked_add(jiff::Span::new().days(days))
        .ok()?;
    YEARS.contains(&date.year()).then_some(date)
}

/// A run of digits or letters.
#[derive(Debug, PartialEq, Eq)]
enum Part<'a> {
    Number { value: i64, digits: usize },
    Word(&'a str),
}

fn parts_of(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |c: char| {
            if first.is_ascii_digit() {
                c.is_ascii_digit()
            } else {
                c.is_alphabetic()
            }
        };
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        if end == 0 {
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (run, after) = rest.split_at(end);
        if ["st", "nd", "rd", "th"].contains(&run) && matches!(parts.last(), Some(Part::Number { .. })) {
            // `9th` is the number 9.
            rest = after;
            continue;
        }
        parts.push(match run.parse() {
            Ok(value) if first.is_ascii_digit() => Part::Number { value, digits: end },
            _ => Part::Word(run),
        });
        rest = after;
    }
    parts
}

/// `2026-03-01`, `2026/3/1`, with or without a time after it.
fn iso(parts: &[Part<'_>]) -> Option<Date> {
    match parts {
        [
            Part::Number {
                value: year,
                digits: 4,
            },
            Part::Number {
                value: month,
                digits: 1..=2,
            },
            Part::Number {
                value: day,
                digits: 1..=2,
            },
            ..,
        ] => date(*year, *month, *day),
        _ => None,
    }
}

/// `20260301`, with or without a time after it.
fn compact(parts: &[Part<'_>]) -> Option<Date> {
    match parts.first() {
        Some(Part::Number { value, digits: 8 }) => date(value / 10_000, value / 100 % 100, value % 100),
        _ => None,
    }
}

/// `1 March 2026`, `March 1st, 2026`, `Sun, 01 Mar 2026 …`, `1 марта 2026 г.`, `2026 жылғы 1 наурыз`.
fn named_month(parts: &[Part<'_>]) -> Option<Date> {
    let at = parts
        .iter()
        .position(|p| matches!(p, Part::Word(w) if month_number(w).is_some()))?;
    let Part::Word(word) = parts[at] else { return None };
    let month = month_number(word)?;
    let short = |p: &Part<'_>| matches!(p, Part::Number { digits: 1..=2, .. });
    let before = at.checked_sub(1).map(|i| &parts[i]).filter(|p| short(p));
    let after = parts.get(at + 1).filter(|p| short(p));
    let Part::Number { value: day, .. } = before.or(after)? else {
        return None;
    };
    let year = parts.iter().find_map(|p| match p {
        Part::Number { value, digits: 4 } => Some(*value),
        _ => None,
    })?;
    date(year, i64::from(month), *day)
}

/// `01.03.2026`, `31-10-2020`: the day first wherever dots or hyphens are used. With slashes only where one number
/// can be nothing but a day.
fn day_first(text: &str, parts: &[Part<'_>]) -> Option<Date> {
    let [
        Part::Number {
            value: first,
            digits: 1..=2,
        },
        Part::Number {
            value: second,
            digits: 1..=2,
        },
        Part::Number {
            value: year,
            digits: 4,
        },
        ..,
    ] = parts
    else {
        return None;
    };
    match (text.contains('/'), *first > 12, *second > 12) {
        (false, _, false) | (true, true, false) => date(*year, *second, *first),
        (true, false, true) => date(*year, *first, *second),
        (true, false, false) if first == second => date(*year, *first, *second),
        _ => None,
    }
}

fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|y| YEARS.contains(y))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Beginnings of month names, as many letters as tell them apart, in lower case: en, az, uz, tk, tr; ru, ky, kk, tt, uk.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["jan", "yan", "ýan", "oca", "янв", "қаң", "қаңт", "гын", "гыйн", "үчт", "січ", "январ"],
    &["feb", "fev", "şub", "few", "фев", "ақп", "бир", "лют"],
    &["mar", "март", "мар", "нау", "жал", "бер"],
    &["apr", "nis", "апр", "сәу", "чын", "кві"],
    &["may", "maý", "май", "мая", "мам", "буг", "тра"],
    &["jun", "iyun", "ýun", "haz", "iýun", "июн", "мау", "кул", "чер"],
    &["jul", "iyul", "tem", "iýul", "июл", "шіл", "тек", "лип"],
    &["aug", "avq", "ağu", "avg", "awg", "авг", "там", "баш", "сер"],
    &["sep", "sen", "eyl", "сен", "қыр", "аяк", "вер"],
    &["oct", "okt", "eki", "окт", "қаз", "тог", "жов"],
    &["nov", "noy", "kas", "noý", "ноя", "қар", "жет", "лис"],
    &["dec", "dek", "ara", "дек", "жел", "гру"],
];

fn month_number(word: &str) -> Option<u8> {
    // `İyun` in lower case would be `i̇yun` with a combining dot.
    let word: String = word.to_lowercase().chars().filter(|c| *c != '\u{307}').collect();
    let found = MONTHS
        .iter()
        .position(|names| names.iter().any(|name| word.starts_with(name)))?;
    u8::try_from(found + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_forms_of_feeds_and_newsrooms() {
        let forms = [
            "2026-03-09",
            "2026-3-9",
            "2026/03/09",
            "20260309",
            "2026-03-09T23:59:59+04:00",
            "20260309T101500Z",
            "2026-03-09 10:15",
            "Mon, 09 Mar 2026 10:15:00 +0000",
            "March 9, 2026",
            "9th March 2026",
            "09.03.2026",
            "9-3-2026",
            "9 Mart 2026",
            "9 martie 2026",
            "9 марта 2026 г.",
            "2026 жылғы 9 наурыз",
            "9 березня 2026",
        ];
        for form in forms {
            assert_eq!(
                date_from_text(form),
                Some(jiff::civil::date(2026, 3, 9)),
                "{form}"
            );
        }
    }

    #[test]
    fn every_month_is_known_in_the_languages_we_serve() {
        let languages: [[&str; 12]; 9] = [
            [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ],
            [
                "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr",
                "noyabr", "dekabr",
            ],
            [
                "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim",
                "Kasım", "Aralık",
            ],
            [
                "қаңтар",
                "ақпан",
                "наурыз",
                "сәуір",
                "мамыр",
                "маусым",
                "шілде",
                "тамыз",
                "қыркүйек",
                "қазан",
                "қараша",
                "желтоқсан",
            ],
            [
                "январь",
                "февраль",
                "март",
                "апрель",
                "май",
                "июнь",
                "июль",
                "август",
                "сентябрь",
                "октябрь",
                "ноябрь",
                "декабрь",
            ],
            [
                "Ýanwar",
                "Fewral",
                "Mart",
                "Aprel",
                "Maý",
                "Iýun",
                "Iýul",
                "Awgust",
                "Sentýabr",
                "Oktýabr",
                "Noýabr",
                "Dekabr",
            ],
            [
                "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr",
                "noyabr", "dekabr",
            ],
            [
                "гыйнвар",
                "февраль",
                "март",
                "апрель",
                "май",
                "июнь",
                "июль",
                "август",
                "сентябрь",
                "октябрь",
                "ноябрь",
                "декабрь",
            ],
            [
                "січня",
                "лютого",
                "березня",
                "квітня",
                "травня",
                "червня",
                "липня",
                "серпня",
                "вересня",
                "жовтня",
                "листопада",
                "грудня",
            ],
        ];
        for names in languages {
            for (name, number) in names.iter().zip(1..) {
                let text = format!("7 {name} 2024");
                assert_eq!(
                    date_from_text(&text),
                    Some(jiff::civil::date(2024, number, 7)),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn ambiguous_partial_and_impossible_dates_are_left_out() {
        for text in [
            "03/04/2021",
            "2021",
            "2021-05",
            "March 2021",
            "2021-02-30",
            "31/31/2021",
            "0001-01-01",
            "soon",
            "",
        ] {
            assert_eq!(date_from_text(text), None, "{text}");
        }
        assert_eq!(date_from_text("13/04/2021"), Some(jiff::civil::date(2021, 4, 13)));
        assert_eq!(date_from_text("04/13/2021"), Some(jiff::civil::date(2021, 4, 13)));
    }

    #[test]
    fn unix_times_are_read_in_seconds_and_milliseconds() {
        let expected = Some(jiff::civil::date(2021, 1, 1));
        assert_eq!(date_from_value(&serde_json::json!(1_609_459_200)), expected);
        assert_eq!(
            date_from_value(&serde_json::json!(1_609_459_200_000_i64)),
            expected
        );
        assert_eq!(date_from_value(&serde_json::json!(0.5)), None);
    }
}
