//! The signed log: begun, verified, proved, taken back, backed up and restored.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use ortaq_testkit::Postgres;
use serde_json::Value;

use crate::node::{Done, Node};

const GOOD: &str = r#"{"id":"1","claim":"Göl qurudu.","outlet":{"name":"Nümunə"},"rating":{"label":"Yanlış","verdict":"false"}}"#;

fn init(node: &Node) -> Done {
    let done = node.run(&["log", "init", "--name", "Nümunə Yoxlama"]);
    assert_eq!(done.status(), 0, "{}", done.err());
    done
}

/// What stands behind a label in the output.
fn behind<'o>(out: &'o str, label: &str) -> &'o str {
    let line = out.lines().find_map(|line| line.trim().strip_prefix(label));
    line.unwrap_or_else(|| panic!("{label} in {out}")).trim()
}

/// The logs as `log verify --json` tells them.
fn verified(done: &Done) -> Value {
    assert_eq!(done.status(), 0, "{}", done.err());
    serde_json::from_str::<Value>(&done.out()).unwrap()["logs"].clone()
}

fn recovery_key(out: &str) -> String {
    let is_key = |line: &&str| line.len() == 84 && line.split(' ').count() == 17;
    out.lines()
        .map(str::trim)
        .find(is_key)
        .unwrap_or_else(|| panic!("no recovery key in {out}"))
        .to_owned()
}

