//! From sentences to vectors: the forward pass of multilingual-e5-small on the processor.
//!
//! Sentences are tokenised, sorted by length, and laid one after another without padding; each unit of
//! work goes through the whole network on one thread. Weights are `i8` per output channel, activations
//! `u8` with a scale and an offset per row, everything between in `f32`. The kernels are chosen once,
//! by what the processor has. Not here: training, other models, and what is done to the vectors later.

mod attention;
#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod dispatch;
mod elementwise;
mod forward;
mod isa;
mod linear;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod search_tests;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

pub use crate::tokenizer::Prefix;
pub use dispatch::Kernels;

pub(crate) use dispatch::Detected;
pub(crate) use isa::{CODE_BITS, CODED, CodedPanel, Isa, Job, LANES, TILE_ROWS, Tile};

use crate::model::architecture::{HIDDEN, MAX_TOKENS};
use crate::model::{ModelError, ModelFile, Provenance, Section};
use crate::tokenizer::{
    CONTROL_PIECES, DoubleArray, Normaliser, PlainCharacters, Tokenizer, TokenizerScratch, Unigram,
};
use forward::{Forward, ForwardScratch, Network};

/// Length of a vector.
pub const DIMENSIONS: usize = HIDDEN;

/// Tokens that one unit of work holds, unless one sentence is longer: enough rows to make use of the
/// weights once they are in the cache, few enough for the activations to stay there too.
const UNIT_TOKENS: usize = 144;
/// Texts that a thread tokenises at a time.
const TOKENISED_TOGETHER: usize = 16;

/// The model, open and ready.
#[derive(Debug)]
pub struct Encoder {
    file: ModelFile,
    plain: PlainCharacters,
    lowest_score: f64,
    kernels: Detected,
    pool: rayon::ThreadPool,
    scratch: Mutex<Vec<ForwardScratch>>,
}

/// A unit of work: sentences by their place in the input.
struct Unit<'a> {
    sentences: &'a [(usize, Vec<u32>)],
}

impl Encoder {
    /// Opens a model file that [`crate::model::convert`] has written, with a thread per processor.
    ///
    /// # Errors
    /// The file cannot be read, is not a model, or is damaged; see [`ModelError`].
    pub fn open(path: &Path) -> Result<Self, ModelError> {
        Self::open_with(path, 0, Kernels::Fastest)
    }

    /// Opens a model file with `threads` threads (0: one per processor) and a choice of kernels.
    ///
    /// # Errors
    /// As [`Encoder::open`]; also when the threads cannot be started or the processor lacks the kernels.
    pub fn open_with(path: &Path, threads: usize, kernels: Kernels) -> Result<Self, ModelError> {
        let file = ModelFile::open(path)?;
        let kernels = Detected::choose(kernels)
            .ok_or_else(|| file.damaged(format!("this processor cannot run the {kernels:?} kernels")))?;
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .thread_name(|i| format!("encoder-{i}"))
            .build();
        let pool = pool.map_err(|e| ModelError::io(path, std::io::Error::other(e)))?;
        let scores: &[f64] = file.numbers(Section::PieceScores, 0)?;
        if scores.len() < CONTROL_PIECES.len() {
            return Err(file.damaged("its vocabulary lacks the control pieces"));
        }
        let lowest_score = scores.iter().copied().fold(f64::INFINITY, f64::min);
        let plain = PlainCharacters::new(DoubleArray::new(file.numbers(Section::CharsmapTrie, 0)?));
        let encoder = Self {
            file,
            plain,
            lowest_score,
            kernels,
            pool,
            scratch: Mutex::default(),
        };
        encoder.network()?;
        encoder.try_tokenizer()?;
        Ok(encoder)
    }

    /// The kernels in use.
    pub fn kernels(&self) -> Kernels {
        self.kernels.name()
    }

    /// Threads in use.
    pub fn threads(&self) -> usize {
        self.pool.current_num_threads()
    }

    /// Digests of the files that the model was made from: vectors of models with equal digests can be compared.
    pub fn provenance(&self) -> &Provenance {
        self.file.provenance()
    }

