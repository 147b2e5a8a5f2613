//! Where the keys of a node are: the signing key in a file that its owner alone can read, the recovery key nowhere on the machine.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use ortaq_core::ids::LogId;
use ortaq_core::keys::NodeKey;
use sha2::{Digest, Sha256};

use super::LogError;

/// Longest key file, in bytes. One has some 300.
const MAX_KEY_FILE_BYTES: u64 = 4_096;
/// Bytes of a recovery key's checksum.
const CHECKSUM_BYTES: usize = 2;
/// Digits of a group in which a recovery key is written.
const GROUP: usize = 4;

const HEADING: &str = "\
# The signing key of an Ortaq node. Whoever has it can write in the node's log.
# Keep it secret, and do not keep it together with backups of the database.
";

/// The signing key of a node.
#[derive(Debug, Clone)]
pub struct KeyFile {
    /// The node's log.
    pub log: LogId,
    /// The key that signs it.
    pub key: NodeKey,
}

impl KeyFile {
    /// Reads the file; `None` where there is none.
    ///
    /// # Errors
    /// A file that others can read, or of another form.
    pub fn read(path: &Path) -> Result<Option<Self>, LogError> {
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(LogError::io(path)(error)),
        };
        let mode = file.metadata().map_err(LogError::io(path))?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(LogError::KeyOpen(path.to_owned()));
        }
        let mut bytes = Vec::new();
        file.take(MAX_KEY_FILE_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(LogError::io(path))?;
        let form = || LogError::KeyForm(path.to_owned());
        let text = String::from_utf8(bytes).map_err(|_| form())?;
        let value = |name: &str| {
            let line = text
                .lines()
                .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
            line.map(str::trim).ok_or_else(form)
        };
        let log = value("log")?.parse().map_err(|_| form())?;
        let seed = digits(value("seed")?).ok_or_else(form)?;
        Ok(Some(Self {
            log,
            key: NodeKey::from_seed(seed),
        }))
    }

    /// Writes the file, which must not be there yet, and waits until it is on disk.
    pub(super) fn create(&self, path: &Path) -> Result<(), LogError> {
        let folder = folder(path);
        fs::create_dir_all(folder).map_err(LogError::io(folder))?;
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path);
        let mut file = file.map_err(LogError::io(path))?;
        let text = format!("{HEADING}log {}\nseed {}\n", self.log, hex(&self.key.seed()));
        file.write_all(text.as_bytes()).map_err(LogError::io(path))?;
        file.sync_all().map_err(LogError::io(path))?;
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(LogError::io(folder))
    }
}

/// Where a key waits until the log has named it.
pub(super) fn next(path: &Path) -> PathBuf {
    path.with_extension("key.next")
}

/// Puts the key that waited in the place of the one before.
pub(super) fn put_in_place(waiting: &Path, path: &Path) -> Result<(), LogError> {
    fs::rename(waiting, path).map_err(LogError::io(path))?;
    let folder = folder(path);
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(LogError::io(folder))
}

fn folder(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// The key that takes a log back when the signing key was lost or stolen. It is shown once and kept on paper.
///
/// Written as hexadecimal digits in groups of four: 64 of the key, four of a checksum that tells a slip of the pen.
#[derive(Clone)]
pub struct RecoveryKey(NodeKey);

/// What was typed is no recovery key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidRecoveryKey {
    /// Another number of digits, or other characters.
    #[error("a recovery key has 68 digits of 0-9 and a-f in groups of four")]
    Form,
    /// The checksum does not fit.
    #[error("the recovery key has a mistake: its last four digits do not fit the others")]
    Checksum,
}

impl RecoveryKey {
    pub(super) fn new(key: NodeKey) -> Self {
        Self(key)
    }

    /// The key.
    #[must_use]
    pub fn key(&self) -> &NodeKey {
        &self.0
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecoveryKey({:?})", self.0)
    }
}

impl fmt::Display for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seed = self.0.seed();
        let digits = hex(&seed) + &hex(&checksum(&seed));
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

impl FromStr for RecoveryKey {
    type Err = InvalidRecoveryKey;

    fn from_str(text: &str) -> Result<Self, InvalidRecoveryKey> {
        let typed: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let bytes: [u8; 32 + CHECKSUM_BYTES] =
            digits(&typed.to_ascii_lowercase()).ok_or(InvalidRecoveryKey::Form)?;
        let (seed, sum) = bytes.split_at(32);
        let seed = <[u8; 32]>::try_from(seed).map_err(|_| InvalidRecoveryKey::Form)?;
        if sum != checksum(&seed) {
            return Err(InvalidRecoveryKey::Checksum);
        }
        Ok(Self(NodeKey::from_seed(seed)))
    }
}

fn checksum(seed: &[u8; 32]) -> [u8; CHECKSUM_BYTES] {
    let digest = Sha256::digest(seed);
    [digest[0], digest[1]]
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn digits<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use ortaq_core::keys::log_id;

    use super::*;

    fn recovery() -> RecoveryKey {
        RecoveryKey::new(NodeKey::from_seed([0xab; 32]))
    }

    #[test]
    fn a_recovery_key_survives_paper_and_a_slip_of_the_pen_is_noticed() {
        let written = recovery().to_string();
        assert_eq!(written, format!("{} {}", ["abab"; 16].join(" "), &written[80..]));
        for typed in [
            written.clone(),
            written.replace(' ', ""),
            written.to_uppercase(),
            written.replace(' ', "-\n"),
        ] {
            assert_eq!(
                typed.parse::<RecoveryKey>().unwrap().key().seed(),
                [0xab; 32],
                "{typed}"
            );
        }
        let slip = written.replacen("ab", "ba", 1);
        assert_eq!(
            slip.parse::<RecoveryKey>().unwrap_err(),
            InvalidRecoveryKey::Checksum
        );
        for bad in [&written[1..], "", "abab", &written.replacen('a', "g", 1)] {
            assert_eq!(
                bad.parse::<RecoveryKey>().unwrap_err(),
                InvalidRecoveryKey::Form,
                "{bad}"
            );
        }
        assert!(!format!("{:?}", recovery()).contains("abab"));
    }

    #[test]
    fn a_key_file_is_its_owners_alone_and_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("home/node.key");
        assert!(KeyFile::read(&path).unwrap().is_none());
        let key = NodeKey::from_seed([1; 32]);
        let file = KeyFile {
            log: log_id(&key.public(), &recovery().key().public()),
            key,
        };
        file.create(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let read = KeyFile::read(&path).unwrap().unwrap();
        assert_eq!((read.log, read.key.seed()), (file.log, file.key.seed()));
        assert!(matches!(file.create(&path), Err(LogError::Io { .. })));

        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(KeyFile::read(&path), Err(LogError::KeyOpen(_))));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        for bad in ["", "log x\nseed y\n", &"#".repeat(5_000)] {
            fs::write(&path, bad).unwrap();
            assert!(matches!(KeyFile::read(&path), Err(LogError::KeyForm(_))), "{bad}");
        }
    }
}
