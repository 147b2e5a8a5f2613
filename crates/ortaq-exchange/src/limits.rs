//! Every bound and every delay of the exchange.

use std::time::Duration;

/// Most leaves of one message.
pub const LEAVES: usize = 1_000;
/// Size at which a message is full, in bytes of entries and bodies. One entry more can stand in it.
pub const PART_BYTES: usize = 1_024 * 1_024;
/// Longest message, in bytes: a full one, an entry more, and what JSON adds to both.
pub const MESSAGE_BYTES: usize = 8 * 1_024 * 1_024;
/// Most logs of one message.
pub const LOGS: usize = 1_000;
/// Most nodes of a tree that one message asks for.
pub const NODES: usize = 64;
/// Longest reason that is told or kept, in characters.
pub const REASON_CHARS: usize = 500;
/// Most key entries behind a part of a log.
pub const KEYS: usize = 1_000;

/// Messages with leaves that may be on their way to a partner who has not confirmed them.
pub const IN_FLIGHT: usize = 4;
/// After how long a message that was not confirmed is sent again.
pub const RESEND_AFTER: Duration = Duration::from_secs(5);
/// How long a partner waits for another's log before it is handed on: its owner, if there is a way, is faster.
pub const RELAY_AFTER: Duration = Duration::from_secs(2);
/// How often a node tells its partners what is new with it.
pub const HAVE_EVERY: Duration = Duration::from_secs(1);
/// How often it tells everything it has.
pub const ALL_EVERY: Duration = Duration::from_secs(15);
/// How long a partner who sent something that cannot be taken in is not listened to about that log.
pub const QUARANTINE: Duration = Duration::from_secs(60);
/// How often a node puts its name under the newest checkpoint of a partner's log.
pub const COSIGN_EVERY: Duration = Duration::from_secs(60);
/// After how long a member is asked again what a group of its log is for.
pub const ASK_AGAIN: Duration = Duration::from_secs(5);
/// How long an answer about the nodes of a tree is waited for.
pub const SEARCH_TIME: Duration = Duration::from_secs(30);
/// How far the time in a signed request may be from the receiver's.
pub const REQUEST_AGE: Duration = Duration::from_secs(300);
