//! Durable signed appends a second, and rebuilding every projection, on both databases.
//!
//! `cargo bench -p ortaq-store --bench log -- --appends 20000 --writers 64 --entries 1000000 --only sqlite`
//!
//! `--database` names an empty database to measure in place of those that are made for it. `--appends` entries are appended by `--writers` writers, each of which waits until an entry is on disk before it writes the next.
//! Then the log is filled up to `--entries`, followed from end to end, and every record is folded again. What is written are
//! stories: a claim with three entries, a case with five, a fact-check with three.

#![allow(clippy::unwrap_used, reason = "a measurement that cannot be made has failed")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use ortaq_core::audience::Audience;
use ortaq_core::entry::Body;
use ortaq_core::ids::{LogId, PersonId, RecordId};
use ortaq_core::keys::NodeKey;
use ortaq_store::log::{Appended, Draft, LogStore, LogWriter, open, rebuild, verify};
use ortaq_testkit::Postgres;
use serde_json::{Value, json};

/// What is asked for on the command line.
struct Asked {
    appends: u64,
    writers: u64,
    entries: u64,
    only: Option<String>,
    database: Option<String>,
}

impl Asked {
    fn read() -> Self {
        let mut asked = Self {
            appends: 20_000,
            writers: 64,
            entries: 20_000,
            only: None,
            database: None,
        };
        // Cargo itself adds `--bench`.
        let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
        while let Some(name) = arguments.next() {
            let value = arguments.next().unwrap_or_else(|| panic!("{name} needs a value"));
            match name.as_str() {
                "--appends" => asked.appends = value.parse().unwrap(),
                "--writers" => asked.writers = value.parse().unwrap(),
                "--entries" => asked.entries = value.parse().unwrap(),
                "--only" => asked.only = Some(value),
                "--database" => asked.database = Some(value),
                other => {
                    panic!(
                        "there is no {other}: --appends, --writers, --entries, --only sqlite|postgres, --database URL"
                    )
                }
            }
        }
        asked
    }

    fn wants(&self, database: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == database)
    }
}

#[tokio::main(worker_threads = 2)]
async fn main() {
    let asked = Asked::read();
    println!("database   appends/s   p50 ms   p99 ms   entries   verify s   rebuild s   records");
    if let Some(url) = &asked.database {
        let (name, _) = url.split_once(':').unwrap_or((url, ""));
        return measure(name, url, &asked).await;
    }
    if asked.wants("sqlite") {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("ortaq.db").display());
        measure("sqlite", &url, &asked).await;
    }
    if asked.wants("postgres")
        && let Some(server) = Postgres::durable()
    {
        measure("postgres", &server.database(), &asked).await;
    }
}

async fn measure(name: &str, url: &str, asked: &Asked) {
    let store = open(url).await.unwrap();
    let (key, recovery) = (NodeKey::from_seed([1; 32]), NodeKey::from_seed([2; 32]));
    let clock = Arc::new(Timestamp::now);
    let begun = LogWriter::begin(Arc::clone(&store), key, recovery.public(), [0; 16], clock).await;
    let writer = begun.unwrap();

    let start = Instant::now();
    let mut delays = write(&writer, asked.appends, asked.writers).await;
    let rate = asked.appends as f64 / start.elapsed().as_secs_f64();
    delays.sort_unstable();
    let delay = |share: usize| delays[(delays.len() - 1) * share / 100].as_secs_f64() * 1e3;

    let missing = asked.entries.saturating_sub(asked.appends + 1);
    write(&writer, missing, 256).await;
    let (verified, records, rebuilt) = upkeep(&store).await;
    println!(
        "{name:<10} {rate:>9.0} {:>8.1} {:>8.1} {:>9} {:>10.1} {:>11.1} {:>9}",
        delay(50),
        delay(99),
        records.0,
        verified.as_secs_f64(),
        rebuilt.as_secs_f64(),
        records.1,
    );
    store.close().await;
}

/// Follows the log and folds every record again. Entries and records beside the times.
async fn upkeep(store: &Arc<dyn LogStore>) -> (Duration, (u64, u64), Duration) {
    let start = Instant::now();
    for head in store.heads().await.unwrap() {
        verify(&**store, &head, &mut |_| {}).await.unwrap();
    }
    let verified = start.elapsed();
    let start = Instant::now();
    let done = rebuild(store, &mut |_| {}).await.unwrap();
    assert_eq!(done.replaced, 0);
    (verified, (done.entries, done.records), start.elapsed())
}