#[test]
fn a_log_is_begun_once_with_keys_of_its_own() {
    let node = Node::new();
    let done = init(&node);
    let key = node.path("node/node.key");
    assert_eq!(fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(
        fs::metadata(node.path("node")).unwrap().permissions().mode() & 0o777,
        0o700
    );
    assert_eq!(behind(&done.out(), "fingerprint:").split(' ').count(), 8);
    let recovery = recovery_key(&done.out());
    let secret = fs::read_to_string(&key).unwrap();
    assert!(
        !secret.contains(&recovery.replace(' ', "")[..64]),
        "the recovery key is stored nowhere"
    );

    let again = node.run(&["log", "init"]);
    assert_eq!(again.status(), 5);
    assert!(
        again.err().contains("there is a signing key at"),
        "{}",
        again.err()
    );
    assert_eq!(fs::read_to_string(&key).unwrap(), secret);

    let logs = verified(&node.run(&["log", "verify", "--json"]));
    assert_eq!((&logs[0]["size"], &logs[0]["checkpoint"]), (&2.into(), &2.into()));
    assert_eq!(logs[0]["log"], behind(&done.out(), "log begun:"));
}

#[test]
fn what_there_is_is_listed_shown_and_proved() {
    let node = Node::new();
    let log = behind(&init(&node).out(), "log begun:").to_owned();
    let member = format!("member/{log}/{}", "0".repeat(32));
    let listed = node.run(&["log", "show"]);
    assert!(
        listed.out().contains(&member) && listed.out().contains("Nümunə Yoxlama"),
        "{}",
        listed.out()
    );
    let shown = node.run(&["log", "show", &member]);
    let expected = [
        "member.set",
        "TLP:CLEAR",
        "2026-11-23T09:30:00.000Z",
        "\"value\": \"Nümunə Yoxlama\"",
    ];
    for expected in expected {
        assert!(shown.out().contains(expected), "{expected}: {}", shown.out());
    }
    let public = node.run(&["log", "show", "--public", "--json", &member]);
    let state: Value = serde_json::from_str(&public.out()).unwrap();
    assert_eq!(state["state"]["is"]["name"][0]["value"], "Nümunə Yoxlama");

    let proved = node.run(&["log", "prove", &member, "--output", "proof"]);
    assert_eq!(proved.status(), 0, "{}", proved.err());
    let name = format!("proof/{}-1", &log[..8]);
    let proof = fs::read_to_string(node.path(&format!("{name}.tlog-proof"))).unwrap();
    assert!(proof.starts_with("c2sp.org/tlog-proof@v1\nindex 1\n"), "{proof}");
    let note = fs::read_to_string(node.path(&format!("{name}.note"))).unwrap();
    assert!(
        note.starts_with("ortaq-entry/v1\n") && note.contains("\"member.set\""),
        "{note}"
    );
    let body: Value =
        serde_json::from_slice(&fs::read(node.path(&format!("{name}.body.json"))).unwrap()).unwrap();
    assert_eq!(body["data"]["name"], "Nümunə Yoxlama");
    let keys = fs::read_to_string(node.path("proof/keys")).unwrap();
    assert!(keys.starts_with(&format!("ortaq/{log}+")), "{keys}");
    let again = node.run(&["log", "prove", &member, "--output", "proof"]);
    assert_eq!(again.status(), 3, "a folder that is there is not written into");
}

#[test]
fn what_cannot_be_done_says_what_to_do() {
    let node = Node::new();
    let unknown = format!("case/{}/{}", "0".repeat(64), "0".repeat(32));
    let cases: [(&[&str], i32, &str); 8] = [
        (
            &["log", "verify", "--database", "mysql://a:secret@h/d"],
            5,
            "names no database",
        ),
        (
            &["log", "verify", "--database", "postgres://a:secret@127.0.0.1:1/d"],
            5,
            "the server cannot be used",
        ),
        (&["log", "show", &unknown], 3, "there is nothing about"),
        (&["log", "prove", &unknown], 3, "there is nothing about"),
        (&["log", "show", "case/1"], 2, "a record's name must be"),
        (
            &["log", "prove", "1"],
            2,
            "must be 64 lowercase hexadecimal digits",
        ),
        (&["restore", "missing.db"], 3, "missing.db"),
        (&["log", "init", "--name", " "], 2, "--name"),
    ];
    for (arguments, status, said) in cases {
        let done = node.run(arguments);
        assert_eq!(done.status(), status, "{arguments:?}: {}", done.err());
        assert!(done.err().contains(said), "{arguments:?}: {}", done.err());
        assert!(!done.err().contains("secret"), "{}", done.err());
    }
    assert!(!node.path("node/node.key").exists());
}

#[test]
fn a_lost_key_is_replaced_with_the_recovery_key() {
    let node = Node::new();
    let begun = init(&node);
    let recovery = recovery_key(&begun.out());
    fs::remove_file(node.path("node/node.key")).unwrap();
    let slip = recovery.replacen(&recovery[..1], if &recovery[..1] == "0" { "1" } else { "0" }, 1);
    let refused = node.run_with_input(&["log", "recover"], slip.as_bytes());
    assert_eq!(refused.status(), 3);
    assert!(
        refused.err().contains("the recovery key has a mistake"),
        "{}",
        refused.err()
    );

    let done = node.run_with_input(&["log", "recover", "--from", "1"], recovery.as_bytes());
    assert_eq!(done.status(), 0, "{}", done.err());
    let log = behind(&begun.out(), "log begun:").to_owned();
    assert_eq!(behind(&done.out(), "log taken back:"), log);
    assert_ne!(recovery_key(&done.out()), recovery);
    assert!(node.path("node/node.key").exists());
    assert_eq!(verified(&node.run(&["log", "verify", "--json"]))[0]["size"], 3);
    // The member's name stood at place 1 and counts no longer.
    let member = format!("member/{log}/{}", "0".repeat(32));
    let shown = node.run(&["log", "show", "--json", &member]);
    assert!(
        shown.out().contains("void") && !shown.out().contains("Nümunə"),
        "{}",
        shown.out()
    );
    // The key that was replaced cannot take the log back again.
    let again = node.run_with_input(&["log", "recover"], recovery.as_bytes());
    assert_eq!(again.status(), 3, "{}", again.err());
}

#[test]
fn a_key_is_followed_by_another_and_the_recovery_key_stays() {
    let node = Node::new();
    let begun = init(&node);
    let former = fs::read(node.path("node/node.key")).unwrap();
    let done = node.run(&["log", "rotate"]);
    assert_eq!(done.status(), 0, "{}", done.err());
    let log = behind(&begun.out(), "log begun:").to_owned();
    assert_eq!(
        behind(&done.out(), "log signed with another key from now on:"),
        log
    );
    assert_ne!(fs::read(node.path("node/node.key")).unwrap(), former);
    assert_eq!(verified(&node.run(&["log", "verify", "--json"]))[0]["size"], 3);
    // The former key signs nothing any more; the next one does, and the recovery key is what it was.
    fs::write(node.path("node/node.key"), former).unwrap();
    let refused = node.run(&["log", "rotate"]);
    assert_ne!(refused.status(), 0);
    assert!(
        refused.err().contains("does not sign the log"),
        "{}",
        refused.err()
    );
    let recovery = recovery_key(&begun.out());
    let back = node.run_with_input(&["log", "recover"], recovery.as_bytes());
    assert_eq!(back.status(), 0, "{}", back.err());
}

#[test]
fn a_backup_brings_everything_back_but_the_key() {
    let node = Node::new();
    let file = node.file("one.jsonl", GOOD);
    assert_eq!(node.run(&["import", "--no-index", &file]).status(), 0);
    init(&node);
    let done = node.run(&["backup", "saved.db"]);
    assert_eq!(done.status(), 0, "{}", done.err());
    assert!(done.out().contains("1 fact-checks, 1 logs"), "{}", done.out());
    assert_eq!(
        fs::metadata(node.path("saved.db")).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert_eq!(
        node.run(&["backup", "saved.db"]).status(),
        3,
        "nothing is overwritten"
    );
    let not_empty = node.run(&["restore", "saved.db"]);
    assert_eq!(not_empty.status(), 5);
    assert!(
        not_empty.err().contains("restore into an empty home"),
        "{}",
        not_empty.err()
    );

    let restored = node.run(&["--data-dir", "other", "restore", "saved.db"]);
    assert_eq!(restored.status(), 0, "{}", restored.err());
    assert!(
        restored.out().contains("put the signing key back"),
        "{}",
        restored.out()
    );
    for arguments in [
        &["log", "verify"][..],
        &["log", "show", "--json"],
        &["stats"],
        &["rebuild"],
    ] {
        let there = node.run(&[&["--data-dir", "other"], arguments].concat());
        assert_eq!(
            (there.status(), there.out()),
            (0, node.run(arguments).out()),
            "{arguments:?}"
        );
    }
    let key = node.run(&["--data-dir", "other", "log", "init"]);
    assert_eq!(
        key.status(),
        0,
        "another log can be begun beside it: {}",
        key.err()
    );
}

#[test]
fn a_backup_whose_log_is_not_whole_is_refused_and_nothing_is_put_in_place() {
    let node = Node::new();
    init(&node);
    assert_eq!(node.run(&["backup", "saved.db"]).status(), 0);
    let mut bytes = fs::read(node.path("saved.db")).unwrap();
    let name = "Nümunə".as_bytes();
    let places: Vec<_> = (0..bytes.len() - name.len())
        .filter(|at| bytes[*at..].starts_with(name))
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at] = b'M';
    }
    fs::write(node.path("forged.db"), bytes).unwrap();
    let done = node.run(&["--data-dir", "other", "restore", "forged.db"]);
    assert_eq!(done.status(), 5, "{}", done.err());
    assert!(
        done.err()
            .contains("the body has another hash than the entry names"),
        "{}",
        done.err()
    );
    assert_eq!(
        verified(&node.run(&["--data-dir", "other", "log", "verify", "--json"])),
        Value::Array(vec![])
    );
}

