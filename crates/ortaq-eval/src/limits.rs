//! Limits on what is read from a data folder. Reaching one is an error that names it, never a silent cut.

/// Largest file of a data folder, after decompression.
pub const FILE_BYTES: u64 = 512 << 20;
/// Longest line of a text file.
pub const LINE_BYTES: u64 = 4 << 20;
/// Largest page of the article set, after decompression.
pub const PAGE_BYTES: u64 = 32 << 20;
/// Most output kept from a peer program.
pub const PEER_OUTPUT_BYTES: u64 = 1 << 30;
