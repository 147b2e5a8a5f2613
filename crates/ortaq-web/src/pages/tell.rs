//! What readers can tell the organisation: a tip, a comment, an appeal; and how they follow what became of it. No account, no cookie.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use ortaq_core::ids::RecordId;
use ortaq_core::records::found::{Channel, TipReceived};
use ortaq_core::records::response::{AppealFiled, Comment};
use ortaq_engine::catalogue::Name;
use ortaq_engine::desk::{Actor, Desk, Followed, Receipt};
use ortaq_engine::policy::State as Standing;

use super::desk::{Brought, Problem, Told};
use super::home::redirect;
use super::published;
use crate::forms::Fields;
use crate::frame::Frame;
use crate::guard;
use crate::limits;
use crate::session::{Asker, Reader};
use crate::site::Site;
use crate::trouble::Trouble;
use crate::values::{given, spelling, wanted};
use crate::visitor::Act;

/// A field that people do not see and programs fill in. Whoever fills it in is thanked and not read.
const TRAP: &str = "homepage";

#[derive(Template)]
#[template(path = "tell.html")]
struct TellPage<'a> {
    frame: Frame<'a>,
    told: Told,
    action: String,
    /// What is contested; none: a tip.
    contested: Option<(String, String)>,
    text: String,
    url: String,
    files: u64,
    mebibytes: u64,
}

#[derive(Template)]
#[template(path = "receipt.html")]
struct ReceiptPage<'a> {
    frame: Frame<'a>,
    told: Told,
    /// Shown this once.
    code: Option<String>,
    state: Option<String>,
    about: Option<String>,
    deadline: Option<String>,
    answers: Vec<String>,
}

/// The form for a tip.
pub(crate) async fn tip(State(site): State<Arc<Site>>, reader: Reader) -> Result<Response, Trouble> {
    site.newsroom()?;
    tell(&site, &reader, None, Told::default(), &Fields::default())
}

/// Takes a tip.
pub(crate) async fn send_tip(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Asker(_, address): Asker,
    fields: Fields,
) -> Result<Response, Trouble> {
    let newsroom = site.newsroom()?;
    if !fields.get(TRAP).is_empty() {
        return receipt_page(&site, &reader, Told::default(), None, None);
    }
    guard::count_act(&site, Act::Message, address)?;
    let sent = async {
        let tip = TipReceived {
            text: wanted(&fields, "text")?,
            url: given(&fields, "url")?,
            language: None,
            channel: Channel::Web,
            receipt: None,
            attachments: newsroom.files.keep_all(fields.files()).await?,
        };
        Ok::<_, Problem>(newsroom.desk.submit_tip(&Actor::visitor(), tip).await?)
    };
    match sent.await {
        Ok((_, receipt)) => receipt_page(&site, &reader, Told::default(), Some(&receipt), None),
        Err(problem) => {
            let frame = Frame::new(&site, &reader, "/tip");
            let problem = Some(problem.say(&frame)?);
            let told = Told {
                problem,
                ..Told::default()
            };
            tell(&site, &reader, None, told, &fields)
        }
    }
}

fn tell(
    site: &Site,
    reader: &Reader,
    contested: Option<(Name, String)>,
    told: Told,
    fields: &Fields,
) -> Result<Response, Trouble> {
    let path = match &contested {
        Some((name, _)) => format!("/fact-checks/{name}/contest"),
        None => "/tip".to_owned(),
    };
    let frame = Frame::new(site, reader, path.clone()).unlisted();
    let title = frame.t(if contested.is_some() {
        "contest-title"
    } else {
        "tip-title"
    });
    let frame = frame.titled(title);
    let page = TellPage {
        action: frame.to(&path),
        contested: contested.map(|(name, title)| (frame.to(&format!("/fact-checks/{name}")), title)),
        text: fields.get("text").to_owned(),
        url: fields.get("url").to_owned(),
        files: ortaq_engine::limits::FILES_AT_ONCE as u64,
        mebibytes: (limits::UPLOAD_BYTES >> 20) as u64,
        told,
        frame,
    };
    Ok(page.told.answer(page.render()?))
}

/// The fact-check of an address, with its title.
async fn contested(site: &Site, name: &str) -> Result<(RecordId, Name, String), Trouble> {
    let name: Name = name.parse().map_err(|_| Trouble::NotFound)?;
    let newsroom = site.newsroom()?;
    let record = newsroom.published(name).await?.ok_or(Trouble::NotFound)?;
    let page = newsroom
        .desk
        .published_page(&record)
        .await?
        .ok_or(Trouble::NotFound)?;
    Ok((record, name, page.publication.title.to_string()))
}

/// The form for an appeal.
pub(crate) async fn contest(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let (_, name, title) = contested(&site, &name).await?;
    tell(
        &site,
        &reader,
        Some((name, title)),
        Told::default(),
        &Fields::default(),
    )
}

