//! Numbers with what stands beside them: ordinals and endings, multipliers, units, money, years, dates, times.

use super::nouns::{self, Noun};
use super::numbers::{self, LARGEST};
use super::reader::{DigitDate, Reader};
use super::russian::{self, Count, Form};
use super::words::Words;
use crate::casing::lowercase;
use crate::language::Language;
use crate::quantities::numerals::decimal_form;

/// Letters of the longest ending that is joined to a number.
const LONGEST_ENDING: usize = 6;

/// A number as it stands in the text.
enum Number {
    Whole(u64),
    Decimal {
        head: String,
        decimals: String,
    },
    /// Too long for a name, or beginning with a zero.
    Digits(String),
}

/// Says the number at the reader's place. `prefix` is the sign that stood before it.
pub(super) fn read(reader: &mut Reader<'_>, prefix: Option<Noun>) {
    let language = reader.language;
    let rest = reader.rest();
    let run = digit_run(rest);
    let joined = grouped(rest, run);
    let written = &rest[..run];
    if joined.is_none() && is_clock(reader, written) {
        return clock(reader, written);
    }
    let length = joined.as_ref().map_or(run, |(_, length)| *length);
    let scaled = multiplier_after(&rest[length..], language).is_some();
    let form = match joined {
        Some((digits, _)) => Some(digits),
        None => decimal_form(written, language, scaled),
    };
    let Some(form) = form else {
        return parts(reader, written);
    };
    let plain = written.bytes().all(|b| b.is_ascii_digit());
    let number = number(&form, plain);
    let next = &rest[length..];
    if let (Number::Whole(value), None) = (&number, &prefix)
        && (ordinal(reader, *value, length, plain) || (plain && year_or_day(reader, *value, length)))
    {
        return;
    }
    let beside = Beside::of(next, language, prefix);
    say_with(reader, &number, &beside, length);
    join_ending(reader);
}

/// The bytes of the digits that `text` begins with, with the signs between them.
fn digit_run(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while digit(end) || (matches!(bytes.get(end), Some(b'.' | b',' | b':')) && digit(end + 1)) {
        end += 1;
    }
    end
}

/// Groups of three digits behind spaces, joined, with their decimals; `None` where there are none.
fn grouped(text: &str, run: usize) -> Option<(String, usize)> {
    if run > 3 || !text[..run].bytes().all(|b| b.is_ascii_digit()) || text.starts_with('0') {
        return None;
    }
    let mut digits = text[..run].to_owned();
    let mut end = run;
    while let Some(after) = text[end..].strip_prefix(' ') {
        let group = digit_run(after);
        let (whole, tail) = after[..group].split_at(after[..group].find(['.', ',', ':']).unwrap_or(group));
        let decimals = tail.strip_prefix(',');
        let fits = whole.len() == 3
            && (tail.is_empty() || decimals.is_some_and(|tail| tail.bytes().all(|b| b.is_ascii_digit())));
        if !fits {
            break;
        }
        digits.push_str(whole);
        end += 1 + group;
        if let Some(decimals) = decimals {
            digits.push('.');
            digits.push_str(decimals);
            break;
        }
    }
    (end > run).then_some((digits, end))
}

fn number(form: &str, plain: bool) -> Number {
    if let Some((head, decimals)) = form.split_once('.') {
        return Number::Decimal {
            head: head.to_owned(),
            decimals: decimals.to_owned(),
        };
    }
    match form.parse() {
        Ok(value) if value <= LARGEST && !(plain && form.len() > 1 && form.starts_with('0')) => {
            Number::Whole(value)
        }
        _ => Number::Digits(form.to_owned()),
    }
}

/// A version, an address of numbers, a score: each part by itself.
fn parts(reader: &mut Reader<'_>, written: &str) {
    let dot = if written.contains(':') {
        " ".to_owned()
    } else {
        format!(" {} ", reader.words.dot)
    };
    let said: Vec<String> = written
        .split(['.', ',', ':'])
        .map(|part| numbers::whole(part, false, reader.language))
        .collect();
    reader.say(&said.join(&dot), written.len());
    join_ending(reader);
}

