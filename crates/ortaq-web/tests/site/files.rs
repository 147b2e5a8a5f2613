//! Files: what readers send along, and copies of pages that the desk keeps.

use ortaq_engine::input::allowed;

use crate::node::{Answer, Field, Node, between};
use crate::people::Visit;

const LETTER: &str = "Gölün suyu ölçülüb: 3,2 m.";

struct Office {
    node: Node,
    password: String,
}

impl Office {
    fn open(allow_private: &[&str]) -> Self {
        let allow: Vec<String> = allow_private.iter().map(ToString::to_string).collect();
        let node = Node::start(|options| {
            options.demo = true;
            options.allow_private = allowed(&allow);
        });
        Self {
            password: node.demo_password(),
            node,
        }
    }

    fn sign_in(&self, name: &str) -> Visit<'_> {
        let fields = [("name", name), ("password", self.password.as_str()), ("to", "")];
        let answer = self.node.send("/en/sign-in", &fields, &[]);
        Visit::new(&self.node, answer.cookie())
    }

    fn tip(&self, files: &[(&str, &[u8])]) -> Answer {
        let mut fields = vec![Field::Text("text", "Qaradağ gölü tamamilə qurudu.".as_bytes())];
        let files = files
            .iter()
            .map(|(name, bytes)| Field::File("files", name, bytes));
        fields.extend(files);
        self.node.post("/en/tip", &fields)
    }
}

fn file_of(page: &str) -> &str {
    between(page, "href=\"/en/files/", "\"").unwrap_or_else(|| panic!("no file in {page}"))
}

#[test]
fn what_readers_send_along_is_for_the_desk_alone() {
    let office = Office::open(&[]);
    let sent = office.tip(&[("../məktub.txt", LETTER.as_bytes()), ("", b"")]);
    assert_eq!(sent.status, 200, "{}", sent.body);
    let writer = office.sign_in("fact-checker");
    let inbox = writer.get("/en/inbox").body;
    let item = writer.get(&format!(
        "/en/inbox/tip/{}",
        between(&inbox, "href=\"/en/inbox/tip/", "\"").unwrap()
    ));
    assert!(item.body.contains(">məktub.txt</a>"), "{}", item.body);
    let file = format!("/en/files/{}", file_of(&item.body));
    let had = writer.get(&file);
    assert_eq!((had.status, had.body.as_str()), (200, LETTER));
    assert_eq!(had.header("content-type"), Some("text/plain"));
    assert!(
        had.header("content-disposition")
            .unwrap()
            .starts_with("attachment;")
    );
    let policy = had.header("content-security-policy");
    assert_eq!(policy, Some("default-src 'none'; sandbox"));
    assert!(had.header("cache-control").unwrap().contains("no-store"));
    assert_eq!(office.node.get(&file).status, 303, "a stranger is led to sign in");
    assert_eq!(office.sign_in("operator").get(&file).status, 403);
    for nothing in ["../../etc/passwd", "00", &"0".repeat(64)] {
        assert_eq!(writer.get(&format!("/en/files/{nothing}")).status, 404);
    }
}

#[test]
fn a_file_that_is_not_taken_is_said_beside_the_form() {
    let office = Office::open(&[]);
    let refused = office.tip(&[("bomb.png", b"PK\x03\x04\x14\0\0\0\x08\0bomb.txt")]);
    assert_eq!(refused.status, 422);
    for part in ["This kind of file is not taken", "tamamilə qurudu.</textarea>"] {
        assert!(refused.body.contains(part), "{}", refused.body);
    }
    let one: (&str, &[u8]) = ("a.txt", b"a");
    assert_eq!(office.tip(&[one; 4]).status, 200);
    assert_eq!(office.tip(&[one; 5]).status, 422);
    let mut large = vec![b'a'; ortaq_engine::limits::FILE_BYTES];
    assert_eq!(office.tip(&[("a.txt", &large)]).status, 200);
    large.push(b'a');
    assert_eq!(office.tip(&[("a.txt", &large)]).status, 413);
    let writer = office.sign_in("fact-checker");
    assert!(writer.get("/en/inbox").body.contains("2"), "two tips came in");
}

/// A case of the fact-checker's, and the answer to a piece of evidence with a copy of the node's own page.
fn captured(office: &Office, writer: &Visit<'_>) -> (String, Answer) {
    let opened = writer.send("/en/cases", &[("case-title", "Göl")]);
    let case = opened.location().to_owned();
    let page = format!("{}/en/methodology", office.node.base);
    let fields = [
        ("title", "Metod"),
        ("url", page.as_str()),
        ("stance", "context"),
        ("capture", "yes"),
    ];
    let answer = writer.send(&format!("{case}/evidence"), &fields);
    (case, answer)
}

#[test]
fn a_page_is_captured_as_evidence_and_cited() {
    let office = Office::open(&["127.0.0.1"]);
    let writer = office.sign_in("fact-checker");
    let (case, added) = captured(&office, &writer);
    assert_eq!(added.location(), format!("{case}?done=added"), "{}", added.body);
    let page = writer.get(&case).body;
    let hash = file_of(&page).to_owned();
    let copy = writer.get(&format!("/en/files/{hash}"));
    assert_eq!(copy.header("content-type"), Some("application/warc"));
    let target = format!("WARC-Target-URI: {}/en/methodology\r\n", office.node.base);
    for part in [
        "WARC/1.1\r\nWARC-Type: warcinfo",
        &target,
        "HTTP/1.1 200 OK\r\n",
        "<!doctype html>",
    ] {
        assert!(copy.body.contains(part), "{part} is missing");
    }
    let draft = writer.send(&format!("{case}/draft"), &[]).location().to_owned();
    let cited = writer.send(&format!("{draft}/cite"), &[]);
    assert_eq!(cited.location(), format!("{draft}?done=added"));
    let line = format!("Metod | {}/en/methodology |  | {hash}", office.node.base);
    assert!(writer.get(&draft).body.contains(&line));
    writer.send(&format!("{draft}/cite"), &[]);
    assert_eq!(writer.get(&draft).body.matches(&line).count(), 1, "cited once");
}

#[test]
fn a_page_that_cannot_be_captured_is_said_and_nothing_is_saved() {
    let office = Office::open(&[]);
    let writer = office.sign_in("fact-checker");
    let (case, refused) = captured(&office, &writer);
    assert_eq!(refused.status, 422);
    for part in ["No copy was made", "Metod"] {
        assert!(refused.body.contains(part), "{}", refused.body);
    }
    assert!(!writer.get(&case).body.contains("/en/files/"));
}
