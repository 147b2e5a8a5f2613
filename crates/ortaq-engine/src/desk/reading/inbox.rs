//! The inbox: tips and sightings by where they stand, those that repeat each other together.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use ortaq_core::fold::{Mark, RecordState};
use ortaq_core::ids::{EntryId, PersonId, RecordId};
use ortaq_core::records::found::{TriageFields, TriageState};
use ortaq_core::records::{Attachment, LanguageTag, Line, WebAddress};
use ortaq_core::time::Time;
use ortaq_lang::{Language, search_spelling};
use url::Url;

use crate::desk::inbox::triage;
use crate::desk::{Actor, Desk, DeskError, Known};
use crate::limits;
use crate::log::{Listing, Summary, View};
use crate::policy::Act;

/// Words below which texts are not compared: two short ones are alike by chance.
const LEAST_WORDS: usize = 4;

/// Which tips and sightings are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InboxFilter {
    /// Where they stand; none: those that wait, new and taken.
    pub state: Option<TriageState>,
    /// Tips or sightings alone.
    pub kind: Option<ItemKind>,
    /// The primary subtag of their language, for example `az`.
    pub language: Option<String>,
    /// Taken by this person.
    pub taken_by: Option<PersonId>,
}

/// A tip or a sighting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// A tip.
    Tip,
    /// A sighting.
    Sighting,
}

impl ItemKind {
    /// The kind of its records.
    #[must_use]
    pub fn record_kind(self) -> &'static str {
        match self {
            Self::Tip => "tip",
            Self::Sighting => "sighting",
        }
    }
}

/// A tip or a sighting as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxItem {
    /// The record.
    pub id: RecordId,
    /// What it is.
    pub kind: ItemKind,
    /// A line by which people know it.
    pub title: Option<String>,
    /// Its text, as far as there is one.
    pub text: Option<String>,
    /// Where it is to be seen.
    pub url: Option<WebAddress>,
    /// What came with it, or was captured of it.
    pub files: Vec<Attachment>,
    /// The text's language.
    pub language: Option<LanguageTag>,
    /// When it came in.
    pub received: Time,
    /// Where it stands.
    pub state: TriageState,
    /// Who brought it there, and when; none while it is new.
    pub sorted: Option<Mark>,
    /// Why, where a reason was given.
    pub reason: Option<Line>,
    /// The one that it repeats.
    pub merged_into: Option<RecordId>,
    /// The claim found in it.
    pub claim: Option<RecordId>,
    /// The case that it is worked on in.
    pub case: Option<RecordId>,
    /// The entry to be taken back by [`Desk::undo`]; none while it is new.
    pub undo: Option<EntryId>,
}

/// Tips and sightings that repeat each other: the same address, or the same words in whatever alphabet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxGroup {
    /// The one that came in last.
    pub newest: InboxItem,
    /// The others, the newest first.
    pub others: Vec<InboxItem>,
}

/// A page of the inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxPage {
    /// The groups, the one with the newest item first; at most [`limits::INBOX_PAGE`].
    pub groups: Vec<InboxGroup>,
    /// How many there are in each state, whatever the filter.
    pub counts: HashMap<(ItemKind, TriageState), u64>,
    /// Behind which item the next page begins; none on the last one.
    pub next: Option<(Time, RecordId)>,
    /// How many older ones were not looked at, because there are more than [`limits::INBOX_WINDOW`] of a kind in a state.
    pub beyond: u64,
}

