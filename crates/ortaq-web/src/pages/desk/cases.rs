//! Cases: their list, and one of them with claims, evidence, tasks, discussion and history.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use ortaq_core::ids::{EntryId, RecordId};
use ortaq_core::records::case::{
    CaseState, EvidenceAdded, Note, Priority, Stance, TaskAdded, TaskSet, TaskState,
};
use ortaq_core::records::found::Appearance;
use ortaq_core::records::found::claim::ClaimSet;
use ortaq_core::records::{Change, ClaimText, LanguageTag, Line, List, Remark};
use ortaq_engine::desk::reading::CasePage;
use ortaq_engine::desk::{Actor, CaseChange, Desk, DeskError, Names, OpenCase};
use ortaq_engine::policy::{Act, may};
use ortaq_engine::report::ReportLanguage;

use super::inbox::{self, Row};
use super::{Brought, Problem, Told, by, cursor, entries, framed, matches, named, part, place};
use crate::forms::Fields;
use crate::frame::{Frame, to_query};
use crate::language::Locale;
use crate::pages::files::FileRow;
use crate::pages::home::redirect;
use crate::pages::item::Item;
use crate::session::{SignedForm, SignedIn};
use crate::site::Site;
use crate::trouble::Trouble;
use crate::values::{choice, date, given, lines, or_clear, spelling, spelt, wanted};

const STATES: [CaseState; 4] = [
    CaseState::Open,
    CaseState::InReview,
    CaseState::Published,
    CaseState::Closed,
];
const PRIORITIES: [Priority; 4] = [Priority::Low, Priority::Normal, Priority::High, Priority::Urgent];
const STANCES: [Stance; 3] = [Stance::Supports, Stance::Refutes, Stance::Context];
const TASK_STATES: [TaskState; 3] = [TaskState::Open, TaskState::Doing, TaskState::Done];

/// One of several that can be chosen: spelling, words, whether it is chosen.
pub(crate) type Choice = (String, String, bool);

/// Choices with the texts of a family.
pub(crate) fn choices<T: serde::Serialize + PartialEq>(
    frame: &Frame<'_>,
    all: &[T],
    family: &str,
    chosen: Option<&T>,
) -> Vec<Choice> {
    all.iter()
        .map(|one| {
            let word = spelling(one);
            let text = frame.t(&format!("{family}{word}"));
            (word, text, chosen == Some(one))
        })
        .collect()
}

#[derive(Template)]
#[template(path = "desk-cases.html")]
struct Page<'a> {
    frame: Frame<'a>,
    told: Told,
    states: Vec<(String, String, u64, bool)>,
    cases: Vec<CaseRow>,
    tasks: Vec<OwnTask>,
    next: Option<String>,
    may_open: bool,
}

struct CaseRow {
    path: String,
    title: String,
    state: String,
    priority: Option<String>,
    about: String,
}

struct OwnTask {
    path: String,
    title: String,
    case: String,
    due: Option<String>,
}

#[derive(Template)]
#[template(path = "desk-case.html")]
struct OnePage<'a> {
    frame: Frame<'a>,
    told: Told,
    path: String,
    state: String,
    priority: String,
    opened: Option<String>,
    lead: Option<String>,
    due: Option<String>,
    summary: Option<String>,
    claims: Vec<ClaimRow>,
    items: Vec<Row>,
    tasks: Vec<TaskRow>,
    evidence: Vec<EvidenceRow>,
    notes: Vec<(String, String)>,
    history: Vec<(String, String)>,
    draft: Option<String>,
    seen: String,
    priorities: Vec<Choice>,
    stances: Vec<Choice>,
    due_iso: String,
    may_change: bool,
    may_add: bool,
    is_closed: bool,
}

struct ClaimRow {
    id: String,
    text: String,
    tag: String,
    claimant: Option<String>,
    topics: Vec<String>,
    appearances: Vec<(Option<String>, Option<String>)>,
    matches: Vec<Item>,
}

struct TaskRow {
    entry: String,
    title: String,
    note: Option<String>,
    assignee: Option<String>,
    due: Option<String>,
    states: Vec<Choice>,
    done: bool,
}

struct EvidenceRow {
    entry: String,
    title: String,
    url: Option<String>,
    stance: String,
    note: Option<String>,
    file: Option<FileRow>,
    added: String,
}

