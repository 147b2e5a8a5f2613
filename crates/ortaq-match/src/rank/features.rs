//! What two texts have in common, as numbers for the ranking model.

use std::borrow::Borrow;
use std::collections::HashSet;

use super::pieces::{Rarities, dice};
use super::prepared::{Prepared, Word, same_name};
use crate::space::Space;

/// Names of the features, in order. The trained parameters depend on this order.
pub const NAMES: [&str; 28] = [
    "cosine",
    "cosine less what translations have",
    "lead in that over the other candidates",
    "that above the neighbourhood",
    "share of the query's words found",
    "lead in words found",
    "share of the candidate's words found",
    "rarest word found",
    "similar spelling",
    "similar spelling, rare pieces first",
    "lead in similar spelling",
    "share of names found",
    "has names",
    "names missing",
    "numbers agree",
    "numbers missing there",
    "numbers missing here",
    "has numbers",
    "dates agree",
    "dates differ",
    "one denies",
    "longer than a translation",
    "length differs from a translation",
    "query length",
    "same language",
    "both Turkic",
    "rank by meaning",
    "rank by words",
];

/// Number of features.
pub const COUNT: usize = NAMES.len();

/// Candidates that make the neighbourhood of a query.
const NEIGHBOURS: usize = 10;

/// What the indexes know of one candidate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Retrieved {
    /// Cosine of the placed vectors; `None` without a model.
    pub cosine: Option<f32>,
    /// Rank by meaning, from 0; `None`: not among the nearest.
    pub meaning_rank: Option<usize>,
    /// Rank by words, from 0; `None`: not among the best.
    pub word_rank: Option<usize>,
}

/// A query taken apart, with what candidates are compared by.
#[derive(Clone, Copy)]
pub struct Query<'a> {
    /// The query.
    pub text: &'a Prepared,
    /// Weight of each of its words: the rarer in the index, the heavier.
    pub weights: &'a [f32],
    /// What translations of one sentence have in common.
    pub space: &'a Space,
    /// How rare pieces of words are.
    pub rarities: &'a Rarities,
}

/// The features of all candidates of a query.
#[must_use]
pub fn features(query: &Query<'_>, candidates: &[(impl Borrow<Prepared>, Retrieved)]) -> Vec<[f32; COUNT]> {
    let mut rows: Vec<[f32; COUNT]> = candidates
        .iter()
        .map(|(text, retrieved)| alone(query, text.borrow(), retrieved))
        .collect();
    for (of, into) in [(1, 2), (4, 5), (9, 10)] {
        let values: Vec<f32> = rows.iter().map(|row| row[of]).collect();
        let leads = leads(&values);
        rows.iter_mut()
            .zip(leads)
            .for_each(|(row, lead)| row[into] = lead);
    }
    let mut nearest: Vec<f32> = rows.iter().map(|row| row[1]).collect();
    nearest.sort_by(|a, b| b.total_cmp(a));
    nearest.truncate(NEIGHBOURS);
    let neighbourhood = nearest.iter().sum::<f32>() / nearest.len().max(1) as f32;
    rows.iter_mut().for_each(|row| row[3] = row[1] - neighbourhood);
    rows
}

/// How far each value lies above the largest of the others; below, the lead is negative.
fn leads(values: &[f32]) -> impl Iterator<Item = f32> {
    let (mut first, mut second) = (f32::NEG_INFINITY, f32::NEG_INFINITY);
    for &value in values {
        (first, second) = if value > first {
            (value, first)
        } else {
            (first, second.max(value))
        };
    }
    values.iter().map(move |&value| {
        let rival = if value >= first { second } else { first };
        if rival.is_finite() { value - rival } else { value }
    })
}

/// The features of one candidate for itself; those that compare it with the others are left at 0.
fn alone(query: &Query<'_>, candidate: &Prepared, retrieved: &Retrieved) -> [f32; COUNT] {
    let here = query.text;
    let (from, to) = (here.language, candidate.language);
    let words = shared_words(query, candidate);
    let names = shared_names(here, candidate);
    let numbers = agreement(&here.amounts, &candidate.amounts);
    let dates = agreement(&here.dates, &candidate.dates);
    let growth = ((candidate.letters as f32 + 1.0) / (here.letters as f32 + 1.0)).ln()
        - query.space.expected_growth(from, to);
    let beside_translations = |cosine: f32| cosine - query.space.expected_cosine(from, to);
    let rank = |rank: Option<usize>| rank.map_or(0.0, |r| 1.0 / (1.0 + r as f32));
    let yes = |answer: bool| f32::from(u8::from(answer));
    [
        retrieved.cosine.unwrap_or(0.0),
        retrieved.cosine.map_or(0.0, beside_translations),
        0.0,
        0.0,
        words.query_share,
        0.0,
        words.candidate_share,
        words.rarest,
        dice(&here.pieces, &candidate.pieces),
        query.rarities.likeness(&here.pieces, &candidate.pieces),
        0.0,
        names.share,
        yes(names.total > 0),
        (names.total - names.found) as f32 / (1.0 + here.words.len() as f32).sqrt(),
        numbers.shared as f32,
        numbers.only_here.min(4) as f32,
        numbers.only_there.min(4) as f32,
        yes(!here.amounts.is_empty()),
        dates.shared as f32,
        yes(dates.only_here > 0 && dates.only_there > 0),
        yes(here.negated != candidate.negated),
        growth,
        growth.abs(),
        (1.0 + here.words.len() as f32).ln(),
        yes(from == to),
        yes(from != to && from.is_turkic() && to.is_turkic()),
        rank(retrieved.meaning_rank),
        rank(retrieved.word_rank),
    ]
}

