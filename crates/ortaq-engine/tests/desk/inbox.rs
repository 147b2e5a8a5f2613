//! Sorting what comes in.

use ortaq_core::records::List;
use ortaq_core::records::found::{Sighted, TriageState};
use ortaq_engine::desk::reading::{InboxFilter, ItemKind};
use ortaq_engine::desk::{DeskError, OpenCase};
use ortaq_engine::limits;
use ortaq_engine::policy::{Act, Refusal, State};

use crate::support::{Office, on_both, text};

on_both!(
    what_repeats_stands_together,
    sorting_is_undone_and_stays_in_the_log,
    merged_items_follow_what_they_repeat,
    bulk_acts_do_all_or_nothing,
    pages_of_the_inbox_go_on_from_where_they_stopped,
    an_item_is_worked_on_in_one_case,
);

async fn what_repeats_stands_together(office: Office) {
    let latin = office.tip("Qaradağ gölü tamamilə qurudu, baxın.", None).await;
    let cyrillic = office.tip("Гарадағ ҝөлү тамамилә гуруду, бахын!", None).await;
    let address = office
        .tip(
            "Buna baxın",
            Some("https://www.social.example/post/7?utm_source=x"),
        )
        .await;
    let seen = Sighted {
        url: Some(text("https://social.example/post/7/")),
        source: None,
        account: None,
        title: Some(text("Qaradağ gölü tamamilə qurudu, baxın")),
        text: None,
        language: Some(text("az")),
        published: None,
        seen: "2026-03-01T11:00:00.000Z".parse().unwrap(),
        captures: List::default(),
    };
    let sighting = office.desk.add_sighting(&office.writer, seen).await.unwrap();
    let alone = office.tip("Nazir istefa verib, deyirlər", None).await;
    let page = office
        .desk
        .inbox(&office.writer, &InboxFilter::default(), None)
        .await
        .unwrap();
    let groups: Vec<Vec<_>> = page
        .groups
        .iter()
        .map(|group| {
            std::iter::once(&group.newest)
                .chain(&group.others)
                .map(|item| &item.id)
                .collect()
        })
        .collect();
    assert_eq!(
        groups,
        [vec![&alone], vec![&sighting, &address, &cyrillic, &latin]]
    );
    assert_eq!(page.counts[&(ItemKind::Tip, TriageState::New)], 4);
    assert_eq!(page.counts[&(ItemKind::Sighting, TriageState::New)], 1);
    let tips = InboxFilter {
        kind: Some(ItemKind::Sighting),
        language: Some("az".into()),
        ..InboxFilter::default()
    };
    let page = office.desk.inbox(&office.writer, &tips, None).await.unwrap();
    assert_eq!((page.groups.len(), &page.groups[0].newest.id), (1, &sighting));
}

async fn sorting_is_undone_and_stays_in_the_log(office: Office) {
    let desk = &office.desk;
    let tip = office.tip("Göl qurudu, baxın, gedin", None).await;
    let items = [tip.clone()];
    let taken = desk.take(&office.writer, &items).await.unwrap();
    let again = desk.take(&office.editor, &items).await;
    let refused = Refusal::State {
        act: Act::TakeItem,
        state: State::Taken,
    };
    assert!(
        matches!(again, Err(DeskError::Refused(why)) if why == refused),
        "{again:?}"
    );
    let mine = InboxFilter {
        taken_by: Some(office.writer.person),
        ..InboxFilter::default()
    };
    assert_eq!(
        desk.inbox(&office.writer, &mine, None)
            .await
            .unwrap()
            .groups
            .len(),
        1
    );
    let dismissed = desk
        .dismiss(&office.writer, &items, text("Zarafatdır"))
        .await
        .unwrap();
    let item = desk.inbox_item(&office.writer, &tip).await.unwrap();
    assert_eq!(
        (item.state, item.reason.unwrap().to_string(), item.undo),
        (TriageState::Dismissed, "Zarafatdır".into(), Some(dismissed[0]))
    );
    let late = desk.undo(&office.writer, &taken).await;
    assert!(matches!(late, Err(DeskError::Overtaken(_))), "{late:?}");
    let undone = desk.undo(&office.writer, &dismissed).await.unwrap();
    let item = desk.inbox_item(&office.writer, &tip).await.unwrap();
    assert_eq!((item.state, item.reason), (TriageState::Taken, None));
    // An undo is a sorting too, and can be taken back like one.
    desk.undo(&office.writer, &undone).await.unwrap();
    let item = desk.inbox_item(&office.writer, &tip).await.unwrap();
    assert_eq!(item.state, TriageState::Dismissed);
    let history = desk.history(&office.writer, &tip, None).await.unwrap();
    assert_eq!((history.total, history.items.len()), (5, 5), "nothing is lost");
    assert_eq!(history.items.last().unwrap().kind.as_str(), "tip.receive");
}

