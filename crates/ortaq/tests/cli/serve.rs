//! The server as an operator runs it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use crate::node::Node;

/// Asks the server for a page.
fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_server_says_where_it_is_logs_nothing_of_its_visitors_and_ends_when_asked_to() {
    let node = Node::new();
    let mut server = node
        .command(&["serve", "--demo", "--offline", "--listen", "127.0.0.1:0"])
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(server.stderr.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    let address = first
        .strip_prefix("Serving 169 invented demonstration fact-checks at http://")
        .unwrap_or_else(|| panic!("{first}"))
        .trim_end_matches('/')
        .to_owned();
    let page = get(&address, "/az/fact-checks?q=gizliaxtar");
    assert!(
        page.starts_with("HTTP/1.1 200") && page.contains("gizliaxtar"),
        "{page}"
    );
    let stopping = Command::new("kill")
        .arg(server.id().to_string())
        .status()
        .unwrap();
    assert!(stopping.success());
    let log: Vec<String> = lines.map(Result::unwrap).collect();
    assert_eq!(server.wait().unwrap().code(), Some(0), "{log:?}");
    let log = log.join("\n");
    assert!(
        log.contains("route=\"/{language}/fact-checks\" status=200"),
        "{log}"
    );
    assert!(log.contains("ortaq: stopped"), "{log}");
    for secret in ["gizliaxtar", "127.0.0.1:", "q="] {
        let requests = log.lines().filter(|line| line.contains("request"));
        assert!(
            requests.clone().count() == 1 && requests.clone().all(|line| !line.contains(secret)),
            "{log}"
        );
    }
}

#[test]
fn an_address_that_is_taken_is_named_with_what_to_do() {
    let node = Node::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let done = node.run(&["serve", "--demo", "--offline", "--listen", &address]);
    assert_eq!(done.status(), 4);
    assert!(
        done.err().contains(&format!("cannot listen on {address}")) && done.err().contains("--listen"),
        "{}",
        done.err()
    );
    assert_eq!(
        node.run(&["serve", "--trust-proxy", "nonsense", "--listen", "127.0.0.1:0"])
            .status(),
        2
    );
}
