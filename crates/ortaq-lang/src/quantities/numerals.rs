//! Numbers in digits and in words, with their multipliers.

use super::Tokens;
use crate::language::Language;

/// A number read from a text.
pub(super) struct Number {
    pub(super) value: f64,
    /// The index of the token after it.
    pub(super) next: usize,
    /// What is left of the last token after the digits: `km` of `5km`, `te` of `2024'te`.
    pub(super) rest: String,
    /// Four plain digits.
    four_digits: bool,
    /// A word that is a number only when a unit follows.
    pub(super) needs_unit: bool,
}

impl Number {
    /// Whether the number, which no unit follows, is a year; `next` is the token after it.
    pub(super) fn is_year(&self, tokens: &Tokens<'_>, next: usize) -> bool {
        self.four_digits
            && ((1900.0..2100.0).contains(&self.value)
                || (tokens.follows_closely(next)
                    && (is_year_word(tokens.word(next)) || is_year_word(tokens.word(next + 1)))))
    }
}

/// Words for *year*, by their beginnings.
pub(super) fn is_year_word(word: &str) -> bool {
    const STEMS: [&str; 12] = [
        "il", "yıl", "жыл", "yil", "йил", "ýyl", "йыл", "ел", "год", "рок", "ил", "jyl",
    ];
    STEMS.iter().any(|stem| {
        word.strip_prefix(stem)
            .is_some_and(|ending| ending.chars().count() <= 4)
    })
}

/// Reads the number that begins at token `at`.
pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Option<Number> {
    let first = tokens.word(at);
    let mut number = if first.starts_with(|c: char| c.is_ascii_digit()) {
        read_digits(tokens, at)?
    } else {
        read_words(tokens, at)?
    };
    // "1 milyon 200 bin": each further part has a smaller multiplier.
    let mut smallest = f64::INFINITY;
    if let Some((multiplier, next)) = following_multiplier(tokens, &number) {
        number.value *= multiplier;
        number.next = next;
        number.rest.clear();
        number.four_digits = false;
        number.needs_unit = false;
        smallest = multiplier;
    }
    while smallest > 1e3 && smallest.is_finite() && tokens.follows_closely(number.next) {
        let Some(part) = read_plain(tokens, number.next) else {
            break;
        };
        let Some((multiplier, next)) = following_multiplier(tokens, &part) else {
            break;
        };
        if multiplier >= smallest || part.value >= 1e3 {
            break;
        }
        number.value += part.value * multiplier;
        number.next = next;
        smallest = multiplier;
    }
    Some(number)
}

fn read_plain(tokens: &Tokens<'_>, at: usize) -> Option<Number> {
    if tokens.word(at).starts_with(|c: char| c.is_ascii_digit()) {
        read_digits(tokens, at)
    } else {
        read_words(tokens, at)
    }
}

/// The multiplier written in the number's own token (`5mln`) or in the next one.
fn following_multiplier(tokens: &Tokens<'_>, number: &Number) -> Option<(f64, usize)> {
    if !number.rest.is_empty() {
        return multiplier(&number.rest, tokens.language).map(|value| (value, number.next));
    }
    if !tokens.follows_closely(number.next) {
        return None;
    }
    multiplier(tokens.word(number.next), tokens.language).map(|value| (value, number.next + 1))
}

/// The value of words such as *min*, *мың*, *milyon*, with case endings.
fn multiplier(word: &str, language: Language) -> Option<f64> {
    const LONG: [(&str, f64); 16] = [
        ("milyon", 1e6),
        ("million", 1e6),
        ("миллион", 1e6),
        ("мільйон", 1e6),
        ("milyar", 1e9),
        ("milliard", 1e9),
        ("миллиард", 1e9),
        ("мільярд", 1e9),
        ("billion", 1e9),
        ("trilyon", 1e12),
        ("trillion", 1e12),
        ("триллион", 1e12),
        ("трильйон", 1e12),
        ("тысяч", 1e3),
        ("тисяч", 1e3),
        ("thousand", 1e3),
    ];
    const SHORT: [(&str, f64); 20] = [
        ("mln", 1e6),
        ("млн", 1e6),
        ("mn", 1e6),
        ("mlrd", 1e9),
        ("mlyr", 1e9),
        ("млрд", 1e9),
        ("bn", 1e9),
        ("trln", 1e12),
        ("трлн", 1e12),
        ("тыс", 1e3),
        ("тис", 1e3),
        ("bin", 1e3),
        ("мың", 1e3),
        ("миң", 1e3),
        ("ming", 1e3),
        ("минг", 1e3),
        ("müň", 1e3),
        ("мең", 1e3),
        ("мүң", 1e3),
        ("mıñ", 1e3),
    ];
    let word = word.split('\'').next().unwrap_or(word);
    if let Some(&(_, value)) = LONG.iter().find(|(stem, _)| word.starts_with(stem)) {
        return Some(value);
    }
    if language == Language::Az && is_inflected("min", word) {
        return Some(1e3);
    }
    SHORT
        .iter()
        .find(|(stem, _)| is_inflected(stem, word))
        .map(|&(_, value)| value)
}

