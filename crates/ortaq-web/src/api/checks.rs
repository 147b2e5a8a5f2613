//! Having a text or a page checked: the report of `ortaq check` as the answer.

use std::borrow::Cow;
use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::{Json, RequestExt};
use ortaq_engine::report::{self, Format, ReportLanguage};
use serde::Deserialize;
use serde_json::json;
use tokio::time::timeout;
use url::Url;
use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, OneOfBuilder, SchemaFormat};
use utoipa::openapi::schema::{SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::allowance::{self, Policy};
use super::once::Key;
use super::problem::{self, Kind, Problem};
use crate::checks::{Outcome, Source, Stage, Ticket};
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visitor::Allowance;
use crate::{guard, limits};

/// What is to be checked: a text or the address of a page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CheckRequest {
    text: Option<String>,
    url: Option<String>,
}

impl CheckRequest {
    /// What the queue takes.
    ///
    /// # Errors
    /// A problem that names the field.
    fn source(self) -> Result<Source, Problem> {
        let invalid = |detail: String| Problem::new(Kind::InvalidCheck, detail);
        match (self.text, self.url) {
            (Some(text), None) => {
                let characters = text.chars().count();
                if characters > limits::API_TEXT_CHARS {
                    return Err(invalid(format!(
                        "`text` has {characters} characters; at most {} are accepted.",
                        limits::API_TEXT_CHARS
                    )));
                }
                if text.trim().is_empty() {
                    return Err(invalid("`text` is empty.".to_owned()));
                }
                Ok(Source::Text(text.into_bytes()))
            }
            (None, Some(url)) => {
                let web = ["http://", "https://"].iter().any(|scheme| {
                    url.get(..scheme.len())
                        .is_some_and(|s| s.eq_ignore_ascii_case(scheme))
                });
                if !web || url.len() > limits::ADDRESS_BYTES || Url::parse(&url).is_err() {
                    return Err(invalid(format!(
                        "`url` must be an http or https address of at most {} bytes.",
                        limits::ADDRESS_BYTES
                    )));
                }
                Ok(Source::Link(url))
            }
            (Some(_), Some(_)) => Err(invalid("Both `text` and `url` are given.".to_owned())),
            (None, None) => Err(invalid("Neither `text` nor `url` is given.".to_owned())),
        }
    }
}

impl PartialSchema for CheckRequest {
    fn schema() -> RefOr<Schema> {
        let only = |name: &str, field: ObjectBuilder| {
            ObjectBuilder::new()
                .property(name, field)
                .required(name)
                .additional_properties(Some(AdditionalProperties::<Schema>::FreeForm(false)))
        };
        let string = || ObjectBuilder::new().schema_type(SchemaType::Type(Type::String));
        let text = string()
            .min_length(Some(1))
            .max_length(Some(limits::API_TEXT_CHARS))
            .pattern(Some(r"\S"))
            .description(Some(
                "A text in any language: an article, a post, a claim. Of a long one the first 60,000 characters are read, and the \
                 report says so.",
            ));
        let url = string()
            .format(Some(SchemaFormat::Custom("uri".to_owned())))
            .max_length(Some(limits::ADDRESS_BYTES))
            .pattern(Some("^https?://"))
            .description(Some("Address of a public page, which is fetched once."));
        OneOfBuilder::new()
            .description(Some(
                "What is to be checked: either a text or the address of a page.",
            ))
            .item(only("text", text))
            .item(only("url", url))
            .examples([json!({ "text": "Göl tamamen kurudu." })])
            .into()
    }
}

impl ToSchema for CheckRequest {
    fn name() -> Cow<'static, str> {
        "CheckRequest".into()
    }
}

/// Check a text or a page
///
/// Answers with the report of `ortaq check --format json`: which claims were found, and which of them have been checked by whom.
/// There is no verdict of this node in it. What is sent is kept in memory for as long as its report, 30 minutes at most, and written
/// nowhere.
#[utoipa::path(
    post,
    path = "/api/v1/checks",
    operation_id = "check",
    tag = "Checks",
    params(
        ("Idempotency-Key" = Option<String>, Header,
            pattern = r#"^("[A-Za-z0-9._~:+/=-]{1,128}"|[A-Za-z0-9._~:+/=-]{1,128})$"#,
            description = "A key of your own, for example a UUID. A request that is repeated with the same key and body is given the same \
                           answer, without being checked or counted again, while the report is kept."),
    ),
    request_body(content = CheckRequest, description = "What is to be checked"),
    responses(
        (status = 200, body = ref("#/components/schemas/Report"), content_type = "application/json", description = "The report", headers(
            ("ratelimit" = String, description = "What is left of `requests` and `checks`."),
            ("ratelimit-policy" = String, description = "What `requests` and `checks` allow."),
        )),
        (status = 400, response = problem::Document),
        (status = 413, response = problem::Document),
        (status = 415, response = problem::Document),
        (status = 422, response = problem::Document),
    )
)]
pub(super) async fn check(State(site): State<Arc<Site>>, request: Request) -> Result<Response, Problem> {
    let visitor = guard::visitor(&site, request.extensions(), request.headers());
    let key = Key::of(request.headers(), visitor)?;
    let Ok(receiving) = site.uploads.try_acquire() else {
        return Err(Trouble::Busy.into());
    };
    let body = request.extract::<Json<CheckRequest>, _>().await;
    drop(receiving);
    let Json(sent) = body.map_err(|refused| unreadable(&refused))?;
    let (ticket, allowance) = submit(&site, sent.source()?, key, visitor)?;
    let mut response = report(&site, ticket, key.is_some()).await.into_response();
    if let Some(allowance) = allowance {
        allowance::say(response.headers_mut(), Policy::Checks, allowance);
    }
    Ok(response)
}

