//! The audit trail: who did what, when, from where, with what result.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use ortaq_engine::people::{AuditFilter, Audited, Deed, PeopleError};
use serde::Deserialize;

use super::people::role_text;
use crate::frame::Frame;
use crate::language::Locale;
use crate::session::{Reader, SignedIn};
use crate::site::Site;
use crate::trouble::Trouble;
use crate::{guard, limits};

#[derive(Template)]
#[template(path = "audit.html")]
struct Page<'a> {
    frame: Frame<'a>,
    name: String,
    acts: Vec<(&'static str, String, bool)>,
    refused: bool,
    /// There is nobody of the name that was asked for.
    nobody: bool,
    rows: Vec<Row>,
    older: Option<String>,
}

struct Row {
    time: String,
    machine: String,
    who: String,
    what: String,
    about: Option<String>,
    detail: String,
    address: String,
    refused: bool,
}

/// What part of the trail is asked for.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    name: String,
    #[serde(default)]
    act: String,
    #[serde(default)]
    refused: String,
    before: Option<u64>,
}

/// The trail, the newest act first.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let reader = Reader::person(language, &signed_in);
    let frame = Frame::new(&site, &reader, "/audit").unlisted();
    let title = frame.t("audit-title");
    let frame = frame.titled(title);
    let deed = Deed::ALL.into_iter().find(|deed| deed.word() == asked.act);
    let (person, nobody) = match site.people.named(&asked.name).await {
        Ok(account) => (Some(account.person), false),
        Err(PeopleError::Nobody) => (None, !asked.name.trim().is_empty()),
        Err(error) => return Err(error.into()),
    };
    let filter = AuditFilter {
        person,
        act: deed.map(|deed| deed.word().to_owned()).unwrap_or_default(),
        refused: asked.refused == "yes",
        before: asked.before,
    };
    let mut found = site
        .people
        .audit(&filter, limits::AUDIT_PAGE + 1, signed_in.actor())
        .await?;
    if nobody {
        found.clear();
    }
    let is_more = found.len() > limits::AUDIT_PAGE;
    found.truncate(limits::AUDIT_PAGE);
    let older = found.last().filter(|_| is_more);
    let older = older.map(|last| frame.to(&format!("/audit?{}", query(&asked, last.number))));
    let page = Page {
        acts: Deed::ALL
            .into_iter()
            .map(|one| (one.word(), frame.t(text(one)), deed == Some(one)))
            .collect(),
        rows: found.iter().map(|audited| row(&frame, audited)).collect(),
        refused: filter.refused,
        name: asked.name,
        nobody,
        older,
        frame,
    };
    Ok(guard::html(page.render()?))
}

/// The query of what stands before a place.
fn query(asked: &Asked, before: u64) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .append_pair("name", &asked.name)
        .append_pair("act", &asked.act)
        .append_pair("refused", &asked.refused)
        .append_pair("before", &before.to_string())
        .finish()
}

fn row(frame: &Frame<'_>, audited: &Audited) -> Row {
    let act = &audited.act;
    let deed = Deed::ALL.into_iter().find(|deed| deed.word() == act.act);
    let roles = act
        .detail
        .split(' ')
        .filter_map(ortaq_engine::people::role_of_word);
    let roles: Vec<_> = roles.map(|role| role_text(frame, role)).collect();
    let who = audited.person_name.clone().unwrap_or_else(|| {
        frame.t(if act.address.is_empty() {
            "audit-command-line"
        } else {
            "audit-nobody"
        })
    });
    Row {
        time: frame.moment(&act.time),
        machine: act.time.to_string(),
        who,
        what: deed.map_or_else(|| act.act.clone(), |deed| frame.t(text(deed))),
        about: audited.about_name.clone(),
        detail: roles.join(", "),
        address: act.address.clone(),
        refused: act.refused,
    }
}

/// Id of the text for an act.
fn text(deed: Deed) -> &'static str {
    match deed {
        Deed::SignIn => "act-sign-in",
        Deed::SignInCode => "act-sign-in-code",
        Deed::SignInRecovery => "act-sign-in-recovery",
        Deed::SignInPasskey => "act-sign-in-passkey",
        Deed::SignInProvider => "act-sign-in-provider",
        Deed::SignOut => "act-sign-out",
        Deed::Invite => "act-invite",
        Deed::Accept => "act-accept",
        Deed::TakeBack => "act-take-back",
        Deed::Reset => "act-reset",
        Deed::Reopen => "act-reopen",
        Deed::Password => "act-password",
        Deed::TotpSet => "act-authenticator-set",
        Deed::TotpRemove => "act-authenticator-remove",
        Deed::RecoveryCodes => "act-recovery-codes",
        Deed::PasskeyAdd => "act-passkey-add",
        Deed::PasskeyRemove => "act-passkey-remove",
        Deed::ProviderConnect => "act-provider-connect",
        Deed::ProviderDisconnect => "act-provider-disconnect",
        Deed::Profile => "act-profile",
        Deed::SessionEnd => "act-session-end",
        Deed::TokenMake => "act-token-make",
        Deed::TokenEnd => "act-token-end",
        Deed::Roles => "act-roles",
        Deed::Suspend => "act-suspend",
        Deed::Resume => "act-resume",
    }
}
