//! What a program is told when a request cannot be answered: problem documents (RFC 9457) with a next step.

use std::borrow::Cow;
use std::time::Duration;

use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use ortaq_engine::knowledge::KnowledgeError;
use serde::Serialize;
use utoipa::{ToResponse, ToSchema};

use super::allowance::{self, Policy};
use crate::limits;
use crate::trouble::Trouble;
use crate::visitor::Exceeded;

/// Where each type is described; its name follows.
const TYPES: &str = "urn:ortaq:problem:";
/// Content type of a problem document.
pub(super) const CONTENT: &str = "application/problem+json";

/// The kinds of problems. Their names are part of the interface and stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A parameter, a header or the form of the body.
    InvalidRequest,
    /// Nothing at this address.
    NotFound,
    /// The node has no log.
    NoLog,
    /// Another method.
    MethodNotAllowed,
    /// The client accepts nothing that there is.
    NotAcceptable,
    /// Too many bytes.
    TooLarge,
    /// A body that is not JSON.
    UnsupportedMediaType,
    /// JSON that says nothing that can be checked.
    InvalidCheck,
    /// The text or page cannot be read.
    Unreadable,
    /// One key for two requests.
    KeyReused,
    /// More than one visitor gets.
    TooMany,
    /// A fault of ours.
    Fault,
    /// Too much to do.
    Busy,
    /// The report is not ready yet.
    StillRunning,
}

/// What is the same in every problem of a kind.
struct Words {
    name: &'static str,
    status: StatusCode,
    title: &'static str,
    next_step: &'static str,
}

impl Kind {
    fn words(self) -> Words {
        let words = |name, status, title, next_step| Words {
            name,
            status,
            title,
            next_step,
        };
        match self {
            Self::InvalidRequest => words(
                "invalid-request",
                StatusCode::BAD_REQUEST,
                "The request cannot be understood",
                "Correct what the detail names; /api/v1/openapi.json describes every parameter and body.",
            ),
            Self::NotFound => words(
                "not-found",
                StatusCode::NOT_FOUND,
                "There is nothing at this address",
                "Take names from /api/v1/fact-checks and addresses from /api/v1/openapi.json; a fact-check may have been withdrawn.",
            ),
            Self::NoLog => words(
                "no-log",
                StatusCode::NOT_FOUND,
                "This node has no signed log yet",
                "Ask again when `log` in /api/v1/node is not null; whoever runs the node begins a log with `ortaq log init`.",
            ),
            Self::MethodNotAllowed => words(
                "method-not-allowed",
                StatusCode::METHOD_NOT_ALLOWED,
                "This address does not know the method",
                "Use a method of the header Allow.",
            ),
            Self::NotAcceptable => words(
                "not-acceptable",
                StatusCode::NOT_ACCEPTABLE,
                "What you accept is not what is here",
                "Accept application/json and application/ld+json, or leave the header Accept out.",
            ),
            Self::TooLarge => words(
                "too-large",
                StatusCode::PAYLOAD_TOO_LARGE,
                "That is too large",
                "Send the part of the text that matters.",
            ),
            Self::UnsupportedMediaType => words(
                "unsupported-media-type",
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "The body is not JSON",
                "Send JSON with the header Content-Type: application/json.",
            ),
            Self::InvalidCheck => words(
                "invalid-check",
                StatusCode::UNPROCESSABLE_ENTITY,
                "There is nothing that can be checked",
                "Send an object with one field, either `text` or `url`, of a length that /api/v1/node names.",
            ),
            Self::Unreadable => words(
                "unreadable",
                StatusCode::UNPROCESSABLE_ENTITY,
                "There is no text that can be read",
                "Correct the address, or send the text itself as `text`.",
            ),
            Self::KeyReused => words(
                "idempotency-key-reused",
                StatusCode::UNPROCESSABLE_ENTITY,
                "This Idempotency-Key came with another body",
                "Use a new key for each check, and the same key only to repeat the same request.",
            ),
            Self::TooMany => words(
                "too-many-requests",
                StatusCode::TOO_MANY_REQUESTS,
                "That was more than one visitor gets",
                "Wait as many seconds as Retry-After says; RateLimit tells what is left.",
            ),
            Self::Fault => words(
                "fault",
                StatusCode::INTERNAL_SERVER_ERROR,
                "Something went wrong here",
                "It is not your fault, and it has been noted. Try again later.",
            ),
            Self::Busy => words(
                "busy",
                StatusCode::SERVICE_UNAVAILABLE,
                "There is too much to do at this moment",
                "Nothing is wrong with the request. Try again after as many seconds as Retry-After says.",
            ),
            Self::StillRunning => words(
                "still-running",
                StatusCode::SERVICE_UNAVAILABLE,
                "The check is still running",
                "Send the same request again with the same Idempotency-Key after as many seconds as Retry-After says; without a key it begins anew.",
            ),
        }
    }
}

