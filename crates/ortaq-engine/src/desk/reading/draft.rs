//! The page of a draft, its versions, and what changed between two of them.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use ortaq_core::fold::{CheckRecord, Mark, RecordState, fold_record};
use ortaq_core::ids::{BodyHash, EntryId, RecordId};
use ortaq_core::records::checking::{CheckAct, DraftFields, Label};
use ortaq_core::records::{self};
use serde_json::Value;
use similar::{Algorithm, ChangeTag, TextDiff};

use super::TranslationItem;
use crate::desk::drafts::{DRAFT, before};
use crate::desk::known::person_of;
use crate::desk::{Actor, Desk, DeskError, Known, Names};
use crate::policy::{self, Act, Missing, NotYet, State, Writer};

/// Time after which the differences of a field are no longer the smallest ones.
const COMPARING: Duration = Duration::from_millis(200);

/// A draft with what one must know to go on with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftPage {
    /// The fact-check: draft, remarks, reviews, publication. Its heads are what is to be given with the next save.
    pub check: Known<CheckRecord>,
    /// Its case.
    pub case: RecordId,
    /// Where it stands.
    pub state: State,
    /// What a review refers to; none while a field holds two values.
    pub version: Option<BodyHash>,
    /// Fields that hold different values at once: to be shown side by side, and settled by a save.
    pub conflicts: Vec<&'static str>,
    /// What the checklist misses.
    pub missing: Vec<Missing>,
    /// What readers would be told with the verdict if it were published now, or why it may not be.
    pub ready: Result<Vec<Label>, NotYet>,
    /// Whether the draft is another one than what is published.
    pub differs: bool,
    /// Whether who reads this wrote a part of it, and so cannot review it.
    pub wrote: bool,
    /// Its translations.
    pub translations: Vec<TranslationItem>,
    /// The names of everybody who stands in it, as far as they have one.
    pub names: Names,
}

/// A saved state of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Who saved it, when.
    pub by: Mark,
    /// The fields that it changed.
    pub fields: Vec<&'static str>,
}

/// A field that is different in two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldDifference {
    /// The field.
    pub field: String,
    /// Its text in pieces, in order: without the removed ones it is the later text, without the added ones the earlier.
    pub pieces: Vec<Piece>,
}

/// A piece of a text that was compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// In the later one.
    Added(String),
    /// In the earlier one.
    Removed(String),
}

impl Desk {
    /// A draft with what one must know to go on with it.
    ///
    /// # Errors
    /// None that is here; a role that may not; what the database reports.
    pub async fn draft_page(&self, actor: &Actor, check: &RecordId) -> Result<DraftPage, DeskError> {
        self.allow_plainly(actor, Act::ReadDesk)?;
        let dossier = self.dossier(check).await?;
        let asked = self.publishing(&dossier).await?;
        let is = &dossier.check.is;
        let version = is.draft_version();
        let published = is.publications.all().last().map(|said| said.value.version);
        let remarks = is.remarks.all().into_iter().map(|item| item.added);
        let marks: BTreeSet<Writer> = remarks
            .chain(is.reviews.all().iter().map(|said| said.by))
            .map(|mark| Writer {
                member: mark.log,
                person: mark.author,
            })
            .chain(dossier.writers.iter().copied())
            .collect();
        let names = self
            .names(marks.iter().map(|by| person_of(by.member, by.person)).collect())
            .await?;
        Ok(DraftPage {
            case: dossier.case.id.clone(),
            state: dossier.state,
            version,
            conflicts: asked.conflicts.clone(),
            missing: asked.missing.clone(),
            ready: policy::publication(&asked),
            differs: published.is_some() && published != version,
            wrote: dossier.writers.contains(&self.writer_of(actor)),
            translations: self.translations(&dossier.check).await?,
            names,
            check: dossier.check,
        })
    }

    /// The saved states of a draft, the last one first.
    ///
    /// # Errors
    /// None that is here; a role that may not; what the database reports.
    pub async fn draft_versions(&self, actor: &Actor, check: &RecordId) -> Result<Vec<Version>, DeskError> {
        self.allow_plainly(actor, Act::ReadDesk)?;
        let (held, voids) = self.entries(check).await?;
        let is_draft = |held: &&ortaq_core::fold::Held| {
            let entry = held.entry().entry();
            entry.kind.as_str() == DRAFT && !voids.contain(entry)
        };
        let version = |held: &ortaq_core::fold::Held| {
            let act = records::Act::read(&held.entry().entry().kind, held.body()?);
            let Ok(records::Act::Check(CheckAct::Draft(set))) = act else {
                return None;
            };
            Some(Version {
                by: Mark::of(held.entry()),
                fields: set.names(),
            })
        };
        let mut versions: Vec<Version> = held.iter().filter(is_draft).filter_map(version).collect();
        versions.sort_unstable_by_key(|version| std::cmp::Reverse(version.by.reading_order()));
        Ok(versions)
    }

