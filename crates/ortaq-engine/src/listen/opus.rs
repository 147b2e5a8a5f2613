//! Samples into Opus in Ogg (RFC 6716, RFC 7845), by `opusenc`.

use std::io::{self, Read, Write};
use std::thread::{self, JoinHandle};

use super::SAMPLE_RATE;
use super::error::ListenError;
use super::process::{Places, Process, Program};
use crate::limits::{LISTEN_OPUS_BYTES, LISTEN_PROCESSES};

/// Kilobits a second: 4 kB a second.
const BIT_RATE: &str = "32";
/// 0 to 10. At 32 kbit/s the least complexity is about as near to the original (log-spectral distance 6.0 dB) as half of it at
/// 24 kbit/s (5.8 dB), in three fifths of the time.
const COMPLEXITY: &str = "0";
/// Milliseconds of a frame. Long frames halve the time; what they cost, delay while encoding, does not matter here.
const FRAME: &str = "60";

static ENCODERS: Places = Places::new(LISTEN_PROCESSES);

/// An encoder that takes samples as they come. The same samples give the same bytes.
pub(super) struct OpusEncoder {
    process: Process,
    /// Reads what it writes, so that neither side waits for the other.
    written: Option<JoinHandle<io::Result<Vec<u8>>>>,
}

impl OpusEncoder {
    pub(super) fn start(program: &Program) -> Result<Self, ListenError> {
        let rate = SAMPLE_RATE.to_string();
        let arguments = [
            "--quiet",
            "--speech",
            "--discard-comments",
            "--serial",
            "1",
            "--bitrate",
            BIT_RATE,
            "--comp",
            COMPLEXITY,
            "--framesize",
            FRAME,
            "--raw",
            "--raw-bits",
            "16",
            "--raw-chan",
            "1",
            "--raw-rate",
            &rate,
            "-",
            "-",
        ];
        let mut process = Process::start(program, &arguments, &ENCODERS)?;
        let output = process.child.stdout.take();
        let written = thread::spawn(move || {
            let mut bytes = Vec::new();
            if let Some(output) = output {
                output
                    .take(LISTEN_OPUS_BYTES as u64 + 1)
                    .read_to_end(&mut bytes)?;
            }
            Ok(bytes)
        });
        Ok(Self {
            process,
            written: Some(written),
        })
    }

    /// Takes samples.
    pub(super) fn write(&mut self, samples: &[i16]) -> Result<(), ListenError> {
        let bytes: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
        let taken = self.process.within(|child| match &mut child.stdin {
            Some(input) => input.write_all(&bytes),
            None => Err(io::ErrorKind::BrokenPipe.into()),
        });
        match taken {
            // It is gone: how it ended says more than that its pipe is closed.
            Err(error @ ListenError::Io { .. }) => Err(self.process.wait().err().unwrap_or(error)),
            other => other,
        }
    }

    /// The recording: everything that was written.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, ListenError> {
        drop(self.process.child.stdin.take());
        let reader = self.written.take();
        let bytes = self.process.within(|_| {
            let joined = reader.map_or_else(|| Ok(Ok(Vec::new())), JoinHandle::join);
            joined.unwrap_or_else(|_| Err(io::Error::other("reading what it wrote failed")))
        })?;
        if bytes.len() > LISTEN_OPUS_BYTES {
            return Err(ListenError::TooMuchSound {
                program: "opusenc",
                limit: LISTEN_OPUS_BYTES,
            });
        }
        self.process.wait()?;
        Ok(bytes)
    }
}
