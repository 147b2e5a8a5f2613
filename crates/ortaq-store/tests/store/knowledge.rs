//! What every store must do, whatever database is behind it.

use std::path::Path;

use ortaq_core::{FactCheck, Outlet, Rating};
use ortaq_store::{
    Change, ChangeKind, FileIdentity, ImportJournal, Incoming, Outcome, RowId, Store, StoreError, limits,
};

fn record(id: &str, claim: &str) -> Incoming {
    let record = FactCheck {
        id: id.into(),
        claim: claim.into(),
        language: None,
        claimant: None,
        claim_date: None,
        appearances: vec!["https://example.org/post".into()],
        outlet: Outlet {
            name: "Nümunə".into(),
            url: None,
        },
        title: None,
        summary: None,
        url: Some("https://example.org/1".into()),
        published: Some(jiff::civil::date(2026, 3, 1)),
        rating: Rating::from_label("Yanlış"),
        topics: vec![],
        demo: false,
    };
    Incoming {
        record,
        detected_language: Some("az".into()),
    }
}

async fn store() -> Store {
    Store::in_memory().await.unwrap()
}

#[tokio::test]
async fn a_record_comes_back_as_it_was_stored() {
    let store = store().await;
    let incoming = record("a", "Göl quruyub: “ə”, 'x', \u{1F30A}");
    let outcomes = store.upsert(std::slice::from_ref(&incoming)).await.unwrap();
    let stored = store.by_id("a").await.unwrap().unwrap();
    assert_eq!(outcomes, [Outcome::Inserted(stored.row)]);
    assert_eq!(stored.record, incoming.record);
    assert_eq!((stored.language(), stored.change), (Some("az"), 1));
    assert_eq!(store.by_id("b").await.unwrap(), None);
}

#[tokio::test]
async fn unchanged_records_get_no_new_change_and_corrected_ones_keep_their_row() {
    let store = store().await;
    store
        .upsert(&[record("a", "Bir"), record("b", "İki")])
        .await
        .unwrap();
    let before = store.by_id("a").await.unwrap().unwrap();
    let again = store
        .upsert(&[record("a", "Bir"), record("b", "İki, düzəliş")])
        .await
        .unwrap();
    assert!(
        matches!(again[..], [Outcome::Unchanged(row), Outcome::Updated(_)] if row == before.row),
        "{again:?}"
    );
    let changes = store.changed_since(2, 10).await.unwrap();
    assert_eq!(changes.len(), 1);
    let corrected = store.get_many(&[changes[0].row]).await.unwrap();
    assert_eq!(
        (corrected[0].record.claim.as_str(), corrected[0].change),
        ("İki, düzəliş", 3)
    );
    assert_eq!(store.count().await.unwrap(), 2);
}

#[tokio::test]
async fn of_equal_identifiers_in_a_batch_the_last_counts() {
    let store = store().await;
    let outcomes = store
        .upsert(&[record("a", "Bir"), record("b", "İki"), record("a", "Üç")])
        .await
        .unwrap();
    assert!(matches!(
        outcomes[..],
        [Outcome::Inserted(_), Outcome::Inserted(_), Outcome::Updated(_)]
    ));
    assert_eq!(store.by_id("a").await.unwrap().unwrap().record.claim, "Üç");
}

#[tokio::test]
async fn outlets_that_number_alike_do_not_overwrite_each_other() {
    let store = store().await;
    let mut other = record("1", "Başqa iddia");
    other.record.outlet.name = "Örnek".into();
    store.upsert(&[record("1", "İddia")]).await.unwrap();
    assert_eq!(
        store.upsert(&[other]).await.unwrap(),
        [Outcome::IdTaken {
            by: "Nümunə".into()
        }]
    );
    assert_eq!(store.by_id("1").await.unwrap().unwrap().record.claim, "İddia");

    let mut renamed = record("https://example.org/1", "İddia");
    store.upsert(std::slice::from_ref(&renamed)).await.unwrap();
    renamed.record.outlet.name = "Nümunə Mərkəzi".into();
    assert!(matches!(
        store.upsert(&[renamed]).await.unwrap()[..],
        [Outcome::Updated(_)]
    ));
}

