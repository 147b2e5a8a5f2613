//! One spelling for one text: Unicode form, spaces, invisible characters, apostrophes, look-alike letters.
//!
//! What a reader sees stays the same; what a computer compares becomes the same. Applying it twice changes nothing
//! more. Not for search folding (see [`crate::spelling`]): case, diacritics and alphabets are kept.

mod apostrophes;
mod repair;

use unicode_normalization::UnicodeNormalization;

use crate::language::{Language, Script};

/// What happens to quotation marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quotes {
    /// They stay as they are: who quotes whom is read from them.
    #[default]
    Keep,
    /// All become `"` and `'`, for comparing texts. Letters that look like quotes (Uzbek `ʻ`, `ʼ`) stay letters.
    Straight,
}

/// Normalises `text` written in `language`, leaving quotation marks as they are.
///
/// ```
/// use ortaq_lang::{Language, normalize};
///
/// assert_eq!(normalize("O`zbekiston  ma'nosi", Language::Uz), "Oʻzbekiston maʼnosi");
/// ```
#[must_use]
pub fn normalize(text: &str, language: Language) -> String {
    normalize_with(text, language, Quotes::Keep)
}

/// [`normalize`] with a choice for quotation marks.
#[must_use]
pub fn normalize_with(text: &str, language: Language, quotes: Quotes) -> String {
    let visible = drop_invisible(text);
    let composed: String = visible.nfc().map(|c| letter(c, language)).collect();
    // Whether an apostrophe stands between Latin letters is known only after repair.
    let repaired: String = repair::repair(&composed, language).nfc().collect();
    let marked = apostrophes::unify(&repaired, language);
    let quoted = if quotes == Quotes::Straight {
        straighten(&marked)
    } else {
        marked
    };
    level_spaces(&quoted)
}

/// Removes what nobody sees and opens Arabic presentation forms.
fn drop_invisible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => continue,
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => visible.push('\n'),
            '\n' | '\t' => visible.push(c),
            // Joiners shape Arabic letters and emoji; between other letters they are debris.
            '\u{200c}' | '\u{200d}' if !visible.chars().next_back().is_some_and(joins_after) => continue,
            _ if is_invisible(c) || c.is_control() => continue,
            '\u{fb50}'..='\u{fdef}' | '\u{fe70}'..='\u{fefc}' => {
                visible.extend(std::iter::once(c).nfkc().filter(|&part| !is_invisible(part)));
            }
            _ => visible.push(c),
        }
    }
    visible
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{640}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
    )
}

/// Whether a joiner after `c` can mean something.
fn joins_after(c: char) -> bool {
    match Script::of_char(c) {
        Some(Script::Latin | Script::Cyrillic) => false,
        Some(Script::Arabic | Script::Other) => true,
        // Marks of other scripts, and emoji; not the punctuation between them.
        None => matches!(c, '\u{600}'..='\u{1fff}' | '\u{2190}'..) && !c.is_whitespace(),
    }
}

/// Letters that were encoded as another letter of the same shape.
fn letter(c: char, language: Language) -> char {
    match (c, language) {
        (_, Language::Other) => c,
        ('ǝ', _) => 'ə',
        ('Ǝ', _) => 'Ə',
        // South Azerbaijani is written with the Persian forms.
        ('ي' | 'ى', Language::Az) => 'ی',
        ('ك', Language::Az) => 'ک',
        _ => c,
    }
}

/// Double and single quotation marks as typewriters have them.
fn straighten(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '«' | '»' | '“' | '”' | '„' | '‟' | '″' | '〝' | '〞' => '"',
            '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '`' | '´' => '\'',
            _ => c,
        })
        .collect()
}

/// One plain space between words, none at the ends of lines; line ends stay.
fn level_spaces(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut pending = false;
    for c in text.chars() {
        if c == '\n' {
            spaced.push(c);
            pending = false;
        } else if c.is_whitespace() {
            pending = true;
        } else {
            if pending && !spaced.is_empty() && !spaced.ends_with('\n') {
                spaced.push(' ');
            }
            pending = false;
            spaced.push(c);
        }
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_and_odd_spaces_go() {
        for (text, expected) in [
            ("ин\u{ad}фля\u{ad}ция", "инфляция"),
            ("\u{feff}Salam,\u{a0}\u{2009}dünya \u{200b}!", "Salam, dünya !"),
            ("bir\r\n  iki \t\n\nüç", "bir\niki\n\nüç"),
            ("sa\u{200d}lam\u{0}", "salam"),
            ("u\u{308}c\u{327}", "üç"),
        ] {
            assert_eq!(normalize(text, Language::Az), expected, "{text:?}");
        }
    }

    #[test]
    fn arabic_letters_take_their_plain_form() {
        assert_eq!(normalize("ﺳﻼم", Language::Other), "سلام");
        assert_eq!(normalize("کتـــاب", Language::Az), "کتاب");
        assert_eq!(normalize("كيتاب", Language::Az), "کیتاب");
        // The joiner that keeps two letters apart is part of the spelling.
        assert_eq!(normalize("می\u{200c}گه", Language::Az), "می\u{200c}گه");
    }

    #[test]
    fn quotes_stay_unless_asked() {
        let text = "«Salam» “dünya” ‘bir’ Bakı’da";
        assert_eq!(normalize(text, Language::Az), text);
        let straight = normalize_with(text, Language::Az, Quotes::Straight);
        assert_eq!(straight, "\"Salam\" \"dünya\" 'bir' Bakı'da");
        assert_eq!(
            normalize_with("«Oʻzbekiston»", Language::Uz, Quotes::Straight),
            "\"Oʻzbekiston\""
        );
    }

    #[test]
    fn clean_text_is_left_alone() {
        for (language, text) in [
            (
                Language::Ru,
                "Сегодня в Алма-Ате объявили: «IT-парк» открыт, цена 5 %.",
            ),
            (
                Language::Kk,
                "Қазақстанда IBM компаниясы жаңа кеңсе ашты, Facebookте жазды.",
            ),
            (Language::Ky, "Өкмөт жаңы мыйзамды кабыл алды."),
            (Language::En, "It’s John's 2nd visit — “quite a trip”, he said."),
            (Language::Az, "Şəhərdə 12,5 min ev tikilib; ‘Neftçi’ qalib gəldi."),
            (Language::Uk, "Об'єкт здали, м’яч у грі, сім'я вдома."),
            (Language::Tt, "Казанда яңа мәктәп ачылды, дәүләт ярдәме белән."),
            (Language::Ba, "Өфөлә ҡар яуҙы, һыуыҡ көн булды."),
            (Language::Tk, "Aşgabatda täze ýol açyldy."),
        ] {
            assert_eq!(normalize(text, language), text, "{language}");
        }
    }
}
