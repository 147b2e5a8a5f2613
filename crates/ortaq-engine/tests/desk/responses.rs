//! What follows a publication.

use ortaq_core::records::List;
use ortaq_core::records::found::Channel;
use ortaq_core::records::people::Role;
use ortaq_core::records::response::translation::TranslationSet;
use ortaq_core::records::response::{
    AppealAnswer, AppealFiled, Comment, Moderation, Outcome, View as Opined, Visibility,
};
use ortaq_core::records::{Article, ClaimText, Line};
use ortaq_engine::desk::{Actor, Desk, DeskError, Receipt};
use ortaq_engine::limits;
use ortaq_engine::policy::{Act, Refusal, State};

use crate::support::{Office, actor, on_both, text};

on_both!(
    comments_are_seen_when_they_are_shown,
    an_appeal_is_answered_by_somebody_else_within_its_time,
    opinions_are_given_anew_and_taken_back,
    a_translation_is_published_by_somebody_else,
    what_is_personal_is_erased,
);

fn comment(about: &ortaq_core::ids::RecordId, words: &str) -> Comment {
    Comment {
        about: about.clone(),
        reply_to: None,
        name: Some(text("Oxucu")),
        text: text(words),
        language: Some(text("az")),
    }
}

fn decided(decision: Visibility, reason: &str) -> Moderation {
    Moderation {
        decision,
        reason: text(reason),
    }
}

async fn comments_are_seen_when_they_are_shown(office: Office) {
    let desk = &office.desk;
    let check = office.published().await;
    let visitor = Actor::visitor();
    let first = desk
        .post_comment(&visitor, comment(&check, "Bəs bulaqlar?"))
        .await
        .unwrap();
    let second = desk
        .post_comment(&visitor, comment(&check, "BƏS BULAQLAR"))
        .await
        .unwrap();
    let third = desk
        .post_comment(&visitor, comment(&check, "Söyüş"))
        .await
        .unwrap();
    let seen = async |desk: &Desk| desk.published_page(&check).await.unwrap().unwrap().comments;
    assert_eq!(seen(desk).await, [], "nobody has looked yet");
    let waiting = desk.comments(&office.editor, true, None).await.unwrap();
    assert_eq!((waiting.total, waiting.items.len()), (3, 3));
    for shown in [&first, &second] {
        desk.moderate(
            &office.editor,
            shown,
            decided(Visibility::Shown, "Mövzuya aiddir"),
        )
        .await
        .unwrap();
    }
    desk.moderate(&office.editor, &third, decided(Visibility::Removed, "Təhqir"))
        .await
        .unwrap();
    let comments = seen(desk).await;
    let ids: Vec<_> = comments.iter().map(|comment| &comment.id).collect();
    assert_eq!(ids, [&first, &second, &third]);
    assert_eq!(comments[1].repeats.as_ref(), Some(&first), "marked, not hidden");
    let removed = comments[2].removed.as_ref().map(ToString::to_string);
    assert_eq!(
        (&comments[2].comment, removed.as_deref()),
        (&None, Some("Təhqir")),
        "the reason stands where it stood"
    );
    assert_eq!(desk.comments(&office.editor, true, None).await.unwrap().total, 0);

    let long = |chars: usize| comment(&check, &"ə".repeat(chars));
    assert!(
        desk.post_comment(&visitor, long(limits::COMMENT_CHARS))
            .await
            .is_ok()
    );
    let refused = desk
        .post_comment(&visitor, long(limits::COMMENT_CHARS + 1))
        .await
        .unwrap_err();
    assert!(matches!(refused, DeskError::LongComment { .. }), "{refused}");
    let draft = office.draft().await;
    let early = desk
        .post_comment(&visitor, comment(&draft, "Hə"))
        .await
        .unwrap_err();
    let state = Refusal::State {
        act: Act::PostComment,
        state: State::Draft,
    };
    assert!(
        matches!(early, DeskError::Refused(why) if why == state),
        "{early}"
    );
}

async fn an_appeal_is_answered_by_somebody_else_within_its_time(office: Office) {
    let desk = &office.desk;
    let check = office.published().await;
    let filed = AppealFiled {
        about: check.clone(),
        text: text("Yanlışdır."),
        language: None,
        channel: Channel::Web,
        receipt: None,
        attachments: List::default(),
    };
    let (appeal, receipt) = desk.file_appeal(&Actor::visitor(), filed).await.unwrap();
    let item = desk
        .appeals(&office.editor, Some(State::Received), None)
        .await
        .unwrap()
        .items
        .remove(0);
    assert_eq!(
        (&item.id, item.deadline.to_string().as_str()),
        (&appeal, "2026-03-15")
    );
    let answer = |outcome| AppealAnswer {
        outcome,
        text: text("Baxdıq."),
        follows: None,
    };
    // The editor who wrote a part of it, another one with an interest, one without a right.
    let mut author = office.writer.clone();
    author.roles = vec![Role::Editor];
    let own = desk
        .answer_appeal(&author, &appeal, answer(Outcome::Rejected), false)
        .await
        .unwrap_err();
    assert!(
        matches!(own, DeskError::Refused(Refusal::OwnWork { .. })),
        "{own}"
    );
    let tied = desk
        .answer_appeal(&office.editor, &appeal, answer(Outcome::Rejected), true)
        .await
        .unwrap_err();
    assert!(
        matches!(tied, DeskError::Refused(Refusal::Interest { .. })),
        "{tied}"
    );
    let empty = desk
        .answer_appeal(&office.editor, &appeal, answer(Outcome::Upheld), false)
        .await
        .unwrap_err();
    assert!(matches!(empty, DeskError::NothingFollows), "{empty}");
    let until = "2026-03-05".parse().unwrap();
    desk.handle_appeal(&office.writer, &appeal, office.editor.person, Some(until))
        .await
        .unwrap();
    let seen = desk
        .published_page(&check)
        .await
        .unwrap()
        .unwrap()
        .appeals
        .remove(0);
    assert_eq!(
        (seen.state, seen.deadline, seen.answer),
        (State::UnderReview, until, None)
    );
    desk.answer_appeal(&office.editor, &appeal, answer(Outcome::Rejected), false)
        .await
        .unwrap();
    let twice = desk
        .answer_appeal(&office.chief, &appeal, answer(Outcome::Rejected), false)
        .await
        .unwrap_err();
    assert!(
        matches!(twice, DeskError::Refused(Refusal::State { .. })),
        "{twice}"
    );
    assert!(desk.follow(&receipt).await.unwrap().is_some());
    let other: Receipt = "0000-0000-0000-0000".parse().unwrap();
    assert_eq!(desk.follow(&other).await.unwrap(), None);
    // What the sender wrote stays inside.
    let public = office
        .store
        .record(&appeal, ortaq_engine::log::View::Public)
        .await
        .unwrap()
        .unwrap();
    assert!(
        public.state.contains("Baxdıq") && !public.state.contains("Yanlışdır"),
        "{}",
        public.state
    );
}

