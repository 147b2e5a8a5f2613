//! `ortaq train articles`: cross-validates the block model of article extraction, then trains the one to ship.
//!
//! A block of a page is article text when most of its shingles stand in the text that a person marked. Pages of one
//! site never stand on both sides of a cross-validation.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use ortaq_sources::html;
use ortaq_trees::Ensemble;

use crate::TrainOptions;
use crate::article_scores::{PageScore, SetScore, tokens};
use crate::boosting::{Examples, Settings, train};
use crate::data::ArticleCase;

/// Folds of the cross-validation.
const FOLDS: u32 = 5;
/// Blocks with fewer tokens are compared whole and count only near longer ones that match.
const SHORT_BLOCK: usize = 8;
/// How far a short block may stand outside the matching longer ones.
const SHORT_BLOCK_REACH: usize = 2;
/// Weight of a page: all pages count the same, however long.
const PAGE_WEIGHT: f64 = 100.0;
/// Shallow trees: more trees rather than depth did best on sites not seen.
const SETTINGS: Settings = Settings {
    trees: 400,
    leaves: 4,
    rate: 0.06,
    l2: 5.0,
    min_examples: 30,
};
/// Where the model is embedded from.
const PLACE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../ortaq-sources/src/html/model.json"
);

struct LabelledPage {
    markup: String,
    truth: String,
    fold: u32,
    features: Vec<Vec<f32>>,
    answers: Vec<Option<bool>>,
    lengths: Vec<usize>,
}

/// Cross-validates, trains on everything and writes the model.
///
/// # Errors
/// When the articles are missing or the model cannot be written.
pub(crate) fn run(options: &TrainOptions, log: &mut dyn Write) -> Result<()> {
    let pages: Vec<LabelledPage> = options.data.articles()?.into_iter().map(label).collect();
    writeln!(
        log,
        "{} pages; cross-validation by site in {FOLDS} parts",
        pages.len()
    )?;
    let score = cross_validate(&pages);
    writeln!(
        log,
        "on sites not seen: precision {:.4} recall {:.4} F1 {:.4}",
        score.precision, score.recall, score.f1
    )?;
    let model = train(&examples(pages.iter()), &SETTINGS);
    let text = serde_json::to_string(&model).context("writing the model as JSON")?;
    let out = options.out.as_deref().unwrap_or(Path::new(PLACE));
    fs::write(out, text + "\n").with_context(|| format!("writing {}", out.display()))?;
    writeln!(log, "written to {}", out.display())?;
    Ok(())
}

fn cross_validate(pages: &[LabelledPage]) -> SetScore {
    let mut scores = Vec::with_capacity(pages.len());
    for fold in 0..FOLDS {
        let model = train(&examples(pages.iter().filter(|p| p.fold != fold)), &SETTINGS);
        scores.extend(
            pages
                .iter()
                .filter(|p| p.fold == fold)
                .map(|page| measure(page, &model)),
        );
    }
    let all: Vec<usize> = (0..scores.len()).collect();
    SetScore::of(&scores, &all)
}

fn measure(page: &LabelledPage, model: &Ensemble) -> PageScore {
    PageScore::of(&page.truth, &html::article_text_with(model, &page.markup))
}

fn examples<'a>(pages: impl Iterator<Item = &'a LabelledPage>) -> Examples {
    let mut examples = Examples::default();
    for page in pages {
        let weight = |length: usize| (3.0 + length as f64).powf(0.7);
        let labelled = || {
            page.answers
                .iter()
                .enumerate()
                .filter_map(|(i, a)| a.map(|a| (i, a)))
        };
        let total: f64 = labelled().map(|(i, _)| weight(page.lengths[i])).sum();
        for (i, answer) in labelled() {
            examples.features.push(page.features[i].clone());
            examples.answers.push(answer);
            examples
                .weights
                .push(PAGE_WEIGHT * weight(page.lengths[i]) / total);
        }
    }
    examples
}

fn label(case: ArticleCase) -> LabelledPage {
    let markup = String::from_utf8_lossy(&case.html).into_owned();
    let blocks = html::training_blocks(&markup);
    let texts: Vec<Vec<&str>> = blocks.iter().map(|b| tokens(&b.text)).collect();
    let answers = answers(&case.body, &texts);
    LabelledPage {
        fold: fold(&site(&case)),
        lengths: texts.iter().map(Vec::len).collect(),
        features: blocks.iter().map(|b| b.features.clone()).collect(),
        answers,
        truth: case.body,
        markup,
    }
}

/// For each block whether it is article text; none for blocks without a token.
fn answers(truth: &str, blocks: &[Vec<&str>]) -> Vec<Option<bool>> {
    let truth = tokens(truth);
    let shingles: HashSet<&[&str]> = truth.windows(4).collect();
    let joined = format!(" {} ", truth.join(" "));
    let mut answers: Vec<Option<bool>> = blocks
        .iter()
        .map(|block| match block.len() {
            0 => None,
            n if n < SHORT_BLOCK => Some(joined.contains(&format!(" {} ", block.join(" ")))),
            n => Some(block.windows(4).filter(|w| shingles.contains(w)).count() * 2 > n - 3),
        })
        .collect();
    let sure = |i: &usize| blocks[*i].len() >= SHORT_BLOCK && answers[*i] == Some(true);
    let first = (0..blocks.len()).find(|i| sure(i));
    let last = (0..blocks.len()).rev().find(|i| sure(i));
    let (Some(first), Some(last)) = (first, last) else {
        return answers;
    };
    let span = first.saturating_sub(SHORT_BLOCK_REACH)..=last + SHORT_BLOCK_REACH;
    for (i, block) in blocks.iter().enumerate() {
        if !block.is_empty() && block.len() < SHORT_BLOCK && !span.contains(&i) {
            answers[i] = Some(false);
        }
    }
    answers
}

/// The site a page is from: the last two labels of its host.
fn site(case: &ArticleCase) -> String {
    let address = case.url.as_deref().unwrap_or(&case.id);
    let host = address
        .split("://")
        .last()
        .unwrap_or(address)
        .split('/')
        .next()
        .unwrap_or(address);
    let labels: Vec<&str> = host.rsplit('.').take(2).collect();
    labels.join(".")
}

/// FNV-1a of the site's name: the same split in every run, on every machine.
fn fold(site: &str) -> u32 {
    site.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    }) % FOLDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_blocks_count_only_within_the_article() {
        let words = |text: &'static str| tokens(text);
        let long = "bir iki üç dört beş altı yedi sekiz dokuz";
        let blocks = vec![
            words("Giriş"),
            words("Menü"),
            words("Ana"),
            words(long),
            words("Giriş"),
            vec![],
        ];
        let truth = format!("{long}\n\nGiriş");
        let expected = [
            Some(false),
            Some(false),
            Some(false),
            Some(true),
            Some(true),
            None,
        ];
        assert_eq!(answers(&truth, &blocks), expected);
    }
}
