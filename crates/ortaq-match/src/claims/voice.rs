//! Who says a sentence: the outlet, somebody it quotes, or somebody whose words it reports.
//!
//! By rules over quotation marks, verbs of saying and capitalised names; a speaker that the article does not make
//! plain stays unnamed.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::article::Article;
use super::limits;
use super::names;
use super::quotes::{Quotation, quotations};
use super::speaker::{Clause, Named};
use super::words::{Word, clip_end, clip_start, words};

/// Who says a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Voice {
    /// The outlet itself.
    Outlet,
    /// Somebody's own words, in quotation marks or after a dialogue dash.
    Quote {
        /// Name and title as the article gives them, where it does.
        speaker: Option<String>,
    },
    /// Somebody's words in the outlet's ("the minister said that …").
    Reported {
        /// Name and title as the article gives them, where it does.
        speaker: Option<String>,
    },
}

impl Voice {
    /// The speaker, where somebody other than the outlet is named.
    #[must_use]
    pub fn speaker(&self) -> Option<&str> {
        match self {
            Self::Outlet => None,
            Self::Quote { speaker } | Self::Reported { speaker } => speaker.as_deref(),
        }
    }
}

/// The voice of each sentence of the article.
#[must_use]
pub fn voices(article: &Article<'_>) -> Vec<Voice> {
    let quotations = quotations(article.paragraphs, article.language);
    let mut reader = Reader::new(article, &quotations);
    (0..article.sentences.len()).map(|at| reader.read(at)).collect()
}

/// A part of a quotation, with the place of the quotation.
type Part = (Range<usize>, usize);

/// Reads the sentences in order and remembers who spoke last.
struct Reader<'a> {
    article: &'a Article<'a>,
    quotations: &'a [Quotation],
    /// Parts of quotations by paragraph.
    parts: HashMap<usize, Vec<Part>>,
    /// Which quotations are long enough to be speech.
    speech: Vec<bool>,
    /// Speakers of the quotations, once looked up.
    speakers: HashMap<usize, Option<String>>,
    known: HashSet<String>,
    /// Speakers named so far, by each folded word of theirs.
    mentioned: HashMap<String, String>,
    /// The last speaker and the paragraph they spoke in.
    last: Option<(String, usize)>,
}

impl<'a> Reader<'a> {
    fn new(article: &'a Article<'a>, quotations: &'a [Quotation]) -> Self {
        let mut parts: HashMap<usize, Vec<Part>> = HashMap::new();
        for (place, quotation) in quotations.iter().enumerate() {
            for (paragraph, range) in &quotation.parts {
                parts.entry(*paragraph).or_default().push((range.clone(), place));
            }
        }
        Self {
            article,
            quotations,
            parts,
            speech: quotations
                .iter()
                .map(|quotation| is_speech(article, quotation))
                .collect(),
            speakers: HashMap::new(),
            known: names::known(article),
            mentioned: HashMap::new(),
            last: None,
        }
    }

    fn read(&mut self, at: usize) -> Voice {
        if self.article.sentences[at].text.len() > limits::MAX_SENTENCE_BYTES {
            return Voice::Outlet;
        }
        let voice = match self.quotation_of(at) {
            Some(place) => Voice::Quote {
                speaker: self.speaker_of(place, at),
            },
            None => self.reported(at),
        };
        if let Some(speaker) = voice.speaker() {
            self.remember(speaker.to_owned(), self.article.sentences[at].paragraph);
        }
        voice
    }

    fn remember(&mut self, speaker: String, paragraph: usize) {
        if self.mentioned.len() < limits::MAX_NAMES {
            for word in words(&speaker, self.article.language) {
                self.mentioned.insert(word.folded, speaker.clone());
            }
        }
        self.last = Some((speaker, paragraph));
    }

