//! Numbers that describe a block and its place on the page, for the block model.
//!
//! Nothing here depends on a language: the words of the text are only counted. A short list of phrases that sites
//! put around articles ([`super::phrases`]) is the exception.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};

use super::blocks::{Block, Holder, Page, is_prose};
use super::dom::{Dom, NONE, NodeData, NodeId, ROOT};
use super::hints::Hints;
use super::phrases;

/// How many numbers describe a block.
pub(crate) const COUNT: usize = 73;

/// The numbers of one block.
pub(crate) type Features = [f32; COUNT];

type FixedMap<K, V> = HashMap<K, V, BuildHasherDefault<DefaultHasher>>;

/// Describes every block of a page. `title` is the page's own title, for blocks that repeat it.
pub(crate) fn describe(dom: &Dom, page: &Page, title: Option<&str>) -> Vec<Features> {
    let context = Context::new(dom, page, title);
    page.blocks
        .iter()
        .enumerate()
        .map(|(i, block)| context.block(i, block))
        .collect()
}

/// What the whole page tells about each of its blocks.
struct Context<'p> {
    dom: &'p Dom,
    page: &'p Page,
    total_chars: f32,
    total_prose: f32,
    prose_before: Vec<u32>,
    /// Steps from the main container up to each element around it.
    main_chain: FixedMap<NodeId, u32>,
    main: NodeId,
    groups: FixedMap<u64, Group>,
    group_of: Vec<u64>,
    repeats: FixedMap<&'p str, u32>,
    title_words: Vec<String>,
    title_at: Option<usize>,
}

#[derive(Default)]
struct Group {
    blocks: u32,
    words: u32,
    prose: u32,
}

impl<'p> Context<'p> {
    fn new(dom: &'p Dom, page: &'p Page, title: Option<&str>) -> Self {
        let mut prose = 0;
        let mut prose_before = Vec::with_capacity(page.blocks.len());
        let mut groups: FixedMap<u64, Group> = FixedMap::default();
        let mut group_of = Vec::with_capacity(page.blocks.len());
        let mut repeats: FixedMap<&str, u32> = FixedMap::default();
        for block in &page.blocks {
            prose_before.push(prose);
            let words = if is_prose(block) { block.words } else { 0 };
            prose += words;
            let key = signature(dom, block);
            let group = groups.entry(key).or_default();
            group.blocks += 1;
            group.words += block.words;
            group.prose += words;
            group_of.push(key);
            *repeats.entry(page.block_text(block)).or_default() += 1;
        }
        let main = main_container(dom, page);
        let mut main_chain = FixedMap::default();
        let (mut at, mut steps) = (main, 0);
        while at != NONE {
            main_chain.insert(at, steps);
            steps += 1;
            at = dom.node(at).parent;
        }
        let title_words = title.map(words_of).unwrap_or_default();
        let title_at = find_title(page, &title_words);
        Self {
            dom,
            page,
            total_chars: page.mass[ROOT as usize].chars.max(1) as f32,
            total_prose: prose.max(1) as f32,
            prose_before,
            main_chain,
            main,
            groups,
            group_of,
            repeats,
            title_words,
            title_at,
        }
    }

    fn block(&self, index: usize, block: &Block) -> Features {
        let mut f = Row {
            values: [0.0; COUNT],
            at: 0,
        };
        self.text_shape(block, &mut f);
        self.ancestry(block, &mut f);
        self.neighbours(index, block, &mut f);
        self.position(index, block, &mut f);
        debug_assert_eq!(f.at, COUNT, "every feature is set once");
        f.values
    }

    /// The block's own text and holder.
    fn text_shape(&self, block: &Block, f: &mut Row) {
        let text = self.page.block_text(block);
        let shape = Shape::of(text);
        let (words, chars) = (block.words.max(1) as f32, block.chars.max(1) as f32);
        f.push(log(block.words));
        f.push(chars / words);
        f.push(block.link_chars as f32 / chars);
        f.push(block.links as f32 / words);
        f.push(block.stressed_chars as f32 / chars);
        f.push(shape.digits as f32 / chars);
        f.push(shape.upper as f32 / words);
        f.push(shape.commas as f32 / words);
        f.push(shape.stops as f32 / words);
        f.push(shape.marks as f32 / words);
        f.push(shape.ending);
        f.flag(shape.quote);
        f.flag(text.contains('\n'));
        f.flag(text.contains('©') || text.contains('|') || text.contains('»'));
        f.flag(block.loose);
        f.push(phrases::boilerplate(text));
        f.push(match block.holder {
            Holder::Heading(level) => f32::from(level),
            _ => 0.0,
        });
        for holder in [
            Holder::Paragraph,
            Holder::Item,
            Holder::Cell,
            Holder::Caption,
            Holder::Other,
        ] {
            f.flag(block.holder == holder);
        }
        f.push(self.repeats.get(text).copied().unwrap_or(1).min(5) as f32);
        f.push(self.title_overlap(text));
    }

