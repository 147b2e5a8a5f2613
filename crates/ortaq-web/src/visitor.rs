//! Who is asking, as far as limits need to know it: an address that is counted for some minutes in memory and written nowhere.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::time::Duration;

use axum::http::HeaderMap;
use governor::clock::Clock;
use governor::middleware::StateInformationMiddleware;
use governor::{Quota, RateLimiter};
use ipnet::IpNet;

use crate::limits;

/// The address at the other end of the connection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub IpAddr);

/// How much one visitor may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotas {
    /// Requests of any kind in a second, and five times as many at once.
    pub requests_per_second: NonZeroU32,
    /// Searches in a minute.
    pub searches_per_minute: NonZeroU32,
    /// Checks in an hour, a fifth of them at once.
    pub checks_per_hour: NonZeroU32,
    /// Tips, comments, appeals and receipts in an hour, a fifth of them at once.
    pub messages_per_hour: NonZeroU32,
}

impl Default for Quotas {
    fn default() -> Self {
        Self {
            requests_per_second: nonzero(20),
            searches_per_minute: nonzero(60),
            checks_per_hour: nonzero(60),
            messages_per_hour: nonzero(30),
        }
    }
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    /// A request of any kind.
    Request,
    /// A search, which takes processor time.
    Search,
    /// A check, which takes much of it.
    Check,
    /// Something for people to read.
    Message,
}

/// How much of an act a visitor may ask for at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Allowance {
    /// How many may come at once.
    pub quota: u32,
    /// The time in which all of them are there again.
    pub window: Duration,
    /// How many are left.
    pub left: u32,
}

/// An act is one too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Exceeded {
    /// Nothing is left of it.
    pub allowance: Allowance,
    /// The time after which the next one is allowed.
    pub wait: Duration,
}

type Counter = governor::DefaultKeyedRateLimiter<IpAddr, StateInformationMiddleware>;

/// Counts what visitors ask for.
pub(crate) struct Visitors {
    trusted: Vec<IpNet>,
    requests: Counter,
    searches: Counter,
    checks: Counter,
    messages: Counter,
}

impl Visitors {
    pub fn new(trusted: Vec<IpNet>, quotas: Quotas) -> Self {
        let fifth = |number: NonZeroU32| nonzero(number.get().div_ceil(5));
        let burst = nonzero(quotas.requests_per_second.get().saturating_mul(5));
        let counter = |quota| RateLimiter::keyed(quota).with_middleware();
        Self {
            trusted,
            requests: counter(Quota::per_second(quotas.requests_per_second).allow_burst(burst)),
            searches: counter(
                Quota::per_minute(quotas.searches_per_minute).allow_burst(fifth(quotas.searches_per_minute)),
            ),
            checks: counter(
                Quota::per_hour(quotas.checks_per_hour).allow_burst(fifth(quotas.checks_per_hour)),
            ),
            messages: counter(
                Quota::per_hour(quotas.messages_per_hour).allow_burst(fifth(quotas.messages_per_hour)),
            ),
        }
    }

    /// Counts an act of a visitor, and says what is left.
    ///
    /// # Errors
    /// [`Exceeded`]
    pub fn count(&self, act: Act, visitor: IpAddr) -> Result<Allowance, Exceeded> {
        let limiter = match act {
            Act::Request => &self.requests,
            Act::Search => &self.searches,
            Act::Check => &self.checks,
            Act::Message => &self.messages,
        };
        if limiter.len() > limits::VISITORS {
            limiter.retain_recent();
        }
        let allowance = |quota: Quota, left| Allowance {
            quota: quota.burst_size().get(),
            window: quota.burst_size_replenished_in(),
            left,
        };
        match limiter.check_key(&counted_as(visitor)) {
            Ok(state) => Ok(allowance(state.quota(), state.remaining_burst_capacity())),
            Err(refused) => Err(Exceeded {
                allowance: allowance(refused.quota(), 0),
                wait: refused.wait_time_from(limiter.clock().now()),
            }),
        }
    }

