//! The languages in which reports are written.

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReportLanguage {
    /// Azerbaijani.
    Azerbaijani,
    /// Turkish.
    Turkish,
    /// Kazakh.
    Kazakh,
    /// Kyrgyz.
    Kyrgyz,
    /// Uzbek.
    Uzbek,
    /// Turkmen.
    Turkmen,
    /// Russian.
    Russian,
    /// English.
    English,
}

impl ReportLanguage {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Azerbaijani,
        Self::Turkish,
        Self::Kazakh,
        Self::Kyrgyz,
        Self::Uzbek,
        Self::Turkmen,
        Self::Russian,
        Self::English,
    ];

    /// ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Azerbaijani => "az",
            Self::Turkish => "tr",
            Self::Kazakh => "kk",
            Self::Kyrgyz => "ky",
            Self::Uzbek => "uz",
            Self::Turkmen => "tk",
            Self::Russian => "ru",
            Self::English => "en",
        }
    }

    /// The language's name in itself.
    #[must_use]
    pub fn endonym(self) -> &'static str {
        match self {
            Self::Azerbaijani => "Azərbaycanca",
            Self::Turkish => "Türkçe",
            Self::Kazakh => "Қазақша",
            Self::Kyrgyz => "Кыргызча",
            Self::Uzbek => "Oʻzbekcha",
            Self::Turkmen => "Türkmençe",
            Self::Russian => "Русский",
            Self::English => "English",
        }
    }

    /// The language that a BCP 47 tag (`az-Latn`) or a POSIX locale (`az_AZ.UTF-8`) names, if it is one of ours.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.code()))
    }

    /// The first of these tags that is one of ours; English where none is.
    pub fn negotiate<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        // `LANGUAGE` holds several, parted by colons.
        tags.into_iter()
            .flat_map(|tag| tag.split(':'))
            .find_map(Self::from_tag)
            .unwrap_or(Self::English)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posix_locales_and_bcp_47_tags_are_understood() {
        let cases = [
            (vec!["az_AZ.UTF-8"], "az"),
            (vec!["uz-Cyrl-UZ"], "uz"),
            (vec!["de_DE.UTF-8", "tr_TR@euro"], "tr"),
            (vec!["tt:ru:en"], "ru"),
            (vec!["C", "POSIX", ""], "en"),
            (vec![], "en"),
        ];
        for (tags, code) in cases {
            assert_eq!(
                ReportLanguage::negotiate(tags.iter().copied()).code(),
                code,
                "{tags:?}"
            );
        }
    }
}