async fn merged_items_follow_what_they_repeat(office: Office) {
    let desk = &office.desk;
    let [first, second, third] = [
        office.tip("Göl qurudu bir", None).await,
        office.tip("Göl qurudu iki", None).await,
        office.tip("Göl qurudu üç", None).await,
    ];
    desk.merge(&office.writer, std::slice::from_ref(&second), &first)
        .await
        .unwrap();
    // Into what was merged itself: into what that repeats.
    let merged = desk
        .merge(&office.writer, std::slice::from_ref(&third), &second)
        .await
        .unwrap();
    let item = desk.inbox_item(&office.writer, &third).await.unwrap();
    assert_eq!(
        (item.state, item.merged_into.as_ref()),
        (TriageState::Merged, Some(&first))
    );
    for other in [&first, &second] {
        let circle = desk
            .merge(&office.writer, std::slice::from_ref(&first), other)
            .await;
        assert!(matches!(circle, Err(DeskError::Circle(_))), "{circle:?}");
    }
    desk.undo(&office.writer, &merged).await.unwrap();
    let item = desk.inbox_item(&office.writer, &third).await.unwrap();
    assert_eq!((item.state, item.merged_into), (TriageState::New, None));
}

async fn bulk_acts_do_all_or_nothing(office: Office) {
    let desk = &office.desk;
    let mut tips = Vec::new();
    for number in 0..5 {
        tips.push(office.tip(&format!("Xəbər nömrə {number}"), None).await);
    }
    desk.dismiss(&office.writer, &tips[4..], text("Zarafatdır"))
        .await
        .unwrap();
    let refused = desk.take(&office.writer, &tips).await;
    assert!(matches!(refused, Err(DeskError::Refused(_))), "{refused:?}");
    let untouched = desk.inbox_item(&office.writer, &tips[0]).await.unwrap();
    assert_eq!(untouched.state, TriageState::New);
    let dismissed = desk
        .dismiss(&office.writer, &tips[..4], text("Köhnədir"))
        .await
        .unwrap();
    assert_eq!(dismissed.len(), 4);
    desk.undo(&office.writer, &dismissed).await.unwrap();
    let page = desk
        .inbox(&office.writer, &InboxFilter::default(), None)
        .await
        .unwrap();
    assert_eq!(page.counts[&(ItemKind::Tip, TriageState::New)], 4);
    for count in [0, ortaq_store::limits::TOGETHER + 1] {
        let many = vec![dismissed[0]; count];
        let refused = desk.undo(&office.writer, &many).await;
        assert!(
            matches!(refused, Err(DeskError::Count { found, .. }) if found == count),
            "{refused:?}"
        );
    }
}

async fn pages_of_the_inbox_go_on_from_where_they_stopped(office: Office) {
    let desk = &office.desk;
    let mut tips = Vec::new();
    for number in 0..=limits::INBOX_PAGE {
        tips.push(office.tip(&format!("Xəbər nömrə {number}"), None).await);
    }
    let filter = InboxFilter::default();
    let first = desk.inbox(&office.writer, &filter, None).await.unwrap();
    assert_eq!((first.groups.len(), first.beyond), (limits::INBOX_PAGE, 0));
    // What is taken meanwhile does not move the others to another page.
    desk.take(&office.writer, &tips[..1]).await.unwrap();
    let second = desk
        .inbox(&office.writer, &filter, first.next.as_ref())
        .await
        .unwrap();
    assert_eq!((second.groups.len(), &second.groups[0].newest.id), (1, &tips[0]));
    assert_eq!(second.next, None);
}

async fn an_item_is_worked_on_in_one_case(office: Office) {
    let desk = &office.desk;
    let tip = office.tip("Göl qurudu, baxın, gedin", None).await;
    let open = |items| OpenCase {
        title: text("Göl"),
        summary: None,
        priority: None,
        lead: None,
        due: None,
        claims: vec![],
        items,
    };
    let case = desk
        .open_case(&office.writer, open(vec![tip.clone()]))
        .await
        .unwrap();
    let other = desk.open_case(&office.editor, open(vec![])).await.unwrap();
    let refused = desk.add_item(&office.editor, &other, &tip).await;
    assert!(matches!(refused, Err(DeskError::InCase { case: there, .. }) if *there == case));
    let page = desk.case_page(&office.writer, &case).await.unwrap();
    assert_eq!(page.items.iter().map(|item| &item.id).collect::<Vec<_>>(), [&tip]);
    // A tip that repeats it comes into the same case.
    let repeated = office.tip("Göl qurudu, deyirlər", None).await;
    desk.merge(&office.writer, std::slice::from_ref(&repeated), &tip)
        .await
        .unwrap();
    assert_eq!(
        desk.case_page(&office.writer, &case).await.unwrap().items.len(),
        2
    );
    desk.close_case(&office.writer, &case, text("Yoxlanıla bilməz."))
        .await
        .unwrap();
    let closed = desk.add_item(&office.writer, &case, &tip).await;
    assert!(
        matches!(closed, Err(DeskError::Refused(Refusal::State { .. }))),
        "{closed:?}"
    );
    desk.reopen_case(&office.writer, &case, text("Yeni dəlil var."))
        .await
        .unwrap();
    let page = desk.case_page(&office.writer, &case).await.unwrap();
    assert_eq!((page.state, page.case.is.notes.all().len()), (State::Open, 2));
}
