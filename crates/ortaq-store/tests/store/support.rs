//! Places for logs on both databases, and nodes that write into them.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use ortaq_core::audience::Audience;
use ortaq_core::entry::Body;
use ortaq_core::fold::Held;
use ortaq_core::ids::{LogId, PersonId, RecordId};
use ortaq_core::keys::NodeKey;
use ortaq_core::merkle::{Anchor, Delivery, Received, SignedCheckpoint};
use ortaq_store::StoreError;
use ortaq_store::log::{
    Appended, Clock, Draft, LogStore, LogWriter, Summary, View, WriteError, open, verify,
};
use ortaq_testkit::Postgres;
use serde_json::{Value, json};

/// Runs each test on both databases.
macro_rules! on_both {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $test() {
                    super::$test($crate::support::Place::sqlite()).await;
                }
            )+
        }
        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $test() {
                    if let Some(place) = $crate::support::Place::postgres() {
                        super::$test(place).await;
                    }
                }
            )+
        }
    };
}
pub(crate) use on_both;

/// An empty database of its own.
pub struct Place {
    pub url: String,
    _folder: Option<tempfile::TempDir>,
    others: Mutex<Vec<Self>>,
}

impl Place {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            url: format!("sqlite:{}", folder.path().join("ortaq.db").display()),
            _folder: Some(folder),
            others: Mutex::default(),
        }
    }

    pub fn postgres() -> Option<Self> {
        Some(Self {
            url: Postgres::shared()?.database(),
            _folder: None,
            others: Mutex::default(),
        })
    }

    /// Another empty database of the same kind.
    pub fn another(&self) -> Self {
        if self.url.starts_with("sqlite") {
            Self::sqlite()
        } else {
            Self::postgres().unwrap()
        }
    }

    /// A store in another empty database of the same kind, which lasts as long as this place.
    pub async fn another_store(&self) -> Arc<dyn LogStore> {
        let another = self.another();
        let store = another.store().await;
        self.others.lock().unwrap().push(another);
        store
    }

    pub async fn store(&self) -> Arc<dyn LogStore> {
        open(&self.url).await.unwrap()
    }
}

/// A clock that stands still until it is set.
#[derive(Clone)]
pub struct TestClock(Arc<AtomicU64>);

impl TestClock {
    pub fn new() -> Self {
        Self(Arc::new(AtomicU64::new(at(0))))
    }

    /// Sets it to so many seconds after noon on the first of March 2026.
    pub fn set(&self, second: u64) {
        self.0.store(at(second), Ordering::SeqCst);
    }

    pub fn clock(&self) -> Clock {
        let seconds = Arc::clone(&self.0);
        Arc::new(move || {
            let second = i64::try_from(seconds.load(Ordering::SeqCst)).unwrap();
            Timestamp::from_second(second).unwrap()
        })
    }
}

fn at(second: u64) -> u64 {
    let noon: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
    u64::try_from(noon.as_second()).unwrap() + second
}

/// A node that writes into a store.
#[derive(Clone)]
pub struct Node {
    pub store: Arc<dyn LogStore>,
    pub writer: LogWriter,
    pub clock: TestClock,
    pub key: NodeKey,
    pub recovery: NodeKey,
}

impl Node {
    /// Begins a log. Different seeds give different keys.
    pub async fn begin(store: &Arc<dyn LogStore>, seed: u8) -> Self {
        let (key, recovery) = (
            NodeKey::from_seed([seed; 32]),
            NodeKey::from_seed([seed ^ 0x80; 32]),
        );
        let clock = TestClock::new();
        let store = Arc::clone(store);
        let begun = LogWriter::begin(
            Arc::clone(&store),
            key.clone(),
            recovery.public(),
            [seed; 16],
            clock.clock(),
        );
        let writer = begun.await.unwrap();
        Self {
            store,
            writer,
            clock,
            key,
            recovery,
        }
    }

    pub fn log(&self) -> LogId {
        self.writer.log()
    }

