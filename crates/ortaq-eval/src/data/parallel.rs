//! Aligned text: the same sentence in several languages.

use std::collections::BTreeMap;

use serde_json::Value;

use super::DataError;
use super::files::{DataFile, Folder, json_lines};

/// One family of aligned lines.
#[derive(Debug, Clone)]
pub struct ParallelSet {
    /// The family's name.
    pub name: String,
    /// Lines by language tag (`az`, `az-Cyrl`). All have the same length; a line that a language lacks is empty.
    pub languages: BTreeMap<String, Vec<String>>,
}

impl ParallelSet {
    /// The lines that two languages both have.
    #[must_use]
    pub fn common(&self, from: &str, to: &str) -> Vec<(&str, &str)> {
        let (Some(from), Some(to)) = (self.languages.get(from), self.languages.get(to)) else {
            return Vec::new();
        };
        let pairs = from.iter().zip(to).map(|(a, b)| (a.as_str(), b.as_str()));
        pairs.filter(|(a, b)| !a.is_empty() && !b.is_empty()).collect()
    }
}

/// Sentence pairs of two languages.
#[derive(Debug, Clone)]
pub struct PairSet {
    /// The file's name without its ending.
    pub name: String,
    /// The pairs.
    pub pairs: Vec<SentencePair>,
}

/// One sentence in two languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentencePair {
    /// Language tag of the first, with a script where the file tells it (`az-Cyrl`).
    pub from: String,
    /// Language tag of the second.
    pub to: String,
    /// The sentence in the first language.
    pub source: String,
    /// The sentence in the second language.
    pub target: String,
}

/// `<set>_<lang>.txt` families and `<set>.jsonl` files with one key a language.
pub(super) fn families(folder: &Folder) -> Result<Vec<Result<ParallelSet, DataError>>, DataError> {
    let mut families: BTreeMap<&str, Vec<(&str, DataFile)>> = BTreeMap::new();
    for (stem, file) in folder.ending(".txt") {
        if let Some((set, language)) = stem.rsplit_once('_') {
            families.entry(set).or_default().push((language, file));
        }
    }
    let mut sets: Vec<_> = families
        .into_iter()
        .map(|(name, members)| family(name, members))
        .collect();
    sets.extend(folder.ending(".jsonl").map(|(name, file)| keyed(name, &file)));
    folder.some(sets, "<set>_<lang>.txt")
}

fn family(name: &str, members: Vec<(&str, DataFile)>) -> Result<ParallelSet, DataError> {
    let mut languages = BTreeMap::new();
    let mut length = None;
    for (language, file) in members {
        let mut lines = Vec::new();
        file.each_line(|_, line| {
            lines.push(line.trim().to_owned());
            Ok(())
        })?;
        let expected = *length.get_or_insert(lines.len());
        if expected != lines.len() {
            let reason = format!(
                "{} lines, but the first file of {name} has {expected}",
                lines.len()
            );
            return Err(file.malformed(lines.len(), reason));
        }
        languages.insert(language.to_owned(), lines);
    }
    Ok(ParallelSet {
        name: name.to_owned(),
        languages,
    })
}

/// Every key with a text is a language, save the line's own number.
fn keyed(name: &str, file: &DataFile) -> Result<ParallelSet, DataError> {
    let objects: Vec<serde_json::Map<String, Value>> = json_lines(file)?;
    let mut languages: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (at, object) in objects.iter().enumerate() {
        for (key, value) in object {
            let Value::String(text) = value else { continue };
            if key != "id" {
                languages
                    .entry(key.clone())
                    .or_insert_with(|| vec![String::new(); objects.len()])[at] = text.trim().to_owned();
            }
        }
    }
    Ok(ParallelSet {
        name: name.to_owned(),
        languages,
    })
}

/// `<set>_<from>-<to>.tsv`: two columns of text, or two of languages and two of text.
pub(super) fn pairs(folder: &Folder) -> Result<Vec<Result<PairSet, DataError>>, DataError> {
    let sets = folder.ending(".tsv").filter_map(|(name, file)| {
        let (_, languages) = name.rsplit_once('_')?;
        let (from, to) = languages.split_once('-')?;
        Some(pair_set(name, &file, from, to))
    });
    folder.some(sets.collect(), "<set>_<from>-<to>.tsv")
}

