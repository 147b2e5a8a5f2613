//! What the desk refuses, and that nothing is written then.

use ortaq_core::records::case::{EvidenceAdded, EvidenceSet, Stance};
use ortaq_core::records::checking::{Decision, DraftSet, Label, Review};
use ortaq_core::records::found::claim::ClaimSet;
use ortaq_core::records::people::{MemberKind, Role};
use ortaq_core::records::{Change, Line};
use ortaq_engine::desk::reading::InboxFilter;
use ortaq_engine::desk::{Actor, DeskError, OpenCase};
use ortaq_engine::limits;
use ortaq_engine::policy::{Act, NotYet, Refusal, State};

use crate::support::{CLAIM, Office, actor, complete, on_both, text};

on_both!(
    nobody_publishes_their_own_draft_alone,
    a_change_after_the_review_needs_another_one,
    a_government_body_does_not_judge_its_own_government_in_silence,
    records_that_stand_elsewhere_refuse,
    roles_keep_to_what_is_theirs,
    a_byline_and_the_organisation_have_names,
    lists_of_a_case_are_limited,
);

fn refusal(error: DeskError) -> Refusal {
    match error {
        DeskError::Refused(refusal) => refusal,
        other => panic!("{other}"),
    }
}

fn not_yet(error: DeskError) -> NotYet {
    match error {
        DeskError::NotYet(not_yet) => not_yet,
        other => panic!("{other}"),
    }
}

async fn nobody_publishes_their_own_draft_alone(office: Office) {
    let desk = &office.desk;
    // An editor writes, and may neither approve nor publish it unread.
    let case = office.case().await;
    let check = desk.begin_draft(&office.editor, &case).await.unwrap();
    office.save(&office.editor, &check, complete()).await;
    let own = office
        .review(&office.editor, &check, Decision::Approve)
        .await
        .unwrap_err();
    assert_eq!(refusal(own), Refusal::OwnWork { act: Act::Review });
    let size = office.store.head(&desk.log()).await.unwrap().unwrap().size;
    let alone = desk.publish(&office.editor, &check, None).await.unwrap_err();
    assert_eq!(not_yet(alone), NotYet::NotApproved);
    assert_eq!(
        office.store.head(&desk.log()).await.unwrap().unwrap().size,
        size,
        "nothing was written"
    );
    assert_eq!(desk.published_page(&check).await.unwrap(), None);
    // Who changes a word of it is a writer too.
    let word = DraftSet {
        title: text::<Line>("Göl yerindədir").into(),
        ..DraftSet::default()
    };
    office.save(&office.chief, &check, word).await;
    let helped = office
        .review(&office.chief, &check, Decision::Approve)
        .await
        .unwrap_err();
    assert_eq!(refusal(helped), Refusal::OwnWork { act: Act::Review });
    let third = actor(9, Role::Editor);
    desk.set_byline(&third, text("Rəna")).await.unwrap();
    office.review(&third, &check, Decision::Approve).await.unwrap();
    desk.publish(&office.editor, &check, None).await.unwrap();
}

async fn a_change_after_the_review_needs_another_one(office: Office) {
    let desk = &office.desk;
    let check = office.draft().await;
    let read = desk
        .draft_page(&office.editor, &check)
        .await
        .unwrap()
        .version
        .unwrap();
    office
        .review(&office.editor, &check, Decision::Approve)
        .await
        .unwrap();
    let word = DraftSet {
        title: text::<Line>("Göl yerindədir").into(),
        ..DraftSet::default()
    };
    office.save(&office.writer, &check, word).await;
    let changed = desk.publish(&office.chief, &check, None).await.unwrap_err();
    assert_eq!(not_yet(changed), NotYet::Changed);
    let stale = Review {
        version: read,
        decision: Decision::Approve,
        text: None,
        interests: None,
    };
    let stale = desk.review(&office.editor, &check, stale).await.unwrap_err();
    assert!(matches!(stale, DeskError::Overtaken(_)), "{stale}");
    // One approves, another asks for changes: that comes first.
    office
        .review(&office.editor, &check, Decision::Approve)
        .await
        .unwrap();
    office
        .review(&office.chief, &check, Decision::RequestChanges)
        .await
        .unwrap();
    let asked = desk.publish(&office.chief, &check, None).await.unwrap_err();
    assert_eq!(not_yet(asked), NotYet::ChangesRequested);
    // Their last word counts.
    office
        .review(&office.chief, &check, Decision::Approve)
        .await
        .unwrap();
    desk.publish(&office.chief, &check, None).await.unwrap();

    let silent = Review {
        version: desk
            .draft_page(&office.chief, &check)
            .await
            .unwrap()
            .version
            .unwrap(),
        decision: Decision::RequestChanges,
        text: None,
        interests: None,
    };
    let silent = desk.review(&office.chief, &check, silent).await.unwrap_err();
    assert!(matches!(silent, DeskError::NoReason), "{silent}");
}

