//! The inbox: tips and sightings that wait, and one of them with what is known about it.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use ortaq_core::ids::{EntryId, RecordId};
use ortaq_core::records::found::{Answer, Sighted, TriageState};
use ortaq_core::records::{Line, Remark, WebAddress};
use ortaq_core::time::Time;
use ortaq_engine::check::{self, CheckOptions};
use ortaq_engine::desk::reading::{InboxFilter, InboxGroup, InboxItem, ItemKind};
use ortaq_engine::desk::{DeskError, OpenCase};
use ortaq_engine::input;
use ortaq_engine::policy::{Act, may};
use ortaq_engine::report::ReportLanguage;

use super::{Brought, Problem, Told, cursor, entries, framed, matches, named, part, place};
use crate::forms::Fields;
use crate::frame::{Frame, to_query};
use crate::language::Locale;
use crate::limits;
use crate::pages::files::FileRow;
use crate::pages::home::redirect;
use crate::pages::item::{Item, excerpt};
use crate::session::{SignedForm, SignedIn};
use crate::site::Site;
use crate::trouble::Trouble;
use crate::values::{given, spelling, spelt, wanted};

/// States that the inbox can be looked at in, as addresses have them.
const STATES: [TriageState; 5] = [
    TriageState::New,
    TriageState::Taken,
    TriageState::Done,
    TriageState::Merged,
    TriageState::Dismissed,
];
/// Sortings that one address can offer to take back.
const UNDONE: usize = 24;

#[derive(Template)]
#[template(path = "desk-inbox.html")]
struct Page<'a> {
    frame: Frame<'a>,
    told: Told,
    /// Sortings that can be taken back at once.
    undo: String,
    states: Vec<StateLink>,
    groups: Vec<GroupRow>,
    next: Option<String>,
    may_sort: bool,
    may_add: bool,
}

struct StateLink {
    path: String,
    text: String,
    count: u64,
    here: bool,
}

struct GroupRow {
    newest: Row,
    others: Vec<Row>,
}

pub(super) struct Row {
    pub id: String,
    pub path: String,
    pub title: String,
    pub text: String,
    pub tag: String,
    pub about: String,
    pub state: String,
    pub reason: Option<String>,
    pub undo: Option<String>,
}

#[derive(Template)]
#[template(path = "desk-item.html")]
struct ItemPage<'a> {
    frame: Frame<'a>,
    told: Told,
    row: Row,
    url: Option<String>,
    files: Vec<FileRow>,
    text: Vec<String>,
    case: Option<String>,
    claims: Vec<FoundClaim>,
    matches: Vec<Item>,
    is_tip: bool,
    is_sorted: bool,
    may_sort: bool,
}

/// A claim that was found in a tip or sighting, with fact-checks of it.
struct FoundClaim {
    sentence: String,
    tag: String,
    matches: Vec<String>,
}

/// The list.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    signed_in: SignedIn,
    Query(brought): Query<Brought>,
    Query(undo): Query<Undo>,
) -> Result<Response, Trouble> {
    let frame = framed(&site, language, &signed_in, "/inbox", "inbox-title");
    let told = Told::done(&frame, &brought.done);
    show(&site, language, &signed_in, &brought, &undo.undo, told).await
}

/// Sortings that were just made.
#[derive(serde::Deserialize)]
pub(crate) struct Undo {
    #[serde(default)]
    undo: String,
}

async fn show(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    brought: &Brought,
    undo: &str,
    told: Told,
) -> Result<Response, Trouble> {
    let newsroom = site.newsroom()?;
    let state: Option<TriageState> = spelt(&brought.state);
    let path = match state {
        Some(state) => format!("/inbox?{}", to_query("state", &spelling(&state))),
        None => "/inbox".to_owned(),
    };
    let frame = framed(site, language, signed_in, path, "inbox-title");
    let filter = InboxFilter {
        state,
        ..InboxFilter::default()
    };
    let after = place(&brought.after);
    let actor = signed_in.at_desk();
    let inbox = newsroom.desk.inbox(&actor, &filter, after.as_ref()).await?;
    let count = |of: &[TriageState]| -> u64 {
        let counted = inbox.counts.iter();
        counted
            .filter(|((_, state), _)| of.contains(state))
            .map(|(_, count)| count)
            .sum()
    };
    let waiting = StateLink {
        path: frame.to("/inbox"),
        text: frame.t("item-state-waiting"),
        count: count(&[TriageState::New, TriageState::Taken]),
        here: state.is_none(),
    };
    let states = STATES.iter().map(|one| StateLink {
        path: frame.to(&format!("/inbox?{}", to_query("state", &spelling(one)))),
        text: frame.t(&format!("item-state-{}", spelling(one))),
        count: count(&[*one]),
        here: state == Some(*one),
    });
    let next = inbox.next.as_ref().map(|next| {
        let after = to_query("after", &cursor(next));
        let state = state.map(|state| format!("{}&", to_query("state", &spelling(&state))));
        frame.to(&format!("/inbox?{}{after}", state.unwrap_or_default()))
    });
    let page = Page {
        states: std::iter::once(waiting).chain(states).collect(),
        groups: inbox
            .groups
            .iter()
            .map(|group| group_row(&frame, group))
            .collect(),
        next,
        undo: undo.to_owned(),
        may_sort: may(&actor.roles, Act::TakeItem).is_ok(),
        may_add: may(&actor.roles, Act::AddSighting).is_ok(),
        told,
        frame,
    };
    Ok(page.told.answer(page.render()?))
}

