//! Calendar dates, in digits or with the month's name.

use super::numerals::is_year_word;
use super::{Kind, Quantity, Tokens};
use crate::language::Language;

/// Tokens between a year and the day it belongs to: `2026-njy ýylyň 12-nji marty`.
const MAX_TOKENS_AFTER_YEAR: usize = 3;

/// Reads the date that begins at token `at`; gives also the index of the token after it.
pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Option<(Quantity, usize)> {
    let ((year, month, day), next) = in_digits(tokens, at)
        .or_else(|| in_parts(tokens, at))
        .or_else(|| after_year(tokens, at))
        .or_else(|| without_year(tokens, at).map(|(date, next)| with_following_year(tokens, date, next)))?;
    let value = f64::from(year.unwrap_or(0)) * 1e4 + f64::from(month) * 1e2 + f64::from(day);
    let range = tokens.ranges[at].start..tokens.ranges[next - 1].end;
    Some((
        Quantity {
            range,
            value,
            kind: Kind::Date { year, month, day },
        },
        next,
    ))
}

/// Year, month, day.
type Date = (Option<u16>, u8, u8);

/// `12.03.2026`, one token.
fn in_digits(tokens: &Tokens<'_>, at: usize) -> Option<(Date, usize)> {
    let mut parts = tokens.word(at).split('\'').next()?.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || day.len() > 2 || month.len() > 2 {
        return None;
    }
    Some((
        checked(year_of(year)?, month.parse().ok()?, day.parse().ok()?)?,
        at + 1,
    ))
}

/// `2026-03-12` and `12/03/2026`, three tokens.
fn in_parts(tokens: &Tokens<'_>, at: usize) -> Option<(Date, usize)> {
    if at + 2 >= tokens.len() {
        return None;
    }
    let (first, second, third) = (tokens.word(at), tokens.word(at + 1), tokens.word(at + 2));
    let date = match (tokens.gap(at + 1), tokens.gap(at + 2)) {
        ("-", "-") if second.len() == 2 && third.len() == 2 => {
            checked(year_of(first)?, second.parse().ok()?, third.parse().ok()?)?
        }
        ("/", "/") if first.len() <= 2 => {
            checked(year_of(third)?, second.parse().ok()?, first.parse().ok()?)?
        }
        _ => return None,
    };
    Some((date, at + 3))
}

/// `2026 жылғы 12 наурыз`, `2026-cı il martın 12-də`.
fn after_year(tokens: &Tokens<'_>, at: usize) -> Option<(Date, usize)> {
    let year = year_of(tokens.word(at))?;
    let mut next = at + 1;
    let mut is_marked = false;
    while next <= at + MAX_TOKENS_AFTER_YEAR && tokens.follows_closely(next) {
        if let Some(((_, month, day), end)) = without_year(tokens, next).filter(|_| is_marked) {
            return Some(((Some(year), month, day), end));
        }
        let word = tokens.word(next);
        if !(is_year_word(word) || is_ordinal_suffix(word)) {
            return None;
        }
        is_marked = true;
        next += 1;
    }
    None
}

/// `12 mart`, `12-nji mart`, `martın 12-də`, `March 12th`.
fn without_year(tokens: &Tokens<'_>, at: usize) -> Option<(Date, usize)> {
    if let Some(day) = day_of(tokens.word(at)) {
        let mut next = at + 1;
        if tokens.follows_closely(next) && is_ordinal_suffix(tokens.word(next)) {
            next += 1;
        }
        if !tokens.follows_closely(next) {
            return None;
        }
        let month = month_of(tokens, next)?;
        return Some(((None, month, day), next + 1));
    }
    let day = day_of(tokens.word(at + 1)).filter(|_| tokens.follows_closely(at + 1))?;
    let month = month_of(tokens, at)?;
    let suffixed = tokens.follows_closely(at + 2) && tokens.gap(at + 2) == "-";
    Some(((None, month, day), if suffixed { at + 3 } else { at + 2 }))
}

fn with_following_year(tokens: &Tokens<'_>, date: Date, next: usize) -> (Date, usize) {
    let close = next < tokens.len() && tokens.gap(next).chars().all(|c| c.is_whitespace() || c == ',');
    match year_of(tokens.word(next)).filter(|_| close) {
        Some(year) => ((Some(year), date.1, date.2), next + 1),
        None => (date, next),
    }
}

