//! `docs/report.schema.json` against reports as they are written.

use std::path::Path;

use ortaq_engine::report::{CheckNotice, Report};
use serde_json::Value;

use crate::sample::{empty_report, report};

fn schema() -> jsonschema::Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/report.schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn errors(report: &Value) -> Vec<String> {
    schema()
        .iter_errors(report)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect()
}

#[test]
fn reports_follow_the_published_schema() {
    let mut all_notices = report();
    all_notices.notices.extend([
        CheckNotice::NoModel.into(),
        CheckNotice::ClaimsLeftOut { shown: 50, found: 70 }.into(),
        CheckNotice::IndexBehind { records: 3 }.into(),
        ortaq_sources::Notice::UnreadPages { pages: 1 }.into(),
    ]);
    for report in [report(), empty_report(), all_notices] {
        assert_eq!(
            errors(&serde_json::to_value(report).unwrap()),
            Vec::<String>::new()
        );
    }
}

#[test]
fn the_schema_refuses_what_is_not_a_report() {
    let good = serde_json::to_value::<Report>(report()).unwrap();
    let broken = |change: fn(&mut Value)| {
        let mut report = good.clone();
        change(&mut report);
        errors(&report)
    };
    let cases: [fn(&mut Value); 5] = [
        |r| r["schema"] = "ortaq-report/2".into(),
        |r| r["claims"][0]["matches"][0]["probability"] = 93.into(),
        |r| r["claims"][0]["matches"][0]["band"] = "certain".into(),
        |r| r["verdict"] = "false".into(),
        |r| r["claims"][0]["voice"] = Value::Null,
    ];
    for change in cases {
        assert!(!broken(change).is_empty());
    }
}
