//! Links inside the article's text.

use std::collections::HashSet;

use url::Url;

use super::blocks::Page;
use super::dom::{Dom, NONE, NodeId, ROOT};
use super::metadata::one_line;
use crate::document::{LimitKind, Link, Notice};
use crate::limits;

/// The links of the kept blocks, absolute, each address once, in order.
pub(crate) fn read(
    dom: &Dom,
    page: &Page,
    kept: &[bool],
    base: Option<&Url>,
    notices: &mut Vec<Notice>,
) -> Vec<Link> {
    let holders: HashSet<NodeId> = page
        .blocks
        .iter()
        .zip(kept)
        .filter(|(_, k)| **k)
        .map(|(b, _)| b.element)
        .collect();
    let mut seen = HashSet::new();
    let mut links = Vec::new();
    let mut at = Some(ROOT);
    while let Some(id) = at {
        at = dom.next_in(ROOT, id);
        let node = dom.node(id);
        if node.name().is_none_or(|name| &**name != "a") {
            continue;
        }
        let Some(url) = node.attr("href").and_then(|href| absolute(href, base)) else {
            continue;
        };
        if !within(dom, id, &holders) || !seen.insert(url.clone()) {
            continue;
        }
        if links.len() == limits::MAX_LINKS {
            notices.push(Notice::Truncated {
                limit: LimitKind::Links,
                value: limits::MAX_LINKS,
            });
            break;
        }
        links.push(Link {
            url,
            text: one_line(&dom.text_of(id)),
        });
    }
    links
}

/// Whether the element that holds the link's text, or one just around it, holds a kept block.
fn within(dom: &Dom, id: NodeId, holders: &HashSet<NodeId>) -> bool {
    let mut at = id;
    for _ in 0..limits::MAX_INLINE_NESTING {
        if at == NONE {
            return false;
        }
        if holders.contains(&at) {
            return true;
        }
        if dom
            .node(at)
            .name()
            .is_some_and(|name| super::blocks::is_block(name))
        {
            return false;
        }
        at = dom.node(at).parent;
    }
    false
}

fn absolute(href: &str, base: Option<&Url>) -> Option<String> {
    let href = href.trim();
    if href.is_empty() || href.starts_with('#') || href.len() > limits::MAX_FIELD_BYTES {
        return None;
    }
    let url = match base {
        Some(base) => base.join(href).ok()?,
        None => Url::parse(href).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}
