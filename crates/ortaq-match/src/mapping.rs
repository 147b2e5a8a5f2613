//! The one place that maps files into memory.
#![allow(unsafe_code)]

use std::fs::File;
use std::io;

use memmap2::Mmap;

/// Maps `file` read-only.
///
/// Everything that is mapped here is published by renaming a finished file into place and is never
/// written again; an update is a new file.
pub(crate) fn map(file: &File) -> io::Result<Mmap> {
    // SAFETY: the mapping is read-only and the files behind it are replaced, never changed in place
    // (see above). Whoever edits one by hand while it is in use may see torn numbers: the readers check
    // every index that they take from a mapping against its bounds.
    unsafe { Mmap::map(file) }
}
