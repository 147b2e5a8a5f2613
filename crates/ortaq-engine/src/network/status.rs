//! How the links stand, for the page of the network and for programs.

use jiff::Timestamp;
use ortaq_core::ids::LogId;
use serde::{Deserialize, Serialize};

/// Links that are known of, and what people should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// This node's log.
    pub log: LogId,
    /// What people compare.
    pub fingerprint: String,
    /// How many entries it has.
    pub size: u64,
    /// The partners, in the order of their names.
    pub partners: Vec<PartnerStatus>,
    /// What was told lately, the newest first.
    pub told: Vec<Told>,
}

/// A partner and the link to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerStatus {
    /// Its log.
    pub log: LogId,
    /// Its name, as far as its log is here.
    pub name: Option<String>,
    /// Where its node is reached.
    pub address: Option<String>,
    /// How many entries of its log are here.
    pub here: u64,
    /// How many entries of this node's log it has, as it says.
    pub has: Option<u64>,
    /// The link.
    pub link: LinkStatus,
    /// Whether its log was told in two ways.
    pub forked: bool,
}

/// A link.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkStatus {
    /// Whether there is a way.
    pub connected: bool,
    /// Seconds since the partner last said something.
    pub heard_seconds_ago: Option<u64>,
    /// Bytes that came.
    pub bytes_in: u64,
    /// Bytes that went.
    pub bytes_out: u64,
    /// Messages that came.
    pub messages_in: u64,
    /// Messages that went.
    pub messages_out: u64,
    /// Why the last attempt to reach it failed.
    pub failure: Option<String>,
}

/// Something that people should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// When.
    pub at: Timestamp,
    /// About whom.
    pub partner: Option<LogId>,
    /// About which log.
    pub log: LogId,
    /// What: `quarantined`, `refused`, `forked` or `own-log-ahead`.
    pub what: String,
    /// The reason.
    pub reason: String,
}
