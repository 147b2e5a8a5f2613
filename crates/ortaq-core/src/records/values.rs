//! The values of which bodies are made: each checks itself when it is read, so that a body that was read is valid.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::limits;
use crate::ids::FileHash;
use crate::rating::{Rating, Verdict};

/// Why a value is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidValue {
    /// Nothing but white space.
    #[error("a text is empty")]
    Empty,
    /// Longer than its limit.
    #[error("{found} characters or items; at most {limit} are accepted")]
    TooLong {
        /// Its length.
        found: usize,
        /// Its limit.
        limit: usize,
    },
    /// A control character, which could steer a terminal or hide text. Texts may have line feeds and tabs, lines neither.
    #[error("a control character")]
    ControlCharacter,
    /// Not an address of the web.
    #[error("not an http or https address: {0:?}")]
    NotWeb(String),
    /// Not a language tag.
    #[error("not a language tag (BCP 47): {0:?}")]
    NotALanguage(String),
    /// Not a country.
    #[error("not a country of two capital letters (ISO 3166): {0:?}")]
    NotACountry(String),
}

fn within(found: usize, limit: usize) -> Result<(), InvalidValue> {
    if found > limit {
        return Err(InvalidValue::TooLong { found, limit });
    }
    Ok(())
}

/// A string that has passed a check, with what every such string can do.
macro_rules! checked_string {
    ($(#[$doc:meta])* $name:ident $(<const $limit:ident>)?, |$text:ident| $check:block) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name $(<const $limit: usize>)? (String);

        impl $(<const $limit: usize>)? TryFrom<String> for $name $(<$limit>)? {
            type Error = InvalidValue;

            fn try_from($text: String) -> Result<Self, InvalidValue> {
                $check
                Ok(Self($text))
            }
        }

        impl $(<const $limit: usize>)? TryFrom<&str> for $name $(<$limit>)? {
            type Error = InvalidValue;

            fn try_from(text: &str) -> Result<Self, InvalidValue> {
                text.to_owned().try_into()
            }
        }

        impl $(<const $limit: usize>)? From<$name $(<$limit>)?> for String {
            fn from(text: $name $(<$limit>)?) -> Self {
                text.0
            }
        }

        impl $(<const $limit: usize>)? Deref for $name $(<$limit>)? {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl $(<const $limit: usize>)? fmt::Display for $name $(<$limit>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

checked_string! {
    /// A title, a name, a label: one line.
    Line, |text| {
        if text.trim().is_empty() {
            return Err(InvalidValue::Empty);
        }
        within(text.chars().count(), limits::LINE_CHARS)?;
        if text.contains(char::is_control) {
            return Err(InvalidValue::ControlCharacter);
        }
    }
}

checked_string! {
    /// A text of at most `LIMIT` characters, of one line or more.
    Text<const LIMIT>, |text| {
        if text.trim().is_empty() {
            return Err(InvalidValue::Empty);
        }
        within(text.chars().count(), LIMIT)?;
        if text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')) {
            return Err(InvalidValue::ControlCharacter);
        }
    }
}

/// The text of a claim or a quoted passage.
pub type ClaimText = Text<{ limits::CLAIM_CHARS }>;
/// A note, a reason, a summary.
pub type Remark = Text<{ limits::REMARK_CHARS }>;
/// The text of a fact-check, in Markdown.
pub type Article = Text<{ limits::ARTICLE_CHARS }>;

checked_string! {
    /// An address of the web: `http` or `https`, so that no page can carry a script or a file link.
    WebAddress, |text| {
        within(text.chars().count(), limits::URL_CHARS)?;
        let scheme = text.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
        let blank = |c: char| c.is_whitespace() || c.is_control();
        if !matches!(scheme.as_deref(), Some("http" | "https")) || text.contains(blank) {
            return Err(InvalidValue::NotWeb(text));
        }
    }
}

checked_string! {
    /// A language, perhaps with script and region, as BCP 47 writes it: `az`, `az-Cyrl`, `uz-Latn-UZ`.
    LanguageTag, |text| {
        let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
        let language = text.split('-').next().unwrap_or_default();
        let is_language = (2..=8).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_lowercase());
        if text.len() > limits::LANGUAGE_BYTES || !is_language || !text.split('-').all(is_part) {
            return Err(InvalidValue::NotALanguage(text));
        }
    }
}

checked_string! {
    /// A country as ISO 3166-1 writes it: `AZ`, `KZ`.
    Country, |text| {
        if text.len() != 2 || !text.bytes().all(|b| b.is_ascii_uppercase()) {
            return Err(InvalidValue::NotACountry(text));
        }
    }
}

/// A list of at most [`limits::ITEMS`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct List<T>(Vec<T>);

impl<T> List<T> {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> TryFrom<Vec<T>> for List<T> {
    type Error = InvalidValue;

    fn try_from(items: Vec<T>) -> Result<Self, InvalidValue> {
        within(items.len(), limits::ITEMS)?;
        Ok(Self(items))
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(Vec::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// What an act does to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Change<T> {
    /// Nothing: the field is not in the body.
    #[default]
    Keep,
    /// Empties it: the field is `null`.
    Clear,
    /// Gives it a value.
    Set(T),
}

impl<T> Change<T> {
    /// Whether the field is left as it is.
    #[must_use]
    pub fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }
}

impl<T> From<T> for Change<T> {
    fn from(value: T) -> Self {
        Self::Set(value)
    }
}

impl<T: Serialize> Serialize for Change<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Set(value) => serializer.serialize_some(value),
            Self::Keep | Self::Clear => serializer.serialize_none(),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Change<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Clear, Self::Set))
    }
}

/// A verdict as an organisation words it: a [`Rating`] whose label has passed the checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rated {
    /// The organisation's own words.
    pub label: Line,
    /// Where they stand on the normalised scale.
    pub verdict: Verdict,
}

