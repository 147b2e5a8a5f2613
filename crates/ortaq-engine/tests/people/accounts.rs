//! Accounts: invitations, what people change themselves, who may do what, what is kept of secrets.

use ortaq_core::records::people::Role;
use ortaq_engine::limits;
use ortaq_engine::people::{Actor, AuditFilter, Entered, Origin, PeopleError, Scope, WeakPassword};

use crate::support::{Node, PASSWORD, from, on_both};

on_both!(
    the_first_operator_is_invited_until_there_is_one,
    an_invitation_makes_one_account_while_it_lasts,
    what_is_typed_into_an_invitation_is_judged,
    a_reset_opens_the_account_again_without_its_second_factor,
    a_new_password_ends_the_other_sessions,
    a_session_that_was_ended_elsewhere_is_out,
    a_token_acts_within_its_scopes_until_it_ends,
    only_operators_look_after_people_and_refusals_are_in_the_trail,
    a_suspended_person_is_out_at_once,
    there_is_always_an_operator,
    the_demonstrations_people_have_a_role_each_and_a_new_password_each_time,
);

async fn the_first_operator_is_invited_until_there_is_one(node: Node) {
    let former = node.people.first_invitation().await.unwrap().unwrap();
    let code = node.people.first_invitation().await.unwrap().unwrap();
    let refused = node.accept(&former, "leyla").await;
    assert!(matches!(refused, Err(PeopleError::InvitationGone)), "{refused:?}");
    let token = node.accept(&code, "leyla").await.unwrap();
    let account = node.person(&token).await.unwrap().account;
    assert_eq!(
        (account.name.as_str(), &account.roles[..]),
        ("leyla", &[Role::Operator][..])
    );
    assert!(node.people.first_invitation().await.unwrap().is_none());
}

async fn an_invitation_makes_one_account_while_it_lasts(node: Node) {
    let here = Origin::command_line();
    let roles = [Role::Editor, Role::FactChecker, Role::Editor];
    let code = node
        .people
        .invite(&roles, " Leyla ", Actor::machine(&here))
        .await
        .unwrap();
    let (invitation, _) = node.people.invitation(&code.to_string()).await.unwrap();
    assert_eq!(
        (&invitation.roles[..], invitation.note.as_str()),
        (&[Role::FactChecker, Role::Editor][..], "Leyla")
    );
    let (first, second) = tokio::join!(node.accept(&code, "leyla"), node.accept(&code, "aybek"));
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    let late = node
        .people
        .invite(&roles, "", Actor::machine(&here))
        .await
        .unwrap();
    node.wait(limits::INVITATION_LIFE.as_secs());
    let refused = node.accept(&late, "madina").await;
    assert!(matches!(refused, Err(PeopleError::InvitationGone)), "{refused:?}");
    let back = node
        .people
        .invite(&roles, "", Actor::machine(&here))
        .await
        .unwrap();
    node.people
        .take_back(&back.hash(), Actor::machine(&here))
        .await
        .unwrap();
    let refused = node.accept(&back, "madina").await;
    assert!(matches!(refused, Err(PeopleError::InvitationGone)), "{refused:?}");
}

async fn what_is_typed_into_an_invitation_is_judged(node: Node) {
    node.account("leyla", &[Role::Operator]).await;
    let here = Origin::command_line();
    let code = node
        .people
        .invite(&[Role::Reader], "", Actor::machine(&here))
        .await
        .unwrap();
    for name in ["", "a", "Şamil", "-a", "a b", &"a".repeat(61)] {
        let refused = node.accept(&code, name).await;
        assert!(matches!(refused, Err(PeopleError::Name)), "{name}: {refused:?}");
    }
    let taken = node.accept(&code, "LEYLA").await;
    assert!(matches!(taken, Err(PeopleError::NameTaken)), "{taken:?}");
    let mut new = ortaq_engine::people::NewAccount {
        name: "aybek@example.org".to_owned(),
        display: " \n".to_owned(),
        password: "short".to_owned(),
        locale: "kk".to_owned(),
    };
    let refused = node.people.accept(&code.to_string(), &new, &from(1)).await;
    assert!(matches!(refused, Err(PeopleError::Text)), "{refused:?}");
    new.display = "Айбек".to_owned();
    let refused = node.people.accept(&code.to_string(), &new, &from(1)).await;
    assert!(
        matches!(refused, Err(PeopleError::Weak(WeakPassword::TooShort))),
        "{refused:?}"
    );
    new.password = "aybek@example.org".to_owned();
    let refused = node.people.accept(&code.to_string(), &new, &from(1)).await;
    assert!(
        matches!(refused, Err(PeopleError::Weak(WeakPassword::Common))),
        "{refused:?}"
    );
    new.password = PASSWORD.to_owned();
    assert!(
        node.people
            .accept(&code.to_string(), &new, &from(1))
            .await
            .is_ok()
    );
    let none = node.people.invite(&[], "", Actor::machine(&here)).await;
    assert!(matches!(none, Err(PeopleError::NoRole)), "{none:?}");
}

