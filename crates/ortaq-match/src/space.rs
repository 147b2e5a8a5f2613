//! The space in which claims of all languages are compared.
//!
//! A multilingual encoder leaves a "language direction" in its vectors, and spreads translations of one sentence more along
//! some directions than along others. Placing a vector takes off its language's offset and whitens what translations
//! differ in (within-class covariance normalisation, Hatch et al. 2006), so that cosine compares meaning. The parameters
//! are learnt from parallel text by `ortaq train match`.

use std::sync::LazyLock;

use ortaq_lang::Language;
use sha2::{Digest, Sha256};

use crate::encoder::DIMENSIONS;

/// How strongly the within-class covariance is drawn towards a sphere before it is inverted.
const SHRINKAGE: f64 = 0.3;

/// Offsets of the languages and the whitening map.
#[derive(Debug, Clone, PartialEq)]
pub struct Space {
    /// One offset a language, in the order of [`Language::index`].
    offsets: Vec<f32>,
    /// Row-major, `DIMENSIONS` × `DIMENSIONS`.
    whitening: Vec<f32>,
    /// How near a language's translations come: two languages' factors multiplied are their mean cosine.
    nearness: Vec<f32>,
    /// Logarithm of how long a language's translations are, beside the mean of all.
    length: Vec<f32>,
}

/// Parameters that are not of the right size.
#[derive(Debug, thiserror::Error)]
#[error("the parameters of the space have {found} bytes instead of {expected}")]
pub struct InvalidSpace {
    found: usize,
    expected: usize,
}

/// A sentence in one language.
#[derive(Debug, Clone)]
pub struct Translation {
    /// The language.
    pub language: Language,
    /// Its vector as the encoder gives it.
    pub vector: Vec<f32>,
    /// How many letters it has ([`crate::rank::Prepared::letters`]).
    pub letters: usize,
}

/// One sentence in several languages: vectors of the same meaning.
pub type Translations = Vec<Translation>;

static SHIPPED: LazyLock<Space> = LazyLock::new(|| {
    Space::from_bytes(include_bytes!("../models/space.bin"))
        .expect("the shipped space has the right size: a test reads it")
});

impl Space {
    /// The shipped parameters.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// The encoder's own space.
    #[must_use]
    pub fn identity() -> Self {
        let mut whitening = vec![0.0; DIMENSIONS * DIMENSIONS];
        whitening
            .iter_mut()
            .step_by(DIMENSIONS + 1)
            .for_each(|diagonal| *diagonal = 1.0);
        Self {
            offsets: vec![0.0; Language::ALL.len() * DIMENSIONS],
            whitening,
            nearness: vec![1.0; Language::ALL.len()],
            length: vec![0.0; Language::ALL.len()],
        }
    }

