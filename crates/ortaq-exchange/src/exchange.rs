//! The protocol: what a node does when something happens.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;

use ortaq_core::ids::{LogId, RecordId, TreeHash};
use ortaq_core::merkle::{ForkProof, SignedCheckpoint};

use crate::fork::Search;
use crate::limits;
use crate::link::{Link, Offer};
use crate::message::{ForGroup, Have, Leaves, Message};
use crate::report::Report;

/// Something that happens to a node. `Duration`s are times since any moment that the node chooses once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// There is a way to a partner.
    Connected(LogId),
    /// There is none any more.
    Disconnected(LogId),
    /// A partner said something.
    Received(LogId, Message),
    /// A log is here as this: the node has written in its own, or has a new partner.
    Holds(Holding),
    /// The node belongs to a group together with a partner, and has not yet [everything](Action::Complete) that the partner's log has for it. To be told when the
    /// node starts, and when either joins.
    Together {
        /// The group, or the case.
        group: RecordId,
        /// The partner.
        partner: LogId,
    },
    /// What came of [`Action::TakeForGroup`]: how many leaves of the log are here, or why nothing was taken in.
    TakenForGroup {
        /// Who sent it.
        from: LogId,
        /// What was sent.
        entries: Box<ForGroup>,
        /// What came of it.
        outcome: Result<u64, Untaken>,
    },
    /// A part that was asked for by [`Action::Read`].
    Read(LogId, Leaves),
    /// A part that was asked for cannot be read.
    Unread {
        /// For whom.
        to: LogId,
        /// Of which log.
        log: LogId,
    },
    /// What came of [`Action::Take`]: what is now here, or why nothing was taken in.
    Taken {
        /// Who sent it.
        from: LogId,
        /// What was sent.
        leaves: Box<Leaves>,
        /// What came of it.
        outcome: Result<Holding, Untaken>,
    },
    /// What came of [`Action::Search`].
    Searched {
        /// Of which log.
        log: LogId,
        /// With whom.
        with: LogId,
        /// What came of it.
        outcome: Search,
    },
    /// A proof that was [checked](Action::Check) and holds.
    Proved {
        /// The log.
        log: LogId,
        /// The proof.
        proof: Box<ForkProof>,
    },
    /// A checkpoint that the node has [cosigned](Action::Cosign).
    Cosigned(SignedCheckpoint),
    /// Time goes by. To be told at least once a second.
    Tick,
}

/// Something that the node is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Say something to a partner.
    Send(LogId, Message),
    /// Make a [part](crate::part) of a log for a partner, from a place on; answered by [`Event::Read`] or [`Event::Unread`].
    Read {
        /// For whom.
        to: LogId,
        /// Of which log.
        log: LogId,
        /// From which place on.
        from: u64,
    },
    /// Verify a part and take it in; answered by [`Event::Taken`].
    Take {
        /// Who sent it.
        from: LogId,
        /// What was sent.
        leaves: Box<Leaves>,
    },
    /// Send a partner what the own log has for a group from a place on, as [`Message::Group`]: nothing where the partner is not known to belong to it.
    SendGroup {
        /// To whom.
        to: LogId,
        /// Of which group.
        group: RecordId,
        /// From which place on.
        from: u64,
    },
    /// Verify entries of a partner's log and take them in; answered by [`Event::TakenForGroup`].
    TakeForGroup {
        /// Who sent them.
        from: LogId,
        /// The entries.
        entries: Box<ForGroup>,
    },
    /// Keep that everything that a partner's log had for a group is here: [`Event::Together`] need not be told again.
    Complete {
        /// The group.
        group: RecordId,
        /// The partner.
        partner: LogId,
    },
    /// Keep that a log was seen as its owner shows it up to here; it is given back as [`Holding::vouched`] when the node starts.
    Vouch {
        /// The log.
        log: LogId,
        /// How many leaves.
        vouched: u64,
    },
    /// [Compare](crate::find) the own tree with a partner's, whose nodes are known so far; answered by [`Event::Searched`]. The checkpoint is the log's or is not:
    /// one that is not gives [`Search::Nothing`].
    Search {
        /// The log.
        log: LogId,
        /// The partner.
        with: LogId,
        /// The partner's checkpoint.
        theirs: Box<SignedCheckpoint>,
        /// Nodes of the partner's tree.
        nodes: BTreeMap<u64, TreeHash>,
    },
    /// Send a partner those of these nodes that are here, as [`Message::Nodes`].
    SendNodes {
        /// To whom.
        to: LogId,
        /// Of which log.
        log: LogId,
        /// Their addresses.
        addresses: Vec<u64>,
    },
    /// Verify a proof; answered by [`Event::Proved`] where it holds.
    Check {
        /// The log.
        log: LogId,
        /// The proof.
        proof: Box<ForkProof>,
    },
    /// Put the node's name under the newest checkpoint of a log; answered by [`Event::Cosigned`].
    Cosign(LogId),
    /// Keep a checkpoint with a partner's name under it.
    Keep {
        /// The partner.
        witness: LogId,
        /// The checkpoint.
        checkpoint: Box<SignedCheckpoint>,
    },
    /// Tell people.
    Tell(Report),
}