impl Desk {
    /// A page of the inbox, behind `after` of the page before.
    ///
    /// # Errors
    /// A role that may not; what the database reports.
    pub async fn inbox(
        &self,
        actor: &Actor,
        filter: &InboxFilter,
        after: Option<&(Time, RecordId)>,
    ) -> Result<InboxPage, DeskError> {
        self.allow_plainly(actor, Act::ReadDesk)?;
        let states: &[TriageState] = match &filter.state {
            Some(state) => std::slice::from_ref(state),
            None => &[TriageState::New, TriageState::Taken],
        };
        let kinds = [ItemKind::Tip, ItemKind::Sighting];
        let mut counts = HashMap::new();
        let mut items = Vec::new();
        let mut beyond = 0;
        for kind in kinds {
            for (status, count) in self
                .store
                .statuses(View::All, kind.record_kind(), Some(&self.log()))
                .await?
            {
                let state = status.as_deref().and_then(state_of);
                *counts
                    .entry((kind, state.unwrap_or(TriageState::New)))
                    .or_default() += count;
            }
            if filter.kind.is_some_and(|asked| asked != kind) {
                continue;
            }
            for state in states {
                let found = self.waiting(kind, *state).await?;
                let there: u64 = counts.get(&(kind, *state)).copied().unwrap_or_default();
                beyond += there.saturating_sub(found.len() as u64);
                items.extend(found.into_iter().filter(|item| admits(filter, item)));
            }
        }
        let mut groups = grouped(items);
        let place = |item: &InboxItem| Reverse((item.received, item.id.clone()));
        groups.sort_unstable_by_key(|group| place(&group.newest));
        let from = after.map_or(0, |(time, id)| {
            groups.partition_point(|group| place(&group.newest) <= Reverse((*time, id.clone())))
        });
        let mut groups = groups.split_off(from);
        let more = groups.len() > limits::INBOX_PAGE;
        groups.truncate(limits::INBOX_PAGE);
        let last = groups.last().filter(|_| more);
        Ok(InboxPage {
            next: last.map(|group| (group.newest.received, group.newest.id.clone())),
            groups,
            counts,
            beyond,
        })
    }

    /// One tip or sighting.
    ///
    /// # Errors
    /// None that is here; a role that may not; what the database reports.
    pub async fn inbox_item(&self, actor: &Actor, id: &RecordId) -> Result<InboxItem, DeskError> {
        self.allow_plainly(actor, Act::ReadDesk)?;
        let known = self.get::<RecordState>(id).await?;
        InboxItem::of(known).ok_or_else(|| DeskError::NotFound(id.clone()))
    }

    async fn waiting(&self, kind: ItemKind, state: TriageState) -> Result<Vec<InboxItem>, DeskError> {
        let listing = Listing {
            view: View::All,
            kind: kind.record_kind().to_owned(),
            owner: Some(self.log()),
            status: Some(spelling(state).to_owned()),
            after: None,
            limit: limits::INBOX_WINDOW,
        };
        let read = |summary: &Summary| Ok(Known::of(summary.record()?).and_then(InboxItem::of));
        let summaries = self.store.list(&listing).await?;
        summaries
            .iter()
            .filter_map(|summary| read(summary).transpose())
            .collect()
    }
}

impl InboxItem {
    pub(super) fn of(known: Known<RecordState>) -> Option<Self> {
        let TriageFields {
            state,
            reason,
            merged_into,
            claim,
            case,
        } = triage(&known.is)?;
        let (kind, text, url, language, files) = match &known.is {
            RecordState::Tip(tip) => {
                let tip = tip.received.latest();
                let text = tip.map(|tip| tip.text.to_string());
                let url = tip.and_then(|tip| tip.url.clone());
                let language = tip.and_then(|tip| tip.language.clone());
                let files = tip.map(|tip| tip.attachments.to_vec());
                (ItemKind::Tip, text, url, language, files)
            }
            RecordState::Sighting(sighting) => {
                let seen = sighting.seen.latest();
                let text = seen.and_then(|seen| seen.text.as_ref()).map(ToString::to_string);
                let url = seen.and_then(|seen| seen.url.clone());
                let language = seen.and_then(|seen| seen.language.clone());
                let files = seen.map(|seen| seen.captures.to_vec());
                (ItemKind::Sighting, text, url, language, files)
            }
            _ => return None,
        };
        let sorted = state.written().last().map(|written| written.by);
        Some(Self {
            kind,
            title: known.is.title(),
            text,
            url,
            files: files.unwrap_or_default(),
            language,
            received: known.created?.time,
            state: state.latest().copied().unwrap_or(TriageState::New),
            undo: sorted.map(|mark| mark.entry),
            sorted,
            reason: reason.latest().cloned(),
            merged_into: merged_into.latest().cloned(),
            claim: claim.latest().cloned(),
            case: case.latest().cloned(),
            id: known.id,
        })
    }

