//! The node's signed log: beginning it, writing, verifying, proving, showing, backing up.
//!
//! Where it is kept is said by a URL ([`ortaq_store::log::open`]); without one it lies in the knowledge base's file. The signing key is a
//! file of its own in the home folder and never in the database or in a backup.

mod backup;
mod keys;
mod proof;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use ortaq_core::audience::Audience;
use ortaq_core::entry::InvalidBody;
use ortaq_core::entry::limits::SALT_BYTES;
use ortaq_core::ids::{LogId, PersonId, RecordId};
use ortaq_core::keys::{Fingerprint, NodeKey, log_id};
use ortaq_core::merkle::Unprovable;
use ortaq_core::records::Change;
use ortaq_core::records::Line;
use ortaq_core::records::key::Revocation;
use ortaq_core::records::people::member::{MemberAct, MemberSet};

pub use backup::{Restored, Saved, backup, restore};
pub use keys::{InvalidRecoveryKey, KeyFile, RecoveryKey};
pub use ortaq_store::log::{
    Appended, Clock, Draft, Leaf, Listing, LogHead, LogStore, LogWriter, Rebuilt, Summary, Unsound, Verified,
    View, WriteError, open, rebuild, verify,
};
pub use proof::{Attested, Proven, Subject, attest, prove};

use crate::StoreError;
use crate::home::Home;
use ortaq_store::log::CopyError;

/// Why something about the log cannot be done.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The entry was not written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The log is not whole.
    #[error(transparent)]
    Unsound(Box<Unsound>),
    /// The logs were not copied.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// A proof cannot be made.
    #[error(transparent)]
    Unprovable(#[from] Unprovable),
    /// An entry that cannot be made.
    #[error(transparent)]
    Body(#[from] InvalidBody),
    /// There is no signing key.
    #[error("there is no signing key at {0}: this node has no log yet")]
    NoKey(PathBuf),
    /// There is a signing key already.
    #[error("there is a signing key at {path} already, of the log {log}")]
    KeyExists {
        /// The file.
        path: PathBuf,
        /// The log.
        log: LogId,
    },
    /// Others can read the signing key.
    #[error(
        "the signing key {0} can be read by others; if nobody else has, make it yours alone with chmod 600"
    )]
    KeyOpen(PathBuf),
    /// The file holds no signing key.
    #[error("{0} is not a signing key as this program writes it")]
    KeyForm(PathBuf),
    /// The recovery key takes back no log that is here.
    #[error("this is not the recovery key of a log that is in this database")]
    OtherRecoveryKey,
    /// There is nothing about a record, or no such entry.
    #[error("there is nothing about {0} in this database")]
    NothingThere(String),
    /// No checkpoint covers an entry yet.
    #[error("the newest checkpoint of the log {log} does not reach entry {seq} yet")]
    NoCheckpoint {
        /// The log.
        log: LogId,
        /// The entry's place.
        seq: u64,
    },
    /// A file is in the way.
    #[error("{0} is there already; name another file")]
    FileExists(PathBuf),
    /// There is data where a backup should be restored.
    #[error(
        "{0} holds fact-checks, logs or people already; restore into an empty home, which --data-dir names"
    )]
    NotEmpty(String),
    /// The machine gives no randomness.
    #[error("this machine gives no random numbers: {0}")]
    Random(getrandom::Error),
    /// A file cannot be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl From<Unsound> for LogError {
    fn from(error: Unsound) -> Self {
        Self::Unsound(Box::new(error))
    }
}

impl LogError {
    /// An error of the system about a file.
    fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }
}

/// Bytes from the machine's source of randomness.
///
/// # Errors
/// [`LogError::Random`].
pub fn random<const N: usize>() -> Result<[u8; N], LogError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(LogError::Random)?;
    Ok(bytes)
}

/// A salt for a body.
///
/// # Errors
/// [`LogError::Random`].
pub fn salt() -> Result<[u8; SALT_BYTES], LogError> {
    random()
}

/// A log that was begun or taken back.
#[derive(Debug)]
pub struct Begun {
    /// The way to write into it.
    pub writer: LogWriter,
    /// What people compare before their nodes trust each other.
    pub fingerprint: Fingerprint,
    /// Where the signing key is.
    pub key_file: PathBuf,
}

/// Makes the node's keys and begins its log. With a name, what the member is called is its second entry.
///
/// The recovery key is given to `show` before anything is written: so there is no log whose recovery key nobody has seen.
///
/// # Errors
/// A node that has a key already; what `show` reports; what the system and the database report.
pub async fn begin(
    home: &Home,
    store: &Arc<dyn LogStore>,
    name: Option<Line>,
    clock: Clock,
    show: &mut (dyn FnMut(&RecoveryKey) -> io::Result<()> + Send),
) -> Result<Begun, LogError> {
    let path = home.signing_key();
    if let Some(present) = KeyFile::read(&path)? {
        return Err(LogError::KeyExists {
            path,
            log: present.log,
        });
    }
    let (key, recovery) = (
        NodeKey::from_seed(random()?),
        RecoveryKey::new(NodeKey::from_seed(random()?)),
    );
    let log = log_id(&key.public(), &recovery.key().public());
    show(&recovery).map_err(LogError::io("the recovery key"))?;
    KeyFile {
        log,
        key: key.clone(),
    }
    .create(&path)?;
    let public = recovery.key().public();
    let writer = LogWriter::begin(Arc::clone(store), key, public, salt()?, clock).await?;
    if let Some(name) = name {
        let record = RecordId::only("member", log).expect("`member` is one word");
        let act = MemberAct::Set(MemberSet {
            name: Change::Set(name),
            ..MemberSet::default()
        });
        let draft = Draft::new(act, record, PersonId::NODE, Audience::CLEAR, salt()?)?;
        writer.append(draft).await?;
    }
    Ok(Begun {
        writer,
        fingerprint: Fingerprint::of(&log),
        key_file: path,
    })
}

