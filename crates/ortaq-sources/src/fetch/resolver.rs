//! Name resolution that hands the connector only addresses that may be reached.

use std::net::IpAddr;

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use super::addresses::{Allowed, may_reach};

/// All addresses of a host are private.
#[derive(Debug, thiserror::Error)]
#[error("{address} is a private or local address")]
pub(super) struct Refused {
    pub(super) address: IpAddr,
}

/// Resolves as the system does, then leaves out what may not be reached. Address literals pass through here too.
#[derive(Debug)]
pub(super) struct GuardedResolver {
    inner: DefaultResolver,
    allowed: Vec<Allowed>,
}

impl GuardedResolver {
    pub(super) fn new(allowed: Vec<Allowed>) -> Self {
        Self {
            inner: DefaultResolver::default(),
            allowed,
        }
    }
}

impl Resolver for GuardedResolver {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        let host = uri.host().unwrap_or_default();
        let mut reachable = self.empty();
        for address in found.iter().filter(|a| may_reach(a.ip(), host, &self.allowed)) {
            reachable.push(*address);
        }
        match (reachable.is_empty(), found.iter().next()) {
            (true, Some(first)) => Err(Error::Other(Box::new(Refused { address: first.ip() }))),
            (true, None) => Err(Error::HostNotFound),
            (false, _) => Ok(reachable),
        }
    }
}
