//! Reading a log as a partner does: signatures, places, tree, checkpoints, witnesses, forks.

use ortaq_core::audience::Audience;
use ortaq_core::entry::SignedEntry;
use ortaq_core::ids::TreeHash;
use ortaq_core::keys::{KeyHistory, NodeKey};
use ortaq_core::merkle::{
    BadProof, Checkpoint, Consistency, ForkProof, Frontier, Inclusion, InvalidCheckpoint, InvalidProofFile,
    LeafAt, LogReader, MAX_CHECKPOINT_BYTES, MAX_PROOF_BYTES, NoFork, NotNext, NotSigned, ProofFile,
    SignedCheckpoint, Two, find_fork, leaf_hash,
};
use ortaq_core::records::case::CaseAct;
use ortaq_core::records::key::KeyAct;
use serde_json::json;

use crate::support::{TestLog, at, data};

fn note(text: &str) -> CaseAct {
    CaseAct::AddNote(data(json!({"text": text})))
}

/// A log with its first entry and this many notes.
fn log_with(seed: u8, notes: u64) -> TestLog {
    let mut log = TestLog::new(seed);
    let record = log.record("case", 1);
    for n in 0..notes {
        log.write(&record, note(&format!("{n}")), &[]);
    }
    log
}

/// What a partner receives: bytes of entries, or leaf hashes for those that `withheld` names.
fn read_as_partner(log: &TestLog, withheld: impl Fn(u64) -> bool) -> Result<LogReader, NotNext> {
    let mut reader = LogReader::new(log.id);
    for held in &log.held {
        let signed = held.entry().signed();
        if withheld(signed.entry().seq) {
            reader.skip(leaf_hash(&signed.id()))?;
        } else {
            reader.read(SignedEntry::read(&signed.to_bytes()).unwrap(), held.body())?;
        }
    }
    Ok(reader)
}

#[test]
fn a_partner_from_whom_entries_are_withheld_verifies_the_same_tree() {
    let log = log_with(1, 20);
    let all = read_as_partner(&log, |_| false).unwrap();
    let some = read_as_partner(&log, |seq| seq % 3 == 1).unwrap();
    assert_eq!(all.checkpoint(), some.checkpoint());
    assert!(all.check(log.checkpoint()).is_ok());
    assert!(some.check(log.checkpoint()).is_ok());
    assert_eq!(read_as_partner(&log, |_| true), Err(NotNext::FirstWithheld));
}

#[test]
fn an_entry_that_is_altered_left_out_repeated_or_moved_is_not_the_next_one() {
    let log = log_with(1, 3);
    let entries: Vec<_> = log
        .held
        .iter()
        .map(|h| (h.entry().signed().clone(), h.body().cloned()))
        .collect();
    let read = |order: &[usize]| {
        let mut reader = LogReader::new(log.id);
        order.iter().try_for_each(|i| {
            reader
                .read(entries[*i].0.clone(), entries[*i].1.as_ref())
                .map(|_| ())
        })
    };
    assert_eq!(read(&[0, 1, 2, 3]), Ok(()));
    assert_eq!(
        read(&[0, 2]),
        Err(NotNext::Place {
            expected: 1,
            found: 2
        })
    );
    assert_eq!(
        read(&[0, 1, 1]),
        Err(NotNext::Place {
            expected: 2,
            found: 1
        })
    );
    assert!(matches!(read(&[1]), Err(NotNext::Place { .. })));

    let mut reader = LogReader::new(log.id);
    reader.read(entries[0].0.clone(), entries[0].1.as_ref()).unwrap();
    let other_body = reader.read(entries[1].0.clone(), entries[2].1.as_ref());
    assert!(matches!(other_body, Err(NotNext::Unverified(_))));
    let mut altered = entries[1].0.entry().clone();
    altered.audience = Audience::GREEN;
    let altered = SignedEntry::sign(altered, &NodeKey::from_seed([77; 32])).unwrap();
    assert!(matches!(reader.read(altered, None), Err(NotNext::Unverified(_))));
    assert_eq!(reader.size(), 1, "what was refused changes nothing");

    let mut other = LogReader::new(log_with(2, 0).id);
    let foreign = other.read(entries[0].0.clone(), entries[0].1.as_ref());
    assert!(matches!(foreign, Err(NotNext::Unverified(_))));
}

