//! The people of the node: who there is, who is invited, what each may do.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use ortaq_core::ids::PersonId;
use ortaq_core::records::people::Role;
use ortaq_engine::people::{Account, PeopleError, ROLES, Secret, role_of_word, role_word};
use ortaq_engine::policy::{Act, may};
use ortaq_engine::report::ReportLanguage;
use serde::Deserialize;

use super::home::redirect;
use super::problem::{not_taken, words};
use crate::forms::Fields;
use crate::frame::{Frame, to_query};
use crate::language::Locale;
use crate::session::{Reader, SignedForm, SignedIn};
use crate::site::Site;
use crate::trouble::Trouble;
use crate::{guard, limits};

#[derive(Template)]
#[template(path = "people.html")]
struct Page<'a> {
    frame: Frame<'a>,
    people: Vec<PersonRow>,
    /// The next page.
    next: Option<String>,
    /// None: the reader may not invite.
    invite: Option<Invite>,
    /// The link of an invitation, shown this once.
    link: Option<String>,
    problem: Option<String>,
}

struct PersonRow {
    path: String,
    name: String,
    display: String,
    roles: String,
    active: bool,
}

struct Invite {
    roles: Vec<RoleBox>,
    note: String,
    days: u64,
    open: Vec<InvitationRow>,
}

struct InvitationRow {
    hash: String,
    what: String,
    note: String,
    expires: String,
}

/// A role to be ticked.
struct RoleBox {
    word: &'static str,
    text: String,
    hint: String,
    ticked: bool,
}

#[derive(Template)]
#[template(path = "person.html")]
struct PersonPage<'a> {
    frame: Frame<'a>,
    path: String,
    name: String,
    active: bool,
    since: String,
    roles: Vec<RoleBox>,
    role_words: String,
    may_manage: bool,
    may_audit: bool,
    audit: String,
    link: Option<String>,
    problem: Option<String>,
}

/// The words for a role.
pub(super) fn role_text(frame: &Frame<'_>, role: Role) -> String {
    frame.t(&format!("role-{}", role_word(role)))
}

fn role_boxes(frame: &Frame<'_>, ticked: &[Role]) -> Vec<RoleBox> {
    let one = |role| RoleBox {
        word: role_word(role),
        text: role_text(frame, role),
        hint: frame.t(&format!("role-hint-{}", role_word(role))),
        ticked: ticked.contains(&role),
    };
    ROLES.into_iter().map(one).collect()
}

fn roles_text(frame: &Frame<'_>, roles: &[Role]) -> String {
    let words: Vec<_> = roles.iter().map(|role| role_text(frame, *role)).collect();
    words.join(", ")
}

fn chosen(fields: &Fields) -> Vec<Role> {
    fields.all("role").filter_map(role_of_word).collect()
}

/// From where a list goes on.
#[derive(Deserialize)]
pub(crate) struct After {
    #[serde(default)]
    after: String,
}

/// The list.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    signed_in: SignedIn,
    Query(after): Query<After>,
) -> Result<Response, Trouble> {
    show(&site, language, &signed_in, &after.after, Told::default()).await
}

/// What was just done.
#[derive(Default)]
struct Told {
    code: Option<Secret>,
    problem: Option<PeopleError>,
    roles: Vec<Role>,
    note: String,
}

async fn show(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    after: &str,
    told: Told,
) -> Result<Response, Trouble> {
    let account = signed_in.account();
    if may(&account.roles, Act::ReadPeople).is_err() {
        return Err(Trouble::Forbidden);
    }
    let reader = Reader::person(language, signed_in);
    let frame = Frame::new(site, &reader, "/people").unlisted();
    let title = frame.t("people-title");
    let frame = frame.titled(title);
    let mut people = site.people.list(after, limits::PEOPLE_PAGE + 1).await?;
    let is_more = people.len() > limits::PEOPLE_PAGE;
    people.truncate(limits::PEOPLE_PAGE);
    let last = people.last().filter(|_| is_more);
    let next = last.map(|last| frame.to(&format!("/people?{}", to_query("after", &last.name))));
    let invite = if may(&account.roles, Act::InvitePerson).is_ok() {
        Some(invite_form(site, &frame, &told).await?)
    } else {
        None
    };
    let is_refused = told.problem.is_some();
    let page = Page {
        people: people.iter().map(|account| row(&frame, account)).collect(),
        next,
        invite,
        link: told.code.map(|code| link(site, &code)),
        problem: told.problem.map(|problem| words(&frame, problem)).transpose()?,
        frame,
    };
    let response = guard::html(page.render()?);
    Ok(if is_refused { not_taken(response) } else { response })
}

fn row(frame: &Frame<'_>, account: &Account) -> PersonRow {
    PersonRow {
        path: frame.to(&format!("/people/{}", account.person)),
        name: account.name.clone(),
        display: account.display.clone(),
        roles: roles_text(frame, &account.roles),
        active: account.active,
    }
}