/// Whether `written` is a time of day: `14:05`, `9:00:30`, and `14.05` after a word for *o'clock*.
fn is_clock(reader: &Reader<'_>, written: &str) -> bool {
    let clock_word = || {
        let before = reader.last_word();
        ["saat", "soat", "сағат", "саат", "sagat"]
            .iter()
            .any(|word| before.starts_with(word))
    };
    let fields: Vec<&str> = written.split([':', '.']).collect();
    let below = |at: usize, limit: u32| {
        fields
            .get(at)
            .is_none_or(|field| field.len() == 2 && field.parse().is_ok_and(|value: u32| value < limit))
    };
    let colons = written.matches(':').count();
    let shape =
        (colons + 1 == fields.len() && colons > 0) || (colons == 0 && fields.len() == 2 && clock_word());
    shape
        && !written.contains(',')
        && (2..=3).contains(&fields.len())
        && fields[0].len() <= 2
        && fields[0].parse().is_ok_and(|hour: u32| hour <= 24)
        && below(1, 60)
        && below(2, 60)
}

fn clock(reader: &mut Reader<'_>, written: &str) {
    let language = reader.language;
    let mut said = Vec::new();
    for (at, field) in written.split([':', '.']).enumerate() {
        let value: u64 = field.parse().unwrap_or(0);
        said.push(match (at, value, language) {
            (0, ..) => numbers::cardinal(value, false, language),
            (1, 0, Language::En) => {
                let hour: u64 = written
                    .split([':', '.'])
                    .next()
                    .and_then(|hour| hour.parse().ok())
                    .unwrap_or(0);
                let rest = reader.rest()[written.len()..].trim_start().to_lowercase();
                if rest.starts_with("a.m")
                    || rest.starts_with("p.m")
                    || rest.starts_with("am")
                    || rest.starts_with("pm")
                {
                    continue;
                }
                if (1..=12).contains(&hour) {
                    "o'clock"
                } else {
                    "hundred"
                }
                .to_owned()
            }
            (1, 1..10, Language::En) => format!("oh {}", numbers::cardinal(value, false, language)),
            // "8.00'de": the ending follows the hour.
            (1, 0, Language::Tr) => continue,
            (1, 0, _) => numbers::digits("00", language),
            (_, 0..10, _) => numbers::with_leading_zeros(field, language),
            _ => numbers::cardinal(value, false, language),
        });
    }
    reader.say(&said.join(" "), written.len());
    join_ending(reader);
}

/// Ordinals, where the text marks them. Says one and tells whether it did.
fn ordinal(reader: &mut Reader<'_>, value: u64, length: usize, plain: bool) -> bool {
    let language = reader.language;
    let rest = &reader.rest()[length..];
    if language == Language::Tr && plain && value <= 999 {
        // "5. toplantı"
        let next = rest
            .strip_prefix(". ")
            .map(str::trim_start)
            .and_then(|after| after.chars().next());
        if next.is_some_and(char::is_alphabetic) {
            reader.say(&numbers::ordinal(value, language), length + 1);
            return true;
        }
    }
    let separator = separator(rest);
    let ending = letters(&rest[separator..]);
    if ending.is_empty() {
        return false;
    }
    let lower = lowercase(ending, language);
    if let Some(form) = ordinal_ending(&lower, language) {
        let more = lower[form.len()..].to_owned();
        if more.chars().count() > LONGEST_ENDING {
            return false;
        }
        let said = numbers::ordinal(value, language) + &more;
        reader.say(&said, length + separator + ending.len());
        return true;
    }
    match language {
        Language::Ru => russian_ending(reader, value, length, separator, &lower, ending.len()),
        Language::En if separator == 0 && lower == "s" && plain => {
            let said = plural(&numbers::year(value, language));
            reader.say(&said, length + 1);
            true
        }
        Language::Kk | Language::Ky | Language::Uz
            if separator > 0
                && ending.starts_with(char::is_lowercase)
                && !reader.words.endings.contains(&lower.as_str()) =>
        {
            // "5-май", "2026-yil": the hyphen marks the ordinal.
            reader.say(&numbers::ordinal(value, language), length + separator);
            true
        }
        _ => false,
    }
}

