//! Requests that are repeated (draft-ietf-httpapi-idempotency-key-header): the same key finds the check that was taken before.
//!
//! What is kept is a hash of visitor and key, a hash of what was sent, and the ticket; it goes with the report. Nothing else.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use axum::http::{HeaderMap, HeaderName};
use sha2::{Digest, Sha256};

use super::problem::{Kind, Problem};
use crate::checks::{Checks, Source, Ticket};
use crate::limits;
use crate::visitor::counted_as;

/// The header that carries the key.
pub(super) const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

type Hash = [u8; 32];

/// A visitor's key. Keys of different visitors never meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key(Hash);

impl Key {
    /// The key of a request, if it has one: up to [`limits::API_KEY_CHARS`] characters, with or without quotation marks.
    ///
    /// # Errors
    /// A problem that says what a key looks like.
    pub fn of(headers: &HeaderMap, visitor: IpAddr) -> Result<Option<Self>, Problem> {
        let mut values = headers.get_all(IDEMPOTENCY_KEY).iter();
        let Some(value) = values.next() else {
            return Ok(None);
        };
        let key = value.to_str().ok().filter(|_| values.next().is_none());
        let key = key.map(|key| {
            key.strip_prefix('"')
                .and_then(|key| key.strip_suffix('"'))
                .unwrap_or(key)
        });
        let fits = |key: &&str| {
            (1..=limits::API_KEY_CHARS).contains(&key.len())
                && key
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"._~:+/=-".contains(&b))
        };
        let key = key.filter(fits).ok_or_else(|| {
            Problem::invalid(format!(
                "Idempotency-Key must be one key of 1 to {} letters, digits and . _ ~ : + / = -, for example a UUID.",
                limits::API_KEY_CHARS
            ))
        })?;
        let visitor = counted_as(visitor).to_string();
        Ok(Some(Self(hash(&[visitor.as_bytes(), key.as_bytes()]))))
    }
}

/// What a request with a key led to.
struct Taken {
    content: Hash,
    ticket: Ticket,
}

/// Requests with a key whose checks are still kept.
#[derive(Default)]
pub(crate) struct Once(Mutex<HashMap<Key, Taken>>);

impl Once {
    /// The ticket of the check that came with this key before, or that of a new one.
    ///
    /// # Errors
    /// The key came with something else; what `submit` reports.
    pub(super) fn ticket(
        &self,
        key: Key,
        source: Source,
        checks: &Checks,
        submit: impl FnOnce(Source) -> Result<Ticket, Problem>,
    ) -> Result<Ticket, Problem> {
        // Held until the check is taken, so that two equal requests at once are one check.
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        taken.retain(|_, taken| checks.answers(taken.ticket));
        let content = content(&source);
        match taken.get(&key) {
            Some(known) if known.content == content => Ok(known.ticket),
            Some(_) => Err(Problem::new(
                Kind::KeyReused,
                "The body differs from that of the first request with this key.",
            )),
            None => {
                let ticket = submit(source)?;
                taken.insert(key, Taken { content, ticket });
                Ok(ticket)
            }
        }
    }
}

fn content(source: &Source) -> Hash {
    match source {
        Source::Text(text) => hash(&[b"text", text]),
        Source::Link(address) => hash(&[b"url", address.as_bytes()]),
        Source::File { bytes, .. } => hash(&[b"file", bytes]),
    }
}

/// SHA-256 over parts whose boundaries count.
fn hash(parts: &[&[u8]]) -> Hash {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn key(value: &str) -> Result<Option<Key>, Problem> {
        let mut headers = HeaderMap::new();
        headers.insert(
            IDEMPOTENCY_KEY,
            HeaderValue::from_bytes(value.as_bytes()).unwrap(),
        );
        Key::of(&headers, "203.0.113.1".parse().unwrap())
    }

    #[test]
    fn a_key_may_be_as_long_as_its_limit_and_no_longer() {
        let longest = "k".repeat(limits::API_KEY_CHARS);
        assert!(key(&longest).unwrap().is_some());
        for bad in [&format!("{longest}k"), "", "\"\"", "\"", "two words", "ключ"] {
            assert!(key(bad).is_err(), "{bad}");
        }
        assert_eq!(key("\"a1\"").unwrap(), key("a1").unwrap());
    }

    #[test]
    fn one_check_is_made_for_a_key_and_forgotten_with_its_report() {
        let (once, checks) = (Once::default(), Checks::default());
        let key = key("a").unwrap().unwrap();
        let text = |text: &str| Source::Text(text.into());
        let submit = |source| checks.submit(source).map_err(|_| Problem::not_found());
        let first = once.ticket(key, text("göl"), &checks, submit).unwrap();
        let again = once.ticket(key, text("göl"), &checks, |_| Err(Problem::not_found()));
        assert_eq!(again.unwrap(), first);
        let other = once.ticket(key, text("su"), &checks, submit).unwrap_err();
        assert_eq!(other.kind, Kind::KeyReused);
        let forgotten = Checks::default();
        let fresh = once.ticket(key, text("su"), &forgotten, submit).unwrap();
        assert_ne!(fresh, first);
    }
}