    /// Forgets visitors who have not asked for anything lately.
    pub fn tidy(&self) {
        for limiter in [&self.requests, &self.searches, &self.checks, &self.messages] {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }

    /// The visitor behind a connection: the last address of `X-Forwarded-For` that is not one of the proxies that the
    /// operator trusts. From anybody else that header is not believed.
    pub fn behind(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let trusted = |address: IpAddr| self.trusted.iter().any(|net| net.contains(&canonical(address)));
        if !trusted(peer) {
            return peer;
        }
        let lines = headers.get_all("x-forwarded-for").iter().rev();
        let addresses = lines
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.rsplit(','));
        let mut visitor = peer;
        for address in addresses {
            let Ok(address) = address.trim().parse() else {
                break;
            };
            visitor = address;
            if !trusted(address) {
                break;
            }
        }
        visitor
    }
}

/// An IPv4 address that comes in the form of IPv6 is that IPv4 address.
fn canonical(address: IpAddr) -> IpAddr {
    address.to_canonical()
}

/// A household has one IPv4 address, or a network of 64 bits of IPv6.
pub(crate) fn counted_as(address: IpAddr) -> IpAddr {
    match canonical(address) {
        IpAddr::V6(address) => {
            let network = u128::from(address) >> 64 << 64;
            IpAddr::V6(Ipv6Addr::from(network))
        }
        address => address,
    }
}

fn nonzero(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn visitors(checks_per_hour: u32) -> Visitors {
        let quotas = Quotas {
            checks_per_hour: nonzero(checks_per_hour),
            ..Quotas::default()
        };
        Visitors::new(vec!["10.0.0.0/8".parse().unwrap()], quotas)
    }

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_fifth_of_an_hours_checks_may_come_at_once_and_one_more_waits() {
        let visitors = visitors(10);
        let first = visitors.count(Act::Check, address("203.0.113.1")).unwrap();
        assert_eq!(
            (first.quota, first.window, first.left),
            (2, Duration::from_secs(720), 1)
        );
        let second = visitors.count(Act::Check, address("203.0.113.1")).unwrap();
        assert_eq!(second.left, 0);
        let refused = visitors.count(Act::Check, address("203.0.113.1")).unwrap_err();
        let wait = refused.wait;
        assert!(
            wait <= Duration::from_secs(360) && wait > Duration::from_secs(300),
            "{wait:?}"
        );
        assert_eq!(refused.allowance.left, 0);
        assert!(visitors.count(Act::Check, address("203.0.113.2")).is_ok());
    }

    #[test]
    fn addresses_of_one_household_are_one_visitor() {
        let visitors = visitors(1);
        assert!(visitors.count(Act::Check, address("2001:db8:1:2::1")).is_ok());
        assert!(
            visitors
                .count(Act::Check, address("2001:db8:1:2:ffff::1"))
                .is_err()
        );
        assert!(visitors.count(Act::Check, address("2001:db8:1:3::1")).is_ok());
        assert!(visitors.count(Act::Check, address("203.0.113.1")).is_ok());
        assert!(visitors.count(Act::Check, address("::ffff:203.0.113.1")).is_err());
    }

    #[test]
    fn only_a_trusted_proxy_is_believed_about_who_stands_behind_it() {
        let visitors = visitors(1);
        let behind = |peer: &str, lines: &[&str]| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("x-forwarded-for", HeaderValue::from_str(line).unwrap());
            }
            visitors.behind(address(peer), &headers).to_string()
        };
        assert_eq!(behind("203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(behind("10.0.0.1", &["192.0.2.6, 198.51.100.1"]), "198.51.100.1");
        assert_eq!(behind("10.0.0.1", &["198.51.100.1", "10.0.0.2"]), "198.51.100.1");
        assert_eq!(behind("10.0.0.1", &["198.51.100.1, nonsense"]), "10.0.0.1");
        assert_eq!(behind("10.0.0.1", &[]), "10.0.0.1");
    }
}
