//! A draft: its editor, checklist, remarks, reviews, publication, and what comes after.

use std::sync::Arc;

use askama::Template;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use ortaq_core::Verdict;
use ortaq_core::fold::Register;
use ortaq_core::ids::{EntryId, FileHash, RecordId};
use ortaq_core::records::checking::{Cited, Decision, DraftFields, DraftSet, Label, PassageRemark, Review};
use ortaq_core::records::response::Weight;
use ortaq_core::records::{Change, InvalidValue, LanguageTag, Line, List, Rated, Remark, WebAddress};
use ortaq_engine::desk::reading::{DraftPage, Piece};
use ortaq_engine::desk::{Actor, CorrectionText, Desk, Names, Saved};
use ortaq_engine::policy::{Act, State as Standing, may};
use ortaq_engine::report::{ReportLanguage, verdict_words};
use serde::Deserialize;
use serde_json::json;

use super::cases::{self, Choice, choices};
use super::problem::{CHECKLIST, not_yet};
use super::translations::{self, TranslationRow};
use super::{Brought, Problem, Told, by, entries, framed, named, part};
use crate::forms::Fields;
use crate::frame::{Frame, to_query};
use crate::guard;
use crate::language::Locale;
use crate::markdown;
use crate::pages::home::redirect;
use crate::session::{SignedForm, SignedIn};
use crate::site::Site;
use crate::trouble::Trouble;
use crate::values::{choice, date, given, lines, or_clear, spelling, wanted};

const VERDICTS: [Verdict; 9] = [
    Verdict::True,
    Verdict::MostlyTrue,
    Verdict::Mixed,
    Verdict::Misleading,
    Verdict::MostlyFalse,
    Verdict::False,
    Verdict::Altered,
    Verdict::Unproven,
    Verdict::Satire,
];
const WEIGHTS: [Weight; 3] = [Weight::Substantial, Weight::Minor, Weight::Update];
/// Divides title, address and note of a piece of evidence on its line.
const DIVIDER: char = '|';

#[derive(Template)]
#[template(path = "desk-draft.html")]
struct Page<'a> {
    frame: Frame<'a>,
    told: Told,
    path: String,
    case: String,
    state: String,
    seen: String,
    version: String,
    form: Form,
    verdicts: Vec<Choice>,
    conflicts: Vec<(String, Vec<(String, String)>)>,
    checklist: Vec<(String, bool)>,
    ready: Option<String>,
    labels: Vec<String>,
    remarks: Vec<RemarkRow>,
    reviews: Vec<ReviewRow>,
    preview: String,
    weights: Vec<Choice>,
    translations: Vec<TranslationRow>,
    languages: Vec<(&'static str, &'static str)>,
    public: Option<String>,
    wrote: bool,
    may_write: bool,
    may_review: bool,
    may_publish: bool,
    may_translate: bool,
    in_review: bool,
    is_published: bool,
    is_retracted: bool,
    differs: bool,
}

/// The values of the editor as text.
#[derive(Default)]
struct Form {
    title: String,
    claim: String,
    claim_language: String,
    claimant: String,
    claim_date: String,
    claimant_reply: String,
    government: String,
    appearances: String,
    summary: String,
    text: String,
    language: String,
    method: String,
    label: String,
    evidence: String,
    interests: String,
}

struct RemarkRow {
    entry: String,
    passage: Option<String>,
    text: String,
    by: String,
    resolved: bool,
}

struct ReviewRow {
    by: String,
    text: Option<String>,
    approves: bool,
    current: bool,
}

#[derive(Template)]
#[template(path = "desk-versions.html")]
struct VersionsPage<'a> {
    frame: Frame<'a>,
    back: String,
    versions: Vec<(String, String, String)>,
    differences: Vec<(String, Vec<Piece>)>,
}

/// The address of a draft, after the language.
pub(super) fn path(check: &RecordId) -> String {
    format!("/drafts/{}", part(check))
}

/// What somebody has seen, as forms carry it.
pub(super) fn seen(heads: &[EntryId]) -> String {
    heads.iter().map(EntryId::to_string).collect::<Vec<_>>().join(" ")
}

