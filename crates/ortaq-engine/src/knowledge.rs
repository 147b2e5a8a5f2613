//! The knowledge base together with its indexes and the model: what a check compares with.
//!
//! Indexes are readings: they lie in folders of their own under `indexes/`, are built whole in a folder beside, and put in
//! place by writing the name of the new one into `CURRENT`. A crash while building leaves the old index in use. One process
//! builds at a time; the others wait for it.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use ortaq_core::FactCheck;
use ortaq_lang::{Language, identify};
use ortaq_match::encoder::Encoder;
use ortaq_match::index::{self, Embeddings, Found, Index, IndexError, Progress, Row};
use ortaq_match::model::ModelError;
use ortaq_match::space::Space;
use ortaq_store::{Incoming, RowId, Store, StoreError};

use crate::home::Home;
use crate::language::detected_tag;

/// Invented fact-checks for a first look.
const DEMO: &str = include_str!("../../../examples/demo-factchecks.jsonl");
const CURRENT: &str = "CURRENT";
const BUILDING: &str = "building";
const LOCK: &str = "LOCK";
/// Change number under which the demonstration corpus is indexed: it never changes within a version.
const DEMO_FOLDER: &str = concat!("demo-", env!("CARGO_PKG_VERSION"));

/// Why the knowledge base cannot be compared with.
#[derive(Debug, thiserror::Error)]
pub enum KnowledgeError {
    /// The knowledge base.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An index cannot be built or read.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The model is there and cannot be used.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// A file of ours cannot be read or written.
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// What a check compares with.
pub struct Knowledge {
    index: Index,
    encoder: Option<Encoder>,
    records: Records,
    behind: u64,
    /// The folder that the index was opened from.
    folder: PathBuf,
}

enum Records {
    Store(Store),
    Demo(Vec<FactCheck>),
}

/// A claim that goes into an index.
struct Claim {
    key: u64,
    language: Language,
    text: String,
}

impl Knowledge {
    /// Opens the knowledge base under `home`, and builds what is missing of its index.
    ///
    /// Where the knowledge base is empty the demonstration corpus takes its place.
    ///
    /// # Errors
    /// [`KnowledgeError`]; nothing is lost then: indexes can be built again.
    pub async fn open(
        home: &Home,
        progress: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<Self, KnowledgeError> {
        let encoder = encoder(home)?;
        fs::create_dir_all(home.root())?;
        let store = Store::open(&home.database()).await?;
        if store.count().await? == 0 {
            return Self::demo(home, encoder, progress);
        }
        let in_use = || {
            let (folder, change) =
                current(home).filter(|(folder, _)| index_fits(folder, encoder.as_ref()))?;
            Some((Index::open(&folder).ok()?, change, folder))
        };
        let (index, change, folder) = match in_use() {
            Some(opened) => opened,
            None => {
                let turn = wait_for_turn(home)?;
                // Another process may have built it meanwhile.
                match in_use() {
                    Some(opened) => opened,
                    None => build(home, &store, encoder.as_ref(), &turn, progress).await?,
                }
            }
        };
        let behind = store.last_change().await?.saturating_sub(change);
        Ok(Self {
            index,
            encoder,
            records: Records::Store(store),
            behind,
            folder,
        })
    }

    fn demo(
        home: &Home,
        encoder: Option<Encoder>,
        progress: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<Self, KnowledgeError> {
        let records = demo_records();
        let folder = home
            .indexes()
            .join(format!("{DEMO_FOLDER}-{}", kind(encoder.as_ref())));
        let index = match Index::open(&folder) {
            Ok(index) => index,
            Err(_) => {
                let turn = wait_for_turn(home)?;
                let claims: Vec<Claim> = records
                    .iter()
                    .enumerate()
                    .map(|(at, r)| claim(at as u64, r, None))
                    .collect();
                if Index::open(&folder).is_err() {
                    put_in_place(home, &claims, encoder.as_ref(), &folder, &turn, progress)?;
                }
                Index::open(&folder)?
            }
        };
        Ok(Self {
            index,
            encoder,
            records: Records::Demo(records),
            behind: 0,
            folder,
        })
    }

    /// Whether an index other than the one in use here has been put in place since, by an import or a reindex. Until
    /// then this knowledge answers as before.
    #[must_use]
    pub fn is_superseded(&self, home: &Home) -> bool {
        current(home)
            .is_some_and(|(folder, _)| folder != self.folder && index_fits(&folder, self.encoder.as_ref()))
    }

    /// What a person finds who types `text` into a search field: fact-checks of the same claim or one near it, then those
    /// that share words with it. Takes milliseconds of processor time.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn search(&self, text: &str, count: usize) -> Result<Vec<Found>, KnowledgeError> {
        let language = identify(text).language;
        Ok(self.index.search(text, language, self.encoder.as_ref(), count)?)
    }

    /// Fact-checks of the same claim as the one with this key, or one near it. Takes milliseconds of processor time.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn similar(&self, key: u64, count: usize) -> Result<Vec<Found>, KnowledgeError> {
        Ok(self.index.similar(key, count)?)
    }

