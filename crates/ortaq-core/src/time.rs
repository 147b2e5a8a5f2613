//! Moments in the log: RFC 3339 in UTC with milliseconds, in one spelling.
//!
//! A time is what an author's clock said. It orders what people read; what follows what is known from causal parents alone.

use std::fmt;
use std::str::FromStr;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How far ahead of the reader's clock an entry's time may be before a node should hold the entry back and say so.
pub const MAX_CLOCK_SKEW: SignedDuration = SignedDuration::from_mins(10);

/// The years 0000 to 9998 in milliseconds: what four digits can write, without the last year, whose end other time zones would
/// have to write with five.
const RANGE_MS: std::ops::RangeInclusive<i64> = -62_167_219_200_000..=253_370_764_799_999;
/// The only spelling.
const FORMAT: &str = "%Y-%m-%dT%H:%M:%S%.3fZ";
/// Bytes of that spelling.
const LENGTH: usize = 24;

/// A moment, exact to the millisecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Time(i64);

/// Why a time is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidTime {
    /// Not the one spelling, or a day or hour that does not exist.
    #[error("a time must be written like 2026-03-01T12:00:00.000Z")]
    Spelling,
    /// A year out of range.
    #[error("a time must lie in the years 0000 to 9998")]
    Year,
}

impl Time {
    /// The moment `timestamp`, without what is finer than a millisecond.
    ///
    /// # Errors
    /// [`InvalidTime::Year`] outside the years 0000 to 9998.
    pub fn new(timestamp: Timestamp) -> Result<Self, InvalidTime> {
        let ms = timestamp.as_millisecond();
        RANGE_MS
            .contains(&ms)
            .then_some(Self(ms))
            .ok_or(InvalidTime::Year)
    }

    /// As a timestamp, to calculate with.
    ///
    /// # Panics
    /// Never: every `Time` is a timestamp.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).expect("the years 0000 to 9998 are timestamps")
    }

    /// Whether it lies further ahead of `now` than clocks may differ ([`MAX_CLOCK_SKEW`]).
    #[must_use]
    pub fn is_implausible_at(self, now: Timestamp) -> bool {
        self.timestamp().duration_since(now) > MAX_CLOCK_SKEW
    }
}

impl FromStr for Time {
    type Err = InvalidTime;

    fn from_str(text: &str) -> Result<Self, InvalidTime> {
        // Reading is liberal, so the moment is written again: only the one spelling comes back the same.
        let timestamp = Some(text)
            .filter(|text| text.len() == LENGTH)
            .and_then(|text| text.parse().ok())
            .ok_or(InvalidTime::Spelling)?;
        let time = Self::new(timestamp)?;
        (time.to_string() == text)
            .then_some(time)
            .ok_or(InvalidTime::Spelling)
    }
}

impl TryFrom<String> for Time {
    type Error = InvalidTime;

    fn try_from(text: String) -> Result<Self, InvalidTime> {
        text.parse()
    }
}

impl From<Time> for String {
    fn from(time: Time) -> Self {
        time.to_string()
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.timestamp().strftime(FORMAT))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_one_spelling() {
        for good in [
            "2026-03-01T12:00:00.000Z",
            "0000-01-01T00:00:00.000Z",
            "9998-12-31T23:59:59.999Z",
            "1969-12-31T23:59:59.999Z",
            "2024-02-29T00:00:00.001Z",
        ] {
            assert_eq!(good.parse::<Time>().map(|t| t.to_string()), Ok(good.into()));
        }
        for bad in [
            "2026-03-01T12:00:00Z",
            "2026-03-01T12:00:00.0Z",
            "2026-03-01T12:00:00.0000Z",
            "2026-03-01T12:00:00.000+00",
            "2026-03-01t12:00:00.000z",
            "2026-03-01 12:00:00.000Z",
            "2026-02-29T12:00:00.000Z",
            "2026-03-01T24:00:00.000Z",
            "2026-06-30T23:59:60.000Z",
            "-001-03-01T12:00:00.000Z",
            "",
        ] {
            assert_eq!(bad.parse::<Time>(), Err(InvalidTime::Spelling), "{bad}");
        }
    }

    #[test]
    fn what_is_finer_than_a_millisecond_is_dropped_and_years_out_of_range_are_refused() {
        let fine: Timestamp = "2026-03-01T12:00:00.123456789Z".parse().unwrap();
        assert_eq!(Time::new(fine).unwrap().to_string(), "2026-03-01T12:00:00.123Z");
        for outside in ["-000001-12-31T23:59:59.999Z", "9999-01-01T00:00:00Z"] {
            assert_eq!(Time::new(outside.parse().unwrap()), Err(InvalidTime::Year));
        }
        assert_eq!("9999-01-01T00:00:00.000Z".parse::<Time>(), Err(InvalidTime::Year));
    }

    #[test]
    fn ten_minutes_ahead_are_plausible_and_a_millisecond_more_is_not() {
        let now: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
        let at = |text: &str| text.parse::<Time>().unwrap();
        assert!(!at("2026-03-01T12:10:00.000Z").is_implausible_at(now));
        assert!(at("2026-03-01T12:10:00.001Z").is_implausible_at(now));
        assert!(!at("1999-01-01T00:00:00.000Z").is_implausible_at(now));
    }
}
