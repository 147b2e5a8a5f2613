//! Where in an article somebody's own words stand: between quotation marks, over several paragraphs where a quotation
//! runs on, or after the dash that opens a dialogue line in Russian and most Turkic typography.

use std::ops::Range;

use ortaq_lang::Language;

use super::lexicon::Lexicon;
use super::limits;
use super::words::words;

/// The words of one quotation, without its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Paragraph and bytes of each part, in order; more than one where it runs over paragraphs or the outlet's
    /// "— he said —" stands between.
    pub parts: Vec<(usize, Range<usize>)>,
    /// For a dialogue line, the outlet's words in it.
    pub aside: Option<(usize, Range<usize>)>,
}

/// Every quotation of the article, in order of their first words.
#[must_use]
pub fn quotations(paragraphs: &[String], language: Language) -> Vec<Quotation> {
    let firsts: Vec<Option<Mark>> = paragraphs.iter().map(|text| first_mark(text)).collect();
    let mut found: Vec<Quotation> = Vec::new();
    let mut running: Option<Running> = None;
    for (paragraph, text) in paragraphs.iter().enumerate() {
        let scan = scan(text, running.take());
        let mut parts = scan.spans.into_iter();
        if scan.continued
            && let (Some(part), Some(last)) = (parts.next(), found.last_mut())
        {
            last.parts.push((paragraph, part));
        }
        found.extend(parts.map(|part| Quotation {
            parts: vec![(paragraph, part)],
            aside: None,
        }));
        match scan.left_open {
            Some(kind) => running = runs_on(kind, &firsts, paragraphs, paragraph),
            None if scan.marks == 0 => found.extend(dialogue(text, paragraph, language)),
            None => {}
        }
    }
    found
}

/// How a quotation goes on in the next paragraph.
#[derive(Clone, Copy, Debug)]
struct Running {
    kind: Mark,
    /// The next paragraph repeats the opening mark.
    reopened: bool,
}

/// What a quotation mark does where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Guillemet {
        opens: bool,
    },
    Single {
        opens: bool,
    },
    /// `“`, which opens in English and Turkish and closes in German-style `„ “`.
    High,
    /// `„`.
    Low,
    /// `”`, which closes, or opens too where both are the same.
    Right,
    Straight,
}

impl Mark {
    fn of(c: char) -> Option<Self> {
        Some(match c {
            '«' => Self::Guillemet { opens: true },
            '»' => Self::Guillemet { opens: false },
            '‹' => Self::Single { opens: true },
            '›' => Self::Single { opens: false },
            '“' | '‟' => Self::High,
            '„' => Self::Low,
            '”' => Self::Right,
            '"' | '＂' => Self::Straight,
            _ => return None,
        })
    }

    /// Whether it opens a quotation where none is open; `before` and `after` are the characters around it.
    fn opens(self, before: char, after: char) -> bool {
        match self {
            Self::Guillemet { opens } | Self::Single { opens } => opens,
            Self::High | Self::Low => true,
            Self::Right | Self::Straight => !before.is_alphanumeric() && !after.is_whitespace(),
        }
    }

    /// Whether it closes a quotation opened by `open`.
    fn closes(self, open: Self) -> bool {
        match open {
            Self::Guillemet { .. } => self == Self::Guillemet { opens: false },
            Self::Single { .. } => self == Self::Single { opens: false },
            Self::High => matches!(self, Self::Right | Self::Straight),
            Self::Low => matches!(self, Self::High | Self::Right | Self::Straight),
            Self::Right => self == Self::Right,
            Self::Straight => matches!(self, Self::Straight | Self::Right),
        }
    }

    fn nests(self, open: Self) -> bool {
        self == open && matches!(self, Self::Guillemet { .. } | Self::Single { .. } | Self::Low)
    }
}

/// What one paragraph holds.
#[derive(Default)]
struct Scan {
    spans: Vec<Range<usize>>,
    /// The first span continues a quotation of the paragraph before.
    continued: bool,
    left_open: Option<Mark>,
    marks: usize,
}

