//! Writing a vector index row by row.

use std::fs::File;
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::VectorError;
use super::codes::code;
use super::format::Layout;
use crate::encoder::{CODED, CodedPanel};
use crate::limits::VECTOR_INDEX_ROWS;
use crate::model::architecture::HIDDEN;
use crate::model::{DEPTH, PANEL};

/// Largest magnitude of a 16-bit value.
const LARGEST_FINE: f32 = 32767.0;

/// An index in the making. Rows go to temporary files; per row only 9 bytes stay in memory.
pub struct VectorIndexBuilder {
    path: PathBuf,
    folder: PathBuf,
    codes: BufWriter<File>,
    fine: BufWriter<File>,
    panel: CodedPanel,
    code_scales: Vec<f32>,
    fine_scales: Vec<f32>,
    groups: Vec<u8>,
}

impl VectorIndexBuilder {
    /// Starts an index that will appear at `path` when it is finished.
    ///
    /// # Errors
    /// The folder cannot be made or written to.
    pub fn create(path: &Path) -> Result<Self, VectorError> {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        let failed = |source| VectorError::Io {
            path: folder.clone(),
            source,
        };
        std::fs::create_dir_all(&folder).map_err(failed)?;
        let temporary = || tempfile::tempfile_in(&folder).map(BufWriter::new).map_err(failed);
        let (codes, fine) = (temporary()?, temporary()?);
        Ok(Self {
            path: path.to_owned(),
            codes,
            fine,
            panel: [0; _],
            code_scales: Vec::new(),
            fine_scales: Vec::new(),
            groups: Vec::new(),
            folder,
        })
    }

    /// Number of rows so far.
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// Whether there are no rows yet.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Adds a row of [`crate::encoder::DIMENSIONS`] numbers with its group (0 where groups are not used).
    ///
    /// # Errors
    /// A row of another width or with a number that is not finite, one row too many, or a full disk.
    pub fn push(&mut self, vector: &[f32], group: u8) -> Result<(), VectorError> {
        let row = self.len();
        let refuse = |reason: &str| {
            Err(VectorError::Row {
                row,
                reason: reason.to_owned(),
            })
        };
        if vector.len() != HIDDEN {
            return refuse(&format!("it has {} numbers, not {HIDDEN}", vector.len()));
        }
        if vector.iter().any(|value| !value.is_finite()) {
            return refuse("it holds a number that is not finite");
        }
        if row == VECTOR_INDEX_ROWS {
            return refuse(&format!("an index has at most {VECTOR_INDEX_ROWS} rows"));
        }
        let mut coded = [0; CODED];
        self.code_scales.push(code(vector, &mut coded));
        self.groups.push(group);
        for (step, four) in coded.as_chunks::<DEPTH>().0.iter().enumerate() {
            let at = (step * PANEL + row % PANEL) * DEPTH;
            self.panel[at..at + DEPTH].copy_from_slice(four);
        }
        self.push_fine(vector)
            .and_then(|()| self.flush_panel(row % PANEL + 1 == PANEL))
            .map_err(|e| self.failed(e))
    }

    fn push_fine(&mut self, vector: &[f32]) -> io::Result<()> {
        let largest = vector
            .iter()
            .fold(0f32, |largest, value| largest.max(value.abs()));
        let scale = largest / LARGEST_FINE;
        let mut fine = [0i16; HIDDEN];
        // Divided and not multiplied by the inverse, which is infinite for the smallest scales; 0/0 becomes 0.
        for (fine, value) in fine.iter_mut().zip(vector) {
            *fine = (value / scale).round_ties_even() as i16;
        }
        self.fine_scales.push(scale);
        self.fine.write_all(bytemuck::cast_slice(&fine))
    }

    fn flush_panel(&mut self, full: bool) -> io::Result<()> {
        if full {
            self.codes.write_all(&self.panel)?;
            self.panel.fill(0);
        }
        Ok(())
    }

    fn failed(&self, source: io::Error) -> VectorError {
        VectorError::Io {
            path: self.path.clone(),
            source,
        }
    }

    /// Makes the index durable and puts it in its place in one step; an index that was there is replaced.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn finish(mut self) -> Result<(), VectorError> {
        self.publish().map_err(|e| self.failed(e))
    }

    fn publish(&mut self) -> io::Result<()> {
        let rows = self.len();
        self.flush_panel(!rows.is_multiple_of(PANEL))?;
        let layout = Layout::new(rows);
        self.code_scales.resize(rows.next_multiple_of(PANEL), 0.0);
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(&layout.header())?;
        let rewound = |rows: &mut BufWriter<File>| -> io::Result<File> {
            rows.flush()?;
            let mut rows = rows.get_ref().try_clone()?;
            rows.seek(SeekFrom::Start(0))?;
            Ok(rows)
        };
        file.seek(SeekFrom::Start(layout.codes.start as u64))?;
        io::copy(&mut rewound(&mut self.codes)?, &mut file)?;
        file.seek(SeekFrom::Start(layout.fine.start as u64))?;
        io::copy(&mut rewound(&mut self.fine)?, &mut file)?;
        let floats = [
            (layout.code_scales.start, &self.code_scales),
            (layout.fine_scales.start, &self.fine_scales),
        ];
        for (start, values) in floats {
            file.seek(SeekFrom::Start(start as u64))?;
            file.write_all(bytemuck::cast_slice(values))?;
        }
        file.seek(SeekFrom::Start(layout.groups.start as u64))?;
        file.write_all(&self.groups)?;
        file.as_file().set_len(layout.length() as u64)?;
        file.as_file().sync_all()?;
        file.persist(&self.path).map_err(|e| e.error)?;
        Ok(())
    }
}
