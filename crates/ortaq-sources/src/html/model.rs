//! The block model: gradient-boosted trees that say how likely a block is article text.
//!
//! Learnt by `ortaq train articles` from pages whose article text people marked; the trees are in
//! `model.json` beside this file. Friedman, "Greedy function approximation: a gradient boosting machine" (2001).

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::features::Features;

/// A boosted ensemble of small decision trees over block features.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlockModel {
    /// Log-odds before any tree.
    pub bias: f32,
    /// The trees; their values add up to log-odds.
    pub trees: Vec<Tree>,
}

/// One decision tree. A child index below `splits.len()` names a split, else leaf `index - splits.len()`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tree {
    /// Inner nodes, the root first; a tree without any is its single leaf.
    pub splits: Vec<Split>,
    /// Values at the leaves, in log-odds.
    pub leaves: Vec<f32>,
}

/// A question to one feature.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
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

impl BlockModel {
    /// The log-odds that a block with these features is article text.
    #[must_use]
    pub fn score(&self, features: &[f32]) -> f32 {
        self.bias + self.trees.iter().map(|tree| tree.value(features)).sum::<f32>()
    }
}

impl Tree {
    fn value(&self, features: &[f32]) -> f32 {
        let mut at = 0;
        // A path visits each split once at most, so a damaged table cannot loop for ever.
        for _ in 0..=self.splits.len() {
            let Some(split) = self.splits.get(at) else { break };
            let low = features
                .get(usize::from(split.feature))
                .is_none_or(|v| *v <= split.threshold);
            at = usize::from(if low { split.low } else { split.high });
        }
        self.leaves
            .get(at.saturating_sub(self.splits.len()))
            .copied()
            .unwrap_or(0.0)
    }
}

static MODEL: LazyLock<BlockModel> = LazyLock::new(|| {
    serde_json::from_str(include_str!("model.json")).expect("the committed model is valid: a test reads it")
});

/// The log-odds that the block is article text, by the committed model.
pub(crate) fn score(features: &Features) -> f32 {
    MODEL.score(features)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::features;

    #[test]
    fn the_committed_model_asks_for_known_features_only() {
        assert!(MODEL.trees.len() > 10);
        for split in MODEL.trees.iter().flat_map(|t| &t.splits) {
            assert!(usize::from(split.feature) < features::COUNT);
        }
    }

    #[test]
    fn a_tree_leads_to_the_leaf_of_its_answers() {
        let split = |feature, low, high| Split {
            feature,
            threshold: 0.5,
            low,
            high,
        };
        let tree = Tree {
            splits: vec![split(0, 2, 1), split(1, 3, 4)],
            leaves: vec![-1.0, 2.0, 3.0],
        };
        let value = |features: &[f32]| {
            BlockModel {
                bias: 0.25,
                trees: vec![tree.clone()],
            }
            .score(features)
        };
        assert_eq!(value(&[0.0, 0.0]), -0.75);
        assert_eq!(value(&[1.0, 0.0]), 2.25);
        assert_eq!(value(&[1.0, 1.0]), 3.25);
    }

    #[test]
    fn a_table_that_points_to_itself_ends() {
        let split = Split {
            feature: 0,
            threshold: 0.5,
            low: 0,
            high: 0,
        };
        let model = BlockModel {
            bias: 0.0,
            trees: vec![Tree {
                splits: vec![split],
                leaves: vec![1.0],
            }],
        };
        assert!(model.score(&[0.0]).is_finite());
    }
}
