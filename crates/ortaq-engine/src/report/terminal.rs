//! The report for a terminal: wrapped to its width, coloured where colours are wanted.
//!
//! Texts of articles and fact-checks are other people's: control characters are taken out, so that no text can move
//! the cursor, hide another or set a title.

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSplitter, wrap};

use super::view::{ClaimView, MatchView, Section, Standing, Tone, View};

/// How the terminal is to be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Columns.
    pub width: usize,
    /// Whether to use colours.
    pub color: bool,
    /// Fact-checks shown of each claim; how many more there are is said.
    pub matches: usize,
}

/// Narrower is not readable with the indentation that is used.
const LEAST_WIDTH: usize = 40;
/// Longer lines are hard to follow.
const GREATEST_WIDTH: usize = 100;

const HEADING: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const SENTENCE: Style = Style::new().bold();
const NOTICE: Style = AnsiColor::Yellow.on_default();
const LINK: Style = AnsiColor::Blue.on_default().underline();

/// Renders a view; the text ends with a line break.
///
/// `more` words how many fact-checks are not shown.
#[must_use]
pub fn render(view: &View, layout: Layout, more: &dyn Fn(usize) -> String) -> String {
    let width = layout.width.clamp(LEAST_WIDTH, GREATEST_WIDTH);
    let mut page = Page {
        text: String::new(),
        width,
        color: layout.color,
    };
    head(&mut page, view);
    summary(&mut page, view);
    for section in &view.sections {
        page.rule(&section.heading);
        if let Some(empty) = section.empty.as_ref().filter(|_| section.claims.is_empty()) {
            page.paragraph(2, FAINT, empty);
            page.blank();
        }
        for claim in &section.claims {
            claim_block(&mut page, view, section, claim, layout.matches, more);
        }
    }
    foot(&mut page, view);
    page.text
}

fn head(page: &mut Page, view: &View) {
    page.blank();
    page.paragraph(0, HEADING, &view.title);
    page.paragraph(0, FAINT, &view.facts.join(" · "));
    page.blank();
}

fn summary(page: &mut Page, view: &View) {
    page.paragraph(0, HEADING, &view.found);
    for count in &view.counts {
        let (sign, style) = match count.standing {
            Standing::Checked => ("●", AnsiColor::Cyan.on_default()),
            Standing::Related => ("◐", AnsiColor::Cyan.on_default()),
            Standing::Unchecked => ("○", FAINT),
        };
        page.item(2, (sign, style), Style::new(), &count.words);
    }
    page.blank();
    for notice in &view.notices {
        page.item(0, ("!", NOTICE.bold()), NOTICE, notice);
    }
    if !view.notices.is_empty() {
        page.blank();
    }
}

fn claim_block(
    page: &mut Page,
    view: &View,
    section: &Section,
    claim: &ClaimView,
    limit: usize,
    more: &dyn Fn(usize) -> String,
) {
    let number = format!("{:>2}", claim.number);
    page.item(0, (&number, FAINT), SENTENCE, &claim.sentence);
    if let Some(read_as) = &claim.read_as {
        page.paragraph(3, FAINT, &format!("{}: {read_as}", view.labels.read_as));
    }
    let labels = &view.labels;
    let mut about = format!(
        "{}: {} · {}: {}",
        labels.speaker, claim.speaker, labels.check_worthiness, claim.check_worthiness
    );
    if let Some(language) = &claim.language {
        about.push_str(&format!(" · {language}"));
    }
    page.paragraph(3, FAINT, &about);
    for found in claim.matches.iter().take(limit) {
        match_block(page, view, found);
    }
    if claim.matches.len() > limit {
        page.blank();
        page.paragraph(5, FAINT, &more(claim.matches.len() - limit));
    }
    if section.standing != Standing::Unchecked || claim.read_as.is_some() {
        page.blank();
    }
    if section.standing == Standing::Unchecked {
        page.blank();
    }
}

