//! The key that seals the secrets of authenticator apps and what browsers keep for us while somebody signs in, in a file of its own: a copy of the database alone opens none of them.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};

use super::{PeopleError, random};

/// Longest key file, in bytes. One has some 200.
const MAX_KEY_FILE_BYTES: u64 = 4_096;
/// Bytes of the number that is used once, in front of what is sealed.
const NONCE_BYTES: usize = 24;

const HEADING: &str = "\
# The key that seals the second factors of this node's people. Keep it secret, and apart from backups of the database.
";

/// Seals with XChaCha20-Poly1305: whoever opens knows that nothing was changed, and for whom it was sealed.
pub(super) struct Seal(XChaCha20Poly1305);

impl Seal {
    /// Reads the key, making it where there is none.
    ///
    /// # Errors
    /// A file that others can read, or of another form; what the system reports.
    pub fn open(path: &Path) -> Result<Self, PeopleError> {
        match Self::read(path)? {
            Some(seal) => Ok(seal),
            None => {
                Self::create(path)?;
                Self::read(path)?.ok_or_else(|| PeopleError::KeyForm(path.to_owned()))
            }
        }
    }

    fn read(path: &Path) -> Result<Option<Self>, PeopleError> {
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(PeopleError::io(path)(error)),
        };
        let mode = file
            .metadata()
            .map_err(PeopleError::io(path))?
            .permissions()
            .mode();
        if mode & 0o077 != 0 {
            return Err(PeopleError::KeyOpen(path.to_owned()));
        }
        let mut text = String::new();
        file.take(MAX_KEY_FILE_BYTES)
            .read_to_string(&mut text)
            .map_err(PeopleError::io(path))?;
        let key = text.lines().find_map(|line| line.strip_prefix("key "));
        let key = key.and_then(|digits| digits.trim().parse::<super::Secret>().ok());
        let key = key.ok_or_else(|| PeopleError::KeyForm(path.to_owned()))?;
        Ok(Some(Self(XChaCha20Poly1305::new(&key.into_bytes().into()))))
    }

    fn create(path: &Path) -> Result<(), PeopleError> {
        let text = format!("{HEADING}key {}\n", super::Secret::new()?);
        let folder = path.parent().unwrap_or(Path::new("."));
        // Made for its owner alone, and put in its place when it is whole.
        let mut whole = tempfile::NamedTempFile::new_in(folder).map_err(PeopleError::io(folder))?;
        whole.write_all(text.as_bytes()).map_err(PeopleError::io(path))?;
        whole.as_file().sync_all().map_err(PeopleError::io(path))?;
        match whole.persist_noclobber(path) {
            Ok(_) => {}
            // Another process was faster: its key is the key.
            Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => return Ok(()),
            Err(failed) => return Err(PeopleError::io(path)(failed.error)),
        }
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(PeopleError::io(folder))
    }

    /// Seals a secret for one use: of a person, of a ceremony.
    pub fn close(&self, context: &[u8], secret: &[u8]) -> Result<Vec<u8>, PeopleError> {
        let nonce: [u8; NONCE_BYTES] = random()?;
        let payload = Payload {
            msg: secret,
            aad: context,
        };
        let sealed = self
            .0
            .encrypt(&nonce.into(), payload)
            .map_err(|_| PeopleError::Hashing)?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// Opens what was sealed for a use; none where the key is another one, the use is, or anything was changed.
    pub fn unseal(&self, context: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>()?;
        let payload = Payload {
            msg: sealed,
            aad: context,
        };
        self.0.decrypt(&(*nonce).into(), payload).ok()
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, Permissions};

    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_use_with_its_key_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("people.key");
        let seal = Seal::open(&path).unwrap();
        let (person, other) = ([1; 16], [2; 16]);
        let sealed = seal.close(&person, b"secret").unwrap();
        assert!(!sealed.windows(6).any(|part| part == b"secret"));
        let again = Seal::open(&path).unwrap();
        assert_eq!(again.unseal(&person, &sealed).as_deref(), Some(&b"secret"[..]));
        assert_eq!(again.unseal(&other, &sealed), None);
        let mut changed = sealed.clone();
        changed[30] ^= 1;
        assert_eq!(again.unseal(&person, &changed), None);
        assert_eq!(again.unseal(&person, &sealed[..10]), None);
        fs::remove_file(&path).unwrap();
        assert_eq!(Seal::open(&path).unwrap().unseal(&person, &sealed), None);
    }

    #[test]
    fn the_key_is_its_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("people.key");
        Seal::open(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(Seal::open(&path), Err(PeopleError::KeyOpen(_))));
        fs::write(&path, "key abc\n").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        assert!(matches!(Seal::open(&path), Err(PeopleError::KeyForm(_))));
    }
}
