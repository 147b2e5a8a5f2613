//! Runs a scheme of letter rules over a text and gives each result the case of its source.

use crate::language::Language;

/// What a scheme says about the letters at one place: how many source letters it takes, and what they become.
pub(super) type Rule = Option<(usize, &'static str)>;

/// A scheme: the rule for the letters of `text` (lower case) that begin at the index.
pub(super) type Scheme = fn(text: &[char], at: usize) -> Rule;

/// Rewrites `text` by `scheme`, which sees lower-case letters and gives lower-case letters.
pub(super) fn convert(text: &str, language: Language, scheme: Scheme) -> String {
    let original: Vec<char> = text.chars().collect();
    let dotted = matches!(language, Language::Az | Language::Kk);
    let lower: Vec<char> = original.iter().map(|&c| lower(c, dotted)).collect();
    let mut converted = String::with_capacity(text.len());
    let mut at = 0;
    while at < original.len() {
        let kept = kept_token(&original, at);
        if kept > 0 {
            converted.extend(&original[at..at + kept]);
            at += kept;
            continue;
        }
        match scheme(&lower, at) {
            Some((length, target)) => {
                push_cased(target, &original, at, length, dotted, &mut converted);
                at += length;
            }
            None => {
                converted.push(original[at]);
                at += 1;
            }
        }
    }
    converted
}

fn lower(c: char, dotted: bool) -> char {
    match c {
        'I' if dotted => 'ı',
        'İ' => 'i',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Appends `target` in the case of the `length` source letters at `at`.
///
/// One capital that becomes two letters is written all in capitals only inside a word of capitals.
fn push_cased(
    target: &str,
    original: &[char],
    at: usize,
    length: usize,
    dotted: bool,
    converted: &mut String,
) {
    if !original[at].is_uppercase() {
        converted.push_str(target);
        return;
    }
    let end = at + length;
    let second = original[at + 1..end].iter().find(|c| c.is_alphabetic());
    let neighbour = original.get(end).filter(|c| c.is_alphabetic()).or_else(|| {
        at.checked_sub(1)
            .and_then(|before| original.get(before))
            .filter(|c| c.is_alphabetic())
    });
    let capitals = second.or(neighbour).is_some_and(|c| c.is_uppercase());
    for (index, c) in target.chars().enumerate() {
        match c {
            _ if index > 0 && !capitals => converted.push(c),
            'i' if dotted => converted.push('İ'),
            _ => converted.extend(c.to_uppercase()),
        }
    }
}

/// The length of the token at `at` if it is to stay as it is: an address, or a Roman numeral of two letters or more.
fn kept_token(text: &[char], at: usize) -> usize {
    let starts = at == 0 || !(text[at - 1].is_alphanumeric() || is_address_sign(text[at - 1]));
    if !starts || !text[at].is_ascii_alphanumeric() {
        return 0;
    }
    let roman = text[at..]
        .iter()
        .take_while(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
        .count();
    if roman >= 2 && !text.get(at + roman).is_some_and(|c| c.is_alphabetic()) {
        return roman;
    }
    let token = &text[at..];
    let length = token
        .iter()
        .take_while(|c| c.is_ascii_alphanumeric() || is_address_sign(**c))
        .count();
    let address = token[..length].contains(&'@')
        || token[..length].windows(3).any(|signs| signs == [':', '/', '/'])
        || token.starts_with(&['w', 'w', 'w', '.']);
    if address { length } else { 0 }
}

fn is_address_sign(c: char) -> bool {
    matches!(
        c,
        '@' | ':' | '/' | '.' | '-' | '_' | '?' | '=' | '&' | '%' | '#' | '+' | '~'
    )
}
