//! Rebuilding, verifying, copying.

use ortaq_core::fold::State;
use ortaq_core::ids::TreeHash;
use ortaq_store::log::{Batch, CopyError, NewLeaf, Projection, Unsound, View, copy, rebuild, verify};
use serde_json::json;

use crate::support::{Node, Place, assert_sound, delivery, everything, on_both, projections, sent};

on_both!(
    a_rebuild_gives_the_same_bytes,
    a_rebuild_mends_what_is_wrong_and_says_so,
    a_broken_tree_is_found,
    a_copy_says_the_same_on_either_database,
);

/// A store with two logs that write in common records.
async fn lived_in(place: &Place) -> Node {
    let ours = Node::begin(&place.store().await, 1).await;
    let theirs = Node::begin(&place.another_store().await, 2).await;
    for number in 0..30 {
        ours.claim(number, &format!("İddia {number}")).await;
        theirs
            .write(
                &ours.record("claim", number),
                "claim.set",
                json!({"state": "open"}),
            )
            .await;
    }
    ours.write_green(&ours.record("case", 1), "case.set", json!({"title": "İş"}))
        .await;
    let checkpoint = theirs
        .store
        .head(&theirs.log())
        .await
        .unwrap()
        .unwrap()
        .checkpoint;
    ours.writer
        .receive(delivery(theirs.log(), 0, sent(&theirs).await, checkpoint))
        .await
        .unwrap();
    ours
}

async fn a_rebuild_gives_the_same_bytes(place: Place) {
    let node = lived_in(&place).await;
    let before = projections(&node.store).await;
    assert_eq!(before.len(), 2 * 30 + 1 + 2 * 2);
    let change = node.store.change().await.unwrap();
    let mut told = 0;
    let rebuilt = rebuild(&node.store, &mut |done| told = done.entries)
        .await
        .unwrap();
    assert_eq!((rebuilt.entries, rebuilt.records, rebuilt.replaced), (63, 33, 0));
    assert_eq!(told, 63);
    assert_eq!(projections(&node.store).await, before);
    let changed = node
        .store
        .changed_since(View::All, change, None, 10)
        .await
        .unwrap();
    assert_eq!(changed, [], "indexes need not read again what says the same");
    let folded = State::fold(&everything(&node.store).await);
    for (view, summary) in before.iter().filter(|(view, _)| *view == View::All) {
        assert_eq!(
            summary.state.as_bytes(),
            folded.records[&summary.id].canonical_bytes(),
            "{view:?}"
        );
    }
}

async fn a_rebuild_mends_what_is_wrong_and_says_so(place: Place) {
    let node = lived_in(&place).await;
    let before = projections(&node.store).await;
    let claim = node.record("claim", 1);
    let mut wrong = node.shown(&claim, View::All).await.unwrap();
    wrong.state = "{}".to_owned();
    let mut invented = wrong.clone();
    invented.id = node.record("claim", 200);
    let of = |all| Projection { all, public: None };
    let batch = Batch {
        based_on: node.store.change().await.unwrap(),
        projections: vec![of(wrong), of(invented.clone())],
        ..Batch::default()
    };
    node.store.commit(&batch).await.unwrap();
    assert_ne!(projections(&node.store).await, before);
    let rebuilt = rebuild(&node.store, &mut |_| {}).await.unwrap();
    assert_eq!(rebuilt.replaced, 2, "both views of the record");
    assert_eq!(projections(&node.store).await, before);
    assert_eq!(node.shown(&invented.id, View::All).await, None);
}

async fn a_broken_tree_is_found(place: Place) {
    let node = Node::begin(&place.store().await, 1).await;
    node.claim(1, "Göl qurudu.").await;
    let append = async |seq, nodes| {
        let batch = Batch {
            based_on: node.store.change().await.unwrap(),
            leaves: vec![NewLeaf {
                log: node.log(),
                seq,
                nodes,
            }],
            ..Batch::default()
        };
        node.store.commit(&batch).await.unwrap();
        let head = node.store.head(&node.log()).await.unwrap().unwrap();
        verify(&*node.store, &head, &mut |_| {}).await
    };
    let hash = TreeHash::from_bytes([1; 32]);
    let wrong = append(2, vec![hash, hash]).await;
    assert!(matches!(wrong, Err(Unsound::Tree { seq: 2, .. })), "{wrong:?}");
    let missing = append(4, vec![hash]).await;
    assert!(
        matches!(missing, Err(Unsound::Tree { seq: 2, .. })),
        "{missing:?}"
    );

    let other = Node::begin(&place.another_store().await, 1).await;
    let gap = Batch {
        based_on: other.store.change().await.unwrap(),
        leaves: vec![NewLeaf {
            log: other.log(),
            seq: 3,
            nodes: vec![hash],
        }],
        ..Batch::default()
    };
    other.store.commit(&gap).await.unwrap();
    let head = other.store.head(&other.log()).await.unwrap().unwrap();
    let missing = verify(&*other.store, &head, &mut |_| {}).await;
    assert!(
        matches!(missing, Err(Unsound::Missing { seq: 1, .. })),
        "{missing:?}"
    );
}

async fn a_copy_says_the_same_on_either_database(place: Place) {
    let node = lived_in(&place).await;
    let (lite_place, back_place) = (Place::sqlite(), place.another());
    let lite = lite_place.store().await;
    assert_eq!(copy(&*node.store, &*lite, &mut |_| {}).await.unwrap(), 63);
    let back = back_place.store().await;
    copy(&*lite, &*back, &mut |_| {}).await.unwrap();
    for copied in [&lite, &back] {
        assert_eq!(everything(copied).await, everything(&node.store).await);
        assert_eq!(copied.heads().await.unwrap(), node.store.heads().await.unwrap());
        assert_sound(copied).await;
        rebuild(copied, &mut |_| {}).await.unwrap();
        assert_eq!(projections(copied).await, projections(&node.store).await);
    }
    let twice = copy(&*node.store, &*lite, &mut |_| {}).await;
    assert!(matches!(twice, Err(CopyError::NotEmpty { .. })), "{twice:?}");
}
