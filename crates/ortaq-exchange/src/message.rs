//! What two nodes say to each other: JSON objects, one a line.

use ortaq_core::entry::{Body, InvalidBody, InvalidEntry, SignedEntry};
use ortaq_core::fold::Held;
use ortaq_core::ids::{LogId, RecordId, TreeHash};
use ortaq_core::merkle::{
    Anchor, Consistency, Delivery, ForkProof, InvalidCheckpoint, Received, SignedCheckpoint,
};
use serde::{Deserialize, Serialize};

use crate::limits;

/// A message from one node to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "message", rename_all = "kebab-case")]
pub enum Message {
    /// What the sender has of logs: so much for "send me what comes behind".
    Have {
        /// Of each log.
        logs: Vec<Have>,
    },
    /// A part of a log.
    Leaves(Box<Leaves>),
    /// That a part could not be taken in. It is sent again after a while.
    Refused {
        /// The log.
        log: LogId,
        /// Why, for people.
        reason: String,
    },
    /// A checkpoint with the sender's name under it.
    Cosigned {
        /// The checkpoint.
        checkpoint: SignedCheckpoint,
    },
    /// Asks for nodes of a log's tree, to find the place where two trees differ.
    AskNodes {
        /// The log.
        log: LogId,
        /// Addresses of nodes.
        addresses: Vec<u64>,
    },
    /// Those of them that the sender has.
    Nodes {
        /// The log.
        log: LogId,
        /// Address and hash of each.
        nodes: Vec<(u64, TreeHash)>,
    },
    /// Asks for what stands in the receiver's own log for a group to which both belong. Entries that were written before the receiver had heard that
    /// the sender belongs to it were withheld.
    AskGroup {
        /// The group, or the case.
        group: RecordId,
        /// From which place on.
        from: u64,
    },
    /// What stands in the sender's log for a group.
    Group(Box<ForGroup>),
    /// Proof that a log was told in two ways.
    Fork {
        /// The log.
        log: LogId,
        /// The proof.
        proof: Box<ForkProof>,
    },
}

/// What a node has of a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Have {
    /// The log.
    pub log: LogId,
    /// How many leaves: what others send goes on from there.
    pub size: u64,
    /// How many leaves were seen as the log's owner shows them, at most `size`: the owner goes on from there. Behind it there may be hashes from others, who were
    /// not allowed to read what this node is.
    pub vouched: u64,
    /// The newest checkpoint that is here, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<SignedCheckpoint>,
}

/// Entries of a log for a group, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForGroup {
    /// The group.
    pub group: RecordId,
    /// Whether the sender knows that the receiver belongs to it. If not, it is asked again later.
    pub member: bool,
    /// How many entries the log had when this was read. Those from there on are not withheld.
    pub size: u64,
    /// From which place on to ask for more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<u64>,
    entries: Vec<Leaf>,
}

impl ForGroup {
    /// The answer that the receiver is not known to belong to the group.
    #[must_use]
    pub fn not_a_member(group: RecordId) -> Self {
        Self {
            group,
            member: false,
            size: 0,
            next: None,
            entries: vec![],
        }
    }

    /// As many of these entries of a log of `size` as fit into a message.
    #[must_use]
    pub fn new<'h>(group: RecordId, size: u64, entries: impl IntoIterator<Item = &'h Held>) -> Self {
        let (mut bytes, mut next) = (0, None);
        let mut leaves = Vec::new();
        for held in entries {
            let signed = held.entry().signed();
            if bytes > limits::PART_BYTES || leaves.len() == limits::LEAVES {
                next = Some(signed.entry().seq);
                break;
            }
            bytes += signed.signed_text().len() + held.body().map_or(0, |body| body.as_bytes().len());
            leaves.push(Leaf::of(signed, held.body()));
        }
        Self {
            group,
            member: true,
            size,
            next,
            entries: leaves,
        }
    }

    /// The entries, each as a delivery of its own. What stands from place `size` on is left out: it comes with the log.
    ///
    /// # Errors
    /// The first that has not the form of an entry.
    pub fn deliveries(&self, log: LogId, size: u64) -> Result<Vec<Delivery>, Unreadable> {
        let mut deliveries = Vec::with_capacity(self.entries.len());
        for (leaf, number) in self.entries.iter().zip(0..) {
            let (entry, body) = leaf.entry(number)?;
            let from = entry.entry().seq;
            if from < size {
                deliveries.push(Delivery {
                    log,
                    from,
                    leaves: vec![Received::Entry(Box::new(entry), body)],
                    anchor: None,
                });
            }
        }
        Ok(deliveries)
    }
}

