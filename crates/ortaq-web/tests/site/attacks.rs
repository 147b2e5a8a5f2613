//! What visitors and publishers may send who mean no good.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::num::NonZeroU32;

use ortaq_core::FactCheck;
use ortaq_web::limits;

use crate::node::{DEMO, Field, Node, between, fact_checks, record};

/// Texts that would run, or break out of where they stand, if they were not escaped.
const PAYLOADS: [&str; 12] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "\" autofocus onfocus=\"alert(1)",
    "</title><script>alert(1)</script>",
    "</textarea><iframe src=javascript:alert(1)>",
    "<!--<script>alert(1)",
    "{{7*7}} ${7*7} <%= 7*7 %>",
    "]]><script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>",
    "\u{202e}<b>tərs\u{2028}\u{2029}</b>",
];

/// Whatever of a payload is left as it was sent.
fn unescaped(page: &str) -> Option<&'static str> {
    let dangerous = [
        "<script>alert",
        "<img src=x",
        "<svg onload",
        "<iframe src=java",
        "<!--<script",
        "<b>tərs",
        "<script xmlns",
    ];
    dangerous
        .into_iter()
        .find(|text| page.contains(text))
        .or_else(|| {
            PAYLOADS
                .into_iter()
                .find(|text| text.contains(['"', '\'']) && page.contains(text))
        })
}

#[test]
fn texts_of_publishers_never_become_markup() {
    let hostile = |(at, payload): (usize, &&str)| {
        let mut hostile = FactCheck {
            title: Some((*payload).into()),
            summary: Some((*payload).into()),
            claimant: Some((*payload).into()),
            language: Some((*payload).into()),
            url: Some(format!("https://demo.invalid/{at}?\"><script>alert(1)</script>").replace(' ', "")),
            appearances: vec!["https://demo.invalid/\"onload=\"alert(1)".into()],
            ..record(&format!("{at}{payload}"), &format!("{payload} Göl quruyub {at}."))
        };
        hostile.outlet.name = (*payload).into();
        hostile.rating.label = (*payload).into();
        hostile
    };
    let records: Vec<FactCheck> = PAYLOADS.iter().enumerate().map(hostile).collect();
    let node = Node::with_fact_checks(&records, |_| ());
    let list = node.get("/en/fact-checks");
    assert_eq!(fact_checks(&list.body).len(), PAYLOADS.len());
    let mut pages = vec![
        "/en/".to_owned(),
        "/en/fact-checks".into(),
        "/en/transparency".into(),
    ];
    for path in fact_checks(&list.body) {
        pages.push(path.replace("/fact-checks/", "/card/"));
        pages.push(path);
    }
    for path in pages {
        let page = node.get(&path);
        assert_eq!(page.status, 200, "{path}");
        let data = between(&page.body, "<script type=\"application/ld+json\">", "</script>");
        let shown = data.map_or_else(|| page.body.clone(), |data| page.body.replace(data, ""));
        assert_eq!(unescaped(&shown), None, "{path}: {shown}");
        if let Some(data) = data {
            let data: serde_json::Value = serde_json::from_str(data).unwrap();
            assert!(
                PAYLOADS
                    .iter()
                    .any(|p| data["claimReviewed"].as_str().unwrap().starts_with(p))
            );
        }
    }
}

#[test]
fn what_a_visitor_sends_never_becomes_markup() {
    for payload in PAYLOADS {
        let encoded: String = url::form_urlencoded::byte_serialize(payload.as_bytes()).collect();
        for path in [
            format!("/en/fact-checks?q={encoded}&outlet={encoded}&language={encoded}"),
            format!("/en/fact-checks?from={encoded}"),
            format!("/en/check?text={encoded}"),
            format!("/en/fact-checks/{encoded}"),
            format!("/en/{encoded}"),
            format!("/{encoded}"),
        ] {
            let page = DEMO.get(&path);
            assert!(page.status < 500, "{path}");
            assert_eq!(unescaped(&page.body), None, "{path}: {}", page.body);
        }
        let text = format!("{payload} Ayseli gölünün suyu çəhrayı rəng alıb.");
        let sent = DEMO.post("/en/check", &[Field::Text("text", text.as_bytes())]);
        let report = DEMO.get(sent.location());
        assert_eq!(unescaped(&report.body), None, "{}", report.body);
        let named = DEMO.post(
            "/en/check",
            &[Field::File("file", &payload.replace(['"', '\r'], ""), b"Su var.")],
        );
        assert_eq!(unescaped(&DEMO.get(named.location()).body), None);
    }
}

