//! The way of a claim through the desk: from a reader's tip to a published fact-check, and back to its readers.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;

use crate::node::{Answer, Node, between};
use crate::people::Visit;

pub const CLAIM: &str = "Qaradağ gölü tamamilə qurudu.";
const ROUNDS: usize = 5_000;

/// A demonstration node whose clock goes on by a second whenever somebody looks at it.
pub struct Office {
    pub node: Node,
    password: String,
}

impl Office {
    pub fn open() -> Self {
        let noon: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
        let seconds = AtomicI64::new(noon.as_second());
        let node = Node::start(|options| {
            options.demo = true;
            options.clock =
                Arc::new(move || Timestamp::from_second(seconds.fetch_add(1, Ordering::SeqCst)).unwrap());
        });
        Self {
            password: node.demo_password(),
            node,
        }
    }

    pub fn sign_in(&self, name: &str) -> Visit<'_> {
        let fields = [("name", name), ("password", self.password.as_str()), ("to", "")];
        let answer = self.node.send("/en/sign-in", &fields, &[]);
        assert_eq!(answer.location(), "/en/account");
        Visit::new(&self.node, answer.cookie())
    }

    fn send(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.node.send(path, fields, &[])
    }

    /// A case with a claim from a reader's tip and its finished draft; gives the case and the draft.
    fn drafted(&self, writer: &Visit<'_>) -> (String, String) {
        self.send("/en/tip", &[("text", CLAIM)]);
        let inbox = writer.get("/en/inbox").body;
        let item = between(&inbox, "name=\"item\" value=\"", "\"").unwrap();
        let fields = [
            ("act", "open"),
            ("item", item),
            ("case-title", "Göl"),
            ("claim", CLAIM),
            ("language", "az"),
        ];
        let case = writer.send("/en/inbox", &fields).location().to_owned();
        let draft = writer.send(&format!("{case}/draft"), &[]).location().to_owned();
        let saved = writer.send(&format!("{draft}/save"), &finished(&seen(&writer.get(&draft))));
        assert_eq!(saved.location(), format!("{draft}?done=saved"), "{}", saved.body);
        (case, draft)
    }

    /// A published fact-check; gives its draft and its public page.
    pub fn published(&self) -> (String, String) {
        let (writer, editor) = (self.sign_in("fact-checker"), self.sign_in("editor"));
        let (_, draft) = self.drafted(&writer);
        writer.send(&format!("{draft}/ask"), &[]);
        let version = version(&editor.get(&draft));
        let review = [("version", version.as_str()), ("decision", "approve")];
        editor.send(&format!("{draft}/review"), &review);
        let published = editor.send(&format!("{draft}/publish"), &[]);
        assert_eq!(
            published.location(),
            format!("{draft}?done=published"),
            "{}",
            published.body
        );
        let page = editor.get(&draft).body;
        let name = between(&page, "href=\"/en/fact-checks/", "\"").unwrap();
        (draft, format!("/en/fact-checks/{name}"))
    }
}

fn seen(page: &Answer) -> String {
    between(&page.body, "name=\"seen\" value=\"", "\"")
        .unwrap()
        .to_owned()
}

fn version(page: &Answer) -> String {
    between(&page.body, "name=\"version\" value=\"", "\"")
        .unwrap()
        .to_owned()
}

/// All that the checklist asks for.
fn finished(seen: &str) -> [(&str, &str); 10] {
    [
        ("seen", seen),
        ("title", "Göl qurumayıb"),
        ("claim", CLAIM),
        ("verdict", "false"),
        ("label", "Yanlış"),
        ("language", "az"),
        ("text", "Göl **dolu**dur.\n\n<script>alert(1)</script>"),
        (
            "evidence",
            "Peyk şəkli | https://a.example/1 | su var\r\nÖlçmə | https://b.example/2",
        ),
        ("claimant-reply", "Cavab vermədi."),
        ("interests", "Yoxdur."),
    ]
}