/// Why a request was not answered as asked (RFC 9457).
#[derive(Debug, Serialize, ToSchema, ToResponse)]
#[schema(as = Problem)]
#[response(description = "A problem", content_type = "application/problem+json")]
pub(super) struct Document {
    /// Names the kind of problem, for programs. It stays the same in later versions.
    #[schema(format = "uri", examples("urn:ortaq:problem:not-found"))]
    r#type: String,
    /// The kind of problem, for people.
    #[schema(examples("There is nothing at this address"))]
    title: &'static str,
    /// The status code, once more.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What it is about this request.
    detail: Cow<'static, str>,
    /// What to do now.
    next_step: &'static str,
}

/// Why a request is not answered as asked.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) kind: Kind,
    detail: Cow<'static, str>,
    allow: Option<HeaderValue>,
    retry_after: Option<u64>,
    exceeded: Option<Box<(Policy, Exceeded)>>,
}

impl Problem {
    /// A problem of a kind with what it is about this request.
    pub fn new(kind: Kind, detail: impl Into<Cow<'static, str>>) -> Self {
        let retry_after = match kind {
            Kind::Busy | Kind::StillRunning => Some(limits::API_AGAIN_SECONDS),
            _ => None,
        };
        Self {
            kind,
            detail: detail.into(),
            allow: None,
            retry_after,
            exceeded: None,
        }
    }

    /// A parameter or header that cannot be understood.
    pub fn invalid(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Kind::InvalidRequest, detail)
    }

    /// Nothing at this address.
    pub fn not_found() -> Self {
        Self::new(Kind::NotFound, "Nothing here has this name.")
    }

    /// More than one visitor gets.
    pub fn too_many(policy: Policy, exceeded: Exceeded) -> Self {
        let seconds = seconds(exceeded.wait);
        Self {
            retry_after: Some(seconds),
            exceeded: Some(Box::new((policy, exceeded))),
            ..Self::new(
                Kind::TooMany,
                format!(
                    "The next one of your {} is allowed in {seconds} s.",
                    policy.name()
                ),
            )
        }
    }

    /// What an answer says that the router or a layer gave.
    pub fn of_response(response: &Response) -> Self {
        let status = response.status();
        if let Some(trouble) = response.extensions().get::<Trouble>() {
            return Self::from(*trouble);
        }
        match status {
            StatusCode::METHOD_NOT_ALLOWED => Self {
                allow: response.headers().get(ALLOW).cloned(),
                ..Self::new(
                    Kind::MethodNotAllowed,
                    "The address is right, the method is another.",
                )
            },
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::new(
                Kind::UnsupportedMediaType,
                "The body must be JSON and be called that.",
            ),
            status => Self::from(Trouble::of_status(status)),
        }
    }
}

/// Whole seconds after which a time is over.
pub(super) fn seconds(time: Duration) -> u64 {
    time.as_millis().div_ceil(1_000).try_into().unwrap_or(u64::MAX)
}

impl From<Trouble> for Problem {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::NotFound | Trouble::ReportGone => Self::not_found(),
            Trouble::TooLarge => Self::new(
                Kind::TooLarge,
                format!("A request may have {} KiB.", limits::API_REQUEST_BYTES >> 10),
            ),
            Trouble::Busy => Self::new(Kind::Busy, "Others are being served first, or it took too long."),
            Trouble::Fault => Self::new(Kind::Fault, "The reason is in the log of the node."),
            _ => Self::invalid("The request is cut short or damaged."),
        }
    }
}

impl From<KnowledgeError> for Problem {
    fn from(error: KnowledgeError) -> Self {
        Trouble::from(error).into()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let words = self.kind.words();
        let document = Document {
            r#type: format!("{TYPES}{}", words.name),
            title: words.title,
            status: words.status.as_u16(),
            detail: self.detail,
            next_step: words.next_step,
        };
        let Ok(text) = serde_json::to_vec(&document) else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        let mut response = (words.status, text).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(CONTENT));
        if let Some(methods) = self.allow {
            headers.insert(ALLOW, methods);
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some((policy, exceeded)) = self.exceeded.map(|both| *both) {
            allowance::say(headers, policy, exceeded.allowance);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_never_said_to_be_shorter_than_it_is() {
        assert_eq!(seconds(Duration::from_millis(1)), 1);
        assert_eq!(seconds(Duration::from_secs(2)), 2);
        assert_eq!(seconds(Duration::from_millis(2_001)), 3);
    }

    #[test]
    fn every_kind_is_described_in_the_reference() {
        let reference = include_str!("../../../../docs/api.md");
        for kind in [
            Kind::InvalidRequest,
            Kind::NotFound,
            Kind::NoLog,
            Kind::MethodNotAllowed,
            Kind::NotAcceptable,
            Kind::TooLarge,
            Kind::UnsupportedMediaType,
            Kind::InvalidCheck,
            Kind::Unreadable,
            Kind::KeyReused,
            Kind::TooMany,
            Kind::Fault,
            Kind::Busy,
            Kind::StillRunning,
        ] {
            let words = kind.words();
            assert!(
                reference.contains(&format!("### {}\n", words.name)),
                "{}",
                words.name
            );
        }
    }
}
