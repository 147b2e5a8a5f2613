//! How well extracted article text agrees with what a person marked.
//!
//! The measure of the Zyte article-extraction benchmark: texts are bags of four-token shingles; precision and
//! recall are taken page by page and averaged over pages; F1 is the harmonic mean of the two averages.

use std::collections::HashMap;

/// Tokens of one shingle.
const SHINGLE: usize = 4;

/// Agreement on one page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct PageScore {
    /// Share of the extracted shingles that are right; none where nothing was extracted.
    precision: Option<f64>,
    /// Share of the true shingles that were extracted; none where there is nothing to extract.
    recall: Option<f64>,
}

impl PageScore {
    /// Compares a page's true text with the extracted one.
    pub(crate) fn of(truth: &str, extracted: &str) -> Self {
        let (truth, extracted) = (shingles(truth), shingles(extracted));
        let total = |bag: &HashMap<Vec<&str>, usize>| bag.values().sum::<usize>();
        let common: usize = truth
            .iter()
            .map(|(s, n)| extracted.get(s).map_or(0, |m| *n.min(m)))
            .sum();
        let share = |n: usize| (n > 0).then(|| common as f64 / n as f64);
        Self {
            precision: share(total(&extracted)),
            recall: share(total(&truth)),
        }
    }
}

/// Averages over pages.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SetScore {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) f1: f64,
}

impl SetScore {
    /// Averages the pages with these indices (an index may come several times: the bootstrap draws so).
    pub(crate) fn of(pages: &[PageScore], indices: &[usize]) -> Self {
        let mean = |value: fn(&PageScore) -> Option<f64>| {
            let values: Vec<f64> = indices.iter().filter_map(|&i| value(&pages[i])).collect();
            if values.is_empty() {
                0.0
            } else {
                values.iter().sum::<f64>() / values.len() as f64
            }
        };
        let (precision, recall) = (mean(|p| p.precision), mean(|p| p.recall));
        let sum = precision + recall;
        let f1 = if sum > 0.0 {
            2.0 * precision * recall / sum
        } else {
            0.0
        };
        Self {
            precision,
            recall,
            f1,
        }
    }
}

/// Runs of letters, digits and underscores, as the benchmark cuts them.
pub(crate) fn tokens(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|t| !t.is_empty())
        .collect()
}

fn shingles(text: &str) -> HashMap<Vec<&str>, usize> {
    let tokens = tokens(text);
    let mut bag = HashMap::new();
    if (1..SHINGLE).contains(&tokens.len()) {
        bag.insert(tokens, 1);
        return bag;
    }
    for window in tokens.windows(SHINGLE) {
        *bag.entry(window.to_vec()).or_default() += 1;
    }
    bag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shingles_are_counted_as_a_bag() {
        // Truth: abcd, bcde. Extracted: abcd twice over, bcda, cdab, dabc: one of five is right, one of two found.
        let score = PageScore::of("a b c d e", "a, b. c d! a b c d");
        assert_eq!((score.precision, score.recall), (Some(0.2), Some(0.5)));
    }

    #[test]
    fn a_page_without_extraction_lowers_recall_alone() {
        let pages = [PageScore::of("a b c d", "a b c d"), PageScore::of("a b c d", "")];
        let score = SetScore::of(&pages, &[0, 1]);
        assert_eq!((score.precision, score.recall), (1.0, 0.5));
        assert!((score.f1 - 2.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn texts_shorter_than_a_shingle_compare_whole() {
        assert_eq!(PageScore::of("bir iki", "bir iki").recall, Some(1.0));
        assert_eq!(PageScore::of("bir iki", "bir üç").precision, Some(0.0));
    }
}
