//! What is stored comes back, in every way that it can be asked for.

use ortaq_core::audience::Audience;
use ortaq_core::fold::State;
use ortaq_core::ids::{EntryId, LogId};
use ortaq_core::merkle::{Consistency, Inclusion, leaf_hash};
use ortaq_store::log::{Batch, Listing, View, open, tree_nodes};
use ortaq_store::{StoreError, limits};
use serde_json::json;

use crate::support::{Node, Place, assert_sound, draft, everything, on_both};

on_both!(
    entries_come_back_as_they_were_written,
    a_log_that_is_not_here_is_empty_and_no_error,
    a_projection_is_the_fold_of_the_entries_that_are_here,
    the_public_view_is_made_of_public_entries_alone,
    records_are_counted_by_where_they_stand,
    lists_are_ordered_by_the_last_change_and_go_on_from_where_they_stopped,
    what_changed_is_found_from_a_transaction_on,
    links_are_found_from_the_other_side_and_follow_changes,
    every_proof_is_made_of_stored_nodes,
    requests_beyond_their_limit_are_refused,
    what_is_based_on_an_older_state_is_not_written,
    what_was_written_is_there_after_reopening,
);

async fn entries_come_back_as_they_were_written(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    let first = node.claim(1, "Göl quruyub: “ə”, 'x', \u{1F30A}").await;
    let second = node
        .write_green(&node.record("claim", 1), "claim.set", json!({"state": "checked"}))
        .await;
    let leaves = node.store.leaves(&node.log(), 0, 10).await.unwrap();
    assert_eq!(leaves.iter().map(|leaf| leaf.seq).collect::<Vec<_>>(), [0, 1, 2]);
    for (leaf, written) in leaves[1..].iter().zip([&first, &second]) {
        let held = leaf.entry.as_ref().unwrap();
        assert_eq!((held.entry().id(), leaf.seq), (written.id, written.seq));
        assert_eq!(leaf.nodes[0], leaf_hash(&written.id));
        assert_eq!(node.store.entry(&written.id).await.unwrap().as_ref(), Some(held));
        assert!(held.entry().signed().is_signed_by(&node.key.public()));
    }
    assert_eq!(
        leaves[2].entry.as_ref().unwrap().entry().entry().audience,
        Audience::GREEN
    );
    let about = node
        .store
        .about(&[node.record("claim", 1), node.record("claim", 2)])
        .await
        .unwrap();
    assert_eq!(
        about.iter().map(|held| held.entry().id()).collect::<Vec<_>>(),
        [first.id, second.id]
    );
    assert_eq!(node.store.leaves(&node.log(), 2, 1).await.unwrap(), leaves[2..]);
    let head = node.store.head(&node.log()).await.unwrap().unwrap();
    assert_eq!(
        (head.size, head.checkpoint.as_ref().unwrap().checkpoint().size),
        (3, 3)
    );
    assert_eq!(node.store.heads().await.unwrap(), [head]);
    assert_sound(&node.store).await;
}

async fn a_log_that_is_not_here_is_empty_and_no_error(place: Place) {
    let store = place.store().await;
    let log = LogId::from_bytes([9; 32]);
    assert_eq!(store.head(&log).await.unwrap(), None);
    assert_eq!(store.heads().await.unwrap(), []);
    assert_eq!(store.leaves(&log, 0, 10).await.unwrap(), []);
    assert_eq!(store.entry(&EntryId::from_bytes([9; 32])).await.unwrap(), None);
    assert_eq!(store.change().await.unwrap(), 0);
}

async fn a_projection_is_the_fold_of_the_entries_that_are_here(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    let case = node.record("case", 1);
    node.write(
        &case,
        "case.set",
        json!({"title": "Qaradağ gölü", "state": "open"}),
    )
    .await;
    let task = node
        .write(&case, "case.task.add", json!({"title": "Nazirliyə yaz"}))
        .await;
    node.write_green(
        &case,
        "case.task.set",
        json!({"task": task.id, "set": {"state": "done"}}),
    )
    .await;
    node.claim(1, "Göl qurudu.").await;
    let folded = State::fold(&everything(&node.store).await);
    assert_eq!(folded.records.len(), 3);
    for (id, record) in &folded.records {
        let shown = node.shown(id, View::All).await.unwrap();
        assert_eq!(shown.state.as_bytes(), record.canonical_bytes());
        assert_eq!(shown.record().unwrap(), *record);
        assert_eq!(
            (shown.title, shown.status),
            (record.state.title(), record.state.status())
        );
        assert_eq!(Some(shown.changed), record.changed.map(|mark| mark.time));
    }
}

