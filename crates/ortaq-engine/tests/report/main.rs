//! Reports as people and programs get them.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod locales;
mod sample;
mod schema;

use ortaq_engine::report::{Format, Layout, Report, ReportLanguage, Subject, Texts, render};
use sample::{empty_report, report};

const LAYOUT: Layout = Layout {
    width: 80,
    color: false,
    matches: 5,
};

fn rendered(report: &Report, format: Format, language: ReportLanguage) -> String {
    let subject = Subject::File("xeber.html".into());
    render(report, &subject, format, &Texts::new(language)).unwrap()
}

#[test]
fn terminal_reports_read_well() {
    use ReportLanguage::{Azerbaijani, English, Russian, Turkish};
    for language in [Azerbaijani, Turkish, Russian, English] {
        let text = rendered(&report(), Format::Terminal(LAYOUT), language);
        insta::assert_snapshot!(format!("terminal_{}", language.code()), text);
    }
}

#[test]
fn pages_read_well() {
    use ReportLanguage::{Azerbaijani, English, Russian, Turkish};
    for language in [Azerbaijani, Turkish, Russian, English] {
        let page = rendered(&report(), Format::Html, language);
        let body = page.split_once("</style>").unwrap().1;
        insta::assert_snapshot!(format!("html_{}", language.code()), body);
    }
}

#[test]
fn a_text_without_claims_says_so_in_every_language() {
    for language in ReportLanguage::ALL {
        let texts = Texts::new(language);
        let text = rendered(
            &empty_report(),
            Format::Terminal(Layout { width: 100, ..LAYOUT }),
            language,
        );
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for id in ["notice-no-claims", "notice-lexical", "notice-empty-knowledge"] {
            assert!(
                flat.contains(&texts.say(id, &[])),
                "{id} in {}: {text}",
                language.code()
            );
        }
    }
}

#[test]
fn a_narrow_terminal_and_few_matches_are_respected() {
    let layout = Layout {
        width: 48,
        color: false,
        matches: 1,
    };
    let text = rendered(&report(), Format::Terminal(layout), ReportLanguage::English);
    for line in text.lines().filter(|line| !line.contains("https://")) {
        assert!(line.chars().count() <= 48, "{line}");
    }
    assert!(text.contains("and 1 more fact-check"), "{text}");
}

#[test]
fn colours_come_only_when_asked_for() {
    let plain = rendered(&report(), Format::Terminal(LAYOUT), ReportLanguage::English);
    let colored = rendered(
        &report(),
        Format::Terminal(Layout {
            color: true,
            ..LAYOUT
        }),
        ReportLanguage::English,
    );
    assert!(!plain.contains('\u{1b}'));
    assert!(colored.contains("\u{1b}["));
}

#[test]
fn a_page_holds_no_script_no_outside_file_and_no_unsafe_link() {
    for language in ReportLanguage::ALL {
        let page = rendered(&report(), Format::Html, language);
        assert!(page.len() < 100_000, "{} bytes", page.len());
        for forbidden in [
            "<script",
            "javascript:",
            "<img",
            "<link",
            "src=",
            "@import",
            "url(",
        ] {
            assert!(!page.contains(forbidden), "{forbidden} in {}", language.code());
        }
        assert!(page.contains(&format!("<html lang=\"{}\">", language.code())));
    }
}

#[test]
fn claim_reviews_are_those_of_the_outlets() {
    let json = rendered(&report(), Format::ClaimReview, ReportLanguage::English);
    let reviews: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    assert_eq!(reviews.len(), 3);
    for review in &reviews {
        assert_eq!(review["@type"], "ClaimReview");
        assert_eq!(review["@context"], "https://schema.org");
        assert_eq!(review["sdPublisher"]["name"], "Ortaq");
        assert_ne!(review["author"]["name"], "Ortaq");
    }
    assert_eq!(reviews[0]["reviewRating"]["alternateName"], "Yanlış");
    assert_eq!(reviews[0]["datePublished"], "2026-09-18");
}

#[test]
fn json_is_the_data_and_reads_back() {
    let json = rendered(&report(), Format::Json, ReportLanguage::Azerbaijani);
    assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report());
}
