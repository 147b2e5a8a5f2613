//! The node's own people, on both databases.

use jiff::{SignedDuration, Timestamp};
use ortaq_core::ids::PersonId;
use ortaq_core::records::people::Role;
use ortaq_store::people::{
    Account, Act, ApiToken, AuditFilter, Delay, Identity, Invitation, Passkey, PeopleStore, Scope,
    SecretHash, Session, Write,
};
use ortaq_store::{StoreError, limits};
use sqlx::{Connection, Executor};

use crate::support::{Place, on_both};

on_both!(
    an_account_comes_back_as_it_was_made_and_changes,
    a_name_is_given_once_and_what_is_refused_leaves_no_trace,
    a_time_step_a_recovery_code_and_an_invitation_are_used_once,
    sessions_end_one_by_one_or_all_but_one_and_by_themselves,
    a_token_acts_for_its_person_until_it_is_ended,
    a_passkey_is_used_by_one_of_those_who_saw_the_same_state,
    a_challenge_is_answered_once_until_it_expires,
    an_account_of_a_provider_is_one_persons_and_a_person_has_one,
    an_attempt_is_counted_by_one_of_those_who_saw_the_same,
    the_trail_is_read_backwards_page_by_page_and_filtered,
    the_trail_cannot_be_changed_by_anybody,
    what_was_written_is_there_after_reopening,
    a_commit_beyond_its_limit_is_refused,
    a_copy_holds_everything_but_sessions,
);

async fn open(place: &Place) -> PeopleStore {
    PeopleStore::open(&place.url).await.unwrap()
}

fn time(minute: i64) -> Timestamp {
    let noon: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
    noon + SignedDuration::from_mins(minute)
}

fn person(number: u8) -> PersonId {
    PersonId::from_bytes([number; 16])
}

fn hash(number: u8) -> SecretHash {
    SecretHash::from_bytes([number; 32])
}

fn account(number: u8, name: &str) -> Account {
    Account {
        person: person(number),
        name: name.to_owned(),
        display: format!("Ə “{name}” ü"),
        roles: vec![Role::FactChecker, Role::Operator],
        locale: "az".to_owned(),
        active: true,
        created: time(0),
    }
}

fn act(minute: i64, who: Option<PersonId>, word: &str) -> Act {
    Act {
        time: time(minute),
        person: who,
        act: word.to_owned(),
        about: None,
        detail: String::new(),
        address: "203.0.113.0/24".to_owned(),
        refused: false,
    }
}

fn session(number: u8, whose: u8, minute: i64) -> Session {
    Session {
        hash: hash(number),
        person: person(whose),
        waits: false,
        created: time(minute),
        seen: time(minute),
        browser: "Firefox, Linux".to_owned(),
        address: "203.0.113.0/24".to_owned(),
    }
}

async fn with_account(place: &Place) -> PeopleStore {
    let store = open(place).await;
    assert!(
        store
            .commit(&[Write::AddAccount(account(1, "leyla"))], &[])
            .await
            .unwrap()
    );
    store
}

async fn an_account_comes_back_as_it_was_made_and_changes(place: Place) {
    let store = with_account(&place).await;
    let made = account(1, "leyla");
    assert_eq!(store.account(&person(1)).await.unwrap(), Some(made.clone()));
    assert_eq!(store.account_named("leyla").await.unwrap(), Some(made));
    assert_eq!(store.account_named("Leyla").await.unwrap(), None);
    assert_eq!(store.account(&person(2)).await.unwrap(), None);
    let secrets = store.secrets(&person(1)).await.unwrap().unwrap();
    assert_eq!(
        (
            secrets.password,
            secrets.totp,
            secrets.totp_step,
            secrets.recovery_codes
        ),
        (None, None, 0, 0)
    );
    let writes = [
        Write::SetProfile {
            person: person(1),
            display: "Leyla".to_owned(),
            locale: "tr".to_owned(),
        },
        Write::SetRoles {
            person: person(1),
            roles: vec![Role::Reader],
        },
        Write::SetActive {
            person: person(1),
            active: false,
        },
        Write::SetPassword {
            person: person(1),
            hash: "$argon2id$…".to_owned(),
        },
        Write::SetTotp {
            person: person(1),
            secret: Some((vec![0, 255], 7)),
        },
        Write::AddAccount(account(2, "aybek")),
    ];
    assert!(store.commit(&writes, &[]).await.unwrap());
    let changed = store.account(&person(1)).await.unwrap().unwrap();
    assert_eq!(
        (
            changed.display.as_str(),
            changed.locale.as_str(),
            &changed.roles[..],
            changed.active
        ),
        ("Leyla", "tr", &[Role::Reader][..], false)
    );
    let secrets = store.secrets(&person(1)).await.unwrap().unwrap();
    assert_eq!(secrets.password.as_deref(), Some("$argon2id$…"));
    assert_eq!((secrets.totp, secrets.totp_step), (Some(vec![0, 255]), 7));
    let names = |accounts: Vec<Account>| accounts.into_iter().map(|a| a.name).collect::<Vec<_>>();
    assert_eq!(names(store.accounts("", 10).await.unwrap()), ["aybek", "leyla"]);
    assert_eq!(names(store.accounts("aybek", 1).await.unwrap()), ["leyla"]);
    assert_eq!(store.count().await.unwrap(), 2);
}

