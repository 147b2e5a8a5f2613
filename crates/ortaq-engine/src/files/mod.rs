//! Files that entries of the log name by their hash: captured copies of pages, and what people send along.
//!
//! A file is told by its content and kept as it is: it is never unpacked and never shown as a page. The log holds its hash, so that
//! nobody can exchange it, and the log's checkpoint is the proof of the time at which it was there.

mod capture;
mod kind;

use ortaq_core::ids::FileHash;
use ortaq_core::records::{Attachment, Line, List};
use sha2::{Digest, Sha256};

pub use capture::{Captured, capture};
pub use kind::FileKind;

use crate::limits;
use crate::{Store, StoreError};

/// The files of a node.
#[derive(Debug, Clone)]
pub struct Files {
    store: Store,
}

/// A file as it came, with the name that its sender gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// The name; it may hold anything.
    pub name: Option<String>,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A file that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What it is, by its content.
    pub kind: FileKind,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why a file is not kept, or not had.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// There is nothing in it.
    #[error("the file is empty: choose another")]
    Empty,
    /// None of the kinds that are taken.
    #[error("this kind of file is not taken: send a picture, a PDF, a document, sound, a video or a text")]
    Kind,
    /// More bytes than are taken.
    #[error("a file has at most {limit} bytes: send a smaller one, or the address where it is to be seen")]
    TooLarge {
        /// How many there can be.
        limit: usize,
    },
    /// More files than are taken at once.
    #[error("at most {limit} files are taken at once: send the others separately")]
    TooMany {
        /// How many there can be.
        limit: usize,
    },
    /// The node keeps as much as it can.
    #[error(
        "this node keeps {limit} bytes of files, which is as much as it can: its operator has to make room"
    )]
    Full {
        /// How many there can be.
        limit: u64,
    },
    /// What is kept is not what was kept.
    #[error("the file {0} is damaged on this node: restore it from a backup")]
    Damaged(FileHash),
    /// What the database reports.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Files {
    /// The files that lie in this store.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self { store }
    }

    /// Keeps a file and gives what an entry says of it. Keeping it again changes nothing.
    ///
    /// # Errors
    /// An empty file, one that is too large or of a kind that is not taken; a node that is full; what the database reports.
    pub async fn keep(&self, file: &Incoming) -> Result<Attachment, FileError> {
        let Incoming { name, bytes } = file;
        let limit = limits::FILE_BYTES;
        match bytes.len() {
            0 => return Err(FileError::Empty),
            found if found > limit => return Err(FileError::TooLarge { limit }),
            _ => {}
        }
        let kind = FileKind::of(bytes).ok_or(FileError::Kind)?;
        let limit = limits::FILES_BYTES;
        if self.store.files_bytes().await? + bytes.len() as u64 > limit {
            return Err(FileError::Full { limit });
        }
        let sha256 = hash(bytes);
        self.store.keep_file(&sha256, bytes).await?;
        Ok(Attachment {
            sha256,
            bytes: bytes.len() as u64,
            media_type: Line::try_from(kind.media_type.to_owned()).expect("media types are short words"),
            name: name.as_deref().and_then(shown_name),
        })
    }

    /// Keeps what came with a message, all or none of it that can be seen before.
    ///
    /// # Errors
    /// More than [`limits::FILES_AT_ONCE`]; as [`keep`](Self::keep).
    pub async fn keep_all(&self, files: &[Incoming]) -> Result<List<Attachment>, FileError> {
        let limit = limits::FILES_AT_ONCE;
        if files.len() > limit {
            return Err(FileError::TooMany { limit });
        }
        if files.iter().any(|file| FileKind::of(&file.bytes).is_none()) {
            return Err(FileError::Kind);
        }
        let mut kept = Vec::with_capacity(files.len());
        for file in files {
            kept.push(self.keep(file).await?);
        }
        Ok(List::try_from(kept).unwrap_or_default())
    }

    /// A file; none where it is not here.
    ///
    /// # Errors
    /// Bytes that do not have the hash any more; what the database reports.
    pub async fn get(&self, sha256: &FileHash) -> Result<Option<Kept>, FileError> {
        let Some(bytes) = self.store.file(sha256).await? else {
            return Ok(None);
        };
        let kind = FileKind::of(&bytes).filter(|_| hash(&bytes) == *sha256);
        let kind = kind.ok_or(FileError::Damaged(*sha256))?;
        Ok(Some(Kept { kind, bytes }))
    }
}

