//! The node's own people in the browser: signing in and out, their forms, what their role allows.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use ortaq_web::limits;
use totp_rs::{Builder, Totp};

use crate::node::{Answer, Node, between};

const LANGUAGES: [&str; 8] = ["az", "tr", "kk", "ky", "uz", "tk", "ru", "en"];

/// A node with the demonstration's people, and a clock that is set by hand.
struct Desk {
    node: Node,
    password: String,
    seconds: Arc<AtomicI64>,
}

impl Desk {
    fn open() -> Self {
        let noon: Timestamp = "2026-03-01T12:00:10Z".parse().unwrap();
        let seconds = Arc::new(AtomicI64::new(noon.as_second()));
        let told = Arc::clone(&seconds);
        let node = Node::start(|options| {
            options.demo = true;
            options.clock = Arc::new(move || Timestamp::from_second(told.load(Ordering::SeqCst)).unwrap());
        });
        Self {
            password: node.demo_password(),
            node,
            seconds,
        }
    }

    fn wait(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::SeqCst);
    }

    fn now(&self) -> u64 {
        u64::try_from(self.seconds.load(Ordering::SeqCst)).unwrap()
    }

    /// Sends the form for signing in.
    fn enter(&self, name: &str, password: &str) -> Answer {
        let fields = [("name", name), ("password", password), ("to", "")];
        self.node.send("/en/sign-in", &fields, &[])
    }

    /// Signs in.
    fn sign_in(&self, name: &str) -> Visit<'_> {
        let answer = self.enter(name, &self.password);
        assert_eq!(answer.location(), "/en/account");
        Visit::new(&self.node, answer.cookie())
    }
}

/// A browser in which somebody has signed in.
pub(crate) struct Visit<'a> {
    node: &'a Node,
    cookie: String,
}

impl<'a> Visit<'a> {
    pub(crate) fn new(node: &'a Node, cookie: &str) -> Self {
        Self {
            node,
            cookie: cookie.to_owned(),
        }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.node.get_with(path, &[("cookie", &self.cookie)])
    }

    /// What a form on a page brings along.
    fn token(&self) -> String {
        form_token(&self.get("/en/account").body)
    }

    /// Sends a form of a page.
    pub(crate) fn send(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.token();
        let fields: Vec<_> = [("form-token", token.as_str())]
            .iter()
            .chain(fields)
            .copied()
            .collect();
        self.node.send(path, &fields, &[("cookie", &self.cookie)])
    }
}

fn form_token(page: &str) -> String {
    between(page, "name=\"form-token\" value=\"", "\"")
        .unwrap()
        .to_owned()
}

fn app(page: &str) -> Totp {
    let secret = between(page, "<p><code>", "</code>").unwrap().replace(' ', "");
    let secret = totp_rs::Secret::try_from_base32(&secret).unwrap();
    Builder::new().with_secret(secret).build().unwrap()
}

