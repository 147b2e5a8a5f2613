//! Importing and exporting: nothing lost when killed, nothing changed when repeated, everything equal on the way back.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ortaq_core::{FactCheck, Outlet, Rating, Verdict};
use ortaq_engine::export::{ExportFormat, export};
use ortaq_engine::import::{FileStatus, ImportOptions, ImportReport, ImportSource, import, limits};
use ortaq_store::{Incoming, RowId, Store};
use proptest::prelude::*;

const CHILD_DATABASE: &str = "ORTAQ_TEST_IMPORT_DATABASE";
const CHILD_FILE: &str = "ORTAQ_TEST_IMPORT_FILE";
/// Enough batches that a child is still at work after its first one.
const RECORDS: usize = 12 * limits::BATCH;

async fn import_file(store: &Store, path: &Path) -> ImportReport {
    let files = vec![ImportSource::File(path.to_owned())];
    import(store, files, ImportOptions::default(), &mut |_| {})
        .await
        .unwrap()
}

async fn all(store: &Store) -> Vec<FactCheck> {
    let mut records = Vec::new();
    let mut after = RowId::BEFORE_FIRST;
    loop {
        let page = store.page_after(after, 5_000).await.unwrap();
        let Some(last) = page.last() else { return records };
        after = last.row;
        records.extend(page.into_iter().map(|stored| stored.record));
    }
}

fn lines(count: usize) -> String {
    let line = |n: usize| match n % 100 {
        99 => "{broken\n".to_owned(),
        _ => format!(
            "{{\"id\":\"{n}\",\"claim\":\"Qaradağ gölündə {n} balıq var\",\"verdict\":\"yanlış\",\"source\":\"Nümunə\"}}\n"
        ),
    };
    (0..count).map(line).collect()
}

fn written(folder: &Path, name: &str, content: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

/// Not a test of its own: what the killed process of the next test does.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "run by the test that kills it"]
async fn interrupted_child() {
    let (Some(database), Some(file)) = (std::env::var_os(CHILD_DATABASE), std::env::var_os(CHILD_FILE))
    else {
        return;
    };
    let store = Store::open(Path::new(&database)).await.unwrap();
    let files = vec![ImportSource::File(file.into())];
    let mut told = |progress: &ortaq_engine::import::Progress| {
        println!("settled {}", progress.items);
        std::io::stdout().flush().unwrap();
    };
    import(&store, files, ImportOptions::default(), &mut told)
        .await
        .unwrap();
}

/// Starts an import in another process, kills it after it has reported some batches, and returns how many items it
/// reported as settled.
fn killed_after(batches: usize, database: &Path, file: &Path) -> u64 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["interrupted_child", "--exact", "--ignored", "--nocapture"])
        .env(CHILD_DATABASE, database)
        .env(CHILD_FILE, file)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let settled = output
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| line.split_once("settled ")?.1.parse().ok());
    let settled = settled.take(batches).last().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    settled
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_killed_in_the_middle_has_lost_nothing_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "claims.jsonl", &lines(RECORDS));
    let database = folder.path().join("killed.db");
    for batches in [1, 2] {
        let settled = killed_after(batches, &database, &file);
        let store = Store::open(&database).await.unwrap();
        let stored = store.count().await.unwrap();
        // One line in a hundred is broken; what was reported as settled is stored.
        assert!(stored >= settled * 99 / 100, "{stored} of {settled}");
        assert!(
            stored < RECORDS as u64 * 99 / 100,
            "the import was over before it was killed"
        );
        store.close().await;
    }
    let store = Store::open(&database).await.unwrap();
    let report = import_file(&store, &file).await;
    let resumed = &report.files[0];
    assert!(resumed.resumed_after > 0);
    assert_eq!(resumed.status, FileStatus::Complete);
    let counts = (
        resumed.inserted,
        resumed.updated,
        resumed.unchanged,
        resumed.rejected,
    );
    assert_eq!(counts, (RECORDS as u64 * 99 / 100, 0, 0, RECORDS as u64 / 100));
    assert_eq!(resumed.rejections[0].line, 100);

    let whole = Store::in_memory().await.unwrap();
    import_file(&whole, &file).await;
    assert_eq!(all(&store).await, all(&whole).await);
}

#[tokio::test]
async fn importing_again_changes_nothing_and_a_corrected_file_only_what_was_corrected() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::in_memory().await.unwrap();
    let content = lines(250);
    let first = written(folder.path(), "first.jsonl", &content);
    let report = import_file(&store, &first).await;
    assert_eq!((report.files[0].inserted, report.files[0].rejected), (248, 2));
    let change = store.last_change().await.unwrap();

    let renamed = written(folder.path(), "renamed.jsonl", &content);
    assert_eq!(
        import_file(&store, &renamed).await.files[0].status,
        FileStatus::AlreadyImported
    );
    let again = ImportOptions {
        again: true,
        ..ImportOptions::default()
    };
    let report = import(&store, vec![ImportSource::File(first)], again, &mut |_| {})
        .await
        .unwrap();
    assert_eq!((report.files[0].inserted, report.files[0].unchanged), (0, 248));
    assert_eq!(store.last_change().await.unwrap(), change);

    let corrected = written(
        folder.path(),
        "corrected.jsonl",
        &content.replacen("yanlış", "qarışıq", 1),
    );
    let report = import_file(&store, &corrected).await;
    assert_eq!((report.files[0].updated, report.files[0].unchanged), (1, 247));
}

