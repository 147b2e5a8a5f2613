//! The spelling in which a multilingual embedding model reads a text best.

use crate::language::{Language, Script};

/// `text` in the alphabet in which multilingual models have seen most of its language.
///
/// Turkmen is nearly absent from the models' training text, but close to Azerbaijani: its Latin letters are
/// replaced by those Azerbaijani uses for the same sounds. Everything else stays as it is.
#[must_use]
pub fn encoder_spelling(text: &str, language: Language) -> String {
    match (language, Script::of(text)) {
        (Language::Tk, Script::Latin) => text.chars().map(turkmen_as_azerbaijani).collect(),
        _ => text.to_owned(),
    }
}

/// The Azerbaijani letter for a Turkmen one.
fn turkmen_as_azerbaijani(c: char) -> char {
    match c {
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
    }
}
