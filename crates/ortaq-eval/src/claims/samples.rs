//! A labelled set with the inputs of every line.

use std::collections::HashSet;

use ortaq_lang::Language;
use ortaq_match::claims::scorer::{DIMENSIONS, Head, Logistic};
use ortaq_match::claims::surface;

use super::learner::Leaning::{Free, No, Yes};
use super::learner::{Leaning, Prior, Table, margin};

/// Which way each surface feature may move the answer. The labels are of English and Turkish; what they say by chance of a
/// figure, a greeting or a page's furniture must not reach the other languages.
const LEANINGS: [Leaning; surface::COUNT] = [
    Yes,  // length
    No,   // very short
    Free, // very long
    Yes,  // numbers
    Yes,  // year
    Yes,  // percent
    Yes,  // money
    Free, // capitals
    Yes,  // names
    Yes,  // country
    Free, // month
    Yes,  // office
    No,   // question mark
    No,   // exclamation mark
    No,   // question word
    No,   // first person
    No,   // second person
    Free, // hedge
    No,   // opinion
    No,   // greeting
    No,   // call
    Yes,  // quantity or change
    Free, // past
    Free, // future
    Free, // speech
    Free, // quotation
    Free, // hashtags
    Free, // mentions
    Free, // link
    No,   // emoji
    Free, // upper case
    Free, // word length
    No,   // page furniture
    No,   // unfinished
];

/// What is known of the shipped models: few surface weights, each of which means something, and many of the vector.
pub const PRIOR: Prior = Prior {
    leanings: &LEANINGS,
    first: 0.03,
    rest: 0.15,
};

/// One set.
#[derive(Debug, Clone)]
pub struct Samples {
    /// Its name.
    pub name: String,
    /// Language of its lines.
    pub language: Language,
    /// Distinct texts.
    pub texts: Vec<String>,
    /// Their labels.
    pub labels: Vec<bool>,
    /// Surface features, row-major.
    pub surface: Vec<f32>,
    /// Vectors, row-major, where there is an encoder.
    pub vectors: Option<Vec<f32>>,
}

impl Samples {
    /// The distinct texts of `lines`, the first label of each, without vectors.
    #[must_use]
    pub fn new(name: &str, language: Language, lines: impl Iterator<Item = (String, bool)>) -> Self {
        let mut seen = HashSet::new();
        let lines = lines.filter(|(text, _)| seen.insert(text.clone()));
        let (texts, labels): (Vec<String>, Vec<bool>) = lines.unzip();
        let surface = texts
            .iter()
            .flat_map(|text| surface::features(text, language))
            .collect();
        Self {
            name: name.to_owned(),
            language,
            texts,
            labels,
            surface,
            vectors: None,
        }
    }

    /// What the set's labels answer, by its name: `claimdetect_…` whether a text is a claim, others whether it is
    /// worth checking.
    #[must_use]
    pub fn head(&self) -> Head {
        if self.name.starts_with("claimdetect") {
            Head::Claim
        } else {
            Head::CheckWorthy
        }
    }

    /// Lines in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// The inputs of a line, with its vector where `full`.
    pub fn inputs(&self, at: usize, full: bool) -> impl Iterator<Item = f32> {
        let surface = &self.surface[at * surface::COUNT..(at + 1) * surface::COUNT];
        let vector = match &self.vectors {
            Some(vectors) if full => &vectors[at * DIMENSIONS..(at + 1) * DIMENSIONS],
            _ => &[],
        };
        surface.iter().chain(vector).copied()
    }

    /// Inputs per line.
    #[must_use]
    pub fn width(&self, full: bool) -> usize {
        surface::COUNT
            + if full && self.vectors.is_some() {
                DIMENSIONS
            } else {
                0
            }
    }

    /// The lines that `keep` wants, for the learner; the set counts `total` altogether.
    #[must_use]
    pub fn table(&self, full: bool, total: f32, keep: impl Fn(usize) -> bool) -> Table {
        let mut table = Table::new(self.width(full));
        self.add_to(&mut table, full, total, keep);
        table
    }

    /// Adds the lines that `keep` wants to `table`, the set counting `total` altogether.
    pub fn add_to(&self, table: &mut Table, full: bool, total: f32, keep: impl Fn(usize) -> bool) {
        let kept: Vec<usize> = (0..self.len()).filter(|&at| keep(at)).collect();
        let weight = total / kept.len().max(1) as f32;
        for at in kept {
            table.push(self.inputs(at, full), self.labels[at], weight);
        }
    }

    /// The probability that `model` gives to a line.
    #[must_use]
    pub fn probability(&self, model: &Logistic, at: usize, full: bool) -> f32 {
        let inputs: Vec<f32> = self.inputs(at, full).collect();
        1.0 / (1.0 + (-margin(model, &inputs)).exp())
    }
}
