//! Which stretches of a mixed text are in which language and script: a Russian quotation in a Kazakh article, an Uzbek
//! page in both alphabets.
//!
//! Each sentence, cut once more at quotation marks, is evidence of its own, and little of it: a few words of Azerbaijani
//! may look Turkish. So neighbours speak for each other. The languages of the units are the hidden states of a Markov
//! chain that rarely changes its state; the forward-backward algorithm (Rabiner 1989, *A Tutorial on Hidden Markov
//! Models*) gives each unit's probabilities in the light of all of them.
//!
//! Not for words of another language inside a sentence (names, loans, titles of works): they do not make a part.

use std::ops::Range;

use super::model::LanguageProbabilities;
use super::{Model, WEIGHTS, identify, reading_script};
use crate::language::{Language, Script};
use crate::{sentences, words};

/// How much less probable it is that the next unit is in a given other language than that it is in the same.
const CHANGE: f32 = 0.03;
/// Least probability that a unit gives a language: it may hold a name or a slogan, and the model is not infallible.
const FLOOR: f32 = 1e-4;
/// Words that a unit needs; fewer are often a name or a title.
const LEAST_WORDS: usize = 4;

/// A stretch of a text in one language and script.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its bytes.
    pub range: Range<usize>,
    /// Its language.
    pub language: Language,
    /// Its script.
    pub script: Script,
    /// Probability, 0 to 1, that `language` is right, averaged over its sentences.
    pub confidence: f32,
}

/// The parts of `text`, in order; each begins and ends with a sentence or at a quotation mark.
///
/// A text in one language and script is one part; a text without letters has none. Work and memory are linear in the
/// length of the text.
///
/// ```
/// use ortaq_lang::{Language, identify_parts};
///
/// let text = "Министр жаңа мектеп салынатынын айтты. «Мы построим её за два года и откроем первого сентября». \
///             Бұл туралы министрліктің баспасөз қызметі хабарлады.";
/// let languages: Vec<Language> = identify_parts(text).iter().map(|part| part.language).collect();
/// assert_eq!(languages, [Language::Kk, Language::Ru, Language::Kk]);
/// ```
#[must_use]
pub fn identify_parts(text: &str) -> Vec<Part> {
    let Some(model) = Model::from_bytes(WEIGHTS) else {
        return Vec::new();
    };
    let units = units(text);
    let evidence: Vec<LanguageProbabilities> = units
        .iter()
        .map(|unit| evidence(&model, &text[unit.range.clone()], unit.script))
        .collect();
    let parts = units.into_iter().zip(smoothed(&evidence)).map(|(unit, state)| {
        let (language, confidence) = state.best();
        Part {
            range: unit.range,
            language,
            script: unit.script,
            confidence,
        }
    });
    joined(parts)
}

/// What is identified by itself: a sentence or a stretch of one between quotation marks.
struct Unit {
    range: Range<usize>,
    script: Script,
}

/// The units of a text. A piece of few words is no unit: it goes with the one before it, or with the one after it if only
/// that is in the same script.
fn units(text: &str) -> Vec<Unit> {
    let pieces = pieces(text);
    let is_long = |piece: &Unit| words(&text[piece.range.clone()]).nth(LEAST_WORDS - 1).is_some();
    let mut next_scripts = Vec::with_capacity(pieces.len());
    let mut next = None;
    for piece in pieces.iter().rev() {
        next_scripts.push(next);
        next = is_long(piece).then_some(piece.script).or(next);
    }
    let mut units: Vec<Unit> = Vec::new();
    let mut waiting: Option<Unit> = None;
    for (piece, next_script) in pieces.into_iter().zip(next_scripts.into_iter().rev()) {
        if is_long(&piece) {
            let start = waiting
                .take()
                .map_or(piece.range.start, |first| first.range.start);
            units.push(Unit {
                range: start..piece.range.end,
                ..piece
            });
            continue;
        }
        let of_the_next = next_script == Some(piece.script);
        match units.last_mut() {
            Some(last) if waiting.is_none() && (last.script == piece.script || !of_the_next) => {
                last.range.end = piece.range.end;
            }
            _ => {
                let first = waiting.get_or_insert(Unit {
                    range: piece.range.clone(),
                    ..piece
                });
                first.range.end = piece.range.end;
            }
        }
    }
    units.extend(waiting);
    units
}

/// Sentences, cut at quotation marks; only those with letters.
fn pieces(text: &str) -> Vec<Unit> {
    let mut pieces = Vec::new();
    for sentence in sentences(text, identify(text).language) {
        let marks = text[sentence.clone()]
            .match_indices(is_quotation_mark)
            .map(|(at, _)| sentence.start + at);
        let mut start = sentence.start;
        for end in marks.chain([sentence.end]) {
            let piece = &text[start..end];
            if piece.contains(char::is_alphabetic) {
                pieces.push(Unit {
                    range: start..end,
                    script: reading_script(piece),
                });
            }
            start = end;
        }
    }
    pieces
}

fn is_quotation_mark(c: char) -> bool {
    matches!(c, '«' | '»' | '“' | '”' | '„' | '"')
}

/// What a unit says by itself.
fn evidence(model: &Model<'_>, unit: &str, script: Script) -> LanguageProbabilities {
    let found = model.languages(unit, script);
    found.unwrap_or_else(|| LanguageProbabilities::certain(Language::Other))
}

/// Each unit's probabilities in the light of all units.
fn smoothed(evidence: &[LanguageProbabilities]) -> Vec<LanguageProbabilities> {
    let forward = chain(evidence.iter());
    let mut backward = chain(evidence.iter().rev());
    backward.reverse();
    // Both hold the unit's own evidence; it counts once.
    let both = forward.into_iter().zip(backward).zip(evidence);
    both.map(|((before, after), unit)| {
        LanguageProbabilities::normalised(|at| before.0[at] * after.0[at] / likelihood(unit, at))
    })
    .collect()
}

/// Probabilities in the light of a unit and of those before it.
fn chain<'e>(evidence: impl Iterator<Item = &'e LanguageProbabilities>) -> Vec<LanguageProbabilities> {
    let mut state = LanguageProbabilities::normalised(|_| 1.0);
    evidence
        .map(|unit| {
            // The probabilities sum to one, so that this is the sum over all states before.
            let arrived = |at: usize| state.0[at] + CHANGE * (1.0 - state.0[at]);
            state = LanguageProbabilities::normalised(|at| arrived(at) * likelihood(unit, at));
            state.clone()
        })
        .collect()
}

/// How well a unit agrees with a language.
fn likelihood(unit: &LanguageProbabilities, language: usize) -> f32 {
    unit.0[language].max(FLOOR)
}

/// Neighbours of the same language and script as one part.
fn joined(units: impl Iterator<Item = Part>) -> Vec<Part> {
    let mut parts: Vec<(Part, f32)> = Vec::new();
    for unit in units {
        match parts.last_mut() {
            Some((part, count)) if (part.language, part.script) == (unit.language, unit.script) => {
                part.range.end = unit.range.end;
                part.confidence += (unit.confidence - part.confidence) / (*count + 1.0);
                *count += 1.0;
            }
            _ => parts.push((unit, 1.0)),
        }
    }
    parts.into_iter().map(|(part, _)| part).collect()
}
