//! Whether a text denies something.
//!
//! A list of negating words and verb endings for each language: enough to notice that one of two near texts denies what
//! the other says, not a grammar. A double negation counts as a denial.

use ortaq_lang::{Language, casing::lowercase};

use super::prepared::Word;

/// Whole words that deny.
fn denying_words(language: Language) -> &'static [&'static str] {
    match language {
        Language::Az => &["deyil", "yox", "yoxdur", "heç", "nə", "yalan"],
        Language::Tr => &["değil", "değildir", "yok", "yoktur", "hiç", "hiçbir"],
        Language::Kk => &["емес", "жоқ", "ешқандай", "ешкім"],
        Language::Ky => &["эмес", "жок", "эч"],
        Language::Uz => &["emas", "yoʻq", "yo'q", "hech", "эмас", "йўқ", "ҳеч"],
        Language::Tk => &["däl", "ýok", "ýokdur", "hiç"],
        Language::Tt | Language::Ba => &["түгел", "юк", "түгіл", "беркем"],
        Language::Ru => &["не", "нет", "ни", "никогда", "никто", "нельзя"],
        Language::Uk => &["не", "немає", "ні", "ніколи", "ніхто"],
        Language::En => &[
            "not", "no", "never", "none", "nobody", "without", "cannot", "isn't", "don't", "didn't",
        ],
        Language::Other => &[],
    }
}

/// Endings of verbs that deny.
fn denying_endings(language: Language) -> &'static [&'static str] {
    match language {
        Language::Az => &[
            "mır",
            "mir",
            "mur",
            "mür",
            "madı",
            "mədi",
            "mayıb",
            "məyib",
            "mayacaq",
            "məyəcək",
            "mamış",
        ],
        Language::Tr => &[
            "mıyor", "miyor", "muyor", "müyor", "madı", "medi", "mamış", "memiş", "mayacak", "meyecek",
            "maz", "mez",
        ],
        Language::Kk => &[
            "майды",
            "мейді",
            "бады",
            "беді",
            "пады",
            "педі",
            "мады",
            "меді",
            "маған",
            "меген",
            "байды",
        ],
        Language::Ky => &[
            "бады",
            "беди",
            "пады",
            "педи",
            "бөдү",
            "баган",
            "беген",
            "майт",
            "мейт",
            "байт",
            "бейт",
        ],
        Language::Uz => &[
            "madi",
            "maydi",
            "magan",
            "masdan",
            "mas",
            "мади",
            "майди",
            "маган",
        ],
        Language::Tk => &[
            "mady", "medi", "maýar", "meýär", "maz", "mez", "man", "mändir", "mandyr",
        ],
        Language::Tt | Language::Ba => &["мады", "мәде", "маган", "мәгән", "мый", "ми"],
        _ => &[],
    }
}

/// Whether one of `words` (of `text`) denies.
pub(super) fn negates(words: &[Word], text: &str, language: Language) -> bool {
    let (whole, endings) = (denying_words(language), denying_endings(language));
    words.iter().any(|word| {
        let lower = lowercase(&text[word.start..word.end], language);
        let by_ending = endings.iter().any(|ending| {
            lower
                .strip_suffix(ending)
                .is_some_and(|stem| stem.chars().count() >= 2)
        });
        by_ending || whole.contains(&lower.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::super::prepared::Prepared;
    use super::*;

    #[test]
    fn denial_is_noticed_in_every_interface_language() {
        for (says, denies, language) in [
            ("Göl quruyub.", "Göl qurumayıb.", Language::Az),
            ("Köprü kapandı.", "Köprü kapanmadı.", Language::Tr),
            ("Көпір жабылды.", "Көпір жабылған жоқ.", Language::Kk),
            ("Көпүрө жабылды.", "Көпүрө жабылган эмес.", Language::Ky),
            ("Koʻprik yopildi.", "Koʻprik yopilmadi.", Language::Uz),
            ("Köpri ýapyldy.", "Köpri ýapylmady.", Language::Tk),
            ("Мост закрыт.", "Мост не закрыт.", Language::Ru),
            ("The bridge is closed.", "The bridge is not closed.", Language::En),
        ] {
            assert!(!Prepared::new(says, language).negated, "{says}");
            assert!(Prepared::new(denies, language).negated, "{denies}");
        }
    }
}
