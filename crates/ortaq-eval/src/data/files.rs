//! Reading files of a data folder within limits, compressed or not.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use serde::de::DeserializeOwned;

use super::DataError;
use crate::limits::{FILE_BYTES, LINE_BYTES};

/// One file and its name inside the data folder.
#[derive(Debug, Clone)]
pub(super) struct DataFile {
    pub part: String,
    pub path: PathBuf,
}

impl DataFile {
    pub fn malformed(&self, line: usize, reason: impl ToString) -> DataError {
        let (part, path) = (self.part.clone(), self.path.clone());
        DataError::Malformed {
            part,
            path,
            line,
            reason: reason.to_string(),
        }
    }

    fn io(&self, source: io::Error) -> DataError {
        let (part, path) = (self.part.clone(), self.path.clone());
        match source.kind() {
            io::ErrorKind::NotFound => DataError::Missing { part, path },
            _ => DataError::Io { part, path, source },
        }
    }

    fn too_large(&self, limit: u64) -> DataError {
        DataError::TooLarge {
            part: self.part.clone(),
            path: self.path.clone(),
            limit,
        }
    }

    fn reader(&self, limit: u64) -> Result<impl BufRead + use<>, DataError> {
        let file = File::open(&self.path).map_err(|e| self.io(e))?;
        let compressed = self.path.extension().is_some_and(|e| e == "gz");
        let plain: Box<dyn Read> = if compressed {
            Box::new(MultiGzDecoder::new(file))
        } else {
            Box::new(file)
        };
        // One byte more than the limit tells a file at the limit from one beyond it.
        Ok(BufReader::new(plain.take(limit + 1)))
    }

    /// The whole file, decompressed.
    pub fn bytes(&self, limit: u64) -> Result<Vec<u8>, DataError> {
        let mut bytes = Vec::new();
        self.reader(limit)?
            .read_to_end(&mut bytes)
            .map_err(|e| self.io(e))?;
        if bytes.len() as u64 > limit {
            Err(self.too_large(limit))
        } else {
            Ok(bytes)
        }
    }

    /// Calls `each` with every line (its number from 1, its text without the line ending).
    pub fn each_line(&self, each: impl FnMut(usize, &str) -> Result<(), DataError>) -> Result<(), DataError> {
        self.each_line_within(FILE_BYTES, LINE_BYTES, each)
    }

    fn each_line_within(
        &self,
        file_limit: u64,
        line_limit: u64,
        mut each: impl FnMut(usize, &str) -> Result<(), DataError>,
    ) -> Result<(), DataError> {
        let mut reader = self.reader(file_limit)?;
        let mut line = Vec::new();
        let mut total = 0;
        for number in 1.. {
            line.clear();
            let read = (&mut reader)
                .take(line_limit + 1)
                .read_until(b'\n', &mut line)
                .map_err(|e| self.io(e))?;
            total += read as u64;
            if read == 0 {
                break;
            }
            if total > file_limit {
                return Err(self.too_large(file_limit));
            }
            if line.len() as u64 > line_limit {
                return Err(self.malformed(number, format!("longer than {line_limit} bytes")));
            }
            let text = std::str::from_utf8(&line).map_err(|e| self.malformed(number, e))?;
            let text = if number == 1 {
                text.trim_start_matches('\u{feff}')
            } else {
                text
            };
            each(number, text.trim_end_matches(['\n', '\r']))?;
        }
        Ok(())
    }
}

/// One JSON object a line; blank lines are passed over.
pub(super) fn json_lines<T: DeserializeOwned>(file: &DataFile) -> Result<Vec<T>, DataError> {
    let mut items = Vec::new();
    file.each_line(|number, line| {
        if !line.trim().is_empty() {
            items.push(serde_json::from_str(line).map_err(|e| file.malformed(number, e))?);
        }
        Ok(())
    })?;
    Ok(items)
}

/// A folder inside the data folder with the names of its files, sorted.
#[derive(Debug)]
pub(super) struct Folder {
    name: String,
    path: PathBuf,
    names: Vec<String>,
}

