//! Reader comments: what stands in elements named for them, outside the article.

use super::blocks::{Block, Holder, Page};
use super::dom::{Dom, NONE, NodeId};
use super::features::container;
use super::hints::Hints;
use crate::document::{Comment, LimitKind, Notice};
use crate::limits;

/// Words below which a line in a comment section is a label ("Reply", "3 comments") and not a comment.
const MIN_COMMENT_WORDS: u32 = 2;

/// The page's reader comments in order.
pub(crate) fn read(dom: &Dom, page: &Page, kept: &[bool], notices: &mut Vec<Notice>) -> Vec<Comment> {
    let mut comments: Vec<Comment> = Vec::new();
    let mut pending_author = None;
    let mut open: Option<NodeId> = None;
    let total = page.mass[super::dom::ROOT as usize].chars;
    for (block, _) in page.blocks.iter().zip(kept).filter(|(_, k)| !**k) {
        match part(dom, page, block, total) {
            Part::Outside => {}
            Part::Author => {
                pending_author = Some(page.block_text(block).to_owned());
                open = None;
            }
            Part::Label => open = None,
            Part::Text => {
                let own = container(dom, block);
                let text = page.block_text(block);
                let goes_on = open == Some(own) && pending_author.is_none();
                if let (true, Some(last)) = (goes_on, comments.last_mut()) {
                    last.text.push('\n');
                    last.text.push_str(text);
                } else if comments.len() == limits::MAX_COMMENTS {
                    let value = limits::MAX_COMMENTS;
                    notices.push(Notice::Truncated {
                        limit: LimitKind::Comments,
                        value,
                    });
                    return comments;
                } else {
                    comments.push(Comment {
                        author: pending_author.take(),
                        text: text.to_owned(),
                    });
                }
                open = Some(own);
            }
        }
    }
    comments
}

enum Part {
    Outside,
    Author,
    /// Dates, buttons, counters, the form.
    Label,
    Text,
}

fn part(dom: &Dom, page: &Page, block: &Block, total: u32) -> Part {
    let mut inside = Hints::default();
    let mut at = block.element;
    let mut in_comments = false;
    while at != NONE {
        let hints = page.hints[at as usize];
        // A box around more than the comments says nothing about the rest of it.
        if hints.any(Hints::COMMENTS) && u64::from(page.mass[at as usize].chars) * 10 < u64::from(total) * 9 {
            in_comments = true;
        }
        if hints.any(Hints::FOOTER.with(Hints::NAVIGATION)) && !in_comments {
            return Part::Outside;
        }
        if !in_comments || hints.any(Hints::FORM) {
            inside = inside.with(hints);
        }
        at = dom.node(at).parent;
    }
    if !in_comments {
        return Part::Outside;
    }
    let own = page.hints[block.element as usize].with(inside).with(block.inline);
    let text = page.block_text(block);
    let label = own.any(Hints::FORM.with(Hints::WIDGET))
        || matches!(block.holder, Holder::Heading(_))
        || block.link_chars * 2 > block.chars;
    if own.any(Hints::CREDITS) && block.words <= 6 {
        let is_name = !text.chars().any(|c| c.is_ascii_digit());
        return if is_name { Part::Author } else { Part::Label };
    }
    if label || block.words < MIN_COMMENT_WORDS {
        Part::Label
    } else {
        Part::Text
    }
}
