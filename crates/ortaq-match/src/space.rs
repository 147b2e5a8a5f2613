//! The space in which claims of all languages are compared.
//!
//! A multilingual encoder leaves a "language direction" in its vectors, and spreads translations of one sentence more along
//! some directions than along others. Placing a vector takes off its language's offset and whitens what translations
//! differ in (within-class covariance normalisation, Hatch et al. 2006), so that cosine compares meaning. The parameters
//! are learnt from parallel text by `ortaq train match`.

use std::sync::LazyLock;

use ortaq_lang::Language;

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
}

/// Parameters that are not of the right size.
#[derive(Debug, thiserror::Error)]
#[error("the parameters of the space have {found} bytes instead of {expected}")]
pub struct InvalidSpace {
    found: usize,
    expected: usize,
}

/// One sentence in several languages: vectors of the same meaning.
pub type Translations = Vec<(Language, Vec<f32>)>;

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
        }
    }

    /// Reads what [`Space::to_bytes`] wrote.
    ///
    /// # Errors
    /// When the length is wrong.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, InvalidSpace> {
        let offsets = Language::ALL.len() * DIMENSIONS;
        let expected = 4 * (offsets + DIMENSIONS * DIMENSIONS);
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
            whitening: numbers.collect(),
        })
    }

    /// Little-endian `f32`: the offsets, then the whitening map.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.offsets
            .iter()
            .chain(&self.whitening)
            .flat_map(|number| number.to_le_bytes())
            .collect()
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

    /// Learns the space from translations.
    ///
    /// A language without translations gets the offset of `stand_in(language)`.
    #[must_use]
    pub fn learn(sentences: &[Translations], stand_in: impl Fn(Language) -> Language) -> Self {
        let mut learnt = Offsets::learn(sentences);
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
            let centred: Vec<Vec<f64>> = sentence.iter().map(|(l, v)| learnt.centre(v, *l)).collect();
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
        Self {
            offsets,
            whitening: whitening.into_iter().map(|v| v as f32).collect(),
        }
    }
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
                let centred: Vec<Vec<f64>> = sentence.iter().map(|(l, v)| learnt.difference(v, *l)).collect();
                let centroid = mean(&centred);
                for (language, vector) in sentence {
                    let sum = &mut next.sums[language.index()];
                    sum.iter_mut()
                        .zip(vector)
                        .zip(&centroid)
                        .for_each(|((s, &v), c)| *s += f64::from(v) - c);
                    next.counts[language.index()] += 1;
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
                vec![(Language::Az, az), (Language::Ru, ru)]
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
