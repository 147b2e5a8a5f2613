//! The people of a node from the command line, and the first of them.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use crate::node::Node;

/// Sends a form.
fn send(address: &str, path: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn the_first_operator_comes_by_the_link_that_the_server_prints_and_is_looked_after_from_the_command_line() {
    let node = Node::new();
    let mut server = node
        .command(&["serve", "--offline", "--listen", "127.0.0.1:0"])
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(server.stderr.take().unwrap())
        .lines()
        .map(Result::unwrap);
    let link = lines
        .find_map(|line| Some(line.trim().strip_prefix("http://")?.to_owned()))
        .unwrap();
    let (address, code) = link.split_once("/invitation/").unwrap();
    let form = "name=leyla&display=Leyla&password=g%C3%B6l+korpu+zavod+tolma";
    let accepted = send(address, &format!("/az/invitation/{code}"), form);
    assert!(accepted.starts_with("HTTP/1.1 303"), "{accepted}");
    let again = send(address, &format!("/az/invitation/{code}"), form);
    assert!(again.starts_with("HTTP/1.1 404"), "{again}");
    let stopping = Command::new("kill")
        .arg(server.id().to_string())
        .status()
        .unwrap();
    assert!(stopping.success());
    let log: Vec<String> = lines.collect();
    assert_eq!(server.wait().unwrap().code(), Some(0), "{log:?}");
    assert!(log.iter().all(|line| !line.contains(code)), "{log:?}");

    assert_eq!(node.run(&["user", "list"]).out(), "leyla  Leyla  operator\n");
    let listed = node.run(&["user", "list", "--json"]).out();
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed["people"][0]["roles"], serde_json::json!(["operator"]));
    let last = node.run(&["user", "suspend", "leyla"]);
    assert!(
        last.status() == 3 && last.err().contains("this is the last operator"),
        "{}",
        last.err()
    );
    let reset = node.run(&[
        "user",
        "reset",
        "leyla",
        "--public-url",
        "https://check.example.org",
    ]);
    let printed = reset.out();
    assert!(
        printed.starts_with("https://check.example.org/invitation/") && printed.lines().count() == 1,
        "{printed}"
    );
}

#[test]
fn an_empty_node_says_how_to_invite_and_what_is_missing_is_named() {
    let node = Node::new();
    let empty = node.run(&["user", "list"]).out();
    assert!(empty.contains("ortaq user invite --role operator"), "{empty}");
    let printed = node
        .run(&["user", "invite", "--role", "editor", "--role", "reader"])
        .out();
    assert!(
        printed.starts_with("http://127.0.0.1:8750/invitation/"),
        "{printed}"
    );
    let nobody = node.run(&["user", "resume", "nobody"]);
    assert!(
        nobody.status() == 3 && nobody.err().contains("ortaq user list"),
        "{}",
        nobody.err()
    );
    assert_eq!(node.run(&["user", "invite"]).status(), 2);
    assert_eq!(node.run(&["user", "invite", "--role", "king"]).status(), 2);
}