/// Whether `word` is `stem` with nothing or a common case ending.
fn is_inflected(stem: &str, word: &str) -> bool {
    const ENDINGS: [&str; 30] = [
        "", "ə", "i", "in", "dən", "də", "lik", "e", "den", "de", "ı", "ın", "lerce", "ga", "dan", "ni",
        "ta", "ға", "нан", "дан", "ды", "ге", "ден", "га", "нан", "дық", "нче", "e", "den", "deň",
    ];
    word.strip_prefix(stem)
        .is_some_and(|ending| ENDINGS.contains(&ending))
}

/// Reads digits, joining groups of three that spaces separate.
fn read_digits(tokens: &Tokens<'_>, at: usize) -> Option<Number> {
    let word = tokens.word(at);
    let length = word
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | ':'))
        .unwrap_or(word.len());
    let (digits, rest) = word.split_at(length);
    let digits = digits.trim_end_matches(['.', ',', ':']);
    let mut next = at + 1;
    let mut rest = rest.trim_start_matches('\'').to_owned();
    let mut joined = digits.to_owned();
    if rest.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit()) {
        while is_group(tokens, next) {
            let group = tokens.word(next);
            let plain = group.find(|c: char| !c.is_ascii_digit()).unwrap_or(group.len());
            let decimals = group[plain..]
                .strip_prefix(',')
                .filter(|tail| tail.bytes().all(|b| b.is_ascii_digit()));
            joined.push_str(&group[..plain]);
            next += 1;
            if let Some(tail) = decimals {
                joined.push('.');
                joined.push_str(tail);
                return finish(&joined, next, String::new(), false);
            }
        }
    }
    if next > at + 1 {
        return finish(&joined, next, rest, false);
    }
    let scaled = multiplier(
        if rest.is_empty() { tokens.word(next) } else { &rest },
        tokens.language,
    )
    .is_some();
    let value = decimal_form(digits, tokens.language, scaled)?;
    let four = digits.len() == 4 && value.len() == 4;
    if rest.chars().count() > 12 {
        rest.clear();
    }
    finish(&value, next, rest, four)
}

fn finish(digits: &str, next: usize, rest: String, four_digits: bool) -> Option<Number> {
    let value: f64 = digits.parse().ok().filter(|value: &f64| value.is_finite())?;
    Some(Number {
        value,
        next,
        rest,
        four_digits,
        needs_unit: false,
    })
}

/// Whether the token at `at` is a group of three digits after a single space.
fn is_group(tokens: &Tokens<'_>, at: usize) -> bool {
    if at >= tokens.len() || !matches!(tokens.gap(at), " " | "\u{a0}" | "\u{202f}" | "\u{2009}") {
        return false;
    }
    let word = tokens.word(at);
    let (group, tail) = word.split_at(word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len()));
    group.len() == 3
        && (tail.is_empty()
            || tail
                .strip_prefix(',')
                .is_some_and(|t| t.bytes().all(|b| b.is_ascii_digit())))
}

/// `digits` with grouping dropped and a point for the decimals; `None` for times, versions and dates.
pub(crate) fn decimal_form(digits: &str, language: Language, scaled: bool) -> Option<String> {
    let last = digits.rfind(['.', ',', ':']);
    let Some(last) = last else {
        return Some(digits.to_owned());
    };
    if digits.contains(':') {
        return None;
    }
    let sign = digits.as_bytes()[last];
    let tail = &digits[last + 1..];
    let head = &digits[..last];
    let grouped = |text: &str| text.split(['.', ',']).skip(1).all(|group| group.len() == 3);
    let head_plain = head.replace(['.', ','], "");
    let grouping_sign = if language == Language::En { b',' } else { b'.' };
    if !head.contains(['.', ',']) {
        let groups = tail.len() == 3 && sign == grouping_sign && !scaled && head.len() <= 3 && head != "0";
        return Some(if groups {
            head_plain + tail
        } else {
            format!("{head_plain}.{tail}")
        });
    }
    if !grouped(head) {
        return None;
    }
    let same_sign = head.bytes().filter(|b| !b.is_ascii_digit()).all(|b| b == sign);
    match (same_sign, tail.len()) {
        (true, 3) => Some(head_plain + tail),
        (true, _) => None,
        (false, _) => Some(format!("{head_plain}.{tail}")),
    }
}

/// Reads numbers in words: units, tens, hundreds.
fn read_words(tokens: &Tokens<'_>, at: usize) -> Option<Number> {
    let list = number_words(tokens)?;
    let mut value = 0.0;
    let mut next = at;
    let mut previous = f64::INFINITY;
    while next < tokens.len() && (next == at || tokens.follows_closely(next)) {
        let Some(place) = place_of(list, tokens.word(next)) else {
            break;
        };
        let part = word_value(place);
        if part == 100.0 && previous < 10.0 {
            value += (part - 1.0) * previous;
        } else if part < previous && (previous >= 100.0 || part < 10.0) {
            value += part;
        } else {
            break;
        }
        previous = part;
        next += 1;
    }
    let lone = next == at + 1 && (value == 1.0 || value == 100.0);
    (next > at).then(|| Number {
        value,
        next,
        rest: String::new(),
        four_digits: false,
        needs_unit: lone,
    })
}

