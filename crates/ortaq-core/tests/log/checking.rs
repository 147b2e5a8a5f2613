//! Fact-checks: reviewed, published, cosigned, corrected, retracted.

use ortaq_core::fold::{CheckRecord, CheckStanding, Record, RecordState, State, Uncounted, check_standing};
use ortaq_core::records::checking::CheckAct;
use ortaq_core::records::response::correction::CorrectionAct;
use ortaq_core::records::response::retraction::RetractionAct;
use ortaq_core::{Outlet, Verdict};
use serde_json::json;

use crate::samples;
use crate::support::{TestLog, data, folded};

fn check(record: &Record) -> &CheckRecord {
    match &record.state {
        RecordState::Check(check) => check,
        other => panic!("no fact-check: {other:?}"),
    }
}

#[test]
fn an_approval_holds_for_the_draft_that_was_read() {
    let mut baku = TestLog::new(1);
    let mut astana = TestLog::new(2);
    let record = baku.record("fact-check", 1);
    let draft =
        |title: &str| CheckAct::Draft(Box::new(data(json!({"title": title, "claim": "Göl quruyub."}))));
    let first = baku.write(&record, draft("Göl qurumayıb"), &[]);
    let version = check(&folded(&record, &[&baku])).draft_version().unwrap();
    let review = CheckAct::Review(data(json!({"version": version, "decision": "approve"})));
    astana.write(&record, review, &[first]);
    assert_eq!(check(&folded(&record, &[&baku, &astana])).approvals().count(), 1);
    baku.write(&record, draft("Göl qismən quruyub"), &[first]);
    let changed = folded(&record, &[&baku, &astana]);
    assert_eq!(check(&changed).reviews.all().len(), 1);
    assert_eq!(check(&changed).approvals().count(), 0);
    baku.write(&record, draft("Göl var"), &[first]);
    assert_eq!(
        check(&folded(&record, &[&baku])).draft_version(),
        None,
        "two drafts at once"
    );
}

#[test]
fn a_name_under_a_publication_is_taken_back_by_its_owner_alone() {
    let (mut baku, mut ankara, mut astana) = (TestLog::new(1), TestLog::new(2), TestLog::new(3));
    let record = baku.record("fact-check", 1);
    let published = baku.write(&record, samples::publication(), &[]);
    let cosign = ankara.write(
        &record,
        CheckAct::Cosign(data(json!({"publication": published}))),
        &[],
    );
    let withdraw = CheckAct::WithdrawCosign(data(json!({"cosign": cosign, "reason": "Yeni kanıt"})));
    let foreign = astana.write(&record, withdraw.clone(), &[]);
    let signed = folded(&record, &[&baku, &ankara, &astana]);
    assert_eq!(check(&signed).cosigned.present().count(), 1);
    assert_eq!(signed.uncounted[&foreign], Uncounted::NotTheirs);
    ankara.write(&record, withdraw, &[]);
    assert_eq!(
        check(&folded(&record, &[&baku, &ankara]))
            .cosigned
            .present()
            .count(),
        0
    );
}

#[test]
fn a_fact_check_stands_as_its_owner_corrected_or_retracted_it() {
    let (mut baku, mut ankara) = (TestLog::new(1), TestLog::new(2));
    let record = baku.record("fact-check", 1);
    let standing = |logs: &[&TestLog]| {
        let state = State::fold(logs.iter().flat_map(|log| &log.held));
        let about = state.about();
        let linked = about
            .get(&record)
            .into_iter()
            .flatten()
            .map(|id| &state.records[*id]);
        check_standing(&state.records[&record], linked).unwrap()
    };
    baku.write(
        &record,
        CheckAct::Draft(Box::new(data(json!({"title": "Göl"})))),
        &[],
    );
    assert_eq!(standing(&[&baku]), CheckStanding::Draft);
    let published = baku.write(&record, samples::publication(), &[]);
    assert_eq!(standing(&[&baku]), CheckStanding::Published);

    let retraction = RetractionAct::Publish(data(json!({
        "about": record, "reason": "Yanlış kaynak", "language": "tr", "date": "2026-03-09",
    })));
    ankara.write(&ankara.record("retraction", 1), retraction.clone(), &[]);
    assert_eq!(
        standing(&[&baku, &ankara]),
        CheckStanding::Published,
        "not theirs to retract"
    );

    let correction = CorrectionAct::Publish(data(json!({
        "about": record, "publication": published, "weight": "minor",
        "text": "Tarix düzəldildi.", "language": "az", "date": "2026-03-08",
    })));
    baku.write(&baku.record("correction", 1), correction, &[]);
    assert_eq!(standing(&[&baku, &ankara]), CheckStanding::Corrected);
    baku.write(&baku.record("retraction", 1), retraction, &[]);
    assert_eq!(standing(&[&baku, &ankara]), CheckStanding::Retracted);
}

#[test]
fn a_publication_is_a_fact_check_of_the_knowledge_base() {
    let baku = TestLog::new(1);
    let record = baku.record("fact-check", 1);
    let CheckAct::Publish(publication) = samples::publication() else {
        panic!("a publication");
    };
    let outlet = Outlet {
        name: "Nümunə Yoxlama".into(),
        url: Some("https://demo.invalid".into()),
    };
    let fact_check = publication.to_fact_check(&record, outlet);
    assert_eq!(fact_check.validate(), Ok(()));
    assert!(fact_check.has_global_id());
    assert_eq!(fact_check.id, format!("urn:ortaq:{record}"));
    assert_eq!(fact_check.claim, "Qaradağ gölü tamamilə quruyub.");
    assert_eq!(fact_check.rating.verdict, Verdict::False);
    assert_eq!(fact_check.published, Some("2026-03-07".parse().unwrap()));
}