/// The page.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, check)): Path<(String, String)>,
    signed_in: SignedIn,
    Query(brought): Query<Brought>,
) -> Result<Response, Trouble> {
    let check = named(site.newsroom()?, "fact-check", &check)?;
    let frame = framed(&site, language, &signed_in, path(&check), "draft-title");
    let told = Told::done(&frame, &brought.done);
    show(&site, language, &signed_in, &check, told).await
}

async fn show(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    check: &RecordId,
    told: Told,
) -> Result<Response, Trouble> {
    let desk = &site.newsroom()?.desk;
    let actor = signed_in.at_desk();
    let draft = desk.draft_page(&actor, check).await?;
    let frame = framed(site, language, signed_in, path(check), "draft-title");
    let is = &draft.check.is;
    let fields = &is.draft;
    let title = fields.title.latest().map(ToString::to_string);
    let title = title.unwrap_or_else(|| frame.t("draft-title"));
    let frame = frame.titled(title);
    let is_published = matches!(draft.state, Standing::Published | Standing::Retracted);
    let name = Desk::name_of(check);
    let may_do = |act| may(&actor.roles, act).is_ok();
    let page = Page {
        path: frame.to(&path(check)),
        case: frame.to(&cases::path(&draft.case)),
        state: frame.t(state_text(draft.state)),
        seen: seen(&draft.check.heads),
        version: draft
            .version
            .map(|version| version.to_string())
            .unwrap_or_default(),
        form: form(fields),
        verdicts: VERDICTS
            .iter()
            .map(|verdict| {
                let chosen = fields
                    .rating
                    .latest()
                    .is_some_and(|rated| rated.verdict == *verdict);
                (spelling(verdict), verdict_words(frame.texts(), *verdict), chosen)
            })
            .collect(),
        conflicts: conflicts(&frame, &draft),
        checklist: CHECKLIST
            .iter()
            .map(|(point, text)| (frame.t(text), !draft.missing.contains(point)))
            .collect(),
        ready: draft.ready.as_ref().err().map(|why| not_yet(&frame, why)),
        labels: draft
            .ready
            .iter()
            .flatten()
            .map(|Label::OwnGovernment| frame.t("label-own-government"))
            .collect(),
        remarks: remarks(&frame, &draft),
        reviews: is
            .reviews
            .all()
            .iter()
            .map(|said| ReviewRow {
                by: by(&frame, &draft.names, &said.by),
                text: said.value.text.as_ref().map(ToString::to_string),
                approves: said.value.decision == Decision::Approve,
                current: Some(said.value.version) == draft.version,
            })
            .collect(),
        preview: fields
            .text
            .latest()
            .map(|text| markdown::html(text))
            .unwrap_or_default(),
        weights: choices(&frame, &WEIGHTS, "weight-", Some(&Weight::Substantial)),
        translations: draft
            .translations
            .iter()
            .map(|item| TranslationRow::new(&frame, item))
            .collect(),
        languages: ReportLanguage::ALL
            .iter()
            .map(|language| (language.code(), language.endonym()))
            .collect(),
        may_translate: draft.state == Standing::Published && may_do(Act::Translate),
        public: is_published.then(|| frame.to(&format!("/fact-checks/{name}"))),
        wrote: draft.wrote,
        may_write: may_do(Act::SaveDraft),
        may_review: may_do(Act::Review),
        may_publish: may_do(Act::Publish),
        in_review: draft.state == Standing::InReview,
        is_retracted: draft.state == Standing::Retracted,
        differs: draft.differs,
        is_published,
        told,
        frame,
    };
    Ok(page.told.answer(page.render()?))
}

fn state_text(state: Standing) -> &'static str {
    match state {
        Standing::InReview => "case-state-in-review",
        Standing::Published => "case-state-published",
        Standing::Retracted => "draft-retracted",
        _ => "draft-in-the-making",
    }
}

/// The editor's text of each field.
fn form(fields: &DraftFields) -> Form {
    fn text<T: ToString>(register: &Register<T>) -> String {
        register.latest().map(ToString::to_string).unwrap_or_default()
    }
    let evidence = fields
        .evidence
        .latest()
        .map(|list| list.iter().map(cited_line).collect::<Vec<_>>());
    let appearances = fields.appearances.latest();
    let appearances = appearances.map(|list| list.iter().map(ToString::to_string).collect::<Vec<_>>());
    Form {
        title: text(&fields.title),
        claim: text(&fields.claim),
        claim_language: text(&fields.claim_language),
        claimant: text(&fields.claimant),
        claim_date: text(&fields.claim_date),
        claimant_reply: text(&fields.claimant_reply),
        government: text(&fields.government),
        appearances: appearances.unwrap_or_default().join("\n"),
        summary: text(&fields.summary),
        text: text(&fields.text),
        language: text(&fields.language),
        method: text(&fields.method),
        label: fields
            .rating
            .latest()
            .map(|rated| rated.label.to_string())
            .unwrap_or_default(),
        evidence: evidence.unwrap_or_default().join("\n"),
        interests: text(&fields.interests),
    }
}