async fn a_name_is_given_once_and_what_is_refused_leaves_no_trace(place: Place) {
    let store = with_account(&place).await;
    let writes = [
        Write::SetActive {
            person: person(1),
            active: false,
        },
        Write::AddAccount(account(2, "leyla")),
    ];
    let told = [act(1, None, "invitation.accept")];
    assert!(!store.commit(&writes, &told).await.unwrap());
    assert_eq!(store.count().await.unwrap(), 1);
    assert!(store.account(&person(1)).await.unwrap().unwrap().active);
    assert_eq!(store.audit(&AuditFilter::default(), 10).await.unwrap(), []);
}

async fn a_time_step_a_recovery_code_and_an_invitation_are_used_once(place: Place) {
    let store = with_account(&place).await;
    let who = person(1);
    let invitation = Invitation {
        hash: hash(3),
        person: None,
        roles: vec![Role::Editor],
        inviter: Some(who),
        note: "Ayşe".to_owned(),
        created: time(0),
        expires: time(10),
    };
    let reset = Invitation {
        hash: hash(4),
        person: Some(who),
        inviter: None,
        ..invitation.clone()
    };
    let writes = [
        Write::AddRecoveryCode {
            person: who,
            hash: hash(1),
        },
        Write::AddRecoveryCode {
            person: who,
            hash: hash(2),
        },
        Write::AddInvitation(invitation.clone()),
        Write::AddInvitation(reset.clone()),
    ];
    assert!(store.commit(&writes, &[]).await.unwrap());
    let step = |step| Write::UseTotpStep { person: who, step };
    for (write, once) in [
        (step(5), true),
        (step(5), false),
        (step(4), false),
        (step(6), true),
    ] {
        assert_eq!(store.commit(&[write], &[]).await.unwrap(), once);
    }
    let code = |code| Write::UseRecoveryCode {
        person: who,
        hash: hash(code),
    };
    for (write, once) in [(code(1), true), (code(1), false), (code(9), false)] {
        assert_eq!(store.commit(&[write], &[]).await.unwrap(), once);
    }
    assert_eq!(store.secrets(&who).await.unwrap().unwrap().recovery_codes, 1);

    assert_eq!(store.invitation(&hash(3)).await.unwrap(), Some(invitation));
    assert_eq!(store.invitations(time(9), 10).await.unwrap().len(), 2);
    assert_eq!(store.invitations(time(10), 10).await.unwrap(), []);
    let accept = |now| Write::UseInvitation { hash: hash(3), now };
    for (write, once) in [
        (accept(time(10)), false),
        (accept(time(9)), true),
        (accept(time(9)), false),
    ] {
        assert_eq!(store.commit(&[write], &[]).await.unwrap(), once);
    }
    let remove = || Write::RemoveInvitation(hash(4));
    assert_eq!(store.invitation(&hash(4)).await.unwrap(), Some(reset));
    assert!(store.commit(&[remove()], &[]).await.unwrap());
    assert!(!store.commit(&[remove()], &[]).await.unwrap());
}

