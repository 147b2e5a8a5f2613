//! Speech with the real programs: what is written is decoded again by others.
//!
//! Where espeak-ng or opus-tools are not installed the tests say so and are skipped; `scripts/install-speech` installs them.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::fs;
use std::io::{Cursor, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ortaq_engine::limits::{LISTEN_SPEED, LISTEN_TEXT_BYTES};
use ortaq_engine::listen::{
    DEFAULT_SPEED, Format, ListenError, SAMPLE_RATE, SoundCache, Speaker, Voice, language_of,
};
use ortaq_lang::Language;

/// Tests that count processes must be alone with theirs.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The speaker, or a loud word that there is none.
fn speaker(test: &str) -> Option<Speaker> {
    let opus = ["opusenc", "opusdec"]
        .iter()
        .all(|name| Command::new(name).arg("--version").output().is_ok());
    match Speaker::find() {
        Ok(speaker) if opus => Some(speaker),
        _ => {
            let word = format!(
                "SKIPPED: {test}: espeak-ng and opus-tools are not installed (scripts/install-speech)\n"
            );
            // Not captured, so that it is seen where the test passes.
            std::io::stderr().write_all(word.as_bytes()).unwrap();
            None
        }
    }
}

fn voice(language: Language) -> Voice {
    Voice::new(language, DEFAULT_SPEED).unwrap()
}

/// A sentence or two of each language with what has to be turned into words.
const TEXTS: [(Language, &str); 8] = [
    (
        Language::Az,
        "Qaradağ gölü 2025-ci ildə 30 % kiçildi. Bunu 12 alim dedi.",
    ),
    (
        Language::Tr,
        "Göl 2025'te %30 küçüldü. Bunu 12 bilim insanı söyledi.",
    ),
    (Language::Kk, "Көл 2025 жылы 30 % кішірейді. Мұны 12 ғалым айтты."),
    (
        Language::Ky,
        "Көл 2025-жылы 30 % кичирейди. Муну 12 окумуштуу айтты.",
    ),
    (
        Language::Uz,
        "Koʻl 2025-yilda 30 % kichraydi. Buni 12 olim aytdi.",
    ),
    (
        Language::Tk,
        "Köl 2025-nji ýylda 30 % kiçeldi. Muny 12 alym aýtdy.",
    ),
    (
        Language::Ru,
        "Озеро в 2025 году уменьшилось на 30 %. Об этом сказали 12 учёных.",
    ),
    (
        Language::En,
        "The lake shrank by 30 % in 2025. Twelve scientists said so.",
    ),
];

/// The root mean square of samples: 0 is silence, 32,767 the loudest.
fn loudness(samples: &[i16]) -> f64 {
    let sum: f64 = samples.iter().map(|sample| f64::from(*sample).powi(2)).sum();
    (sum / samples.len() as f64).sqrt()
}

#[test]
fn every_language_is_heard() {
    let Some(speaker) = speaker("every_language_is_heard") else {
        return;
    };
    let _alone = alone();
    for (language, text) in TEXTS {
        let sounds: Vec<_> = speaker
            .speak(text, voice(language))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert_eq!(sounds.len(), 2, "{language}");
        for sound in &sounds {
            assert!(text[sound.range.clone()].ends_with('.'));
            let seconds = sound.duration().as_secs_f64();
            // Nobody says four words in less than a second, nor twelve in more than twelve.
            assert!(
                (1.0..12.0).contains(&seconds),
                "{language}: {seconds} s for {}",
                sound.words
            );
            assert!(loudness(&sound.samples) > 500.0, "{language}: {}", sound.words);
        }
    }
}

#[test]
fn a_wav_file_is_read_again_with_the_duration_of_its_marks() {
    let Some(speaker) = speaker("a_wav_file") else {
        return;
    };
    let _alone = alone();
    let text = TEXTS[1].1;
    let mut file = Cursor::new(Vec::new());
    let mut told = Vec::new();
    let marks = speaker
        .record(text, voice(Language::Tr), Format::Wav, &mut file, |done, of| {
            told.push((done, of));
        })
        .unwrap();
    assert_eq!(told, [(1, 2), (2, 2)]);
    let mut wav = hound::WavReader::new(Cursor::new(file.into_inner())).unwrap();
    assert_eq!((wav.spec().sample_rate, wav.spec().channels), (SAMPLE_RATE, 1));
    let samples: Vec<i16> = wav.samples().map(Result::unwrap).collect();
    assert_eq!(
        marks[1].end_ms,
        samples.len() as u64 * 1000 / u64::from(SAMPLE_RATE)
    );
    assert_eq!((marks[0].start_ms, marks[0].end_ms), (0, marks[1].start_ms));
    for mark in &marks {
        assert_eq!(text[mark.start_byte..mark.end_byte], mark.text);
        let at = |ms: u64| (ms * u64::from(SAMPLE_RATE) / 1000) as usize;
        assert!(loudness(&samples[at(mark.start_ms)..at(mark.end_ms)]) > 500.0);
    }
}

#[test]
fn opus_is_decoded_again_with_the_duration_of_its_marks() {
    let Some(speaker) = speaker("opus_is_decoded_again") else {
        return;
    };
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let recording = speaker.recording(TEXTS[0].1, voice(Language::Az)).unwrap();
    let (opus, wav) = (folder.path().join("a.opus"), folder.path().join("a.wav"));
    fs::write(&opus, &recording.opus).unwrap();
    let decoded = Command::new("opusdec")
        .arg("--quiet")
        .args(["--rate", "48000"])
        .args([&opus, &wav])
        .status();
    assert!(decoded.unwrap().success());
    let mut decoded = hound::WavReader::open(&wav).unwrap();
    assert_eq!(decoded.spec().sample_rate, 48_000);
    let samples: Vec<i16> = decoded.samples().map(Result::unwrap).collect();
    let milliseconds = samples.len() as f64 / 48.0 / f64::from(decoded.spec().channels);
    let expected = recording.marks.last().unwrap().end_ms as f64;
    assert!(
        (milliseconds - expected).abs() < 50.0,
        "{milliseconds} ms, {expected} ms marked"
    );
    assert!(loudness(&samples) > 500.0);
    let bytes_a_second = recording.opus.len() as f64 / expected * 1000.0;
    assert!(bytes_a_second < 8000.0, "{bytes_a_second} bytes a second");
}

#[test]
fn the_first_sentence_comes_before_the_rest_is_made() {
    let Some(speaker) = speaker("the_first_sentence") else {
        return;
    };
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let cache = SoundCache::open(folder.path(), 1 << 30).unwrap();
    let speaker = speaker.caching(cache);
    let text = "Bir cümle. ".repeat(50) + "Son cümle budur.";
    let mut sounds = speaker.speak(&text, voice(Language::Az)).unwrap();
    sounds.next().unwrap().unwrap();
    assert_eq!(sounds.len(), 50);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_faster_voice_needs_less_time() {
    let Some(speaker) = speaker("a_faster_voice") else {
        return;
    };
    let _alone = alone();
    let length = |speed| {
        let voice = Voice::new(Language::Ru, speed).unwrap();
        let mut sounds = speaker.speak(TEXTS[6].1, voice).unwrap();
        sounds.next().unwrap().unwrap().samples.len()
    };
    assert!(length(*LISTEN_SPEED.end()) * 3 / 2 < length(*LISTEN_SPEED.start()));
}

#[test]
fn recordings_are_kept_by_text_voice_and_speed() {
    let Some(speaker) = speaker("recordings_are_kept") else {
        return;
    };
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let speaker = speaker.caching(SoundCache::open(folder.path(), 1 << 30).unwrap());
    let text = TEXTS[0].1;
    let first = speaker.recording(text, voice(Language::Az)).unwrap();
    let kept = || fs::read_dir(folder.path()).unwrap().count();
    // Two sentences and the recording.
    assert_eq!(kept(), 3);
    assert_eq!(speaker.recording(text, voice(Language::Az)).unwrap(), first);
    assert_eq!(kept(), 3);
    let faster = Voice::new(Language::Az, 220).unwrap();
    assert_ne!(speaker.recording(text, faster).unwrap(), first);
    assert_ne!(speaker.recording(text, voice(Language::Tr)).unwrap(), first);
    assert_eq!(kept(), 9);
}

/// The children of this process, ended ones that were not waited for included.
fn children() -> Vec<String> {
    let own = std::process::id().to_string();
    let stat = |entry: fs::DirEntry| fs::read_to_string(entry.path().join("stat")).ok();
    fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| stat(entry.unwrap()))
        .filter(|stat| stat.rsplit(')').next().unwrap().split_whitespace().nth(1) == Some(&own))
        .collect()
}

#[test]
fn a_thousand_sentences_leave_no_process_and_no_open_file_behind() {
    let Some(speaker) = speaker("a_thousand_sentences") else {
        return;
    };
    let _alone = alone();
    let files = || fs::read_dir("/proc/self/fd").unwrap().count();
    let before = files();
    let text = "Göl qurudu. ".repeat(1000);
    let sounds = speaker.speak(&text, voice(Language::Az)).unwrap();
    assert_eq!(sounds.map(Result::unwrap).count(), 1000);
    assert_eq!(children(), Vec::<String>::new());
    // A watchdog closes its descriptor a moment after its process has ended.
    assert!(
        files() <= before + 8,
        "{before} files open before, {} after",
        files()
    );
}

#[test]
fn an_unfinished_recording_leaves_no_process_behind() {
    let Some(speaker) = speaker("an_unfinished_recording") else {
        return;
    };
    let _alone = alone();
    /// A file on a full disk.
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    impl std::io::Seek for Full {
        fn seek(&mut self, _: std::io::SeekFrom) -> std::io::Result<u64> {
            Ok(0)
        }
    }
    for format in [Format::Opus, Format::Wav] {
        let failed = speaker.record(TEXTS[0].1, voice(Language::Az), format, &mut Full, |_, _| {});
        assert!(matches!(failed, Err(ListenError::Write(_))), "{failed:?}");
    }
    assert_eq!(children(), Vec::<String>::new());
}

#[test]
fn texts_have_a_limit_that_the_error_names() {
    let Some(speaker) = speaker("texts_have_a_limit") else {
        return;
    };
    let longest = "a".repeat(LISTEN_TEXT_BYTES);
    assert!(speaker.speak(&longest, voice(Language::En)).is_ok());
    let error = speaker.speak(&(longest + "a"), voice(Language::En)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the text has 200001 bytes; at most 200000 are made into sound"
    );
    let signs = |count: usize| {
        speaker
            .speak(&("%".repeat(count) + " да."), voice(Language::Ru))
            .map(|sounds| sounds.len())
    };
    assert_eq!(signs(1500).unwrap(), 1);
    assert!(matches!(signs(1900), Err(ListenError::SentenceTooLong { .. })));
    assert!(matches!(
        speaker.speak(" … ***\n", voice(Language::En)),
        Err(ListenError::NothingToSay)
    ));
}

#[test]
fn speeds_and_languages_have_limits() {
    let (slowest, fastest) = (*LISTEN_SPEED.start(), *LISTEN_SPEED.end());
    for speed in [slowest, fastest] {
        assert!(Voice::new(Language::Az, speed).is_ok());
    }
    for speed in [slowest - 1, fastest + 1] {
        assert!(matches!(
            Voice::new(Language::Az, speed),
            Err(ListenError::Speed(_))
        ));
    }
    assert!(matches!(
        Voice::new(Language::Other, DEFAULT_SPEED),
        Err(ListenError::NoVoice(_))
    ));
    assert_eq!(language_of(TEXTS[2].1), Language::Kk);
}

/// A program that tells its version as espeak-ng does and then does something else.
fn faulty(folder: &Path, name: &str, then: &str) -> PathBuf {
    let path = folder.join(name);
    let script = format!("#!/bin/sh\nif [ \"$1\" = --version ]; then echo eSpeak; exit; fi\n{then}\n");
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

#[test]
fn a_program_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("espeak-ng");
    let error = Speaker::with_programs(nowhere.clone(), nowhere).unwrap_err();
    assert!(error.to_string().starts_with("espeak-ng: "), "{error}");
}

#[test]
fn a_program_that_is_killed_fails_or_gives_other_bytes_is_an_error() {
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let cases = [
        ("kill -KILL $$", "espeak-ng failed (signal: 9 (SIGKILL))"),
        ("exit 3", "espeak-ng failed (exit status: 3)"),
        ("echo hello", "espeak-ng gave no sound that can be read"),
        (
            "exec cat /dev/zero",
            "espeak-ng gave more than 33554432 bytes of sound and was ended",
        ),
    ];
    for (at, (then, expected)) in cases.into_iter().enumerate() {
        let espeak = faulty(folder.path(), &format!("espeak-{at}"), then);
        let speaker = Speaker::with_programs(espeak.clone(), espeak).unwrap();
        let mut sounds = speaker.speak("Göl qurudu.", voice(Language::Az)).unwrap();
        let error = sounds.next().unwrap().unwrap_err().to_string();
        assert!(error.starts_with(expected), "{then}: {error}");
    }
    assert_eq!(children(), Vec::<String>::new());
}

#[test]
fn an_encoder_that_is_killed_is_an_error_and_nothing_is_kept() {
    let Some(_) = speaker("an_encoder_that_is_killed") else {
        return;
    };
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let espeak = std::env::split_paths(&std::env::var_os("PATH").unwrap())
        .map(|folder| folder.join("espeak-ng"))
        .find(|path| path.exists())
        .unwrap();
    let encoder = faulty(folder.path(), "opusenc", "head -c 1000 >/dev/null; kill -KILL $$");
    let kept = folder.path().join("kept");
    let speaker = Speaker::with_programs(espeak, encoder).unwrap();
    let speaker = speaker.caching(SoundCache::open(&kept, 1 << 30).unwrap());
    let error = speaker.recording(TEXTS[0].1, voice(Language::Az)).unwrap_err();
    assert!(
        error.to_string().starts_with("opusenc failed (signal: 9"),
        "{error}"
    );
    assert!(
        fs::read_dir(&kept).unwrap().count() <= 2,
        "only sentences are kept"
    );
    assert_eq!(children(), Vec::<String>::new());
}
