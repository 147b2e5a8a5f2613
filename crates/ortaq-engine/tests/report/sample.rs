//! One rich report, wholly invented: every kind of claim, match, reason and notice.

use jiff::civil::{Date, date};
use ortaq_core::Verdict;
use ortaq_engine::report::{
    ArticleInfo, ArticleLink, Band, CheckNotice, ClaimReport, CorpusInfo, FactCheckView, MatchReport, Mode,
    Reason, Report, SCHEMA, Voice, VoiceKind,
};
use ortaq_sources::{DocumentKind, Notice as ReadingNotice};

pub fn report() -> Report {
    Report {
        schema: SCHEMA.into(),
        generated: "2026-11-23T09:30:00Z".into(),
        tool_version: "0.1.0".into(),
        article: ArticleInfo {
            title: Some("Bulaqkənd barajı: “su qurtarır” deyənlər kimdir?".into()),
            url: Some("https://demo.invalid/bulaqkend?a=1&b=<2>".into()),
            canonical_url: None,
            site_name: Some("Nümunə".into()),
            byline: Some("Sevil Dağlı".into()),
            published: Some("2026-11-20T08:00:00+04:00".into()),
            language: "az".into(),
            script: "Latn".into(),
            language_confidence: 0.99,
            words: 412,
            kind: DocumentKind::Html,
        },
        mode: Mode::Semantic,
        corpus: CorpusInfo {
            fact_checks: 54_476,
            demo: true,
        },
        claims: claims(),
        comments_left_out: 3,
        links: vec![ArticleLink {
            url: "https://demo.invalid/hesabat".into(),
            text: "hesabat".into(),
        }],
        notices: vec![
            CheckNotice::DemoCorpus.into(),
            ReadingNotice::CharsetGuessed {
                charset: "windows-1254".into(),
            }
            .into(),
        ],
    }
}

fn claims() -> Vec<ClaimReport> {
    let voice = |kind, speaker: Option<&str>| Voice {
        kind,
        speaker: speaker.map(str::to_owned),
    };
    vec![
        ClaimReport {
            sentence: "Onun sözlərinə görə, barajda su bir ildə 1,2 metr azalıb.".into(),
            self_contained: Some(
                "Rəşad Gülməliyə görə, Bulaqkənd barajında su bir ildə 1,2 metr azalıb.".into(),
            ),
            language: "az".into(),
            script: "Latn".into(),
            voice: voice(VoiceKind::Reported, Some("Rəşad Gülməli")),
            check_worthiness: 0.91,
            matches: vec![turkish(), kazakh()],
        },
        ClaimReport {
            sentence: "«Дамбу закроют в марте», — сказал житель.".into(),
            self_contained: None,
            language: "ru".into(),
            script: "Cyrl".into(),
            voice: voice(VoiceKind::Quote, None),
            check_worthiness: 0.05,
            matches: vec![russian()],
        },
        ClaimReport {
            sentence: "Kənddə 4 min 300 nəfər yaşayır.".into(),
            self_contained: None,
            language: "az".into(),
            script: "Latn".into(),
            voice: voice(VoiceKind::Outlet, None),
            check_worthiness: 0.01,
            matches: vec![],
        },
    ]
}

fn turkish() -> MatchReport {
    MatchReport {
        probability: 0.934,
        band: Band::SameClaim,
        fact_check: FactCheckView {
            claimant: Some("Sosyal medya kullanıcıları".into()),
            claim_date: Some(date(2026, 8, 2)),
            summary: Some(
                "Ölçüm istasyonunun verileri düşüşün 1,2 metre değil 12 santimetre olduğunu gösteriyor."
                    .into(),
            ),
            title: Some("Bulakkent barajında su ne kadar azaldı?".into()),
            url: Some("https://demo.invalid/tr/1".into()),
            ..fact_check(
                "tr-1",
                "Bulakkent barajındaki su seviyesi bir yılda 1,2 metre düştü.",
                "tr",
                Some(date(2026, 9, 18)),
            )
        },
        reasons: vec![
            Reason::SameMeaning,
            Reason::SharedNames {
                names: vec!["Bulaqkənd".into()],
            },
            Reason::NumbersAgree {
                numbers: vec!["1,2 metr".into()],
            },
            Reason::CrossLanguage {
                from: "az".into(),
                to: "tr".into(),
            },
        ],
    }
}

fn kazakh() -> MatchReport {
    MatchReport {
        probability: 0.31,
        band: Band::Related,
        fact_check: FactCheckView {
            outlet: "Дерек (demo)".into(),
            rating_label: "Ішінара дұрыс".into(),
            verdict: Verdict::Mixed,
            ..fact_check(
                "kk-1",
                "Бұлақкент бөгетінде су екі жылда 3 метрге азайды.",
                "kk",
                None,
            )
        },
        reasons: vec![
            Reason::NumbersDiffer {
                here: vec!["1,2 metr".into()],
                there: vec!["3 метр".into()],
            },
            Reason::CrossScript {
                from: "Latn".into(),
                to: "Cyrl".into(),
            },
        ],
    }
}

fn russian() -> MatchReport {
    MatchReport {
        probability: 0.44,
        band: Band::Related,
        fact_check: FactCheckView {
            outlet: "<script>alert(1)</script> Сверка".into(),
            rating_label: "Так и есть & \"точка\"".into(),
            verdict: Verdict::True,
            url: Some("javascript:alert(1)".into()),
            ..fact_check(
                "ru-1",
                "Плотину Булаккенд не закроют в мае.",
                "ru",
                Some(date(2026, 2, 1)),
            )
        },
        reasons: vec![
            Reason::Negation,
            Reason::DatesDiffer {
                here: vec!["марте".into()],
                there: vec!["май".into()],
            },
            Reason::SharedWords {
                words: vec!["закроют".into()],
            },
        ],
    }
}

fn fact_check(id: &str, claim: &str, language: &str, published: Option<Date>) -> FactCheckView {
    FactCheckView {
        id: id.into(),
        claim: claim.into(),
        language: Some(language.into()),
        claimant: None,
        claim_date: None,
        appearances: vec![],
        outlet: "Doğruluk Kapısı (demo)".into(),
        outlet_url: Some("https://demo.invalid/".into()),
        title: None,
        summary: None,
        url: None,
        published,
        rating_label: "Yanlış".into(),
        verdict: Verdict::False,
        topics: vec!["su".into()],
        demo: true,
    }
}

/// A report about a text in which there is nothing to check.
pub fn empty_report() -> Report {
    let mut report = report();
    report.claims.clear();
    report.notices = vec![CheckNotice::NoClaims.into()];
    report.comments_left_out = 0;
    report.corpus = CorpusInfo {
        fact_checks: 0,
        demo: false,
    };
    report.mode = Mode::LexicalOnly;
    report.article.title = None;
    report.article.language_confidence = 0.6;
    report
}