async fn sessions_end_one_by_one_or_all_but_one_and_by_themselves(place: Place) {
    let store = with_account(&place).await;
    let waiting = Session {
        waits: true,
        ..session(9, 1, 0)
    };
    let begin: Vec<_> = (1..=4)
        .map(|n| Write::AddSession(session(n, 1, n.into())))
        .collect();
    assert!(store.commit(&begin, &[]).await.unwrap());
    assert!(
        store
            .commit(&[Write::AddSession(waiting.clone())], &[])
            .await
            .unwrap()
    );
    let found = store.session(&hash(2)).await.unwrap().unwrap();
    assert_eq!(found, (session(2, 1, 2), account(1, "leyla")));
    assert_eq!(store.session(&hash(9)).await.unwrap().unwrap().0, waiting);

    let touch = Write::TouchSession {
        hash: hash(1),
        seen: time(30),
    };
    assert!(store.commit(&[touch], &[]).await.unwrap());
    let listed = |sessions: Vec<Session>| {
        let numbers = sessions.iter().map(|session| session.hash.as_bytes()[0]);
        numbers.collect::<Vec<_>>()
    };
    assert_eq!(
        listed(store.sessions(&person(1), 10).await.unwrap()),
        [1, 4, 3, 2]
    );

    let end = |whose| Write::EndSession {
        person: person(whose),
        hash: hash(2),
    };
    assert!(!store.commit(&[end(2)], &[]).await.unwrap(), "somebody else's");
    assert!(store.commit(&[end(1)], &[]).await.unwrap());
    assert!(!store.commit(&[end(1)], &[]).await.unwrap());
    assert_eq!(store.session(&hash(2)).await.unwrap(), None);

    let drop = Write::DropSessions {
        unused_since: time(4),
        begun_before: time(1),
    };
    assert!(store.commit(&[drop], &[]).await.unwrap());
    assert_eq!(listed(store.sessions(&person(1), 10).await.unwrap()), [1, 4]);
    let end = |but| Write::EndSessions {
        person: person(1),
        but,
    };
    assert!(store.commit(&[end(Some(hash(4)))], &[]).await.unwrap());
    assert_eq!(listed(store.sessions(&person(1), 10).await.unwrap()), [4]);
    assert!(store.commit(&[end(None)], &[]).await.unwrap());
    assert_eq!(store.sessions(&person(1), 10).await.unwrap(), []);
}

async fn a_token_acts_for_its_person_until_it_is_ended(place: Place) {
    let store = with_account(&place).await;
    let token = ApiToken {
        hash: hash(1),
        person: person(1),
        label: "agentlik".to_owned(),
        scopes: vec![Scope::Read, Scope::Write],
        created: time(0),
        expires: time(100),
        used: None,
    };
    let touch = Write::TouchToken {
        hash: hash(1),
        used: time(5),
    };
    assert!(
        store
            .commit(&[Write::AddToken(token.clone()), touch], &[])
            .await
            .unwrap()
    );
    let used = ApiToken {
        used: Some(time(5)),
        ..token
    };
    let found = store.token(&hash(1)).await.unwrap();
    assert_eq!(found, Some((used.clone(), account(1, "leyla"))));
    assert_eq!(store.tokens(&person(1), 10).await.unwrap(), [used]);
    let end = |whose| Write::EndToken {
        person: person(whose),
        hash: hash(1),
    };
    assert!(!store.commit(&[end(2)], &[]).await.unwrap());
    assert!(store.commit(&[end(1)], &[]).await.unwrap());
    assert_eq!(store.token(&hash(1)).await.unwrap(), None);
    assert!(store.commit(&[Write::EndTokens(person(1))], &[]).await.unwrap());
}

fn passkey(number: u8, whose: u8) -> Passkey {
    Passkey {
        hash: hash(number),
        person: person(whose),
        credential: vec![0, number, 255],
        label: format!("telefon {number}"),
        fixed: vec![1, 0, 2],
        state: vec![0],
        created: time(i64::from(number)),
        used: None,
    }
}

