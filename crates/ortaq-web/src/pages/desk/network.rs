//! The network: with whom this node exchanges its log, how the links stand, joining and leaving.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use ortaq_engine::network::{Client, JoinError, PartnerStatus, Told as Event, find, join, leave, list};
use ortaq_engine::policy::{Act, may};
use ortaq_engine::report::ReportLanguage;

use super::{Brought, Told, framed};
use crate::frame::Frame;
use crate::language::Locale;
use crate::session::{SignedForm, SignedIn};
use crate::site::Site;
use crate::trouble::Trouble;

const PATH: &str = "/network";

#[derive(Template)]
#[template(path = "desk-network.html")]
struct Page<'a> {
    frame: Frame<'a>,
    told: Told,
    address: String,
    fingerprint: String,
    partners: Vec<PartnerRow>,
    events: Vec<(String, String)>,
    node: String,
}

struct PartnerRow {
    log: String,
    name: String,
    address: String,
    connected: bool,
    state: String,
    counts: String,
    failure: String,
    forked: bool,
}

/// The page.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    signed_in: SignedIn,
    Query(brought): Query<Brought>,
) -> Result<Response, Trouble> {
    let frame = framed(&site, language, &signed_in, PATH, "network-title");
    let told = Told::done(&frame, &brought.done);
    show(&site, language, &signed_in, told, "").await
}

async fn show(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    told: Told,
    node: &str,
) -> Result<Response, Trouble> {
    let roles = &signed_in.account().roles;
    may(roles, Act::ManageNetwork).map_err(|_| Trouble::Forbidden)?;
    let network = site.network.as_ref().ok_or(Trouble::NoDesk)?;
    let status = network.status().await.map_err(|_| Trouble::Busy)?;
    let frame = framed(site, language, signed_in, PATH, "network-title");
    let page = Page {
        address: site.absolute("").trim_end_matches('/').to_owned(),
        fingerprint: status.fingerprint,
        partners: status
            .partners
            .iter()
            .map(|partner| row(&frame, partner))
            .collect(),
        events: status.told.iter().map(|event| said(&frame, event)).collect(),
        node: node.to_owned(),
        told,
        frame,
    };
    Ok(page.told.answer(page.render()?))
}

fn row(frame: &Frame<'_>, partner: &PartnerStatus) -> PartnerRow {
    let there = partner.has.unwrap_or_default();
    let values = [("here", partner.here.into()), ("there", there.into())];
    let connected = partner.link.connected;
    PartnerRow {
        log: partner.log.to_string(),
        name: partner.name.clone().unwrap_or_else(|| frame.t("network-unnamed")),
        address: partner.address.clone().unwrap_or_default(),
        connected,
        state: frame.t(if connected {
            "network-connected"
        } else {
            "network-apart"
        }),
        counts: frame.texts().say("network-counts", &values),
        failure: partner.link.failure.clone().unwrap_or_default(),
        forked: partner.forked,
    }
}

/// What people should know, with the technical reason.
fn said(frame: &Frame<'_>, event: &Event) -> (String, String) {
    let words = frame.t(&format!("network-told-{}", event.what));
    (
        words,
        format!(
            "{} · {} · {}",
            event.at.strftime("%Y-%m-%d %H:%M:%S"),
            event.log,
            event.reason
        ),
    )
}

/// Joins a node, or leaves one.
pub(crate) async fn change(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    may(&signed_in.account().roles, Act::ManageNetwork).map_err(|_| Trouble::Forbidden)?;
    let writer = &site.newsroom()?.writer;
    let by = signed_in.account().person;
    let leaving = fields.get("leave");
    if !leaving.is_empty() {
        let partners = list(&*site.newsroom()?.store, &writer.log()).await;
        let partners = partners.map_err(ortaq_engine::log::LogError::from)?;
        let named = partners
            .into_iter()
            .find(|partner| partner.log.to_string() == leaving);
        leave(writer, by, named.ok_or(Trouble::NotFound)?.log).await?;
        return super::done(language, PATH, "left");
    }
    let node = fields.get("node").trim();
    let joined = async {
        let (descriptor, address) = find(&Client::default(), node).await?;
        let address = Some(address).filter(|_| fields.get("comes-here") != "yes");
        join(writer, by, &descriptor, fields.get("fingerprint"), address).await
    };
    let error = match joined.await {
        Ok(()) => return super::done(language, PATH, "joined"),
        Err(JoinError::Log(error)) => return Err(error.into()),
        Err(error) => error,
    };
    tracing::info!(%error, "a partner was not joined");
    let frame = framed(&site, language, &signed_in, PATH, "network-title");
    let words = match &error {
        JoinError::OtherFingerprint(shown) => frame
            .texts()
            .say("network-other-fingerprint", &[("shown", shown.into())]),
        JoinError::Itself => frame.t("network-itself"),
        _ => frame.t("network-no-node"),
    };
    let told = Told {
        problem: Some((StatusCode::UNPROCESSABLE_ENTITY, words)),
        ..Told::default()
    };
    show(&site, language, &signed_in, told, node).await
}
