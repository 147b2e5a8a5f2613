//! What records become.

use ortaq_core::audience::{Audience, Readers};
use ortaq_core::entry::Body;
use ortaq_core::fold::{CaseRecord, Held, Record, RecordState, State, Uncounted, parents_for};
use ortaq_core::ids::{EntryId, RecordId};
use ortaq_core::keys::NodeKey;
use ortaq_core::records::case::CaseAct;
use ortaq_core::records::people::member::MemberAct;
use ortaq_core::records::{Act, Erasure};
use serde_json::json;

use crate::support::{TestLog, data, folded, revoke};

fn case_set(title: &str) -> CaseAct {
    CaseAct::Set(data(json!({"title": title})))
}

fn case(record: &Record) -> &CaseRecord {
    match &record.state {
        RecordState::Case(case) => case,
        other => panic!("no case: {other:?}"),
    }
}

fn titles(record: &Record) -> Vec<String> {
    let written = case(record).fields.title.written();
    written
        .iter()
        .map(|w| w.value.as_ref().unwrap().to_string())
        .collect()
}

fn text<T: ToString>(value: Option<&T>) -> Option<String> {
    value.map(ToString::to_string)
}

/// A case of the first log with the second as partner.
fn joint_case() -> (TestLog, TestLog, RecordId, EntryId) {
    let (mut baku, ankara) = (TestLog::new(1), TestLog::new(2));
    let record = baku.record("case", 1);
    let added = CaseAct::AddPartner(data(json!({"member": ankara.id})));
    let partner = baku.write(&record, added, &[]);
    (baku, ankara, record, partner)
}

#[test]
fn a_value_replaces_what_its_author_had_seen_and_stands_beside_what_not() {
    let (mut baku, mut ankara, record, _) = joint_case();
    let first = baku.write(&record, case_set("Göl"), &[]);
    let second = baku.write(&record, case_set("Göl quruyub"), &[first]);
    let other = ankara.write(&record, case_set("Göl kurudu"), &[first]);
    let both = folded(&record, &[&baku, &ankara]);
    assert_eq!(
        titles(&both),
        ["Göl kurudu", "Göl quruyub"],
        "in the order of the clocks"
    );
    assert!(case(&both).fields.title.is_conflict());
    assert_eq!(case(&both).fields.conflicts(), ["title"]);
    assert_eq!(case(&both).fields.title.agreed(), None);

    baku.write(&record, case_set("Göl quruyubmu?"), &[second, other]);
    let settled = folded(&record, &[&baku, &ankara]);
    assert_eq!(
        text(case(&settled).fields.title.agreed()),
        Some("Göl quruyubmu?".into())
    );
}

#[test]
fn clocks_do_not_decide_what_replaces_what() {
    let (mut baku, mut ankara, record, _) = joint_case();
    for _ in 0..20 {
        ankara.write(&record, case_set("Eski"), &[]);
    }
    let late = ankara.write(&record, case_set("Son"), &[]);
    let earlier_by_the_clock = baku.write(&record, case_set("Cavab"), &[late]);
    let record = folded(&record, &[&baku, &ankara]);
    let title = &case(&record).fields.title;
    assert!(title.written().iter().any(|w| w.by.entry == earlier_by_the_clock));
    assert!(
        title.written().iter().all(|w| w.by.entry != late),
        "what the answer had seen is gone"
    );
}

#[test]
fn the_same_value_written_twice_is_no_conflict_and_null_clears() {
    let (mut baku, mut ankara, record, _) = joint_case();
    let one = baku.write(&record, case_set("Göl"), &[]);
    let two = ankara.write(&record, case_set("Göl"), &[]);
    let same = folded(&record, &[&baku, &ankara]);
    assert!(!case(&same).fields.title.is_conflict());
    assert_eq!(text(case(&same).fields.title.agreed()), Some("Göl".into()));
    baku.write(&record, CaseAct::Set(data(json!({"title": null}))), &[one, two]);
    let cleared = folded(&record, &[&baku, &ankara]);
    assert_eq!(case(&cleared).fields.title.agreed(), None);
    assert!(!case(&cleared).fields.title.is_unwritten());
}

#[test]
fn causality_goes_through_entries_that_set_nothing() {
    let (mut baku, _, record, _) = joint_case();
    let first = baku.write(&record, case_set("Bir"), &[]);
    let note = baku.write(
        &record,
        CaseAct::AddNote(data(json!({"text": "Baxaq."}))),
        &[first],
    );
    baku.write(&record, case_set("İki"), &[note]);
    assert_eq!(titles(&folded(&record, &[&baku])), ["İki"]);
}