fn unreadable(refused: &JsonRejection) -> Problem {
    let detail = refused.body_text();
    match refused {
        JsonRejection::JsonDataError(_) => Problem::new(Kind::InvalidCheck, detail),
        JsonRejection::JsonSyntaxError(_) => Problem::invalid(detail),
        JsonRejection::MissingJsonContentType(_) => Problem::new(
            Kind::UnsupportedMediaType,
            "The header Content-Type is missing or names something else.",
        ),
        refused => Trouble::of_status(refused.status()).into(),
    }
}

/// Takes a check into the queue and counts it, unless it was taken before.
fn submit(
    site: &Site,
    source: Source,
    key: Option<Key>,
    visitor: IpAddr,
) -> Result<(Ticket, Option<Allowance>), Problem> {
    let mut allowance = None;
    let mut new = |source| -> Result<Ticket, Problem> {
        allowance = Some(Policy::Checks.count(&site.visitors, visitor)?);
        site.checks
            .submit(source)
            .map_err(|_| Problem::from(Trouble::Busy))
    };
    let ticket = match key {
        Some(key) => site.once.ticket(key, source, &site.checks, new)?,
        None => new(source)?,
    };
    Ok((ticket, allowance))
}

/// The report of a check, when it is ready.
async fn report(site: &Site, ticket: Ticket, again: bool) -> Result<Response, Problem> {
    let gone = || Problem::from(Trouble::Busy);
    let mut stages = site.checks.follow(ticket).ok_or_else(gone)?;
    let done = stages.wait_for(|stage| matches!(stage, Stage::Done(_)));
    let stage = match timeout(limits::API_PATIENCE, done).await {
        Ok(stage) => stage.map_err(|_| gone())?.clone(),
        Err(_) => return Err(still_running(again)),
    };
    let Stage::Done(outcome) = stage else {
        return Err(still_running(again));
    };
    let texts = site.texts(ReportLanguage::English);
    let (report, subject) = match &*outcome {
        Outcome::Report { report, subject, .. } => (report, subject),
        Outcome::Unreadable { error, name, .. } => {
            return Err(Problem::new(Kind::Unreadable, error.words(texts, name)));
        }
        Outcome::Fault => return Err(Trouble::Fault.into()),
    };
    let text = report::render(report, subject, Format::Json, texts).map_err(|error| {
        tracing::error!(%error, "a report cannot be written");
        Problem::from(Trouble::Fault)
    })?;
    let json = HeaderValue::from_static("application/json");
    Ok(([(CONTENT_TYPE, json)], text).into_response())
}

fn still_running(again: bool) -> Problem {
    Problem::new(
        Kind::StillRunning,
        if again {
            "The report is kept under your key as soon as it is ready."
        } else {
            "The request came without an Idempotency-Key, so its report cannot be found again."
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: Option<&str>, url: Option<&str>) -> Option<Kind> {
        let request = CheckRequest {
            text: text.map(str::to_owned),
            url: url.map(str::to_owned),
        };
        request.source().err().map(|problem| problem.kind)
    }

    #[test]
    fn a_text_may_be_as_long_as_its_limit_and_no_longer() {
        let longest = "ə".repeat(limits::API_TEXT_CHARS);
        assert_eq!(refused(Some(&longest), None), None);
        assert_eq!(
            refused(Some(&format!("{longest}ə")), None),
            Some(Kind::InvalidCheck)
        );
    }

    #[test]
    fn an_address_may_be_as_long_as_its_limit_and_must_be_one_of_the_web() {
        let start = "https://demo.invalid/";
        let longest = format!("{start}{}", "a".repeat(limits::ADDRESS_BYTES - start.len()));
        assert_eq!(refused(None, Some(&longest)), None);
        assert_eq!(
            refused(None, Some(&format!("{longest}a"))),
            Some(Kind::InvalidCheck)
        );
        for bad in [
            "file:///etc/passwd",
            "demo.invalid",
            "https://",
            "ftp://demo.invalid/",
        ] {
            assert_eq!(refused(None, Some(bad)), Some(Kind::InvalidCheck), "{bad}");
        }
    }

    #[test]
    fn exactly_one_of_text_and_address_is_checked() {
        assert_eq!(refused(None, None), Some(Kind::InvalidCheck));
        assert_eq!(refused(Some(" \n"), None), Some(Kind::InvalidCheck));
        assert_eq!(
            refused(Some("göl"), Some("https://demo.invalid/")),
            Some(Kind::InvalidCheck)
        );
    }
}
