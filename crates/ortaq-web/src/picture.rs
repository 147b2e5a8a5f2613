//! The picture that other sites show when the address of a fact-check is shared (Open Graph): rating, claim, who checked it.

use ab_glyph::{Font, FontRef, Glyph, PxScale, ScaleFont, point};
use epaint_default_fonts::UBUNTU_LIGHT;
use ortaq_engine::report::Tone;

/// Width and height in pixels: what the networks ask for.
pub(crate) const SIZE: (u32, u32) = (1_200, 630);

const PAPER: Colour = [0xfb, 0xfa, 0xf7];
const INK: Colour = [0x1b, 0x1f, 0x23];
const QUIET: Colour = [0x54, 0x5b, 0x62];
/// From the edge to the text, and the width of the stripe that shows the direction of the rating.
const MARGIN: f32 = 80.0;
const STRIPE: u32 = 28;
const CLAIM_LINES: usize = 5;
/// A claim of whose characters the font lacks more than this share is left out: it would be a riddle.
const LACKING: f64 = 0.1;

type Colour = [u8; 3];

/// What a picture says.
pub(crate) struct Picture {
    pub tone: Tone,
    pub verdict: String,
    pub claim: String,
    /// Who checked it, and when.
    pub by: String,
    /// What stands at the foot: the site, and that it is a demonstration.
    pub foot: String,
}

impl Picture {
    /// The picture as PNG. Takes some ten milliseconds of processor time.
    pub fn png(&self) -> Vec<u8> {
        let Ok(font) = FontRef::try_from_slice(UBUNTU_LIGHT) else {
            return Vec::new();
        };
        let mut canvas = Canvas::new(&font);
        let tone = colour(self.tone);
        canvas.fill((0, 0), (STRIPE, SIZE.1), tone);
        let sign = match self.tone {
            Tone::Refuted => "×",
            Tone::Mixed => "≈",
            Tone::Confirmed => "√",
            Tone::Open => "?",
        };
        canvas.line(130.0, 72.0, tone, &format!("{sign} {}", self.verdict), true);
        let mut baseline = 225.0;
        if lacking(&font, &self.claim) <= LACKING {
            for line in canvas.wrapped(50.0, &self.claim) {
                canvas.line(baseline, 50.0, INK, &line, false);
                baseline += 64.0;
            }
        }
        canvas.line(545.0, 32.0, QUIET, &self.by, false);
        canvas.line(590.0, 28.0, QUIET, &self.foot, false);
        canvas.png()
    }
}

/// As the light style sheet has them.
fn colour(tone: Tone) -> Colour {
    match tone {
        Tone::Refuted => [0xa3, 0x23, 0x1f],
        Tone::Mixed => [0x7d, 0x52, 0x00],
        Tone::Confirmed => [0x1c, 0x65, 0x34],
        Tone::Open => QUIET,
    }
}

/// Share of the characters that the font cannot draw.
fn lacking(font: &FontRef<'_>, text: &str) -> f64 {
    let (mut all, mut lacking) = (0_u32, 0_u32);
    for character in text.chars().filter(|c| !c.is_whitespace()) {
        all += 1;
        lacking += u32::from(font.glyph_id(drawn_as(character)).0 == 0);
    }
    f64::from(lacking) / f64::from(all.max(1))
}

/// The font lacks some letters of which it has a twin.
fn drawn_as(character: char) -> char {
    match character {
        'ə' => 'ә',
        'Ə' => 'Ә',
        'ʻ' => '‘',
        'ʼ' => '’',
        other => other,
    }
}

struct Canvas<'f> {
    font: &'f FontRef<'f>,
    pixels: Vec<u8>,
}

impl<'f> Canvas<'f> {
    fn new(font: &'f FontRef<'f>) -> Self {
        let pixels = PAPER.repeat((SIZE.0 * SIZE.1) as usize);
        Self { font, pixels }
    }

    fn fill(&mut self, from: (u32, u32), to: (u32, u32), colour: Colour) {
        for y in from.1..to.1 {
            for x in from.0..to.0 {
                self.blend(x, y, colour, 1.0);
            }
        }
    }

    fn blend(&mut self, x: u32, y: u32, colour: Colour, share: f32) {
        if x >= SIZE.0 || y >= SIZE.1 {
            return;
        }
        let at = ((y * SIZE.0 + x) * 3) as usize;
        for (pixel, part) in self.pixels[at..at + 3].iter_mut().zip(colour) {
            let (old, new) = (f32::from(*pixel), f32::from(part));
            *pixel = (old + (new - old) * share.clamp(0.0, 1.0)).round() as u8;
        }
    }

