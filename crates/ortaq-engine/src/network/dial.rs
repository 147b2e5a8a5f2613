//! Going to partners: HTTP/1.1, with TLS where the address says so.
//!
//! One long answer brings what the partner says; what this node says goes in requests of its own, one after the other. Both are signed, so that the partner
//! knows who comes; who is there is known by the certificate of the address that people have joined, and everything that is taken in is verified anyway.

use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::{Method, Request, Response, StatusCode};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use jiff::Timestamp;
use ortaq_core::ids::LogId;
use ortaq_core::keys::NodeKey;
use ortaq_exchange::{Message, limits, sign};
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};

use super::{MESSAGES, Network, STATUS, STREAM, Way};
use crate::log::random;

/// How long an answer may take to begin.
const ANSWER_TIME: Duration = Duration::from_secs(20);
/// How long a partner may say nothing at all; it sends an empty line more often than that.
const SILENCE: Duration = Duration::from_secs(40);
/// The shortest and the longest wait before the next attempt.
const AGAIN: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(60));
/// Most bytes of messages in one request, beyond which no other is added.
const TOGETHER: usize = 1 << 20;
/// Most bytes of one request.
pub const CONTENT_BYTES: usize = TOGETHER + limits::MESSAGE_BYTES;
/// Longest description of a node that is read, in bytes.
const DESCRIPTION_BYTES: usize = 64 << 10;

/// The header that says who answers.
pub const FROM: &str = "ortaq-from";
/// The header that says who is spoken to.
pub const TO: &str = "ortaq-to";
/// The header that names a way.
pub const WAY: &str = "ortaq-way";

/// Why a node cannot be reached.
#[derive(Debug, thiserror::Error)]
pub enum DialError {
    /// The address.
    #[error(
        "{0} is no web address; a node is reached over https, and over http only on this machine or in a private network"
    )]
    Address(String),
    /// The connection.
    #[error("{0}")]
    Connection(String),
    /// The node has answered something else.
    #[error("the node answers {status}: {reason}")]
    Answer {
        /// The status.
        status: u16,
        /// What it says.
        reason: String,
    },
    /// Another node answers.
    #[error("another node answers there: {0}")]
    OtherNode(String),
    /// It took too long.
    #[error("no answer within {} seconds", ANSWER_TIME.as_secs())]
    Silent,
    /// It is not what it should be.
    #[error(transparent)]
    Unreadable(#[from] ortaq_exchange::Unreadable),
    /// This node is stopping, or gives no random numbers.
    #[error("{0}")]
    Here(String),
}

/// Why the last attempt to reach a partner failed.
#[derive(Debug, Clone, Default)]
pub(super) struct Failure(Arc<Mutex<Option<String>>>);

impl Failure {
    pub fn last(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, failure: Option<String>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = failure;
    }
}

/// Speaks HTTP to other nodes.
#[derive(Debug, Clone)]
pub struct Client(legacy::Client<HttpsConnector<HttpConnector>, Full<Bytes>>);

impl Default for Client {
    fn default() -> Self {
        let mut plain = HttpConnector::new();
        plain.enforce_http(false);
        plain.set_nodelay(true);
        plain.set_connect_timeout(Some(ANSWER_TIME));
        let connector = HttpsConnectorBuilder::new()
            .with_webpki_roots()
            .https_or_http()
            .enable_http1()
            .wrap_connector(plain);
        Self(legacy::Client::builder(TokioExecutor::new()).build(connector))
    }
}

impl Client {
    /// What is at an address, at most so much.
    ///
    /// # Errors
    /// A node that cannot be reached or answers something else.
    pub async fn get(&self, address: &str, path: &str) -> Result<Vec<u8>, DialError> {
        let request = request(Method::GET, address, path).body(Full::default());
        let request = request.map_err(|_| DialError::Address(address.to_owned()))?;
        let response = self.send(request).await?;
        Ok(read(response, DESCRIPTION_BYTES).await?.to_vec())
    }

    async fn send(&self, request: Request<Full<Bytes>>) -> Result<Response<Incoming>, DialError> {
        let response = timeout(ANSWER_TIME, self.0.request(request)).await;
        let response = response.map_err(|_| DialError::Silent)?;
        let response = response.map_err(|error| DialError::Connection(reasons(&error)))?;
        let status = response.status();
        if status.is_success() {
            return Ok(response);
        }
        let reason = read(response, DESCRIPTION_BYTES).await.unwrap_or_default();
        let reason: String = String::from_utf8_lossy(&reason)
            .chars()
            .take(limits::REASON_CHARS)
            .collect();
        let status = status.as_u16();
        Err(DialError::Answer { status, reason })
    }

    /// How the links of this machine's own node stand, as its server at `address` says.
    ///
    /// # Errors
    /// A server that cannot be reached, or is another node's.
    pub async fn status(&self, address: &str, own: &LogId, key: &NodeKey) -> Result<Vec<u8>, DialError> {
        let response = self.signed(address, STATUS, Vec::new(), (own, key), *own).await?;
        Ok(read(response, limits::MESSAGE_BYTES).await?.to_vec())
    }

