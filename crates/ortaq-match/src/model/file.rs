//! The model file: a checked header, a table of sections, then the sections, ready to be mapped.
//!
//! Layout, little-endian throughout:
//!
//! | bytes | content |
//! |---|---|
//! | 8 | magic `ORTAQENC` |
//! | 4 + 4 | format version, number of sections |
//! | 8 | length of the whole file |
//! | 32 + 32 + 32 | SHA-256 of the upstream weights, tokenizer and adapter (zeros: no adapter) |
//! | 24 each | section: kind, layer, offset, length |
//! | 32 | SHA-256 of everything above |
//!
//! Sections begin at multiples of 64 bytes. A reader ignores kinds that it does not know, so a later
//! version may add sections; it must raise the version when it changes the meaning of one.

use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use memmap2::Mmap;
use sha2::{Digest, Sha256};

use super::error::ModelError;
use crate::limits::{MODEL_FILE_BYTES, MODEL_SECTIONS};

const MAGIC: [u8; 8] = *b"ORTAQENC";
const VERSION: u32 = 1;
const ALIGNMENT: u64 = 64;
const FIXED_HEADER: usize = 8 + 4 + 4 + 8 + 3 * 32;
const TABLE_ENTRY: usize = 24;
const DIGEST: usize = 32;

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Section {
    /// `i8`, one row of `HIDDEN` per piece.
    EmbeddingRows = 1,
    /// `f32`, one factor per piece.
    EmbeddingScales = 2,
    /// `f32`, `MAX_TOKENS` rows of `HIDDEN`; the token-type row is already added.
    Positions = 3,
    /// `f32`, gain then offset of the norm over the embeddings.
    EmbeddingNorm = 4,
    /// `i8`, packed weights of query, key and value.
    QkvWeights = 10,
    /// `f32`, scale, bias, column sum per output.
    QkvOutputs = 11,
    /// `i8`, packed weights after attention.
    MixWeights = 12,
    /// `f32`, scale, bias, column sum per output.
    MixOutputs = 13,
    /// `f32`, gain then offset of the norm after attention.
    AttentionNorm = 14,
    /// `i8`, packed weights into the feed-forward layer.
    UpWeights = 15,
    /// `f32`, scale, bias, column sum per output.
    UpOutputs = 16,
    /// `i8`, packed weights out of the feed-forward layer.
    DownWeights = 17,
    /// `f32`, scale, bias, column sum per output.
    DownOutputs = 18,
    /// `f32`, gain then offset of the norm after the feed-forward layer.
    FeedForwardNorm = 19,
    /// `u32`, double-array trie from piece to id.
    PieceTrie = 30,
    /// `f64`, log probability per piece.
    PieceScores = 31,
    /// `u32`, double-array trie from a sequence to its offset in `CharsmapText`.
    CharsmapTrie = 32,
    /// UTF-8 replacements, each ended by a zero byte.
    CharsmapText = 33,
}

/// Digests of the files that a model was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// SHA-256 of the upstream weights.
    pub weights: [u8; 32],
    /// SHA-256 of the upstream `tokenizer.json`.
    pub tokenizer: [u8; 32],
    /// SHA-256 of the adapter that was folded in; zeros when there was none.
    pub adapter: [u8; 32],
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    kind: u32,
    layer: u32,
    offset: u64,
    length: u64,
}

/// Writes a model file beside its final place and moves it there when it is whole.
pub(crate) struct ModelWriter {
    path: PathBuf,
    file: BufWriter<tempfile::NamedTempFile>,
    entries: Vec<Entry>,
    planned: usize,
    end: u64,
}

impl ModelWriter {
    /// Starts a file that will hold exactly `sections` sections.
    pub(crate) fn create(path: &Path, sections: usize) -> Result<Self, ModelError> {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        std::fs::create_dir_all(folder).map_err(|e| ModelError::io(folder, e))?;
        let mut temporary = tempfile::NamedTempFile::new_in(folder).map_err(|e| ModelError::io(folder, e))?;
        let end = align((FIXED_HEADER + sections * TABLE_ENTRY + DIGEST) as u64);
        temporary
            .seek(SeekFrom::Start(end))
            .map_err(|e| ModelError::io(path, e))?;
        let file = BufWriter::with_capacity(1 << 20, temporary);
        Ok(Self {
            path: path.to_owned(),
            file,
            entries: Vec::with_capacity(sections),
            planned: sections,
            end,
        })
    }

