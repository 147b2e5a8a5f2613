//! Appending to one's own log: grouped, ordered, on disk before it is acknowledged.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use ortaq_core::audience::Audience;
use ortaq_core::fold::parents_for;
use ortaq_core::keys::NodeKey;
use ortaq_core::records::key::Revocation;
use ortaq_store::limits;
use ortaq_store::log::{LogWriter, View, WriteError};
use serde_json::json;

use crate::support::{Node, Place, TestClock, assert_sound, draft, everything, on_both};

on_both!(
    appends_that_wait_are_written_together,
    an_entry_names_what_its_author_had_seen,
    entries_that_belong_together_are_written_all_or_none,
    a_draft_that_breaks_a_rule_is_refused_alone,
    a_clock_that_goes_back_is_said_and_never_stops_the_log,
    two_writers_of_one_log_do_not_lose_anything,
    a_log_is_begun_once_and_goes_on_with_its_own_key,
    after_a_rotation_the_new_key_signs,
    what_a_revocation_declares_void_is_folded_out,
    an_erased_body_is_gone_and_so_is_what_it_said,
);

async fn appends_that_wait_are_written_together(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    let writes = (0..300_u16).map(|number| {
        let node = node.clone();
        tokio::spawn(async move {
            node.claim(u8::try_from(number % 50).unwrap(), &number.to_string())
                .await
        })
    });
    let mut places = BTreeSet::new();
    for write in writes.collect::<Vec<_>>() {
        places.insert(write.await.unwrap().seq);
    }
    assert_eq!(places, (1..=300).collect());
    assert!(
        node.store.change().await.unwrap() < 300,
        "several appends are one transaction"
    );
    assert_sound(&node.store).await;
}

async fn an_entry_names_what_its_author_had_seen(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    let claim = node.record("claim", 1);
    let first = node.claim(1, "Göl qurudu.").await;
    let second = node.claim(1, "Göl tamamilə qurudu.").await;
    let held = node.store.entry(&second.id).await.unwrap().unwrap();
    assert_eq!(held.entry().entry().parents, [first.id]);
    // Whoever edits what was read a while ago replaces nothing unseen: the two values stand side by side.
    let mut stale = draft(
        &claim,
        "claim.set",
        json!({"text": "Göl yarıya endi."}),
        Audience::CLEAR,
    );
    stale.seen = Some(vec![first.id, first.id]);
    node.writer.append(stale).await.unwrap();
    let text = node.state(&claim).await["state"]["is"]["fields"]["text"].clone();
    assert_eq!(text.as_array().unwrap().len(), 2, "{text}");
    let about = node.store.about(std::slice::from_ref(&claim)).await.unwrap();
    let next = node.claim(1, "Göl çəkilib.").await;
    let held = node.store.entry(&next.id).await.unwrap().unwrap();
    assert_eq!(
        held.entry().entry().parents,
        parents_for(&claim, &about, &Audience::CLEAR)
    );
    assert_eq!(held.entry().entry().parents.len(), 2);
}

async fn entries_that_belong_together_are_written_all_or_none(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    let [case, claim] = ["case", "claim"].map(|kind| node.record(kind, 1));
    let title = |text: &str| draft(&case, "case.set", json!({"title": text}), Audience::CLEAR);
    let text = draft(
        &claim,
        "claim.set",
        json!({"text": "Göl qurudu."}),
        Audience::CLEAR,
    );
    let written = node
        .writer
        .append_all(vec![title("Göl"), text.clone(), title("Qaradağ gölü")])
        .await
        .unwrap();
    let places: Vec<u64> = written.iter().map(|appended| appended.seq).collect();
    assert_eq!(places, [1, 2, 3]);
    let last = node.store.entry(&written[2].id).await.unwrap().unwrap();
    assert_eq!(
        last.entry().entry().parents,
        [written[0].id],
        "the later one has seen the earlier"
    );

    // Between others that are taken with them: what is refused leaves no trace.
    let bad = draft(&claim, "case.set", json!({}), Audience::CLEAR);
    let (before, refused, after) = tokio::join!(
        node.writer.append(title("Əvvəl")),
        node.writer.append_all(vec![title("Heç"), text, bad]),
        node.writer.append(title("Sonra")),
    );
    assert!(matches!(refused, Err(WriteError::Draft(_))), "{refused:?}");
    assert_eq!((before.unwrap().seq, after.unwrap().seq), (4, 5));
    let shown = node.state(&case).await["state"]["is"]["fields"]["title"].clone();
    assert_eq!(shown[0]["value"], "Sonra", "{shown}");
    let many = vec![title("x"); limits::TOGETHER + 1];
    let refused = node.writer.append_all(many).await;
    assert!(matches!(refused, Err(WriteError::Store(_))), "{refused:?}");
    assert_eq!(
        node.writer
            .append_all(vec![title("x"); limits::TOGETHER])
            .await
            .unwrap()
            .len(),
        limits::TOGETHER
    );
    assert_sound(&node.store).await;
}

