//! Why a candidate was found: facts that a report turns into words.

use ortaq_lang::quantities::Quantity;

use super::features::{holds, names_in_both};
use super::pieces::dice;
use super::prepared::Prepared;

/// Spelling similarity from which two texts are called nearly the same.
const NEARLY_SAME: f32 = 0.75;
/// Shared words that are shown at most.
const WORDS_SHOWN: usize = 6;

/// What two texts share and in what they differ. "Here" is the text that is checked, "there" the fact-checked claim.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Why {
    /// Almost the same words.
    pub nearly_same_words: bool,
    /// Words that both have, as written here, names aside; only where both are in one language.
    pub words: Vec<String>,
    /// Names that both have, as written here.
    pub names: Vec<String>,
    /// Numbers that both have, as written here.
    pub numbers_agree: Vec<String>,
    /// Numbers that only this text has.
    pub numbers_here: Vec<String>,
    /// Numbers that only the other has.
    pub numbers_there: Vec<String>,
    /// Dates that both have.
    pub dates_agree: Vec<String>,
    /// Dates that only this text has.
    pub dates_here: Vec<String>,
    /// Dates that only the other has.
    pub dates_there: Vec<String>,
    /// One of the two denies something and the other does not.
    pub one_denies: bool,
}

/// Compares two texts that were taken apart from `here_text` and `there_text`.
#[must_use]
pub fn explain(here: &Prepared, here_text: &str, there: &Prepared, there_text: &str) -> Why {
    let written = |list: &[Quantity], text: &str, other: &[Quantity], shared: bool| -> Vec<String> {
        let kept = list.iter().filter(|q| holds(other, q.value) == shared);
        distinct(kept.filter_map(|q| text.get(q.range.clone()).map(str::to_owned)))
    };
    let names = distinct(names_in_both(here, there).map(|w| here_text[w.start..w.end].to_owned()));
    let words = if here.language == there.language {
        let shared = here.words.iter().filter(|w| w.stem.len() > 3 && !w.is_name);
        let shared = shared.filter(|w| there.words.iter().any(|other| other.stem == w.stem));
        distinct(shared.map(|w| here_text[w.start..w.end].to_owned()))
            .into_iter()
            .take(WORDS_SHOWN)
            .collect()
    } else {
        Vec::new()
    };
    Why {
        nearly_same_words: dice(&here.pieces, &there.pieces) >= NEARLY_SAME,
        words,
        names,
        numbers_agree: written(&here.amounts, here_text, &there.amounts, true),
        numbers_here: written(&here.amounts, here_text, &there.amounts, false),
        numbers_there: written(&there.amounts, there_text, &here.amounts, false),
        dates_agree: written(&here.dates, here_text, &there.dates, true),
        dates_here: written(&here.dates, here_text, &there.dates, false),
        dates_there: written(&there.dates, there_text, &here.dates, false),
        one_denies: here.negated != there.negated,
    }
}

fn distinct(items: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = Vec::new();
    for item in items {
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use ortaq_lang::Language;

    #[test]
    fn a_changed_number_is_shown_as_each_side_writes_it() {
        let here = "Zərvan körpüsünə 1,2 mln manat xərclənib.";
        let there = "На мост Зерван потратили 3,5 млн манатов.";
        let why = explain(
            &Prepared::new(here, Language::Az),
            here,
            &Prepared::new(there, Language::Ru),
            there,
        );
        assert_eq!(why.numbers_here, ["1,2 mln manat"]);
        assert_eq!(why.numbers_there, ["3,5 млн манатов"]);
        assert!(why.numbers_agree.is_empty() && why.words.is_empty() && !why.one_denies);
    }
}