#[test]
fn a_checkpoint_that_hides_or_changes_an_entry_contradicts_what_was_read() {
    let log = log_with(1, 5);
    let reader = read_as_partner(&log, |_| false).unwrap();
    let shorter = log_with(1, 4);
    assert!(matches!(
        reader.check(shorter.checkpoint()),
        Err(NotNext::Contradiction { .. })
    ));
    let other_root = log.sign_checkpoint(6, TreeHash::from_bytes([1; 32]));
    assert!(matches!(
        reader.check(other_root),
        Err(NotNext::Contradiction { .. })
    ));
    let forged = SignedCheckpoint::sign(reader.checkpoint(), &NodeKey::from_seed([77; 32]));
    assert_eq!(
        reader.check(forged),
        Err(NotNext::NotSigned(NotSigned::Signature { size: 6 }))
    );
    let foreign = log_with(2, 5).checkpoint();
    assert!(matches!(
        reader.check(foreign),
        Err(NotNext::NotSigned(NotSigned::OtherLog(_)))
    ));
}

#[test]
fn reading_goes_on_from_stored_nodes() {
    let log = log_with(1, 12);
    let half = log.held.len() as u64 / 2;
    let edge = Frontier::addresses(half)
        .iter()
        .map(|a| log.nodes[usize::try_from(*a).unwrap()])
        .collect();
    let keys = log.reader.keys().unwrap().clone();
    let mut reader = LogReader::resume(keys, Frontier::resume(half, edge).unwrap());
    for held in &log.held[usize::try_from(half).unwrap()..] {
        reader.read(held.entry().signed().clone(), held.body()).unwrap();
    }
    assert!(reader.check(log.checkpoint()).is_ok());
}

#[test]
fn after_a_rotation_the_new_key_signs_checkpoints_too() {
    let mut log = log_with(1, 2);
    let old = log.checkpoint();
    let next = NodeKey::from_seed([9; 32]);
    let rotate = KeyAct::Rotate(data(json!({"key": next.public()})));
    log.write(&log.keys_record(), rotate, &[]);
    let by_old_key = log.checkpoint();
    log.key = next;
    let keys = log.reader.keys().unwrap();
    assert!(log.checkpoint().verify(keys).is_ok());
    assert!(old.verify(keys).is_ok());
    assert_eq!(by_old_key.verify(keys), Err(NotSigned::Signature { size: 4 }));
}

#[test]
fn witnesses_cosign_what_only_grew() {
    let (log, witness) = (log_with(1, 8), log_with(2, 0));
    let keys = log.reader.keys().unwrap();
    let earlier = log_with(1, 3).reader.checkpoint();
    let now = log.checkpoint().verify(keys).unwrap();
    let proof = Consistency::prove(earlier.size, now.checkpoint().size, &log.nodes).unwrap();
    assert_eq!(now.follows(&earlier, &proof), Ok(()));
    let another = Checkpoint {
        root: TreeHash::from_bytes([1; 32]),
        ..earlier
    };
    assert_eq!(now.follows(&another, &proof), Err(BadProof));
    let of_another_log = Checkpoint {
        log: witness.id,
        ..earlier
    };
    assert_eq!(now.follows(&of_another_log, &proof), Err(BadProof));

    let witness_keys = witness.reader.keys().unwrap();
    let cosigned = now.cosign(&witness.id, &witness.key, at(5));
    let read = SignedCheckpoint::read(&cosigned.to_bytes()).unwrap();
    let [found] = read.cosignatures(witness_keys)[..] else {
        panic!("one cosignature");
    };
    assert_eq!(found.posix_seconds, 1_772_366_405);
    assert_eq!(found.key, witness.key.public());
    assert!(
        read.verify(keys).is_ok(),
        "the log's own signature is still there"
    );

    let impostor = now.cosign(&witness.id, &NodeKey::from_seed([77; 32]), at(5));
    assert!(impostor.cosignatures(witness_keys).is_empty());
    let moved =
        String::from(cosigned).replace(&format!("ortaq/{}\n", log.id), &format!("ortaq/{}\n", witness.id));
    assert!(
        SignedCheckpoint::read(moved.as_bytes())
            .unwrap()
            .cosignatures(witness_keys)
            .is_empty()
    );
}

