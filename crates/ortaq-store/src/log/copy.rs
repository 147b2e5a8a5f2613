//! All logs of one store into another: backups, and the way from one kind of database to the other.

use ortaq_core::merkle::NotNext;

use super::{Batch, LogStore, NewLeaf};
use crate::StoreError;

/// Leaves that are written at once.
const PAGE: usize = 1_000;

/// Why logs were not copied.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// One of the databases.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There are logs already where the copy should go.
    #[error("{database} holds logs already; copy into an empty one")]
    NotEmpty {
        /// The database.
        database: String,
    },
    /// What is copied contradicts itself.
    #[error(transparent)]
    Broken(#[from] NotNext),
}

/// Copies leaves, entries, bodies and checkpoints as they were when it began; what is written meanwhile may be missing in the copy. The
/// projections are not copied: [`rebuild`](super::rebuild) makes them. `progress` is told how many leaves were copied.
///
/// # Errors
/// A target that is not empty; what the databases report.
pub async fn copy(
    from: &dyn LogStore,
    to: &dyn LogStore,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<u64, CopyError> {
    if !to.heads().await?.is_empty() {
        return Err(CopyError::NotEmpty {
            database: to.database().to_owned(),
        });
    }
    let mut copied = 0;
    for head in from.heads().await? {
        let mut next = 0;
        while next < head.size {
            let limit = usize::try_from(head.size - next).map_or(PAGE, |left| left.min(PAGE));
            let mut batch = Batch {
                based_on: to.change().await?,
                ..Batch::default()
            };
            for leaf in from.leaves(&head.log, next, limit).await? {
                if leaf.seq != next {
                    let (expected, found) = (next, leaf.seq);
                    return Err(NotNext::Place { expected, found }.into());
                }
                batch.leaves.push(NewLeaf {
                    log: head.log,
                    seq: leaf.seq,
                    nodes: leaf.nodes,
                });
                batch.entries.extend(leaf.entry);
                next += 1;
            }
            copied += batch.leaves.len() as u64;
            to.commit(&batch).await?;
            progress(copied);
        }
        let mut size = 0;
        while let Some(checkpoint) = from.checkpoints(&head.log, size, 1).await?.pop() {
            size = checkpoint.checkpoint().size + 1;
            if size - 1 > head.size {
                break;
            }
            let batch = Batch {
                based_on: to.change().await?,
                checkpoints: vec![checkpoint],
                ..Batch::default()
            };
            to.commit(&batch).await?;
        }
    }
    Ok(copied)
}
