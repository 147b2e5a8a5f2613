//! Files of fact-checks in every form, as publishers write them.

use std::io::Read;
use std::ops::ControlFlow;

use ortaq_core::{FactCheck, Verdict};
use ortaq_sources::limits::MAX_RECORD_BYTES;
use ortaq_sources::records::{Format, Located, Rejection, Summary, UnreadableRecords, read_fact_checks};

type Item = Located<Result<FactCheck, Rejection>>;

fn read(bytes: &[u8], format: Option<Format>) -> (Vec<Item>, Result<Summary, UnreadableRecords>) {
    let mut items = Vec::new();
    let outcome = read_fact_checks(bytes, format, &mut |item| {
        items.push(item);
        ControlFlow::Continue(())
    });
    (items, outcome)
}

fn records(bytes: &[u8]) -> Vec<FactCheck> {
    let (items, outcome) = read(bytes, None);
    outcome.unwrap();
    items.into_iter().map(|item| item.value.unwrap()).collect()
}

/// Items as a person would be told of them.
fn told(bytes: &[u8]) -> String {
    let (items, outcome) = read(bytes, None);
    let line = |item: &Item| match &item.value {
        Ok(record) => format!("line {} item {}: ok, {}\n", item.line, item.item, record.claim),
        Err(reason) => format!("line {} item {}: {reason}\n", item.line, item.item),
    };
    let mut told: String = items.iter().map(line).collect();
    if let Err(error) = outcome {
        told.push_str(&format!("then: {error}\n"));
    }
    told
}

#[test]
fn a_feed_is_read_element_by_element() {
    let feed = include_bytes!("fact_check_files/feed.json");
    insta::assert_snapshot!(told(feed), @"");
    let (items, _) = read(feed, None);
    let first = items[0].value.as_ref().unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(first).unwrap(), @"");
}

#[test]
fn references_in_a_graph_are_followed() {
    let found = records(include_bytes!("fact_check_files/graph.json"));
    assert_eq!(found.len(), 1);
    insta::assert_snapshot!(serde_json::to_string_pretty(&found[0]).unwrap(), @"");
}

#[test]
fn a_page_gives_its_good_scripts_and_names_the_broken_one() {
    insta::assert_snapshot!(told(include_bytes!("fact_check_files/page.html")), @"");
}

#[test]
fn a_page_in_a_declared_charset_is_read() {
    let page = "<meta charset=windows-1251><script type=application/ld+json>{\"@type\":\"ClaimReview\",\
        \"claimReviewed\":\"Мост закрыт\",\"author\":\"Пример\",\"reviewRating\":\"Ложь\"}</script>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(page);
    let found = records(&bytes);
    assert_eq!((found[0].claim.as_str(), found[0].rating.verdict), ("Мост закрыт", Verdict::False));
}

