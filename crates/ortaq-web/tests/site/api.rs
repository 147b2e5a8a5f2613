//! The interface for programs, as a program meets it.

use std::collections::BTreeSet;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::thread;

use jiff::Timestamp;
use jsonschema::Validator;
use ortaq_core::records::Line;
use ortaq_engine::home::Home;
use ortaq_engine::log;
use ortaq_web::limits;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::node::{Answer, DEMO, Node, record};

const CLAIM: &str = "Ayseli gölünün suyu yaxınlıqdakı kimya zavodunun tullantılarına görə çəhrayı rəng alıb.";
const CHECKS: &str = "/api/v1/checks";

fn value(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.body))
}

fn read(path: &str) -> Value {
    let answer = DEMO.get(path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    value(&answer)
}

/// A problem document of this status and kind.
fn assert_problem(answer: &Answer, status: u16, kind: &str) -> Value {
    assert_eq!(answer.status, status, "{}", answer.body);
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    let problem = value(answer);
    let expected = format!("urn:ortaq:problem:{kind}");
    assert_eq!(problem["type"], expected, "{problem}");
    assert_eq!(problem["status"], status);
    for field in ["title", "detail", "next_step"] {
        assert!(!problem[field].as_str().unwrap().is_empty(), "{field}");
    }
    problem
}

/// The path of an address of this node.
fn path(address: &str) -> &str {
    address.strip_prefix(&DEMO.base).unwrap()
}

fn check(node: &Node, body: &Value, headers: &[(&str, &str)]) -> Answer {
    let mut all = vec![("content-type", "application/json")];
    all.extend_from_slice(headers);
    node.send_bytes(CHECKS, body.to_string().as_bytes(), &all)
}

#[test]
fn following_next_walks_every_fact_check_exactly_once() {
    let (mut names, mut pages) = (Vec::new(), 0);
    let mut next = Some("/api/v1/fact-checks?limit=25".to_owned());
    while let Some(place) = next {
        let answer = DEMO.get(&place);
        let list = value(&answer);
        let items = list["items"].as_array().unwrap();
        assert!(items.len() <= 25);
        names.extend(items.iter().map(|item| item["name"].as_str().unwrap().to_owned()));
        next = list["next"].as_str().map(|address| path(address).to_owned());
        let link = next
            .as_ref()
            .map(|next| format!("<{}{next}>; rel=\"next\"", DEMO.base));
        assert_eq!(answer.header("link"), link.as_deref());
        pages += 1;
    }
    let total = read("/api/v1/node")["fact_checks"].as_u64().unwrap() as usize;
    assert_eq!(names.len(), total);
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), total);
    assert_eq!(pages, total.div_ceil(25));
}

#[test]
fn filters_are_those_of_the_page_and_kept_from_page_to_page() {
    let list = read("/api/v1/fact-checks?language=tr&rating=false&limit=1");
    let total = list["total"].as_u64().unwrap();
    assert!(total > 1, "{list}");
    let mut seen = list["items"].as_array().unwrap().clone();
    let mut next = list["next"].clone();
    while let Some(address) = next.as_str() {
        let list = read(path(address));
        assert_eq!(list["total"].as_u64(), Some(total));
        seen.extend(list["items"].as_array().unwrap().clone());
        next = list["next"].clone();
    }
    assert_eq!(seen.len() as u64, total);
    for item in &seen {
        assert!(item["language"].as_str().unwrap().starts_with("tr"), "{item}");
        assert_eq!(item["verdict"], "false");
    }
    let outlet = url::form_urlencoded::byte_serialize(seen[0]["outlet"].as_str().unwrap().as_bytes());
    let outlet: String = outlet.collect();
    let of_outlet = read(&format!("/api/v1/fact-checks?outlet={outlet}"));
    assert!(of_outlet["total"].as_u64().unwrap() > 0);
    let none = read("/api/v1/fact-checks?from=2999-01-01");
    assert_eq!(none, json!({ "items": [], "total": 0, "next": null }));
}