async fn a_government_body_does_not_judge_its_own_government_in_silence(office: Office) {
    let desk = &office.desk;
    office.describe("AZ", MemberKind::GovernmentBody).await;
    let check = office.draft().await;
    office
        .review(&office.editor, &check, Decision::Approve)
        .await
        .unwrap();
    let page = desk.draft_page(&office.chief, &check).await.unwrap();
    assert_eq!(page.ready, Ok(vec![]), "the claim is about no government");
    // That the claim is about its own government is told by the claim, whatever the draft leaves out.
    let case = desk.case_page(&office.writer, &page.case).await.unwrap();
    let claim = &case.claims[0];
    let about = ClaimSet {
        government: Change::Set(text("AZ")),
        ..ClaimSet::default()
    };
    desk.change_claim(&office.writer, &claim.id, &claim.heads, about)
        .await
        .unwrap();
    let released = desk.publish(&office.chief, &check, None).await.unwrap();
    assert_eq!(released.labels, [Label::OwnGovernment]);
    let seen = desk.published_page(&check).await.unwrap().unwrap();
    assert_eq!(
        seen.publication.labels[..],
        [Label::OwnGovernment],
        "readers are told"
    );
    assert_eq!(seen.member.kind.latest(), Some(&MemberKind::GovernmentBody));
}

async fn records_that_stand_elsewhere_refuse(office: Office) {
    let desk = &office.desk;
    let draft = office.draft().await;
    let published = office.published().await;
    let refused = |act, state| Refusal::State { act, state };
    let twice = desk.publish(&office.chief, &published, None).await.unwrap_err();
    assert_eq!(refusal(twice), refused(Act::Publish, State::Published));
    let early = desk
        .retract(&office.chief, &draft, text("Səhvdir"), text("az"))
        .await
        .unwrap_err();
    assert_eq!(refusal(early), refused(Act::Retract, State::Draft));
    desk.ask_review(&office.writer, &draft).await.unwrap();
    let again = desk.ask_review(&office.writer, &draft).await.unwrap_err();
    assert_eq!(refusal(again), refused(Act::AskReview, State::InReview));
    desk.retract(&office.chief, &published, text("Səhvdir"), text("az"))
        .await
        .unwrap();
    let page = desk.draft_page(&office.writer, &published).await.unwrap();
    let late = desk
        .save_draft(&office.writer, &published, &page.check.heads, complete())
        .await
        .unwrap_err();
    assert_eq!(refusal(late), refused(Act::SaveDraft, State::Retracted));
    let nothing = desk.person_record(office.writer.person);
    let wrong = desk.case_page(&office.writer, &nothing).await.unwrap_err();
    assert!(matches!(wrong, DeskError::NotFound(_)), "{wrong}");
}

