//! Translations as those who write them see them: the text beside its original.

use ortaq_core::fold::{CheckRecord, TranslationRecord};
use ortaq_core::ids::RecordId;
use ortaq_core::records::LanguageTag;
use ortaq_core::records::checking::Publication;

use crate::desk::known::person_of;
use crate::desk::responses::{DRAFT, begun};
use crate::desk::{Actor, Desk, DeskError, Known, Names};
use crate::log::View;
use crate::policy::{Act, State};

/// A translation with what one must know to go on with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslationPage {
    /// The translation: its draft, and what is published of it. Its heads are what is to be given with the next save.
    pub translation: Known<TranslationRecord>,
    /// What it is and how it stands.
    pub item: TranslationItem,
    /// The fact-check.
    pub about: RecordId,
    /// Where the fact-check stands.
    pub state: State,
    /// What is translated: the fact-check as it is published now.
    pub original: Publication,
    /// Fields that hold different values at once: to be shown side by side, and settled by a save.
    pub conflicts: Vec<&'static str>,
    /// Whether who reads this wrote a part of it, and so cannot publish it.
    pub wrote: bool,
    /// The names of those who wrote it, as far as they have one.
    pub names: Names,
}

/// A translation in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslationItem {
    /// The record.
    pub id: RecordId,
    /// Into which language.
    pub language: LanguageTag,
    /// Whether readers see it.
    pub published: bool,
    /// Whether what readers see translates an earlier publication than the one that stands now.
    pub outdated: bool,
}

impl TranslationItem {
    fn of(translation: &Known<TranslationRecord>, check: &CheckRecord) -> Result<Self, DeskError> {
        let published = translation.is.published.latest();
        let current = check.publications.all().last().map(|said| said.by.entry);
        Ok(Self {
            id: translation.id.clone(),
            language: begun(translation)?.language.clone(),
            published: published.is_some(),
            outdated: published.is_some_and(|published| Some(published.publication) != current),
        })
    }
}

impl Desk {
    /// A translation of this node.
    ///
    /// # Errors
    /// None that is here; a fact-check that is not published; a role that may not; what the database reports.
    pub async fn translation_page(
        &self,
        actor: &Actor,
        translation: &RecordId,
    ) -> Result<TranslationPage, DeskError> {
        self.allow_plainly(actor, Act::ReadDesk)?;
        let known = self.get::<TranslationRecord>(translation).await?;
        let about = begun(&known)?.about.clone();
        let check = self.get::<CheckRecord>(&about).await?;
        let original = check.is.published.latest().cloned();
        let (held, voids) = self.entries(translation).await?;
        let wrote = crate::desk::drafts::writers(&held, &voids, DRAFT);
        let people = wrote.iter().map(|by| person_of(by.member, by.person)).collect();
        Ok(TranslationPage {
            item: TranslationItem::of(&known, &check.is)?,
            state: self.check_state(&about, None).await?,
            original: original.ok_or_else(|| DeskError::NotFound(about.clone()))?,
            conflicts: known.is.draft.conflicts(),
            wrote: wrote.contains(&self.writer_of(actor)),
            names: self.names(people).await?,
            translation: known,
            about,
        })
    }

    /// The translations of a fact-check that this node has begun.
    pub(super) async fn translations(
        &self,
        check: &Known<CheckRecord>,
    ) -> Result<Vec<TranslationItem>, DeskError> {
        let linked = self.store.linked(&check.id, View::All).await?;
        let all = self.get_some::<TranslationRecord>("translation", &linked).await?;
        let own = all.iter().filter(|known| known.id.owner() == self.log());
        own.map(|known| TranslationItem::of(known, &check.is)).collect()
    }
}
