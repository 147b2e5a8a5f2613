//! What the organisation says of itself, beside everything that it publishes.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use ortaq_core::records::Change;
use ortaq_core::records::people::MemberKind;
use ortaq_core::records::people::member::{MemberFields, MemberSet};
use ortaq_engine::policy::{Act, may};
use ortaq_engine::report::ReportLanguage;

use super::cases::{Choice, choices};
use super::{Brought, Problem, Told, framed};
use crate::forms::Fields;
use crate::frame::Frame;
use crate::language::Locale;
use crate::session::{SignedForm, SignedIn};
use crate::site::Site;
use crate::trouble::Trouble;
use crate::values::{choice, given, or_clear, wanted};

const PATH: &str = "/organisation";
const KINDS: [MemberKind; 6] = [
    MemberKind::IndependentFactChecker,
    MemberKind::Newsroom,
    MemberKind::PublicMedia,
    MemberKind::Agency,
    MemberKind::GovernmentBody,
    MemberKind::University,
];

#[derive(Template)]
#[template(path = "desk-organisation.html")]
struct Page<'a> {
    frame: Frame<'a>,
    told: Told,
    name: String,
    country: String,
    website: String,
    contact: String,
    funding: String,
    government_ties: String,
    methodology: String,
    kinds: Vec<Choice>,
    may_change: bool,
}

/// The page.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    signed_in: SignedIn,
    Query(brought): Query<Brought>,
) -> Result<Response, Trouble> {
    let frame = framed(&site, language, &signed_in, PATH, "organisation-title");
    let told = Told::done(&frame, &brought.done);
    show(&site, language, &signed_in, told).await
}

async fn show(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    told: Told,
) -> Result<Response, Trouble> {
    let member: MemberFields = site.newsroom()?.desk.own_member().await?;
    let frame = framed(site, language, signed_in, PATH, "organisation-title");
    let page = Page {
        name: member.name.latest().map(ToString::to_string).unwrap_or_default(),
        country: member
            .country
            .latest()
            .map(ToString::to_string)
            .unwrap_or_default(),
        website: member
            .website
            .latest()
            .map(ToString::to_string)
            .unwrap_or_default(),
        contact: member
            .contact
            .latest()
            .map(ToString::to_string)
            .unwrap_or_default(),
        funding: member
            .funding
            .latest()
            .map(ToString::to_string)
            .unwrap_or_default(),
        government_ties: member
            .government_ties
            .latest()
            .map(ToString::to_string)
            .unwrap_or_default(),
        methodology: member
            .methodology
            .latest()
            .map(ToString::to_string)
            .unwrap_or_default(),
        kinds: choices(&frame, &KINDS, "member-kind-", member.kind.latest()),
        may_change: may(&signed_in.account().roles, Act::DescribeMember).is_ok(),
        told,
        frame,
    };
    Ok(page.told.answer(page.render()?))
}

/// Says it anew.
pub(crate) async fn change(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let newsroom = site.newsroom()?;
    let changed = async {
        let set = set(&fields)?;
        newsroom.desk.describe_member(&signed_in.at_desk(), set).await?;
        Ok::<_, Problem>(())
    };
    match changed.await {
        Ok(()) => {
            site.show_published();
            super::done(language, PATH, "saved")
        }
        Err(problem) => {
            let frame = framed(&site, language, &signed_in, PATH, "organisation-title");
            let told = Told::refused(&frame, problem, &fields)?;
            show(&site, language, &signed_in, told).await
        }
    }
}

fn set(fields: &Fields) -> Result<MemberSet, Problem> {
    Ok(MemberSet {
        name: Change::Set(wanted(fields, "name")?),
        country: Change::Set(wanted(fields, "country")?),
        kind: choice(fields, "kind")?.map_or(Change::Keep, Change::Set),
        website: or_clear(given(fields, "website")?),
        contact: or_clear(given(fields, "contact")?),
        funding: or_clear(given(fields, "funding")?),
        government_ties: or_clear(given(fields, "government-ties")?),
        methodology: or_clear(given(fields, "methodology")?),
        ..MemberSet::default()
    })
}