    /// Whether meaning is compared, or words alone.
    #[must_use]
    pub fn compares_meaning(&self) -> bool {
        self.encoder.is_some() && self.index.has_vectors()
    }

    /// Shows every record with its key, in the order of the keys.
    ///
    /// # Errors
    /// When the knowledge base cannot be read.
    pub async fn each_record(
        &self,
        seen: &mut (dyn FnMut(u64, &FactCheck) + Send),
    ) -> Result<(), KnowledgeError> {
        match &self.records {
            Records::Demo(records) => records
                .iter()
                .zip(0..)
                .for_each(|(record, key)| seen(key, record)),
            Records::Store(store) => {
                let mut after = RowId::BEFORE_FIRST;
                loop {
                    let page = store.page_after(after, ortaq_store::limits::PAGE).await?;
                    let Some(last) = page.last() else { break };
                    after = last.row;
                    for stored in page {
                        seen(stored.row.0, &with_language(stored));
                    }
                }
            }
        }
        Ok(())
    }

    /// The index.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The model, where there is one.
    #[must_use]
    pub fn encoder(&self) -> Option<&Encoder> {
        self.encoder.as_ref()
    }

    /// Whether the invented demonstration corpus is used because the knowledge base is empty.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        matches!(self.records, Records::Demo(_))
    }

    /// Changes of the knowledge base that the index has not read yet.
    #[must_use]
    pub fn behind(&self) -> u64 {
        self.behind
    }

    /// The records behind keys of the index, in the same order; a record that was deleted since is left out.
    ///
    /// # Errors
    /// When the knowledge base cannot be read.
    pub async fn records(&self, keys: &[u64]) -> Result<Vec<(u64, FactCheck)>, KnowledgeError> {
        match &self.records {
            Records::Demo(records) => {
                let record = |&key: &u64| Some((key, records.get(usize::try_from(key).ok()?)?.clone()));
                Ok(keys.iter().filter_map(record).collect())
            }
            Records::Store(store) => {
                let rows: Vec<RowId> = keys.iter().map(|&key| RowId(key)).collect();
                let stored = store.get_many(&rows).await?;
                Ok(stored.into_iter().map(|s| (s.row.0, with_language(s))).collect())
            }
        }
    }
}

fn with_language(stored: ortaq_store::Stored) -> FactCheck {
    let language = stored.language().map(str::to_owned);
    FactCheck {
        language,
        ..stored.record
    }
}

