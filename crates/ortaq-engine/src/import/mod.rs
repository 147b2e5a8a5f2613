//! Importing fact-checks into the knowledge base.
//!
//! Files are read as streams and written in batches, each batch one transaction together with the place reached in the
//! file. An import that is interrupted, even by `kill -9`, has lost nothing that was reported as done, and the same command
//! goes on where it stopped. Importing a file again changes nothing: a file whose bytes are known is not even read.
//!
//! Resuming reads the file from its beginning and passes over what is already stored, because a place in compressed or
//! nested input cannot be jumped to; reading is a small part of the work.

mod source;
mod worker;

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use ortaq_sources::records::Format;
use ortaq_store::{FileIdentity, ImportJournal, Outcome, Store, StoreError};

pub use source::ImportSource;
use source::Opened;
use worker::{Batch, Ending};

/// Limits of an import.
pub mod limits {
    /// Records of one transaction. Larger ones gain nothing; after a crash at most this many are written again.
    pub const BATCH: usize = 1_000;
    /// Refused items of one file that are reported one by one; the rest are counted.
    pub const REJECTIONS_SHOWN: usize = 100;
    /// Batches read ahead while one is being written.
    pub(super) const BATCHES_AHEAD: usize = 2;
}

/// How to import.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// The files' form; recognised from their content where it is `None`.
    pub format: Option<Format>,
    /// Read files again whose bytes were imported before.
    pub again: bool,
}

/// How far an import is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Which file is being read; 0 is the first.
    pub file: usize,
    /// Its name.
    pub name: String,
    /// Bytes of it that have been read, as they lie on disk.
    pub bytes_done: u64,
    /// Its size; `None` for standard input.
    pub bytes_total: Option<u64>,
    /// Items of it that are settled: stored, unchanged or refused, and will not be looked at again.
    pub items: u64,
}

/// What became of each file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportReport {
    /// In the order of the files.
    pub files: Vec<FileReport>,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReport {
    /// Its name as given; `-` is standard input.
    pub name: String,
    /// How it ended.
    pub status: FileStatus,
    /// Items that an earlier, interrupted import of the same bytes had settled; 0 where there was none.
    pub resumed_after: u64,
    /// Records that were new, by this and the interrupted import.
    pub inserted: u64,
    /// Records that replaced an older version.
    pub updated: u64,
    /// Records already there as they are.
    pub unchanged: u64,
    /// Items refused.
    pub rejected: u64,
    /// The first of them, at most [`limits::REJECTIONS_SHOWN`].
    pub rejections: Vec<RejectedItem>,
}

/// How reading a file ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileStatus {
    /// To its end.
    Complete,
    /// Its bytes were imported before; the counts are of that import and nothing was read.
    AlreadyImported,
    /// It could not be opened. The text says why.
    Unreadable(String),
    /// Reading stopped at a fault; what came before it is stored. The text says what and where.
    Failed(String),
}

/// An item that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectedItem {
    /// Line on which it begins; 1 is the first.
    pub line: u64,
    /// Which item of the file it is; 1 is the first.
    pub item: u64,
    /// Why, in plain words.
    pub reason: String,
}

/// Imports files one after the other. A file that cannot be read does not keep the next ones from being imported.
///
/// `progress` is called after every batch.
///
/// # Errors
/// Where the knowledge base cannot be written. What was committed before stays, and the next import goes on from there.
pub async fn import(
    store: &Store,
    sources: Vec<ImportSource>,
    options: ImportOptions,
    progress: &mut (dyn FnMut(&Progress) + Send),
) -> Result<ImportReport, StoreError> {
    let mut report = ImportReport::default();
    for (file, source) in sources.into_iter().enumerate() {
        let name = source.name();
        let read = match Opened::open(source) {
            Ok(opened) => {
                FileImport::begin(store, opened, options)
                    .await?
                    .run(file, progress)
                    .await?
            }
            Err(error) => FileReport::without_records(name, FileStatus::Unreadable(source::why(&error))),
        };
        report.files.push(read);
    }
    Ok(report)
}

/// The files of a command line as sources; `-` is standard input.
pub fn sources_from_arguments(arguments: impl IntoIterator<Item = PathBuf>) -> Vec<ImportSource> {
    let source = |path: PathBuf| {
        if path.as_os_str() == "-" {
            ImportSource::standard_input()
        } else {
            ImportSource::File(path)
        }
    };
    arguments.into_iter().map(source).collect()
}