/// Consecutive leaves of a log, as they travel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaves {
    /// The log.
    pub log: LogId,
    /// The place of the first.
    pub from: u64,
    /// The leaves.
    leaves: Vec<Leaf>,
    /// What they stand on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    anchor: Option<Under>,
}

/// Either an entry, as its note, with its body; or a hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Leaf {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    entry: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hash: Option<TreeHash>,
}

/// An [`Anchor`], as it travels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Under {
    checkpoint: SignedCheckpoint,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    consistency: Vec<TreeHash>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    keys: Vec<Leaf>,
}

/// Why a message, or a part of a log in one, is not one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Longer than a message may be.
    #[error("a message of {found} bytes; at most {} are read", limits::MESSAGE_BYTES)]
    TooLong {
        /// Its length.
        found: usize,
    },
    /// Not a message in JSON.
    #[error("not a message: {0}")]
    Form(String),
    /// More items than a message may have.
    #[error("{found} {what} in one message; at most {limit} are read")]
    TooMany {
        /// What they are.
        what: &'static str,
        /// How many.
        found: usize,
        /// How many may be.
        limit: usize,
    },
    /// A leaf that is neither an entry nor a hash.
    #[error("the leaf at place {0} is neither an entry nor a hash")]
    Leaf(u64),
    /// An entry that cannot be read.
    #[error("the entry at place {seq}: {error}")]
    Entry {
        /// Its place; for key entries behind a part the place where the part ends, for entries of a group their number in the message.
        seq: u64,
        /// Why.
        error: InvalidEntry,
    },
    /// A body that cannot be read.
    #[error("the body at place {seq}: {error}")]
    Body {
        /// Its place, as above.
        seq: u64,
        /// Why.
        error: InvalidBody,
    },
    /// A checkpoint that cannot be read.
    #[error("the checkpoint: {0}")]
    Checkpoint(#[from] InvalidCheckpoint),
}

impl Message {
    /// The message as one line, with its end.
    ///
    /// # Panics
    /// Never: what a message holds can always be written.
    #[must_use]
    pub fn to_line(&self) -> Vec<u8> {
        let mut line = serde_json::to_vec(self).expect("a message is texts, numbers and lists");
        line.push(b'\n');
        line
    }

    /// Reads a line.
    ///
    /// # Errors
    /// A line that is too long, no message, or has more in it than [`limits`] allow. Entries in it are read by [`Leaves::delivery`].
    pub fn read(line: &[u8]) -> Result<Self, Unreadable> {
        if line.len() > limits::MESSAGE_BYTES {
            return Err(Unreadable::TooLong { found: line.len() });
        }
        let message: Self =
            serde_json::from_slice(line).map_err(|error| Unreadable::Form(error.to_string()))?;
        let (what, found, limit) = match &message {
            Self::Have { logs } => ("logs", logs.len(), limits::LOGS),
            Self::Leaves(leaves) => ("leaves", leaves.leaves.len(), limits::LEAVES),
            Self::AskNodes { addresses, .. } => ("addresses", addresses.len(), limits::NODES),
            Self::Nodes { nodes, .. } => ("nodes", nodes.len(), limits::NODES),
            Self::Refused { reason, .. } => (
                "characters of a reason",
                reason.chars().count(),
                limits::REASON_CHARS,
            ),
            Self::Group(group) => ("entries", group.entries.len(), limits::LEAVES),
            Self::Cosigned { .. } | Self::Fork { .. } | Self::AskGroup { .. } => return Ok(message),
        };
        if found > limit {
            return Err(Unreadable::TooMany { what, found, limit });
        }
        Ok(message)
    }
}