#[test]
fn a_person_signs_in_finds_the_way_and_signs_out() {
    let desk = Desk::open();
    let form = desk.node.get("/en/sign-in");
    assert!(form.status == 200 && form.body.contains("autocomplete=\"current-password\""));
    let answer = desk.enter("operator", &desk.password);
    let cookie = answer.header("set-cookie").unwrap();
    for part in ["ortaq_session=", "; Path=/;", "SameSite=Lax", "HttpOnly"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Secure"), "{cookie}");
    let visit = desk.sign_in("operator");
    let account = visit.get("/en/account");
    for part in [
        "Ogulgerek (demo)",
        "href=\"/en/people\"",
        "href=\"/en/audit\"",
        "127.0.0.0/24",
        "Sign out",
    ] {
        assert!(account.body.contains(part), "{part}");
    }
    assert_eq!(visit.get("/en/sign-in").location(), "/en/account");
    let out = visit.send("/en/sign-out", &[]);
    assert_eq!(out.location(), "/en/");
    assert!(out.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert_eq!(
        visit.get("/en/account").location(),
        "/en/sign-in?to=%2Fen%2Faccount"
    );
}

#[test]
fn who_wanted_a_page_is_led_to_it_and_to_no_other_site() {
    let desk = Desk::open();
    let wanted = desk.node.get("/tr/people?after=b");
    assert_eq!(wanted.location(), "/tr/sign-in?to=%2Ftr%2Fpeople%3Fafter%3Db");
    let form = desk.node.get(wanted.location());
    assert_eq!(
        between(&form.body, "name=\"to\" value=\"", "\""),
        Some("/tr/people?after=b")
    );
    for (to, place) in [
        ("/tr/people?after=b", "/tr/people?after=b"),
        ("//evil.example/en", "/en/account"),
    ] {
        let fields = [
            ("name", "operator"),
            ("password", desk.password.as_str()),
            ("to", to),
        ];
        assert_eq!(desk.node.send("/tr/sign-in", &fields, &[]).location(), place);
    }
}

#[test]
fn unknown_names_and_wrong_passwords_get_one_answer() {
    let desk = Desk::open();
    let answer = |name: &str| {
        let answer = desk.enter(name, "wrong <b>");
        assert_eq!(answer.status, 422, "{name}");
        assert!(answer.header("set-cookie").is_none());
        assert!(answer.body.contains("Name or password is wrong.") && !answer.body.contains("<b>"));
        answer.body.replace(&format!("value=\"{name}\""), "")
    };
    assert_eq!(answer("editor"), answer("nobody"));
}

#[test]
fn after_some_failures_a_name_waits_even_with_the_right_password() {
    let desk = Desk::open();
    for _ in 0..ortaq_engine::limits::FREE_ATTEMPTS_BY_NAME_AND_ADDRESS {
        assert_eq!(desk.enter("editor", "wrong").status, 422);
    }
    let waits = desk.enter("editor", &desk.password);
    assert_eq!(waits.status, 422);
    assert!(waits.body.contains("Try again in 31 seconds."), "{}", waits.body);
    assert_eq!(desk.enter("reader", &desk.password).status, 303);
    desk.wait(31);
    assert_eq!(desk.enter("editor", &desk.password).status, 303);
}

#[test]
fn an_authenticator_app_is_set_up_asked_for_and_its_codes_are_accepted_once() {
    let desk = Desk::open();
    let visit = desk.sign_in("editor");
    let page = visit.get("/en/account/authenticator");
    assert!(page.body.contains("<svg class=\"qr\"") && !page.body.contains("<?xml"));
    let app = app(&page.body);
    let sealed = between(&page.body, "name=\"sealed\" value=\"", "\"").unwrap();
    let first = app.generate(desk.now()).to_string();
    let fields = |code: &'static str| {
        [
            ("sealed", sealed),
            ("code", code),
            ("password", desk.password.as_str()),
        ]
    };
    let wrong = visit.send("/en/account/authenticator", &fields("12"));
    assert!(
        wrong.status == 422 && wrong.body.contains("The code is wrong"),
        "{}",
        wrong.body
    );
    let right = [
        ("sealed", sealed),
        ("code", first.as_str()),
        ("password", desk.password.as_str()),
    ];
    let done = visit.send("/en/account/authenticator", &right);
    assert_eq!(done.status, 200);
    let recovery = between(&done.body, "<li><code>", "</code>").unwrap().to_owned();
    assert_eq!(done.body.matches("<li><code>").count(), 10);
    assert!(!visit.get("/en/account").body.contains(&recovery), "shown once");

    desk.wait(30);
    let enter = || {
        let answer = desk.enter("editor", &desk.password);
        assert_eq!(answer.location(), "/en/sign-in/code?to=");
        answer.cookie().to_owned()
    };
    let confirm = |cookie: &str, code: &str| {
        let fields = [("code", code), ("to", "")];
        desk.node.send("/en/sign-in/code", &fields, &[("cookie", cookie)])
    };
    let half = enter();
    let refused = desk.node.get_with("/en/account", &[("cookie", &half)]);
    assert!(
        refused.location().starts_with("/en/sign-in"),
        "half of it opens nothing"
    );
    assert_eq!(
        desk.node
            .get_with("/en/sign-in/code", &[("cookie", &half)])
            .status,
        200
    );
    let code = app.generate(desk.now()).to_string();
    let full = confirm(&half, &code);
    assert_eq!(full.location(), "/en/account");
    assert_ne!(full.cookie(), half, "the token is another one after signing in");
    assert_eq!(
        desk.node
            .get_with("/en/account", &[("cookie", full.cookie())])
            .status,
        200
    );
    let reused = confirm(&enter(), &code);
    assert!(
        reused.status == 422 && reused.body.contains("was used already"),
        "{}",
        reused.body
    );
    assert_eq!(confirm(&enter(), &recovery).location(), "/en/account");
    assert_eq!(confirm(&enter(), &recovery).status, 422);
    assert_eq!(confirm("ortaq_session=x", &code).location(), "/en/sign-in?to=");

    let password = [("password", desk.password.as_str())];
    let removed = visit.send("/en/account/authenticator/remove", &password);
    assert_eq!(removed.location(), "/en/account?done=authenticator");
    assert_eq!(desk.enter("editor", &desk.password).location(), "/en/account");
}

#[test]
fn a_session_that_was_ended_elsewhere_is_out() {
    let desk = Desk::open();
    let (here, elsewhere) = (desk.sign_in("editor"), desk.sign_in("editor"));
    let token = elsewhere.token();
    let page = here.get("/en/account");
    let session = between(&page.body, "name=\"session\" value=\"", "\"").unwrap();
    assert_eq!(
        here.send("/en/account/sessions/end", &[("session", session)])
            .status,
        303
    );
    assert_eq!(
        elsewhere.get("/en/account").location(),
        "/en/sign-in?to=%2Fen%2Faccount"
    );
    let fields = [("form-token", token.as_str()), ("display", "X"), ("locale", "en")];
    let out = desk
        .node
        .send("/en/account/profile", &fields, &[("cookie", &elsewhere.cookie)]);
    assert_eq!(out.status, 401);
    assert!(out.body.contains("You are not signed in") && out.body.contains("href=\"/en/sign-in\""));
    assert_eq!(here.get("/en/account").status, 200);
}

#[test]
fn a_form_without_its_token_or_from_another_site_changes_nothing() {
    let desk = Desk::open();
    let (visit, other) = (desk.sign_in("editor"), desk.sign_in("editor"));
    let (token, foreign) = (visit.token(), other.token());
    let send = |token: &str, headers: &[(&str, &str)]| {
        let fields = [("form-token", token), ("display", "Changed"), ("locale", "en")];
        let headers: Vec<_> = [("cookie", visit.cookie.as_str())]
            .iter()
            .chain(headers)
            .copied()
            .collect();
        desk.node.send("/en/account/profile", &fields, &headers)
    };
    for bad in ["", "x", &foreign, &token[1..], &token.to_uppercase()] {
        let refused = send(bad, &[]);
        assert!(
            refused.status == 403 && refused.body.contains("This form is out of date"),
            "{bad}"
        );
    }
    let own = desk.node.base.clone();
    for headers in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("origin", "http://127.0.0.1:1"),
    ] {
        assert_eq!(send(&token, &[headers]).status, 403, "{headers:?}");
        let fields = [("name", "editor"), ("password", desk.password.as_str())];
        assert_eq!(
            desk.node.send("/en/sign-in", &fields, &[headers]).status,
            403,
            "{headers:?}"
        );
    }
    assert!(!visit.get("/en/account").body.contains("Changed"));
    for headers in [("sec-fetch-site", "same-origin"), ("origin", own.as_str())] {
        assert_eq!(send(&token, &[headers]).location(), "/en/account?done=profile");
    }
    assert!(visit.get("/en/account").body.contains("Changed"));
}