    /// The model's tokenizer.
    pub fn tokenizer(&self) -> Tokenizer<'_> {
        self.try_tokenizer()
            .expect("its sections were read when the model was opened")
    }

    /// The vectors of `texts`, row-major, [`DIMENSIONS`] each, of length 1.
    ///
    /// A text longer than 512 tokens is read to its 512th.
    pub fn embed<T: AsRef<str> + Sync>(&self, texts: &[T], prefix: Prefix) -> Vec<f32> {
        let network = self
            .network()
            .expect("its sections were read when the model was opened");
        let mut vectors = vec![0.0; texts.len() * HIDDEN];
        self.pool.install(|| {
            let mut sentences = self.tokenise(texts, prefix);
            sentences.sort_by_key(|(_, ids)| std::cmp::Reverse(ids.len()));
            let units = units(&sentences, self.threads());
            let done: Vec<_> = units
                .par_iter()
                .with_max_len(1)
                .map(|unit| (unit, self.embed_unit(&network, unit)))
                .collect();
            for (unit, rows) in done {
                for ((place, _), row) in unit.sentences.iter().zip(rows.chunks_exact(HIDDEN)) {
                    vectors[place * HIDDEN..(place + 1) * HIDDEN].copy_from_slice(row);
                }
            }
        });
        vectors
    }

    fn tokenise<T: AsRef<str> + Sync>(&self, texts: &[T], prefix: Prefix) -> Vec<(usize, Vec<u32>)> {
        let tokenizer = self.tokenizer();
        let together = texts.par_chunks(TOKENISED_TOGETHER).enumerate();
        together
            .flat_map_iter(|(chunk, texts)| {
                let mut scratch = TokenizerScratch::default();
                texts.iter().enumerate().map(move |(offset, text)| {
                    let mut ids = Vec::new();
                    tokenizer.encode_into(prefix, text.as_ref(), &mut scratch, &mut ids);
                    (chunk * TOKENISED_TOGETHER + offset, ids)
                })
            })
            .collect()
    }

    fn embed_unit(&self, network: &Network<'_>, unit: &Unit<'_>) -> Vec<f32> {
        let ids: Vec<u32> = unit
            .sentences
            .iter()
            .flat_map(|(_, ids)| ids.iter().copied())
            .collect();
        let lengths: Vec<usize> = unit.sentences.iter().map(|(_, ids)| ids.len()).collect();
        let mut vectors = vec![0.0; lengths.len() * HIDDEN];
        let kept = self.scratch.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut scratch = kept.unwrap_or_default();
        let job = Forward {
            network,
            ids: &ids,
            lengths: &lengths,
            scratch: &mut scratch,
            vectors: &mut vectors,
        };
        self.kernels.run(job);
        self.scratch
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(scratch);
        vectors
    }

    fn network(&self) -> Result<Network<'_>, ModelError> {
        let pieces = self.file.numbers::<f64>(Section::PieceScores, 0)?.len();
        Network::read(&self.file, pieces)
    }

    fn try_tokenizer(&self) -> Result<Tokenizer<'_>, ModelError> {
        let file = &self.file;
        let normaliser = Normaliser {
            map: DoubleArray::new(file.numbers(Section::CharsmapTrie, 0)?),
            replacements: file.bytes(Section::CharsmapText, 0)?,
            plain: &self.plain,
        };
        let trie = DoubleArray::new(file.numbers(Section::PieceTrie, 0)?);
        let unigram = Unigram::new(trie, file.numbers(Section::PieceScores, 0)?, self.lowest_score);
        Ok(Tokenizer::new(normaliser, unigram))
    }
}

/// Cuts sentences, longest first, into units of about equal cost.
fn units(sentences: &[(usize, Vec<u32>)], threads: usize) -> Vec<Unit<'_>> {
    let total: usize = sentences.iter().map(|(_, ids)| ids.len()).sum();
    let share = total
        .div_ceil(threads.max(1))
        .clamp(1, UNIT_TOKENS.min(MAX_TOKENS));
    let mut units = Vec::new();
    let mut rest = sentences;
    while !rest.is_empty() {
        let mut tokens = 0;
        let count = rest.iter().take_while(|(_, ids)| {
            let fits = tokens == 0 || tokens + ids.len() <= share;
            tokens += ids.len();
            fits
        });
        let (unit, after) = rest.split_at(count.count());
        units.push(Unit { sentences: unit });
        rest = after;
    }
    units
}
