//! Loading fact-checks: again, from what is no file, and with some records refused.

use std::fs;
use std::time::SystemTime;

use crate::node::Node;

const GOOD: &str = r#"{"id":"1","claim":"Göl qurudu.","outlet":{"name":"Nümunə"},"rating":{"label":"Yanlış","verdict":"false"}}"#;

/// The index in use and when its folder was made.
fn index(node: &Node) -> (String, SystemTime) {
    let name = fs::read_to_string(node.path("node/indexes/CURRENT")).unwrap();
    let made = fs::metadata(node.path("node/indexes").join(&name))
        .unwrap()
        .modified()
        .unwrap();
    (name, made)
}

#[test]
fn a_second_import_says_that_nothing_changed_and_leaves_the_index() {
    let node = Node::new();
    let file = node.file("one.jsonl", GOOD);
    let first = node.run(&["import", &file]);
    assert_eq!(first.status(), 0, "{}", first.err());
    assert!(
        first.out().contains("1 new") && first.out().contains("in the search indexes"),
        "{}",
        first.out()
    );
    let built = index(&node);
    for again in [&["import", &file][..], &["import", "--again", &file]] {
        let second = node.run(again);
        assert_eq!((second.status(), second.err()), (0, String::new()));
        assert!(
            !second.out().contains("in the search indexes"),
            "{}",
            second.out()
        );
        assert_eq!(index(&node), built);
    }
    let second = node.run(&["import", &file]).out();
    assert!(
        second.contains("imported before, nothing changed (1 fact-checks, 0 refused;"),
        "{second}"
    );
}

#[test]
fn an_index_that_was_not_built_is_built_by_the_next_import_of_the_same_file() {
    let node = Node::new();
    let file = node.file("one.jsonl", GOOD);
    assert_eq!(node.run(&["import", "--no-index", &file]).status(), 0);
    assert!(!node.path("node/indexes/CURRENT").exists());
    let again = node.run(&["import", &file]);
    assert!(
        again.out().contains("1 fact-checks are in the search indexes"),
        "{}",
        again.out()
    );
}

#[test]
fn what_is_no_file_is_status_3_and_named_and_the_other_files_are_imported() {
    let node = Node::new();
    let file = node.file("one.jsonl", GOOD);
    fs::create_dir(node.path("folder")).unwrap();
    let done = node.run(&["import", "--no-index", "folder", "missing.jsonl", &file]);
    assert_eq!(done.status(), 3);
    insta::assert_snapshot!(done.err(), @r"
    ortaq: folder: it is a folder; name the files in it
           missing.jsonl: there is no such file
    ");
    assert!(
        done.out()
            .ends_with("one.jsonl: 1 new, 0 updated, 0 unchanged, 0 refused\n"),
        "{}",
        done.out()
    );
}

#[test]
fn a_file_that_holds_no_fact_checks_is_status_3_and_says_what_can_be_imported() {
    let node = Node::new();
    for (name, content) in [
        ("empty.jsonl", &b""[..]),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0"),
    ] {
        let file = node.file(name, content);
        let done = node.run(&["import", "--no-index", &file]);
        assert_eq!(done.status(), 3, "{name}: {} {}", done.out(), done.err());
        assert!(done.err().contains(name), "{}", done.err());
    }
}

#[test]
fn refused_records_are_status_7_and_the_others_are_stored() {
    let node = Node::new();
    let file = node.file("two.jsonl", format!("{GOOD}\n{{\"id\":\"2\"}}\n"));
    let done = node.run(&["import", "--no-index", &file]);
    assert_eq!(done.status(), 7, "{}", done.err());
    assert!(
        done.out().contains("1 new, 0 updated, 0 unchanged, 1 refused"),
        "{}",
        done.out()
    );
    assert!(done.out().contains("line 2"), "{}", done.out());
    let stats = node.run(&["stats", "--json"]);
    assert!(stats.out().contains("\"total\": 1"), "{}", stats.out());
}

#[test]
fn what_is_exported_imports_again_unchanged() {
    let node = Node::new();
    let file = node.file("one.jsonl", GOOD);
    assert_eq!(node.run(&["import", "--no-index", &file]).status(), 0);
    let exported = node.path("out.jsonl");
    let exported = exported.to_str().unwrap();
    assert_eq!(node.run(&["export", "--output", exported]).status(), 0);
    let again = node.run(&["import", "--no-index", exported]);
    assert!(
        again.out().contains("0 new, 0 updated, 1 unchanged, 0 refused"),
        "{}",
        again.out()
    );
}