async fn a_reset_opens_the_account_again_without_its_second_factor(node: Node) {
    let account = node.account("leyla", &[Role::Operator]).await;
    let before = node.sign_in("leyla").await;
    node.with_app(&before).await;
    let here = Origin::command_line();
    let former = node
        .people
        .reset(&account.person, Actor::machine(&here))
        .await
        .unwrap();
    let code = node
        .people
        .reset(&account.person, Actor::machine(&here))
        .await
        .unwrap();
    assert!(
        node.accept(&former, "other").await.is_err(),
        "a newer one replaces it"
    );
    let token = node.accept(&code, "other").await.unwrap();
    let person = node.person(&token).await.unwrap();
    assert_eq!(person.account.person, account.person);
    assert_eq!(person.account.name, "leyla");
    assert!(!node.people.standing(&person).await.unwrap().second_factor);
    assert_eq!(
        node.people.sessions(&person).await.unwrap().len(),
        1,
        "the former ones have ended"
    );
    assert_eq!(node.trail().await[0], "account.reopen");
    assert!(node.accept(&code, "other").await.is_err());
}

async fn a_new_password_ends_the_other_sessions(node: Node) {
    node.account("leyla", &[Role::Operator]).await;
    let (here, elsewhere) = (node.sign_in("leyla").await, node.sign_in("leyla").await);
    let new = "тоғыз қырмызы кеме жүзді";
    let change =
        async |current: &str, new: &str| node.people.change_password(&here, current, new, &from(1)).await;
    assert!(matches!(
        change("wrong", new).await,
        Err(PeopleError::WrongPassword)
    ));
    assert!(matches!(
        change(PASSWORD, "password1234").await,
        Err(PeopleError::Weak(WeakPassword::Common))
    ));
    change(PASSWORD, new).await.unwrap();
    let left = node.people.sessions(&here).await.unwrap();
    assert_eq!(
        left.iter().map(|session| session.hash).collect::<Vec<_>>(),
        [here.session]
    );
    assert_ne!(elsewhere.session, here.session);
    let old = node.people.sign_in("leyla", PASSWORD, &from(1)).await;
    assert!(matches!(old, Err(PeopleError::WrongSignIn)), "{old:?}");
    assert!(node.people.sign_in("leyla", new, &from(1)).await.is_ok());
    for _ in 0..limits::FREE_CODES {
        assert!(matches!(
            change("wrong", new).await,
            Err(PeopleError::WrongPassword)
        ));
    }
    assert!(matches!(change(new, new).await, Err(PeopleError::Wait { .. })));
}

async fn a_session_that_was_ended_elsewhere_is_out(node: Node) {
    node.account("leyla", &[Role::Operator]).await;
    node.account("aybek", &[Role::Editor]).await;
    let Entered::Complete(token) = node.people.sign_in("leyla", PASSWORD, &from(1)).await.unwrap() else {
        panic!("no code was expected")
    };
    let (other, stranger) = (node.sign_in("leyla").await, node.sign_in("aybek").await);
    let session = node.person(&token).await.unwrap().session;
    let refused = node.people.end_session(&stranger, &session, &from(1)).await;
    assert!(
        matches!(refused, Err(PeopleError::Gone)),
        "somebody else's: {refused:?}"
    );
    assert!(node.person(&token).await.is_some());
    node.people.end_session(&other, &session, &from(1)).await.unwrap();
    assert!(node.person(&token).await.is_none());
    node.people.sign_out(&other, &from(1)).await.unwrap();
    assert_eq!(node.trail().await[..2], ["sign-out", "session.end"]);
}

