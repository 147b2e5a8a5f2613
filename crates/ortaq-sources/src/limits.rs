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

/// Characters of article text that are kept: a 50,000-word article has about 350,000.
pub const MAX_ARTICLE_CHARS: usize = 2_000_000;

/// Bytes of one metadata field or link address.
pub const MAX_FIELD_BYTES: usize = 2_000;

/// Values of one page's JSON-LD that are looked at.
pub const MAX_JSONLD_NODES: usize = 10_000;

/// Authors of one article that are listed.
pub const MAX_AUTHORS: usize = 20;

/// Reader comments of one page that are kept.
pub const MAX_COMMENTS: usize = 1_000;

/// Links of one article that are kept.
pub const MAX_LINKS: usize = 1_000;

/// Inline elements around a link (`<p><span><b><a>`) that are looked through.
pub const MAX_INLINE_NESTING: usize = 16;

/// Bytes in which a page must declare its encoding; the HTML standard says 1,024, sites need more.
pub const CHARSET_DECLARATION_BYTES: usize = 4_096;

/// Bytes that the statistics of an encoding are taken from.
pub const CHARSET_SAMPLE_BYTES: usize = 256 * 1024;

/// Bytes of a DOCX's main part, unpacked. A 1,000-page book has about 20 MB.
pub const MAX_DOCX_XML_BYTES: u64 = 32 * 1024 * 1024;

/// Bytes of a DOCX's properties, unpacked.
pub const MAX_DOCX_PROPERTIES_BYTES: u64 = 64 * 1024;

/// Pages of a PDF that are read.
pub const MAX_PDF_PAGES: usize = 2_000;

/// Seconds that reading a PDF may take.
pub const MAX_PDF_SECONDS: u64 = 30;

/// Stack of the thread that reads a PDF: its reader follows nested objects recursively.
pub const PDF_STACK_BYTES: usize = 16 * 1024 * 1024;

/// Bytes that all streams of a PDF unpack to, pictures left out.
pub const MAX_PDF_UNPACKED_BYTES: u64 = 256 * 1024 * 1024;

/// Bytes that the streams with the objects of a PDF unpack to; in memory they take some fifty times as much.
pub const MAX_PDF_OBJECT_BYTES: u64 = 32 * 1024 * 1024;

/// Bytes that one stream of a PDF, or the content of one page, unpacks to; a page of text has some 10 kB.
pub const MAX_PDF_STREAM_BYTES: u64 = 16 * 1024 * 1024;

/// Forms inside forms of a PDF.
pub const MAX_PDF_FORM_DEPTH: usize = 32;
