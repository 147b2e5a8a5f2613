//! Which crate may depend on which. An arrow that points the wrong way fails here.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use crate::node::root;

/// Crate and what it may depend on. Development dependencies are free: tests may look anywhere.
const ARROWS: [(&str, &[&str]); 12] = [
    ("ortaq-core", &[]),
    ("ortaq-lang", &[]),
    ("ortaq-trees", &[]),
    ("ortaq-match", &["ortaq-lang", "ortaq-trees"]),
    ("ortaq-sources", &["ortaq-core", "ortaq-lang", "ortaq-trees"]),
    ("ortaq-store", &["ortaq-core"]),
    ("ortaq-exchange", &["ortaq-core"]),
    (
        "ortaq-engine",
        &[
            "ortaq-core",
            "ortaq-exchange",
            "ortaq-lang",
            "ortaq-match",
            "ortaq-sources",
            "ortaq-store",
        ],
    ),
    (
        "ortaq-eval",
        &[
            "ortaq-core",
            "ortaq-lang",
            "ortaq-trees",
            "ortaq-match",
            "ortaq-sources",
            "ortaq-store",
            "ortaq-engine",
            "ortaq-web",
        ],
    ),
    ("ortaq-web", &["ortaq-core", "ortaq-engine"]),
    (
        "ortaq",
        &["ortaq-core", "ortaq-engine", "ortaq-eval", "ortaq-web"],
    ),
    (
        "ortaq-testkit",
        &[
            "ortaq-core",
            "ortaq-lang",
            "ortaq-match",
            "ortaq-sources",
            "ortaq-store",
            "ortaq-engine",
        ],
    ),
];

fn packages() -> Vec<Value> {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        cargo.status.success(),
        "{}",
        String::from_utf8_lossy(&cargo.stderr)
    );
    let metadata: Value = serde_json::from_slice(&cargo.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// Our own crates that a package is built with.
fn dependencies(package: &Value) -> BTreeSet<&str> {
    let all = package["dependencies"].as_array().unwrap().iter();
    let built_with = all.filter(|dependency| dependency["kind"] != "dev");
    built_with
        .filter_map(|d| d["name"].as_str())
        .filter(|name| name.starts_with("ortaq"))
        .collect()
}

#[test]
fn no_arrow_points_the_wrong_way() {
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        let allowed = ARROWS.iter().find(|(crate_name, _)| *crate_name == name);
        let (_, allowed) =
            allowed.unwrap_or_else(|| panic!("{name} is in no arrow: add it to the architecture first"));
        for dependency in dependencies(&package) {
            assert!(
                allowed.contains(&dependency),
                "{name} may not depend on {dependency}"
            );
        }
    }
}

#[test]
fn the_testkit_is_for_tests_only() {
    for package in packages() {
        assert!(
            !dependencies(&package).contains("ortaq-testkit"),
            "{} ships the testkit",
            package["name"]
        );
    }
}
