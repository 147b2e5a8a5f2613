//! Reading one file out of a ZIP archive, by name and within a limit.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use zip::ZipArchive;

use super::PullError;
use crate::limits::MODEL_SOURCE_BYTES;

/// Writes the member `name` of `archive` to `to`, which appears whole or not at all.
pub(super) fn extract(archive: &Path, name: &str, to: &Path) -> Result<(), PullError> {
    extract_within(MODEL_SOURCE_BYTES, archive, name, to)
}

fn extract_within(limit: u64, archive: &Path, name: &str, to: &Path) -> Result<(), PullError> {
    let unexpected = |reason: String| {
        let archive = archive
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        PullError::Archive { archive, reason }
    };
    let file = File::open(archive).map_err(|e| PullError::io(archive, e))?;
    let mut zip = ZipArchive::new(file).map_err(|e| unexpected(e.to_string()))?;
    let member = zip
        .by_name(name)
        .map_err(|e| unexpected(format!("{name}: {e}")))?;
    let folder = to.parent().unwrap_or(Path::new("."));
    let mut whole = tempfile::NamedTempFile::new_in(folder).map_err(|e| PullError::io(folder, e))?;
    let copied = io::copy(&mut member.take(limit + 1), &mut whole).map_err(|e| PullError::io(to, e))?;
    if copied > limit {
        return Err(PullError::TooLarge {
            file: name.to_owned(),
            limit,
        });
    }
    whole.persist(to).map_err(|e| PullError::io(to, e.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn archive(folder: &Path) -> std::path::PathBuf {
        let path = folder.join("a.whl");
        let mut zip = ZipWriter::new(File::create(&path).unwrap());
        zip.start_file("model/weights.bin", SimpleFileOptions::default())
            .unwrap();
        zip.write_all(&[7; 100]).unwrap();
        zip.finish().unwrap();
        path
    }

    #[test]
    fn a_member_is_taken_up_to_the_limit_and_nothing_is_left_beyond_it() {
        let folder = tempfile::tempdir().unwrap();
        let (archive, to) = (archive(folder.path()), folder.path().join("out"));
        let over = extract_within(99, &archive, "model/weights.bin", &to);
        assert!(matches!(over, Err(PullError::TooLarge { limit: 99, .. })));
        assert!(!to.exists());
        extract_within(100, &archive, "model/weights.bin", &to).unwrap();
        assert_eq!(std::fs::read(&to).unwrap(), [7; 100]);
    }

    #[test]
    fn an_archive_without_the_member_or_that_is_none_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("out");
        let error = extract(&archive(folder.path()), "other", &to).unwrap_err();
        assert!(error.to_string().starts_with("a.whl"), "{error}");
        let broken = folder.path().join("b.whl");
        std::fs::write(&broken, "PK").unwrap();
        assert!(matches!(
            extract(&broken, "other", &to),
            Err(PullError::Archive { .. })
        ));
    }
}