#[test]
fn a_tip_becomes_a_published_fact_check() {
    let office = Office::open();
    let (writer, editor) = (office.sign_in("fact-checker"), office.sign_in("editor"));
    let (case, draft) = office.drafted(&writer);
    let evidence = [
        ("title", "Peyk şəkli"),
        ("url", "https://a.example/1"),
        ("stance", "refutes"),
    ];
    assert_eq!(
        writer.send(&format!("{case}/evidence"), &evidence).location(),
        format!("{case}?done=added")
    );
    let page = writer.get(&case).body;
    assert!(page.contains(CLAIM) && page.contains("Peyk şəkli") && page.contains("Refutes the claim"));
    assert!(page.contains("Evidence was added"), "the history tells it");
    let claim = between(&page, "name=\"of\" value=\"", "\"").unwrap();
    writer.send(
        &format!("{case}/topics"),
        &[("of", claim), ("topics", "Su\nİqlim & hava")],
    );

    assert_eq!(
        writer.send(&format!("{draft}/ask"), &[]).location(),
        format!("{draft}?done=asked")
    );
    let own = version(&editor.get(&draft));
    let review = [("version", own.as_str()), ("decision", "approve")];
    let refused = writer.send(&format!("{draft}/review"), &review);
    assert!(
        refused.status == 403 && refused.body.contains("Who can: Editor."),
        "{}",
        refused.body
    );
    let early = editor.send(&format!("{draft}/publish"), &[]);
    assert!(early.status == 422 && early.body.contains("Nobody who has not written a part of it"));
    editor.send(&format!("{draft}/review"), &review);
    let refused = writer.send(&format!("{draft}/publish"), &[]);
    assert!(refused.status == 403 && refused.body.contains("Who can: Editor."));
    assert_eq!(
        editor.send(&format!("{draft}/publish"), &[]).location(),
        format!("{draft}?done=published")
    );
    let page = editor.get(&draft).body;
    let name = between(&page, "href=\"/en/fact-checks/", "\"").unwrap();
    let public = office.node.get(&format!("/en/fact-checks/{name}"));
    assert_eq!(public.status, 200);
    for shown in [
        "Göl qurumayıb",
        "Yanlış",
        "<strong>dolu</strong>",
        "href=\"https://a.example/1\"",
        "Aysel (demo)",
        "Aybek (demo)",
        "\"@type\":\"ClaimReview\"",
        "\"keywords\":[\"Su\",\"İqlim ",
        "href=\"/en/fact-checks?topic=%C4%B0qlim+%26+hava\"",
        "ortaq log prove",
    ] {
        assert!(public.body.contains(shown), "{shown}: {}", public.body);
    }
    assert!(!public.body.contains("<script>alert"));
    // Comparing finds it as soon as the index has taken it in.
    let data = format!("/en/fact-checks/{name}/claimreview.json");
    assert!((0..ROUNDS).any(|_| office.node.get(&data).status == 200));
    // Those who follow a topic are told of it, and of nothing else.
    for (kind, category) in [
        ("atom", "term=\"İqlim &#38; hava\""),
        ("rss", "<category>İqlim &#38; hava<"),
        ("json", "\"İqlim & hava\""),
    ] {
        let feed = |topic: &str| {
            office
                .node
                .get(&format!("/en/fact-checks.{kind}?topic={topic}"))
                .body
        };
        let about = feed("%C4%B0qlim+%26+hava");
        assert!(about.contains(name) && about.contains(category), "{about}");
        assert!(!feed("Bank").contains(name));
    }
    let list = office.node.get("/en/fact-checks?topic=Su").body;
    assert!(
        list.contains("<option value=\"Su\" selected>") && list.contains(name),
        "{list}"
    );
}