impl Leaves {
    /// How many leaves there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.leaves.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.leaves.is_empty()
    }

    /// The place behind the last one.
    #[must_use]
    pub fn end(&self) -> u64 {
        self.from.saturating_add(self.leaves.len() as u64)
    }

    /// Whether all of them are entries with their bodies.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.leaves
            .iter()
            .all(|leaf| leaf.entry.is_some() && leaf.body.is_some())
    }

    /// The checkpoint that they stand on.
    #[must_use]
    pub fn checkpoint(&self) -> Option<&SignedCheckpoint> {
        self.anchor.as_ref().map(|under| &under.checkpoint)
    }

    /// Reads the leaves, to be [taken in](ortaq_core::merkle::LogReader::take).
    ///
    /// # Errors
    /// The first thing that has not the form of what it should be. Whether it is what the log's owner signed is not asked here.
    pub fn delivery(&self) -> Result<Delivery, Unreadable> {
        let leaves = self.leaves.iter().zip(self.from..).map(|(leaf, seq)| match leaf {
            Leaf {
                entry: None,
                body: None,
                hash: Some(hash),
            } => Ok(Received::Withheld(*hash)),
            Leaf {
                entry: Some(_),
                hash: None,
                ..
            } => {
                let (entry, body) = leaf.entry(seq)?;
                Ok(Received::Entry(Box::new(entry), body))
            }
            _ => Err(Unreadable::Leaf(seq)),
        });
        let leaves = leaves.collect::<Result<_, _>>()?;
        let anchor = match &self.anchor {
            Some(under) => Some(under.anchor(self.end())?),
            None => None,
        };
        Ok(Delivery {
            log: self.log,
            from: self.from,
            leaves,
            anchor,
        })
    }
}

impl Leaf {
    /// The entry that is in it.
    fn entry(&self, seq: u64) -> Result<(SignedEntry, Option<Body>), Unreadable> {
        let note = self.entry.as_deref().ok_or(Unreadable::Leaf(seq))?;
        let entry = SignedEntry::read(note.as_bytes()).map_err(|error| Unreadable::Entry { seq, error })?;
        let body = self
            .body
            .as_ref()
            .map(|body| Body::read(body.clone().into_bytes()));
        let body = body
            .transpose()
            .map_err(|error| Unreadable::Body { seq, error })?;
        Ok((entry, body))
    }

    fn of(entry: &SignedEntry, body: Option<&Body>) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Self {
            entry: Some(text(entry.to_bytes())),
            body: body.map(|body| text(body.as_bytes().to_vec())),
            hash: None,
        }
    }
}

impl Under {
    fn anchor(&self, end: u64) -> Result<Anchor, Unreadable> {
        let (found, limit) = (self.keys.len(), limits::KEYS);
        if found > limit {
            let what = "key entries";
            return Err(Unreadable::TooMany { what, found, limit });
        }
        let keys = self.keys.iter().map(|leaf| {
            let (entry, body) = leaf.entry(end)?;
            let body = body.ok_or(Unreadable::Leaf(end))?;
            Ok::<_, Unreadable>((entry, body))
        });
        Ok(Anchor {
            checkpoint: self.checkpoint.clone(),
            consistency: Consistency {
                hashes: self.consistency.clone(),
            },
            keys: keys.collect::<Result<_, _>>()?,
        })
    }
}