/// Why nothing was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Untaken {
    /// What was sent is wrong, for this reason.
    Wrong(String),
    /// Something here is, for which the sender can do nothing.
    Fault,
}

impl Untaken {
    /// What was sent is wrong.
    pub fn wrong(reason: impl ToString) -> Self {
        Self::Wrong(reason.to_string().chars().take(limits::REASON_CHARS).collect())
    }
}

/// A log as it is here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// The log.
    pub log: LogId,
    /// How many leaves are here.
    pub size: u64,
    /// Up to where they were seen as the owner shows them.
    pub vouched: u64,
    /// The newest checkpoint whose tree is here.
    pub checkpoint: Option<SignedCheckpoint>,
}

/// What is still to be asked of a partner for a group.
#[derive(Debug, Default)]
struct Asked {
    from: u64,
    at: Option<Duration>,
}

/// A search for the place where two trees differ.
#[derive(Debug)]
struct Open {
    theirs: Box<SignedCheckpoint>,
    nodes: BTreeMap<u64, TreeHash>,
    since: Duration,
}

/// The exchange of a node with all its partners.
#[derive(Debug)]
pub struct Exchange {
    own: LogId,
    holdings: BTreeMap<LogId, Holding>,
    links: BTreeMap<LogId, Link>,
    /// Parts that wait until the one before them is taken in; of a log that is in here one is being taken in.
    waiting: BTreeMap<LogId, VecDeque<(LogId, Box<Leaves>)>>,
    /// By partner and group.
    groups: BTreeMap<(LogId, RecordId), Asked>,
    searches: BTreeMap<(LogId, LogId), Open>,
    forked: BTreeMap<LogId, Box<ForkProof>>,
    /// Size and time of the last cosignature.
    cosigned: BTreeMap<LogId, (u64, Duration)>,
    now: Duration,
    actions: Vec<Action>,
}

impl Exchange {
    /// A node that starts, with all logs that are here, its own among them.
    #[must_use]
    pub fn new(own: LogId, holdings: impl IntoIterator<Item = Holding>) -> Self {
        let holdings = holdings.into_iter().map(|holding| (holding.log, holding));
        Self {
            own,
            holdings: holdings.collect(),
            links: BTreeMap::new(),
            waiting: BTreeMap::new(),
            groups: BTreeMap::new(),
            searches: BTreeMap::new(),
            forked: BTreeMap::new(),
            cosigned: BTreeMap::new(),
            now: Duration::ZERO,
            actions: Vec::new(),
        }
    }

    /// What is to be done after an event.
    pub fn handle(&mut self, event: Event, now: Duration) -> Vec<Action> {
        self.now = self.now.max(now);
        match event {
            Event::Connected(partner) => self.connected(partner),
            Event::Disconnected(partner) => self.link(partner).cut(),
            Event::Received(from, message) => self.received(from, message),
            Event::Holds(holding) => {
                self.holdings.insert(holding.log, holding);
            }
            Event::Together { group, partner } => {
                self.groups.entry((partner, group)).or_default();
            }
            Event::TakenForGroup {
                from,
                entries,
                outcome,
            } => self.taken_for_group(from, *entries, outcome),
            Event::Read(to, leaves) => self.read(to, leaves),
            Event::Unread { to, log } => {
                let now = self.now;
                self.link(to).send(log, 0, 0, now);
            }
            Event::Taken {
                from,
                leaves,
                outcome,
            } => self.taken(from, &leaves, outcome),
            Event::Searched { log, with, outcome } => self.searched(log, with, outcome),
            Event::Proved { log, proof } => self.proved(log, proof),
            Event::Cosigned(checkpoint) => self.tell_all(&Message::Cosigned { checkpoint }),
            Event::Tick => self.tick(),
        }
        self.serve();
        std::mem::take(&mut self.actions)
    }