async fn a_passkey_is_used_by_one_of_those_who_saw_the_same_state(place: Place) {
    let store = with_account(&place).await;
    let add = |number, whose| Write::AddPasskey(passkey(number, whose));
    assert!(store.commit(&[add(2, 1), add(1, 1)], &[]).await.unwrap());
    assert!(!store.commit(&[add(2, 2)], &[]).await.unwrap(), "it is another's");
    assert_eq!(
        store.passkeys(&person(1), 10).await.unwrap(),
        [passkey(1, 1), passkey(2, 1)]
    );
    let wield = |seen: u8, now: u8| Write::UsePasskey {
        hash: hash(1),
        seen: vec![seen],
        state: vec![now],
        used: time(9),
    };
    assert!(store.commit(&[wield(0, 7)], &[]).await.unwrap());
    assert!(!store.commit(&[wield(0, 8)], &[]).await.unwrap());
    let used = Passkey {
        state: vec![7],
        used: Some(time(9)),
        ..passkey(1, 1)
    };
    let found = store.passkey(&hash(1)).await.unwrap();
    assert_eq!(found, Some((used, account(1, "leyla"))));
    let remove = |whose| Write::RemovePasskey {
        person: person(whose),
        hash: hash(1),
    };
    assert!(!store.commit(&[remove(2)], &[]).await.unwrap());
    assert!(store.commit(&[remove(1)], &[]).await.unwrap());
    assert_eq!(store.passkey(&hash(1)).await.unwrap(), None);
    assert!(
        store
            .commit(&[Write::RemovePasskeys(person(1))], &[])
            .await
            .unwrap()
    );
    assert_eq!(store.passkeys(&person(1), 10).await.unwrap(), []);
}

async fn a_challenge_is_answered_once_until_it_expires(place: Place) {
    let store = open(&place).await;
    let answer = Write::UseChallenge {
        hash: hash(1),
        expires: time(5),
    };
    assert!(store.commit(std::slice::from_ref(&answer), &[]).await.unwrap());
    assert!(!store.commit(std::slice::from_ref(&answer), &[]).await.unwrap());
    let drop = |minute| Write::DropChallenges(time(minute));
    assert!(store.commit(&[drop(5)], &[]).await.unwrap());
    assert!(!store.commit(std::slice::from_ref(&answer), &[]).await.unwrap());
    assert!(store.commit(&[drop(6), answer], &[]).await.unwrap());
}

async fn an_account_of_a_provider_is_one_persons_and_a_person_has_one(place: Place) {
    let store = with_account(&place).await;
    let identity = |subject: &str, whose| Identity {
        issuer: "https://id.example.org".to_owned(),
        subject: subject.to_owned(),
        person: person(whose),
        label: "leyla@example.org".to_owned(),
        created: time(1),
        used: None,
    };
    let add = |subject, whose| Write::AddIdentity(identity(subject, whose));
    assert!(store.commit(&[add("1", 1)], &[]).await.unwrap());
    assert!(!store.commit(&[add("1", 2)], &[]).await.unwrap());
    assert!(!store.commit(&[add("2", 1)], &[]).await.unwrap());
    let issuer = "https://id.example.org";
    let touch = Write::TouchIdentity {
        issuer: issuer.to_owned(),
        subject: "1".to_owned(),
        used: time(3),
    };
    assert!(store.commit(&[touch], &[]).await.unwrap());
    let used = Identity {
        used: Some(time(3)),
        ..identity("1", 1)
    };
    let found = store.identity(issuer, "1").await.unwrap();
    assert_eq!(found, Some((used.clone(), account(1, "leyla"))));
    assert_eq!(store.identity_of(&person(1), issuer).await.unwrap(), Some(used));
    assert_eq!(store.identity("https://other.example", "1").await.unwrap(), None);
    let remove = Write::RemoveIdentity {
        person: person(1),
        issuer: issuer.to_owned(),
    };
    assert!(store.commit(std::slice::from_ref(&remove), &[]).await.unwrap());
    assert!(!store.commit(&[remove], &[]).await.unwrap());
    let all = Write::RemoveIdentities(person(1));
    assert!(store.commit(&[add("2", 1), all], &[]).await.unwrap());
    assert_eq!(store.identity_of(&person(1), issuer).await.unwrap(), None);
}

