//! The spelling in which a multilingual embedding model reads a text best.

use crate::language::{Language, Script};
use crate::transliterate::{to_cyrillic, to_latin};
use crate::words::is_apostrophe;

/// `text` in the alphabet in which multilingual models have seen most of its language.
///
/// | text | becomes | reason |
/// |---|---|---|
/// | Turkmen | Latin with the letters of Azerbaijani | nearly absent from training texts, close to Azerbaijani |
/// | Azerbaijani in Cyrillic or Arabic script | Latin | the web's Azerbaijani is Latin |
/// | Uzbek in Cyrillic | Latin of 1995 | the same |
/// | Uzbek in Latin | `'` for every apostrophe and for õ ğ ş ç their older digraphs | the most frequent form |
/// | Kazakh in Latin | Cyrillic | the web's Kazakh is Cyrillic |
///
/// Everything else stays as it is.
#[must_use]
pub fn encoder_spelling(text: &str, language: Language) -> String {
    match (language, Script::of(text)) {
        (Language::Tk, Script::Cyrillic) => turkmen_as_azerbaijani(&to_latin(text, language)),
        (Language::Tk, Script::Latin) => turkmen_as_azerbaijani(text),
        (Language::Az, Script::Cyrillic | Script::Arabic) => to_latin(text, language),
        (Language::Uz, Script::Cyrillic) => plain_uzbek(&to_latin(text, language)),
        (Language::Uz, Script::Latin) => plain_uzbek(text),
        (Language::Kk, Script::Latin) => to_cyrillic(text, language),
        _ => text.to_owned(),
    }
}

/// Turkmen Latin with the Azerbaijani letter for each sound; *ň* becomes *n*, for Azerbaijani has lost the sound.
fn turkmen_as_azerbaijani(text: &str) -> String {
    let letter = |c| match c {
        'y' => 'ı',
        'Y' => 'I',
        'ý' => 'y',
        'Ý' => 'Y',
        'ň' => 'n',
        'Ň' => 'N',
        'ž' => 'j',
        'Ž' => 'J',
        'w' => 'v',
        'W' => 'V',
        'ä' => 'ə',
        'Ä' => 'Ə',
        'j' => 'c',
        'J' => 'C',
        _ => c,
    };
    text.chars().map(letter).collect()
}

/// Uzbek Latin of 1995 with the plain apostrophe inside words.
fn plain_uzbek(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut previous = ' ';
    for c in text.chars() {
        match c {
            'õ' => plain.push_str("o'"),
            'Õ' => plain.push_str("O'"),
            'ğ' => plain.push_str("g'"),
            'Ğ' => plain.push_str("G'"),
            'ş' => plain.push_str("sh"),
            'Ş' => plain.push_str("Sh"),
            'ç' => plain.push_str("ch"),
            'Ç' => plain.push_str("Ch"),
            mark if is_apostrophe(mark) && previous.is_alphabetic() => plain.push('\''),
            _ => plain.push(c),
        }
        previous = c;
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Az, Kk, Tk, Tr, Uz};

    #[test]
    fn each_language_gets_its_best_known_alphabet() {
        for (text, language, expected) in [
            (
                "Ýaşyl žurnalyň jany gowy, ÄHLI",
                Tk,
                "Yaşıl jurnalın canı govı, ƏHLI",
            ),
            ("Яшыл журналың җаны", Tk, "Yaşıl jurnalın canı"),
            ("Ҝөзәл шәһәр", Az, "Gözəl şəhər"),
            ("Gözəl şəhər", Az, "Gözəl şəhər"),
            ("Ўзбек тили", Uz, "O'zbek tili"),
            ("“Oʻzbek” maʼnosi", Uz, "“O'zbek” ma'nosi"),
            ("õzbek choyi, şahar", Uz, "o'zbek choyi, shahar"),
            ("Qazaq tılı", Kk, "Қазақ тілі"),
            ("Қазақ тілі", Kk, "Қазақ тілі"),
            ("ağaç", Tr, "ağaç"),
        ] {
            assert_eq!(encoder_spelling(text, language), expected, "{text}");
        }
    }
}
