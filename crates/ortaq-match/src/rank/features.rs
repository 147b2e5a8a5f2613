//! What two texts have in common, as numbers for the ranking model.

use std::borrow::Borrow;
use std::collections::HashSet;

use super::pieces::{Rarities, dice};
use super::prepared::{Prepared, Word, same_name};
use crate::space::Space;

/// Names of the features, in order. The trained parameters depend on this order.
pub const NAMES: [&str; 29] = [
    "cosine",
    "cosine less crowding",
    "lead over the other candidates",
    "above the query's neighbourhood",
    "share of the query's words found",
    "share of the candidate's words found",
    "rarest word found",
    "similar spelling",
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
    "candidate is longer",
    "lengths differ",
    "query length",
    "same language",
    "both Turkic",
    "rank by meaning",
    "rank by words",
    "cosine less what translations have",
    "similar spelling, rare pieces first",
    "longer than a translation",
    "lengths differ from a translation",
];

/// Number of features.
pub const COUNT: usize = NAMES.len();

/// What the indexes know of one candidate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Retrieved {
    /// Cosine of the placed vectors; 0 without a model.
    pub cosine: f32,
    /// How crowded the candidate's neighbourhood is: mean cosine to its nearest rows of a sample of the index.
    pub crowding: f32,
    /// Rank by meaning, from 0; `None`: not among the nearest.
    pub meaning_rank: Option<usize>,
    /// Rank by words, from 0; `None`: not among the best.
    pub word_rank: Option<usize>,
}

/// What is the same for all candidates of one query.
pub struct QuerySide<'a> {
    /// The query taken apart.
    pub text: &'a Prepared,
    /// Weight of each of its words: the rarer in the index, the heavier.
    pub weights: &'a [f32],
    /// The two best cosines less crowding among the candidates.
    pub best_two: [f32; 2],
    /// Mean cosine less crowding of the ten best candidates.
    pub neighbourhood: f32,
    /// What translations of one sentence have in common.
    pub space: &'a Space,
    /// How rare pieces of words are.
    pub rarities: &'a Rarities,
}

/// How much of the crowding is taken off the cosine (CSLS, Conneau et al. 2018, with half weight).
pub const CROWDING_WEIGHT: f32 = 0.5;

/// The features of one candidate.
#[must_use]
pub fn features(query: &QuerySide<'_>, candidate: &Prepared, retrieved: &Retrieved) -> [f32; COUNT] {
    let here = query.text;
    let closeness = retrieved.cosine - CROWDING_WEIGHT * retrieved.crowding;
    let rival = if closeness >= query.best_two[0] {
        query.best_two[1]
    } else {
        query.best_two[0]
    };
    let words = shared_words(query, candidate);
    let names = shared_names(here, candidate);
    let numbers = agreement(&here.amounts, &candidate.amounts);
    let dates = agreement(&here.dates, &candidate.dates);
    let longer = ((candidate.words.len() as f32 + 1.0) / (here.words.len() as f32 + 1.0)).ln();
    let (from, to) = (here.language, candidate.language);
    let growth = ((candidate.letters as f32 + 1.0) / (here.letters as f32 + 1.0)).ln()
        - query.space.expected_growth(from, to);
    let rank = |rank: Option<usize>| rank.map_or(0.0, |r| 1.0 / (1.0 + r as f32));
    [
        retrieved.cosine,
        closeness,
        closeness - rival,
        closeness - query.neighbourhood,
        words.query_share,
        words.candidate_share,
        words.rarest,
        dice(&here.pieces, &candidate.pieces),
        names.share,
        f32::from(u8::from(names.total > 0)),
        (names.total - names.found) as f32 / (1.0 + here.words.len() as f32).sqrt(),
        numbers.shared as f32,
        numbers.only_here.min(4) as f32,
        numbers.only_there.min(4) as f32,
        f32::from(u8::from(!here.amounts.is_empty())),
        dates.shared as f32,
        f32::from(u8::from(dates.only_here > 0 && dates.only_there > 0)),
        f32::from(u8::from(here.negated != candidate.negated)),
        longer,
        longer.abs(),
        (1.0 + here.words.len() as f32).ln(),
        f32::from(u8::from(from == to)),
        f32::from(u8::from(from != to && from.is_turkic() && to.is_turkic())),
        rank(retrieved.meaning_rank),
        rank(retrieved.word_rank),
        retrieved.cosine - query.space.expected_cosine(from, to),
        query.rarities.likeness(&here.pieces, &candidate.pieces),
        growth,
        growth.abs(),
    ]
}

