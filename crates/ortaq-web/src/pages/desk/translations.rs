//! A translation of a published fact-check: its editor beside the original, and its publication by somebody else.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use ortaq_core::fold::Register;
use ortaq_core::ids::RecordId;
use ortaq_core::records::response::translation::TranslationSet;
use ortaq_engine::desk::reading::{TranslationItem, TranslationPage};
use ortaq_engine::desk::{Actor, Desk, Saved};
use ortaq_engine::policy::{Act, State as Standing, may};
use ortaq_engine::report::ReportLanguage;

use super::drafts::{self, quietly, seen};
use super::{Brought, Problem, Told, entries, framed, named, part};
use crate::forms::Fields;
use crate::frame::Frame;
use crate::guard;
use crate::language::Locale;
use crate::markdown;
use crate::pages::translation;
use crate::session::{SignedForm, SignedIn};
use crate::site::Site;
use crate::trouble::Trouble;
use crate::values::{given, or_clear};

#[derive(Template)]
#[template(path = "desk-translation.html")]
struct Page<'a> {
    frame: Frame<'a>,
    told: Told,
    path: String,
    draft: String,
    state: String,
    seen: String,
    tag: String,
    language: String,
    original_tag: String,
    original_language: String,
    fields: Vec<FieldRow>,
    conflicts: Vec<(String, Vec<(String, String)>)>,
    preview: String,
    public: Option<String>,
    outdated: bool,
    wrote: bool,
    may_write: bool,
    may_publish: bool,
}

/// A field of the translation with what it translates.
struct FieldRow {
    name: &'static str,
    label: String,
    original: String,
    value: String,
    rows: usize,
}

/// A translation as the page of its draft lists it.
pub(super) struct TranslationRow {
    pub path: String,
    pub language: String,
    pub state: String,
}

impl TranslationRow {
    pub fn new(frame: &Frame<'_>, item: &TranslationItem) -> Self {
        Self {
            path: frame.to(&path(&item.id)),
            language: frame.language(&item.language),
            state: frame.t(state_text(item)),
        }
    }
}

fn state_text(item: &TranslationItem) -> &'static str {
    match item {
        TranslationItem { outdated: true, .. } => "translation-state-outdated",
        TranslationItem { published: true, .. } => "case-state-published",
        _ => "draft-in-the-making",
    }
}

/// The address of a translation, after the language.
pub(super) fn path(translation: &RecordId) -> String {
    format!("/translations/{}", part(translation))
}

/// The page.
pub(crate) async fn page(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, translation)): Path<(String, String)>,
    signed_in: SignedIn,
    Query(brought): Query<Brought>,
) -> Result<Response, Trouble> {
    let translation = named(site.newsroom()?, "translation", &translation)?;
    let frame = framed(
        &site,
        language,
        &signed_in,
        path(&translation),
        "translation-title",
    );
    let told = Told::done(&frame, &brought.done);
    show(&site, language, &signed_in, &translation, told).await
}

async fn show(
    site: &Site,
    language: ReportLanguage,
    signed_in: &SignedIn,
    translation: &RecordId,
    told: Told,
) -> Result<Response, Trouble> {
    let actor = signed_in.at_desk();
    let found = site
        .newsroom()?
        .desk
        .translation_page(&actor, translation)
        .await?;
    let frame = framed(site, language, signed_in, path(translation), "translation-title");
    let original = &found.original;
    let into = frame.language(&found.item.language);
    let frame = frame.titled(format!("{} → {into}", original.title));
    let text = found.translation.is.draft.text.latest();
    let is_retracted = found.state == Standing::Retracted;
    let may_do = |act| !is_retracted && may(&actor.roles, act).is_ok();
    let page = Page {
        path: frame.to(&path(translation)),
        draft: frame.to(&drafts::path(&found.about)),
        state: frame.t(state_text(&found.item)),
        seen: seen(&found.translation.heads),
        tag: found.item.language.to_string(),
        original_tag: original.language.to_string(),
        original_language: frame.language(&original.language),
        fields: rows(&frame, &found),
        conflicts: conflicts(&frame, &found),
        preview: text.map(|text| markdown::html(text)).unwrap_or_default(),
        public: found.item.published.then(|| {
            let name = Desk::name_of(&found.about);
            frame.to(&translation::path(name, &found.item.language))
        }),
        outdated: found.item.outdated,
        wrote: found.wrote,
        may_write: may_do(Act::Translate),
        may_publish: may_do(Act::PublishTranslation),
        language: into,
        told,
        frame,
    };
    Ok(page.told.answer(page.render()?))
}