    /// How many entries of a log a partner has, as it says; none while it has said nothing.
    #[must_use]
    pub fn confirmed(&self, partner: &LogId, log: &LogId) -> Option<u64> {
        self.links.get(partner)?.confirmed(log)
    }

    /// The logs that were told in two ways, with the proofs.
    pub fn forks(&self) -> impl Iterator<Item = (&LogId, &ForkProof)> {
        self.forked.iter().map(|(log, proof)| (log, &**proof))
    }

    fn link(&mut self, partner: LogId) -> &mut Link {
        self.links.entry(partner).or_default()
    }

    fn connected(&mut self, partner: LogId) {
        if partner == self.own {
            return;
        }
        self.holdings.entry(partner).or_insert(Holding {
            log: partner,
            size: 0,
            vouched: 0,
            checkpoint: None,
        });
        self.link(partner).connect();
        self.tell(partner, true);
        let known: Vec<_> = self
            .forked
            .iter()
            .map(|(log, proof)| (*log, proof.clone()))
            .collect();
        for (log, proof) in known {
            self.actions
                .push(Action::Send(partner, Message::Fork { log, proof }));
        }
    }

    fn received(&mut self, from: LogId, message: Message) {
        if !self.link(from).connected {
            return;
        }
        match message {
            Message::Have { logs } => {
                for have in logs {
                    self.has(from, have);
                }
            }
            Message::Leaves(leaves) => self.offered(from, leaves),
            Message::Refused { log, reason } => {
                let now = self.now;
                self.link(from).refused(log, now);
                self.actions.push(Action::Tell(Report::Refused {
                    partner: from,
                    log,
                    reason,
                }));
            }
            Message::Cosigned { checkpoint } => self.actions.push(Action::Keep {
                witness: from,
                checkpoint: Box::new(checkpoint),
            }),
            Message::AskNodes { log, addresses } => self.actions.push(Action::SendNodes {
                to: from,
                log,
                addresses,
            }),
            Message::Nodes { log, nodes } => {
                if let Some(open) = self.searches.get_mut(&(log, from)) {
                    open.nodes.extend(nodes);
                    self.search(log, from);
                }
            }
            Message::AskGroup { group, from: place } => self.actions.push(Action::SendGroup {
                to: from,
                group,
                from: place,
            }),
            Message::Group(entries) => {
                let asked = self.groups.contains_key(&(from, entries.group.clone()));
                if asked && entries.member && !self.forked.contains_key(&from) {
                    self.actions.push(Action::TakeForGroup { from, entries });
                }
            }
            Message::Fork { log, proof } => {
                if !self.forked.contains_key(&log) {
                    self.actions.push(Action::Check { log, proof });
                }
            }
        }
    }

    /// A partner says what it has of a log.
    fn has(&mut self, from: LogId, have: Have) {
        let now = self.now;
        if have.log == self.own && self.size(&self.own) < have.size {
            self.actions.push(Action::Tell(Report::OwnLogAhead {
                partner: from,
                size: have.size,
            }));
        }
        let own = have.log == self.own;
        self.link(from).confirm(&have, own, now);
        if let Some(theirs) = have.checkpoint
            && theirs.checkpoint().log == have.log
        {
            self.compare(from, theirs);
        }
    }

    /// Compares a partner's checkpoint with the own tree, where that is as large.
    fn compare(&mut self, with: LogId, theirs: SignedCheckpoint) {
        let said = *theirs.checkpoint();
        let Some(holding) = self.holdings.get(&said.log) else {
            return;
        };
        let same = holding
            .checkpoint
            .as_ref()
            .is_some_and(|ours| *ours.checkpoint() == said);
        if same || said.size == 0 || said.size > holding.size || self.forked.contains_key(&said.log) {
            return;
        }
        self.begin_search(said.log, with, theirs);
    }

    fn begin_search(&mut self, log: LogId, with: LogId, theirs: SignedCheckpoint) {
        if self.searches.contains_key(&(log, with)) {
            return;
        }
        let open = Open {
            theirs: Box::new(theirs),
            nodes: BTreeMap::new(),
            since: self.now,
        };
        self.searches.insert((log, with), open);
        self.search(log, with);
    }

    fn search(&mut self, log: LogId, with: LogId) {
        if let Some(open) = self.searches.get(&(log, with)) {
            self.actions.push(Action::Search {
                log,
                with,
                theirs: open.theirs.clone(),
                nodes: open.nodes.clone(),
            });
        }
    }