/// The address of a case, after the language.
pub(super) fn path(case: &RecordId) -> String {
    format!("/cases/{}", part(case))
}

/// The list.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    signed_in: SignedIn,
    Query(brought): Query<Brought>,
) -> Result<Response, Trouble> {
    show(&site, language, &signed_in, &brought, Told::default()).await
}

async fn show(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    brought: &Brought,
    told: Told,
) -> Result<Response, Trouble> {
    let desk = &site.newsroom()?.desk;
    let actor = signed_in.at_desk();
    let state: Option<CaseState> = spelt(&brought.state);
    let own = state.map(|state| to_query("state", &spelling(&state)));
    let here = own
        .as_ref()
        .map_or("/cases".to_owned(), |state| format!("/cases?{state}"));
    let frame = framed(site, language, signed_in, here, "cases-title");
    let after = place(&brought.after);
    let listed = desk.cases(&actor, state, after.as_ref()).await?;
    let counts = desk.counts(&actor, "case").await?;
    let states = STATES.iter().map(|one| {
        let word = spelling(one);
        (
            frame.to(&format!("/cases?{}", to_query("state", &word))),
            frame.t(&format!("case-state-{word}")),
            counts.get(&Some(word)).copied().unwrap_or_default(),
            state == Some(*one),
        )
    });
    let states = states.collect();
    let leads: Vec<RecordId> = listed.items.iter().filter_map(|case| case.lead.clone()).collect();
    let names = desk.names(leads).await?;
    let tasks = desk.own_tasks(&actor).await?;
    let page = Page {
        states,
        cases: listed
            .items
            .iter()
            .map(|case| {
                let mut about = vec![frame.moment(&case.changed.timestamp())];
                about.extend(case.lead.as_ref().and_then(|lead| names.get(lead).cloned()));
                about.extend(case.due.as_ref().map(|due| frame.date(due)));
                CaseRow {
                    path: frame.to(&path(&case.id)),
                    title: case.title.clone().unwrap_or_else(|| frame.t("desk-untitled")),
                    state: frame.t(&format!("case-state-{}", spelling(&case.state))),
                    priority: (case.priority > Priority::Normal)
                        .then(|| frame.t(&format!("priority-{}", spelling(&case.priority)))),
                    about: about.join(" · "),
                }
            })
            .collect(),
        tasks: tasks
            .into_iter()
            .map(|task| OwnTask {
                path: frame.to(&path(&task.case)),
                title: task.title,
                case: task.case_title.unwrap_or_default(),
                due: task.due.as_ref().map(|due| frame.date(due)),
            })
            .collect(),
        next: listed.next.as_ref().map(|next| {
            let state = own.map(|state| format!("{state}&")).unwrap_or_default();
            frame.to(&format!("/cases?{state}{}", to_query("after", &cursor(next))))
        }),
        may_open: may(&actor.roles, Act::OpenCase).is_ok(),
        told,
        frame,
    };
    Ok(page.told.answer(page.render()?))
}

/// Opens a case about a claim.
pub(crate) async fn open(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let actor = signed_in.at_desk();
    let desk = &site.newsroom()?.desk;
    let opened = async {
        let open = OpenCase {
            title: wanted(&fields, "case-title")?,
            summary: None,
            priority: None,
            lead: Some(actor.person),
            due: None,
            claims: vec![],
            items: vec![],
        };
        // The claim is read first, so that a case is not left without it.
        given::<ClaimText>(&fields, "claim")?;
        let case = desk.open_case(&actor, open).await?;
        begin_claim(desk, &actor, &case, &fields).await?;
        Ok::<_, Problem>(case)
    };
    match opened.await {
        Ok(case) => redirect(&format!("/{}{}", language.code(), path(&case)), |_| ()),
        Err(problem) => {
            let frame = framed(&site, language, &signed_in, "/cases", "cases-title");
            let told = Told::refused(&frame, problem, &fields)?;
            show(&site, language, &signed_in, &Brought::default(), told).await
        }
    }
}

