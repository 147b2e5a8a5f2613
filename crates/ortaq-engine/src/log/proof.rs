//! Proofs for others: that an entry is in a log, in files that programs for C2SP's forms can check.

use std::str::FromStr;

use ortaq_core::fold::Held;
use ortaq_core::ids::{EntryId, InvalidName, LogId, RecordId};
use ortaq_core::merkle::{Inclusion, ProofFile, SignedCheckpoint, leaf_hash};

use super::{LogError, LogStore};

/// What is to be proved: every entry about a record, or one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Every entry about a record.
    Record(RecordId),
    /// One entry.
    Entry(EntryId),
}

impl FromStr for Subject {
    type Err = InvalidName;

    fn from_str(text: &str) -> Result<Self, InvalidName> {
        if text.contains('/') {
            text.parse().map(Self::Record)
        } else {
            text.parse().map(Self::Entry)
        }
    }
}

/// An entry with all that somebody needs to check that it is in its log.
#[derive(Debug, Clone)]
pub struct Proven {
    /// The entry, with its body where that is here.
    pub held: Held,
    /// The key that signs the checkpoint, as programs for signed notes read it.
    pub verifier_key: String,
    /// The proof with its checkpoint, a `.tlog-proof` file.
    pub proof: String,
}

/// What a log says about the whole of itself.
#[derive(Debug, Clone)]
pub struct Attested {
    /// The newest checkpoint.
    pub checkpoint: SignedCheckpoint,
    /// The key that signs it, as programs for signed notes read it.
    pub verifier_key: String,
}

/// The newest checkpoint of a log.
///
/// # Errors
/// Nothing of the log, or no checkpoint yet; what the database reports.
pub async fn attest(store: &dyn LogStore, log: &LogId) -> Result<Attested, LogError> {
    let nothing = || LogError::NothingThere(log.to_string());
    let head = store.head(log).await?.ok_or_else(nothing)?;
    let checkpoint = head.checkpoint.ok_or_else(nothing)?;
    let keys = ortaq_store::log::keys(store, log).await?.ok_or_else(nothing)?;
    Ok(Attested {
        verifier_key: keys.key_at(checkpoint.checkpoint().size).verifier_key(log),
        checkpoint,
    })
}

/// Proves that entries are in their logs, against the newest checkpoints.
///
/// # Errors
/// Nothing about the subject, or nothing that a checkpoint covers; what the database reports.
pub async fn prove(store: &dyn LogStore, subject: &Subject) -> Result<Vec<Proven>, LogError> {
    let held = match subject {
        Subject::Record(record) => store.about(std::slice::from_ref(record)).await?,
        Subject::Entry(entry) => store.entry(entry).await?.into_iter().collect(),
    };
    if held.is_empty() {
        let name = match subject {
            Subject::Record(record) => record.to_string(),
            Subject::Entry(entry) => entry.to_string(),
        };
        return Err(LogError::NothingThere(name));
    }
    let mut proven = Vec::new();
    for held in held {
        proven.push(prove_entry(store, held).await?);
    }
    Ok(proven)
}

async fn prove_entry(store: &dyn LogStore, held: Held) -> Result<Proven, LogError> {
    let (log, seq) = (held.entry().entry().log, held.entry().entry().seq);
    let too_short = || LogError::NoCheckpoint { log, seq };
    let head = store.head(&log).await?.ok_or_else(too_short)?;
    let checkpoint = head
        .checkpoint
        .filter(|newest| newest.checkpoint().size > seq)
        .ok_or_else(too_short)?;
    let keys = ortaq_store::log::keys(store, &log).await?.ok_or_else(too_short)?;
    let said = *checkpoint.checkpoint();
    let addresses = Inclusion::addresses(said.size, seq)?;
    let nodes = ortaq_store::log::tree_nodes(store, &log, &addresses).await?;
    let inclusion = Inclusion::prove(said.size, seq, &nodes)?;
    let proof = ProofFile {
        inclusion,
        checkpoint,
    };
    // Nothing is handed on that would not be believed.
    let holds = proof
        .inclusion
        .verify(&leaf_hash(&held.entry().id()), said.size, &said.root)
        .is_ok()
        && proof.checkpoint.clone().verify(&keys).is_ok();
    if !holds {
        return Err(crate::StoreError::Damaged {
            database: store.database().to_owned(),
            reason: format!(
                "the tree of the log {log} does not fit its checkpoint of {} entries",
                said.size
            ),
        }
        .into());
    }
    Ok(Proven {
        held,
        verifier_key: keys.key_at(said.size).verifier_key(&log),
        proof: proof.to_text(),
    })
}
