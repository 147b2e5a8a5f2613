//! Signing in: passwords, codes, waiting, sessions.

use ortaq_core::records::people::Role;
use ortaq_engine::limits;
use ortaq_engine::people::{Entered, PeopleError, Secret};

use crate::support::{App, Node, PASSWORD, from, on_both};

on_both!(
    a_password_signs_in_and_everything_else_is_the_same_refusal,
    after_some_failures_the_right_password_waits_too_also_after_a_restart,
    attempts_made_at_once_are_all_counted,
    many_names_from_one_address_have_to_wait,
    a_code_is_asked_for_and_accepted_once,
    a_code_of_the_next_or_the_last_half_minute_is_accepted_and_no_other,
    codes_are_not_guessed,
    a_recovery_code_works_once_and_without_the_key_of_the_node,
    a_session_ends_when_it_is_not_used_and_at_the_latest_after_its_life,
    the_first_step_alone_opens_nothing,
);

fn is_wait(result: &Result<Entered, PeopleError>) -> Option<u64> {
    match result {
        Err(PeopleError::Wait { seconds }) => Some(*seconds),
        _ => None,
    }
}

async fn a_password_signs_in_and_everything_else_is_the_same_refusal(node: Node) {
    node.account("leyla", &[Role::Operator]).await;
    let gone = node.account("aybek", &[Role::Editor]).await;
    let here = ortaq_engine::people::Origin::command_line();
    let machine = ortaq_engine::people::Actor::machine(&here);
    node.people.suspend(&gone.person, machine).await.unwrap();
    let person = node.sign_in(" Leyla ").await;
    assert_eq!(person.account.name, "leyla");
    let tries = [
        ("leyla", "göl çəhrayı körpü zavot"),
        ("nobody", PASSWORD),
        ("aybek", PASSWORD),
        ("ley la", PASSWORD),
        ("", ""),
    ];
    for (name, password) in tries {
        let refused = node.people.sign_in(name, password, &from(2)).await.unwrap_err();
        assert!(matches!(refused, PeopleError::WrongSignIn), "{name}: {refused:?}");
    }
    let trail = node.trail().await;
    assert_eq!(
        trail[..6],
        [
            "-sign-in", "-sign-in", "-sign-in", "-sign-in", "-sign-in", "sign-in"
        ]
    );
}

async fn after_some_failures_the_right_password_waits_too_also_after_a_restart(mut node: Node) {
    node.account("leyla", &[Role::Operator]).await;
    for _ in 0..limits::FREE_ATTEMPTS_BY_NAME_AND_ADDRESS {
        let refused = node.people.sign_in("leyla", "wrong", &from(9)).await.unwrap_err();
        assert!(matches!(refused, PeopleError::WrongSignIn), "{refused:?}");
    }
    node.restart().await;
    let first = node.people.sign_in("leyla", PASSWORD, &from(9)).await;
    let seconds = is_wait(&first).unwrap();
    assert!((30..=31).contains(&seconds), "{seconds}");
    assert!(
        node.people.sign_in("leyla", PASSWORD, &from(1)).await.is_ok(),
        "from elsewhere"
    );
    node.wait(31);
    let refused = node.people.sign_in("leyla", "wrong", &from(9)).await;
    assert!(matches!(refused, Err(PeopleError::WrongSignIn)), "{refused:?}");
    let second = is_wait(&node.people.sign_in("leyla", PASSWORD, &from(9)).await).unwrap();
    assert!((60..=61).contains(&second), "twice as long: {second}");
    node.wait(61);
    assert!(node.people.sign_in("leyla", PASSWORD, &from(9)).await.is_ok());
    let refused = node.people.sign_in("leyla", "wrong", &from(9)).await;
    assert!(
        matches!(refused, Err(PeopleError::WrongSignIn)),
        "a success forgives: {refused:?}"
    );
}

async fn attempts_made_at_once_are_all_counted(node: Node) {
    node.account("leyla", &[Role::Operator]).await;
    let node = std::sync::Arc::new(node);
    let attempts = (0..12).map(|_| {
        let node = std::sync::Arc::clone(&node);
        tokio::spawn(async move { node.people.sign_in("leyla", "wrong", &from(9)).await })
    });
    let mut tried = 0;
    for attempt in attempts.collect::<Vec<_>>() {
        tried += u64::from(is_wait(&attempt.await.unwrap()).is_none());
    }
    assert!(tried <= limits::FREE_ATTEMPTS_BY_NAME_AND_ADDRESS, "{tried}");
}

async fn many_names_from_one_address_have_to_wait(node: Node) {
    node.account("leyla", &[Role::Operator]).await;
    for number in 0..limits::FREE_ATTEMPTS_BY_ADDRESS {
        let refused = node
            .people
            .sign_in(&format!("name{number}"), "wrong", &from(9))
            .await;
        assert!(matches!(refused, Err(PeopleError::WrongSignIn)), "{number}");
    }
    assert!(is_wait(&node.people.sign_in("leyla", PASSWORD, &from(9)).await).is_some());
    assert!(node.people.sign_in("leyla", PASSWORD, &from(8)).await.is_ok());
    node.wait(24 * 3_600 + 120);
    assert!(node.people.sign_in("leyla", PASSWORD, &from(9)).await.is_ok());
}

async fn needs_code(node: &Node, name: &str) -> Secret {
    match node.people.sign_in(name, PASSWORD, &from(1)).await.unwrap() {
        Entered::NeedsCode(token) => token,
        Entered::Complete(_) => panic!("a code was expected"),
    }
}

async fn enrolled(node: &Node) -> (App, Vec<String>) {
    node.account("leyla", &[Role::Operator]).await;
    let person = node.sign_in("leyla").await;
    node.with_app(&person).await
}