fn word_value(place: usize) -> f64 {
    match place {
        0..=8 => (place + 1) as f64,
        9..=17 => ((place - 8) * 10) as f64,
        _ => 100.0,
    }
}

fn place_of(list: &[&str], word: &str) -> Option<usize> {
    let word = match word {
        "две" => "два",
        "дві" => "два",
        _ => word,
    };
    list.iter().position(|known| *known == word)
}

/// The words of a language for 1 to 9, 10 to 90, 100.
type NumberWords = [&'static str; 19];

fn number_words(tokens: &Tokens<'_>) -> Option<&'static NumberWords> {
    Some(match tokens.language {
        Language::Az => &AZERBAIJANI,
        Language::Tr => &TURKISH,
        Language::Kk => &KAZAKH,
        Language::Ky => &KYRGYZ,
        Language::Uz if tokens.text.contains(|c| ('\u{400}'..'\u{530}').contains(&c)) => &UZBEK_CYRILLIC,
        Language::Uz => &UZBEK,
        Language::Tk => &TURKMEN,
        Language::Tt => &TATAR,
        Language::Ba => &BASHKIR,
        Language::Ru => &RUSSIAN,
        Language::Uk => &UKRAINIAN,
        Language::En => &ENGLISH,
        Language::Other => return None,
    })
}

const AZERBAIJANI: NumberWords = [
    "bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz", "on", "iyirmi", "otuz", "qırx",
    "əlli", "altmış", "yetmiş", "səksən", "doxsan", "yüz",
];
const TURKISH: NumberWords = [
    "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz", "on", "yirmi", "otuz", "kırk",
    "elli", "altmış", "yetmiş", "seksen", "doksan", "yüz",
];
const KAZAKH: NumberWords = [
    "бір",
    "екі",
    "үш",
    "төрт",
    "бес",
    "алты",
    "жеті",
    "сегіз",
    "тоғыз",
    "он",
    "жиырма",
    "отыз",
    "қырық",
    "елу",
    "алпыс",
    "жетпіс",
    "сексен",
    "тоқсан",
    "жүз",
];
const KYRGYZ: NumberWords = [
    "бир",
    "эки",
    "үч",
    "төрт",
    "беш",
    "алты",
    "жети",
    "сегиз",
    "тогуз",
    "он",
    "жыйырма",
    "отуз",
    "кырк",
    "элүү",
    "алтымыш",
    "жетимиш",
    "сексен",
    "токсон",
    "жүз",
];
const UZBEK: NumberWords = [
    "bir", "ikki", "uch", "to'rt", "besh", "olti", "yetti", "sakkiz", "to'qqiz", "o'n", "yigirma", "o'ttiz",
    "qirq", "ellik", "oltmish", "yetmish", "sakson", "to'qson", "yuz",
];
const UZBEK_CYRILLIC: NumberWords = [
    "бир",
    "икки",
    "уч",
    "тўрт",
    "беш",
    "олти",
    "етти",
    "саккиз",
    "тўққиз",
    "ўн",
    "йигирма",
    "ўттиз",
    "қирқ",
    "эллик",
    "олтмиш",
    "етмиш",
    "саксон",
    "тўқсон",
    "юз",
];
const TURKMEN: NumberWords = [
    "bir", "iki", "üç", "dört", "bäş", "alty", "ýedi", "sekiz", "dokuz", "on", "ýigrimi", "otuz", "kyrk",
    "elli", "altmyş", "ýetmiş", "segsen", "togsan", "ýüz",
];
const TATAR: NumberWords = [
    "бер",
    "ике",
    "өч",
    "дүрт",
    "биш",
    "алты",
    "җиде",
    "сигез",
    "тугыз",
    "ун",
    "егерме",
    "утыз",
    "кырык",
    "илле",
    "алтмыш",
    "җитмеш",
    "сиксән",
    "туксан",
    "йөз",
];
const BASHKIR: NumberWords = [
    "бер",
    "ике",
    "өс",
    "дүрт",
    "биш",
    "алты",
    "ете",
    "һигеҙ",
    "туғыҙ",
    "ун",
    "егерме",
    "утыҙ",
    "ҡырҡ",
    "илле",
    "алтмыш",
    "етмеш",
    "һикһән",
    "туҡһан",
    "йөҙ",
];
const RUSSIAN: NumberWords = [
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
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
    "сто",
];
const UKRAINIAN: NumberWords = [
    "один",
    "два",
    "три",
    "чотири",
    "п'ять",
    "шість",
    "сім",
    "вісім",
    "дев'ять",
    "десять",
    "двадцять",
    "тридцять",
    "сорок",
    "п'ятдесят",
    "шістдесят",
    "сімдесят",
    "вісімдесят",
    "дев'яносто",
    "сто",
];
const ENGLISH: NumberWords = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "thirty",
    "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
];
