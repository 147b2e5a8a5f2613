//! Letters of one script that look like letters of another, in the alphabets of the languages served.
//!
//! Keyboards without the right layout, scanners and those who evade filters put them inside words. This is a table
//! of facts for normalising and for language identification; deciding which word needs repair is their part.

use crate::language::Script;

/// Latin letter and its Cyrillic twin; no letter stands in two pairs.
const TWINS: [(char, char); 46] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'һ'),
    ('i', 'і'),
    ('j', 'ј'),
    ('k', 'к'),
    ('m', 'м'),
    ('o', 'о'),
    ('p', 'р'),
    ('q', 'ԛ'),
    ('s', 'ѕ'),
    ('t', 'т'),
    ('w', 'ԝ'),
    ('x', 'х'),
    ('y', 'у'),
    ('ä', 'ӓ'),
    ('ç', 'ҫ'),
    ('ë', 'ё'),
    ('ï', 'ї'),
    ('ö', 'ӧ'),
    ('ə', 'ә'),
    ('ɵ', 'ө'),
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('J', 'Ј'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('Q', 'Ԛ'),
    ('S', 'Ѕ'),
    ('T', 'Т'),
    ('W', 'Ԝ'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('Ä', 'Ӓ'),
    ('Ç', 'Ҫ'),
    ('Ë', 'Ё'),
    ('Ö', 'Ӧ'),
    ('Ə', 'Ә'),
    ('Ɵ', 'Ө'),
];

/// The letter of `script` (Latin or Cyrillic) that looks like `c`, a letter of the other of the two.
pub(crate) fn twin(c: char, script: Script) -> Option<char> {
    TWINS.iter().find_map(|&(latin, cyrillic)| match script {
        Script::Latin if cyrillic == c => Some(latin),
        Script::Cyrillic if latin == c => Some(cyrillic),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twins_are_of_the_scripts_they_claim_and_unique() {
        for (index, &(latin, cyrillic)) in TWINS.iter().enumerate() {
            assert_eq!(Script::of_char(latin), Some(Script::Latin), "{latin}");
            assert_eq!(Script::of_char(cyrillic), Some(Script::Cyrillic), "{cyrillic}");
            assert!(
                TWINS[index + 1..]
                    .iter()
                    .all(|&(l, c)| l != latin && c != cyrillic),
                "{latin} {cyrillic}"
            );
        }
    }
}