    /// Reads what [`Space::to_bytes`] wrote.
    ///
    /// # Errors
    /// When the length is wrong.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, InvalidSpace> {
        let offsets = Language::ALL.len() * DIMENSIONS;
        let expected = 4 * (offsets + DIMENSIONS * DIMENSIONS + 2 * Language::ALL.len());
        if bytes.len() != expected {
            return Err(InvalidSpace {
                found: bytes.len(),
                expected,
            });
        }
        let (numbers, _) = bytes.as_chunks::<4>();
        let mut numbers = numbers.iter().map(|number| f32::from_le_bytes(*number));
        Ok(Self {
            offsets: numbers.by_ref().take(offsets).collect(),
            whitening: numbers.by_ref().take(DIMENSIONS * DIMENSIONS).collect(),
            nearness: numbers.by_ref().take(Language::ALL.len()).collect(),
            length: numbers.collect(),
        })
    }

    /// Little-endian `f32`: the offsets, the whitening map, the nearness and the length of each language.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.offsets
            .iter()
            .chain(&self.whitening)
            .chain(&self.nearness)
            .chain(&self.length)
            .flat_map(|number| number.to_le_bytes())
            .collect()
    }

    /// Tells this space from others: the first bytes of the parameters' SHA-256, hexadecimal.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let digest = Sha256::digest(self.to_bytes());
        digest[..4].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Moves a vector of the encoder into this space, with length 1.
    pub fn place(&self, vector: &mut [f32], language: Language) {
        let offset = &self.offsets[language.index() * DIMENSIONS..][..DIMENSIONS];
        let centred: Vec<f32> = vector.iter().zip(offset).map(|(v, o)| v - o).collect();
        for (value, row) in vector.iter_mut().zip(self.whitening.chunks_exact(DIMENSIONS)) {
            *value = row.iter().zip(&centred).map(|(a, b)| a * b).sum();
        }
        let length = vector.iter().map(|v| v * v).sum::<f32>().sqrt().max(1e-9);
        vector.iter_mut().for_each(|v| *v /= length);
    }

    /// The mean cosine of a sentence in one language with its translation into another.
    #[must_use]
    pub fn expected_cosine(&self, a: Language, b: Language) -> f32 {
        self.nearness[a.index()] * self.nearness[b.index()]
    }

    /// The mean logarithm of how much longer a sentence is in `b` than in `a`, in letters.
    #[must_use]
    pub fn expected_growth(&self, a: Language, b: Language) -> f32 {
        self.length[b.index()] - self.length[a.index()]
    }

    /// Learns the space from translations.
    ///
    /// A language without translations gets the offset of `stand_in(language)`.
    #[must_use]
    pub fn learn(sentences: &[Translations], stand_in: impl Fn(Language) -> Language) -> Self {
        let mut learnt = Offsets::learn(sentences);
        let counts = learnt.counts.clone();
        for language in Language::ALL {
            if learnt.counts[language.index()] == 0 {
                let other = stand_in(language).index();
                learnt.sums[language.index()] = learnt.sums[other].clone();
                learnt.counts[language.index()] = learnt.counts[other];
            }
        }
        let mut covariance = vec![0.0_f64; DIMENSIONS * DIMENSIONS];
        let mut count = 0.0;
        for sentence in sentences.iter().filter(|s| s.len() > 1) {
            let centred: Vec<Vec<f64>> = sentence
                .iter()
                .map(|t| learnt.centre(&t.vector, t.language))
                .collect();
            let centroid = mean(&centred);
            for vector in &centred {
                let residual: Vec<f64> = vector.iter().zip(&centroid).map(|(a, b)| a - b).collect();
                for (row, &a) in covariance.chunks_exact_mut(DIMENSIONS).zip(&residual) {
                    row.iter_mut().zip(&residual).for_each(|(sum, b)| *sum += a * b);
                }
                count += 1.0;
            }
        }
        let whitening = whiten(covariance, count);
        let offsets = Language::ALL
            .iter()
            .flat_map(|l| learnt.offset(*l))
            .map(|v| v as f32)
            .collect();
        let mut space = Self {
            offsets,
            whitening: whitening.into_iter().map(|v| v as f32).collect(),
            nearness: Vec::new(),
            length: lengths(sentences),
        };
        space.nearness = space.learn_nearness(sentences);
        for language in Language::ALL {
            if counts[language.index()] == 0 {
                let other = stand_in(language).index();
                space.nearness[language.index()] = space.nearness[other];
                space.length[language.index()] = space.length[other];
            }
        }
        space
    }

    /// Factors whose products are the mean cosines of the pairs of languages, by alternating least squares.
    fn learn_nearness(&self, sentences: &[Translations]) -> Vec<f32> {
        let count = Language::ALL.len();
        let (mut sums, mut pairs) = (vec![0.0_f64; count * count], vec![0.0_f64; count * count]);
        for sentence in sentences {
            let placed: Vec<(usize, Vec<f32>)> = sentence
                .iter()
                .map(|t| {
                    let mut vector = t.vector.clone();
                    self.place(&mut vector, t.language);
                    (t.language.index(), vector)
                })
                .collect();
            for (a, x) in &placed {
                for (b, y) in placed.iter().filter(|(b, _)| b != a) {
                    sums[a * count + b] += f64::from(x.iter().zip(y).map(|(x, y)| x * y).sum::<f32>());
                    pairs[a * count + b] += 1.0;
                }
            }
        }
        let mut nearness = vec![0.8_f64; count];
        for _ in 0..30 {
            for a in 0..count {
                let row = |b: usize| (sums[a * count + b], pairs[a * count + b], nearness[b]);
                let (top, bottom) = (0..count)
                    .map(row)
                    .fold((0.0, 0.0), |(top, bottom), (sum, pairs, other)| {
                        (top + sum * other, bottom + pairs * other * other)
                    });
                if bottom > 0.0 {
                    nearness[a] = top / bottom;
                }
            }
        }
        nearness.into_iter().map(|v| v as f32).collect()
    }
}

