//! Where a node keeps what is its own. One folder, so that it can be backed up, moved and deleted as one.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use ortaq_match::model::adapter;
use sha2::{Digest, Sha256};

/// The folder of a node and the places inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    root: PathBuf,
    models: PathBuf,
}

impl Home {
    /// A home at this folder, which need not exist yet.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        let root = root.into();
        let models = root.join("models");
        Self { root, models }
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The knowledge base and, unless another database is named, the logs (SQLite). It cannot be made again.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.root.join("ortaq.db")
    }

    /// Where the logs are kept unless another database is named: with the knowledge base.
    #[must_use]
    pub fn log_url(&self) -> String {
        format!("sqlite:{}", self.database().display())
    }

    /// The key that signs the node's log. Not in the database, so that a copy of that cannot write.
    #[must_use]
    pub fn signing_key(&self) -> PathBuf {
        self.root.join("node.key")
    }

    /// What the exchange with partners remembers beside the logs.
    #[must_use]
    pub fn exchange(&self) -> PathBuf {
        self.root.join("exchange.json")
    }

    /// The key that seals the second factors of the node's people. Not in the database, so that a copy of that opens none of them.
    #[must_use]
    pub fn people_key(&self) -> PathBuf {
        self.root.join("people.key")
    }

    /// The home of the demonstration, apart from what is real. It has the same models.
    #[must_use]
    pub fn demo(&self) -> Self {
        Self {
            root: self.root.join("demo"),
            models: self.models.clone(),
        }
    }

    /// The index of the desk's records with its embeddings; made anew by the server.
    #[must_use]
    pub fn desk_index(&self) -> PathBuf {
        self.root.join("desk-index")
    }

    /// The lexical and vector indexes; `ortaq reindex` makes them from the knowledge base.
    #[must_use]
    pub fn indexes(&self) -> PathBuf {
        self.root.join("indexes")
    }

    /// Speech that was made before; it is made anew where it is missing.
    #[must_use]
    pub fn sounds(&self) -> PathBuf {
        self.root.join("sounds")
    }

    /// The folder of models and of downloads that were cut short.
    #[must_use]
    pub fn models(&self) -> PathBuf {
        self.models.clone()
    }

    /// The embedding model, ready to be mapped; `ortaq model pull` makes it. Its name tells the adapter that is folded into
    /// it, so that a version with another adapter does not find the older model.
    #[must_use]
    pub fn model(&self) -> PathBuf {
        static ADAPTER: LazyLock<String> = LazyLock::new(|| {
            let digest = Sha256::digest(adapter::shipped());
            digest[..4].iter().map(|byte| format!("{byte:02x}")).collect()
        });
        self.models()
            .join(format!("multilingual-e5-small-{}.ortaq", *ADAPTER))
    }
}
