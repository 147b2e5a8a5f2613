//! The fact-checks that were found, as the outlets published them, in schema.org's `ClaimReview` form.
//!
//! Not a review of ours: every item names the outlet as its author, and Ortaq only as the publisher of the data
//! (`sdPublisher`), which is what schema.org has that property for.

use std::collections::HashSet;

use ortaq_core::{FactCheck, Outlet, Rating};
use serde_json::{Value, json};

use super::model::{FactCheckView, Report};
use crate::export::claim_review;

/// A JSON array of `ClaimReview` objects, each fact-check once, best match first within each claim.
///
/// # Errors
/// None that input can cause; JSON text is always writable.
pub fn render(report: &Report) -> serde_json::Result<String> {
    let mut seen = HashSet::new();
    let found = report
        .claims
        .iter()
        .flat_map(|claim| &claim.matches)
        .map(|found| &found.fact_check);
    let reviews: Vec<Value> = found
        .filter(|fact_check| seen.insert(&fact_check.id))
        .map(|fact_check| attributed(claim_review(&record(fact_check)), report))
        .collect();
    serde_json::to_string_pretty(&reviews).map(|json| json + "\n")
}

fn attributed(mut review: Value, report: &Report) -> Value {
    if let Value::Object(fields) = &mut review {
        fields.shift_insert(0, "@context".to_owned(), json!("https://schema.org"));
        fields.insert(
            "sdPublisher".to_owned(),
            json!({ "@type": "Organization", "name": "Ortaq" }),
        );
        fields.insert("sdDatePublished".to_owned(), json!(report.generated));
    }
    review
}

fn record(view: &FactCheckView) -> FactCheck {
    FactCheck {
        id: view.id.clone(),
        claim: view.claim.clone(),
        language: view.language.clone(),
        claimant: view.claimant.clone(),
        claim_date: view.claim_date,
        appearances: view.appearances.clone(),
        outlet: Outlet {
            name: view.outlet.clone(),
            url: view.outlet_url.clone(),
        },
        title: view.title.clone(),
        summary: view.summary.clone(),
        url: view.url.clone(),
        published: view.published,
        rating: Rating {
            label: view.rating_label.clone(),
            verdict: view.verdict,
        },
        demo: view.demo,
    }
}
