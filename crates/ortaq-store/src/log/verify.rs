//! Following a stored log leaf by leaf: does everything that is kept say the same?

use ortaq_core::ids::{LogId, TreeHash};
use ortaq_core::merkle::{LogReader, NotNext};

use super::{LogHead, LogStore};
use crate::StoreError;

/// Leaves that are read at once.
const PAGE: usize = 1_000;

/// A log that is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The log.
    pub log: LogId,
    /// How many leaves it has here.
    pub size: u64,
    /// How many of them are entries.
    pub entries: u64,
    /// How many of the entries have their body here.
    pub bodies: u64,
    /// The root of the tree.
    pub root: TreeHash,
    /// The size of the newest checkpoint, which fits. None: nothing here says whether the log's end is missing.
    pub checkpoint: Option<u64>,
}

/// Why a log is not whole.
#[derive(Debug, thiserror::Error)]
pub enum Unsound {
    /// The database, or bytes in it that cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A leaf is missing.
    #[error("the log {log} lacks leaf {seq}")]
    Missing {
        /// The log.
        log: LogId,
        /// Its place.
        seq: u64,
    },
    /// An entry or a checkpoint does not verify.
    #[error("the log {log}, after {seq} entries: {reason}")]
    Broken {
        /// The log.
        log: LogId,
        /// How many leaves were sound.
        seq: u64,
        /// What is wrong.
        reason: NotNext,
    },
    /// The tree that is stored is not that of the entries.
    #[error("the log {log}: the stored tree differs from the entries at leaf {seq}")]
    Tree {
        /// The log.
        log: LogId,
        /// The leaf.
        seq: u64,
    },
    /// The newest checkpoint is of a longer log than is here.
    #[error("the log {log} has signed a checkpoint of {signed} entries, and {here} are here: some were lost")]
    Lost {
        /// The log.
        log: LogId,
        /// How many it had.
        signed: u64,
        /// How many there are.
        here: u64,
    },
}

/// Follows a log from its first leaf to its last and compares signatures, bodies, the tree and every checkpoint that is here.
/// `progress` is told how many leaves were followed.
///
/// # Errors
/// The first thing that is wrong.
pub async fn verify(
    store: &dyn LogStore,
    head: &LogHead,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Verified, Unsound> {
    let log = head.log;
    let mut reader = LogReader::new(log);
    let (mut entries, mut bodies, mut checkpoint) = (0, 0, None);
    let mut next = store.checkpoints(&log, 0, 1).await?.pop();
    while reader.size() < head.size {
        let leaves = store.leaves(&log, reader.size(), PAGE).await?;
        if leaves.is_empty() {
            let seq = reader.size();
            return Err(Unsound::Missing { log, seq });
        }
        for leaf in leaves {
            let seq = reader.size();
            let broken = |reason| Unsound::Broken { log, seq, reason };
            if leaf.seq != seq {
                return Err(Unsound::Missing { log, seq });
            }
            let nodes = match leaf.entry {
                Some(held) => {
                    entries += 1;
                    bodies += u64::from(held.body().is_some());
                    let read = reader
                        .read(held.entry().signed().clone(), held.body())
                        .map_err(broken)?;
                    read.nodes
                }
                None => reader.skip(leaf.nodes[0]).map_err(broken)?,
            };
            if !nodes.iter().map(|(_, hash)| hash).eq(&leaf.nodes) {
                return Err(Unsound::Tree { log, seq });
            }
            if let Some(signed) = next.take_if(|signed| signed.checkpoint().size == reader.size()) {
                reader.check(signed).map_err(broken)?;
                checkpoint = Some(reader.size());
                next = store.checkpoints(&log, reader.size() + 1, 1).await?.pop();
            }
            if reader.size() == head.size {
                break;
            }
        }
        progress(reader.size());
    }
    // A checkpoint that was signed since the head was read is no loss.
    let newest = head
        .checkpoint
        .as_ref()
        .map_or(0, |newest| newest.checkpoint().size);
    if newest > head.size {
        return Err(Unsound::Lost {
            log,
            signed: newest,
            here: head.size,
        });
    }
    Ok(Verified {
        log,
        size: reader.size(),
        entries,
        bodies,
        root: reader.checkpoint().root,
        checkpoint,
    })
}