    /// The quotation that most of the sentence, or enough of it beside a verb of saying, stands in.
    fn quotation_of(&self, at: usize) -> Option<usize> {
        let sentence = &self.article.sentences[at];
        let parts = self.parts.get(&sentence.paragraph)?;
        let mut best = None;
        for (range, place) in overlapping(parts, &sentence.range) {
            let inside = self.article.words[at]
                .iter()
                .filter(|word| {
                    let start = sentence.range.start + word.range.start;
                    range.contains(&start)
                })
                .count();
            if best.is_none_or(|(most, _)| inside > most) {
                best = Some((inside, place));
            }
        }
        let (inside, place) = best?;
        let all = self.article.words[at].len();
        let enough = inside >= limits::MIN_QUOTE_WORDS || (inside * 2 > all && self.speech[place]);
        let own = inside * 2 >= all || self.clause(at, self.outside(at)).1.is_some();
        (enough && own).then_some(place)
    }

    /// The words of a sentence that stand in no quotation long enough to be speech.
    fn outside(&self, at: usize) -> Vec<Word> {
        let sentence = &self.article.sentences[at];
        let parts = self.parts.get(&sentence.paragraph).map_or(&[][..], Vec::as_slice);
        let speech: Vec<Range<usize>> = overlapping(parts, &sentence.range)
            .filter(|(_, place)| self.speech[*place])
            .map(|(range, _)| range)
            .collect();
        let words = self.article.words[at].iter();
        words
            .filter(|word| {
                !speech
                    .iter()
                    .any(|range| range.contains(&(sentence.range.start + word.range.start)))
            })
            .cloned()
            .collect()
    }

    /// What the given words of sentence `at` say about a speaker; `None` where they have no verb of saying.
    fn clause(&self, at: usize, outside: Vec<Word>) -> (Vec<Word>, Option<Named>) {
        let clause = Clause {
            text: &self.article.sentences[at].text,
            words: &outside,
            language: self.article.language,
            lexicon: self.article.lexicon,
            known: &self.known,
        };
        let named = clause.marker().map(|marker| clause.speaker(marker));
        (outside, named)
    }

    fn speaker_of(&mut self, place: usize, at: usize) -> Option<String> {
        if let Some(speaker) = self.speakers.get(&place) {
            return speaker.clone();
        }
        let speaker = self.attribute(place, at);
        self.speakers.insert(place, speaker.clone());
        speaker
    }

    /// Looks for the speaker in the aside of a dialogue line, after the quotation, before it, and last in who spoke
    /// just before.
    fn attribute(&self, place: usize, at: usize) -> Option<String> {
        let quotation = &self.quotations[place];
        let named = self
            .in_aside(quotation)
            .or_else(|| self.after(quotation))
            .or_else(|| self.before(quotation));
        match named {
            Some(named) => self.resolve(named),
            None => self.goes_on(quotation, at),
        }
    }

    fn resolve(&self, named: Named) -> Option<String> {
        match named {
            Named::Name(name) => Some(self.fuller(name)),
            Named::Office(office) => Some(self.fuller(office)),
            Named::Before => self.last.as_ref().map(|(speaker, _)| speaker.clone()),
            Named::Nobody => None,
        }
    }

    /// The fuller form under which the same speaker was named before ("Petrov", "the minister").
    fn fuller(&self, name: String) -> String {
        let words = words(&name, self.article.language);
        let Some(last) = words.last() else { return name };
        match self.mentioned.get(&last.folded) {
            Some(full) if full.len() > name.len() => full.clone(),
            _ => name,
        }
    }

    fn in_aside(&self, quotation: &Quotation) -> Option<Named> {
        let (paragraph, range) = quotation.aside.clone()?;
        self.named_in(clip_end(
            &self.article.paragraphs[paragraph][range],
            limits::MAX_ATTRIBUTION_BYTES,
        ))
    }

    /// The outlet's words from the end of the quotation to the end of that sentence.
    fn after(&self, quotation: &Quotation) -> Option<Named> {
        let (paragraph, range) = quotation.parts.last()?;
        let text = &self.article.paragraphs[*paragraph];
        let rest = &text[range.end..];
        let start = range.end + rest.find(char::is_alphanumeric)?;
        let sentence = &self.article.sentences[self.article.sentence_at(*paragraph, start)?];
        let end = self.until_next_part(*paragraph, start).min(sentence.range.end);
        self.named_in(clip_end(text.get(start..end)?, limits::MAX_ATTRIBUTION_BYTES))
    }