fn cited_line(cited: &Cited) -> String {
    let url = cited.url.as_deref().unwrap_or_default();
    let note = cited.note.as_deref().unwrap_or_default();
    let copy = cited.capture.map(|copy| copy.to_string()).unwrap_or_default();
    let line = format!(
        "{} {DIVIDER} {url} {DIVIDER} {note} {DIVIDER} {copy}",
        cited.title
    );
    line.trim_end_matches([DIVIDER, ' ']).to_owned()
}

fn cited(line: &str) -> Result<Cited, InvalidValue> {
    // The copy stands at the end: a note may hold the divider.
    let last = line
        .rsplit_once(DIVIDER)
        .map(|(before, last)| (before, last.trim().parse::<FileHash>()));
    let (line, capture) = match last {
        Some((before, Ok(copy))) => (before, Some(copy)),
        _ => (line, None),
    };
    let mut parts = line
        .splitn(3, DIVIDER)
        .map(|part| part.trim().trim_end_matches([DIVIDER, ' ']));
    let title = Line::try_from(parts.next().unwrap_or_default())?;
    let mut next = || parts.next().filter(|part| !part.is_empty());
    Ok(Cited {
        title,
        url: next().map(WebAddress::try_from).transpose()?,
        note: next().map(Line::try_from).transpose()?,
        capture,
    })
}

/// The values that a field holds, and whose they are.
pub(super) fn values<T: ToString>(
    frame: &Frame<'_>,
    names: &Names,
    register: &Register<T>,
) -> Vec<(String, String)> {
    let written = register.written().iter();
    written
        .map(|written| {
            let value = written.value.as_ref().map(ToString::to_string);
            (by(frame, names, &written.by), value.unwrap_or_default())
        })
        .collect()
}

/// Fields that two people wrote at once, with each value and whose it is.
fn conflicts(frame: &Frame<'_>, draft: &DraftPage) -> Vec<(String, Vec<(String, String)>)> {
    let fields = &draft.check.is.draft;
    let values = |name: &str| match name {
        "title" => values(frame, &draft.names, &fields.title),
        "claim" => values(frame, &draft.names, &fields.claim),
        "claimant" => values(frame, &draft.names, &fields.claimant),
        "claimant_reply" => values(frame, &draft.names, &fields.claimant_reply),
        "summary" => values(frame, &draft.names, &fields.summary),
        "text" => values(frame, &draft.names, &fields.text),
        "method" => values(frame, &draft.names, &fields.method),
        "interests" => values(frame, &draft.names, &fields.interests),
        _ => Vec::new(),
    };
    let field = |name: &&'static str| {
        let label = frame.t(&super::label(&name.replace('_', "-")));
        (label, values(name))
    };
    draft.conflicts.iter().map(field).collect()
}

fn remarks(frame: &Frame<'_>, draft: &DraftPage) -> Vec<RemarkRow> {
    let row = |item: &ortaq_core::fold::Item<PassageRemark>| RemarkRow {
        entry: item.added.entry.to_string(),
        passage: item.value.passage.as_ref().map(ToString::to_string),
        text: item.value.text.to_string(),
        by: by(frame, &draft.names, &item.added),
        resolved: !item.removed.is_empty(),
    };
    draft.check.is.remarks.all().into_iter().map(row).collect()
}