async fn a_token_acts_within_its_scopes_until_it_ends(node: Node) {
    node.account("leyla", &[Role::Operator]).await;
    let person = node.sign_in("leyla").await;
    let scopes = [Scope::Read];
    let make = async |label: &str| {
        let made = node
            .people
            .new_token(&person, PASSWORD, label, &scopes, &from(1))
            .await;
        made.map(|new| new.token)
    };
    let token = make("agentlik").await.unwrap();
    assert!(token.starts_with("ortaq_"), "{token}");
    let (holder, may) = node.people.holder(&token).await.unwrap().unwrap();
    assert_eq!((holder.name.as_str(), &may[..]), ("leyla", &scopes[..]));
    for bad in ["", &token[6..], &token.replace("ortaq_", "other_"), "ortaq_00"] {
        assert!(node.people.holder(bad).await.unwrap().is_none(), "{bad}");
    }
    assert!(matches!(make("").await, Err(PeopleError::Text)));
    let listed = node.people.tokens(&person).await.unwrap();
    assert!(listed[0].used.is_some());
    node.people
        .end_token(&person, &listed[0].hash, &from(1))
        .await
        .unwrap();
    assert!(node.people.holder(&token).await.unwrap().is_none());
    let late = make("late").await.unwrap();
    for number in 1..limits::TOKENS {
        make(&format!("{number}")).await.unwrap();
    }
    assert!(matches!(
        make("one more").await,
        Err(PeopleError::TooMany(limits::TOKENS))
    ));
    node.wait(limits::TOKEN_LIFE.as_secs());
    assert!(node.people.holder(&late).await.unwrap().is_none());
}

async fn only_operators_look_after_people_and_refusals_are_in_the_trail(node: Node) {
    let operator = node.account("leyla", &[Role::Operator]).await;
    let editor = node.account("aybek", &[Role::Editor, Role::Secretariat]).await;
    let origin = from(7);
    let by = Actor::person(&editor, &origin);
    let refusals = [
        node.people.invite(&[Role::Operator], "", by).await.err(),
        node.people
            .set_roles(&editor.person, &[Role::Operator], by)
            .await
            .err(),
        node.people.suspend(&operator.person, by).await.err(),
        node.people.resume(&operator.person, by).await.err(),
        node.people.reset(&operator.person, by).await.err(),
    ];
    for refused in refusals {
        assert!(matches!(refused, Some(PeopleError::NotAllowed)), "{refused:?}");
    }
    let filter = AuditFilter {
        refused: true,
        ..AuditFilter::default()
    };
    let read = node.people.audit(&filter, 10, by).await;
    assert!(matches!(read, Err(PeopleError::NotAllowed)), "{read:?}");
    let read = node
        .people
        .audit(&filter, 10, Actor::person(&operator, &origin))
        .await
        .unwrap();
    assert_eq!(read.len(), 5);
    let last = &read[0];
    assert_eq!(
        (
            last.person_name.as_deref(),
            last.about_name.as_deref(),
            last.act.address.as_str()
        ),
        (Some("aybek"), Some("leyla"), "203.0.113.0/24")
    );
    node.people
        .set_roles(&editor.person, &[Role::Reader], Actor::person(&operator, &origin))
        .await
        .unwrap();
    assert_eq!(
        node.people.account(&editor.person).await.unwrap().roles,
        [Role::Reader]
    );
}

async fn a_suspended_person_is_out_at_once(node: Node) {
    let operator = node.account("leyla", &[Role::Operator]).await;
    let editor = node.account("aybek", &[Role::Editor]).await;
    let person = node.sign_in("aybek").await;
    let token = node
        .people
        .new_token(&person, PASSWORD, "x", &[Scope::Read], &from(1))
        .await
        .unwrap()
        .token;
    let origin = from(1);
    let by = Actor::person(&operator, &origin);
    let code = node.people.reset(&editor.person, by).await.unwrap();
    node.people.suspend(&editor.person, by).await.unwrap();
    assert_eq!(node.people.sessions(&person).await.unwrap(), []);
    assert!(node.people.holder(&token).await.unwrap().is_none());
    assert!(node.accept(&code, "aybek").await.is_err());
    let refused = node.people.sign_in("aybek", PASSWORD, &from(1)).await;
    assert!(matches!(refused, Err(PeopleError::WrongSignIn)), "{refused:?}");
    node.people.resume(&editor.person, by).await.unwrap();
    node.sign_in("aybek").await;
}