/// Log-lengths of the languages beside the mean of all; languages take part in different sentences, so each sentence's
/// mean is taken after the lengths found so far are removed.
fn lengths(sentences: &[Translations]) -> Vec<f32> {
    let mut length = vec![0.0_f64; Language::ALL.len()];
    for _ in 0..5 {
        let mut sums = vec![(0.0_f64, 0.0_f64); length.len()];
        for sentence in sentences.iter().filter(|s| s.len() > 1) {
            let logs: Vec<(usize, f64)> = sentence
                .iter()
                .map(|t| (t.language.index(), (1.0 + t.letters as f64).ln()))
                .collect();
            let mean = logs.iter().map(|(l, log)| log - length[*l]).sum::<f64>() / logs.len() as f64;
            for (language, log) in logs {
                sums[language].0 += log - mean;
                sums[language].1 += 1.0;
            }
        }
        for (length, (sum, count)) in length.iter_mut().zip(sums) {
            *length = sum / f64::max(count, 1.0);
        }
    }
    length.into_iter().map(|v| v as f32).collect()
}

/// Language offsets: the overall mean plus how translations into the language differ from their sentence's centroid.
struct Offsets {
    mean: Vec<f64>,
    sums: Vec<Vec<f64>>,
    counts: Vec<usize>,
}

impl Offsets {
    /// Languages take part in different sentences, so centroids are corrected by the offsets found so far, a few times
    /// over, until which languages a sentence has no longer matters.
    fn learn(sentences: &[Translations]) -> Self {
        let languages = Language::ALL.len();
        let empty = || vec![vec![0.0; DIMENSIONS]; languages];
        let mut learnt = Self {
            mean: vec![0.0; DIMENSIONS],
            sums: empty(),
            counts: vec![0; languages],
        };
        for _ in 0..5 {
            let mut next = Self {
                mean: vec![0.0; DIMENSIONS],
                sums: empty(),
                counts: vec![0; languages],
            };
            for sentence in sentences.iter().filter(|s| s.len() > 1) {
                let centred: Vec<Vec<f64>> = sentence
                    .iter()
                    .map(|t| learnt.difference(&t.vector, t.language))
                    .collect();
                let centroid = mean(&centred);
                for translation in sentence {
                    let sum = &mut next.sums[translation.language.index()];
                    sum.iter_mut()
                        .zip(&translation.vector)
                        .zip(&centroid)
                        .for_each(|((s, &v), c)| *s += f64::from(v) - c);
                    next.counts[translation.language.index()] += 1;
                }
                next.mean.iter_mut().zip(&centroid).for_each(|(m, c)| *m += c);
            }
            let count = sentences.iter().filter(|s| s.len() > 1).count().max(1) as f64;
            next.mean.iter_mut().for_each(|m| *m /= count);
            learnt = next;
        }
        learnt
    }

    fn difference(&self, vector: &[f32], language: Language) -> Vec<f64> {
        let (sum, count) = (
            &self.sums[language.index()],
            self.counts[language.index()].max(1) as f64,
        );
        vector
            .iter()
            .zip(sum)
            .map(|(&v, s)| f64::from(v) - s / count)
            .collect()
    }

    fn offset(&self, language: Language) -> Vec<f64> {
        let (sum, count) = (
            &self.sums[language.index()],
            self.counts[language.index()].max(1) as f64,
        );
        self.mean.iter().zip(sum).map(|(m, s)| m + s / count).collect()
    }

    fn centre(&self, vector: &[f32], language: Language) -> Vec<f64> {
        vector
            .iter()
            .zip(self.offset(language))
            .map(|(&v, o)| f64::from(v) - o)
            .collect()
    }
}

fn mean(vectors: &[Vec<f64>]) -> Vec<f64> {
    let mut mean = vec![0.0; DIMENSIONS];
    for vector in vectors {
        mean.iter_mut()
            .zip(vector)
            .for_each(|(m, v)| *m += v / vectors.len() as f64);
    }
    mean
}