#[test]
fn forged_cookies_are_nobody() {
    let desk = Desk::open();
    let zeros = "0".repeat(64);
    let visit = desk.sign_in("operator");
    let right = visit.cookie.split_once('=').unwrap().1;
    let other = format!("{}{}", &right[..63], if right.ends_with('0') { '1' } else { '0' });
    for value in [
        "",
        "x",
        &zeros,
        &other,
        &right.to_uppercase()[..63],
        "\"><script>",
    ] {
        let cookie = format!("ortaq_session={value}");
        let page = desk.node.get_with("/en/people", &[("cookie", &cookie)]);
        assert!(page.location().starts_with("/en/sign-in"), "{value}");
        let public = desk.node.get_with("/en/", &[("cookie", &cookie)]);
        assert!(
            public.status == 200 && !public.body.contains("Sign out"),
            "{value}"
        );
    }
}

#[test]
fn a_page_that_the_role_does_not_allow_says_so() {
    let desk = Desk::open();
    let (reader, editor) = (desk.sign_in("reader"), desk.sign_in("editor"));
    for (visit, path) in [(&reader, "/en/audit"), (&editor, "/en/audit")] {
        let refused = visit.get(path);
        assert_eq!(refused.status, 403, "{path}");
        assert!(refused.body.contains("Your role does not allow this") && refused.body.contains("Sign out"));
    }
    let list = editor.get("/en/people");
    assert!(
        list.status == 200 && list.body.contains("Ogulgerek (demo)") && !list.body.contains("/people/invite")
    );
    let menu = reader.get("/en/account").body;
    assert!(menu.contains("href=\"/en/people\"") && !menu.contains("href=\"/en/audit\""));
    let invite = editor.send("/en/people/invite", &[("role", "operator")]);
    assert_eq!(invite.status, 403);
    let operator = desk.sign_in("operator");
    let trail = operator.get("/en/audit?refused=yes");
    assert!(trail.body.contains("Invitation made") && trail.body.contains(">refused<"));
    let none = operator.get("/en/audit?name=nobody");
    assert!(none.body.contains("There is nobody of this name here."));
}

