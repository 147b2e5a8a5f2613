//! Files that entries name, for those who read the desk. Nothing of a file is shown as a page of ours: pictures alone are shown, apart from
//! everything; all else is for saving.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use ortaq_core::ids::FileHash;
use ortaq_core::records::Attachment;
use ortaq_engine::files::FileError;
use ortaq_engine::policy::{Act, may};

use crate::frame::Frame;
use crate::session::SignedIn;
use crate::site::Site;
use crate::trouble::Trouble;

/// Even what a browser takes for a page runs nothing and reaches nothing.
const SEALED: &str = "default-src 'none'; sandbox";

/// A file on a page: its address, what it is, its hash.
pub(crate) struct FileRow {
    pub path: String,
    pub name: String,
    pub about: String,
    pub sha256: String,
}

impl FileRow {
    /// As an entry names it.
    pub fn new(frame: &Frame<'_>, file: &Attachment) -> Self {
        let sha256 = file.sha256.to_string();
        let name = file.name.as_deref().unwrap_or(&file.media_type);
        Self {
            path: frame.to(&format!("/files/{sha256}")),
            name: name.to_owned(),
            about: format!("{} · {} KiB", file.media_type, file.bytes.div_ceil(1 << 10)),
            sha256,
        }
    }
}

/// A file.
pub(crate) async fn file(
    State(site): State<Arc<Site>>,
    Path((_, name)): Path<(String, String)>,
    signed_in: SignedIn,
) -> Result<Response, Trouble> {
    let newsroom = site.newsroom()?;
    may(&signed_in.account().roles, Act::ReadDesk).map_err(|_| Trouble::Forbidden)?;
    let sha256: FileHash = name.parse().map_err(|_| Trouble::NotFound)?;
    let kept = newsroom.files.get(&sha256).await?.ok_or(Trouble::NotFound)?;
    let how = if kept.kind.is_picture() {
        "inline"
    } else {
        "attachment"
    };
    let disposition = format!("{how}; filename=\"{}.{}\"", &name[..16], kept.kind.extension);
    let disposition = HeaderValue::try_from(disposition).map_err(|_| Trouble::Fault)?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(kept.kind.media_type)),
        (CONTENT_DISPOSITION, disposition),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(SEALED)),
    ];
    Ok((headers, kept.bytes).into_response())
}

impl From<FileError> for Trouble {
    /// Of a file that was only to be read.
    fn from(error: FileError) -> Self {
        tracing::error!(%error, "a file cannot be read");
        Self::Fault
    }
}