fn pair_set(name: &str, file: &DataFile, from: &str, to: &str) -> Result<PairSet, DataError> {
    let mut pairs = Vec::new();
    file.each_line(|number, line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let (from, to, source, target) = match columns[..] {
            [source, target] => (from, to, source, target),
            [from, to, source, target] => (from, to, source, target),
            _ => return Err(file.malformed(number, format!("{} columns instead of 2 or 4", columns.len()))),
        };
        let (source, target) = (source.trim().to_owned(), target.trim().to_owned());
        pairs.push(SentencePair {
            from: tag(from),
            to: tag(to),
            source,
            target,
        });
        Ok(())
    })?;
    Ok(PairSet {
        name: name.to_owned(),
        pairs,
    })
}

/// `aze_Cyrl` → `az-Cyrl`: two-letter codes where ISO 639-1 has one for a language of ours.
pub(super) fn tag(code: &str) -> String {
    let (language, script) = match code.split_once(['_', '-']) {
        Some((language, script)) => (language, Some(script)),
        None => (code, None),
    };
    let short = match language {
        "aze" | "azj" | "azb" => "az",
        "tur" => "tr",
        "kaz" => "kk",
        "kir" => "ky",
        "uzb" | "uzn" => "uz",
        "tuk" => "tk",
        "tat" => "tt",
        "bak" => "ba",
        "rus" => "ru",
        "eng" => "en",
        "ukr" => "uk",
        "uig" => "ug",
        other => other,
    };
    script.map_or_else(|| short.to_owned(), |script| format!("{short}-{script}"))
}

#[cfg(test)]
mod tests {
    use crate::data::{DataError, DataFolder};

    fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, DataFolder) {
        let root = tempfile::tempdir().unwrap();
        let parallel = root.path().join("parallel");
        std::fs::create_dir(&parallel).unwrap();
        for (name, text) in files {
            std::fs::write(parallel.join(name), text).unwrap();
        }
        let data = DataFolder::new(root.path());
        (root, data)
    }

    #[test]
    fn any_family_name_is_found_and_its_lines_stay_aligned() {
        let (_root, data) = folder(&[
            ("news_2026_az.txt", "bir\niki\n"),
            ("news_2026_kk.txt", "бір\nекі\n"),
            (
                "laws.jsonl",
                "{\"id\":0,\"az\":\"hüquq\",\"tr\":\"hak\"}\n{\"id\":1,\"az\":\"qanun\"}\n",
            ),
        ]);
        let sets: Vec<_> = data
            .parallel_sets()
            .unwrap()
            .into_iter()
            .map(Result::unwrap)
            .collect();
        assert_eq!(
            sets.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(),
            ["news_2026", "laws"]
        );
        assert_eq!(sets[0].common("az", "kk"), [("bir", "бір"), ("iki", "екі")]);
        assert_eq!(sets[1].common("az", "tr"), [("hüquq", "hak")]);
        assert_eq!(sets[1].common("az", "ky"), []);
    }

    #[test]
    fn a_family_with_a_line_too_few_is_refused_and_named() {
        let (_root, data) = folder(&[("news_az.txt", "bir\niki\n"), ("news_tr.txt", "bir\n")]);
        let sets = data.parallel_sets().unwrap();
        let Err(error @ DataError::Malformed { .. }) = &sets[0] else {
            panic!("{sets:?}")
        };
        assert_eq!(error.part(), "parallel/news_tr.txt");
    }

    #[test]
    fn pairs_take_their_languages_from_the_line_or_else_from_the_name() {
        let (_root, data) = folder(&[
            ("a_aze-eng.tsv", "salam\thello\n"),
            ("b_kaz-rus.tsv", "kaz_Latn\trus\tsälem\tпривет\n"),
        ]);
        let sets: Vec<_> = data
            .pair_sets()
            .unwrap()
            .into_iter()
            .map(Result::unwrap)
            .collect();
        let tags: Vec<_> = sets
            .iter()
            .map(|s| (&*s.pairs[0].from, &*s.pairs[0].to))
            .collect();
        assert_eq!(tags, [("az", "en"), ("kk-Latn", "ru")]);
        assert_eq!(sets[1].pairs[0].target, "привет");
    }

    #[test]
    fn a_line_with_other_columns_is_refused() {
        let (_root, data) = folder(&[("a_aze-eng.tsv", "salam\thello\nsalam\n")]);
        assert!(matches!(
            data.pair_sets().unwrap()[0],
            Err(DataError::Malformed { line: 2, .. })
        ));
    }
}
