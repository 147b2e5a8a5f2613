//! The network: this node's links to its partners.
//!
//! [`ortaq_exchange`] decides what is said; here is what it needs of the world. One task, the *hub*, owns the protocol and its clock; reading and
//! writing logs is done beside it. How lines travel is not its business: whoever has a way to a partner [joins](Network::join) it, hands over what the
//! partner says, and sends what comes out. There are two: [`dial`] goes to partners, the site receives those who come.

mod descriptor;
mod dial;
mod hub;
mod kept;
mod logs;
mod partners;
mod status;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use ortaq_core::ids::LogId;
use ortaq_core::keys::{NodeKey, PublicKey};
pub use ortaq_exchange::{Message, Request as Asked, Signatures};
use ortaq_exchange::{NotSigned, verify};
use tokio::sync::{mpsc, oneshot};

pub use descriptor::{Descriptor, DescriptorError, WELL_KNOWN};
pub use dial::{CONTENT_BYTES, Client, DialError, FROM, TO, WAY};
pub use logs::Logs;
pub use partners::{JoinError, Partner, TERMS, address, find, join, leave, list};
pub use status::{LinkStatus, PartnerStatus, Status, Told};

use hub::Hub;

/// The path at which a way from a partner begins.
pub const STREAM: &str = "/exchange/v1/stream";
/// The path to which messages on a way are sent, before its name.
pub const MESSAGES: &str = "/exchange/v1/messages/";
/// The path at which a node tells its own operator how its links stand.
pub const STATUS: &str = "/exchange/v1/status";

/// Messages that may wait for a partner who does not read; one more, and the way ends.
const OUTGOING: usize = 256;
/// Messages that may wait for the hub; whoever brings more waits.
const INCOMING: usize = 64;
/// Random numbers of requests that are remembered. More within [`ortaq_exchange::limits::REQUEST_AGE`] are refused.
const NONCES: usize = 100_000;

/// A way to a partner, as whoever carries its lines has it.
#[derive(Debug)]
pub struct Way {
    /// Its name.
    pub name: String,
    /// What is to be sent. It ends when another way takes its place.
    pub outgoing: mpsc::Receiver<Message>,
}

/// Why something that came in is not taken.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Nobody's, or somebody else's.
    #[error(transparent)]
    NotSigned(#[from] NotSigned),
    /// The same request again.
    #[error("this request was made before")]
    Again,
    /// There is a way already, of the node that is asked.
    #[error("there is a way already")]
    NoWay,
    /// The node is stopping.
    #[error("the node is stopping")]
    Stopping,
}

/// Who says to have made a request.
#[derive(Debug)]
pub struct Claimed {
    log: LogId,
    key: PublicKey,
}

enum Command {
    /// Whether the partner came here.
    Join(LogId, bool, oneshot::Sender<Way>),
    Ended(LogId, String),
    Said(LogId, String, Message, usize),
    Tell(LogId, Message),
    Wrote(LogId, u64),
    Status(oneshot::Sender<Status>),
}

/// The node's links. Clones are the same.
#[derive(Debug, Clone)]
pub struct Network {
    own: LogId,
    logs: Arc<Logs>,
    commands: mpsc::Sender<Command>,
    nonces: Arc<Mutex<HashMap<[u8; 16], Instant>>>,
}