/// Records the claim that a form holds, where it holds one, and takes it into the case.
pub(super) async fn begin_claim(
    desk: &Desk,
    actor: &Actor,
    case: &RecordId,
    fields: &Fields,
) -> Result<(), Problem> {
    let Some(text) = given::<ClaimText>(fields, "claim")? else {
        return Ok(());
    };
    let language: Option<LanguageTag> = match fields.get("language") {
        "und" => None,
        _ => given(fields, "language")?,
    };
    let claimant: Option<Line> = given(fields, "claimant")?;
    let topics = topics(fields)?;
    let set = ClaimSet {
        topics: topics.map_or(Change::Keep, Change::Set),
        language: language.map_or(Change::Keep, Change::Set),
        claimant: claimant.map_or(Change::Keep, Change::Set),
        ..ClaimSet::default()
    };
    let url = given(fields, "url")?;
    let appearance = url.map(|url| Appearance {
        url: Some(url),
        sighting: None,
        quote: Some(text.clone()),
        date: None,
    });
    let appearances = appearance.into_iter().collect();
    let claim = desk.record_claim(actor, text, set, appearances).await?;
    desk.add_claim(actor, case, &claim).await?;
    Ok(())
}

/// What a claim is about: a topic a line.
fn topics(fields: &Fields) -> Result<Option<List<Line>>, Problem> {
    Ok(lines(fields, "topics", |topic| Line::try_from(topic.to_owned()))?)
}

/// One case.
pub(crate) async fn one(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, case)): Path<(String, String)>,
    signed_in: SignedIn,
    Query(brought): Query<Brought>,
) -> Result<Response, Trouble> {
    let case = named(site.newsroom()?, "case", &case)?;
    let frame = framed(&site, language, &signed_in, path(&case), "cases-title");
    let told = Told::done(&frame, &brought.done);
    show_one(&site, language, &signed_in, &case, told).await
}

async fn show_one(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    case: &RecordId,
    told: Told,
) -> Result<Response, Trouble> {
    let desk = &site.newsroom()?.desk;
    let actor = signed_in.at_desk();
    let CasePage {
        case: known,
        claims,
        items,
        check,
        names,
        ..
    } = desk.case_page(&actor, case).await?;
    let fields = &known.is.fields;
    let frame = framed(site, language, signed_in, path(case), "cases-title");
    let title = fields.title.latest().map(ToString::to_string);
    let title = title.unwrap_or_else(|| frame.t("desk-untitled"));
    let frame = frame.titled(title);
    let state = fields.state.latest().copied().unwrap_or(CaseState::Open);
    let priority = fields.priority.latest().copied().unwrap_or(Priority::Normal);
    let mut claim_rows = Vec::with_capacity(claims.len());
    for claim in &claims {
        let text = claim
            .is
            .fields
            .text
            .latest()
            .map(ToString::to_string)
            .unwrap_or_default();
        claim_rows.push(ClaimRow {
            id: claim.id.to_string(),
            matches: matches(site, &frame, &text).await?,
            text,
            tag: claim
                .is
                .fields
                .language
                .latest()
                .map_or("und", |tag| &**tag)
                .to_owned(),
            claimant: claim.is.fields.claimant.latest().map(ToString::to_string),
            topics: claim
                .is
                .fields
                .topics
                .latest()
                .map(|topics| topics.iter().map(ToString::to_string).collect())
                .unwrap_or_default(),
            appearances: claim
                .is
                .appearances
                .present()
                .map(|item| {
                    let Appearance { url, quote, .. } = &item.value;
                    (
                        url.as_deref().map(str::to_owned),
                        quote.as_deref().map(str::to_owned),
                    )
                })
                .collect(),
        });
    }
    let history = desk.history(&actor, case, None).await?;
    let path = frame.to(&path(case));
    let page = OnePage {
        state: frame.t(&format!("case-state-{}", spelling(&state))),
        priority: frame.t(&format!("priority-{}", spelling(&priority))),
        opened: known.created.map(|mark| by(&frame, &names, &mark)),
        lead: fields.lead.latest().and_then(|lead| names.get(lead).cloned()),
        due: fields.due.latest().map(|due| frame.date(due)),
        due_iso: fields.due.latest().map(ToString::to_string).unwrap_or_default(),
        summary: fields.summary.latest().map(ToString::to_string),
        claims: claim_rows,
        items: items.iter().map(|item| inbox::row(&frame, item)).collect(),
        tasks: tasks(&frame, &known.is, &names),
        evidence: evidence(&frame, &known.is, &names),
        notes: known
            .is
            .notes
            .all()
            .iter()
            .map(|said| (by(&frame, &names, &said.by), said.value.text.to_string()))
            .collect(),
        history: history
            .items
            .iter()
            .map(|step| {
                (
                    by(&frame, &names, &step.by),
                    step_text(&frame, step.kind.as_str()),
                )
            })
            .collect(),
        draft: check.as_ref().map(|check| frame.to(&super::drafts::path(check))),
        seen: super::drafts::seen(&known.heads),
        priorities: choices(&frame, &PRIORITIES, "priority-", Some(&priority)),
        stances: choices(&frame, &STANCES, "stance-", Some(&Stance::Refutes)),
        may_change: may(&actor.roles, Act::ChangeCase).is_ok(),
        may_add: may(&actor.roles, Act::AddNote).is_ok(),
        is_closed: matches!(state, CaseState::Closed | CaseState::Merged),
        path,
        told,
        frame,
    };
    Ok(page.told.answer(page.render()?))
}

