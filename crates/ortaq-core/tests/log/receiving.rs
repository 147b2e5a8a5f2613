//! Taking in parts of a log that somebody hands over who may not read all of it, or who lies.

use ortaq_core::ids::TreeHash;
use ortaq_core::keys::Unverified;
use ortaq_core::merkle::{
    Anchor, BadProof, Consistency, Delivery, LogReader, NotNext, NotSigned, Received, Taken,
};
use ortaq_core::records::case::CaseAct;
use proptest::prelude::*;
use serde_json::json;

use crate::support::{TestLog, change_keys, data};

fn log_with(notes: u64) -> TestLog {
    let mut log = TestLog::new(1);
    add(&mut log, notes);
    log
}

fn add(log: &mut TestLog, notes: u64) {
    let record = log.record("case", 1);
    for n in 0..notes {
        let note = CaseAct::AddNote(data(json!({"text": format!("{n}")})));
        log.write(&record, note, &[]);
    }
}

/// The leaves of these places; those that `withheld` names as hashes.
fn leaves(log: &TestLog, from: u64, end: u64, withheld: impl Fn(u64) -> bool) -> Vec<Received> {
    let held = &log.held[usize::try_from(from).unwrap()..usize::try_from(end).unwrap()];
    let leaf = |(held, seq): (&ortaq_core::fold::Held, u64)| {
        let entry = Received::Entry(Box::new(held.entry().signed().clone()), held.body().cloned());
        if withheld(seq) {
            Received::Withheld(entry.hash())
        } else {
            entry
        }
    };
    held.iter().zip(from..).map(leaf).collect()
}

/// The newest checkpoint, as it stands behind a delivery that ends at `end`.
fn anchor(log: &TestLog, end: u64) -> Anchor {
    let behind = &log.held[usize::try_from(end).unwrap()..];
    let keys = behind
        .iter()
        .filter(|held| held.entry().entry().kind.record_kind() == "key");
    Anchor {
        checkpoint: log.checkpoint(),
        consistency: Consistency::prove(end, log.reader.size(), &log.nodes).unwrap(),
        keys: keys
            .map(|held| (held.entry().signed().clone(), held.body().unwrap().clone()))
            .collect(),
    }
}

fn delivery(log: &TestLog, from: u64, end: u64, withheld: impl Fn(u64) -> bool) -> Delivery {
    Delivery {
        log: log.id,
        from,
        leaves: leaves(log, from, end, withheld),
        anchor: Some(anchor(log, end)),
    }
}

fn nothing_here(_: u64) -> Option<TreeHash> {
    None
}

fn whole(log: &TestLog) -> impl Fn(u64) -> Option<TreeHash> {
    let hashes: Vec<_> = leaves(log, 0, log.reader.size(), |_| false)
        .iter()
        .map(Received::hash)
        .collect();
    move |seq| hashes.get(usize::try_from(seq).unwrap()).copied()
}

fn take(reader: &LogReader, delivery: &Delivery) -> Result<Taken, NotNext> {
    reader.take(delivery, nothing_here)
}

proptest! {
    #[test]
    fn parts_of_any_size_lead_to_the_same_log_also_over_a_change_of_keys(
        notes in 1..30_u64,
        later in 1..10_u64,
        sizes in proptest::collection::vec(1..9_u64, 1..60),
        secret in 1..5_u64,
    ) {
        let mut log = log_with(notes);
        change_keys(&mut log);
        add(&mut log, later);
        let is_key = |seq: u64| (notes + 1..=notes + 2).contains(&seq);
        let mut reader = LogReader::new(log.id);
        for size in sizes.into_iter().chain([100]) {
            let end = (reader.size() + size).min(log.reader.size());
            let part = delivery(&log, reader.size(), end, |seq| seq % secret == 1 && !is_key(seq));
            reader = take(&reader, &part).unwrap().reader;
        }
        prop_assert_eq!(reader.checkpoint(), log.reader.checkpoint());
        prop_assert_eq!(reader.keys(), log.reader.keys());
    }
}