fn hash(bytes: &[u8]) -> FileHash {
    FileHash::from_bytes(Sha256::digest(bytes).into())
}

/// A name without folders, without control characters and without marks that turn the direction of writing round, which can make
/// `exe.png` of `gnp.exe`; none where nothing is left.
fn shown_name(name: &str) -> Option<Line> {
    let turns =
        |c: &char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let bare = name.rsplit(['/', '\\']).next()?;
    let shown = bare.chars().filter(|c| !c.is_control() && !turns(c));
    let shown: String = shown.take(limits::FILE_NAME_CHARS).collect();
    Line::try_from(shown.trim().to_owned()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

    fn incoming(bytes: &[u8]) -> Incoming {
        let name = Some("C:\\fotolar\\göl\u{202e}gnp.exe".to_owned());
        let bytes = bytes.to_vec();
        Incoming { name, bytes }
    }

    async fn files() -> Files {
        Files::new(Store::in_memory().await.unwrap())
    }

    #[tokio::test]
    async fn a_file_is_kept_once_and_comes_back_as_it_was() {
        let files = files().await;
        let kept = files.keep(&incoming(PNG)).await.unwrap();
        assert_eq!(files.keep(&incoming(PNG)).await.unwrap(), kept);
        assert_eq!((kept.bytes, &*kept.media_type), (PNG.len() as u64, "image/png"));
        assert_eq!(kept.name.as_deref(), Some("gölgnp.exe"));
        assert_eq!(files.get(&kept.sha256).await.unwrap().unwrap().bytes, PNG);
        assert_eq!(files.store.files_bytes().await.unwrap(), PNG.len() as u64);
        assert!(files.get(&FileHash::from_bytes([1; 32])).await.unwrap().is_none());
    }

    #[tokio::test]
    async fn what_is_not_taken_is_said_and_not_kept() {
        let files = files().await;
        let zip = b"PK\x03\x04\x14\0\0\0\x08\0bomb.txt";
        for program in [
            &zip[..],
            b"MZ\x90\0\x03",
            b"\x7fELF\x02\x01\x01",
            b"Rar!\x1a\x07\0",
            b"a\0b",
        ] {
            let refused = files.keep(&incoming(program)).await.unwrap_err();
            assert!(matches!(refused, FileError::Kind), "{program:?}: {refused}");
        }
        assert!(matches!(
            files.keep(&incoming(b"")).await.unwrap_err(),
            FileError::Empty
        ));
        let mut large = PNG.to_vec();
        large.resize(limits::FILE_BYTES, 0);
        files.keep(&incoming(&large)).await.unwrap();
        large.push(0);
        let refused = files.keep(&incoming(&large)).await.unwrap_err();
        assert!(matches!(refused, FileError::TooLarge { .. }), "{refused}");
        let many = vec![incoming(PNG); limits::FILES_AT_ONCE + 1];
        assert_eq!(
            files.keep_all(&many[1..]).await.unwrap().len(),
            limits::FILES_AT_ONCE
        );
        assert!(matches!(
            files.keep_all(&many).await.unwrap_err(),
            FileError::TooMany { .. }
        ));
        let before = files.store.files_bytes().await.unwrap();
        let mixed = [incoming(b"a text"), incoming(zip)];
        assert!(matches!(
            files.keep_all(&mixed).await.unwrap_err(),
            FileError::Kind
        ));
        assert_eq!(files.store.files_bytes().await.unwrap(), before);
    }

    #[tokio::test]
    async fn a_copy_of_the_database_has_the_files() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("ortaq.db")).await.unwrap();
        let kept = Files::new(store.clone()).keep(&incoming(PNG)).await.unwrap();
        let copy = folder.path().join("copy.db");
        store.save_into(&copy).await.unwrap();
        let copied = Files::new(Store::open(&copy).await.unwrap());
        assert_eq!(copied.get(&kept.sha256).await.unwrap().unwrap().bytes, PNG);
    }

    #[tokio::test]
    async fn a_damaged_file_is_not_given_out() {
        let files = files().await;
        let name = FileHash::from_bytes([7; 32]);
        files.store.keep_file(&name, PNG).await.unwrap();
        let refused = files.get(&name).await.unwrap_err();
        assert!(matches!(refused, FileError::Damaged(_)), "{refused}");
    }
}