#[test]
fn a_search_finds_the_claim_in_any_language_and_says_which_is_the_same() {
    let found = read("/api/v1/fact-checks?q=Ayseli%20g%C3%B6l%C3%BC%20%C3%A7%C9%99hray%C4%B1&limit=5");
    let items = found["items"].as_array().unwrap();
    assert!((1..=5).contains(&items.len()));
    assert!(items.iter().all(|item| item["same_claim"].is_boolean()));
    assert_eq!(found["next"], Value::Null);
    assert_problem(
        &DEMO.get("/api/v1/fact-checks?q=a&cursor=undated.5d1f3e3c9a2b4c6d8e0f1a2b3c4d5e6f"),
        400,
        "invalid-request",
    );
}

#[test]
fn one_fact_check_is_found_by_its_name_which_follows_from_its_identifier() {
    let list = read("/api/v1/fact-checks?limit=1");
    let listed = &list["items"][0];
    let name = listed["name"].as_str().unwrap();
    assert_eq!(&read(&format!("/api/v1/fact-checks/{name}")), listed);
    let id = listed["id"].as_str().unwrap();
    assert_eq!(ortaq_engine::catalogue::Name::of(id).to_string(), name);
    let page = DEMO.get(path(listed["page"].as_str().unwrap()));
    assert_eq!(page.location(), format!("/en/fact-checks/{name}"));
    let review = DEMO.get(&format!("/api/v1/fact-checks/{name}/claim-review"));
    assert_eq!(review.header("content-type"), Some("application/ld+json"));
    let on_the_page = DEMO.get(&format!("/en/fact-checks/{name}/claimreview.json"));
    assert_eq!(review.body, on_the_page.body);
    assert_eq!(value(&review)["@type"], "ClaimReview");
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let name = read("/api/v1/fact-checks?limit=1")["items"][0]["name"].clone();
    let name = name.as_str().unwrap();
    for path in [
        "/api/v1/fact-checks?language=az".to_owned(),
        format!("/api/v1/fact-checks/{name}"),
        format!("/api/v1/fact-checks/{name}/claim-review"),
        "/api/v1/node".to_owned(),
        "/api/v1/openapi.json".to_owned(),
    ] {
        let first = DEMO.get(&path);
        let tag = first.header("etag").unwrap();
        let again = DEMO.get_with(&path, &[("if-none-match", &format!("\"other\", W/{tag}"))]);
        assert_eq!((again.status, again.body.as_str()), (304, ""), "{path}");
        assert_eq!(again.header("etag"), Some(tag));
        assert_eq!(
            DEMO.get_with(&path, &[("if-none-match", "\"other\"")]).status,
            200
        );
        assert_eq!(DEMO.get_with(&path, &[("if-none-match", "*")]).status, 304);
    }
}

#[test]
fn what_cannot_be_understood_is_named_with_a_next_step() {
    for (query, named) in [
        ("cursor=nonsense", "`cursor`"),
        ("cursor=2026-02-30.5d1f3e3c9a2b4c6d8e0f1a2b3c4d5e6f", "`cursor`"),
        ("cursor=20260301.5d1f3e3c9a2b4c6d8e0f1a2b3c4d5e6f", "`cursor`"),
        ("limit=0", "`limit`"),
        ("limit=101", "`limit`"),
        ("limit=many", "`limit`"),
        ("rating=wrong", "mostly-false"),
        ("language=Azerbaijani", "`language`"),
        ("from=2026-02-30", "`from`"),
        ("to=yesterday", "`to`"),
        ("outlet=", "`outlet`"),
        ("q=", "`q`"),
        ("colour=red", "colour"),
        ("limit=1&limit=2", "limit"),
    ] {
        let refused = DEMO.get(&format!("/api/v1/fact-checks?{query}"));
        let problem = assert_problem(&refused, 400, "invalid-request");
        assert!(
            problem["detail"].as_str().unwrap().contains(named),
            "{query}: {problem}"
        );
    }
    let long = format!("/api/v1/fact-checks?q={}", "a".repeat(limits::SEARCH_CHARS + 1));
    assert_problem(&DEMO.get(&long), 400, "invalid-request");
}

