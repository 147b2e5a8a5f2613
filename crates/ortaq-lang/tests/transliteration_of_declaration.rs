//! Transliteration against texts that exist in both alphabets: the Universal Declaration of Human Rights.
//!
//! Reads `parallel/udhr.jsonl` of the evaluation data (`ORTAQ_DATA`, by default `../shared/data` beside the
//! repository) and is skipped, saying so, where it is absent. Run with `--nocapture` for the table. The two Turkmen
//! texts are different translations, so Turkmen is not measured here.

use std::path::PathBuf;

use ortaq_lang::Language;
use ortaq_lang::transliterate::{to_cyrillic, to_latin};

/// The string under `key` in a line of JSON whose strings hold no escapes but `\"`.
fn field(line: &str, key: &str) -> Option<String> {
    let start = line.find(&format!("\"{key}\": \""))? + key.len() + 5;
    let mut value = String::new();
    let mut chars = line[start..].chars();
    loop {
        match chars.next()? {
            '"' => return Some(value),
            '\\' => value.push(chars.next()?),
            c => value.push(c),
        }
    }
}

/// Letters and spaces, every apostrophe written alike.
fn comparable(text: &str) -> Vec<char> {
    text.chars()
        .map(|c| {
            if ortaq_lang::words::is_apostrophe(c) {
                '\''
            } else {
                c
            }
        })
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '\''))
        .collect()
}

/// Levenshtein distance.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, l) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, r) in right.iter().enumerate() {
            let substituted = diagonal + usize::from(l != r);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[right.len()]
}

#[test]
fn few_characters_differ_from_the_published_text() {
    let path = std::env::var_os("ORTAQ_DATA")
        .map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
            PathBuf::from,
        )
        .join("parallel/udhr.jsonl");
    let Ok(lines) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not there (set ORTAQ_DATA)", path.display());
        return;
    };
    for (language, code, limit) in [(Language::Az, "az", 0.03), (Language::Uz, "uz", 0.03)] {
        let mut errors = [0usize; 2];
        let mut length = [0usize; 2];
        for line in lines.lines() {
            let texts = (
                field(line, &format!("{code}-Latn")),
                field(line, &format!("{code}-Cyrl")),
            );
            let (Some(latin), Some(cyrillic)) = texts else {
                continue;
            };
            for (index, (found, expected)) in [
                (to_latin(&cyrillic, language), &latin),
                (to_cyrillic(&latin, language), &cyrillic),
            ]
            .iter()
            .enumerate()
            {
                let expected = comparable(expected);
                errors[index] += distance(&comparable(found), &expected);
                length[index] += expected.len();
            }
        }
        let rates = [0, 1].map(|index| errors[index] as f64 / length[index].max(1) as f64);
        println!(
            "{language}: character error rate to Latin {:.4}, to Cyrillic {:.4}",
            rates[0], rates[1]
        );
        assert!(length[0] > 0, "{language}: no text with both alphabets");
        assert!(rates.iter().all(|&rate| rate < limit), "{language}: {rates:?}");
    }
}