fn tasks(frame: &Frame<'_>, case: &ortaq_core::fold::CaseRecord, names: &Names) -> Vec<TaskRow> {
    let row = |item: &ortaq_core::fold::Item<ortaq_core::records::case::TaskFields>| {
        let task = &item.value;
        let state = task.state.latest().copied().unwrap_or(TaskState::Open);
        TaskRow {
            entry: item.added.entry.to_string(),
            title: task.title.latest().map(ToString::to_string).unwrap_or_default(),
            note: task.note.latest().map(ToString::to_string),
            assignee: task
                .assignee
                .latest()
                .and_then(|person| names.get(person).cloned()),
            due: task.due.latest().map(|due| frame.date(due)),
            states: choices(frame, &TASK_STATES, "task-state-", Some(&state)),
            done: state == TaskState::Done,
        }
    };
    case.tasks.present().map(row).collect()
}

fn evidence(frame: &Frame<'_>, case: &ortaq_core::fold::CaseRecord, names: &Names) -> Vec<EvidenceRow> {
    let row = |item: &ortaq_core::fold::Item<ortaq_core::fold::Evidence>| {
        let piece = &item.value.piece;
        let stance = item.value.fields.stance.latest().copied().unwrap_or(piece.stance);
        EvidenceRow {
            entry: item.added.entry.to_string(),
            title: piece.title.to_string(),
            url: piece.url.as_deref().map(str::to_owned),
            stance: frame.t(&format!("stance-{}", spelling(&stance))),
            note: item.value.fields.note.latest().map(ToString::to_string),
            file: piece.capture.as_ref().map(|file| FileRow::new(frame, file)),
            added: by(frame, names, &item.added),
        }
    };
    case.evidence.present().map(row).collect()
}

/// What an entry of a history did: a text for what happens often, else what the log calls it.
pub(super) fn step_text(frame: &Frame<'_>, kind: &str) -> String {
    let text = format!("step-{}", kind.replace('.', "-"));
    if frame.texts().has(&text) {
        frame.t(&text)
    } else {
        kind.to_owned()
    }
}

/// Changes a case.
pub(crate) async fn act(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, case, act)): Path<(String, String, String)>,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let newsroom = site.newsroom()?;
    let case = named(newsroom, "case", &case)?;
    let actor = signed_in.at_desk();
    if act == "draft" {
        return match newsroom.desk.begin_draft(&actor, &case).await {
            Ok(check) => redirect(
                &format!("/{}{}", language.code(), super::drafts::path(&check)),
                |_| (),
            ),
            Err(error) => refuse(&site, language, &signed_in, &case, error.into(), &fields).await,
        };
    }
    match acted(&site, &newsroom.desk, &actor, &case, &act, &fields).await {
        Ok(what) => super::done(language, &path(&case), what),
        Err(problem) => refuse(&site, language, &signed_in, &case, problem, &fields).await,
    }
}

async fn refuse(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    case: &RecordId,
    problem: Problem,
    fields: &Fields,
) -> Result<Response, Trouble> {
    let frame = framed(site, language, signed_in, path(case), "cases-title");
    let told = Told::refused(&frame, problem, fields)?;
    show_one(site, language, signed_in, case, told).await
}

