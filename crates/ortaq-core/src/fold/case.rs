//! A case once its entries are folded.

use serde::{Deserialize, Serialize};

use super::Uncounted;
use super::states::Fold;
use super::values::{Context, Items, Thread};
use crate::ids::RecordId;
use crate::records::Change;
use crate::records::case::{
    CaseAct, CaseFields, EvidenceAdded, EvidenceFields, EvidenceSet, Note, TaskFields,
};

/// A case. Its partners stand in the [record](super::Record).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRecord {
    /// What is said of it.
    pub fields: CaseFields,
    /// The claims that it is about.
    pub claims: Items<RecordId>,
    /// What is to be done.
    pub tasks: Items<TaskFields>,
    /// The evidence.
    pub evidence: Items<Evidence>,
    /// The discussion.
    pub notes: Thread<Note>,
}

/// A piece of evidence: as it was added, and how it is read now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// As it was added.
    pub piece: EvidenceAdded,
    /// How it is read now.
    pub fields: EvidenceFields,
}

impl Fold<CaseAct> for Box<CaseRecord> {
    fn apply(&mut self, act: CaseAct, cx: &Context<'_>) -> Result<(), Uncounted> {
        match act {
            CaseAct::Set(set) => self.fields.set(set, cx),
            // The record applies them before everything else.
            CaseAct::AddPartner(_) | CaseAct::RemovePartner(_) => {}
            CaseAct::AddClaim(added) => self.claims.add(added.record, cx),
            CaseAct::RemoveClaim(removed) => self.claims.remove(removed.claim, None, cx)?,
            CaseAct::AddTask(added) => {
                let mut task = TaskFields::default();
                task.set(added.into(), cx);
                self.tasks.add(task, cx);
            }
            CaseAct::SetTask(changed) => self.tasks.edit(changed.task)?.value.set(changed.set, cx),
            CaseAct::RemoveTask(removed) => self.tasks.remove(removed.task, removed.reason, cx)?,
            CaseAct::AddEvidence(piece) => {
                let mut fields = EvidenceFields::default();
                let set = EvidenceSet {
                    stance: Change::Set(piece.stance),
                    note: piece.note.clone().map_or(Change::Keep, Change::Set),
                };
                fields.set(set, cx);
                self.evidence.add(Evidence { piece, fields }, cx);
            }
            CaseAct::SetEvidence(changed) => self
                .evidence
                .edit(changed.evidence)?
                .value
                .fields
                .set(changed.set, cx),
            CaseAct::RemoveEvidence(removed) => {
                self.evidence.remove(removed.evidence, Some(removed.reason), cx)?;
            }
            CaseAct::AddNote(note) => self.notes.say(note, cx),
        }
        Ok(())
    }
}
