//! Gzip-compressed files are read as they are, up to a stated size.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;

use crate::limits::MAX_INFLATED_BYTES;

/// A compressed file unpacks to more than [`limits::MAX_INFLATED_BYTES`](crate::limits::MAX_INFLATED_BYTES).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it unpacks to more than {limit} bytes; unpack it yourself if you trust it")]
pub struct GzipLimitExceeded {
    /// The limit.
    pub limit: u64,
}

/// The bytes themselves, or what they unpack to where they are gzip (recognised by content, not by name).
///
/// Above the limit reading fails with an [`io::Error`] that holds [`GzipLimitExceeded`].
///
/// # Errors
/// Where the first bytes cannot be read.
pub fn decompressed<'a>(reader: impl BufRead + Send + 'a) -> io::Result<Box<dyn BufRead + Send + 'a>> {
    decompressed_within(reader, MAX_INFLATED_BYTES)
}

fn decompressed_within<'a>(
    mut reader: impl BufRead + Send + 'a,
    limit: u64,
) -> io::Result<Box<dyn BufRead + Send + 'a>> {
    if !reader.fill_buf()?.starts_with(b"\x1f\x8b") {
        return Ok(Box::new(reader));
    }
    let inflated = Bounded {
        inner: MultiGzDecoder::new(reader),
        left: limit,
        limit,
    };
    Ok(Box::new(BufReader::with_capacity(64 * 1024, inflated)))
}

/// Fails, rather than ends, at the limit: a cut file must not look like a whole one.
struct Bounded<R> {
    inner: R,
    left: u64,
    limit: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| {
            io::Error::new(
                io::ErrorKind::FileTooLarge,
                GzipLimitExceeded { limit: self.limit },
            )
        })?;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn read(bytes: &[u8], limit: u64) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        decompressed_within(bytes, limit)?.read_to_end(&mut out)?;
        Ok(out)
    }

    #[test]
    fn a_file_at_the_limit_is_unpacked_and_one_byte_more_is_refused() {
        let packed = gzip(&[b'a'; 1_000]);
        assert_eq!(read(&packed, 1_000).unwrap(), [b'a'; 1_000]);
        let refused = read(&packed, 999).unwrap_err();
        assert!(
            refused
                .get_ref()
                .is_some_and(<dyn std::error::Error + Send + Sync>::is::<GzipLimitExceeded>),
            "{refused}"
        );
    }

    #[test]
    fn joined_archives_are_one_file_and_plain_text_passes_through() {
        let joined = [gzip(b"one "), gzip(b"two")].concat();
        assert_eq!(read(&joined, 100).unwrap(), b"one two");
        assert_eq!(read(b"plain", 1).unwrap(), b"plain");
    }

    #[test]
    fn a_broken_archive_is_an_error() {
        let packed = gzip(b"something that is long enough to be cut");
        assert!(read(&packed[..packed.len() - 9], 100).is_err());
    }
}
