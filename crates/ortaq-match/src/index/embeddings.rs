//! Vectors that were computed once are kept: an append-only file, keyed by text and model.
//!
//! It makes building an index resumable (a text that was embedded before a crash is not embedded again) and cheap after a
//! small import. Losing the file costs time and nothing else.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use ortaq_lang::{Language, encoder_spelling, normalize};
use sha2::{Digest, Sha256};

use crate::encoder::{DIMENSIONS, Encoder};
use crate::tokenizer::Prefix;

const MAGIC: &[u8; 8] = b"ORTQEMB1";
const HEADER: usize = 8 + 32;
const KEY: usize = 16;
const RECORD: usize = KEY + 2 * DIMENSIONS;
/// Components of a unit vector are kept as 16-bit fractions of one: exact to 0.00002.
const SCALE: f32 = 32_767.0;
/// Texts that are embedded and written together.
const BATCH: usize = 512;

/// The kept vectors of one model.
pub struct Embeddings {
    file: File,
    places: HashMap<[u8; KEY], u32>,
    vectors: Vec<i16>,
}

impl Embeddings {
    /// Opens the file at `path` for the model of `encoder`; one of another model is begun anew, a torn end is cut off.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn open(path: &Path, encoder: &Encoder) -> io::Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(path)?;
        let header = header(encoder);
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        if !bytes.starts_with(&header) {
            file.set_len(0)?;
            file.seek(SeekFrom::Start(0))?;
            file.write_all(&header)?;
            bytes.clone_from(&header);
        }
        let (mut places, mut vectors) = (HashMap::new(), Vec::new());
        for (place, record) in bytes[HEADER..].chunks_exact(RECORD).enumerate() {
            let (key, numbers) = record.split_at(KEY);
            places.insert(key.try_into().expect("split at its length"), place as u32);
            vectors.extend(numbers.as_chunks::<2>().0.iter().map(|n| i16::from_le_bytes(*n)));
        }
        let whole = HEADER + places.len().max(vectors.len() / DIMENSIONS) * RECORD;
        file.set_len(whole as u64)?;
        file.seek(SeekFrom::End(0))?;
        Ok(Self {
            file,
            places,
            vectors,
        })
    }

    /// Number of kept vectors.
    #[must_use]
    pub fn len(&self) -> usize {
        self.vectors.len() / DIMENSIONS
    }

    /// Whether none is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.vectors.is_empty()
    }

    /// Embeds those of `texts` that are not kept yet; `progress` hears how many of how many are done.
    ///
    /// # Errors
    /// When the file cannot be written; what was written before stays.
    pub fn embed(
        &mut self,
        texts: &[(&str, Language)],
        encoder: &Encoder,
        progress: &mut dyn FnMut(usize, usize),
    ) -> io::Result<()> {
        let mut missing: Vec<([u8; KEY], String)> = Vec::new();
        let mut asked = std::collections::HashSet::new();
        for (text, language) in texts {
            let key = key(text, *language);
            if !self.places.contains_key(&key) && asked.insert(key) {
                missing.push((key, encoder_input(text, *language)));
            }
        }
        // Texts of one length together: no work on the shorter waits for the longer.
        missing.sort_by_key(|(_, text)| text.len());
        let total = missing.len();
        for (batch, part) in missing.chunks(BATCH).enumerate() {
            progress(batch * BATCH, total);
            let inputs: Vec<&str> = part.iter().map(|(_, text)| text.as_str()).collect();
            let vectors = encoder.embed(&inputs, Prefix::Query);
            let mut bytes = Vec::with_capacity(part.len() * RECORD);
            for ((key, _), vector) in part.iter().zip(vectors.chunks_exact(DIMENSIONS)) {
                self.places.insert(*key, self.len() as u32);
                self.vectors
                    .extend(vector.iter().map(|v| (v * SCALE).round() as i16));
                bytes.extend_from_slice(key);
                let last = self.vectors.len() - DIMENSIONS;
                bytes.extend(self.vectors[last..].iter().flat_map(|n| n.to_le_bytes()));
            }
            self.file.write_all(&bytes)?;
        }
        progress(total, total);
        self.file.sync_data()
    }

    /// The kept vector of a text, as the encoder gave it.
    #[must_use]
    pub fn get(&self, text: &str, language: Language) -> Option<Vec<f32>> {
        let place = *self.places.get(&key(text, language))? as usize;
        let numbers = self.vectors.get(place * DIMENSIONS..(place + 1) * DIMENSIONS)?;
        Some(numbers.iter().map(|&n| f32::from(n) / SCALE).collect())
    }
}

/// What the encoder is given for a text: repaired, and in the alphabet it knows best.
#[must_use]
pub fn encoder_input(text: &str, language: Language) -> String {
    encoder_spelling(&normalize(text, language), language)
}

fn key(text: &str, language: Language) -> [u8; KEY] {
    let mut hash = Sha256::new();
    hash.update(language.code().as_bytes());
    hash.update([0]);
    hash.update(text.as_bytes());
    let digest = hash.finalize();
    std::array::from_fn(|i| digest[i])
}

fn header(encoder: &Encoder) -> Vec<u8> {
    let provenance = encoder.provenance();
    let mut digest = Sha256::new();
    for part in [&provenance.weights, &provenance.tokenizer, &provenance.adapter] {
        digest.update(part);
    }
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&digest.finalize());
    bytes
}
