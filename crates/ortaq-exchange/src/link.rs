//! One partner: what it has of each log, and what is on its way to it.

use std::collections::BTreeMap;
use std::time::Duration;

use ortaq_core::ids::LogId;

use crate::limits;
use crate::message::Have;

/// The way to a partner.
#[derive(Debug, Default)]
pub(crate) struct Link {
    pub connected: bool,
    cursors: BTreeMap<LogId, Cursor>,
    flights: Vec<Flight>,
    /// Logs of which leaves are being read for this partner.
    reading: Vec<LogId>,
    /// Which log is served next.
    turn: LogTurn,
    /// What it was told that is here.
    pub told: BTreeMap<LogId, (u64, u64)>,
    pub told_at: Duration,
    pub told_all_at: Option<Duration>,
    /// Logs about which it is not listened to, until when.
    barred: BTreeMap<LogId, Duration>,
}

/// How far a partner has a log.
#[derive(Debug, Default)]
struct Cursor {
    /// It said so.
    confirmed: u64,
    /// It was sent.
    sent: u64,
    /// Since when it lacks something that is here.
    behind_since: Option<Duration>,
    /// It could not take in what came next; nothing is sent until then.
    refused_until: Duration,
}

#[derive(Debug)]
struct Flight {
    log: LogId,
    end: u64,
    at: Duration,
}

/// The log that was served last.
type LogTurn = Option<LogId>;

/// A log that can be sent on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Offer {
    pub log: LogId,
    /// Up to here.
    pub size: u64,
    /// Whether it is this node's own.
    pub own: bool,
}

impl Link {
    /// Begins anew, as after a cut: nothing is on its way, and what the partner has it says itself.
    pub fn connect(&mut self) {
        *self = Self {
            connected: true,
            barred: std::mem::take(&mut self.barred),
            ..Self::default()
        };
    }

    /// Ends the way. What was on it counts as lost.
    pub fn cut(&mut self) {
        self.connected = false;
        self.flights.clear();
        self.reading.clear();
    }

    /// Takes in what the partner has. `own`: whether the log is this node's.
    pub fn confirm(&mut self, have: &Have, own: bool, now: Duration) {
        let place = if own {
            have.vouched.min(have.size)
        } else {
            have.size
        };
        let flying = self.flights.iter().any(|flight| flight.log == have.log);
        let cursor = self.cursors.entry(have.log).or_default();
        if place > cursor.confirmed && !flying {
            // Somebody else brings it.
            cursor.behind_since = None;
        }
        // Less than before: it asks for a part again. While something is on its way, this may have been said before that came.
        if place < cursor.confirmed && flying {
            return;
        }
        cursor.confirmed = place;
        cursor.sent = if flying { cursor.sent.max(place) } else { place };
        if cursor.behind_since.is_none() {
            cursor.behind_since = Some(now);
        }
        let confirmed = cursor.confirmed;
        self.flights
            .retain(|flight| flight.log != have.log || flight.end > confirmed);
    }

    /// The partner could not take in what it was sent of a log.
    pub fn refused(&mut self, log: LogId, now: Duration) {
        let cursor = self.cursors.entry(log).or_default();
        cursor.refused_until = now + limits::QUARANTINE;
        cursor.sent = cursor.confirmed;
        self.flights.retain(|flight| flight.log != log);
    }

    /// The next log to send a part of, and from where: in turn, as far as may be on its way.
    pub fn next(&mut self, offers: &[Offer], now: Duration) -> Option<(LogId, u64)> {
        if !self.connected || self.flights.len() + self.reading.len() >= limits::IN_FLIGHT {
            return None;
        }
        let after = self.turn;
        let later = offers.iter().filter(|offer| Some(offer.log) > after);
        let earlier = offers.iter().filter(|offer| Some(offer.log) <= after);
        for offer in later.chain(earlier) {
            // What the partner has of a log is unknown until it says so.
            let Some(cursor) = self.cursors.get_mut(&offer.log) else {
                continue;
            };
            if cursor.sent >= offer.size {
                if cursor.confirmed >= offer.size {
                    cursor.behind_since = None;
                }
                continue;
            }
            let since = *cursor.behind_since.get_or_insert(now);
            let waits = !offer.own && now < since + limits::RELAY_AFTER;
            if waits || now < cursor.refused_until || self.reading.contains(&offer.log) {
                continue;
            }
            self.turn = Some(offer.log);
            self.reading.push(offer.log);
            return Some((offer.log, cursor.sent));
        }
        None
    }

    /// A part was read for this partner. Whether it is still wanted; if so, it is on its way.
    pub fn send(&mut self, log: LogId, from: u64, end: u64, now: Duration) -> bool {
        let before = self.reading.len();
        self.reading.retain(|reading| *reading != log);
        let asked = self.reading.len() < before;
        let Some(cursor) = self.cursors.get_mut(&log) else {
            return false;
        };
        if !asked || !self.connected || cursor.sent != from || end <= from {
            return false;
        }
        cursor.sent = end;
        self.flights.push(Flight { log, end, at: now });
        true
    }

    /// What has been on its way for too long is sent again.
    pub fn resend(&mut self, now: Duration) {
        let late = |flight: &Flight| now >= flight.at + limits::RESEND_AFTER;
        let logs: Vec<LogId> = self
            .flights
            .iter()
            .filter(|flight| late(flight))
            .map(|flight| flight.log)
            .collect();
        for log in logs {
            self.flights.retain(|flight| flight.log != log);
            if let Some(cursor) = self.cursors.get_mut(&log) {
                cursor.sent = cursor.confirmed;
            }
        }
    }

    /// Does not listen to the partner about a log for a while.
    pub fn bar(&mut self, log: LogId, now: Duration) {
        self.barred.insert(log, now + limits::QUARANTINE);
    }

    /// Whether the partner is listened to about a log.
    pub fn listens(&self, log: &LogId, now: Duration) -> bool {
        self.barred.get(log).is_none_or(|until| now >= *until)
    }

    /// How many entries of a log the partner has, as it says.
    pub fn confirmed(&self, log: &LogId) -> Option<u64> {
        Some(self.cursors.get(log)?.confirmed)
    }
}
