//! Makes a claim readable alone: what a pronoun or "the two countries" stands for is written behind it in brackets.
//!
//! Conservative by design: an antecedent is added only where the sentences just before offer exactly one of its kind,
//! in words of the article; otherwise the claim keeps its words and carries the sentence before as its context.

use std::collections::HashSet;
use std::ops::Range;

use super::article::Article;
use super::lexicon::{Lexicon, Patterns};
use super::limits;
use super::names::{self, Phrase};
use super::surface::year;
use super::voice::Voice;
use super::words::Word;

/// A sentence with its antecedents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The sentence, with antecedents added where they are needed and known.
    pub text: String,
    /// The sentence before, where the sentence leans on it.
    pub context: Option<String>,
}

/// What a sentence leaves to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Person,
    BothCountries,
    Country,
    City,
    Region,
    Organisation,
    Year,
}

/// Something left open, and the byte of the sentence behind which its antecedent belongs.
#[derive(Clone, Copy, Debug)]
struct Anaphor {
    gap: Gap,
    end: usize,
}

/// Adds what the sentence at `at` takes from those before it.
#[must_use]
pub fn resolve(article: &Article<'_>, voices: &[Voice], known: &HashSet<String>, at: usize) -> Resolved {
    let text = &article.sentences[at].text;
    let Some(anaphor) = anaphor(article, at) else {
        return Resolved {
            text: text.clone(),
            context: None,
        };
    };
    let antecedent =
        antecedent(article, voices, known, at, anaphor.gap).filter(|found| !text.contains(found.as_str()));
    let resolved = match antecedent {
        Some(found) => format!("{} [{found}]{}", &text[..anaphor.end], &text[anaphor.end..]),
        None => text.clone(),
    };
    let previous = window(article, at)
        .next()
        .map(|before| article.sentences[before].text.clone());
    Resolved {
        text: resolved,
        context: previous,
    }
}

/// The sentences in which an antecedent may stand, nearest first.
fn window<'a>(article: &'a Article<'_>, at: usize) -> impl Iterator<Item = usize> + 'a {
    let paragraph = article.sentences[at].paragraph;
    (at.saturating_sub(limits::MAX_ANTECEDENT_DISTANCE)..at)
        .rev()
        .filter(move |&before| article.sentences[before].paragraph + 1 >= paragraph)
        .filter(|&before| article.sentences[before].text.len() <= limits::MAX_SENTENCE_BYTES)
}

fn anaphor(article: &Article<'_>, at: usize) -> Option<Anaphor> {
    let words = article.words[at].as_slice();
    let lexicon = article.lexicon;
    both_countries(words, lexicon)
        .or_else(|| pointed_at(words, lexicon))
        .or_else(|| bare_organisation(article, words))
        .or_else(|| person(words, lexicon))
}

fn both_countries(words: &[Word], lexicon: &Lexicon) -> Option<Anaphor> {
    let found = lexicon.both.find(words)?;
    let named_here = lexicon.countries.find(&words[..found.at]).is_some();
    (!named_here).then(|| Anaphor {
        gap: Gap::BothCountries,
        end: words[found.at + found.len - 1].range.end,
    })
}

/// "this city", "həmin il": a demonstrative with a noun of one of the classes.
fn pointed_at(words: &[Word], lexicon: &Lexicon) -> Option<Anaphor> {
    let classes = classes(lexicon);
    (0..words.len()).find_map(|at| {
        let pointer = lexicon.demonstrative.match_at(words, at)?;
        let noun = words.get(at + pointer.len)?;
        let named = words
            .get(at + pointer.len + 1)
            .is_some_and(|next| next.capital || next.folded == "of");
        let (gap, _) = classes.iter().find(|(_, nouns)| nouns.contains(noun))?;
        // "the city of …" and "the Energy Ministry" name it themselves.
        (!named && !noun.capital || *gap == Gap::Year).then_some(Anaphor {
            gap: *gap,
            end: noun.range.end,
        })
    })
}

fn classes(lexicon: &Lexicon) -> [(Gap, &Patterns); 5] {
    [
        (Gap::Year, &lexicon.year),
        (Gap::Country, &lexicon.country),
        (Gap::City, &lexicon.city),
        (Gap::Region, &lexicon.region),
        (Gap::Organisation, &lexicon.organisation),
    ]
}

/// "Nazirlik bildirib ki …": an organisation that opens the sentence without a name.
fn bare_organisation(article: &Article<'_>, words: &[Word]) -> Option<Anaphor> {
    let (first, second) = (words.first()?, words.get(1)?);
    let alone = if article.language.is_turkic() {
        // Modifiers come first, so an organisation that opens the sentence has none.
        !second.capital && !article.lexicon.organisation.contains(second)
    } else {
        article.lexicon.speech.contains(second)
    };
    (alone && article.lexicon.organisation.contains(first)).then_some(Anaphor {
        gap: Gap::Organisation,
        end: first.range.end,
    })
}

/// A third-person pronoun among the first two words that no name before it explains.
fn person(words: &[Word], lexicon: &Lexicon) -> Option<Anaphor> {
    const OPENING: usize = 2;
    let at = (0..words.len().min(OPENING)).find(|&at| lexicon.pronoun.match_at(words, at).is_some())?;
    let bound = lexicon.unbound.match_at(words, at).is_none();
    let named_here = words[..at]
        .iter()
        .any(|word| word.capital && !lexicon.stop.contains(word));
    (bound && !named_here).then(|| Anaphor {
        gap: Gap::Person,
        end: words[at].range.end,
    })
}

