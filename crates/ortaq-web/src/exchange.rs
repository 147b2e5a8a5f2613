//! Partners' nodes: what they ask of this one. Requests are signed; everything but the description of the node is for partners
//! alone.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use futures_util::stream;
use ortaq_core::ids::LogId;
use ortaq_engine::network::{
    Asked, CONTENT_BYTES, Descriptor, FROM, MESSAGES, Message, Network, Refused, STATUS, STREAM, Signatures,
    TO, WAY, WELL_KNOWN, Way,
};
use tokio::time::timeout;

use crate::limits;
use crate::site::Site;

/// The addresses for partners.
pub(crate) fn router() -> Router<Arc<Site>> {
    Router::new()
        .route(WELL_KNOWN, get(description))
        .route(STREAM, post(open))
        .route(&format!("{MESSAGES}{{way}}"), post(said))
        .route(STATUS, post(status))
}

/// A refusal, in words for the operator of the node that asked.
struct Answer(StatusCode, String);

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        (self.0, self.1).into_response()
    }
}

impl From<Refused> for Answer {
    fn from(refused: Refused) -> Self {
        let status = match &refused {
            Refused::NotSigned(_) | Refused::Again => StatusCode::UNAUTHORIZED,
            Refused::NoWay => StatusCode::CONFLICT,
            Refused::Stopping => StatusCode::SERVICE_UNAVAILABLE,
        };
        Self(status, refused.to_string())
    }
}

fn network(site: &Site) -> Result<&Network, Answer> {
    let none = || Answer(StatusCode::NOT_FOUND, "this node has no log".to_owned());
    site.network.as_ref().ok_or_else(none)
}

/// The node's description of itself, for whoever wants to join it.
async fn description(State(site): State<Arc<Site>>) -> Result<Response, Answer> {
    let network = network(&site)?;
    let read = Descriptor::of(
        &**network.logs().store(),
        network.own(),
        site.options.public_url.as_str(),
    )
    .await;
    match read {
        Ok(Some(descriptor)) => Ok(Json(descriptor).into_response()),
        Ok(None) => Err(Answer(StatusCode::NOT_FOUND, "this node has no log".to_owned())),
        Err(error) => {
            tracing::error!(%error, "the node cannot describe itself");
            Err(Answer(StatusCode::INTERNAL_SERVER_ERROR, String::new()))
        }
    }
}

/// Who makes a request, and its content. Nothing is read of a stranger's.
async fn signed(site: &Site, request: Request) -> Result<(LogId, Bytes), Answer> {
    let network = network(site)?;
    let (parts, body) = request.into_parts();
    let header = |name: &str| text(&parts.headers, name);
    let signatures = Signatures {
        content_digest: header("content-digest"),
        input: header("signature-input"),
        signature: header("signature"),
    };
    let to = header(TO).parse::<LogId>().ok().filter(|to| *to == network.own());
    let to = to.ok_or_else(|| Answer(StatusCode::MISDIRECTED_REQUEST, "this is another node".to_owned()))?;
    let claimed = network.claimed(&signatures).await?;
    let content = to_bytes(body, CONTENT_BYTES).await;
    let content = content.map_err(|_| {
        Answer(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("at most {CONTENT_BYTES} bytes"),
        )
    })?;
    let asked = Asked {
        method: parts.method.as_str(),
        path: parts.uri.path(),
        content: &content,
        to,
    };
    let from = network.verified(&asked, &signatures, claimed)?;
    Ok((from, content))
}

fn text(headers: &HeaderMap, name: &str) -> String {
    let value = headers.get(name).and_then(|value| value.to_str().ok());
    value.unwrap_or_default().to_owned()
}

/// Begins a way from a partner: the answer goes on for as long as there is one.
async fn open(State(site): State<Arc<Site>>, request: Request) -> Result<Response, Answer> {
    let (partner, _) = signed(&site, request).await?;
    let network = network(&site)?.clone();
    let own = network.own().to_string();
    let way = network.receive(partner).await?;
    let name = way.name.clone();
    let said = Said {
        network,
        partner,
        way,
    };
    let lines = stream::unfold(said, |mut said| async move {
        let line = said.next().await?;
        Some((Ok::<_, Infallible>(line), said))
    });
    let mut response = Body::from_stream(lines).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-ndjson"));
    for (header, value) in [(FROM, own), (WAY, name)] {
        if let Ok(value) = HeaderValue::try_from(value) {
            headers.insert(HeaderName::from_static(header), value);
        }
    }
    Ok(response)
}

/// What this node says over a way; when nobody listens any more, the way has ended.
struct Said {
    network: Network,
    partner: LogId,
    way: Way,
}

impl Said {
    /// The next lines: what there is to say, or an empty one, so that the partner hears that the way is open.
    async fn next(&mut self) -> Option<Bytes> {
        let Ok(message) = timeout(limits::WAY_BEAT, self.way.outgoing.recv()).await else {
            return Some(Bytes::from_static(b"\n"));
        };
        let line = message?.to_line();
        self.network.wrote(self.partner, line.len()).await;
        Some(line.into())
    }
}

impl Drop for Said {
    fn drop(&mut self) {
        let (network, partner, way) = (self.network.clone(), self.partner, self.way.name.clone());
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move { network.ended(partner, &way).await });
        }
    }
}

/// What a partner says over its way.
async fn said(
    State(site): State<Arc<Site>>,
    Path(way): Path<String>,
    request: Request,
) -> Result<StatusCode, Answer> {
    let (partner, content) = signed(&site, request).await?;
    let network = network(&site)?;
    for line in content
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
    {
        let message = Message::read(line);
        let message = message.map_err(|error| Answer(StatusCode::BAD_REQUEST, error.to_string()))?;
        network.said(partner, &way, message, line.len()).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// How the links stand: for this node's own operator.
async fn status(State(site): State<Arc<Site>>, request: Request) -> Result<Response, Answer> {
    let (from, _) = signed(&site, request).await?;
    let network = network(&site)?;
    if from != network.own() {
        return Err(Answer(
            StatusCode::FORBIDDEN,
            "this is for the node's own operator".to_owned(),
        ));
    }
    Ok(Json(network.status().await?).into_response())
}