/// Opens the node's own log for writing.
///
/// # Errors
/// No key, a key that others can read or that is not the log's; what the database reports.
pub async fn open_own(home: &Home, store: &Arc<dyn LogStore>, clock: Clock) -> Result<LogWriter, LogError> {
    let path = home.signing_key();
    let present = KeyFile::read(&path)?.ok_or_else(|| LogError::NoKey(path.clone()))?;
    let opened = LogWriter::open(Arc::clone(store), present.log, present.key, Arc::clone(&clock)).await;
    let Err(WriteError::OtherKey { .. }) = opened else {
        return Ok(opened?);
    };
    // The keys were changed, and the process ended before the new key was in its place.
    let waiting = keys::next(&path);
    let Some(next) = KeyFile::read(&waiting)? else {
        return Ok(opened?);
    };
    let writer = LogWriter::open(Arc::clone(store), next.log, next.key, clock).await?;
    keys::put_in_place(&waiting, &path)?;
    Ok(writer)
}

/// Gives the node's log another signing key, which the present one vouches for. Whoever else has the log open for writing, a
/// server say, must open it again.
///
/// # Errors
/// As [`open_own`]; what the system reports.
pub async fn rotate(home: &Home, store: &Arc<dyn LogStore>, clock: Clock) -> Result<Begun, LogError> {
    let writer = open_own(home, store, clock).await?;
    let path = home.signing_key();
    let waiting = keys::next(&path);
    let next = KeyFile {
        log: writer.log(),
        key: NodeKey::from_seed(random()?),
    };
    next.create(&waiting)?;
    if let Err(error) = writer.rotate(next.key, salt()?).await {
        // Kept where the key may be the log's by now.
        if !matches!(error, WriteError::Uncertain(_)) {
            std::fs::remove_file(&waiting).map_err(LogError::io(&waiting))?;
        }
        return Err(error.into());
    }
    keys::put_in_place(&waiting, &path)?;
    Ok(Begun {
        fingerprint: Fingerprint::of(&writer.log()),
        writer,
        key_file: path,
    })
}

/// Takes a log back with its recovery key: makes another signing key and another recovery key. Entries from place `from` on were not
/// the node's own; without it all of them were.
///
/// The new recovery key is given to `show` before anything is written.
///
/// # Errors
/// A recovery key of no log that is here; what `show` reports; what the system and the database report.
pub async fn recover(
    home: &Home,
    store: &Arc<dyn LogStore>,
    recovery: &RecoveryKey,
    from: Option<u64>,
    clock: Clock,
    show: &mut (dyn FnMut(&RecoveryKey) -> io::Result<()> + Send),
) -> Result<Begun, LogError> {
    let mut own = None;
    for head in store.heads().await? {
        let keys = ortaq_store::log::keys(&**store, &head.log).await?;
        if keys.is_some_and(|keys| *keys.recovery_key() == recovery.key().public()) {
            own = Some(head);
        }
    }
    let head = own.ok_or(LogError::OtherRecoveryKey)?;
    let (key, next) = (
        NodeKey::from_seed(random()?),
        RecoveryKey::new(NodeKey::from_seed(random()?)),
    );
    show(&next).map_err(LogError::io("the recovery key"))?;
    let path = home.signing_key();
    let waiting = keys::next(&path);
    let file = KeyFile {
        log: head.log,
        key: key.clone(),
    };
    file.create(&waiting)?;
    let revocation = Revocation {
        from: from.unwrap_or(head.size),
        key: key.public(),
        recovery: next.key().public(),
    };
    let (store, by, salt) = (Arc::clone(store), recovery.key().clone(), salt()?);
    let recovered = LogWriter::recover(store, head.log, by, revocation, key, salt, clock).await;
    let writer = match recovered {
        Ok(writer) => writer,
        Err(error) => {
            // Kept where the key may be the log's by now.
            if !matches!(error, WriteError::Uncertain(_)) {
                std::fs::remove_file(&waiting).map_err(LogError::io(&waiting))?;
            }
            return Err(error.into());
        }
    };
    keys::put_in_place(&waiting, &path)?;
    Ok(Begun {
        writer,
        fingerprint: Fingerprint::of(&head.log),
        key_file: path,
    })
}

/// Follows every log that is here.
///
/// # Errors
/// The first thing that is wrong.
pub async fn verify_all(
    store: &dyn LogStore,
    progress: &mut (dyn FnMut(&LogHead, u64) + Send),
) -> Result<Vec<Verified>, Unsound> {
    let mut verified = Vec::new();
    for head in store.heads().await? {
        verified.push(verify(store, &head, &mut |done| progress(&head, done)).await?);
    }
    Ok(verified)
}