impl From<&Delivery> for Leaves {
    fn from(delivery: &Delivery) -> Self {
        let leaf = |received: &Received| match received {
            Received::Entry(entry, body) => Leaf::of(entry, body.as_ref()),
            Received::Withheld(hash) => Leaf {
                entry: None,
                body: None,
                hash: Some(*hash),
            },
        };
        Self {
            log: delivery.log,
            from: delivery.from,
            leaves: delivery.leaves.iter().map(leaf).collect(),
            anchor: delivery.anchor.as_ref().map(|anchor| Under {
                checkpoint: anchor.checkpoint.clone(),
                consistency: anchor.consistency.hashes.clone(),
                keys: anchor
                    .keys
                    .iter()
                    .map(|(entry, body)| Leaf::of(entry, Some(body)))
                    .collect(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use ortaq_core::audience::Audience;
    use ortaq_core::entry::EntryV1;
    use ortaq_core::ids::PersonId;
    use ortaq_core::keys::NodeKey;
    use serde_json::json;

    use super::*;

    fn log() -> LogId {
        LogId::from_bytes([1; 32])
    }

    fn entry(text: &str) -> Received {
        let body = Body::new(&json!({ "text": text }), [7; 16]).unwrap();
        let header = EntryV1 {
            log: log(),
            seq: 3,
            kind: "claim.set".parse().unwrap(),
            record: RecordId::new("claim", log(), [2; 16]).unwrap(),
            parents: vec![],
            author: PersonId::NODE,
            time: "2026-03-01T12:00:00.000Z".parse().unwrap(),
            audience: Audience::GREEN,
            body: body.hash(),
        };
        let signed = SignedEntry::sign(header, &NodeKey::from_seed([1; 32])).unwrap();
        Received::Entry(Box::new(signed), Some(body))
    }

    fn delivery(leaves: Vec<Received>) -> Delivery {
        Delivery {
            log: log(),
            from: 3,
            leaves,
            anchor: None,
        }
    }

    #[test]
    fn a_part_of_a_log_comes_out_as_it_went_in() {
        let sent = delivery(vec![
            entry("Göl\n\"quruyub\""),
            Received::Withheld(TreeHash::from_bytes([9; 32])),
        ]);
        let message = Message::Leaves(Box::new(Leaves::from(&sent)));
        let line = message.to_line();
        assert_eq!(line.iter().filter(|byte| **byte == b'\n').count(), 1, "one line");
        let Ok(Message::Leaves(read)) = Message::read(&line) else {
            panic!("a part was sent");
        };
        assert_eq!(read.delivery(), Ok(sent));
        assert!(!read.is_whole());
    }

    #[test]
    fn limits_hold_on_both_sides() {
        let hash = || Received::Withheld(TreeHash::from_bytes([9; 32]));
        let part = |count: usize| {
            let leaves = std::iter::repeat_with(hash).take(count).collect();
            Message::read(&Message::Leaves(Box::new(Leaves::from(&delivery(leaves)))).to_line())
        };
        assert!(part(limits::LEAVES).is_ok());
        assert!(matches!(
            part(limits::LEAVES + 1),
            Err(Unreadable::TooMany { what: "leaves", .. })
        ));
        let ask = |count: u64| {
            Message::read(
                &Message::AskNodes {
                    log: log(),
                    addresses: (0..count).collect(),
                }
                .to_line(),
            )
        };
        assert!(ask(64).is_ok());
        assert!(matches!(
            ask(65),
            Err(Unreadable::TooMany {
                what: "addresses",
                ..
            })
        ));
        let refused = |count: usize| {
            let reason = "ə".repeat(count);
            Message::read(&Message::Refused { log: log(), reason }.to_line())
        };
        assert!(refused(limits::REASON_CHARS).is_ok());
        assert!(refused(limits::REASON_CHARS + 1).is_err());
        let long = vec![b' '; limits::MESSAGE_BYTES + 1];
        assert_eq!(
            Message::read(&long),
            Err(Unreadable::TooLong { found: long.len() })
        );
    }

    #[test]
    fn what_is_no_message_is_named() {
        for line in [
            "",
            "{}",
            "[]",
            r#"{"message":"other"}"#,
            r#"{"message":"have","logs":[{"log":"1"}]}"#,
        ] {
            assert!(
                matches!(Message::read(line.as_bytes()), Err(Unreadable::Form(_))),
                "{line}"
            );
        }
        let leaves = |leaf: &str| {
            let line = format!(
                r#"{{"message":"leaves","log":"{}","from":5,"leaves":[{leaf}]}}"#,
                log()
            );
            match Message::read(line.as_bytes()) {
                Ok(Message::Leaves(leaves)) => leaves.delivery().unwrap_err(),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(leaves("{}"), Unreadable::Leaf(5));
        assert_eq!(
            leaves(&format!(r#"{{"entry":"x","hash":"{}"}}"#, "9".repeat(64))),
            Unreadable::Leaf(5)
        );
        assert!(matches!(
            leaves(r#"{"entry":"x"}"#),
            Unreadable::Entry { seq: 5, .. }
        ));
    }
}
