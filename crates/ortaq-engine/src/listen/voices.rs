//! Which voice of espeak-ng speaks a language, and in which letters.
//!
//! Chosen by what the voices of espeak-ng 1.51 give (`espeak-ng -q --ipa`, and the spectrum of their vowels):
//!
//! - All but Uzbek have a voice of their own that tells their vowels and consonants apart.
//! - **Uzbek**: its voice says *i* as *ü* everywhere (*bir* has the formants of Turkish *bür*) and Cyrillic *ш* as *s*. The Kazakh
//!   voice has every sound of Uzbek, also *q*, *gʻ* and the short *i*, so Uzbek is respelt in Kazakh letters and spoken by it.
//! - **Kyrgyz**: its own voice is right where the Kazakh one is not (*ж* as *dʒ*, *ы*, long vowels).

use std::borrow::Cow;

use ortaq_lang::Language;

/// The voice that speaks a language.
pub(super) fn name(language: Language) -> &'static str {
    match language {
        Language::En => "en-gb",
        Language::Uz => "kk",
        other => other.code(),
    }
}

/// The words in the letters that the voice reads.
pub(super) fn respelt(words: &str, language: Language) -> Cow<'_, str> {
    match language {
        Language::Uz => Cow::Owned(uzbek(words)),
        _ => Cow::Borrowed(words),
    }
}

fn uzbek(words: &str) -> String {
    let mut spelt = String::with_capacity(words.len() * 2);
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let pair = PAIRS.iter().find(|(latin, _)| begins(rest, latin));
        let (letters, length) = match pair {
            Some((latin, letters)) => (Some(*letters), latin.len()),
            None => {
                let lower = first.to_ascii_lowercase();
                let single = SINGLE.iter().find(|(latin, _)| *latin == lower);
                (single.map(|(_, letters)| *letters), first.len_utf8())
            }
        };
        match letters {
            Some(letters) if first.is_uppercase() => spelt.push_str(&letters.to_uppercase()),
            Some(letters) => spelt.push_str(letters),
            // The sign of a stop, which the Kazakh voice would name.
            None if first == 'ʼ' => {}
            None => spelt.push(first),
        }
        rest = &rest[length..];
    }
    spelt
}

/// Whether `text` begins with two letters, in either case.
fn begins(text: &str, pair: &str) -> bool {
    text.get(..pair.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(pair))
}

const PAIRS: [(&str, &str); 5] = [("oʻ", "о"), ("gʻ", "ғ"), ("sh", "ш"), ("ch", "ч"), ("ng", "ң")];

const SINGLE: [(char, &str); 26] = [
    ('a', "ә"),
    ('b', "б"),
    ('c', "к"),
    ('d', "д"),
    ('e', "е"),
    ('f', "ф"),
    ('g', "г"),
    ('h', "һ"),
    ('i', "і"),
    ('j', "дж"),
    ('k', "к"),
    ('l', "л"),
    ('m', "м"),
    ('n', "н"),
    ('o', "а"),
    ('p', "п"),
    ('q', "қ"),
    ('r', "р"),
    ('s', "с"),
    ('t', "т"),
    ('u', "ұ"),
    ('v', "в"),
    ('w', "в"),
    ('x', "х"),
    ('y', "й"),
    ('z', "з"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uzbek_is_respelt_for_the_kazakh_voice() {
        for (latin, expected) in [
            ("bir kitob bilan", "бір кітаб білән"),
            ("Oʻzbekistonda oʻn toʻqqiz", "Озбекістандә он тоққіз"),
            ("shahar, choy, yangi togʻ.", "шәһәр, чай, йәңі тағ."),
            ("maʼno joy", "мәна джай"),
            ("Бош", "Бош"),
        ] {
            assert_eq!(respelt(latin, Language::Uz), expected);
        }
        assert_eq!(respelt("bir kitap", Language::Tr), "bir kitap");
    }
}
