//! Sound that was made before, in a folder of bounded size.
//!
//! A file is named by the SHA-256 of all that decides its content, begins with the SHA-256 of the rest, and appears whole
//! or not at all. A damaged file is as good as none. When the folder is full the files that were longest not read go.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

/// Bytes of the hash that a file begins with.
const HASH: usize = 32;

/// A folder of sounds.
#[derive(Debug)]
pub struct SoundCache {
    folder: PathBuf,
    max_bytes: u64,
    /// Bytes in the folder.
    held: Mutex<u64>,
}

impl SoundCache {
    /// A cache in `folder`, which is made where there is none, of at most `max_bytes`.
    ///
    /// # Errors
    /// When the folder cannot be made or read.
    pub fn open(folder: impl Into<PathBuf>, max_bytes: u64) -> io::Result<Self> {
        let folder = folder.into();
        fs::create_dir_all(&folder)?;
        let cache = Self {
            folder,
            max_bytes,
            held: Mutex::new(0),
        };
        let held = cache.files()?.iter().map(|file| file.bytes).sum();
        *cache.held.lock().unwrap_or_else(PoisonError::into_inner) = held;
        cache.make_room(0)?;
        Ok(cache)
    }

    /// What was kept under a key.
    pub(super) fn get(&self, key: &Key) -> Option<Vec<u8>> {
        let path = self.folder.join(key.name());
        let mut file = File::open(&path).ok()?;
        let mut hash = [0; HASH];
        file.read_exact(&mut hash).ok()?;
        let mut content = Vec::new();
        file.read_to_end(&mut content).ok()?;
        if Sha256::digest(&content)[..] != hash {
            return None;
        }
        // Where the time cannot be set the file only goes earlier.
        let _ = file.set_modified(SystemTime::now());
        Some(content)
    }

    /// Keeps something, unless it is larger than the whole cache.
    ///
    /// # Errors
    /// When it cannot be written; nothing of it is left then.
    pub(super) fn put(&self, key: &Key, content: &[u8]) -> io::Result<()> {
        let bytes = (HASH + content.len()) as u64;
        if bytes > self.max_bytes {
            return Ok(());
        }
        self.make_room(bytes)?;
        let mut file = tempfile::Builder::new()
            .prefix(UNFINISHED)
            .tempfile_in(&self.folder)?;
        file.write_all(&Sha256::digest(content))?;
        file.write_all(content)?;
        let path = self.folder.join(key.name());
        let before = fs::metadata(&path).map_or(0, |old| old.len());
        file.persist(&path).map_err(|error| error.error)?;
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        *held = held.saturating_add(bytes).saturating_sub(before);
        Ok(())
    }

    /// Removes the files that were longest not read until `bytes` more fit.
    fn make_room(&self, bytes: u64) -> io::Result<()> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.saturating_add(bytes) <= self.max_bytes {
            return Ok(());
        }
        let mut files = self.files()?;
        files.sort_by_key(|file| file.read);
        *held = files.iter().map(|file| file.bytes).sum();
        // A tenth more than is needed, so that not every file looks at the whole folder.
        let aim = (self.max_bytes - self.max_bytes / 10).saturating_sub(bytes);
        for file in files {
            if *held <= aim {
                break;
            }
            remove(&file.path)?;
            *held -= file.bytes;
        }
        Ok(())
    }

    fn files(&self) -> io::Result<Vec<Kept>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            // Another process may have removed it meanwhile.
            let Ok(found) = entry.metadata() else { continue };
            let unfinished = entry.file_name().to_string_lossy().starts_with(UNFINISHED);
            if found.is_file() && !unfinished {
                files.push(Kept {
                    path: entry.path(),
                    bytes: found.len(),
                    read: found.modified()?,
                });
            }
        }
        Ok(files)
    }
}

/// How the names of files begin that are being written.
const UNFINISHED: &str = ".unfinished-";

/// A file of the cache.
struct Kept {
    path: PathBuf,
    bytes: u64,
    read: SystemTime,
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// What decides a sound.
pub(super) struct Key([u8; HASH]);

impl Key {
    /// The key of parts; parts that differ never give the same key.
    pub(super) fn of(parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        Self(hash.finalize().into())
    }

    fn name(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> Key {
        Key::of(&[name])
    }

    #[test]
    fn what_was_put_comes_back_also_after_opening_again() {
        let folder = tempfile::tempdir().unwrap();
        let cache = SoundCache::open(folder.path(), 1000).unwrap();
        assert_eq!(cache.get(&key("a")), None);
        cache.put(&key("a"), b"sound").unwrap();
        assert_eq!(cache.get(&key("a")).unwrap(), b"sound");
        let again = SoundCache::open(folder.path(), 1000).unwrap();
        assert_eq!(again.get(&key("a")).unwrap(), b"sound");
        assert_eq!(again.get(&key("b")), None);
    }

    #[test]
    fn a_damaged_file_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let cache = SoundCache::open(folder.path(), 1000).unwrap();
        cache.put(&key("a"), b"sound").unwrap();
        let path = folder.path().join(key("a").name());
        let bytes = fs::read(&path).unwrap();
        for damaged in [&bytes[..bytes.len() - 1], &bytes[..10], &[]] {
            fs::write(&path, damaged).unwrap();
            assert_eq!(cache.get(&key("a")), None);
        }
        cache.put(&key("a"), b"sound").unwrap();
        assert_eq!(cache.get(&key("a")).unwrap(), b"sound");
    }

    #[test]
    fn a_full_folder_loses_what_was_longest_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let cache = SoundCache::open(folder.path(), 500).unwrap();
        for (age, name) in ["a", "b", "c"].into_iter().enumerate() {
            cache.put(&key(name), &[0; 100]).unwrap();
            let file = File::options()
                .write(true)
                .open(folder.path().join(key(name).name()));
            let time = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(age as u64);
            file.unwrap().set_modified(time).unwrap();
        }
        assert!(cache.get(&key("a")).is_some());
        cache.put(&key("d"), &[0; 100]).unwrap();
        let held: u64 = cache.files().unwrap().iter().map(|file| file.bytes).sum();
        assert!(held <= 500, "{held}");
        assert!(cache.get(&key("a")).is_some() && cache.get(&key("d")).is_some());
        assert_eq!(cache.get(&key("b")), None);
    }

    #[test]
    fn what_is_larger_than_the_cache_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let cache = SoundCache::open(folder.path(), 100).unwrap();
        cache.put(&key("fits"), &[0; 100 - HASH]).unwrap();
        cache.put(&key("not"), &[0; 101 - HASH]).unwrap();
        assert!(cache.get(&key("fits")).is_some());
        assert!(cache.get(&key("not")).is_none());
    }

    #[test]
    fn keys_know_where_a_part_ends() {
        assert_ne!(Key::of(&["ab", "c"]).name(), Key::of(&["a", "bc"]).name());
    }
}