#[test]
fn what_readers_write_is_looked_at_answered_and_corrected() {
    let office = Office::open();
    let editor = office.sign_in("editor");
    let (draft, public) = office.published();
    let page = || office.node.get(&public).body;

    let said = office.send(
        &format!("{public}/comments"),
        &[("comment", "Mən oradaydım."), ("name", "Leyla")],
    );
    assert_eq!(said.location(), format!("{public}?done=commented"));
    assert!(!page().contains("Mən oradaydım."));
    let waiting = editor.get("/en/readers").body;
    let comment = between(&waiting, "action=\"/en/readers/comment/", "\"").unwrap();
    editor.send(
        &format!("/en/readers/comment/{comment}"),
        &[("decision", "shown")],
    );
    assert!(page().contains("Mən oradaydım.") && page().contains("Leyla"));
    let bare = editor.send(
        &format!("/en/readers/comment/{comment}"),
        &[("decision", "removed")],
    );
    assert!(bare.status == 422 && bare.body.contains("“Reason” is empty."));
    let removed = [("decision", "removed"), ("reason", "Şəxsi məlumat")];
    editor.send(&format!("/en/readers/comment/{comment}"), &removed);
    assert!(!page().contains("Mən oradaydım.") && page().contains("Şəxsi məlumat"));

    let filed = office.send(&format!("{public}/contest"), &[("text", "Rəqəm səhvdir.")]);
    let code = between(&filed.body, "<code>", "</code>").unwrap().to_owned();
    let state = || office.send("/en/receipt", &[("code", &code.to_lowercase())]).body;
    assert!(state().contains("Your appeal is being looked at."));
    let correction = [
        ("correction", "Rəqəm düzəldildi."),
        ("weight", "minor"),
        ("language", "az"),
    ];
    assert_eq!(
        editor.send(&format!("{draft}/correct"), &correction).location(),
        format!("{draft}?done=corrected")
    );
    assert!(page().contains("Rəqəm düzəldildi.") && page().contains("was corrected after it was published"));
    let answerable = office.node.get("/en/transparency").body;
    for said in [
        "Rəqəm düzəldildi.",
        &public,
        "Corrections and retractions",
        "Waiting: ",
        "— ortaq/",
    ] {
        assert!(answerable.contains(said), "{said}: {answerable}");
    }
    let readers = editor.get("/en/readers").body;
    let appeal = between(&readers, "action=\"/en/readers/appeal/", "\"").unwrap();
    let path = format!("/en/readers/appeal/{appeal}");
    let nothing = editor.send(&path, &[("outcome", "upheld"), ("answer", "Düzdür.")]);
    assert!(
        nothing.status == 422 && nothing.body.contains("Düzdür."),
        "what was typed stays"
    );
    let follows = between(&readers, "<option value=\"correction/", "\"").unwrap();
    let follows = format!("correction/{follows}");
    let answer = [
        ("outcome", "upheld"),
        ("answer", "Düzdür."),
        ("follows", follows.as_str()),
    ];
    assert_eq!(
        editor.send(&path, &answer).location(),
        "/en/readers?done=answered"
    );
    assert!(state().contains("The appeal was right") && state().contains("Düzdür."));
    assert!(
        page().contains("Düzdür.") && !page().contains("Rəqəm səhvdir."),
        "an appeal's text is its sender's"
    );

    let retraction = [("reason", "Mənbə saxta idi."), ("language", "az")];
    editor.send(&format!("{draft}/retract"), &retraction);
    let page = page();
    assert!(page.contains("This fact-check was retracted.") && page.contains("Mənbə saxta idi."));
    assert!(
        !page.contains("ClaimReview\","),
        "machines are told nothing of a retracted verdict"
    );
    let listen = format!("{public}/listen");
    assert!(!page.contains(&listen), "nor is it read out");
    assert_eq!(office.node.get(&listen).location(), public);
    assert_eq!(office.node.get(&format!("{listen}/speech.opus")).status, 404);
    assert_eq!(
        office
            .send(&format!("{public}/comments"), &[("comment", "x")])
            .status,
        409
    );
}

