//! Numbers, percentages, money, dates, years and measures in a text, with one value for every way of writing them.
//!
//! *1,2 mln*, *1.2 milyon*, *1,2 млн* and *1 200 000* all have the value 1,200,000. Rules for what is ambiguous:
//!
//! - One separator before exactly three digits groups thousands where it is the language's grouping sign (comma in
//!   English, full stop elsewhere) and marks decimals otherwise; before *million*, *mln* … it always marks decimals.
//! - A plain whole number from 1900 to 2099 without unit is a year.
//! - Dates in digits are day, month, year; only `2026-03-12` begins with the year.
//! - *manat* is Turkmenistan's in Turkmen text and Azerbaijan's elsewhere; *billion* is 10⁹.
//! - A lone *bir* (or *one*) and *yüz* (also "face") is no number.
//!
//! Not for times of day, telephone numbers or Roman numerals.

mod dates;
mod measures;
pub(crate) mod numerals;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::casing::lowercase;
use crate::language::Language;
use crate::words::{is_apostrophe, words};

pub use measures::{Currency, Unit};

/// A quantity that a text states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The bytes that state it, unit and currency included.
    pub range: Range<usize>,
    /// The value: percent for [`Kind::Percent`], the SI unit for [`Kind::Unit`], units of the currency for money,
    /// the year for [`Kind::Year`], `yyyymmdd` (zero where not said) for [`Kind::Date`].
    pub value: f64,
    /// What is counted.
    pub kind: Kind,
}

/// What a [`Quantity`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A bare number.
    Number,
    /// A share in percent.
    Percent,
    /// An amount of money.
    Money(Currency),
    /// A calendar date.
    Date {
        /// The year, where the text gives it.
        year: Option<u16>,
        /// The month, 1 to 12.
        month: u8,
        /// The day of the month, 1 to 31.
        day: u8,
    },
    /// A year.
    Year,
    /// A measure in an SI unit.
    Unit(Unit),
}

/// The quantities of `text`, in order, not overlapping.
#[must_use]
pub fn quantities(text: &str, language: Language) -> Vec<Quantity> {
    let tokens = Tokens::of(text, language);
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let floor = found.last().map_or(0, |quantity| quantity.range.end);
        if let Some((quantity, next)) = dates::read(&tokens, at).or_else(|| read_amount(&tokens, at, floor)) {
            at = next.max(at + 1);
            found.push(quantity);
        } else {
            at += 1;
        }
    }
    found
}

/// Reads a number with what belongs to it, none of it before the byte `floor`; gives also the index of the token after.
fn read_amount(tokens: &Tokens<'_>, at: usize, floor: usize) -> Option<(Quantity, usize)> {
    let number = numerals::read(tokens, at)?;
    let start = tokens.ranges[at].start;
    let (kind, factor, range, next) = measures::read(tokens, at, floor, &number);
    let value = number.value * factor;
    if kind == Kind::Number {
        if number.is_year(tokens, next) {
            let range = start..tokens.ranges[next - 1].end;
            return Some((
                Quantity {
                    range,
                    value,
                    kind: Kind::Year,
                },
                next,
            ));
        }
        if number.needs_unit {
            return None;
        }
    }
    Some((Quantity { range, value, kind }, next))
}

/// The words of a text in lower case, apostrophes unified to `'`.
struct Tokens<'t> {
    text: &'t str,
    language: Language,
    ranges: Vec<Range<usize>>,
    lower: Vec<String>,
}

impl<'t> Tokens<'t> {
    fn of(text: &'t str, language: Language) -> Self {
        let ranges: Vec<_> = words(text).collect();
        let lower = ranges
            .iter()
            .map(|range| {
                let word = lowercase(&text[range.clone()], language);
                if word.contains(is_apostrophe) {
                    word.replace(is_apostrophe, "'")
                } else {
                    word
                }
            })
            .collect();
        Self {
            text,
            language,
            ranges,
            lower,
        }
    }

    fn len(&self) -> usize {
        self.ranges.len()
    }

    /// The word at `at`, empty past the end.
    fn word(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", String::as_str)
    }

    /// The text between the words before and at `at`.
    fn gap(&self, at: usize) -> &'t str {
        let start = at.checked_sub(1).map_or(0, |before| self.ranges[before].end);
        let end = self.ranges.get(at).map_or(self.text.len(), |range| range.start);
        &self.text[start..end]
    }

    /// Whether only spaces, or the hyphen before a suffix, stand before the word at `at`.
    fn follows_closely(&self, at: usize) -> bool {
        at < self.len()
            && self
                .gap(at)
                .chars()
                .all(|c| c.is_whitespace() || matches!(c, '-' | '‑' | '‐'))
    }
}

#[cfg(test)]
mod tests;
