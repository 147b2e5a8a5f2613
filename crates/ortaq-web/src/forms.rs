//! Forms as they arrive: fields in the order in which they came, and files where the form has some.

use std::sync::Arc;

use axum::RequestExt;
use axum::body::to_bytes;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use ortaq_engine::files::Incoming;

use crate::limits;
use crate::site::Site;
use crate::trouble::Trouble;

/// The fields of a form.
#[derive(Default)]
pub(crate) struct Fields {
    fields: Vec<(String, String)>,
    files: Vec<Incoming>,
}

impl Fields {
    /// These fields.
    #[cfg(test)]
    pub fn of(fields: impl Iterator<Item = (String, String)>) -> Self {
        Self {
            fields: fields.collect(),
            files: vec![],
        }
    }

    /// All fields with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.fields.iter();
        fields.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The first field of a name; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// All fields of a name: of boxes that were ticked.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let found = self.fields.iter().filter(move |(field, _)| field == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The files, without those that browsers send where none was chosen.
    pub fn files(&self) -> &[Incoming] {
        &self.files
    }

    /// Reads a form of files and fields.
    async fn receive(mut form: Multipart) -> Result<Self, Trouble> {
        let mut received = Self::default();
        let (mut room, mut files_room) = (limits::FORM_BYTES, limits::UPLOAD_BYTES);
        while let Some(field) = form.next_field().await.map_err(|error| unreadable(&error))? {
            if received.fields.len() + received.files.len() >= limits::FORM_FIELDS_SIGNED_IN {
                return Err(Trouble::Bad);
            }
            if let Some(name) = field.file_name().map(str::to_owned) {
                let bytes = bytes(field, files_room, Excess::Refuse).await?;
                files_room -= bytes.len();
                if !bytes.is_empty() {
                    let name = Some(name);
                    received.files.push(Incoming { name, bytes });
                }
            } else {
                let name = field.name().unwrap_or_default().to_owned();
                let value = bytes(field, room, Excess::Refuse).await?;
                room -= value.len();
                let value = String::from_utf8_lossy(&value).into_owned();
                received.fields.push((name, value));
            }
        }
        Ok(received)
    }
}

impl FromRequest<Arc<Site>> for Fields {
    type Rejection = Trouble;

    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Trouble> {
        let content_type = request.headers().get(CONTENT_TYPE);
        let content_type = content_type
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        if content_type.starts_with("multipart/form-data") {
            let Ok(_receiving) = site.uploads.try_acquire() else {
                return Err(Trouble::Busy);
            };
            let form = request.extract::<Multipart, _>().await;
            return Self::receive(form.map_err(|_| Trouble::Bad)?).await;
        }
        if !content_type.starts_with("application/x-www-form-urlencoded") {
            return Err(Trouble::Bad);
        }
        let bytes = to_bytes(request.into_body(), limits::FORM_BYTES).await;
        let bytes = bytes.map_err(|_| Trouble::TooLarge)?;
        let fields = url::form_urlencoded::parse(&bytes).into_owned();
        Ok(Self {
            fields: fields.take(limits::FORM_FIELDS_SIGNED_IN).collect(),
            files: vec![],
        })
    }
}

/// What happens to bytes beyond a limit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Excess {
    Cut,
    Refuse,
}

/// What is in a field, within a limit.
///
/// # Errors
/// [`Trouble::TooLarge`] for excess that is refused.
pub(crate) async fn bytes(mut field: Field<'_>, limit: usize, excess: Excess) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|error| unreadable(&error))? {
        let room = limit - bytes.len();
        if chunk.len() > room && excess == Excess::Refuse {
            return Err(Trouble::TooLarge);
        }
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok(bytes)
}

/// A form that breaks off, or is larger than the whole request may be.
pub(crate) fn unreadable(error: &MultipartError) -> Trouble {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Trouble::TooLarge,
        _ => Trouble::Bad,
    }
}
