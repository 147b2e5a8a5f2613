//! What the surface of a sentence says about it: figures, names, questions, speech, opinion, form.
//!
//! Thirty-odd numbers that mean the same in every language; what differs stands in the lexicons.

use ortaq_lang::Language;

use super::lexicon::{Lexicon, Patterns};
use super::words::{Word, words};

/// The features, in the order of [`features`].
pub const NAMES: [&str; 34] = [
    "length",
    "very short",
    "very long",
    "numbers",
    "year",
    "percent",
    "money",
    "capitals",
    "names",
    "country",
    "month",
    "office",
    "question mark",
    "exclamation mark",
    "question word",
    "first person",
    "second person",
    "hedge",
    "opinion",
    "greeting",
    "call",
    "quantity or change",
    "past",
    "future",
    "speech",
    "quotation",
    "hashtags",
    "mentions",
    "link",
    "emoji",
    "upper case",
    "word length",
    "page furniture",
    "unfinished",
];

/// How many features there are.
pub const COUNT: usize = NAMES.len();

/// The features of one sentence; each lies about between 0 and 1.
#[must_use]
pub fn features(text: &str, language: Language) -> [f32; COUNT] {
    let lexicon = Lexicon::of(language);
    let all = words(text, language);
    let (tags, links) = (tags(text), has_link(text));
    let count = all.len().max(1) as f32;
    let share = |some: usize| some as f32 / count;
    let few = |some: usize, most: usize| some.min(most) as f32 / most as f32;
    let names = all.iter().skip(1).filter(|word| is_name(word, lexicon)).count();
    let numbers = all.iter().filter(|word| word.has_digit()).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count().max(1);
    [
        (1.0 + all.len() as f32).ln() / 4.0,
        flag(all.len() < 6),
        flag(all.len() > 40),
        few(numbers, 4),
        flag(all.iter().any(is_year)),
        flag(text.contains(['%', '٪', '％'])),
        flag(text.contains(['$', '€', '£', '₼', '₺', '₸', '₽', '₴'])),
        share(names),
        few(names, 5),
        any(&lexicon.countries, &all),
        any(&lexicon.months, &all),
        few(
            lexicon.role.find_all(&all).len() + lexicon.organisation.find_all(&all).len(),
            3,
        ),
        flag(text.contains(['?', '؟'])),
        flag(text.contains('!')),
        flag(lexicon.question.match_at(&all, 0).is_some()),
        few(lexicon.first.find_all(&all).len(), 3),
        few(lexicon.second.find_all(&all).len(), 3),
        any(&lexicon.hedge, &all),
        few(lexicon.opinion.find_all(&all).len(), 2),
        any(&lexicon.greeting, &all),
        any(&lexicon.call, &all),
        few(lexicon.compare.find_all(&all).len(), 4),
        any(&lexicon.past, &all),
        any(&lexicon.future, &all),
        flag(lexicon.speech.find(&all).is_some() || lexicon.source.find(&all).is_some()),
        flag(text.contains(['«', '»', '“', '”', '„', '"'])),
        few(tags.0, 4),
        few(tags.1, 4),
        flag(links),
        flag(text.chars().any(is_pictograph)),
        text.chars().filter(|c| c.is_uppercase()).count() as f32 / letters as f32,
        letters as f32 / count / 10.0,
        flag(lexicon.boilerplate.match_at(&all, 0).is_some()),
        flag(!text.trim_end().ends_with(['.', '!', '?', '…', '"', '»', '”'])),
    ]
}

fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

fn any(patterns: &Patterns, words: &[Word]) -> f32 {
    flag(patterns.find(words).is_some())
}

fn is_name(word: &Word, lexicon: &Lexicon) -> bool {
    word.capital && !lexicon.stop.contains(word) && !lexicon.months.contains(word)
}

/// A word that begins with a year between 1000 and 2099 ("2019-cu", "1994-жылы").
pub(super) fn is_year(word: &Word) -> bool {
    year(word).is_some()
}

/// The year a word begins with.
pub(super) fn year(word: &Word) -> Option<&str> {
    let digits = word.folded.bytes().take_while(u8::is_ascii_digit).count();
    let rest = word.folded.as_bytes().get(digits);
    let plausible =
        digits == 4 && matches!(word.folded.as_bytes()[0], b'1' | b'2') && word.folded.as_str() < "2100";
    (plausible && !matches!(rest, Some(b'.' | b','))).then(|| &word.folded[..digits])
}

/// Hashtags and mentions.
fn tags(text: &str) -> (usize, usize) {
    let starts = |sign: char| {
        text.split_whitespace()
            .filter(|word| word.starts_with(sign) && word.len() > 1)
            .count()
    };
    (starts('#'), starts('@'))
}

fn has_link(text: &str) -> bool {
    text.contains("http://") || text.contains("https://") || text.contains("www.")
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{1f1e6}'..='\u{1f1ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(name: &str, text: &str, language: Language) -> f32 {
        let at = NAMES
            .iter()
            .position(|&known| known == name)
            .expect("a feature of that name");
        features(text, language)[at]
    }

    #[test]
    fn features_mean_the_same_in_every_language() {
        for (name, language, present, absent) in [
            (
                "year",
                Language::Az,
                "Körpü 2019-cu ildə tikilib.",
                "Körpü 20,5 metrdir.",
            ),
            (
                "first person",
                Language::Tr,
                "Bence biz haklıyız.",
                "Köprü açıldı.",
            ),
            (
                "opinion",
                Language::Kk,
                "Өкінішке орай, бәрі бітті.",
                "Көпір ашылды.",
            ),
            (
                "country",
                Language::Ky,
                "Кыргызстанда бийик тоолор бар.",
                "Бийик тоолор бар.",
            ),
            (
                "quantity or change",
                Language::Uz,
                "Narxlar 2 barobar oshdi.",
                "Bugun havo ochiq.",
            ),
            ("hedge", Language::Tk, "Belki, ýagyş ýagar.", "Ýagyş ýagdy."),
            (
                "speech",
                Language::Ru,
                "По словам главы, мост закрыт.",
                "Мост закрыт.",
            ),
            ("percent", Language::En, "Prices rose 12%.", "Prices rose."),
        ] {
            assert!(value(name, present, language) > 0.0, "{name} in {present}");
            assert!(value(name, absent, language) == 0.0, "{name} in {absent}");
        }
    }

    #[test]
    fn any_text_has_finite_features() {
        for text in ["", " ", "!!!", "ŞÜA", "🙂🙂", "12.5", "a\u{0}b", "İ"] {
            assert!(
                features(text, Language::Az).iter().all(|value| value.is_finite()),
                "{text:?}"
            );
        }
    }
}
