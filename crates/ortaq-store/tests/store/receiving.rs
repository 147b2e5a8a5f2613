//! Logs of partners.

use std::sync::Arc;

use jiff::Timestamp;
use ortaq_core::ids::EntryId;
use ortaq_core::merkle::{LogReader, NotNext, Received, SignedCheckpoint, leaf_hash};
use ortaq_store::limits;
use ortaq_store::log::{Clock, Listing, LogWriter, View, WriteError};
use serde_json::json;

use crate::support::{Node, Place, assert_sound, delivery, everything, on_both, sent, store_error};

on_both!(
    a_partners_log_is_verified_and_folded_with_ones_own,
    a_withheld_leaf_keeps_the_tree_whole_and_its_entry_can_come_later,
    another_history_is_refused_and_nothing_of_it_is_kept,
    cosignatures_are_kept_with_the_checkpoint_they_are_on,
    more_leaves_than_the_limit_are_refused,
    a_log_that_another_process_has_begun_to_receive_goes_on,
);

async fn two(place: &Place) -> (Node, Node) {
    (
        Node::begin(&place.store().await, 1).await,
        Node::begin(&place.another_store().await, 2).await,
    )
}

async fn a_partners_log_is_verified_and_folded_with_ones_own(place: Place) {
    let (ours, theirs) = two(&place).await;
    let case = ours.record("case", 1);
    ours.write(&case, "case.set", json!({"title": "Birgə iş"})).await;
    ours.write(&case, "case.partner.add", json!({"member": theirs.log()}))
        .await;
    theirs
        .write(&case, "case.note.add", json!({"text": "Merhaba"}))
        .await;
    let head = theirs.store.head(&theirs.log()).await.unwrap().unwrap();
    let size = ours
        .writer
        .receive(delivery(
            theirs.log(),
            0,
            sent(&theirs).await,
            head.checkpoint.clone(),
        ))
        .await
        .unwrap();
    assert_eq!(size, 2);
    assert_eq!(ours.store.head(&theirs.log()).await.unwrap(), Some(head));
    assert_sound(&ours.store).await;
    let notes = ours.state(&case).await["state"]["is"]["notes"].clone();
    assert_eq!(notes[0]["value"]["text"], "Merhaba");
    // What arrives twice changes nothing, and our own entries go on.
    let before = everything(&ours.store).await;
    assert_eq!(
        ours.writer
            .receive(delivery(theirs.log(), 0, sent(&theirs).await, None))
            .await
            .unwrap(),
        2
    );
    assert_eq!(everything(&ours.store).await, before);
    ours.write(&case, "case.set", json!({"state": "closed"})).await;
    assert_sound(&ours.store).await;
}

async fn a_withheld_leaf_keeps_the_tree_whole_and_its_entry_can_come_later(place: Place) {
    let (ours, theirs) = two(&place).await;
    let claim = theirs.record("claim", 1);
    let secret = theirs
        .write_green(&claim, "claim.set", json!({"text": "Gizli"}))
        .await;
    theirs.write(&claim, "claim.set", json!({"state": "open"})).await;
    let head = theirs.store.head(&theirs.log()).await.unwrap().unwrap();
    let mut leaves = sent(&theirs).await;
    let whole = std::mem::replace(&mut leaves[1], Received::Withheld(leaf_hash(&secret.id)));
    ours.writer
        .receive(delivery(theirs.log(), 0, leaves, head.checkpoint.clone()))
        .await
        .unwrap();
    assert_sound(&ours.store).await;
    assert_eq!(
        ours.store.leaves(&theirs.log(), 1, 1).await.unwrap()[0].entry,
        None
    );
    assert!(
        !ours
            .shown(&claim, View::All)
            .await
            .unwrap()
            .state
            .contains("Gizli")
    );

    // Without its body first, then with it.
    let Received::Entry(signed, body) = whole else {
        panic!("an entry was sent")
    };
    let bare = vec![Received::Entry(signed.clone(), None)];
    ours.writer
        .receive(delivery(theirs.log(), 1, bare, None))
        .await
        .unwrap();
    assert!(
        ours.shown(&claim, View::All)
            .await
            .unwrap()
            .state
            .contains("no-body")
    );
    ours.writer
        .receive(delivery(
            theirs.log(),
            1,
            vec![Received::Entry(signed, body)],
            None,
        ))
        .await
        .unwrap();
    assert!(
        ours.shown(&claim, View::All)
            .await
            .unwrap()
            .state
            .contains("Gizli")
    );
    assert_eq!(everything(&ours.store).await.len(), 4);
    assert_sound(&ours.store).await;
}

async fn another_history_is_refused_and_nothing_of_it_is_kept(place: Place) {
    let (ours, theirs) = two(&place).await;
    theirs.claim(1, "Göl qurudu.").await;
    // The same node tells another partner something else.
    let twin = Node::begin(&place.another_store().await, 2).await;
    twin.claim(1, "Göl qurumadı.").await;
    twin.claim(2, "İkinci").await;
    let log = theirs.log();
    ours.writer
        .receive(delivery(log, 0, sent(&theirs).await, None))
        .await
        .unwrap();
    let before = everything(&ours.store).await;

    let other_leaf = ours
        .writer
        .receive(delivery(log, 0, sent(&twin).await, None))
        .await;
    assert!(
        matches!(other_leaf, Err(WriteError::OtherLeaf { seq: 1, .. })),
        "{other_leaf:?}"
    );
    let later = sent(&twin).await.split_off(2);
    let checkpoint = twin.store.head(&log).await.unwrap().unwrap().checkpoint;
    let contradiction = ours
        .writer
        .receive(delivery(log, 2, later.clone(), checkpoint))
        .await;
    assert!(
        matches!(
            contradiction,
            Err(WriteError::NotNext(NotNext::Contradiction { .. }))
        ),
        "{contradiction:?}"
    );
    let gap = ours.writer.receive(delivery(log, 3, later, None)).await;
    assert!(
        matches!(
            gap,
            Err(WriteError::NotNext(NotNext::Place {
                expected: 2,
                found: 3
            }))
        ),
        "{gap:?}"
    );
    assert_eq!(everything(&ours.store).await, before);
    assert_sound(&ours.store).await;
}