impl FileReport {
    fn without_records(name: String, status: FileStatus) -> Self {
        Self::of(name, status, &ImportJournal::default())
    }

    fn of(name: String, status: FileStatus, journal: &ImportJournal) -> Self {
        Self {
            name,
            status,
            resumed_after: 0,
            inserted: journal.inserted,
            updated: journal.updated,
            unchanged: journal.unchanged,
            rejected: journal.rejected,
            rejections: Vec::new(),
        }
    }
}

/// The import of one file.
struct FileImport<'s> {
    store: &'s Store,
    opened: Opened,
    format: Option<Format>,
    journal: ImportJournal,
    resumed_after: u64,
    rejections: Vec<RejectedItem>,
}

impl<'s> FileImport<'s> {
    async fn begin(store: &'s Store, opened: Opened, options: ImportOptions) -> Result<Self, StoreError> {
        let mut journal = ImportJournal::default();
        if let Some(identity) = &opened.identity {
            if options.again {
                store.forget_import(identity).await?;
            }
            journal = store.import_journal(identity).await?.unwrap_or_default();
        }
        let resumed_after = if journal.finished { 0 } else { journal.items };
        Ok(Self {
            store,
            opened,
            format: options.format,
            journal,
            resumed_after,
            rejections: Vec::new(),
        })
    }

    async fn run(
        mut self,
        file: usize,
        progress: &mut (dyn FnMut(&Progress) + Send),
    ) -> Result<FileReport, StoreError> {
        let name = self.opened.name.clone();
        if self.journal.finished {
            return Ok(FileReport::of(name, FileStatus::AlreadyImported, &self.journal));
        }
        let (reader, identity) = (self.opened.reader.take(), self.opened.identity.clone());
        let Some(reader) = reader else {
            let status = FileStatus::Unreadable("it cannot be read twice".into());
            return Ok(FileReport::without_records(name, status));
        };
        let mut batches = worker::spawn(reader, self.format, self.resumed_after);
        let mut status = FileStatus::Failed("reading it stopped without a reason".into());
        while let Some(batch) = batches.recv().await {
            if let Some(Ending::Fault(reason)) = &batch.ending {
                status = FileStatus::Failed(reason.clone());
            } else if batch.ending.is_some() {
                status = FileStatus::Complete;
            }
            self.settle(batch, identity.as_ref()).await?;
            progress(&Progress {
                file,
                name: name.clone(),
                bytes_done: self.opened.bytes_read.load(Ordering::Relaxed),
                bytes_total: self.opened.bytes,
                items: self.journal.items,
            });
        }
        let report = FileReport::of(name, status, &self.journal);
        Ok(FileReport {
            resumed_after: self.resumed_after,
            rejections: self.rejections,
            ..report
        })
    }

    /// Stores a batch and the place it reaches to.
    async fn settle(&mut self, batch: Batch, identity: Option<&FileIdentity>) -> Result<(), StoreError> {
        self.note_rejections(batch.rejected);
        self.journal.items = batch.items.max(self.journal.items);
        self.journal.line = batch.line.max(self.journal.line);
        self.journal.rejected += batch.newly_rejected;
        self.journal.finished = matches!(batch.ending, Some(Ending::EndOfFile));
        let outcomes = match identity {
            Some(identity) => {
                self.store
                    .upsert_from_file(&batch.records, identity, &mut self.journal)
                    .await?
            }
            None => {
                let outcomes = self.store.upsert(&batch.records).await?;
                self.journal.count(&outcomes);
                outcomes
            }
        };
        let taken = outcomes
            .into_iter()
            .zip(&batch.places)
            .zip(&batch.records)
            .filter_map(|((o, place), record)| {
                let Outcome::IdTaken { by } = o else { return None };
                let id = &record.record.id;
                let reason = format!("the identifier {id:?} already belongs to a fact-check of {by}");
                Some(RejectedItem {
                    line: place.line,
                    item: place.item,
                    reason,
                })
            });
        let taken = taken.collect();
        self.note_rejections(taken);
        Ok(())
    }

    fn note_rejections(&mut self, rejected: Vec<RejectedItem>) {
        let room = limits::REJECTIONS_SHOWN.saturating_sub(self.rejections.len());
        self.rejections.extend(rejected.into_iter().take(room));
    }
}