    /// The elements around the block: their names and what else they hold.
    fn ancestry(&self, block: &Block, f: &mut Row) {
        let mut against = Hints::default();
        let mut plain = Hints::default();
        let (mut body_share, mut body_links, mut article_share, mut content_share) =
            (0.0f32, 0.0f32, 0.0f32, 0.0f32);
        let mut levels = [(0.0f32, 0.0f32); 4];
        let (mut at, mut depth) = (block.element, 0usize);
        while at != NONE {
            let hints = self.page.hints[at as usize];
            let mass = self.page.mass[at as usize];
            let share = mass.prose_words as f32 / self.total_prose;
            let link_density = mass.link_chars as f32 / mass.chars.max(1) as f32;
            if let Some(level) = levels.get_mut(depth) {
                *level = (share, link_density);
            }
            if (mass.chars as f32) < 0.6 * self.total_chars || share < 0.3 {
                against = against.with(hints);
            }
            plain = plain.with(hints);
            if hints.any(Hints::BODY) && share > body_share {
                (body_share, body_links) = (share, link_density);
            }
            if hints.any(Hints::ARTICLE) {
                article_share = article_share.max(share);
            }
            if hints.any(Hints::CONTENT) && depth < 4 {
                content_share = content_share.max(share);
            }
            depth += 1;
            at = self.dom.node(at).parent;
        }
        for bit in 0..16 {
            f.flag(against.any(Hints(1 << bit)));
        }
        f.flag(against.any(Hints::FORM));
        f.flag(plain.any(Hints::TABLE));
        f.flag(plain.any(Hints::LIST));
        f.flag(plain.any(Hints::QUOTE));
        f.flag(against.any(Hints::SUMMARY));
        f.flag(against.any(Hints::EMBED));
        f.flag(plain.any(Hints::MAIN));
        f.push(body_share);
        f.push(body_links);
        f.push(article_share);
        f.push(content_share);
        for (share, link_density) in levels {
            f.push(share);
            f.push(link_density);
        }
        f.push(depth.min(40) as f32);
    }

    /// The blocks before and after, and those made with the same template.
    fn neighbours(&self, index: usize, block: &Block, f: &mut Row) {
        let own = container(self.dom, block);
        for at in [index.checked_sub(1), Some(index + 1)] {
            let other = at.and_then(|i| self.page.blocks.get(i));
            f.push(other.map_or(0.0, |b| log(b.words)));
            f.push(other.map_or(1.0, |b| b.link_chars as f32 / b.chars.max(1) as f32));
            f.flag(other.is_some_and(|b| container(self.dom, b) == own));
        }
        let group = self.groups.get(&self.group_of[index]);
        f.push(group.map_or(0.0, |g| g.prose as f32 / self.total_prose));
        f.push(
            group
                .map_or(0.0, |g| g.words as f32 / g.blocks.max(1) as f32)
                .min(100.0),
        );
    }

    /// Where on the page the block stands.
    fn position(&self, index: usize, block: &Block, f: &mut Row) {
        f.push(self.prose_before[index] as f32 / self.total_prose);
        f.push(match self.title_at {
            None => 0.0,
            Some(title) => (index as f32 - title as f32).clamp(-20.0, 60.0),
        });
        let (mut at, mut own_steps) = (block.element, 0u32);
        while at != NONE && !self.main_chain.contains_key(&at) {
            own_steps += 1;
            at = self.dom.node(at).parent;
        }
        let up = self.main_chain.get(&at).copied().unwrap_or(20);
        f.push(up.min(20) as f32);
        f.push(own_steps.min(20) as f32);
        let main = self.page.mass[self.main as usize].prose_words as f32;
        f.push(main / self.total_prose);
    }

    /// Share of the title's words in the block, weighed down where the block has many others.
    fn title_overlap(&self, text: &str) -> f32 {
        if self.title_words.is_empty() || text.len() > 400 {
            return 0.0;
        }
        overlap(&words_of(text), &self.title_words)
    }
}

struct Row {
    values: Features,
    at: usize,
}