#[test]
fn a_rebuild_says_whether_anything_differed() {
    let node = Node::new();
    init(&node);
    let done = node.run(&["rebuild"]);
    assert_eq!(
        (done.status(), done.out()),
        (
            0,
            "2 entries, 2 records rebuilt; all of them said the same as before\n".to_owned()
        )
    );
}

#[test]
fn logs_move_between_postgresql_and_sqlite_by_way_of_a_backup() {
    let Some(server) = Postgres::shared() else { return };
    let node = Node::new();
    let (url, other) = (server.database(), server.database());
    let on = |url: &str, arguments: &[&str]| Done::of(node.command(arguments).env("DATABASE_URL", url));
    let begun = on(&url, &["log", "init", "--name", "Nümunə Yoxlama"]);
    assert_eq!(begun.status(), 0, "{}", begun.err());
    assert_eq!(
        verified(&node.run(&["log", "verify", "--json"])),
        Value::Array(vec![]),
        "it lies in PostgreSQL"
    );
    let shown = on(&url, &["log", "show", "--json"]);
    assert_eq!(on(&url, &["backup", "saved.db"]).status(), 0);

    let lite = node.run(&["--data-dir", "lite", "restore", "saved.db"]);
    assert_eq!(lite.status(), 0, "{}", lite.err());
    assert_eq!(
        node.run(&["--data-dir", "lite", "log", "show", "--json"]).out(),
        shown.out()
    );
    let moved = on(&other, &["--data-dir", "moved", "restore", "saved.db"]);
    assert_eq!(moved.status(), 0, "{}", moved.err());
    assert_eq!(
        on(&other, &["--data-dir", "moved", "log", "show", "--json"]).out(),
        shown.out()
    );
    let left = node.run(&["--data-dir", "moved", "log", "verify", "--json"]);
    assert_eq!(
        verified(&left),
        Value::Array(vec![]),
        "no second copy is left behind"
    );
}
