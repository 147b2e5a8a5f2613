//! The node's signed log as data: its newest checkpoint, and single entries with what proves that they are in it.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use ortaq_core::audience::Audience;
use ortaq_core::ids::EntryId;
use ortaq_engine::StoreError;
use ortaq_engine::log::{self, LogError, Proven, Subject};
use serde::Serialize;
use utoipa::ToSchema;

use super::problem::{self, Kind, Problem};
use crate::newsroom::Newsroom;
use crate::site::Site;
use crate::trouble::Trouble;

/// Largest position, as JSON can write it exactly.
const MAX_POSITION: u64 = 1 << 53;

/// The node's own log.
fn own(site: &Site) -> Result<&Newsroom, Problem> {
    let own = site.newsroom.as_ref();
    own.ok_or_else(|| Problem::new(Kind::NoLog, "Nothing has been signed here."))
}

impl From<LogError> for Problem {
    fn from(error: LogError) -> Self {
        match error {
            LogError::NothingThere(_) => Self::not_found(),
            LogError::NoCheckpoint { .. } => Self::new(
                Kind::NotFound,
                "The newest checkpoint does not reach this entry yet.",
            ),
            error => {
                tracing::error!(%error, "the log cannot be read");
                Trouble::Fault.into()
            }
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        LogError::from(error).into()
    }
}

/// What the log has signed about the whole of itself.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Checkpoint)]
pub(super) struct CheckpointItem {
    /// Name of the log: the hash of its two keys.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    log: String,
    /// How many entries it has.
    size: u64,
    /// Root of the tree, 64 hexadecimal digits.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    root: String,
    /// The signed checkpoint itself (C2SP tlog-checkpoint), to be kept as a file.
    checkpoint: String,
    /// The key that signs it, as programs for signed notes read it.
    verifier_key: String,
}

/// One entry of the log.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LogEntry)]
pub(super) struct EntryItem {
    /// Name of the log.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    log: String,
    /// Its place, from 0.
    position: u64,
    /// Its name: the SHA-256 of its signed text.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    id: String,
    /// The signed entry (a C2SP signed note); null where it is not for everybody.
    #[schema(required = true)]
    note: Option<String>,
    /// Its body, byte for byte as it was hashed; null where it is not for everybody or was erased.
    #[schema(required = true)]
    body: Option<String>,
    /// The proof that it is in the log, with the checkpoint it is against (C2SP tlog-proof), to be kept as a file.
    proof: String,
    /// The key that signs the checkpoint, as programs for signed notes read it.
    verifier_key: String,
}

impl EntryItem {
    fn new(proven: Proven) -> Self {
        let verified = proven.held.entry();
        let entry = verified.entry();
        // Whoever may not read an entry gets its name and verifies the same tree as everybody else.
        let readable = matches!(entry.audience, Audience::Clear {});
        let body = proven.held.body().filter(|_| readable);
        Self {
            log: entry.log.to_string(),
            position: entry.seq,
            id: verified.id().to_string(),
            note: readable.then(|| verified.signed().clone().into()),
            body: body.map(|body| String::from_utf8_lossy(body.as_bytes()).into_owned()),
            proof: proven.proof,
            verifier_key: proven.verifier_key,
        }
    }
}

/// Read the newest checkpoint of the log
///
/// Keep it: whoever has an earlier checkpoint notices when something was changed or taken out afterwards.
#[utoipa::path(
    get,
    path = "/api/v1/log/checkpoint",
    operation_id = "read_checkpoint",
    tag = "Log",
    responses(
        (status = 200, body = CheckpointItem, description = "The checkpoint", headers(
            ("etag" = String, description = "Send it as If-None-Match to be answered 304 while nothing has changed."),
        )),
        (status = 304, description = "What If-None-Match names has not changed"),
        (status = 404, response = problem::Document),
    )
)]
pub(super) async fn checkpoint(
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let own = own(&site)?;
    let attested = log::attest(&*own.store, &own.desk.log()).await?;
    let said = attested.checkpoint.checkpoint();
    let checkpoint = CheckpointItem {
        log: said.log.to_string(),
        size: said.size,
        root: said.root.to_string(),
        checkpoint: attested.checkpoint.to_string(),
        verifier_key: attested.verifier_key,
    };
    super::json(&headers, &checkpoint)
}

/// Read an entry of the log with its proof
///
/// By its place or by its name. Of an entry that is not for everybody only its name and the proof are given.
#[utoipa::path(
    get,
    path = "/api/v1/log/entries/{entry}",
    operation_id = "read_log_entry",
    tag = "Log",
    params(("entry" = String, Path, pattern = "^([0-9]{1,15}|[0-9a-f]{64})$", description = "Place in the log, from 0, or name of the entry")),
    responses(
        (status = 200, body = EntryItem, description = "The entry", headers(
            ("etag" = String, description = "Send it as If-None-Match to be answered 304 while nothing has changed."),
        )),
        (status = 304, description = "What If-None-Match names has not changed"),
        (status = 404, response = problem::Document),
    )
)]
pub(super) async fn entry(
    State(site): State<Arc<Site>>,
    Path(entry): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let own = own(&site)?;
    let id = match entry.parse::<EntryId>() {
        Ok(id) => id,
        Err(_) => at(own, &entry).await?,
    };
    let mut proven = log::prove(&*own.store, &Subject::Entry(id)).await?;
    let proven = proven.pop().ok_or_else(Problem::not_found)?;
    super::json(&headers, &EntryItem::new(proven))
}

/// The name of the entry at a place of the node's own log.
async fn at(own: &Newsroom, place: &str) -> Result<EntryId, Problem> {
    let digits = !place.is_empty() && place.bytes().all(|b| b.is_ascii_digit());
    let place: Option<u64> = place.parse().ok().filter(|_| digits);
    let place = place.filter(|place| *place < MAX_POSITION);
    let place = place.ok_or_else(Problem::not_found)?;
    let leaves = own.store.leaves(&own.desk.log(), place, 1).await?;
    let leaf = leaves.into_iter().find(|leaf| leaf.seq == place);
    let held = leaf.and_then(|leaf| leaf.entry);
    Ok(held.ok_or_else(Problem::not_found)?.entry().id())
}
