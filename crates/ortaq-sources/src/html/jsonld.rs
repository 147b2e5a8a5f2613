//! What schema.org JSON-LD on a page states about its article.

use serde_json::Value;

use super::metadata::one_line;
use crate::limits;

/// The statements found; the first article on the page wins.
#[derive(Debug, Default)]
pub(crate) struct Statement {
    pub(crate) headline: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) body: Option<String>,
    /// The page says that it is not free to read.
    pub(crate) paid: bool,
}

/// Adds what one script element says. Broken JSON is common on the web and simply says nothing.
pub(crate) fn read(script: &str, statement: &mut Statement) {
    // serde_json refuses nesting deeper than 128, so hostile depth ends there.
    let Ok(root) = serde_json::from_str::<Value>(script.trim().trim_end_matches(';')) else {
        return;
    };
    let mut open = vec![&root];
    let mut visited = 0;
    while let Some(value) = open.pop() {
        visited += 1;
        if visited > limits::MAX_JSONLD_NODES {
            return;
        }
        match value {
            Value::Array(items) => open.extend(items.iter().rev()),
            Value::Object(fields) => {
                if is_article(value) {
                    article(value, statement);
                }
                open.extend(["@graph", "mainEntity"].iter().filter_map(|k| fields.get(*k)));
            }
            _ => {}
        }
    }
}

fn is_article(value: &Value) -> bool {
    let known = |kind: &str| {
        let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
        kind.ends_with("Article")
            || kind.ends_with("BlogPosting")
            || matches!(kind, "Report" | "Review" | "ClaimReview")
    };
    match value.get("@type") {
        Some(Value::String(kind)) => known(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(known),
        _ => false,
    }
}

fn article(value: &Value, statement: &mut Statement) {
    let keep = |slot: &mut Option<String>, new: Option<String>| *slot = slot.take().or(new);
    keep(
        &mut statement.headline,
        field(value, "headline").or_else(|| field(value, "name")),
    );
    keep(&mut statement.author, value.get("author").and_then(names));
    keep(
        &mut statement.published,
        field(value, "datePublished").or_else(|| field(value, "dateCreated")),
    );
    keep(&mut statement.language, field(value, "inLanguage"));
    keep(&mut statement.publisher, value.get("publisher").and_then(names));
    keep(
        &mut statement.body,
        value
            .get("articleBody")
            .and_then(Value::as_str)
            .map(str::to_owned),
    );
    statement.paid |= match value.get("isAccessibleForFree") {
        Some(Value::Bool(free)) => !free,
        Some(Value::String(free)) => free.eq_ignore_ascii_case("false"),
        _ => false,
    };
}

fn field(value: &Value, name: &str) -> Option<String> {
    let text = one_line(value.get(name)?.as_str()?);
    (!text.is_empty() && text.len() <= limits::MAX_FIELD_BYTES).then_some(text)
}

/// The names of a person or organisation, or of several.
fn names(value: &Value) -> Option<String> {
    let one = |v: &Value| match v {
        Value::String(name) => Some(one_line(name)),
        Value::Object(_) => field(v, "name"),
        _ => None,
    };
    let all: Vec<String> = match value {
        Value::Array(items) => items.iter().take(limits::MAX_AUTHORS).filter_map(one).collect(),
        other => one(other).into_iter().collect(),
    };
    (!all.is_empty()).then(|| all.join(", "))
}
