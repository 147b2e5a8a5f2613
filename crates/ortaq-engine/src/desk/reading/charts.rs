//! What a desk does, in numbers: how old its open cases are, how long publishing takes, what claims are about.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use jiff::{SignedDuration, Span};
use ortaq_core::fold::{CaseRecord, CheckRecord, ClaimRecord};
use ortaq_core::records::case::CaseState;
use ortaq_core::time::Time;

use crate::desk::known::{Shape, every};
use crate::desk::{Actor, Desk, DeskError, Known};
use crate::limits;
use crate::policy::Act;

/// Ages of cases: not older than so many days each; what is older comes last.
pub const AGES: [i64; 3] = [2, 7, 30];

/// What a desk does, in numbers. Months are given by their first day, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charts {
    /// Cases that are worked on, by state and by age as in [`AGES`].
    pub open: Vec<(CaseState, [usize; AGES.len() + 1])>,
    /// Cases that are not worked on any more, by state.
    pub finished: Vec<(CaseState, usize)>,
    /// Fact-checks by the month of their first publication.
    pub publications: Vec<(Date, Publications)>,
    /// Claims by the month in which they were recorded, by language tag.
    pub languages: Share<String>,
    /// The same by topic; a claim may have several.
    pub topics: Share<String>,
}

/// Fact-checks that were published in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Publications {
    /// How many.
    pub count: usize,
    /// Hours begun from the opening of the case to publication: half of those that come from a case took no longer. None came from one: none.
    pub median_hours: Option<i64>,
    /// The same for nine tenths.
    pub most_hours: Option<i64>,
}

/// How much there is of each of several sorts, by month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share<T> {
    /// The commonest sorts, the commonest first; all others come last as none.
    pub sorts: Vec<Option<T>>,
    /// For each month, how much of each sort.
    pub months: Vec<(Date, Vec<usize>)>,
}

impl Desk {
    /// What the desk does, in numbers, over the last [`limits::CHART_MONTHS`].
    ///
    /// # Errors
    /// A role that may not; what the database reports.
    pub async fn charts(&self, actor: &Actor) -> Result<Charts, DeskError> {
        self.allow_plainly(actor, Act::ReadDesk)?;
        let today = self.today();
        let months = months(today);
        let cases: Vec<Known<CaseRecord>> = self.every("case").await?;
        let checks: Vec<Known<CheckRecord>> = self.every("fact-check").await?;
        let claims: Vec<Known<ClaimRecord>> = self.every("claim").await?;
        let now = (self.clock)();
        let age = |case: &Known<CaseRecord>| {
            let opened = case.created.map_or(now, |mark| mark.time.timestamp());
            let days = now.duration_since(opened).as_hours() / 24;
            AGES.iter().position(|most| days < *most).unwrap_or(AGES.len())
        };
        let (mut open, mut finished) = (BTreeMap::new(), BTreeMap::new());
        for case in &cases {
            let state = case.is.fields.state.latest().copied().unwrap_or(CaseState::Open);
            if matches!(state, CaseState::Open | CaseState::InReview) {
                open.entry(place(state)).or_insert((state, [0; AGES.len() + 1])).1[age(case)] += 1;
            } else {
                finished.entry(place(state)).or_insert((state, 0)).1 += 1;
            }
        }
        let opened: HashMap<_, _> = cases
            .iter()
            .filter_map(|case| Some((&case.id, case.created?.time)))
            .collect();
        let published = checks.iter().filter_map(|check| {
            let first = check.is.publications.all().first()?.by.time;
            let case = check.is.draft.case.latest().and_then(|case| opened.get(case));
            Some((first, case.map(|opened| hours(*opened, first))))
        });
        let claimed = |sorts: &dyn Fn(&ClaimRecord) -> Vec<String>| {
            let of = |claim: &Known<ClaimRecord>| Some((claim.created?.time, sorts(&claim.is)));
            share(&months, claims.iter().filter_map(of).collect())
        };
        Ok(Charts {
            open: open.into_values().collect(),
            finished: finished.into_values().collect(),
            publications: publications(&months, published.collect()),
            languages: claimed(&|claim| {
                let tag = claim.fields.language.latest();
                vec![tag.map_or_else(|| "und".to_owned(), ToString::to_string)]
            }),
            topics: claimed(&|claim| {
                let topics = claim.fields.topics.latest();
                topics
                    .iter()
                    .flat_map(|topics| topics.iter())
                    .map(ToString::to_string)
                    .collect()
            }),
        })
    }

    async fn every<T: Shape>(&self, kind: &str) -> Result<Vec<Known<T>>, DeskError> {
        let records = every(&*self.store, self.log(), kind).await?;
        Ok(records.into_iter().filter_map(Known::of).collect())
    }
}

/// The order in which states are shown.
fn place(state: CaseState) -> usize {
    match state {
        CaseState::Open => 0,
        CaseState::InReview => 1,
        CaseState::Published => 2,
        CaseState::Closed => 3,
        CaseState::Merged => 4,
    }
}

