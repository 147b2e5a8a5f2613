//! From a tip to an appeal: what the team does, what readers see, and what the knowledge base holds.

use ortaq_core::Verdict;
use ortaq_core::fold::CheckStanding;
use ortaq_core::records::case::{EvidenceAdded, Note, Stance, TaskAdded, TaskSet, TaskState};
use ortaq_core::records::checking::{Decision, DraftSet, PassageRemark};
use ortaq_core::records::found::claim::ClaimSet;
use ortaq_core::records::found::{Appearance, Channel, TipReceived, TriageState};
use ortaq_core::records::response::{AppealAnswer, AppealFiled, Outcome, Weight};
use ortaq_core::records::{Change, LanguageTag, Line, List, Rated, Remark};
use ortaq_engine::Store;
use ortaq_engine::catalogue::{Catalogue, Filter, Start};
use ortaq_engine::desk::reading::{InboxFilter, Piece};
use ortaq_engine::desk::{Actor, CorrectionText, Desk, Followed, OpenCase};
use ortaq_engine::home::Home;
use ortaq_engine::knowledge::{Knowledge, reindex};
use ortaq_engine::policy::{NotYet, State};
use ortaq_engine::publications::{Names, bring_in};

use crate::support::{CLAIM, Office, complete, date, on_both, text};

on_both!(
    a_tip_becomes_a_fact_check_that_is_corrected_and_contested,
    what_is_published_is_found_like_any_other_fact_check,
    a_correction_that_was_cut_short_is_finished_by_doing_it_again,
);