async fn invite_form(site: &Site, frame: &Frame<'_>, told: &Told) -> Result<Invite, Trouble> {
    let open = site.people.invitations().await?;
    let open = open.into_iter().map(|invitation| InvitationRow {
        hash: invitation.hash.to_string(),
        what: if invitation.person.is_some() {
            frame.t("people-reset-open")
        } else {
            roles_text(frame, &invitation.roles)
        },
        note: invitation.note,
        expires: frame.moment(&invitation.expires),
    });
    Ok(Invite {
        open: open.collect(),
        roles: role_boxes(frame, &told.roles),
        note: told.note.clone(),
        days: ortaq_engine::limits::INVITATION_LIFE.as_hours().unsigned_abs() / 24,
    })
}

/// The address that an invitation is given out as. It leads to the language of whoever opens it.
fn link(site: &Site, code: &Secret) -> String {
    site.absolute(&format!("/invitation/{code}"))
}

/// Invites somebody and shows the link once.
pub(crate) async fn invite(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let (roles, note) = (chosen(&fields), fields.get("note"));
    let told = match site.people.invite(&roles, note, signed_in.actor()).await {
        Ok(code) => Told {
            code: Some(code),
            ..Told::default()
        },
        Err(problem) => Told {
            problem: Some(problem),
            note: note.to_owned(),
            roles,
            code: None,
        },
    };
    show(&site, language, &signed_in, "", told).await
}

/// Takes an invitation back.
pub(crate) async fn take_back(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let hash = fields.get("invitation").parse().map_err(|_| Trouble::Bad)?;
    match site.people.take_back(&hash, signed_in.actor()).await {
        Ok(()) | Err(PeopleError::Gone) => redirect(&format!("/{}/people", language.code()), |_| ()),
        Err(error) => Err(error.into()),
    }
}

fn person_of(text: &str) -> Result<PersonId, Trouble> {
    text.parse().map_err(|_| Trouble::NotFound)
}

/// One person.
pub(crate) async fn one(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, person)): Path<(String, String)>,
    signed_in: SignedIn,
) -> Result<Response, Trouble> {
    let person = person_of(&person)?;
    show_one(&site, language, &signed_in, &person, Told::default()).await
}

async fn show_one(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    person: &PersonId,
    told: Told,
) -> Result<Response, Trouble> {
    let reader_account = signed_in.account();
    if may(&reader_account.roles, Act::ReadPeople).is_err() {
        return Err(Trouble::Forbidden);
    }
    let account = site.people.account(person).await?;
    let reader = Reader::person(language, signed_in);
    let path = format!("/people/{person}");
    let frame = Frame::new(site, &reader, path.clone()).unlisted();
    let frame = frame.titled(account.display.clone());
    let is_refused = told.problem.is_some();
    let page = PersonPage {
        path: frame.to(&path),
        since: frame.moment(&account.created),
        roles: role_boxes(&frame, &account.roles),
        role_words: roles_text(&frame, &account.roles),
        may_manage: may(&reader_account.roles, Act::ChangeRoles).is_ok(),
        may_audit: may(&reader_account.roles, Act::ReadAudit).is_ok(),
        audit: frame.to(&format!("/audit?{}", to_query("name", &account.name))),
        link: told.code.map(|code| link(site, &code)),
        problem: told.problem.map(|problem| words(&frame, problem)).transpose()?,
        name: account.name,
        active: account.active,
        frame,
    };
    let response = guard::html(page.render()?);
    Ok(if is_refused { not_taken(response) } else { response })
}

/// Leads back to the person, or shows them with the reason why nothing was done.
async fn after(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    person: &PersonId,
    done: Result<(), PeopleError>,
) -> Result<Response, Trouble> {
    match done {
        Ok(()) => redirect(&format!("/{}/people/{person}", language.code()), |_| ()),
        Err(problem) => {
            let told = Told {
                problem: Some(problem),
                ..Told::default()
            };
            show_one(site, language, signed_in, person, told).await
        }
    }
}

/// What a person may do.
pub(crate) async fn roles(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, person)): Path<(String, String)>,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let person = person_of(&person)?;
    let done = site
        .people
        .set_roles(&person, &chosen(&fields), signed_in.actor())
        .await;
    after(&site, language, &signed_in, &person, done).await
}

/// Lets a person not sign in any more.
pub(crate) async fn suspend(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, person)): Path<(String, String)>,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let person = person_of(&person)?;
    let done = site.people.suspend(&person, form.signed_in.actor()).await;
    after(&site, language, &form.signed_in, &person, done).await
}

/// Lets a person sign in again.
pub(crate) async fn resume(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, person)): Path<(String, String)>,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let person = person_of(&person)?;
    let done = site.people.resume(&person, form.signed_in.actor()).await;
    after(&site, language, &form.signed_in, &person, done).await
}

/// Gives out the way to open an account again, and shows the link once.
pub(crate) async fn reset(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, person)): Path<(String, String)>,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let person = person_of(&person)?;
    let told = match site.people.reset(&person, form.signed_in.actor()).await {
        Ok(code) => Told {
            code: Some(code),
            ..Told::default()
        },
        Err(problem) => Told {
            problem: Some(problem),
            ..Told::default()
        },
    };
    show_one(&site, language, &form.signed_in, &person, told).await
}