    /// Appends one section.
    pub(crate) fn section(&mut self, kind: Section, layer: usize, bytes: &[u8]) -> Result<(), ModelError> {
        self.begin_section(kind, layer);
        self.append(bytes)?;
        self.end_section()
    }

    /// Opens a section that is written in parts with [`ModelWriter::append`].
    pub(crate) fn begin_section(&mut self, kind: Section, layer: usize) {
        self.entries.push(Entry {
            kind: kind as u32,
            layer: layer as u32,
            offset: self.end,
            length: 0,
        });
    }

    /// Appends to the open section.
    pub(crate) fn append(&mut self, bytes: &[u8]) -> Result<(), ModelError> {
        self.file
            .write_all(bytes)
            .map_err(|e| ModelError::io(&self.path, e))?;
        self.end += bytes.len() as u64;
        if let Some(entry) = self.entries.last_mut() {
            entry.length += bytes.len() as u64;
        }
        Ok(())
    }

    /// Closes the open section.
    pub(crate) fn end_section(&mut self) -> Result<(), ModelError> {
        let padding = (align(self.end) - self.end) as usize;
        self.file
            .write_all(&[0; ALIGNMENT as usize][..padding])
            .map_err(|e| ModelError::io(&self.path, e))?;
        self.end += padding as u64;
        Ok(())
    }

    /// Writes the header, makes the bytes durable, and puts the file in its place in one step.
    pub(crate) fn publish(self, provenance: &Provenance) -> Result<u64, ModelError> {
        let Self {
            path,
            file,
            entries,
            planned,
            end,
        } = self;
        if entries.len() != planned {
            return Err(ModelError::damaged(
                &path,
                format!("{} sections planned, {} written", planned, entries.len()),
            ));
        }
        let failed = |e| ModelError::io(&path, e);
        let mut temporary = file.into_inner().map_err(|e| failed(e.into_error()))?;
        temporary.seek(SeekFrom::Start(0)).map_err(failed)?;
        temporary
            .write_all(&header(&entries, provenance, end))
            .map_err(failed)?;
        temporary.as_file().sync_all().map_err(failed)?;
        temporary.persist(&path).map_err(|e| failed(e.error))?;
        Ok(end)
    }
}

fn header(entries: &[Entry], provenance: &Provenance, length: u64) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(FIXED_HEADER + entries.len() * TABLE_ENTRY + DIGEST);
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend((entries.len() as u32).to_le_bytes());
    bytes.extend(length.to_le_bytes());
    bytes.extend(provenance.weights);
    bytes.extend(provenance.tokenizer);
    bytes.extend(provenance.adapter);
    for entry in entries {
        bytes.extend(entry.kind.to_le_bytes());
        bytes.extend(entry.layer.to_le_bytes());
        bytes.extend(entry.offset.to_le_bytes());
        bytes.extend(entry.length.to_le_bytes());
    }
    let digest = Sha256::digest(&bytes);
    bytes.extend(digest);
    bytes
}

fn align(offset: u64) -> u64 {
    offset.next_multiple_of(ALIGNMENT)
}

/// A mapped model file whose header and section bounds have been checked.
#[derive(Debug)]
pub(crate) struct ModelFile {
    path: PathBuf,
    map: Mmap,
    entries: Vec<Entry>,
    provenance: Provenance,
}

impl ModelFile {
    /// Maps `path` and checks its header; the sections themselves are read when used.
    pub(crate) fn open(path: &Path) -> Result<Self, ModelError> {
        if cfg!(target_endian = "big") {
            return Err(ModelError::damaged(
                path,
                "model files are read on little-endian machines only",
            ));
        }
        let file = File::open(path).map_err(|e| ModelError::io(path, e))?;
        let length = file.metadata().map_err(|e| ModelError::io(path, e))?.len();
        if length < (FIXED_HEADER + DIGEST) as u64 {
            return Err(ModelError::damaged(path, format!("it has only {length} bytes")));
        }
        if length > MODEL_FILE_BYTES {
            return Err(ModelError::damaged(
                path,
                format!("it has {length} bytes, more than {MODEL_FILE_BYTES}"),
            ));
        }
        let map = crate::mapping::map(&file).map_err(|e| ModelError::io(path, e))?;
        let (entries, provenance) = read_header(path, &map)?;
        Ok(Self {
            path: path.to_owned(),
            map,
            entries,
            provenance,
        })
    }

