//! Limits of the use cases. Reaching one is an error or a notice that names it, never a silent cut.

use std::ops::RangeInclusive;
use std::time::Duration;

/// Largest file that a model is made from. The full-precision weights have 471 MB.
pub const MODEL_SOURCE_BYTES: u64 = 1 << 30;

/// Bytes of the longest text that is made into sound: about three hours of speech.
pub const LISTEN_TEXT_BYTES: usize = 200_000;

/// Bytes of what is said for one sentence. Less than a pipe holds, so that writing it never waits.
pub const LISTEN_SENTENCE_BYTES: usize = 32 << 10;

/// Bytes of the sound of one sentence: twelve minutes.
pub const LISTEN_SENTENCE_SOUND_BYTES: usize = 32 << 20;

/// Bytes of a recording in Opus: more than a day at the bit rate used.
pub const LISTEN_OPUS_BYTES: usize = 256 << 20;

/// Time for the sound of one sentence, and for the encoder to take what it is given.
pub const LISTEN_TIME: Duration = Duration::from_secs(20);

/// Memory (address space) of one process that makes or encodes sound. They need about a tenth.
pub const LISTEN_PROCESS_MEMORY: u64 = 512 << 20;

/// Processes that speak at once, and as many that encode; more wait.
pub const LISTEN_PROCESSES: usize = 4;

/// Slowest and fastest speech, in words a minute: what espeak-ng can do and a listener can follow.
pub const LISTEN_SPEED: RangeInclusive<u16> = 80..=400;
