//! Why there is no sound.

use std::io;

use ortaq_lang::Language;

use crate::limits;

/// Why a text was not made into sound.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    /// A program is not installed.
    #[error("the program {program} is not installed")]
    Missing {
        /// The program.
        program: &'static str,
        /// The Debian package that has it.
        package: &'static str,
    },
    /// A language that is not spoken.
    #[error("the language of the text ({0}) has no voice; az, tr, kk, ky, uz, tk, ru and en have")]
    NoVoice(Language),
    /// A speed outside [`limits::LISTEN_SPEED`].
    #[error("speech of {0} words a minute is not possible; from {min} to {max} is", min = limits::LISTEN_SPEED.start(), max = limits::LISTEN_SPEED.end())]
    Speed(u16),
    /// A text above [`limits::LISTEN_TEXT_BYTES`].
    #[error("the text has {bytes} bytes; at most {limit} are made into sound", limit = limits::LISTEN_TEXT_BYTES)]
    TextTooLong {
        /// Its bytes.
        bytes: usize,
    },
    /// A sentence whose words are above [`limits::LISTEN_SENTENCE_BYTES`].
    #[error("the words of a sentence have {bytes} bytes; at most {limit} are said", limit = limits::LISTEN_SENTENCE_BYTES)]
    SentenceTooLong {
        /// The bytes of its words.
        bytes: usize,
    },
    /// No sentence has words.
    #[error("there is nothing in the text that can be said")]
    NothingToSay,
    /// A program gave more than it may.
    #[error("{program} gave more than {limit} bytes of sound and was ended")]
    TooMuchSound {
        /// The program.
        program: &'static str,
        /// The limit, in bytes.
        limit: usize,
    },
    /// A program did not answer in time.
    #[error("{program} did not answer within {seconds} s and was ended", seconds = limits::LISTEN_TIME.as_secs())]
    TimedOut {
        /// The program.
        program: &'static str,
    },
    /// A program ended with a failure, or was killed.
    #[error("{program} failed ({status})")]
    Failed {
        /// The program.
        program: &'static str,
        /// How it ended, as the system tells it.
        status: String,
    },
    /// A program gave bytes that are not the sound that was asked for.
    #[error("{program} gave no sound that can be read: {reason}")]
    NotSound {
        /// The program.
        program: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// A program cannot be started or talked to.
    #[error("{program}: {source}")]
    Io {
        /// The program.
        program: &'static str,
        /// What the operating system said.
        source: io::Error,
    },
    /// The sound cannot be written.
    #[error("the sound cannot be written: {0}")]
    Write(#[source] io::Error),
}
