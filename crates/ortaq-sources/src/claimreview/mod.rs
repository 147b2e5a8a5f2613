//! `ClaimReview` (<https://schema.org/ClaimReview>): how fact-checkers publish for machines.
//!
//! Read from JSON-LD files (one object, an array, a `@graph`, a `DataFeed`) and from web pages with JSON-LD in them. JSON-LD is
//! read as the JSON that publishers write, not as the graph it stands for: no context is fetched, and the types and
//! properties must go by their schema.org names. Within one document `{"@id": …}` references are followed.

mod extract;
mod html;
mod node;
mod stream;

use serde_json::Value;

use crate::records::{Items, Rejection, from_value};

pub use node::{OWN_DEMO, OWN_ID, OWN_VERDICT};

pub(crate) use html::read_html;
pub(crate) use stream::read_json;

use extract::Nodes;

/// Hands over what is in one JSON value: every `ClaimReview` in linked data, else the flat object that it is.
pub(crate) fn hand_over_element(value: &Value, line: u64, items: &mut Items<'_, '_>) {
    if !is_linked_data(value) {
        let _ = items.hand_over(line, from_value(value));
    } else if !hand_over_reviews(value, line, items) {
        let _ = items.hand_over(line, Err(Rejection::NotAClaimReview(extract::type_names(value))));
    }
}

/// Hands over every `ClaimReview` in a value; whether there was any.
fn hand_over_reviews(value: &Value, line: u64, items: &mut Items<'_, '_>) -> bool {
    let nodes = Nodes::of(value);
    for review in nodes.reviews() {
        if items.hand_over(line, node::fact_check(review, &nodes)).is_break() {
            break;
        }
    }
    !nodes.reviews().is_empty()
}

fn is_linked_data(value: &Value) -> bool {
    let keys = ["@type", "@graph", "@context", "dataFeedElement", "claimReviewed"];
    value
        .as_object()
        .is_some_and(|object| keys.iter().any(|key| object.contains_key(*key)))
}