/// The first days of the months that charts show.
fn months(today: Date) -> Vec<Date> {
    let back = 0..limits::CHART_MONTHS;
    let month = |months: i64| today.first_of_month().saturating_sub(Span::new().months(months));
    back.rev().map(month).collect()
}

fn month_of(time: Time) -> Date {
    jiff::tz::TimeZone::UTC
        .to_datetime(time.timestamp())
        .date()
        .first_of_month()
}

/// Hours that were begun.
fn hours(from: Time, to: Time) -> i64 {
    let took: SignedDuration = to.timestamp().duration_since(from.timestamp());
    (took.as_secs() / 3_600 + 1).max(1)
}

fn publications(months: &[Date], published: Vec<(Time, Option<i64>)>) -> Vec<(Date, Publications)> {
    let of_month = |month: &Date| {
        let of: Vec<_> = published
            .iter()
            .filter(|(time, _)| month_of(*time) == *month)
            .collect();
        let mut took: Vec<i64> = of.iter().filter_map(|(_, took)| *took).collect();
        took.sort_unstable();
        // The least number that the share reaches (nearest rank).
        let reached = |tenths: usize| {
            took.get((took.len() * tenths).div_ceil(10).saturating_sub(1))
                .copied()
        };
        let publications = Publications {
            count: of.len(),
            median_hours: reached(5),
            most_hours: reached(9),
        };
        (*month, publications)
    };
    months.iter().map(of_month).collect()
}

fn share(months: &[Date], found: Vec<(Time, Vec<String>)>) -> Share<String> {
    let mut by_month: HashMap<(Date, &str), usize> = HashMap::new();
    let mut all: BTreeMap<&str, usize> = BTreeMap::new();
    for (time, sorts) in &found {
        let month = month_of(*time);
        for sort in sorts.iter().filter(|_| months.contains(&month)) {
            *by_month.entry((month, sort)).or_default() += 1;
            *all.entry(sort).or_default() += 1;
        }
    }
    let mut commonest: Vec<(&str, usize)> = all.into_iter().collect();
    commonest.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let shown = commonest.len().min(limits::CHART_SORTS);
    let count = |month: &Date, sort: &str| by_month.get(&(*month, sort)).copied().unwrap_or_default();
    let (named, others) = commonest.split_at(shown);
    let mut sorts: Vec<Option<String>> = named.iter().map(|(sort, _)| Some((*sort).to_owned())).collect();
    if !others.is_empty() {
        sorts.push(None);
    }
    let of_month = |month: &Date| {
        let mut counts: Vec<usize> = named.iter().map(|(sort, _)| count(month, sort)).collect();
        if !others.is_empty() {
            counts.push(others.iter().map(|(sort, _)| count(month, sort)).sum());
        }
        (*month, counts)
    };
    Share {
        months: months.iter().map(of_month).collect(),
        sorts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Time {
        text.parse().unwrap()
    }

    #[test]
    fn months_end_with_this_one() {
        let months = months("2026-03-31".parse().unwrap());
        assert_eq!(months.len() as i64, limits::CHART_MONTHS);
        assert_eq!(months.last().unwrap().to_string(), "2026-03-01");
        assert_eq!(months[0].to_string(), "2025-04-01");
    }

    #[test]
    fn half_and_nine_tenths_of_publications_took_no_longer() {
        let march = "2026-03-01".parse().unwrap();
        let at = time("2026-03-05T10:00:00.000Z");
        let mut published: Vec<_> = (1..=10).map(|hours| (at, Some(hours))).collect();
        published.push((at, None));
        published.push((time("2026-02-05T10:00:00.000Z"), Some(99)));
        let found = publications(&[march], published);
        let expected = Publications {
            count: 11,
            median_hours: Some(5),
            most_hours: Some(9),
        };
        assert_eq!(found, [(march, expected)]);
        assert_eq!(publications(&[march], vec![]), [(march, Publications::default())]);
    }

    #[test]
    fn sorts_beyond_the_limit_are_counted_together() {
        let march: Date = "2026-03-01".parse().unwrap();
        let at = time("2026-03-05T10:00:00.000Z");
        let sorts = |range: std::ops::Range<usize>| range.map(|i| format!("t{i:02}")).collect::<Vec<_>>();
        let found = share(
            &[march],
            vec![(at, sorts(0..limits::CHART_SORTS + 2)), (at, sorts(0..1))],
        );
        assert_eq!(found.sorts.len(), limits::CHART_SORTS + 1);
        assert_eq!(
            (found.sorts[0].as_deref(), found.sorts.last().unwrap()),
            (Some("t00"), &None)
        );
        assert_eq!(found.months[0].1[0], 2);
        assert_eq!(found.months[0].1.last(), Some(&2));
        let exactly = share(&[march], vec![(at, sorts(0..limits::CHART_SORTS))]);
        assert_eq!(exactly.sorts.len(), limits::CHART_SORTS);
        assert!(exactly.sorts.iter().all(Option::is_some));
    }
}