#[test]
fn tasks_are_added_changed_by_another_node_and_removed() {
    let (mut baku, mut ankara, record, _) = joint_case();
    let task = baku.write(
        &record,
        CaseAct::AddTask(data(json!({"title": "Nazirliyə yaz"}))),
        &[],
    );
    // The partner names the task, but had seen nothing else.
    ankara.write(
        &record,
        CaseAct::SetTask(data(json!({"task": task, "set": {"state": "done"}}))),
        &[],
    );
    let worked = folded(&record, &[&baku, &ankara]);
    let item = case(&worked).tasks.get(&task).unwrap();
    assert_eq!(text(item.value.title.agreed()), Some("Nazirliyə yaz".into()));
    assert_eq!(
        serde_json::to_value(item.value.state.agreed()).unwrap(),
        json!("done")
    );

    baku.write(
        &record,
        CaseAct::RemoveTask(data(json!({"task": task, "reason": "İki dəfə"}))),
        &[],
    );
    let removed = folded(&record, &[&baku, &ankara]);
    assert_eq!(case(&removed).tasks.present().count(), 0);
    let shown = case(&removed).tasks.get(&task).unwrap();
    assert_eq!(text(shown.removed[0].reason.as_ref()), Some("İki dəfə".into()));
}

#[test]
fn a_change_to_something_that_is_not_here_waits_and_says_so() {
    let (baku, mut ankara, record, _) = joint_case();
    let elsewhere = EntryId::from_bytes([9; 32]);
    let set = CaseAct::SetTask(data(json!({"task": elsewhere, "set": {"state": "done"}})));
    let waiting = ankara.write(&record, set, &[]);
    let folded = folded(&record, &[&baku, &ankara]);
    assert_eq!(
        folded.uncounted[&waiting],
        Uncounted::NothingThere { entry: elsewhere }
    );
}

#[test]
fn notes_are_read_in_the_order_of_the_clocks() {
    let (mut baku, mut ankara, record, _) = joint_case();
    let say = |log: &mut TestLog, words: &str| {
        log.write(&record, CaseAct::AddNote(data(json!({"text": words}))), &[]);
    };
    say(&mut ankara, "first");
    say(&mut baku, "second");
    for _ in 0..3 {
        let elsewhere = ankara.record("case", 2);
        ankara.write(&elsewhere, case_set("Başka"), &[]);
    }
    say(&mut ankara, "third");
    let folded = folded(&record, &[&baku, &ankara]);
    let notes: Vec<_> = case(&folded)
        .notes
        .all()
        .iter()
        .map(|n| n.value.text.to_string())
        .collect();
    assert_eq!(notes, ["first", "second", "third"]);
}

#[test]
fn who_is_no_partner_does_not_count_and_who_was_one_counts_up_to_the_end() {
    let (mut baku, mut ankara, record, partner) = joint_case();
    let mut stranger = TestLog::new(3);
    let outside = stranger.write(&record, case_set("Başqa"), &[]);
    let inside = ankara.write(&record, case_set("Bizim"), &[]);
    let end = ankara.reader.size();
    let after = ankara.write(&record, case_set("Sonra"), &[inside]);
    let removed = CaseAct::RemovePartner(data(json!({"added": partner, "from": end})));
    baku.write(&record, removed.clone(), &[]);
    let own_removal = ankara.write(&record, removed, &[]);

    let folded = folded(&record, &[&baku, &ankara, &stranger]);
    assert_eq!(titles(&folded), ["Bizim"]);
    assert_eq!(folded.uncounted[&outside], Uncounted::NotAPartner);
    assert_eq!(folded.uncounted[&after], Uncounted::NotAPartner);
    assert_eq!(folded.uncounted[&own_removal], Uncounted::NotTheOwner);
    assert_eq!(folded.partners.present().count(), 0);
}

#[test]
fn nobody_writes_in_anothers_name() {
    let (mut baku, mut ankara) = (TestLog::new(1), TestLog::new(2));
    let member = baku.record("member", 0);
    baku.write(&member, MemberAct::Set(data(json!({"name": "Nümunə"}))), &[]);
    let forged = ankara.write(&member, MemberAct::Set(data(json!({"name": "Sahte"}))), &[]);
    let folded = folded(&member, &[&baku, &ankara]);
    assert_eq!(folded.uncounted[&forged], Uncounted::NotTheOwner);
    let RecordState::Member(fields) = &folded.state else {
        panic!()
    };
    assert_eq!(text(fields.name.agreed()), Some("Nümunə".into()));
}

