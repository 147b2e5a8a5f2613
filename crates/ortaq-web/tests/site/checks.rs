//! Having a text, a page or a file checked.

use std::num::NonZeroU32;

use ortaq_web::limits;

use crate::node::{DEMO, Field, Node, between};

const CLAIM: &[u8] =
    "Ayseli gölünün suyu yaxınlıqdakı kimya zavodunun tullantılarına görə çəhrayı rəng alıb.".as_bytes();

/// Checks a text, and waits for the page with its report.
fn checked(fields: &[Field<'_>]) -> (String, crate::node::Answer) {
    let address = DEMO.post("/en/check", fields).location().to_owned();
    let report = DEMO.get(&address);
    (address, report)
}

#[test]
fn a_text_is_checked_without_a_script_and_its_report_is_for_nobody_else() {
    let (address, report) = checked(&[Field::Text("text", CLAIM)]);
    assert_eq!(report.status, 200);
    assert!(report.body.contains("Faktın Özü (demo)"), "{}", report.body);
    assert!(report.body.contains("Pasted text"));
    assert_eq!(report.header("cache-control"), Some("no-store"));
    assert!(report.body.contains("content=\"noindex\""));
    let ticket = address.rsplit('/').next().unwrap();
    assert_eq!(ticket.len(), 32);
    let (other, _) = checked(&[Field::Text("text", CLAIM)]);
    assert_ne!(other, address);
    let guess = DEMO.get(&format!("/en/check/{}", "0".repeat(32)));
    assert!(guess.status == 404 && guess.body.contains("not here any more"));
}

#[test]
fn a_report_can_be_read_in_another_language_and_taken_along() {
    let (address, _) = checked(&[Field::Text("text", CLAIM)]);
    let kazakh = DEMO.get(&address.replace("/en/", "/kk/"));
    assert!(
        kazakh.body.contains("Тексеріліп қойған тұжырымдар"),
        "{}",
        kazakh.body
    );
    let file = DEMO.get(&format!("{address}/report.html"));
    assert!(
        file.header("content-disposition")
            .unwrap()
            .starts_with("attachment")
    );
    assert!(
        file.header("content-security-policy")
            .unwrap()
            .contains("sandbox")
    );
    assert!(file.body.starts_with("<!doctype html>") && file.body.contains("<style>"));
    let data = DEMO.get(&format!("{address}/report.json"));
    let data: serde_json::Value = serde_json::from_str(&data.body).unwrap();
    assert_eq!(data["schema"], "ortaq-report/1");
}

#[test]
fn progress_is_told_as_it_happens_until_the_report_is_there() {
    let form = [Field::Text("text", CLAIM), Field::Text("live", b"1")];
    let address = DEMO.post("/en/check", &form).location().to_owned();
    let page = DEMO.get(&address);
    assert_eq!(page.status, 200);
    let address = address.strip_suffix("?live=1").unwrap();
    // The stream ends by itself with the last event.
    let events = DEMO.get(&format!("{address}/events"));
    assert_eq!(events.header("content-type"), Some("text/event-stream"));
    let last = events.body.trim_end().rsplit("\n\n").next().unwrap();
    assert!(last.starts_with("event: done"), "{}", events.body);
    assert!(
        DEMO.get(&format!("{address}?live=1"))
            .body
            .contains("Faktın Özü (demo)")
    );
}

#[test]
fn a_file_is_told_by_its_content_and_its_name_is_shown_without_folders() {
    let html = "<html><body><article><p>Ağtumanda kran suyunda qurğuşunun miqdarı normadan 12 dəfə çoxdur.</p></article></body></html>";
    let (_, report) = checked(&[Field::File("file", "C:\\gizli\\xeber.txt", html.as_bytes())]);
    assert!(
        report.body.contains("xeber.txt") && !report.body.contains("gizli"),
        "{}",
        report.body
    );
    assert!(report.body.contains("Faktın Özü (demo)"));
    let (_, refused) = checked(&[Field::File(
        "file",
        "a.html",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0",
    )]);
    assert!(
        refused.status == 422 && refused.body.contains("role=\"alert\""),
        "{}",
        refused.body
    );
}

#[test]
fn an_address_of_a_private_network_is_not_fetched() {
    for address in [
        "http://127.0.0.1:1/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest",
    ] {
        let (_, refused) = checked(&[Field::Text("text", address.as_bytes())]);
        assert_eq!(refused.status, 422, "{address}");
        assert!(
            refused.body.contains(&format!(">{address}</textarea>")),
            "{address}"
        );
        assert!(
            refused.body.contains("not on the public network"),
            "{address}: {}",
            refused.body
        );
    }
}

#[test]
fn nothing_to_check_is_said_beside_the_form() {
    for fields in [
        vec![],
        vec![Field::Text("text", b" \r\n ")],
        vec![Field::File("file", "", b"")],
    ] {
        let refused = DEMO.post("/az/check", &fields);
        assert_eq!(refused.status, 422);
        assert!(
            refused.body.contains("Yoxlanılacaq heç nə yoxdur"),
            "{}",
            refused.body
        );
    }
}

#[test]
fn texts_and_files_may_be_as_large_as_their_limit_and_no_larger() {
    let text = vec![b'a'; limits::TEXT_BYTES + 1];
    let accepted = DEMO.post("/en/check", &[Field::Text("text", &text[1..])]);
    assert_eq!(accepted.status, 303);
    let refused = DEMO.post("/en/check", &[Field::Text("text", &text)]);
    assert!(
        refused.status == 422 && refused.body.contains("512 KiB"),
        "{}",
        refused.body
    );
    let file = vec![b'a'; limits::UPLOAD_BYTES + 1];
    let accepted = DEMO.post("/en/check", &[Field::File("file", "a.txt", &file[1..])]);
    assert_eq!(accepted.status, 303);
    let refused = DEMO.post("/en/check", &[Field::File("file", "a.txt", &file)]);
    assert!(
        refused.status == 413 && refused.body.contains("10 MiB"),
        "{}",
        refused.body
    );
}

#[test]
fn a_form_of_another_site_is_not_accepted() {
    let headers = [("sec-fetch-site", "cross-site")];
    let refused = DEMO.post_with("/en/check", &[Field::Text("text", CLAIM)], &headers);
    assert_eq!(refused.status, 403);
    let own = [("sec-fetch-site", "same-origin")];
    assert_eq!(
        DEMO.post_with("/en/check", &[Field::Text("text", CLAIM)], &own)
            .status,
        303
    );
}

#[test]
fn one_visitor_gets_so_many_checks_and_is_told_when_there_are_more() {
    let node = Node::start(|options| {
        options.demo = true;
        options.quotas.checks_per_hour = NonZeroU32::new(10).unwrap();
    });
    let check = || node.post("/en/check", &[Field::Text("text", CLAIM)]);
    assert_eq!([check().status, check().status], [303, 303]);
    let refused = check();
    assert_eq!(refused.status, 429);
    let seconds: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=360).contains(&seconds), "{seconds}");
    assert_eq!(node.get("/en/fact-checks").status, 200);
}

#[test]
fn a_link_from_elsewhere_fills_the_form_in_and_runs_nothing() {
    let page = DEMO.get("/en/check?text=%3C%2Ftextarea%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E");
    let text = between(&page.body, "aria-describedby=\"text-hint\">", "</textarea>").unwrap();
    assert_eq!(
        text,
        "&#60;/textarea&#62;&#60;script&#62;alert(1)&#60;/script&#62;"
    );
}
