//! A polite HTTP client for single pages that a person asked for.
//!
//! Not a crawler: it reads one address, follows its redirects, and keeps to limits of time and size. Private
//! and local addresses are refused unless the operator allowed them.

use std::time::Duration;

/// What a fetch may do.
#[derive(Debug, Clone)]
pub struct FetchPolicy {
    /// Time for the whole fetch, all redirects and the body included.
    pub timeout: Duration,
    /// Bytes of the body, as sent and after decompression.
    pub max_bytes: usize,
    /// Redirects followed before giving up.
    pub max_redirects: usize,
    /// Private networks and hosts that the operator allows.
    pub allow_private: Vec<Allowed>,
    /// `User-Agent` header; it should name a contact.
    pub user_agent: String,
}

/// A network or host exempt from the refusal of private addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Allowed {
    /// All addresses of a network.
    Net(ipnet::IpNet),
    /// A host name, compared without case.
    Host(String),
}

/// A fetched page or file.
#[derive(Debug, Clone)]
pub struct Fetched {
    /// The body, decompressed.
    pub bytes: Vec<u8>,
    /// `Content-Type` as sent.
    pub content_type: Option<String>,
    /// The address after redirects.
    pub final_url: url::Url,
}

/// Why a fetch was refused or failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FetchError {
    /// Not a URL.
    #[error("{url:?} is not a web address: {reason}")]
    BadUrl {
        /// What was given.
        url: String,
        /// Why it cannot be read.
        reason: String,
    },
}

/// Fetches one page.
///
/// # Errors
/// [`FetchError`] with the reason, fit to show to a person.
pub async fn fetch(url: &str, policy: &FetchPolicy) -> Result<Fetched, FetchError> {
    let _ = policy;
    Err(FetchError::BadUrl {
        url: url.to_owned(),
        reason: "not yet read".to_owned(),
    })
}
