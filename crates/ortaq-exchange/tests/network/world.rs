//! The network: an explicit clock, a wire with faults, and what must hold at the end.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use std::time::Duration;

use ortaq_core::audience::{Audience, Reader, Readers};
use ortaq_core::ids::{LogId, RecordId};
use ortaq_exchange::{Action, Event, Exchange, Message, Report};

use crate::liar::altered;
use crate::node::{Disk, Groups};

/// For how long there are faults.
const FAULTS: Duration = Duration::from_secs(40);
/// How long healing may take: a quarantine, and then some.
const HEALING: Duration = Duration::from_secs(240);
/// Most leaves of a message here, so that short logs come in several.
const PART: usize = 6;

/// What happens in a run.
#[derive(Debug, Clone)]
pub struct Plan {
    seed: u64,
    nodes: usize,
    /// Whether the wire loses, repeats and is cut, and nodes start anew.
    faults: bool,
    /// Whether the last node alters what it hands on.
    liar: bool,
    /// Whether the last node shows two histories.
    fork: bool,
    /// Whether there is never a direct way between the first two nodes.
    cut: bool,
}

impl Plan {
    pub fn faulty(seed: u64, nodes: usize) -> Self {
        Self {
            seed,
            nodes,
            faults: true,
            liar: false,
            fork: false,
            cut: false,
        }
    }

    pub fn with_liar(seed: u64, nodes: usize) -> Self {
        Self {
            liar: true,
            ..Self::faulty(seed, nodes)
        }
    }

    pub fn with_fork(seed: u64, nodes: usize) -> Self {
        Self {
            fork: true,
            faults: seed.is_multiple_of(2),
            ..Self::faulty(seed, nodes)
        }
    }

    pub fn relayed(seed: u64) -> Self {
        Self {
            cut: true,
            faults: false,
            ..Self::faulty(seed, 3)
        }
    }
}

struct Node {
    disk: Disk,
    exchange: Exchange,
    /// Grows with each start: what was begun before comes to nobody.
    start: u32,
    forks: BTreeSet<LogId>,
    /// Who belongs to which group, as far as this node has heard; it outlives a restart.
    groups: Groups,
    /// Of which members and groups everything is here; it outlives a restart.
    complete: BTreeSet<(LogId, RecordId)>,
}

enum Happening {
    /// A line arrives, if the way is still the one that it was sent on.
    Line {
        from: usize,
        to: usize,
        way: u32,
        line: Vec<u8>,
    },
    /// Work is done.
    Done {
        node: usize,
        start: u32,
        event: Box<Event>,
    },
    Tick(usize),
    Write(usize),
    Cut(usize, usize),
    Join(usize, usize),
    Restart(usize),
    Admit,
    /// A node hears who belongs to the group.
    Hear(usize),
    Rotate(usize),
}

pub struct World {
    plan: Plan,
    random: fastrand::Rng,
    now: Duration,
    counter: u64,
    agenda: BinaryHeap<Reverse<(Duration, u64, usize)>>,
    happenings: Vec<Option<Happening>>,
    nodes: Vec<Node>,
    logs: Vec<LogId>,
    /// Whether there is a way between two nodes, and which number it has.
    ways: BTreeMap<(usize, usize), (bool, u32)>,
    groups: Groups,
    group: RecordId,
    /// Messages of the liar, to be sent again.
    old: Vec<Vec<u8>>,
    totals: [u64; 5],
}

impl World {
    pub fn new(plan: &Plan) -> Self {
        let mut random = fastrand::Rng::with_seed(plan.seed);
        let mut disks: Vec<Disk> = (0..plan.nodes)
            .map(|n| Disk::new(u8::try_from(n + 1).unwrap()))
            .collect();
        if plan.fork {
            // A second node with the key of the last one.
            disks.push(Disk::new(u8::try_from(plan.nodes).unwrap()));
        }
        let logs: Vec<LogId> = disks.iter().map(|disk| disk.log).collect();
        let group = RecordId::new("group", logs[0], [9; 16]).unwrap();
        let members = logs.iter().copied().filter(|_| random.bool()).collect();
        let mut world = Self {
            plan: plan.clone(),
            now: Duration::ZERO,
            counter: 0,
            agenda: BinaryHeap::new(),
            happenings: vec![],
            nodes: vec![],
            ways: BTreeMap::new(),
            groups: Groups(BTreeMap::from([(group.clone(), members)])),
            group,
            old: vec![],
            totals: [0; 5],
            logs,
            random,
        };
        for disk in disks {
            let exchange = Exchange::new(disk.log, world.holdings(&disk));
            world.nodes.push(Node {
                disk,
                exchange,
                start: 0,
                forks: BTreeSet::new(),
                groups: world.groups.clone(),
                complete: BTreeSet::new(),
            });
        }
        world.arrange();
        world
    }

