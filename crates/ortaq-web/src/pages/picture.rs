//! The picture of a fact-check for previews on other sites.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use ortaq_core::fold::CheckStanding;
use ortaq_engine::catalogue::Name;

use super::fact_check;
use super::item::Item;
use super::published;
use crate::frame::Frame;
use crate::guard;
use crate::picture::Picture;
use crate::session::Reader;
use crate::site::Site;
use crate::trouble::Trouble;

/// The address of the picture, after the language.
pub(crate) fn path(name: Name) -> String {
    format!("/fact-checks/{name}/picture.png")
}

/// The picture.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let parsed = name.parse::<Name>().map_err(|_| Trouble::NotFound)?;
    let own = match &site.newsroom {
        Some(newsroom) => match newsroom.published(parsed).await? {
            Some(record) => newsroom
                .desk
                .published_page(&record)
                .await?
                .map(|page| (page, record)),
            None => None,
        },
        None => None,
    };
    let (record, retracted) = match own {
        Some((page, record)) => {
            let retracted = page.standing == CheckStanding::Retracted;
            (published::fact_check(&page, &record, &site), retracted)
        }
        None => (fact_check::record(&site.shelf(), &name).await?, false),
    };
    let frame = Frame::new(&site, &reader, path(parsed));
    let item = Item::new(&record, &frame);
    let date = item
        .published
        .map(|(_, words)| format!(", {words}"))
        .unwrap_or_default();
    let demo = if record.demo {
        format!(" · {}", frame.t("notice-demo-badge"))
    } else {
        String::new()
    };
    let picture = Picture {
        tone: item.tone,
        verdict: if retracted {
            frame.t("published-retracted")
        } else {
            item.verdict
        },
        claim: item.claim,
        by: format!("{}{date}", item.outlet),
        foot: format!("{}{demo}", frame.site_name()),
    };
    let png = site.compute(move || Ok(picture.png())).await?;
    Ok(guard::public(
        ([(CONTENT_TYPE, "image/png")], png).into_response(),
    ))
}