/// Appends entries, each writer one after the other, and returns how long each append took.
async fn write(writer: &LogWriter, appends: u64, writers: u64) -> Vec<Duration> {
    let left = Arc::new(AtomicU64::new(appends));
    let tasks = (0..writers).map(|_| {
        let (writer, left) = (writer.clone(), Arc::clone(&left));
        tokio::spawn(async move {
            let mut delays = Vec::new();
            loop {
                let mut story = Story::new(writer.log());
                while let Some((record, kind, data)) = story.next() {
                    if left
                        .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1))
                        .is_err()
                    {
                        return delays;
                    }
                    let start = Instant::now();
                    let appended = writer.append(draft(&record, kind, &data)).await.unwrap();
                    delays.push(start.elapsed());
                    story.written(&appended);
                }
            }
        })
    });
    let mut delays = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        delays.extend(task.await.unwrap());
    }
    delays
}

fn number() -> u64 {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

/// Sixteen bytes that no other call gave, spread like random ones.
fn unique() -> [u8; 16] {
    let number = number();
    let spread = u128::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    spread.to_be_bytes()
}

fn draft(record: &RecordId, kind: &str, data: &Value) -> Draft {
    Draft {
        record: record.clone(),
        kind: kind.parse().unwrap(),
        body: Body::new(data, unique()).unwrap(),
        author: PersonId::from_bytes([7; 16]),
        audience: if kind.starts_with("case") {
            Audience::GREEN
        } else {
            Audience::CLEAR
        },
        seen: None,
    }
}

/// The entries of a story, one after the other.
struct Story {
    claim: RecordId,
    case: RecordId,
    check: RecordId,
    step: usize,
    version: String,
}

impl Story {
    fn new(log: LogId) -> Self {
        let record = |kind| RecordId::new(kind, log, unique()).unwrap();
        Self {
            claim: record("claim"),
            case: record("case"),
            check: record("fact-check"),
            step: 0,
            version: "11".repeat(32),
        }
    }

    fn written(&mut self, appended: &Appended) {
        self.version = appended.id.to_string();
    }

    fn next(&mut self) -> Option<(RecordId, &'static str, Value)> {
        let number = number();
        let text = "Gölün quruduğu deyilir. Peyk şəkilləri gölün dolu olduğunu göstərir. ".repeat(16);
        let (record, kind, data) = match self.step {
            0 => (
                &self.claim,
                "claim.set",
                json!({"text": format!("{number} saylı göl tamamilə quruyub."), "language": "az"}),
            ),
            1 => (
                &self.case,
                "case.set",
                json!({"title": format!("Göl {number}"), "state": "open", "priority": "high"}),
            ),
            2 => (&self.case, "case.claim.add", json!({"record": self.claim})),
            3 => (
                &self.claim,
                "claim.appearance.add",
                json!({"url": format!("https://demo.invalid/post/{number}")}),
            ),
            4 => (
                &self.case,
                "case.task.add",
                json!({"title": "Nazirliyə yaz", "due": "2026-03-05"}),
            ),
            5 => (
                &self.case,
                "case.evidence.add",
                json!({"title": "Peyk şəkli", "stance": "refutes", "note": "Göl doludur."}),
            ),
            6 => (
                &self.check,
                "fact-check.draft",
                json!({"case": self.case, "title": "Göl qurumayıb", "text": text, "language": "az"}),
            ),
            7 => (
                &self.case,
                "case.note.add",
                json!({"text": "Peyk şəklini tapdım. Baxın."}),
            ),
            8 => (
                &self.check,
                "fact-check.draft",
                json!({"rating": {"label": "Yanlış", "verdict": "false"}, "summary": "Göl yerindədir."}),
            ),
            9 => (
                &self.check,
                "fact-check.review",
                json!({"version": self.version, "decision": "approve", "text": "Razıyam."}),
            ),
            10 => (&self.claim, "claim.set", json!({"state": "checked"})),
            _ => return None,
        };
        self.step += 1;
        Some((record.clone(), kind, data))
    }
}
