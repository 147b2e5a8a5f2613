//! Who writes in a record beside its owner, and up to which place of their log.

use serde::{Deserialize, Serialize};

use super::Uncounted;
use super::values::{Context, Items};
use crate::ids::LogId;
use crate::records::case::CaseAct;
use crate::records::checking::CheckAct;
use crate::records::{Act, PartnerAdded, PartnerRemoved};

/// The partners of a record.
///
/// That a partner has left is a place in the partner's own log, not a moment: so it does not matter who heard of it when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Partners(Items<Term>);

/// A partnership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The partner's log.
    pub member: LogId,
    /// The first place of that log that does not count; none while the partnership lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<u64>,
}

/// An act that changes partners.
enum Step<'a> {
    Add(&'a PartnerAdded),
    Remove(&'a PartnerRemoved),
}

fn step(act: &Act) -> Option<Step<'_>> {
    match act {
        Act::Case(CaseAct::AddPartner(body)) | Act::Check(CheckAct::AddPartner(body)) => {
            Some(Step::Add(body))
        }
        Act::Case(CaseAct::RemovePartner(body)) | Act::Check(CheckAct::RemovePartner(body)) => {
            Some(Step::Remove(body))
        }
        _ => None,
    }
}

impl Partners {
    /// Whether there never was one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.all().is_empty()
    }

    /// The partners of now, in the order in which they joined.
    pub fn present(&self) -> impl Iterator<Item = LogId> {
        self.0.present().map(|item| item.value.member)
    }

    /// Whether entry `seq` of `log` was written in a partnership.
    #[must_use]
    pub fn counts(&self, log: &LogId, seq: u64) -> bool {
        let covers = |term: &Term| term.member == *log && term.until.is_none_or(|until| seq < until);
        self.0.all().iter().any(|item| covers(&item.value))
    }

    /// Whether an act changes partners.
    pub(super) fn concerns(act: &Act) -> bool {
        step(act).is_some()
    }

    pub(super) fn apply(&mut self, act: &Act, cx: &Context<'_>) -> Result<(), Uncounted> {
        match step(act) {
            Some(Step::Add(added)) => {
                let member = added.member;
                self.0.add(Term { member, until: None }, cx);
            }
            Some(Step::Remove(removed)) => {
                self.0.remove(removed.added, None, cx)?;
                let term = &mut self.0.edit(removed.added)?.value;
                term.until = Some(term.until.map_or(removed.from, |until| until.min(removed.from)));
            }
            None => {}
        }
        Ok(())
    }
}
