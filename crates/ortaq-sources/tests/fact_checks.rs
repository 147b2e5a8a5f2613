//! Files of fact-checks in every form, as publishers write them.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

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
    insta::assert_snapshot!(told(feed), @r#"
line 6 item 1: ok, Qaradağ gölü "bir gecədə" quruyub
line 6 item 2: ok, Göldə balıq qalmayıb
line 37 item 3: there is no ClaimReview in it (its type is DataFeedItem)
line 38 item 4: `claim` is missing or empty
"#);
    let (items, _) = read(feed, None);
    let first = items[0].value.as_ref().unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(first).unwrap(), @r#"
{
  "id": "https://yoxlama.example.org/gol#claim-4c6cc3d8d4b8",
  "claim": "Qaradağ gölü \"bir gecədə\" quruyub",
  "language": "az",
  "claimant": "Sosial şəbəkə paylaşımı",
  "claim_date": "2026-09-12",
  "appearances": [
    "https://paylasim.example.com/1",
    "https://paylasim.example.com/2"
  ],
  "outlet": {
    "name": "Yoxlama Nümunəsi",
    "url": "https://yoxlama.example.org"
  },
  "url": "https://yoxlama.example.org/gol",
  "published": "2026-09-14",
  "rating": {
    "label": "Yanlış",
    "verdict": "false"
  }
}
"#);
}