async fn cosignatures_are_kept_with_the_checkpoint_they_are_on(place: Place) {
    let (ours, theirs) = two(&place).await;
    ours.writer
        .receive(delivery(theirs.log(), 0, sent(&theirs).await, None))
        .await
        .unwrap();
    ours.claim(1, "Bir").await;
    let head = ours.store.head(&ours.log()).await.unwrap().unwrap();
    let seen = head.checkpoint.unwrap();
    // The log goes on before the cosignature comes back.
    ours.claim(2, "İki").await;
    let reader = ours
        .store
        .leaves(&ours.log(), 0, 1)
        .await
        .unwrap()
        .pop()
        .unwrap()
        .entry
        .unwrap();
    let (keys, _) =
        ortaq_core::keys::KeyHistory::start(reader.entry().signed().clone(), reader.body().unwrap()).unwrap();
    let time = "2026-03-01T12:00:00.000Z".parse().unwrap();
    let cosigned = seen
        .clone()
        .verify(&keys)
        .unwrap()
        .cosign(&theirs.log(), &theirs.key, time);
    ours.writer
        .cosigned(cosigned.clone(), theirs.log())
        .await
        .unwrap();
    ours.claim(3, "Üç").await;
    let kept = ours.store.checkpoints(&ours.log(), 0, 10).await.unwrap();
    assert_eq!(
        kept.iter().map(|c| c.checkpoint().size).collect::<Vec<_>>(),
        [2, 4]
    );
    assert_eq!(kept[0], cosigned);
    let nobody = ours.writer.cosigned(seen, theirs.log()).await;
    assert!(matches!(nobody, Err(WriteError::NotCosigned(_))), "{nobody:?}");
    assert_sound(&ours.store).await;
}

async fn more_leaves_than_the_limit_are_refused(place: Place) {
    let (ours, theirs) = two(&place).await;
    let mut leaves = sent(&theirs).await;
    let hidden = Received::Withheld(leaf_hash(&EntryId::from_bytes([1; 32])));
    leaves.resize(limits::RECEIVED + 1, hidden);
    let log = theirs.log();
    let refused = ours
        .writer
        .receive(delivery(log, 0, leaves.clone(), None))
        .await
        .unwrap_err();
    assert!(
        matches!(store_error(&refused), ortaq_store::StoreError::TooMany { .. }),
        "{refused:?}"
    );
    leaves.pop();
    let unsigned = ours.writer.receive(delivery(log, 0, leaves.clone(), None)).await;
    assert!(
        matches!(unsigned, Err(WriteError::NotNext(NotNext::Unsigned { seq: 1 }))),
        "{unsigned:?}"
    );
    // The tree that these leaves make.
    let mut reader = LogReader::new(log);
    for leaf in &leaves {
        match leaf {
            Received::Entry(signed, body) => {
                reader.read((**signed).clone(), body.as_ref()).unwrap();
            }
            Received::Withheld(hash) => {
                reader.skip(*hash).unwrap();
            }
        }
    }
    let checkpoint = Some(SignedCheckpoint::sign(reader.checkpoint(), &theirs.key));
    // Many deliveries at once are more than one transaction can hold, and are written in several.
    let deliveries = (0..12).map(|_| {
        let (writer, part) = (
            ours.writer.clone(),
            delivery(log, 0, leaves.clone(), checkpoint.clone()),
        );
        tokio::spawn(async move { writer.receive(part).await })
    });
    for delivery in deliveries.collect::<Vec<_>>() {
        assert_eq!(delivery.await.unwrap().unwrap(), limits::RECEIVED as u64);
    }
}

async fn a_log_that_another_process_has_begun_to_receive_goes_on(place: Place) {
    let (ours, theirs) = two(&place).await;
    theirs.claim(1, "Göl qurudu.").await;
    ours.claim(1, "Bir").await;
    let mut leaves = sent(&theirs).await;
    let later = leaves.split_off(1);
    let log = theirs.log();
    let clock: Clock = Arc::new(Timestamp::now);
    let other = LogWriter::open(Arc::clone(&ours.store), ours.log(), ours.key.clone(), clock);
    let other = other.await.unwrap();
    other.receive(delivery(log, 0, leaves, None)).await.unwrap();
    let size = ours.writer.receive(delivery(log, 1, later, None)).await.unwrap();
    assert_eq!(size, 2);
    assert_sound(&ours.store).await;
    // Records of both are here, and each owner's can be asked for.
    for (owner, count) in [(None, 2), (Some(ours.log()), 1), (Some(log), 1)] {
        let listing = Listing {
            view: View::All,
            kind: "claim".to_owned(),
            owner,
            status: None,
            after: None,
            limit: 10,
        };
        let listed = ours.store.list(&listing).await.unwrap();
        assert!(owner.is_none_or(|owner| listed[0].id.owner() == owner));
        let counted = ours
            .store
            .statuses(View::All, "claim", owner.as_ref())
            .await
            .unwrap();
        assert_eq!(
            (listed.len() as u64, counted.values().sum::<u64>()),
            (count, count)
        );
    }
}
