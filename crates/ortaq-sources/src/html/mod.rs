//! Web pages: markup to article.
//!
//! The way of a page: [`parse`] builds a bounded tree, [`blocks`] cuts it into paragraphs, [`features`] describes
//! each, [`model`] says which are the article, [`select`] puts them together, [`comments`] and [`metadata`] read
//! what stands around them. Every step is one pass or a bounded number of passes over the tree, without recursion.

mod attributes;
mod blocks;
mod comments;
mod dates;
mod dom;
mod features;
mod hints;
mod jsonld;
mod links;
mod metadata;
mod parse;
mod phrases;
mod select;

mod model;

use ortaq_trees::Ensemble;

use url::Url;

use crate::document::{Document, DocumentKind, Notice};

/// Reads an article out of markup. `url` is where it came from: the base of its relative links.
#[must_use]
pub fn read(markup: &str, url: Option<&Url>) -> Document {
    let mut document = Document::empty(DocumentKind::Html);
    let dom = parse::parse(markup, &mut document.notices);
    let page = blocks::segment(&dom);
    let metadata = metadata::read(&dom, &page, url);
    let described = features::describe(&dom, &page, metadata.title.as_deref());
    let scores = model::scores(&described);
    let kept = select::choose(&page, &scores, metadata.title.as_deref(), &mut document.notices);
    document.paragraphs = select::paragraphs(
        &page,
        &kept,
        metadata.article_body.as_deref(),
        &mut document.notices,
    );
    document.comments = comments::read(&dom, &page, &kept, &mut document.notices);
    document.links = links::read(&dom, &page, &kept, metadata.base.as_ref(), &mut document.notices);
    if metadata.behind_paywall {
        document.notices.push(Notice::Paywall);
    }
    document.url = url.map(ToString::to_string);
    document.canonical_url = metadata.canonical_url;
    document.title = metadata.title;
    document.byline = metadata.byline;
    document.published = metadata.published;
    document.declared_language = metadata.language;
    document.site_name = metadata.site_name;
    document
}

/// A block of a page as the training of the block model sees it.
#[derive(Debug, Clone)]
pub struct TrainingBlock {
    /// The block's text.
    pub text: String,
    /// The numbers that describe it.
    pub features: Vec<f32>,
}

/// Cuts a page into blocks with their features: the input for training the block model.
#[must_use]
pub fn training_blocks(markup: &str) -> Vec<TrainingBlock> {
    let dom = parse::parse(markup, &mut Vec::new());
    let page = blocks::segment(&dom);
    let metadata = metadata::read(&dom, &page, None);
    let described = features::describe(&dom, &page, metadata.title.as_deref());
    let pairs = page.blocks.iter().zip(described);
    pairs
        .map(|(b, f)| TrainingBlock {
            text: page.block_text(b).to_owned(),
            features: f.to_vec(),
        })
        .collect()
}

/// As [`read`], with a block model other than the committed one: for cross-validation. Returns the article's text.
#[must_use]
pub fn article_text_with(model: &Ensemble, markup: &str) -> String {
    let mut notices = Vec::new();
    let dom = parse::parse(markup, &mut notices);
    let page = blocks::segment(&dom);
    let metadata = metadata::read(&dom, &page, None);
    let described = features::describe(&dom, &page, metadata.title.as_deref());
    let scores = model.scores(&described);
    let kept = select::choose(&page, &scores, metadata.title.as_deref(), &mut notices);
    select::paragraphs(&page, &kept, metadata.article_body.as_deref(), &mut notices).join("\n\n")
}