async fn acted(
    site: &Site,
    desk: &Desk,
    actor: &Actor,
    case: &RecordId,
    act: &str,
    fields: &Fields,
) -> Result<&'static str, Problem> {
    let entry =
        |name: &str| -> Result<EntryId, Problem> { fields.get(name).parse().map_err(|_| Problem::Nothing) };
    match act {
        "change" => {
            let set = |value: Option<Remark>| value.map_or(Change::Clear, Change::Set);
            let change = CaseChange {
                title: Change::Set(wanted(fields, "case-title")?),
                summary: set(given(fields, "summary")?),
                priority: choice(fields, "priority")?.map_or(Change::Keep, Change::Set),
                due: date(fields, "due")?.map_or(Change::Clear, Change::Set),
                ..CaseChange::default()
            };
            desk.change_case(actor, case, &entries(fields.get("seen")), change)
                .await?;
            Ok("saved")
        }
        "claim" => {
            wanted::<ClaimText>(fields, "claim")?;
            begin_claim(desk, actor, case, fields).await?;
            Ok("added")
        }
        "topics" => {
            let claim = fields.get("of").parse().map_err(|_| Problem::Nothing)?;
            let set = ClaimSet {
                topics: or_clear(topics(fields)?),
                ..ClaimSet::default()
            };
            desk.change_claim(actor, &claim, &[], set).await?;
            Ok("saved")
        }
        "appearance" => {
            let claim = fields.get("of").parse().map_err(|_| Problem::Nothing)?;
            let appearance = Appearance {
                url: Some(wanted(fields, "url")?),
                sighting: None,
                quote: given(fields, "quote")?,
                date: date(fields, "date")?,
            };
            desk.add_appearance(actor, &claim, appearance).await?;
            Ok("added")
        }
        "task" => {
            let task = TaskAdded {
                title: wanted(fields, "task")?,
                note: given(fields, "note")?,
                assignee: (fields.get("own") == "yes").then(|| desk.person_record(actor.person)),
                due: date(fields, "due")?,
            };
            desk.add_task(actor, case, task).await?;
            Ok("added")
        }
        "task-state" => {
            let set = TaskSet {
                state: choice(fields, "state")?.map_or(Change::Keep, Change::Set),
                ..TaskSet::default()
            };
            desk.change_task(actor, case, entry("entry")?, set).await?;
            Ok("saved")
        }
        "evidence" => {
            let evidence = EvidenceAdded {
                title: wanted(fields, "title")?,
                url: given(fields, "url")?,
                sighting: None,
                capture: None,
                stance: choice(fields, "stance")?.unwrap_or(Stance::Context),
                note: given(fields, "note")?,
            };
            may(&actor.roles, Act::AddEvidence).map_err(DeskError::from)?;
            let (copies, _) = super::brought_files(site, fields, evidence.url.as_ref()).await?;
            // A piece of evidence has one copy: each further file is a piece of its own.
            let further = copies.iter().skip(1).map(|copy| EvidenceAdded {
                url: None,
                note: None,
                capture: Some(copy.clone()),
                ..evidence.clone()
            });
            let further: Vec<_> = further.collect();
            let capture = copies.first().cloned();
            desk.add_evidence(actor, case, EvidenceAdded { capture, ..evidence })
                .await?;
            for piece in further {
                desk.add_evidence(actor, case, piece).await?;
            }
            Ok("added")
        }
        "evidence-remove" => {
            let reason: Line = wanted(fields, "reason")?;
            desk.remove_evidence(actor, case, entry("entry")?, reason).await?;
            Ok("removed")
        }
        "note" => {
            let note = Note {
                text: wanted(fields, "note")?,
                reply_to: None,
            };
            desk.add_note(actor, case, note).await?;
            Ok("added")
        }
        "close" => {
            desk.close_case(actor, case, wanted(fields, "reason")?).await?;
            Ok("closed")
        }
        "reopen" => {
            desk.reopen_case(actor, case, wanted(fields, "reason")?).await?;
            Ok("reopened")
        }
        _ => Err(Problem::Nothing),
    }
}