/// The draft that a form holds: all fields of the editor, set or emptied.
fn set(fields: &Fields) -> Result<DraftSet, Problem> {
    let verdict: Option<Verdict> = choice(fields, "verdict")?;
    let label: Option<Line> = given(fields, "label")?;
    let rating = match (verdict, label) {
        (Some(verdict), Some(label)) => Some(Rated { label, verdict }),
        (Some(_), None) => Some(Rated {
            label: wanted(fields, "label")?,
            verdict: Verdict::Other,
        }),
        (None, _) => None,
    };
    let evidence: Option<List<Cited>> = lines(fields, "evidence", cited)?;
    Ok(DraftSet {
        case: Change::Keep,
        title: or_clear(given(fields, "title")?),
        claim: or_clear(given(fields, "claim")?),
        claim_language: or_clear(given(fields, "claim-language")?),
        claimant: or_clear(given(fields, "claimant")?),
        claim_date: or_clear(date(fields, "claim-date")?),
        claimant_reply: or_clear(given(fields, "claimant-reply")?),
        government: or_clear(given(fields, "government")?),
        appearances: or_clear(lines(fields, "appearances", |line| WebAddress::try_from(line))?),
        summary: or_clear(given(fields, "summary")?),
        text: or_clear(given(fields, "text")?),
        language: or_clear(given(fields, "language")?),
        method: or_clear(given(fields, "method")?),
        rating: or_clear(rating),
        evidence: or_clear(evidence),
        authors: Change::Keep,
        interests: or_clear(given(fields, "interests")?),
    })
}

/// Does something to a draft.
pub(crate) async fn act(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, check, act)): Path<(String, String, String)>,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let newsroom = site.newsroom()?;
    let check = named(newsroom, "fact-check", &check)?;
    let actor = signed_in.at_desk();
    if act == "save" {
        let saved = save(&newsroom.desk, &actor, &check, &fields).await;
        let frame = framed(&site, language, &signed_in, path(&check), "draft-title");
        if fields.get("quiet") == "yes" {
            return quietly(&frame, saved);
        }
        return match saved {
            Ok(saved) if saved.conflicts.is_empty() => super::done(language, &path(&check), "saved"),
            Ok(_) => super::done(language, &path(&check), "saved-conflict"),
            Err(problem) => {
                let told = Told::refused(&frame, problem, &fields)?;
                show(&site, language, &signed_in, &check, told).await
            }
        };
    }
    if act == "translate" {
        return translate(&site, language, &signed_in, &check, &fields).await;
    }
    if act == "preview" {
        may(&actor.roles, Act::SaveDraft).map_err(|_| Trouble::Forbidden)?;
        return Ok(guard::html(markdown::html(fields.get("text"))));
    }
    let at = site.absolute(&format!("/fact-checks/{}", Desk::name_of(&check)));
    match acted(&newsroom.desk, &actor, &check, &act, &fields, &at).await {
        Ok(what) => {
            if matches!(what, "published" | "corrected" | "retracted") {
                site.show_published();
            }
            super::done(language, &path(&check), what)
        }
        Err(problem) => {
            let frame = framed(&site, language, &signed_in, path(&check), "draft-title");
            let told = Told::refused(&frame, problem, &fields)?;
            show(&site, language, &signed_in, &check, told).await
        }
    }
}

/// Begins a translation, and leads to it.
async fn translate(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    check: &RecordId,
    fields: &Fields,
) -> Result<Response, Trouble> {
    let begun = async {
        let into: LanguageTag = wanted(fields, "into")?;
        let desk = &site.newsroom().map_err(|_| Problem::Nothing)?.desk;
        Ok(desk.begin_translation(&signed_in.at_desk(), check, into).await?)
    };
    match begun.await {
        Ok(translation) => redirect(
            &format!("/{}{}", language.code(), translations::path(&translation)),
            |_| (),
        ),
        Err(problem) => {
            let frame = framed(site, language, signed_in, path(check), "draft-title");
            let told = Told::refused(&frame, problem, fields)?;
            show(site, language, signed_in, check, told).await
        }
    }
}

async fn save(desk: &Desk, actor: &Actor, check: &RecordId, fields: &Fields) -> Result<Saved, Problem> {
    let set = set(fields)?;
    Ok(desk
        .save_draft(actor, check, &entries(fields.get("seen")), set)
        .await?)
}

/// The answer to the script that saves while somebody writes.
pub(super) fn quietly(frame: &Frame<'_>, saved: Result<Saved, Problem>) -> Result<Response, Trouble> {
    let answer = match saved {
        Ok(Saved {
            seen: now, conflicts, ..
        }) => {
            let said = if conflicts.is_empty() {
                "draft-saved"
            } else {
                "desk-done-saved-conflict"
            };
            json!({ "seen": seen(&now), "said": frame.t(said) })
        }
        Err(problem) => json!({ "said": problem.say(frame)?.1 }),
    };
    Ok(Json(answer).into_response())
}

