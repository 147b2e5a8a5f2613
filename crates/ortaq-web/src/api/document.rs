//! The description of the interface (OpenAPI 3.1): made from the handlers and the types that they write, and the published schema of
//! the report.

use std::sync::LazyLock;

use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Map, Value};
use utoipa::OpenApi;

use super::problem::{Document as Problem, Problem as Refused};
use crate::pages::feeds::unless_known;

/// The schema of the report, as `ortaq check --format json` keeps to it.
const REPORT: &str = include_str!("../../../../docs/report.schema.json");
/// Answers that every address can give.
const EVERYWHERE: [&str; 4] = ["406", "429", "500", "503"];

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Ortaq",
        description = "Published fact-checks of this node, checks of texts and pages against them, and the node's signed log.\n\n\
            Everything here is public and needs no account. Answers that can be read again carry an ETag. Every error is a problem \
            document (RFC 9457) with a next step. `RateLimit` and `RateLimit-Policy` say what is left to a visitor.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT"),
    ),
    servers((url = "/", description = "This node")),
    tags(
        (name = "Fact-checks", description = "What outlets have published"),
        (name = "Checks", description = "Which claims of a text have been checked"),
        (name = "Log", description = "What this node has signed"),
        (name = "Node", description = "This node and this description"),
    ),
    components(responses(Problem)),
)]
pub(super) struct Described;

/// The description as it is served.
pub(super) static DOCUMENT: LazyLock<String> = LazyLock::new(|| {
    let described = super::routes().into_openapi();
    let mut document = serde_json::to_value(described).unwrap_or_default();
    if let Some(schemas) = document
        .pointer_mut("/components/schemas")
        .and_then(Value::as_object_mut)
    {
        add_report(schemas);
    }
    if let Some(paths) = document.pointer_mut("/paths").and_then(Value::as_object_mut) {
        let operations = paths.values_mut().filter_map(Value::as_object_mut);
        operations.flat_map(Map::values_mut).for_each(add_problems);
    }
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
});

/// Adds the schema of the report. What it defines for itself gets names of its own among the others.
fn add_report(schemas: &mut Map<String, Value>) {
    let text = REPORT.replace("#/$defs/", "#/components/schemas/Report.");
    let Ok(Value::Object(mut report)) = serde_json::from_str(&text) else {
        return;
    };
    report.shift_remove("$schema");
    if let Some(Value::Object(parts)) = report.shift_remove("$defs") {
        let named = parts
            .into_iter()
            .map(|(name, part)| (format!("Report.{name}"), part));
        schemas.extend(named);
    }
    schemas.insert("Report".to_owned(), Value::Object(report));
}

/// Adds the answers that every address can give.
fn add_problems(operation: &mut Value) {
    let Some(responses) = operation.pointer_mut("/responses").and_then(Value::as_object_mut) else {
        return;
    };
    for status in EVERYWHERE {
        responses.insert(
            status.to_owned(),
            serde_json::json!({ "$ref": "#/components/responses/Document" }),
        );
    }
}

/// Read this description
///
/// OpenAPI 3.1.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    operation_id = "read_description",
    tag = "Node",
    responses(
        (status = 200, body = Object, content_type = "application/json", description = "The description", headers(
            ("etag" = String, description = "Send it as If-None-Match to be answered 304 while nothing has changed."),
        )),
        (status = 304, description = "What If-None-Match names has not changed"),
    )
)]
pub(super) async fn document(headers: HeaderMap) -> Result<Response, Refused> {
    Ok(unless_known(&headers, DOCUMENT.clone(), "application/json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The description is kept beside the code, so that a change of the interface is seen where changes are read.
    #[test]
    fn the_description_is_the_one_that_is_published() {
        let published = include_str!("../../../../docs/openapi.json");
        if published != *DOCUMENT {
            let place = std::env::temp_dir().join("openapi.json");
            std::fs::write(&place, &*DOCUMENT).unwrap();
            panic!(
                "docs/openapi.json is another one; if the change is meant: cp {} docs/openapi.json",
                place.display()
            );
        }
    }

    #[test]
    fn every_reference_of_the_description_leads_somewhere() {
        let document: Value = serde_json::from_str(&DOCUMENT).unwrap();
        assert_eq!(document["openapi"], "3.1.0");
        let references: Vec<&str> = DOCUMENT
            .split("\"$ref\": \"#")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert!(references.len() > 20, "{}", references.len());
        for reference in references {
            assert!(document.pointer(reference).is_some(), "{reference}");
        }
    }
}
