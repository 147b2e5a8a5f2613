//! The task that owns the protocol: what happens goes in, what is to be done comes out.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use ortaq_core::ids::LogId;
use ortaq_core::keys::Fingerprint;
use ortaq_exchange::{Action, Event, Exchange, Message, Report, Search};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};

use super::kept::Kept;
use super::logs::Logs;
use super::partners::Partner;
use super::status::{LinkStatus, PartnerStatus, Status, Told};
use super::{Command, Network, OUTGOING, Way, ago, dial};
use crate::StoreError;

/// How often time goes by for the protocol.
const TICK: Duration = Duration::from_millis(500);
/// What people should know is kept for the page of the network, so many of the newest.
const TOLD: usize = 200;

/// A way to a partner.
struct Open {
    name: String,
    outgoing: mpsc::Sender<Message>,
}

/// What is counted of a link, over all its ways.
#[derive(Default)]
struct Counted {
    heard: Option<Instant>,
    bytes_in: u64,
    bytes_out: u64,
    messages_in: u64,
    messages_out: u64,
}

pub(super) struct Hub {
    logs: Arc<Logs>,
    network: Network,
    exchange: Exchange,
    began: Instant,
    ways: HashMap<LogId, Open>,
    numbered: u64,
    counted: HashMap<LogId, Counted>,
    partners: Vec<Partner>,
    dialled: HashMap<LogId, (String, JoinHandle<()>, dial::Failure)>,
    kept: Kept,
    told: VecDeque<Told>,
    /// What is done beside the hub comes back here.
    done: mpsc::UnboundedSender<Event>,
    work: Option<mpsc::UnboundedReceiver<Event>>,
    change: u64,
}

impl Hub {
    pub async fn new(logs: Arc<Logs>, network: Network) -> Result<Self, StoreError> {
        let kept = Kept::read(logs.remembers());
        let mut holdings = Vec::new();
        for head in logs.store().heads().await? {
            holdings.push(logs.holding(&head.log, kept.vouched(&head.log)).await?);
        }
        let (done, work) = mpsc::unbounded_channel();
        Ok(Self {
            exchange: Exchange::new(logs.own(), holdings),
            logs,
            network,
            began: Instant::now(),
            ways: HashMap::new(),
            numbered: 0,
            counted: HashMap::new(),
            partners: Vec::new(),
            dialled: HashMap::new(),
            kept,
            told: VecDeque::new(),
            done,
            work: Some(work),
            change: 0,
        })
    }

    /// Runs until nobody holds the network any more or the process ends.
    pub async fn run(mut self, mut asked: mpsc::Receiver<Command>) {
        let Some(mut work) = self.work.take() else { return };
        let mut written = self.logs.written();
        let mut tick = interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        self.look(true).await;
        loop {
            tokio::select! {
                command = asked.recv() => match command {
                    Some(command) => self.command(command).await,
                    None => break,
                },
                Some(event) = work.recv() => self.handle(event),
                changed = written.changed() => match changed {
                    Ok(()) => self.look(false).await,
                    Err(_) => break,
                },
                _ = tick.tick() => {
                    self.look(false).await;
                    self.handle(Event::Tick);
                    if let Err(error) = self.kept.write() {
                        tracing::warn!(%error, "what the exchange remembers cannot be written");
                    }
                }
            }
        }
        for (_, dialler, _) in self.dialled.values() {
            dialler.abort();
        }
    }

    /// Looks what is new in the logs: one's own entries, partners, groups.
    async fn look(&mut self, all: bool) {
        if let Err(error) = self.look_at_logs(all).await {
            tracing::error!(%error, "the logs cannot be read for the exchange");
        }
    }

    async fn look_at_logs(&mut self, all: bool) -> Result<(), StoreError> {
        let change = self.logs.store().change().await?;
        if change == self.change && !all {
            return Ok(());
        }
        self.change = change;
        let own = self.logs.own();
        let holding = self.logs.holding(&own, u64::MAX).await?;
        self.handle(Event::Holds(holding));
        let partners = self.logs.partners().await?;
        if partners != self.partners || all {
            self.joined(partners).await?;
        }
        if self.logs.read_groups().await? || all {
            let groups = self.logs.groups();
            for (group, members) in groups.of(&own) {
                for partner in members.iter().filter(|member| **member != own) {
                    if !self.kept.is_complete(partner, group) {
                        let (group, partner) = (group.clone(), *partner);
                        self.handle(Event::Together { group, partner });
                    }
                }
            }
        }
        Ok(())
    }

