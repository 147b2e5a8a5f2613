//! Every page in every language: there, small, protected.

use ortaq_core::{FactCheck, Verdict};
use ortaq_web::limits;

use crate::node::{DEMO, Node, between, fact_checks, record};

const LANGUAGES: [&str; 8] = ["az", "tr", "kk", "ky", "uz", "tk", "ru", "en"];

/// One page of each kind, without its language.
fn paths() -> Vec<String> {
    let list = DEMO.get("/en/fact-checks");
    let fact_check = fact_checks(&list.body)[0].trim_start_matches("/en").to_owned();
    let card = fact_check.replace("/fact-checks/", "/card/");
    [
        "/",
        "/check",
        "/fact-checks",
        "/fact-checks?q=g%C3%B6l&rating=false",
        "/methodology",
        "/transparency",
        "/api",
        "/nothing",
    ]
    .map(str::to_owned)
    .into_iter()
    .chain([fact_check, card])
    .collect()
}

#[test]
fn every_page_is_there_in_every_language_small_and_protected() {
    for path in paths() {
        for language in LANGUAGES {
            let page = DEMO.get(&format!("/{language}{path}"));
            let expected = if path == "/nothing" { 404 } else { 200 };
            assert_eq!(page.status, expected, "{language}{path}");
            assert!(
                page.body.len() < limits::PAGE_BYTES,
                "{language}{path}: {}",
                page.body.len()
            );
            assert!(
                page.body.contains(&format!("<html lang=\"{language}\">")),
                "{language}{path}"
            );
            let policy = page.header("content-security-policy").unwrap();
            assert!(
                policy.starts_with("default-src 'none'; style-src 'self'"),
                "{policy}"
            );
            assert!(!policy.contains("unsafe"), "{policy}");
            assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
            assert_eq!(page.header("referrer-policy"), Some("same-origin"));
            let framed = path.starts_with("/card/");
            assert_eq!(policy.contains("frame-ancestors *"), framed, "{path}");
            assert_eq!(
                page.header("x-frame-options"),
                (!framed).then_some("DENY"),
                "{path}"
            );
            assert!(
                !page.body.contains(" style=") && !page.body.contains("<style"),
                "{path}"
            );
        }
    }
}

#[test]
fn the_demonstration_is_called_one_on_every_page() {
    for path in paths() {
        let page = DEMO.get(&format!("/en{path}"));
        let said = ["every fact-check shown here is invented", "class=\"demo\">demo<"];
        assert!(said.iter().any(|said| page.body.contains(said)), "{path}");
    }
}

#[test]
fn pages_name_themselves_in_all_languages() {
    let page = DEMO.get("/kk/methodology");
    for language in LANGUAGES {
        let link = format!(
            "hreflang=\"{language}\" href=\"{}/{language}/methodology\"",
            DEMO.base
        );
        assert!(page.body.contains(&link), "{link}");
    }
    let canonical = format!("rel=\"canonical\" href=\"{}/kk/methodology\"", DEMO.base);
    assert!(page.body.contains(&canonical));
}

#[test]
fn static_files_are_kept_for_ever_and_others_do_not_exist() {
    let page = DEMO.get("/en/");
    let style = between(&page.body, "rel=\"stylesheet\" href=\"", "\"").unwrap();
    let style = DEMO.get(style);
    assert_eq!(style.status, 200);
    assert_eq!(style.header("content-type"), Some("text/css; charset=utf-8"));
    assert_eq!(
        style.header("cache-control"),
        Some("public, max-age=31536000, immutable")
    );
    assert_eq!(DEMO.get("/static/site.css").status, 404);
}

#[test]
fn the_list_is_paged_to_its_end_without_repeating_itself() {
    let mut path = "/en/fact-checks".to_owned();
    let mut seen = Vec::new();
    loop {
        let page = DEMO.get(&path);
        assert_eq!(page.status, 200);
        seen.extend(fact_checks(&page.body));
        match between(&page.body, "rel=\"next\" href=\"", "\"") {
            Some(next) => path = next.replace("&#38;", "&"),
            None => break,
        }
    }
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((seen.len(), count), (169, 169));
}

#[test]
fn a_search_crosses_languages_and_filters_narrow_it_down() {
    let all = DEMO.get("/en/fact-checks?q=Ayseli+g%C3%B6l%C3%BC");
    let filtered = DEMO.get("/en/fact-checks?q=Ayseli+g%C3%B6l%C3%BC&language=az&rating=misleading");
    assert!(all.body.contains("lang=\"az-Cyrl\""), "{}", all.body);
    let (all, filtered) = (fact_checks(&all.body), fact_checks(&filtered.body));
    assert!(!filtered.is_empty() && filtered.len() < all.len());
}

