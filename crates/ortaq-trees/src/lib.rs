//! Ensembles of small decision trees over numeric features: what they answer, and how they are stored.
//!
//! Two parts of the program ask one: which blocks of a page are its article, and which candidates are the same claim.
//! Growing them is the laboratory's business (`ortaq-eval`). Friedman, "Greedy function approximation: a gradient boosting
//! machine" (2001).

use serde::{Deserialize, Serialize};

/// Trees whose values add up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ensemble {
    /// The score before any tree.
    pub bias: f32,
    /// The trees.
    pub trees: Vec<Tree>,
}

/// One decision tree. A child index below `splits.len()` names a split, else leaf `index - splits.len()`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tree {
    /// Inner nodes, the root first; a tree without any is its single leaf.
    pub splits: Vec<Split>,
    /// Values at the leaves.
    pub leaves: Vec<f32>,
}

/// A question to one feature; stored as `[feature, threshold, low, high]`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(from = "(u16, f32, u16, u16)", into = "(u16, f32, u16, u16)")]
pub struct Split {
    /// Index of the feature.
    pub feature: u16,
    /// Values up to this one go low.
    pub threshold: f32,
    /// Node for low values.
    pub low: u16,
    /// Node for high values.
    pub high: u16,
}

impl From<(u16, f32, u16, u16)> for Split {
    fn from((feature, threshold, low, high): (u16, f32, u16, u16)) -> Self {
        Self {
            feature,
            threshold,
            low,
            high,
        }
    }
}

impl From<Split> for (u16, f32, u16, u16) {
    fn from(split: Split) -> Self {
        (split.feature, split.threshold, split.low, split.high)
    }
}

impl Ensemble {
    /// The score of these features; the larger, the likelier the answer is yes.
    #[must_use]
    pub fn score(&self, features: &[f32]) -> f32 {
        self.trees
            .iter()
            .fold(self.bias, |score, tree| score + tree.value(features))
    }

    /// As [`Ensemble::score`], for many at once and faster: a tree is laid out once for all rows, and each row takes the same
    /// number of steps through it, so that the processor has nothing to guess.
    #[must_use]
    pub fn scores(&self, rows: &[impl AsRef<[f32]>]) -> Vec<f32> {
        let mut scores = vec![self.bias; rows.len()];
        let mut nodes = Vec::new();
        for tree in &self.trees {
            let depth = tree.lay_out(&mut nodes);
            for (score, row) in scores.iter_mut().zip(rows) {
                let mut at = 0;
                for _ in 0..depth {
                    at = nodes.get(at).map_or(at, |split: &Split| split.next(row.as_ref()));
                }
                *score += tree.leaf(at);
            }
        }
        scores
    }

    /// One more than the largest index of a feature that is asked for; 0 where none is.
    #[must_use]
    pub fn features(&self) -> usize {
        let splits = self.trees.iter().flat_map(|tree| &tree.splits);
        splits
            .map(|split| usize::from(split.feature) + 1)
            .max()
            .unwrap_or(0)
    }
}

impl Split {
    /// The node that these features lead to.
    fn next(&self, features: &[f32]) -> usize {
        let low = features
            .get(usize::from(self.feature))
            .is_none_or(|v| *v <= self.threshold);
        usize::from(if low { self.low } else { self.high })
    }
}

impl Tree {
    fn value(&self, features: &[f32]) -> f32 {
        let mut at = 0;
        // A path visits each split once at most, so a damaged table cannot loop for ever.
        for _ in 0..=self.splits.len() {
            let Some(split) = self.splits.get(at) else { break };
            at = split.next(features);
        }
        self.leaf(at)
    }

    fn leaf(&self, node: usize) -> f32 {
        self.leaves
            .get(node.saturating_sub(self.splits.len()))
            .copied()
            .unwrap_or(0.0)
    }

    /// Fills `nodes` with the splits and, for each leaf, a split that leads back to itself; returns the steps that reach every
    /// leaf. Splits come before their children.
    fn lay_out(&self, nodes: &mut Vec<Split>) -> usize {
        nodes.clear();
        nodes.extend(&self.splits);
        let count = self.splits.len();
        nodes.extend((count..count + self.leaves.len()).map(|leaf| Split {
            feature: 0,
            threshold: 0.0,
            low: leaf as u16,
            high: leaf as u16,
        }));
        let mut depths = vec![0; nodes.len()];
        for (at, split) in self.splits.iter().enumerate() {
            for child in [split.low, split.high] {
                let below = depths[at] + 1;
                if let Some(depth) = depths.get_mut(usize::from(child)) {
                    *depth = below;
                }
            }
        }
        depths.into_iter().max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(feature: u16, low: u16, high: u16) -> Split {
        Split {
            feature,
            threshold: 0.5,
            low,
            high,
        }
    }

    fn one(splits: Vec<Split>, leaves: Vec<f32>) -> Ensemble {
        Ensemble {
            bias: 0.25,
            trees: vec![Tree { splits, leaves }],
        }
    }

    #[test]
    fn a_tree_leads_to_the_leaf_of_its_answers() {
        let ensemble = one(vec![split(0, 2, 1), split(1, 3, 4)], vec![-1.0, 2.0, 3.0]);
        assert_eq!(ensemble.score(&[0.0, 0.0]), -0.75);
        assert_eq!(ensemble.score(&[1.0, 0.0]), 2.25);
        assert_eq!(ensemble.score(&[1.0, 1.0]), 3.25);
        assert_eq!(
            ensemble.scores(&[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]]),
            [-0.75, 2.25, 3.25]
        );
        assert_eq!(ensemble.features(), 2);
    }

    #[test]
    fn a_table_that_points_to_itself_ends() {
        let looped = one(vec![split(0, 0, 0)], vec![1.0]);
        assert!(looped.score(&[0.0]).is_finite());
        assert!(looped.scores(&[[0.0]])[0].is_finite());
    }

    #[test]
    fn what_is_stored_comes_back() {
        let ensemble = one(vec![split(0, 1, 2)], vec![-1.0, 2.0]);
        let json = serde_json::to_string(&ensemble).unwrap();
        assert!(json.contains("[0,0.5,1,2]"), "{json}");
        assert_eq!(serde_json::from_str::<Ensemble>(&json).unwrap(), ensemble);
    }
}