async fn a_draft_that_breaks_a_rule_is_refused_alone(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    let claim = node.record("claim", 1);
    let bad = draft(&claim, "case.set", json!({}), Audience::CLEAR);
    let good = draft(
        &claim,
        "claim.set",
        json!({"text": "Göl qurudu."}),
        Audience::CLEAR,
    );
    let (bad, good) = tokio::join!(node.writer.append(bad), node.writer.append(good));
    assert!(matches!(bad, Err(WriteError::Draft(_))), "{bad:?}");
    assert_eq!(good.unwrap().seq, 1);
    let keys = draft(&node.record("key", 0), "key.rotate", json!({}), Audience::CLEAR);
    assert!(matches!(
        node.writer.append(keys).await,
        Err(WriteError::KeyEntry)
    ));
    assert_sound(&node.store).await;
}

async fn a_clock_that_goes_back_is_said_and_never_stops_the_log(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    node.clock.set(1_000);
    let first = node.claim(1, "Bir").await;
    assert_eq!(first.clock_behind, None);
    node.clock.set(400);
    let ten_minutes = node.claim(1, "İki").await;
    assert_eq!(ten_minutes.time, first.time, "read behind the entry before");
    assert_eq!(ten_minutes.clock_behind, Some(Duration::from_secs(600)));
    node.clock.set(399);
    let more = node.claim(1, "Üç").await;
    assert_eq!(
        more.time.to_string(),
        "2026-03-01T12:06:39.000Z",
        "the clock's own time"
    );
    assert_eq!(more.clock_behind, Some(Duration::from_secs(601)));
    node.clock.set(400);
    assert_eq!(node.claim(1, "Dörd").await.clock_behind, None);
    // The same after a restart, when the last time is read from the log.
    node.clock.set(300);
    let (key, clock) = (node.key.clone(), node.clock.clock());
    let writer = LogWriter::open(Arc::clone(&node.store), node.log(), key, clock)
        .await
        .unwrap();
    let again = draft(
        &node.record("claim", 1),
        "claim.set",
        json!({"text": "Beş"}),
        Audience::CLEAR,
    );
    assert_eq!(
        writer.append(again).await.unwrap().clock_behind,
        Some(Duration::from_secs(100))
    );
}

async fn two_writers_of_one_log_do_not_lose_anything(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    // As two processes: each with connections and a writer of its own.
    let (key, clock) = (node.key.clone(), node.clock.clock());
    let writer = LogWriter::open(place.store().await, node.log(), key, clock)
        .await
        .unwrap();
    let other = Node {
        writer,
        ..node.clone()
    };
    let write = async |node: Node| {
        let mut acknowledged = Vec::new();
        for number in 0..40 {
            acknowledged.push(node.claim(number % 4, &number.to_string()).await);
        }
        acknowledged
    };
    let (ours, theirs) = tokio::join!(write(node.clone()), write(other));
    let places: BTreeSet<_> = ours.iter().chain(&theirs).map(|appended| appended.seq).collect();
    assert_eq!(places, (1..=80).collect());
    assert_sound(&node.store).await;
    let folded = ortaq_core::fold::State::fold(&everything(&node.store).await);
    for (id, record) in &folded.records {
        let shown = node.shown(id, View::All).await.unwrap();
        assert_eq!(shown.state.as_bytes(), record.canonical_bytes());
    }
}