/// *nineteen nineties*
fn plural(said: &str) -> String {
    match said.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{said}s"),
    }
}

/// The bytes of the hyphen or apostrophe between a number and its ending.
fn separator(text: &str) -> usize {
    text.chars()
        .next()
        .filter(|c| matches!(c, '-' | '‑' | '‐' | '\'' | '’' | 'ʼ' | 'ʻ'))
        .map_or(0, char::len_utf8)
}

/// The letters that `text` begins with.
fn letters(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    &text[..end]
}

/// The ordinal ending that `lower` begins with.
fn ordinal_ending(lower: &str, language: Language) -> Option<&'static str> {
    let endings: &[&str] = match language {
        Language::Az => &[
            "ıncı", "inci", "uncu", "üncü", "ncı", "nci", "ncu", "ncü", "cı", "ci", "cu", "cü",
        ],
        Language::Tr => &["ıncı", "inci", "uncu", "üncü", "ncı", "nci", "ncu", "ncü"],
        Language::Tk => &["ynjy", "inji", "unjy", "ünji", "njy", "nji"],
        Language::Kk => &["ыншы", "інші", "ншы", "нші", "шы", "ші"],
        Language::Ky => &[
            "ынчы", "инчи", "унчу", "үнчү", "нчы", "нчи", "нчу", "нчү", "чы", "чи", "чу", "чү",
        ],
        Language::Uz => &["inchi", "nchi", "chi"],
        Language::En => return ["st", "nd", "rd", "th"].into_iter().find(|known| *known == lower),
        _ => return None,
    };
    endings.iter().find(|ending| lower.starts_with(**ending)).copied()
}

fn russian_ending(
    reader: &mut Reader<'_>,
    value: u64,
    length: usize,
    separator: usize,
    lower: &str,
    bytes: usize,
) -> bool {
    if separator == 0 {
        return false;
    }
    let next = reader.rest()[length + separator + bytes..].trim_start();
    let said = match (lower, value) {
        ("х", 2..=4) | ("ти" | "и", 5..=20 | 30 | 40 | 50 | 60 | 70 | 80) => russian::compound(value),
        ("е", 10..) if value.is_multiple_of(10) && next.starts_with("год") => {
            russian::ordinal(value, Form::Plural)
        }
        _ => match Form::of_ending(lower) {
            Some(form) => russian::ordinal(value, form),
            None if lower.chars().count() > 3 => russian::compound(value) + lower,
            None => return false,
        },
    };
    reader.say(&said, length + separator + bytes);
    true
}

/// Years and days of a month, which are ordinals in some languages and said in pairs in English.
fn year_or_day(reader: &mut Reader<'_>, value: u64, length: usize) -> bool {
    let language = reader.language;
    let rest = &reader.rest()[length..];
    let digits = length;
    let after = rest.trim_start_matches([' ', '-']);
    let near = rest.len() - after.len() <= 1;
    let word = lowercase(letters(after), language);
    let month = |word: &str| is_month(word, reader.words, language);
    let before = reader.last_word();
    if digits <= 2 && (1..=31).contains(&value) {
        let says = match language {
            Language::Kk | Language::Ky | Language::Uz if near && month(&word) => {
                numbers::ordinal(value, language)
            }
            Language::Ru if near && month(&word) => russian::ordinal(value, Form::Genitive),
            Language::En
                if (near && month(&word) && letters(after).starts_with(char::is_uppercase))
                    || (month(&before)
                        && reader
                            .before()
                            .trim_end_matches([' ', '.'])
                            .ends_with(char::is_alphabetic)) =>
            {
                numbers::ordinal(value, language)
            }
            _ => return false,
        };
        reader.say(&says, length);
        return true;
    }
    if digits != 4 || !(1000..2200).contains(&value) {
        return false;
    }
    match language {
        Language::Ru => russian_year(reader, value, length, &before, near.then_some(word.as_str())),
        Language::Kk | Language::Ky | Language::Uz | Language::Tk if near => {
            let year = reader.words.year;
            let short = year.chars().next().is_some_and(|first| word.chars().eq([first]))
                && after[letters(after).len()..].starts_with('.');
            if !short && !word.starts_with(year) {
                return false;
            }
            let said = numbers::ordinal(value, language);
            if short {
                let gap = rest.len() - after.len();
                say_short(
                    reader,
                    &format!("{said} {year}"),
                    length + gap + letters(after).len(),
                );
            } else {
                reader.say(&said, length + rest.len() - after.len());
            }
            true
        }
        Language::En if (1100..2100).contains(&value) && Beside::of(rest, language, None).is_empty() => {
            reader.say(&numbers::year(value, language), length);
            true
        }
        _ => false,
    }
}

