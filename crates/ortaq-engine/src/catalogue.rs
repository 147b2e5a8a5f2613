//! The catalogue: every fact-check in the order of publication, with what lists of them are filtered by.
//!
//! A reading of the knowledge base that is held in memory, some fifty bytes a fact-check. Lists, counts and permanent
//! names come from here; the records themselves come from [`Knowledge::records`]. Not here: searching by meaning or words.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use ortaq_core::{FactCheck, Verdict};
use sha2::{Digest, Sha256};

use crate::knowledge::{Knowledge, KnowledgeError};

/// Bytes of a name.
const NAME_BYTES: usize = 16;
/// How a cursor writes that a fact-check carries no date.
const UNDATED: &str = "undated";

/// The permanent name of a fact-check in addresses: the first half of the SHA-256 of its identifier. Identifiers
/// themselves are web addresses or anything else that a publisher chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name([u8; NAME_BYTES]);

impl Name {
    /// The name of the fact-check with this identifier.
    #[must_use]
    pub fn of(id: &str) -> Self {
        let mut name = [0; NAME_BYTES];
        name.copy_from_slice(&Sha256::digest(id)[..NAME_BYTES]);
        Self(name)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The text is not a name or cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not the name of a fact-check")]
pub struct InvalidName;

impl FromStr for Name {
    type Err = InvalidName;

    fn from_str(text: &str) -> Result<Self, InvalidName> {
        let digits = text.as_bytes();
        if digits.len() != 2 * NAME_BYTES {
            return Err(InvalidName);
        }
        // One spelling a name: only lowercase digits.
        let digit = |digit: u8| match digit {
            b'0'..=b'9' => Ok(digit - b'0'),
            b'a'..=b'f' => Ok(digit - b'a' + 10),
            _ => Err(InvalidName),
        };
        let mut name = [0; NAME_BYTES];
        for (byte, pair) in name.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Ok(Self(name))
    }
}

/// A place in the list of all fact-checks. It stays valid when others are added or removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    /// The newest come first, those without a date last.
    published: Reverse<Option<Date>>,
    name: Name,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.published.0 {
            Some(date) => write!(f, "{date}.{}", self.name),
            None => write!(f, "{UNDATED}.{}", self.name),
        }
    }
}

impl FromStr for Cursor {
    type Err = InvalidName;

    fn from_str(text: &str) -> Result<Self, InvalidName> {
        let (date, name) = text.split_once('.').ok_or(InvalidName)?;
        let published = match date {
            UNDATED => None,
            date => Some(date.parse().map_err(|_| InvalidName)?),
        };
        Ok(Self {
            published: Reverse(published),
            name: name.parse()?,
        })
    }
}

/// Which fact-checks a list is about; `None` leaves a field open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Primary subtag of the claim's language, for example `az`.
    pub language: Option<String>,
    /// Normalised rating.
    pub verdict: Option<Verdict>,
    /// The outlet by its name.
    pub outlet: Option<String>,
    /// A topic, as outlets write it.
    pub topic: Option<String>,
    /// Published on this day or later.
    pub from: Option<Date>,
    /// Published on this day or earlier.
    pub to: Option<Date>,
}

impl Filter {
    /// Whether every fact-check passes.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// Whether this fact-check passes.
    #[must_use]
    pub fn admits(&self, record: &FactCheck) -> bool {
        let language = record.language.as_deref().map(primary).unwrap_or_default();
        self.language.as_deref().is_none_or(|asked| asked == language)
            && self.verdict.is_none_or(|asked| asked == record.rating.verdict)
            && self
                .outlet
                .as_deref()
                .is_none_or(|asked| asked == record.outlet.name)
            && self
                .topic
                .as_ref()
                .is_none_or(|asked| record.topics.contains(asked))
            && self.admits_date(record.published)
    }

    fn admits_date(&self, published: Option<Date>) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        published.is_some_and(|date| {
            self.from.is_none_or(|from| date >= from) && self.to.is_none_or(|to| date <= to)
        })
    }
}

