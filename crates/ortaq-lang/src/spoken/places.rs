//! Addresses, hashtags, telephone numbers and Roman numerals: where they are in a text, and how addresses are said.

use super::numbers;
use super::words::Words;
use crate::language::Language;

/// Bytes within which an address is looked for.
const LONGEST: usize = 2048;

/// Ends of host names that are told without a scheme.
const TOP_LEVEL: [&str; 17] = [
    "az", "tr", "kz", "kg", "uz", "tm", "ru", "com", "org", "net", "info", "io", "gov", "edu", "int", "tv",
    "me",
];

/// What is said for the address, hashtag or mention that `text` begins with, and its bytes.
pub(super) fn read(text: &str, words: &Words, language: Language) -> Option<(String, usize)> {
    match text.chars().next()? {
        '#' => {
            let tag = name(&text[1..]);
            tag.contains(char::is_alphabetic).then(|| {
                let said = format!("{} {}", words.hashtag, spell(tag, language));
                (said, 1 + tag.len())
            })
        }
        '@' => {
            let name = name(&text[1..]);
            (!name.is_empty()).then(|| (spell(name, language), 1 + name.len()))
        }
        c if c.is_ascii_alphanumeric() => address(text, words, language),
        _ => None,
    }
}

/// A run of letters, digits and low lines.
fn name(text: &str) -> &str {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(text.len());
    &text[..end]
}

fn address(text: &str, words: &Words, language: Language) -> Option<(String, usize)> {
    let token = token(text);
    if let Some((scheme, place)) = token.split_once("://") {
        if !scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
        {
            return None;
        }
        let authority = place.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        let host = host.split(':').next().unwrap_or_default();
        return Some((say_host(host, words, language), token.len()));
    }
    if let Some((local, after)) = token.split_once('@') {
        let end = host_length(after).filter(|_| !local.is_empty())?;
        let said = format!(
            "{} {} {}",
            spell(local, language),
            words.at,
            say_host(&after[..end], words, language)
        );
        return Some((said, local.len() + 1 + end));
    }
    let length = host_length(token)?;
    let after = &token[length..];
    // The path is not said.
    let end = if after.starts_with(['/', '?', ':']) {
        token.len()
    } else {
        length
    };
    Some((say_host(&token[..length], words, language), end))
}

/// The text up to the next space or quote, without the signs that end a sentence.
fn token(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|&(at, c)| {
            c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”') || at > LONGEST
        })
        .map_or(text.len(), |(at, _)| at);
    text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '’', '…'])
}

/// The bytes of the host name that `text` begins with, if it ends as host names do.
fn host_length(text: &str) -> Option<usize> {
    let end = text
        .bytes()
        .position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')))
        .unwrap_or(text.len());
    let host = text[..end].trim_end_matches(['.', '-']);
    let (name, last) = host.rsplit_once('.')?;
    // "misal.az-da": an ending of the language stands behind the name.
    let last = last.split('-').next().unwrap_or_default();
    let known = TOP_LEVEL.iter().any(|known| last.eq_ignore_ascii_case(known));
    let length = name.len() + 1 + last.len();
    let whole = !text[length..].starts_with(char::is_alphanumeric);
    (known
        && whole
        && name.len() > 1
        && name.contains(|c: char| c.is_ascii_alphabetic())
        && !name.ends_with('.'))
    .then_some(length)
}

fn say_host(host: &str, words: &Words, language: Language) -> String {
    let host = host.strip_prefix("www.").unwrap_or(host);
    let labels: Vec<String> = host
        .split('.')
        .map(|label| spell(label, language))
        .filter(|label| !label.is_empty())
        .collect();
    labels.join(&format!(" {} ", words.dot))
}

/// Names with digits, low lines and capitals inside as words.
fn spell(text: &str, language: Language) -> String {
    let mut said = String::new();
    let mut digits = String::new();
    let mut previous = ' ';
    let flush = |digits: &mut String, said: &mut String| {
        if !digits.is_empty() {
            said.push(' ');
            said.push_str(&numbers::whole(digits, false, language));
            said.push(' ');
            digits.clear();
        }
    };
    for c in text.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
        } else {
            flush(&mut digits, &mut said);
            if c.is_uppercase() && previous.is_lowercase() {
                said.push(' ');
            }
            said.push(if c.is_alphabetic() { c } else { ' ' });
        }
        previous = c;
    }
    flush(&mut digits, &mut said);
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The bytes of the telephone number that `text` begins with.
///
/// One with `+` has 8 to 15 digits (E.164); one with a zero or bracket first has 7 to 15 in three groups or more; one of
/// groups with hyphens has three groups of two to four.
pub(super) fn phone(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if !(first.is_ascii_digit() || matches!(first, '+' | '(')) {
        return None;
    }
    let end = text
        .char_indices()
        .find(|&(at, c)| !(c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')') || (at == 0 && c == '+')))
        .map_or(text.len(), |(at, _)| at);
    let written = text[..end].trim_end_matches([' ', '-', '(', ')']);
    let groups: Vec<&str> = written
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let whole = !text[written.len()..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, ':'))
        && !text[written.len()..]
            .strip_prefix([',', '.'])
            .is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    let opened = written.matches('(').count() == written.matches(')').count();
    let hyphens = written.matches('-').count();
    let is_number = match first {
        '+' => (8..=15).contains(&digits),
        '0' | '(' => (7..=15).contains(&digits) && groups.len() >= 3,
        _ => {
            (5..=12).contains(&digits)
                && hyphens >= 2
                && hyphens + 1 == groups.len()
                && !written.contains(' ')
                && groups.iter().all(|group| (2..=4).contains(&group.len()))
        }
    };
    (is_number && whole && opened).then_some(written.len())
}

/// The Roman numeral below forty that `text` begins with, in its usual form.
pub(super) fn roman(text: &str) -> Option<(u64, usize)> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let length = text
        .bytes()
        .take_while(|b| matches!(b, b'I' | b'V' | b'X'))
        .count();
    if length == 0
        || text[length..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | 'ʼ'))
    {
        return None;
    }
    let written = &text[..length];
    let ones = written.trim_start_matches('X');
    // "IX" and "XIX": the last X belongs to the ones.
    let (tens, ones) = if ones == "IX" || ONES.contains(&ones) {
        (length - ones.len(), ones)
    } else {
        return None;
    };
    let ones = ONES.iter().position(|known| *known == ones)?;
    let value = (tens * 10 + ones) as u64;
    (tens <= 3 && value > 0).then_some((value, length))
}
