//! One record: its entries of all logs, folded.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::graph::Graph;
use super::partners::Partners;
use super::states::RecordState;
use super::values::{Context, Mark};
use super::{Held, Voids};
use crate::ids::{EntryId, RecordId};
use crate::records::{Act, Unreadable, Writers, erases};

/// A record as its entries make it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its name.
    pub id: RecordId,
    /// The first entry that counts, in reading order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<Mark>,
    /// The last entry that counts, in reading order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<Mark>,
    /// The members that write beside the owner.
    #[serde(default, skip_serializing_if = "Partners::is_empty")]
    pub partners: Partners,
    /// What it says.
    pub state: RecordState,
    /// The entries that nothing here follows.
    pub heads: BTreeSet<EntryId>,
    /// The entries that are here and do not count, and why: to be shown, not hidden.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub uncounted: BTreeMap<EntryId, Uncounted>,
}

/// Why an entry that is here does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Uncounted {
    /// The log's owner has declared, with the recovery key, that it is not theirs.
    Void,
    /// Its body is not here: withheld, not arrived yet, or lost.
    NoBody,
    /// Its body is to be erased.
    Erased {
        /// The entry that demands it.
        by: EntryId,
    },
    /// A kind that this version does not know.
    UnknownKind,
    /// A body that this version cannot read.
    Unreadable,
    /// Only the record's owner can do this.
    NotTheOwner,
    /// Only the owner and its partners can do this, and the member was none when it did.
    NotAPartner,
    /// It changes something that another member said.
    NotTheirs,
    /// It changes something that is not here, or does not count.
    NothingThere {
        /// The entry that would have added it.
        entry: EntryId,
    },
}

/// Folds the entries of one record. The same set gives the same record, in any order and however often each is there.
///
/// Entries about other records are left out. A reader's view is the fold of what they may read: the public state of a record
/// is the fold of its `CLEAR` entries.
#[must_use]
pub fn fold_record<'h>(id: &RecordId, held: impl IntoIterator<Item = &'h Held>, voids: &Voids) -> Record {
    let held = distinct(id, held);
    let mut uncounted = BTreeMap::new();
    let mut acts = readable(&held, voids, &mut uncounted);
    erase(&held, voids, &mut acts, &mut uncounted);
    let graph = Graph::new(held.iter().map(|(id, held)| {
        let edited = acts.get(id).and_then(Act::edits);
        (*id, held.entry.entry().parents.iter().copied().chain(edited))
    }));
    let mut record = Record {
        id: id.clone(),
        created: None,
        changed: None,
        partners: Partners::default(),
        state: RecordState::new(id.kind()),
        heads: graph.heads(|_| true).into_iter().collect(),
        uncounted,
    };
    // Partners first, because they decide what else counts.
    let (partners, others): (BTreeMap<_, _>, BTreeMap<_, _>) =
        acts.into_iter().partition(|(_, act)| Partners::concerns(act));
    for mut acts in [partners, others] {
        for node in graph.order() {
            let entry = graph.id(*node);
            let Some(act) = acts.remove(&entry) else {
                continue;
            };
            let cx = Context {
                mark: Mark::of(&held[&entry].entry),
                graph: &graph,
                node: *node,
            };
            match record.count(act, held[&entry], &cx) {
                Ok(()) => record.note(cx.mark),
                Err(why) => {
                    record.uncounted.insert(entry, why);
                }
            }
        }
    }
    record
}

impl Record {
    /// The record in canonical JSON: the same bytes wherever the same entries were folded.
    ///
    /// # Panics
    /// Never: states serialise.
    #[must_use]
    pub fn canonical_bytes(&self) -> Vec<u8> {
        crate::canonical::write(self).expect("a record is made of strings, whole numbers and lists")
    }