    fn holdings(&self, disk: &Disk) -> Vec<ortaq_exchange::Holding> {
        let all: BTreeSet<&LogId> = self.logs.iter().collect();
        all.into_iter().map(|log| disk.holding(log)).collect()
    }

    /// Whether two nodes are ever joined.
    fn are_partners(&self, one: usize, other: usize) -> bool {
        let Plan { nodes, fork, cut, .. } = self.plan;
        let (one, other) = (one.min(other), one.max(other));
        match (fork, cut) {
            // Even ones see one history, odd ones the other.
            (true, _) if other >= nodes - 1 => one < nodes - 1 && (one % 2 == 0) == (other == nodes - 1),
            (_, true) => (one, other) != (0, 1),
            _ => one != other,
        }
    }

    fn pairs(&self) -> Vec<(usize, usize)> {
        let count = self.nodes.len();
        let all = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other)));
        all.filter(|(one, other)| self.are_partners(*one, *other))
            .collect()
    }

    /// Writes the agenda of the time with faults.
    fn arrange(&mut self) {
        for (one, other) in self.pairs() {
            let at = self.moment(Duration::from_secs(2));
            self.plan_for(at, Happening::Join(one, other));
            let cuts = if self.plan.faults { self.random.u32(..4) } else { 0 };
            for _ in 0..cuts {
                let at = self.moment(FAULTS);
                self.plan_for(at, Happening::Cut(one, other));
                let again = at + self.moment(Duration::from_secs(15));
                self.plan_for(again.min(FAULTS), Happening::Join(one, other));
            }
        }
        for node in 0..self.nodes.len() {
            let at = self.moment(Duration::from_secs(1));
            self.plan_for(at, Happening::Tick(node));
            let writes = self.random.u32(2..14);
            for _ in 0..writes {
                let at = self.moment(FAULTS);
                self.plan_for(at, Happening::Write(node));
            }
            if self.plan.faults && self.random.bool() {
                let at = self.moment(FAULTS);
                self.plan_for(at, Happening::Restart(node));
            }
            if !self.plan.fork && self.random.u8(..3) == 0 {
                let at = self.moment(FAULTS);
                self.plan_for(at, Happening::Rotate(node));
            }
        }
        let at = self.moment(FAULTS);
        self.plan_for(at, Happening::Admit);
    }

    fn moment(&mut self, until: Duration) -> Duration {
        Duration::from_millis(self.random.u64(..u64::try_from(until.as_millis()).unwrap()))
    }

    fn plan_for(&mut self, at: Duration, happening: Happening) {
        let place = self.happenings.len();
        self.happenings.push(Some(happening));
        self.counter += 1;
        self.agenda.push(Reverse((at.max(self.now), self.counter, place)));
    }

    /// Runs to the end; gives how many entries were written, messages sent, lost, altered, and checkpoints cosigned.
    pub fn run(mut self) -> [u64; 5] {
        let mut healed = false;
        let mut look = FAULTS + Duration::from_secs(5);
        while let Some(Reverse((at, _, place))) = self.agenda.pop() {
            self.now = at;
            if !healed && at >= FAULTS {
                healed = true;
                self.plan.faults = false;
                for (one, other) in self.pairs() {
                    self.join(one, other);
                }
            }
            if let Some(happening) = self.happenings[place].take() {
                self.happen(happening);
            }
            if healed && self.now >= look {
                look = self.now + Duration::from_secs(5);
                if self.complaint().is_none() {
                    self.finish();
                    return self.totals;
                }
                if self.now > FAULTS + HEALING {
                    break;
                }
            }
        }
        panic!("not healed: {}", self.complaint().unwrap_or_default());
    }

    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Line { from, to, way, line } => {
                if self.way(from, to) == (true, way) {
                    let message = Message::read(&line).unwrap();
                    let sender = self.logs[from];
                    self.tell(to, Event::Received(sender, message));
                }
            }
            Happening::Done { node, start, event } => {
                if self.nodes[node].start == start {
                    self.tell(node, *event);
                }
            }
            Happening::Tick(node) => {
                self.tell(node, Event::Tick);
                let next = self.now + Duration::from_secs(1);
                self.plan_for(next, Happening::Tick(node));
            }
            Happening::Write(node) => {
                let audience = self.audience(node);
                let number = self.random.u64(..);
                let disk = &mut self.nodes[node].disk;
                disk.write(number, audience);
                self.totals[0] += 1;
                self.grew(node);
            }
            Happening::Rotate(node) => {
                let seed = 100 + u8::try_from(node).unwrap();
                self.nodes[node].disk.rotate(seed);
                self.grew(node);
            }
            Happening::Cut(one, other) => self.cut(one, other),
            Happening::Join(one, other) => self.join(one, other),
            Happening::Restart(node) => self.restart(node),
            Happening::Admit => self.admit(),
            Happening::Hear(node) => {
                self.nodes[node].groups = self.groups.clone();
                self.told_together(node);
            }
        }
    }

    fn grew(&mut self, node: usize) {
        let disk = &self.nodes[node].disk;
        let holding = disk.holding(&disk.log);
        self.tell(node, Event::Holds(holding));
    }

    fn audience(&mut self, node: usize) -> Audience {
        match self.random.u8(..5) {
            0 => Audience::CLEAR,
            1 => Audience::GREEN,
            // Whoever does not belong to a group writes nothing for it.
            2 if self.nodes[node].groups.0[&self.group].contains(&self.logs[node]) => Audience::Amber {
                group: self.group.clone(),
            },
            3 => {
                let own = self.logs[node];
                let other = self.logs[self.random.usize(..self.logs.len())];
                Audience::Red {
                    members: Readers::new([own, other]).unwrap(),
                }
            }
            _ => Audience::Red {
                members: Readers::new([self.logs[node]]).unwrap(),
            },
        }
    }

    /// Lets somebody into the group who was not in it.
    fn admit(&mut self) {
        let members = self.groups.0.get_mut(&self.group).unwrap();
        let Some(node) = (0..self.logs.len()).find(|node| !members.contains(&self.logs[*node])) else {
            return;
        };
        members.insert(self.logs[node]);
        for node in 0..self.logs.len() {
            let at = self.now + self.moment(Duration::from_secs(20));
            self.plan_for(at, Happening::Hear(node));
        }
    }

    /// Tells a node with whom it is in the group.
    fn told_together(&mut self, node: usize) {
        let own = self.logs[node];
        let here = &self.nodes[node];
        let members = here.groups.0[&self.group].clone();
        if !members.contains(&own) {
            return;
        }
        for partner in members {
            let group = self.group.clone();
            if partner != own && !self.nodes[node].complete.contains(&(partner, group.clone())) {
                self.tell(node, Event::Together { group, partner });
            }
        }
    }

    fn way(&self, one: usize, other: usize) -> (bool, u32) {
        let pair = (one.min(other), one.max(other));
        self.ways.get(&pair).copied().unwrap_or_default()
    }

    fn join(&mut self, one: usize, other: usize) {
        let (open, way) = self.way(one, other);
        if open {
            return;
        }
        self.ways
            .insert((one.min(other), one.max(other)), (true, way + 1));
        for (here, there) in [(one, other), (other, one)] {
            let partner = self.logs[there];
            self.tell(here, Event::Connected(partner));
        }
    }

    fn cut(&mut self, one: usize, other: usize) {
        let (open, way) = self.way(one, other);
        if !open {
            return;
        }
        self.ways.insert((one.min(other), one.max(other)), (false, way));
        for (here, there) in [(one, other), (other, one)] {
            let partner = self.logs[there];
            self.tell(here, Event::Disconnected(partner));
        }
    }

    /// Starts a node anew from what is on its disk.
    fn restart(&mut self, node: usize) {
        let others: Vec<usize> = (0..self.nodes.len())
            .filter(|other| self.way(node, *other).0)
            .collect();
        for other in &others {
            self.cut(node, *other);
        }
        let holdings = self.holdings(&self.nodes[node].disk);
        let own = self.logs[node];
        let started = &mut self.nodes[node];
        started.start += 1;
        started.exchange = Exchange::new(own, holdings);
        started.forks.clear();
        self.told_together(node);
        for other in others {
            self.join(node, other);
        }
    }

    fn tell(&mut self, node: usize, event: Event) {
        let actions = self.nodes[node].exchange.handle(event, self.now);
        for action in actions {
            self.act(node, action);
        }
    }

    fn later(&mut self, node: usize, event: Event) {
        let at = self.now + Duration::from_millis(self.random.u64(..30));
        let start = self.nodes[node].start;
        let event = Box::new(event);
        self.plan_for(at, Happening::Done { node, start, event });
    }

    fn act(&mut self, node: usize, action: Action) {
        match action {
            Action::Send(to, message) => self.send(node, to, &message),
            Action::Read { to, log, from } => {
                let most = self.random.usize(1..=PART);
                let part = self.nodes[node]
                    .disk
                    .part(&log, from, most, &to, &self.nodes[node].groups);
                let event = part.map_or(Event::Unread { to, log }, |part| Event::Read(to, part));
                self.later(node, event);
            }
            Action::Take { from, leaves } => {
                let Node { disk, groups, .. } = &mut self.nodes[node];
                let outcome = disk.take(&leaves, groups);
                self.assert_permitted(node, &leaves.log);
                self.later(
                    node,
                    Event::Taken {
                        from,
                        leaves,
                        outcome,
                    },
                );
            }
            Action::SendGroup { to, group, from } => {
                let Node { disk, groups, .. } = &self.nodes[node];
                let entries = disk.for_group(&group, from, &to, groups);
                self.send(node, to, &Message::Group(Box::new(entries)));
            }
            Action::TakeForGroup { from, entries } => {
                let Node { disk, groups, .. } = &mut self.nodes[node];
                let outcome = disk.take_for_group(from, &entries, groups);
                self.assert_permitted(node, &from);
                self.later(
                    node,
                    Event::TakenForGroup {
                        from,
                        entries,
                        outcome,
                    },
                );
            }
            Action::Complete { group, partner } => {
                self.nodes[node].complete.insert((partner, group));
            }
            Action::Vouch { log, vouched } => {
                if let Some(shelf) = self.nodes[node].disk.shelves.get_mut(&log) {
                    shelf.vouched = vouched;
                }
            }
            Action::Search {
                log,
                with,
                theirs,
                nodes,
            } => {
                let outcome = self.nodes[node].disk.search(&log, &theirs, &nodes);
                self.later(node, Event::Searched { log, with, outcome });
            }
            Action::SendNodes { to, log, addresses } => {
                let nodes = self.nodes[node].disk.nodes(&log, &addresses);
                self.send(node, to, &Message::Nodes { log, nodes });
            }
            Action::Check { log, proof } => {
                let keys = self.nodes[node].disk.keys(&log);
                if keys.is_some_and(|keys| proof.verify(keys, keys).is_ok()) {
                    self.later(node, Event::Proved { log, proof });
                }
            }
            Action::Cosign(log) => {
                if let Some(cosigned) = self.nodes[node].disk.cosign(&log) {
                    self.later(node, Event::Cosigned(cosigned));
                }
            }
            Action::Keep { witness, checkpoint } => {
                // A witness may have another key since.
                let keys = self.nodes[node].disk.keys(&witness);
                self.totals[4] +=
                    u64::from(keys.is_some_and(|keys| !checkpoint.cosignatures(keys).is_empty()));
            }
            Action::Tell(Report::Forked(_, log)) => {
                self.nodes[node].forks.insert(log);
            }
            Action::Tell(Report::OwnLogAhead { .. }) => {
                // A node that shows two histories is behind one of them.
                assert!(self.plan.fork, "a node is behind its own log");
            }
            Action::Tell(Report::Quarantined { reason, .. }) => {
                let expected = self.plan.liar || self.plan.fork;
                assert!(expected, "an honest partner was not believed: {reason}");
            }
            Action::Tell(Report::Refused { .. }) => {}
        }
    }

    fn send(&mut self, from: usize, to: LogId, message: &Message) {
        let there =
            (0..self.logs.len()).find(|there| self.logs[*there] == to && self.are_partners(from, *there));
        let Some(to) = there else { return };
        let (open, way) = self.way(from, to);
        if !open {
            return;
        }
        self.totals[1] += 1;
        let mut line = message.to_line();
        if self.plan.liar && from == self.plan.nodes - 1 {
            if self.random.bool()
                && let Some(lie) = altered(&line, &self.logs[from].to_string(), &self.old, &mut self.random)
            {
                line = lie;
                self.totals[3] += 1;
            } else if matches!(message, Message::Leaves(_)) {
                self.old.push(line.clone());
            }
        }
        let copies = match self.random.u8(..20) {
            0 if self.plan.faults => 0,
            1 if self.plan.faults => 2,
            _ => 1,
        };
        self.totals[2] += u64::from(copies == 0);
        for _ in 0..copies {
            let slowest = if self.plan.faults { 900 } else { 60 };
            let at = self.now + Duration::from_millis(self.random.u64(1..slowest));
            let line = line.clone();
            self.plan_for(at, Happening::Line { from, to, way, line });
        }
    }

    /// Nothing of a log was taken in that the node may not read.
    fn assert_permitted(&self, node: usize, log: &LogId) {
        let shelf = self.nodes[node].disk.shelves.get(log);
        let held = shelf
            .iter()
            .flat_map(|shelf| shelf.leaves.iter().filter_map(|(_, held)| held.as_ref()));
        for entry in held.map(|held| held.entry().entry()) {
            assert!(self.permits(node, &entry.audience, log), "{node} holds {entry:?}");
        }
    }

    fn permits(&self, node: usize, audience: &Audience, log: &LogId) -> bool {
        let reader = self.logs[node];
        audience.admits(Reader::Member(&reader), log, |group| {
            self.groups
                .0
                .get(group)
                .is_some_and(|members| members.contains(&reader))
        })
    }

    /// Nodes whose logs have one history.
    fn honest(&self) -> usize {
        self.nodes.len() - if self.plan.fork { 2 } else { 0 }
    }

    /// What is not yet as it should be.
    fn complaint(&self) -> Option<String> {
        let honest = self.honest();
        for (owner, reader) in (0..honest).flat_map(|o| (0..honest).map(move |r| (o, r))) {
            let log = self.logs[owner];
            let theirs = &self.nodes[owner].disk.shelves[&log];
            let Some(ours) = self.nodes[reader].disk.shelves.get(&log) else {
                return Some(format!("{reader} has nothing of {owner}"));
            };
            if ours.reader.checkpoint() != theirs.reader.checkpoint() {
                let (has, of) = (ours.reader.size(), theirs.reader.size());
                return Some(format!("{reader} has {has} of {of} entries of {owner}"));
            }
            for (place, (ours, theirs)) in ours.leaves.iter().zip(&theirs.leaves).enumerate() {
                assert_eq!(ours.0, theirs.0, "{reader} has another leaf {place} of {owner}");
                let held = theirs.1.as_ref().unwrap();
                let permitted = self.permits(reader, &held.entry().entry().audience, &log);
                // Over another one comes only what that one may read.
                let reachable = self.are_partners(owner, reader) || owner == reader;
                match &ours.1 {
                    Some(here) => {
                        assert!(permitted, "{reader} holds entry {place} of {owner}");
                        if here != held && reachable {
                            return Some(format!("{reader} lacks the body of entry {place} of {owner}"));
                        }
                    }
                    None if permitted && reachable => {
                        return Some(format!("{reader} lacks entry {place} of {owner}"));
                    }
                    None => {}
                }
            }
        }
        if self.plan.fork {
            let log = self.logs[honest];
            let missing = (0..honest).find(|node| !self.nodes[*node].forks.contains(&log));
            return missing.map(|node| format!("{node} has no proof that {honest} forked"));
        }
        None
    }

    fn finish(&self) {
        for node in &self.nodes {
            node.disk.assert_sound();
        }
        let fork = self.logs.get(self.honest()).filter(|_| self.plan.fork);
        for node in &self.nodes {
            assert!(
                node.forks.iter().all(|log| Some(log) == fork),
                "an honest log is called forked"
            );
        }
    }
}