async fn an_attempt_is_counted_by_one_of_those_who_saw_the_same(place: Place) {
    let store = open(&place).await;
    let count = |seen, minute| Write::Count {
        subject: hash(1),
        seen,
        failures: seen + 1,
        until: time(minute),
    };
    assert_eq!(store.delay(&hash(1)).await.unwrap(), None);
    let attempts = (0..8).map(|_| {
        let store = store.clone();
        let count = count(0, 1);
        tokio::spawn(async move { store.commit(&[count], &[]).await.unwrap() })
    });
    let mut counted = 0;
    for attempt in attempts.collect::<Vec<_>>() {
        counted += usize::from(attempt.await.unwrap());
    }
    assert_eq!(counted, 1);
    assert!(store.commit(&[count(1, 2)], &[]).await.unwrap());
    let delay = |failures, minute| {
        Some(Delay {
            failures,
            until: time(minute),
        })
    };
    assert_eq!(store.delay(&hash(1)).await.unwrap(), delay(2, 2));
    assert!(store.commit(&[Write::Uncount(hash(1))], &[]).await.unwrap());
    assert_eq!(store.delay(&hash(1)).await.unwrap(), delay(1, 2));
    assert!(store.commit(&[Write::DropDelays(time(2))], &[]).await.unwrap());
    assert_eq!(store.delay(&hash(1)).await.unwrap(), delay(1, 2));
    assert!(store.commit(&[Write::Forgive(hash(1))], &[]).await.unwrap());
    assert_eq!(store.delay(&hash(1)).await.unwrap(), None);
}

async fn the_trail_is_read_backwards_page_by_page_and_filtered(place: Place) {
    let store = with_account(&place).await;
    let told = [
        act(1, Some(person(1)), "sign-in"),
        act(2, None, "sign-in.code"),
        Act {
            about: Some(person(1)),
            refused: true,
            detail: "editor".to_owned(),
            ..act(3, None, "sign-in-other")
        },
        act(4, Some(person(1)), "token.make"),
    ];
    assert!(store.commit(&[], &told).await.unwrap());
    let read = async |filter: AuditFilter, limit| {
        let found = store.audit(&filter, limit).await.unwrap();
        found
            .into_iter()
            .map(|audited| audited.act.act)
            .collect::<Vec<_>>()
    };
    let all = store.audit(&AuditFilter::default(), 10).await.unwrap();
    let acts: Vec<_> = all.iter().rev().map(|audited| audited.act.clone()).collect();
    assert_eq!(acts, told);
    assert_eq!(all[0].person_name.as_deref(), Some("leyla"));
    assert_eq!(
        (all[1].person_name.as_deref(), all[1].about_name.as_deref()),
        (None, Some("leyla"))
    );
    let filter = |word: &str| AuditFilter {
        act: word.to_owned(),
        ..AuditFilter::default()
    };
    assert_eq!(read(filter("sign-in"), 10).await, ["sign-in.code", "sign-in"]);
    assert_eq!(read(filter("%"), 10).await, [""; 0]);
    let of = AuditFilter {
        person: Some(person(1)),
        ..AuditFilter::default()
    };
    assert_eq!(read(of, 10).await, ["token.make", "sign-in-other", "sign-in"]);
    let refused = AuditFilter {
        refused: true,
        ..AuditFilter::default()
    };
    assert_eq!(read(refused, 10).await, ["sign-in-other"]);
    let next = AuditFilter {
        before: Some(all[1].number),
        ..AuditFilter::default()
    };
    assert_eq!(read(next, 1).await, ["sign-in.code"]);
}

async fn the_trail_cannot_be_changed_by_anybody(place: Place) {
    let store = open(&place).await;
    assert!(store.commit(&[], &[act(1, None, "sign-in")]).await.unwrap());
    for change in ["UPDATE audit SET act = 'other'", "DELETE FROM audit"] {
        let refused = if let Some(path) = place.url.strip_prefix("sqlite:") {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
            let mut connection = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
            connection.execute(change).await.unwrap_err()
        } else {
            let mut connection = sqlx::PgConnection::connect(&place.url).await.unwrap();
            connection.execute(change).await.unwrap_err()
        };
        assert!(refused.to_string().contains("only appended to"), "{refused}");
    }
    assert_eq!(store.audit(&AuditFilter::default(), 10).await.unwrap().len(), 1);
}