/// Says words for an abbreviation of `length` bytes that a full stop follows; the stop stays where it ends the sentence.
fn say_short(reader: &mut Reader<'_>, words: &str, length: usize) {
    let ends = !reader.rest()[length..].contains(char::is_alphanumeric);
    reader.say(
        words,
        length + usize::from(!ends && reader.rest()[length..].starts_with('.')),
    );
}

fn russian_year(
    reader: &mut Reader<'_>,
    value: u64,
    length: usize,
    before: &str,
    word: Option<&str>,
) -> bool {
    let in_month = Words::of(Language::Ru).is_some_and(|words| words.months.contains(&before));
    let genitive = in_month
        || matches!(
            before,
            "с" | "со"
                | "до"
                | "от"
                | "после"
                | "около"
                | "начала"
                | "конца"
                | "середины"
                | "начале"
                | "конце"
                | "середине"
        );
    let form = match word {
        Some("году") if matches!(before, "к" | "ко" | "по") => Form::Dative,
        Some("году") => Form::Prepositional,
        Some("года") => Form::Genitive,
        Some("год") => Form::Masculine,
        Some("годом") => Form::Instrumental,
        Some("г") => {
            let (form, noun) = match before {
                _ if genitive => (Form::Genitive, "года"),
                "в" | "во" | "о" | "об" => (Form::Prepositional, "году"),
                "к" | "ко" => (Form::Dative, "году"),
                _ => (Form::Masculine, "год"),
            };
            let gap = usize::from(reader.rest()[length..].starts_with([' ', '-']));
            let said = format!("{} {noun}", russian::ordinal(value, form));
            say_short(reader, &said, length + gap + "г".len());
            return true;
        }
        _ if in_month => Form::Genitive,
        _ => return false,
    };
    reader.say(&russian::ordinal(value, form), length);
    true
}

/// Whether a word is a month, alone or with a case ending.
fn is_month(word: &str, words: &Words, language: Language) -> bool {
    const MORE: [&str; 2] = ["sentyabr", "oktyabr"];
    let fits = |month: &str| {
        let month = lowercase(month, language);
        // "мая" and "май": Russian months are listed in the genitive, Kyrgyz ones lose their soft sign.
        let stem = month.trim_end_matches('ь');
        word.strip_prefix(stem).is_some_and(|ending| {
            let ending = ending.trim_start_matches('ь');
            match language {
                Language::En | Language::Ru => ending.is_empty(),
                _ => {
                    ending.is_empty()
                        || words.endings.contains(&ending)
                        || matches!(ending, "дын" | "нын" | "дың" | "ның" | "ында" | "інде")
                }
            }
        })
    };
    !word.is_empty()
        && (words.months.iter().any(|month| fits(month))
            || (language == Language::Uz && MORE.iter().any(|m| fits(m))))
}

/// What stands beside a number.
#[derive(Default)]
struct Beside {
    multiplier: Option<Noun>,
    /// A multiplier written out, which a sign before the number follows: *$5 million*.
    written: Option<String>,
    noun: Option<Noun>,
    length: usize,
}

