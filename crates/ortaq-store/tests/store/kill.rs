//! A process that is killed while it writes: nothing that was acknowledged is lost, the log verifies, the readings agree.
//!
//! The test starts itself again as the process that writes, and kills it. `ORTAQ_KILL_ROUNDS` says how often; a few times where it says
//! nothing.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use ortaq_core::audience::Audience;
use ortaq_core::ids::EntryId;
use ortaq_core::keys::NodeKey;
use ortaq_store::log::{Clock, LogWriter, open, rebuild};
use serde_json::json;

use crate::support::{Place, assert_sound, draft, on_both};

const URL: &str = "ORTAQ_KILL_URL";
const ROUNDS: &str = "ORTAQ_KILL_ROUNDS";
/// Rounds on one database, so that following its log after each stays quick.
const ROUNDS_A_PLACE: u64 = 20;
/// Appends that wait at once.
const WRITERS: u8 = 16;

on_both!(nothing_acknowledged_is_lost_when_the_process_is_killed);

async fn nothing_acknowledged_is_lost_when_the_process_is_killed(mut place: Place) {
    let rounds = std::env::var(ROUNDS).map_or(3, |rounds| rounds.parse().unwrap());
    let mut acknowledged: Vec<EntryId> = Vec::new();
    for round in 1..=rounds {
        if round % ROUNDS_A_PLACE == 0 {
            place = place.another();
            acknowledged.clear();
        }
        let url = place.url.clone();
        acknowledged.extend(
            tokio::task::spawn_blocking(move || write_and_be_killed(&url))
                .await
                .unwrap(),
        );
        let store = place.store().await;
        assert_sound(&store).await;
        for id in &acknowledged {
            assert!(
                store.entry(id).await.unwrap().is_some(),
                "round {round}: {id} was acknowledged"
            );
        }
        let rebuilt = rebuild(&store, &mut |_| {}).await.unwrap();
        assert_eq!(rebuilt.replaced, 0, "round {round}");
        assert!(rebuilt.entries > acknowledged.len() as u64);
        store.close().await;
    }
}

/// Starts a process that writes, and kills it at a random moment. Returns what it had acknowledged.
fn write_and_be_killed(url: &str) -> Vec<EntryId> {
    let random = RandomState::new().hash_one(url);
    let acknowledgements = usize::try_from(random % 150).unwrap() + 1;
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "kill::writes_until_it_is_killed",
            "--exact",
            "--ignored",
            "--nocapture",
        ])
        .env(URL, url)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut lines = lines
        .map(Result::unwrap)
        .filter_map(|line| line.strip_prefix("written ")?.parse().ok());
    let mut acknowledged: Vec<EntryId> = lines.by_ref().take(acknowledgements).collect();
    // Anywhere in the transactions that follow.
    std::thread::sleep(Duration::from_micros(random % 20_000));
    child.kill().unwrap();
    child.wait().unwrap();
    acknowledged.extend(lines);
    assert!(
        acknowledged.len() >= acknowledgements,
        "the process ended before it was killed"
    );
    acknowledged
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the process that the tests above start and kill"]
async fn writes_until_it_is_killed() {
    let Ok(url) = std::env::var(URL) else { return };
    let store = open(&url).await.unwrap();
    let (key, recovery) = (NodeKey::from_seed([1; 32]), NodeKey::from_seed([2; 32]));
    let log = ortaq_core::keys::log_id(&key.public(), &recovery.public());
    let clock: Clock = Arc::new(Timestamp::now);
    let writer = match store.head(&log).await.unwrap() {
        Some(_) => LogWriter::open(store, log, key, clock).await,
        None => LogWriter::begin(store, key, recovery.public(), [0; 16], clock).await,
    };
    let writer = writer.unwrap();
    let start = Timestamp::now().as_nanosecond();
    let tasks = (0..WRITERS).map(|number| {
        let writer = writer.clone();
        tokio::spawn(async move {
            let record = ortaq_core::ids::RecordId::new("case", log, [number; 16]).unwrap();
            for count in 0.. {
                let text = format!("{start} {count}");
                let kind = if count % 5 == 0 {
                    "case.note.add"
                } else {
                    "case.set"
                };
                let data = if count % 5 == 0 {
                    json!({"text": text})
                } else {
                    json!({"title": text})
                };
                let appended = writer
                    .append(draft(&record, kind, data, Audience::CLEAR))
                    .await
                    .unwrap();
                let mut out = std::io::stdout().lock();
                writeln!(out, "written {}", appended.id).unwrap();
                out.flush().unwrap();
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
}
