//! Listening. What needs espeak-ng and opusenc says so and passes where they are missing.

use std::process::Command;

use crate::node::{Answer, DEMO, Field, between};

fn has_programs() -> bool {
    let runs = |name: &str| Command::new(name).arg("--version").output().is_ok();
    let there = runs("espeak-ng") && runs("opusenc");
    if !there {
        println!("skipped: espeak-ng or opusenc is missing");
    }
    there
}

/// The listening page of a fact-check in Azerbaijani, and the page itself.
fn listening() -> (String, Answer) {
    let list = DEMO.get("/en/fact-checks?language=az").body;
    let name = between(&list, "href=\"/en/fact-checks/", "\"").unwrap();
    let page = DEMO.get(&format!("/en/fact-checks/{name}"));
    let here = format!("/en/fact-checks/{name}/listen");
    assert!(page.body.contains(&format!("href=\"{here}\"")), "{}", page.body);
    let answer = DEMO.get(&here);
    (here, answer)
}

#[test]
fn a_fact_check_is_heard_sentence_by_sentence() {
    let (here, page) = listening();
    assert_eq!(page.status, 200);
    let sentences = page.body.matches("class=\"sentence\"").count();
    assert!(
        sentences >= 2 && page.body.contains("lang=\"az\""),
        "{}",
        page.body
    );
    assert!(
        page.header("content-security-policy")
            .unwrap()
            .contains("media-src 'self'")
    );
    if !has_programs() {
        return;
    }
    let sound = DEMO.get(&format!("{here}/speech.opus"));
    assert_eq!(
        (sound.status, sound.header("content-type")),
        (200, Some("audio/ogg"))
    );
    assert!(sound.body.starts_with("OggS"));
    let part = DEMO.get_with(&format!("{here}/speech.opus"), &[("range", "bytes=0-3")]);
    assert_eq!((part.status, part.body.as_str()), (206, "OggS"));
    assert!(part.header("content-range").unwrap().starts_with("bytes 0-3/"));
    let beyond = DEMO.get_with(&format!("{here}/speech.opus"), &[("range", "bytes=99999999-")]);
    assert_eq!(beyond.status, 416);
    assert!(DEMO.get(&format!("{here}/speech.wav")).body.starts_with("RIFF"));
    let marks: serde_json::Value =
        serde_json::from_str(&DEMO.get(&format!("{here}/sentences.json")).body).unwrap();
    let starts: Vec<f64> = marks["starts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s.as_f64().unwrap())
        .collect();
    assert_eq!(starts.len(), sentences);
    assert!(
        starts[0] == 0.0 && starts.is_sorted_by(|a, b| a < b),
        "{starts:?}"
    );
    assert_eq!(DEMO.get(&format!("{here}/other.mp3")).status, 404);
    let podcast = DEMO.get("/az/fact-checks.podcast");
    assert_eq!(podcast.status, 200);
    assert!(
        podcast
            .body
            .contains("/listen/speech.opus\" length=\"0\" type=\"audio/ogg\"/>"),
        "{}",
        podcast.body
    );
}

#[test]
fn a_text_that_was_checked_is_heard_and_kept_by_nobody() {
    let text = "Qaradağ gölü tamamilə qurudu. Nazirlik bunu təsdiq etmədi.";
    let sent = DEMO.post("/en/check", &[Field::Text("text", text.as_bytes())]);
    let report = sent.location().to_owned();
    until_there(&format!("{report}/listen"));
    assert!(
        DEMO.get(&report)
            .body
            .contains(&format!("href=\"{report}/listen\""))
    );
    let page = DEMO.get(&format!("{report}/listen"));
    assert_eq!(
        page.body.matches("class=\"sentence\"").count(),
        2,
        "{}",
        page.body
    );
    assert!(!page.body.contains(".podcast"));
    if has_programs() {
        let sound = DEMO.get(&format!("{report}/listen/speech.opus"));
        assert!(sound.body.starts_with("OggS"));
        assert_eq!(sound.header("cache-control"), Some("private, no-store"));
    }
    let gone = format!("/en/check/{}/listen/speech.opus", "0".repeat(32));
    assert_eq!(DEMO.get(&gone).status, 404);
}

#[test]
fn a_long_text_is_heard_in_parts() {
    let sentence = "Qaradağ gölü tamamilə qurudu, Nazirlik bunu təsdiq etmədi. ";
    let text = sentence.repeat(900);
    let sent = DEMO.post("/en/check", &[Field::Text("text", text.as_bytes())]);
    let listen = format!("{}/listen", sent.location());
    let first = until_there(&listen);
    assert!(
        first.body.len() < 100_000 && first.body.contains("Part 1 of "),
        "{}",
        first.body.len()
    );
    assert!(first.body.contains("/listen?part=2\"") && !first.body.contains("/listen?part=0\""));
    let parts: usize = between(&first.body, "Part 1 of ", "<").unwrap().parse().unwrap();
    let heard = (1..=parts).map(|part| {
        let page = DEMO.get(&format!("{listen}?part={part}"));
        page.body.matches("class=\"sentence\"").count()
    });
    assert_eq!(heard.sum::<usize>(), 900);
    for nothing in [0, parts + 1] {
        assert_eq!(DEMO.get(&format!("{listen}?part={nothing}")).status, 404);
    }
    if has_programs() {
        let last = DEMO.get(&format!("{listen}/speech.opus?part={parts}"));
        assert!(last.status == 200 && last.body.starts_with("OggS"));
    }
}

/// The page, once the check is over; the page of the report waits for it.
fn until_there(listen: &str) -> Answer {
    let report = listen.strip_suffix("/listen").unwrap();
    for _ in 0..20 {
        let page = DEMO.get(listen);
        if page.status == 200 {
            return page;
        }
        DEMO.get(report);
    }
    panic!("the check does not end")
}
