//! Cuts a page into blocks: runs of text that a reader sees as one paragraph, heading, list item or cell.
//!
//! One walk over the tree collects the blocks, what each element's name says ([`Hints`]) and, for each element, how
//! much text of what sort lies below it. Deciding which blocks are the article is left to
//! [`super::features`] and [`super::model`].

use super::dom::{Dom, NONE, NodeData, NodeId, ROOT};
use super::hints::{self, Hints};

/// What sort of element directly holds a block's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holder {
    Paragraph,
    Heading(u8),
    Item,
    Cell,
    Quote,
    Caption,
    Preformatted,
    /// `div`, `section` and every other element that says nothing about its text.
    Other,
}

/// A run of text.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// The element that holds it.
    pub(crate) element: NodeId,
    /// Where its text begins in [`Page::text`].
    pub(crate) start: usize,
    /// Where its text ends.
    pub(crate) end: usize,
    pub(crate) holder: Holder,
    pub(crate) words: u32,
    pub(crate) chars: u32,
    /// Characters inside links.
    pub(crate) link_chars: u32,
    pub(crate) links: u32,
    /// Characters inside `b`, `strong`, `em`, `i`.
    pub(crate) stressed_chars: u32,
    /// The block was ended by a double line break or another block inside the same element.
    pub(crate) loose: bool,
    /// What the names of inline elements inside it say.
    pub(crate) inline: Hints,
}

/// How much text lies below an element.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Mass {
    pub(crate) chars: u32,
    pub(crate) link_chars: u32,
    /// Words of blocks that look like running text.
    pub(crate) prose_words: u32,
    pub(crate) blocks: u32,
}

/// A page cut into blocks.
pub(crate) struct Page {
    /// All blocks' text, one after the other, whitespace collapsed; `\n` is a line break of the author's.
    pub(crate) text: String,
    pub(crate) blocks: Vec<Block>,
    /// Per node of the tree.
    pub(crate) hints: Vec<Hints>,
    /// Per node of the tree.
    pub(crate) mass: Vec<Mass>,
}

impl Page {
    pub(crate) fn block_text(&self, block: &Block) -> &str {
        &self.text[block.start..block.end]
    }
}

/// Cuts a page into blocks.
pub(crate) fn segment(dom: &Dom) -> Page {
    let mut walk = Walk::new(dom);
    walk.run();
    let mut page = walk.page;
    sum_up(dom, &mut page);
    page
}

/// How an element shapes the text inside it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Display {
    Inline,
    Block,
    LineBreak,
    /// Not for reading: scripts, controls, media.
    Skipped,
}

fn display(tag: &str) -> Display {
    match tag {
        "a" | "abbr" | "acronym" | "b" | "bdi" | "bdo" | "big" | "cite" | "code" | "data" | "del" | "dfn"
        | "em" | "font" | "i" | "img" | "ins" | "kbd" | "label" | "mark" | "nobr" | "q" | "rp" | "rt"
        | "ruby" | "s" | "samp" | "small" | "span" | "strike" | "strong" | "sub" | "sup" | "time" | "tt"
        | "u" | "var" | "wbr" | "picture" | "source" => Display::Inline,
        "br" => Display::LineBreak,
        "script" | "style" | "noscript" | "template" | "svg" | "math" | "iframe" | "object" | "embed"
        | "applet" | "canvas" | "audio" | "video" | "select" | "datalist" | "button" | "textarea"
        | "input" | "head" | "title" | "map" | "meta" | "link" | "noframes" | "progress" | "meter" => {
            Display::Skipped
        }
        _ => Display::Block,
    }
}

/// Whether an element breaks the run of text around it.
pub(crate) fn is_block(tag: &str) -> bool {
    display(tag) == Display::Block
}

fn holder(tag: &str) -> Holder {
    match tag {
        "p" => Holder::Paragraph,
        "h1" => Holder::Heading(1),
        "h2" => Holder::Heading(2),
        "h3" => Holder::Heading(3),
        "h4" | "h5" | "h6" => Holder::Heading(4),
        "li" | "dd" | "dt" => Holder::Item,
        "td" | "th" | "caption" => Holder::Cell,
        "blockquote" => Holder::Quote,
        "figcaption" | "figure" => Holder::Caption,
        "pre" => Holder::Preformatted,
        _ => Holder::Other,
    }
}

struct Walk<'d> {
    dom: &'d Dom,
    page: Page,
    /// Open block elements, innermost last.
    open: Vec<(NodeId, Holder)>,
    link_depth: u32,
    stress_depth: u32,
    /// The block being filled.
    current: Block,
    pending_space: bool,
    pending_breaks: u32,
}

impl<'d> Walk<'d> {
    fn new(dom: &'d Dom) -> Self {
        let page = Page {
            text: String::new(),
            blocks: Vec::new(),
            hints: vec![Hints::default(); dom.len()],
            mass: vec![Mass::default(); dom.len()],
        };
        Self {
            dom,
            page,
            open: vec![(ROOT, Holder::Other)],
            link_depth: 0,
            stress_depth: 0,
            current: empty_block(0),
            pending_space: false,
            pending_breaks: 0,
        }
    }

    fn run(&mut self) {
        let mut at = ROOT;
        loop {
            let descend = self.enter(at);
            let first = self.dom.node(at).first_child;
            if descend && first != NONE {
                at = first;
                continue;
            }
            if descend {
                self.leave(at);
            }
            while self.dom.node(at).next == NONE {
                at = self.dom.node(at).parent;
                if at == NONE || at == ROOT {
                    self.flush(false);
                    return;
                }
                self.leave(at);
            }
            at = self.dom.node(at).next;
        }
    }