    /// What changed in a draft from one entry to another: those of [`draft_versions`](Self::draft_versions), or of a publication,
    /// which is the draft as it was then. Without `from` it is compared with an empty one; without `to` the draft as it is now is
    /// compared.
    ///
    /// # Errors
    /// None that is here; a role that may not; what the database reports.
    pub async fn compare_drafts(
        &self,
        actor: &Actor,
        check: &RecordId,
        from: Option<EntryId>,
        to: Option<EntryId>,
    ) -> Result<Vec<FieldDifference>, DeskError> {
        self.allow_plainly(actor, Act::ReadDesk)?;
        let (held, voids) = self.entries(check).await?;
        let is_here = |entry: &EntryId| held.iter().any(|held| held.entry().id() == *entry);
        if let Some(entry) = [from, to].into_iter().flatten().find(|entry| !is_here(entry)) {
            return Err(DeskError::NoItem {
                record: check.clone(),
                entry,
            });
        }
        let at = |entries: Vec<&ortaq_core::fold::Held>| match fold_record(check, entries, &voids).state {
            RecordState::Check(is) => is.draft,
            _ => DraftFields::default(),
        };
        let earlier = from.map(|from| at(before(&held, &[from]))).unwrap_or_default();
        let later = at(to.map_or_else(|| held.iter().collect(), |to| before(&held, &[to])));
        // Comparing long texts takes milliseconds of a processor.
        let work = tokio::task::spawn_blocking(move || differences(&earlier, &later));
        Ok(work.await.unwrap_or_default())
    }
}

/// The fields that are different, with their texts in pieces.
fn differences(earlier: &DraftFields, later: &DraftFields) -> Vec<FieldDifference> {
    let (earlier, later) = (texts(earlier), texts(later));
    let fields: BTreeSet<&String> = earlier.iter().chain(&later).map(|(field, _)| field).collect();
    let of = |texts: &[(String, String)], field: &String| {
        let found = texts.iter().find(|(name, _)| name == field);
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    };
    let difference = |field: &String| {
        let (a, b) = (of(&earlier, field), of(&later, field));
        (a != b).then(|| FieldDifference {
            field: field.clone(),
            pieces: pieces(&a, &b),
        })
    };
    fields.into_iter().filter_map(difference).collect()
}

/// The values of the fields as texts; of a conflict the one that was written last.
fn texts(draft: &DraftFields) -> Vec<(String, String)> {
    let Ok(Value::Object(fields)) = serde_json::to_value(draft) else {
        return vec![];
    };
    let text = |(field, written): (String, Value)| {
        let last = written.as_array()?.last()?.get("value")?;
        Some((field, plain(last)))
    };
    fields
        .into_iter()
        .filter(|(field, _)| field != "case")
        .filter_map(text)
        .collect()
}

/// A value as a text: items of a list on lines of their own.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("\n"),
        Value::Object(fields) => fields.values().map(plain).collect::<Vec<_>>().join(" · "),
        other => other.to_string(),
    }
}

fn pieces(earlier: &str, later: &str) -> Vec<Piece> {
    let compared = TextDiff::configure()
        .algorithm(Algorithm::Myers)
        .deadline(Instant::now() + COMPARING)
        .diff_words(earlier, later);
    let mut pieces: Vec<Piece> = Vec::new();
    for change in compared.iter_all_changes() {
        let text = change.value();
        match (pieces.last_mut(), change.tag()) {
            (Some(Piece::Same(last)), ChangeTag::Equal)
            | (Some(Piece::Added(last)), ChangeTag::Insert)
            | (Some(Piece::Removed(last)), ChangeTag::Delete) => last.push_str(text),
            (_, ChangeTag::Equal) => pieces.push(Piece::Same(text.to_owned())),
            (_, ChangeTag::Insert) => pieces.push(Piece::Added(text.to_owned())),
            (_, ChangeTag::Delete) => pieces.push(Piece::Removed(text.to_owned())),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_both_texts_again() {
        let (earlier, later) = (
            "Göl tamamilə qurudu.\n\nSonra.",
            "Göl qismən qurudu.\n\nSonra yağış yağdı.",
        );
        let found = pieces(earlier, later);
        let made = |without: fn(&Piece) -> bool| -> String {
            let kept = found.iter().filter(|piece| !without(piece));
            kept.map(|(Piece::Same(text) | Piece::Added(text) | Piece::Removed(text))| text.as_str())
                .collect()
        };
        assert_eq!(made(|piece| matches!(piece, Piece::Removed(_))), later);
        assert_eq!(made(|piece| matches!(piece, Piece::Added(_))), earlier);
        assert!(found.contains(&Piece::Removed("tamamilə".into())), "{found:?}");
        assert!(found.contains(&Piece::Added("qismən".into())), "{found:?}");
    }

    #[test]
    fn a_list_is_compared_line_by_line() {
        let list: Value = serde_json::json!([{"title": "A", "url": "https://a.example"}, {"title": "B"}]);
        assert_eq!(plain(&list), "A · https://a.example\nB");
    }
}
