//! Words of a text with their folded spelling, as the lexicons compare them.

use std::ops::Range;

use ortaq_lang::{Language, casing};

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Lower case as the language writes it, every apostrophe as `'`.
    pub folded: String,
    /// Whether it begins with an upper-case letter.
    pub capital: bool,
}

impl Word {
    /// The word as the text spells it.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.range.clone()]
    }

    /// Whether it has a digit.
    #[must_use]
    pub fn has_digit(&self) -> bool {
        self.folded.chars().any(char::is_numeric)
    }
}

/// Whether `c` is one of the marks that stand for an apostrophe in these languages.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '´' | 'ʹ' | 'ʿ' | 'ʾ')
}

/// The words of `text`: runs of letters and digits, with apostrophes, hyphens, points and commas kept where they
/// stand between two of them ("Oʻzbekiston", "baş-başa", "1,2").
#[must_use]
pub fn words(text: &str, language: Language) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    let mut previous = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        match start {
            None if is_inner(c) => start = Some(at),
            Some(from) if !is_inner(c) && !joins(previous, c, next) => {
                found.push(word(text, from..at, language));
                start = None;
            }
            _ => {}
        }
        previous = c;
    }
    if let Some(from) = start {
        found.push(word(text, from..text.len(), language));
    }
    found
}

fn is_inner(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

fn joins(previous: char, c: char, next: char) -> bool {
    if is_apostrophe(c) || c == '-' || c == '‑' {
        return is_inner(previous) && is_inner(next);
    }
    matches!(c, '.' | ',') && previous.is_numeric() && next.is_numeric()
}

fn word(text: &str, range: Range<usize>, language: Language) -> Word {
    let spelled = &text[range.clone()];
    Word {
        folded: fold(spelled, language),
        capital: spelled.chars().next().is_some_and(char::is_uppercase),
        range,
    }
}

/// `text` in lower case with every apostrophe as `'`.
#[must_use]
pub fn fold(text: &str, language: Language) -> String {
    let lower = casing::lowercase(text, language);
    if lower.is_ascii() {
        return lower;
    }
    lower
        .chars()
        .map(|c| if is_apostrophe(c) { '\'' } else { c })
        .collect()
}

/// The first `bytes` of `text` at most, cut between characters.
#[must_use]
pub fn clip_end(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The last `bytes` of `text` at most, cut between characters.
#[must_use]
pub fn clip_start(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str, language: Language) -> Vec<String> {
        words(text, language)
            .into_iter()
            .map(|word| word.folded)
            .collect()
    }

    #[test]
    fn words_keep_inner_apostrophes_hyphens_and_decimal_marks() {
        for (text, language, expected) in [
            (
                "Oʻzbekistonda 1,2 mln.",
                Language::Uz,
                vec!["o'zbekistonda", "1,2", "mln"],
            ),
            (
                "Erdoğan’ın IĞDIR ziyareti",
                Language::Tr,
                vec!["erdoğan'ın", "ığdır", "ziyareti"],
            ),
            (
                "“Baş-başa” – dedi, 2026-cı",
                Language::Az,
                vec!["baş-başa", "dedi", "2026-cı"],
            ),
            (
                "workers' rights, it's",
                Language::En,
                vec!["workers", "rights", "it's"],
            ),
            ("", Language::En, vec![]),
        ] {
            assert_eq!(folded(text, language), expected, "{text}");
        }
    }

    #[test]
    fn ranges_give_the_spelling_of_the_text() {
        let text = "«Қазақстан» 5 есе өсті";
        let spelled: Vec<&str> = words(text, Language::Kk)
            .iter()
            .map(|word| &text[word.range.clone()])
            .collect();
        assert_eq!(spelled, ["Қазақстан", "5", "есе", "өсті"]);
    }
}