struct SharedWords {
    query_share: f32,
    candidate_share: f32,
    rarest: f32,
}

fn shared_words(query: &Query<'_>, candidate: &Prepared) -> SharedWords {
    let stems: HashSet<&str> = candidate.words.iter().map(|w| w.stem.as_str()).collect();
    let (mut total, mut found, mut rarest) = (0.0_f32, 0.0_f32, 0.0_f32);
    let mut shared = HashSet::new();
    for (word, &weight) in query.text.words.iter().zip(query.weights) {
        total += weight;
        if stems.contains(word.stem.as_str()) {
            found += weight;
            rarest = rarest.max(weight);
            shared.insert(word.stem.as_str());
        }
    }
    SharedWords {
        query_share: if total > 0.0 { found / total } else { 0.0 },
        candidate_share: shared.len() as f32 / stems.len().max(1) as f32,
        rarest,
    }
}

struct SharedNames {
    share: f32,
    total: usize,
    found: usize,
}

fn shared_names(here: &Prepared, there: &Prepared) -> SharedNames {
    let total = here.words.iter().filter(|w| w.is_name).count();
    let found = names_in_both(here, there).count();
    SharedNames {
        share: found as f32 / total.max(1) as f32,
        total,
        found,
    }
}

/// The names of `here` that `there` has too, with any endings and in any alphabet.
pub(super) fn names_in_both<'a>(here: &'a Prepared, there: &'a Prepared) -> impl Iterator<Item = &'a Word> {
    here.words
        .iter()
        .filter(|w| w.is_name)
        .filter(|w| there.words.iter().any(|other| same_name(&w.name, &other.name)))
}

/// How two lists of quantities agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Agreement {
    /// Found on both sides.
    pub shared: usize,
    /// Found on the query's side alone.
    pub only_here: usize,
    /// Found on the candidate's side alone.
    pub only_there: usize,
}

type Quantities = [ortaq_lang::quantities::Quantity];

pub(super) fn agreement(here: &Quantities, there: &Quantities) -> Agreement {
    let shared = here.iter().filter(|q| holds(there, q.value)).count();
    let answered = there.iter().filter(|q| holds(here, q.value)).count();
    Agreement {
        shared,
        only_here: here.len() - shared,
        only_there: there.len() - answered,
    }
}

/// Whether `list` has `value`, however it is written (rounding of the last digit aside).
pub(super) fn holds(list: &Quantities, value: f64) -> bool {
    list.iter()
        .any(|q| (q.value - value).abs() <= 1e-6 * value.abs().max(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ortaq_lang::Language;

    fn of(query: &str, from: Language, candidates: &[(&str, Language, Option<f32>)]) -> Vec<[f32; COUNT]> {
        let text = Prepared::new(query, from);
        let weights = vec![1.0; text.words.len()];
        let query = Query {
            text: &text,
            weights: &weights,
            space: Space::shipped(),
            rarities: Rarities::shipped(),
        };
        let candidates: Vec<_> = candidates
            .iter()
            .map(|(candidate, to, cosine)| {
                let retrieved = Retrieved {
                    cosine: *cosine,
                    meaning_rank: Some(0),
                    word_rank: None,
                };
                (Prepared::new(candidate, *to), retrieved)
            })
            .collect();
        features(&query, &candidates)
    }

    fn named(name: &str, values: &[f32; COUNT]) -> f32 {
        values[NAMES.iter().position(|n| *n == name).unwrap()]
    }

    #[test]
    fn numbers_agree_across_ways_of_writing_and_differing_ones_are_counted() {
        let values = of(
            "Şəhərə 1,2 mln manat verildi.",
            Language::Az,
            &[
                ("В город направили 1,2 млн манатов.", Language::Ru, Some(0.6)),
                ("В город направили 3,5 млн манатов.", Language::Ru, Some(0.6)),
            ],
        );
        assert!(named("numbers agree", &values[0]) >= 1.0);
        assert!(
            named("numbers agree", &values[1]) < 1.0 && named("numbers missing there", &values[1]) >= 1.0
        );
    }

    #[test]
    fn denial_on_one_side_is_a_feature() {
        let values = of(
            "Köprü kapandı.",
            Language::Tr,
            &[("Мост не закрыт.", Language::Ru, Some(0.6))],
        );
        assert!(named("one denies", &values[0]) > 0.5);
    }

    #[test]
    fn the_best_candidate_leads_over_the_second_and_the_others_trail_it() {
        let same = |cosine| ("Göl qurudu", Language::Az, Some(cosine));
        let values = of("Göl qurudu", Language::Az, &[same(0.2), same(0.5), same(0.4)]);
        let leads = values
            .iter()
            .map(|v| named("lead in that over the other candidates", v));
        for (lead, expected) in leads.zip([-0.3, 0.1, -0.1]) {
            assert!((lead - expected).abs() < 1e-6, "{lead} {expected}");
        }
    }

    #[test]
    fn without_a_model_nothing_is_said_of_meaning() {
        let values = of("Göl qurudu", Language::Az, &[("Göl qurudu", Language::Az, None)]);
        for at in 0..4 {
            assert!(values[0][at].abs() < 1e-9, "{}", NAMES[at]);
        }
    }

    #[test]
    fn empty_texts_give_finite_numbers() {
        let values = of("", Language::Other, &[("", Language::Other, Some(0.0))]);
        assert!(values[0].iter().all(|v| v.is_finite()));
        assert!(of("", Language::Other, &[]).is_empty());
    }
}
