//! Rows of the log's tables and what they hold. Both databases give the same columns, and most questions are put in the same words.

use std::collections::BTreeMap;

use jiff::Timestamp;
use ortaq_core::entry::{Body, SignedEntry, VerifiedEntry};
use ortaq_core::fold::Held;
use ortaq_core::ids::{LogId, RecordId, TreeHash};
use ortaq_core::merkle::SignedCheckpoint;
use ortaq_core::time::Time;

use super::{Leaf, LogHead, Projection, Summary, View};
use crate::StoreError;

pub(crate) const CHANGE: &str = "SELECT last FROM log_change";
/// All logs, one step in the index each.
pub(crate) const HEADS: &str = "WITH RECURSIVE each(log) AS ( \
     SELECT (SELECT log FROM leaf ORDER BY log LIMIT 1) UNION ALL \
     SELECT (SELECT leaf.log FROM leaf WHERE leaf.log > each.log ORDER BY leaf.log LIMIT 1) FROM each WHERE each.log IS NOT NULL) \
     SELECT each.log, (SELECT max(seq) + 1 FROM leaf WHERE leaf.log = each.log), \
     (SELECT note FROM checkpoint WHERE checkpoint.log = each.log ORDER BY size DESC LIMIT 1) \
     FROM each WHERE each.log IS NOT NULL ORDER BY each.log";
pub(crate) const HEAD: &str = "SELECT (SELECT max(seq) + 1 FROM leaf WHERE log = $1), \
     (SELECT note FROM checkpoint WHERE log = $1 ORDER BY size DESC LIMIT 1)";
pub(crate) const CHECKPOINTS: &str =
    "SELECT note FROM checkpoint WHERE log = $1 AND size >= $2 ORDER BY size LIMIT $3";
pub(crate) const LEAVES: &str = "SELECT leaf.seq, leaf.nodes, entry.note, body.json FROM leaf \
     LEFT JOIN entry ON entry.log = leaf.log AND entry.seq = leaf.seq \
     LEFT JOIN body ON body.log = leaf.log AND body.seq = leaf.seq \
     WHERE leaf.log = $1 AND leaf.seq >= $2 ORDER BY leaf.seq LIMIT $3";
pub(crate) const ENTRY: &str = "SELECT entry.note, body.json FROM entry \
     LEFT JOIN body ON body.log = entry.log AND body.seq = entry.seq WHERE entry.id = $1";
pub(crate) const RECORDS: &str =
    "SELECT DISTINCT record FROM entry WHERE record > $1 ORDER BY record LIMIT $2";
pub(crate) const RECORDS_AT: &str =
    "SELECT DISTINCT record FROM entry WHERE log = $1 AND seq >= $2 AND seq < $3 ORDER BY record";
pub(crate) const RECORD: &str =
    "SELECT name, state, title, status, created, changed FROM record WHERE name = $1 AND view = $2";
pub(crate) const LIST: &str = "SELECT name, state, title, status, created, changed FROM record \
     WHERE view = $1 AND kind = $2 AND (CAST($3 AS TEXT) IS NULL OR status = $3) AND (changed, name) < ($4, $5) \
     AND (CAST($7 AS TEXT) IS NULL OR substr(name, length($2) + 2, 64) = $7) \
     ORDER BY changed DESC, name DESC LIMIT $6";
pub(crate) const STATUSES: &str = "SELECT status, count(*) FROM record WHERE view = $1 AND kind = $2 \
     AND (CAST($3 AS TEXT) IS NULL OR substr(name, length($2) + 2, 64) = $3) GROUP BY status";
pub(crate) const CHANGED_SINCE: &str = "SELECT change, name, state, title, status, created, changed FROM record \
     WHERE view = $1 AND (change, name) > ($2, $3) ORDER BY change, name LIMIT $4";
pub(crate) const LINKED: &str = "SELECT name FROM record_link WHERE about = $1 AND view = $2 ORDER BY name";
pub(crate) const NEXT_CHANGE: &str = "UPDATE log_change SET last = last + 1 WHERE last = $1";
pub(crate) const FORGET_CHECKPOINTS: &str =
    "DELETE FROM checkpoint WHERE log = $1 AND size < $2 AND cosigned = 0";