impl Folder {
    pub fn open(root: &Path, name: &str) -> Result<Self, DataError> {
        let path = root.join(name);
        let here = DataFile {
            part: name.to_owned(),
            path: path.clone(),
        };
        let mut names = Vec::new();
        for entry in std::fs::read_dir(&path).map_err(|e| here.io(e))? {
            // A name that is not Unicode cannot be one of the layout's.
            names.extend(entry.map_err(|e| here.io(e))?.file_name().into_string().ok());
        }
        names.sort_unstable();
        Ok(Self {
            name: name.to_owned(),
            path,
            names,
        })
    }

    /// The name of the folder inside the data folder.
    pub fn part(&self) -> &str {
        &self.name
    }

    pub fn file(&self, name: &str) -> DataFile {
        DataFile {
            part: format!("{}/{name}", self.name),
            path: self.path.join(name),
        }
    }

    pub fn holds(&self, name: &str) -> bool {
        self.names.binary_search_by(|n| n.as_str().cmp(name)).is_ok()
    }

    /// Files with this ending (also compressed), with their names before it.
    pub fn ending<'a>(&'a self, ending: &'a str) -> impl Iterator<Item = (&'a str, DataFile)> {
        self.names.iter().filter_map(move |name| {
            let plain = name.strip_suffix(".gz").unwrap_or(name);
            Some((plain.strip_suffix(ending)?, self.file(name)))
        })
    }

    /// `sets`, or the error that the folder holds none.
    pub fn some<T>(&self, sets: Vec<T>, pattern: &str) -> Result<Vec<T>, DataError> {
        if sets.is_empty() {
            let part = format!("{}/{pattern}", self.name);
            return Err(DataError::Missing {
                part,
                path: self.path.join(pattern),
            });
        }
        Ok(sets)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn file(name: &str, bytes: &[u8]) -> (tempfile::TempDir, DataFile) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        (
            folder,
            DataFile {
                part: name.into(),
                path,
            },
        )
    }

    fn lines(file: &DataFile, file_limit: u64, line_limit: u64) -> Result<Vec<String>, DataError> {
        let mut lines = Vec::new();
        file.each_line_within(file_limit, line_limit, |_, line| {
            lines.push(line.to_owned());
            Ok(())
        })?;
        Ok(lines)
    }

    #[test]
    fn lines_come_without_endings_and_byte_order_mark() {
        let (_folder, file) = file("a.txt", "\u{feff}bir\r\niki\n\nüç".as_bytes());
        assert_eq!(lines(&file, 100, 100).unwrap(), ["bir", "iki", "", "üç"]);
    }

    #[test]
    fn a_file_at_the_limit_is_read_and_one_byte_more_is_refused() {
        let (_folder, file) = file("a.txt", b"0123456789");
        assert_eq!(file.bytes(10).unwrap().len(), 10);
        assert!(matches!(file.bytes(9), Err(DataError::TooLarge { limit: 9, .. })));
        assert!(matches!(
            lines(&file, 9, 100),
            Err(DataError::TooLarge { limit: 9, .. })
        ));
        assert_eq!(lines(&file, 10, 10).unwrap().len(), 1);
        assert!(matches!(
            lines(&file, 10, 9),
            Err(DataError::Malformed { line: 1, .. })
        ));
    }

    #[test]
    fn a_small_file_that_unpacks_into_a_large_one_is_refused() {
        let mut gz = GzEncoder::new(Vec::new(), Compression::best());
        gz.write_all(&vec![b'a'; 1 << 20]).unwrap();
        let (_folder, file) = file("bomb.txt.gz", &gz.finish().unwrap());
        assert!(matches!(file.bytes(1 << 16), Err(DataError::TooLarge { .. })));
    }

    #[test]
    fn a_broken_line_is_named_by_its_number() {
        let (_folder, file) = file("a.jsonl", b"{\"a\":1}\n\n{oops}\n");
        let error = json_lines::<serde_json::Value>(&file).unwrap_err();
        assert!(matches!(error, DataError::Malformed { line: 3, .. }), "{error}");
    }
}
