//! Every limit on an entry, in one place. A limit is part of the format: raising one needs a new version of the entry.

pub use crate::audience::MAX_READERS;
pub use crate::canonical::{MAX_DEPTH, MAX_NUMBER};
pub use crate::ids::{MAX_KIND_BYTES, MAX_KIND_PARTS, MAX_RECORD_KIND_BYTES};

/// Longest header, in bytes. One with as many parents and readers as there may be has about 7,100.
pub const MAX_HEADER_BYTES: usize = 8 * 1_024;
/// Longest signed entry as a note, in bytes: header, context line and one signature.
pub const MAX_ENTRY_BYTES: usize = MAX_HEADER_BYTES + 256;
/// Longest body, in bytes. Files (captured copies, pictures) travel beside the log and are named by hash.
pub const MAX_BODY_BYTES: usize = 512 * 1_024;
/// Most causal parents of an entry.
pub const MAX_PARENTS: usize = 32;
/// Largest sequence number.
pub const MAX_SEQ: u64 = MAX_NUMBER;
/// Bytes of the random salt in a body.
pub const SALT_BYTES: usize = 16;