    /// Goes to partners that have an address, and ends ways to those that are partners no more.
    async fn joined(&mut self, partners: Vec<Partner>) -> Result<(), StoreError> {
        for partner in &partners {
            let holding = self
                .logs
                .holding(&partner.log, self.kept.vouched(&partner.log))
                .await?;
            if !self.partners.iter().any(|known| known.log == partner.log) {
                self.handle(Event::Holds(holding));
            }
        }
        let is_partner = |log: &LogId| partners.iter().any(|partner| partner.log == *log);
        let gone: Vec<LogId> = self.ways.keys().filter(|log| !is_partner(log)).copied().collect();
        for log in gone {
            self.close(log);
        }
        self.dialled.retain(|log, (address, dialler, _)| {
            let same = partners
                .iter()
                .any(|partner| partner.log == *log && partner.address.as_ref() == Some(address));
            if !same {
                dialler.abort();
            }
            same
        });
        for partner in &partners {
            if let Some(address) = &partner.address
                && !self.dialled.contains_key(&partner.log)
            {
                let failure = dial::Failure::default();
                let task = dial::keep_a_way(
                    self.network.clone(),
                    partner.log,
                    address.clone(),
                    failure.clone(),
                );
                let dialler = tokio::spawn(task);
                self.dialled
                    .insert(partner.log, (address.clone(), dialler, failure));
            }
        }
        self.partners = partners;
        Ok(())
    }

    async fn command(&mut self, command: Command) {
        match command {
            Command::Join(partner, came, answer) => {
                let goes = self.dialled.contains_key(&partner) && self.logs.own() < partner;
                if came && goes && self.ways.contains_key(&partner) {
                    return;
                }
                self.close(partner);
                let (outgoing, outgoing_end) = mpsc::channel(OUTGOING);
                self.numbered += 1;
                let name = format!("{}", self.numbered);
                let way = Way {
                    name: name.clone(),
                    outgoing: outgoing_end,
                };
                if answer.send(way).is_ok() {
                    self.ways.insert(partner, Open { name, outgoing });
                    self.counted.entry(partner).or_default().heard = Some(Instant::now());
                    tracing::info!(%partner, "there is a way to a partner");
                    self.handle(Event::Connected(partner));
                }
            }
            Command::Ended(partner, way) => {
                if self.is_open(&partner, &way) {
                    self.close(partner);
                }
            }
            Command::Said(partner, way, message, bytes) => {
                if self.is_open(&partner, &way) {
                    let counted = self.counted.entry(partner).or_default();
                    counted.heard = Some(Instant::now());
                    counted.bytes_in += bytes as u64;
                    counted.messages_in += 1;
                    self.handle(Event::Received(partner, message));
                }
            }
            Command::Tell(to, message) => self.send(to, message),
            Command::Wrote(partner, bytes) => self.counted.entry(partner).or_default().bytes_out += bytes,
            Command::Status(answer) => {
                if let Ok(status) = self.status().await {
                    // Who asked may have gone.
                    let _ = answer.send(status);
                }
            }
        }
    }

    fn is_open(&self, partner: &LogId, way: &str) -> bool {
        self.ways.get(partner).is_some_and(|open| open.name == way)
    }

    fn close(&mut self, partner: LogId) {
        if self.ways.remove(&partner).is_some() {
            tracing::info!(%partner, "the way to a partner has ended");
            self.handle(Event::Disconnected(partner));
        }
    }

    fn handle(&mut self, event: Event) {
        let actions = self.exchange.handle(event, self.began.elapsed());
        for action in actions {
            self.act(action);
        }
    }

    /// Does something beside the hub; what comes of it comes back.
    fn beside(&self, work: impl Future<Output = Option<Event>> + Send + 'static) {
        let done = self.done.clone();
        tokio::spawn(async move {
            if let Some(event) = work.await {
                // Where the hub has ended, nobody waits.
                let _ = done.send(event);
            }
        });
    }

    fn send(&mut self, to: LogId, message: Message) {
        let Some(open) = self.ways.get(&to) else { return };
        match open.outgoing.try_send(message) {
            Ok(()) => self.counted.entry(to).or_default().messages_out += 1,
            Err(_) => {
                tracing::warn!(partner = %to, "a partner does not read what it is sent; its way is ended");
                self.close(to);
            }
        }
    }