async fn a_tip_becomes_a_fact_check_that_is_corrected_and_contested(office: Office) {
    let desk = &office.desk;
    // A reader sends a tip and keeps the receipt.
    let tip = TipReceived {
        text: text(&format!("Feysbukda yazırlar: “{CLAIM}” Bu doğrudurmu?")),
        url: Some(text("https://social.example/post/7")),
        language: None,
        channel: Channel::Web,
        receipt: None,
        attachments: List::default(),
    };
    let (tip, receipt) = desk.submit_tip(&Actor::visitor(), tip).await.unwrap();
    let inbox = desk
        .inbox(&office.writer, &InboxFilter::default(), None)
        .await
        .unwrap();
    assert_eq!(inbox.groups.len(), 1);
    let item = &inbox.groups[0].newest;
    assert_eq!((&item.id, item.state), (&tip, TriageState::New));
    assert_eq!(item.language.as_deref(), Some("az"), "the language is found out");

    // The fact-checker opens a case about its claim.
    let appearance = Appearance {
        url: Some(text("https://social.example/post/7")),
        sighting: None,
        quote: Some(text(CLAIM)),
        date: None,
    };
    let of_claim = ClaimSet {
        claimant: text::<Line>("Fərid F.").into(),
        ..ClaimSet::default()
    };
    let claim = desk
        .record_claim(&office.writer, text(CLAIM), of_claim, vec![appearance])
        .await
        .unwrap();
    let open = OpenCase {
        title: text("Qaradağ gölü"),
        summary: None,
        priority: None,
        lead: Some(office.writer.person),
        due: Some(date("2026-03-03")),
        claims: vec![claim.clone()],
        items: vec![tip.clone()],
    };
    let case = desk.open_case(&office.writer, open).await.unwrap();
    let item = desk.inbox_item(&office.writer, &tip).await.unwrap();
    assert_eq!(
        (item.state, item.case.as_ref(), item.claim.as_ref()),
        (TriageState::Taken, Some(&case), Some(&claim))
    );

    // Work is shared out and evidence gathered.
    let task = TaskAdded {
        title: text("Nazirliyə yaz"),
        note: None,
        assignee: Some(desk.person_record(office.writer.person)),
        due: Some(date("2026-03-02")),
    };
    let task = desk.add_task(&office.editor, &case, task).await.unwrap();
    let tasks = desk.own_tasks(&office.writer).await.unwrap();
    assert_eq!(
        (tasks.len(), tasks[0].task, tasks[0].title.as_str()),
        (1, task, "Nazirliyə yaz")
    );
    let done = TaskSet {
        state: TaskState::Done.into(),
        ..TaskSet::default()
    };
    desk.change_task(&office.writer, &case, task, done).await.unwrap();
    assert_eq!(desk.own_tasks(&office.writer).await.unwrap(), []);
    let evidence = EvidenceAdded {
        title: text("Peyk şəkli"),
        url: Some(text("https://peyk.example/gol")),
        sighting: None,
        capture: None,
        stance: Stance::Refutes,
        note: None,
    };
    desk.add_evidence(&office.writer, &case, evidence).await.unwrap();
    let note = Note {
        text: text("Şəkil dünənkidir."),
        reply_to: None,
    };
    desk.add_note(&office.editor, &case, note).await.unwrap();

    // The draft takes over what is known of the claim; it is reviewed, changed, reviewed again.
    let check = desk.begin_draft(&office.writer, &case).await.unwrap();
    assert_eq!(
        desk.begin_draft(&office.editor, &case).await.unwrap(),
        check,
        "a case has one draft"
    );
    let page = desk.draft_page(&office.writer, &check).await.unwrap();
    assert_eq!(
        page.check
            .is
            .draft
            .claim
            .latest()
            .map(ToString::to_string)
            .as_deref(),
        Some(CLAIM)
    );
    assert!(page.wrote && !page.missing.is_empty());
    office.save(&office.writer, &check, complete()).await;
    desk.ask_review(&office.writer, &check).await.unwrap();
    let remark = PassageRemark {
        passage: Some(text("su səthini")),
        text: text("Hansı günün?"),
    };
    let remark = desk.remark(&office.editor, &check, remark).await.unwrap();
    office
        .review(&office.editor, &check, Decision::RequestChanges)
        .await
        .unwrap();
    assert_eq!(
        desk.case_page(&office.editor, &case).await.unwrap().state,
        State::Open
    );
    let dated = DraftSet {
        text: text::<ortaq_core::records::Article>("28 fevral şəkilləri su səthini göstərir.").into(),
        ..DraftSet::default()
    };
    office.save(&office.writer, &check, dated).await;
    desk.resolve_remark(&office.writer, &check, remark).await.unwrap();
    desk.ask_review(&office.writer, &check).await.unwrap();
    assert_eq!(
        desk.draft_page(&office.chief, &check).await.unwrap().state,
        State::InReview
    );
    office
        .review(&office.editor, &check, Decision::Approve)
        .await
        .unwrap();

    // Published: readers see it with its authors and reviewers; case and claim say so.
    let page = text::<ortaq_core::records::WebAddress>("https://faktyoxla.example/fact-checks/1");
    let released = desk.publish(&office.editor, &check, Some(page)).await.unwrap();
    assert_eq!((released.name, released.labels.len()), (Desk::name_of(&check), 0));
    let seen = desk.published_page(&check).await.unwrap().unwrap();
    let lines = |lines: &List<Line>| lines.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(seen.standing, CheckStanding::Published);
    assert_eq!(
        (
            lines(&seen.publication.authors),
            lines(&seen.publication.reviewers)
        ),
        (vec!["Aygün".into()], vec!["Elçin".into()])
    );
    assert_eq!(
        (seen.publication.date, seen.entry),
        (date("2026-03-01"), released.publication)
    );
    assert_eq!(
        desk.case_page(&office.writer, &case).await.unwrap().state,
        State::Published
    );
    let names = Names::default();
    assert_eq!(
        names.find(&office.store, released.name).await.unwrap(),
        Some(check.clone())
    );

    // A reader contests it; the text is corrected by the same way, and the change is shown.
    office.pass_days(2);
    let appeal = AppealFiled {
        about: check.clone(),
        text: text("Şəkil 27 fevralındır."),
        language: None,
        channel: Channel::Web,
        receipt: None,
        attachments: List::default(),
    };
    let (appeal, of_appeal) = desk.file_appeal(&Actor::visitor(), appeal).await.unwrap();
    let right = DraftSet {
        text: text::<ortaq_core::records::Article>("27 fevral şəkilləri su səthini göstərir.").into(),
        ..DraftSet::default()
    };
    office.save(&office.writer, &check, right).await;
    let correction = CorrectionText {
        weight: Weight::Substantial,
        text: text("Şəkil 28 yox, 27 fevralındır."),
        language: text("az"),
    };
    let unread = desk
        .correct(&office.chief, &check, correction.clone(), true, None)
        .await;
    assert!(
        matches!(
            unread,
            Err(ortaq_engine::desk::DeskError::NotYet(NotYet::Changed))
        ),
        "{unread:?}"
    );
    office
        .review(&office.editor, &check, Decision::Approve)
        .await
        .unwrap();
    let corrected = desk
        .correct(&office.chief, &check, correction, true, None)
        .await
        .unwrap();
    let answer = AppealAnswer {
        outcome: Outcome::Upheld,
        text: text("Düzəltdik."),
        follows: corrected.correction.clone(),
    };
    desk.handle_appeal(&office.editor, &appeal, office.editor.person, None)
        .await
        .unwrap();
    desk.answer_appeal(&office.editor, &appeal, answer.clone(), false)
        .await
        .unwrap();
    let followed = desk.follow(&of_appeal).await.unwrap().unwrap();
    let expected = Followed::Appeal {
        about: check.clone(),
        state: State::Answered,
        deadline: date("2026-03-17"),
        answer: Some(answer.clone()),
    };
    assert_eq!(followed, expected);

    let seen = desk.published_page(&check).await.unwrap().unwrap();
    assert_eq!(
        (seen.standing, seen.publications.len()),
        (CheckStanding::Corrected, 2)
    );
    assert!(seen.publication.text.starts_with("27 fevral"));
    let said = &seen.corrections[0].correction;
    assert_eq!(
        (said.publication, said.replacement),
        (released.publication, Some(corrected.publication))
    );
    assert_eq!(
        (seen.appeals.len(), seen.appeals[0].answer.as_ref()),
        (1, Some(&answer))
    );
    let changed = desk
        .compare_drafts(&office.editor, &check, Some(released.publication), None)
        .await
        .unwrap();
    assert_eq!((changed.len(), changed[0].field.as_str()), (1, "text"));
    assert!(
        changed[0].pieces.contains(&Piece::Removed("28".into())),
        "{changed:?}"
    );

    // The sender of the tip is answered.
    let answer = ortaq_core::records::found::Answer {
        text: text("Yoxladıq: yanlışdır."),
    };
    desk.answer_tip(&office.writer, &tip, answer.clone(), true)
        .await
        .unwrap();
    let expected = Followed::Tip {
        state: State::Sorted,
        answers: vec![answer],
    };
    assert_eq!(desk.follow(&receipt).await.unwrap(), Some(expected));

    // And withdrawn in the end: the page stays, nothing more can be done to it.
    let reason = text::<Remark>("Mənbə saxta çıxdı.");
    desk.retract(&office.chief, &check, reason.clone(), text::<LanguageTag>("az"))
        .await
        .unwrap();
    let seen = desk.published_page(&check).await.unwrap().unwrap();
    assert_eq!(seen.standing, CheckStanding::Retracted);
    assert_eq!(seen.retraction.unwrap().retraction.reason, reason);
    assert!(
        desk.retract(&office.chief, &check, reason, text("az"))
            .await
            .is_err()
    );
    office.assert_sound().await;
}