    /// Reads a record that was written by [`canonical_bytes`](Self::canonical_bytes).
    ///
    /// # Errors
    /// Text that is not a record of this version: it is to be folded again from its entries.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    fn count(&mut self, act: Act, held: &Held, cx: &Context<'_>) -> Result<(), Uncounted> {
        let entry = held.entry.entry();
        let is_owner = entry.log == self.id.owner();
        match act.writers() {
            Writers::Owner if !is_owner => return Err(Uncounted::NotTheOwner),
            Writers::Partners if !is_owner && !self.partners.counts(&entry.log, entry.seq) => {
                return Err(Uncounted::NotAPartner);
            }
            Writers::Owner | Writers::Partners | Writers::Anyone => {}
        }
        if Partners::concerns(&act) {
            self.partners.apply(&act, cx)
        } else {
            self.state.apply(act, cx)
        }
    }

    fn note(&mut self, mark: Mark) {
        let earlier = |a: Mark, b: Mark| {
            if b.reading_order() < a.reading_order() {
                b
            } else {
                a
            }
        };
        let later = |a: Mark, b: Mark| {
            if b.reading_order() > a.reading_order() {
                b
            } else {
                a
            }
        };
        self.created = Some(self.created.map_or(mark, |first| earlier(first, mark)));
        self.changed = Some(self.changed.map_or(mark, |last| later(last, mark)));
    }
}

/// Each entry of the record once, with its body where any copy has it.
pub(super) fn distinct<'h>(
    id: &RecordId,
    held: impl IntoIterator<Item = &'h Held>,
) -> BTreeMap<EntryId, &'h Held> {
    let mut distinct = BTreeMap::<_, &Held>::new();
    for held in held.into_iter().filter(|held| held.entry.entry().record == *id) {
        let kept = distinct.entry(held.entry.id()).or_insert(held);
        if kept.body.is_none() {
            *kept = held;
        }
    }
    distinct
}

/// What the entries say, of those that say something.
fn readable(
    held: &BTreeMap<EntryId, &Held>,
    voids: &Voids,
    uncounted: &mut BTreeMap<EntryId, Uncounted>,
) -> BTreeMap<EntryId, Act> {
    let mut acts = BTreeMap::new();
    for (id, held) in held {
        match act(held, voids) {
            Ok(act) => {
                acts.insert(*id, act);
            }
            Err(why) => {
                uncounted.insert(*id, why);
            }
        }
    }
    acts
}

/// Takes away what erasures name. Whether the erased bodies are still here or not makes no difference.
fn erase(
    held: &BTreeMap<EntryId, &Held>,
    voids: &Voids,
    acts: &mut BTreeMap<EntryId, Act>,
    uncounted: &mut BTreeMap<EntryId, Uncounted>,
) {
    let erasures: Vec<_> = acts
        .iter()
        .filter_map(|(by, act)| match act {
            Act::Erase(erasure) => Some((*by, erasure.entry)),
            _ => None,
        })
        .collect();
    for (by, target) in erasures {
        // Void entries are void, and an erasure cannot be erased.
        let erasable =
            |target: &&&Held| !voids.contain(target.entry.entry()) && !erases(&target.entry.entry().kind);
        let Some(target_held) = held.get(&target).filter(erasable) else {
            continue;
        };
        if target_held.entry.entry().log == held[&by].entry.entry().log {
            acts.remove(&target);
            let why = uncounted.entry(target).or_insert(Uncounted::NoBody);
            if !matches!(why, Uncounted::Erased { .. }) {
                *why = Uncounted::Erased { by };
            }
        } else {
            acts.remove(&by);
            uncounted.insert(by, Uncounted::NotTheirs);
        }
    }
}

fn act(held: &Held, voids: &Voids) -> Result<Act, Uncounted> {
    let entry = held.entry.entry();
    if voids.contain(entry) {
        return Err(Uncounted::Void);
    }
    let body = held.body.as_ref().ok_or(Uncounted::NoBody)?;
    Act::read(&entry.kind, body).map_err(|unreadable| match unreadable {
        Unreadable::Kind(_) => Uncounted::UnknownKind,
        Unreadable::Data { .. } => Uncounted::Unreadable,
    })
}
