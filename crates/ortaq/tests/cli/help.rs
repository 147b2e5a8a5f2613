//! Help texts, as they are printed.

use crate::node::Node;

#[test]
fn help_says_what_each_command_is_for() {
    let commands: [&[&str]; 30] = [
        &["--help"],
        &["check", "--help"],
        &["import", "--help"],
        &["export", "--help"],
        &["search", "--help"],
        &["log", "--help"],
        &["log", "init", "--help"],
        &["log", "verify", "--help"],
        &["log", "prove", "--help"],
        &["log", "show", "--help"],
        &["log", "rotate", "--help"],
        &["log", "recover", "--help"],
        &["backup", "--help"],
        &["restore", "--help"],
        &["rebuild", "--help"],
        &["listen", "--help"],
        &["model", "--help"],
        &["model", "pull", "--help"],
        &["eval", "--help"],
        &["train", "--help"],
        &["serve", "--help"],
        &["invite", "--help"],
        &["join", "--help"],
        &["network", "--help"],
        &["network", "status", "--help"],
        &["user", "--help"],
        &["user", "invite", "--help"],
        &["user", "list", "--help"],
        &["user", "reset", "--help"],
        &["bench", "node", "--help"],
    ];
    for arguments in commands {
        let done = Node::new().run(arguments);
        assert_eq!(done.status(), 0, "{arguments:?}");
        // The home folder of the test's own node is named in the help, and differs at every run.
        let text: Vec<&str> = done
            .out()
            .leak()
            .lines()
            .map(|l| l.split(" [env: ORTAQ_HOME=").next().unwrap())
            .collect();
        insta::assert_snapshot!(
            format!("help_{}", arguments[..arguments.len() - 1].join("_")),
            text.join("\n")
        );
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    assert_eq!(
        Node::new().run(&["--version"]).out(),
        format!("ortaq {}\n", env!("CARGO_PKG_VERSION"))
    );
}
