//! The texts: every one in all eight languages, with the same variables, and none that nothing says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use ortaq_engine::report::ReportLanguage;

/// Texts whose names are put together from a code.
const FAMILIES: [&str; 19] = [
    "network-told-",
    "language-",
    "role-",
    "field-",
    "desk-done-",
    "item-state-",
    "find-kind-",
    "case-state-",
    "task-state-",
    "priority-",
    "stance-",
    "weight-",
    "outcome-",
    "view-",
    "decision-",
    "member-kind-",
    "missing-",
    "step-",
    "trouble-",
];

type Messages = BTreeMap<String, BTreeSet<String>>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Texts of a language with the variables of each.
fn messages(language: ReportLanguage) -> Messages {
    let mut messages = Messages::new();
    for file in [
        "report.ftl",
        "cli.ftl",
        "web.ftl",
        "people.ftl",
        "signin.ftl",
        "desk.ftl",
    ] {
        let path = root().join("locales").join(language.code()).join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        let resource =
            parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| panic!("{path:?}: {errors:?}"));
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let mut variables = BTreeSet::new();
                collect(message.value.as_ref().unwrap(), &mut variables);
                let name = message.id.name.to_owned();
                assert!(
                    messages.insert(name.clone(), variables).is_none(),
                    "{name} twice in {path:?}"
                );
            }
        }
    }
    messages
}

fn collect(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                variants
                    .iter()
                    .for_each(|variant| collect(&variant.value, variables));
                selector
            }
        };
        if let InlineExpression::VariableReference { id } = inline {
            variables.insert(id.name.to_owned());
        }
    }
}

#[test]
fn every_text_exists_in_all_languages_with_the_same_variables() {
    let english = messages(ReportLanguage::English);
    for language in ReportLanguage::ALL {
        let these = messages(language);
        let names = |m: &Messages| m.keys().cloned().collect::<BTreeSet<_>>();
        let lacking: Vec<_> = names(&english)
            .symmetric_difference(&names(&these))
            .cloned()
            .collect();
        assert!(
            lacking.is_empty(),
            "only in one of en and {}: {lacking:?}",
            language.code()
        );
        for (name, variables) in &these {
            assert_eq!(
                variables,
                &english[name],
                "variables of {name} in {}",
                language.code()
            );
        }
    }
}

#[test]
fn every_text_is_said_somewhere() {
    let mut sources = String::new();
    for folder in [
        "crates/ortaq-engine/src",
        "crates/ortaq/src",
        "crates/ortaq-web/src",
        "crates/ortaq-web/templates",
    ] {
        read_sources(&root().join(folder), &mut sources);
    }
    let said = |name: &String| {
        sources.contains(&format!("\"{name}\"")) || FAMILIES.iter().any(|family| name.starts_with(family))
    };
    let unsaid: Vec<_> = messages(ReportLanguage::English)
        .into_keys()
        .filter(|name| !said(name))
        .collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}

fn read_sources(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_sources(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "html") {
            into.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
}
