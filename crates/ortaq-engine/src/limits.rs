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

/// Places of appearance of one claim.
pub const CLAIM_APPEARANCES: usize = 100;

/// Claims of one case.
pub const CASE_CLAIMS: usize = 50;

/// Tips and sightings that are worked on in one case.
pub const CASE_ITEMS: usize = 200;

/// Tasks of one case, dropped ones counted too.
pub const CASE_TASKS: usize = 200;

/// Pieces of evidence of one case, removed ones counted too.
pub const CASE_EVIDENCE: usize = 500;

/// Notes of one case.
pub const CASE_NOTES: usize = 1_000;

/// Remarks on one draft, resolved ones counted too.
pub const REMARKS: usize = 500;

/// Entries about one fact-check after which its draft is not saved any more. Each save reads them all.
pub const DRAFT_ENTRIES: usize = 2_000;

/// Days within which an appeal is answered, where no other deadline was set.
pub const APPEAL_DAYS: i64 = 14;

/// Characters of a reader's comment.
pub const COMMENT_CHARS: usize = 5_000;

/// Groups on a page of the inbox.
pub const INBOX_PAGE: usize = 50;

/// Tips or sightings of one state that an inbox looks at, and open cases that a list of tasks looks at, the ones that changed last.
pub const INBOX_WINDOW: usize = 1_000;

/// Items on a page of the desk's other lists.
pub const LIST: usize = 50;

/// Entries on a page of a record's history.
pub const STEPS: usize = 100;

/// Comments under a fact-check, the newest; older ones are counted.
pub const COMMENTS: usize = 200;
