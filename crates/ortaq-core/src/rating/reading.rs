//! Reading an outlet's words onto the scale.
//!
//! Rules, the surest first: the whole label is in the table; the label without an addition in brackets is; its beginning up to
//! a colon, dash or full stop is. Only then, and only in short labels without a negation, words within it count, and only
//! where all that are found agree. Everything else is not understood: a wrong verdict is worse than none.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Verdict;
use super::labels::{LABELS, NEGATIONS};

/// Most words of a label in which single words are looked for. Longer ones are sentences about the claim.
const SHORT_LABEL_WORDS: usize = 6;
/// Most words of a phrase in the table.
const PHRASE_WORDS: usize = 5;
/// Longest label looked at, in bytes. The table's longest has under 80.
const LABEL_BYTES: usize = 1_000;

static TABLE: LazyLock<HashMap<String, Verdict>> = LazyLock::new(|| {
    let entries = LABELS
        .iter()
        .flat_map(|(verdict, labels)| labels.iter().map(|label| (folded(label), *verdict)));
    entries.collect()
});

static NEGATION: LazyLock<Vec<String>> =
    LazyLock::new(|| NEGATIONS.iter().map(|word| folded(word)).collect());

/// The verdict that a label means; `None` where it is not understood.
pub(super) fn verdict(label: &str) -> Option<Verdict> {
    if label.len() > LABEL_BYTES {
        return None;
    }
    let known = |text: &str| TABLE.get(&folded(text)).copied();
    known(label)
        .or_else(|| known(&without_brackets(label)))
        .or_else(|| known(first_clause(label)))
        .or_else(|| by_words(&folded(&without_brackets(label))))
}

/// A text as labels are compared: lower case in which the four kinds of i are one (outlets write `YANLIŞ`, `yanlis` and
/// `YANLİŞ`), no apostrophes, everything that is no letter or digit a single space.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'ı' => folded.push('i'),
            'ё' => folded.push('е'),
            // The dot that `İ` leaves in lower case; the apostrophes of Uzbek, Ukrainian and English.
            '\u{307}' | '\'' | 'ʻ' | 'ʼ' | '‘' | '’' | '`' | '´' => {}
            c if c.is_alphanumeric() => folded.push(c),
            _ if folded.is_empty() || folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// `Yalan (köhnə video)` without what is in brackets.
fn without_brackets(label: &str) -> String {
    let mut depth = 0_usize;
    let outside = label.chars().filter(|c| match c {
        '(' | '[' => {
            depth += 1;
            false
        }
        ')' | ']' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    outside.collect()
}

/// `False: the video is from 2015`, `Yalan — video köhnədir`, `Жалған. Видео ескі` up to the mark. A hyphen without spaces is
/// part of a word.
fn first_clause(label: &str) -> &str {
    let ends = [": ", ". ", " - ", "–", "—", "; ", "! "];
    let end = ends
        .iter()
        .filter_map(|mark| label.find(mark))
        .min()
        .unwrap_or(label.len());
    &label[..end]
}

/// The verdict on which all known phrases of a short label agree, longer phrases hiding the shorter ones in them.
fn by_words(label: &str) -> Option<Verdict> {
    let words: Vec<&str> = label.split(' ').filter(|w| !w.is_empty()).collect();
    if words.len() > SHORT_LABEL_WORDS {
        return None;
    }
    let mut found: Option<Verdict> = None;
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=PHRASE_WORDS.min(words.len() - at)).rev();
        let mut phrases = longest.map(|n| (n, words[at..at + n].join(" ")));
        match phrases.find_map(|(n, phrase)| TABLE.get(&phrase).map(|verdict| (n, *verdict))) {
            Some((_, verdict)) if found.is_some_and(|f| f != verdict) => return None,
            Some((n, verdict)) => {
                found = Some(verdict);
                at += n;
            }
            None if NEGATION.iter().any(|negation| negation == words[at]) => return None,
            None => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_stands_in_two_places_and_none_is_too_long_to_be_found() {
        let mut seen: HashMap<String, Verdict> = HashMap::new();
        for (verdict, labels) in LABELS {
            for label in *labels {
                let folded = folded(label);
                assert!(folded.split(' ').count() <= PHRASE_WORDS, "{label}");
                let other = seen.insert(folded, *verdict);
                assert!(
                    other.is_none_or(|o| o == *verdict),
                    "{label}: {other:?} and {verdict:?}"
                );
            }
        }
    }

    #[test]
    fn casing_apostrophes_and_hyphens_do_not_count() {
        for spelling in ["Yolgʻon", "YOLG‘ON", "yolg'on", "Yolg’on"] {
            assert_eq!(verdict(spelling), Some(Verdict::False), "{spelling}");
        }
        for spelling in ["YANLIŞ", "YANLİŞ", "yanlış", "Yanliş"] {
            assert_eq!(verdict(spelling), Some(Verdict::False), "{spelling}");
        }
        assert_eq!(verdict("half-true"), verdict("Half True!"));
    }

    #[test]
    fn labels_with_an_addition_are_read_by_their_head() {
        let cases = [
            ("Yalan (köhnə görüntü)", Verdict::False),
            ("False: this footage is from 2015", Verdict::False),
            ("Yarı doğru — rəqəm köhnədir", Verdict::Mixed),
            ("Жалған. Видео басқа елден", Verdict::False),
            ("Rating: mostly false", Verdict::MostlyFalse),
        ];
        for (label, expected) in cases {
            assert_eq!(verdict(label), Some(expected), "{label}");
        }
    }

    #[test]
    fn negations_contradictions_and_sentences_are_not_guessed() {
        let labels = [
            "not exactly true",
            "not false",
            "yalan deyil",
            "өтірік емес",
            "true or false",
            "true/false",
            "true, but misleading",
            "Fact check",
            "It is true that the bridge was closed but the reason given was false",
            "full-flop",
            "Explainer",
            "",
            "???",
        ];
        for label in labels {
            assert_eq!(verdict(label), None, "{label}");
        }
    }

    #[test]
    fn negated_labels_that_outlets_use_are_known() {
        for label in [
            "not true",
            "doğru değil",
            "doğru deyil",
            "дұрыс емес",
            "туура эмес",
            "toʻgʻri emas",
            "dogry däl",
            "не правда",
            "дөрес түгел",
        ] {
            assert_eq!(verdict(label), Some(Verdict::False), "{label}");
        }
    }
}
