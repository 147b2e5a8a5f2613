//! Texts of the site as speech: recordings, and when each sentence is heard.
//!
//! A long text is heard in parts, so that making one takes seconds. Recordings of fact-checks are kept on disk, in a folder of bounded size.
//! Those of visitors' texts are never on disk: the last few recordings lie in memory, and those of a report go with it.

use std::collections::VecDeque;
use std::io::Cursor;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use ortaq_engine::home::Home;
use ortaq_engine::listen::{self, DEFAULT_SPEED, Format, ListenError, Recording, SoundCache, Speaker, Voice};
use sha2::{Digest, Sha256};
use tokio::sync::{OnceCell, Semaphore};

use crate::checks::{Checks, Ticket};
use crate::limits;

/// What can be listened to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text {
    /// What is read out.
    pub text: String,
    /// BCP 47 tag of its language.
    pub tag: String,
    /// The check that it belongs to; none for what is published.
    pub of_check: Option<Ticket>,
}

impl Text {
    /// The voice for it.
    ///
    /// # Errors
    /// A language that has none.
    pub fn voice(&self) -> Result<Voice, ListenError> {
        Voice::for_tag(&self.tag, DEFAULT_SPEED)
    }

    /// The sentences that are read out; none where there is no voice.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        let voice = self.voice();
        voice
            .map(|voice| listen::sentences(&self.text, voice))
            .unwrap_or_default()
    }

    /// Its parts: of [`limits::SPOKEN_PART_BYTES`] at most, unless a sentence is longer; they end where sentences do, or lines where there is
    /// no voice. There is at least one.
    pub fn parts(&self) -> Vec<Self> {
        let sentences = self.sentences();
        let ends: Vec<usize> = if sentences.is_empty() {
            self.text.match_indices('\n').map(|(at, _)| at + 1).collect()
        } else {
            sentences.into_iter().map(|sentence| sentence.end).collect()
        };
        let (mut parts, mut start, mut last) = (Vec::new(), 0, 0);
        for end in ends.into_iter().chain([self.text.len()]) {
            if end - start > limits::SPOKEN_PART_BYTES && last > start {
                parts.push(start..last);
                start = last;
            }
            last = end;
        }
        parts.push(start..self.text.len());
        let part = |range: Range<usize>| Self {
            text: self.text[range].trim().to_owned(),
            ..self.clone()
        };
        parts.into_iter().map(part).collect()
    }

    fn key(&self) -> Key {
        Key {
            of_check: self.of_check,
            hash: Sha256::new()
                .chain_update(&self.tag)
                .chain_update([0])
                .chain_update(&self.text)
                .finalize()
                .into(),
        }
    }
}

/// What tells recordings apart.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key {
    of_check: Option<Ticket>,
    hash: [u8; 32],
}

/// A recording that is there, or is being made: whoever wants it too waits for the same one.
type Slot = Arc<OnceCell<Arc<Recording>>>;

/// Makes the site's speech.
pub(crate) struct Aloud {
    /// For what is published; none where a program is missing.
    keeping: Option<Speaker>,
    /// For what visitors check.
    forgetting: Option<Speaker>,
    recent: Mutex<VecDeque<(Key, Slot)>>,
    turns: Semaphore,
}

impl Aloud {
    /// Finds the programs. What is missing is said on the pages.
    pub fn open(home: &Home) -> Self {
        let found = || Speaker::find().ok().filter(Speaker::encodes);
        let keeping = found().map(
            |speaker| match SoundCache::open(home.sounds(), limits::SOUNDS_BYTES) {
                Ok(cache) => speaker.caching(cache),
                Err(error) => {
                    tracing::warn!(%error, "speech is made anew each time: its folder cannot be used");
                    speaker
                }
            },
        );
        Self {
            forgetting: keeping.as_ref().and_then(|_| found()),
            keeping,
            recent: Mutex::default(),
            turns: Semaphore::new(limits::SPOKEN_AT_ONCE),
        }
    }

    /// Whether there is a voice at all.
    pub fn is_there(&self) -> bool {
        self.keeping.is_some()
    }