/// The features of all candidates of a query whose words weigh `weights`.
#[must_use]
pub fn features_of_list(
    query: &Prepared,
    weights: &[f32],
    candidates: &[(impl Borrow<Prepared>, Retrieved)],
    space: &Space,
    rarities: &Rarities,
) -> Vec<[f32; COUNT]> {
    let mut closest: Vec<f32> = candidates
        .iter()
        .map(|(_, r)| r.cosine - CROWDING_WEIGHT * r.crowding)
        .collect();
    closest.sort_by(|a, b| b.total_cmp(a));
    let near = &closest[..closest.len().min(10)];
    let side = QuerySide {
        text: query,
        weights,
        best_two: [0, 1].map(|at| closest.get(at).copied().unwrap_or(0.0)),
        neighbourhood: near.iter().sum::<f32>() / near.len().max(1) as f32,
        space,
        rarities,
    };
    candidates
        .iter()
        .map(|(text, retrieved)| features(&side, text.borrow(), retrieved))
        .collect()
}

struct SharedWords {
    query_share: f32,
    candidate_share: f32,
    rarest: f32,
}

fn shared_words(query: &QuerySide<'_>, candidate: &Prepared) -> SharedWords {
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

    fn of(query: &str, from: Language, candidate: &str, to: Language) -> [f32; COUNT] {
        let (text, candidate) = (Prepared::new(query, from), Prepared::new(candidate, to));
        let weights = vec![1.0; text.words.len()];
        let side = QuerySide {
            text: &text,
            weights: &weights,
            best_two: [0.5, 0.2],
            neighbourhood: 0.1,
            space: Space::shipped(),
            rarities: Rarities::shipped(),
        };
        let retrieved = Retrieved {
            cosine: 0.5,
            crowding: 0.0,
            meaning_rank: Some(0),
            word_rank: None,
        };
        features(&side, &candidate, &retrieved)
    }

    fn named(name: &str, values: &[f32; COUNT]) -> f32 {
        values[NAMES.iter().position(|n| *n == name).unwrap()]
    }

    #[test]
    fn numbers_agree_across_ways_of_writing_and_differing_ones_are_counted() {
        let same = of(
            "Şəhərə 1,2 mln manat verildi.",
            Language::Az,
            "В город направили 1,2 млн манатов.",
            Language::Ru,
        );
        assert!(named("numbers agree", &same) >= 1.0);
        let other = of(
            "Şəhərə 1,2 mln manat verildi.",
            Language::Az,
            "В город направили 3,5 млн манатов.",
            Language::Ru,
        );
        assert!(named("numbers agree", &other) < 1.0 && named("numbers missing there", &other) >= 1.0);
    }

    #[test]
    fn denial_on_one_side_is_a_feature() {
        let values = of("Köprü kapandı.", Language::Tr, "Мост не закрыт.", Language::Ru);
        assert!(named("one denies", &values) > 0.5);
    }

    #[test]
    fn the_best_candidate_is_compared_with_the_second() {
        let values = of("Göl qurudu", Language::Az, "Göl qurudu", Language::Az);
        assert!((named("lead over the other candidates", &values) - 0.3).abs() < 1e-6);
    }

    #[test]
    fn empty_texts_give_finite_numbers() {
        assert!(
            of("", Language::Other, "", Language::Other)
                .iter()
                .all(|v| v.is_finite())
        );
    }
}
