//! A case: one claim or several, worked on by one member or several.
//!
//! The owner opens it and says which members are partners; partners then write as the owner does.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::values::{Attachment, Change, Line, Remark, WebAddress};
use super::{PartnerAdded, PartnerRemoved};
use crate::ids::{EntryId, RecordId};

acts! {
    /// What happens to a case.
    CaseAct of "case" {
        /// Sets fields.
        "case.set" => Set(CaseSet), Partners;
        /// A member joins.
        "case.partner.add" => AddPartner(PartnerAdded), Owner;
        /// A member leaves.
        "case.partner.remove" => RemovePartner(PartnerRemoved), Owner, edits added;
        /// A claim is worked on.
        "case.claim.add" => AddClaim(ClaimAdded), Partners;
        /// A claim is no longer worked on here.
        "case.claim.remove" => RemoveClaim(ClaimRemoved), Partners, edits claim;
        /// Something is to be done.
        "case.task.add" => AddTask(TaskAdded), Partners;
        /// A task changes: its words, who does it, until when, how far it is.
        "case.task.set" => SetTask(TaskChanged), Partners, edits task;
        /// A task is dropped.
        "case.task.remove" => RemoveTask(TaskRemoved), Partners, edits task;
        /// A piece of evidence.
        "case.evidence.add" => AddEvidence(EvidenceAdded), Partners;
        /// Evidence is read differently.
        "case.evidence.set" => SetEvidence(EvidenceChanged), Partners, edits evidence;
        /// Evidence does not count.
        "case.evidence.remove" => RemoveEvidence(EvidenceRemoved), Partners, edits evidence;
        /// Something is said.
        "case.note.add" => AddNote(Note), Partners;
    }
}

fields! {
    /// Changes to a case.
    CaseSet;
    /// What is said of a case.
    CaseFields;
    {
        /// What it is called.
        title: Line,
        /// What it is about.
        summary: Remark,
        /// How far it is.
        state: CaseState,
        /// How urgent it is.
        priority: Priority,
        /// The person who leads it.
        lead: RecordId,
        /// Until when.
        due: Date,
        /// The fact-check that comes of it.
        fact_check: RecordId,
        /// The case that it was merged into.
        merged_into: RecordId,
    }
}

fields! {
    /// Changes to a task.
    TaskSet;
    /// A task.
    TaskFields;
    {
        /// What is to be done.
        title: Line,
        /// More about it.
        note: Remark,
        /// The person who does it.
        assignee: RecordId,
        /// Until when.
        due: Date,
        /// How far it is.
        state: TaskState,
    }
}

fields! {
    /// Changes to a piece of evidence.
    EvidenceSet;
    /// What may change about a piece of evidence.
    EvidenceFields;
    {
        /// How it stands to the claim.
        stance: Stance,
        /// What it shows.
        note: Remark,
    }
}

/// How far a case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CaseState {
    /// Worked on.
    Open,
    /// Its fact-check is reviewed.
    InReview,
    /// Its fact-check is published.
    Published,
    /// Ended without one.
    Closed,
    /// Part of another case.
    Merged,
}

/// How urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// When there is time.
    Low,
    /// In its turn.
    Normal,
    /// Before others.
    High,
    /// Now.
    Urgent,
}

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskState {
    /// Not begun.
    Open,
    /// Begun.
    Doing,
    /// Done.
    Done,
}

/// How evidence stands to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// For it.
    Supports,
    /// Against it.
    Refutes,
    /// What one must know to judge it.
    Context,
}

/// A claim of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimAdded {
    /// The claim.
    pub record: RecordId,
}

/// A claim that the case is not about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimRemoved {
    /// The entry that added it.
    pub claim: EntryId,
}

/// A task as it is set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskAdded {
    /// What is to be done.
    pub title: Line,
    /// More about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Remark>,
    /// The person who does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<RecordId>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
}

impl From<TaskAdded> for TaskSet {
    fn from(added: TaskAdded) -> Self {
        let TaskAdded {
            title,
            note,
            assignee,
            due,
        } = added;
        Self {
            title: Change::Set(title),
            note: note.map_or(Change::Keep, Change::Set),
            assignee: assignee.map_or(Change::Keep, Change::Set),
            due: due.map_or(Change::Keep, Change::Set),
            state: Change::Set(TaskState::Open),
        }
    }
}

/// Changes to one task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskChanged {
    /// The entry that added it.
    pub task: EntryId,
    /// The changes.
    pub set: TaskSet,
}

/// A task that nobody does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskRemoved {
    /// The entry that added it.
    pub task: EntryId,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Line>,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceAdded {
    /// What it is.
    pub title: Line,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<WebAddress>,
    /// The sighting, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sighting: Option<RecordId>,
    /// The captured copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capture: Option<Attachment>,
    /// How it stands to the claim.
    pub stance: Stance,
    /// What it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Remark>,
}

/// Changes to one piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceChanged {
    /// The entry that added it.
    pub evidence: EntryId,
    /// The changes.
    pub set: EvidenceSet,
}

/// Evidence that does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceRemoved {
    /// The entry that added it.
    pub evidence: EntryId,
    /// Why.
    pub reason: Line,
}

/// Something said in the discussion of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// What is said.
    pub text: Remark,
    /// The note that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<EntryId>,
}
