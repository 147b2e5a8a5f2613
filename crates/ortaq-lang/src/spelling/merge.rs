//! Sounds to spelling: the second step, in which different sounds become one letter.
//!
//! Each merger of [`Spelling::Cognates`] was kept because it found more translations among news lines of the Turkic
//! languages (BM25 over character 4-grams). Not kept, because they did not: *d/t*, *b/p*, *b/v*, *h/k*, *f/p*, *ş/s*,
//! *ç/ş*, *e/i*, dropping vowels, one form for the plural suffixes.

use super::Spelling;

/// Appends the spelling of one word's `sounds` (see [`super::letters`]).
pub(super) fn push_spelling(sounds: &str, strength: Spelling, spelt: &mut String) {
    match strength {
        Spelling::Names => spelt.extend(sounds.chars().map(plain)),
        Spelling::Cognates => {
            let mut chars = sounds.chars();
            match chars.next() {
                // жол, jol, yol: Kazakh and Kyrgyz have *j-* where the others have *y-*.
                Some('J' | 'Z') => spelt.push('y'),
                Some(first) => spelt.push(cognate(first)),
                None => {}
            }
            spelt.extend(chars.map(cognate));
        }
    }
}

/// The ASCII letter for a sound.
fn plain(sound: char) -> char {
    match sound {
        'A' => 'e',
        'O' => 'o',
        'U' => 'u',
        'I' => 'i',
        'G' => 'g',
        'N' => 'n',
        'S' => 's',
        'C' => 'c',
        'Z' => 'z',
        'J' => 'j',
        'q' => 'k',
        'x' => 'h',
        _ => sound,
    }
}

/// The letter for a sound and all it corresponds to in other Turkic languages.
fn cognate(sound: char) -> char {
    match plain(sound) {
        // Tatar and Bashkir swapped o and u, ö and ü: йолдыз, yulduz; күл, göl.
        'o' => 'u',
        // göz, көз, köz; qız, kız, gyz.
        'g' => 'k',
        plain => plain,
    }
}