    fn act(&mut self, action: Action) {
        let logs = Arc::clone(&self.logs);
        match action {
            Action::Send(to, message) => self.send(to, message),
            Action::Read { to, log, from } => self.beside(async move {
                Some(match logs.part(&to, &log, from).await {
                    Ok(Some(part)) => Event::Read(to, part),
                    Ok(None) => Event::Unread { to, log },
                    Err(error) => {
                        tracing::error!(%log, %error, "a part of a log cannot be read");
                        Event::Unread { to, log }
                    }
                })
            }),
            Action::Take { from, leaves } => {
                let vouched = self.kept.vouched(&leaves.log);
                self.beside(async move {
                    let outcome = logs.take(&leaves, vouched).await;
                    Some(Event::Taken {
                        from,
                        leaves,
                        outcome,
                    })
                });
            }
            Action::SendGroup { to, group, from } => {
                let network = self.network.clone();
                self.beside(async move {
                    match logs.for_group(&to, &group, from).await {
                        Ok(entries) => network.tell(to, Message::Group(Box::new(entries))).await,
                        Err(error) => tracing::error!(%error, "entries for a group cannot be read"),
                    }
                    None
                });
            }
            Action::TakeForGroup { from, entries } => self.beside(async move {
                let outcome = logs.take_for_group(from, &entries).await;
                Some(Event::TakenForGroup {
                    from,
                    entries,
                    outcome,
                })
            }),
            Action::Complete { group, partner } => self.kept.complete(partner, group),
            Action::Vouch { log, vouched } => self.kept.vouch(log, vouched),
            Action::Search {
                log,
                with,
                theirs,
                nodes,
            } => self.beside(async move {
                let outcome = logs
                    .search(&log, &theirs, &nodes)
                    .await
                    .unwrap_or(Search::Nothing);
                Some(Event::Searched { log, with, outcome })
            }),
            Action::SendNodes { to, log, addresses } => {
                let network = self.network.clone();
                self.beside(async move {
                    let nodes = logs.nodes(&log, &addresses).await.unwrap_or_default();
                    network.tell(to, Message::Nodes { log, nodes }).await;
                    None
                });
            }
            Action::Check { log, proof } => self.beside(async move {
                let holds = logs.proves(&log, &proof).await.unwrap_or(false);
                holds.then_some(Event::Proved { log, proof })
            }),
            Action::Cosign(log) => self.beside(async move {
                let cosigned = logs.cosign(&log).await.ok().flatten()?;
                Some(Event::Cosigned(cosigned))
            }),
            Action::Keep { witness, checkpoint } => self.beside(async move {
                logs.keep(*checkpoint, witness).await;
                None
            }),
            Action::Tell(report) => self.tell_people(report),
        }
    }

    fn tell_people(&mut self, report: Report) {
        let (partner, log, what, reason) = match report {
            Report::Quarantined {
                partner,
                log,
                from,
                reason,
            } => (
                Some(partner),
                log,
                "quarantined",
                format!("from place {from}: {reason}"),
            ),
            Report::Refused { partner, log, reason } => (Some(partner), log, "refused", reason),
            Report::Forked(_, log) => (None, log, "forked", "the log was told in two ways".to_owned()),
            Report::OwnLogAhead { partner, size } => {
                let reason = format!(
                    "a partner has {size} entries of this node's own log; do not write before that is mended"
                );
                (Some(partner), self.logs.own(), "own-log-ahead", reason)
            }
        };
        tracing::warn!(partner = partner.map(|log| log.to_string()), %log, what, reason);
        self.told.push_front(Told {
            at: Timestamp::now(),
            partner,
            log,
            what: what.to_owned(),
            reason,
        });
        self.told.truncate(TOLD);
    }

    async fn status(&self) -> Result<Status, StoreError> {
        let own = self.logs.own();
        let forked: BTreeMap<_, _> = self.exchange.forks().collect();
        let mut partners = Vec::with_capacity(self.partners.len());
        for Partner { log, address } in &self.partners {
            let counted = self.counted.get(log);
            let failure = self.dialled.get(log).and_then(|(_, _, failure)| failure.last());
            let connected = self.ways.contains_key(log);
            partners.push(PartnerStatus {
                log: *log,
                name: self.logs.name(log).await?,
                address: address.clone(),
                here: self.logs.holding(log, 0).await?.size,
                has: self.exchange.confirmed(log, &own),
                link: LinkStatus {
                    connected,
                    heard_seconds_ago: ago(counted.and_then(|counted| counted.heard))
                        .map(|ago| ago.as_secs()),
                    bytes_in: counted.map_or(0, |counted| counted.bytes_in),
                    bytes_out: counted.map_or(0, |counted| counted.bytes_out),
                    messages_in: counted.map_or(0, |counted| counted.messages_in),
                    messages_out: counted.map_or(0, |counted| counted.messages_out),
                    failure: failure.filter(|_| !connected),
                },
                forked: forked.contains_key(log),
            });
        }
        Ok(Status {
            log: own,
            fingerprint: Fingerprint::of(&own).to_string(),
            size: self.logs.holding(&own, 0).await?.size,
            partners,
            told: self.told.iter().cloned().collect(),
        })
    }
}
