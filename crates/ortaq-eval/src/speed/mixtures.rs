//! A large index that is like a real one: mixtures of real claims, the same for the same seed.

use ortaq_match::encoder::DIMENSIONS;

const SEED: u64 = 20_261_123;
/// Least and most words of a mixed claim.
const WORDS: std::ops::RangeInclusive<usize> = 6..=14;
/// Least share of the first claim in a mixture.
const FIRST_SHARE: f32 = 0.5;

/// A real claim: its placed vector and its terms.
#[derive(Debug)]
pub(super) struct Claim {
    pub(super) vector: Vec<f32>,
    pub(super) terms: Vec<String>,
}

/// An endless row of mixtures.
pub(super) struct Mixtures<'c> {
    claims: &'c [Claim],
    random: fastrand::Rng,
}

/// Two claims in one.
#[derive(Debug, PartialEq)]
pub(super) struct Mixture<'c> {
    /// Of length 1.
    pub(super) vector: Vec<f32>,
    /// Some terms of both.
    pub(super) terms: Vec<&'c str>,
}

impl<'c> Mixtures<'c> {
    /// The mixtures of `claims`, which must not be empty, from the first on.
    pub(super) fn of(claims: &'c [Claim]) -> Self {
        Self {
            claims,
            random: fastrand::Rng::with_seed(SEED),
        }
    }
}

impl<'c> Iterator for Mixtures<'c> {
    type Item = Mixture<'c>;

    fn next(&mut self) -> Option<Mixture<'c>> {
        let (first, second) = (self.random.choice(self.claims)?, self.random.choice(self.claims)?);
        let share = FIRST_SHARE + (1.0 - FIRST_SHARE) * self.random.f32();
        let mut vector = Vec::with_capacity(DIMENSIONS);
        vector.extend(
            first
                .vector
                .iter()
                .zip(&second.vector)
                .map(|(a, b)| share * a + (1.0 - share) * b),
        );
        let length = vector
            .iter()
            .map(|v| v * v)
            .sum::<f32>()
            .sqrt()
            .max(f32::MIN_POSITIVE);
        vector.iter_mut().for_each(|v| *v /= length);
        let count = self.random.usize(WORDS);
        let from_first = ((count as f32 * share) as usize).max(1);
        let mut terms = Vec::with_capacity(count);
        for word in 0..count {
            let claim = if word < from_first { first } else { second };
            terms.extend(self.random.choice(&claim.terms).map(String::as_str));
        }
        Some(Mixture { vector, terms })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixtures_are_unit_vectors_of_both_claims_and_come_again() {
        let claim = |at: usize, term: &str| {
            let mut vector = vec![0.0; DIMENSIONS];
            vector[at] = 1.0;
            Claim {
                vector,
                terms: vec![term.to_owned()],
            }
        };
        let claims = [claim(0, "göl"), claim(1, "su")];
        let some: Vec<_> = Mixtures::of(&claims).take(50).collect();
        assert_eq!(some, Mixtures::of(&claims).take(50).collect::<Vec<_>>());
        for mixture in &some {
            assert!((mixture.vector.iter().map(|v| v * v).sum::<f32>() - 1.0).abs() < 1e-5);
            assert!(WORDS.contains(&mixture.terms.len()));
        }
        assert!(
            some.iter()
                .any(|m| m.terms.contains(&"göl") && m.terms.contains(&"su"))
        );
        assert!(Mixtures::of(&[]).next().is_none());
    }
}
