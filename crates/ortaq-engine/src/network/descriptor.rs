//! What a node says of itself to whoever wants to join it, at a well-known address (RFC 8615).

use ortaq_core::entry::{Body, SignedEntry};
use ortaq_core::fold::RecordState;
use ortaq_core::ids::{LogId, RecordId};
use ortaq_core::keys::{Fingerprint, KeyHistory};
use ortaq_core::merkle::{Delivery, Received};
use ortaq_store::log::{LogStore, View};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::desk::member_name;

/// Where it is.
pub const WELL_KNOWN: &str = "/.well-known/ortaq";

/// A node's description of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Descriptor {
    /// Its log.
    pub log: LogId,
    /// What people compare over another way than this one.
    pub fingerprint: String,
    /// The organisation's name.
    pub name: String,
    /// Where the node is reached.
    pub address: String,
    /// The first entry of its log.
    pub first: String,
    /// The entry's body.
    pub first_body: String,
}

/// Why a description is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DescriptorError {
    /// Another form.
    #[error("not the description of a node: {0}")]
    Form(String),
    /// The first entry is not the one of the log.
    #[error("the description of the log {0} does not begin with the keys that the log is named after")]
    Keys(LogId),
}

impl Descriptor {
    /// What this node says of itself; none where its log is not begun.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn of(store: &dyn LogStore, own: LogId, address: &str) -> Result<Option<Self>, StoreError> {
        let first = store.leaves(&own, 0, 1).await?.pop().and_then(|leaf| leaf.entry);
        let Some(first) = first else { return Ok(None) };
        let Some(body) = first.body() else { return Ok(None) };
        let record = RecordId::only("member", own).expect("`member` is one word");
        let fields = match store.record(&record, View::Public).await? {
            Some(summary) => match summary.record()?.state {
                RecordState::Member(fields) => fields,
                _ => Default::default(),
            },
            None => Default::default(),
        };
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok(Some(Self {
            log: own,
            fingerprint: Fingerprint::of(&own).to_string(),
            name: member_name(&fields, own),
            address: address.trim_end_matches('/').to_owned(),
            first: text(&first.entry().signed().to_bytes()),
            first_body: text(body.as_bytes()),
        }))
    }

    /// Reads a description and verifies that the log's name follows from its first keys, so that whoever compares the fingerprint knows both.
    ///
    /// # Errors
    /// Anything else.
    pub fn read(bytes: &[u8]) -> Result<Self, DescriptorError> {
        let descriptor: Self = serde_json::from_slice(bytes).map_err(form)?;
        let (first, body) = descriptor.entry()?;
        let keys = KeyHistory::start(first, &body).map_err(form)?.0;
        let same = keys.log() == descriptor.log
            && descriptor.fingerprint == Fingerprint::of(&descriptor.log).to_string();
        same.then_some(()).ok_or(DescriptorError::Keys(descriptor.log))?;
        Ok(descriptor)
    }

    /// The first entry, to be taken in.
    pub(super) fn first(&self) -> Result<Delivery, DescriptorError> {
        let (first, body) = self.entry()?;
        Ok(Delivery {
            log: self.log,
            from: 0,
            leaves: vec![Received::Entry(Box::new(first), Some(body))],
            anchor: None,
        })
    }

    fn entry(&self) -> Result<(SignedEntry, Body), DescriptorError> {
        let first = SignedEntry::read(self.first.as_bytes()).map_err(form)?;
        let body = Body::read(self.first_body.clone().into_bytes()).map_err(form)?;
        Ok((first, body))
    }
}

fn form(error: impl ToString) -> DescriptorError {
    DescriptorError::Form(error.to_string())
}