/// Where a page of the list starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// With the newest.
    Newest,
    /// After this one: older ones.
    After(Cursor),
    /// Before this one: newer ones.
    Before(Cursor),
}

/// One page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Keys of the fact-checks, newest first.
    pub keys: Vec<u64>,
    /// How many pass the filter in all.
    pub total: usize,
    /// Where newer ones end, if there are any.
    pub newer: Option<Cursor>,
    /// Where older ones start, if there are any.
    pub older: Option<Cursor>,
}

/// A value of a field and how many fact-checks have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The value.
    pub value: String,
    /// How many.
    pub count: usize,
}

struct Entry {
    cursor: Cursor,
    key: u64,
    outlet: u32,
    language: u32,
    verdict: Verdict,
    topics: Box<[u32]>,
}

/// All fact-checks of a knowledge base, newest first.
pub struct Catalogue {
    entries: Vec<Entry>,
    by_name: HashMap<Name, u32>,
    outlets: Values,
    languages: Values,
    topics: Values,
}

impl Catalogue {
    /// Reads the knowledge base through.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn read(knowledge: &Knowledge) -> Result<Self, KnowledgeError> {
        let mut entries = Vec::new();
        let mut outlets = Values::default();
        let mut languages = Values::default();
        let mut topics = Values::default();
        knowledge
            .each_record(&mut |key, record| {
                let language = record.language.as_deref().map(primary).unwrap_or_default();
                entries.push(Entry {
                    cursor: Cursor {
                        published: Reverse(record.published),
                        name: Name::of(&record.id),
                    },
                    key,
                    outlet: outlets.count(&record.outlet.name),
                    language: languages.count(language),
                    verdict: record.rating.verdict,
                    topics: record.topics.iter().map(|topic| topics.count(topic)).collect(),
                });
            })
            .await?;
        entries.sort_unstable_by_key(|entry| entry.cursor);
        let by_name = entries
            .iter()
            .zip(0..)
            .map(|(e, at)| (e.cursor.name, at))
            .collect();
        Ok(Self {
            entries,
            by_name,
            outlets,
            languages,
            topics,
        })
    }

    /// How many fact-checks there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The key of the fact-check with this name.
    #[must_use]
    pub fn key(&self, name: Name) -> Option<u64> {
        let at = *self.by_name.get(&name)?;
        Some(self.entries.get(at as usize)?.key)
    }

    /// The place of a fact-check in the list of all, from 0; `None` where there is none of this name.
    #[must_use]
    pub fn place(&self, name: Name) -> Option<usize> {
        self.by_name.get(&name).map(|at| *at as usize)
    }

    /// A page of at most `count` fact-checks that pass the filter.
    #[must_use]
    pub fn list(&self, filter: &Filter, start: Start, count: usize) -> Listing {
        let passing = self.passing(filter);
        let first_from = |cursor: Cursor| {
            let before = |at: &u32| self.entries[*at as usize].cursor < cursor;
            passing.partition_point(before)
        };
        let (from, to) = match start {
            Start::Newest => (0, count),
            Start::After(cursor) => {
                let at = first_from(cursor);
                let is_cursor = passing
                    .get(at)
                    .is_some_and(|at| self.entries[*at as usize].cursor == cursor);
                let from = at + usize::from(is_cursor);
                (from, from + count)
            }
            Start::Before(cursor) => {
                let to = first_from(cursor);
                (to.saturating_sub(count), to)
            }
        };
        let page = &passing[from..to.min(passing.len())];
        let cursor = |at: Option<&u32>| at.map(|at| self.entries[*at as usize].cursor);
        Listing {
            keys: page.iter().map(|at| self.entries[*at as usize].key).collect(),
            total: passing.len(),
            newer: cursor(page.first()).filter(|_| from > 0),
            older: cursor(page.last()).filter(|_| to < passing.len()),
        }
    }

    /// The names of all fact-checks with the primary subtag of their language, newest first.
    pub fn names(&self) -> impl ExactSizeIterator<Item = (Name, Option<Date>, &str)> {
        self.entries.iter().map(|entry| {
            let language = self.languages.value(entry.language);
            (entry.cursor.name, entry.cursor.published.0, language)
        })
    }

    /// Outlets, those with the most fact-checks first.
    #[must_use]
    pub fn outlets(&self) -> Vec<Group> {
        self.outlets.groups()
    }

    /// Languages by their primary subtag, most frequent first; empty where it is not known.
    #[must_use]
    pub fn languages(&self) -> Vec<Group> {
        self.languages.groups()
    }

    /// Topics, most frequent first.
    #[must_use]
    pub fn topics(&self) -> Vec<Group> {
        self.topics.groups()
    }

    /// Normalised ratings, in the order of the scale, those that do not occur left out.
    #[must_use]
    pub fn verdicts(&self) -> Vec<(Verdict, usize)> {
        let count = |verdict| self.entries.iter().filter(|e| e.verdict == verdict).count();
        let all = Verdict::ALL.into_iter().map(|verdict| (verdict, count(verdict)));
        all.filter(|(_, count)| *count > 0).collect()
    }

    fn passing(&self, filter: &Filter) -> Vec<u32> {
        let outlet = filter.outlet.as_deref().map(|outlet| self.outlets.number(outlet));
        let language = filter
            .language
            .as_deref()
            .map(|language| self.languages.number(language));
        let topic = filter.topic.as_deref().map(|topic| self.topics.number(topic));
        let passes = |entry: &Entry| {
            outlet.is_none_or(|outlet| outlet == Some(entry.outlet))
                && language.is_none_or(|language| language == Some(entry.language))
                && filter.verdict.is_none_or(|verdict| verdict == entry.verdict)
                && topic.is_none_or(|topic| topic.is_some_and(|topic| entry.topics.contains(&topic)))
                && filter.admits_date(entry.cursor.published.0)
        };
        let numbered = self.entries.iter().zip(0..);
        numbered
            .filter_map(|(entry, at)| passes(entry).then_some(at))
            .collect()
    }
}