async fn the_public_view_is_made_of_public_entries_alone(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    let (open, secret) = (node.record("claim", 1), node.record("claim", 2));
    node.claim(1, "Göl qurudu.").await;
    node.write_green(&open, "claim.set", json!({"claimant": "Gizli mənbə"}))
        .await;
    node.write_green(&secret, "claim.set", json!({"text": "Gizli iddia"}))
        .await;
    let all = node.shown(&open, View::All).await.unwrap();
    let public = node.shown(&open, View::Public).await.unwrap();
    assert!(all.state.contains("Gizli mənbə") && !public.state.contains("Gizli"));
    assert_eq!(public.title.as_deref(), Some("Göl qurudu."));
    assert!(node.shown(&secret, View::All).await.is_some());
    assert_eq!(node.shown(&secret, View::Public).await, None);
}

fn listing(kind: &str, limit: usize) -> Listing {
    Listing {
        view: View::All,
        kind: kind.to_owned(),
        owner: None,
        status: None,
        after: None,
        limit,
    }
}

async fn records_are_counted_by_where_they_stand(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    node.claim(1, "Göl qurudu.").await;
    node.claim(2, "Göl daşdı.").await;
    node.write_green(&node.record("claim", 3), "claim.set", json!({"state": "checked"}))
        .await;
    let key = node.store.statuses(View::All, "key", None).await.unwrap();
    assert_eq!(key.into_iter().collect::<Vec<_>>(), [(None, 1)]);
    let counts = async |view| {
        let counted = node.store.statuses(view, "claim", None).await.unwrap();
        let word = |(status, count): (Option<String>, u64)| (status.unwrap(), count);
        counted.into_iter().map(word).collect::<Vec<_>>()
    };
    let said = |all: &[(&str, u64)]| -> Vec<(String, u64)> {
        all.iter()
            .map(|(status, count)| ((*status).to_owned(), *count))
            .collect()
    };
    assert_eq!(counts(View::All).await, said(&[("checked", 1), ("open", 2)]));
    assert_eq!(counts(View::Public).await, said(&[("open", 2)]));
}

async fn lists_are_ordered_by_the_last_change_and_go_on_from_where_they_stopped(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    // Two of one moment: the name decides.
    for (second, number) in [(1, 1), (2, 2), (2, 3), (3, 4)] {
        node.clock.set(second);
        node.claim(number, "İddia").await;
    }
    node.clock.set(4);
    node.write(&node.record("claim", 1), "claim.set", json!({"state": "checked"}))
        .await;
    node.write(&node.record("case", 1), "case.set", json!({"title": "İş"}))
        .await;
    let order = [1, 4, 3, 2].map(|number| node.record("claim", number));

    let mut listed = listing("claim", 3);
    let page = node.store.list(&listed).await.unwrap();
    assert_eq!(
        page.iter().map(|summary| &summary.id).collect::<Vec<_>>(),
        order[..3].iter().collect::<Vec<_>>()
    );
    let last = page.last().unwrap();
    listed.after = Some((last.changed, last.id.clone()));
    let rest = node.store.list(&listed).await.unwrap();
    assert_eq!(
        rest.iter().map(|summary| &summary.id).collect::<Vec<_>>(),
        [&order[3]]
    );

    let open = Listing {
        status: Some("open".to_owned()),
        ..listing("claim", 10)
    };
    let open = node.store.list(&open).await.unwrap();
    assert_eq!(
        open.iter().map(|summary| &summary.id).collect::<Vec<_>>(),
        order[1..].iter().collect::<Vec<_>>()
    );
}

async fn what_changed_is_found_from_a_transaction_on(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    node.claim(1, "Bir").await;
    let seen = node.store.change().await.unwrap();
    node.claim(2, "İki").await;
    node.claim(1, "Bir, düzəliş").await;
    let changed = node.store.changed_since(View::All, seen, None, 10).await.unwrap();
    let ids: Vec<_> = changed.iter().map(|(_, summary)| summary.id.clone()).collect();
    assert_eq!(ids, [node.record("claim", 2), node.record("claim", 1)]);
    assert_eq!(changed.last().unwrap().0, node.store.change().await.unwrap());
    // Within one transaction it goes on behind a name.
    let (change, first) = &changed[0];
    let rest = node
        .store
        .changed_since(View::All, *change, Some(&first.id), 10)
        .await
        .unwrap();
    assert_eq!(rest, changed[1..]);
}

async fn links_are_found_from_the_other_side_and_follow_changes(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    let (check, one, two) = (
        node.record("fact-check", 1),
        node.record("case", 1),
        node.record("case", 2),
    );
    node.write(
        &check,
        "fact-check.draft",
        json!({"case": one, "title": "Göl qurumayıb"}),
    )
    .await;
    assert_eq!(
        node.store.linked(&one, View::All).await.unwrap(),
        std::slice::from_ref(&check)
    );
    node.write_green(&check, "fact-check.draft", json!({"case": two}))
        .await;
    assert_eq!(node.store.linked(&one, View::All).await.unwrap(), []);
    assert_eq!(
        node.store.linked(&two, View::All).await.unwrap(),
        std::slice::from_ref(&check)
    );
    assert_eq!(
        node.store.linked(&one, View::Public).await.unwrap(),
        std::slice::from_ref(&check)
    );
}