#[test]
fn a_tip_is_answered_by_its_receipt() {
    let office = Office::open();
    let writer = office.sign_in("fact-checker");
    let sent = office.send("/en/tip", &[("text", CLAIM), ("url", "https://a.example/1")]);
    let code = between(&sent.body, "<code>", "</code>").unwrap();
    let state = || office.send("/en/receipt", &[("code", code)]).body;
    assert!(state().contains("Nobody has looked at your tip yet."));
    let inbox = writer.get("/en/inbox").body;
    let path = between(&inbox, "href=\"/en/inbox/tip/", "\"").unwrap();
    let path = format!("/en/inbox/tip/{path}");
    assert!(writer.get(&path).body.contains("https://a.example/1"));
    let answer = [("answer", "Yoxlayırıq."), ("finished", "yes")];
    assert_eq!(
        writer.send(&path, &answer).location(),
        format!("{path}?done=answered")
    );
    assert!(state().contains("Yoxlayırıq.") && state().contains("Your tip has been looked at."));
    let unknown = office.send("/en/receipt", &[("code", "0000-0000-0000-0000")]);
    assert!(unknown.status == 404 && unknown.body.contains("No tip or appeal belongs to this code."));
}

#[test]
fn sorting_is_taken_back_and_repetitions_stand_together() {
    let office = Office::open();
    let writer = office.sign_in("fact-checker");
    for text in [
        CLAIM,
        "Карадағ ҝөлү тамамилә гуруду.",
        "Başqa bir şey yoxlansın, xahiş edirəm.",
    ] {
        office.send("/en/tip", &[("text", text)]);
    }
    let inbox = writer.get("/en/inbox").body;
    assert!(inbox.contains("Başqa bir şey"));
    let item = between(&inbox, "name=\"item\" value=\"", "\"").unwrap();
    let nothing = writer.send("/en/inbox", &[("act", "dismiss"), ("reason", "Mövzu deyil")]);
    assert!(nothing.status == 422 && nothing.body.contains("Choose at least one"));
    let dismissed = writer.send(
        "/en/inbox",
        &[("act", "dismiss"), ("item", item), ("reason", "Mövzu deyil")],
    );
    let page = writer.get(dismissed.location()).body;
    assert!(page.contains("Dismissed.") && !page.contains("Başqa bir şey"));
    let undo = between(&page, "name=\"undo\" value=\"", "\"").unwrap();
    let undone = writer.send("/en/inbox", &[("act", "undo"), ("undo", undo)]);
    assert!(writer.get(undone.location()).body.contains("Başqa bir şey"));
    let reader = office.sign_in("reader");
    let refused = reader.send("/en/inbox", &[("act", "take"), ("item", item)]);
    assert!(refused.status == 403 && refused.body.contains("Who can: Fact-checker, Editor."));
}

#[test]
fn two_people_who_write_at_once_lose_nothing() {
    let office = Office::open();
    let (writer, editor) = (office.sign_in("fact-checker"), office.sign_in("editor"));
    let (_, draft) = office.drafted(&writer);
    let read = seen(&writer.get(&draft));
    let with = |title: &'static str| {
        let mut fields = finished(&read);
        fields[1] = ("title", title);
        fields
    };
    writer.send(&format!("{draft}/save"), &with("Göl doludur"));
    let second = editor.send(&format!("{draft}/save"), &with("Göl qurumur"));
    assert_eq!(second.location(), format!("{draft}?done=saved-conflict"));
    let page = editor.get(&draft);
    assert!(page.body.contains("Two versions stand side by side"));
    assert!(page.body.contains("Göl doludur") && page.body.contains("Göl qurumur"));
    let now = seen(&page);
    let mut settled = finished(&now);
    settled[1] = ("title", "Göl doludur və qurumur");
    assert_eq!(
        editor.send(&format!("{draft}/save"), &settled).location(),
        format!("{draft}?done=saved")
    );
    let quiet: Vec<_> = finished(&now).into_iter().chain([("quiet", "yes")]).collect();
    let answer = writer.send(&format!("{draft}/save"), &quiet);
    assert!(
        answer.status == 200 && answer.body.contains("\"seen\""),
        "{}",
        answer.body
    );
    let versions = writer.get(&format!("{draft}/versions")).body;
    assert!(
        versions.contains("<ins>") || versions.contains("<del>"),
        "{versions}"
    );
    let bad = [
        ("seen", now.as_str()),
        ("title", "Uzun işin mətni"),
        ("evidence", "x | javascript:y"),
    ];
    let refused = writer.send(&format!("{draft}/save"), &bad);
    assert!(refused.status == 422 && refused.body.contains("Uzun işin mətni"));
    assert!(refused.body.contains("“Evidence, one a line” is no web address."));
}

