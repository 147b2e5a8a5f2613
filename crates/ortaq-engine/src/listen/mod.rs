//! Speech of an article or a fact-check: text into sound, sentence by sentence.
//!
//! What is said is decided by [`ortaq_lang::spoken`]; the voice is [espeak-ng](https://github.com/espeak-ng/espeak-ng), one
//! process a sentence, so that the first sentence can be heard before the rest is made and a page can show which one it is.
//! Recordings are Opus in Ogg, by `opusenc`, or WAV. Both programs are other people's and are fenced in
//! (see `process`): no shell, no environment, text through standard input alone, limits on text, memory, time and on how many
//! run at once. Not for playing, and not for choosing what is read out.

mod cache;
mod error;
mod opus;
mod process;
mod voices;

use std::io::{self, Cursor, Read, Seek, Write};
use std::ops::Range;
use std::path::PathBuf;
use std::time::Duration;

use ortaq_lang::spoken::{self, Spoken};
use ortaq_lang::{Language, identify};
use serde::{Deserialize, Serialize};

pub use cache::SoundCache;
pub use error::ListenError;

use cache::Key;
use opus::OpusEncoder;
use process::{Places, Process, Program};

use crate::limits;

/// Samples a second of all sound here.
pub const SAMPLE_RATE: u32 = 22_050;
/// Words a minute where nobody asked for another speed.
pub const DEFAULT_SPEED: u16 = 165;

/// Part of every key of the cache: to be raised when the same text is to sound otherwise.
const VERSION: &str = "1";

static SPEAKERS: Places = Places::new(limits::LISTEN_PROCESSES);

/// A language and a speed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voice {
    language: Language,
    speed: u16,
}

impl Voice {
    /// A voice for a language, with a speed in words a minute.
    ///
    /// # Errors
    /// [`ListenError::NoVoice`], [`ListenError::Speed`]
    pub fn new(language: Language, speed: u16) -> Result<Self, ListenError> {
        if !spoken::is_spoken(language) {
            return Err(ListenError::NoVoice(language));
        }
        if !limits::LISTEN_SPEED.contains(&speed) {
            return Err(ListenError::Speed(speed));
        }
        Ok(Self { language, speed })
    }

    /// A voice for the language of a tag (BCP 47).
    ///
    /// # Errors
    /// As [`Voice::new`].
    pub fn for_tag(tag: &str, speed: u16) -> Result<Self, ListenError> {
        Self::new(Language::from_code(tag), speed)
    }
}

/// The language that a text is most likely written in.
#[must_use]
pub fn language_of(text: &str) -> Language {
    identify(text).language
}

/// The sentences that are read out of a text, as their bytes in it: one sound and one mark each.
#[must_use]
pub fn sentences(text: &str, voice: Voice) -> Vec<Range<usize>> {
    let spoken = spoken::spoken(text, voice.language);
    spoken.into_iter().map(|sentence| sentence.range).collect()
}

/// The sound of one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sound {
    /// The sentence's bytes in the text.
    pub range: Range<usize>,
    /// What is said.
    pub words: String,
    /// One channel, [`SAMPLE_RATE`] a second, the pause after the sentence included.
    pub samples: Vec<i16>,
}

impl Sound {
    /// How long it is.
    #[must_use]
    pub fn duration(&self) -> Duration {
        time_of(self.samples.len() as u64)
    }
}

fn time_of(samples: u64) -> Duration {
    Duration::from_millis(samples * 1000 / u64::from(SAMPLE_RATE))
}

/// When a sentence is heard in a recording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Milliseconds from the beginning to its first sample.
    pub start_ms: u64,
    /// Milliseconds from the beginning to the next sentence.
    pub end_ms: u64,
    /// Its bytes in the text that was read, from …
    pub start_byte: usize,
    /// … to, exclusive.
    pub end_byte: usize,
    /// The sentence as it is written.
    pub text: String,
}

/// The form of a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Opus in Ogg.
    Opus,
    /// WAV: 16 bits, one channel, not compressed.
    Wav,
}

/// A recording and when each sentence is heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recording {
    /// Opus in Ogg.
    pub opus: Vec<u8>,
    /// In order.
    pub marks: Vec<Mark>,
}

/// Makes speech.
#[derive(Debug)]
pub struct Speaker {
    espeak: Program,
    /// Looked for only when it is needed.
    opusenc: Option<Program>,
    /// What espeak-ng says of itself.
    version: String,
    cache: Option<SoundCache>,
}

impl Speaker {
    /// Finds the programs.
    ///
    /// # Errors
    /// [`ListenError::Missing`] where there is no espeak-ng.
    pub fn find() -> Result<Self, ListenError> {
        Self::of(
            process::find("espeak-ng", "espeak-ng")?,
            process::find("opusenc", "opus-tools").ok(),
        )
    }

    /// With programs that lie elsewhere.
    ///
    /// # Errors
    /// Where espeak-ng does not say its version.
    pub fn with_programs(espeak_ng: PathBuf, opusenc: PathBuf) -> Result<Self, ListenError> {
        let program = |name, path| Program { name, path };
        Self::of(program("espeak-ng", espeak_ng), Some(program("opusenc", opusenc)))
    }