async fn acted(
    desk: &Desk,
    actor: &Actor,
    check: &RecordId,
    act: &str,
    fields: &Fields,
    at: &str,
) -> Result<&'static str, Problem> {
    let at = || WebAddress::try_from(at).ok();
    match act {
        "cite" => {
            desk.cite_evidence(actor, check).await?;
            Ok("added")
        }
        "ask" => {
            desk.ask_review(actor, check).await?;
            Ok("asked")
        }
        "remark" => {
            let remark = PassageRemark {
                passage: given(fields, "passage")?,
                text: wanted(fields, "remark")?,
            };
            desk.remark(actor, check, remark).await?;
            Ok("added")
        }
        "resolve" => {
            let entry = fields.get("entry").parse().map_err(|_| Problem::Nothing)?;
            desk.resolve_remark(actor, check, entry).await?;
            Ok("resolved")
        }
        "review" => {
            let text: Option<Remark> = given(fields, "review")?;
            let review = Review {
                version: fields.get("version").parse().map_err(|_| Problem::Nothing)?,
                decision: choice(fields, "decision")?.ok_or(Problem::Nothing)?,
                text,
                interests: given(fields, "own-interests")?,
            };
            desk.review(actor, check, review).await?;
            Ok("reviewed")
        }
        "publish" => {
            desk.publish(actor, check, at()).await?;
            Ok("published")
        }
        "correct" => {
            let correction = CorrectionText {
                weight: choice(fields, "weight")?.unwrap_or(Weight::Substantial),
                text: wanted(fields, "correction")?,
                language: wanted(fields, "language")?,
            };
            let replace = fields.get("replace") == "yes";
            desk.correct(actor, check, correction, replace, at()).await?;
            Ok("corrected")
        }
        "retract" => {
            let language: LanguageTag = wanted(fields, "language")?;
            desk.retract(actor, check, wanted(fields, "reason")?, language)
                .await?;
            Ok("retracted")
        }
        _ => Err(Problem::Nothing),
    }
}

/// Which two versions are compared.
#[derive(Deserialize)]
pub(crate) struct Compared {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

/// The versions of a draft, and what changed between two of them.
pub(crate) async fn versions(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, check)): Path<(String, String)>,
    signed_in: SignedIn,
    Query(compared): Query<Compared>,
) -> Result<Response, Trouble> {
    let desk = &site.newsroom()?.desk;
    let check = named(site.newsroom()?, "fact-check", &check)?;
    let actor = signed_in.at_desk();
    let here = format!("{}/versions", path(&check));
    let frame = framed(&site, language, &signed_in, here.clone(), "versions-title");
    let versions = desk.draft_versions(&actor, &check).await?;
    let draft = desk.draft_page(&actor, &check).await?;
    let to = compared.to.parse().ok();
    let from = compared.from.parse().ok().or_else(|| {
        // Without a choice: what the last save changed.
        versions.get(1).map(|version| version.by.entry)
    });
    let differences = desk.compare_drafts(&actor, &check, from, to).await?;
    let names = |field: &str| frame.t(&super::label(&field.replace('_', "-")));
    let page = VersionsPage {
        back: frame.to(&path(&check)),
        versions: versions
            .iter()
            .map(|version| {
                let entry = version.by.entry.to_string();
                let link = frame.to(&format!("{here}?{}", to_query("from", &entry)));
                let fields: Vec<_> = version.fields.iter().map(|field| names(field)).collect();
                (link, by(&frame, &draft.names, &version.by), fields.join(", "))
            })
            .collect(),
        differences: differences
            .into_iter()
            .map(|difference| (names(&difference.field), difference.pieces))
            .collect(),
        frame,
    };
    Ok(guard::html(page.render()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_is_a_line_and_back() {
        for line in [
            "Report | https://example.org/a | what it shows",
            "Report | https://example.org/a",
            "A letter",
            "A letter |  | seen by two",
        ] {
            let read = cited(line).unwrap();
            assert_eq!(cited(&cited_line(&read)), Ok(read), "{line}");
        }
        assert!(cited("Report | javascript:alert(1)").is_err());
        assert!(cited(" | https://example.org").is_err());
    }
}