    /// The outlet's words that lead up to the quotation: in its sentence, else in the one before.
    fn before(&self, quotation: &Quotation) -> Option<Named> {
        let (paragraph, range) = quotation.parts.first()?;
        let text = &self.article.paragraphs[*paragraph];
        let start = self
            .article
            .sentence_at(*paragraph, range.start)
            .map_or(0, |at| self.article.sentences[at].range.start);
        let lead = text.get(start.min(range.start)..range.start)?;
        if lead.chars().any(char::is_alphanumeric) {
            return self.named_in(clip_start(lead, limits::MAX_ATTRIBUTION_BYTES));
        }
        let first = self.article.sentence_at(*paragraph, range.start)?;
        let previous = self.article.sentences.get(first.checked_sub(1)?)?;
        let leads = previous.text.trim_end().ends_with(':');
        let too_long = previous.text.len() > limits::MAX_SENTENCE_BYTES;
        if too_long || (!leads && previous.paragraph != *paragraph) {
            return None;
        }
        let outside = self.outside(first - 1);
        self.clause(first - 1, outside).1
    }

    fn until_next_part(&self, paragraph: usize, from: usize) -> usize {
        let parts = self.parts.get(&paragraph).map_or(&[][..], Vec::as_slice);
        let next = parts.partition_point(|(range, _)| range.start < from);
        parts.get(next).map_or(usize::MAX, |(range, _)| range.start)
    }

    fn named_in(&self, text: &str) -> Option<Named> {
        let mut words = words(text, self.article.language);
        words.truncate(limits::MAX_ATTRIBUTION_WORDS);
        let clause = Clause {
            text,
            words: &words,
            language: self.article.language,
            lexicon: self.article.lexicon,
            known: &self.known,
        };
        clause.marker().map(|marker| clause.speaker(marker))
    }

    /// A quotation that nothing attributes goes on from the speaker of the paragraph before where it opens its own.
    fn goes_on(&self, quotation: &Quotation, at: usize) -> Option<String> {
        let (speaker, paragraph) = self.last.as_ref()?;
        let (own, range) = quotation.parts.first()?;
        let opens_paragraph = !self.article.paragraphs[*own][..range.start]
            .chars()
            .any(char::is_alphanumeric);
        let near = self.article.sentences[at].paragraph.saturating_sub(*paragraph) <= 1;
        (near && (own == paragraph || opens_paragraph)).then(|| speaker.clone())
    }

    fn reported(&self, at: usize) -> Voice {
        const FEWEST: usize = 4;
        let (outside, named) = self.clause(at, self.outside(at));
        let Some(named) = named else { return Voice::Outlet };
        if outside.len() < FEWEST {
            return Voice::Outlet;
        }
        let lexicon = self.article.lexicon;
        let introduced = lexicon.complement.find(&outside).is_some()
            || lexicon.nominal.find(&outside).is_some()
            || lexicon.source.find(&outside).is_some();
        match named {
            Named::Nobody if !introduced => Voice::Outlet,
            named => Voice::Reported {
                speaker: self.resolve(named),
            },
        }
    }
}

/// Whether a quotation has words enough to be speech and not a name.
fn is_speech(article: &Article<'_>, quotation: &Quotation) -> bool {
    let parts = quotation.parts.iter();
    let words =
        parts.flat_map(|(paragraph, range)| article.paragraphs[*paragraph][range.clone()].split_whitespace());
    words.take(limits::MIN_QUOTE_WORDS).count() == limits::MIN_QUOTE_WORDS
}

/// The parts that overlap `range`; `parts` are in order and apart from each other.
fn overlapping<'p>(parts: &'p [Part], range: &Range<usize>) -> impl Iterator<Item = Part> + use<'p> {
    let start = parts.partition_point(|(part, _)| part.end <= range.start);
    let end = range.end;
    parts[start..]
        .iter()
        .take_while(move |(part, _)| part.start < end)
        .cloned()
}
