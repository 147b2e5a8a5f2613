//! The block model: boosted trees that say how likely a block is article text.
//!
//! Learnt by `ortaq train articles` from pages whose article text people marked; the trees are in `model.json` beside this
//! file, their values are log-odds.

use std::sync::LazyLock;

use ortaq_trees::Ensemble;

use super::features::Features;

static MODEL: LazyLock<Ensemble> = LazyLock::new(|| {
    serde_json::from_str(include_str!("model.json")).expect("the committed model is valid: a test reads it")
});

/// The log-odds that each block is article text, by the committed model.
pub(crate) fn scores(blocks: &[Features]) -> Vec<f32> {
    MODEL.scores(blocks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::features;

    #[test]
    fn the_committed_model_asks_for_known_features_only() {
        assert!(MODEL.trees.len() > 10);
        assert!(MODEL.features() <= features::COUNT);
    }
}