fn rows(frame: &Frame<'_>, found: &TranslationPage) -> Vec<FieldRow> {
    fn text<T: ToString>(register: &Register<T>) -> String {
        register.latest().map(ToString::to_string).unwrap_or_default()
    }
    let (original, draft) = (&found.original, &found.translation.is.draft);
    let summary = original.summary.as_ref().map(ToString::to_string);
    let rows = [
        ("title", original.title.to_string(), text(&draft.title), 2),
        ("claim", original.claim.to_string(), text(&draft.claim), 3),
        ("label", original.rating.label.to_string(), text(&draft.label), 1),
        ("summary", summary.unwrap_or_default(), text(&draft.summary), 3),
        ("text", original.text.to_string(), text(&draft.text), 16),
    ];
    let row = |(name, original, value, rows)| FieldRow {
        label: frame.t(&super::label(name)),
        name,
        original,
        value,
        rows,
    };
    rows.into_iter().map(row).collect()
}

/// Fields that two people wrote at once, with each value and whose it is.
fn conflicts(frame: &Frame<'_>, found: &TranslationPage) -> Vec<(String, Vec<(String, String)>)> {
    let draft = &found.translation.is.draft;
    let values = |name: &str| match name {
        "title" => drafts::values(frame, &found.names, &draft.title),
        "claim" => drafts::values(frame, &found.names, &draft.claim),
        "label" => drafts::values(frame, &found.names, &draft.label),
        "summary" => drafts::values(frame, &found.names, &draft.summary),
        _ => drafts::values(frame, &found.names, &draft.text),
    };
    let field = |name: &&'static str| (frame.t(&super::label(name)), values(name));
    found.conflicts.iter().map(field).collect()
}

/// The translation that a form holds: all fields of the editor, set or emptied.
fn set(fields: &Fields) -> Result<TranslationSet, Problem> {
    Ok(TranslationSet {
        title: or_clear(given(fields, "title")?),
        claim: or_clear(given(fields, "claim")?),
        label: or_clear(given(fields, "label")?),
        summary: or_clear(given(fields, "summary")?),
        text: or_clear(given(fields, "text")?),
    })
}

/// Does something to a translation.
pub(crate) async fn act(
    State(site): State<Arc<Site>>,
    Locale(language): Locale,
    Path((_, translation, act)): Path<(String, String, String)>,
    form: SignedForm,
) -> Result<Response, Trouble> {
    let SignedForm { signed_in, fields } = form;
    let newsroom = site.newsroom()?;
    let translation = named(newsroom, "translation", &translation)?;
    let actor = signed_in.at_desk();
    if act == "preview" {
        may(&actor.roles, Act::Translate).map_err(|_| Trouble::Forbidden)?;
        return Ok(guard::html(markdown::html(fields.get("text"))));
    }
    let frame = framed(
        &site,
        language,
        &signed_in,
        path(&translation),
        "translation-title",
    );
    let done = match act.as_str() {
        "save" => {
            let saved = save(&newsroom.desk, &actor, &translation, &fields).await;
            if fields.get("quiet") == "yes" {
                return quietly(&frame, saved);
            }
            saved.map(|saved| match saved.conflicts.is_empty() {
                true => "saved",
                false => "saved-conflict",
            })
        }
        "publish" => {
            let machine = fields.get("machine") == "yes";
            let published = newsroom
                .desk
                .publish_translation(&actor, &translation, machine)
                .await;
            published.map(|_| "translated").map_err(Problem::from)
        }
        _ => return Err(Trouble::NotFound),
    };
    match done {
        Ok(what) => super::done(language, &path(&translation), what),
        Err(problem) => {
            let told = Told::refused(&frame, problem, &fields)?;
            show(&site, language, &signed_in, &translation, told).await
        }
    }
}

async fn save(desk: &Desk, actor: &Actor, translation: &RecordId, fields: &Fields) -> Result<Saved, Problem> {
    let seen = entries(fields.get("seen"));
    Ok(desk
        .save_translation(actor, translation, &seen, set(fields)?)
        .await?)
}
