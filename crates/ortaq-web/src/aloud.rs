//! Texts of the site as speech: recordings, and when each sentence is heard.
//!
//! Recordings of fact-checks are kept on disk, in a folder of bounded size. Those of visitors' texts are never on disk: the last few lie in
//! memory and go with the report.

use std::collections::VecDeque;
use std::io::Cursor;
use std::sync::{Arc, Mutex, PoisonError};

use ortaq_engine::home::Home;
use ortaq_engine::listen::{DEFAULT_SPEED, Format, ListenError, Recording, SoundCache, Speaker, Voice};
use tokio::sync::Semaphore;

use crate::checks::{Checks, Ticket};
use crate::limits;

/// What can be listened to.
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
}

/// Makes the site's speech.
pub(crate) struct Aloud {
    /// For what is published; none where a program is missing.
    keeping: Option<Speaker>,
    /// For what visitors check.
    forgetting: Option<Speaker>,
    recent: Mutex<VecDeque<(Ticket, Arc<Recording>)>>,
    turns: Semaphore,
}

impl Aloud {
    /// Finds the programs. What is missing is said on the pages.
    pub fn open(home: &Home) -> Self {
        let keeping =
            Speaker::find().ok().map(
                |speaker| match SoundCache::open(home.sounds(), limits::SOUNDS_BYTES) {
                    Ok(cache) => speaker.caching(cache),
                    Err(error) => {
                        tracing::warn!(%error, "speech is made anew each time: its folder cannot be used");
                        speaker
                    }
                },
            );
        let forgetting = keeping.as_ref().and_then(|_| Speaker::find().ok());
        Self {
            keeping,
            forgetting,
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
        if let Some(ticket) = text.of_check
            && let Some(recent) = self.recent(ticket)
        {
            return Ok(recent);
        }
        let made = self.work(text, Speaker::recording);
        let (made, of_check) = made.await?;
        let made = Arc::new(made);
        if let Some(ticket) = of_check {
            let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
            recent.truncate(limits::SPOKEN_KEPT - 1);
            recent.push_front((ticket, Arc::clone(&made)));
        }
        Ok(made)
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
        Ok(made.await?.0)
    }

    /// Forgets what was made of reports that are gone.
    pub fn tidy(&self, checks: &Checks) {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        recent.retain(|(ticket, _)| checks.follow(*ticket).is_some());
    }

    fn recent(&self, ticket: Ticket) -> Option<Arc<Recording>> {
        let recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        let found = recent.iter().find(|(of, _)| *of == ticket);
        found.map(|(_, recording)| Arc::clone(recording))
    }

    /// Makes something of a text, a few at a time, away from the threads that answer requests.
    async fn work<T: Send + 'static>(
        self: &Arc<Self>,
        text: Text,
        make: impl FnOnce(&Speaker, &str, Voice) -> Result<T, ListenError> + Send + 'static,
    ) -> Result<(T, Option<Ticket>), ListenError> {
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
            let speaker = speaker.as_ref().ok_or(missing)?;
            Ok((make(speaker, &text.text, voice)?, text.of_check))
        });
        made.await.map_err(|_| busy())?
    }
}