#[test]
fn an_erased_body_says_nothing_whether_it_is_still_here_or_not() {
    let (mut baku, mut ankara, record, _) = joint_case();
    let note = baku.write(&record, CaseAct::AddNote(data(json!({"text": "Adı X"}))), &[]);
    let erasure = |entry: EntryId| Erasure {
        entry,
        reason: "Şəxsi məlumat".try_into().unwrap(),
    };
    let foreign = ankara.write(&record, Act::Erase(erasure(note)), &[]);
    let kept = folded(&record, &[&baku, &ankara]);
    assert_eq!(case(&kept).notes.all().len(), 1);
    assert_eq!(kept.uncounted[&foreign], Uncounted::NotTheirs);

    let by = baku.write(&record, Act::Erase(erasure(note)), &[]);
    let with_body = folded(&record, &[&baku, &ankara]);
    assert_eq!(case(&with_body).notes.all().len(), 0);
    assert_eq!(with_body.uncounted[&note], Uncounted::Erased { by });

    let without = |held: &Held| {
        let body = (held.entry().id() != note)
            .then(|| held.body().cloned())
            .flatten();
        Held::new(held.entry().clone(), body).unwrap()
    };
    baku.held = baku.held.iter().map(without).collect();
    let without_body = folded(&record, &[&baku, &ankara]);
    assert_eq!(without_body.canonical_bytes(), with_body.canonical_bytes());
}

#[test]
fn what_this_version_does_not_know_is_kept_and_listed() {
    let mut baku = TestLog::new(1);
    let body = |json| Body::new(&json, [0; 16]).unwrap();
    let record = baku.record("case", 1);
    let kind = |text: &str| text.parse().unwrap();
    let unknown = baku.write_body(
        Audience::CLEAR,
        &record,
        kind("case.teleport"),
        body(json!({})),
        &[],
    );
    let newer = json!({"title": "Göl", "colour": "blue"});
    let unreadable = baku.write_body(Audience::CLEAR, &record, kind("case.set"), body(newer), &[]);
    let course = baku.record("course", 1);
    let other = baku.write_body(Audience::CLEAR, &course, kind("course.set"), body(json!({})), &[]);

    let state = State::fold(&baku.held);
    assert_eq!(state.records[&record].uncounted[&unknown], Uncounted::UnknownKind);
    assert_eq!(
        state.records[&record].uncounted[&unreadable],
        Uncounted::Unreadable
    );
    assert_eq!(state.records[&course].state, RecordState::Unknown);
    assert_eq!(state.records[&course].uncounted[&other], Uncounted::UnknownKind);
}

#[test]
fn what_a_thief_wrote_does_not_count_once_the_owner_says_so() {
    let mut baku = TestLog::new(1);
    let record = baku.record("case", 1);
    let before = baku.write(&record, case_set("Bizim"), &[]);
    let stolen_from = baku.reader.size();
    let stolen = baku.write(&record, case_set("Oğru"), &[before]);
    revoke(&mut baku, stolen_from, NodeKey::from_seed([55; 32]));
    baku.write(
        &record,
        CaseAct::AddNote(data(json!({"text": "Qayıtdıq."}))),
        &[before],
    );

    let folded = folded(&record, &[&baku]);
    assert_eq!(titles(&folded), ["Bizim"]);
    assert_eq!(folded.uncounted[&stolen], Uncounted::Void);
    assert_eq!(case(&folded).notes.all().len(), 1);
}

#[test]
fn a_readers_view_is_the_fold_of_what_they_may_read() {
    let mut baku = TestLog::new(1);
    let record = baku.record("case", 1);
    let own = Audience::Red {
        members: Readers::new([baku.id]).unwrap(),
    };
    let public = baku.write(&record, case_set("Göl"), &[]);
    let secret = baku.write_for(own.clone(), &record, case_set("Göl (gizli)"), &[public]);
    // For the public, the next title replaces the public one, though it follows the secret one.
    let parents = parents_for(&record, &baku.held, &Audience::CLEAR);
    assert_eq!(parents.len(), 2);
    assert!(parents.contains(&public) && parents.contains(&secret));
    baku.write(&record, case_set("Göl qurumayıb"), &parents);
    let clear = baku
        .held
        .iter()
        .filter(|h| h.entry().entry().audience == Audience::CLEAR);
    let view = &State::fold(clear).records[&record];
    assert_eq!(titles(view), ["Göl qurumayıb"]);
    assert_eq!(titles(&folded(&record, &[&baku])), ["Göl qurumayıb"]);
    assert_eq!(parents_for(&record, &baku.held, &own).len(), 1);
}

#[test]
fn parents_are_never_more_than_an_entry_can_have() {
    let mut baku = TestLog::new(1);
    let record = baku.record("case", 1);
    for n in 0..40 {
        baku.write(&record, case_set(&format!("{n}")), &[]);
    }
    assert_eq!(parents_for(&record, &baku.held, &Audience::CLEAR).len(), 32);
}