pub(crate) const ADD_CHECKPOINT: &str = "INSERT INTO checkpoint (log, size, cosigned, note) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (log, size) DO UPDATE SET cosigned = excluded.cosigned, note = excluded.note";
pub(crate) const ERASE: &str = "DELETE FROM body WHERE log = $1 AND seq = $2";
pub(crate) const SWEEP: [&str; 2] = [
    "DELETE FROM record WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.record = record.name)",
    "DELETE FROM record_link WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.record = record_link.name)",
];

/// `seq, nodes, note, json`.
pub(crate) type LeafRow = (i64, Vec<u8>, Option<String>, Option<String>);
/// `note, json`.
pub(crate) type EntryRow = (String, Option<String>);
/// `log, size, note`.
pub(crate) type HeadRow = (Vec<u8>, i64, Option<String>);
/// `size, note`.
pub(crate) type SizeRow = (Option<i64>, Option<String>);
/// `name, state, title, status, created, changed`.
pub(crate) type SummaryRow = (String, String, Option<String>, Option<String>, i64, i64);
/// `status, count`.
pub(crate) type StatusRow = (Option<String>, i64);
/// `change` and a [`SummaryRow`].
pub(crate) type ChangedRow = (i64, String, String, Option<String>, Option<String>, i64, i64);

/// Comes behind every name of a record in a list that is read backwards.
pub(crate) const BEHIND_ALL: &str = "\u{10ffff}";

/// Reads rows of one database; its name stands in the errors.
pub(crate) struct Reading<'a>(pub &'a str);

impl Reading<'_> {
    fn damaged(&self, what: &str, reason: &dyn ToString) -> StoreError {
        StoreError::Damaged {
            database: self.0.to_owned(),
            reason: format!("{what}: {}", reason.to_string()),
        }
    }

    pub fn held(&self, (note, json): EntryRow) -> Result<Held, StoreError> {
        let signed =
            SignedEntry::read(note.as_bytes()).map_err(|error| self.damaged("a stored entry", &error))?;
        let name = |signed: &SignedEntry| format!("the body of the entry {}", signed.id());
        let body = json.map(|json| Body::read(json.into_bytes())).transpose();
        let body = body.map_err(|error| self.damaged(&name(&signed), &error))?;
        let what = name(&signed);
        Held::new(VerifiedEntry::from_own_store(signed), body).map_err(|error| self.damaged(&what, &error))
    }

    pub fn leaf(&self, (seq, nodes, note, json): LeafRow) -> Result<Leaf, StoreError> {
        let nodes = self.tree_hashes(seq, &nodes)?;
        let entry = note.map(|note| self.held((note, json))).transpose()?;
        let seq = unsigned(seq);
        if entry.as_ref().is_some_and(|held| held.entry().entry().seq != seq) {
            return Err(self.damaged(&format!("leaf {seq}"), &"an entry of another place"));
        }
        Ok(Leaf { seq, nodes, entry })
    }

    pub fn tree_hashes(&self, seq: i64, bytes: &[u8]) -> Result<Vec<TreeHash>, StoreError> {
        let (hashes, rest) = bytes.as_chunks::<32>();
        if hashes.is_empty() || !rest.is_empty() {
            return Err(self.damaged(&format!("leaf {seq}"), &"nodes of another length"));
        }
        Ok(hashes.iter().map(|hash| TreeHash::from_bytes(*hash)).collect())
    }

    pub fn head(&self, (log, size, note): HeadRow) -> Result<LogHead, StoreError> {
        let log =
            <[u8; 32]>::try_from(log).map_err(|_| self.damaged("a log", &"a name of another length"))?;
        Ok(LogHead {
            log: LogId::from_bytes(log),
            size: unsigned(size),
            checkpoint: note.map(|note| self.checkpoint(&note)).transpose()?,
        })
    }

    pub fn checkpoint(&self, note: &str) -> Result<SignedCheckpoint, StoreError> {
        SignedCheckpoint::read(note.as_bytes()).map_err(|error| self.damaged("a stored checkpoint", &error))
    }

    pub fn record(&self, name: &str) -> Result<RecordId, StoreError> {
        name.parse().map_err(|error| self.damaged("a record", &error))
    }

    pub fn records(&self, names: Vec<(String,)>) -> Result<Vec<RecordId>, StoreError> {
        names.iter().map(|(name,)| self.record(name)).collect()
    }

    pub fn summary(&self, row: SummaryRow) -> Result<Summary, StoreError> {
        let (name, state, title, status, created, changed) = row;
        Ok(Summary {
            id: self.record(&name)?,
            state,
            title,
            status,
            created: self.time(created)?,
            changed: self.time(changed)?,
            about: Vec::new(),
        })
    }

    pub fn changed(&self, row: ChangedRow) -> Result<(u64, Summary), StoreError> {
        let (change, name, state, title, status, created, changed) = row;
        let summary = self.summary((name, state, title, status, created, changed))?;
        Ok((unsigned(change), summary))
    }

    pub fn statuses(&self, rows: Vec<StatusRow>) -> BTreeMap<Option<String>, u64> {
        let row = |(status, count): StatusRow| (status, unsigned(count));
        rows.into_iter().map(row).collect()
    }

    fn time(&self, milliseconds: i64) -> Result<Time, StoreError> {
        let timestamp = Timestamp::from_millisecond(milliseconds);
        let timestamp = timestamp.map_err(|error| self.damaged("a time", &error))?;
        Time::new(timestamp).map_err(|error| self.damaged("a time", &error))
    }
}