impl From<Rated> for Rating {
    fn from(rated: Rated) -> Self {
        Self {
            label: rated.label.into(),
            verdict: rated.verdict,
        }
    }
}

/// A file beside the log, named by its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// SHA-256 of its bytes.
    pub sha256: FileHash,
    /// How many bytes it has.
    pub bytes: u64,
    /// What it is, for example `application/warc` or `image/png`.
    pub media_type: Line,
    /// Its name, to be shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Line>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_texts_are_accepted_to_their_limits() {
        let line = |n: usize| Line::try_from("ə".repeat(n)).map(|_| ());
        assert_eq!(line(limits::LINE_CHARS), Ok(()));
        let (found, limit) = (limits::LINE_CHARS + 1, limits::LINE_CHARS);
        assert_eq!(line(found), Err(InvalidValue::TooLong { found, limit }));
        assert!(ClaimText::try_from("ə".repeat(limits::CLAIM_CHARS)).is_ok());
        assert!(ClaimText::try_from("ə".repeat(limits::CLAIM_CHARS + 1)).is_err());
        assert_eq!(Line::try_from(" \u{a0}"), Err(InvalidValue::Empty));
        assert_eq!(Line::try_from("a\nb"), Err(InvalidValue::ControlCharacter));
        assert!(Remark::try_from("a\n\tb").is_ok());
        for bad in ["a\rb", "a\u{1b}[2J", "a\u{85}b", "a\0"] {
            assert_eq!(
                Remark::try_from(bad),
                Err(InvalidValue::ControlCharacter),
                "{bad:?}"
            );
        }
    }

    #[test]
    fn addresses_languages_and_countries_are_what_they_say() {
        for good in ["https://example.org/ə?q=1", "HTTP://example.org"] {
            assert!(WebAddress::try_from(good).is_ok(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "ftp://x",
            "https://a b",
            "https://a\n",
            "example.org",
            "",
        ] {
            assert!(WebAddress::try_from(bad).is_err(), "{bad}");
        }
        let address = |n: usize| WebAddress::try_from(format!("https://{}", "a".repeat(n - 8)));
        assert!(address(limits::URL_CHARS).is_ok());
        assert!(address(limits::URL_CHARS + 1).is_err());
        for good in ["az", "az-Cyrl", "uz-Latn-UZ", "crh", "en-u-ca-gregory"] {
            assert!(LanguageTag::try_from(good).is_ok(), "{good}");
        }
        for bad in ["", "a", "AZ", "az_Cyrl", "az-", "az-toolongpart", "türk", "1a"] {
            assert!(LanguageTag::try_from(bad).is_err(), "{bad}");
        }
        assert!(Country::try_from("KZ").is_ok());
        for bad in ["kz", "KAZ", "K", "ÇA"] {
            assert!(Country::try_from(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn lists_are_limited() {
        assert!(List::try_from(vec![0; limits::ITEMS]).is_ok());
        assert!(List::try_from(vec![0; limits::ITEMS + 1]).is_err());
        let json = serde_json::to_string(&vec![0; limits::ITEMS + 1]).unwrap();
        assert!(serde_json::from_str::<List<u8>>(&json).is_err());
    }
}
