//! From scored blocks to the article's paragraphs.

use std::collections::HashSet;

use super::blocks::{Block, Holder, Page, is_prose};
use super::hints::Hints;
use crate::document::{LimitKind, Notice};
use crate::limits;

/// Log-odds above which a block is article text.
const THRESHOLD: f32 = 0.0;

/// Words below which a selection is too short to be trusted alone.
const SHORT_ARTICLE_WORDS: u32 = 40;

/// Which blocks are the article's, one flag a block.
pub(crate) fn choose(
    page: &Page,
    scores: &[f32],
    title: Option<&str>,
    notices: &mut Vec<Notice>,
) -> Vec<bool> {
    let mut kept: Vec<bool> = scores.iter().map(|score| *score > THRESHOLD).collect();
    drop_title(page, &mut kept, title);
    drop_repeats(page, &mut kept);
    drop_last_headings(page, &mut kept);
    if words(page, &kept) == 0 {
        kept = page
            .blocks
            .iter()
            .map(|b| is_prose(b) && !hinted(page, b, Hints::COMMENTS))
            .collect();
        if words(page, &kept) == 0 {
            kept = page.blocks.iter().map(|b| b.link_chars * 2 <= b.chars).collect();
        }
        if words(page, &kept) > 0 {
            notices.push(Notice::WholePageKept);
        }
    }
    kept
}

fn hinted(page: &Page, block: &Block, hints: Hints) -> bool {
    page.hints[block.element as usize].any(hints)
}

fn words(page: &Page, kept: &[bool]) -> u32 {
    page.blocks
        .iter()
        .zip(kept)
        .filter(|(_, k)| **k)
        .map(|(b, _)| b.words)
        .sum()
}

/// The headline is a field of its own; the text begins after it.
fn drop_title(page: &Page, kept: &mut [bool], title: Option<&str>) {
    let first = kept.iter().position(|k| *k);
    if let (Some(first), Some(title)) = (first, title)
        && page.block_text(&page.blocks[first]).trim() == title
    {
        kept[first] = false;
    }
}

/// Pages for several screens hold the same paragraph twice; the first stays.
fn drop_repeats(page: &Page, kept: &mut [bool]) {
    let mut seen = HashSet::new();
    for (block, keep) in page.blocks.iter().zip(kept.iter_mut()) {
        if *keep && block.words >= 8 && !seen.insert(page.block_text(block)) {
            *keep = false;
        }
    }
}

/// A heading with nothing after it belongs to what was left out ("More on this").
fn drop_last_headings(page: &Page, kept: &mut [bool]) {
    for (block, keep) in page.blocks.iter().zip(kept.iter_mut()).rev() {
        if *keep {
            if !matches!(block.holder, Holder::Heading(_)) {
                return;
            }
            *keep = false;
        }
    }
}

/// The kept blocks' text. Where it is very short and the page's structured data holds more, that is taken.
pub(crate) fn paragraphs(
    page: &Page,
    kept: &[bool],
    stated_body: Option<&str>,
    notices: &mut Vec<Notice>,
) -> Vec<String> {
    let whole_page = notices.contains(&Notice::WholePageKept);
    let kept_words = if whole_page { 0 } else { words(page, kept) };
    if let Some(body) = stated_body
        && kept_words < SHORT_ARTICLE_WORDS
        && body.split_whitespace().count() > 2 * kept_words as usize + 20
    {
        notices.retain(|n| *n != Notice::WholePageKept);
        notices.push(Notice::FromStructuredData);
        return crate::text::paragraphs(&without_tags(body));
    }
    let mut chars = 0;
    let mut result = Vec::new();
    for (block, _) in page.blocks.iter().zip(kept).filter(|(_, k)| **k) {
        chars += block.chars as usize;
        if chars > limits::MAX_ARTICLE_CHARS {
            let value = limits::MAX_ARTICLE_CHARS;
            notices.push(Notice::Truncated {
                limit: LimitKind::ArticleChars,
                value,
            });
            break;
        }
        result.push(page.block_text(block).replace('\u{ad}', ""));
    }
    result
}

/// Structured data sometimes holds markup where it should hold text.
fn without_tags(body: &str) -> String {
    if !body.contains('<') {
        return body.to_owned();
    }
    let dom = super::parse::parse(body, &mut Vec::new());
    let page = super::blocks::segment(&dom);
    let blocks: Vec<&str> = page.blocks.iter().map(|b| page.block_text(b)).collect();
    blocks.join("\n\n")
}
