//! Bytes of markup to a tree, with limits that html5ever does not have.
//!
//! Three things make a standard parser slow or large on hostile markup, and each is cut here: thousands of
//! attributes on one tag (the tokenizer compares each with all before it), unclosed tags nested without end
//! (every new block looks through the open ones), and formatting tags that are re-opened in every paragraph
//! (the tree outgrows the text). With depth, attributes and nodes bounded, time is linear in the input.

use std::cell::Cell;

use html5ever::LocalName;
use html5ever::TokenizerResult;
use html5ever::interface::TreeSink as _;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::attributes::limit_attributes;
use super::dom::{Dom, NodeId, ROOT, Sink};
use crate::document::{LimitKind, Notice};
use crate::limits;

/// Parses a page; limits that were reached are added to `notices`.
pub(crate) fn parse(markup: &str, notices: &mut Vec<Notice>) -> Dom {
    let options = TreeBuilderOpts {
        scripting_enabled: false,
        drop_doctype: true,
        ..Default::default()
    };
    let guard = Guard {
        builder: TreeBuilder::new(Sink::new(), options),
        dropped: Cell::new(0),
        too_deep: Cell::new(false),
        full: Cell::new(false),
    };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(limit_attributes(markup).as_ref()));
    // The tokenizer stops at the end of a script (there is nothing to run), at a declared encoding (it is known
    // already) and where the guard says that the tree is full.
    while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {
        if tokenizer.sink.full.get() {
            break;
        }
    }
    if !tokenizer.sink.full.get() {
        tokenizer.end();
    }
    let guard = tokenizer.sink;
    if guard.too_deep.get() {
        let value = limits::MAX_HTML_DEPTH as usize;
        notices.push(Notice::Truncated {
            limit: LimitKind::HtmlDepth,
            value,
        });
    }
    if guard.full.get() {
        notices.push(Notice::Truncated {
            limit: LimitKind::HtmlNodes,
            value: limits::MAX_HTML_NODES,
        });
    }
    guard.builder.sink.finish()
}

/// Stands between tokenizer and tree builder and keeps the tree's size and depth bounded.
struct Guard {
    builder: TreeBuilder<NodeId, Sink>,
    /// Start tags left out for depth whose end tags are still to come.
    dropped: Cell<u32>,
    too_deep: Cell<bool>,
    full: Cell<bool>,
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if self.builder.sink.len() > limits::MAX_HTML_NODES {
            self.full.set(true);
            // The tokenizer takes an interruption from tags only; other tokens just go nowhere.
            let is_tag = matches!(token, Token::TagToken(_));
            return if is_tag {
                TokenSinkResult::Script(ROOT)
            } else {
                TokenSinkResult::Continue
            };
        }
        match &token {
            Token::TagToken(tag) if self.leave_out(tag) => return TokenSinkResult::Continue,
            Token::CommentToken(_) | Token::ParseError(_) => return TokenSinkResult::Continue,
            _ => {}
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Guard {
    /// Whether a tag lies too deep. Its end tag is left out with it, so that the elements around it stay open.
    fn leave_out(&self, tag: &Tag) -> bool {
        if is_void(&tag.name) || tag.self_closing {
            return false;
        }
        let dropped = self.dropped.get();
        match tag.kind {
            TagKind::StartTag if dropped > 0 || self.builder.sink.depth() >= limits::MAX_HTML_DEPTH => {
                // Raw-text elements must reach the tree builder: it switches the tokenizer's state.
                if is_raw_text(&tag.name) {
                    return false;
                }
                self.dropped.set(dropped + 1);
                self.too_deep.set(true);
                true
            }
            TagKind::EndTag if dropped > 0 && !is_raw_text(&tag.name) => {
                self.dropped.set(dropped - 1);
                true
            }
            _ => false,
        }
    }
}

fn is_void(name: &LocalName) -> bool {
    matches!(
        &**name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

fn is_raw_text(name: &LocalName) -> bool {
    matches!(
        &**name,
        "script" | "style" | "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes" | "plaintext"
    )
}