async fn every_proof_is_made_of_stored_nodes(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    let mut roots = vec![];
    for number in 0..20 {
        node.claim(number, "İddia").await;
        let head = node.store.head(&node.log()).await.unwrap().unwrap();
        roots.push(*head.checkpoint.unwrap().checkpoint());
    }
    let now = *roots.last().unwrap();
    for leaf in node.store.leaves(&node.log(), 0, 100).await.unwrap() {
        let addresses = Inclusion::addresses(now.size, leaf.seq).unwrap();
        let nodes = tree_nodes(&*node.store, &node.log(), &addresses).await.unwrap();
        assert!(nodes.len() <= 8, "a proof reads few nodes");
        let proof = Inclusion::prove(now.size, leaf.seq, &nodes).unwrap();
        assert_eq!(proof.verify(&leaf.nodes[0], now.size, &now.root), Ok(()));
    }
    for old in roots {
        let addresses = Consistency::addresses(old.size, now.size).unwrap();
        let nodes = tree_nodes(&*node.store, &node.log(), &addresses).await.unwrap();
        let proof = Consistency::prove(old.size, now.size, &nodes).unwrap();
        assert_eq!(proof.verify((old.size, &old.root), (now.size, &now.root)), Ok(()));
    }
}

async fn requests_beyond_their_limit_are_refused(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    let log = node.log();
    let too_many = |error: StoreError| matches!(error, StoreError::TooMany { .. });
    assert!(node.store.leaves(&log, 0, limits::PAGE).await.is_ok());
    assert!(too_many(
        node.store.leaves(&log, 0, limits::PAGE + 1).await.unwrap_err()
    ));
    assert!(node.store.list(&listing("claim", limits::PAGE)).await.is_ok());
    assert!(too_many(
        node.store
            .list(&listing("claim", limits::PAGE + 1))
            .await
            .unwrap_err()
    ));
    let records = vec![node.record("claim", 1); limits::PAGE + 1];
    assert!(node.store.about(&records[1..]).await.is_ok());
    assert!(too_many(node.store.about(&records).await.unwrap_err()));
    let held = everything(&node.store).await.remove(0);
    let mut batch = Batch {
        based_on: node.store.change().await.unwrap(),
        entries: vec![held; limits::PAGE + 1],
        ..Batch::default()
    };
    assert!(too_many(node.store.commit(&batch).await.unwrap_err()));
    batch.entries.pop();
    assert!(node.store.commit(&batch).await.is_ok());
}

async fn what_is_based_on_an_older_state_is_not_written(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    let stale = Batch {
        based_on: node.store.change().await.unwrap(),
        erased: vec![(node.log(), 0)],
        ..Batch::default()
    };
    node.claim(1, "Göl qurudu.").await;
    let refused = node.store.commit(&stale).await.unwrap_err();
    assert!(matches!(refused, StoreError::Overtaken { .. }), "{refused:?}");
    assert_sound(&node.store).await;
}

async fn what_was_written_is_there_after_reopening(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    node.claim(1, "Göl qurudu.").await;
    let before = everything(&node.store).await;
    node.store.close().await;
    let again = place.store().await;
    assert_eq!(everything(&again).await, before);
    let opened = open(&place.url).await.unwrap();
    assert_eq!(opened.heads().await.unwrap(), again.heads().await.unwrap());
}

#[tokio::test]
async fn what_names_no_database_is_refused_and_a_password_is_not_repeated() {
    for bad in ["", "ortaq.db", "sqlite:", "mysql://a@h/d", "postgres:d"] {
        let refused = open(bad).await.unwrap_err();
        assert!(matches!(refused, StoreError::Url { .. }), "{bad}: {refused:?}");
    }
    insta::assert_snapshot!(
        open("mysql://ortaq:secret@host/log").await.unwrap_err(),
        @r#""host/log" names no database; write sqlite:PATH or postgres://USER@HOST/DATABASE"#
    );
    let nobody = open("postgres://ortaq:secret@127.0.0.1:1/log")
        .await
        .unwrap_err()
        .to_string();
    assert!(
        nobody.starts_with("postgres://127.0.0.1:1/log: the server cannot be used ("),
        "{nobody}"
    );
    assert!(!nobody.contains("secret"));
    // What breaks no rule of the database breaks one of the format.
    let node = Node::begin(&Place::sqlite().store().await, 1).await;
    let other = draft(&node.record("claim", 1), "case.set", json!({}), Audience::CLEAR);
    assert!(node.writer.append(other).await.is_err());
}