    fn searched(&mut self, log: LogId, with: LogId, outcome: Search) {
        match outcome {
            Search::Ask(address) if self.searches.contains_key(&(log, with)) => {
                let addresses = vec![address];
                self.actions
                    .push(Action::Send(with, Message::AskNodes { log, addresses }));
            }
            // Whoever searches reads the own tree.
            Search::Ask(_) | Search::Read(_) => {}
            Search::Found(proof) => {
                self.searches.remove(&(log, with));
                self.actions.push(Action::Check { log, proof });
            }
            Search::Nothing => {
                self.searches.remove(&(log, with));
            }
        }
    }

    fn proved(&mut self, log: LogId, proof: Box<ForkProof>) {
        if self.forked.insert(log, proof.clone()).is_none() {
            self.actions
                .push(Action::Tell(Report::Forked(proof.clone(), log)));
            self.tell_all(&Message::Fork { log, proof });
        }
    }

    /// A partner sends a part of a log.
    fn offered(&mut self, from: LogId, leaves: Box<Leaves>) {
        let log = leaves.log;
        let listens = self
            .links
            .get(&from)
            .is_some_and(|link| link.listens(&log, self.now));
        if log == self.own || !listens || self.forked.contains_key(&log) {
            return;
        }
        if let Some(waiting) = self.waiting.get_mut(&log) {
            let theirs = waiting.iter().filter(|(partner, _)| *partner == from);
            if theirs.count() < limits::IN_FLIGHT {
                waiting.push_back((from, leaves));
            }
        } else if leaves.from > self.size(&log) {
            // Something before it was lost.
            self.confirm(from, log);
        } else {
            self.waiting.insert(log, VecDeque::new());
            self.actions.push(Action::Take { from, leaves });
        }
    }

    fn taken(&mut self, from: LogId, leaves: &Leaves, outcome: Result<Holding, Untaken>) {
        let log = leaves.log;
        let waiting = self.waiting.remove(&log);
        match outcome {
            Ok(mut holding) => {
                let before = self.holdings.get(&log).map_or(0, |known| known.vouched);
                holding.vouched = before;
                if (from == log || leaves.is_whole()) && leaves.from <= before {
                    holding.vouched = before.max(leaves.end());
                }
                if holding.vouched > before {
                    let vouched = holding.vouched;
                    self.actions.push(Action::Vouch { log, vouched });
                }
                self.holdings.insert(log, holding);
                self.confirm(from, log);
            }
            // It comes again.
            Err(Untaken::Fault) => {}
            Err(Untaken::Wrong(reason)) => {
                let now = self.now;
                self.link(from).bar(log, now);
                self.actions.push(Action::Tell(Report::Quarantined {
                    partner: from,
                    log,
                    from: leaves.from,
                    reason: reason.clone(),
                }));
                self.actions
                    .push(Action::Send(from, Message::Refused { log, reason }));
                // It may be the log that is told in two ways, and not the partner that lies.
                if let Some(theirs) = leaves.checkpoint()
                    && theirs.checkpoint().log == log
                {
                    self.begin_search(log, from, theirs.clone());
                }
            }
        }
        for (partner, next) in waiting.into_iter().flatten() {
            self.offered(partner, next);
        }
    }

    fn read(&mut self, to: LogId, leaves: Leaves) {
        let now = self.now;
        if self.link(to).send(leaves.log, leaves.from, leaves.end(), now) {
            self.actions
                .push(Action::Send(to, Message::Leaves(Box::new(leaves))));
        }
    }

    fn taken_for_group(&mut self, from: LogId, entries: ForGroup, outcome: Result<u64, Untaken>) {
        let key = (from, entries.group.clone());
        match (outcome, entries.next) {
            (Ok(_), Some(next)) => {
                if let Some(asked) = self.groups.get_mut(&key) {
                    *asked = Asked { from: next, at: None };
                }
            }
            // What lies behind the leaves that are here may have been read for this node before its owner knew.
            (Ok(size), None) if size >= entries.size => {
                self.groups.remove(&key);
                self.actions.push(Action::Complete {
                    group: entries.group,
                    partner: from,
                });
            }
            (Ok(_), None) => {}
            (Err(Untaken::Fault), _) => {}
            (Err(Untaken::Wrong(reason)), _) => self.actions.push(Action::Tell(Report::Quarantined {
                partner: from,
                log: from,
                from: 0,
                reason,
            })),
        }
    }

