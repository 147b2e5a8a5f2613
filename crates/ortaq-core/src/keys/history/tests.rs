//! Keys through the life of a log.

use serde::Serialize;
use serde_json::json;

use super::*;
use crate::entry::EntryV1;
use crate::ids::PersonId;
use crate::keys::NodeKey;

fn key(seed: u8) -> NodeKey {
    NodeKey::from_seed([seed; 32])
}

fn public(seed: u8) -> PublicKey {
    key(seed).public()
}

/// The log of signing key 1 and recovery key 2.
fn log() -> LogId {
    log_id(&public(1), &public(2))
}

fn entry(seq: u64, kind: &str, data: &impl Serialize, signer: u8) -> (SignedEntry, Body) {
    signed(seq, kind, data, &key(signer))
}

fn signed(seq: u64, kind: &str, data: &impl Serialize, signer: &NodeKey) -> (SignedEntry, Body) {
    let body = Body::new(data, [9; 16]).unwrap();
    let record_kind = kind.split('.').next().unwrap();
    let entry = EntryV1 {
        log: log(),
        seq,
        kind: kind.parse().unwrap(),
        record: RecordId::only(record_kind, log()).unwrap(),
        parents: vec![],
        author: PersonId::NODE,
        time: "2026-03-01T12:00:00.000Z".parse().unwrap(),
        audience: Audience::CLEAR,
        body: body.hash(),
    };
    (SignedEntry::sign(entry, signer).unwrap(), body)
}

fn started() -> KeyHistory {
    let (first, body) = entry(
        0,
        "key.first",
        &json!({"key": public(1), "recovery": public(2)}),
        1,
    );
    KeyHistory::start(first, &body).unwrap().0
}

fn add(keys: &mut KeyHistory, (signed, body): (SignedEntry, Body)) -> Result<(), Unverified> {
    keys.verify(signed, Some(&body)).map(|_| ())
}

fn plain(seq: u64, signer: u8) -> (SignedEntry, Body) {
    entry(seq, "note.add", &json!({}), signer)
}

fn rotate(seq: u64, next: u8, signer: u8) -> (SignedEntry, Body) {
    entry(seq, "key.rotate", &json!({"key": public(next)}), signer)
}

fn revoke(seq: u64, from: u64, signer: u8) -> (SignedEntry, Body) {
    let data = json!({"from": from, "key": public(5), "recovery": public(6)});
    entry(seq, "key.revoke", &data, signer)
}

#[test]
fn a_log_begins_with_the_keys_that_give_it_its_name() {
    let start = |(signed, body): (SignedEntry, Body)| KeyHistory::start(signed, &body).map(|_| ());
    let keys = |a: u8, b: u8| json!({"key": public(a), "recovery": public(b)});
    assert_eq!(start(entry(0, "key.first", &keys(1, 2), 1)), Ok(()));
    assert_eq!(
        start(entry(0, "key.first", &keys(1, 3), 1)),
        Err(Unverified::First)
    );
    assert_eq!(
        start(entry(0, "key.first", &keys(1, 1), 1)),
        Err(Unverified::First)
    );
    assert_eq!(
        start(entry(1, "key.first", &keys(1, 2), 1)),
        Err(Unverified::First)
    );
    assert_eq!(start(rotate(0, 3, 1)), Err(Unverified::First));
    assert_eq!(
        start(entry(0, "key.first", &keys(1, 2), 2)),
        Err(Unverified::Signature { seq: 0 })
    );
}

#[test]
fn a_rotation_takes_effect_behind_itself() {
    let mut keys = started();
    assert_eq!(add(&mut keys, plain(1, 1)), Ok(()));
    assert_eq!(add(&mut keys, rotate(5, 3, 1)), Ok(()));
    assert_eq!(add(&mut keys, plain(4, 1)), Ok(()));
    assert_eq!(add(&mut keys, plain(6, 3)), Ok(()));
    assert_eq!(add(&mut keys, plain(4, 3)), Err(Unverified::Signature { seq: 4 }));
    assert_eq!(add(&mut keys, plain(6, 1)), Err(Unverified::Signature { seq: 6 }));
    assert_eq!((keys.key_at(5), keys.key_at(6)), (&public(1), &public(3)));
    assert_eq!(keys.present_key(), &public(3));
}

#[test]
fn a_rotation_must_be_signed_by_the_present_key_and_change_something() {
    let mut keys = started();
    for (case, error) in [
        (rotate(5, 3, 3), Unverified::Signature { seq: 5 }),
        (rotate(5, 3, 2), Unverified::Signature { seq: 5 }),
        (rotate(5, 1, 1), Unverified::KeyChange),
        (rotate(5, 2, 1), Unverified::KeyChange),
        (rotate(0, 3, 1), Unverified::KeyEntryOrder { seq: 0, last: 0 }),
    ] {
        assert_eq!(add(&mut keys, case), Err(error));
    }
    assert_eq!(keys, started());
}

