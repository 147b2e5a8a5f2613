//! Accepting an invitation: a new account, or one that is opened again.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use ortaq_core::records::people::Role;
use ortaq_engine::people::{NewAccount, PeopleError};

use super::people::role_text;
use super::problem::{not_taken, words};
use super::sign_in::begin;
use crate::forms::Fields;
use crate::frame::Frame;
use crate::guard::{self, Said};
use crate::language::Locale;
use crate::session::{Asker, Reader};
use crate::site::Site;
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "invitation.html")]
struct Page<'a> {
    frame: Frame<'a>,
    /// Where the form is sent.
    path: String,
    roles: String,
    /// Sign-in name of the account that is opened again.
    again: Option<String>,
    name: String,
    display: String,
    least: u64,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "invitation-gone.html")]
struct GonePage<'a> {
    frame: Frame<'a>,
}

/// The form.
pub(crate) async fn form(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Path((_, code)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    page(&site, &reader, code, "", "", None).await
}

async fn page(
    site: &Site,
    reader: &Reader,
    code: String,
    name: &str,
    display: &str,
    problem: Option<PeopleError>,
) -> Result<Response, Trouble> {
    let path = format!("/invitation/{code}");
    let frame = Frame::new(site, reader, path.clone()).unlisted();
    let (invitation, account) = match site.people.invitation(&code).await {
        Ok(found) => found,
        Err(PeopleError::InvitationGone) => return gone(frame),
        Err(error) => return Err(error.into()),
    };
    let title = frame.t(if account.is_some() {
        "invitation-again-title"
    } else {
        "invitation-title"
    });
    let frame = frame.titled(title);
    let is_refused = problem.is_some();
    let problem = problem.map(|problem| words(&frame, problem)).transpose()?;
    let page = Page {
        roles: roles_text(&frame, &invitation.roles),
        path,
        again: account.map(|account| account.name),
        name: name.to_owned(),
        display: display.to_owned(),
        least: *ortaq_engine::limits::PASSWORD_CHARS.start() as u64,
        problem,
        frame,
    };
    let response = guard::html(page.render()?);
    Ok(if is_refused { not_taken(response) } else { response })
}

/// Roles, one after the other.
fn roles_text(frame: &Frame<'_>, roles: &[Role]) -> String {
    let words: Vec<_> = roles.iter().map(|role| role_text(frame, *role)).collect();
    words.join(", ")
}

fn gone(frame: Frame<'_>) -> Result<Response, Trouble> {
    let title = frame.t("invitation-gone-title");
    let page = GonePage {
        frame: frame.titled(title),
    };
    let mut response = guard::html(page.render()?);
    *response.status_mut() = StatusCode::NOT_FOUND;
    response.extensions_mut().insert(Said);
    Ok(response)
}

/// Makes the account, or opens it again, and signs in.
pub(crate) async fn accept(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, code)): Path<(String, String)>,
    Asker(origin, _): Asker,
    fields: Fields,
) -> Result<Response, Trouble> {
    let new = NewAccount {
        name: fields.get("name").to_owned(),
        display: fields.get("display").to_owned(),
        password: fields.get("password").to_owned(),
        locale: language.code().to_owned(),
    };
    match site.people.accept(&code, &new, &origin).await {
        Ok(token) => begin(&site, &token, "", language.code()).await,
        Err(problem) => {
            let reader = Reader::anybody(language);
            let problem = (!matches!(problem, PeopleError::InvitationGone)).then_some(problem);
            page(&site, &reader, code, &new.name, &new.display, problem).await
        }
    }
}