fn match_block(page: &mut Page, view: &View, found: &MatchView) {
    let style = tone_style(found.tone);
    page.blank();
    let own = match found.outlet_words.as_str() {
        "" => String::new(),
        words => format!(" · {}", quoted(words)),
    };
    let badge = found
        .demo
        .as_ref()
        .map(|demo| format!(" [{demo}]"))
        .unwrap_or_default();
    let rating = format!("{}{own}{badge}", found.verdict);
    page.item(3, (found.tone.sign(), style.bold()), style.bold(), &rating);
    let band = if found.same { HEADING } else { Style::new() };
    page.paragraph(5, band, &format!("{} · {}", found.band, found.probability));
    page.paragraph(5, Style::new(), &quoted(&found.claim));
    page.paragraph(5, FAINT, &found.checked);
    for line in &found.claimed {
        page.paragraph(5, FAINT, line);
    }
    if !found.reasons.is_empty() {
        page.paragraph(
            5,
            Style::new(),
            &format!("{}: {}", view.labels.why, found.reasons.join("; ")),
        );
    }
    if let Some(link) = &found.link {
        page.whole_line(5, LINK, &link.address);
    }
}

/// A text between quotation marks, unless it brings its own.
fn quoted(text: &str) -> String {
    if text.starts_with(['“', '«', '"', '„']) {
        text.to_owned()
    } else {
        format!("“{text}”")
    }
}

fn foot(page: &mut Page, view: &View) {
    page.rule(&view.guide_heading);
    for line in &view.guide {
        page.item(0, ("·", FAINT), FAINT, line);
    }
    page.blank();
    page.paragraph(0, FAINT, &view.footer.join(" · "));
}

fn tone_style(tone: Tone) -> Style {
    match tone {
        Tone::Refuted => AnsiColor::Red.on_default(),
        Tone::Mixed => AnsiColor::Yellow.on_default(),
        Tone::Confirmed => AnsiColor::Green.on_default(),
        Tone::Open => Style::new(),
    }
}

/// The text so far and the means to add to it.
struct Page {
    text: String,
    width: usize,
    color: bool,
}

impl Page {
    fn blank(&mut self) {
        self.text.push('\n');
    }

    fn painted(&mut self, style: Style, text: &str) {
        let style = if self.color { style } else { Style::new() };
        self.text.push_str(&format!("{style}{text}{style:#}"));
    }

    /// Text wrapped to the width behind an indentation.
    fn paragraph(&mut self, indent: usize, style: Style, text: &str) {
        let lines = printable(text);
        for line in wrap(&lines, self.options(indent)) {
            self.text.push_str(&" ".repeat(indent));
            self.painted(style, &line);
            self.blank();
        }
    }

    /// A paragraph with a sign before its first line, under which the other lines are aligned.
    fn item(&mut self, indent: usize, (sign, sign_style): (&str, Style), style: Style, text: &str) {
        let inner = indent + textwrap::core::display_width(sign) + 1;
        for (at, line) in wrap(&printable(text), self.options(inner)).iter().enumerate() {
            if at == 0 {
                self.text.push_str(&" ".repeat(indent));
                self.painted(sign_style, sign);
                self.text.push(' ');
            } else {
                self.text.push_str(&" ".repeat(inner));
            }
            self.painted(style, line);
            self.blank();
        }
    }

    /// A text that must not be broken, such as an address that a person will copy.
    fn whole_line(&mut self, indent: usize, style: Style, text: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.painted(style, &printable(text));
        self.blank();
    }

    /// A heading on a line that fills the width.
    fn rule(&mut self, heading: &str) {
        let left = self
            .width
            .saturating_sub(textwrap::core::display_width(heading) + 4);
        self.painted(FAINT, "── ");
        self.painted(HEADING, heading);
        self.painted(FAINT, &format!(" {}", "─".repeat(left)));
        self.blank();
        self.blank();
    }

    fn options(&self, indent: usize) -> Options<'static> {
        Options::new(self.width.saturating_sub(indent).max(20)).word_splitter(WordSplitter::NoHyphenation)
    }
}

/// Other people's text without characters that a terminal obeys: control characters and direction overrides. Line
/// breaks inside become spaces.
#[must_use]
pub fn printable(text: &str) -> String {
    let obeyed = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .map(|c| match c {
            '\n' | '\t' | '\r' => ' ',
            c if obeyed(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_give_orders_to_the_terminal() {
        assert_eq!(
            printable("a\u{1b}]0;title\u{7}\nb\u{202e}c\u{9b}31m"),
            "a\u{fffd}]0;title\u{fffd} b\u{fffd}c\u{fffd}31m"
        );
    }

    #[test]
    fn lines_keep_to_the_width_in_every_alphabet() {
        let mut page = Page {
            text: String::new(),
            width: 40,
            color: false,
        };
        page.paragraph(
            4,
            Style::new(),
            &"Qaradağ gölünün suyu Қазақстан 湖水水位 ".repeat(6),
        );
        for line in page.text.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 40, "{line}");
        }
    }
}