async fn what_is_published_is_found_like_any_other_fact_check(office: Office) {
    let home = Home::new(office.folder.path().join("home"));
    std::fs::create_dir_all(home.root()).unwrap();
    let knowledge = Store::open(&home.database()).await.unwrap();
    let desk = &office.desk;
    let (check, other) = (office.published().await, office.draft().await);
    let brought = bring_in(&*office.store, &knowledge).await.unwrap();
    assert_eq!((brought.written, brought.removed), (1, 0), "drafts stay inside");
    assert!(
        !bring_in(&*office.store, &knowledge).await.unwrap().changed(),
        "once is enough"
    );

    reindex(&home, &mut |_| ()).await.unwrap();
    let opened = Knowledge::open(&home, &mut |_| ()).await.unwrap();
    let catalogue = Catalogue::read(&opened).await.unwrap();
    let key = catalogue.key(Desk::name_of(&check)).unwrap();
    assert_eq!(catalogue.key(Desk::name_of(&other)), None);
    let found = opened.search("Qaradağ gölü qurudu", 5).unwrap();
    assert_eq!(found[0].key, key);
    let (_, record) = opened.records(&[key]).await.unwrap().remove(0);
    assert_eq!(
        (record.claim.as_str(), record.outlet.name.as_str()),
        (CLAIM, "Faktyoxla")
    );
    assert_eq!(record.rating.verdict, Verdict::False);
    assert_eq!(catalogue.list(&Filter::default(), Start::Newest, 9).total, 1);

    // A correction changes it there, a retraction takes it out; the log can make the knowledge base again.
    let milder = DraftSet {
        rating: Rated {
            label: text("Əsasən yanlış"),
            verdict: Verdict::MostlyFalse,
        }
        .into(),
        ..DraftSet::default()
    };
    office.save(&office.writer, &check, milder).await;
    office
        .review(&office.editor, &check, Decision::Approve)
        .await
        .unwrap();
    let correction = CorrectionText {
        weight: Weight::Substantial,
        text: text("Qiymət yumşaldıldı."),
        language: text("az"),
    };
    desk.correct(&office.chief, &check, correction, true, None)
        .await
        .unwrap();
    assert_eq!(bring_in(&*office.store, &knowledge).await.unwrap().written, 1);
    let stored = knowledge
        .page_after(ortaq_store::RowId::BEFORE_FIRST, 9)
        .await
        .unwrap();
    assert_eq!(stored[0].record.rating.verdict, Verdict::MostlyFalse);
    let again = Store::in_memory().await.unwrap();
    bring_in(&*office.store, &again).await.unwrap();
    let rebuilt = again
        .page_after(ortaq_store::RowId::BEFORE_FIRST, 9)
        .await
        .unwrap();
    assert_eq!(rebuilt[0].record, stored[0].record);

    desk.retract(&office.chief, &check, text("Mənbə saxta çıxdı."), text("az"))
        .await
        .unwrap();
    let brought = bring_in(&*office.store, &knowledge).await.unwrap();
    assert_eq!((brought.written, brought.removed), (0, 1));
    assert_eq!(knowledge.count().await.unwrap(), 0);
}

