//! Numbers as words.

use super::russian;
use super::words::{Decimals, Words};
use crate::language::Language;

/// The largest number that is said as one; longer ones are said digit by digit.
pub(super) const LARGEST: u64 = 1_000_000_000_000_000;

/// The cardinal of `value` (at most [`LARGEST`]), feminine where the language has genders.
pub(super) fn cardinal(value: u64, feminine: bool, language: Language) -> String {
    let Some(words) = Words::of(language) else {
        return value.to_string();
    };
    match language {
        Language::Ru => russian::cardinal(value, feminine),
        Language::En => english(value, words, false),
        _ => turkic(value, words, false),
    }
}

/// The ordinal of `value` (at most [`LARGEST`]); of Russian the masculine nominative.
pub(super) fn ordinal(value: u64, language: Language) -> String {
    let Some(words) = Words::of(language) else {
        return value.to_string();
    };
    match language {
        Language::Ru => russian::ordinal(value, russian::Form::Masculine),
        Language::En => english(value, words, true),
        _ => turkic(value, words, true),
    }
}

/// A year: English says its first two figures first.
pub(super) fn year(value: u64, language: Language) -> String {
    let (century, rest) = (value / 100, value % 100);
    if language != Language::En || !(1100..2100).contains(&value) || (2000..2010).contains(&value) {
        return cardinal(value, false, language);
    }
    let rest = match rest {
        0 => "hundred".to_owned(),
        1..10 => format!("oh {}", cardinal(rest, false, language)),
        _ => cardinal(rest, false, language),
    };
    format!("{} {rest}", cardinal(century, false, language))
}

/// Each digit by its name.
pub(super) fn digits(digits: &str, language: Language) -> String {
    let Some(words) = Words::of(language) else {
        return digits.to_owned();
    };
    let names: Vec<&str> = digits
        .bytes()
        .filter(u8::is_ascii_digit)
        .map(|digit| words.ones[usize::from(digit - b'0')])
        .collect();
    names.join(" ")
}

/// Digits as the number they are, or one by one: where there are too many, and where they begin with a zero.
pub(super) fn whole(text: &str, feminine: bool, language: Language) -> String {
    match text.parse() {
        Ok(value) if value <= LARGEST && (text.len() == 1 || !text.starts_with('0')) => {
            cardinal(value, feminine, language)
        }
        _ => digits(text, language),
    }
}

/// A number with decimals.
pub(super) fn decimal(head: &str, decimals: &str, language: Language) -> String {
    let Some(words) = Words::of(language) else {
        return format!("{head}.{decimals}");
    };
    match &words.decimals {
        Decimals::Sign { word, digit_by_digit } => {
            let tail = if *digit_by_digit {
                digits(decimals, language)
            } else {
                with_leading_zeros(decimals, language)
            };
            format!("{} {word} {tail}", whole(head, false, language))
        }
        Decimals::Whole { word, of, sign } => match of.get(decimals.len() - 1) {
            Some(of) => {
                let part = decimals.trim_start_matches('0');
                let part = if part.is_empty() { "0" } else { part };
                let (head, part) = (whole(head, false, language), whole(part, false, language));
                format!("{head} {word} {of} {part}")
            }
            None => {
                let head = whole(head, false, language);
                format!("{head} {sign} {}", with_leading_zeros(decimals, language))
            }
        },
        Decimals::Russian => russian::decimal(head, decimals),
    }
}

/// *sıfır sıfır beş*: the zeros one by one, the rest as a number.
pub(super) fn with_leading_zeros(decimals: &str, language: Language) -> String {
    let rest = decimals.trim_start_matches('0');
    let zeros = &decimals[..decimals.len() - rest.len()];
    match (zeros.is_empty(), rest.is_empty()) {
        (true, _) => whole(rest, false, language),
        (_, true) => digits(zeros, language),
        _ => format!("{} {}", digits(zeros, language), whole(rest, false, language)),
    }
}

