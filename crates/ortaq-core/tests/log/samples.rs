//! One act of every kind, as members might write it.

use ortaq_core::entry::Body;
use ortaq_core::ids::EntryId;
use ortaq_core::records::Act;
use ortaq_core::records::checking::CheckAct;
use serde_json::{Value, json};

use crate::support::{TestLog, data};

/// A whole publication.
pub fn publication() -> CheckAct {
    CheckAct::Publish(Box::new(data(publication_data())))
}

fn publication_data() -> Value {
    json!({
        "version": "11".repeat(32),
        "reviews": ["12".repeat(32)],
        "date": "2026-03-07",
        "url": "https://demo.invalid/yoxlama/1",
        "title": "Qaradağ gölü qurumayıb",
        "claim": "Qaradağ gölü tamamilə quruyub.",
        "claim_language": "az",
        "claimant": "Sosial şəbəkə paylaşımı",
        "claim_date": "2026-02-27",
        "claimant_reply": "Cavab gəlmədi.",
        "government": "AZ",
        "appearances": ["https://demo.invalid/post/1"],
        "summary": "Peyk şəkilləri gölün dolu olduğunu göstərir.",
        "text": "## Nə deyilir\n\nGölün quruduğu deyilir.\n\n## Nə tapdıq\n\nGöl yerindədir.",
        "language": "az",
        "method": "Peyk şəkilləri müqayisə edildi.",
        "rating": {"label": "Yanlış", "verdict": "false"},
        "evidence": [{"title": "Peyk şəkli", "url": "https://demo.invalid/sat", "capture": "13".repeat(32), "note": "3 mart"}],
        "authors": ["A. Nümunə"],
        "reviewers": ["B. Örnek"],
        "interests": "Yoxdur.",
        "labels": ["own-government"],
    })
}

fn attachment(name: &str) -> Value {
    json!({"sha256": "14".repeat(32), "bytes": 20_480, "media_type": "application/warc", "name": name})
}

