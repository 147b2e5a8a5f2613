//! What the site shows at one moment: an open knowledge base with its catalogue. A newer one takes its place as a whole.

use std::sync::{Arc, OnceLock};

use ortaq_core::FactCheck;
use ortaq_engine::catalogue::{Catalogue, Name};
use ortaq_engine::home::Home;
use ortaq_engine::knowledge::{Knowledge, KnowledgeError};
use ortaq_engine::{Found, IndexProgress};

use crate::limits;

/// A fact-check that was found for a claim or a search.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Hit {
    pub key: u64,
    pub same_claim: bool,
}

impl From<&Found> for Hit {
    fn from(found: &Found) -> Self {
        Self {
            key: found.key,
            same_claim: found.same_claim,
        }
    }
}

/// Knowledge base and catalogue.
pub(crate) struct Shelf {
    pub knowledge: Knowledge,
    pub catalogue: Catalogue,
    /// Similar claims of each fact-check, in the order of the catalogue, as far as a page has asked for them.
    similar: Vec<OnceLock<Box<[Hit]>>>,
}

impl Shelf {
    /// Opens the knowledge base and builds what is missing of its index.
    pub async fn open(
        home: &Home,
        progress: &mut (dyn FnMut(IndexProgress) + Send),
    ) -> Result<Self, KnowledgeError> {
        let knowledge = Knowledge::open(home, progress).await?;
        let catalogue = Catalogue::read(&knowledge).await?;
        let similar = (0..catalogue.len()).map(|_| OnceLock::new()).collect();
        Ok(Self {
            knowledge,
            catalogue,
            similar,
        })
    }

    /// The records with these keys, in their order.
    pub async fn records(&self, keys: &[u64]) -> Result<Vec<(u64, FactCheck)>, KnowledgeError> {
        self.knowledge.records(keys).await
    }

    /// Searches; takes milliseconds of processor time, so it belongs on a thread for blocking work.
    pub fn search(&self, text: &str, count: usize) -> Result<Vec<Hit>, KnowledgeError> {
        let found = self.knowledge.search(text, count)?;
        Ok(found.iter().map(Hit::from).collect())
    }

    /// The similar claims of a fact-check, if a page has asked for them before.
    pub fn known_similar(&self, name: Name) -> Option<&[Hit]> {
        let place = self.catalogue.place(name)?;
        self.similar.get(place)?.get().map(AsRef::as_ref)
    }

    /// Finds the similar claims of a fact-check and remembers them. Belongs on a thread for blocking work.
    pub fn find_similar(&self, name: Name) -> Result<Vec<Hit>, KnowledgeError> {
        let Some(key) = self.catalogue.key(name) else {
            return Ok(Vec::new());
        };
        let found = self.knowledge.similar(key, limits::SIMILAR)?;
        let hits: Vec<Hit> = found.iter().map(Hit::from).collect();
        let place = self
            .catalogue
            .place(name)
            .and_then(|place| self.similar.get(place));
        if let Some(place) = place {
            // Another page may have been quicker, with the same result.
            let _ = place.set(hits.clone().into());
        }
        Ok(hits)
    }
}

/// The shelf in use, which can be exchanged while pages are being made from it.
pub(crate) type SharedShelf = std::sync::RwLock<Arc<Shelf>>;