/// Takes an appeal.
pub(crate) async fn send_appeal(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
    Asker(_, address): Asker,
    fields: Fields,
) -> Result<Response, Trouble> {
    let (record, name, title) = contested(&site, &name).await?;
    if !fields.get(TRAP).is_empty() {
        return receipt_page(&site, &reader, Told::default(), None, None);
    }
    guard::count_act(&site, Act::Message, address)?;
    let newsroom = site.newsroom()?;
    let sent = async {
        let appeal = AppealFiled {
            about: record,
            text: wanted(&fields, "text")?,
            language: None,
            channel: Channel::Web,
            receipt: None,
            attachments: newsroom.files.keep_all(fields.files()).await?,
        };
        Ok::<_, Problem>(newsroom.desk.file_appeal(&Actor::visitor(), appeal).await?)
    };
    match sent.await {
        Ok((_, receipt)) => receipt_page(&site, &reader, Told::default(), Some(&receipt), None),
        Err(problem) => {
            let frame = Frame::new(&site, &reader, "/tip");
            let problem = Some(problem.say(&frame)?);
            let told = Told {
                problem,
                ..Told::default()
            };
            tell(&site, &reader, Some((name, title)), told, &fields)
        }
    }
}

/// Takes a comment.
pub(crate) async fn send_comment(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Path((_, name)): Path<(String, String)>,
    Asker(_, address): Asker,
    fields: Fields,
) -> Result<Response, Trouble> {
    let (record, name, _) = contested(&site, &name).await?;
    let here = format!("/{}/fact-checks/{name}?done=commented", reader.language.code());
    if !fields.get(TRAP).is_empty() {
        return redirect(&here, |_| ());
    }
    guard::count_act(&site, Act::Message, address)?;
    let newsroom = site.newsroom()?;
    let sent = async {
        let comment = Comment {
            about: record.clone(),
            reply_to: None,
            name: given(&fields, "name")?,
            text: wanted(&fields, "comment")?,
            language: None,
        };
        newsroom.desk.post_comment(&Actor::visitor(), comment).await?;
        Ok::<_, Problem>(())
    };
    match sent.await {
        Ok(()) => redirect(&here, |_| ()),
        Err(problem) => {
            let frame = Frame::new(&site, &reader, format!("/fact-checks/{name}"));
            let told = Told::refused(&frame, problem, &fields)?;
            published::show(&site, &reader, name, &record, told).await
        }
    }
}

/// The form for a receipt code.
pub(crate) async fn receipt(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Query(_): Query<Brought>,
) -> Result<Response, Trouble> {
    site.newsroom()?;
    receipt_page(&site, &reader, Told::default(), None, None)
}

/// What became of what was sent. The code comes by a form, so that it stands in no address and no log.
pub(crate) async fn follow(
    State(site): State<Arc<Site>>,
    reader: Reader,
    Asker(_, address): Asker,
    fields: Fields,
) -> Result<Response, Trouble> {
    guard::count_act(&site, Act::Message, address)?;
    let newsroom = site.newsroom()?;
    let followed = match fields.get("code").parse::<Receipt>() {
        Ok(receipt) => newsroom.desk.follow(&receipt).await?,
        Err(_) => None,
    };
    let told = if followed.is_none() {
        let frame = Frame::new(&site, &reader, "/receipt");
        Told {
            problem: Some((axum::http::StatusCode::NOT_FOUND, frame.t("receipt-unknown"))),
            ..Told::default()
        }
    } else {
        Told::default()
    };
    receipt_page(&site, &reader, told, None, followed)
}

fn receipt_page(
    site: &Site,
    reader: &Reader,
    told: Told,
    receipt: Option<&Receipt>,
    followed: Option<Followed>,
) -> Result<Response, Trouble> {
    let frame = Frame::new(site, reader, "/receipt").unlisted();
    let title = frame.t(if receipt.is_some() {
        "receipt-thanks"
    } else {
        "receipt-title"
    });
    let frame = frame.titled(title);
    let (mut state, mut about, mut deadline, mut answers) = (None, None, None, Vec::new());
    match followed {
        Some(Followed::Tip {
            state: standing,
            answers: given,
        }) => {
            state = Some(frame.t(match standing {
                Standing::New => "receipt-tip-new",
                Standing::Taken => "receipt-tip-taken",
                _ => "receipt-tip-sorted",
            }));
            answers = given.iter().map(|answer| answer.text.to_string()).collect();
        }
        Some(Followed::Appeal {
            about: record,
            deadline: until,
            answer,
            ..
        }) => {
            about = Some(frame.to(&format!("/fact-checks/{}", Desk::name_of(&record))));
            match answer {
                Some(answer) => {
                    state = Some(frame.t(&format!("outcome-{}", spelling(&answer.outcome))));
                    answers.push(answer.text.to_string());
                }
                None => {
                    state = Some(frame.t("receipt-appeal-open"));
                    deadline = Some(frame.date(&until));
                }
            }
        }
        None => {}
    }
    let page = ReceiptPage {
        code: receipt.map(ToString::to_string),
        state,
        about,
        deadline,
        answers,
        told,
        frame,
    };
    Ok(page.told.answer(page.render()?))
}
