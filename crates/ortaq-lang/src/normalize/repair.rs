//! Look-alike letters of another script inside a word, put right where the language's alphabet allows it.

use std::ops::Range;

use crate::language::{Language, Script};
use crate::lookalikes::twin;

/// `text` with the mixed words repaired.
///
/// A word is repaired towards the script of most of its letters, and only as a whole: if one of its letters has no
/// twin there, or a twin that is not in the alphabet, the word mixes scripts for a reason (`Microsoftтың`).
///
/// Repairs can change which script dominates, which decides the even cases: it is repeated until nothing changes.
/// Each pass leaves fewer mixed words, and what stays under both scripts stays, so three passes are the most.
pub(super) fn repair(text: &str, language: Language) -> String {
    let mut current = text.to_owned();
    loop {
        let next = pass(&current, language);
        if next == current {
            return next;
        }
        current = next;
    }
}

fn pass(text: &str, language: Language) -> String {
    let mut repaired = String::with_capacity(text.len());
    let mut done = 0;
    // Counted only when a mixed word is met: most texts have none.
    let mut dominant = None;
    for word in mixed_words(text) {
        let dominant = *dominant.get_or_insert_with(|| Script::of(text));
        repaired.push_str(&text[done..word.start]);
        done = word.end;
        let word = &text[word];
        match repair_word(word, language, dominant) {
            Some(better) => repaired.push_str(&better),
            None => repaired.push_str(word),
        }
    }
    repaired.push_str(&text[done..]);
    repaired
}

/// The runs of letters that have both Latin and Cyrillic ones.
fn mixed_words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let start = rest + text[rest..].find(is_letter)?;
            let length = text[start..]
                .find(|c: char| !is_letter(c) && !is_mark(c))
                .unwrap_or(text.len() - start);
            rest = start + length;
            let has = |script| {
                text[start..rest]
                    .chars()
                    .any(|c| Script::of_char(c) == Some(script))
            };
            if has(Script::Latin) && has(Script::Cyrillic) {
                return Some(start..rest);
            }
        }
    })
}

/// Letters proper: the Uzbek letter marks, which Unicode counts as letters too, part words like apostrophes do.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, '\u{2b0}'..='\u{2ff}')
}

/// Combining marks: a letter under one has another shape than its twin.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn repair_word(word: &str, language: Language, dominant: Script) -> Option<String> {
    let count = |script| {
        word.chars()
            .filter(|&c| Script::of_char(c) == Some(script))
            .count()
    };
    let (latin, cyrillic) = (count(Script::Latin), count(Script::Cyrillic));
    let target = match latin.cmp(&cyrillic) {
        std::cmp::Ordering::Greater => Script::Latin,
        std::cmp::Ordering::Less => Script::Cyrillic,
        std::cmp::Ordering::Equal => dominant,
    };
    if word.contains(is_mark) || target != dominant && is_name_with_suffix(word, target) {
        return None;
    }
    word.chars()
        .map(|c| match Script::of_char(c) {
            Some(script) if script == target => Some(c),
            Some(Script::Latin | Script::Cyrillic) => twin(c, target).filter(|&t| in_alphabet(t, language)),
            _ => Some(c),
        })
        .collect()
}

/// A foreign name that carries the text's own suffix: `Facebookе` in a Russian text.
fn is_name_with_suffix(word: &str, script_of_name: Script) -> bool {
    let suffix = word.trim_start_matches(|c| Script::of_char(c) == Some(script_of_name));
    suffix.len() < word.len() && !suffix.chars().any(|c| Script::of_char(c) == Some(script_of_name))
}

/// Whether a letter that a repair would put in belongs to an alphabet of the language.
fn in_alphabet(c: char, language: Language) -> bool {
    let c = c.to_lowercase().next().unwrap_or(c);
    if matches!(c, 'a'..='z' | 'а'..='я' | 'ё') {
        return true;
    }
    let own = match language {
        Language::Az => "çəöәөһј",
        Language::Tr => "çö",
        Language::Kk => "äçöәіөһ",
        Language::Ky => "ө",
        Language::Uz => "",
        Language::Tk => "äçöәө",
        Language::Tt => "äçəöәөһ",
        Language::Ba => "әөһҫ",
        Language::Uk => "ії",
        Language::Ru | Language::En => "",
        Language::Other => return true,
    };
    own.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_repaired_towards_their_own_script() {
        for (language, text, expected) in [
            (Language::Ru, "Cегодня в Mоскве oткрыт", "Сегодня в Москве открыт"),
            (
                Language::Kk,
                "бiлiм жəне мəдениет, Hаурыз",
                "білім және мәдениет, Наурыз",
            ),
            (Language::Ky, "ɵкмɵт", "өкмөт"),
            (Language::Az, "Azәrbaycan rеspublikası", "Azərbaycan respublikası"),
            (Language::Az, "Азəрбаjҹан", "Азәрбајҹан"),
            (Language::Ba, "hыуыҡ", "һыуыҡ"),
            (Language::Uk, "Українa та мiсто", "Україна та місто"),
            (Language::Uz, "Тoшкент va Sаmarqand", "Тошкент va Samarqand"),
        ] {
            assert_eq!(repair(text, language), expected, "{language}");
        }
    }

    #[test]
    fn words_that_mix_for_a_reason_stay() {
        for (language, text) in [
            (Language::Kk, "Бұл Microsoftтың және Googleдың жаңа бағдарламасы"),
            (Language::Ru, "Об этом он написал в своём Facebookе вчера"),
            (Language::Ru, "завод «i-Гранд»"),
        ] {
            assert_eq!(repair(text, language), text);
        }
    }
}