async fn what_was_written_is_there_after_reopening(place: Place) {
    let store = with_account(&place).await;
    assert!(store.commit(&[], &[act(1, None, "sign-in")]).await.unwrap());
    store.close().await;
    let store = open(&place).await;
    assert_eq!(store.count().await.unwrap(), 1);
    assert_eq!(store.audit(&AuditFilter::default(), 10).await.unwrap().len(), 1);
    // The tables of people and those of logs are made by one ladder.
    assert_eq!(place.store().await.heads().await.unwrap(), []);
}

async fn a_commit_beyond_its_limit_is_refused(place: Place) {
    let store = with_account(&place).await;
    let many = vec![act(1, None, "sign-in"); limits::PAGE + 1];
    let refused = store.commit(&[], &many).await.unwrap_err();
    assert!(matches!(refused, StoreError::TooMany { .. }), "{refused:?}");
    let refused = store.accounts("", limits::PAGE + 1).await.unwrap_err();
    assert!(matches!(refused, StoreError::TooMany { .. }), "{refused:?}");
    assert_eq!(store.accounts("", limits::PAGE).await.unwrap().len(), 1);
}

async fn a_copy_holds_everything_but_sessions(place: Place) {
    let store = with_account(&place).await;
    let who = person(1);
    let token = ApiToken {
        hash: hash(5),
        person: who,
        label: "x".to_owned(),
        scopes: vec![Scope::Read],
        created: time(0),
        expires: time(9),
        used: None,
    };
    let invitation = Invitation {
        hash: hash(6),
        person: None,
        roles: vec![Role::Reader],
        inviter: None,
        note: String::new(),
        created: time(0),
        expires: time(9),
    };
    let writes = [
        Write::SetTotp {
            person: who,
            secret: Some((vec![1, 2], 3)),
        },
        Write::AddRecoveryCode {
            person: who,
            hash: hash(4),
        },
        Write::AddToken(token),
        Write::AddInvitation(invitation),
        Write::AddSession(session(7, 1, 0)),
        Write::AddPasskey(passkey(8, 1)),
        Write::AddIdentity(Identity {
            issuer: "https://id.example.org".to_owned(),
            subject: "1".to_owned(),
            person: who,
            label: String::new(),
            created: time(0),
            used: None,
        }),
        Write::AddAccount(account(2, "aybek")),
    ];
    let told = [act(1, None, "sign-in"), act(2, Some(who), "sign-out")];
    assert!(store.commit(&writes, &told).await.unwrap());
    // Into the other database, and back.
    let there = Place::sqlite();
    let copy = open(&there).await;
    store.copy_to(&copy).await.unwrap();
    let back = place.another();
    let again = open(&back).await;
    copy.copy_to(&again).await.unwrap();
    assert_eq!(
        again.accounts("", 10).await.unwrap(),
        store.accounts("", 10).await.unwrap()
    );
    assert_eq!(
        again.secrets(&who).await.unwrap(),
        store.secrets(&who).await.unwrap()
    );
    assert_eq!(
        again.tokens(&who, 10).await.unwrap(),
        store.tokens(&who, 10).await.unwrap()
    );
    assert_eq!(
        again.invitation(&hash(6)).await.unwrap(),
        store.invitation(&hash(6)).await.unwrap()
    );
    assert_eq!(again.passkeys(&who, 10).await.unwrap(), [passkey(8, 1)]);
    assert_eq!(
        again.identity("https://id.example.org", "1").await.unwrap(),
        store.identity("https://id.example.org", "1").await.unwrap()
    );
    let trail = AuditFilter::default();
    assert_eq!(
        again.audit(&trail, 10).await.unwrap(),
        store.audit(&trail, 10).await.unwrap()
    );
    assert_eq!(again.session(&hash(7)).await.unwrap(), None);
}

#[tokio::test]
async fn a_url_of_another_form_is_refused_without_its_password() {
    let refused = PeopleStore::open("mysql://me:geheim@host/db").await.unwrap_err();
    assert!(
        matches!(&refused, StoreError::Url { url } if !url.contains("geheim")),
        "{refused:?}"
    );
}
