//! Who says a sentence: the outlet, somebody it quotes, or somebody whose words it reports.

use ortaq_lang::Language;
use serde::{Deserialize, Serialize};

use super::sentence::Sentence;

/// Who says a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Voice {
    /// The outlet itself.
    Outlet,
    /// Somebody's own words, in quotation marks or after a dialogue dash.
    Quote {
        /// Name and title as the article gives them, where it does.
        speaker: Option<String>,
    },
    /// Somebody's words in the outlet's ("the minister said that …").
    Reported {
        /// Name and title as the article gives them, where it does.
        speaker: Option<String>,
    },
}

/// The voice of each sentence.
#[must_use]
pub fn voices(paragraphs: &[String], sentences: &[Sentence], language: Language) -> Vec<Voice> {
    let _ = (paragraphs, language);
    vec![Voice::Outlet; sentences.len()]
}