async fn there_is_always_an_operator(node: Node) {
    let first = node.account("leyla", &[Role::Operator]).await;
    let origin = from(1);
    let by = Actor::person(&first, &origin);
    let machine = Actor::machine(&origin);
    for refused in [
        node.people.suspend(&first.person, machine).await,
        node.people.set_roles(&first.person, &[Role::Editor], by).await,
    ] {
        assert!(matches!(refused, Err(PeopleError::LastOperator)), "{refused:?}");
    }
    let second = node.account("aybek", &[Role::Operator]).await;
    for refused in [
        node.people.suspend(&first.person, by).await,
        node.people.reset(&first.person, by).await.map(drop),
    ] {
        assert!(matches!(refused, Err(PeopleError::OwnAccount)), "{refused:?}");
    }
    let by = Actor::person(&second, &origin);
    node.people.suspend(&first.person, by).await.unwrap();
    let refused = node.people.suspend(&second.person, machine).await;
    assert!(matches!(refused, Err(PeopleError::LastOperator)), "{refused:?}");
}

async fn the_demonstrations_people_have_a_role_each_and_a_new_password_each_time(node: Node) {
    let first = node.people.seed_demo().await.unwrap();
    let again = node.people.seed_demo().await.unwrap();
    assert_ne!(first.password, again.password);
    assert_eq!(first.names, again.names);
    for (name, role) in &again.names {
        let refused = node.people.sign_in(name, &first.password, &from(1)).await;
        assert!(matches!(refused, Err(PeopleError::WrongSignIn)), "{refused:?}");
        let entered = node
            .people
            .sign_in(name, &again.password, &from(1))
            .await
            .unwrap();
        let Entered::Complete(token) = entered else {
            panic!("no code was expected")
        };
        assert_eq!(node.person(&token).await.unwrap().account.roles, [*role]);
    }
}

#[tokio::test]
async fn what_people_sign_in_with_is_not_in_the_database() {
    let node = Node::sqlite().await;
    node.account("leyla", &[Role::Operator]).await;
    let Entered::Complete(session) = node.people.sign_in("leyla", PASSWORD, &from(77)).await.unwrap() else {
        panic!("no code was expected")
    };
    let person = node.person(&session).await.unwrap();
    let enrolment = node.people.begin_totp(&person, "Ortaq").unwrap();
    let secret = totp_rs::Secret::try_from_base32(&enrolment.secret).unwrap();
    let app = crate::support::App::new(&enrolment);
    let code = app.code(node.seconds());
    let codes = node
        .people
        .finish_totp(&person, PASSWORD, &enrolment.sealed, &code, &from(77))
        .await
        .unwrap();
    let token = node
        .people
        .new_token(&person, PASSWORD, "x", &[Scope::Read], &from(77))
        .await
        .unwrap()
        .token;
    node.people.close().await;
    let database = std::fs::read(node.home.database()).unwrap();
    let is_there = |part: &[u8]| database.windows(part.len()).any(|window| window == part);
    assert!(is_there(b"leyla") && is_there(b"$argon2id$"));
    let session = session.to_string();
    let raw: Vec<u8> = (0..32)
        .map(|at| u8::from_str_radix(&session[2 * at..2 * at + 2], 16).unwrap())
        .collect();
    for part in [
        PASSWORD.as_bytes(),
        session.as_bytes(),
        &raw,
        secret.as_bytes(),
        enrolment.secret.as_bytes(),
        codes[0].as_bytes(),
        codes[0].replace('-', "").as_bytes(),
        &token.as_bytes()[6..],
        b"203.0.113.77",
    ] {
        assert!(!is_there(part), "{}", String::from_utf8_lossy(part));
    }
}