    /// Digests of the upstream files.
    pub(crate) fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    /// The error for a section whose content does not fit.
    pub(crate) fn damaged(&self, reason: impl Into<String>) -> ModelError {
        ModelError::damaged(&self.path, reason)
    }

    /// The bytes of one section.
    pub(crate) fn bytes(&self, kind: Section, layer: usize) -> Result<&[u8], ModelError> {
        let entry = self
            .entries
            .iter()
            .find(|e| e.kind == kind as u32 && e.layer as usize == layer);
        let entry = entry.ok_or_else(|| self.damaged(format!("{kind:?} of layer {layer} is missing")))?;
        self.map
            .get(entry.offset as usize..(entry.offset + entry.length) as usize)
            .ok_or_else(|| self.damaged(format!("{kind:?} of layer {layer} lies outside the file")))
    }

    /// One section as numbers.
    pub(crate) fn numbers<T: bytemuck::AnyBitPattern>(
        &self,
        kind: Section,
        layer: usize,
    ) -> Result<&[T], ModelError> {
        bytemuck::try_cast_slice(self.bytes(kind, layer)?)
            .map_err(|e| self.damaged(format!("{kind:?} of layer {layer}: {e}")))
    }

    /// One section as exactly `count` numbers.
    pub(crate) fn exactly<T: bytemuck::AnyBitPattern>(
        &self,
        kind: Section,
        layer: usize,
        count: usize,
    ) -> Result<&[T], ModelError> {
        let numbers = self.numbers(kind, layer)?;
        if numbers.len() == count {
            Ok(numbers)
        } else {
            let found = numbers.len();
            Err(self.damaged(format!(
                "{kind:?} of layer {layer} holds {found} numbers, not {count}"
            )))
        }
    }
}

fn read_header(path: &Path, bytes: &[u8]) -> Result<(Vec<Entry>, Provenance), ModelError> {
    if bytes[..8] != MAGIC {
        return Err(ModelError::damaged(path, "it does not begin like an Ortaq model"));
    }
    let version = u32_at(bytes, 8);
    if version != VERSION {
        return Err(ModelError::Version {
            path: path.to_owned(),
            found: version,
            supported: VERSION,
        });
    }
    let count = u32_at(bytes, 12) as usize;
    if count > MODEL_SECTIONS {
        return Err(ModelError::damaged(path, format!("it claims {count} sections")));
    }
    let table_end = FIXED_HEADER + count * TABLE_ENTRY;
    let digest = bytes.get(table_end..table_end + DIGEST);
    let digest = digest.ok_or_else(|| ModelError::damaged(path, "it is cut short in the header"))?;
    if Sha256::digest(&bytes[..table_end])[..] != *digest {
        return Err(ModelError::damaged(
            path,
            "its header does not match its checksum",
        ));
    }
    let length = u64_at(bytes, 16);
    if length != bytes.len() as u64 {
        return Err(ModelError::damaged(
            path,
            format!("it should have {length} bytes, it has {}", bytes.len()),
        ));
    }
    let entry = |at: usize| Entry {
        kind: u32_at(bytes, at),
        layer: u32_at(bytes, at + 4),
        offset: u64_at(bytes, at + 8),
        length: u64_at(bytes, at + 16),
    };
    let entries: Vec<_> = (0..count)
        .map(|i| entry(FIXED_HEADER + i * TABLE_ENTRY))
        .collect();
    for section in &entries {
        let end = section.offset.checked_add(section.length);
        if section.offset % ALIGNMENT != 0 || end.is_none_or(|end| end > length) {
            return Err(ModelError::damaged(
                path,
                format!("section {} lies outside the file", section.kind),
            ));
        }
    }
    let provenance = Provenance {
        weights: digest_at(bytes, 24),
        tokenizer: digest_at(bytes, 24 + DIGEST),
        adapter: digest_at(bytes, 24 + 2 * DIGEST),
    };
    Ok((entries, provenance))
}

// The caller has checked that the fixed header and the table lie inside `bytes`.
fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let mut value = [0; 4];
    value.copy_from_slice(&bytes[at..at + 4]);
    u32::from_le_bytes(value)
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    let mut value = [0; 8];
    value.copy_from_slice(&bytes[at..at + 8]);
    u64::from_le_bytes(value)
}

fn digest_at(bytes: &[u8], at: usize) -> [u8; DIGEST] {
    let mut value = [0; DIGEST];
    value.copy_from_slice(&bytes[at..at + DIGEST]);
    value
}