impl Beside {
    fn of(text: &str, language: Language, prefix: Option<Noun>) -> Self {
        let mut beside = Self {
            noun: prefix,
            ..Self::default()
        };
        if let Some((noun, length)) = multiplier_after(text, language) {
            beside.multiplier = Some(noun);
            beside.length = length;
        } else if prefix.is_some() {
            let word = letters(text.trim_start());
            if is_written_multiplier(&lowercase(word, language)) {
                beside.written = Some(word.to_owned());
                beside.length = text.len() - text.trim_start().len() + word.len();
            }
        }
        if prefix.is_none()
            && let Some((noun, length)) = noun_after(&text[beside.length..], language)
        {
            beside.noun = Some(noun);
            beside.length += length;
        }
        beside
    }

    fn is_empty(&self) -> bool {
        self.multiplier.is_none() && self.noun.is_none()
    }
}

fn is_written_multiplier(word: &str) -> bool {
    const STEMS: [&str; 12] = [
        "million",
        "milyon",
        "миллион",
        "billion",
        "milyar",
        "milliard",
        "миллиард",
        "trillion",
        "trilyon",
        "триллион",
        "тысяч",
        "thousand",
    ];
    STEMS.iter().any(|stem| word.starts_with(stem))
}

/// The abbreviated multiplier that `text` begins with, after at most one space.
fn multiplier_after(text: &str, language: Language) -> Option<(Noun, usize)> {
    let (word, start) = word_after(text);
    let noun = nouns::multiplier(&lowercase(letters(word), language), language)?;
    Some((noun, with_stop(text, start + letters(word).len())))
}

/// The unit, currency or percent that `text` begins with, after at most one space.
fn noun_after(text: &str, language: Language) -> Option<(Noun, usize)> {
    let (word, start) = word_after(text);
    let first = word.chars().next()?;
    let after_first = &word[first.len_utf8()..];
    let mut buffer = [0; 4];
    let sign = &*first.encode_utf8(&mut buffer);
    if !first.is_alphanumeric() {
        let noun = nouns::share(first, language).or_else(|| nouns::currency(sign, language))?;
        let next = text[start + first.len_utf8()..].chars().next();
        if start > 0 && next.is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
        let scale = if first == '°' {
            let letter = after_first.chars().next().filter(|c| matches!(c, 'C' | 'С'));
            letter.map_or(0, char::len_utf8)
        } else {
            0
        };
        return Some((noun, start + first.len_utf8() + scale));
    }
    for square in ["кв.", "kv."] {
        let metre = text[start..].strip_prefix(square).map(|after| {
            let space = after.len() - after.trim_start_matches(' ').len();
            (&after[space..], space)
        });
        if let Some((after, space)) = metre {
            let symbol = letters(after);
            if let Some(noun) = nouns::unit(&format!("{symbol}2"), language) {
                let end = start + square.len() + space + symbol.len();
                return Some((noun, with_stop(text, end)));
            }
        }
    }
    let end = word
        .find(|c: char| !(c.is_alphanumeric() || c == '/'))
        .unwrap_or(word.len());
    let symbol = word[..end].trim_end_matches('/');
    let noun = nouns::unit(symbol, language).or_else(|| nouns::currency(symbol, language))?;
    Some((noun, with_stop(text, start + symbol.len())))
}

/// The text up to the next space, and where it begins, at most one space on.
fn word_after(text: &str) -> (&str, usize) {
    let start = usize::from(text.starts_with(' '));
    let word = &text[start..];
    let end = word.find(char::is_whitespace).unwrap_or(word.len());
    (&word[..end], start)
}

/// `end`, or the byte after the full stop there, unless the stop ends the text.
fn with_stop(text: &str, end: usize) -> usize {
    let stop = text[end..].starts_with('.') && text[end..].contains(char::is_alphanumeric);
    end + usize::from(stop)
}

