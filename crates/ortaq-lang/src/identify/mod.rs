//! Which language and script a text is in.
//!
//! The script is counted; the language inside it comes from a small linear model over character n-grams
//! ([`train`]) whose weights are compiled in. Twelve labels: the languages of [`Language`], and everything else as
//! [`Language::Other`]. Not for naming any of those others, nor for telling dialects apart.

mod classes;
mod features;
mod model;
mod parts;
pub mod train;

use serde::{Deserialize, Serialize};

use crate::language::{Language, Script};
use crate::limits::IDENTIFY_WINDOW;

pub use model::Model;
pub use parts::{Part, identify_parts};

/// Trained by `ortaq train langid`; see [`train`].
static WEIGHTS: &[u8] = include_bytes!("../../models/langid.bin");

/// A Latin name in a Cyrillic or Arabic text is common and the reverse is not: their letters weigh more.
const WEIGHT_OF_OTHER_SCRIPTS: usize = 2;

/// The answer of [`identify`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Identification {
    /// The most probable language.
    pub language: Language,
    /// The script in which the text was read: the dominant one, a few Latin names in a Cyrillic text set aside.
    pub script: Script,
    /// The calibrated probability, 0 to 1, that `language` is right; 0 for a text without words.
    pub confidence: f32,
}

/// Identifies the language and script of `text`.
///
/// Of a long text the beginning, the middle and the end are read.
///
/// ```
/// use ortaq_lang::{Language, Script, identify};
///
/// let found = identify("Бүгін Алматыда ауа райы жылы болады.");
/// assert_eq!((found.language, found.script), (Language::Kk, Script::Cyrillic));
/// ```
#[must_use]
pub fn identify(text: &str) -> Identification {
    match Model::from_bytes(WEIGHTS) {
        Some(model) => identify_with(&model, text),
        // A test holds the weights in the repository to the format.
        None => Identification {
            language: Language::Other,
            script: reading_script(text),
            confidence: 0.0,
        },
    }
}

/// [`identify`] with a model of your own, as training and evaluation need it.
#[must_use]
pub fn identify_with(model: &Model<'_>, text: &str) -> Identification {
    let sample = sample(text);
    let script = reading_script(&sample);
    if script == Script::Other {
        // Greek, Georgian, Chinese ... : certainly none of the languages served, if there are letters at all.
        let confidence = if sample.chars().any(char::is_alphabetic) {
            1.0
        } else {
            0.0
        };
        return Identification {
            language: Language::Other,
            script,
            confidence,
        };
    }
    let found = model.languages(&sample, script);
    let (language, confidence) = found.map_or((Language::Other, 0.0), |found| found.best());
    Identification {
        language,
        script,
        confidence,
    }
}

/// The script to read a text in.
pub(crate) fn reading_script(text: &str) -> Script {
    let mut counts = [0usize; 4];
    for script in text.chars().filter_map(Script::of_char) {
        counts[script as usize] += if script == Script::Latin {
            1
        } else {
            WEIGHT_OF_OTHER_SCRIPTS
        };
    }
    let scripts = [Script::Latin, Script::Cyrillic, Script::Arabic, Script::Other];
    // The last of equals wins in `max_by_key`; without letters that is the script of no letters.
    scripts
        .into_iter()
        .max_by_key(|&script| counts[script as usize])
        .unwrap_or(Script::Other)
}

/// The text itself, or three windows of it joined if it is long.
fn sample(text: &str) -> std::borrow::Cow<'_, str> {
    if text.len() <= 3 * IDENTIFY_WINDOW {
        return text.into();
    }
    let middle = text.len() / 2 - IDENTIFY_WINDOW / 2;
    let windows = [0, middle, text.len() - IDENTIFY_WINDOW].map(|start| {
        let start = boundary(text, start);
        &text[start..boundary(text, start + IDENTIFY_WINDOW)]
    });
    windows.join(" ").into()
}

/// The nearest place at or before `at` where `text` can be cut.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&place| text.is_char_boundary(place))
        .unwrap_or(0)
}
