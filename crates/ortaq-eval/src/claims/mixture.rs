//! The models that ship: learnt on every set of a question together, each set counting the same.

use ortaq_match::claims::scorer::{Head, Logistic, Models, Parameters};

use super::learner::{Table, calibrated};
use super::samples::{PRIOR, Samples};

/// Learns all four models from sets with vectors; `None` where a question has no set.
#[must_use]
pub fn parameters(sets: &[Samples]) -> Option<Parameters> {
    Some(Parameters {
        claim: models(sets, Head::Claim)?,
        check_worthy: models(sets, Head::CheckWorthy)?,
    })
}

fn models(sets: &[Samples], head: Head) -> Option<Models> {
    Some(Models {
        surface: mixed(sets, head, false)?,
        full: mixed(sets, head, true)?,
    })
}

/// One model over every set that answers `head`.
#[must_use]
pub fn mixed(sets: &[Samples], head: Head, full: bool) -> Option<Logistic> {
    let own: Vec<&Samples> = sets.iter().filter(|set| set.head() == head).collect();
    let mut table = Table::new(own.first()?.width(full));
    for set in &own {
        set.add_to(&mut table, full, 1.0, |_| true);
    }
    Some(calibrated(&table, PRIOR))
}

/// `model` with its numbers cut to what matters, so that the file stays small.
#[must_use]
pub fn rounded(mut parameters: Parameters) -> Parameters {
    let round = |value: &mut f32| *value = (*value * 1e4).round() / 1e4;
    for models in [&mut parameters.claim, &mut parameters.check_worthy] {
        for model in [&mut models.surface, &mut models.full] {
            model.weights.iter_mut().for_each(round);
            round(&mut model.bias);
        }
    }
    parameters
}