#[test]
fn an_operator_invites_changes_and_suspends_somebody() {
    let desk = Desk::open();
    let operator = desk.sign_in("operator");
    let none = operator.send("/en/people/invite", &[("note", "Leyla <i>")]);
    assert!(none.status == 422 && none.body.contains("Choose at least one role."));
    let fields = [
        ("role", "fact-checker"),
        ("role", "editor"),
        ("note", "Leyla <i>"),
    ];
    let page = operator.send("/en/people/invite", &fields);
    assert!(
        page.status == 200 && page.body.contains("Leyla &#60;i&#62;"),
        "{}",
        page.body
    );
    let link = between(&page.body, "/invitation/", "</code>").unwrap().to_owned();
    let own = desk
        .node
        .get_with(&format!("/invitation/{link}"), &[("accept-language", "tr")]);
    let form = desk.node.get(own.location());
    assert!(
        form.status == 200 && form.body.contains("Doğrulayıcı, Editör"),
        "{}",
        form.body
    );
    let path = format!("/tr/invitation/{link}");
    let accept = |password: &str| {
        let fields = [
            ("name", "leyla"),
            ("display", "Leyla Qasımova"),
            ("password", password),
        ];
        desk.node.send(&path, &fields, &[])
    };
    let weak = accept("password1234");
    assert!(
        weak.status == 422 && weak.body.contains("tahmin etmek kolay"),
        "{}",
        weak.body
    );
    let begun = accept("göl çəhrayı körpü zavod");
    assert_eq!(begun.location(), "/tr/account");
    let gone = desk.node.get(&path);
    assert!(gone.status == 404 && gone.body.contains("artık geçerli değil"));
    let leyla = Visit::new(&desk.node, begun.cookie());
    assert!(leyla.get("/en/account").body.contains("Leyla Qasımova"));

    let list = operator.get("/en/people");
    let person = between(&list.body, "<a href=\"/en/people/", "\"><strong>Leyla").unwrap();
    let person = person.rsplit("/en/people/").next().unwrap();
    let path = format!("/en/people/{person}");
    assert_eq!(
        operator
            .send(&format!("{path}/roles"), &[("role", "reader")])
            .location(),
        path
    );
    let account = leyla.get("/en/account").body;
    assert!(
        account.contains("Reader") && !account.contains("Editor"),
        "{account}"
    );
    let reset = operator.send(&format!("{path}/reset"), &[]);
    assert!(reset.status == 200 && reset.body.contains("/invitation/"));
    assert_eq!(operator.send(&format!("{path}/suspend"), &[]).location(), path);
    assert!(leyla.get("/en/account").location().starts_with("/en/sign-in"));
    assert!(operator.get(&path).body.contains("suspended"));
    assert_eq!(operator.send(&format!("{path}/resume"), &[]).location(), path);
    let trail = operator.get("/en/audit?name=leyla");
    for act in [
        "Account allowed again",
        "Account suspended",
        "Roles changed",
        "Invitation accepted",
    ] {
        assert!(trail.body.contains(act), "{act}");
    }
    let own = operator.get("/en/people").body;
    let me = between(&own, "<a href=\"/en/people/", "\"><strong>Ogulgerek").unwrap();
    let me = me.rsplit("/en/people/").next().unwrap();
    let suspended = operator.send(&format!("/en/people/{me}/suspend"), &[]);
    assert!(suspended.status == 422 && suspended.body.contains("You cannot do this to your own account."));
    let last = operator.send(&format!("/en/people/{me}/roles"), &[("role", "editor")]);
    assert!(last.status == 422 && last.body.contains("This is the last operator."));
}

#[test]
fn a_password_is_changed_by_who_knows_it() {
    let desk = Desk::open();
    let visit = desk.sign_in("reader");
    let change = |current: &str, new: &str| {
        visit.send(
            "/en/account/password",
            &[("password", current), ("new-password", new)],
        )
    };
    let wrong = change("wrong", "göl çəhrayı körpü zavod");
    assert!(wrong.status == 422 && wrong.body.contains("The password is wrong."));
    let short = change(&desk.password, "short");
    assert!(short.status == 422 && short.body.contains("at least 12 characters"));
    let done = change(&desk.password, "göl çəhrayı körpü zavod");
    assert_eq!(done.location(), "/en/account?done=password");
    assert!(
        visit
            .get(done.location())
            .body
            .contains("Your password is changed.")
    );
    assert_eq!(desk.enter("reader", &desk.password).status, 422);
}

