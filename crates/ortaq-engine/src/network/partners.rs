//! Who is joined: records of the node's own log, for itself alone.

use std::collections::BTreeMap;

use ortaq_core::audience::{Audience, Readers};
use ortaq_core::fold::RecordState;
use ortaq_core::ids::{LogId, PersonId, RecordId};
use ortaq_core::records::people::PartnerState;
use ortaq_core::records::people::partner::{PartnerAct, PartnerSet, RECORD_KIND};
use ortaq_core::records::{Change, WebAddress};
use ortaq_store::log::{Draft, Listing, LogStore, LogWriter, View};

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
            status: None,
            after,
            limit: ortaq_store::limits::BATCH,
        };
        let page = store.list(&listing).await?;
        let Some(last) = page.last() else { break };
        after = Some((last.changed, last.id.clone()));
        for summary in page.iter().filter(|summary| summary.id.owner() == *own) {
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

/// Writes down that a node is joined, on the terms of today.
///
/// # Errors
/// What the log reports.
pub async fn join(
    writer: &LogWriter,
    by: PersonId,
    partner: LogId,
    address: Option<WebAddress>,
) -> Result<(), LogError> {
    let set = PartnerSet {
        member: Change::Set(partner),
        address: address.map_or(Change::Clear, Change::Set),
        state: Change::Set(PartnerState::Joined),
        terms: Change::Set(TERMS.to_owned().try_into().expect("a short line")),
    };
    write(writer, by, partner, set).await
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