impl Network {
    /// Begins to exchange logs with the partners that are joined, now and later.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn start(logs: Logs) -> Result<Self, crate::StoreError> {
        let logs = Arc::new(logs);
        let (commands, asked) = mpsc::channel(INCOMING);
        let network = Self {
            own: logs.own(),
            logs: Arc::clone(&logs),
            commands,
            nonces: Arc::default(),
        };
        let hub = Hub::new(logs, network.clone()).await?;
        tokio::spawn(hub.run(asked));
        Ok(network)
    }

    /// This node's log.
    #[must_use]
    pub fn own(&self) -> LogId {
        self.own
    }

    /// The logs.
    #[must_use]
    pub fn logs(&self) -> &Logs {
        &self.logs
    }

    pub(crate) fn key(&self) -> &NodeKey {
        self.logs.key()
    }

    /// Who says to have made a request, and the key with which they would have signed it: a partner, or this node's own operator. To be asked before the content is
    /// read.
    ///
    /// # Errors
    /// Strangers.
    pub async fn claimed(&self, signatures: &Signatures) -> Result<Claimed, Refused> {
        let log = signatures.log().ok_or(NotSigned::Form("keyid"))?;
        let key = self.logs.partner_key(&log).await;
        let key = key.ok_or(NotSigned::Stranger(log))?;
        Ok(Claimed { log, key })
    }

    /// Who made a request: who says so, and for the first time.
    ///
    /// # Errors
    /// Everybody else.
    pub fn verified(
        &self,
        request: &Asked<'_>,
        signatures: &Signatures,
        claimed: Claimed,
    ) -> Result<LogId, Refused> {
        let now = Timestamp::now().as_second();
        let known = |log: &LogId| (*log == claimed.log).then_some(claimed.key);
        let (log, nonce) = verify(request, signatures, known, now)?;
        let mut nonces = self.nonces.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = 2 * ortaq_exchange::limits::REQUEST_AGE;
        if nonces.len() >= NONCES {
            nonces.retain(|_, seen| seen.elapsed() < kept);
        }
        let is_new = nonces.len() < NONCES && nonces.insert(nonce, Instant::now()).is_none();
        is_new.then_some(log).ok_or(Refused::Again)
    }

    /// There is a way to a partner, to which this node went; one that there was before ends.
    ///
    /// # Errors
    /// [`Refused::Stopping`].
    pub async fn join(&self, partner: LogId) -> Result<Way, Refused> {
        let (answer, way) = oneshot::channel();
        self.ask(Command::Join(partner, false, answer)).await?;
        way.await.map_err(|_| Refused::Stopping)
    }

    /// A partner comes. Of two nodes that go to each other, the way of the one with the smaller name stays.
    ///
    /// # Errors
    /// [`Refused::NoWay`], where there is that one; [`Refused::Stopping`].
    pub async fn receive(&self, partner: LogId) -> Result<Way, Refused> {
        let (answer, way) = oneshot::channel();
        self.ask(Command::Join(partner, true, answer)).await?;
        way.await.map_err(|_| Refused::NoWay)
    }

    /// A way has ended.
    pub async fn ended(&self, partner: LogId, way: &str) {
        // Where the hub has ended too, there is nothing to tell.
        let _ = self.ask(Command::Ended(partner, way.to_owned())).await;
    }

    /// A partner said something over a way, in so many bytes. Returns when it was heard.
    ///
    /// # Errors
    /// [`Refused::Stopping`].
    pub async fn said(
        &self,
        partner: LogId,
        way: &str,
        message: Message,
        bytes: usize,
    ) -> Result<(), Refused> {
        self.ask(Command::Said(partner, way.to_owned(), message, bytes))
            .await
    }

    /// How the links stand.
    ///
    /// # Errors
    /// [`Refused::Stopping`].
    pub async fn status(&self) -> Result<Status, Refused> {
        let (answer, status) = oneshot::channel();
        self.ask(Command::Status(answer)).await?;
        status.await.map_err(|_| Refused::Stopping)
    }

    /// So many bytes went to a partner.
    pub async fn wrote(&self, partner: LogId, bytes: usize) {
        let _ = self.ask(Command::Wrote(partner, bytes as u64)).await;
    }

    /// Says something to a partner.
    async fn tell(&self, to: LogId, message: Message) {
        let _ = self.ask(Command::Tell(to, message)).await;
    }

    async fn ask(&self, command: Command) -> Result<(), Refused> {
        self.commands.send(command).await.map_err(|_| Refused::Stopping)
    }
}

/// How long ago something happened, where it did.
fn ago(at: Option<Instant>) -> Option<Duration> {
    at.map(|at| at.elapsed())
}
