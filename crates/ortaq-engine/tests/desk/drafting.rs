//! Two people at one draft, autosave, and what the checklist tells.

use ortaq_core::records::checking::{Decision, DraftSet};
use ortaq_core::records::{Article, Change, Line};
use ortaq_engine::desk::DeskError;
use ortaq_engine::policy::{Missing, NotYet};

use crate::support::{CLAIM, Office, complete, list, on_both, text};

on_both!(
    two_editors_see_both_values_until_one_of_them_chooses,
    saving_writes_what_has_changed_and_nothing_else,
    many_saves_at_once_lose_nothing,
    the_checklist_reads_the_draft,
);

fn titled(title: &str) -> DraftSet {
    DraftSet {
        title: text::<Line>(title).into(),
        ..DraftSet::default()
    }
}

async fn two_editors_see_both_values_until_one_of_them_chooses(office: Office) {
    let desk = &office.desk;
    let check = office.draft().await;
    let read = desk.draft_page(&office.writer, &check).await.unwrap().check.heads;
    let first = desk
        .save_draft(&office.writer, &check, &read, titled("Göl yerindədir"))
        .await
        .unwrap();
    assert_eq!(first.conflicts, [""; 0]);
    // The other one has the page of before: another field goes in beside, the same field stands in conflict.
    let other_text = DraftSet {
        text: text::<Article>("Başqa mətn.").into(),
        ..DraftSet::default()
    };
    let beside = desk
        .save_draft(&office.editor, &check, &read, other_text)
        .await
        .unwrap();
    assert_eq!(beside.conflicts, [""; 0]);
    let second = desk
        .save_draft(&office.editor, &check, &beside.seen, titled("Göl azalıb"))
        .await
        .unwrap();
    assert_eq!(second.conflicts, ["title"]);
    let page = desk.draft_page(&office.writer, &check).await.unwrap();
    let titles: Vec<_> = page
        .check
        .is
        .draft
        .title
        .written()
        .iter()
        .map(|w| w.value.clone().unwrap().to_string())
        .collect();
    assert_eq!(titles, ["Göl yerindədir", "Göl azalıb"]);
    assert_eq!(
        (page.version, page.conflicts.as_slice()),
        (None, ["title"].as_slice())
    );
    let fields = vec!["title"];
    assert_eq!(page.ready, Err(NotYet::Conflict { fields }));
    let asked = desk.ask_review(&office.writer, &check).await;
    assert!(
        matches!(asked, Err(DeskError::NotYet(NotYet::Conflict { .. }))),
        "{asked:?}"
    );
    // Whoever goes on with what they had seen alone does not settle it unseen.
    let on = desk
        .save_draft(&office.writer, &check, &first.seen, titled("Göl yerindədir!"))
        .await
        .unwrap();
    assert_eq!(on.conflicts, ["title"]);
    // Whoever has read both, does: also by keeping one of the two.
    let page = desk.draft_page(&office.writer, &check).await.unwrap();
    let settled = desk
        .save_draft(&office.writer, &check, &page.check.heads, titled("Göl azalıb"))
        .await
        .unwrap();
    assert_eq!(settled.conflicts, [""; 0]);
    let page = desk.draft_page(&office.writer, &check).await.unwrap();
    assert_eq!(
        page.check
            .is
            .draft
            .text
            .latest()
            .map(ToString::to_string)
            .as_deref(),
        Some("Başqa mətn.")
    );
    assert!(page.version.is_some());
    let versions = desk.draft_versions(&office.writer, &check).await.unwrap();
    assert_eq!(versions[0].fields, ["title"]);
    assert!(
        versions
            .iter()
            .any(|version| version.by.author == office.editor.person && version.fields == ["text"])
    );
    // Both have written now: neither can approve.
    for actor in [&office.writer, &office.editor] {
        assert!(desk.draft_page(actor, &check).await.unwrap().wrote);
    }
}