async fn roles_keep_to_what_is_theirs(office: Office) {
    let desk = &office.desk;
    let [reader, contributor, operator] =
        [Role::Reader, Role::Contributor, Role::Operator].map(|role| actor(8, role));
    let tip = office.tip("Göl qurudu, baxın, gedin", None).await;
    for who in [&Actor::visitor(), &operator] {
        let closed = desk.inbox(who, &InboxFilter::default(), None).await.unwrap_err();
        assert_eq!(refusal(closed), Refusal::Role { act: Act::ReadDesk });
    }
    assert!(desk.inbox(&reader, &InboxFilter::default(), None).await.is_ok());
    let taken = desk
        .take(&contributor, std::slice::from_ref(&tip))
        .await
        .unwrap_err();
    assert_eq!(refusal(taken), Refusal::Role { act: Act::TakeItem });
    let check = office.draft().await;
    let published = desk.publish(&office.writer, &check, None).await.unwrap_err();
    assert_eq!(refusal(published), Refusal::Role { act: Act::Publish });
    // A contributor corrects the evidence that is theirs.
    let case = desk.draft_page(&reader, &check).await.unwrap().case;
    let evidence = EvidenceAdded {
        title: text("Şahid"),
        url: None,
        sighting: None,
        capture: None,
        stance: Stance::Context,
        note: None,
    };
    let own = desk.add_evidence(&contributor, &case, evidence).await.unwrap();
    let refutes = EvidenceSet {
        stance: Stance::Refutes.into(),
        ..EvidenceSet::default()
    };
    desk.change_evidence(&contributor, &case, own, refutes.clone())
        .await
        .unwrap();
    let page = desk.case_page(&reader, &case).await.unwrap();
    let others = page.case.is.evidence.all()[0].added.entry;
    let refused = desk
        .change_evidence(&contributor, &case, others, refutes.clone())
        .await
        .unwrap_err();
    assert_eq!(
        refusal(refused),
        Refusal::NotTheirs {
            act: Act::ChangeEvidence
        }
    );
    desk.remove_evidence(&office.writer, &case, own, text("Şahid deyil"))
        .await
        .unwrap();
    let gone = desk
        .change_evidence(&office.writer, &case, own, refutes)
        .await
        .unwrap_err();
    assert!(matches!(gone, DeskError::NoItem { .. }), "{gone}");
}

async fn a_byline_and_the_organisation_have_names(office: Office) {
    let desk = &office.desk;
    let nameless = actor(9, Role::Editor);
    let check = office.draft().await;
    office.review(&nameless, &check, Decision::Approve).await.unwrap();
    let refused = desk.publish(&office.chief, &check, None).await.unwrap_err();
    assert!(
        matches!(refused, DeskError::Nameless(person) if person == nameless.person),
        "{refused}"
    );
    desk.set_byline(&nameless, text("Rəna")).await.unwrap();
    let hidden = ortaq_core::records::people::member::MemberSet {
        name: Change::Clear,
        ..Default::default()
    };
    desk.describe_member(&office.secretariat, hidden).await.unwrap();
    let refused = desk.publish(&office.chief, &check, None).await.unwrap_err();
    assert!(matches!(refused, DeskError::Undescribed), "{refused}");
    office.describe("AZ", MemberKind::Newsroom).await;
    desk.publish(&office.chief, &check, None).await.unwrap();
}

async fn lists_of_a_case_are_limited(office: Office) {
    let desk = &office.desk;
    let claim = desk
        .record_claim(&office.writer, text(CLAIM), ClaimSet::default(), vec![])
        .await
        .unwrap();
    let open = |claims| OpenCase {
        title: text("Göl"),
        summary: None,
        priority: None,
        lead: None,
        due: None,
        claims,
        items: vec![],
    };
    let full = desk
        .open_case(&office.writer, open(vec![claim.clone(); limits::CASE_CLAIMS]))
        .await
        .unwrap();
    assert_eq!(
        desk.case_page(&office.writer, &full)
            .await
            .unwrap()
            .case
            .is
            .claims
            .all()
            .len(),
        limits::CASE_CLAIMS
    );
    let refused = desk
        .open_case(&office.writer, open(vec![claim; limits::CASE_CLAIMS + 1]))
        .await
        .unwrap_err();
    assert!(
        matches!(refused, DeskError::Full { what: "claims", .. }),
        "{refused}"
    );
}
