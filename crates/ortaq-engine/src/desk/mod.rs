//! The desk: what a team does from a tip to a published fact-check and after it, one method an act.
//!
//! Each method reads what the act needs, asks the [`policy`], and appends signed entries to the node's log.
//! Nothing is kept beside the log: what is shown is read from the records that the log has become ([`reading`]). Entries that
//! belong together are written together, all or none.
//!
//! Not here: accounts and sessions (who an [`Actor`] is has been found out before), pages, and the finding of fact-checks that match.

mod cases;
mod checklist;
mod drafts;
mod error;
mod inbox;
mod known;
mod people;
mod publishing;
pub mod reading;
mod receipts;
mod responses;
mod search;

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use ortaq_core::audience::{Audience, Readers};
use ortaq_core::fold::{CaseRecord, Held, Voids};
use ortaq_core::ids::{EntryId, LogId, PersonId, RecordId};
use ortaq_core::records;
use ortaq_core::records::key::RECORD_KIND as KEY;
use ortaq_core::records::people::Role;
use ortaq_core::time::Time;
use tokio::sync::Mutex;

pub use cases::{CaseChange, OpenCase};
pub use drafts::Saved;
pub(crate) use drafts::member_name;
pub use error::DeskError;
pub use known::{Known, Names};
pub use publishing::{CorrectionText, Released};
pub use receipts::{InvalidReceipt, Receipt};
pub use responses::Followed;
pub use search::{Changed, Finder, FoundRecord};

use crate::log::{Appended, Clock, Draft, LogStore, LogWriter, salt};
use crate::policy::{self, Act, Question, Reach, Refusal, Relation, State};

/// Who does something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The person, as they stand in entries.
    pub person: PersonId,
    /// What they may do; nothing for a visitor.
    pub roles: Vec<Role>,
}

impl Actor {
    /// Somebody who is not signed in. What they send is written down by the node itself.
    #[must_use]
    pub fn visitor() -> Self {
        Self {
            person: PersonId::NODE,
            roles: vec![],
        }
    }
}

/// When comments are seen by readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Moderation {
    /// After somebody has looked.
    #[default]
    Before,
    /// At once, until somebody removes them.
    After,
}

/// The desk of one node.
#[derive(Clone)]
pub struct Desk {
    store: Arc<dyn LogStore>,
    writer: LogWriter,
    clock: Clock,
    moderation: Moderation,
    /// Held from reading to writing by acts that depend on what they read, so that it still holds when they write.
    turn: Arc<Mutex<()>>,
}

impl Desk {
    /// The desk that writes into the node's own log through `writer` and reads from `store`, the same database.
    ///
    /// One desk a node: its acts take turns.
    #[must_use]
    pub fn new(store: Arc<dyn LogStore>, writer: LogWriter, clock: Clock, moderation: Moderation) -> Self {
        Self {
            store,
            writer,
            clock,
            moderation,
            turn: Arc::default(),
        }
    }

    /// The node's own log.
    #[must_use]
    pub fn log(&self) -> LogId {
        self.writer.log()
    }

    /// When comments are seen.
    #[must_use]
    pub fn moderation(&self) -> Moderation {
        self.moderation
    }

    /// The record of a person who works here.
    ///
    /// # Panics
    /// Never: `person` is one word.
    #[must_use]
    pub fn person_record(&self, person: PersonId) -> RecordId {
        known::person_of(self.log(), person)
    }

    /// The day by the node's clock, in UTC.
    fn today(&self) -> Date {
        TimeZone::UTC.to_datetime((self.clock)()).date()
    }

    /// For this organisation alone.
    fn inside(&self) -> Audience {
        let members = Readers::new([self.log()]).expect("one reader is neither none nor too many");
        Audience::Red { members }
    }

    /// For those who work on a case: this organisation, and the partners where there are any.
    fn of_case(&self, case: &Known<CaseRecord>) -> Audience {
        if case.partners.is_empty() {
            self.inside()
        } else {
            let group = case.id.clone();
            Audience::Amber { group }
        }
    }

    /// A new record of this node.
    fn new_record(&self, kind: &str) -> Result<RecordId, DeskError> {
        let unique = crate::log::random()?;
        Ok(RecordId::new(kind, self.log(), unique).expect("kinds of records are words"))
    }

    /// An entry by `actor`.
    fn entry(
        actor: &Actor,
        act: impl Into<records::Act>,
        record: &RecordId,
        audience: &Audience,
    ) -> Result<Draft, DeskError> {
        Ok(Draft::new(
            act,
            record.clone(),
            actor.person,
            audience.clone(),
            salt()?,
        )?)
    }

    /// Asks the policy.
    fn allow(
        &self,
        actor: &Actor,
        act: Act,
        state: Option<State>,
        relation: Relation,
        audience: &Audience,
    ) -> Result<(), Refusal> {
        policy::decide(&Question {
            roles: &actor.roles,
            act,
            state,
            relation,
            reach: Reach::of(audience, &self.log()),
        })
    }

    /// Asks the policy about an act that stays inside and has no state or relation.
    fn allow_plainly(&self, actor: &Actor, act: Act) -> Result<(), Refusal> {
        self.allow(actor, act, None, Relation::STRANGER, &self.inside())
    }

    async fn append(&self, draft: Draft) -> Result<EntryId, DeskError> {
        Ok(self.writer.append(draft).await?.id)
    }

    async fn append_all(&self, drafts: Vec<Draft>) -> Result<Vec<EntryId>, DeskError> {
        let appended = self.writer.append_all(drafts).await?;
        Ok(appended.into_iter().map(|Appended { id, .. }| id).collect())
    }

    /// All entries about a record, and which places of their logs are void.
    async fn entries(&self, record: &RecordId) -> Result<(Vec<Held>, Voids), DeskError> {
        let held = self.store.about(std::slice::from_ref(record)).await?;
        if held.is_empty() {
            return Err(DeskError::NotFound(record.clone()));
        }
        let mut keys: Vec<RecordId> = held
            .iter()
            .map(|held| key_record(held.entry().entry().log))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        let voids = Voids::of(&self.store.about(&keys).await?);
        Ok((held, voids))
    }
}

/// The day of a time, in UTC.
fn day(time: Time) -> Date {
    TimeZone::UTC.to_datetime(time.timestamp()).date()
}

fn key_record(log: LogId) -> RecordId {
    RecordId::only(KEY, log).expect("`key` is one word")
}