/// Sends bytes as they are and reads all that comes back.
fn raw(node: &Node, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(node.address()).unwrap();
    // A server that refuses early closes while we still write.
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn paths_lead_to_no_file() {
    for path in [
        "/static/../Cargo.toml",
        "/static/..%2f..%2fCargo.toml",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/../../../../etc/passwd",
        "//etc/passwd",
        "/en/fact-checks/..%2f..%2f..%2fetc%2fpasswd",
        "/en/card/..%00",
        "/en/check/..%2f..%2f",
        "/%ff%fe",
        "/en/%c0%af..%c0%af",
    ] {
        let request = format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        let answer = raw(&DEMO, request.as_bytes());
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(["400", "404"].contains(&status), "{path}: {answer}");
        assert!(!answer.contains("root:"), "{path}");
    }
}

#[test]
fn broken_unicode_is_shown_as_such() {
    let list = DEMO.get("/en/fact-checks?q=%ff%fe%00g%f6l");
    assert!(list.status == 200 && list.body.contains('\u{fffd}'));
    let sent = DEMO.post(
        "/en/check",
        &[Field::Text("text", b"Ayseli g\xf6l\xfc\xff\xfe qurudu \x80.")],
    );
    assert_eq!(DEMO.get(sent.location()).status, 200);
    let lone = DEMO.post("/en/check", &[Field::Text("text", b"\xed\xa0\x80 g\xc3")]);
    assert!(DEMO.get(lone.location()).status < 500);
}

#[test]
fn forms_with_too_many_fields_or_without_a_form_are_refused() {
    let many: Vec<Field<'_>> = (0..limits::FORM_FIELDS + 1)
        .map(|_| Field::Text("x", b"1"))
        .collect();
    assert_eq!(DEMO.post("/en/check", &many).status, 400);
    let fits: Vec<Field<'_>> = (0..limits::FORM_FIELDS).map(|_| Field::Text("x", b"1")).collect();
    assert_eq!(DEMO.post("/en/check", &fits).status, 422);
    let bare = b"POST /en/check HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\nconnection: close\r\n\r\nabcd";
    assert!(raw(&DEMO, bare).starts_with("HTTP/1.1 400"));
}

#[test]
fn a_body_beyond_the_limit_is_refused_before_it_is_read() {
    let length = limits::REQUEST_BYTES + 1;
    let head = format!(
        "POST /en/check HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {length}\r\n\
         content-type: multipart/form-data; boundary=b\r\n\r\n--b\r\n"
    );
    let answer = raw(&DEMO, head.as_bytes());
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
}

#[test]
fn a_head_beyond_the_limit_is_refused() {
    let head = format!(
        "GET / HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n",
        "a".repeat(2 * limits::HEAD_BYTES)
    );
    let answer = raw(&DEMO, head.as_bytes());
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[test]
fn a_client_that_never_finishes_its_request_is_let_go() {
    // The server ends the connection; nothing else would.
    let answer = raw(&DEMO, b"GET / HTTP/1.1\r\nhost: x\r\n");
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
}

#[test]
fn methods_that_make_no_sense_change_nothing() {
    for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE", "XYZZY"] {
        let request = format!(
            "{method} /en/fact-checks HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
        );
        let answer = raw(&DEMO, request.as_bytes());
        assert!(answer.starts_with("HTTP/1.1 405"), "{method}: {answer}");
    }
}

#[test]
fn a_visitor_who_asks_without_end_waits_and_others_behind_a_trusted_proxy_do_not() {
    let node = Node::start(|options| {
        options.demo = true;
        options.trusted_proxies = vec!["127.0.0.1/32".parse().unwrap()];
        options.quotas.requests_per_second = NonZeroU32::new(1).unwrap();
    });
    let ask = |visitor: &str| node.get_with("/health", &[("x-forwarded-for", visitor)]).status;
    let answers: Vec<u16> = (0..50).map(|_| ask("198.51.100.1")).collect();
    assert_eq!(answers[0], 200);
    assert!(answers.contains(&429));
    assert_eq!(ask("198.51.100.2"), 200);
}

#[test]
fn searches_may_be_as_long_as_their_limit_and_no_longer() {
    let search = "a".repeat(limits::SEARCH_CHARS);
    assert_eq!(DEMO.get(&format!("/en/fact-checks?q={search}")).status, 200);
    assert_eq!(DEMO.get(&format!("/en/fact-checks?q={search}a")).status, 400);
    for bad in [
        "after=x",
        "after=undated.&before=",
        "from=2026-13-01",
        "rating=wrong",
        "after=&before=x",
    ] {
        assert_eq!(DEMO.get(&format!("/en/fact-checks?{bad}")).status, 400, "{bad}");
    }
}
