//! From an article to the claims in it that are worth checking.
//!
//! The steps, one module each:
//!
//! 1. [`sentence`]: paragraphs to sentences;
//! 2. [`quotes`] and [`voice`]: who says each sentence, the outlet itself or somebody it quotes or reports;
//! 3. [`statement`]: questions, headings, greetings, calls to action and boilerplate are left out;
//! 4. [`surface`] and [`scorer`]: how likely a fact-checker would take the sentence up, as a calibrated probability;
//! 5. [`context`]: pronouns and "the two countries" get their antecedent, so that the claim can be read alone.
//!
//! Not for deciding whether a claim is true, and not for judging who said it: the speaker is reported because a
//! fact-checker needs to know whose claim it is.

pub mod article;
pub mod context;
pub mod lexicon;
pub mod limits;
pub mod names;
pub mod quotes;
pub mod scorer;
pub mod sentence;
pub mod speaker;
pub mod statement;
pub mod surface;
pub mod voice;
pub mod words;

use ortaq_lang::Language;
use serde::{Deserialize, Serialize};

pub use article::Article;
pub use scorer::{Embed, Head, Scorer};
pub use sentence::Sentence;
pub use voice::Voice;

/// A sentence of an article that is worth checking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The exact words of the article.
    pub sentence: String,
    /// The paragraph it stands in, from 0.
    pub paragraph: usize,
    /// Who says it.
    pub voice: Voice,
    /// The sentence with its antecedents written out, in square brackets; equal to `sentence` where none is needed.
    pub self_contained: String,
    /// Probability, 0 to 1, that a fact-checker would find the sentence worth checking.
    pub check_worthiness: f32,
    /// The sentence before, where the claim leans on it.
    pub context: Option<String>,
}

/// The claims of an article in the order of its text, at most [`limits::MAX_CLAIMS`].
///
/// `paragraphs` are the article's text without boilerplate, `title` its headline: a sentence that only repeats the
/// headline is taken once. Work and memory are linear in the length of the article; what exceeds
/// [`limits::MAX_ARTICLE_BYTES`] or [`limits::MAX_SENTENCES`] is not looked at.
#[must_use]
pub fn claims(
    paragraphs: &[String],
    title: Option<&str>,
    language: Language,
    scorer: &Scorer<'_>,
) -> Vec<Claim> {
    let article = Article::new(paragraphs, language);
    let voices = voice::voices(&article);
    let known = names::known(&article);
    let statements = statement::select(&article, title);
    let texts: Vec<&str> = statements
        .iter()
        .map(|&at| article.sentences[at].text.as_str())
        .collect();
    let scores = scorer.score(Head::CheckWorthy, &texts, language);
    strongest(&scores)
        .into_iter()
        .map(|place| {
            let at = statements[place];
            let resolved = context::resolve(&article, &voices, &known, at);
            Claim {
                sentence: article.sentences[at].text.clone(),
                paragraph: article.sentences[at].paragraph,
                voice: voices[at].clone(),
                self_contained: resolved.text,
                check_worthiness: scores[place],
                context: resolved.context,
            }
        })
        .collect()
}

/// The places of the [`limits::MAX_CLAIMS`] highest scores, in ascending order.
fn strongest(scores: &[f32]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..scores.len()).collect();
    places.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    places.truncate(limits::MAX_CLAIMS);
    places.sort_unstable();
    places
}

#[cfg(test)]
mod tests;
