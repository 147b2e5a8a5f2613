//! The languages Ortaq serves and the scripts they are written in.
//!
//! A language here is a label for processing (which alphabet, casing, stemmer applies), not a full BCP 47 tag:
//! regions and variants are dropped, and every language outside the list is [`Language::Other`].

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language that Ortaq processes with rules of its own, or [`Language::Other`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Azerbaijani (Latin, Cyrillic; South Azerbaijani in Arabic script).
    Az,
    /// Turkish.
    Tr,
    /// Kazakh (Cyrillic, the 2021 Latin alphabet, Arabic in China).
    Kk,
    /// Kyrgyz.
    Ky,
    /// Uzbek (Latin and Cyrillic).
    Uz,
    /// Turkmen (Latin; Cyrillic in older texts).
    Tk,
    /// Tatar (of Kazan; Crimean Tatar is [`Language::Other`]).
    Tt,
    /// Bashkir.
    Ba,
    /// Russian.
    Ru,
    /// English.
    En,
    /// Ukrainian.
    Uk,
    /// Any other language, or text in no language at all.
    Other,
}

impl Language {
    /// Every label, in a fixed order that the identification model relies on.
    pub const ALL: [Self; 12] = [
        Self::Az,
        Self::Tr,
        Self::Kk,
        Self::Ky,
        Self::Uz,
        Self::Tk,
        Self::Tt,
        Self::Ba,
        Self::Ru,
        Self::En,
        Self::Uk,
        Self::Other,
    ];

    /// The ISO 639-1 code; `"other"` for [`Language::Other`].
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Az => "az",
            Self::Tr => "tr",
            Self::Kk => "kk",
            Self::Ky => "ky",
            Self::Uz => "uz",
            Self::Tk => "tk",
            Self::Tt => "tt",
            Self::Ba => "ba",
            Self::Ru => "ru",
            Self::En => "en",
            Self::Uk => "uk",
            Self::Other => "other",
        }
    }

    /// Reads the primary subtag of a BCP 47 tag, in ISO 639-1 or 639-3 (`"az-Cyrl"`, `"tr_TR"`, `"KAZ"`).
    /// Unknown languages give [`Language::Other`].
    #[must_use]
    pub fn from_code(tag: &str) -> Self {
        let primary = tag
            .trim()
            .split(['-', '_', '.', '@'])
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        match primary.as_str() {
            "az" | "aze" | "azj" | "azb" => Self::Az,
            "tr" | "tur" => Self::Tr,
            "kk" | "kaz" => Self::Kk,
            "ky" | "kir" => Self::Ky,
            "uz" | "uzb" | "uzn" => Self::Uz,
            "tk" | "tuk" => Self::Tk,
            "tt" | "tat" => Self::Tt,
            "ba" | "bak" => Self::Ba,
            "ru" | "rus" => Self::Ru,
            "en" | "eng" => Self::En,
            "uk" | "ukr" => Self::Uk,
            _ => Self::Other,
        }
    }

    /// Whether the language is one of the eight Turkic ones in the list.
    #[must_use]
    pub fn is_turkic(self) -> bool {
        !matches!(self, Self::Ru | Self::En | Self::Uk | Self::Other)
    }

    /// The place of this label in [`Language::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Ok(Self::from_code(&tag))
    }
}

/// The writing system of a text, as far as Ortaq tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Script {
    /// Latin letters, with every diacritic.
    Latin,
    /// Cyrillic letters, with the additions of the Turkic alphabets.
    Cyrillic,
    /// Arabic letters, with presentation forms.
    Arabic,
    /// Any other script, or no letters at all.
    Other,
}