async fn a_log_is_begun_once_and_goes_on_with_its_own_key(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    let (store, clock) = (&node.store, TestClock::new().clock());
    let again = LogWriter::begin(
        Arc::clone(store),
        node.key.clone(),
        node.recovery.public(),
        [0; 16],
        Arc::clone(&clock),
    );
    assert!(matches!(again.await, Err(WriteError::LogExists(log)) if log == node.log()));
    let other = NodeKey::from_seed([9; 32]);
    let opened = LogWriter::open(Arc::clone(store), node.log(), other, Arc::clone(&clock)).await;
    assert!(matches!(opened, Err(WriteError::OtherKey { .. })), "{opened:?}");
    let unknown = ortaq_core::ids::LogId::from_bytes([9; 32]);
    let opened = LogWriter::open(Arc::clone(store), unknown, node.key.clone(), clock).await;
    assert!(matches!(opened, Err(WriteError::NoLog(_))), "{opened:?}");
}

async fn after_a_rotation_the_new_key_signs(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    let next = NodeKey::from_seed([0x41; 32]);
    node.writer.rotate(next.clone(), [1; 16]).await.unwrap();
    let after = node.claim(1, "Göl qurudu.").await;
    let held = node.store.entry(&after.id).await.unwrap().unwrap();
    assert!(held.entry().signed().is_signed_by(&next.public()));
    assert_sound(&node.store).await;
    let clock = node.clock.clock();
    let old = LogWriter::open(
        Arc::clone(&node.store),
        node.log(),
        node.key.clone(),
        Arc::clone(&clock),
    )
    .await;
    assert!(matches!(old, Err(WriteError::OtherKey { needed, .. }) if *needed == next.public()));
    assert!(
        LogWriter::open(Arc::clone(&node.store), node.log(), next, clock)
            .await
            .is_ok()
    );
}

async fn what_a_revocation_declares_void_is_folded_out(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    node.claim(1, "Göl qurudu.").await;
    let forged = node.claim(1, "Saxta").await;
    let (next, recovery) = (NodeKey::from_seed([0x42; 32]), NodeKey::from_seed([0x43; 32]));
    let revocation = Revocation {
        from: forged.seq,
        key: next.public(),
        recovery: recovery.public(),
    };
    let (store, clock) = (Arc::clone(&node.store), node.clock.clock());
    let by = node.recovery.clone();
    let writer = LogWriter::recover(store, node.log(), by, revocation, next, [1; 16], clock)
        .await
        .unwrap();
    // The thief's process is still running: its key signs nothing any more.
    let late = draft(
        &node.record("claim", 1),
        "claim.set",
        json!({"text": "Saxta"}),
        Audience::CLEAR,
    );
    let refused = node.writer.append(late).await;
    assert!(matches!(refused, Err(WriteError::OtherKey { .. })), "{refused:?}");
    let node = Node { writer, ..node };
    let shown = node.shown(&node.record("claim", 1), View::Public).await.unwrap();
    assert_eq!(shown.title.as_deref(), Some("Göl qurudu."));
    node.claim(1, "Göl çəkilib.").await;
    assert_sound(&node.store).await;
}

async fn an_erased_body_is_gone_and_so_is_what_it_said(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    let comment = node.record("comment", 1);
    let data =
        json!({"about": node.record("fact-check", 1), "name": "Ad Soyad", "text": "Mənim nömrəm 050…"});
    let posted = node.write(&comment, "comment.post", data).await;
    node.write(
        &comment,
        "comment.erase",
        json!({"entry": posted.id, "reason": "Şəxsi məlumat"}),
    )
    .await;
    let held = node.store.entry(&posted.id).await.unwrap().unwrap();
    assert_eq!(held.body(), None);
    for view in [View::All, View::Public] {
        let shown = node.shown(&comment, view).await.unwrap();
        assert!(
            !shown.state.contains("050") && shown.state.contains("erased"),
            "{}",
            shown.state
        );
    }
    assert_sound(&node.store).await;
    node.write(
        &comment,
        "comment.moderate",
        json!({"decision": "removed", "reason": "Silindi"}),
    )
    .await;
    assert!(
        node.shown(&comment, View::All)
            .await
            .unwrap()
            .state
            .contains("erased")
    );
}