impl Row {
    fn push(&mut self, value: f32) {
        if let Some(slot) = self.values.get_mut(self.at) {
            *slot = value;
        }
        self.at += 1;
    }

    fn flag(&mut self, value: bool) {
        self.push(f32::from(u8::from(value)));
    }
}

fn log(n: u32) -> f32 {
    (n as f32).ln_1p()
}

/// Characters of a text by sort.
#[derive(Default)]
struct Shape {
    digits: u32,
    upper: u32,
    commas: u32,
    stops: u32,
    marks: u32,
    quote: bool,
    ending: f32,
}

impl Shape {
    fn of(text: &str) -> Self {
        let mut shape = Self::default();
        let mut previous = ' ';
        for c in text.chars() {
            match c {
                '0'..='9' => shape.digits += 1,
                ',' | '،' | '、' => shape.commas += 1,
                '.' | '!' | '?' | '。' | '؟' | ';' => shape.stops += 1,
                '"' | '“' | '”' | '«' | '„' => shape.quote = true,
                ':' | '/' | '>' | '•' | '·' | '–' | '—' | '#' | '@' | '[' | '(' => shape.marks += 1,
                _ if !previous.is_alphanumeric() && c.is_uppercase() => shape.upper += 1,
                _ => {}
            }
            previous = c;
        }
        let trimmed = text.trim_end_matches(['"', '”', '»', ')', '’', '\'', ' ', ']']);
        shape.ending = if trimmed.ends_with('…') || trimmed.ends_with("...") {
            3.0
        } else {
            match trimmed.chars().next_back() {
                Some('.' | '!' | '?' | '。' | '؟' | '۔') => 4.0,
                Some(':' | ';' | ',') => 2.0,
                Some(c) if c.is_alphanumeric() => 0.0,
                _ => 1.0,
            }
        };
        shape
    }
}

/// The element that holds the block and its like: the parent of a paragraph, the box of loose text itself.
pub(crate) fn container(dom: &Dom, block: &Block) -> NodeId {
    match block.holder {
        Holder::Other => block.element,
        _ => {
            let parent = dom.node(block.element).parent;
            if parent == NONE { block.element } else { parent }
        }
    }
}

/// A number equal for blocks made with the same template: names and classes of three elements.
fn signature(dom: &Dom, block: &Block) -> u64 {
    let mut hasher = DefaultHasher::new();
    let mut at = block.element;
    for _ in 0..3 {
        if at == NONE {
            break;
        }
        let node = dom.node(at);
        if let NodeData::Element { name, .. } = &node.data {
            name.local.hash(&mut hasher);
            node.attr("class").hash(&mut hasher);
        }
        at = node.parent;
    }
    hasher.finish()
}

/// The element whose own paragraphs hold most prose, with half of it counting for the element above.
fn main_container(dom: &Dom, page: &Page) -> NodeId {
    let mut scores: FixedMap<NodeId, f32> = FixedMap::default();
    for block in page.blocks.iter().filter(|b| is_prose(b)) {
        let own = container(dom, block);
        if page.hints[own as usize].any(Hints::COMMENTS.with(Hints::HIDDEN)) {
            continue;
        }
        let words = block.words as f32;
        *scores.entry(own).or_default() += words;
        let parent = dom.node(own).parent;
        if parent != NONE {
            *scores.entry(parent).or_default() += words / 2.0;
        }
    }
    // Ties go to the first in the tree's order of making, so that the result does not depend on hashing.
    scores
        .into_iter()
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        .map_or(ROOT, |(id, _)| id)
}

/// Lower-case words without punctuation.
fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Share of words in common, of the longer of both.
fn overlap(a: &[String], b: &[String]) -> f32 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let common = a.iter().filter(|w| b.contains(w)).count();
    common as f32 / a.len().max(b.len()) as f32
}

/// The block that shows the page's title: the best match, headings first.
fn find_title(page: &Page, title_words: &[String]) -> Option<usize> {
    let mut best: Option<(f32, usize)> = None;
    for (index, block) in page.blocks.iter().enumerate() {
        if block.chars > 400 || block.words == 0 {
            continue;
        }
        let heading = match block.holder {
            Holder::Heading(1) => 0.5,
            Holder::Heading(_) => 0.2,
            _ => 0.0,
        };
        let score = heading + overlap(&words_of(page.block_text(block)), title_words);
        if score >= 0.5 && best.is_none_or(|(s, _)| score > s) {
            best = Some((score, index));
        }
    }
    best.map(|(_, index)| index)
}