    fn of(espeak: Program, opusenc: Option<Program>) -> Result<Self, ListenError> {
        let version = run(&espeak, &["--version"], "")?;
        Ok(Self {
            version: String::from_utf8_lossy(&version).trim().to_owned(),
            espeak,
            opusenc,
            cache: None,
        })
    }

    /// Whether recordings in Opus can be made: whether there is opusenc.
    #[must_use]
    pub fn encodes(&self) -> bool {
        self.opusenc.is_some()
    }

    /// Keeps what it makes, and takes from there what was made before.
    #[must_use]
    pub fn caching(mut self, cache: SoundCache) -> Self {
        self.cache = Some(cache);
        self
    }

    /// The sounds of a text, made one by one as they are asked for.
    ///
    /// # Errors
    /// [`ListenError::TextTooLong`], [`ListenError::SentenceTooLong`] and [`ListenError::NothingToSay`]
    pub fn speak(&self, text: &str, voice: Voice) -> Result<Sounds<'_>, ListenError> {
        if text.len() > limits::LISTEN_TEXT_BYTES {
            return Err(ListenError::TextTooLong { bytes: text.len() });
        }
        let sentences = spoken::spoken(text, voice.language);
        if let Some(long) = sentences
            .iter()
            .find(|sentence| sentence.words.len() > limits::LISTEN_SENTENCE_BYTES)
        {
            return Err(ListenError::SentenceTooLong {
                bytes: long.words.len(),
            });
        }
        if sentences.is_empty() {
            return Err(ListenError::NothingToSay);
        }
        Ok(Sounds {
            speaker: self,
            voice,
            sentences: sentences.into_iter(),
        })
    }

    /// Writes a recording of a text; `progress` is told after each sentence how many are done, of how many.
    ///
    /// # Errors
    /// [`ListenError`]
    pub fn record(
        &self,
        text: &str,
        voice: Voice,
        format: Format,
        to: &mut (impl Write + Seek),
        mut progress: impl FnMut(usize, usize),
    ) -> Result<Vec<Mark>, ListenError> {
        let sounds = self.speak(text, voice)?;
        let total = sounds.len();
        let mut writer = match format {
            Format::Opus => Writer::Opus(OpusEncoder::start(self.opusenc()?)?, to),
            Format::Wav => Writer::Wav(hound::WavWriter::new(to, WAV).map_err(unwritten)?),
        };
        let mut marks: Vec<Mark> = Vec::with_capacity(total);
        let mut samples = 0;
        for sound in sounds {
            let sound = sound?;
            writer.write(&sound.samples)?;
            let start = samples;
            samples += sound.samples.len() as u64;
            marks.push(Mark {
                start_ms: time_of(start).as_millis() as u64,
                end_ms: time_of(samples).as_millis() as u64,
                start_byte: sound.range.start,
                end_byte: sound.range.end,
                text: text[sound.range].to_owned(),
            });
            progress(marks.len(), total);
        }
        writer.finish()?;
        Ok(marks)
    }

    /// A recording in Opus, from the cache where it was made before.
    ///
    /// # Errors
    /// [`ListenError`]
    pub fn recording(&self, text: &str, voice: Voice) -> Result<Recording, ListenError> {
        let key = self.key("recording", text, voice);
        if let Some(kept) = self.kept(&key).and_then(|bytes| unpacked(&bytes)) {
            return Ok(kept);
        }
        let mut opus = Cursor::new(Vec::new());
        let marks = self.record(text, voice, Format::Opus, &mut opus, |_, _| {})?;
        let recording = Recording {
            opus: opus.into_inner(),
            marks,
        };
        self.keep(&key, &packed(&recording)?)?;
        Ok(recording)
    }

    fn opusenc(&self) -> Result<&Program, ListenError> {
        self.opusenc.as_ref().ok_or(ListenError::Missing {
            program: "opusenc",
            package: "opus-tools",
        })
    }

    fn key(&self, what: &str, text: &str, voice: Voice) -> Key {
        let speed = voice.speed.to_string();
        Key::of(&[VERSION, &self.version, what, voice.language.code(), &speed, text])
    }

    fn kept(&self, key: &Key) -> Option<Vec<u8>> {
        self.cache.as_ref()?.get(key)
    }

    fn keep(&self, key: &Key, content: &[u8]) -> Result<(), ListenError> {
        match &self.cache {
            Some(cache) => cache.put(key, content).map_err(ListenError::Write),
            None => Ok(()),
        }
    }

    fn sound(&self, sentence: Spoken, voice: Voice) -> Result<Sound, ListenError> {
        let key = self.key("sentence", &sentence.words, voice);
        let wav = match self.kept(&key) {
            Some(wav) => wav,
            None => {
                let speed = voice.speed.to_string();
                let arguments = [
                    "-b",
                    "1",
                    "-v",
                    voices::name(voice.language),
                    "-s",
                    &speed,
                    "--stdin",
                    "--stdout",
                ];
                let wav = run(
                    &self.espeak,
                    &arguments,
                    &voices::respelt(&sentence.words, voice.language),
                )?;
                self.keep(&key, &wav)?;
                wav
            }
        };
        Ok(Sound {
            range: sentence.range,
            words: sentence.words,
            samples: samples(&wav)?,
        })
    }
}