/// A quotation being read.
struct Open {
    kind: Mark,
    start: usize,
    depth: usize,
    last_close: Option<usize>,
}

fn scan(text: &str, running: Option<Running>) -> Scan {
    let mut scan = Scan {
        continued: running.is_some(),
        ..Scan::default()
    };
    let mut open = running.map(|running| Open {
        kind: running.kind,
        start: 0,
        depth: 1,
        last_close: None,
    });
    let mut skip_first = running.is_some_and(|running| running.reopened);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        if let Some(mark) = Mark::of(c) {
            scan.marks += 1;
            match &mut open {
                Some(current) if skip_first => {
                    current.start = at + c.len_utf8();
                    skip_first = false;
                }
                Some(current) if mark.closes(current.kind) => {
                    current.depth -= 1;
                    current.last_close = Some(at);
                    // Nested marks are often closed only once: «Заявка «Алма» принята», — сказал …
                    if current.depth == 0 || ends_speech(rest) {
                        scan.spans.push(current.start..at);
                        open = None;
                    }
                }
                Some(current) if mark.nests(current.kind) => current.depth += 1,
                Some(_) => {}
                None if mark.opens(before, rest.chars().next().unwrap_or(' ')) => {
                    open = Some(Open {
                        kind: mark,
                        start: at + c.len_utf8(),
                        depth: 1,
                        last_close: None,
                    });
                }
                None => {}
            }
        }
        before = c;
    }
    close_at_end(text, open, &mut scan);
    scan
}

/// Whether what follows a closing mark is the outlet's dash: `», —`.
fn ends_speech(rest: &str) -> bool {
    let rest = rest.trim_start_matches([',', '.', '!', '?', '…']);
    rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(is_dash)
}

fn close_at_end(text: &str, open: Option<Open>, scan: &mut Scan) {
    let Some(open) = open else { return };
    if let Some(end) = open.last_close {
        scan.spans.push(open.start..end);
        return;
    }
    // A straight mark without its pair is as likely an inch sign, unless the paragraph begins with it.
    let certain = open.kind != Mark::Straight || text[..open.start].trim().chars().count() <= 1;
    if certain {
        scan.spans.push(open.start..text.len());
        scan.left_open = Some(open.kind);
    } else if scan.spans.is_empty() {
        scan.continued = false;
    }
}

fn first_mark(text: &str) -> Option<Mark> {
    text.chars().find_map(Mark::of)
}

/// Whether a quotation left open at the end of `paragraph` goes on in the next one.
fn runs_on(kind: Mark, firsts: &[Option<Mark>], paragraphs: &[String], paragraph: usize) -> Option<Running> {
    let next = paragraphs.get(paragraph + 1)?;
    if next.trim_start().chars().next().and_then(Mark::of) == Some(kind) {
        return Some(Running { kind, reopened: true });
    }
    let ahead = firsts
        .iter()
        .skip(paragraph + 1)
        .take(limits::MAX_QUOTE_PARAGRAPHS);
    let closing = ahead.flatten().next()?;
    (kind != Mark::Straight && closing.closes(kind)).then_some(Running {
        kind,
        reopened: false,
    })
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―' | '-' | '‒')
}

/// A paragraph that opens with a dash and holds the outlet's "— he said" is a dialogue line.
fn dialogue(text: &str, paragraph: usize, language: Language) -> Option<Quotation> {
    let body = text.trim_start();
    let after_dash = body.strip_prefix(is_dash)?;
    if !after_dash.starts_with(char::is_whitespace) {
        return None;
    }
    let start = text.len() - after_dash.trim_start().len();
    let lexicon = Lexicon::of(language);
    let mut parts = Vec::new();
    let mut aside = None;
    for (place, segment) in segments(text, start).into_iter().enumerate() {
        let words = words(&text[segment.clone()], language);
        let opening = &words[..words.len().min(limits::MAX_ATTRIBUTION_WORDS)];
        if place > 0 && aside.is_none() && lexicon.speech.find(opening).is_some() {
            aside = Some((paragraph, segment));
        } else {
            parts.push((paragraph, segment));
        }
    }
    aside.is_some().then_some(Quotation { parts, aside })
}

