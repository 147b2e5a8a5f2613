//! A fact-check as one entry of a list.

use jiff::civil::Date;
use ortaq_core::FactCheck;
use ortaq_engine::catalogue::Name;
use ortaq_engine::report::{Tone, verdict_words};

use crate::frame::Frame;
use crate::limits;

/// What a list shows of a fact-check, worded.
pub(crate) struct Item {
    /// Path of its page.
    pub path: String,
    /// Direction of the rating.
    pub tone: Tone,
    /// The normalised rating in words.
    pub verdict: String,
    /// The claim.
    pub claim: String,
    /// BCP 47 tag of the claim's language, for the `lang` attribute.
    pub tag: String,
    /// Name of the claim's language.
    pub language: String,
    /// Who checked it.
    pub outlet: String,
    /// When it was published: ISO 8601, and in words.
    pub published: Option<(String, String)>,
    /// What there is to say about its place in this list.
    pub note: Option<String>,
    /// Invented for demonstration.
    pub demo: bool,
}

impl Item {
    /// Words a fact-check.
    pub fn new(record: &FactCheck, frame: &Frame<'_>) -> Self {
        let tag = tag(record);
        Self {
            path: frame.to(&path(Name::of(&record.id))),
            tone: Tone::of(record.rating.verdict),
            verdict: verdict_words(frame.texts(), record.rating.verdict),
            claim: record.claim.clone(),
            language: frame.language(&tag),
            tag,
            outlet: record.outlet.name.clone(),
            published: record.published.as_ref().map(|date| dated(date, frame)),
            note: None,
            demo: record.demo,
        }
    }
}

/// The language of a fact-check; `und` where nobody knows it.
pub(crate) fn tag(record: &FactCheck) -> String {
    record.language.clone().unwrap_or_else(|| "und".to_owned())
}

/// Path of the page of a fact-check, after the language.
pub(crate) fn path(name: Name) -> String {
    format!("/fact-checks/{name}")
}

/// A date in ISO 8601 and in words.
pub(crate) fn dated(date: &Date, frame: &Frame<'_>) -> (String, String) {
    (date.to_string(), frame.date(date))
}

/// The outlet's own words for its verdict, introduced as such, where it has any.
pub(crate) fn own_words(record: &FactCheck, frame: &Frame<'_>) -> Option<String> {
    let label = &record.rating.label;
    let said = || {
        frame
            .texts()
            .say("match-outlet-words", &[("label", label.into())])
    };
    (!label.trim().is_empty()).then(said)
}

/// The beginning of a text, cut at a word where there is one.
pub(crate) fn excerpt(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(limits::EXCERPT_CHARS) else {
        return text.to_owned();
    };
    let cut = &text[..end];
    let cut = cut.rsplit_once(char::is_whitespace).map_or(cut, |(cut, _)| cut);
    format!("{} …", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_ends_with_a_word_and_a_short_text_stays_as_it_is() {
        let fits = "ə".repeat(limits::EXCERPT_CHARS);
        assert_eq!(excerpt(&fits), fits);
        assert_eq!(excerpt(&format!("{fits}ə")), format!("{fits} …"));
        let words = "göl ".repeat(limits::EXCERPT_CHARS);
        let cut = excerpt(&words);
        assert!(cut.ends_with("göl …") && cut.chars().count() <= limits::EXCERPT_CHARS + 2);
    }
}
