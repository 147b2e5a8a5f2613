//! Whole pages, as sites write them, to what a reader gets.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::time::{Duration, Instant};

use ortaq_sources::{Document, LimitKind, Notice, ReadError, ReadHint, limits, read};
use proptest::prelude::*;
use url::Url;

fn page(markup: &str) -> Document {
    let hint = ReadHint {
        content_type: Some("text/html".to_owned()),
        file_name: None,
        url: Some(Url::parse("https://xeber.example/2026/korpu").unwrap()),
    };
    read(markup.as_bytes(), &hint).unwrap()
}

const BODY: [&str; 4] = [
    "Şəhər administrasiyası çərşənbə axşamı bildirib ki, çay üzərindəki yeni körpünün tikintisi gələn ilin \
     martında başlayacaq və iki il davam edəcək.",
    "Layihənin rəhbəri Aynur Səfərli jurnalistlərə deyib: “Körpü gündə on iki min avtomobil buraxacaq, piyadalar \
     üçün ayrıca yol olacaq.”",
    "Onun sözlərinə görə, işlərə büdcədən səksən milyon manat ayrılıb, bu da əvvəlki hesablamadan on faiz çoxdur.",
    "Yerli sakinlər isə tikintinin məktəbə gedən yolu bağlayacağından narahatdırlar və dolayı yolun əvvəlcədən \
     hazırlanmasını istəyirlər.",
];

fn news_page() -> String {
    let paragraphs: String = BODY.iter().map(|p| format!("<p>{p}</p>\n")).collect();
    format!(
        r##"<!DOCTYPE html><html lang="az"><head><title>Yeni körpü gələn il tikiləcək - Dəniz Xəbər</title>
<meta property="og:site_name" content="Dəniz Xəbər"><link rel="canonical" href="/korpu">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Yeni körpü gələn il tikiləcək",
"datePublished":"2026-11-20T09:30:00+0400","author":[{{"name":"Leyla Quliyeva"}},{{"name":"Rauf Əliyev"}}]}}</script>
</head><body><nav class="menu"><ul><li><a href="/">Ana səhifə</a></li><li><a href="/siyaset">Siyasət</a></li>
<li><a href="/idman">İdman</a></li></ul></nav>
<div class="site"><article><h1>Yeni körpü gələn il tikiləcək</h1><div class="post-date">20 noyabr 2026</div>
<div class="news-text">{paragraphs}<p>Ətraflı məlumat <a href="/sened?no=7">layihənin sənədində</a> dərc olunub və hər
kəs onu şəhər administrasiyasının saytında oxuya bilər.</p></div>
<div class="share">Paylaşın: <a href="#">Facebook</a> <a href="#">Telegram</a></div></article>
<aside class="oxsar-xeberler"><h3>Oxşar xəbərlər</h3><ul><li><a href="/1">Metro yeni stansiya açır</a></li>
<li><a href="/2">Parkda ağac əkilib</a></li></ul></aside>
<section class="comments" id="comments"><h3>Şərhlər</h3>
<div class="comment"><span class="comment-author">Kamran</span><div class="comment-text"><p>Nəhayət ki, illərdir bunu
gözləyirdik.</p></div></div>
<div class="comment"><div class="comment-author">Sevinc</div><div class="comment-text"><p>Bəs məktəbə necə gedəcəyik, kimsə
düşünüb?</p></div></div></section></div>
<footer class="footer">© 2026 Dəniz Xəbər. Bütün hüquqlar qorunur. İstifadə edilərkən istinad mütləqdir.</footer>
</body></html>"##
    )
}

#[test]
fn a_news_page_gives_its_article_and_what_it_says_of_itself() {
    let document = page(&news_page());
    let text = document.text();
    for paragraph in BODY {
        assert!(text.contains(paragraph), "{paragraph}\n---\n{text}");
    }
    for other in [
        "Ana səhifə",
        "Paylaşın",
        "Metro",
        "hüquqlar",
        "Nəhayət",
        "məktəbə necə",
    ] {
        assert!(!text.contains(other), "{other}\n---\n{text}");
    }
    assert_eq!(document.title.as_deref(), Some("Yeni körpü gələn il tikiləcək"));
    assert_eq!(document.byline.as_deref(), Some("Leyla Quliyeva, Rauf Əliyev"));
    assert_eq!(document.published.as_deref(), Some("2026-11-20T09:30:00+04:00"));
    assert_eq!(document.declared_language.as_deref(), Some("az"));
    assert_eq!(document.site_name.as_deref(), Some("Dəniz Xəbər"));
    assert_eq!(
        document.canonical_url.as_deref(),
        Some("https://xeber.example/korpu")
    );
    let links: Vec<_> = document
        .links
        .iter()
        .map(|l| (l.url.as_str(), l.text.as_str()))
        .collect();
    assert_eq!(
        links,
        [("https://xeber.example/sened?no=7", "layihənin sənədində")]
    );
}

#[test]
fn reader_comments_are_kept_apart_with_their_authors() {
    let document = page(&news_page());
    let comments: Vec<_> = document
        .comments
        .iter()
        .map(|c| (c.author.as_deref(), c.text.as_str()))
        .collect();
    assert_eq!(
        comments,
        [
            (Some("Kamran"), "Nəhayət ki, illərdir bunu gözləyirdik."),
            (Some("Sevinc"), "Bəs məktəbə necə gedəcəyik, kimsə düşünüb?")
        ]
    );
}

