//! Ratings: an outlet's own words and the normalised scale beside them.

mod labels;
mod reading;

use serde::{Deserialize, Serialize};

/// The normalised scale. It orders what outlets mean, and never replaces their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The claim holds.
    True,
    /// The claim holds, with a reservation.
    MostlyTrue,
    /// True and false parts of about the same weight.
    Mixed,
    /// True parts put together so that they deceive; missing context.
    Misleading,
    /// The claim does not hold, with a kernel of truth.
    MostlyFalse,
    /// The claim does not hold.
    False,
    /// Picture, video or document altered.
    Altered,
    /// Not proved either way.
    Unproven,
    /// Meant as satire.
    Satire,
    /// The outlet's words are not on any scale we know.
    Other,
}

impl Verdict {
    /// The serialised spelling, for example `mostly-false`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::True => "true",
            Self::MostlyTrue => "mostly-true",
            Self::Mixed => "mixed",
            Self::Misleading => "misleading",
            Self::MostlyFalse => "mostly-false",
            Self::False => "false",
            Self::Altered => "altered",
            Self::Unproven => "unproven",
            Self::Satire => "satire",
            Self::Other => "other",
        }
    }

    /// The verdict with this [serialised spelling](Self::as_str).
    #[must_use]
    pub fn from_spelling(spelling: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == spelling)
    }

    /// Every verdict, from true to false, then those that are on no line between the two.
    pub const ALL: [Self; 10] = [
        Self::True,
        Self::MostlyTrue,
        Self::Mixed,
        Self::Misleading,
        Self::MostlyFalse,
        Self::False,
        Self::Altered,
        Self::Unproven,
        Self::Satire,
        Self::Other,
    ];
}

/// A verdict as published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// The outlet's own words, shown as they are.
    pub label: String,
    /// Where those words stand on the normalised scale.
    pub verdict: Verdict,
}

impl Rating {
    /// Reads an outlet's words, in any of the languages of the platform, onto the scale.
    ///
    /// Words that are not recognised give [`Verdict::Other`]: the machine never guesses a verdict.
    #[must_use]
    pub fn from_label(label: &str) -> Self {
        let verdict = reading::verdict(label).unwrap_or(Verdict::Other);
        Self {
            label: label.trim().to_owned(),
            verdict,
        }
    }

    /// Reads a `ClaimReview` numeric rating (`ratingValue` between `worstRating` and `bestRating`) onto the scale.
    ///
    /// `None` when the three numbers make no scale (equal bounds, value outside them, not finite).
    #[must_use]
    pub fn verdict_from_numbers(value: f64, worst: f64, best: f64) -> Option<Verdict> {
        let position = (value - worst) / (best - worst);
        if !position.is_finite() || !(0.0..=1.0).contains(&position) || worst == best {
            return None;
        }
        Some(match position {
            p if p < 0.125 => Verdict::False,
            p if p < 0.375 => Verdict::MostlyFalse,
            p if p < 0.625 => Verdict::Mixed,
            p if p < 0.875 => Verdict::MostlyTrue,
            _ => Verdict::True,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_outlets_in_many_languages_stand_where_they_belong() {
        let cases = [
            (
                Verdict::True,
                [
                    "Doğru",
                    "ДӨРЕС",
                    "toʻgʻri",
                    "Шындық",
                    "Чындык",
                    "Правда",
                    "TRUE",
                    "Dogry",
                ]
                .as_slice(),
            ),
            (
                Verdict::MostlyTrue,
                &["mostly-true", "Büyük ölçüde doğru", "В основном правда"],
            ),
            (
                Verdict::Mixed,
                &[
                    "KARMA",
                    "Yarı doğru",
                    "half-true",
                    "Полуправда",
                    "Жартылай шындық",
                    "Напівправда",
                ],
            ),
            (
                Verdict::Misleading,
                &[
                    "Yanıltıcı",
                    "missing context",
                    "Манипуляция",
                    "Маніпуляція",
                    "مضلل",
                ],
            ),
            (
                Verdict::MostlyFalse,
                &["barely-true", "Mostly False", "Негізінен жалған"],
            ),
            (
                Verdict::False,
                &[
                    "YANLIŞ",
                    "yalan",
                    "Жалған",
                    "Жалган",
                    "Ýalan",
                    "Ялган",
                    "Ложь",
                    "Неправда",
                    "Pants on Fire",
                    "Four Pinocchios",
                    "Refuted",
                    "Faux",
                    "Falsch",
                    "Falso",
                    "Брехня",
                ],
            ),
            (Verdict::Altered, &["Altered photo", "Montaj", "Монтаж"]),
            (
                Verdict::Unproven,
                &[
                    "BELİRSİZ",
                    "Not Enough Evidence",
                    "NEI",
                    "Не доказано",
                    "Дәлелденбеген",
                ],
            ),
            (Verdict::Satire, &["Satire", "Hiciv", "Сатира"]),
            (Verdict::Other, &["full-flop", "in depth", "Explainer", ""]),
        ];
        for (expected, labels) in cases {
            for label in labels {
                assert_eq!(Rating::from_label(label).verdict, expected, "{label}");
            }
        }
    }

    #[test]
    fn the_outlets_words_are_kept_as_they_are() {
        assert_eq!(Rating::from_label(" Pants on Fire! ").label, "Pants on Fire!");
    }

    #[test]
    fn spellings_of_verdicts_round_trip() {
        for verdict in Verdict::ALL {
            assert_eq!(Verdict::from_spelling(verdict.as_str()), Some(verdict));
            assert_eq!(
                serde_json::to_string(&verdict).unwrap(),
                format!("\"{}\"", verdict.as_str())
            );
        }
    }

    #[test]
    fn numbers_are_read_on_their_own_scale_whichever_end_is_best() {
        assert_eq!(Rating::verdict_from_numbers(1.0, 1.0, 5.0), Some(Verdict::False));
        assert_eq!(Rating::verdict_from_numbers(3.0, 1.0, 5.0), Some(Verdict::Mixed));
        assert_eq!(Rating::verdict_from_numbers(1.0, 5.0, 1.0), Some(Verdict::True));
        for (value, worst, best) in [
            (6.0, 1.0, 5.0),
            (1.0, 1.0, 1.0),
            (f64::NAN, 1.0, 5.0),
            (-1.0, 1.0, 5.0),
        ] {
            assert_eq!(
                Rating::verdict_from_numbers(value, worst, best),
                None,
                "{value} {worst} {best}"
            );
        }
    }
}