impl Script {
    /// The ISO 15924 code; `"Zzzz"` (unknown) for [`Script::Other`].
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Latin => "Latn",
            Self::Cyrillic => "Cyrl",
            Self::Arabic => "Arab",
            Self::Other => "Zzzz",
        }
    }

    /// Reads an ISO 15924 code, in any case; unknown ones give [`Script::Other`].
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        match code.to_ascii_lowercase().as_str() {
            "latn" => Self::Latin,
            "cyrl" => Self::Cyrillic,
            "arab" => Self::Arabic,
            _ => Self::Other,
        }
    }

    /// The script of one letter; `None` for what is not a letter (digits, signs, marks, spaces).
    ///
    /// Modifier letters such as the Uzbek `ʻ` belong to no script of their own, so they count for none.
    #[must_use]
    pub fn of_char(c: char) -> Option<Self> {
        match c {
            'a'..='z' | 'A'..='Z' => Some(Self::Latin),
            '\0'..='\u{7f}' => None,
            'ª' | 'º' => None,
            '\u{c0}'..='\u{2af}'
            | '\u{1e00}'..='\u{1eff}'
            | '\u{2c60}'..='\u{2c7f}'
            | '\u{a720}'..='\u{a7ff}'
            | '\u{ab30}'..='\u{ab6f}'
            | '\u{ff21}'..='\u{ff3a}'
            | '\u{ff41}'..='\u{ff5a}'
                if c.is_alphabetic() =>
            {
                Some(Self::Latin)
            }
            '\u{2b0}'..='\u{2ff}' => None,
            '\u{400}'..='\u{52f}'
            | '\u{1c80}'..='\u{1c8f}'
            | '\u{2de0}'..='\u{2dff}'
            | '\u{a640}'..='\u{a69f}'
                if c.is_alphabetic() =>
            {
                Some(Self::Cyrillic)
            }
            '\u{600}'..='\u{6ff}'
            | '\u{750}'..='\u{77f}'
            | '\u{870}'..='\u{8ff}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
                if c.is_alphabetic() =>
            {
                // Tatweel is a stretched line, not a letter.
                (c != '\u{640}').then_some(Self::Arabic)
            }
            _ if c.is_alphabetic() => Some(Self::Other),
            _ => None,
        }
    }

    /// The dominant script of a text: the one most of its letters belong to.
    ///
    /// Ties go to the script named first in Latin, Cyrillic, Arabic, other; a text without letters is
    /// [`Script::Other`].
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut counts = [0usize; 4];
        for script in text.chars().filter_map(Self::of_char) {
            counts[script as usize] += 1;
        }
        let most = *counts.iter().max().unwrap_or(&0);
        if most == 0 {
            return Self::Other;
        }
        [Self::Latin, Self::Cyrillic, Self::Arabic]
            .into_iter()
            .find(|&script| counts[script as usize] == most)
            .unwrap_or(Self::Other)
    }
}

impl fmt::Display for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Script {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Script {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Ok(Self::from_code(&code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_with_scripts_and_regions_are_read() {
        for (tag, language) in [
            ("az-Cyrl", Language::Az),
            ("azb", Language::Az),
            ("tr-TR", Language::Tr),
            ("tr_TR.UTF-8", Language::Tr),
            ("KAZ", Language::Kk),
            (" ky ", Language::Ky),
            ("uzn_Latn", Language::Uz),
            ("crh", Language::Other),
            ("", Language::Other),
        ] {
            assert_eq!(Language::from_code(tag), language, "{tag:?}");
        }
    }

    #[test]
    fn codes_and_indices_round_trip() {
        for (index, language) in Language::ALL.into_iter().enumerate() {
            assert_eq!(Language::from_code(language.code()), language);
            assert_eq!(language.index(), index);
        }
    }

    #[test]
    fn dominant_script_ignores_digits_and_signs() {
        for (text, script) in [
            ("2026-cı ildə 14 %", Script::Latin),
            ("Қазақстан 2026 (IBM)", Script::Cyrillic),
            ("Өзбекстан Oʻzbekiston Ўзбекистон", Script::Cyrillic),
            ("آذربایجان", Script::Arabic),
            ("საქართველო", Script::Other),
            ("12 345 — %", Script::Other),
            ("", Script::Other),
        ] {
            assert_eq!(Script::of(text), script, "{text}");
        }
    }
}