#[tokio::test]
async fn a_reading_that_follows_changes_ends_up_with_what_is_stored() {
    let store = store().await;
    let batch: Vec<Incoming> = (0..25).map(|n| record(&format!("r{n}"), "İddia")).collect();
    store.upsert(&batch).await.unwrap();
    store.delete(&["r3", "r4", "unknown"]).await.unwrap();
    store
        .upsert(&[record("r3", "Yenidən"), record("r5", "Düzəliş")])
        .await
        .unwrap();

    let mut known = std::collections::BTreeSet::new();
    let mut last = 0;
    loop {
        let changes = store.changed_since(last, 4).await.unwrap();
        let Some(Change { number, .. }) = changes.last() else {
            break;
        };
        assert!(changes.is_sorted_by_key(|c| c.number) && changes[0].number > last);
        last = *number;
        for change in changes {
            match change.kind {
                ChangeKind::Written => known.insert(change.row),
                ChangeKind::Deleted => known.remove(&change.row),
            };
        }
    }
    let stored: Vec<RowId> = store
        .page_after(RowId::BEFORE_FIRST, 100)
        .await
        .unwrap()
        .iter()
        .map(|s| s.row)
        .collect();
    assert_eq!(known.into_iter().collect::<Vec<_>>(), stored);
    assert_eq!(last, store.last_change().await.unwrap());
    assert_eq!(stored.len(), 24);
}

#[tokio::test]
async fn row_numbers_are_never_given_twice() {
    let store = store().await;
    store
        .upsert(&[record("a", "Bir"), record("b", "İki")])
        .await
        .unwrap();
    let gone = store.by_id("b").await.unwrap().unwrap().row;
    assert_eq!(store.delete(&["b"]).await.unwrap(), 1);
    store.upsert(&[record("b", "İki")]).await.unwrap();
    assert!(store.by_id("b").await.unwrap().unwrap().row > gone);
}

#[tokio::test]
async fn rows_come_in_the_order_asked_for_and_pages_in_ascending_order() {
    let store = store().await;
    let batch: Vec<Incoming> = (0..10).map(|n| record(&format!("r{n}"), "İddia")).collect();
    store.upsert(&batch).await.unwrap();
    let asked = [RowId(7), RowId(99), RowId(2)];
    let got: Vec<RowId> = store
        .get_many(&asked)
        .await
        .unwrap()
        .iter()
        .map(|s| s.row)
        .collect();
    assert_eq!(got, [RowId(7), RowId(2)]);
    let page: Vec<RowId> = store
        .page_after(RowId(4), 3)
        .await
        .unwrap()
        .iter()
        .map(|s| s.row)
        .collect();
    assert_eq!(page, [RowId(5), RowId(6), RowId(7)]);
}

#[tokio::test]
async fn requests_above_the_limits_are_refused() {
    let store = store().await;
    let batch = |n: usize| {
        (0..n)
            .map(|i| record(&i.to_string(), "İddia"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        store.upsert(&batch(limits::BATCH)).await.unwrap().len(),
        limits::BATCH
    );
    let refused = store.upsert(&batch(limits::BATCH + 1)).await.unwrap_err();
    assert!(matches!(refused, StoreError::TooMany { asked, limit } if asked == limit + 1));
    assert!(store.page_after(RowId::BEFORE_FIRST, limits::PAGE).await.is_ok());
    assert!(matches!(
        store.page_after(RowId::BEFORE_FIRST, limits::PAGE + 1).await,
        Err(StoreError::TooMany { .. })
    ));
}

#[tokio::test]
async fn detecting_a_language_is_a_change_once() {
    let store = store().await;
    let unknown = Incoming {
        detected_language: None,
        ..record("a", "Bir")
    };
    store.upsert(&[unknown]).await.unwrap();
    let row = store.by_id("a").await.unwrap().unwrap().row;
    store.set_detected_languages(&[(row, "az".into())]).await.unwrap();
    let change = store.by_id("a").await.unwrap().unwrap().change;
    assert!(change > 1);
    store.set_detected_languages(&[(row, "az".into())]).await.unwrap();
    let after = store.by_id("a").await.unwrap().unwrap();
    assert_eq!((after.change, after.language()), (change, Some("az")));
}

#[tokio::test]
async fn statistics_count_by_language_outlet_verdict_and_year() {
    let store = store().await;
    let mut declared = record("b", "Көпір");
    declared.record.language = Some("kk".into());
    declared.record.rating = Rating::from_label("Рас");
    declared.record.published = None;
    declared.record.demo = true;
    store.upsert(&[record("a", "Bir"), declared]).await.unwrap();
    let stats = store.stats().await.unwrap();
    assert_eq!((stats.total, stats.demo), (2, 1));
    assert_eq!(
        stats.by_language,
        [(Some("az".into()), 1), (Some("kk".into()), 1)].into()
    );
    assert_eq!(stats.by_outlet, [("Nümunə".into(), 2)].into());
    assert_eq!(stats.by_verdict, [("false".into(), 1), ("true".into(), 1)].into());
    assert_eq!(stats.by_year, [(None, 1), (Some(2026), 1)].into());
}

#[tokio::test]
async fn the_journal_advances_with_the_records_or_not_at_all() {
    let store = store().await;
    let file = FileIdentity {
        key: "k".into(),
        name: "f.jsonl".into(),
        bytes: 10,
    };
    let mut journal = ImportJournal {
        items: 2,
        line: 2,
        rejected: 1,
        ..ImportJournal::default()
    };
    store
        .upsert_from_file(&[record("a", "Bir")], &file, &mut journal)
        .await
        .unwrap();
    assert_eq!((journal.inserted, journal.rejected), (1, 1));
    assert_eq!(store.import_journal(&file).await.unwrap(), Some(journal));

    let mut ahead = ImportJournal {
        items: 9_999,
        ..journal
    };
    let too_many = vec![record("b", "İki"); limits::BATCH + 1];
    assert!(
        store
            .upsert_from_file(&too_many, &file, &mut ahead)
            .await
            .is_err()
    );
    assert_eq!(store.import_journal(&file).await.unwrap(), Some(journal));

    store.forget_import(&file).await.unwrap();
    assert_eq!(store.import_journal(&file).await.unwrap(), None);
}

#[tokio::test]
async fn what_was_stored_is_there_after_reopening_and_can_be_read_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ortaq.db");
    let store = Store::open(&path).await.unwrap();
    store.upsert(&[record("a", "Bir")]).await.unwrap();
    store.close().await;
    let store = Store::open_read_only(&path).await.unwrap();
    assert_eq!(store.count().await.unwrap(), 1);
    let refused = store.upsert(&[record("b", "İki")]).await.unwrap_err();
    assert!(matches!(refused, StoreError::ReadOnly { .. }), "{refused:?}");
}

async fn opening(path: &Path) -> String {
    let error = Store::open(path).await.unwrap_err().to_string();
    error.replace(&path.display().to_string(), "FILE")
}

#[tokio::test]
async fn files_that_are_no_database_of_ours_are_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.txt");
    let content = "These are notes, not a database. ".repeat(100);
    std::fs::write(&text, &content).unwrap();
    insta::assert_snapshot!(opening(&text).await, @"FILE: this file is not an Ortaq database");
    assert_eq!(std::fs::read_to_string(&text).unwrap(), content);
    insta::assert_snapshot!(
        opening(&folder.path().join("no/such/folder.db")).await,
        @"FILE: cannot be opened; check that its folder exists and may be read"
    );
}

