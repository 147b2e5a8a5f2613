//! Apostrophes inside words. In Uzbek they are letters: `ʻ` makes `oʻ` and `gʻ`, `ʼ` is the tutuq belgisi.

use crate::language::{Language, Script};

/// The second part of the Uzbek letters `oʻ` and `gʻ`.
const TURNED_COMMA: char = 'ʻ';
/// The Uzbek tutuq belgisi.
const TUTUQ: char = 'ʼ';

fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | 'ʻ' | 'ʼ' | 'ʹ' | 'ʿ' | 'ʾ' | '′'
    )
}

fn is_latin(c: Option<char>) -> bool {
    c.and_then(Script::of_char) == Some(Script::Latin)
}

/// `text` with the apostrophes of its words in the form that `language` uses.
///
/// Outside Uzbek only signs that are no apostrophes at all (a backtick, an accent) are replaced, and only between
/// two letters.
pub(super) fn unify(text: &str, language: Language) -> String {
    if language == Language::Other || !text.contains(is_apostrophe) {
        return text.to_owned();
    }
    let mut unified = String::with_capacity(text.len());
    let mut previous = None;
    let mut quote_is_open = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let mark = match language {
            _ if !is_apostrophe(c) => c,
            Language::Uz => uzbek(previous, c, next, &mut quote_is_open),
            _ => elsewhere(previous, c, next),
        };
        unified.push(mark);
        previous = Some(mark);
    }
    unified
}

fn uzbek(previous: Option<char>, c: char, next: Option<char>, quote_is_open: &mut bool) -> char {
    let before = is_latin(previous);
    let after = is_latin(next);
    let completes_letter = matches!(previous, Some('o' | 'O' | 'g' | 'G'));
    if !before {
        // A mark before a word opens a quotation, unless it is the letter mark itself.
        *quote_is_open |= after && !matches!(c, 'ʻ' | 'ʼ');
        return c;
    }
    if after {
        return if completes_letter { TURNED_COMMA } else { TUTUQ };
    }
    if *quote_is_open && !matches!(c, 'ʻ' | 'ʼ') {
        *quote_is_open = false;
        return c;
    }
    if completes_letter { TURNED_COMMA } else { c }
}

fn elsewhere(previous: Option<char>, c: char, next: Option<char>) -> char {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let stray = matches!(c, '`' | '´' | '‘' | '‛' | 'ʻ' | 'ʹ' | '′');
    if stray && is_letter(previous) && is_letter(next) {
        '’'
    } else {
        c
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_variant_becomes_the_uzbek_letter() {
        for mark in ['\'', '`', '´', '‘', '’', 'ʻ', 'ʼ', 'ʹ', '′'] {
            let text = format!("O{mark}zbekiston tog{mark}, ma{mark}no, san{mark}at");
            assert_eq!(
                unify(&text, Language::Uz),
                "Oʻzbekiston togʻ, maʼno, sanʼat",
                "{mark}"
            );
        }
    }

    #[test]
    fn uzbek_quotation_marks_stay() {
        assert_eq!(
            unify("'Paxtakor' va ‘bog’ dedi", Language::Uz),
            "'Paxtakor' va ‘bog’ dedi"
        );
        assert_eq!(unify("«tog'» va bog'", Language::Uz), "«togʻ» va bogʻ");
    }

    #[test]
    fn stray_signs_become_apostrophes_elsewhere() {
        assert_eq!(
            unify("Türkiye`nin, Bakı´da, об`єкт", Language::Tr),
            "Türkiye’nin, Bakı’da, об’єкт"
        );
        assert_eq!(unify("`code` and don't", Language::En), "`code` and don't");
    }
}
