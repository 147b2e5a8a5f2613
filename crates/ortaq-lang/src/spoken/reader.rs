//! Reads one sentence from left to right and says what it finds.

use super::abbreviations;
use super::amounts;
use super::nouns;
use super::numbers;
use super::places;
use super::words::Words;
use crate::language::{Language, Script};
use crate::normalize::normalize;
use crate::quantities::{Kind, quantities};
use crate::sentences::abbreviations::{Abbreviation, abbreviation};
use crate::transliterate::{to_cyrillic, to_latin};
use crate::words::{is_apostrophe, is_mark};

/// What is said for a sentence.
pub(super) fn read(sentence: &str, language: Language) -> String {
    let text = prepared(sentence, language);
    let Some(words) = Words::of(language) else {
        return tidy(&text);
    };
    let dates = quantities(&text, language)
        .into_iter()
        .filter_map(|quantity| {
            let Kind::Date {
                year: Some(year),
                month,
                day,
            } = quantity.kind
            else {
                return None;
            };
            let written = &text[quantity.range.clone()];
            let digits =
                written.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '/'));
            // An ending after an apostrophe is read behind the date.
            (digits.is_empty() || digits.starts_with(is_apostrophe)).then(|| DigitDate {
                start: quantity.range.start,
                end: quantity.range.end - digits.len(),
                year,
                month,
                day,
            })
        })
        .collect();
    let mut reader = Reader {
        text: &text,
        language,
        words,
        dates,
        at: 0,
        said: String::with_capacity(text.len() * 2),
    };
    while reader.at < text.len() {
        reader.step();
    }
    tidy(&reader.said)
}

/// A date written in digits.
pub(super) struct DigitDate {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
}

/// The sentence in one spelling, in the alphabet that is spoken, with digits `0` to `9` alone.
fn prepared(sentence: &str, language: Language) -> String {
    let normal = normalize(sentence, language);
    let script = Script::of(&normal);
    let text = match (language, script) {
        (Language::Az, Script::Cyrillic | Script::Arabic)
        | (Language::Uz | Language::Tk, Script::Cyrillic) => to_latin(&normal, language),
        (Language::Kk, Script::Latin) => to_cyrillic(&normal, language),
        _ => normal,
    };
    if text.is_ascii() {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        push_plain(c, language, &mut plain);
    }
    plain
}

/// Adds a character, digits of other scripts and numbers in one sign as ASCII digits or words.
fn push_plain(c: char, language: Language, plain: &mut String) {
    let block = |first: char| char::from_digit(c as u32 - first as u32, 10);
    let digit = match c {
        '\u{660}'..='\u{669}' => block('\u{660}'),
        '\u{6f0}'..='\u{6f9}' => block('\u{6f0}'),
        '\u{ff10}'..='\u{ff19}' => block('\u{ff10}'),
        '\u{2080}'..='\u{2089}' => block('\u{2080}'),
        '²' if plain.ends_with(['m', 'м']) => Some('2'),
        '³' if plain.ends_with(['m', 'м']) => Some('3'),
        _ => None,
    };
    let fraction = ['½', '¼', '¾'].iter().position(|sign| *sign == c);
    if let Some(digit) = digit {
        plain.push(digit);
    } else if let (Some(index), Some(words)) = (fraction, Words::of(language)) {
        plain.push(' ');
        plain.push_str(words.fractions[index]);
        plain.push(' ');
    } else if matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}') {
        plain.push(' ');
    } else if c.is_ascii() || !c.is_numeric() {
        plain.push(c);
    }
    // Footnote marks and numerals of scripts that no voice here reads are not said.
}

/// One sentence being said.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) language: Language,
    pub(super) words: &'static Words,
    dates: Vec<DigitDate>,
    pub(super) at: usize,
    said: String,
}

