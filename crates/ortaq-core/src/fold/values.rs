//! What states are made of: registers, items, threads. Each comes out the same whatever order its entries came in.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::graph::Graph;
use crate::entry::VerifiedEntry;
use crate::ids::{EntryId, LogId, PersonId};
use crate::records::{Change, Line};
use crate::time::Time;

/// Which entry said something, whose it is, and when it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// By the author's clock.
    pub time: Time,
    /// The entry.
    pub entry: EntryId,
    /// The member.
    pub log: LogId,
    /// The person of the member.
    pub author: PersonId,
}

impl Mark {
    /// The mark of an entry.
    #[must_use]
    pub fn of(entry: &VerifiedEntry) -> Self {
        let header = entry.entry();
        Self {
            time: header.time,
            entry: entry.id(),
            log: header.log,
            author: header.author,
        }
    }

    /// How entries are ordered for reading: by time, then by name.
    #[must_use]
    pub fn reading_order(&self) -> (Time, EntryId) {
        (self.time, self.entry)
    }
}

/// The entry that is being folded, among the others of its record.
pub struct Context<'a> {
    pub(crate) mark: Mark,
    pub(crate) graph: &'a Graph,
    pub(crate) node: usize,
}

/// A field. It holds the values that nothing has replaced: one, or several that were written without knowledge of each other.
///
/// A value is replaced by one whose author had seen it, by causal parents, never by a clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Register<T>(Vec<Written<T>>);

/// A value in a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written<T> {
    /// The value; none where the field was cleared.
    pub value: Option<T>,
    /// Who wrote it.
    pub by: Mark,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Register<T> {
    /// Whether nobody has written it.
    #[must_use]
    pub fn is_unwritten(&self) -> bool {
        self.0.is_empty()
    }

    /// The values, in reading order.
    #[must_use]
    pub fn written(&self) -> &[Written<T>] {
        &self.0
    }

    /// The value that was written last by the clocks. For where there is room for one only; a
    /// [conflict](Self::is_conflict) is to be shown beside it.
    #[must_use]
    pub fn latest(&self) -> Option<&T> {
        self.0.last()?.value.as_ref()
    }

    pub(crate) fn write(&mut self, value: Option<T>, cx: &Context<'_>) {
        self.0
            .retain(|written| !cx.graph.precedes(&written.by.entry, cx.node));
        let by = cx.mark;
        let place = self
            .0
            .partition_point(|w| w.by.reading_order() < by.reading_order());
        self.0.insert(place, Written { value, by });
    }

    pub(crate) fn change(&mut self, change: Change<T>, cx: &Context<'_>) {
        match change {
            Change::Keep => {}
            Change::Clear => self.write(None, cx),
            Change::Set(value) => self.write(Some(value), cx),
        }
    }
}

impl<T: PartialEq> Register<T> {
    /// Whether different values stand side by side.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.0.windows(2).any(|pair| pair[0].value != pair[1].value)
    }

    /// The change, where it would make another value of this one.
    pub(crate) fn changed_by(&self, change: Change<T>) -> Change<T> {
        let is_same = !self.is_conflict()
            && match &change {
                Change::Keep => true,
                Change::Clear => self.latest().is_none(),
                Change::Set(value) => self.latest() == Some(value),
            };
        if is_same { Change::Keep } else { change }
    }

    /// The value, where there is no conflict.
    #[must_use]
    pub fn agreed(&self) -> Option<&T> {
        self.latest().filter(|_| !self.is_conflict())
    }
}

/// Things that are added and removed, each named by the entry that added it. What was removed stays visible as removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Items<T>(BTreeMap<EntryId, Item<T>>);

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item<T> {
    /// Who added it.
    pub added: Mark,
    /// Who removed it, if anybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<Removal>,
    /// What it is.
    pub value: T,
}

/// That an item was removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removal {
    /// Who did it.
    pub by: Mark,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Line>,
}

impl<T> Default for Items<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> Items<T> {
    /// What is there and not removed, in reading order.
    pub fn present(&self) -> impl Iterator<Item = &Item<T>> {
        self.all().into_iter().filter(|item| item.removed.is_empty())
    }

    /// What is there and what was removed, in reading order.
    #[must_use]
    pub fn all(&self) -> Vec<&Item<T>> {
        let mut items: Vec<_> = self.0.values().collect();
        items.sort_unstable_by_key(|item| item.added.reading_order());
        items
    }

    /// The item that an entry added.
    #[must_use]
    pub fn get(&self, entry: &EntryId) -> Option<&Item<T>> {
        self.0.get(entry)
    }

    pub(crate) fn add(&mut self, value: T, cx: &Context<'_>) {
        let item = Item {
            added: cx.mark,
            removed: vec![],
            value,
        };
        self.0.insert(cx.mark.entry, item);
    }

    /// The item that an entry added, to change it.
    pub(crate) fn edit(&mut self, entry: EntryId) -> Result<&mut Item<T>, super::Uncounted> {
        self.0
            .get_mut(&entry)
            .ok_or(super::Uncounted::NothingThere { entry })
    }

    pub(crate) fn remove(
        &mut self,
        entry: EntryId,
        reason: Option<Line>,
        cx: &Context<'_>,
    ) -> Result<(), super::Uncounted> {
        let item = self.edit(entry)?;
        item.removed.push(Removal { by: cx.mark, reason });
        item.removed
            .sort_unstable_by_key(|removal| removal.by.reading_order());
        Ok(())
    }
}

impl<T: Serialize> Serialize for Items<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.all())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Items<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let items = Vec::<Item<T>>::deserialize(deserializer)?;
        let named = items.into_iter().map(|item| (item.added.entry, item));
        Ok(Self(named.collect()))
    }
}

/// Things that are said one after the other, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Thread<T>(Vec<Said<T>>);

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said<T> {
    /// Who said it.
    pub by: Mark,
    /// What was said.
    pub value: T,
}

impl<T> Default for Thread<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Thread<T> {
    /// All of it.
    #[must_use]
    pub fn all(&self) -> &[Said<T>] {
        &self.0
    }

    pub(crate) fn say(&mut self, value: T, cx: &Context<'_>) {
        let by = cx.mark;
        let place = self
            .0
            .partition_point(|said| said.by.reading_order() < by.reading_order());
        self.0.insert(place, Said { by, value });
    }
}
