//! Signing in, in one step or two, and out.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use ortaq_engine::people::{Entered, PeopleError, Secret};
use ortaq_engine::report::ReportLanguage;
use serde::Deserialize;

use super::home::redirect;
use super::others::{self, Others};
use super::problem::{not_taken, words};
use crate::forms::Fields;
use crate::frame::{Frame, to_query};
use crate::guard;
use crate::language::{self, Locale};
use crate::session::{self, Asker, Reader, SignedForm};
use crate::site::Site;
use crate::trouble::Trouble;

#[derive(Template)]
#[template(path = "sign-in.html")]
struct Page<'a> {
    frame: Frame<'a>,
    to: String,
    name: String,
    others: Others,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "sign-in-code.html")]
struct CodePage<'a> {
    frame: Frame<'a>,
    to: String,
    problem: Option<String>,
}

/// Where a person wanted to go.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    pub to: String,
}

/// The form. Who has signed in already is led to their account.
pub(crate) async fn form(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Trouble> {
    if reader.signed_in.is_some() {
        return redirect(&place(&wanted.to, reader.language.code()), |_| ());
    }
    page(&site, &reader, wanted.to, String::new(), None)
}

fn page(
    site: &Site,
    reader: &Reader,
    to: String,
    name: String,
    problem: Option<PeopleError>,
) -> Result<Response, Trouble> {
    let frame = Frame::new(site, reader, "/sign-in").unlisted();
    let title = frame.t("sign-in-title");
    let frame = frame.titled(title);
    let is_refused = problem.is_some();
    let problem = problem.map(|problem| words(&frame, problem)).transpose()?;
    let page = Page {
        others: others::offered(site, &frame, &to),
        frame,
        to,
        name,
        problem,
    };
    let response = guard::html(page.render()?);
    Ok(if is_refused { not_taken(response) } else { response })
}

/// Shows the form again, because another way to sign in has failed.
pub(super) fn refuse(
    site: &Site,
    language: ReportLanguage,
    to: &str,
    problem: PeopleError,
) -> Result<Response, Trouble> {
    let reader = Reader::anybody(language);
    page(site, &reader, to.to_owned(), String::new(), Some(problem))
}

/// The password.
pub(crate) async fn submit(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Asker(origin, _): Asker,
    fields: Fields,
) -> Result<Response, Trouble> {
    let (name, to) = (fields.get("name"), fields.get("to"));
    let entered = site.people.sign_in(name, fields.get("password"), &origin).await;
    match entered {
        Ok(Entered::Complete(token)) => begin(&site, &token, to, language.code()).await,
        Ok(Entered::NeedsCode(token)) => {
            let cookie = session::cookie(&site, Some(&token))?;
            let to = format!("/{}/sign-in/code?{}", language.code(), to_query("to", to));
            redirect(&to, |headers| {
                headers.insert(SET_COOKIE, cookie);
            })
        }
        Err(problem) => {
            let reader = Reader::anybody(language);
            page(&site, &reader, to.to_owned(), name.to_owned(), Some(problem))
        }
    }
}

/// The form for the second step.
pub(crate) async fn code_form(
    State(site): State<Arc<Site>>,
    reader: Reader,
    headers: HeaderMap,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Trouble> {
    let token = session::token(&site, &headers).unwrap_or_default();
    if site.people.waiting(&token).await?.is_none() {
        let to = format!(
            "/{}/sign-in?{}",
            reader.language.code(),
            to_query("to", &wanted.to)
        );
        return redirect(&to, |_| ());
    }
    code_page(&site, &reader, wanted.to, None)
}

fn code_page(
    site: &Site,
    reader: &Reader,
    to: String,
    problem: Option<PeopleError>,
) -> Result<Response, Trouble> {
    let frame = Frame::new(site, reader, "/sign-in/code").unlisted();
    let title = frame.t("sign-in-code-title");
    let frame = frame.titled(title);
    let is_refused = problem.is_some();
    let problem = problem.map(|problem| words(&frame, problem)).transpose()?;
    let response = guard::html(CodePage { frame, to, problem }.render()?);
    Ok(if is_refused { not_taken(response) } else { response })
}

/// The code.
pub(crate) async fn submit_code(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Asker(origin, _): Asker,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Trouble> {
    let waiting = session::token(&site, &headers).unwrap_or_default();
    let to = fields.get("to");
    match site.people.confirm(&waiting, fields.get("code"), &origin).await {
        Ok(token) => begin(&site, &token, to, language.code()).await,
        // The first step was too long ago.
        Err(PeopleError::Gone) => {
            let to = format!("/{}/sign-in?{}", language.code(), to_query("to", to));
            redirect(&to, |_| ())
        }
        Err(problem) => code_page(&site, &Reader::anybody(language), to.to_owned(), Some(problem)),
    }
}

/// Leads a person who has signed in to where they wanted to go, else to their account in their language.
pub(super) async fn begin(site: &Site, token: &Secret, to: &str, code: &str) -> Result<Response, Trouble> {
    let own = site.people.signed_in(&token.to_string()).await?;
    if let Some(person) = &own {
        site.set_byline(&person.account).await?;
    }
    let code = own.map_or(code.to_owned(), |person| person.account.locale);
    let cookie = session::cookie(site, Some(token))?;
    redirect(&place(to, &code), |headers| {
        headers.insert(SET_COOKIE, cookie);
    })
}

/// A page of this site that was wanted, else the account. What is no page of ours is not followed.
fn place(to: &str, code: &str) -> String {
    match language::of_path(to) {
        Some(_) if to.starts_with('/') && !to.starts_with("//") && !to.contains('\\') => to.to_owned(),
        _ => format!("/{code}/account"),
    }
}

/// Ends the session.
pub(crate) async fn sign_out(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let signed_in = form.signed_in;
    site.people
        .sign_out(signed_in.person(), signed_in.origin())
        .await?;
    let cookie = session::cookie(&site, None)?;
    redirect(&format!("/{}/", language.code()), |headers| {
        headers.insert(SET_COOKIE, cookie);
    })
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn only_pages_of_this_site_are_led_to() {
        assert_eq!(place("/az/people?after=b", "tr"), "/az/people?after=b");
        for bad in [
            "",
            "/",
            "//evil.example/az",
            "https://evil.example/",
            "/\\evil.example",
            "az/people",
            "/de/",
            "/az\\x",
        ] {
            assert_eq!(place(bad, "tr"), "/tr/account", "{bad}");
        }
    }
}
