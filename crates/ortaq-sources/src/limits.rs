//! Every limit on what is read from outside, in one place, each with its reason.
//!
//! Reading stops at a limit and says so: with an error where nothing sensible is left, else with a
//! [`Notice::Truncated`](crate::Notice::Truncated).

/// Bytes of any one input file or page. A long news page is under 3 MB, a report as PDF under 20 MB.
pub const MAX_INPUT_BYTES: usize = 32 * 1024 * 1024;

/// Nesting of HTML elements; browsers stop at 512. Deeper tags are left out, their text is kept.
pub const MAX_HTML_DEPTH: u32 = 256;

/// Nodes of one page's tree. A long live blog has about 50,000; parsing stops here.
pub const MAX_HTML_NODES: usize = 600_000;

/// Attributes of one HTML tag. Real tags have fewer than 40.
pub const MAX_HTML_ATTRIBUTES: usize = 256;

/// Bytes of one line, row or element in a file of fact-checks. The longest allowed record is about 100 kB.
pub const MAX_RECORD_BYTES: usize = 4 * 1024 * 1024;

/// Bytes that a gzip file of fact-checks may unpack to; the largest public feed has under 1 GB.
pub const MAX_INFLATED_BYTES: u64 = 8 * 1024 * 1024 * 1024;