#[test]
fn every_failure_below_the_interface_is_a_problem_document() {
    for path in [
        "/api/v1",
        "/api/v1/nothing",
        "/api/check",
        "/api/v2/fact-checks",
        "/api/v1/fact-checks/nobody",
        "/api/v1/fact-checks/00000000000000000000000000000000",
        "/api/v1/fact-checks/00000000000000000000000000000000/claim-review",
    ] {
        assert_problem(&DEMO.get(path), 404, "not-found");
    }
    let other_method = DEMO.send_bytes("/api/v1/node", b"{}", &[("content-type", "application/json")]);
    assert_problem(&other_method, 405, "method-not-allowed");
    assert_eq!(other_method.header("allow"), Some("GET,HEAD"));
    assert_problem(&DEMO.get(CHECKS), 405, "method-not-allowed");
    let html = DEMO.get_with("/api/v1/node", &[("accept", "text/html")]);
    assert_problem(&html, 406, "not-acceptable");
    let any = DEMO.get_with("/api/v1/node", &[("accept", "text/html, */*;q=0.1")]);
    assert_eq!(any.status, 200);
}

#[test]
fn a_check_answers_with_the_report_of_the_command_line() {
    let answer = check(&DEMO, &json!({ "text": CLAIM }), &[]);
    assert_eq!(answer.status, 200, "{}", answer.body);
    let report = value(&answer);
    let schema: Value = serde_json::from_str(include_str!("../../../../docs/report.schema.json")).unwrap();
    let schema: Validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<_> = schema
        .iter_errors(&report)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    let best = &report["claims"][0]["matches"][0]["fact_check"];
    assert_eq!(best["outlet"], "Faktın Özü (demo)", "{report}");
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let id = best["id"].as_str().unwrap();
    let name = ortaq_engine::catalogue::Name::of(id);
    assert_eq!(
        read(&format!("/api/v1/fact-checks/{name}"))["claim"],
        best["claim"]
    );
}

#[test]
fn what_cannot_be_checked_is_refused_with_the_reason() {
    let json = ("content-type", "application/json");
    for (body, status, kind) in [
        ("{", 400, "invalid-request"),
        ("[]", 422, "invalid-check"),
        ("{}", 422, "invalid-check"),
        ("{\"text\": 1}", 422, "invalid-check"),
        ("{\"text\": \" \\n\"}", 422, "invalid-check"),
        (
            "{\"text\": \"a\", \"url\": \"https://demo.invalid/\"}",
            422,
            "invalid-check",
        ),
        ("{\"text\": \"a\", \"colour\": \"red\"}", 422, "invalid-check"),
        ("{\"url\": \"file:///etc/passwd\"}", 422, "invalid-check"),
        ("{\"url\": \"http://127.0.0.1:1/\"}", 422, "unreadable"),
        ("{\"url\": \"http://169.254.169.254/latest\"}", 422, "unreadable"),
    ] {
        let refused = DEMO.send_bytes(CHECKS, body.as_bytes(), &[json]);
        assert_problem(&refused, status, kind);
    }
    let form = DEMO.send_bytes(
        CHECKS,
        b"text=a",
        &[("content-type", "application/x-www-form-urlencoded")],
    );
    assert_problem(&form, 415, "unsupported-media-type");
    assert_problem(&DEMO.send_bytes(CHECKS, b"\xff", &[json]), 400, "invalid-request");
}