    /// A record of this node.
    pub fn record(&self, kind: &str, number: u8) -> RecordId {
        RecordId::new(kind, self.log(), [number; 16]).unwrap()
    }

    /// Appends an act for everybody.
    pub async fn write(&self, record: &RecordId, kind: &str, data: Value) -> Appended {
        self.writer
            .append(draft(record, kind, data, Audience::CLEAR))
            .await
            .unwrap()
    }

    /// Appends an act for all members.
    pub async fn write_green(&self, record: &RecordId, kind: &str, data: Value) -> Appended {
        self.writer
            .append(draft(record, kind, data, Audience::GREEN))
            .await
            .unwrap()
    }

    /// The record as it is shown.
    pub async fn shown(&self, record: &RecordId, view: View) -> Option<Summary> {
        self.store.record(record, view).await.unwrap()
    }

    /// Its state as JSON.
    pub async fn state(&self, record: &RecordId) -> Value {
        serde_json::from_str(&self.shown(record, View::All).await.unwrap().state).unwrap()
    }

    /// A claim with a text.
    pub async fn claim(&self, number: u8, text: &str) -> Appended {
        self.write(
            &self.record("claim", number),
            "claim.set",
            json!({"text": text, "state": "open"}),
        )
        .await
    }
}

/// An entry to be written, with a salt of its own.
pub fn draft(record: &RecordId, kind: &str, data: Value, audience: Audience) -> Draft {
    static SALT: AtomicU64 = AtomicU64::new(0);
    let mut salt = [0; 16];
    salt[..8].copy_from_slice(&SALT.fetch_add(1, Ordering::Relaxed).to_be_bytes());
    Draft {
        record: record.clone(),
        kind: kind.parse().unwrap(),
        body: Body::new(&data, salt).unwrap(),
        author: PersonId::from_bytes([7; 16]),
        audience,
        seen: None,
    }
}

/// Every entry that is in a store.
pub async fn everything(store: &Arc<dyn LogStore>) -> Vec<Held> {
    let mut all = Vec::new();
    for head in store.heads().await.unwrap() {
        let leaves = store.leaves(&head.log, 0, 10_000).await.unwrap();
        all.extend(leaves.into_iter().filter_map(|leaf| leaf.entry));
    }
    all
}

/// Every projection of every record, in both views.
pub async fn projections(store: &Arc<dyn LogStore>) -> Vec<(View, Summary)> {
    let mut all = Vec::new();
    for id in store.records(None, 10_000).await.unwrap() {
        for view in [View::All, View::Public] {
            all.extend(
                store
                    .record(&id, view)
                    .await
                    .unwrap()
                    .map(|summary| (view, summary)),
            );
        }
    }
    all
}

/// A log as one node sends it to another.
pub async fn sent(node: &Node) -> Vec<Received> {
    let leaves = node.store.leaves(&node.log(), 0, 10_000).await.unwrap();
    let received =
        |held: Held| Received::Entry(Box::new(held.entry().signed().clone()), held.body().cloned());
    leaves
        .into_iter()
        .map(|leaf| received(leaf.entry.unwrap()))
        .collect()
}

/// Leaves from a place on, with the checkpoint of what is then there.
pub fn delivery(
    log: LogId,
    from: u64,
    leaves: Vec<Received>,
    checkpoint: Option<SignedCheckpoint>,
) -> Delivery {
    Delivery {
        log,
        from,
        leaves,
        anchor: checkpoint.map(Anchor::at_end),
    }
}

/// Follows every log of a store; panics where something is wrong.
pub async fn assert_sound(store: &Arc<dyn LogStore>) {
    for head in store.heads().await.unwrap() {
        let verified = verify(&**store, &head, &mut |_| {})
            .await
            .unwrap_or_else(|unsound| panic!("{unsound}"));
        assert_eq!(verified.size, head.size);
    }
}

/// The error of the store behind an error of writing.
pub fn store_error(error: &WriteError) -> &StoreError {
    match error {
        WriteError::Store(error) | WriteError::Uncertain(error) => error,
        other => panic!("{other}"),
    }
}