fn antecedent(
    article: &Article<'_>,
    voices: &[Voice],
    known: &HashSet<String>,
    at: usize,
    gap: Gap,
) -> Option<String> {
    match gap {
        Gap::Person => voices[at]
            .speaker()
            .filter(|_| matches!(voices[at], Voice::Reported { .. }))
            .map(str::to_owned)
            .or_else(|| only_one(article, at, |before| people(article, known, before))),
        Gap::Year => only_one(article, at, |before| years(article, before)),
        Gap::Country => only_one(article, at, |before| countries(article, before)),
        Gap::BothCountries => two_countries(article, at),
        Gap::City => only_one(article, at, |before| {
            named_nouns(article, known, &article.lexicon.city, before)
        }),
        Gap::Region => only_one(article, at, |before| {
            named_nouns(article, known, &article.lexicon.region, before)
        }),
        Gap::Organisation => only_one(article, at, |before| {
            named_nouns(article, known, &article.lexicon.organisation, before)
        }),
    }
}

/// The one candidate of the nearest sentence that has any; none where it has several.
fn only_one(article: &Article<'_>, at: usize, candidates: impl Fn(usize) -> Vec<String>) -> Option<String> {
    let mut nearest = window(article, at)
        .map(candidates)
        .find(|found| !found.is_empty())?;
    nearest.dedup();
    (nearest.len() == 1).then(|| nearest.remove(0))
}

fn two_countries(article: &Article<'_>, at: usize) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    for before in window(article, at) {
        let mut here = countries(article, before);
        here.retain(|country| !found.contains(country));
        found.splice(0..0, here);
        if found.len() >= 2 {
            break;
        }
    }
    (found.len() == 2).then(|| found.join(", "))
}

fn years(article: &Article<'_>, at: usize) -> Vec<String> {
    let mut found: Vec<String> = article.words[at]
        .iter()
        .filter_map(|word| year(word).map(str::to_owned))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn countries(article: &Article<'_>, at: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for matched in article.lexicon.countries.find_all(&article.words[at]) {
        if let Some(name) = matched.reading
            && article.words[at][matched.at].capital
            && !found.iter().any(|known| known == name)
        {
            found.push(name.to_owned());
        }
    }
    found
}

/// People named with first name and surname, or with their office.
fn people(article: &Article<'_>, known: &HashSet<String>, at: usize) -> Vec<String> {
    let (text, words) = (&article.sentences[at].text, article.words[at].as_slice());
    let is_person = |phrase: &Phrase| {
        let organisation = words[phrase.words.clone()]
            .iter()
            .any(|word| article.lexicon.organisation.contains(word));
        let place = words.get(phrase.words.end).is_some_and(|next| {
            [
                &article.lexicon.city,
                &article.lexicon.region,
                &article.lexicon.organisation,
            ]
            .iter()
            .any(|c| c.contains(next))
        });
        !organisation && !place && (phrase.names >= 2 || phrase.office && phrase.names == 1)
    };
    let mut found: Vec<String> = Vec::new();
    for phrase in names::phrases(text, words, article.language, known)
        .iter()
        .filter(|phrase| is_person(phrase))
    {
        let spelled =
            names::without_apostrophe_ending(spell(text, words, &phrase.words), article.language).to_owned();
        if !found.contains(&spelled) {
            found.push(spelled);
        }
    }
    found
}

/// Names that stand with a noun of `class`: "Qaradağ şəhərində", "the city of Karadag", "в городе Карадаге".
fn named_nouns(article: &Article<'_>, known: &HashSet<String>, class: &Patterns, at: usize) -> Vec<String> {
    let (text, words) = (&article.sentences[at].text, article.words[at].as_slice());
    let mut found = Vec::new();
    for noun in class.find_all(words) {
        let before = capitals_before(words, noun.at, article.lexicon, known);
        let after = capitals_after(words, noun.at + 1);
        let form = noun.reading.unwrap_or_else(|| words[noun.at].of(text));
        let name = if !before.is_empty() {
            format!(
                "{} {}",
                spell(text, words, &before),
                like(words[noun.at].capital, form)
            )
        } else if !after.is_empty() && !article.language.is_turkic() {
            spell(text, words, &(noun.at..after.end)).to_owned()
        } else {
            continue;
        };
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// `form` with its first letter as the text has it.
fn like(capital: bool, form: &str) -> String {
    if capital {
        form.to_owned()
    } else {
        form.to_lowercase()
    }
}

/// The capitalised words right before `at`. None where the sentence's first word is among several of them and may
/// owe its capital to its place.
fn capitals_before(words: &[Word], at: usize, lexicon: &Lexicon, known: &HashSet<String>) -> Range<usize> {
    let own = |word: &Word| word.capital && !lexicon.stop.contains(word);
    let names = (0..at)
        .rev()
        .take(limits::MAX_SPEAKER_WORDS)
        .take_while(|&place| own(&words[place]))
        .count();
    let start = at - names;
    let doubtful = start == 0 && names > 1 && !known.contains(&words[0].folded);
    if doubtful { at..at } else { start..at }
}

/// Capitalised words from `from`, an "of" before them included.
fn capitals_after(words: &[Word], from: usize) -> Range<usize> {
    let skipped = usize::from(words.get(from).is_some_and(|word| word.folded == "of"));
    let names = words
        .iter()
        .skip(from + skipped)
        .take(limits::MAX_SPEAKER_WORDS)
        .take_while(|word| word.capital)
        .count();
    if names == 0 {
        from..from
    } else {
        from..from + skipped + names
    }
}

fn spell<'t>(text: &'t str, words: &[Word], range: &Range<usize>) -> &'t str {
    match (
        words.get(range.start),
        range.end.checked_sub(1).and_then(|last| words.get(last)),
    ) {
        (Some(first), Some(last)) if first.range.start <= last.range.end => {
            &text[first.range.start..last.range.end]
        }
        _ => "",
    }
}
