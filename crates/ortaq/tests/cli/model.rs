//! Fetching the model by itself the first time, where there is no way to fetch it: the check goes on without.

use crate::node::{Done, Node};

const FETCHING: &str = "The embedding model is not on this machine yet";

/// Runs a command on a node whose only way out is a proxy that refuses, and which finds no Python.
fn cut_off(arguments: &[&str]) -> Done {
    let node = Node::new();
    let proxy = "http://127.0.0.1:1";
    let mut command = node.command(arguments);
    Done::of(command.env("HTTPS_PROXY", proxy).env("PATH", node.path("empty")))
}

#[test]
fn check_and_search_fetch_the_model_the_first_time() {
    let node = Node::new();
    let claim = node.file("claim.txt", "Göl qurudu.");
    let commands: [&[&str]; 2] = [&["check", &claim], &["search", "Göl qurudu."]];
    for arguments in commands {
        let done = cut_off(arguments);
        assert!(done.err().contains(FETCHING), "{arguments:?}: {}", done.err());
        assert_eq!(done.status(), 0, "{arguments:?}: {}", done.err());
        assert!(
            done.out().contains("No language model is installed"),
            "{arguments:?}: {}",
            done.out()
        );
    }
}

#[test]
fn offline_neither_fetches() {
    let node = Node::new();
    let claim = node.file("claim.txt", "Göl qurudu.");
    let commands: [&[&str]; 2] = [
        &["check", "--offline", &claim],
        &["search", "--offline", "Göl qurudu."],
    ];
    for arguments in commands {
        let done = cut_off(arguments);
        assert_eq!((done.status(), done.err()), (0, String::new()), "{arguments:?}");
    }
}
