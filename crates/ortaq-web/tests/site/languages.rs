//! Which language a visitor gets, and how it is chosen.

use crate::node::DEMO;

#[test]
fn an_address_without_a_language_leads_to_the_visitors() {
    let asked = DEMO.get_with("/", &[("accept-language", "de, kk;q=0.9, ru;q=0.5")]);
    assert_eq!(asked.location(), "/kk/");
    assert_eq!(asked.header("vary"), Some("cookie, accept-language"));
    let chosen = DEMO.get_with(
        "/fact-checks?q=g%C3%B6l&rating=false",
        &[("accept-language", "ru"), ("cookie", "ortaq_language=az")],
    );
    assert_eq!(chosen.location(), "/az/fact-checks?q=g%C3%B6l&rating=false");
    assert_eq!(DEMO.get("/methodology").location(), "/en/methodology");
}

#[test]
fn a_chosen_language_is_remembered_and_leads_back_to_the_page() {
    let chosen = DEMO.get("/language/tk?to=%2Ffact-checks%3Fq%3Dg%25C3%25B6l");
    assert_eq!(chosen.location(), "/tk/fact-checks?q=g%C3%B6l");
    let cookie = chosen.header("set-cookie").unwrap();
    assert!(
        cookie.starts_with("ortaq_language=tk; Path=/;") && cookie.contains("HttpOnly"),
        "{cookie}"
    );
    assert_eq!(DEMO.get("/language/xx?to=/").status, 404);
}

#[test]
fn choosing_a_language_leads_nowhere_but_to_this_site() {
    for to in [
        "//demo.invalid/",
        "https://demo.invalid/",
        "/\\demo.invalid",
        "/%0d%0aset-cookie:a=b",
        "/../../x",
    ] {
        let answer = DEMO.get(&format!("/language/az?to={to}"));
        assert!(answer.location().starts_with("/"), "{to}: {}", answer.location());
        assert!(
            !answer.location().starts_with("//"),
            "{to}: {}",
            answer.location()
        );
        assert_eq!(
            answer
                .header("set-cookie")
                .map(|c| c.starts_with("ortaq_language=az")),
            Some(true)
        );
    }
}

#[test]
fn trouble_is_told_in_the_visitors_language() {
    assert!(DEMO.get("/az/nothing").body.contains("Bu ünvanda heç nə yoxdur"));
    let outside = DEMO.get_with("/nothing", &[("accept-language", "tr")]);
    assert!(outside.status == 404 && outside.body.contains("Bu adreste bir şey yok"));
}
