//! A polite HTTP client for single pages that a person asked for.
//!
//! Not a crawler: it reads one address, follows its redirects, and keeps to limits of time and size. Private
//! and local addresses are refused unless the operator allowed them; the check sits between resolving a name and
//! connecting to it, so a name cannot resolve to one address for the check and to another for the connection.

mod addresses;
mod resolver;

use std::io::Read;
use std::net::IpAddr;
use std::time::{Duration, Instant};

use ureq::Agent;
use ureq::http::Response;
use ureq::http::header::{
    CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, LOCATION, TRANSFER_ENCODING,
};
use ureq::unversioned::transport::DefaultConnector;
use url::Url;

pub use addresses::Allowed;
use resolver::{GuardedResolver, Refused};

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

/// A fetched page or file.
#[derive(Debug, Clone)]
pub struct Fetched {
    /// The body, decompressed.
    pub bytes: Vec<u8>,
    /// `Content-Type` as sent.
    pub content_type: Option<String>,
    /// The address after redirects.
    pub final_url: Url,
    /// Status line and headers as the server sent them, without those that only say how the body travelled.
    pub head: ResponseHead,
}

/// What a server said before the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseHead {
    /// The status code.
    pub status: u16,
    /// Names and values, in their order.
    pub headers: Vec<(String, Vec<u8>)>,
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
    /// Only `http` and `https` are fetched.
    #[error("{scheme}: addresses are not fetched, only http and https")]
    SchemeRefused {
        /// The scheme that was given or redirected to.
        scheme: String,
    },
    /// The host is on a private or local network.
    #[error("{host} is at {address}, a private or local address; the operator has not allowed it")]
    PrivateAddress {
        /// The host as named.
        host: String,
        /// Where it is.
        address: IpAddr,
    },
    /// The name does not resolve.
    #[error("no server was found for {host}")]
    HostNotFound {
        /// The host as named.
        host: String,
    },
    /// Too many redirects.
    #[error("the page redirects more than {limit} times")]
    TooManyRedirects {
        /// Redirects allowed.
        limit: usize,
    },
    /// The server answered with an error.
    #[error("the server answered with status {status}")]
    Status {
        /// HTTP status code.
        status: u16,
    },
    /// The body is larger than allowed.
    #[error("the page is larger than {limit} bytes")]
    TooLarge {
        /// Bytes allowed.
        limit: usize,
    },
    /// The time is over.
    #[error("the server took longer than {} s", timeout.as_secs_f32())]
    TimedOut {
        /// Time allowed.
        timeout: Duration,
    },
    /// The connection failed: refused, broken, TLS.
    #[error("the page could not be fetched: {reason}")]
    Connection {
        /// What the network said.
        reason: String,
    },
}

/// Fetches one page.
///
/// # Errors
/// [`FetchError`] with the reason, fit to show to a person.
pub async fn fetch(url: &str, policy: &FetchPolicy) -> Result<Fetched, FetchError> {
    let (url, policy) = (url.to_owned(), policy.clone());
    tokio::task::spawn_blocking(move || fetch_blocking(&url, &policy))
        .await
        .unwrap_or_else(|error| {
            Err(FetchError::Connection {
                reason: error.to_string(),
            })
        })
}

/// As [`fetch`], on the calling thread.
///
/// # Errors
/// [`FetchError`] with the reason, fit to show to a person.
pub fn fetch_blocking(url: &str, policy: &FetchPolicy) -> Result<Fetched, FetchError> {
    let deadline = Instant::now() + policy.timeout;
    let mut at = checked(Url::parse(url.trim()).map_err(|e| bad_url(url, &e))?)?;
    for _ in 0..=policy.max_redirects {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(FetchError::TimedOut {
                timeout: policy.timeout,
            });
        }
        let response = agent(policy, left)
            .get(at.as_str())
            .call()
            .map_err(|error| explained(error, &at, policy))?;
        match redirect(&response, &at)? {
            Some(next) => at = next,
            None => return body(response, at, policy),
        }
    }
    Err(FetchError::TooManyRedirects {
        limit: policy.max_redirects,
    })
}

fn bad_url(url: &str, reason: &impl ToString) -> FetchError {
    FetchError::BadUrl {
        url: url.to_owned(),
        reason: reason.to_string(),
    }
}

