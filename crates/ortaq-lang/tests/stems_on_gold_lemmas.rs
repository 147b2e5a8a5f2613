//! Stems against gold lemmas: do forms of one lemma meet, and do different lemmas stay apart?
//!
//! Reads the CoNLL-U treebanks of the evaluation data (`ORTAQ_DATA`, by default `../shared/data` beside the
//! repository) and is skipped, saying so, where they are absent. Run with `--nocapture` for the table.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use ortaq_lang::casing::lowercase;
use ortaq_lang::{Language, stem};

fn treebanks() -> PathBuf {
    std::env::var_os("ORTAQ_DATA")
        .map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
            PathBuf::from,
        )
        .join("ud_turkic_parallel")
}

/// The distinct (form, lemma) pairs of one treebank, words only.
fn pairs(conllu: &str, language: Language) -> HashSet<(String, String)> {
    conllu
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let id = fields.next()?;
            let (form, lemma, class) = (fields.next()?, fields.next()?, fields.next()?);
            let word =
                id.bytes().all(|b| b.is_ascii_digit()) && !matches!(class, "PUNCT" | "NUM" | "SYM" | "X");
            word.then(|| (lowercase(form, language), lowercase(lemma, language)))
        })
        .collect()
}

/// Shares of pairs whose form and lemma meet, and of lemmas that share their key with another lemma.
fn shares(pairs: &HashSet<(String, String)>, key: impl Fn(&str) -> String) -> (f64, f64) {
    let meeting = pairs
        .iter()
        .filter(|(form, lemma)| key(form) == key(lemma))
        .count();
    let lemmas: HashSet<&str> = pairs.iter().map(|(_, lemma)| lemma.as_str()).collect();
    let mut by_key: HashMap<String, usize> = HashMap::new();
    for lemma in &lemmas {
        *by_key.entry(key(lemma)).or_default() += 1;
    }
    let merged: usize = by_key.values().filter(|&&count| count > 1).sum();
    (
        meeting as f64 / pairs.len() as f64,
        merged as f64 / lemmas.len() as f64,
    )
}

#[test]
fn stems_bring_forms_to_their_lemma() {
    let folder = treebanks();
    for language in [
        Language::Az,
        Language::Tr,
        Language::Uz,
        Language::Ky,
        Language::Tt,
    ] {
        let path = folder.join(format!("{language}.conllu"));
        let Ok(conllu) = std::fs::read_to_string(&path) else {
            eprintln!("skipped: {} is not there (set ORTAQ_DATA)", path.display());
            continue;
        };
        let pairs = pairs(&conllu, language);
        let (whole, _) = shares(&pairs, str::to_owned);
        let (meeting, merged) = shares(&pairs, |word| stem(word, language));
        println!(
            "{language}: {} pairs, meet {whole:.3} as written, {meeting:.3} stemmed; merged lemmas {merged:.3}",
            pairs.len()
        );
        assert!(meeting > whole, "{language}: stemming must help");
        assert!(
            merged < 0.12,
            "{language}: {merged} of the lemmas share their stem with another"
        );
    }
}