#[test]
fn a_node_without_a_log_has_no_desk_and_says_how_to_begin_one() {
    let node = Node::start(|_| ());
    for path in ["/en/tip", "/en/receipt"] {
        let page = node.get(path);
        assert!(
            page.status == 404 && page.body.contains("ortaq log init"),
            "{path}"
        );
    }
    assert!(!node.get("/en/").body.contains("Send a tip"));
}

#[test]
fn programs_that_fill_in_every_field_are_not_read() {
    let office = Office::open();
    let writer = office.sign_in("fact-checker");
    let sent = office.send(
        "/en/tip",
        &[("text", "Reklam"), ("homepage", "https://spam.example")],
    );
    assert_eq!(sent.status, 200);
    assert!(!writer.get("/en/inbox").body.contains("Reklam"));
}

#[test]
fn every_page_of_the_desk_is_there_in_every_language_small_and_protected() {
    let office = Office::open();
    let (draft, public) = office.published();
    let editor = office.sign_in("editor");
    let case = between(&editor.get(&draft).body, "<p class=\"crumb\"><a href=\"/en", "\"")
        .unwrap()
        .to_owned();
    let (draft, public) = (draft.trim_start_matches("/en"), public.trim_start_matches("/en"));
    let contest = format!("{public}/contest");
    let versions = format!("{draft}/versions");
    let operator = office.sign_in("operator");
    for language in ["az", "tr", "kk", "ky", "uz", "tk", "ru", "en"] {
        let network = operator.get(&format!("/{language}/network"));
        assert!(
            network.status == 200 && !network.body.contains(" style="),
            "{language}: {}",
            network.body
        );
        for path in [
            "/inbox",
            "/cases",
            &case,
            draft,
            &versions,
            "/readers",
            "/find?q=lake",
            "/charts",
            public,
            "/tip",
            "/receipt",
            &contest,
        ] {
            let page = editor.get(&format!("/{language}{path}"));
            assert_eq!(page.status, 200, "{language}{path}: {}", page.body);
            assert!(
                page.body.len() < ortaq_web::limits::PAGE_BYTES,
                "{language}{path}"
            );
            assert!(
                !page.body.contains(" style=") && !page.body.contains("<style"),
                "{path}"
            );
            assert!(!page.header("content-security-policy").unwrap().contains("unsafe"));
        }
    }
}