async fn a_correction_that_was_cut_short_is_finished_by_doing_it_again(office: Office) {
    use ortaq_core::audience::Audience;
    use ortaq_core::fold::RecordState;
    use ortaq_core::records::checking::CheckAct;
    use ortaq_engine::log::{Draft, LogWriter, View, salt};

    let desk = &office.desk;
    let check = office.published().await;
    let first = desk.published_page(&check).await.unwrap().unwrap().entry;
    let correction = CorrectionText {
        weight: Weight::Minor,
        text: text("Başlıq dəyişdi."),
        language: text("az"),
    };
    let same = desk
        .correct(&office.chief, &check, correction.clone(), true, None)
        .await;
    assert!(
        matches!(same, Err(ortaq_engine::desk::DeskError::NothingChanged)),
        "{same:?}"
    );
    let titled = DraftSet {
        title: Change::Set(text("Qaradağ gölü qurumayıb")),
        ..DraftSet::default()
    };
    office.save(&office.writer, &check, titled).await;
    office
        .review(&office.editor, &check, Decision::Approve)
        .await
        .unwrap();
    // The machine fails between publication and correction: only the former is in the log.
    let page = desk.draft_page(&office.chief, &check).await.unwrap();
    let summary = office.store.record(&check, View::All).await.unwrap().unwrap();
    let RecordState::Check(is) = summary.record().unwrap().state else {
        panic!("it is a fact-check");
    };
    let mut publication = is.published.latest().unwrap().clone();
    publication.version = page.version.unwrap();
    publication.title = text("Qaradağ gölü qurumayıb");
    let key = ortaq_core::keys::NodeKey::from_seed([1; 32]);
    let clock: ortaq_engine::log::Clock = std::sync::Arc::new(jiff::Timestamp::now);
    let writer = LogWriter::open(std::sync::Arc::clone(&office.store), desk.log(), key, clock)
        .await
        .unwrap();
    let act = CheckAct::Publish(Box::new(publication));
    let cut = Draft::new(
        act,
        check.clone(),
        office.chief.person,
        Audience::CLEAR,
        salt().unwrap(),
    )
    .unwrap();
    let cut = writer.append(cut).await.unwrap();

    let finished = desk
        .correct(&office.chief, &check, correction.clone(), true, None)
        .await
        .unwrap();
    assert_eq!(finished.publication, cut.id);
    let seen = desk.published_page(&check).await.unwrap().unwrap();
    assert_eq!((seen.publications.len(), seen.corrections.len()), (2, 1));
    let said = &seen.corrections[0].correction;
    assert_eq!((said.publication, said.replacement), (first, Some(cut.id)));
    let twice = desk.correct(&office.chief, &check, correction, true, None).await;
    assert!(
        matches!(twice, Err(ortaq_engine::desk::DeskError::NothingChanged)),
        "{twice:?}"
    );
}