#[test]
fn the_recovery_key_takes_the_log_back_from_a_thief() {
    let mut keys = started();
    assert_eq!(
        add(&mut keys, rotate(3, 4, 1)),
        Ok(()),
        "the thief changes the key"
    );
    assert_eq!(
        add(&mut keys, revoke(7, 3, 4)),
        Err(Unverified::Signature { seq: 7 })
    );
    assert_eq!(add(&mut keys, revoke(7, 0, 2)), Err(Unverified::KeyChange));
    assert_eq!(add(&mut keys, revoke(7, 8, 2)), Err(Unverified::KeyChange));
    assert_eq!(add(&mut keys, revoke(7, 3, 2)), Ok(()));
    assert_eq!(add(&mut keys, plain(8, 5)), Ok(()));
    assert_eq!(add(&mut keys, plain(8, 4)), Err(Unverified::Signature { seq: 8 }));
    assert_eq!(keys.recovery_key(), &public(6));
    assert_eq!(
        add(&mut keys, revoke(9, 9, 2)),
        Err(Unverified::Signature { seq: 9 }),
        "used once"
    );
}

#[test]
fn a_lost_key_is_replaced_by_a_revocation_from_its_own_place() {
    let mut keys = started();
    assert_eq!(add(&mut keys, revoke(4, 4, 2)), Ok(()));
    assert_eq!(keys.present_key(), &public(5));
}

#[test]
fn place_0_is_the_first_entrys() {
    let mut keys = started();
    assert_eq!(add(&mut keys, plain(0, 1)), Err(Unverified::First));
}

#[test]
fn reading_a_key_entry_again_changes_nothing() {
    let mut keys = started();
    add(&mut keys, rotate(5, 3, 1)).unwrap();
    let before = keys.clone();
    assert_eq!(add(&mut keys, rotate(5, 3, 1)), Ok(()));
    assert_eq!(keys, before);
    assert_eq!(
        add(&mut keys, rotate(5, 4, 1)),
        Err(Unverified::KeyEntryOrder { seq: 5, last: 5 })
    );
}

#[test]
fn key_entries_are_public_about_the_logs_keys_and_come_with_their_body() {
    let mut keys = started();
    let (signed, body) = rotate(5, 3, 1);
    assert_eq!(keys.verify(signed.clone(), None), Err(Unverified::KeyBodyMissing));
    let resigned = |change: &dyn Fn(&mut EntryV1)| {
        let mut entry = signed.entry().clone();
        change(&mut entry);
        (SignedEntry::sign(entry, &key(1)).unwrap(), body.clone())
    };
    let green = resigned(&|e| e.audience = Audience::GREEN);
    let other = resigned(&|e| e.record = RecordId::new("key", e.log, [1; 16]).unwrap());
    for case in [green, other] {
        assert_eq!(add(&mut keys, case), Err(Unverified::KeyEntryForm));
    }
    let (other_body, _) = plain(6, 1);
    assert_eq!(
        keys.verify(other_body, Some(&Body::new(&json!({}), [0; 16]).unwrap())),
        Err(Unverified::OtherBody)
    );
    let unknown = entry(5, "key.split", &json!({}), 1);
    assert!(matches!(
        add(&mut keys, unknown),
        Err(Unverified::KeyEntryUnreadable(_))
    ));
    let more = entry(5, "key.rotate", &json!({"key": public(3), "more": 1}), 1);
    assert!(matches!(
        add(&mut keys, more),
        Err(Unverified::KeyEntryUnreadable(_))
    ));
}

#[test]
fn an_entry_of_another_log_is_not_taken() {
    let mut keys = started();
    let (signed, body) = plain(1, 1);
    let mut entry = signed.entry().clone();
    entry.log = log_id(&public(2), &public(1));
    let foreign = SignedEntry::sign(entry, &key(1)).unwrap();
    assert!(matches!(
        keys.verify(foreign, Some(&body)),
        Err(Unverified::OtherLog { .. })
    ));
}

#[test]
fn a_key_that_was_the_logs_does_not_come_back() {
    let mut keys = started();
    add(&mut keys, rotate(2, 3, 1)).unwrap();
    assert_eq!(add(&mut keys, rotate(3, 1, 3)), Err(Unverified::KeyChange));
    let revoke = |key: u8, recovery: u8| {
        let data = json!({"from": 4, "key": public(key), "recovery": public(recovery)});
        entry(4, "key.revoke", &data, 2)
    };
    for (key, recovery) in [(1, 6), (3, 6), (5, 2), (5, 1), (5, 5)] {
        assert_eq!(
            add(&mut keys, revoke(key, recovery)),
            Err(Unverified::KeyChange),
            "{key} {recovery}"
        );
    }
    assert_eq!(add(&mut keys, revoke(5, 6)), Ok(()));
}

#[test]
fn keys_change_a_thousand_times_and_not_once_more() {
    let numbered = |n: usize| {
        let mut seed = [0xaa; 32];
        seed[..8].copy_from_slice(&n.to_be_bytes());
        if n == 0 { key(1) } else { NodeKey::from_seed(seed) }
    };
    let change = |n: usize| {
        let data = json!({"key": numbered(n).public()});
        signed(n as u64, "key.rotate", &data, &numbered(n - 1))
    };
    let mut keys = started();
    for n in 1..MAX_KEY_CHANGES {
        add(&mut keys, change(n)).unwrap();
    }
    assert_eq!(
        add(&mut keys, change(MAX_KEY_CHANGES)),
        Err(Unverified::TooManyKeyChanges)
    );
}
