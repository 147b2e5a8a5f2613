//! How likely a sentence is a claim, and one worth checking: calibrated logistic models over surface and embedding.
//!
//! Two questions, each with two models: one over the [`surface`] features alone, for where no encoder is at hand, and
//! one that adds the sentence's vector, which carries meaning from one language to another. `ortaq train claims`
//! learns all four from labelled sets and writes `models/claims.json`.
//!
//! The probability is calibrated on posts and debates (Turkish and English), where the labels are from: on news it
//! ranks sentences well and tends to be low rather than high.

use std::sync::OnceLock;

use ortaq_lang::Language;
use serde::{Deserialize, Serialize};

use super::{limits, surface};

/// Turns sentences into vectors, row-major, [`DIMENSIONS`] each; `None` where the encoder fails.
pub type Embed<'e> = dyn Fn(&[&str]) -> Option<Vec<f32>> + Sync + 'e;

/// Length of a sentence vector: multilingual-e5-small's.
pub const DIMENSIONS: usize = 384;

/// What is asked of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Head {
    /// Does it state something that can be true or false?
    Claim,
    /// Would a fact-checker take it up?
    CheckWorthy,
}

/// A logistic model whose output is a calibrated probability.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Logistic {
    /// One weight per input: the surface features, then the vector where the model reads one.
    pub weights: Vec<f32>,
    /// The constant.
    pub bias: f32,
}

impl Logistic {
    /// The probability for `inputs`, as many as there are weights.
    #[must_use]
    pub fn probability(&self, inputs: impl Iterator<Item = f32>) -> f32 {
        let sum: f32 = self
            .weights
            .iter()
            .zip(inputs)
            .map(|(weight, input)| weight * input)
            .sum();
        1.0 / (1.0 + (-(sum + self.bias)).exp())
    }
}

/// The two models of one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Models {
    /// Over the surface features.
    pub surface: Logistic,
    /// Over the surface features and the vector.
    pub full: Logistic,
}

/// Everything that is learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Parameters {
    /// For [`Head::Claim`].
    pub claim: Models,
    /// For [`Head::CheckWorthy`].
    pub check_worthy: Models,
}

impl Parameters {
    /// The parameters that are built in.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Parameters> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            serde_json::from_str(include_str!("../../models/claims.json"))
                .expect("the built-in file is checked by a test")
        })
    }

    /// The models for one question.
    #[must_use]
    pub fn models(&self, head: Head) -> &Models {
        match head {
            Head::Claim => &self.claim,
            Head::CheckWorthy => &self.check_worthy,
        }
    }
}

/// Scores sentences. Without an encoder it looks at the surface alone, and is less exact.
#[derive(Clone, Copy)]
pub struct Scorer<'e> {
    parameters: &'e Parameters,
    embed: Option<&'e Embed<'e>>,
}

impl<'e> Scorer<'e> {
    /// A scorer that needs no encoder.
    #[must_use]
    pub fn surface() -> Self {
        Self {
            parameters: Parameters::shipped(),
            embed: None,
        }
    }

    /// A scorer over surface and sentence vectors of multilingual-e5-small (`query: ` prefix, unit length).
    #[must_use]
    pub fn with_encoder(embed: &'e Embed<'e>) -> Self {
        Self {
            parameters: Parameters::shipped(),
            embed: Some(embed),
        }
    }

    /// Whether the scores rest on sentence vectors; where not, a report says so.
    #[must_use]
    pub fn uses_encoder(&self) -> bool {
        self.embed.is_some()
    }

    /// One probability per sentence. Sentences that the encoder fails on are scored by their surface.
    #[must_use]
    pub fn score(&self, head: Head, sentences: &[&str], language: Language) -> Vec<f32> {
        sentences
            .chunks(limits::EMBEDDING_BATCH)
            .flat_map(|batch| self.score_batch(head, batch, language))
            .collect()
    }

    fn score_batch(&self, head: Head, batch: &[&str], language: Language) -> Vec<f32> {
        let models = self.parameters.models(head);
        let vectors = self.embed.and_then(|embed| embed(batch));
        let vectors = vectors.filter(|vectors| vectors.len() == batch.len() * DIMENSIONS);
        let features = batch.iter().map(|sentence| surface::features(sentence, language));
        match vectors {
            Some(vectors) => features
                .zip(vectors.chunks_exact(DIMENSIONS))
                .map(|(surface, vector)| {
                    models
                        .full
                        .probability(surface.into_iter().chain(vector.iter().copied()))
                })
                .collect(),
            None => features
                .map(|surface| models.surface.probability(surface.into_iter()))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_models_fit_their_inputs() {
        let parameters = Parameters::shipped();
        for models in [&parameters.claim, &parameters.check_worthy] {
            assert_eq!(models.surface.weights.len(), surface::COUNT);
            assert_eq!(models.full.weights.len(), surface::COUNT + DIMENSIONS);
        }
    }

    #[test]
    fn an_encoder_that_fails_leaves_the_surface() {
        let text = ["In 2019 exports rose by 12 percent."];
        let surface = Scorer::surface().score(Head::CheckWorthy, &text, Language::En);
        let failing = |_: &[&str]| None;
        let short = |_: &[&str]| Some(vec![0.0; 3]);
        assert_eq!(
            Scorer::with_encoder(&failing).score(Head::CheckWorthy, &text, Language::En),
            surface
        );
        assert_eq!(
            Scorer::with_encoder(&short).score(Head::CheckWorthy, &text, Language::En),
            surface
        );
    }

    #[test]
    fn figures_outrank_feelings_in_every_language() {
        for (language, figures, feelings) in [
            (
                Language::Az,
                "2025-ci ildə ölkədə işsizlik 5,3 faiz artıb.",
                "Mən çox sevinirəm, əziz dostlar, nə gözəl gündür!",
            ),
            (
                Language::Tr,
                "2025 yılında ülkede işsizlik yüzde 5,3 arttı.",
                "Bence bugün çok güzel bir gün, sevgili dostlar!",
            ),
            (
                Language::Kk,
                "2025 жылы елде жұмыссыздық 5,3 пайызға өсті.",
                "Мен өте қуаныштымын, қымбатты достар, қандай әдемі күн!",
            ),
            (
                Language::Ky,
                "2025-жылы өлкөдө жумушсуздук 5,3 пайызга өстү.",
                "Мен абдан кубанычтуумун, урматтуу достор, кандай сонун күн!",
            ),
            (
                Language::Uz,
                "2025-yilda mamlakatda ishsizlik 5,3 foizga oshdi.",
                "Men juda xursandman, aziz doʻstlar, qanday ajoyib kun!",
            ),
            (
                Language::Tk,
                "2025-nji ýylda ýurtda işsizlik 5,3 göterim artdy.",
                "Men örän begenýärin, eziz dostlar, nähili ajaýyp gün!",
            ),
            (
                Language::Ru,
                "В 2025 году безработица в стране выросла на 5,3 процента.",
                "Я так рад, дорогие друзья, какой прекрасный день!",
            ),
            (
                Language::En,
                "In 2025 unemployment in the country rose by 5.3 percent.",
                "I am so glad, dear friends, what a wonderful day!",
            ),
        ] {
            for head in [Head::Claim, Head::CheckWorthy] {
                let scores = Scorer::surface().score(head, &[figures, feelings], language);
                assert!(scores[0] > scores[1], "{language} {head:?}: {scores:?}");
            }
        }
    }
}
