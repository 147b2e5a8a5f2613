//! Databases that earlier schemas made, and databases that are none of ours.
//!
//! `tests/fixtures/schemas` holds a database with data for each schema there has been: written by that schema's program, never edited.

use ortaq_core::ids::RecordId;
use ortaq_store::log::{View, open, rebuild};
use ortaq_store::people::{AuditFilter, PeopleStore};
use ortaq_store::{Store, StoreError};
use ortaq_testkit::Postgres;
use sqlx::{Connection, Executor};

use crate::support::assert_sound;

/// Schemas of SQLite: the number, and whether there are logs in it.
const SQLITE: [(&str, bool); 5] = [
    (include_str!("../fixtures/schemas/sqlite-1.sql"), false),
    (include_str!("../fixtures/schemas/sqlite-2.sql"), true),
    (include_str!("../fixtures/schemas/sqlite-3.sql"), true),
    (include_str!("../fixtures/schemas/sqlite-4.sql"), true),
    (include_str!("../fixtures/schemas/sqlite-5.sql"), true),
];
const POSTGRES: [&str; 3] = [
    include_str!("../fixtures/schemas/postgres-1.sql"),
    include_str!("../fixtures/schemas/postgres-2.sql"),
    include_str!("../fixtures/schemas/postgres-3.sql"),
];

/// Whoever was there is there; earlier schemas knew nobody.
async fn assert_people_are_there(url: &str, has_people: bool) {
    let store = PeopleStore::open(url).await.unwrap();
    let found = store.account_named("leyla").await.unwrap();
    assert_eq!(
        found.map(|account| account.display),
        has_people.then(|| "Leyla".to_owned())
    );
    let trail = store.audit(&AuditFilter::default(), 10).await.unwrap();
    assert_eq!(trail.len(), usize::from(has_people));
    store.close().await;
}

async fn assert_claim_is_there(url: &str) {
    let store = open(url).await.unwrap();
    assert_sound(&store).await;
    rebuild(&store, &mut |_| {}).await.unwrap();
    let [head] = &store.heads().await.unwrap()[..] else {
        panic!("one log")
    };
    assert_eq!(head.size, 3);
    let claim = RecordId::new("claim", head.log, [1; 16]).unwrap();
    let shown = store.record(&claim, View::Public).await.unwrap().unwrap();
    assert_eq!(shown.title.as_deref(), Some("Göl qurudu."));
    store.close().await;
}

#[tokio::test]
async fn every_earlier_sqlite_database_is_migrated_with_what_is_in_it() {
    for (schema, has_log) in SQLITE {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ortaq.db");
        let options = sqlx::sqlite::SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(true);
        let mut connection = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
        connection.execute(sqlx::raw_sql(schema)).await.unwrap();
        connection.close().await.unwrap();

        let store = Store::open(&path).await.unwrap();
        let stored = store.by_id("a").await.unwrap().unwrap();
        assert_eq!((stored.record.claim.as_str(), stored.change), ("Göl quruyub", 1));
        let has_file = schema.contains("INSERT INTO file");
        assert_eq!(store.files_bytes().await.unwrap(), if has_file { 13 } else { 0 });
        store.close().await;
        let url = format!("sqlite:{}", path.display());
        if has_log {
            assert_claim_is_there(&url).await;
        } else {
            assert_eq!(open(&url).await.unwrap().heads().await.unwrap(), []);
        }
        assert_people_are_there(&url, schema.contains("INSERT INTO account")).await;
    }
}

async fn with_postgres(sql: &'static str) -> Option<String> {
    let url = Postgres::shared()?.database();
    let mut connection = sqlx::PgConnection::connect(&url).await.unwrap();
    connection.execute(sqlx::raw_sql(sql)).await.unwrap();
    connection.close().await.unwrap();
    Some(url)
}

#[tokio::test]
async fn every_earlier_postgres_database_is_migrated_with_what_is_in_it() {
    for schema in POSTGRES {
        if let Some(url) = with_postgres(schema).await {
            assert_claim_is_there(&url).await;
            assert_people_are_there(&url, schema.contains("INSERT INTO public.account")).await;
        }
    }
}

#[tokio::test]
async fn a_postgres_database_of_another_program_or_of_a_newer_one_is_refused() {
    let Some(foreign) = with_postgres("CREATE TABLE bookmarks (url TEXT)").await else {
        return;
    };
    let refused = open(&foreign).await.unwrap_err();
    assert!(matches!(refused, StoreError::ForeignTables { .. }), "{refused:?}");
    let newer = "CREATE TABLE ortaq_schema (number BIGINT NOT NULL); INSERT INTO ortaq_schema VALUES (999)";
    let refused = open(&with_postgres(newer).await.unwrap()).await.unwrap_err();
    assert!(
        matches!(
            refused,
            StoreError::NewerSchema {
                found: 999,
                known: 3,
                ..
            }
        ),
        "{refused:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn programs_that_start_at_once_make_the_tables_once() {
    let Some(server) = Postgres::shared() else { return };
    let url = server.database();
    let opened = (0..6).map(|_| {
        let url = url.clone();
        tokio::spawn(async move { open(&url).await.map(|store| store.database().to_owned()) })
    });
    for opened in opened.collect::<Vec<_>>() {
        opened.await.unwrap().unwrap();
    }
}
