//! What the exchange remembers beside the logs: how far partners' logs were seen as their owners show them, and for which groups everything is here.
//!
//! It is a file of its own, written now and then. Where it is lost, more is asked for than is needed, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use ortaq_core::ids::{LogId, RecordId};
use serde::{Deserialize, Serialize};

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Remembered {
    vouched: BTreeMap<LogId, u64>,
    complete: BTreeSet<(LogId, RecordId)>,
}

/// The file, and what stands in it.
#[derive(Debug)]
pub(super) struct Kept {
    path: PathBuf,
    remembered: Remembered,
    changed: bool,
}

impl Kept {
    /// Reads the file; one that is not there or damaged is an empty one.
    pub fn read(path: PathBuf) -> Self {
        let remembered = match std::fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_else(|error| {
                tracing::warn!(path = %path.display(), %error, "what the exchange remembered cannot be read; partners are asked again");
                Remembered::default()
            }),
            Err(_) => Remembered::default(),
        };
        Self {
            path,
            remembered,
            changed: false,
        }
    }

    pub fn vouched(&self, log: &LogId) -> u64 {
        self.remembered.vouched.get(log).copied().unwrap_or_default()
    }

    pub fn vouch(&mut self, log: LogId, vouched: u64) {
        self.changed |= self.remembered.vouched.insert(log, vouched) != Some(vouched);
    }

    pub fn is_complete(&self, partner: &LogId, group: &RecordId) -> bool {
        self.remembered.complete.contains(&(*partner, group.clone()))
    }

    pub fn complete(&mut self, partner: LogId, group: RecordId) {
        self.changed |= self.remembered.complete.insert((partner, group));
    }

    /// Writes what has changed, whole or not at all.
    pub fn write(&mut self) -> io::Result<()> {
        if !std::mem::take(&mut self.changed) {
            return Ok(());
        }
        let beside = self.path.with_extension("new");
        std::fs::write(&beside, serde_json::to_vec(&self.remembered)?)?;
        std::fs::rename(&beside, &self.path)
    }
}
