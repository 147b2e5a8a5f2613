//! Which language and script a text is in.

use serde::{Deserialize, Serialize};

use crate::language::{Language, Script};

/// The answer of [`identify`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Identification {
    /// The most probable language.
    pub language: Language,
    /// The dominant script of the text.
    pub script: Script,
    /// The calibrated probability, 0 to 1, that `language` is right.
    pub confidence: f32,
}

/// Identifies the language and script of `text`.
#[must_use]
pub fn identify(text: &str) -> Identification {
    Identification {
        language: Language::Other,
        script: Script::of(text),
        confidence: 0.0,
    }
}
