//! Labelled lines for language identification, gathered from a data folder.
//!
//! Every set of the folder whose lines have a known language contributes; missing sets are skipped. Lines are
//! deduplicated, and a line's fold depends on its content alone, so that the same sentence found in two sets can
//! never be trained on and tested on at once.

use std::collections::{HashMap, HashSet};

use ortaq_lang::identify::train::Example;

use crate::data::{DataError, DataFolder};

/// Lines of one variety that are used at most: beyond that they only make training slow.
const LINES_PER_VARIETY: usize = 4000;

/// Other names of varieties, as the ISO 639-3 codes of the training classes.
const VARIETIES: [(&str, &str); 14] = [
    ("az", "azj"),
    ("tr", "tur"),
    ("kk", "kaz"),
    ("ky", "kir"),
    ("uz", "uzn"),
    ("tk", "tuk"),
    ("tt", "tat"),
    ("ba", "bak"),
    ("ru", "rus"),
    ("en", "eng"),
    ("uk", "ukr"),
    ("ug", "uig"),
    ("aze", "azj"),
    ("uzb", "uzn"),
];

/// The ISO 639-3 code of a label such as `az`, `aze_Latn`, `tt-Cyrl`, `deu_Latn`.
fn variety(label: &str) -> &str {
    let primary = label.split(['_', '-']).next().unwrap_or(label);
    VARIETIES
        .iter()
        .find(|(name, _)| *name == primary)
        .map_or(primary, |(_, code)| code)
}

fn example(label: &str, text: &str) -> Example {
    Example {
        text: text.trim().to_owned(),
        variety: variety(label).to_owned(),
    }
}

/// The lines of `langid.tsv`, the set that is tested on.
///
/// # Errors
/// [`DataError`]
pub(crate) fn labelled(data: &DataFolder) -> Result<Vec<Example>, DataError> {
    Ok(data
        .language_lines()?
        .iter()
        .map(|line| example(&line.label, &line.text))
        .collect())
}

/// Every labelled line of the folder, deduplicated, in an order that depends on the files alone.
///
/// # Errors
/// When `langid.tsv` cannot be read; other sets may be missing.
pub(crate) fn everything(data: &DataFolder) -> Result<Vec<Example>, DataError> {
    let mut lines = labelled(data)?;
    for set in data.parallel_sets().into_iter().flatten().flatten() {
        for (language, texts) in &set.languages {
            lines.extend(
                texts
                    .iter()
                    .flat_map(|text| text.lines())
                    .map(|text| example(language, text)),
            );
        }
    }
    for pair in data
        .pair_sets()
        .into_iter()
        .flatten()
        .flatten()
        .flat_map(|set| set.pairs)
    {
        lines.extend([example(&pair.from, &pair.source), example(&pair.to, &pair.target)]);
    }
    let claims = data.claims_pool().into_iter().flatten();
    lines.extend(claims.map(|claim| example(&claim.lang, &claim.claim)));
    for set in data.retrieval_sets().into_iter().flatten().flatten() {
        lines.extend(set.queries.iter().map(|query| example(&query.lang, &query.query)));
        let passages = set.passages.iter().flatten();
        lines.extend(passages.map(|passage| example(&passage.lang, &passage.text)));
    }
    keep_distinct(&mut lines);
    Ok(lines)
}

fn keep_distinct(lines: &mut Vec<Example>) {
    let mut seen = HashSet::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    lines.retain(|line| {
        let count = counts.entry(line.variety.clone()).or_default();
        let hash = content_hash(&line.text);
        let fresh = *count < LINES_PER_VARIETY && seen.insert((line.variety.clone(), hash));
        *count += usize::from(fresh);
        fresh
    });
}

/// The fold, below `folds`, of a line: a function of its letters and digits.
pub(crate) fn fold(text: &str, folds: u64) -> u64 {
    content_hash(text) % folds
}

/// FNV-1a over the lower-case letters and digits: the same in every build and on every machine.
fn content_hash(text: &str) -> u64 {
    let letters = text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase);
    let hash = letters.fold(0xcbf2_9ce4_8422_2325, |hash: u64, c| {
        (hash ^ u64::from(c as u32)).wrapping_mul(0x0100_0000_01b3)
    });
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_every_set_meet_in_one_code() {
        for (label, code) in [
            ("az-Cyrl", "azj"),
            ("aze_Latn", "azj"),
            ("tat", "tat"),
            ("deu_Latn", "deu"),
        ] {
            assert_eq!(variety(label), code);
        }
    }

    #[test]
    fn the_same_words_are_one_line_and_in_one_fold() {
        let mut lines = vec![
            example("tr", "Bu bir örnek."),
            example("tr", "bu bir örnek"),
            example("az", "Bu bir örnek"),
        ];
        assert_eq!(fold(&lines[0].text, 5), fold(&lines[1].text, 5));
        keep_distinct(&mut lines);
        assert_eq!(lines.len(), 2);
    }
}
