//! The texts behind an index, mapped: a search reads them without asking the knowledge base.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use memmap2::Mmap;
use ortaq_lang::Language;

use super::IndexError;
use crate::mapping;

const MAGIC: &[u8; 8] = b"ORTQROW2";
const HEADER: usize = 16;
/// key (8), end of the text (8), language (4).
const ENTRY: usize = 20;

/// One claim that is to be found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row<'a> {
    /// Number by which the caller knows it.
    pub key: u64,
    /// Its language.
    pub language: Language,
    /// The claim.
    pub text: &'a str,
}

/// The rows of an index.
pub(super) struct Rows {
    map: Mmap,
    count: usize,
}

/// Writes rows to `path` and makes them durable.
pub(super) fn write(path: &Path, rows: &[Row<'_>]) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    out.write_all(MAGIC)?;
    out.write_all(&(rows.len() as u64).to_le_bytes())?;
    let mut end = 0_u64;
    for row in rows {
        end += row.text.len() as u64;
        out.write_all(&row.key.to_le_bytes())?;
        out.write_all(&end.to_le_bytes())?;
        out.write_all(&(row.language.index() as u32).to_le_bytes())?;
    }
    for row in rows {
        out.write_all(row.text.as_bytes())?;
    }
    out.into_inner()
        .map_err(io::IntoInnerError::into_error)?
        .sync_all()
}

impl Rows {
    pub(super) fn open(path: &Path) -> Result<Self, IndexError> {
        let damaged = || IndexError::Damaged(path.to_owned());
        let map = mapping::map(&File::open(path)?)?;
        let header = map.get(..HEADER).ok_or_else(damaged)?;
        if !header.starts_with(MAGIC) {
            return Err(damaged());
        }
        let count = usize::try_from(number(header, 8)).map_err(|_| damaged())?;
        let texts = count
            .checked_mul(ENTRY)
            .and_then(|n| n.checked_add(HEADER))
            .ok_or_else(damaged)?;
        let rows = Self { map, count };
        let length = if count == 0 {
            0
        } else {
            rows.end(count - 1).ok_or_else(damaged)?
        };
        if texts.checked_add(length) == Some(rows.map.len()) {
            Ok(rows)
        } else {
            Err(damaged())
        }
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// A row; `None` beyond the last, or where the file was damaged after it was opened.
    pub(super) fn get(&self, at: usize) -> Option<Row<'_>> {
        let entry = self.entry(at)?;
        let start = if at == 0 { 0 } else { self.end(at - 1)? };
        let texts = HEADER + self.count * ENTRY;
        let text = self
            .map
            .get(texts.checked_add(start)?..texts.checked_add(self.end(at)?)?)?;
        Some(Row {
            key: number(entry, 0),
            language: *Language::ALL.get(entry[16] as usize)?,
            text: std::str::from_utf8(text).ok()?,
        })
    }

    fn entry(&self, at: usize) -> Option<&[u8]> {
        if at >= self.count {
            return None;
        }
        self.map.get(HEADER + at * ENTRY..HEADER + (at + 1) * ENTRY)
    }

    fn end(&self, at: usize) -> Option<usize> {
        usize::try_from(number(self.entry(at)?, 8)).ok()
    }
}

fn number(bytes: &[u8], at: usize) -> u64 {
    let mut number = [0; 8];
    number.copy_from_slice(&bytes[at..at + 8]);
    u64::from_le_bytes(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_and_a_cut_file_is_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows");
        let rows = [
            Row {
                key: 7,
                language: Language::Az,
                text: "Göl quruyub.",
            },
            Row {
                key: 9,
                language: Language::Ru,
                text: "",
            },
            Row {
                key: 1 << 40,
                language: Language::Other,
                text: "x",
            },
        ];
        write(&path, &rows).unwrap();
        let read = Rows::open(&path).unwrap();
        assert_eq!((0..3).map(|at| read.get(at).unwrap()).collect::<Vec<_>>(), rows);
        assert_eq!(read.get(3), None);
        let bytes = std::fs::read(&path).unwrap();
        for length in [0, 5, HEADER, bytes.len() - 1] {
            std::fs::write(&path, &bytes[..length]).unwrap();
            assert!(
                matches!(Rows::open(&path), Err(IndexError::Damaged(_) | IndexError::Io(_))),
                "{length}"
            );
        }
    }
}