fn group_row(frame: &Frame<'_>, group: &InboxGroup) -> GroupRow {
    GroupRow {
        newest: row(frame, &group.newest),
        others: group.others.iter().map(|item| row(frame, item)).collect(),
    }
}

/// The address of a tip or sighting, after the language.
pub(super) fn path(item: &RecordId) -> String {
    format!("/inbox/{}/{}", item.kind(), part(item))
}

pub(super) fn row(frame: &Frame<'_>, item: &InboxItem) -> Row {
    let kind = match item.kind {
        ItemKind::Tip => frame.t("item-kind-tip"),
        ItemKind::Sighting => frame.t("item-kind-sighting"),
    };
    let tag = item.language.as_deref().unwrap_or("und").to_owned();
    let mut about = vec![kind];
    if tag != "und" {
        about.push(frame.language(&tag));
    }
    about.push(frame.moment(&item.received.timestamp()));
    let text = item.text.as_deref().unwrap_or_default();
    let title = item.title.clone().unwrap_or_else(|| excerpt(text));
    let title = if title.is_empty() {
        item.url.as_deref().unwrap_or_default().to_owned()
    } else {
        title
    };
    Row {
        id: item.id.to_string(),
        path: frame.to(&path(&item.id)),
        text: if text == title {
            String::new()
        } else {
            excerpt(text)
        },
        title,
        tag,
        about: about.join(" · "),
        state: frame.t(&format!("item-state-{}", spelling(&item.state))),
        reason: item.reason.as_deref().map(str::to_owned),
        undo: item.undo.map(|entry| entry.to_string()),
    }
}

/// Sorts what was chosen, or takes sortings back.
pub(crate) async fn sort(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    match sorted(&site, &signed_in, &fields).await {
        Ok(Sorted::Entries(what, entries)) => {
            let entries: Vec<_> = entries.iter().take(UNDONE).map(EntryId::to_string).collect();
            let undo = to_query("undo", &entries.join(" "));
            let to = format!("/{}/inbox?{}&{undo}", language.code(), to_query("done", what));
            redirect(&to, |_| ())
        }
        Ok(Sorted::Case(case)) => redirect(
            &format!("/{}{}", language.code(), super::cases::path(&case)),
            |_| (),
        ),
        Err(problem) => {
            let frame = framed(&site, language, &signed_in, "/inbox", "inbox-title");
            let told = Told::refused(&frame, problem, &fields)?;
            let brought = Brought::default();
            show(&site, language, &signed_in, &brought, "", told).await
        }
    }
}

enum Sorted {
    Entries(&'static str, Vec<EntryId>),
    Case(RecordId),
}

async fn sorted(site: &Site, signed_in: &SignedIn, fields: &Fields) -> Result<Sorted, Problem> {
    let desk = &site.newsroom().map_err(|_| Problem::Nothing)?.desk;
    let actor = signed_in.at_desk();
    let act = fields.get("act");
    if act == "undo" {
        let undone = desk.undo(&actor, &entries(fields.get("undo"))).await?;
        return Ok(Sorted::Entries("undone", undone));
    }
    let items: Vec<RecordId> = fields.all("item").filter_map(|item| item.parse().ok()).collect();
    let Some(first) = items.first() else {
        return Err(Problem::Nothing);
    };
    Ok(match act {
        "take" => Sorted::Entries("taken", desk.take(&actor, &items).await?),
        "dismiss" => {
            let reason: Line = wanted(fields, "reason")?;
            Sorted::Entries("dismissed", desk.dismiss(&actor, &items, reason).await?)
        }
        "merge" if items.len() > 1 => {
            Sorted::Entries("merged", desk.merge(&actor, &items[1..], first).await?)
        }
        "open" => {
            let open = OpenCase {
                title: wanted(fields, "case-title")?,
                lead: Some(actor.person),
                items,
                ..empty_case()?
            };
            let case = desk.open_case(&actor, open).await?;
            super::cases::begin_claim(desk, &actor, &case, fields).await?;
            Sorted::Case(case)
        }
        _ => return Err(Problem::Nothing),
    })
}

/// A case with nothing in it but a placeholder of a title.
fn empty_case() -> Result<OpenCase, Problem> {
    let title = Line::try_from("–").map_err(|_| Problem::Nothing)?;
    Ok(OpenCase {
        title,
        summary: None,
        priority: None,
        lead: None,
        due: None,
        claims: vec![],
        items: vec![],
    })
}

/// Notes an article or post that was seen.
pub(crate) async fn add(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    match added(&site, &signed_in, &fields).await {
        Ok(item) => redirect(&format!("/{}{}", language.code(), path(&item)), |_| ()),
        Err(problem) => {
            let frame = framed(&site, language, &signed_in, "/inbox", "inbox-title");
            let told = Told::refused(&frame, problem, &fields)?;
            show(&site, language, &signed_in, &Brought::default(), "", told).await
        }
    }
}

async fn added(site: &Site, signed_in: &SignedIn, fields: &Fields) -> Result<RecordId, Problem> {
    let desk = &site.newsroom().map_err(|_| Problem::Nothing)?.desk;
    let now = (site.options.clock)();
    let url: Option<WebAddress> = given(fields, "url")?;
    let title: Option<Line> = given(fields, "title")?;
    may(&signed_in.account().roles, Act::AddSighting).map_err(DeskError::from)?;
    let (captures, found) = super::brought_files(site, fields, url.as_ref()).await?;
    let seen = Sighted {
        url,
        source: None,
        account: given(fields, "account")?,
        title: title.or(found),
        text: given(fields, "text")?,
        language: None,
        published: None,
        seen: Time::new(now).map_err(|_| Problem::Nothing)?,
        captures,
    };
    if seen.url.is_none() && seen.title.is_none() && seen.text.is_none() {
        return Err(wanted::<Remark>(fields, "text")
            .err()
            .map_or(Problem::Nothing, Into::into));
    }
    Ok(desk.add_sighting(&signed_in.at_desk(), seen).await?)
}

/// One tip or sighting.
pub(crate) async fn item(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, kind, item)): Path<(String, String, String)>,
    signed_in: SignedIn,
    Query(brought): Query<Brought>,
) -> Result<Response, Trouble> {
    let id = named(site.newsroom()?, &kind, &item)?;
    let frame = framed(&site, language, &signed_in, path(&id), "inbox-title");
    let told = Told::done(&frame, &brought.done);
    show_item(&site, language, &signed_in, &id, told).await
}

