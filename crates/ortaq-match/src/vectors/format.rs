//! Where things lie in a vector index file.
//!
//! Little-endian: magic `ORTAQVEC`, version (`u32`), width of a row (`u32`), rows (`u64`), SHA-256 of
//! these; then, each part from a multiple of 64 bytes: rows in codes of two bits, in panels (the last one
//! filled up with zeros), `i16` rows, and per row `f32` scale of the codes, `f32` scale of the 16-bit
//! values, `u8` group.

use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::encoder::CodedPanel;
use crate::limits::VECTOR_INDEX_ROWS;
use crate::model::PANEL;
use crate::model::architecture::HIDDEN;

const MAGIC: [u8; 8] = *b"ORTAQVEC";
/// Rises with every change of the format; an index of another version is built again by its owner.
const VERSION: u32 = 2;
const FIELDS: usize = 24;
/// Length of the header with its checksum.
pub(super) const HEADER: usize = FIELDS + 32;
const ALIGNMENT: usize = 64;

/// The byte range of every part.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) rows: usize,
    pub(super) codes: Range<usize>,
    pub(super) fine: Range<usize>,
    pub(super) code_scales: Range<usize>,
    pub(super) fine_scales: Range<usize>,
    pub(super) groups: Range<usize>,
}

impl Layout {
    /// The layout for `rows` rows; `rows` is at most [`VECTOR_INDEX_ROWS`], so nothing overflows.
    pub(super) fn new(rows: usize) -> Self {
        let panels = rows.div_ceil(PANEL);
        let mut end = HEADER;
        let mut part = |length: usize| {
            let start = end.next_multiple_of(ALIGNMENT);
            end = start + length;
            start..end
        };
        Self {
            rows,
            codes: part(panels * size_of::<CodedPanel>()),
            fine: part(rows * HIDDEN * size_of::<i16>()),
            code_scales: part(panels * PANEL * size_of::<f32>()),
            fine_scales: part(rows * size_of::<f32>()),
            groups: part(rows),
        }
    }

    /// Length of the whole file.
    pub(super) fn length(&self) -> usize {
        self.groups.end
    }

    pub(super) fn header(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend((HIDDEN as u32).to_le_bytes());
        bytes.extend((self.rows as u64).to_le_bytes());
        let digest = Sha256::digest(&bytes);
        bytes.extend(digest);
        bytes
    }

    /// Reads a header and compares it with the file's length.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let header = bytes.get(..HEADER).ok_or("it is cut short in the header")?;
        let (fields, digest) = header.split_at(FIELDS);
        if fields[..8] != MAGIC {
            return Err("it does not begin like a vector index".to_owned());
        }
        if Sha256::digest(fields)[..] != *digest {
            return Err("its header does not match its checksum".to_owned());
        }
        let [version, width] =
            [8, 12].map(|at| fields[at..].first_chunk().map_or(0, |b| u32::from_le_bytes(*b)));
        if version != VERSION || width as usize != HIDDEN {
            return Err(format!("it has format {version} with rows of {width}"));
        }
        let rows = fields[16..].first_chunk().map_or(0, |b| u64::from_le_bytes(*b));
        let rows = usize::try_from(rows)
            .ok()
            .filter(|rows| *rows <= VECTOR_INDEX_ROWS);
        let layout = Self::new(rows.ok_or("it claims more rows than an index may have")?);
        if layout.length() != bytes.len() {
            return Err(format!(
                "it should have {} bytes, it has {}",
                layout.length(),
                bytes.len()
            ));
        }
        Ok(layout)
    }
}