async fn saving_writes_what_has_changed_and_nothing_else(office: Office) {
    let desk = &office.desk;
    let check = office.draft().await;
    let read = desk.draft_page(&office.writer, &check).await.unwrap().check.heads;
    let form = complete();
    let same = desk
        .save_draft(&office.writer, &check, &read, form.clone())
        .await
        .unwrap();
    assert_eq!(
        (same.entry, &same.seen),
        (None, &read),
        "a form that says what stands there is no change"
    );
    let mut changed = form;
    changed.title = Change::Set(text("Yeni başlıq"));
    changed.method = Change::Clear;
    changed.case = Change::Set(desk.person_record(office.writer.person));
    let saved = desk
        .save_draft(&office.writer, &check, &read, changed)
        .await
        .unwrap();
    let versions = desk.draft_versions(&office.writer, &check).await.unwrap();
    assert_eq!(
        (Some(versions[0].by.entry), versions[0].fields.as_slice()),
        (saved.entry, ["title"].as_slice())
    );
    // An autosave goes on from the one before, without reading the page again.
    let half = DraftSet {
        text: text::<Article>("Yarımçıq cüm").into(),
        ..DraftSet::default()
    };
    let next = desk
        .save_draft(&office.writer, &check, &saved.seen, half)
        .await
        .unwrap();
    assert_eq!(next.conflicts, [""; 0]);
    let unknown = [ortaq_core::ids::EntryId::from_bytes([9; 32])];
    let forged = desk
        .save_draft(&office.writer, &check, &unknown, titled("Saxta"))
        .await;
    assert!(matches!(forged, Err(DeskError::NoItem { .. })), "{forged:?}");
}

async fn many_saves_at_once_lose_nothing(office: Office) {
    let check = office.draft().await;
    let read = office
        .desk
        .draft_page(&office.writer, &check)
        .await
        .unwrap()
        .check
        .heads;
    let saves = (0..20).map(|number| {
        let (desk, check, read, actor) = (
            office.desk.clone(),
            check.clone(),
            read.clone(),
            office.writer.clone(),
        );
        tokio::spawn(async move {
            let set = titled(&format!("Başlıq {number}"));
            desk.save_draft(&actor, &check, &read, set).await.unwrap()
        })
    });
    let mut acknowledged = Vec::new();
    for save in saves.collect::<Vec<_>>() {
        acknowledged.push(save.await.unwrap().entry.unwrap());
    }
    let page = office.desk.draft_page(&office.writer, &check).await.unwrap();
    let standing: Vec<_> = page
        .check
        .is
        .draft
        .title
        .written()
        .iter()
        .map(|written| written.by.entry)
        .collect();
    assert_eq!(standing.len(), 20);
    assert!(acknowledged.iter().all(|entry| standing.contains(entry)));
    office.assert_sound().await;
}

async fn the_checklist_reads_the_draft(office: Office) {
    let desk = &office.desk;
    let case = office.case().await;
    let check = desk.begin_draft(&office.writer, &case).await.unwrap();
    let missing = async || desk.draft_page(&office.writer, &check).await.unwrap().missing;
    let all = [
        Missing::Title,
        Missing::Text,
        Missing::Language,
        Missing::Rating,
        Missing::TwoSources,
        Missing::ClaimantReply,
        Missing::Interests,
    ];
    assert_eq!(missing().await, all, "the claim and the author are taken over");
    office.save(&office.writer, &check, complete()).await;
    assert_eq!(missing().await, []);
    let other_words = DraftSet {
        claim: Change::Set(text("Qaradağ gölü qurudu.")),
        ..DraftSet::default()
    };
    office.save(&office.writer, &check, other_words).await;
    assert_eq!(missing().await, [Missing::ExactQuote]);
    let again = DraftSet {
        claim: Change::Set(text(&format!("“{CLAIM}”"))),
        // Where the claim stands is no source of its own.
        appearances: Change::Set(list(vec![text("https://www.eco.example/iddia")])),
        authors: Change::Clear,
        ..DraftSet::default()
    };
    office.save(&office.writer, &check, again).await;
    assert_eq!(missing().await, [Missing::Authors, Missing::TwoSources]);
    office
        .review(&office.editor, &check, Decision::Approve)
        .await
        .unwrap();
    let refused = desk.publish(&office.chief, &check, None).await;
    assert!(
        matches!(refused, Err(DeskError::NotYet(NotYet::Incomplete { .. }))),
        "{refused:?}"
    );
}