#[test]
fn a_text_may_be_as_long_as_the_node_says_and_no_longer() {
    let limit = read("/api/v1/node")["limits"]["text_characters"]
        .as_u64()
        .unwrap() as usize;
    // Two bytes a letter, and as escapes the longest form that JSON has for it.
    let longest = "\\u0259 ".repeat(limit / 2);
    let json = [("content-type", "application/json")];
    let body = format!("{{\"text\":\"{longest}\"}}");
    assert_eq!(DEMO.send_bytes(CHECKS, body.as_bytes(), &json).status, 200);
    let body = format!("{{\"text\":\"{longest}a\"}}");
    assert_problem(
        &DEMO.send_bytes(CHECKS, body.as_bytes(), &json),
        422,
        "invalid-check",
    );
    let body = vec![b' '; limits::API_REQUEST_BYTES + 1];
    assert_problem(&DEMO.send_bytes(CHECKS, &body, &json), 413, "too-large");
}

#[test]
fn a_repeated_request_gets_the_same_report_and_is_not_counted_again() {
    let node = Node::start(|options| {
        options.demo = true;
        options.quotas.checks_per_hour = NonZeroU32::new(5).unwrap();
    });
    let key = [("idempotency-key", "0b5c6d2e-7f3f-4f1e-9a43-2f8f5d1a6c11")];
    let quoted = [("idempotency-key", "\"0b5c6d2e-7f3f-4f1e-9a43-2f8f5d1a6c11\"")];
    let body = json!({ "text": CLAIM });
    let first = check(&node, &body, &key);
    assert_eq!(first.status, 200, "{}", first.body);
    for again in [check(&node, &body, &key), check(&node, &body, &quoted)] {
        assert_eq!((again.status, &again.body), (200, &first.body));
    }
    let other = json!({ "text": "Göl quruyub." });
    assert_problem(&check(&node, &other, &key), 422, "idempotency-key-reused");
    assert_problem(&check(&node, &other, &[]), 429, "too-many-requests");
    assert_eq!(check(&node, &body, &key).body, first.body);
    for bad in ["", "two words", &"k".repeat(limits::API_KEY_CHARS + 1)] {
        let refused = check(&node, &body, &[("idempotency-key", bad)]);
        assert_problem(&refused, 400, "invalid-request");
    }
}

#[test]
fn equal_requests_at_the_same_time_are_one_check() {
    let node = Arc::new(Node::start(|options| {
        options.demo = true;
        options.quotas.checks_per_hour = NonZeroU32::new(1).unwrap();
    }));
    let asked = (0..8).map(|_| {
        let node = Arc::clone(&node);
        thread::spawn(move || check(&node, &json!({ "text": CLAIM }), &[("idempotency-key", "one")]))
    });
    let answers: Vec<_> = asked
        .collect::<Vec<_>>()
        .into_iter()
        .map(|t| t.join().unwrap())
        .collect();
    let reports: BTreeSet<_> = answers
        .iter()
        .map(|answer| (answer.status, &answer.body))
        .collect();
    assert_eq!(reports.len(), 1, "{reports:?}");
    assert_eq!(answers[0].status, 200);
}

#[test]
fn what_is_left_is_said_before_and_when_it_is_used_up() {
    let node = Node::start(|options| {
        options.demo = true;
        options.quotas.checks_per_hour = NonZeroU32::new(10).unwrap();
        options.quotas.searches_per_minute = NonZeroU32::new(5).unwrap();
    });
    let first = check(&node, &json!({ "text": CLAIM }), &[]);
    assert_eq!(first.headers("ratelimit-policy")[0], "\"checks\";q=2;w=720");
    assert!(first.headers("ratelimit")[0].starts_with("\"checks\";r=1;t="));
    assert!(first.headers("ratelimit-policy")[1].starts_with("\"requests\";q="));
    assert_eq!(check(&node, &json!({ "text": CLAIM }), &[]).status, 200);
    let refused = check(&node, &json!({ "text": CLAIM }), &[]);
    assert_problem(&refused, 429, "too-many-requests");
    let seconds: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=360).contains(&seconds), "{seconds}");
    let left = refused.headers("ratelimit");
    assert!(
        left.iter().any(|line| line.starts_with("\"checks\";r=0;")),
        "{left:?}"
    );
    // The form of the site counts with the interface.
    let form = node.post("/en/check", &[crate::node::Field::Text("text", CLAIM.as_bytes())]);
    assert_eq!(form.status, 429);
    assert_eq!(node.get("/api/v1/fact-checks?q=su").status, 200);
    assert_problem(&node.get("/api/v1/fact-checks?q=su"), 429, "too-many-requests");
    assert_eq!(node.get("/api/v1/fact-checks").status, 200);
}