    /// A recording in Opus.
    ///
    /// # Errors
    /// A program that is missing or fails; a text without words, too long, or in a language without a voice.
    pub async fn recording(self: &Arc<Self>, text: Text) -> Result<Arc<Recording>, ListenError> {
        let slot = self.slot(text.key());
        let making =
            slot.get_or_try_init(|| async { Ok(Arc::new(self.work(text, Speaker::recording).await?)) });
        making.await.cloned()
    }

    /// A recording as WAV, for browsers that do not play Opus.
    ///
    /// # Errors
    /// As [`recording`](Self::recording).
    pub async fn wav(self: &Arc<Self>, text: Text) -> Result<Vec<u8>, ListenError> {
        let made = self.work(text, |speaker, text, voice| {
            let mut wav = Cursor::new(Vec::new());
            speaker.record(text, voice, Format::Wav, &mut wav, |_, _| {})?;
            Ok(wav.into_inner())
        });
        made.await
    }

    /// Forgets what was made of reports that are gone.
    pub fn tidy(&self, checks: &Checks) {
        let is_kept = |key: &Key| key.of_check.is_none_or(|ticket| checks.follow(ticket).is_some());
        self.recent().retain(|(key, _)| is_kept(key));
    }

    fn recent(&self) -> std::sync::MutexGuard<'_, VecDeque<(Key, Slot)>> {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The place of a recording; the one that was longest not asked for makes room.
    fn slot(&self, key: Key) -> Slot {
        let mut recent = self.recent();
        let place = recent.iter().position(|(other, _)| *other == key);
        let found = place.and_then(|place| recent.remove(place));
        let (key, slot) = found.unwrap_or_else(|| (key, Slot::default()));
        recent.truncate(limits::SPOKEN_KEPT - 1);
        recent.push_front((key, Arc::clone(&slot)));
        slot
    }

    /// Makes something of a text, a few at a time, away from the threads that answer requests.
    async fn work<T: Send + 'static>(
        self: &Arc<Self>,
        text: Text,
        make: impl FnOnce(&Speaker, &str, Voice) -> Result<T, ListenError> + Send + 'static,
    ) -> Result<T, ListenError> {
        let voice = text.voice()?;
        let busy = || ListenError::TimedOut { program: "espeak-ng" };
        let _turn = self.turns.acquire().await.map_err(|_| busy())?;
        let own = Arc::clone(self);
        let made = tokio::task::spawn_blocking(move || {
            let speaker = match text.of_check {
                Some(_) => &own.forgetting,
                None => &own.keeping,
            };
            let missing = ListenError::Missing {
                program: "espeak-ng",
                package: "espeak-ng",
            };
            make(speaker.as_ref().ok_or(missing)?, &text.text, voice)
        });
        made.await.map_err(|_| busy())?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: String, tag: &str) -> Text {
        let (tag, of_check) = (tag.to_owned(), None);
        Text { text, tag, of_check }
    }

    #[test]
    fn a_long_text_is_heard_in_parts_that_end_with_sentences_and_lose_nothing() {
        let sentence = "Qaradağ gölü tamamilə qurudu. ";
        for tag in ["az", "ja"] {
            let line = if tag == "ja" {
                sentence.replace(". ", ".\n")
            } else {
                sentence.to_owned()
            };
            let whole = text(line.repeat(2_000), tag);
            let parts = whole.parts();
            assert!(parts.len() > 2, "{tag}");
            for part in &parts {
                assert!(
                    part.text.len() <= limits::SPOKEN_PART_BYTES && part.text.ends_with('.'),
                    "{tag}"
                );
            }
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let heard: Vec<String> = parts.iter().flat_map(|part| words(&part.text)).collect();
            assert_eq!(heard, words(&whole.text), "{tag}");
        }
        assert_eq!(
            text("Bir söz".into(), "az").parts(),
            [text("Bir söz".into(), "az")]
        );
        assert_eq!(text(String::new(), "az").parts().len(), 1);
    }
}