#[test]
fn words_outweigh_numbers_and_numbers_count_only_alone() {
    let review = |rating: &str| {
        let json = format!(r#"{{"@type":"ClaimReview","claimReviewed":"c","author":"a","reviewRating":{rating}}}"#);
        let rating = records(json.as_bytes()).remove(0).rating;
        (rating.label, rating.verdict)
    };
    let cases = [
        (r#"{"alternateName":"Doğru","ratingValue":1}"#, ("Doğru", Verdict::True)),
        (r#"{"alternateName":"Explainer","ratingValue":1}"#, ("Explainer", Verdict::Other)),
        (r#"{"ratingValue":"1","bestRating":"10","worstRating":"1"}"#, ("1 (1–10)", Verdict::False)),
        (r#"{"alternateName":"5","ratingValue":5}"#, ("5", Verdict::True)),
        (r#"{"ratingValue":-1}"#, ("-1 (1–5)", Verdict::Other)),
        ("null", ("", Verdict::Other)),
    ];
    for (rating, (label, verdict)) in cases {
        assert_eq!(review(rating), (label.to_owned(), verdict), "{rating}");
    }
}

#[test]
fn unreadable_optional_fields_are_left_out_and_counted() {
    let json = br#"{"@type":"ClaimReview","claimReviewed":"c","author":"a","datePublished":"03/04/2021",
        "inLanguage":"Turkish","itemReviewed":{"appearance":["javascript:alert(1)","https://example.org/1"]}}"#;
    let (items, summary) = read(json, None);
    let record = items[0].value.as_ref().unwrap();
    assert_eq!((record.published, &record.language), (None, &None));
    assert_eq!(record.appearances, ["https://example.org/1"]);
    assert_eq!(summary.unwrap(), Summary { accepted: 1, rejected: 0, fields_left_out: 3 });
}

#[test]
fn lines_are_independent_and_blank_ones_pass() {
    let lines = concat!(
        "\u{feff}{\"id\":\"1\",\"lang\":\"tr\",\"claim\":\"Köprü kapandı\",\"verdict\":\"YANLIŞ\",\"date\":\"3.3.2022\",\"source\":\"Örnek\",\"url\":null}\n",
        "\n",
        "{\"id\":\"2\",\"claim\":\n",
        "[1]\n",
        "{\"id\":\"3\",\"claim\":\" \",\"source\":\"Örnek\"}\n",
        "{\"id\":\"4\",\"claim\":\"Su kesildi\"}\n",
        "{\"id\":\"5\",\"claim\":\"Su geldi\",\"url\":\"https://www.ornek.example.org/5\"}\n",
        "{\"id\":\"6\",\"claim\":\"Su bitti\",\"source\":\"Örnek\",\"url\":\"ftp://ornek.example.org/6\"}\n",
        "{\"@type\":\"NewsArticle\",\"headline\":\"Haber\"}\n",
        "{\"@type\":\"ClaimReview\",\"claimReviewed\":\"Yol açıldı\",\"author\":\"Örnek\"}\n",
        "{\"id\":\"7\",\"claim\":\"x\",\"outlet\":{\"name\":\"Örnek\"},\"rating\":{\"label\":\"Doğru\"}}",
    );
    insta::assert_snapshot!(told(lines.as_bytes()), @"");
    let (items, _) = read(lines.as_bytes(), None);
    let first = items[0].value.as_ref().unwrap();
    assert_eq!(first.published, Some(jiff::civil::date(2022, 3, 3)));
    assert_eq!((first.rating.verdict, first.language.as_deref()), (Verdict::False, Some("tr")));
}

#[test]
fn a_line_at_the_limit_is_read_and_a_longer_one_is_passed_over() {
    let line = |bytes: usize| {
        let frame = r#"{"claim":"c","source":"s","other":""}"#;
        let filler = "x".repeat(bytes - frame.len());
        format!(r#"{{"claim":"c","source":"s","other":"{filler}"}}"#)
    };
    let file = format!("{}\n{}\n{}\n", line(60), line(MAX_RECORD_BYTES), line(MAX_RECORD_BYTES + 1));
    let (items, _) = read(file.as_bytes(), None);
    assert!(items[0].value.is_ok() && items[1].value.is_ok());
    assert_eq!(items[2].value, Err(Rejection::TooLong { limit: MAX_RECORD_BYTES }));
}

#[test]
fn tables_are_read_with_any_delimiter_and_familiar_column_names() {
    let table = "\u{feff}ID;İddia;Karar;Kaynak;Tarih\n1;\"Köprü; yine\nkapandı\";yanlış;Örnek;05.06.2026\n2;Su;doğru\n3;\"Yol \"\"açıldı\"\"\";karma;Örnek;2026\n";
    insta::assert_snapshot!(told(table.as_bytes()), @"");
    let tabs = "claim\tlang\tverdict\tpublisher\nКөпір жабылды\tkk\tЖалған\tҮлгі\n";
    let found = records(tabs.as_bytes());
    assert_eq!(found[0].rating.verdict, Verdict::False);
    assert_eq!((found[0].language.as_deref(), found[0].outlet.name.as_str()), (Some("kk"), "Үлгі"));
}

#[test]
fn a_table_without_claims_and_an_endless_quote_are_named() {
    let (_, outcome) = read(b"name,verdict\na,false\n", None);
    insta::assert_snapshot!(outcome.unwrap_err(), @"");
    let mut endless = b"claim,source\n\"".to_vec();
    endless.resize(endless.len() + 2 * MAX_RECORD_BYTES, b'x');
    let (_, outcome) = read(&endless, None);
    insta::assert_snapshot!(outcome.unwrap_err(), @"");
}

#[test]
fn broken_json_keeps_what_came_before_it() {
    let json = "[\n{\"@type\":\"ClaimReview\",\"claimReviewed\":\"Bir\",\"author\":\"Örnek\"},\n{\"@type\":\"ClaimReview\",\n";
    insta::assert_snapshot!(told(json.as_bytes()), @"");
}

#[test]
fn what_is_no_file_of_fact_checks_is_refused_with_the_reason() {
    let refused = |bytes: &[u8]| read(bytes, None).1.unwrap_err().to_string();
    insta::assert_snapshot!(refused(b" \n"), @"");
    insta::assert_snapshot!(refused(b"\x89PNG\r\n\0\0"), @"");
    insta::assert_snapshot!(refused(b"\xff\xfec\0l\0"), @"");
    insta::assert_snapshot!(refused(b"Just some prose"), @"");
}

#[test]
fn an_element_larger_than_the_limit_ends_the_reading() {
    let review = br#"{"@type":"ClaimReview","claimReviewed":"c","author":"a"},"#;
    let huge = std::io::repeat(b'x').take(MAX_RECORD_BYTES as u64 + 1);
    let file = b"[".chain(&review[..]).chain(&b"\""[..]).chain(huge);
    let mut accepted = 0;
    let outcome = read_fact_checks(std::io::BufReader::new(file), Some(Format::JsonLd), &mut |_| {
        accepted += 1;
        ControlFlow::Continue(())
    });
    assert_eq!(accepted, 1);
    assert!(matches!(outcome, Err(UnreadableRecords::TooLarge { limit: MAX_RECORD_BYTES, .. })), "{outcome:?}");
}

#[test]
fn depth_is_no_danger() {
    for open in ["[", "{\"@graph\":["] {
        let deep = open.repeat(200_000);
        let (_, outcome) = read(deep.as_bytes(), Some(Format::JsonLd));
        assert!(matches!(outcome, Err(UnreadableRecords::BrokenJson { .. })), "{outcome:?}");
    }
}

#[test]
fn reading_stops_when_told() {
    let lines = "{\"claim\":\"c\",\"source\":\"s\"}\n".repeat(5);
    for (text, format) in [(lines.clone(), Format::JsonLines), (format!("[{}]", lines.trim().replace('\n', ",")), Format::JsonLd)] {
        let mut seen = 0;
        let outcome = read_fact_checks(text.as_bytes(), Some(format), &mut |_| {
            seen += 1;
            if seen == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!((seen, outcome.unwrap().accepted), (2, 2), "{format}");
    }
}