impl<'t> Reader<'t> {
    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    pub(super) fn before(&self) -> &'t str {
        &self.text[..self.at]
    }

    /// Says words, apart from what stands around them, and goes on after `length` bytes.
    pub(super) fn say(&mut self, words: &str, length: usize) {
        self.said.push(' ');
        self.said.push_str(words);
        self.at += length;
        if self.rest().starts_with(char::is_alphanumeric) {
            self.said.push(' ');
        }
    }

    /// Joins an ending to the last word.
    pub(super) fn join(&mut self, ending: &str, length: usize) {
        self.said.truncate(self.said.trim_end().len());
        let softens = matches!(self.language, Language::Tr | Language::Tk) && self.said.ends_with("dört");
        if softens && ending.starts_with(['ı', 'i', 'u', 'ü', 'a', 'e', 'y']) {
            // dört, dördün
            self.said.pop();
            self.said.push('d');
        }
        if self.language == Language::Tr && self.said.ends_with("lira") {
            // "TL'ye" is written after the letters' names.
            self.said.push_str(&ending.replace('e', "a").replace('i', "ı"));
        } else {
            self.said.push_str(ending);
        }
        self.at += length;
        if self.rest().starts_with(char::is_alphanumeric) {
            self.said.push(' ');
        }
    }

    /// The last word said, in lower case.
    pub(super) fn last_word(&self) -> String {
        let said = self.said.trim_end();
        let start = said.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        said[start..].to_lowercase()
    }

    fn step(&mut self) {
        let at_word = !self.before().ends_with(char::is_alphanumeric);
        if at_word && (self.place() || self.date() || self.phone() || self.short_form() || self.roman()) {
            return;
        }
        let Some(c) = self.rest().chars().next() else {
            return;
        };
        if c.is_ascii_digit() {
            amounts::read(self, None);
        } else if !self.sign_before_number(c) {
            self.character(c);
        }
    }

    /// An address, a hashtag, a mention.
    fn place(&mut self) -> bool {
        let Some((words, length)) = places::read(self.rest(), self.words, self.language) else {
            return false;
        };
        self.say(&words, length);
        amounts::join_ending(self);
        true
    }

    /// A date in digits.
    fn date(&mut self) -> bool {
        let Some(date) = self.dates.iter().find(|date| date.start == self.at) else {
            return false;
        };
        let length = date.end - date.start;
        let words = amounts::date(date, self.words, self.language);
        self.say(&words, length);
        amounts::after_date(self);
        true
    }

    /// A number to call: digit by digit.
    fn phone(&mut self) -> bool {
        let Some(length) = places::phone(self.rest()) else {
            return false;
        };
        let plus = self.rest().starts_with('+');
        let groups: Vec<String> = self.rest()[..length]
            .split(|c: char| !c.is_ascii_digit())
            .filter(|group| !group.is_empty())
            .map(|group| numbers::digits(group, self.language))
            .collect();
        let words = if plus {
            format!("{} {}", self.words.plus, groups.join(", "))
        } else {
            groups.join(", ")
        };
        self.say(&words, length);
        true
    }

    /// An abbreviation or an initial.
    fn short_form(&mut self) -> bool {
        let rest = self.rest();
        if let Some((words, length)) = abbreviations::read(rest, self.language) {
            let after = &rest[length..];
            let stopped = rest[..length].ends_with('.');
            let is_whole = stopped || !after.starts_with(char::is_alphanumeric);
            let ends_sentence = !after.contains(char::is_alphanumeric);
            if is_whole && (!ends_sentence || self.may_end(&rest[..length])) {
                self.say(words, length);
                if ends_sentence && stopped {
                    self.said.push('.');
                }
                return true;
            }
        }
        let mut chars = rest.chars();
        let initial = chars.next().filter(|c| c.is_uppercase());
        let next = chars.as_str().strip_prefix('.');
        let (Some(letter), Some(after)) = (initial, next) else {
            return false;
        };
        if !after.trim_start().starts_with(char::is_uppercase) {
            return false;
        }
        let mut word = [0; 4];
        self.say(letter.encode_utf8(&mut word), letter.len_utf8() + 1);
        true
    }

    /// Whether a sentence can end with an abbreviation.
    fn may_end(&self, written: &str) -> bool {
        let token = written.trim_end_matches('.');
        let (previous, last) = token.rsplit_once(' ').unwrap_or(("", token));
        let previous = previous.rsplit(' ').next().unwrap_or_default();
        last.contains('.') || abbreviation(last, previous, self.language) == Abbreviation::MayEnd
    }

    fn roman(&mut self) -> bool {
        let Some((value, length)) = places::roman(self.rest()) else {
            return false;
        };
        amounts::roman(self, value, length)
    }

    /// A sign that belongs to the number after it: `-5`, `+5`, `$5`, `%5`, `№ 5`.
    fn sign_before_number(&mut self, c: char) -> bool {
        let after = &self.rest()[c.len_utf8()..];
        let touches = after.starts_with(|c: char| c.is_ascii_digit());
        let apart = !self.before().ends_with(char::is_alphanumeric);
        let word = match c {
            '-' | '−' if touches && apart => self.words.minus,
            '+' if touches => self.words.plus,
            '~' | '≈' if after.trim_start().starts_with(|c: char| c.is_ascii_digit()) => self.words.about,
            '#' if touches => self.words.number_sign,
            _ => {
                let mut buffer = [0; 4];
                let sign = &*c.encode_utf8(&mut buffer);
                let noun = nouns::currency(sign, self.language).or_else(|| nouns::share(c, self.language));
                let spaces = after.len() - after.trim_start().len();
                let number = after.trim_start().starts_with(|c: char| c.is_ascii_digit());
                let Some(noun) = noun.filter(|_| number && spaces <= 1 && apart && !c.is_alphabetic()) else {
                    return false;
                };
                self.at += c.len_utf8() + spaces;
                amounts::read(self, Some(noun));
                return true;
            }
        };
        self.say(word, c.len_utf8());
        self.said.push(' ');
        true
    }

    /// Anything else, by itself.
    fn character(&mut self, c: char) {
        let length = c.len_utf8();
        let after = &self.rest()[length..];
        let inside =
            self.before().ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
        let words = self.words;
        match c {
            _ if is_apostrophe(c) => {
                let is_letter = matches!(self.language, Language::Uz | Language::En) && inside
                    || (self.language == Language::Uz
                        && self.before().ends_with(['o', 'O', 'g', 'G'])
                        && c == 'ʻ');
                if is_letter {
                    self.said.push(if c == '’' { '\'' } else { c });
                }
            }
            _ if c.is_alphabetic() || is_mark(c) => self.said.push(c),
            '.' | ',' | '!' | '?' | ':' | ';' => self.said.push(c),
            '…' | '。' | '۔' => self.said.push('.'),
            '؟' | '？' => self.said.push('?'),
            '！' => self.said.push('!'),
            '،' => self.said.push(','),
            '-' | '‑' | '‐' if inside && after.starts_with(char::is_alphabetic) => {
                self.said
                    .push(if self.before().ends_with(|c: char| c.is_ascii_digit()) {
                        ' '
                    } else {
                        '-'
                    });
            }
            '-' | '‑' | '‐' | '–' | '—' | '―' | '−' => {
                let range = inside && self.before().ends_with(|c: char| c.is_ascii_digit());
                self.said.push_str(match (range, inside, self.language) {
                    (true, _, Language::En) => " to ",
                    // "COVID-19"
                    (false, true, _) => " ",
                    _ => ", ",
                });
            }
            '(' | ')' | '[' | ']' | '{' | '}' | '|' | '•' => self.said.push_str(", "),
            '&' => return self.say(words.and, length),
            '№' => return self.say(words.number_sign, length),
            '§' => return self.say(words.section, length),
            '=' => return self.say(words.equals, length),
            '+' => return self.say(words.plus, length),
            '×' => return self.say(words.times, length),
            _ => {
                let mut buffer = [0; 4];
                let sign = &*c.encode_utf8(&mut buffer);
                let noun = nouns::currency(sign, self.language).or_else(|| nouns::share(c, self.language));
                match noun {
                    Some(noun) => {
                        let word = noun.after(super::russian::Count::Many);
                        return self.say(if word.is_empty() { noun.before } else { word }, length);
                    }
                    None if is_quote(c) => {}
                    None => self.said.push(' '),
                }
            }
        }
        self.at += length;
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”' | '„' | '‘' | '‹' | '›' | '*')
}

/// Single spaces, one sign where several stand, none at the beginning.
fn tidy(said: &str) -> String {
    const SIGNS: [char; 6] = ['.', ',', '!', '?', ':', ';'];
    let mut tidy = String::with_capacity(said.len());
    let mut space = false;
    for c in said.chars() {
        if c.is_whitespace() || c.is_control() {
            space = true;
        } else if SIGNS.contains(&c) {
            match tidy.chars().next_back() {
                None => {}
                Some(',') if c != ',' => {
                    tidy.pop();
                    tidy.push(c);
                }
                Some(last) if SIGNS.contains(&last) => {}
                Some(_) => tidy.push(c),
            }
            space = true;
        } else {
            if space && !tidy.is_empty() {
                tidy.push(' ');
            }
            space = false;
            tidy.push(c);
        }
    }
    tidy.truncate(tidy.trim_end_matches(',').len());
    tidy
}
