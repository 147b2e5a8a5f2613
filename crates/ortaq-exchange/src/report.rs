//! What people should know of.

use ortaq_core::ids::LogId;
use ortaq_core::merkle::ForkProof;

/// Something for the page of the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// What a partner sent of a log cannot be taken in. The partner is not listened to about this log for a while; everything else goes on.
    Quarantined {
        /// The partner.
        partner: LogId,
        /// The log.
        log: LogId,
        /// The first place that was sent.
        from: u64,
        /// Why.
        reason: String,
    },
    /// A partner could not take in what this node sent.
    Refused {
        /// The partner.
        partner: LogId,
        /// The log.
        log: LogId,
        /// The partner's words.
        reason: String,
    },
    /// A log was told in two ways. The proof stands by itself. Nothing more of this log is taken in.
    Forked(Box<ForkProof>, LogId),
    /// A partner has more of this node's own log than the node itself: it runs on an old copy, and must not write before that is mended.
    OwnLogAhead {
        /// The partner.
        partner: LogId,
        /// How many entries the partner has.
        size: u64,
    },
}