#[test]
fn cosignatures_of_two_copies_come_together_within_the_limit() {
    let log = log_with(1, 1);
    let verified = log.checkpoint().verify(log.reader.keys().unwrap()).unwrap();
    let witnesses: Vec<_> = (2..130).map(|seed| log_with(seed, 0)).collect();
    let mut all = log.checkpoint();
    for witness in &witnesses {
        let copy = verified.cosign(&witness.id, &witness.key, at(1));
        all.merge(&copy);
        all.merge(&copy);
    }
    let bytes = all.to_bytes();
    assert!(
        bytes.len() <= MAX_CHECKPOINT_BYTES && bytes.len() + 200 > MAX_CHECKPOINT_BYTES,
        "{}",
        bytes.len()
    );
    assert_eq!(SignedCheckpoint::read(&bytes), Ok(all.clone()));
    assert_eq!(all.cosignatures(witnesses[0].reader.keys().unwrap()).len(), 1);
    all.merge(&log_with(1, 2).checkpoint());
    assert_eq!(
        all.to_bytes(),
        bytes,
        "signatures of another checkpoint stay away"
    );
}

#[test]
fn other_forms_of_checkpoints_are_refused() {
    let log = log_with(1, 1);
    let good = log.checkpoint().to_string();
    assert_eq!(SignedCheckpoint::read(good.as_bytes()).unwrap().to_string(), good);
    let read = |text: String| SignedCheckpoint::read(text.as_bytes()).unwrap_err();
    let root_end = "=\n";
    for (bad, error) in [
        (good.replace("ortaq/", "example.org/"), InvalidCheckpoint::Origin),
        (good.replacen("\n2\n", "\n02\n", 1), InvalidCheckpoint::Form),
        (good.replacen("\n2\n", "\n-2\n", 1), InvalidCheckpoint::Form),
        (
            good.replacen("\n2\n", "\n9007199254740993\n", 1),
            InvalidCheckpoint::Size((1 << 53) + 1),
        ),
        (
            good.replacen(root_end, "=\nmore\n", 1),
            InvalidCheckpoint::Extension,
        ),
    ] {
        assert_eq!(read(bad.clone()), error, "{bad}");
    }
    assert!(SignedCheckpoint::read(good.replacen("\n2\n", "\n9007199254740992\n", 1).as_bytes()).is_ok());
    let long = format!("{good}{}", "x".repeat(MAX_CHECKPOINT_BYTES));
    assert!(matches!(read(long), InvalidCheckpoint::Note(_)));
}

#[test]
fn a_proof_file_proves_one_entry_to_who_knows_the_keys() {
    let log = log_with(1, 10);
    let file = ProofFile {
        inclusion: Inclusion::prove(11, 4, &log.nodes).unwrap(),
        checkpoint: log.checkpoint(),
    };
    let text = file.to_text();
    let read = ProofFile::read(&text).unwrap();
    assert_eq!(read, file);
    let verified = read.checkpoint.verify(log.reader.keys().unwrap()).unwrap();
    let Checkpoint { size, root, .. } = verified.checkpoint();
    let leaf = leaf_hash(&log.held[4].entry().id());
    assert_eq!(read.inclusion.verify(&leaf, *size, root), Ok(()));
    assert_eq!(
        read.inclusion
            .verify(&leaf_hash(&log.held[5].entry().id()), *size, root),
        Err(BadProof)
    );

    let with_extra = text.replace("index", "extra aGVsbG8=\nindex");
    assert_eq!(ProofFile::read(&with_extra), Ok(file));
    for bad in [
        text.replace("proof@v1", "proof@v2"),
        text.replace("index 4", "index 04"),
        text.replace("index 4", "index x"),
        text.replace("index 4\n", "index 4\nnothex\n"),
    ] {
        assert_eq!(ProofFile::read(&bad), Err(InvalidProofFile::Form), "{bad}");
    }
    let hash = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
    let hashes = |n: usize| text.replacen("index 4\n", &format!("index 4\n{}", hash.repeat(n)), 1);
    assert!(ProofFile::read(&hashes(60)).is_ok());
    assert_eq!(ProofFile::read(&hashes(61)), Err(InvalidProofFile::TooManyHashes));
    let long = "x".repeat(MAX_PROOF_BYTES + 1);
    assert_eq!(
        ProofFile::read(&long),
        Err(InvalidProofFile::TooLarge(MAX_PROOF_BYTES + 1))
    );
}