    /// What it has in common with others that repeat it.
    fn keys(&self) -> impl Iterator<Item = String> {
        let address = self.url.as_ref().and_then(|url| address(url));
        let language = self
            .language
            .as_deref()
            .map_or(Language::Other, Language::from_code);
        let text = self.text.as_deref().or(self.title.as_deref());
        let words = text.map(|text| search_spelling(text, language));
        let words = words.filter(|words| words.split(' ').count() >= LEAST_WORDS);
        address.into_iter().chain(words)
    }
}

fn admits(filter: &InboxFilter, item: &InboxItem) -> bool {
    let primary = item.language.as_deref().and_then(|tag| tag.split('-').next());
    let taker = item
        .sorted
        .filter(|_| item.state == TriageState::Taken)
        .map(|mark| mark.author);
    (filter.language.is_none() || filter.language.as_deref() == primary)
        && (filter.taken_by.is_none() || filter.taken_by == taker)
}

/// Puts together what has an address or the words in common with one of the same group.
fn grouped(mut items: Vec<InboxItem>) -> Vec<InboxGroup> {
    items.sort_unstable_by(|a, b| (b.received, &b.id).cmp(&(a.received, &a.id)));
    // Each item points to the group of an earlier one that it repeats, or to itself.
    let mut group: Vec<usize> = (0..items.len()).collect();
    let mut seen = HashMap::new();
    for (place, item) in items.iter().enumerate() {
        for key in item.keys() {
            let other = *seen.entry(key).or_insert(place);
            let (a, b) = (first(&group, place), first(&group, other));
            group[a.max(b)] = a.min(b);
        }
    }
    let mut groups = BTreeMap::<usize, Vec<InboxItem>>::new();
    for (place, item) in items.into_iter().enumerate() {
        groups.entry(first(&group, place)).or_default().push(item);
    }
    let group = |mut items: Vec<InboxItem>| {
        let newest = items.remove(0);
        InboxGroup {
            newest,
            others: items,
        }
    };
    groups.into_values().map(group).collect()
}

fn first(group: &[usize], mut place: usize) -> usize {
    while group[place] != place {
        place = group[place];
    }
    place
}

/// An address without what does not say which page it is: scheme, `www.`, fragment, and where the visitor came from.
fn address(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let is_tracking = |name: &str| name.starts_with("utm_") || matches!(name, "fbclid" | "gclid" | "yclid");
    let query = url.query_pairs().filter(|(name, _)| !is_tracking(name));
    let query: Vec<String> = query.map(|(name, value)| format!("{name}={value}")).collect();
    Some(format!(
        "//{host}{}?{}",
        url.path().trim_end_matches('/'),
        query.join("&")
    ))
}

fn spelling(state: TriageState) -> &'static str {
    match state {
        TriageState::New => "new",
        TriageState::Taken => "taken",
        TriageState::Dismissed => "dismissed",
        TriageState::Merged => "merged",
        TriageState::Done => "done",
    }
}

fn state_of(spelt: &str) -> Option<TriageState> {
    use TriageState::{Dismissed, Done, Merged, New, Taken};
    [New, Taken, Dismissed, Merged, Done]
        .into_iter()
        .find(|state| spelling(*state) == spelt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_page_and_not_the_way_to_it() {
        let page = address("https://example.org/a/b?id=7");
        for same in [
            "http://www.example.org/a/b/?id=7#top",
            "https://EXAMPLE.org/a/b?utm_source=x&id=7&fbclid=1",
        ] {
            assert_eq!(address(same), page, "{same}");
        }
        assert_ne!(address("https://example.org/a/b?id=8"), page);
        assert_ne!(address("https://example.org/A/b?id=7"), page);
        assert_eq!(address("nonsense"), None);
    }

    #[test]
    fn states_are_spelt_as_the_log_spells_them() {
        for state in ["new", "taken", "dismissed", "merged", "done"] {
            assert_eq!(spelling(state_of(state).unwrap()), state);
            let written: TriageState = serde_json::from_value(state.into()).unwrap();
            assert_eq!(Some(written), state_of(state));
        }
    }
}
