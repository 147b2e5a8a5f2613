//! Names and offices in running text, by capital letters and the lexicon.
//!
//! Not a named-entity model: it says where a capitalised run stands and how far it reaches, which is what attribution
//! and antecedents need. Case endings stay on the name except where a step asks for [`base_form`].

use std::collections::HashSet;
use std::ops::Range;

use ortaq_lang::Language;

use super::article::Article;
use super::lexicon::Lexicon;
use super::limits;
use super::words::Word;

/// A run of capitalised words with the office that stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its words, by place.
    pub words: Range<usize>,
    /// How many of them are capitalised and no office, country, month or function word.
    pub names: usize,
    /// Whether one of them is an office, profession or organisation.
    pub office: bool,
}

/// Names that the article writes with a capital inside a sentence, folded.
#[must_use]
pub fn known(article: &Article<'_>) -> HashSet<String> {
    let mut names = HashSet::new();
    for words in &article.words {
        for word in words.iter().skip(1).filter(|word| word.capital) {
            if names.len() == limits::MAX_NAMES {
                return names;
            }
            names.insert(word.folded.clone());
        }
    }
    names
}

/// The name phrases of a clause. `text` is what the words' ranges point into.
///
/// A capital at the start of the clause counts only where the word is no function word; alone it also has to be
/// `known` from inside another sentence or stand beside an office.
#[must_use]
pub fn phrases(text: &str, words: &[Word], language: Language, known: &HashSet<String>) -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match phrase_at(text, words, at, language, known) {
            Some(phrase) => {
                at = phrase.words.end;
                found.push(phrase);
            }
            None => at += 1,
        }
    }
    found
}

fn phrase_at(
    text: &str,
    words: &[Word],
    at: usize,
    language: Language,
    known: &HashSet<String>,
) -> Option<Phrase> {
    let lexicon = Lexicon::of(language);
    let mut phrase = Phrase {
        words: at..at,
        names: 0,
        office: false,
    };
    let mut next = at;
    while next < words.len() && next - at < limits::MAX_SPEAKER_WORDS {
        if next > at && !adjoins(text, &words[next - 1], &words[next]) {
            break;
        }
        let Some(taken) = take(words, next, lexicon, &mut phrase) else {
            break;
        };
        next += taken;
        phrase.words.end = next;
        if without_apostrophe_ending(&words[next - 1].folded, language).len() < words[next - 1].folded.len() {
            break;
        }
    }
    let lonely_start = at == 0 && phrase.names == 1 && !phrase.office && phrase.words.len() == 1;
    if phrase.words.is_empty() || (lonely_start && !known.contains(&words[0].folded)) {
        return None;
    }
    Some(phrase)
}

/// Takes the word at `next` into the phrase where it belongs to it, with the words of an office that leads over to
/// a name ("министр иностранных дел Иван Петров").
fn take(words: &[Word], next: usize, lexicon: &Lexicon, phrase: &mut Phrase) -> Option<usize> {
    let word = &words[next];
    if let Some(matched) = lexicon.role.match_at(words, next) {
        // After a full name an office belongs to somebody else: "… Lalə Səfərli jurnalistlərə bildirib".
        if phrase.names >= 2 {
            return None;
        }
        phrase.office = true;
        let end = next + matched.len;
        return Some(matched.len + bridge(words, end, lexicon));
    }
    if lexicon.organisation.contains(word) {
        phrase.office = true;
        return Some(1);
    }
    let name = word.capital && !lexicon.stop.contains(word) && !lexicon.months.contains(word);
    if !name {
        return None;
    }
    if lexicon.countries.match_at(words, next).is_none() {
        phrase.names += 1;
    }
    Some(1)
}

/// Small words between an office and the name after it, where a name follows within three words.
fn bridge(words: &[Word], from: usize, lexicon: &Lexicon) -> usize {
    const LONGEST: usize = 3;
    let end = words.len().min(from + LONGEST + 1);
    for at in from..end {
        let word = &words[at];
        if word.capital {
            return at - from;
        }
        if lexicon.speech.match_at(words, at).is_some()
            || lexicon.complement.contains(word)
            || word.has_digit()
        {
            return 0;
        }
    }
    0
}

/// Whether nothing but a space (or the point of an initial) stands between two words.
fn adjoins(text: &str, left: &Word, right: &Word) -> bool {
    let between = &text[left.range.end..right.range.start];
    let initial = left.folded.chars().count() <= 2 || matches!(left.folded.as_str(), "prof");
    between == " " || between == "\u{a0}" || (initial && matches!(between, ". " | "."))
}

/// Cuts the case ending off a name in the genitive, where the language has one and the ending is certain enough.
#[must_use]
pub fn base_form(name: &str, language: Language, known: &HashSet<String>) -> String {
    let endings: &[&str] = match language {
        Language::Az => &["nın", "nin", "nun", "nün", "ın", "in", "un", "ün"],
        Language::Kk => &["ның", "нің", "дың", "дің", "тың", "тің"],
        Language::Ky => &[
            "нын", "нин", "нун", "нүн", "дын", "дин", "дун", "дүн", "тын", "тин", "тун", "түн",
        ],
        Language::Uz => &["ning", "нинг"],
        Language::Tk => &["nyň", "niň", "nuň", "nüň", "yň", "iň", "uň", "üň"],
        Language::Tt | Language::Ba => &["ның", "нең"],
        _ => &[],
    };
    let last = name.rsplit(' ').next().unwrap_or(name);
    let stems: Vec<&str> = endings
        .iter()
        .filter_map(|&ending| last.strip_suffix(ending))
        .collect();
    let known_stem = stems
        .iter()
        .find(|stem| known.contains(&super::words::fold(stem, language)));
    // Without a witness: a surname's stem has four letters or more, and the longest ending is the likeliest.
    let stem = known_stem.or_else(|| stems.iter().find(|stem| stem.chars().count() >= 4));
    match stem {
        Some(stem) => name[..name.len() - last.len() + stem.len()].to_owned(),
        None => without_apostrophe_ending(name, language).to_owned(),
    }
}

/// Turkish writes the case ending of a name after an apostrophe, English the possessive.
#[must_use]
pub fn without_apostrophe_ending(name: &str, language: Language) -> &str {
    if !matches!(language, Language::Tr | Language::En | Language::Az) {
        return name;
    }
    match name.rfind(super::words::is_apostrophe) {
        Some(at) if name[at..].chars().count() <= 6 => &name[..at],
        _ => name,
    }
}
