//! What a visitor is told when a request cannot be answered. Handlers return the kind; the page is made in one place.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use ortaq_engine::knowledge::KnowledgeError;
use ortaq_engine::log::LogError;

/// Why a request is not answered as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The request makes no sense to us.
    Bad,
    /// A form of another site was sent here.
    CrossSite,
    /// A form that was made for another session, or for none.
    FormStale,
    /// Who sends this has not signed in, or no longer is.
    SignedOut,
    /// The role of the person does not allow it.
    Forbidden,
    /// There is nothing at this address.
    NotFound,
    /// The node has no log that the desk could write into.
    NoDesk,
    /// The report of a check that is no longer kept, or never was.
    ReportGone,
    /// More bytes than are accepted.
    TooLarge,
    /// The visitor asks for more than one visitor gets.
    TooMany {
        /// Seconds until it is worth asking again.
        seconds: u64,
    },
    /// Too much to do at this moment, or it took too long.
    Busy,
    /// A fault of ours.
    Fault,
}

impl Trouble {
    /// Status code of the answer.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Bad => StatusCode::BAD_REQUEST,
            Self::CrossSite | Self::FormStale | Self::Forbidden => StatusCode::FORBIDDEN,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::NotFound | Self::NoDesk | Self::ReportGone => StatusCode::NOT_FOUND,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What a status says that was given elsewhere, by the router or a layer.
    pub fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => Self::Busy,
            status if status.is_server_error() => Self::Fault,
            _ => Self::Bad,
        }
    }

    /// Texts that say what happened, and what to do.
    pub fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::Bad => ("trouble-bad", "trouble-bad-hint"),
            Self::CrossSite => ("trouble-cross-site", "trouble-cross-site-hint"),
            Self::FormStale => ("trouble-form-stale", "trouble-form-stale-hint"),
            Self::SignedOut => ("trouble-signed-out", "trouble-signed-out-hint"),
            Self::Forbidden => ("trouble-forbidden", "trouble-forbidden-hint"),
            Self::NotFound => ("trouble-not-found", "trouble-not-found-hint"),
            Self::NoDesk => ("trouble-no-desk", "trouble-no-desk-hint"),
            Self::ReportGone => ("trouble-report-gone", "trouble-report-gone-hint"),
            Self::TooLarge => ("trouble-too-large", "trouble-too-large-hint"),
            Self::TooMany { .. } => ("trouble-too-many", "trouble-too-many-hint"),
            Self::Busy => ("trouble-busy", "trouble-busy-hint"),
            Self::Fault => ("trouble-fault", "trouble-fault-hint"),
        }
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The knowledge base cannot be read: the operator finds the reason in the log, the visitor is told that it is our fault.
impl From<KnowledgeError> for Trouble {
    fn from(error: KnowledgeError) -> Self {
        tracing::error!(%error, "the knowledge base cannot be read");
        Self::Fault
    }
}

/// The node's log cannot be read or written.
impl From<LogError> for Trouble {
    fn from(error: LogError) -> Self {
        tracing::error!(%error, "the log cannot be read or written");
        Self::Fault
    }
}

/// A template that cannot be rendered. No input can cause it.
impl From<askama::Error> for Trouble {
    fn from(error: askama::Error) -> Self {
        tracing::error!(%error, "a page cannot be written");
        Self::Fault
    }
}
