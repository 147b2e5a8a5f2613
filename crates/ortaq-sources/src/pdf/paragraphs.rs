//! From lines of text to paragraphs.
//!
//! What is known of a line is its place, its size and its words. Paragraphs are told by distance, indentation, size, and
//! by short lines that end a sentence; a sentence that runs over the foot of a column or page is joined again. Page
//! numbers and running heads are left out.
//!
//! Not for tables, and not for pages whose lines are not stored in reading order.

use std::collections::{HashMap, HashSet};

use super::lines::Line;
use crate::text;

/// Distance of lines within a paragraph, in sizes of the font, where the paragraph has one line so far.
const USUAL_PITCH: f64 = 1.75;
/// The same in relation to the distance of the lines before.
const PITCH_TOLERANCE: f64 = 1.25;
/// Difference of size within a paragraph.
const SIZE_TOLERANCE: f64 = 0.15;
/// Indentation of a first line, in sizes of the font.
const INDENTATION: f64 = 0.8;
/// Share of the paragraph's width that its lines fill; one that ends a sentence before that may be its last.
const FULL_LINE: f64 = 0.75;
/// Characters of a page number with its signs, as in `— 12 —`.
const PAGE_NUMBER_CHARS: usize = 12;
/// Pages on which a line must stand at the head or foot to be a running one.
const RUNNING_PAGES: usize = 3;

/// The paragraphs of pages in order.
pub(super) fn paragraphs(mut pages: Vec<Vec<Line>>) -> Vec<String> {
    remove_running_lines(&mut pages);
    let mut done: Vec<Paragraph> = Vec::new();
    for page in pages {
        let mut first = true;
        for line in page {
            match done
                .last_mut()
                .filter(|paragraph| paragraph.goes_on_in(&line, first))
            {
                Some(paragraph) => paragraph.push(line),
                None => done.push(Paragraph {
                    lines: vec![line],
                    pitch: None,
                }),
            }
            first = false;
        }
    }
    let joined = done
        .iter()
        .map(|p| text::join_lines(p.lines.iter().map(|line| line.text.as_str())));
    joined.filter(|paragraph| !paragraph.is_empty()).collect()
}

/// Lines that belong together; there is at least one.
struct Paragraph {
    lines: Vec<Line>,
    /// Distance of the last two lines of one column.
    pitch: Option<f64>,
}

impl Paragraph {
    fn goes_on_in(&self, next: &Line, new_page: bool) -> bool {
        let Some(last) = self.lines.last() else {
            return false;
        };
        if (next.size - last.size).abs() > SIZE_TOLERANCE * last.size || begins_item(&next.text) {
            return false;
        }
        let distance = last.baseline - next.baseline;
        if new_page || distance <= 0.0 {
            return !ends_sentence(&last.text) && next.text.starts_with(char::is_lowercase)
                || is_hyphenated(&last.text);
        }
        let most = self
            .pitch
            .map_or(USUAL_PITCH * last.size, |pitch| PITCH_TOLERANCE * pitch);
        let indented = next.left - last.left > INDENTATION * last.size;
        distance <= most && !(ends_sentence(&last.text) && (indented || self.is_short(last)))
    }

    /// Whether a line ends well before the paragraph's others do.
    fn is_short(&self, line: &Line) -> bool {
        let right = self.lines.iter().map(|line| line.right).fold(f64::MIN, f64::max);
        let left = self.lines.iter().map(|line| line.left).fold(f64::MAX, f64::min);
        line.right - left < FULL_LINE * (right - left)
    }

    fn push(&mut self, line: Line) {
        let distance = self.lines.last().map(|last| last.baseline - line.baseline);
        self.pitch = distance.filter(|distance| *distance > 0.0).or(self.pitch);
        self.lines.push(line);
    }
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['»', '”', '"', ')', '’', '\''])
        .ends_with(['.', '!', '?', '…', ':', ';'])
}

fn is_hyphenated(line: &str) -> bool {
    line.ends_with(['-', '\u{ad}', '\u{2010}'])
}

fn begins_item(line: &str) -> bool {
    line.starts_with(['•', '▪', '●', '■', '–', '—', '*']) && line.chars().nth(1) == Some(' ')
}

/// Takes page numbers and the heads and feet that pages share off the pages.
fn remove_running_lines(pages: &mut [Vec<Line>]) {
    let mut count: HashMap<String, usize> = HashMap::new();
    for page in pages.iter() {
        let edges: HashSet<String> = edges(page).map(|line| level(&line.text)).collect();
        for edge in edges {
            *count.entry(edge).or_default() += 1;
        }
    }
    let many = (pages.len() / 2).max(RUNNING_PAGES);
    for page in pages {
        let running = |line: &Line| {
            is_page_number(&line.text) || count.get(&level(&line.text)).is_some_and(|n| *n >= many)
        };
        if page.first().is_some_and(running) {
            page.remove(0);
        }
        // Some programs write the foot of a page first.
        if page.first().is_some_and(running) {
            page.remove(0);
        }
        if page.last().is_some_and(running) {
            page.pop();
        }
    }
}

/// The lines that may be a running head or foot.
fn edges(page: &[Line]) -> impl Iterator<Item = &Line> {
    let last = page.last().filter(|_| page.len() > 2);
    page.iter().take(2).chain(last)
}

/// A line without its numbers, so that heads that name their page are alike.
fn level(line: &str) -> String {
    line.chars().filter(|c| c.is_alphabetic()).collect()
}

fn is_page_number(line: &str) -> bool {
    line.chars().count() <= PAGE_NUMBER_CHARS
        && line.contains(|c: char| c.is_ascii_digit())
        && line
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || "-–—/|.[]()".contains(c))
}