#[test]
fn comments_are_exported_with_what_was_decided_and_run_no_formula() {
    let office = Office::open();
    let (_, page) = office.published();
    for text in ["=HYPERLINK(\"https://evil.example\")", "Su var."] {
        office.send(&format!("{page}/comments"), &[("comment", text)]);
    }
    let editor = office.sign_in("editor");
    let readers = editor.get("/en/readers").body;
    let id = between(&readers, "/en/readers/comment/", "\"").unwrap();
    let removal = [("decision", "removed"), ("reason", "reklam")];
    let removed = editor.send(&format!("/en/readers/comment/{id}"), &removal);
    assert_eq!(
        removed.location(),
        "/en/readers?done=moderated",
        "{}",
        removed.body
    );
    let table = editor.get("/en/readers/comments.csv");
    assert!(
        table
            .header("content-disposition")
            .unwrap()
            .contains("comments.csv")
    );
    assert_eq!(table.body.matches("/fact-checks/").count(), 2, "{}", table.body);
    assert!(
        table.body.contains("\"'=HYPERLINK") && table.body.contains(",removed,reklam"),
        "{}",
        table.body
    );
    let data: serde_json::Value =
        serde_json::from_str(&editor.get("/en/readers/comments.json").body).unwrap();
    let texts = data["comments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|comment| &comment["text"]);
    assert!(
        texts.clone().any(|text| text == "Su var.") && texts.count() == 2,
        "{data}"
    );
    let reader = office.sign_in("reader");
    assert_eq!(reader.get("/en/readers/comments.csv").status, 403);
    let stranger = office.node.get("/en/readers/comments.csv");
    assert_eq!(stranger.status, 303);
}

#[test]
fn a_preview_is_clean_and_saves_nothing() {
    let office = Office::open();
    let writer = office.sign_in("fact-checker");
    let (_, draft) = office.drafted(&writer);
    let text = "**ilk** söz<script>alert(1)</script>";
    let preview = writer.send(&format!("{draft}/preview"), &[("text", text)]);
    assert_eq!(preview.body.trim(), "<p><strong>ilk</strong> söz</p>");
    assert!(!writer.get(&draft).body.contains("ilk"));
    let stranger = office.send(&format!("{draft}/preview"), &[("text", text)]);
    assert_eq!(stranger.status, 401);
}

#[test]
fn a_translation_is_written_beside_its_original_and_published_by_somebody_else() {
    let office = Office::open();
    let (draft, public) = office.published();
    let (writer, editor) = (office.sign_in("fact-checker"), office.sign_in("editor"));
    let begun = writer.send(&format!("{draft}/translate"), &[("into", "tr")]);
    let translation = begun.location().to_owned();
    let page = writer.get(&translation);
    assert!(page.body.contains(CLAIM), "{}", page.body);
    let seen = seen(&page);
    let fields = [
        ("seen", seen.as_str()),
        ("title", "Göl kurumadı"),
        ("claim", "Göl tamamen kurudu."),
        ("label", "Yanlış"),
        ("summary", ""),
        ("text", "Göl **dolu**.<script>alert(1)</script>"),
    ];
    let saved = writer.send(&format!("{translation}/save"), &fields);
    assert_eq!(
        saved.location(),
        format!("{translation}?done=saved"),
        "{}",
        saved.body
    );
    let there = format!("{public}/in/tr");
    assert_eq!(office.node.get(&there).status, 404, "a draft is nobody's to read");
    // Whoever wrote it does not publish it, whatever their role.
    assert_eq!(writer.send(&format!("{translation}/publish"), &[]).status, 403);
    let published = editor.send(&format!("{translation}/publish"), &[("machine", "yes")]);
    assert_eq!(
        published.location(),
        format!("{translation}?done=translated"),
        "{}",
        published.body
    );
    let page = office.node.get(&there).body;
    assert!(page.contains("Göl kurumadı") && page.contains("<strong>dolu</strong>"));
    assert!(page.contains("A machine made the first version") && !page.contains("alert(1)"));
    let review = between(&page, "<script type=\"application/ld+json\">", "</script>").unwrap();
    let review: serde_json::Value = serde_json::from_str(review).unwrap();
    assert_eq!(
        (&review["@type"], &review["inLanguage"]),
        (&"ClaimReview".into(), &"tr".into())
    );
    assert!(review["url"].as_str().unwrap().ends_with(&there), "{review}");
    assert!(
        office
            .node
            .get(&public)
            .body
            .contains(&format!("{there}\" hreflang=\"tr\""))
    );

    // It is heard in its own language, without anything of the original's.
    let listen = format!("{there}/listen");
    assert!(page.contains(&format!("href=\"{listen}\"")), "{page}");
    let heard = office.node.get(&listen).body;
    assert!(
        heard.contains("Göl kurumadı") && !heard.contains("qurumayıb"),
        "{heard}"
    );
    assert_eq!(office.node.get(&format!("{public}/in/kk/listen")).status, 404);

    let correction = [
        ("weight", "minor"),
        ("correction", "Tarix düzəldildi."),
        ("language", "az"),
    ];
    editor.send(&format!("{draft}/correct"), &correction);
    assert!(office.node.get(&there).body.contains("was corrected"));
}

#[test]
fn an_opinion_stands_beside_the_fact_check_and_can_be_taken_back() {
    let office = Office::open();
    let (_, public) = office.published();
    let editor = office.sign_in("editor");
    let opinion = [
        ("view", "needs-more"),
        ("opinion", "Second source is the first one's copy."),
    ];
    let given = editor.send(&format!("{public}/opinion"), &opinion);
    assert_eq!(
        given.location(),
        format!("{public}?done=opinion"),
        "{}",
        given.body
    );
    let page = office.node.get(&public).body;
    assert!(
        page.contains("needs more evidence") && page.contains("copy."),
        "{page}"
    );
    assert!(!page.contains("/opinion\""), "readers are not offered the form");
    let page = editor.get(&public).body;
    let own = between(&page, "name=\"own\" value=\"", "\"").unwrap();
    let fields = [("own", own), ("reason", "It is not.")];
    editor.send(&format!("{public}/opinion"), &fields);
    assert!(office.node.get(&public).body.contains("Taken back: It is not."));
    // A fact-checker reads it; the organisation's word is its editors'.
    let writer = office.sign_in("fact-checker");
    assert_eq!(writer.send(&format!("{public}/opinion"), &opinion).status, 403);
}

#[test]
fn everything_at_the_desk_is_found_by_words_in_any_alphabet_and_by_the_beginning_of_one() {
    let office = Office::open();
    let writer = office.sign_in("fact-checker");
    assert!(!writer.get("/en/find").body.contains("id=\"at-desk\""));
    let (case, draft) = office.drafted(&writer);
    office.send("/en/tip", &[("text", "Şəhərdə yeni körpü açılıb.")]);

    // Azerbaijani in Cyrillic letters, and a word that is not finished yet.
    for typed in ["гөлү гуруду", "qarada", "QARADAĞ GÖLÜ"] {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("q", typed)
            .finish();
        let page = writer.get(&format!("/en/find?{query}")).body;
        for path in [&case, &draft] {
            assert!(
                page.contains(&format!("href=\"{path}\"")),
                "{typed}: {path} in {page}"
            );
        }
        let part = writer.get(&format!("/en/find?{query}&part=yes")).body;
        assert!(part.contains(&case) && !part.contains("<html"), "{part}");
    }
    // What was written a moment ago is found.
    assert!(
        writer
            .get("/en/find?q=k%C3%B6rp%C3%BC")
            .body
            .contains("Şəhərdə yeni körpü")
    );
    let nothing = writer.get("/en/find?q=xyzzy").body;
    assert!(nothing.contains("Nothing here says this"), "{nothing}");
    let long = "a".repeat(501);
    assert_eq!(writer.get(&format!("/en/find?q={long}")).status, 400);
    assert_eq!(writer.get(&format!("/en/find?q={}", &long[1..])).status, 200);
    // It is for the desk alone.
    assert_eq!(office.node.get("/en/find?q=g%C3%B6l").status, 303);
}

#[test]
fn charts_count_cases_and_claims_with_their_topics() {
    let office = Office::open();
    let writer = office.sign_in("fact-checker");
    let empty = writer.get("/en/charts").body;
    assert!(empty.contains("No case is being worked on"), "{empty}");
    let (case, _) = office.drafted(&writer);
    let page = writer.get(&case).body;
    let claim = between(&page, "name=\"of\" value=\"", "\"").unwrap();
    let fields = [("of", claim), ("topics", "Water\n\nClimate\n")];
    let saved = writer.send(&format!("{case}/topics"), &fields);
    assert_eq!(saved.status, 303);
    assert!(
        writer
            .get(&case)
            .body
            .contains("<span class=\"tag\" dir=\"auto\">Water</span>")
    );

    let charts = writer.get("/en/charts").body;
    for (label, words) in [("Open", "less than 2 days 1"), ("2026-03", "Climate 1 · Water 1")] {
        let head = format!("<th scope=\"row\">{label}</th>");
        let mut rows = charts
            .split(&head)
            .skip(1)
            .filter_map(|rest| rest.split("</tr>").next());
        assert!(
            rows.any(|row| row.contains(words)),
            "{label}: {words} in {charts}"
        );
    }
}
