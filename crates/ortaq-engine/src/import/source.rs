//! What is imported: files, told apart by their bytes, and streams, which are read once.

use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ortaq_sources::records::READER_VERSION;
use ortaq_store::FileIdentity;
use sha2::{Digest, Sha256};

const BUFFER_BYTES: usize = 256 * 1024;

/// Something to import.
pub enum ImportSource {
    /// A file, plain or gzip.
    File(PathBuf),
    /// A stream. It cannot be told apart from others before it is read, so it is not resumed; importing the same
    /// records again still changes nothing.
    Stream {
        /// Name for the report.
        name: String,
        /// Its bytes, plain or gzip.
        reader: Box<dyn Read + Send>,
    },
}

impl fmt::Debug for ImportSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ImportSource").field(&self.name()).finish()
    }
}

impl ImportSource {
    /// Standard input, called `-`.
    #[must_use]
    pub fn standard_input() -> Self {
        Self::Stream {
            name: "-".into(),
            reader: Box::new(io::stdin()),
        }
    }

    pub(super) fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Stream { name, .. } => name.clone(),
        }
    }
}

/// A source that is ready to be read.
pub(super) struct Opened {
    pub(super) name: String,
    pub(super) bytes: Option<u64>,
    pub(super) identity: Option<FileIdentity>,
    /// Bytes read so far, as they lie on disk; the reading thread advances it.
    pub(super) bytes_read: Arc<AtomicU64>,
    pub(super) reader: Option<Box<dyn Read + Send>>,
}

impl Opened {
    pub(super) fn open(source: ImportSource) -> io::Result<Self> {
        let name = source.name();
        let bytes_read = Arc::new(AtomicU64::new(0));
        match source {
            ImportSource::File(path) => {
                let mut file = File::open(&path)?;
                if file.metadata()?.is_dir() {
                    return Err(io::ErrorKind::IsADirectory.into());
                }
                let (key, bytes) = hashed(&file)?;
                file.rewind()?;
                let identity = Some(FileIdentity {
                    key,
                    name: name.clone(),
                    bytes,
                });
                let reader = Counted {
                    inner: file,
                    read: Arc::clone(&bytes_read),
                };
                Ok(Self {
                    name,
                    bytes: Some(bytes),
                    identity,
                    bytes_read,
                    reader: Some(Box::new(reader)),
                })
            }
            ImportSource::Stream { reader, .. } => {
                let reader = Counted {
                    inner: reader,
                    read: Arc::clone(&bytes_read),
                };
                Ok(Self {
                    name,
                    bytes: None,
                    identity: None,
                    bytes_read,
                    reader: Some(Box::new(reader)),
                })
            }
        }
    }
}

/// Why a file cannot be opened, in plain words.
pub(super) fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder; name the files in it".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be read (permission denied)".to_owned(),
        _ => format!("it cannot be read: {error}"),
    }
}

/// The file's key and size.
fn hashed(file: &File) -> io::Result<(String, u64)> {
    let mut hash = Sha256::new();
    hash.update(READER_VERSION.to_be_bytes());
    let bytes = io::copy(&mut BufReader::with_capacity(BUFFER_BYTES, file), &mut hash)?;
    Ok((
        hash.finalize().iter().map(|b| format!("{b:02x}")).collect(),
        bytes,
    ))
}

/// Counts the bytes that pass.
struct Counted<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// A reader with a buffer of a size that suits large files.
pub(super) fn buffered(reader: Box<dyn Read + Send>) -> BufReader<Box<dyn Read + Send>> {
    BufReader::with_capacity(BUFFER_BYTES, reader)
}
