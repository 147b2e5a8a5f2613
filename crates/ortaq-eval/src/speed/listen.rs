//! Speech: how long a minute of it takes to make, and how long until its first sentence can be heard.
//!
//! Nothing is kept between the passes. The text is two sentences of each language, again and again until there is
//! enough, so that no data folder is needed.

use std::io::Cursor;

use anyhow::{Result, anyhow};
use ortaq_engine::listen::{DEFAULT_SPEED, Format, Speaker, Voice};

use super::TASK;
use super::timing::{Delays, fastest};
use crate::{Bench, Row};

/// Milliseconds of speech that are made at least.
const SPEECH: u64 = 60_000;
/// Times that the first sentence is waited for.
const FIRST: usize = 20;

/// What is read out: some sentences of each language as an article has them.
const TEXTS: [(&str, &str); 8] = [
    (
        "az",
        "Qaradağ gölünün sahəsi 2025-ci ildə 30 % kiçilib. Nazirliyin məlumatına görə, son on ildə suyun səviyyəsi 1,5 metr aşağı düşüb. ",
    ),
    (
        "tr",
        "Karadağ gölünün alanı 2025'te %30 küçüldü. Bakanlığın verilerine göre su seviyesi son on yılda 1,5 metre düştü. ",
    ),
    (
        "kk",
        "Қарадағ көлінің ауданы 2025 жылы 30 % кішірейді. Министрліктің мәліметінше, соңғы он жылда су деңгейі 1,5 метр төмендеді. ",
    ),
    (
        "ky",
        "Карадаг көлүнүн аянты 2025-жылы 30 % кичирейди. Министрликтин маалыматына караганда, акыркы он жылда суунун деңгээли 1,5 метр төмөндөдү. ",
    ),
    (
        "uz",
        "Qoradogʻ koʻlining maydoni 2025-yilda 30 % kichraydi. Vazirlik maʼlumotlariga koʻra, soʻnggi oʻn yilda suv sathi 1,5 metr pasaydi. ",
    ),
    (
        "tk",
        "Garadag kölüniň meýdany 2025-nji ýylda 30 % kiçeldi. Ministrligiň maglumatlaryna görä, soňky on ýylda suwuň derejesi 1,5 metr peseldi. ",
    ),
    (
        "ru",
        "Площадь озера Карадаг в 2025 году уменьшилась на 30 %. По данным министерства, за последние десять лет уровень воды упал на 1,5 метра. ",
    ),
    (
        "en",
        "The area of lake Karadag shrank by 30 % in 2025. According to the ministry, the water has fallen by 1.5 metres in the last ten years. ",
    ),
];

pub(super) fn run(bench: &mut Bench) -> Result<()> {
    let speaker = match Speaker::find() {
        Ok(speaker) => speaker,
        Err(error) => {
            bench.skip("listen", error);
            return Ok(());
        }
    };
    for (language, sentences) in TEXTS {
        bench.progress(&format!("listen: {language}"));
        let voice = Voice::for_tag(language, DEFAULT_SPEED)?;
        let text = long_enough(&speaker, voice, sentences)?;
        let record = |format| -> Result<(f64, usize)> {
            let mut sound = Cursor::new(Vec::new());
            let marks = speaker.record(&text, voice, format, &mut sound, |_, _| {})?;
            let milliseconds = marks.last().map_or(0, |mark| mark.end_ms);
            Ok((milliseconds as f64 / 60_000.0, sound.into_inner().len()))
        };
        let mut first = Delays::default();
        for _ in 0..FIRST {
            first.time(|| -> Result<()> {
                let sound = speaker.speak(&text, voice)?.next();
                sound.ok_or_else(|| anyhow!("no sound"))??;
                Ok(())
            })?;
        }
        let (wav, wav_cost) = fastest(|| record(Format::Wav))?;
        let (opus, opus_cost) = fastest(|| record(Format::Opus))?;
        let ((minutes, _), (_, bytes)) = (wav?, opus?);
        let row = Row::new(TASK, "listen", "ortaq", 1)
            .language(language)
            .measure("minutes", minutes)
            .measure("wav_s_per_minute", wav_cost.wall / minutes)
            .measure("opus_s_per_minute", opus_cost.wall / minutes)
            .measure("opus_kb_per_minute", bytes as f64 / 1000.0 / minutes);
        bench.push(first.measures(row, "first"));
    }
    Ok(())
}

/// The sentences as often as [`SPEECH`] needs.
fn long_enough(speaker: &Speaker, voice: Voice, sentences: &str) -> Result<String> {
    let mut once = 0;
    for sound in speaker.speak(sentences, voice)? {
        once += sound?.duration().as_millis() as u64;
    }
    Ok(sentences.repeat(SPEECH.div_ceil(once.max(1)) as usize))
}