/// The groups of three digits of `value` with the power of a thousand that each has, the highest first, none empty.
pub(super) fn groups(value: u64) -> Vec<(usize, usize)> {
    let mut groups = Vec::new();
    let mut rest = value;
    let mut power = 0;
    while rest > 0 {
        let group = (rest % 1000) as usize;
        if group > 0 {
            groups.push((power, group));
        }
        rest /= 1000;
        power += 1;
    }
    groups.reverse();
    groups
}

fn turkic(value: u64, words: &Words, ordinal: bool) -> String {
    if value == 0 {
        return if ordinal {
            words.ordinal_ones[0]
        } else {
            words.ones[0]
        }
        .to_owned();
    }
    // Each word with the one that stands in its place at the end of an ordinal.
    let mut said: Vec<(&str, &str)> = Vec::new();
    for (power, group) in groups(value) {
        let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
        if hundreds > 1 {
            said.push((words.ones[hundreds], words.ordinal_ones[hundreds]));
        }
        if hundreds > 0 {
            said.push((words.powers[0], words.ordinal_powers[0]));
        }
        if tens > 0 {
            said.push((words.tens[tens - 1], words.ordinal_tens[tens - 1]));
        }
        // A thousand is not "one thousand".
        if ones > 0 && !(power == 1 && group == 1) {
            said.push((words.ones[ones], words.ordinal_ones[ones]));
        }
        if power > 0 {
            said.push((words.powers[power], words.ordinal_powers[power]));
        }
    }
    let last = said.len() - 1;
    let pick = |(at, (plain, as_ordinal)): (usize, &(&'static str, &'static str))| {
        if ordinal && at == last {
            *as_ordinal
        } else {
            *plain
        }
    };
    said.iter().enumerate().map(pick).collect::<Vec<_>>().join(" ")
}

fn english(value: u64, words: &Words, ordinal: bool) -> String {
    const TEENS: [(&str, &str); 9] = [
        ("eleven", "eleventh"),
        ("twelve", "twelfth"),
        ("thirteen", "thirteenth"),
        ("fourteen", "fourteenth"),
        ("fifteen", "fifteenth"),
        ("sixteen", "sixteenth"),
        ("seventeen", "seventeenth"),
        ("eighteen", "eighteenth"),
        ("nineteen", "nineteenth"),
    ];
    if value == 0 {
        return if ordinal {
            words.ordinal_ones[0]
        } else {
            words.ones[0]
        }
        .to_owned();
    }
    let mut said = String::new();
    let groups = groups(value);
    let ends_here = |power: usize| groups.last().is_some_and(|&(last, _)| last == power);
    for &(power, group) in &groups {
        let is_end = ordinal && power == 0;
        let (hundreds, rest) = (group / 100, group % 100);
        let mut add = |word: &str| {
            if !said.is_empty() && !said.ends_with('-') {
                said.push(' ');
            }
            said.push_str(word);
        };
        if hundreds > 0 {
            add(words.ones[hundreds]);
            add(if is_end && rest == 0 {
                words.ordinal_powers[0]
            } else {
                words.powers[0]
            });
        }
        if rest > 0 && (hundreds > 0 || (power == 0 && value >= 1000)) {
            add("and");
        }
        let pick = |plain: &'static str, as_ordinal: &'static str| if is_end { as_ordinal } else { plain };
        match rest {
            0 => {}
            1..=9 => add(pick(words.ones[rest], words.ordinal_ones[rest])),
            11..=19 => add(pick(TEENS[rest - 11].0, TEENS[rest - 11].1)),
            _ if rest % 10 == 0 => {
                add(pick(words.tens[rest / 10 - 1], words.ordinal_tens[rest / 10 - 1]));
            }
            _ => {
                add(&format!("{}-", words.tens[rest / 10 - 1]));
                add(pick(words.ones[rest % 10], words.ordinal_ones[rest % 10]));
            }
        }
        if power > 0 {
            add(if ordinal && ends_here(power) {
                words.ordinal_powers[power]
            } else {
                words.powers[power]
            });
        }
    }
    said
}