/// Splits `text` from byte `start` at every dash that follows a comma or a sentence's end.
fn segments(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = start;
    let mut before = ' ';
    for (at, c) in text.char_indices().filter(|&(at, _)| at >= start) {
        let spaced = text[at + c.len_utf8()..].starts_with(char::is_whitespace);
        if is_dash(c) && spaced && matches!(before, ',' | '.' | '!' | '?' | '…') {
            found.push(from..at);
            from = at + c.len_utf8();
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    found.push(from..text.len());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(paragraphs: &[&str], language: Language) -> Vec<String> {
        let paragraphs: Vec<String> = paragraphs.iter().map(|&text| text.to_owned()).collect();
        quotations(&paragraphs, language)
            .into_iter()
            .map(|quotation| {
                let parts = quotation
                    .parts
                    .into_iter()
                    .map(|(at, range)| paragraphs[at][range].trim().to_owned());
                parts.collect::<Vec<_>>().join(" / ")
            })
            .collect()
    }

    #[test]
    fn marks_of_every_typography_are_paired() {
        for (text, expected) in [
            ("Nazir «su azalıb» dedi.", vec!["su azalıb"]),
            ("Bakan “su azaldı” dedi.", vec!["su azaldı"]),
            ("Министр „воды мало“ сказал.", vec!["воды мало"]),
            (
                "Vazir \"suv kam\" dedi, \"yo'l yopiq\".",
                vec!["suv kam", "yo'l yopiq"],
            ),
            ("Ministr ‹suw az› diýdi.", vec!["suw az"]),
            ("Bakan ”su azaldı” dedi.", vec!["su azaldı"]),
            ("«Фирма «Алма» растёт», — сказал он.", vec!["Фирма «Алма» растёт"]),
            ("«Завод «Нур», — сказал он, — закрыт».", vec!["Завод «Нур"]),
            ("A 5\" pipe is not a quotation.", vec![]),
            ("Kein Zitat» hier", vec![]),
        ] {
            assert_eq!(quoted(&[text], Language::Ru), expected, "{text}");
        }
    }

    #[test]
    fn quotations_run_over_paragraphs() {
        assert_eq!(
            quoted(
                &[
                    "He said: “The dam is safe.",
                    "“It was checked twice.”",
                    "Rain fell."
                ],
                Language::En
            ),
            ["The dam is safe. / It was checked twice."]
        );
        assert_eq!(
            quoted(
                &[
                    "Он сказал: «Плотина цела.",
                    "Её проверили дважды.",
                    "Воды хватит»."
                ],
                Language::Ru
            ),
            ["Плотина цела. / Её проверили дважды. / Воды хватит"]
        );
        assert_eq!(
            quoted(
                &["Он сказал: «Плотина цела.", "Это первый абзац без кавычек."],
                Language::Ru
            ),
            ["Плотина цела."]
        );
    }

    #[test]
    fn dialogue_lines_leave_out_the_outlets_words() {
        for (language, text, expected) in [
            (
                Language::Ru,
                "— Вода чистая, — сказал инженер. — Пить можно.",
                "Вода чистая, / Пить можно.",
            ),
            (
                Language::Kk,
                "— Су таза, — деді инженер. — Ішуге болады.",
                "Су таза, / Ішуге болады.",
            ),
            (
                Language::Az,
                "- Su təmizdir, - deyə mühəndis bildirib.",
                "Su təmizdir,",
            ),
        ] {
            assert_eq!(quoted(&[text], language), [expected], "{text}");
        }
        assert!(quoted(&["- 5 kq un, - 2 kq şəkər"], Language::Az).is_empty());
    }
}