#[test]
fn pages_of_other_sites_may_ask_without_cookies() {
    let origin = ("origin", "https://other.invalid");
    let answer = DEMO.get_with("/api/v1/node", &[origin]);
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    assert_eq!(answer.header("access-control-allow-credentials"), None);
    let exposed = answer.header("access-control-expose-headers").unwrap();
    assert!(
        exposed.contains("etag") && exposed.contains("ratelimit"),
        "{exposed}"
    );
    let from_elsewhere = [origin, ("sec-fetch-site", "cross-site")];
    assert_eq!(
        check(&DEMO, &json!({ "text": CLAIM }), &from_elsewhere).status,
        200
    );
    let asked = [
        origin,
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "content-type,idempotency-key"),
    ];
    let preflight = DEMO.options(CHECKS, &asked);
    assert_eq!(preflight.status, 200);
    let methods = preflight.header("access-control-allow-methods").unwrap();
    assert!(methods.contains("POST"), "{methods}");
    // Pages stay closed.
    assert_eq!(
        DEMO.get_with("/en/check", &[origin])
            .header("access-control-allow-origin"),
        None
    );
}

#[test]
fn the_node_says_what_it_is() {
    let node = read("/api/v1/node");
    assert_eq!(
        (&node["demo"], &node["mode"]),
        (&json!(true), &json!("lexical-only"))
    );
    assert_eq!(node["log"].as_str().map(str::len), Some(64));
    let counted: u64 = node["languages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|language| language["fact_checks"].as_u64().unwrap())
        .sum();
    assert_eq!(node["fact_checks"].as_u64(), Some(counted));
    assert_eq!(node["interface_languages"].as_array().unwrap().len(), 8);
}

#[test]
fn a_node_without_a_log_says_so() {
    let node = Node::with_fact_checks(&[record("1", CLAIM)], |_| ());
    assert_problem(&node.get("/api/v1/log/checkpoint"), 404, "no-log");
    assert_problem(&node.get("/api/v1/log/entries/0"), 404, "no-log");
    assert_eq!(value(&node.get("/api/v1/node"))["log"], Value::Null);
}

#[test]
fn entries_of_the_log_are_proved_and_what_is_not_for_everybody_stays_closed() {
    let node = Node::start(|options| {
        // A thread of its own: the node is started in a runtime.
        thread::scope(|scope| scope.spawn(|| begin_log(&options.home)).join()).unwrap();
    });
    let checkpoint = value(&node.get("/api/v1/log/checkpoint"));
    assert_eq!(checkpoint["size"], 3, "{checkpoint}");
    assert_eq!(value(&node.get("/api/v1/node"))["log"], checkpoint["log"]);
    let note = checkpoint["checkpoint"].as_str().unwrap();
    assert!(
        note.starts_with(&format!("ortaq/{}\n3\n", checkpoint["log"].as_str().unwrap())),
        "{note}"
    );
    for position in 0..3 {
        let entry = value(&node.get(&format!("/api/v1/log/entries/{position}")));
        assert_eq!(entry["position"], position);
        let id = entry["id"].as_str().unwrap();
        assert_eq!(value(&node.get(&format!("/api/v1/log/entries/{id}"))), entry);
        assert!(entry["proof"].as_str().unwrap().contains(note), "{entry}");
        let open = position < 2;
        assert_eq!(
            (entry["note"].is_string(), entry["body"].is_string()),
            (open, open),
            "{entry}"
        );
    }
    let named = value(&node.get("/api/v1/log/entries/1"));
    assert!(named["body"].as_str().unwrap().contains("Nümunə"), "{named}");
    for nothing in ["3", "99999999999999999999", "-1", "x", &"0".repeat(64)] {
        let path = format!("/api/v1/log/entries/{nothing}");
        assert_problem(&node.get(&path), 404, "not-found");
    }
}

/// A log of three entries: its keys, the member's name, and one that is for the members alone.
fn begin_log(home: &Home) {
    use ortaq_core::audience::Audience;
    use ortaq_core::ids::{PersonId, RecordId};
    use ortaq_core::records::Change;
    use ortaq_core::records::people::member::{MemberAct, MemberSet};
    let clock: log::Clock = Arc::new(|| "2026-03-01T00:00:00Z".parse::<Timestamp>().unwrap());
    Runtime::new().unwrap().block_on(async {
        let store = log::open(&home.log_url()).await.unwrap();
        let name = Line::try_from("Nümunə".to_owned()).unwrap();
        let begun = log::begin(home, &store, Some(name), clock, &mut |_| Ok(()))
            .await
            .unwrap();
        let act = MemberAct::Set(MemberSet {
            name: Change::Set(Line::try_from("Gizli".to_owned()).unwrap()),
            ..MemberSet::default()
        });
        let record = RecordId::only("member", begun.writer.log()).unwrap();
        let draft = log::Draft::new(
            act,
            record,
            PersonId::NODE,
            Audience::Green {},
            log::salt().unwrap(),
        );
        begun.writer.append(draft.unwrap()).await.unwrap();
        drop(begun);
        store.close().await;
    });
}

#[test]
fn every_documented_address_answers_as_documented() {
    let document = read("/api/v1/openapi.json");
    let name = read("/api/v1/fact-checks?limit=1")["items"][0]["name"].clone();
    let paths = document["paths"].as_object().unwrap();
    assert_eq!(paths.len(), 8);
    for (path, operations) in paths {
        let address = path
            .replace("{name}", name.as_str().unwrap())
            .replace("{entry}", "0");
        for (method, operation) in operations.as_object().unwrap() {
            let answer = match method.as_str() {
                "get" => DEMO.get(&address),
                "post" => check(&DEMO, &json!({ "text": CLAIM }), &[]),
                other => panic!("{other} {path}"),
            };
            let response = &operation["responses"][answer.status.to_string()];
            let response = match response["$ref"].as_str() {
                Some(reference) => document.pointer(&reference[1..]).unwrap(),
                None => response,
            };
            let content = answer.header("content-type").unwrap();
            let schema = &response["content"][content]["schema"];
            assert!(!schema.is_null(), "{method} {path}: {} {content}", answer.status);
            // References lead into the document: it is the schema, begun at this place.
            let mut whole = document.clone();
            whole["$ref"] = schema["$ref"].clone();
            if whole["$ref"].is_string() {
                let schema = jsonschema::validator_for(&whole).unwrap();
                let errors: Vec<_> = schema
                    .iter_errors(&value(&answer))
                    .map(|e| e.to_string())
                    .collect();
                assert_eq!(errors, Vec::<String>::new(), "{method} {path}");
            }
        }
    }
}

#[test]
fn the_guide_names_every_address() {
    let guide = DEMO.get("/en/api");
    assert_eq!(guide.status, 200);
    let document = read("/api/v1/openapi.json");
    for path in document["paths"].as_object().unwrap().keys() {
        assert!(guide.body.contains(&format!(" {path}</code>")), "{path}");
    }
    let own = DEMO.get_with("/api", &[("accept-language", "kk")]);
    assert_eq!(own.location(), "/kk/api");
}