async fn show_item(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    id: &RecordId,
    told: Told,
) -> Result<Response, Trouble> {
    let newsroom = site.newsroom()?;
    let actor = signed_in.at_desk();
    let item = newsroom.desk.inbox_item(&actor, id).await?;
    let frame = framed(site, language, signed_in, path(id), "inbox-title");
    let row = row(&frame, &item);
    let frame = frame.titled(row.title.clone());
    let text = item.text.clone().unwrap_or_default();
    let (claims, matches) = match found(site, &text).await? {
        claims if !claims.is_empty() => (claims, Vec::new()),
        _ if row.title.is_empty() => (Vec::new(), Vec::new()),
        _ => (Vec::new(), matches(site, &frame, &row.title).await?),
    };
    let page = ItemPage {
        url: item.url.as_deref().map(str::to_owned),
        files: item.files.iter().map(|file| FileRow::new(&frame, file)).collect(),
        text: text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(str::to_owned)
            .collect(),
        case: item.case.as_ref().map(|case| frame.to(&super::cases::path(case))),
        claims,
        matches,
        is_tip: item.kind == ItemKind::Tip,
        is_sorted: !matches!(item.state, TriageState::New | TriageState::Taken),
        may_sort: may(&actor.roles, Act::OpenCase).is_ok(),
        row,
        told,
        frame,
    };
    Ok(page.told.answer(page.render()?))
}

/// The claims of a text with the fact-checks that say something about each.
async fn found(site: &Site, text: &str) -> Result<Vec<FoundClaim>, Trouble> {
    let Ok(mut document) = input::read(text.as_bytes(), Some("text/plain; charset=utf-8"), None) else {
        return Ok(Vec::new());
    };
    document.cut(limits::CHECK_CHARS);
    let options = CheckOptions {
        claims: limits::ITEM_CLAIMS,
        min_probability: None,
        one_claim: false,
        now: (site.options.clock)().to_string(),
    };
    let shelf = site.shelf();
    let runtime = tokio::runtime::Handle::current();
    let report = site
        .compute(move || runtime.block_on(check::check(&shelf.knowledge, &document, &options)))
        .await?;
    let claim = |claim: ortaq_engine::report::ClaimReport| FoundClaim {
        matches: claim
            .matches
            .iter()
            .take(3)
            .map(|found| format!("{} – {}", found.fact_check.outlet, found.fact_check.claim))
            .collect(),
        sentence: claim.self_contained.unwrap_or(claim.sentence),
        tag: claim.language,
    };
    Ok(report.claims.into_iter().map(claim).collect())
}

/// Answers the sender of a tip.
pub(crate) async fn answer(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, kind, item)): Path<(String, String, String)>,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let newsroom = site.newsroom()?;
    let id = named(newsroom, &kind, &item)?;
    let answered = async {
        let text = wanted(&fields, "answer")?;
        let finished = fields.get("finished") == "yes";
        let actor = signed_in.at_desk();
        newsroom
            .desk
            .answer_tip(&actor, &id, Answer { text }, finished)
            .await?;
        Ok::<_, Problem>(())
    };
    match answered.await {
        Ok(()) => super::done(language, &path(&id), "answered"),
        Err(problem) => {
            let frame = framed(&site, language, &signed_in, path(&id), "inbox-title");
            let told = Told::refused(&frame, problem, &fields)?;
            show_item(&site, language, &signed_in, &id, told).await
        }
    }
}
