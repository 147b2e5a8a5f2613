//! Telling programs how much they may ask for (draft-ietf-httpapi-ratelimit-headers), so that none has to find out by being refused.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

use super::problem::{Problem, seconds};
use crate::visitor::{Act, Allowance, Visitors};

/// What is left of each policy.
pub(super) const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
/// What each policy allows.
pub(super) const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

/// One of the quotas of a visitor, under the name that programs know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Policy {
    /// Requests of any kind.
    Requests,
    /// Searches.
    Searches,
    /// Checks.
    Checks,
}

impl Policy {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Requests => "requests",
            Self::Searches => "searches",
            Self::Checks => "checks",
        }
    }

    fn act(self) -> Act {
        match self {
            Self::Requests => Act::Request,
            Self::Searches => Act::Search,
            Self::Checks => Act::Check,
        }
    }

    /// Counts an act of a visitor, and says what is left.
    ///
    /// # Errors
    /// A problem with the time to wait.
    pub fn count(self, visitors: &Visitors, visitor: std::net::IpAddr) -> Result<Allowance, Problem> {
        visitors
            .count(self.act(), visitor)
            .map_err(|exceeded| Problem::too_many(self, exceeded))
    }
}

/// Adds what a policy allows: `q` units at once, all of which are there again after `w` seconds; `r` of them are left, and the rest is
/// there again in `t` seconds.
pub(super) fn say(headers: &mut HeaderMap, policy: Policy, allowance: Allowance) {
    let (name, window) = (policy.name(), seconds(allowance.window));
    let missing = u64::from(allowance.quota.saturating_sub(allowance.left));
    let until_full = (window * missing).div_ceil(u64::from(allowance.quota.max(1)));
    let lines = [
        (
            RATE_LIMIT_POLICY,
            format!("\"{name}\";q={};w={window}", allowance.quota),
        ),
        (
            RATE_LIMIT,
            format!("\"{name}\";r={};t={until_full}", allowance.left),
        ),
    ];
    for (header, line) in lines {
        if let Ok(value) = HeaderValue::try_from(line) {
            headers.append(header, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn what_is_left_and_when_the_rest_is_there_again_is_said_for_each_policy() {
        let mut headers = HeaderMap::new();
        let allowance = |quota, window, left| Allowance {
            quota,
            window: Duration::from_secs(window),
            left,
        };
        say(&mut headers, Policy::Requests, allowance(100, 5, 99));
        say(&mut headers, Policy::Checks, allowance(12, 720, 0));
        let lines = |name: HeaderName| -> Vec<_> {
            let lines = headers.get_all(name).iter();
            lines.map(|line| line.to_str().unwrap().to_owned()).collect()
        };
        assert_eq!(
            lines(RATE_LIMIT_POLICY),
            ["\"requests\";q=100;w=5", "\"checks\";q=12;w=720"]
        );
        assert_eq!(
            lines(RATE_LIMIT),
            ["\"requests\";r=99;t=1", "\"checks\";r=0;t=720"]
        );
    }
}
