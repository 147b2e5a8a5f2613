//! The texts of reports and pages in one language (Fluent, `locales/<language>/*.ftl`).

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::language::ReportLanguage;

macro_rules! resources {
    ($($variant:ident => $folder:literal),* $(,)?) => {
        /// The resource files of a language, as they were when the program was built.
        fn sources(language: ReportLanguage) -> [&'static str; 6] {
            match language {
                $(ReportLanguage::$variant => [
                    include_str!(concat!("../../../../locales/", $folder, "/report.ftl")),
                    include_str!(concat!("../../../../locales/", $folder, "/cli.ftl")),
                    include_str!(concat!("../../../../locales/", $folder, "/web.ftl")),
                    include_str!(concat!("../../../../locales/", $folder, "/people.ftl")),
                    include_str!(concat!("../../../../locales/", $folder, "/signin.ftl")),
                    include_str!(concat!("../../../../locales/", $folder, "/desk.ftl")),
                ],)*
            }
        }
    };
}

resources! {
    Azerbaijani => "az",
    Turkish => "tr",
    Kazakh => "kk",
    Kyrgyz => "ky",
    Uzbek => "uz",
    Turkmen => "tk",
    Russian => "ru",
    English => "en",
}

/// A value that a text is completed with.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// Shown as it is.
    Text(&'a str),
    /// Chooses the plural form and is shown with its thousands grouped.
    Number(u64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

/// The texts of one language.
pub struct Texts {
    language: ReportLanguage,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// Loads the texts of a language.
    #[must_use]
    pub fn new(language: ReportLanguage) -> Self {
        let identifier: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolation marks are right for mixed directions; all eight languages run left to right.
        bundle.set_use_isolating(false);
        for source in sources(language) {
            // A message that does not parse is absent; the tests read every file with the strict parser.
            let resource =
                FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        let mut texts = Self { language, bundle };
        let mark = texts.say("format-group-mark", &[]);
        texts.bundle.set_formatter(Some(match mark.as_str() {
            "." => |value, _| grouped(value, '.'),
            "," => |value, _| grouped(value, ','),
            _ => |value, _| grouped(value, '\u{a0}'),
        }));
        texts
    }

    /// Which language it is.
    #[must_use]
    pub fn language(&self) -> ReportLanguage {
        self.language
    }

    /// Whether there is such a text.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// The text with its variables filled in. A text that does not exist gives its own name, which the tests exclude.
    #[must_use]
    pub fn say(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            match value {
                Value::Text(text) => arguments.set(*name, *text),
                Value::Number(number) => arguments.set(*name, FluentValue::from(*number)),
            }
        }
        self.bundle
            .format_pattern(pattern, Some(&arguments), &mut Vec::new())
            .into_owned()
    }
}

/// A number from ten thousand on with its thousands parted; smaller ones, years among them, stay as they are.
fn grouped(value: &FluentValue<'_>, mark: char) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, .. }) = value else {
        return None;
    };
    if value.fract() != 0.0 || value.abs() < 10_000.0 {
        return None;
    }
    let digits = format!("{value:.0}");
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && digit.is_ascii_digit() && (digits.len() - at).is_multiple_of(3) && !text.ends_with('-') {
            text.push(mark);
        }
        text.push(digit);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_each_language_writes_them() {
        let compared =
            |language| Texts::new(language).say("footer-compared", &[("count", 54_476_u64.into())]);
        assert!(compared(ReportLanguage::English).contains("54,476"));
        assert!(compared(ReportLanguage::Azerbaijani).contains("54.476"));
        assert!(compared(ReportLanguage::Russian).contains("54\u{a0}476"));
    }

    #[test]
    fn plurals_follow_the_language() {
        let texts = Texts::new(ReportLanguage::Russian);
        let words = |n: u64| texts.say("report-words", &[("count", n.into())]);
        assert_eq!(words(1), "1 слово");
        assert_eq!(words(3), "3 слова");
        assert_eq!(words(25), "25 слов");
    }
}