/// As stored: milliseconds since 1970.
pub(crate) fn milliseconds(time: Time) -> i64 {
    time.timestamp().as_millisecond()
}

/// The bytes of nodes, one behind the other.
pub(crate) fn bytes(nodes: &[TreeHash]) -> Vec<u8> {
    nodes.iter().flat_map(TreeHash::as_bytes).copied().collect()
}

/// The columns of an entry.
pub(crate) struct EntryColumns {
    pub log: Vec<u8>,
    pub seq: i64,
    pub id: Vec<u8>,
    pub kind: String,
    pub record: String,
    pub author: Vec<u8>,
    pub time: i64,
    pub audience: String,
    pub note: String,
}

impl EntryColumns {
    pub fn of(held: &Held) -> Self {
        let entry = held.entry().entry();
        Self {
            log: entry.log.as_bytes().to_vec(),
            seq: signed(entry.seq),
            id: held.entry().id().as_bytes().to_vec(),
            kind: entry.kind.to_string(),
            record: entry.record.to_string(),
            author: entry.author.as_bytes().to_vec(),
            time: milliseconds(entry.time),
            audience: serde_json::to_string(&entry.audience).expect("an audience always serialises"),
            note: held.entry().signed().clone().into(),
        }
    }
}

/// The body of an entry as it is stored.
pub(crate) fn json(held: &Held) -> Option<String> {
    let bytes = held.body()?.as_bytes().to_vec();
    Some(String::from_utf8(bytes).expect("canonical JSON is UTF-8"))
}

/// That a record is about another.
pub(crate) struct Link {
    pub about: String,
    pub view: i64,
    pub name: String,
}

/// The links of records in all their views.
pub(crate) fn links(projections: &[Projection]) -> Vec<Link> {
    let of_view = |(view, summary): (View, &Summary)| {
        let link = |about: &RecordId| Link {
            about: about.to_string(),
            view: view.number(),
            name: summary.id.to_string(),
        };
        summary.about.iter().map(link).collect::<Vec<_>>()
    };
    projections
        .iter()
        .flat_map(Projection::views)
        .flat_map(of_view)
        .collect()
}

/// Where a list goes on from.
pub(crate) fn behind(after: Option<&(Time, RecordId)>) -> (i64, String) {
    after.map_or_else(
        || (i64::MAX, BEHIND_ALL.to_owned()),
        |(time, record)| (milliseconds(*time), record.to_string()),
    )
}

/// Numbers that a database gives are never negative where we ask for them; a damaged one must not make us panic.
pub(crate) fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// A database's integers end at 2⁶³ − 1; larger ones cannot occur but must not wrap.
pub(crate) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// As [`signed`], for counts.
pub(crate) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
