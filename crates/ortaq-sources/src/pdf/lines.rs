//! From placed characters to lines of text.
//!
//! A PDF has no spaces, words or lines to rely on, only characters at places. Characters that stand on one baseline, one
//! after the other, are a line; a gap between them is a space. Written spaces are not believed alone: some programs
//! write one, without width, wherever a word could be hyphenated.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// Gap that separates words, in sizes of the font: a space has 0.25 of it, in tight lines 0.17.
const WORD_GAP: f64 = 0.15;
/// The same where a space is written as well.
const WRITTEN_WORD_GAP: f64 = 0.05;
/// Gap that separates columns of a table or page.
const COLUMN_GAP: f64 = 3.0;
/// How far a character may stand above or below its line (exponents, footnote marks), in sizes of the font.
const BASELINE_SHIFT: f64 = 0.4;
/// How far a character may reach back over the one before it, in sizes of the font.
const OVERLAP: f64 = 0.5;

/// Characters on one baseline. Lengths are in points, along and across the direction of writing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub text: String,
    /// Where it begins.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// Where it stands; greater is higher.
    pub baseline: f64,
    /// Size of its largest character.
    pub size: f64,
    /// The direction of writing as a vector of length one.
    direction: (f64, f64),
}

/// Collects the lines of one page, up to a number of bytes.
pub(super) struct Lines {
    done: Vec<Line>,
    /// A space was written behind the last character.
    space: bool,
    bytes: usize,
    limit: usize,
}

/// A character and its place.
struct Placed<'c> {
    text: &'c str,
    at: f64,
    advance: f64,
    baseline: f64,
    size: f64,
    direction: (f64, f64),
}

impl Lines {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            done: Vec::new(),
            space: false,
            bytes: 0,
            limit,
        }
    }

    /// Whether the limit cut the page short.
    pub(super) fn is_full(&self) -> bool {
        self.bytes > self.limit
    }

    pub(super) fn into_lines(self) -> Vec<Line> {
        self.done
    }

    fn push(&mut self, placed: &Placed<'_>) {
        self.bytes += placed.text.len() + 1;
        let space = std::mem::take(&mut self.space);
        match self.done.last_mut().filter(|line| line.goes_on_in(placed)) {
            Some(line) => line.append(placed, space),
            None => self.done.push(Line {
                text: without_ligatures(placed.text),
                left: placed.at,
                right: placed.at + placed.advance,
                baseline: placed.baseline,
                size: placed.size,
                direction: placed.direction,
            }),
        }
    }
}

impl Line {
    fn goes_on_in(&self, next: &Placed<'_>) -> bool {
        let size = self.size.max(next.size);
        let turned =
            (self.direction.0 - next.direction.0).abs() + (self.direction.1 - next.direction.1).abs();
        turned < 0.1
            && (self.baseline - next.baseline).abs() < BASELINE_SHIFT * size
            && (-OVERLAP * size..COLUMN_GAP * size).contains(&(next.at - self.right))
    }

    fn append(&mut self, next: &Placed<'_>, space_written: bool) {
        let gap = if space_written { WRITTEN_WORD_GAP } else { WORD_GAP };
        if next.at - self.right > gap * self.size.max(next.size) {
            self.text.push(' ');
        }
        self.text.push_str(&without_ligatures(next.text));
        self.right = self.right.max(next.at + next.advance);
        if next.size > self.size {
            // The line is where its largest characters stand, not where its exponents do.
            (self.size, self.baseline) = (next.size, next.baseline);
        }
    }
}

impl OutputDev for Lines {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        if self.is_full() {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        if text.chars().all(char::is_whitespace) {
            self.space = true;
            return Ok(());
        }
        let (along, up) = (place.m11.hypot(place.m12), place.m21.hypot(place.m22));
        let direction = (place.m11 / along, place.m12 / along);
        let placed = Placed {
            text,
            at: place.m31 * direction.0 + place.m32 * direction.1,
            advance: width * font_size.abs() * along,
            baseline: place.m32 * direction.0 - place.m31 * direction.1,
            size: font_size.abs() * up,
            direction,
        };
        // Characters without size or place are not seen by readers of the page either.
        if placed.size > 0.0
            && [placed.at, placed.advance, placed.baseline, placed.size]
                .iter()
                .all(|n| n.is_finite())
        {
            self.push(&placed);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

/// Letters that a font joins into one sign, as the letters they are.
fn without_ligatures(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{fb00}' => letters.push_str("ff"),
            '\u{fb01}' => letters.push_str("fi"),
            '\u{fb02}' => letters.push_str("fl"),
            '\u{fb03}' => letters.push_str("ffi"),
            '\u{fb04}' => letters.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => letters.push_str("st"),
            c => letters.push(c),
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of characters of size 10 and width 5, given by their places.
    fn lines(characters: &[(&str, f64, f64)]) -> Vec<String> {
        let mut lines = Lines::new(1_000);
        for (text, x, y) in characters {
            let place = Transform::row_major(1.0, 0.0, 0.0, 1.0, *x, *y);
            lines.output_character(&place, 0.5, 0.0, 10.0, text).unwrap();
        }
        lines.into_lines().into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn gaps_are_spaces_whether_a_space_is_written_or_not() {
        assert_eq!(
            lines(&[("s", 0.0, 0.0), ("u", 5.2, 0.0), ("q", 12.0, 0.0)]),
            ["su q"]
        );
        assert_eq!(
            lines(&[("s", 0.0, 0.0), (" ", 5.0, 0.0), ("u", 6.0, 0.0)]),
            ["s u"]
        );
        assert_eq!(
            lines(&[("m", 0.0, 0.0), (" ", 5.0, 0.0), ("ə", 5.0, 0.0)]),
            ["mə"]
        );
    }

    #[test]
    fn lines_end_where_the_place_jumps_and_exponents_stay_in_theirs() {
        assert_eq!(lines(&[("a", 0.0, 20.0), ("b", 0.0, 6.0)]), ["a", "b"]);
        assert_eq!(lines(&[("a", 0.0, 0.0), ("b", 60.0, 0.0)]), ["a", "b"]);
        assert_eq!(lines(&[("m", 0.0, 0.0), ("²", 5.0, 3.0)]), ["m²"]);
    }

    #[test]
    fn ligatures_become_their_letters() {
        assert_eq!(lines(&[("ﬁ", 0.0, 0.0), ("ﬃ", 5.0, 0.0)]), ["fiffi"]);
    }

    #[test]
    fn a_page_without_end_is_cut() {
        let mut lines = Lines::new(3);
        let place = Transform::row_major(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        for _ in 0..2 {
            lines.output_character(&place, 0.5, 0.0, 10.0, "a").unwrap();
        }
        assert!(lines.is_full());
        assert!(lines.output_character(&place, 0.5, 0.0, 10.0, "a").is_err());
    }

    #[test]
    fn places_that_are_no_numbers_are_left_out() {
        assert_eq!(
            lines(&[("a", f64::NAN, 0.0), ("b", f64::INFINITY, 0.0), ("c", 0.0, 0.0)]),
            ["c"]
        );
    }
}
