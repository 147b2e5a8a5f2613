//! Entries as they were signed once, which must be read the same for ever. How to add some: `fixtures/entries/README.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ortaq_core::audience::{Audience, Readers};
use ortaq_core::entry::{Body, SignedEntry};
use ortaq_core::ids::Kind;
use ortaq_core::keys::{Fingerprint, KeyHistory};
use ortaq_core::records::{Act, Erasure};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::samples;
use crate::support::TestLog;

/// One fixture: the bytes, and how they are to be read.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Fixture {
    /// The signed entry.
    entry: String,
    /// Its body.
    body: String,
    /// What they mean.
    reading: Reading,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Reading {
    id: String,
    log: String,
    seq: u64,
    kind: String,
    record: String,
    parents: Vec<String>,
    author: String,
    time: String,
    audience: Value,
    body_hash: String,
    /// What the body says.
    data: Value,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/entries/v1")
}

fn read(entry: &str, body: &str) -> Reading {
    let signed = SignedEntry::read(entry.as_bytes()).unwrap();
    let body = Body::read(body.as_bytes().to_vec()).unwrap();
    let header = signed.entry();
    let act = Act::read(&header.kind, &body).unwrap();
    // The body is written anew from what was understood: nothing of it may get lost.
    assert_eq!(act.body(salt(&body)).unwrap(), body, "{}", header.kind);
    keys_for(&header.kind)
        .verify(signed.clone(), Some(&body))
        .unwrap();
    Reading {
        id: signed.id().to_string(),
        log: header.log.to_string(),
        seq: header.seq,
        kind: header.kind.to_string(),
        record: header.record.to_string(),
        parents: header.parents.iter().map(ToString::to_string).collect(),
        author: header.author.to_string(),
        time: header.time.to_string(),
        audience: serde_json::to_value(&header.audience).unwrap(),
        body_hash: header.body.to_string(),
        data: body.data().clone(),
    }
}

fn salt(body: &Body) -> [u8; 16] {
    let json: Value = serde_json::from_slice(body.as_bytes()).unwrap();
    let mut salt = [0; 16];
    hex::decode_to_slice(json["salt"].as_str().unwrap(), &mut salt).unwrap();
    salt
}

/// The keys that sign a fixture: those of the first entry, and for the revocation those of the rotation before it.
fn keys_for(kind: &Kind) -> KeyHistory {
    let mut keys = TestLog::new(1).reader.keys().unwrap().clone();
    if kind.as_str() == "key.revoke" {
        let rotation = parse(&fs::read_to_string(folder().join("key.rotate.json")).unwrap());
        let body = Body::read(rotation.body.into_bytes()).unwrap();
        let entry = SignedEntry::read(rotation.entry.as_bytes()).unwrap();
        keys.verify(entry, Some(&body)).unwrap();
    }
    keys
}

fn parse(text: &str) -> Fixture {
    serde_json::from_str(text).unwrap()
}

fn fixtures() -> BTreeMap<String, String> {
    let files = fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path());
    let json = files.filter(|path| path.extension().is_some_and(|e| e == "json"));
    json.map(|path| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(path).unwrap())
    })
    .collect()
}

#[test]
fn every_fixture_verifies_and_reads_as_it_did() {
    for (name, text) in fixtures() {
        let fixture = parse(&text);
        assert_eq!(read(&fixture.entry, &fixture.body), fixture.reading, "{name}");
    }
}

#[test]
fn there_is_a_fixture_for_every_kind() {
    let names: BTreeSet<_> = fixtures().into_keys().collect();
    for kind in Act::kinds().chain(["comment.erase"]) {
        assert!(
            names.contains(&format!("{kind}.json")),
            "no fixture for {kind}; see fixtures/entries/README.md"
        );
    }
}

/// A fixture that changes must be an accident: its sum stands in a file of its own.
#[test]
fn no_fixture_has_changed() {
    let sums = fs::read_to_string(folder().join("SHA256SUMS")).unwrap();
    let expected: BTreeMap<_, _> = sums
        .lines()
        .map(|line| {
            line.split_once("  ")
                .map(|(sum, name)| (name.to_owned(), sum.to_owned()))
                .unwrap()
        })
        .collect();
    let sum = |text: &String| hex::encode(Sha256::digest(text));
    let found: BTreeMap<_, _> = fixtures()
        .iter()
        .map(|(name, text)| (name.clone(), sum(text)))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn the_log_of_the_fixtures_has_its_fingerprint() {
    let log = TestLog::new(1);
    let name = "a52eb0631d7e55f8f49a4204256f5f60290f38a3cd6f571536e60fd6762aa9eb";
    assert_eq!(log.id.to_string(), name);
    let fingerprint = "02195 65042 51680 98486 37864 10140 05652 10976";
    assert_eq!(Fingerprint::of(&log.id).to_string(), fingerprint);
}

/// Writes fixtures for kinds that have none, and their sums. It never touches one that is there.
#[test]
#[ignore = "writes files: run it by name after adding a kind"]
fn write_missing_fixtures() {
    let existing = fixtures();
    let mut sums = fs::read_to_string(folder().join("SHA256SUMS")).unwrap_or_default();
    for (entry, body) in fixture_log() {
        let kind = SignedEntry::read(entry.as_bytes())
            .unwrap()
            .entry()
            .kind
            .to_string();
        let name = format!("{kind}.json");
        if existing.contains_key(&name) {
            continue;
        }
        let reading = read(&entry, &body);
        let text = serde_json::to_string_pretty(&Fixture { entry, body, reading }).unwrap() + "\n";
        fs::write(folder().join(&name), &text).unwrap();
        sums += &format!("{}  {name}\n", hex::encode(Sha256::digest(&text)));
    }
    fs::write(folder().join("SHA256SUMS"), sums).unwrap();
}

/// An entry of every kind, for all audiences in turn. The changes of keys stand in a branch of their own, so that what is added
/// later is still signed by the first key.
fn fixture_log() -> Vec<(String, String)> {
    let (mut log, other) = (TestLog::new(1), TestLog::new(2));
    let mut branch = log.clone();
    let first = log.held[0].entry().id();
    let audiences = [
        Audience::CLEAR,
        Audience::GREEN,
        Audience::Amber {
            group: log.record("group", 1),
        },
        Audience::Red {
            members: Readers::new([log.id, other.id]).unwrap(),
        },
    ];
    let erasure = Erasure {
        entry: first,
        reason: "Şəxsi məlumat".try_into().unwrap(),
    };
    let acts = samples::acts(&log, &other, first);
    let acts = std::iter::once(("comment", Act::Erase(erasure))).chain(acts);
    for ((kind, act), audience) in acts.zip(audiences.iter().cycle()) {
        let record = log.record(kind, 1);
        let last = log.held[log.held.len() - 1].entry().id();
        log.write_for(audience.clone(), &record, act, &[first, last]);
    }
    crate::support::change_keys(&mut branch);
    let changes = branch.held.split_off(1);
    let entries = log.held.iter().chain(&changes);
    entries
        .map(|held| {
            let body = held.body().unwrap().as_bytes().to_vec();
            let signed = String::from(held.entry().signed().clone());
            (signed, String::from_utf8(body).unwrap())
        })
        .collect()
}