#[test]
fn a_page_of_a_fact_check_says_what_its_outlet_says_and_carries_valid_data() {
    let record = FactCheck {
        title: Some("Göl yerindədir".into()),
        summary: Some("Göl quruyub.\nBelə deyil.".into()),
        url: Some("https://demo.invalid/1".into()),
        appearances: vec!["https://demo.invalid/post".into()],
        claimant: Some("Kimsə".into()),
        claim_date: Some("2026-02-27".parse().unwrap()),
        ..record("https://demo.invalid/1", "Qaradağ gölü quruyub.")
    };
    let node = Node::with_fact_checks(&[record], |_| ());
    let list = node.get("/az/fact-checks");
    assert!(!list.body.contains("Nümayiş:"), "nothing here is invented");
    let path = fact_checks(&list.body)[0].clone();
    let page = node.get(&path);
    for said in [
        "Qaradağ gölü quruyub.",
        "Yanlış",
        "1 mart 2026",
        "27 fevral 2026",
        "https://demo.invalid/post",
        "<p lang=\"az\" dir=\"auto\">Belə deyil.</p>",
        "property=\"og:title\" content=\"Yanlış: Qaradağ gölü quruyub.\"",
    ] {
        assert!(page.body.contains(said), "{said}");
    }
    let picture = between(&page.body, "property=\"og:image\" content=\"", "\"").unwrap();
    let picture = node.get(picture.strip_prefix(&node.base).unwrap());
    assert_eq!(
        (picture.status, picture.header("content-type")),
        (200, Some("image/png"))
    );
    assert_eq!(node.get("/az/fact-checks/00/picture.png").status, 404);
    let data = between(&page.body, "<script type=\"application/ld+json\">", "</script>").unwrap();
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!(data["@type"], "ClaimReview");
    assert_eq!(data["claimReviewed"], "Qaradağ gölü quruyub.");
    assert_eq!(data["reviewRating"]["alternateName"], "Yanlış");
    assert_eq!(data["author"]["name"], "Nümunə");
    let separate = node.get(&format!("{path}/claimreview.json"));
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&separate.body).unwrap(),
        data
    );
}

#[test]
fn texts_in_arabic_script_have_their_language_and_find_their_direction() {
    let record = FactCheck {
        language: Some("az-Arab".into()),
        ..record("1", "قاراداغ گؤلو قورویوب.")
    };
    let node = Node::with_fact_checks(&[record], |_| ());
    let page = node.get(&fact_checks(&node.get("/en/fact-checks").body)[0]);
    assert!(
        page.body.contains("<h1 lang=\"az-Arab\" dir=\"auto\">قاراداغ"),
        "{}",
        page.body
    );
}

#[test]
fn the_same_claim_elsewhere_is_shown_beside_it() {
    let records = [
        record("1", "Zərvan gölü 2024-cü ildə tamamilə quruyub."),
        FactCheck {
            language: Some("tr".into()),
            ..record("2", "Zervan gölü 2024 yılında tamamen kurudu.")
        },
        record("3", "Vitamin Q saç tökülməsinin qarşısını alır."),
    ];
    let node = Node::with_fact_checks(&records, |_| ());
    let list = node.get("/en/fact-checks?q=Zervan+g%C3%B6l%C3%BC+2024&language=tr");
    let page = node.get(&fact_checks(&list.body)[0]);
    assert!(page.body.contains("Zərvan gölü 2024-cü ildə"), "{}", page.body);
    assert!(!page.body.contains("Vitamin Q"));
}

#[test]
fn an_empty_site_says_what_to_do_and_every_verdict_has_a_page() {
    let records: Vec<FactCheck> = Verdict::ALL
        .into_iter()
        .map(|verdict| {
            let mut record = record(verdict.as_str(), "Qaradağ gölü quruyub.");
            record.rating.verdict = verdict;
            record.published = None;
            record
        })
        .collect();
    let node = Node::with_fact_checks(&records, |_| ());
    let list = node.get("/ru/fact-checks");
    assert_eq!(fact_checks(&list.body).len(), Verdict::ALL.len());
    for path in fact_checks(&list.body) {
        assert!(node.get(&path).body.contains("без даты"));
    }
    let nothing = node.get("/ru/fact-checks?language=xx");
    assert!(nothing.body.contains("Проверок нет") && nothing.body.contains("снимите фильтр"));
}

#[test]
fn health_says_what_is_served() {
    let health = DEMO.get("/health");
    let health: serde_json::Value = serde_json::from_str(&health.body).unwrap();
    assert_eq!(
        (&health["status"], &health["fact_checks"]),
        (&"ok".into(), &169.into())
    );
}