/// Builds the index anew from the knowledge base. Texts that were embedded before are not embedded again.
///
/// # Errors
/// [`KnowledgeError`]; the index that was in use stays in use.
pub async fn reindex(
    home: &Home,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<usize, KnowledgeError> {
    let encoder = encoder(home)?;
    let store = Store::open(&home.database()).await?;
    let turn = wait_for_turn(home)?;
    Ok(build(home, &store, encoder.as_ref(), &turn, progress)
        .await?
        .0
        .len())
}

/// Whether the index lacks something of the knowledge base: it was never built, was built for another model, or records
/// have changed since. An empty knowledge base needs none.
///
/// # Errors
/// When the knowledge base or the model cannot be read.
pub async fn is_behind(home: &Home, store: &Store) -> Result<bool, KnowledgeError> {
    let change = store.last_change().await?;
    let encoder = encoder(home)?;
    let in_use = current(home).filter(|(folder, _)| folder.exists() && index_fits(folder, encoder.as_ref()));
    Ok(change > in_use.map_or(0, |(_, read)| read))
}

/// Makes a home hold the demonstration corpus, beside whatever the demonstration has published there.
///
/// # Errors
/// When the knowledge base cannot be written.
pub async fn seed_demo(home: &Home) -> Result<(), KnowledgeError> {
    fs::create_dir_all(home.root())?;
    let store = Store::open(&home.database()).await?;
    let incoming = |record: FactCheck| Incoming {
        detected_language: record
            .language
            .is_none()
            .then(|| detected_tag(&record.claim))
            .flatten(),
        record,
    };
    let records: Vec<Incoming> = demo_records().into_iter().map(incoming).collect();
    let written = store.upsert(&records).await;
    store.close().await;
    written?;
    Ok(())
}

/// The invented fact-checks that ship with the program.
#[must_use]
pub fn demo_records() -> Vec<FactCheck> {
    let record =
        |line: &str| serde_json::from_str(line).expect("a test reads every line of the demonstration corpus");
    DEMO.lines().filter(|line| !line.is_empty()).map(record).collect()
}

fn encoder(home: &Home) -> Result<Option<Encoder>, ModelError> {
    let path = home.model();
    if path.exists() {
        Encoder::open(&path).map(Some)
    } else {
        Ok(None)
    }
}

/// Name of the kind of index: words alone, or with vectors of one model in one space of comparison.
fn kind(encoder: Option<&Encoder>) -> String {
    let Some(encoder) = encoder else {
        return "words".to_owned();
    };
    let model = encoder.provenance();
    let digest = model.weights.iter().zip(&model.adapter).take(4);
    let digest: String = digest.map(|(a, b)| format!("{:02x}", a ^ b)).collect();
    format!("{digest}-{}", Space::shipped().fingerprint())
}

fn index_fits(folder: &Path, encoder: Option<&Encoder>) -> bool {
    // An index with vectors serves without a model too: its words are searched.
    let name = folder
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    encoder.is_none() || name.ends_with(&kind(encoder))
}

/// The index in use and the change of the knowledge base up to which it has read.
fn current(home: &Home) -> Option<(PathBuf, u64)> {
    let name = fs::read_to_string(home.indexes().join(CURRENT)).ok()?;
    let change = name.trim().split('-').next()?.parse().ok()?;
    Some((home.indexes().join(name.trim()), change))
}

/// The right to build, until it is dropped or the process ends.
struct Turn {
    _lock: fs::File,
}

/// Waits until no other process builds an index in this home.
fn wait_for_turn(home: &Home) -> io::Result<Turn> {
    fs::create_dir_all(home.indexes())?;
    let lock = fs::File::options()
        .create(true)
        .append(true)
        .open(home.indexes().join(LOCK))?;
    lock.lock()?;
    Ok(Turn { _lock: lock })
}

async fn build(
    home: &Home,
    store: &Store,
    encoder: Option<&Encoder>,
    turn: &Turn,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<(Index, u64, PathBuf), KnowledgeError> {
    // Read before the records: what is written meanwhile counts as not yet read.
    let change = store.last_change().await?;
    let mut claims = Vec::new();
    let mut after = RowId::BEFORE_FIRST;
    loop {
        let page = store.page_after(after, ortaq_store::limits::PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.row;
        claims.extend(
            page.iter()
                .map(|stored| claim(stored.row.0, &stored.record, stored.language())),
        );
    }
    let name = format!("{change}-{}", kind(encoder));
    let folder = home.indexes().join(&name);
    put_in_place(home, &claims, encoder, &folder, turn, progress)?;
    let index = Index::open(&folder)?;
    let mut file = tempfile::NamedTempFile::new_in(home.indexes())?;
    file.write_all(name.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(home.indexes().join(CURRENT))
        .map_err(|error| error.error)?;
    remove_others(&home.indexes(), &name)?;
    Ok((index, change, folder))
}

fn put_in_place(
    home: &Home,
    claims: &[Claim],
    encoder: Option<&Encoder>,
    folder: &Path,
    _: &Turn,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<(), KnowledgeError> {
    let building = home.indexes().join(BUILDING);
    let row = |c: &Claim| (c.key, c.language);
    let rows: Vec<Row<'_>> = claims
        .iter()
        .map(|c| {
            let (key, language) = row(c);
            Row {
                key,
                language,
                text: &c.text,
            }
        })
        .collect();
    match encoder {
        Some(encoder) => {
            let mut kept = Embeddings::open(&home.indexes().join("embeddings"), encoder)?;
            index::build(&building, &rows, Some((encoder, &mut kept)), progress)?;
        }
        None => index::build(&building, &rows, None, progress)?,
    }
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::rename(&building, folder)?)
}

/// Removes the indexes that are no longer in use; the demonstration corpus keeps its own.
fn remove_others(indexes: &Path, keep: &str) -> io::Result<()> {
    for entry in fs::read_dir(indexes)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() && name != keep && !name.starts_with("demo-") {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

fn claim(key: u64, record: &FactCheck, language: Option<&str>) -> Claim {
    let declared = language.or(record.language.as_deref()).map(Language::from_code);
    let language = declared
        .filter(|l| *l != Language::Other)
        .unwrap_or_else(|| identify(&record.claim).language);
    Claim {
        key,
        language,
        text: record.claim.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ortaq_store::Incoming;

    fn home() -> (tempfile::TempDir, Home) {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(folder.path());
        (folder, home)
    }

    async fn store_some(home: &Home, count: usize) -> Store {
        fs::create_dir_all(home.root()).unwrap();
        let store = Store::open(&home.database()).await.unwrap();
        let incoming = |record: FactCheck| Incoming {
            record: FactCheck {
                demo: false,
                ..record
            },
            detected_language: None,
        };
        let batch: Vec<Incoming> = demo_records().into_iter().take(count).map(incoming).collect();
        store.upsert(&batch).await.unwrap();
        store
    }

    #[tokio::test]
    async fn an_empty_knowledge_base_is_replaced_by_the_demonstration_corpus() {
        let (_folder, home) = home();
        let knowledge = Knowledge::open(&home, &mut |_| ()).await.unwrap();
        assert!(knowledge.is_demo());
        let store = Store::open(&home.database()).await.unwrap();
        assert!(!is_behind(&home, &store).await.unwrap());
        assert_eq!(knowledge.index().len(), demo_records().len());
        let records = knowledge.records(&[2, 999_999]).await.unwrap();
        assert_eq!(records.len(), 1);
        assert!(records[0].1.demo);
    }

    #[tokio::test]
    async fn an_index_says_how_far_behind_it_is_until_it_is_built_again() {
        let (_folder, home) = home();
        let store = store_some(&home, 5).await;
        let first = Knowledge::open(&home, &mut |_| ()).await.unwrap();
        assert_eq!(
            (first.index().len(), first.behind(), first.is_demo()),
            (5, 0, false)
        );
        drop((first, store));
        let store = store_some(&home, 8).await;
        assert!(is_behind(&home, &store).await.unwrap());
        let stale = Knowledge::open(&home, &mut |_| ()).await.unwrap();
        assert_eq!((stale.index().len(), stale.behind()), (5, 3));
        drop(stale);
        assert_eq!(reindex(&home, &mut |_| ()).await.unwrap(), 8);
        assert!(!is_behind(&home, &store).await.unwrap());
        assert_eq!(Knowledge::open(&home, &mut |_| ()).await.unwrap().behind(), 0);
    }

    #[test]
    fn whoever_builds_or_opens_meanwhile_does_not_disturb_the_others() {
        let (_folder, home) = home();
        let runtime = || tokio::runtime::Runtime::new().unwrap();
        drop(runtime().block_on(store_some(&home, 40)));
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let home = &home;
                scope.spawn(move || {
                    for _ in 0..5 {
                        let found = runtime().block_on(async {
                            if thread % 2 == 0 {
                                reindex(home, &mut |_| ()).await
                            } else {
                                let opened = Knowledge::open(home, &mut |_| ()).await;
                                opened.map(|knowledge| knowledge.index().len())
                            }
                        });
                        assert_eq!(found.unwrap(), 40);
                    }
                });
            }
        });
    }

    #[tokio::test]
    async fn a_torn_index_is_built_again_from_the_knowledge_base() {
        let (_folder, home) = home();
        drop(store_some(&home, 5).await);
        drop(Knowledge::open(&home, &mut |_| ()).await.unwrap());
        let (folder, _) = current(&home).unwrap();
        fs::write(folder.join("rows"), b"torn").unwrap();
        fs::create_dir_all(home.indexes().join(BUILDING)).unwrap();
        let knowledge = Knowledge::open(&home, &mut |_| ()).await.unwrap();
        assert_eq!(knowledge.index().len(), 5);
    }
}