    /// Asks partners for what their logs have for groups.
    fn ask_for_groups(&mut self) {
        let Self {
            groups,
            links,
            actions,
            now,
            ..
        } = self;
        for ((partner, group), asked) in groups {
            let connected = links.get(partner).is_some_and(|link| link.connected);
            if connected && asked.at.is_none_or(|at| *now >= at + limits::ASK_AGAIN) {
                asked.at = Some(*now);
                let (group, from) = (group.clone(), asked.from);
                actions.push(Action::Send(*partner, Message::AskGroup { group, from }));
            }
        }
    }

    fn tick(&mut self) {
        let now = self.now;
        let partners: Vec<LogId> = self.links.keys().copied().collect();
        for partner in partners {
            let link = self.link(partner);
            if !link.connected {
                continue;
            }
            link.resend(now);
            let all = link.told_all_at.is_none_or(|at| now >= at + limits::ALL_EVERY);
            if all || now >= link.told_at + limits::HAVE_EVERY {
                self.tell(partner, all);
            }
        }
        self.searches
            .retain(|_, open| now < open.since + limits::SEARCH_TIME);
        self.ask_for_groups();
        self.cosign();
    }

    fn cosign(&mut self) {
        let now = self.now;
        for holding in self.holdings.values().filter(|holding| holding.log != self.own) {
            let Some(size) = holding
                .checkpoint
                .as_ref()
                .map(|checkpoint| checkpoint.checkpoint().size)
            else {
                continue;
            };
            let due = self
                .cosigned
                .get(&holding.log)
                .is_none_or(|(last, at)| size > *last && now >= *at + limits::COSIGN_EVERY);
            if due && !self.forked.contains_key(&holding.log) {
                self.cosigned.insert(holding.log, (size, now));
                self.actions.push(Action::Cosign(holding.log));
            }
        }
    }

    /// Tells a partner what is here: everything, or what it was not told.
    fn tell(&mut self, partner: LogId, all: bool) {
        let now = self.now;
        let Self { holdings, links, .. } = self;
        let link = links.entry(partner).or_default();
        let news = holdings
            .values()
            .filter(|holding| all || link.told.get(&holding.log) != Some(&(holding.size, holding.vouched)));
        let logs: Vec<Have> = news.map(have).collect();
        for have in &logs {
            link.told.insert(have.log, (have.size, have.vouched));
        }
        link.told_at = now;
        if all {
            link.told_all_at = Some(now);
        }
        for part in logs.chunks(limits::LOGS) {
            let logs = part.to_vec();
            self.actions.push(Action::Send(partner, Message::Have { logs }));
        }
    }

    /// Tells a partner what is here of one log.
    fn confirm(&mut self, partner: LogId, log: LogId) {
        let Self { holdings, links, .. } = self;
        let (Some(holding), Some(link)) = (holdings.get(&log), links.get_mut(&partner)) else {
            return;
        };
        if link.connected {
            link.told.insert(log, (holding.size, holding.vouched));
            let logs = vec![have(holding)];
            self.actions.push(Action::Send(partner, Message::Have { logs }));
        }
    }

    fn tell_all(&mut self, message: &Message) {
        let connected = self.links.iter().filter(|(_, link)| link.connected);
        let partners: BTreeSet<LogId> = connected.map(|(partner, _)| *partner).collect();
        for partner in partners {
            self.actions.push(Action::Send(partner, message.clone()));
        }
    }

    /// Sends on what partners lack.
    fn serve(&mut self) {
        let offers: Vec<Offer> = self
            .holdings
            .values()
            .filter(|holding| !self.forked.contains_key(&holding.log) || holding.log == self.own)
            .filter_map(|holding| {
                Some(Offer {
                    log: holding.log,
                    size: holding.checkpoint.as_ref()?.checkpoint().size,
                    own: holding.log == self.own,
                })
            })
            .collect();
        for (partner, link) in &mut self.links {
            let theirs: Vec<Offer> = offers
                .iter()
                .filter(|offer| offer.log != *partner)
                .copied()
                .collect();
            while let Some((log, from)) = link.next(&theirs, self.now) {
                let to = *partner;
                self.actions.push(Action::Read { to, log, from });
            }
        }
    }

    fn size(&self, log: &LogId) -> u64 {
        self.holdings.get(log).map_or(0, |holding| holding.size)
    }
}

fn have(holding: &Holding) -> Have {
    Have {
        log: holding.log,
        size: holding.size,
        vouched: holding.vouched,
        checkpoint: holding.checkpoint.clone(),
    }
}
