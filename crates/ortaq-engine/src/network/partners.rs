//! Who is joined: records of the node's own log, for itself alone.

use std::collections::BTreeMap;

use ortaq_core::audience::{Audience, Readers};
use ortaq_core::fold::RecordState;
use ortaq_core::ids::{LogId, PersonId, RecordId};
use ortaq_core::records::people::PartnerState;
use ortaq_core::records::people::partner::{PartnerAct, PartnerSet, RECORD_KIND};
use ortaq_core::records::{Change, WebAddress};
use ortaq_store::log::{Draft, Listing, LogStore, LogWriter, View};

use url::{Host, Url};

use super::descriptor::{Descriptor, DescriptorError, WELL_KNOWN};
use super::dial::{Client, DialError};
use crate::StoreError;
use crate::log::{LogError, salt};

/// The terms that a node accepts when it joins: of which version.
pub const TERMS: &str = "Ortaq terms of exchange, version 1";

/// A partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// Its log.
    pub log: LogId,
    /// Where its node is reached; none where it only comes to this one.
    pub address: Option<String>,
}

/// The partners that are joined.
///
/// # Errors
/// What the database reports.
pub async fn list(store: &dyn LogStore, own: &LogId) -> Result<Vec<Partner>, StoreError> {
    let mut partners = BTreeMap::new();
    let mut after = None;
    loop {
        let listing = Listing {
            view: View::All,
            kind: RECORD_KIND.to_owned(),
            owner: Some(*own),
            status: None,
            after,
            limit: ortaq_store::limits::BATCH,
        };
        let page = store.list(&listing).await?;
        let Some(last) = page.last() else { break };
        after = Some((last.changed, last.id.clone()));
        for summary in &page {
            let RecordState::Partner(fields) = summary.record()?.state else {
                continue;
            };
            let joined = fields.state.latest() == Some(&PartnerState::Joined);
            if let Some(log) = fields.member.latest().copied().filter(|log| joined && log != own) {
                let address = fields.address.latest().map(ToString::to_string);
                partners.insert(log, Partner { log, address });
            }
        }
    }
    Ok(partners.into_values().collect())
}

/// Why a node was not joined.
#[derive(Debug, thiserror::Error)]
pub enum JoinError {
    /// Nobody answers there.
    #[error(transparent)]
    Unreachable(#[from] DialError),
    /// What answers is no node.
    #[error(transparent)]
    NoNode(#[from] DescriptorError),
    /// The fingerprint is another one.
    #[error("the fingerprint is another one; the node there has {0}")]
    OtherFingerprint(String),
    /// It is this node.
    #[error("this is this node itself")]
    Itself,
    /// It was not written down.
    #[error(transparent)]
    Log(#[from] LogError),
}

/// Asks a node for its description; gives the address without what is behind its host, too.
///
/// # Errors
/// An address that is [not to be used](address), nobody there, or no node.
pub async fn find(client: &Client, node: &str) -> Result<(Descriptor, WebAddress), JoinError> {
    let address = address(node)?;
    let bytes = client.get(&address, WELL_KNOWN).await?;
    Ok((Descriptor::read(&bytes)?, address))
}

/// The address of a node: over TLS, or without it on this machine and in private networks.
///
/// # Errors
/// [`DialError::Address`].
pub fn address(node: &str) -> Result<WebAddress, DialError> {
    let refused = || DialError::Address(node.to_owned());
    let url: Url = node.parse().map_err(|_| refused())?;
    let is_near = match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback() || ip.is_private(),
        Some(Host::Ipv6(ip)) => ip.is_loopback() || ip.is_unique_local(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    if url.scheme() != "https" && !(url.scheme() == "http" && is_near) {
        return Err(refused());
    }
    WebAddress::try_from(node.trim_end_matches('/').to_owned()).map_err(|_| refused())
}

/// Joins a node, on the terms of today, where its fingerprint is the one that its people have told over another way. Without an address it comes to this one.
/// Nothing is exchanged before it has joined this one as well.
///
/// # Errors
/// Another fingerprint; this node itself; what the log reports.
pub async fn join(
    writer: &LogWriter,
    by: PersonId,
    descriptor: &Descriptor,
    fingerprint: &str,
    address: Option<WebAddress>,
) -> Result<(), JoinError> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if descriptor.log == writer.log() {
        return Err(JoinError::Itself);
    }
    if digits(fingerprint) != digits(&descriptor.fingerprint) {
        return Err(JoinError::OtherFingerprint(descriptor.fingerprint.clone()));
    }
    // The keys of the log, so that the partner is known when it comes.
    writer
        .receive(descriptor.first()?)
        .await
        .map_err(LogError::from)?;
    let set = PartnerSet {
        member: Change::Set(descriptor.log),
        address: address.map_or(Change::Clear, Change::Set),
        state: Change::Set(PartnerState::Joined),
        terms: Change::Set(TERMS.to_owned().try_into().expect("a short line")),
    };
    Ok(write(writer, by, descriptor.log, set).await?)
}

/// Writes down that a node is joined no more. What is here of its log stays.
///
/// # Errors
/// What the log reports.
pub async fn leave(writer: &LogWriter, by: PersonId, partner: LogId) -> Result<(), LogError> {
    let set = PartnerSet {
        state: Change::Set(PartnerState::Left),
        ..PartnerSet::default()
    };
    write(writer, by, partner, set).await
}

async fn write(writer: &LogWriter, by: PersonId, partner: LogId, set: PartnerSet) -> Result<(), LogError> {
    let own = writer.log();
    let mut unique = [0; 16];
    unique.copy_from_slice(&partner.as_bytes()[..16]);
    let record = RecordId::new(RECORD_KIND, own, unique).expect("`partner` is one word");
    let members = Readers::new([own]).expect("one reader is neither none nor too many");
    let audience = Audience::Red { members };
    let draft = Draft::new(PartnerAct::Set(set), record, by, audience, salt()?)?;
    writer.append(draft).await?;
    Ok(())
}
