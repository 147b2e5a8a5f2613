//! The sentence vectors of labelled sets.

use std::path::Path;

use ortaq_engine::home::Home;
use ortaq_match::claims::limits::EMBEDDING_BATCH;
use ortaq_match::encoder::{Encoder, Prefix};

use super::samples::Samples;

/// The encoder of the node's folder; the reason where there is none.
pub fn open(home: &Path) -> Result<Encoder, String> {
    let path = Home::new(home).model();
    if !path.is_file() {
        return Err(format!(
            "no model in {}; `ortaq model pull` fetches it",
            home.display()
        ));
    }
    Encoder::open(&path).map_err(|error| error.to_string())
}

/// Adds the vectors of every text.
pub fn add_vectors(samples: &mut Samples, encoder: &Encoder) {
    let batches = samples.texts.chunks(EMBEDDING_BATCH);
    samples.vectors = Some(
        batches
            .flat_map(|batch| encoder.embed(batch, Prefix::Query))
            .collect(),
    );
}
