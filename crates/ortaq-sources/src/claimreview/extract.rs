//! Finding the `ClaimReview` objects of a JSON-LD document, wherever publishers put them.

use std::collections::HashMap;

use serde_json::{Map, Value};

/// Properties under which other objects of the document lie.
const CONTAINERS: [&str; 10] = [
    "@graph",
    "dataFeedElement",
    "item",
    "itemListElement",
    "mainEntity",
    "mainEntityOfPage",
    "hasPart",
    "review",
    "subjectOf",
    "claimReview",
];

/// The objects of one document.
pub(super) struct Nodes<'v> {
    reviews: Vec<&'v Map<String, Value>>,
    by_id: HashMap<&'v str, &'v Value>,
}

impl<'v> Nodes<'v> {
    /// Walks through the containers of a document, in its order. A list of work instead of recursion: depth is
    /// chosen by whoever wrote the file.
    pub(super) fn of(document: &'v Value) -> Self {
        let mut nodes = Self {
            reviews: Vec::new(),
            by_id: HashMap::new(),
        };
        let mut work = vec![document];
        while let Some(value) = work.pop() {
            match value {
                Value::Array(values) => work.extend(values.iter().rev()),
                Value::Object(object) => {
                    nodes.note(value, object);
                    let contained = CONTAINERS.iter().rev().filter_map(|key| object.get(*key));
                    work.extend(contained.filter(|v| v.is_object() || v.is_array()));
                }
                _ => {}
            }
        }
        nodes
    }

    fn note(&mut self, value: &'v Value, object: &'v Map<String, Value>) {
        if has_type(object, "ClaimReview")
            || (!object.contains_key("@type") && object.contains_key("claimReviewed"))
        {
            self.reviews.push(object);
        }
        // A bare reference must not stand in for the object it refers to.
        if let Some(id) = object
            .get("@id")
            .and_then(Value::as_str)
            .filter(|_| object.len() > 1)
        {
            self.by_id.entry(id).or_insert(value);
        }
    }

    /// Every `ClaimReview`, in the document's order.
    pub(super) fn reviews(&self) -> &[&'v Map<String, Value>] {
        &self.reviews
    }

    /// The value itself, or the object that a `{"@id": …}` refers to.
    pub(super) fn resolve(&self, value: &'v Value) -> &'v Value {
        let reference = value
            .as_object()
            .filter(|o| o.len() == 1)
            .and_then(|o| o.get("@id")?.as_str());
        reference
            .and_then(|id| self.by_id.get(id))
            .copied()
            .unwrap_or(value)
    }
}

/// Whether an object is of a schema.org type; `@type` may be one name or several, short or as an address.
pub(super) fn has_type(object: &Map<String, Value>, name: &str) -> bool {
    types(object).any(|t| t == name)
}

/// The types of a value, for people.
pub(super) fn type_names(value: &Value) -> String {
    const SHOWN: usize = 100;
    let names: Vec<&str> = value.as_object().map(|o| types(o).collect()).unwrap_or_default();
    if names.is_empty() {
        "not given".to_owned()
    } else {
        names.join(", ").chars().take(SHOWN).collect()
    }
}

fn types(object: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let types = match object.get("@type") {
        Some(Value::Array(names)) => names.as_slice(),
        Some(name) => std::slice::from_ref(name),
        None => &[],
    };
    types
        .iter()
        .filter_map(Value::as_str)
        .map(|name| name.rsplit(['/', ':', '#']).next().unwrap_or(name))
}