/// The sounds of a text, in order.
#[derive(Debug)]
pub struct Sounds<'s> {
    speaker: &'s Speaker,
    voice: Voice,
    sentences: std::vec::IntoIter<Spoken>,
}

impl Iterator for Sounds<'_> {
    type Item = Result<Sound, ListenError>;

    fn next(&mut self) -> Option<Self::Item> {
        let sentence = self.sentences.next()?;
        Some(self.speaker.sound(sentence, self.voice))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.sentences.size_hint()
    }
}

impl ExactSizeIterator for Sounds<'_> {}

/// Runs espeak-ng on a text; gives what it writes.
fn run(program: &Program, arguments: &[&str], input: &str) -> Result<Vec<u8>, ListenError> {
    let mut process = Process::start(program, arguments, &SPEAKERS)?;
    let output = process.within(|child| {
        if let Some(mut stdin) = child.stdin.take() {
            match stdin.write_all(input.as_bytes()) {
                // It ended without reading; its status is told below.
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error),
                _ => {}
            }
        }
        let mut output = Vec::new();
        if let Some(stdout) = child.stdout.take() {
            let limit = limits::LISTEN_SENTENCE_SOUND_BYTES as u64 + 1;
            stdout.take(limit).read_to_end(&mut output)?;
        }
        Ok(output)
    })?;
    if output.len() > limits::LISTEN_SENTENCE_SOUND_BYTES {
        return Err(ListenError::TooMuchSound {
            program: program.name,
            limit: limits::LISTEN_SENTENCE_SOUND_BYTES,
        });
    }
    process.wait()?;
    Ok(output)
}

/// The samples in espeak-ng's WAV, whose header does not tell its length because it is written before the sound is made.
fn samples(wav: &[u8]) -> Result<Vec<i16>, ListenError> {
    let unreadable = |reason: String| ListenError::NotSound {
        program: "espeak-ng",
        reason,
    };
    let reader = hound::WavReader::new(Cursor::new(wav)).map_err(|error| unreadable(error.to_string()))?;
    let spec = reader.spec();
    if spec != WAV {
        return Err(unreadable(format!(
            "{} channels of {} bits at {} Hz",
            spec.channels, spec.bits_per_sample, spec.sample_rate
        )));
    }
    let rest = reader.into_inner();
    let start = usize::try_from(rest.position())
        .unwrap_or(usize::MAX)
        .min(wav.len());
    let pairs = wav[start..].chunks_exact(2);
    let samples: Vec<i16> = pairs.map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
    if samples.is_empty() {
        return Err(unreadable("no samples".to_owned()));
    }
    Ok(samples)
}

/// The form of all sound here.
const WAV: hound::WavSpec = hound::WavSpec {
    channels: 1,
    sample_rate: SAMPLE_RATE,
    bits_per_sample: 16,
    sample_format: hound::SampleFormat::Int,
};

/// Where samples go.
enum Writer<'w, W: Write + Seek> {
    Opus(OpusEncoder, &'w mut W),
    Wav(hound::WavWriter<&'w mut W>),
}

impl<W: Write + Seek> Writer<'_, W> {
    fn write(&mut self, samples: &[i16]) -> Result<(), ListenError> {
        match self {
            Self::Opus(encoder, _) => encoder.write(samples),
            Self::Wav(wav) => samples
                .iter()
                .try_for_each(|sample| wav.write_sample(*sample))
                .map_err(unwritten),
        }
    }

    fn finish(self) -> Result<(), ListenError> {
        match self {
            Self::Opus(encoder, to) => to.write_all(&encoder.finish()?).map_err(ListenError::Write),
            Self::Wav(wav) => wav.finalize().map_err(unwritten),
        }
    }
}

fn unwritten(error: hound::Error) -> ListenError {
    ListenError::Write(match error {
        hound::Error::IoError(error) => error,
        other => io::Error::other(other),
    })
}

/// A recording as the cache keeps it: the bytes of the marks, the marks, the sound.
fn packed(recording: &Recording) -> Result<Vec<u8>, ListenError> {
    let marks = serde_json::to_vec(&recording.marks).map_err(|error| ListenError::Write(error.into()))?;
    let mut bytes = (marks.len() as u64).to_le_bytes().to_vec();
    bytes.extend_from_slice(&marks);
    bytes.extend_from_slice(&recording.opus);
    Ok(bytes)
}

fn unpacked(bytes: &[u8]) -> Option<Recording> {
    let (length, rest) = bytes.split_first_chunk::<8>()?;
    let (marks, opus) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
    Some(Recording {
        marks: serde_json::from_slice(marks).ok()?,
        opus: opus.to_vec(),
    })
}