fn checked(year: u16, month: u8, day: u8) -> Option<Date> {
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((Some(year), month, day))
}

fn year_of(word: &str) -> Option<u16> {
    let digits = word.split('\'').next()?;
    (digits.len() == 4)
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|year| (1000..2200).contains(year))
}

fn day_of(word: &str) -> Option<u8> {
    let length = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (digits, rest) = word.split_at(length);
    let ordinal = matches!(rest, "" | "st" | "nd" | "rd" | "th") || rest.starts_with('\'');
    if !ordinal || digits.len() > 2 {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// Suffixes that make a number ordinal, as written after a hyphen.
fn is_ordinal_suffix(word: &str) -> bool {
    const STEMS: [&str; 24] = [
        "cı", "ci", "cu", "cü", "nci", "ncı", "inci", "ıncı", "nji", "njy", "ші", "шы", "інші", "чи", "чү",
        "чу", "чы", "нчы", "нче", "нсе", "нсы", "го", "е", "ом",
    ];
    STEMS.iter().any(|stem| {
        word.strip_prefix(stem)
            .is_some_and(|ending| ending.chars().count() <= 2)
    })
}

/// The month that the word at `at` names. A month's name is followed by at most a few letters of case endings.
fn month_of(tokens: &Tokens<'_>, at: usize) -> Option<u8> {
    let word = tokens.word(at);
    if tokens.language == Language::En
        && !tokens.text[tokens.ranges.get(at)?.clone()].starts_with(char::is_uppercase)
    {
        return None;
    }
    let names = |stem: &&str| {
        word.strip_prefix(*stem)
            .is_some_and(|ending| ending.chars().count() <= 5)
    };
    let exact = |form: &&str| word == *form;
    MONTHS
        .iter()
        .position(|(stems, forms)| stems.iter().any(names) || forms.iter().any(exact))
        .map(|index| index as u8 + 1)
}

/// For each month the beginnings of its names, and short names taken only as they are.
const MONTHS: [(&[&str], &[&str]); 12] = [
    (
        &[
            "ocak",
            "ocağ",
            "yanvar",
            "ýanwar",
            "қаңтар",
            "январ",
            "гыйнвар",
            "ғинуар",
            "januar",
            "січ",
            "qañtar",
        ],
        &["jan"],
    ),
    (
        &[
            "şubat",
            "fevral",
            "fewral",
            "ақпан",
            "феврал",
            "februar",
            "лют",
            "aqpan",
        ],
        &["feb"],
    ),
    (&["mart", "март", "наурыз", "march", "берез", "naury"], &["mar"]),
    (&["nisan", "aprel", "апрел", "сәуір", "april", "квіт"], &["apr"]),
    (
        &["mayıs", "мамыр", "трав"],
        &[
            "may",
            "mayın",
            "mayda",
            "mayın",
            "mayning",
            "май",
            "мая",
            "мае",
            "майда",
            "майдың",
            "майдын",
            "майы",
            "майында",
            "майның",
            "maý",
            "maýyň",
            "maýda",
            "maýy",
        ],
    ),
    (
        &["haziran", "iyun", "iýun", "июн", "маусым", "june", "черв"],
        &["jun"],
    ),
    (
        &["temmuz", "iyul", "iýul", "июл", "шілде", "july", "лип"],
        &["jul"],
    ),
    (
        &[
            "ağustos",
            "avqust",
            "avgust",
            "awgust",
            "август",
            "тамыз",
            "august",
            "серп",
        ],
        &["aug"],
    ),
    (
        &[
            "eylül",
            "sentyabr",
            "sentabr",
            "sentýabr",
            "сентябр",
            "қыркүйек",
            "september",
            "верес",
        ],
        &["sep", "sept"],
    ),
    (
        &[
            "ekim",
            "oktyabr",
            "oktabr",
            "oktýabr",
            "октябр",
            "қазан",
            "october",
            "жовт",
        ],
        &["oct"],
    ),
    (
        &[
            "kasım",
            "noyabr",
            "noýabr",
            "ноябр",
            "қараша",
            "november",
            "листопад",
        ],
        &["nov"],
    ),
    (
        &[
            "aralık",
            "aralığ",
            "dekabr",
            "декабр",
            "желтоқсан",
            "december",
            "груд",
        ],
        &["dec"],
    ),
];
