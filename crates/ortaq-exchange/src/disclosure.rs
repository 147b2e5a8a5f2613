//! What a partner gets to read of a log, and the message that brings it.

use ortaq_core::audience::{Audience, Reader};
use ortaq_core::fold::Held;
use ortaq_core::ids::{LogId, RecordId, TreeHash};
use ortaq_core::merkle::{Anchor, Consistency, Delivery, Nodes, Received, SignedCheckpoint, Unprovable};

use crate::limits;
use crate::message::Leaves;

/// Who belongs to which group: what the node's own records say.
pub trait Directory {
    /// Whether a member belongs to a group, or is among the partners of a case.
    fn in_group(&self, group: &RecordId, member: &LogId) -> bool;
}

/// A log as it is here, for making a part of it.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a, N> {
    /// The log.
    pub log: LogId,
    /// Consecutive leaves that fit: the hash of each, and the entry where that is here.
    pub leaves: &'a [(TreeHash, Option<Held>)],
    /// The place of the first.
    pub from: u64,
    /// The newest checkpoint; its tree is here.
    pub checkpoint: &'a SignedCheckpoint,
    /// Nodes of the tree: those that [`Consistency::addresses`] names for the end of the part and the checkpoint.
    pub nodes: &'a N,
    /// The key entries of the log from place `from` on.
    pub keys: &'a [Held],
}

/// A leaf as `reader` gets it: the entry where it is here and `reader` may read it, else its hash.
#[must_use]
pub fn disclosed(
    log: &LogId,
    hash: &TreeHash,
    held: Option<&Held>,
    reader: &LogId,
    directory: &impl Directory,
) -> Received {
    let readable = held.filter(|held| {
        let audience = &held.entry().entry().audience;
        audience.admits(Reader::Member(reader), log, |group| {
            directory.in_group(group, reader)
        })
    });
    match readable {
        Some(held) => Received::Entry(Box::new(held.entry().signed().clone()), held.body().cloned()),
        None => Received::Withheld(*hash),
    }
}

/// How many of these leaves fit into a message.
#[must_use]
pub fn fitting(leaves: &[(TreeHash, Option<Held>)]) -> usize {
    let mut bytes = 0;
    let fits = leaves.iter().take(limits::LEAVES).take_while(|(_, held)| {
        let fits = bytes <= limits::PART_BYTES;
        bytes += held.as_ref().map_or(0, |held| {
            let body = held.body().map_or(0, |body| body.as_bytes().len());
            held.entry().signed().signed_text().len() + body
        });
        fits
    });
    fits.count()
}

/// A part of a log for `reader`, of leaves that [fit](fitting) into a message.
///
/// # Errors
/// A node that the proof needs and that was not given.
pub fn part<N: Nodes>(
    source: &Source<'_, N>,
    reader: &LogId,
    directory: &impl Directory,
) -> Result<Leaves, Unprovable> {
    let Source {
        log,
        from,
        checkpoint,
        ..
    } = *source;
    let leaf =
        |(hash, held): &(TreeHash, Option<Held>)| disclosed(&log, hash, held.as_ref(), reader, directory);
    let leaves: Vec<Received> = source.leaves.iter().map(leaf).collect();
    let end = from + leaves.len() as u64;
    let size = checkpoint.checkpoint().size;
    let consistency = if end == size {
        Consistency { hashes: vec![] }
    } else {
        Consistency::prove(end, size, source.nodes)?
    };
    let behind = source
        .keys
        .iter()
        .filter(|held| (end..size).contains(&held.entry().entry().seq));
    let keys = behind.filter_map(|held| Some((held.entry().signed().clone(), held.body()?.clone())));
    let anchor = Some(Anchor {
        checkpoint: checkpoint.clone(),
        consistency,
        keys: keys.collect(),
    });
    Ok(Leaves::from(&Delivery {
        log,
        from,
        leaves,
        anchor,
    }))
}

/// An entry that was never meant for the node that got it: whoever sent it has broken a confidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the entry at place {seq} is not for this node; it was not read and not kept")]
pub struct NotForUs {
    /// Its place.
    pub seq: u64,
}

/// What the node `own` keeps of a delivery: nothing that it may not read. An entry for a group to which it does not belong as far as it has heard is kept as its hash;
/// the owner is asked for it when the node [hears](crate::Event::Together) that it does.
///
/// # Errors
/// An entry for members by name, of whom this node is none.
pub fn accepted(
    mut delivery: Delivery,
    own: &LogId,
    directory: &impl Directory,
) -> Result<Delivery, NotForUs> {
    for (leaf, seq) in delivery.leaves.iter_mut().zip(delivery.from..) {
        let Received::Entry(signed, _) = leaf else {
            continue;
        };
        let entry = signed.entry();
        let in_group = |group: &RecordId| directory.in_group(group, own);
        if entry.audience.admits(Reader::Member(own), &entry.log, in_group) {
            continue;
        }
        match entry.audience {
            Audience::Amber { .. } => *leaf = Received::Withheld(leaf.hash()),
            _ => return Err(NotForUs { seq }),
        }
    }
    Ok(delivery)
}
