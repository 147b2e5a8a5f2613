//! What programs read: feeds, sitemap, robots.txt.

use ortaq_core::FactCheck;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::node::{DEMO, Node, between, record};

/// How often an element occurs; a text that is not well-formed XML fails the test.
fn elements(text: &str, name: &str) -> usize {
    let mut reader = Reader::from_str(text);
    let mut count = 0;
    loop {
        match reader
            .read_event()
            .unwrap_or_else(|error| panic!("{error}: {text}"))
        {
            Event::Start(tag) if tag.name().as_ref() == name => count += 1,
            Event::Eof => return count,
            _ => {}
        }
    }
}

#[test]
fn every_list_is_a_feed_in_three_forms() {
    let atom = DEMO.get("/en/fact-checks.atom?language=az");
    assert_eq!(
        atom.header("content-type"),
        Some("application/atom+xml; charset=utf-8")
    );
    let entries = elements(&atom.body, "entry");
    assert!(entries > 10);
    let rss = DEMO.get("/en/fact-checks.rss?language=az");
    assert_eq!(elements(&rss.body, "item"), entries);
    let json = DEMO.get("/en/fact-checks.json?language=az");
    let json: serde_json::Value = serde_json::from_str(&json.body).unwrap();
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    let items = json["items"].as_array().unwrap();
    assert_eq!(items.len(), entries);
    assert!(
        items
            .iter()
            .all(|item| item["language"].as_str().unwrap().starts_with("az"))
    );
    let address = items[0]["url"]
        .as_str()
        .unwrap()
        .strip_prefix(&DEMO.base)
        .unwrap();
    assert_eq!(DEMO.get(address).status, 200);
}

#[test]
fn a_reader_that_has_the_feed_is_told_so() {
    let feed = DEMO.get("/en/fact-checks.atom");
    let tag = feed.header("etag").unwrap();
    let again = DEMO.get_with("/en/fact-checks.atom", &[("if-none-match", tag)]);
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    let other = DEMO.get_with("/en/fact-checks.atom", &[("if-none-match", "\"other\"")]);
    assert_eq!(other.status, 200);
}

#[test]
fn feeds_stay_well_formed_whatever_the_texts_are() {
    let hostile = FactCheck {
        summary: Some("]]>\u{fffe}<![CDATA[ \"&amp;' \u{1f600}".into()),
        ..record("1", "</title><script>alert(1)</script> & <b>")
    };
    let node = Node::with_fact_checks(&[hostile], |_| ());
    assert_eq!(elements(&node.get("/az/fact-checks.atom").body, "entry"), 1);
    assert_eq!(elements(&node.get("/az/fact-checks.rss").body, "item"), 1);
    let json = node.get("/az/fact-checks.json");
    assert!(serde_json::from_str::<serde_json::Value>(&json.body).is_ok());
}

#[test]
fn the_sitemap_names_every_fact_check_in_its_own_language() {
    let robots = DEMO.get("/robots.txt");
    let sitemap = between(&robots.body, "Sitemap: ", "\n").unwrap();
    let index = DEMO.get(sitemap.strip_prefix(&DEMO.base).unwrap());
    assert_eq!(elements(&index.body, "sitemap"), 2);
    let part = DEMO.get("/sitemaps/1.xml");
    assert_eq!(elements(&part.body, "url"), 169);
    let kazakh = between(&part.body, &format!("{}/kk/", DEMO.base), "<").unwrap();
    assert_eq!(DEMO.get(&format!("/kk/{kazakh}")).status, 200);
    for missing in ["0.xml", "2.xml", "1", "99999999999999999999.xml", "..%2f1.xml"] {
        assert_eq!(DEMO.get(&format!("/sitemaps/{missing}")).status, 404, "{missing}");
    }
}