fn say_with(reader: &mut Reader<'_>, number: &Number, beside: &Beside, length: usize) {
    let language = reader.language;
    let carrier = beside
        .multiplier
        .or(beside.noun.filter(|_| beside.written.is_none()));
    let feminine = carrier.is_some_and(|noun| noun.feminine);
    let genitive = language == Language::Ru
        && russian::asks_for_genitive(&reader.last_word())
        && matches!(number, Number::Whole(_));
    let count = match (number, language) {
        (Number::Whole(1), Language::En) => Count::One,
        (Number::Decimal { .. }, Language::Ru) => Count::Few,
        (Number::Whole(value), Language::Ru) if genitive => Count::of(*value).in_genitive(),
        (Number::Whole(value), Language::Ru) => Count::of(*value),
        _ => Count::Many,
    };
    let mut said: Vec<&str> = Vec::new();
    said.extend(beside.noun.iter().map(|noun| noun.before));
    let number = match number {
        Number::Whole(value) if genitive => russian::genitive(*value),
        Number::Whole(value) => numbers::cardinal(*value, feminine, language),
        Number::Decimal { head, decimals } => numbers::decimal(head, decimals, language),
        Number::Digits(digits) => numbers::digits(digits, language),
    };
    said.push(&number);
    let mut after = count;
    if let Some(multiplier) = &beside.multiplier {
        said.push(multiplier.after(count));
        after = Count::Many;
    }
    if let Some(written) = &beside.written {
        said.push(written);
        after = Count::Many;
    }
    said.extend(beside.noun.iter().map(|noun| noun.after(after)));
    said.retain(|words| !words.is_empty());
    reader.say(&said.join(" "), length + beside.length);
}

/// Joins the case ending of a Turkic language that stands behind a hyphen or apostrophe to the word just said.
pub(super) fn join_ending(reader: &mut Reader<'_>) {
    if !reader.language.is_turkic() {
        return;
    }
    let rest = reader.rest();
    let separator = separator(rest);
    let ending = letters(&rest[separator..]);
    // "5%ке"
    let touches_sign = reader.before().ends_with('%') && reader.words.endings.contains(&ending);
    let joins = (separator > 0 || touches_sign)
        && !ending.is_empty()
        && ending.chars().count() <= LONGEST_ENDING
        && ending.chars().all(char::is_lowercase);
    if joins {
        let ending = ending.to_owned();
        reader.join(&ending, separator + ending.len());
    }
}

/// A date in digits.
pub(super) fn date(date: &DigitDate, words: &Words, language: Language) -> String {
    let month = words.months[usize::from(date.month.clamp(1, 12)) - 1];
    let (day, year) = (u64::from(date.day), u64::from(date.year));
    match language {
        Language::Ru => format!(
            "{} {month} {} {}",
            russian::ordinal(day, Form::Genitive),
            russian::ordinal(year, Form::Genitive),
            words.year
        ),
        Language::Kk | Language::Ky | Language::Uz | Language::Tk => format!(
            "{} {month} {} {}",
            numbers::ordinal(day, language),
            numbers::ordinal(year, language),
            words.year
        ),
        Language::En => format!(
            "the {} of {month} {}",
            numbers::ordinal(day, language),
            numbers::year(year, language)
        ),
        _ => format!(
            "{} {month} {}",
            numbers::cardinal(day, false, language),
            numbers::cardinal(year, false, language)
        ),
    }
}

/// Steps over the word for *year* that was said with the date, and joins an ending.
pub(super) fn after_date(reader: &mut Reader<'_>) {
    if reader.words.year.is_empty() {
        return join_ending(reader);
    }
    let rest = reader.rest();
    let gap = usize::from(rest.starts_with([' ', '-']));
    let word = letters(&rest[gap..]);
    let lower = lowercase(word, reader.language);
    let year = reader.words.year;
    let first = year.chars().next();
    if lower == year {
        reader.at += gap + word.len();
    } else if lower.chars().eq(first.map(|c| if c == 'г' { 'г' } else { c }))
        && rest[gap + word.len()..].starts_with('.')
    {
        reader.at += with_stop(rest, gap + word.len());
    } else {
        join_ending(reader);
    }
}

