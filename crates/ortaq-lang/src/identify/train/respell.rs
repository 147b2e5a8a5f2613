//! Training lines in the alphabets for which hardly any text can be had: the same line, spelled in another alphabet.
//!
//! Rough on purpose (lower case, no exceptions for loans): the model counts letter sequences and needs no orthography.
//! Texts for people are transliterated elsewhere in this crate, with care.

use super::Example;
use crate::language::{Language, Script};

const AZ_TO_CYRILLIC: &str = "a а b б c ҹ ç ч d д e е ə ә f ф g ҝ ğ ғ h һ x х ı ы i и j ж k к q г l л m м n н o о ö ө \
     p п r р s с ş ш t т u у ü ү v в y ј z з";
const AZ_TO_ARABIC: &str = "a ا b ب c ج ç چ d د e ئ f ف g گ ğ غ h ه x خ ı ی i ی j ژ k ک q ق l ل m م n ن o و ö ؤ p پ \
     r ر s س ş ش t ت u و ü و v و y ی z ز , ، ? ؟";
const TK_TO_CYRILLIC: &str = "ýa я ýu ю ýo ё a а b б ç ч d д e е ä ә f ф g г h х i и j җ ž ж k к l л m м n н ň ң o о \
     ö ө p п r р s с ş ш t т u у ü ү w в y ы ý й z з";
const UZ_TO_CYRILLIC: &str = "oʻ ў gʻ ғ o' ў g' ғ o‘ ў g‘ ғ oʼ ў gʼ ғ o’ ў g’ ғ sh ш ch ч ya я yu ю yo ё ye е a а b б \
     d д e е f ф g г h ҳ i и j ж k к l л m м n н o о p п q қ r р s с t т u у v в x х y й z з ʼ ъ ’ ъ ' ъ";
const KK_TO_LATIN: &str = "а a ә ä б b в v г g ғ ğ д d е e ё io ж j з z и i й i к k қ q л l м m н n ң ñ о o ө ö п p \
     р r с s т t у u ұ ū ү ü ф f х h һ h ц ts ч ch ш ş щ şch ы y і ı э e ю iu я ia";
const KK_TO_ARABIC: &str = "а ا ә ا б ب в ۆ г گ ғ ع д د е ە ё يو ж ج з ز и ي й ي к ك қ ق л ل м م н ن ң ڭ о و ө و п پ \
     р ر с س т ت у ۋ ұ ۇ ү ۇ ф ف х ح һ ھ ц تس ч چ ш ش щ شش ы ى і ى э ە ю يۋ я يا , ، ? ؟";

/// The line in the other alphabets of its language; none for languages with one alphabet.
#[must_use]
pub fn other_alphabets(example: &Example) -> Vec<Example> {
    let lower = example.text.to_lowercase().replace("i\u{307}", "i");
    let texts = match (example.language(), Script::of(&lower)) {
        (Language::Az, Script::Latin) => vec![respell(&lower, AZ_TO_CYRILLIC), azerbaijani_in_arabic(&lower)],
        (Language::Tk, Script::Latin) => vec![respell(&lower, TK_TO_CYRILLIC)],
        (Language::Uz, Script::Latin) => vec![respell(&lower, UZ_TO_CYRILLIC)],
        (Language::Kk, Script::Cyrillic) => {
            vec![
                respell(&lower.replace(['ъ', 'ь'], ""), KK_TO_LATIN),
                kazakh_in_arabic(&lower),
            ]
        }
        _ => Vec::new(),
    };
    texts
        .into_iter()
        .map(|text| Example {
            text,
            variety: example.variety.clone(),
        })
        .collect()
}

/// Replaces the first spelling in `table` (pairs "from to") that fits at each place.
fn respell(text: &str, table: &str) -> String {
    let pairs: Vec<&str> = table.split_whitespace().collect();
    let mut spelled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        match pairs.chunks_exact(2).find(|pair| rest.starts_with(pair[0])) {
            Some(pair) => {
                spelled.push_str(pair[1]);
                rest = &rest[pair[0].len()..];
            }
            None => {
                spelled.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
    }
    spelled
}

/// South Azerbaijani habits: vowels at the start of a word stand on an alef, `ə` is written only at its edges.
fn azerbaijani_in_arabic(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let (opening, body) = match word.chars().next() {
            Some('a') => ("آ", &word[1..]),
            Some('ə') => ("ا", &word['ə'.len_utf8()..]),
            Some('e' | 'ı' | 'i' | 'o' | 'ö' | 'u' | 'ü') => ("ا", word),
            _ => ("", word),
        };
        let closing = if body.ends_with('ə') { "ه" } else { "" };
        format!(
            "{opening}{}{closing}",
            respell(&body.replace('ə', ""), AZ_TO_ARABIC)
        )
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The hamza before a word says that its vowels are front ones, unless `к`, `г` or `е` say so already.
fn kazakh_in_arabic(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let front = word.contains(['ә', 'ө', 'ү', 'і']) && !word.contains(['к', 'г', 'е']);
        let spelled = respell(&word.replace(['ъ', 'ь'], ""), KK_TO_ARABIC);
        if front { format!("ء{spelled}") } else { spelled }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_spelled_in_every_other_alphabet_of_their_language() {
        for (variety, line, expected) in [
            (
                "azj",
                "Bakı gözəl şəhərdir",
                vec!["бакы ҝөзәл шәһәрдир", "باکی گؤزل شهردیر"],
            ),
            ("tuk", "Ýaşyl öý", vec!["яшыл өй"]),
            ("uzn", "Oʻzbek sheʼri", vec!["ўзбек шеъри"]),
            ("kaz", "Жаңа үй", vec!["jaña üi", "جاڭا ءۇي"]),
            ("tur", "Yeni ev", vec![]),
        ] {
            let example = Example {
                text: line.to_owned(),
                variety: variety.to_owned(),
            };
            let texts: Vec<String> = other_alphabets(&example)
                .into_iter()
                .map(|other| other.text)
                .collect();
            assert_eq!(texts, expected, "{line}");
        }
    }
}