    /// Handles a node's beginning; whether its children are to be visited.
    fn enter(&mut self, id: NodeId) -> bool {
        let node = self.dom.node(id);
        match &node.data {
            NodeData::Text(run) => {
                self.push_text(run);
                false
            }
            NodeData::Element { name, .. } => {
                let tag = &*name.local;
                match display(tag) {
                    Display::Skipped => return false,
                    Display::LineBreak => {
                        self.pending_breaks += 1;
                        if self.pending_breaks >= 2 {
                            self.flush(true);
                        }
                        return false;
                    }
                    Display::Block => {
                        self.flush(true);
                        self.open.push((id, holder(tag)));
                    }
                    Display::Inline => {}
                }
                let hints = hints::of_element(node, tag);
                self.page.hints[id as usize] = hints;
                if display(tag) == Display::Inline {
                    self.current.inline = self.current.inline.with(hints);
                }
                match tag {
                    "a" => {
                        self.link_depth += 1;
                        self.current.links += 1;
                    }
                    "b" | "strong" | "em" | "i" => self.stress_depth += 1,
                    _ => {}
                }
                true
            }
            NodeData::Fragment => true,
            NodeData::Ignored => false,
        }
    }

    /// Handles an element's end.
    fn leave(&mut self, id: NodeId) {
        let NodeData::Element { name, .. } = &self.dom.node(id).data else {
            return;
        };
        let tag = &*name.local;
        match tag {
            "a" => self.link_depth = self.link_depth.saturating_sub(1),
            "b" | "strong" | "em" | "i" => self.stress_depth = self.stress_depth.saturating_sub(1),
            _ => {}
        }
        if display(tag) == Display::Block {
            self.flush(false);
            self.open.pop();
        }
    }

    fn push_text(&mut self, run: &str) {
        let filled = self.page.text.len() > self.current.start;
        let mut first = true;
        if run.starts_with(is_space) {
            self.pending_space = true;
        }
        for word in run.split(is_space).filter(|w| !w.is_empty()) {
            if self.page.text.len() > self.current.start {
                if self.pending_breaks > 0 {
                    self.page.text.push('\n');
                } else if !first || self.pending_space {
                    self.page.text.push(' ');
                }
            }
            let glued = first && !self.pending_space && self.pending_breaks == 0 && filled;
            self.pending_breaks = 0;
            self.page.text.push_str(word);
            let chars = if word.is_ascii() {
                word.len()
            } else {
                word.chars().count()
            } as u32;
            self.current.chars += chars;
            self.current.words += u32::from(!glued);
            if self.link_depth > 0 {
                self.current.link_chars += chars;
            }
            if self.stress_depth > 0 {
                self.current.stressed_chars += chars;
            }
            first = false;
        }
        if !first {
            self.pending_space = run.ends_with(is_space);
        }
    }

    /// Ends the block being filled.
    fn flush(&mut self, loose: bool) {
        let start = self.page.text.len();
        self.pending_space = false;
        self.pending_breaks = 0;
        let mut block = std::mem::replace(&mut self.current, empty_block(start));
        if block.start == start {
            self.current.links = if self.link_depth > 0 { 1 } else { 0 };
            return;
        }
        self.current.links = u32::from(self.link_depth > 0);
        let (element, holder) = self.open.last().copied().unwrap_or((ROOT, Holder::Other));
        (block.element, block.holder, block.end, block.loose) = (element, holder, start, loose);
        self.page.text.push('\n');
        self.current.start = start + 1;
        self.page.blocks.push(block);
    }
}

fn empty_block(start: usize) -> Block {
    Block {
        element: ROOT,
        start,
        end: start,
        holder: Holder::Other,
        words: 0,
        chars: 0,
        link_chars: 0,
        links: 0,
        stressed_chars: 0,
        loose: false,
        inline: Hints::default(),
    }
}

/// White space as HTML and layout use it, zero-width joiners of words not included.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\0')
}

/// Whether a block looks like running text: long enough, hardly linked.
pub(crate) fn is_prose(block: &Block) -> bool {
    block.words >= 12
        && block.link_chars * 4 <= block.chars
        && !matches!(block.holder, Holder::Heading(_) | Holder::Caption)
}

/// Adds each block to all elements around it.
fn sum_up(dom: &Dom, page: &mut Page) {
    for block in &page.blocks {
        let mass = &mut page.mass[block.element as usize];
        mass.chars += block.chars;
        mass.link_chars += block.link_chars;
        mass.prose_words += if is_prose(block) { block.words } else { 0 };
        mass.blocks += 1;
    }
    // Children come after their parents in document order only, not by index (the parser moves nodes about),
    // so the tree is folded in reverse document order.
    let mut order = Vec::with_capacity(dom.len());
    let mut at = Some(ROOT);
    while let Some(id) = at {
        order.push(id);
        at = dom.next_in(ROOT, id);
    }
    for &id in order.iter().rev() {
        let parent = dom.node(id).parent;
        if parent != NONE {
            let own = page.mass[id as usize];
            let sum = &mut page.mass[parent as usize];
            sum.chars += own.chars;
            sum.link_chars += own.link_chars;
            sum.prose_words += own.prose_words;
            sum.blocks += own.blocks;
        }
    }
}
