//! BM25 in memory that keeps the best of every group of rows: what the baselines need, and how lexical candidates of
//! many restricted pools are found in one pass.
//!
//! The product's own index is `ortaq_match::lexical`; both score alike (Robertson & Zaragoza 2009, k1 = 1.2, b = 0.75).

use std::collections::HashMap;

use super::top::Top;

const K1: f32 = 1.2;
const B: f32 = 0.75;

/// An index over the terms of rows.
pub(crate) struct Bm25 {
    postings: HashMap<String, Vec<(u32, u16)>>,
    lengths: Vec<f32>,
    mean_length: f32,
}

impl Bm25 {
    pub(crate) fn new<'a>(rows: impl Iterator<Item = &'a [String]>) -> Self {
        let mut postings: HashMap<String, Vec<(u32, u16)>> = HashMap::new();
        let mut lengths = Vec::new();
        for (row, terms) in rows.enumerate() {
            lengths.push(terms.len() as f32);
            for term in terms {
                let list = postings.entry(term.clone()).or_default();
                match list.last_mut() {
                    Some((last, count)) if *last == row as u32 => *count = count.saturating_add(1),
                    _ => list.push((row as u32, 1)),
                }
            }
        }
        let mean_length = lengths.iter().sum::<f32>() / lengths.len().max(1) as f32;
        Self {
            postings,
            lengths,
            mean_length: mean_length.max(1.0),
        }
    }

    /// How many rows hold a term.
    pub(crate) fn holders(&self, term: &str) -> u64 {
        self.postings.get(term).map_or(0, |list| list.len() as u64)
    }

    /// The best rows of each group; `group_of` tells the group of a row.
    pub(crate) fn search(
        &self,
        terms: &[String],
        group_of: &[u8],
        groups: usize,
        count: usize,
    ) -> Vec<Vec<(u32, f32)>> {
        let mut scores = vec![0.0_f32; self.lengths.len()];
        let mut touched = Vec::new();
        let mut distinct: Vec<&String> = terms.iter().collect();
        distinct.sort_unstable();
        distinct.dedup();
        for list in distinct.into_iter().filter_map(|term| self.postings.get(term)) {
            let (total, holders) = (self.lengths.len() as f32, list.len() as f32);
            let idf = (1.0 + (total - holders + 0.5) / (holders + 0.5)).ln();
            for &(row, count) in list {
                let (count, length) = (f32::from(count), self.lengths[row as usize]);
                let norm = K1 * (1.0 - B + B * length / self.mean_length);
                if scores[row as usize] == 0.0 {
                    touched.push(row);
                }
                scores[row as usize] += idf * count * (K1 + 1.0) / (count + norm);
            }
        }
        let mut best = vec![Top::new(count); groups];
        for row in touched {
            best[group_of[row as usize] as usize].offer(row, scores[row as usize]);
        }
        best.into_iter().map(Top::into_sorted).collect()
    }
}

/// Lower-case words as they stand.
pub(crate) fn plain_words(text: &str) -> Vec<String> {
    ortaq_lang::words(text)
        .map(|range| text[range].to_lowercase())
        .collect()
}

/// Pieces of four characters of the lower-case text, word borders included.
pub(crate) fn four_grams(text: &str) -> Vec<String> {
    let spaced = format!(" {} ", plain_words(text).join(" "));
    let letters: Vec<char> = spaced.chars().collect();
    letters.windows(4).map(|piece| piece.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_group_gives_its_own_best_and_rare_terms_weigh_more() {
        let rows: Vec<Vec<String>> = ["su göl", "su zərvan", "su su", "zərvan çay"]
            .iter()
            .map(|t| plain_words(t))
            .collect();
        let index = Bm25::new(rows.iter().map(Vec::as_slice));
        let found = index.search(&plain_words("Su Zərvan"), &[0, 0, 1, 1], 2, 2);
        assert_eq!(found[0][0].0, 1);
        assert_eq!(found[1][0].0, 3);
        assert_eq!(index.holders("zərvan"), 2);
        assert_eq!(four_grams("Göl")[0], " göl");
    }
}