#[test]
fn a_token_of_a_person_says_whose_it_is_and_ends() {
    let desk = Desk::open();
    let visit = desk.sign_in("editor");
    let fields = [
        ("label", "agentlik"),
        ("write", "yes"),
        ("password", desk.password.as_str()),
    ];
    let page = visit.send("/en/account/tokens", &fields);
    let token = between(&page.body, "<p><code>ortaq_", "</code>").unwrap();
    let bearer = format!("Bearer ortaq_{token}");
    let ask = |bearer: &str| desk.node.get_with("/api/account", &[("authorization", bearer)]);
    let holder = ask(&bearer);
    assert_eq!(holder.status, 200);
    let data: serde_json::Value = serde_json::from_str(&holder.body).unwrap();
    assert_eq!(data["name"], "editor");
    assert_eq!(data["scopes"], serde_json::json!(["read", "write"]));
    let account = visit.get("/en/account");
    assert!(!account.body.contains(token), "shown once");
    let hash = between(&account.body, "name=\"token\" value=\"", "\"").unwrap();
    assert_eq!(
        visit.send("/en/account/tokens/end", &[("token", hash)]).status,
        303
    );
    for bad in [bearer.as_str(), "", "Basic x", "Bearer ortaq_"] {
        let refused = ask(bad);
        assert_eq!(refused.status, 401, "{bad}");
        assert!(refused.header("www-authenticate").unwrap().starts_with("Bearer"));
    }
}

#[test]
fn what_is_made_for_a_person_is_kept_by_nobody() {
    let desk = Desk::open();
    let visit = desk.sign_in("editor");
    for path in ["/en/", "/en/fact-checks", "/en/methodology", "/en/nothing"] {
        let page = visit.get(path);
        assert_eq!(page.header("cache-control"), Some("private, no-store"), "{path}");
        assert!(
            page.body.contains("Aybek (demo)") && page.body.contains("Sign out"),
            "{path}"
        );
    }
    let public = desk.node.get("/en/");
    assert_eq!(public.header("cache-control"), Some("public, max-age=60"));
    assert_eq!(public.header("vary"), Some("cookie"));
    assert!(!public.body.contains("Sign out"));
}

#[test]
fn over_tls_the_cookie_is_bound_to_its_host() {
    let node = Node::start(|options| options.public_url = "https://check.example.org".parse().unwrap());
    let path = format!("/en{}", node.first_invitation());
    let fields = [
        ("name", "leyla"),
        ("display", "Leyla"),
        ("password", "göl çəhrayı körpü zavod"),
    ];
    let begun = node.send(&path, &fields, &[("origin", "https://check.example.org")]);
    assert_eq!(begun.location(), "/en/account");
    let cookie = begun.header("set-cookie").unwrap();
    assert!(
        cookie.starts_with("__Host-ortaq_session=") && cookie.contains("; Secure"),
        "{cookie}"
    );
    assert_eq!(
        node.get_with("/en/people", &[("cookie", begun.cookie())]).status,
        200
    );
    let bare = begun.cookie().trim_start_matches("__Host-");
    assert_eq!(node.get_with("/en/people", &[("cookie", bare)]).status, 303);
}

#[test]
fn every_page_of_people_is_there_in_every_language_small_and_protected() {
    let desk = Desk::open();
    let visit = desk.sign_in("operator");
    let list = visit.get("/en/people").body;
    let person = between(&list, "<a href=\"/en/people/", "\"").unwrap();
    let person = &format!("/people/{person}");
    for language in LANGUAGES {
        for path in ["/account", "/account/authenticator", "/people", person, "/audit"] {
            let page = visit.get(&format!("/{language}{path}"));
            assert_eq!(page.status, 200, "{language}{path}");
            assert!(page.body.len() < limits::PAGE_BYTES, "{language}{path}");
            assert!(
                page.body.contains("name=\"robots\" content=\"noindex\""),
                "{path}"
            );
            assert!(
                !page.body.contains(" style=") && !page.body.contains("<style"),
                "{path}"
            );
            let policy = page.header("content-security-policy").unwrap();
            assert!(!policy.contains("unsafe"), "{policy}");
        }
        assert_eq!(desk.node.get(&format!("/{language}/sign-in")).status, 200);
    }
}
