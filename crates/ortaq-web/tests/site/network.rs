//! Two nodes of two organisations: joining in a browser, and what one publishes with the readers of the other.

use std::time::{Duration, Instant};

use crate::desk::{CLAIM, Office};
use crate::node::{Answer, between};
use crate::people::Visit;

/// For how long something may take to arrive that should take a moment.
const PATIENCE: Duration = Duration::from_secs(30);

fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < PATIENCE, "{what}");
        std::thread::yield_now();
    }
}

fn fingerprint(operator: &Visit<'_>) -> String {
    let page = operator.get("/en/network").body;
    let rest = page.split("<dt>Fingerprint</dt>").nth(1).unwrap();
    between(rest, "<code>", "</code>").unwrap().to_owned()
}

fn join(operator: &Visit<'_>, node: &str, fingerprint: &str) -> Answer {
    operator.send("/en/network", &[("node", node), ("fingerprint", fingerprint)])
}

#[test]
fn two_nodes_that_join_in_a_browser_show_each_others_fact_checks() {
    let (baku, ankara) = (Office::open(), Office::open());
    let (here, there) = (baku.sign_in("operator"), ankara.sign_in("operator"));
    let empty = here.get("/en/network").body;
    assert!(
        empty.contains("No partner yet") && empty.contains(&baku.node.base),
        "{empty}"
    );

    // Whoever shows another fingerprint than the partner told is not joined, and neither is the node itself.
    let other = join(&here, &ankara.node.base, &fingerprint(&here));
    assert!(
        other.status == 422 && other.body.contains(&fingerprint(&there)),
        "{}",
        other.body
    );
    let itself = join(&here, &baku.node.base, &fingerprint(&here));
    assert!(
        itself.status == 422 && itself.body.contains("this node itself"),
        "{}",
        itself.body
    );
    let nobody = join(&here, "http://127.0.0.1:1", &fingerprint(&there));
    assert!(
        nobody.status == 422 && nobody.body.contains("No node answers"),
        "{}",
        nobody.body
    );
    let open = join(&here, "http://example.org", &fingerprint(&there));
    assert_eq!(open.status, 422, "without TLS only nearby");

    let joined = join(&here, &ankara.node.base, &fingerprint(&there));
    assert_eq!(joined.location(), "/en/network?done=joined", "{}", joined.body);
    let joined = join(&there, &baku.node.base, &fingerprint(&here));
    assert_eq!(joined.location(), "/en/network?done=joined", "{}", joined.body);
    let connected = |operator: &Visit<'_>| operator.get("/en/network").body.contains(">connected</span>");
    until("the nodes are connected", || {
        connected(&here) && connected(&there)
    });

    let (_, public) = baku.published();
    until("the partner shows it", || ankara.node.get(&public).status == 200);
    let page = ankara.node.get(&public).body;
    assert!(
        page.contains("Göl qurumayıb") && page.contains("<strong>dolu</strong>"),
        "{page}"
    );
    let name = public.strip_prefix("/en/fact-checks/").unwrap();
    let found = format!("/en/fact-checks?q={}", "Qarada%C4%9F");
    until("it is found there", || {
        ankara.node.get(&found).body.contains(name)
    });
    // What stays inside one organisation has not gone there: the tip with its claim is the partner's nowhere.
    let editor = ankara.sign_in("editor");
    assert!(!editor.get("/en/inbox").body.contains(CLAIM));
    // The desk shows its own work.
    for path in ["/en/cases", "/en/find?q=g%C3%B6l", "/en/readers"] {
        assert!(!editor.get(path).body.contains("qurumay"), "{path}");
    }

    // Who leaves gets nothing more, and keeps what there is.
    let log = between(&there.get("/en/network").body, "name=\"leave\" value=\"", "\"")
        .unwrap()
        .to_owned();
    assert_eq!(
        there.send("/en/network", &[("leave", &log)]).location(),
        "/en/network?done=left"
    );
    until("the way has ended", || !connected(&here));
    assert_eq!(ankara.node.get(&public).status, 200);
}

#[test]
fn strangers_and_forged_requests_are_told_why_and_get_nothing() {
    let office = Office::open();
    let operator = office.sign_in("operator");
    let log = office.node.get("/.well-known/ortaq").body;
    let log: serde_json::Value = serde_json::from_str(&log).unwrap();
    assert_eq!(log["fingerprint"], fingerprint(&operator));
    let to = log["log"].as_str().unwrap();
    let stranger = "b".repeat(64);
    let input = format!(
        "node=(\"@method\" \"@path\" \"content-digest\" \"ortaq-to\");created=1;nonce=\"AAAAAAAAAAAAAAAAAAAAAA==\";keyid=\"{stranger}\";alg=\"ed25519\";tag=\"ortaq-exchange\""
    );
    let own = input.replace(&stranger, to);
    for (headers, status, why) in [
        (vec![], 421, "another node"),
        (vec![("ortaq-to", to)], 401, "not signed"),
        (
            vec![("ortaq-to", to), ("signature-input", &input)],
            401,
            "no partner",
        ),
        (
            vec![("ortaq-to", to), ("signature-input", &own)],
            401,
            "not the one that was signed",
        ),
        (
            vec![("ortaq-to", &stranger), ("signature-input", &input)],
            421,
            "another node",
        ),
    ] {
        for path in [
            "/exchange/v1/stream",
            "/exchange/v1/messages/1",
            "/exchange/v1/status",
        ] {
            let answer = office.node.send_bytes(path, b"", &headers);
            assert_eq!(answer.status, status, "{path} {headers:?}: {}", answer.body);
            assert!(answer.body.contains(why), "{path} {headers:?}: {}", answer.body);
        }
    }
    // Joining is not for everybody who works there.
    let writer = office.sign_in("fact-checker");
    assert_eq!(writer.get("/en/network").status, 403);
    assert_eq!(join(&writer, "https://example.org", "1").status, 403);
}
