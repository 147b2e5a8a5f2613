//! Reading a file on a thread of its own, so that parsing and language detection go on while a batch is written.

use std::io::Read;
use std::ops::ControlFlow;

use ortaq_core::FactCheck;
use ortaq_sources::records::{Format, Located, Rejection, decompressed, read_fact_checks};
use ortaq_store::Incoming;
use tokio::sync::mpsc;

use super::{RejectedItem, limits, source};
use crate::language;

/// Items that are written and settled together.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) records: Vec<Incoming>,
    /// Where each record stands.
    pub(super) places: Vec<Place>,
    pub(super) rejected: Vec<RejectedItem>,
    /// Refused items that no earlier import has counted.
    pub(super) newly_rejected: u64,
    /// Items of the file up to the end of this batch.
    pub(super) items: u64,
    /// Line of the last of them.
    pub(super) line: u64,
    /// Set on the file's last batch.
    pub(super) ending: Option<Ending>,
}

/// Where a record stands in its file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) line: u64,
    pub(super) item: u64,
}

/// How a file ended.
#[derive(Debug)]
pub(super) enum Ending {
    EndOfFile,
    Fault(String),
}

/// Starts reading. Items up to `settled` are passed over, except that refused ones are reported again.
pub(super) fn spawn(
    reader: Box<dyn Read + Send>,
    format: Option<Format>,
    settled: u64,
) -> mpsc::Receiver<Batch> {
    let (sender, receiver) = mpsc::channel(limits::BATCHES_AHEAD);
    tokio::task::spawn_blocking(move || {
        let mut worker = Worker {
            sender,
            settled,
            batch: Batch::default(),
            shown: 0,
        };
        let ending = match worker.read(reader, format) {
            Ok(()) => Ending::EndOfFile,
            Err(reason) => Ending::Fault(reason),
        };
        worker.batch.ending = Some(ending);
        // Nobody listening any more means that the import was given up.
        let _ = worker.send();
    });
    receiver
}

struct Worker {
    sender: mpsc::Sender<Batch>,
    settled: u64,
    batch: Batch,
    /// Refused items handed on so far.
    shown: usize,
}

impl Worker {
    fn read(&mut self, reader: Box<dyn Read + Send>, format: Option<Format>) -> Result<(), String> {
        let reader = decompressed(source::buffered(reader)).map_err(|e| e.to_string())?;
        read_fact_checks(reader, format, &mut |item| self.take(item)).map_err(|e| e.to_string())?;
        Ok(())
    }

    fn take(&mut self, item: Located<Result<FactCheck, Rejection>>) -> ControlFlow<()> {
        let place = Place {
            line: item.line,
            item: item.item,
        };
        let settled = item.item <= self.settled;
        self.batch.items = item.item;
        self.batch.line = item.line;
        match item.value {
            Ok(record) if !settled => {
                let detected_language = language::detected_tag(&record.claim);
                self.batch.records.push(Incoming {
                    record,
                    detected_language,
                });
                self.batch.places.push(place);
            }
            Ok(_) => {}
            Err(rejection) => self.reject(place, settled, &rejection),
        }
        if self.batch.records.len() >= limits::BATCH || self.batch.newly_rejected >= limits::BATCH as u64 {
            return self.send();
        }
        ControlFlow::Continue(())
    }

    fn reject(&mut self, place: Place, settled: bool, rejection: &Rejection) {
        self.batch.newly_rejected += u64::from(!settled);
        if self.shown < limits::REJECTIONS_SHOWN {
            self.shown += 1;
            self.batch.rejected.push(RejectedItem {
                line: place.line,
                item: place.item,
                reason: rejection.to_string(),
            });
        }
    }

    fn send(&mut self) -> ControlFlow<()> {
        let (items, line) = (self.batch.items, self.batch.line);
        let batch = std::mem::replace(
            &mut self.batch,
            Batch {
                items,
                line,
                ..Batch::default()
            },
        );
        match self.sender.blocking_send(batch) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}