#[test]
fn truncated_and_broken_markup_still_gives_the_text() {
    let whole = news_page();
    let end = whole.find("Yerli sakinlər").unwrap();
    assert!(page(&whole[..end]).text().contains(BODY[2]));
    let broken = whole
        .replace("</p>", "")
        .replace("</div>", "")
        .replace("</ul>", "</b>");
    assert!(page(&broken).text().contains(BODY[0]));
}

#[test]
fn a_paywall_that_the_page_states_is_told() {
    let markup = news_page().replace("\"headline\"", "\"isAccessibleForFree\":\"False\",\"headline\"");
    assert!(page(&markup).notices.contains(&Notice::Paywall));
}

#[test]
fn text_only_in_structured_data_is_used_and_told() {
    let body = BODY.join("\\n\\n").replace('\n', " ");
    let markup = format!(
        r#"<html><script type="application/ld+json">{{"@type":"Article","articleBody":"{body}"}}</script><div>…</div></html>"#
    );
    let document = page(&markup);
    assert!(document.notices.contains(&Notice::FromStructuredData));
    assert_eq!(document.paragraphs.len(), BODY.len());
}

#[test]
fn deep_nesting_is_read_in_linear_time_and_told() {
    let depth = 300_000;
    let markup = format!("<html><body>{}<p>{}</p>", "<div><b>".repeat(depth), BODY[0]);
    let begin = Instant::now();
    let document = page(&markup);
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
    assert!(document.text().contains("körpünün"));
    let value = limits::MAX_HTML_DEPTH as usize;
    assert!(document.notices.contains(&Notice::Truncated {
        limit: LimitKind::HtmlDepth,
        value
    }));
}

#[test]
fn formatting_tags_that_multiply_end_at_the_node_limit() {
    let fonts: String = (0..200).map(|i| format!("<font size={i}>")).collect();
    let markup = format!("<html><body><p>{}{fonts}{}", BODY[0], "<p>x".repeat(50_000));
    let document = page(&markup);
    let value = limits::MAX_HTML_NODES;
    assert!(document.notices.contains(&Notice::Truncated {
        limit: LimitKind::HtmlNodes,
        value
    }));
}

#[test]
fn a_tag_with_a_million_attributes_costs_nothing() {
    let attributes: String = (0..1_000_000).map(|i| format!("a{i} ")).collect();
    let begin = Instant::now();
    let document = page(&format!("<html><body><p {attributes}>{}</p>", BODY[0]));
    assert!(begin.elapsed() < Duration::from_secs(20));
    assert_eq!(document.paragraphs, [BODY[0]]);
}

#[test]
fn what_cannot_be_read_is_refused_with_the_reason() {
    let refused = |bytes: &[u8]| read(bytes, &ReadHint::default()).unwrap_err();
    assert_eq!(refused(b""), ReadError::Empty);
    assert_eq!(refused(b" \r\n\0\t"), ReadError::Empty);
    let png = refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    assert_eq!(
        png.to_string(),
        "the input is not text: it looks like a PNG image"
    );
    assert!(matches!(
        refused(&[0, 159, 3, 7, 1, 0, 0, 255, 2, 5]),
        ReadError::Binary { .. }
    ));
    assert!(matches!(refused(b"%PDF-1.7 broken"), ReadError::Pdf { .. }));
    assert_eq!(
        refused(b"<html><body><script>x</script></body></html>"),
        ReadError::NoText
    );
    let large = vec![b'a'; limits::MAX_INPUT_BYTES + 1];
    assert!(matches!(refused(&large), ReadError::TooLarge { .. }));
    assert!(read(&large[1..], &ReadHint::default()).is_ok());
}

#[test]
fn plain_text_is_not_taken_for_markup() {
    let document = read(
        "Salam, dünya.\n\nBu gün 3 < 5 oldu.".as_bytes(),
        &ReadHint::default(),
    )
    .unwrap();
    assert_eq!(document.paragraphs, ["Salam, dünya.", "Bu gün 3 < 5 oldu."]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        if let Ok(document) = read(&bytes, &ReadHint::default()) {
            prop_assert!(!document.text().is_empty());
        }
    }

    #[test]
    fn any_soup_of_tags_is_read(soup in "(<(/?(p|div|b|a|table|tr|td|li|template|svg|form|article|font|br|script|select))( (class|href)=(\"comments\"|/x|'))?>|[a-zəş ]{1,9}|&#?[a-z0-9]{1,6};){0,120}") {
        let document = ortaq_sources::html::read(&soup, None);
        prop_assert!(document.paragraphs.iter().all(|p| !p.trim().is_empty()));
    }

    #[test]
    fn a_page_cut_anywhere_is_read(end in 0usize..4_000) {
        let whole = news_page();
        let end = whole.floor_char_boundary(end.min(whole.len()));
        let document = ortaq_sources::html::read(&whole[..end], None);
        prop_assert!(document.paragraphs.iter().all(|p| !p.trim().is_empty()));
    }
}