/// The inverse of the covariance's Cholesky factor: any such factor gives the same cosines as the symmetric root.
fn whiten(mut covariance: Vec<f64>, count: f64) -> Vec<f64> {
    const N: usize = DIMENSIONS;
    let trace: f64 = covariance.iter().step_by(N + 1).sum::<f64>() / count.max(1.0);
    let sphere = (trace / N as f64).max(1e-12);
    for (at, value) in covariance.iter_mut().enumerate() {
        let diagonal = if at % (N + 1) == 0 {
            SHRINKAGE * sphere
        } else {
            0.0
        };
        // Scaled to a mean diagonal of 1: lengths do not matter afterwards.
        *value = ((1.0 - SHRINKAGE) * *value / count.max(1.0) + diagonal) / sphere;
    }
    let mut factor = vec![0.0; N * N];
    for i in 0..N {
        for j in 0..=i {
            let dot: f64 = (0..j).map(|k| factor[i * N + k] * factor[j * N + k]).sum();
            let rest = covariance[i * N + j] - dot;
            factor[i * N + j] = if i == j {
                rest.max(1e-9).sqrt()
            } else {
                rest / factor[j * N + j]
            };
        }
    }
    let mut inverse = vec![0.0; N * N];
    for column in 0..N {
        for row in column..N {
            let unit = f64::from(u8::from(row == column));
            let dot: f64 = (column..row)
                .map(|k| factor[row * N + k] * inverse[k * N + column])
                .sum();
            inverse[row * N + column] = (unit - dot) / factor[row * N + row];
        }
    }
    inverse
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(seed: usize) -> Vec<f32> {
        let mut vector: Vec<f32> = (0..DIMENSIONS)
            .map(|i| ((i * 37 + seed * 101) % 97) as f32 / 97.0 - 0.5)
            .collect();
        let length = vector.iter().map(|v| v * v).sum::<f32>().sqrt();
        vector.iter_mut().for_each(|v| *v /= length);
        vector
    }

    fn cosine(a: &[f32], b: &[f32]) -> f32 {
        a.iter().zip(b).map(|(x, y)| x * y).sum()
    }

    #[test]
    fn a_language_direction_is_taken_off() {
        let direction = unit(1000);
        let sentences: Vec<Translations> = (0..40)
            .map(|seed| {
                let az = unit(seed);
                let ru = az.iter().zip(&direction).map(|(v, d)| v + 2.0 * d).collect();
                let short = |language, vector| Translation {
                    language,
                    vector,
                    letters: if language == Language::Az { 50 } else { 60 },
                };
                vec![short(Language::Az, az), short(Language::Ru, ru)]
            })
            .collect();
        let space = Space::learn(&sentences, |_| Language::Ru);
        let (mut az, mut ru) = (unit(77), unit(77));
        ru.iter_mut().zip(&direction).for_each(|(v, d)| *v += 2.0 * d);
        assert!(cosine(&az, &ru) < 0.9 * ru.iter().map(|v| v * v).sum::<f32>().sqrt());
        let mut uk = ru.clone();
        space.place(&mut az, Language::Az);
        space.place(&mut ru, Language::Ru);
        space.place(&mut uk, Language::Uk);
        assert!(cosine(&az, &ru) > 0.99, "{}", cosine(&az, &ru));
        assert_eq!(
            ru, uk,
            "a language without translations takes its stand-in's offset"
        );
        assert!(space.expected_cosine(Language::Az, Language::Ru) > 0.99);
        let growth = space.expected_growth(Language::Az, Language::Ru);
        assert!((growth - (61.0_f32 / 51.0).ln()).abs() < 1e-3, "{growth}");
    }

    #[test]
    fn the_identity_changes_nothing_and_bytes_come_back() {
        let space = Space::identity();
        let mut vector = unit(3);
        space.place(&mut vector, Language::Az);
        assert!(cosine(&vector, &unit(3)) > 0.99999);
        assert_eq!(Space::from_bytes(&space.to_bytes()).unwrap(), space);
        assert!(Space::from_bytes(&[0; 12]).is_err());
    }

    #[test]
    fn the_shipped_space_gives_unit_vectors() {
        let mut vector = unit(5);
        Space::shipped().place(&mut vector, Language::Tk);
        assert!((cosine(&vector, &vector) - 1.0).abs() < 1e-4);
    }
}