/// The same log told in two ways from place `from` on, with these numbers of entries.
fn forked(from: u64, one: u64, other: u64) -> (TestLog, TestLog) {
    let shared = log_with(1, from - 1);
    let grow = |words: &str, size: u64| {
        let mut log = shared.clone();
        let record = log.record("case", 1);
        for n in from..size {
            log.write(&record, note(&format!("{words} {n}")), &[]);
        }
        log
    };
    (grow("this", one), grow("that", other))
}

fn keys(log: &TestLog) -> &KeyHistory {
    log.reader.keys().unwrap()
}

#[test]
fn two_tales_of_one_log_are_proved_at_the_first_place_where_they_differ() {
    for (from, sizes) in [
        (1, (2, 2)),
        (5, (8, 8)),
        (1, (9, 4)),
        (7, (13, 9)),
        (8, (9, 40)),
        (20, (33, 21)),
    ] {
        let (one, other) = forked(from, sizes.0, sizes.1);
        let proof = find_fork(
            (&one.checkpoint(), &one.nodes),
            (&other.checkpoint(), &other.nodes),
        );
        let proof = proof.unwrap().expect("a fork");
        assert_eq!(proof.verify(keys(&one), keys(&other)), Ok(()));
        if let ForkProof::Leaves(found) = &proof {
            assert_eq!(found.one.inclusion.index, from);
        }
        let json = serde_json::to_string(&proof).unwrap();
        assert_eq!(serde_json::from_str::<ForkProof>(&json).unwrap(), proof);
    }
}

#[test]
fn a_log_that_only_grew_is_no_fork() {
    let (short, long) = (log_with(1, 5), log_with(1, 9));
    let found = find_fork(
        (&short.checkpoint(), &short.nodes),
        (&long.checkpoint(), &long.nodes),
    );
    assert_eq!(found, Ok(None));
    let refused = |claimed: ForkProof| {
        assert_eq!(
            claimed.verify(keys(&short), keys(&long)),
            Err(NoFork::NoContradiction)
        );
    };
    let (one, other) = (short.checkpoint(), long.checkpoint());
    refused(ForkProof::Roots(Box::new(Two { one, other })));
    let same_leaf = |log: &TestLog| LeafAt {
        checkpoint: log.checkpoint(),
        leaf: leaf_hash(&short.held[3].entry().id()),
        inclusion: Inclusion::prove(log.reader.size(), 3, &log.nodes).unwrap(),
    };
    let (one, other) = (same_leaf(&short), same_leaf(&long));
    refused(ForkProof::Leaves(Box::new(Two { one, other })));
}

#[test]
fn two_entries_for_one_place_are_a_fork_and_forgeries_are_not() {
    let (one, other) = forked(3, 4, 4);
    let entry = |log: &TestLog, place: usize| log.held[place].entry().signed().clone();
    let fork = |one: SignedEntry, other: SignedEntry| ForkProof::Entries(Box::new(Two { one, other }));
    let check = |proof: ForkProof| proof.verify(keys(&one), keys(&other));
    assert_eq!(check(fork(entry(&one, 3), entry(&other, 3))), Ok(()));
    assert_eq!(
        check(fork(entry(&one, 2), entry(&other, 2))),
        Err(NoFork::NoContradiction)
    );
    let forged = SignedEntry::sign(entry(&other, 3).entry().clone(), &NodeKey::from_seed([77; 32])).unwrap();
    assert!(matches!(
        check(fork(entry(&one, 3), forged)),
        Err(NoFork::Unverified(_))
    ));
    let foreign = entry(&log_with(2, 3), 3);
    assert!(matches!(
        check(fork(entry(&one, 3), foreign)),
        Err(NoFork::Unverified(_))
    ));
}
