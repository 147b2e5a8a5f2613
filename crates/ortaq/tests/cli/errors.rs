//! What cannot be done: the exit status, what happened, and what to do next.

use crate::node::Node;

#[test]
fn wrong_usage_is_status_2() {
    let node = Node::new();
    let cases: [&[&str]; 6] = [
        &[],
        &["chek", "a.html"],
        &["check"],
        &["check", "a.html", "--min-probability", "1.5"],
        &["check", "a.html", "--lang", "de"],
        &["check", "a.html", "--limit", "0"],
    ];
    for arguments in cases {
        let done = node.run(arguments);
        assert_eq!(done.status(), 2, "{arguments:?}: {}", done.err());
        assert!(!done.err().is_empty());
    }
}

#[test]
fn an_unknown_language_is_answered_with_the_known_ones() {
    let done = Node::new().run(&["stats", "--lang", "de"]);
    insta::assert_snapshot!(done.err(), @r#"
    ortaq: there are no reports in the language "de"
           choose one of az, tr, kk, ky, uz, tk, ru, en
    "#);
}

#[test]
fn inputs_that_cannot_be_read_are_status_3_and_named() {
    let node = Node::new();
    let empty = node.file("empty.txt", "");
    let blank = node.file("blank.txt", " \n\t\n");
    let picture = node.file(
        "photo.jpg",
        [
            0xff, 0xd8, 0xff, 0xe0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 1, 0, 0, 1,
        ],
    );
    let missing = node.path("missing.html").to_str().unwrap().to_owned();
    let cases = [
        (&empty, "There is no text to check."),
        (&blank, "There is no text to check."),
        (&picture, "photo.jpg is not a text"),
        (&missing, "There is no such file"),
    ];
    for (file, said) in cases {
        let done = node.run(&["check", "--offline", file]);
        assert_eq!(done.status(), 3, "{file}: {}", done.err());
        assert!(done.err().contains(said), "{file}: {}", done.err());
        assert_eq!(done.out(), "");
    }
}

#[test]
fn errors_of_reading_come_in_the_readers_language() {
    let done = Node::new().run(&["check", "--offline", "--lang", "tr", "yok.html"]);
    assert!(
        done.err().contains("Böyle bir dosya yok: yok.html"),
        "{}",
        done.err()
    );
}

#[test]
fn standard_input_without_text_is_status_3() {
    let done = Node::new().run_with_input(&["check", "--offline", "-"], b"");
    assert_eq!(done.status(), 3, "{}", done.err());
}

#[test]
fn private_addresses_and_files_behind_addresses_are_status_4() {
    let node = Node::new();
    for address in [
        "http://127.0.0.1:9/",
        "file:///etc/passwd",
        "http://169.254.169.254/latest/meta-data",
    ] {
        let done = node.run(&["check", "--offline", address]);
        assert_eq!(done.status(), 4, "{address}: {}", done.err());
    }
}

#[test]
fn a_home_that_is_no_folder_is_status_5() {
    let node = Node::new();
    let file = node.file("taken", "not a folder");
    let done = node.run(&["stats", "--data-dir", &file]);
    assert_eq!(done.status(), 5, "{}", done.err());
    assert!(done.err().contains("--data-dir"), "{}", done.err());
}

#[test]
fn without_a_model_its_status_says_what_to_do() {
    let done = Node::new().run(&["model", "status"]);
    assert_eq!(done.status(), 6);
    assert!(done.err().contains("ortaq model pull"), "{}", done.err());
}

#[test]
fn an_output_that_cannot_be_written_is_said_with_its_path() {
    let done = Node::new().run(&["export", "--output", "no/such/folder/out.jsonl"]);
    assert_eq!(done.status(), 3, "{}", done.err());
    assert!(done.err().contains("no/such/folder/out.jsonl"), "{}", done.err());
}

#[test]
fn an_evaluation_without_data_names_what_it_lacks() {
    let node = Node::new();
    let done = node.run(&["eval", "langid", "--json", "--data", "nowhere"]);
    assert_eq!(done.status(), 0, "{}", done.err());
    let json: serde_json::Value = serde_json::from_str(&done.out()).unwrap();
    assert_eq!(json["rows"], serde_json::json!([]));
    assert!(!json["skipped"].as_array().unwrap().is_empty());
}