#[test]
fn a_withheld_entry_needs_the_logs_signature_and_no_other_tree_will_do() {
    let log = log_with(6);
    let start = take(&LogReader::new(log.id), &delivery(&log, 0, 2, |_| false)).unwrap();
    let reader = start.reader;
    assert_eq!(
        start.checkpoint, None,
        "the checkpoint is one of more than is here"
    );
    let honest = delivery(&log, 2, 5, |seq| seq == 3);
    assert_eq!(take(&reader, &honest).unwrap().reader.size(), 5);

    let unsigned = Delivery {
        anchor: None,
        ..honest.clone()
    };
    assert_eq!(take(&reader, &unsigned), Err(NotNext::Unsigned { seq: 3 }));
    let made_up = |place: usize| {
        let mut made_up = honest.clone();
        made_up.leaves[place] = Received::Withheld(TreeHash::from_bytes([7; 32]));
        take(&reader, &made_up)
    };
    for place in 0..3 {
        assert_eq!(made_up(place), Err(NotNext::BadProof(BadProof)), "{place}");
    }
    // One who passes it on cannot leave one out, exchange two, or sign with a key of their own.
    let mut shorter = honest.clone();
    shorter.leaves.remove(1);
    assert!(take(&reader, &shorter).is_err());
    let mut exchanged = honest.clone();
    exchanged.leaves.swap(0, 2);
    assert!(take(&reader, &exchanged).is_err());
    let stranger = TestLog::new(9);
    let mut forged = honest.clone();
    forged.anchor.as_mut().unwrap().checkpoint =
        ortaq_core::merkle::SignedCheckpoint::sign(*log.checkpoint().checkpoint(), &stranger.key);
    assert!(matches!(
        take(&reader, &forged),
        Err(NotNext::NotSigned(NotSigned::Signature { .. }))
    ));
    let other_log = Delivery {
        anchor: Some(anchor(&stranger, 1)),
        ..honest
    };
    assert!(matches!(
        take(&reader, &other_log),
        Err(NotNext::NotSigned(NotSigned::OtherLog(_)))
    ));
}

#[test]
fn the_keys_behind_a_delivery_must_follow_from_those_that_are_known() {
    let mut log = log_with(3);
    change_keys(&mut log);
    add(&mut log, 2);
    let reader = LogReader::new(log.id);
    let honest = delivery(&log, 0, 3, |seq| seq == 2);
    assert!(take(&reader, &honest).is_ok());
    let mut without = honest.clone();
    without.anchor.as_mut().unwrap().keys.clear();
    assert!(matches!(
        take(&reader, &without),
        Err(NotNext::NotSigned(NotSigned::Signature { .. }))
    ));
    let mut turned = honest;
    turned.anchor.as_mut().unwrap().keys.reverse();
    assert!(matches!(
        take(&reader, &turned),
        Err(NotNext::Unverified(
            Unverified::Signature { .. } | Unverified::KeyEntryOrder { .. }
        ))
    ));
}

#[test]
fn what_is_here_is_compared_and_an_entry_takes_the_place_of_its_hash() {
    let log = log_with(5);
    let reader = take(&LogReader::new(log.id), &delivery(&log, 0, 6, |seq| seq == 2)).unwrap();
    assert_eq!(
        reader.checkpoint.unwrap().checkpoint(),
        log.checkpoint().checkpoint()
    );
    let reader = reader.reader;
    let late = delivery(&log, 1, 4, |_| false);
    let taken = reader.take(&late, whole(&log)).unwrap();
    assert_eq!((taken.leaves.len(), taken.entries.len()), (0, 3));
    assert_eq!(taken.reader, reader);
    let mut other = TestLog::new(1);
    add(&mut other, 1);
    let record = other.record("case", 2);
    other.write(&record, CaseAct::AddNote(data(json!({"text": "another"}))), &[]);
    let fork = delivery(&other, 1, 3, |_| false);
    assert_eq!(
        reader.take(&fork, whole(&log)),
        Err(NotNext::OtherLeaf { seq: 2 })
    );
    let gap = delivery(&log, 6, 6, |_| false);
    assert!(reader.take(&gap, whole(&log)).is_ok(), "nothing is nothing");
    let shorter = take(&LogReader::new(log.id), &delivery(&log, 0, 3, |_| false)).unwrap();
    assert_eq!(
        take(&shorter.reader, &delivery(&log, 4, 6, |_| false)),
        Err(NotNext::Place {
            expected: 3,
            found: 4
        })
    );
}
