//! The demo corpus and the expectations beside it: what `examples/` promises to its readers.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use ortaq_core::FactCheck;
use serde::Deserialize;

/// One line of `expected-matches.jsonl`.
#[derive(Deserialize)]
struct Expectation {
    article: String,
    sentence: String,
    same: Vec<String>,
    related: Vec<String>,
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

fn read(name: &str) -> String {
    let path = examples().join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn corpus() -> Vec<FactCheck> {
    let text = read("demo-factchecks.jsonl");
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}")))
        .collect()
}

#[test]
fn every_demo_fact_check_is_valid_marked_and_distinct() {
    let mut ids = HashSet::new();
    let mut claims = HashSet::new();
    for check in corpus() {
        assert_eq!(check.validate(), Ok(()), "{}", check.id);
        assert!(
            check.demo && check.outlet.name.contains("(demo)"),
            "{} is not marked as demo",
            check.id
        );
        let links = [&check.url, &check.outlet.url]
            .into_iter()
            .flatten()
            .chain(&check.appearances);
        for link in links {
            assert!(
                link.starts_with("https://demo.invalid/"),
                "{} links to {link}",
                check.id
            );
        }
        assert!(
            check.claim_date <= check.published,
            "{} was checked before it was claimed",
            check.id
        );
        assert!(
            claims.insert(check.claim),
            "{} repeats a claim word for word",
            check.id
        );
        assert!(ids.insert(check.id));
    }
}

#[test]
fn the_corpus_speaks_every_language_of_the_interface_and_several_alphabets() {
    let corpus = corpus();
    let tags: HashSet<_> = corpus
        .iter()
        .filter_map(|check| check.language.as_deref())
        .collect();
    for tag in [
        "az", "tr", "kk", "ky", "uz", "tk", "ru", "en", "az-Cyrl", "az-Arab", "uz-Cyrl", "kk-Latn",
    ] {
        assert!(tags.contains(tag), "no fact-check in {tag}");
    }
}

#[test]
fn every_expectation_names_a_sentence_and_fact_checks_that_exist() {
    let ids: HashSet<String> = corpus().into_iter().map(|check| check.id).collect();
    for line in read("expected-matches.jsonl").lines() {
        let expected: Expectation = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        let text = read(&expected.article);
        assert_eq!(
            text.matches(&expected.sentence).count(),
            1,
            "{}: {}",
            expected.article,
            expected.sentence
        );
        for id in expected.same.iter().chain(&expected.related) {
            assert!(
                ids.contains(id),
                "{id} is expected for “{}” but does not exist",
                expected.sentence
            );
        }
        assert!(
            expected.same.iter().all(|id| !expected.related.contains(id)),
            "{line}"
        );
    }
}