    /// Sends a signed request to a node.
    async fn signed(
        &self,
        address: &str,
        path: &str,
        content: Vec<u8>,
        (own, key): (&LogId, &NodeKey),
        to: LogId,
    ) -> Result<Response<Incoming>, DialError> {
        let asked = ortaq_exchange::Request {
            method: Method::POST.as_str(),
            path,
            content: &content,
            to,
        };
        let nonce = random().map_err(|error| DialError::Here(error.to_string()))?;
        let signatures = sign(&asked, own, key, Timestamp::now().as_second(), nonce);
        let request = request(Method::POST, address, path)
            .header("content-digest", signatures.content_digest)
            .header("signature-input", signatures.input)
            .header("signature", signatures.signature)
            .header(TO, to.to_string())
            .header("content-type", "application/x-ndjson")
            .body(Full::from(content));
        self.send(request.map_err(|_| DialError::Address(address.to_owned()))?)
            .await
    }
}

fn request(method: Method, address: &str, path: &str) -> hyper::http::request::Builder {
    let address = address.trim_end_matches('/');
    Request::builder().method(method).uri(format!("{address}{path}"))
}

async fn read(response: Response<Incoming>, most: usize) -> Result<Bytes, DialError> {
    let body = timeout(ANSWER_TIME, Limited::new(response.into_body(), most).collect()).await;
    let body = body.map_err(|_| DialError::Silent)?;
    Ok(body
        .map_err(|error| DialError::Connection(error.to_string()))?
        .to_bytes())
}

/// An error with what caused it: `hyper` says the latter only there.
fn reasons(error: &dyn Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words += &format!(": {error}");
        cause = error.source();
    }
    words
}

/// Keeps a way to a partner, for ever.
pub(super) async fn keep_a_way(network: Network, partner: LogId, address: String, failure: Failure) {
    let client = Client::default();
    let mut pause = AGAIN.0;
    loop {
        let began = std::time::Instant::now();
        // While the partner comes here by itself, there is no need to go there.
        match go(&client, &network, partner, &address, &failure).await {
            Ok(()) => {}
            Err(DialError::Answer { status, .. }) if status == StatusCode::CONFLICT.as_u16() => {
                failure.set(None);
                pause = AGAIN.1;
            }
            Err(error) => {
                tracing::debug!(%partner, address, %error, "a partner cannot be reached");
                failure.set(Some(error.to_string()));
            }
        }
        if began.elapsed() > AGAIN.1 {
            pause = AGAIN.0;
        }
        // Not all at once, after a partner was away.
        let spread = random::<1>().map_or(0, |[byte]| u64::from(byte));
        sleep(pause + pause.mul_f64(0.3 * spread as f64 / 255.0)).await;
        pause = (2 * pause).min(AGAIN.1);
    }
}

/// One way, from its beginning to its end.
async fn go(
    client: &Client,
    network: &Network,
    partner: LogId,
    address: &str,
    failure: &Failure,
) -> Result<(), DialError> {
    let own = network.own();
    let here = (&own, network.key());
    let response = client.signed(address, STREAM, Vec::new(), here, partner).await?;
    let header = |name: &str| {
        let value = response.headers().get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    if header(FROM) != partner.to_string() {
        return Err(DialError::OtherNode(header(FROM)));
    }
    let there = header(WAY);
    let stopping = |error: super::Refused| DialError::Here(error.to_string());
    let Way { name, outgoing } = network.join(partner).await.map_err(stopping)?;
    failure.set(None);
    let ended = tokio::select! {
        heard = listen(network, partner, &name, response.into_body()) => heard,
        said = speak(client, network, partner, address, &there, outgoing) => said,
    };
    network.ended(partner, &name).await;
    ended
}

/// Hands over what the partner says.
async fn listen(network: &Network, partner: LogId, way: &str, mut body: Incoming) -> Result<(), DialError> {
    let mut waiting: Vec<u8> = Vec::new();
    loop {
        let frame = timeout(SILENCE, body.frame())
            .await
            .map_err(|_| DialError::Silent)?;
        let Some(frame) = frame else { return Ok(()) };
        let frame = frame.map_err(|error| DialError::Connection(reasons(&error)))?;
        let Ok(data) = frame.into_data() else { continue };
        let mut rest = &data[..];
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            waiting.extend_from_slice(&rest[..end]);
            rest = &rest[end + 1..];
            if !waiting.is_empty() {
                let message = Message::read(&waiting)?;
                let said = network.said(partner, way, message, waiting.len()).await;
                said.map_err(|error| DialError::Here(error.to_string()))?;
            }
            waiting.clear();
        }
        waiting.extend_from_slice(rest);
        if waiting.len() > limits::MESSAGE_BYTES {
            return Err(ortaq_exchange::Unreadable::TooLong { found: waiting.len() }.into());
        }
    }
}

/// Says to the partner what there is to say: what waits goes together.
async fn speak(
    client: &Client,
    network: &Network,
    partner: LogId,
    address: &str,
    way: &str,
    mut outgoing: mpsc::Receiver<Message>,
) -> Result<(), DialError> {
    let own = network.own();
    let path = format!("{MESSAGES}{way}");
    while let Some(message) = outgoing.recv().await {
        let mut content = message.to_line();
        while content.len() < TOGETHER
            && let Ok(message) = outgoing.try_recv()
        {
            content.extend(message.to_line());
        }
        let bytes = content.len();
        client
            .signed(address, &path, content, (&own, network.key()), partner)
            .await?;
        network.wrote(partner, bytes).await;
    }
    Ok(())
}
