//! The fact-checks that were found, as the outlets published them, in schema.org's `ClaimReview` form.
//!
//! Not a review of ours: every item names the outlet as its author.

use std::collections::HashSet;

use ortaq_core::{FactCheck, Outlet, Rating};
use serde_json::Value;

use super::model::{FactCheckView, Report};
use crate::export::attributed_claim_review;

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
        .map(|fact_check| attributed_claim_review(&record(fact_check), &report.generated))
        .collect();
    serde_json::to_string_pretty(&reviews).map(|json| json + "\n")
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
        topics: view.topics.clone(),
        demo: view.demo,
    }
}