    /// The glyphs of a line that begins at the left margin, and where it ends.
    fn glyphs(&self, baseline: f32, size: f32, text: &str) -> (Vec<Glyph>, f32) {
        let scale = PxScale::from(size);
        let font = self.font.as_scaled(scale);
        let (mut x, mut before, mut glyphs) = (MARGIN, None, Vec::new());
        for character in text.chars() {
            let id = self.font.glyph_id(drawn_as(character));
            if id.0 == 0 {
                continue;
            }
            x += before.map_or(0.0, |before| font.kern(before, id));
            glyphs.push(id.with_scale_and_position(scale, point(x, baseline)));
            x += font.h_advance(id);
            before = Some(id);
        }
        (glyphs, x)
    }

    fn fits(&self, size: f32, text: &str) -> bool {
        self.glyphs(0.0, size, text).1 <= SIZE.0 as f32 - MARGIN
    }

    /// As much of a text as fits into a line, with an ellipsis where it is cut.
    fn cut(&self, size: f32, text: &str) -> String {
        if self.fits(size, text) {
            return text.to_owned();
        }
        let mut kept: Vec<char> = text.chars().collect();
        while kept.pop().is_some() {
            let shorter: String = kept.iter().collect();
            let shorter = format!("{}…", shorter.trim_end());
            if self.fits(size, &shorter) {
                return shorter;
            }
        }
        String::new()
    }

    /// A text in lines of whole words, as many as there is room for.
    fn wrapped(&self, size: f32, text: &str) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut words = text.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match longer.filter(|longer| self.fits(size, longer)) {
                Some(longer) => *lines.last_mut().expect("it was made longer") = longer,
                None if lines.len() < CLAIM_LINES => lines.push(self.cut(size, word)),
                None => {
                    let last = lines.last_mut().expect("the lines are full");
                    *last = self.cut(size, &format!("{last} {word} {}", words.peek().unwrap_or(&"")));
                    break;
                }
            }
        }
        lines
    }

    /// Draws a line, cut where it is too long; strong ones twice, a little beside.
    fn line(&mut self, baseline: f32, size: f32, colour: Colour, text: &str, strong: bool) {
        let text = self.cut(size, text);
        for glyph in self.glyphs(baseline, size, &text).0 {
            let Some(outline) = self.font.outline_glyph(glyph) else {
                continue;
            };
            let bounds = outline.px_bounds();
            let (left, top) = (bounds.min.x.max(0.0) as u32, bounds.min.y.max(0.0) as u32);
            outline.draw(|x, y, share| {
                self.blend(left + x, top + y, colour, share);
                if strong {
                    self.blend(left + x + 1, top + y, colour, share);
                }
            });
        }
    }

    fn png(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, SIZE.0, SIZE.1);
        encoder.set_color(png::ColorType::Rgb);
        let written = encoder
            .write_header()
            .and_then(|mut writer| writer.write_image_data(&self.pixels));
        written.expect("memory takes whatever is written, and the size is right");
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn font() -> FontRef<'static> {
        FontRef::try_from_slice(UBUNTU_LIGHT).unwrap()
    }

    fn picture(claim: &str) -> Picture {
        Picture {
            tone: Tone::Refuted,
            verdict: "False".into(),
            claim: claim.into(),
            by: "Ortaq, 1 March 2026".into(),
            foot: "Ortaq".into(),
        }
    }

    fn pixels(png: &[u8]) -> Vec<u8> {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        assert_eq!((reader.info().width, reader.info().height), SIZE);
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        pixels
    }

    #[test]
    fn every_letter_of_the_eight_languages_is_drawn() {
        let letters = "aəbcçdeäfgğhxıijkqlmnňoöprsştuüvyýžzwâîû AƏĞİIÖÜŞÇÑŇÝŽ oʻgʻ ʼ абвгдеёжзийклмнопрстуфхцчшщъыьэюя \
                       әғқңөұүһі ўҳ ҮӨҢҚҒҲЎӘҰҺІ «»“”‘’–—…!?%№0123456789";
        assert!(lacking(&font(), letters) == 0.0);
    }

    #[test]
    fn a_claim_changes_the_picture_and_one_that_cannot_be_drawn_is_left_out() {
        let none = pixels(&picture("").png());
        assert_ne!(pixels(&picture("Göl qurudu.").png()), none);
        assert_eq!(pixels(&picture("دریاچه خشک شد").png()), none);
    }

    #[test]
    fn long_claims_end_with_an_ellipsis_within_their_lines() {
        let font = font();
        let canvas = Canvas::new(&font);
        let lines = canvas.wrapped(50.0, &"qurudu ".repeat(100));
        assert_eq!(lines.len(), CLAIM_LINES);
        assert!(lines.last().unwrap().ends_with('…') && lines.iter().all(|line| canvas.fits(50.0, line)));
        let one_word = canvas.wrapped(50.0, &"a".repeat(500));
        assert!(one_word.len() == 1 && one_word[0].ends_with('…'));
        assert_eq!(canvas.wrapped(50.0, "Göl  qurudu."), ["Göl qurudu."]);
    }
}