async fn confirm(node: &Node, code: &str) -> Result<Secret, PeopleError> {
    let waiting = needs_code(node, "leyla").await;
    node.people.confirm(&waiting.to_string(), code, &from(1)).await
}

async fn a_code_is_asked_for_and_accepted_once(node: Node) {
    let (app, _) = enrolled(&node).await;
    let used = confirm(&node, &app.code(node.seconds())).await;
    assert!(
        matches!(used, Err(PeopleError::WrongCode)),
        "used to set the app up: {used:?}"
    );
    node.wait(30);
    let code = app.code(node.seconds());
    let (spaced, first) = (
        format!("{} {}", &code[..3], &code[3..]),
        needs_code(&node, "leyla").await,
    );
    let token = node
        .people
        .confirm(&first.to_string(), &spaced, &from(1))
        .await
        .unwrap();
    assert!(node.person(&token).await.is_some());
    assert_ne!(token, first, "a session gets a token of its own");
    let again = node.people.confirm(&first.to_string(), &code, &from(1)).await;
    assert!(matches!(again, Err(PeopleError::Gone)), "{again:?}");
    let reused = confirm(&node, &code).await;
    assert!(matches!(reused, Err(PeopleError::WrongCode)), "{reused:?}");
    let older = confirm(&node, &app.code(node.seconds() - 30)).await;
    assert!(matches!(older, Err(PeopleError::WrongCode)), "{older:?}");
    let trail = node.trail().await;
    assert_eq!(trail[..3], ["-sign-in.code", "-sign-in.code", "sign-in.code"]);
}

async fn a_code_of_the_next_or_the_last_half_minute_is_accepted_and_no_other(node: Node) {
    let (app, _) = enrolled(&node).await;
    node.wait(300);
    let now = node.seconds();
    for far in [now - 60, now + 60] {
        let refused = confirm(&node, &app.code(far)).await;
        assert!(matches!(refused, Err(PeopleError::WrongCode)), "{refused:?}");
    }
    for near in [now - 30, now, now + 30] {
        assert!(confirm(&node, &app.code(near)).await.is_ok(), "{near}");
    }
}

async fn codes_are_not_guessed(node: Node) {
    let (app, _) = enrolled(&node).await;
    node.wait(300);
    let right = app.code(node.seconds());
    let wrong = if right == "000000" { "000001" } else { "000000" };
    let waiting = needs_code(&node, "leyla").await.to_string();
    for _ in 0..limits::FREE_CODES {
        let refused = node.people.confirm(&waiting, wrong, &from(1)).await;
        assert!(matches!(refused, Err(PeopleError::WrongCode)), "{refused:?}");
    }
    let refused = node.people.confirm(&waiting, &right, &from(2)).await;
    assert!(matches!(refused, Err(PeopleError::Wait { .. })), "{refused:?}");
}

async fn a_recovery_code_works_once_and_without_the_key_of_the_node(mut node: Node) {
    let (app, codes) = enrolled(&node).await;
    assert_eq!(codes.len(), limits::RECOVERY_CODES);
    assert!(confirm(&node, &codes[0].to_uppercase()).await.is_ok());
    let again = confirm(&node, &codes[0]).await;
    assert!(matches!(again, Err(PeopleError::WrongCode)), "{again:?}");
    std::fs::remove_file(node.home.people_key()).unwrap();
    node.restart().await;
    node.wait(60);
    let sealed = confirm(&node, &app.code(node.seconds())).await;
    assert!(matches!(sealed, Err(PeopleError::WrongCode)), "{sealed:?}");
    let token = confirm(&node, &codes[1]).await.unwrap();
    let person = node.person(&token).await.unwrap();
    assert_eq!(node.people.standing(&person).await.unwrap().recovery_codes, 8);
    assert_eq!(node.trail().await[0], "sign-in.recovery-code");
}

async fn a_session_ends_when_it_is_not_used_and_at_the_latest_after_its_life(node: Node) {
    node.account("leyla", &[Role::Operator]).await;
    let token = match node.people.sign_in("leyla", PASSWORD, &from(1)).await.unwrap() {
        Entered::Complete(token) => token,
        Entered::NeedsCode(_) => panic!("no code was expected"),
    };
    let unused = limits::SESSION_UNUSED.as_secs();
    node.wait(unused);
    assert!(node.person(&token).await.is_some());
    let life = limits::SESSION_LIFE.as_secs();
    for _ in 0..life / unused - 1 {
        node.wait(unused);
        assert!(node.person(&token).await.is_some());
    }
    node.wait(1);
    assert!(node.person(&token).await.is_none(), "its life is over");
    let other = node.sign_in("leyla").await;
    node.wait(unused + 1);
    node.people.tidy().await.unwrap();
    assert_eq!(node.people.sessions(&other).await.unwrap(), []);
    for forged in ["", "0", &"0".repeat(64), &token.to_string().to_uppercase()] {
        assert!(node.people.signed_in(forged).await.unwrap().is_none(), "{forged}");
    }
}

async fn the_first_step_alone_opens_nothing(node: Node) {
    let (app, _) = enrolled(&node).await;
    let waiting = needs_code(&node, "leyla").await;
    assert!(node.person(&waiting).await.is_none());
    assert!(node.people.waiting(&waiting.to_string()).await.unwrap().is_some());
    node.wait(limits::SECOND_STEP.as_secs());
    let late = node
        .people
        .confirm(&waiting.to_string(), &app.code(node.seconds()), &from(1))
        .await;
    assert!(matches!(late, Err(PeopleError::Gone)), "{late:?}");
}
