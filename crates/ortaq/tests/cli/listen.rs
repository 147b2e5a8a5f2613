//! `ortaq listen` as its user meets it, with the real programs where they are installed.

use std::io::Write;

use crate::node::{Done, Node};

/// Whether the programs are here; says loudly where they are not.
fn can_speak(test: &str) -> bool {
    let is_there = |name: &str| std::process::Command::new(name).arg("--version").output().is_ok();
    let can = is_there("espeak-ng") && is_there("opusenc");
    if !can {
        let word =
            format!("SKIPPED: {test}: espeak-ng and opus-tools are not installed (scripts/install-speech)\n");
        std::io::stderr().write_all(word.as_bytes()).unwrap();
    }
    can
}

fn listen(node: &Node, arguments: &[&str]) -> Done {
    let arguments = [&["listen"], arguments].concat();
    let mut command = node.command(&arguments);
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    Done::of(&mut command)
}

#[test]
fn a_document_becomes_sound_with_marks() {
    if !can_speak("a_document_becomes_sound") {
        return;
    }
    let node = Node::new();
    let text = "Göl 2025-ci ildə qurudu. Alimlər bunu 12 martda dedilər, amma heç kim inanmadı.";
    let file = node.file("xeber.txt", text);
    for (name, magic) in [("x.opus", &b"OggS"[..]), ("x.wav", b"RIFF")] {
        let done = listen(
            &node,
            &[&file, "--output", name, "--marks", "x.json", "--lang", "az"],
        );
        assert_eq!(done.status(), 0, "{}", done.err());
        assert!(done.out().is_empty());
        assert!(std::fs::read(node.path(name)).unwrap().starts_with(magic));
        let marks: serde_json::Value =
            serde_json::from_slice(&std::fs::read(node.path("x.json")).unwrap()).unwrap();
        assert_eq!(marks["schema"], "ortaq-marks/1");
        assert_eq!(marks["language"], "az");
        let sentences = marks["sentences"].as_array().unwrap();
        assert_eq!(sentences.len(), 2);
        assert_eq!(sentences[0]["text"], "Göl 2025-ci ildə qurudu.");
        assert_eq!(sentences[0]["start_byte"], 0);
        assert_eq!(sentences[0]["end_ms"], sentences[1]["start_ms"]);
    }
}

#[test]
fn without_the_program_it_says_what_to_install() {
    let node = Node::new();
    let file = node.file("xeber.txt", "Göl qurudu.");
    let done = node.run(&["listen", &file, "--output", "x.opus", "--lang", "az"]);
    assert_eq!(done.status(), 8);
    insta::assert_snapshot!(done.err(), @r"
    ortaq: the program espeak-ng is not installed
           install it; on Debian and Ubuntu: apt-get install espeak-ng
    ");
    assert!(!node.path("x.opus").exists());
}

#[test]
fn what_cannot_be_said_is_refused_and_nothing_is_left() {
    let node = Node::new();
    let file = node.file("xeber.txt", "Göl qurudu.");
    let done = node.run(&["listen", &file, "--output", "x.mp3"]);
    assert_eq!(done.status(), 2);
    assert!(done.err().contains(".opus or .wav"), "{}", done.err());
    let done = node.run(&["listen", &file, "--output", "x.wav", "--speed", "20"]);
    assert_eq!(done.status(), 2);
    let done = node.run(&["listen", "missing.txt", "--output", "x.wav"]);
    assert_eq!(done.status(), 3);
    if !can_speak("what_cannot_be_said") {
        return;
    }
    let enormous = node.file("enormous.txt", "Göl qurudu. ".repeat(20_000));
    let done = listen(&node, &[&enormous, "--output", "x.wav", "--lang", "az"]);
    assert_eq!(done.status(), 3);
    assert!(done.err().contains("at most 200000"), "{}", done.err());
    let done = listen(&node, &[&file, "--output", "nowhere/x.wav", "--lang", "az"]);
    assert_eq!(done.status(), 3);
    let left: Vec<_> = std::fs::read_dir(node.path("."))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with(".txt"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}