/// One act of every kind except those of keys, which only fit where they fit. `target` is the entry that edits name.
pub fn acts(owner: &TestLog, other: &TestLog, target: EntryId) -> Vec<(&'static str, Act)> {
    let record = |kind: &str, number: u8| owner.record(kind, number).to_string();
    let samples = [
        (
            "member.set",
            json!({
                "name": "Nümunə Yoxlama", "names": [{"language": "en", "name": "Example Check"}], "country": "AZ",
                "kind": "independent-fact-checker", "website": "https://demo.invalid", "contact": "info@demo.invalid",
                "languages": ["az", "tr", "en"], "funding": "Oxuculardan.", "government_ties": "Yoxdur.",
                "committees": ["education"], "methodology": "Ən azı iki mənbə.", "standing": "active",
            }),
        ),
        (
            "person.set",
            json!({
                "name": "A. Nümunə", "roles": ["fact-checker", "editor"], "languages": ["az"], "interests": null, "active": true,
            }),
        ),
        (
            "group.set",
            json!({"name": "Təhsil komitəsi", "purpose": "Media savadlılığı."}),
        ),
        ("group.member.add", json!({"member": other.id})),
        ("group.member.remove", json!({"added": target})),
        (
            "source.set",
            json!({
                "name": "Demo Xəbər", "website": "https://demo.invalid", "feeds": ["https://demo.invalid/rss"], "kind": "website",
                "owner": "Demo MMC", "country": "TR", "government_ties": "Bilinmir.", "languages": ["tr"], "note": "Sınaq üçün.",
            }),
        ),
        (
            "tip.receive",
            json!({
                "text": "Bu doğrudurmu?", "url": "https://demo.invalid/post/2", "language": "az", "channel": "web",
                "receipt": "15".repeat(32), "attachments": [attachment("şəkil.png")],
            }),
        ),
        (
            "tip.set",
            json!({"state": "taken", "claim": record("claim", 1), "case": record("case", 1)}),
        ),
        ("tip.answer", json!({"text": "Yoxlayırıq, təşəkkür edirik."})),
        (
            "sighting.record",
            json!({
                "url": "https://demo.invalid/post/3", "source": record("source", 1), "account": "hesab-7",
                "title": "Göl qurudu!", "text": "Göl tamamilə qurudu.", "language": "az",
                "published": "2026-02-27T08:00:00.000Z", "seen": "2026-02-27T09:30:00.250Z", "captures": [attachment("post.warc")],
            }),
        ),
        (
            "sighting.set",
            json!({"state": "merged", "reason": "Eyni paylaşım", "merged_into": record("sighting", 2)}),
        ),
        (
            "sighting.proof",
            json!({"of": "14".repeat(32), "method": "rfc3161", "proof": attachment("post.tsr")}),
        ),
        (
            "claim.set",
            json!({
                "text": "Qaradağ gölü tamamilə quruyub.", "language": "az", "claimant": "Sosial şəbəkə", "date": "2026-02-27",
                "topics": ["ətraf mühit"], "government": "AZ", "state": "open",
            }),
        ),
        (
            "claim.appearance.add",
            json!({
                "url": "https://demo.invalid/post/1", "sighting": record("sighting", 1), "quote": "Göl qurudu", "date": "2026-02-27",
            }),
        ),
        (
            "claim.appearance.remove",
            json!({"appearance": target, "reason": "Başqa göl"}),
        ),
        (
            "case.set",
            json!({
                "title": "Qaradağ gölü", "summary": "Göl quruyubmu?", "state": "open", "priority": "high",
                "lead": record("person", 1), "due": "2026-03-10", "fact_check": record("fact-check", 1), "merged_into": null,
            }),
        ),
        ("case.partner.add", json!({"member": other.id})),
        ("case.partner.remove", json!({"added": target, "from": 12})),
        ("case.claim.add", json!({"record": record("claim", 1)})),
        ("case.claim.remove", json!({"claim": target})),
        (
            "case.task.add",
            json!({
                "title": "Nazirliyə yaz", "note": "Rəsmi cavab lazımdır.", "assignee": record("person", 1), "due": "2026-03-05",
            }),
        ),
        (
            "case.task.set",
            json!({"task": target, "set": {"state": "doing", "assignee": null}}),
        ),
        (
            "case.task.remove",
            json!({"task": target, "reason": "Lazım deyil"}),
        ),
        (
            "case.evidence.add",
            json!({
                "title": "Peyk şəkli", "url": "https://demo.invalid/sat", "sighting": record("sighting", 1),
                "capture": attachment("sat.png"), "stance": "refutes", "note": "Göl doludur.",
            }),
        ),
        (
            "case.evidence.set",
            json!({"evidence": target, "set": {"stance": "context", "note": "Köhnə şəkil."}}),
        ),
        (
            "case.evidence.remove",
            json!({"evidence": target, "reason": "Saxta"}),
        ),
        (
            "case.note.add",
            json!({"text": "Peyk şəklini tapdım.\nBaxın.", "reply_to": target}),
        ),
        (
            "fact-check.draft",
            json!({
                "case": record("case", 1), "title": "Qaradağ gölü qurumayıb", "claim": "Qaradağ gölü tamamilə quruyub.",
                "claim_language": "az", "claimant": "Sosial şəbəkə", "claim_date": "2026-02-27", "claimant_reply": null, "government": "AZ",
                "appearances": ["https://demo.invalid/post/1"], "summary": "Göl yerindədir.", "text": "Mətn.", "language": "az",
                "method": "Peyk.", "rating": {"label": "Yanlış", "verdict": "false"}, "evidence": [{"title": "Peyk şəkli"}],
                "authors": [record("person", 1)], "interests": "Yoxdur.",
            }),
        ),
        ("fact-check.partner.add", json!({"member": other.id})),
        ("fact-check.partner.remove", json!({"added": target, "from": 12})),
        (
            "fact-check.remark.add",
            json!({"passage": "Göl yerindədir.", "text": "Mənbə?"}),
        ),
        ("fact-check.remark.resolve", json!({"remark": target})),
        (
            "fact-check.review",
            json!({
                "version": "11".repeat(32), "decision": "approve", "text": "Razıyam.", "interests": "Yoxdur.",
            }),
        ),
        ("fact-check.publish", publication_data()),
        ("fact-check.cosign.add", json!({"publication": target})),
        (
            "fact-check.cosign.remove",
            json!({"cosign": target, "reason": "Yeni dəlil"}),
        ),
        (
            "opinion.give",
            json!({
                "about": record("fact-check", 1), "publication": target, "view": "needs-more",
                "reason": "Tek kaynak var.", "language": "tr",
            }),
        ),
        ("opinion.withdraw", json!({"reason": "İkinci kaynak bulundu"})),
        (
            "correction.publish",
            json!({
                "about": record("fact-check", 1), "publication": target, "replacement": "16".repeat(32), "weight": "substantial",
                "text": "Tarix səhv idi.", "language": "az", "date": "2026-03-08",
            }),
        ),
        ("correction.acknowledge", json!({"note": "Sayfamız güncellendi"})),
        (
            "retraction.publish",
            json!({
                "about": record("fact-check", 1), "reason": "Mənbə saxtadır.", "language": "az", "date": "2026-03-09",
            }),
        ),
        ("retraction.acknowledge", json!({})),
        (
            "appeal.file",
            json!({
                "about": record("fact-check", 1), "text": "Mən bunu deməmişəm.", "language": "az", "channel": "email",
                "receipt": "17".repeat(32), "attachments": [attachment("məktub.pdf")],
            }),
        ),
        (
            "appeal.set",
            json!({"state": "under-review", "deadline": "2026-03-20", "handler": record("person", 1)}),
        ),
        (
            "appeal.answer",
            json!({"outcome": "partly-upheld", "text": "Sitat düzəldildi.", "follows": record("correction", 1)}),
        ),
        (
            "comment.post",
            json!({
                "about": record("fact-check", 1), "reply_to": record("comment", 2), "name": "Oxucu", "text": "Sağ olun.",
                "language": "az",
            }),
        ),
        (
            "comment.moderate",
            json!({"decision": "removed", "reason": "Təhqir"}),
        ),
        (
            "translation.begin",
            json!({"about": record("fact-check", 1), "language": "kk"}),
        ),
        (
            "translation.draft",
            json!({
                "title": "Қарадағ көлі құрғаған жоқ", "claim": "Қарадағ көлі толық құрғады.", "label": "Жалған", "summary": null,
                "text": "Мәтін.",
            }),
        ),
        (
            "translation.publish",
            json!({
                "publication": target, "title": "Қарадағ көлі құрғаған жоқ", "claim": "Қарадағ көлі толық құрғады.",
                "label": "Жалған", "summary": "Көл орнында.", "text": "Мәтін.", "translators": ["С. Үлгі"], "machine": false,
                "date": "2026-03-08",
            }),
        ),
        (
            "partner.set",
            json!({
                "member": other.id, "address": "https://demo.invalid", "state": "joined", "terms": "Ortaq 1",
            }),
        ),
    ];
    let read = |(kind, data): (&'static str, Value)| {
        let body = Body::new(&data, [0; 16]).unwrap();
        let act = Act::read(&kind.parse().unwrap(), &body).unwrap_or_else(|error| panic!("{error}"));
        (kind.split('.').next().unwrap(), act)
    };
    samples.into_iter().map(read).collect()
}
