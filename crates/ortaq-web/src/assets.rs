//! Static files. They are compiled in, and served under names that hold a hash of their content, so that browsers keep them
//! for ever and never show an old one.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use ortaq_engine::report::{BASE_STYLE, REPORT_STYLE};
use sha2::{Digest, Sha256};

use crate::trouble::Trouble;

/// One static file.
pub(crate) struct Asset {
    name: String,
    content_type: &'static str,
    body: Bytes,
}

/// The files there are.
pub(crate) struct Assets {
    pub style: Asset,
    pub script: Asset,
    pub desk_script: Asset,
    pub listen_script: Asset,
    pub passkey_script: Asset,
    pub icon: Asset,
}

/// The files there are.
pub(crate) static ASSETS: LazyLock<Assets> = LazyLock::new(|| Assets {
    style: Asset::new(
        "site",
        "css",
        "text/css; charset=utf-8",
        [BASE_STYLE, REPORT_STYLE, include_str!("../static/site.css")].concat(),
    ),
    script: Asset::new(
        "check",
        "js",
        "text/javascript; charset=utf-8",
        include_str!("../static/check.js").to_owned(),
    ),
    desk_script: Asset::new(
        "desk",
        "js",
        "text/javascript; charset=utf-8",
        include_str!("../static/desk.js").to_owned(),
    ),
    listen_script: Asset::new(
        "listen",
        "js",
        "text/javascript; charset=utf-8",
        include_str!("../static/listen.js").to_owned(),
    ),
    passkey_script: Asset::new(
        "passkey",
        "js",
        "text/javascript; charset=utf-8",
        include_str!("../static/passkey.js").to_owned(),
    ),
    icon: Asset::new(
        "icon",
        "svg",
        "image/svg+xml",
        include_str!("../static/icon.svg").to_owned(),
    ),
});

impl Asset {
    fn new(stem: &str, extension: &str, content_type: &'static str, body: String) -> Self {
        let digest = Sha256::digest(&body);
        let hash: String = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        Self {
            name: format!("{stem}-{hash}.{extension}"),
            content_type,
            body: Bytes::from(body),
        }
    }

    /// Its path on this site.
    pub fn path(&self) -> String {
        format!("/static/{}", self.name)
    }
}

/// Serves a static file.
pub(crate) async fn serve(Path(name): Path<String>) -> Result<Response, Trouble> {
    let assets = &*ASSETS;
    let all = [
        &assets.style,
        &assets.script,
        &assets.desk_script,
        &assets.listen_script,
        &assets.passkey_script,
        &assets.icon,
    ];
    let asset = all.into_iter().find(|asset| asset.name == name);
    Ok(response(
        asset.ok_or(Trouble::NotFound)?,
        "public, max-age=31536000, immutable",
    ))
}

/// The picture, where a browser looks for it unasked.
pub(crate) async fn icon() -> Response {
    response(&ASSETS.icon, "public, max-age=86400")
}

fn response(asset: &Asset, kept: &'static str) -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(asset.content_type)),
        (CACHE_CONTROL, HeaderValue::from_static(kept)),
    ];
    (headers, asset.body.clone()).into_response()
}