#[tokio::test]
async fn databases_of_other_programs_and_of_newer_ones_are_refused() {
    use sqlx::Connection as _;
    let folder = tempfile::tempdir().unwrap();
    let change = async |path: &Path, sql: &'static str| {
        let options = sqlx::sqlite::SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true);
        let mut connection = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
        sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    };
    let foreign = folder.path().join("foreign.db");
    change(&foreign, "CREATE TABLE bookmarks (url TEXT)").await;
    insta::assert_snapshot!(opening(&foreign).await, @"FILE: this file is not an Ortaq database");

    let newer = folder.path().join("newer.db");
    Store::open(&newer).await.unwrap().close().await;
    change(&newer, "PRAGMA user_version = 999").await;
    insta::assert_snapshot!(
        opening(&newer).await,
        @"FILE: the database has schema 999, this program knows schemas up to 5; use a newer program"
    );
}

#[tokio::test]
async fn a_database_locked_by_another_process_is_named() {
    use sqlx::Connection as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ortaq.db");
    let store = Store::open_with_patience(&path, std::time::Duration::from_millis(1))
        .await
        .unwrap();
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&path);
    let mut other = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::raw_sql("BEGIN IMMEDIATE")
        .execute(&mut other)
        .await
        .unwrap();
    let refused = store.upsert(&[record("a", "Bir")]).await.unwrap_err();
    assert!(matches!(refused, StoreError::Locked { .. }), "{refused:?}");
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
    assert!(store.upsert(&[record("a", "Bir")]).await.is_ok());
}

/// Whoever closes a database last folds its write-ahead log into the file, and holds it alone meanwhile.
#[tokio::test]
async fn opening_waits_for_whoever_is_closing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ortaq.db");
    let rounds = (0..2).map(|writer| {
        let path = path.clone();
        tokio::task::spawn(async move {
            for round in 0..40 {
                let store = Store::open(&path).await?;
                store
                    .upsert(&[record(&format!("{writer}-{round}"), "Göl qurudu.")])
                    .await?;
                store.close().await;
            }
            Ok::<(), StoreError>(())
        })
    });
    for round in rounds.collect::<Vec<_>>() {
        round.await.unwrap().unwrap();
    }
    assert_eq!(Store::open(&path).await.unwrap().count().await.unwrap(), 80);
}