#[test]
fn references_in_a_graph_are_followed() {
    let found = records(include_bytes!("fact_check_files/graph.json"));
    assert_eq!(found.len(), 1);
    insta::assert_snapshot!(serde_json::to_string_pretty(&found[0]).unwrap(), @r#"
{
  "id": "https://teksheruu.example.kg/koopuro#claim-a499f071fc7c",
  "claim": "Көпүрө жабылды",
  "language": "ky",
  "claimant": "Биринчи, Экинчи",
  "appearances": [
    "https://post.example.kg/7"
  ],
  "outlet": {
    "name": "Текшерүү Үлгү"
  },
  "url": "https://teksheruu.example.kg/koopuro",
  "published": "2025-09-14",
  "rating": {
    "label": "4 (1–5)",
    "verdict": "mostly-true"
  }
}
"#);
}

#[test]
fn a_page_gives_its_good_scripts_and_names_the_broken_one() {
    insta::assert_snapshot!(told(include_bytes!("fact_check_files/page.html")), @r#"
line 9 item 1: not JSON: expected `,` or `}` at column 39
line 12 item 2: ok, Көше атауы өзгерді
"#);
}

#[test]
fn a_page_in_a_declared_charset_is_read() {
    let page = "<meta charset=windows-1251><script type=application/ld+json>{\"@type\":\"ClaimReview\",\
        \"claimReviewed\":\"Мост закрыт\",\"author\":\"Пример\",\"reviewRating\":\"Ложь\"}</script>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(page);
    let found = records(&bytes);
    assert_eq!(
        (found[0].claim.as_str(), found[0].rating.verdict),
        ("Мост закрыт", Verdict::False)
    );
}

#[test]
fn words_outweigh_numbers_and_numbers_count_only_alone() {
    let review = |rating: &str| {
        let json =
            format!(r#"{{"@type":"ClaimReview","claimReviewed":"c","author":"a","reviewRating":{rating}}}"#);
        let rating = records(json.as_bytes()).remove(0).rating;
        (rating.label, rating.verdict)
    };
    let cases = [
        (
            r#"{"alternateName":"Doğru","ratingValue":1}"#,
            ("Doğru", Verdict::True),
        ),
        (
            r#"{"alternateName":"Explainer","ratingValue":1}"#,
            ("Explainer", Verdict::Other),
        ),
        (
            r#"{"ratingValue":"1","bestRating":"10","worstRating":"1"}"#,
            ("1 (1–10)", Verdict::False),
        ),
        (r#"{"alternateName":"5","ratingValue":5}"#, ("5", Verdict::True)),
        (r#"{"ratingValue":-1}"#, ("-1 (1–5)", Verdict::Other)),
        ("null", ("", Verdict::Other)),
    ];
    for (rating, (label, verdict)) in cases {
        assert_eq!(review(rating), (label.to_owned(), verdict), "{rating}");
    }
}

#[test]
fn keywords_are_topics_however_they_are_listed() {
    let topics = |keywords: &str| {
        let json =
            format!(r#"{{"@type":"ClaimReview","claimReviewed":"c","author":"a","keywords":{keywords}}}"#);
        records(json.as_bytes()).remove(0).topics
    };
    assert_eq!(
        topics(r#""Su, iqlim;\u0130qlim ,su,, Su""#),
        ["Su", "iqlim", "İqlim", "su"]
    );
    assert_eq!(
        topics(r#"["Su", {"@type":"DefinedTerm","name":"iqlim"}, 7]"#),
        ["Su", "iqlim", "7"]
    );
    assert_eq!(topics("null"), Vec::<String>::new());
    let many = (0..60).map(|n| format!("t{n}")).collect::<Vec<_>>().join(",");
    assert_eq!(topics(&format!("{many:?}")).len(), ortaq_core::limits::TOPICS);
    let table = records("claim;source;topics\nSu kesildi;Örnek;Su, iqlim\n".as_bytes());
    assert_eq!(table[0].topics, ["Su", "iqlim"]);
}

#[test]
fn unreadable_optional_fields_are_left_out_and_counted() {
    let json = br#"{"@type":"ClaimReview","claimReviewed":"c","author":"a","datePublished":"03/04/2021",
        "inLanguage":"Turkish","itemReviewed":{"appearance":["javascript:alert(1)","https://example.org/1"]}}"#;
    let (items, summary) = read(json, None);
    let record = items[0].value.as_ref().unwrap();
    assert_eq!((record.published, &record.language), (None, &None));
    assert_eq!(record.appearances, ["https://example.org/1"]);
    assert_eq!(
        summary.unwrap(),
        Summary {
            accepted: 1,
            rejected: 0,
            fields_left_out: 3
        }
    );
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
    insta::assert_snapshot!(told(lines.as_bytes()), @r#"
line 1 item 1: ok, Köprü kapandı
line 3 item 2: not JSON: EOF while parsing a value at column 18
line 4 item 3: not a JSON object but an array
line 5 item 4: `claim` is missing or empty
line 6 item 5: `outlet` is missing or empty
line 7 item 6: ok, Su geldi
line 8 item 7: `url` is not an http or https address: "ftp://ornek.example.org/6"
line 9 item 8: there is no ClaimReview in it (its type is NewsArticle)
line 10 item 9: ok, Yol açıldı
line 11 item 10: not in the form of our export: missing field `verdict`
"#);
    let (items, _) = read(lines.as_bytes(), None);
    let first = items[0].value.as_ref().unwrap();
    assert_eq!(first.published, Some(jiff::civil::date(2022, 3, 3)));
    assert_eq!(
        (first.rating.verdict, first.language.as_deref()),
        (Verdict::False, Some("tr"))
    );
}

#[test]
fn a_line_at_the_limit_is_read_and_a_longer_one_is_passed_over() {
    let line = |bytes: usize| {
        let frame = r#"{"claim":"c","source":"s","other":""}"#;
        let filler = "x".repeat(bytes - frame.len());
        format!(r#"{{"claim":"c","source":"s","other":"{filler}"}}"#)
    };
    let file = format!(
        "{}\n{}\n{}\n",
        line(60),
        line(MAX_RECORD_BYTES),
        line(MAX_RECORD_BYTES + 1)
    );
    let (items, _) = read(file.as_bytes(), None);
    assert!(items[0].value.is_ok() && items[1].value.is_ok());
    assert_eq!(
        items[2].value,
        Err(Rejection::TooLong {
            limit: MAX_RECORD_BYTES
        })
    );
}

#[test]
fn tables_are_read_with_any_delimiter_and_familiar_column_names() {
    let table = "\u{feff}ID;İddia;Karar;Kaynak;Tarih\n1;\"Köprü; yine\nkapandı\";yanlış;Örnek;05.06.2026\n2;Su;doğru\n3;\"Yol \"\"açıldı\"\"\";karma;Örnek;2026\n";
    insta::assert_snapshot!(told(table.as_bytes()), @r#"
line 2 item 1: ok, Köprü; yine
kapandı
line 4 item 2: 3 cells where the header has 5
line 5 item 3: ok, Yol "açıldı"
"#);
    let tabs = "claim\tlang\tverdict\tpublisher\nКөпір жабылды\tkk\tЖалған\tҮлгі\n";
    let found = records(tabs.as_bytes());
    assert_eq!(found[0].rating.verdict, Verdict::False);
    assert_eq!(
        (found[0].language.as_deref(), found[0].outlet.name.as_str()),
        (Some("kk"), "Үлгі")
    );
}

#[test]
fn a_table_without_claims_and_an_endless_quote_are_named() {
    let (_, outcome) = read(b"name,verdict\na,false\n", None);
    insta::assert_snapshot!(outcome.unwrap_err(), @"line 1: the header names no column for the claim (columns: name, verdict); one must be called `claim`");
    let mut endless = b"claim,source\n\"".to_vec();
    endless.resize(endless.len() + 2 * MAX_RECORD_BYTES, b'x');
    let (_, outcome) = read(&endless, None);
    insta::assert_snapshot!(outcome.unwrap_err(), @"line 2: one row (is a closing quote missing?) is larger than 4194304 bytes");
}

#[test]
fn broken_json_keeps_what_came_before_it() {
    let json = "[\n{\"@type\":\"ClaimReview\",\"claimReviewed\":\"Bir\",\"author\":\"Örnek\"},\n{\"@type\":\"ClaimReview\",\n";
    insta::assert_snapshot!(told(json.as_bytes()), @r#"
line 2 item 1: ok, Bir
then: line 4: the JSON is broken here, and what follows cannot be read: EOF while parsing a value at column 0
"#);
}

#[test]
fn what_is_no_file_of_fact_checks_is_refused_with_the_reason() {
    let refused = |bytes: &[u8]| read(bytes, None).1.unwrap_err().to_string();
    insta::assert_snapshot!(refused(b" \n"), @"neither JSON-LD, JSON lines, CSV nor HTML: it is empty");
    insta::assert_snapshot!(refused(b"\x89PNG\r\n\0\0"), @"neither JSON-LD, JSON lines, CSV nor HTML: it is binary");
    insta::assert_snapshot!(refused(b"\xff\xfec\0l\0"), @"neither JSON-LD, JSON lines, CSV nor HTML: it is UTF-16; save it as UTF-8");
    insta::assert_snapshot!(refused(b"Just some prose"), @"neither JSON-LD, JSON lines, CSV nor HTML: its first line is neither JSON nor a table's header");
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
    assert!(
        matches!(
            outcome,
            Err(UnreadableRecords::TooLarge {
                limit: MAX_RECORD_BYTES,
                ..
            })
        ),
        "{outcome:?}"
    );
}

#[test]
fn depth_is_no_danger() {
    for open in ["[", "{\"@graph\":["] {
        let deep = open.repeat(200_000);
        let (_, outcome) = read(deep.as_bytes(), Some(Format::JsonLd));
        assert!(
            matches!(outcome, Err(UnreadableRecords::BrokenJson { .. })),
            "{outcome:?}"
        );
    }
}

#[test]
fn reading_stops_when_told() {
    let lines = "{\"claim\":\"c\",\"source\":\"s\"}\n".repeat(5);
    for (text, format) in [
        (lines.clone(), Format::JsonLines),
        (format!("[{}]", lines.trim().replace('\n', ",")), Format::JsonLd),
    ] {
        let mut seen = 0;
        let outcome = read_fact_checks(text.as_bytes(), Some(format), &mut |_| {
            seen += 1;
            if seen == 2 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        assert_eq!((seen, outcome.unwrap().accepted), (2, 2), "{format}");
    }
}
