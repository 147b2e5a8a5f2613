//! The linear model as bytes: read in place, nothing is parsed or copied at start-up.
//!
//! Layout, little-endian: [`MAGIC`]; then for Latin, Cyrillic, Arabic in turn a head of `2 + CALIBRATION + CLASSES`
//! values of four bytes (log₂ of the number of rows, weight scale, calibration, biases) and the weights, one row of
//! [`CLASSES`] signed bytes per hash bucket.

use super::classes::{self, CLASSES};
use super::features;
use crate::language::{Language, Script};

/// Marks the format and its version.
pub(super) const MAGIC: [u8; 8] = *b"ORTQLID1";
/// The scripts that have a table, in the order of the file.
pub(super) const SCRIPTS: [Script; 3] = [Script::Latin, Script::Cyrillic, Script::Arabic];
/// Largest table accepted: 2¹⁸ rows.
const MOST_ROWS_LOG2: u32 = 18;
/// Numbers that turn a score into a probability: sharpness at zero features, and its growth with their logarithm.
pub(super) const CALIBRATION: usize = 2;
const HEAD_BYTES: usize = 4 * (2 + CALIBRATION + CLASSES);

/// Probabilities per class, summing to one over the classes that the script has.
pub(super) type ClassProbabilities = [f32; CLASSES];

/// The tables of the three scripts.
#[derive(Clone, Copy)]
pub struct Model<'a> {
    tables: [Table<'a>; 3],
}

/// The table of one script.
#[derive(Clone, Copy)]
struct Table<'a> {
    scale: f32,
    sharpness: [f32; CALIBRATION],
    bias: ClassProbabilities,
    weights: &'a [u8],
    mask: u32,
}

impl<'a> Model<'a> {
    /// Reads a model that [`super::train::train`] wrote; `None` if the bytes are of another format or cut short.
    #[must_use]
    pub fn from_bytes(bytes: &'a [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC.as_slice())?;
        let (latin, rest) = Table::split_from(rest)?;
        let (cyrillic, rest) = Table::split_from(rest)?;
        let (arabic, rest) = Table::split_from(rest)?;
        rest.is_empty().then_some(Self {
            tables: [latin, cyrillic, arabic],
        })
    }

    /// How probable each language is for a text in `script`; `None` for a text without a single word in it.
    pub(super) fn languages(&self, text: &str, script: Script) -> Option<LanguageProbabilities> {
        let table = &self.tables[SCRIPTS.iter().position(|&s| s == script)?];
        let probabilities = table.probabilities(text, script)?;
        let mut by_language = [0f32; Language::ALL.len()];
        for (class, probability) in classes::of_script(script).iter().zip(probabilities) {
            by_language[class.language.index()] += probability;
        }
        Some(LanguageProbabilities(by_language))
    }
}

/// A probability for each language, in the order of [`Language::ALL`]; they sum to one.
#[derive(Clone)]
pub(super) struct LanguageProbabilities(pub(super) [f32; Language::ALL.len()]);

impl LanguageProbabilities {
    /// No doubt.
    pub(super) fn certain(language: Language) -> Self {
        Self::normalised(|at| if at == language.index() { 1.0 } else { 0.0 })
    }

    /// Probabilities in proportion to weights, of which at least one is above zero.
    pub(super) fn normalised(weight: impl Fn(usize) -> f32) -> Self {
        let weights: [f32; Language::ALL.len()] = std::array::from_fn(weight);
        let total: f32 = weights.iter().sum();
        Self(weights.map(|weight| weight / total))
    }

    /// The most probable language and its probability.
    pub(super) fn best(&self) -> (Language, f32) {
        let best = Language::ALL
            .into_iter()
            .max_by(|a, b| self.0[a.index()].total_cmp(&self.0[b.index()]));
        best.map_or((Language::Other, 0.0), |language| {
            (language, self.0[language.index()].min(1.0))
        })
    }
}

impl<'a> Table<'a> {
    fn split_from(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (head, rest) = bytes.split_at_checked(HEAD_BYTES)?;
        let word = |index: usize| {
            [
                head[4 * index],
                head[4 * index + 1],
                head[4 * index + 2],
                head[4 * index + 3],
            ]
        };
        let rows_log2 = u32::from_le_bytes(word(0));
        if rows_log2 > MOST_ROWS_LOG2 {
            return None;
        }
        let (weights, rest) = rest.split_at_checked(CLASSES << rows_log2)?;
        let table = Self {
            scale: f32::from_le_bytes(word(1)),
            sharpness: [f32::from_le_bytes(word(2)), f32::from_le_bytes(word(3))],
            bias: std::array::from_fn(|class| f32::from_le_bytes(word(2 + CALIBRATION + class))),
            weights,
            mask: (1 << rows_log2) - 1,
        };
        Some((table, rest))
    }

    fn probabilities(&self, text: &str, script: Script) -> Option<ClassProbabilities> {
        let mut sums = [0i32; CLASSES];
        let mut count = 0u32;
        features::scan(text, script, |hash| {
            let row = (hash & self.mask) as usize * CLASSES;
            for (sum, &weight) in sums.iter_mut().zip(&self.weights[row..row + CLASSES]) {
                *sum += i32::from(weight.cast_signed());
            }
            count += 1;
        });
        if count == 0 {
            return None;
        }
        let unit = self.scale / (count as f32).sqrt();
        let logits = std::array::from_fn(|class| sums[class] as f32 * unit + self.bias[class]);
        let sharpness = sharpness(self.sharpness, count);
        Some(softmax(&logits, classes::of_script(script).len(), sharpness))
    }
}

/// The factor on the scores of a text of `count` features that makes probabilities of them.
pub(super) fn sharpness(parameters: [f32; CALIBRATION], count: u32) -> f32 {
    (parameters[0] + parameters[1] * (count as f32).ln()).exp()
}

/// Softmax over the first `used` classes.
pub(super) fn softmax(logits: &ClassProbabilities, used: usize, sharpness: f32) -> ClassProbabilities {
    let most = logits[..used].iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut probabilities = [0f32; CLASSES];
    let mut total = 0f32;
    for (probability, logit) in probabilities.iter_mut().zip(&logits[..used]) {
        *probability = ((logit - most) * sharpness).exp();
        total += *probability;
    }
    for probability in &mut probabilities {
        *probability /= total;
    }
    probabilities
}