async fn opinions_are_given_anew_and_taken_back(office: Office) {
    let desk = &office.desk;
    let check = office.published().await;
    let reason = || text("Bir mənbə köhnədir.");
    let opinion = desk
        .give_opinion(&office.chief, &check, Opined::NeedsMore, reason(), None)
        .await
        .unwrap();
    let again = desk
        .give_opinion(&office.chief, &check, Opined::Agree, reason(), None)
        .await
        .unwrap();
    assert_eq!(again, opinion, "one organisation has one opinion");
    let seen = desk
        .published_page(&check)
        .await
        .unwrap()
        .unwrap()
        .opinions
        .remove(0);
    assert_eq!(
        (seen.member.as_str(), seen.opinion.view, seen.current),
        ("Faktyoxla", Opined::Agree, true)
    );
    desk.withdraw_opinion(&office.chief, &opinion, text("Səhv etmişik"))
        .await
        .unwrap();
    let seen = desk
        .published_page(&check)
        .await
        .unwrap()
        .unwrap()
        .opinions
        .remove(0);
    assert_eq!(
        seen.withdrawn.map(|reason| reason.to_string()).as_deref(),
        Some("Səhv etmişik")
    );
}

async fn a_translation_is_published_by_somebody_else(office: Office) {
    let desk = &office.desk;
    let check = office.published().await;
    let contributor = actor(7, Role::Contributor);
    desk.set_byline(&contributor, text("Cem")).await.unwrap();
    let begun = desk
        .begin_translation(&contributor, &check, text("tr"))
        .await
        .unwrap();
    assert_eq!(
        desk.begin_translation(&office.editor, &check, text("tr"))
            .await
            .unwrap(),
        begun
    );
    let mut set = TranslationSet {
        title: text::<Line>("Göl kurumadı").into(),
        claim: text::<ClaimText>("Karadağ gölü tamamen kurudu.").into(),
        label: text::<Line>("Yanlış").into(),
        ..TranslationSet::default()
    };
    let saved = desk
        .save_translation(&contributor, &begun, &[], set.clone())
        .await
        .unwrap();
    let incomplete = desk
        .publish_translation(&office.editor, &begun, false)
        .await
        .unwrap_err();
    assert!(
        matches!(incomplete, DeskError::Untranslated("text")),
        "{incomplete}"
    );
    set.text = text::<Article>("Uydu görüntüleri su yüzeyini gösteriyor.").into();
    desk.save_translation(&contributor, &begun, &saved.seen, set)
        .await
        .unwrap();
    let mut own = contributor.clone();
    own.roles = vec![Role::Editor];
    let own = desk.publish_translation(&own, &begun, false).await.unwrap_err();
    assert!(
        matches!(own, DeskError::Refused(Refusal::OwnWork { .. })),
        "{own}"
    );
    desk.publish_translation(&office.editor, &begun, false)
        .await
        .unwrap();
    let seen = desk
        .published_page(&check)
        .await
        .unwrap()
        .unwrap()
        .translations
        .remove(0);
    assert_eq!((&*seen.language, seen.current), ("tr", true));
    assert_eq!(seen.translated.translators[0].to_string(), "Cem");
}

async fn what_is_personal_is_erased(office: Office) {
    let desk = &office.desk;
    let tip = office.tip("Mənim nömrəm 050 123 45 67", None).await;
    let received = desk.history(&office.editor, &tip, None).await.unwrap().items[0]
        .by
        .entry;
    let refused = desk
        .erase(&office.writer, received, text("Sahibi istədi"))
        .await
        .unwrap_err();
    assert!(
        matches!(refused, DeskError::Refused(Refusal::Role { .. })),
        "{refused}"
    );
    desk.erase(&office.editor, received, text("Sahibi istədi"))
        .await
        .unwrap();
    let item = desk.inbox_item(&office.editor, &tip).await;
    assert!(item.is_err() || item.unwrap().text.is_none());
    let held = office.store.entry(&received).await.unwrap().unwrap();
    assert_eq!(held.body(), None);
    office.assert_sound().await;
}
