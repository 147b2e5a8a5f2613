//! A set of word patterns that is looked up in time linear in the text, whatever its size.

use std::collections::{HashMap, HashSet};

use crate::claims::words::Word;

/// Words, open-ended words, phrases and endings to look for.
#[derive(Debug, Default)]
pub struct Patterns {
    /// Phrases by their first word or stem.
    phrases: HashMap<&'static str, Vec<Phrase>>,
    /// Endings, longest match not needed.
    endings: HashSet<&'static str>,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<Part>,
    reading: Option<&'static str>,
}

#[derive(Debug)]
struct Part {
    text: &'static str,
    open: bool,
}

impl Part {
    fn matches(&self, word: &str) -> bool {
        if self.open {
            word.starts_with(self.text)
        } else {
            word == self.text
        }
    }
}

/// Where a pattern was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The first word of it.
    pub at: usize,
    /// How many words it spans.
    pub len: usize,
    /// The base form that the table gives for it.
    pub reading: Option<&'static str>,
}

impl Patterns {
    /// Reads `entry, entry, …` as the module describes.
    pub(super) fn parse(entries: &'static str) -> Self {
        let mut patterns = Self::default();
        for entry in entries
            .split(',')
            .map(str::trim)
            .filter(|entry| !entry.is_empty())
        {
            if let Some(ending) = entry.strip_prefix('*') {
                patterns.endings.insert(ending);
                continue;
            }
            let (spelling, reading) = match entry.split_once('=') {
                Some((spelling, reading)) => (spelling, Some(reading)),
                None => (entry, None),
            };
            let words: Vec<Part> = spelling
                .split_whitespace()
                .map(|text| match text.strip_suffix('*') {
                    Some(stem) => Part {
                        text: stem,
                        open: true,
                    },
                    None => Part { text, open: false },
                })
                .collect();
            if let Some(first) = words.first() {
                patterns
                    .phrases
                    .entry(first.text)
                    .or_default()
                    .push(Phrase { words, reading });
            }
        }
        patterns
    }

    /// The longest pattern that begins at word `at`.
    #[must_use]
    pub fn match_at(&self, words: &[Word], at: usize) -> Option<Match> {
        let word = words.get(at)?.folded.as_str();
        let stems = word
            .char_indices()
            .map(|(end, _)| end)
            .skip(1)
            .chain([word.len()]);
        let longest = stems
            .filter_map(|end| self.phrases.get(&word[..end]))
            .flatten()
            .filter(|phrase| phrase.matches(words, at))
            .max_by_key(|phrase| (phrase.words.len(), phrase.words[0].text.len()))
            .map(|phrase| Match {
                at,
                len: phrase.words.len(),
                reading: phrase.reading,
            });
        longest.or_else(|| {
            self.has_ending(word).then_some(Match {
                at,
                len: 1,
                reading: None,
            })
        })
    }

    fn has_ending(&self, word: &str) -> bool {
        if self.endings.is_empty() {
            return false;
        }
        // An ending needs a stem of at least two letters before it.
        word.char_indices()
            .skip(2)
            .any(|(start, _)| self.endings.contains(&word[start..]))
    }

    /// The first pattern in `words`.
    #[must_use]
    pub fn find(&self, words: &[Word]) -> Option<Match> {
        (0..words.len()).find_map(|at| self.match_at(words, at))
    }

    /// Every pattern in `words`, from left to right, without overlaps.
    #[must_use]
    pub fn find_all(&self, words: &[Word]) -> Vec<Match> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.match_at(words, at) {
                Some(matched) => {
                    at += matched.len;
                    found.push(matched);
                }
                None => at += 1,
            }
        }
        found
    }

    /// Whether `word` alone is in the set.
    #[must_use]
    pub fn contains(&self, word: &Word) -> bool {
        self.match_at(std::slice::from_ref(word), 0).is_some()
    }
}

impl Phrase {
    fn matches(&self, words: &[Word], at: usize) -> bool {
        words.len() >= at + self.words.len()
            && self
                .words
                .iter()
                .zip(&words[at..])
                .all(|(part, word)| part.matches(&word.folded))
    }
}