/// A Roman numeral: ordinal, but for *World War II*. Says it and tells whether it did.
pub(super) fn roman(reader: &mut Reader<'_>, value: u64, length: usize) -> bool {
    let language = reader.language;
    let turkish_stop = language == Language::Tr
        && reader.rest()[length..]
            .strip_prefix(". ")
            .is_some_and(|after| after.starts_with(char::is_alphabetic));
    // "XIX. yüzyıl"
    let length = length + usize::from(turkish_stop);
    let rest = &reader.rest()[length..];
    let after = rest.trim_start_matches(' ');
    let word = lowercase(letters(after), language);
    let century = is_century(&word, after, language);
    let separator = separator(rest);
    let marked = separator > 0
        && ordinal_ending(&lowercase(letters(&rest[separator..]), language), language).is_some();
    let single = length - usize::from(turkish_stop) == 1;
    if single && !century && !marked {
        return false;
    }
    if marked && ordinal(reader, value, length, false) {
        return true;
    }
    let said = match language {
        Language::En if !century => numbers::cardinal(value, false, language),
        Language::Ru => russian::ordinal(value, roman_form(&reader.last_word(), &word)),
        _ => numbers::ordinal(value, language),
    };
    let abbreviated = letters(after).len() == word.len() && after[letters(after).len()..].starts_with('.');
    let gap = rest.len() - after.len();
    let short = match (language, word.as_str()) {
        (Language::Ru, "в") if abbreviated => Some(match reader.last_word().as_str() {
            "в" | "во" => "веке",
            "с" | "до" | "от" | "начала" | "конца" | "начале" | "конце" | "середине" | "половине" => {
                "века"
            }
            _ => "век",
        }),
        (Language::Kk, "ғ") if abbreviated => Some("ғасыр"),
        (Language::Ky, "к") if abbreviated => Some("кылым"),
        _ => None,
    };
    match short {
        Some(noun) => say_short(reader, &format!("{said} {noun}"), length + gap + word.len()),
        None => reader.say(&said, length),
    }
    true
}

/// Whether a word for *century* follows.
fn is_century(word: &str, after: &str, language: Language) -> bool {
    let stopped = after[letters(after).len()..].starts_with('.');
    match language {
        Language::Az => word.starts_with("əsr"),
        Language::Tr => word.starts_with("yüzyıl") || word.starts_with("asır"),
        Language::Kk => word.starts_with("ғасыр") || (word == "ғ" && stopped),
        Language::Ky => word.starts_with("кылым") || (word == "к" && stopped),
        Language::Uz => word.starts_with("asr"),
        Language::Tk => word.starts_with("asyr"),
        Language::Ru => word.starts_with("век") || word.starts_with("столети") || (word == "в" && stopped),
        Language::En => word.starts_with("century") || word.starts_with("centuries"),
        _ => false,
    }
}

/// The form of a Russian ordinal that the word after it shows.
fn roman_form(before: &str, word: &str) -> Form {
    match word {
        "века" | "столетия" => Form::Genitive,
        "веке" | "столетии" => Form::Prepositional,
        "веку" => Form::Dative,
        "веком" => Form::Instrumental,
        "столетие" => Form::Neuter,
        "веков" => Form::PluralGenitive,
        "в" if matches!(before, "в" | "во") => Form::Prepositional,
        "в" if matches!(
            before,
            "с" | "до" | "от" | "начала" | "конца" | "начале" | "конце" | "середине" | "половине"
        ) =>
        {
            Form::Genitive
        }
        _ if word.ends_with("ая") => Form::Feminine,
        _ if word.ends_with("ой") || word.ends_with("ей") => Form::FeminineOblique,
        _ if word.ends_with("ую") => Form::FeminineAccusative,
        _ if word.ends_with("ое") || word.ends_with("ее") => Form::Neuter,
        _ if word.ends_with("ого") || word.ends_with("его") => Form::Genitive,
        _ => Form::Masculine,
    }
}