#[tokio::test]
async fn every_file_is_reported_and_a_bad_one_does_not_stop_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::in_memory().await.unwrap();
    let packed = folder.path().join("claims.jsonl.gz");
    let mut gzip = flate2::write::GzEncoder::new(
        std::fs::File::create(&packed).unwrap(),
        flate2::Compression::fast(),
    );
    gzip.write_all(lines(20).as_bytes()).unwrap();
    gzip.finish().unwrap();
    let many_broken = written(
        folder.path(),
        "broken.jsonl",
        &"{x}\n".repeat(limits::REJECTIONS_SHOWN + 1),
    );
    let files = vec![
        ImportSource::File(folder.path().join("missing.jsonl")),
        ImportSource::File(packed),
        ImportSource::File(many_broken),
        ImportSource::Stream {
            name: "-".into(),
            reader: Box::new("claim,source,id\na,Nümunə,s1\n".as_bytes()),
        },
    ];
    let report = import(&store, files, ImportOptions::default(), &mut |_| {})
        .await
        .unwrap();
    assert_eq!(
        report.files[0].status,
        FileStatus::Unreadable("there is no such file".into())
    );
    assert_eq!(report.files[1].inserted, 20);
    let broken = &report.files[2];
    assert_eq!(
        (broken.rejected, broken.rejections.len()),
        (limits::REJECTIONS_SHOWN as u64 + 1, limits::REJECTIONS_SHOWN)
    );
    assert_eq!(
        (report.files[3].inserted, report.files[3].name.as_str()),
        (1, "-")
    );
}

#[tokio::test]
async fn undeclared_languages_are_detected_while_importing() {
    let store = Store::in_memory().await.unwrap();
    let line = r#"{"id":"1","claim":"Бұл көлдің суы биыл толығымен тартылып қалды деп хабарлады тұрғындар","source":"Үлгі"}"#;
    let source = ImportSource::Stream {
        name: "-".into(),
        reader: Box::new(line.as_bytes()),
    };
    import(&store, vec![source], ImportOptions::default(), &mut |_| {})
        .await
        .unwrap();
    let stored = store.by_id("1").await.unwrap().unwrap();
    assert_eq!(
        (stored.record.language.as_deref(), stored.language()),
        (None, Some("kk"))
    );
}

fn text() -> impl Strategy<Value = String> {
    "['=+@a-zəğışöçüА-яқғңұ&<>\";,ʻ-]([ a-zəğışöçüА-яқғңұ&<>;\",'=\n\t]{0,20}[a-zА-я&;>'\"])?"
}

fn date() -> impl Strategy<Value = Option<jiff::civil::Date>> {
    proptest::option::of(
        (1900_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| jiff::civil::date(y, m, d)),
    )
}

fn address() -> impl Strategy<Value = String> {
    "https://[a-z]{1,8}\\.example\\.org/[a-z0-9?=&#'ə]{0,8}"
}

prop_compose! {
    fn fact_check()(
        id in text(), claim in text(), language in proptest::option::of("[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"),
        people in (proptest::option::of(text()), text(), proptest::option::of(address())),
        dates in (date(), date()),
        appearances in proptest::collection::vec(address(), 0..3),
        texts in (proptest::option::of(text()), proptest::option::of(text())),
        url in proptest::option::of(address()),
        rating in (proptest::option::of(text()), proptest::sample::select(&Verdict::ALL[..])),
        topics in proptest::collection::vec("[a-zəА-я='][ a-zəА-я,;=']{0,8}", 0..3),
        demo in any::<bool>(),
    ) -> FactCheck {
        FactCheck {
            id, claim, language, claimant: people.0, claim_date: dates.0, appearances,
            outlet: Outlet { name: people.1, url: people.2 },
            title: texts.0, summary: texts.1, url, published: dates.1,
            rating: Rating { label: rating.0.unwrap_or_default(), verdict: rating.1 }, topics, demo,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_is_exported_comes_back_equal(mut records in proptest::collection::vec(fact_check(), 0..8)) {
        records.retain(|record| record.validate().is_ok());
        for (record, n) in records.iter_mut().zip(0..) {
            record.id = format!("{}{n}", record.id);
        }
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        runtime.block_on(async {
            let store = Store::in_memory().await.unwrap();
            let batch: Vec<Incoming> =
                records.iter().map(|r| Incoming { record: r.clone(), detected_language: None }).collect();
            store.upsert(&batch).await.unwrap();
            for format in [ExportFormat::JsonLines, ExportFormat::ClaimReview, ExportFormat::Csv] {
                let mut out = Vec::new();
                assert_eq!(export(&store, format, &mut out, &mut |_| {}).await.unwrap(), records.len() as u64);
                if records.is_empty() && format == ExportFormat::JsonLines {
                    continue;
                }
                let other = Store::in_memory().await.unwrap();
                let shown = String::from_utf8_lossy(&out).into_owned();
                let source = ImportSource::Stream { name: "-".into(), reader: Box::new(std::io::Cursor::new(out)) };
                let report = import(&other, vec![source], ImportOptions::default(), &mut |_| {}).await.unwrap();
                assert_eq!(report.files[0].rejections, [], "{format:?}: {shown}");
                assert_eq!(all(&other).await, records, "{format:?}: {shown}");
            }
        });
    }
}