/// Values of a field, numbered and counted.
#[derive(Default)]
struct Values {
    numbers: HashMap<String, u32>,
    counts: Vec<(String, usize)>,
}

impl Values {
    fn count(&mut self, value: &str) -> u32 {
        if let Some(&number) = self.numbers.get(value) {
            self.counts[number as usize].1 += 1;
            return number;
        }
        let number = self.counts.len() as u32;
        self.numbers.insert(value.to_owned(), number);
        self.counts.push((value.to_owned(), 1));
        number
    }

    fn number(&self, value: &str) -> Option<u32> {
        self.numbers.get(value).copied()
    }

    fn value(&self, number: u32) -> &str {
        self.counts.get(number as usize).map_or("", |(value, _)| value)
    }

    fn groups(&self) -> Vec<Group> {
        let group = |(value, count): &(String, usize)| Group {
            value: value.clone(),
            count: *count,
        };
        let mut groups: Vec<Group> = self.counts.iter().map(group).collect();
        groups.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        groups
    }
}

/// The language of a BCP 47 tag without script and region.
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::home::Home;

    async fn catalogue() -> (tempfile::TempDir, Knowledge, Catalogue) {
        let folder = tempfile::tempdir().unwrap();
        let knowledge = Knowledge::open(&Home::new(folder.path()), &mut |_| ())
            .await
            .unwrap();
        let catalogue = Catalogue::read(&knowledge).await.unwrap();
        (folder, knowledge, catalogue)
    }

    fn walk(catalogue: &Catalogue, filter: &Filter, count: usize) -> Vec<Vec<u64>> {
        let mut pages = Vec::new();
        let mut start = Start::Newest;
        loop {
            let listing = catalogue.list(filter, start, count);
            pages.push(listing.keys);
            match listing.older {
                Some(cursor) => start = Start::After(cursor.to_string().parse().unwrap()),
                None => return pages,
            }
        }
    }

    #[tokio::test]
    async fn paging_shows_every_fact_check_once_newest_first_and_leads_back() {
        let (_folder, knowledge, catalogue) = catalogue().await;
        let pages = walk(&catalogue, &Filter::default(), 20);
        let keys: Vec<u64> = pages.concat();
        assert_eq!(keys.len(), catalogue.len());
        let records = knowledge.records(&keys).await.unwrap();
        let dates: Vec<_> = records.iter().map(|(_, r)| Reverse(r.published)).collect();
        assert!(dates.is_sorted());
        let unique: std::collections::HashSet<_> = keys.iter().collect();
        assert_eq!(unique.len(), keys.len());
        let second = catalogue.list(
            &Filter::default(),
            Start::After(
                catalogue
                    .list(&Filter::default(), Start::Newest, 20)
                    .older
                    .unwrap(),
            ),
            20,
        );
        let back = catalogue.list(&Filter::default(), Start::Before(second.newer.unwrap()), 20);
        assert_eq!((back.keys, back.newer), (pages[0].clone(), None));
    }

    #[tokio::test]
    async fn a_filter_admits_the_same_in_the_list_as_one_by_one() {
        let (_folder, knowledge, catalogue) = catalogue().await;
        let outlet = catalogue.outlets()[0].value.clone();
        let filters = [
            Filter {
                language: Some("az".into()),
                ..Filter::default()
            },
            Filter {
                verdict: Some(Verdict::False),
                from: Some(jiff::civil::date(2025, 6, 1)),
                to: Some(jiff::civil::date(2025, 12, 31)),
                ..Filter::default()
            },
            Filter {
                outlet: Some(outlet),
                ..Filter::default()
            },
            Filter {
                language: Some("nobody".into()),
                ..Filter::default()
            },
        ];
        let all = walk(&catalogue, &Filter::default(), 1_000).concat();
        let all = knowledge.records(&all).await.unwrap();
        for filter in filters {
            let expected: Vec<u64> = all
                .iter()
                .filter(|(_, record)| filter.admits(record))
                .map(|(key, _)| *key)
                .collect();
            assert_eq!(walk(&catalogue, &filter, 7).concat(), expected, "{filter:?}");
            let total = catalogue.list(&filter, Start::Newest, 1).total;
            assert_eq!(total, expected.len());
        }
    }

    #[tokio::test]
    async fn every_fact_check_is_found_by_its_name() {
        let (_folder, knowledge, catalogue) = catalogue().await;
        for (name, ..) in catalogue.names() {
            let key = catalogue.key(name.to_string().parse().unwrap()).unwrap();
            let records = knowledge.records(&[key]).await.unwrap();
            assert_eq!(Name::of(&records[0].1.id), name);
        }
        assert_eq!(catalogue.key(Name::of("nobody")), None);
    }

    #[test]
    fn names_and_cursors_have_one_spelling() {
        let name = Name::of("https://example.org/1").to_string();
        assert_eq!(name.len(), 32);
        assert!(name.parse::<Name>().is_ok());
        for bad in [
            "",
            "0",
            &name.to_uppercase(),
            &format!("{name}0"),
            "ə".repeat(16).as_str(),
        ] {
            assert_eq!(bad.parse::<Name>(), Err(InvalidName), "{bad}");
        }
        for good in [format!("2026-03-01.{name}"), format!("undated.{name}")] {
            assert_eq!(good.parse::<Cursor>().unwrap().to_string(), good);
        }
        for bad in [name.clone(), format!("2026-13-01.{name}"), "undated.".to_owned()] {
            assert_eq!(bad.parse::<Cursor>(), Err(InvalidName), "{bad}");
        }
    }
}