/// Every address on the way must be of the web and must not carry a password.
fn checked(url: Url) -> Result<Url, FetchError> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(FetchError::SchemeRefused {
            scheme: url.scheme().to_owned(),
        });
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(bad_url(url.as_str(), &"it carries a user name or password"));
    }
    Ok(url)
}

/// A client for one request: no redirects of its own, no proxy from the environment, no cookies.
fn agent(policy: &FetchPolicy, time_left: Duration) -> Agent {
    let config = Agent::config_builder()
        .timeout_global(Some(time_left))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .proxy(None)
        .user_agent(policy.user_agent.as_str())
        .accept("text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.9,*/*;q=0.5")
        .build();
    Agent::with_parts(
        config,
        DefaultConnector::default(),
        GuardedResolver::new(policy.allow_private.clone()),
    )
}

/// Where a response points to, if it is a redirect.
fn redirect(response: &Response<ureq::Body>, from: &Url) -> Result<Option<Url>, FetchError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(location) = response.headers().get(LOCATION) else {
        return Ok(None);
    };
    let location = String::from_utf8_lossy(location.as_bytes());
    let next = from
        .join(location.trim())
        .map_err(|error| bad_url(&location, &error))?;
    checked(next).map(Some)
}

/// Headers about the journey of a body: of what is kept they would not be true.
const OF_THE_JOURNEY: [HeaderName; 4] = [CONTENT_ENCODING, CONTENT_LENGTH, TRANSFER_ENCODING, CONNECTION];

fn head(response: &Response<ureq::Body>) -> ResponseHead {
    let headers = response.headers().iter();
    let kept = headers.filter(|(name, _)| !OF_THE_JOURNEY.contains(name));
    ResponseHead {
        status: response.status().as_u16(),
        headers: kept
            .map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()))
            .collect(),
    }
}

fn body(mut response: Response<ureq::Body>, url: Url, policy: &FetchPolicy) -> Result<Fetched, FetchError> {
    let status = response.status();
    let head = head(&response);
    if !status.is_success() {
        return Err(FetchError::Status {
            status: status.as_u16(),
        });
    }
    let header = |name| {
        response
            .headers()
            .get(name)
            .and_then(|v| v.to_str().ok())
            .map(str::to_owned)
    };
    let content_type = header(CONTENT_TYPE);
    let too_large = FetchError::TooLarge {
        limit: policy.max_bytes,
    };
    if header(CONTENT_LENGTH)
        .and_then(|n| n.parse::<u64>().ok())
        .is_some_and(|n| n > policy.max_bytes as u64)
    {
        return Err(too_large);
    }
    let mut bytes = Vec::new();
    // One byte more than allowed tells "just fits" from "too large"; it counts after decompression.
    let limit = policy.max_bytes as u64 + 1;
    let reader = response.body_mut().with_config().limit(limit).reader();
    match reader.take(limit).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() > policy.max_bytes => Err(too_large),
        Ok(_) => Ok(Fetched {
            bytes,
            content_type,
            final_url: url,
            head,
        }),
        Err(error) => Err(explained(ureq::Error::from(error), &url, policy)),
    }
}

/// The client's error in words of ours.
fn explained(error: ureq::Error, url: &Url, policy: &FetchPolicy) -> FetchError {
    let host = url.host_str().unwrap_or_default().to_owned();
    match error {
        ureq::Error::Timeout(_) => FetchError::TimedOut {
            timeout: policy.timeout,
        },
        ureq::Error::HostNotFound => FetchError::HostNotFound { host },
        ureq::Error::BodyExceedsLimit(_) => FetchError::TooLarge {
            limit: policy.max_bytes,
        },
        ureq::Error::Other(inner) => match inner.downcast_ref::<Refused>() {
            Some(Refused { address }) => FetchError::PrivateAddress {
                host,
                address: *address,
            },
            None => FetchError::Connection {
                reason: inner.to_string(),
            },
        },
        ureq::Error::Io(inner) if inner.kind() == std::io::ErrorKind::TimedOut => FetchError::TimedOut {
            timeout: policy.timeout,
        },
        other => FetchError::Connection {
            reason: other.to_string(),
        },
    }
}
