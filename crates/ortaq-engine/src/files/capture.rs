//! A copy of a page as it was when somebody looked: a WARC file (ISO 28500) of what the server answered.
//!
//! Written here because it is three records of plain text; the crates that write it bring an archive reader and two date libraries along.

use std::fmt::Write;

use jiff::Timestamp;
use ortaq_sources::fetch::{self, Allowed, FetchError, Fetched};
use sha2::{Digest, Sha256};
use ureq::http::StatusCode;

use super::Incoming;
use crate::{input, limits};

/// A page that was captured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captured {
    /// The copy.
    pub file: Incoming,
    /// The page's title, where it has one.
    pub title: Option<String>,
}

/// Fetches a page and makes a copy of it, which is not kept yet.
///
/// The response stands in it as the server sent it, with the body unpacked and without the headers that said how it was packed.
///
/// # Errors
/// What the fetch reports: an address on a private network that is not allowed, a page larger than [`limits::FILE_BYTES`], a server that
/// does not answer.
pub async fn capture(
    address: &str,
    allow_private: Vec<Allowed>,
    now: Timestamp,
) -> Result<Captured, FetchError> {
    let policy = input::fetch_policy(allow_private, limits::FILE_BYTES - limits::CAPTURE_HEAD_BYTES);
    let page = fetch::fetch(address, &policy).await?;
    let host = page.final_url.host_str().unwrap_or("page");
    let name = format!("{host}-{}.warc", now.strftime("%Y%m%dT%H%M%SZ"));
    let content_type = page.content_type.as_deref();
    let title = input::read(&page.bytes, content_type, None).ok();
    Ok(Captured {
        title: title.and_then(|document| document.title),
        file: Incoming {
            name: Some(name),
            bytes: warc(address, &page, now),
        },
    })
}

fn warc(asked: &str, page: &Fetched, now: Timestamp) -> Vec<u8> {
    let status = page.head.status;
    let reason = StatusCode::from_u16(status).ok();
    let reason = reason
        .and_then(|status| status.canonical_reason())
        .unwrap_or_default();
    let mut response = format!("HTTP/1.1 {status} {reason}\r\n").into_bytes();
    for (name, value) in &page.head.headers {
        response.extend_from_slice(name.as_bytes());
        response.extend_from_slice(b": ");
        response.extend_from_slice(value);
        response.extend_from_slice(b"\r\n");
    }
    response.extend_from_slice(format!("content-length: {}\r\n\r\n", page.bytes.len()).as_bytes());
    response.extend_from_slice(&page.bytes);

    let software = concat!(
        "software: ortaq/",
        env!("CARGO_PKG_VERSION"),
        "\r\nformat: WARC File Format 1.1\r\n"
    );
    let target = page.final_url.as_str();
    let payload = format!("sha256:{}", hex::encode(Sha256::digest(&page.bytes)));
    let one_line: String = asked.trim().chars().filter(|c| !c.is_control()).collect();
    let about = format!("asked-for: {one_line}\r\n");
    let mut file = Vec::with_capacity(response.len() + limits::CAPTURE_HEAD_BYTES);
    record(
        &mut file,
        "warcinfo",
        "application/warc-fields",
        now,
        &[],
        software.as_bytes(),
    );
    let of_response = [
        ("WARC-Target-URI", target),
        ("WARC-Payload-Digest", payload.as_str()),
    ];
    record(
        &mut file,
        "response",
        "application/http; msgtype=response",
        now,
        &of_response,
        &response,
    );
    let of_page = [("WARC-Target-URI", target)];
    record(
        &mut file,
        "metadata",
        "application/warc-fields",
        now,
        &of_page,
        about.as_bytes(),
    );
    file
}

/// One record. Its name follows from what is in it, so that the same answer at the same time is the same file.
fn record(
    file: &mut Vec<u8>,
    kind: &str,
    content_type: &str,
    now: Timestamp,
    headers: &[(&str, &str)],
    block: &[u8],
) {
    let digest = Sha256::new()
        .chain_update(kind)
        .chain_update(now.to_string())
        .chain_update(block);
    let name = uuid(digest.finalize().into());
    let date = now.strftime("%Y-%m-%dT%H:%M:%SZ");
    let mut head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{name}>\r\nWARC-Date: {date}\r\n"
    );
    for (name, value) in headers {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    let _ = write!(
        head,
        "Content-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    file.extend_from_slice(head.as_bytes());
    file.extend_from_slice(block);
    file.extend_from_slice(b"\r\n\r\n");
}

/// A name-based UUID of a free form (RFC 9562, version 8) of the first half of a hash.
fn uuid(hash: [u8; 32]) -> String {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits = hex::encode(bytes);
    let (a, rest) = digits.split_at(8);
    format!(
        "{a}-{}-{}-{}-{}",
        &rest[..4],
        &rest[4..8],
        &rest[8..12],
        &rest[12..]
    )
}

#[cfg(test)]
mod tests {
    use ortaq_sources::fetch::ResponseHead;

    use super::*;

    #[test]
    fn a_copy_is_what_the_server_answered() {
        let page = Fetched {
            bytes: b"<p>G\xc3\xb6l".to_vec(),
            content_type: Some("text/html".into()),
            final_url: "https://demo.invalid/son".parse().unwrap(),
            head: ResponseHead {
                status: 200,
                headers: vec![("content-type".into(), b"text/html".to_vec())],
            },
        };
        let now = "2026-03-03T10:00:00.5Z".parse().unwrap();
        let copy = warc("https://demo.invalid/a\r\nx: y", &page, now);
        assert_eq!(copy, warc("https://demo.invalid/a\r\nx: y", &page, now));
        insta::assert_snapshot!(String::from_utf8(copy).unwrap().replace('\r', ""), @r"
        WARC/1.1
        WARC-Type: warcinfo
        WARC-Record-ID: <urn:uuid:9f26bc55-3012-80f6-ac63-919c0413b5ed>
        WARC-Date: 2026-03-03T10:00:00Z
        Content-Type: application/warc-fields
        Content-Length: 53

        software: ortaq/0.1.0
        format: WARC File Format 1.1


        WARC/1.1
        WARC-Type: response
        WARC-Record-ID: <urn:uuid:2afc67f1-6ffb-8d62-b63b-348db3694725>
        WARC-Date: 2026-03-03T10:00:00Z
        WARC-Target-URI: https://demo.invalid/son
        WARC-Payload-Digest: sha256:bf5f573f723e5bfa58f54e502dfd4726024e54af352e36f0c1bd713c8dc1f4f1
        Content-Type: application/http; msgtype=response
        Content-Length: 70

        HTTP/1.1 200 OK
        content-type: text/html
        content-length: 7

        <p>Göl

        WARC/1.1
        WARC-Type: metadata
        WARC-Record-ID: <urn:uuid:bac0f854-86fe-8335-b2ce-f49c062b4ee0>
        WARC-Date: 2026-03-03T10:00:00Z
        WARC-Target-URI: https://demo.invalid/son
        Content-Type: application/warc-fields
        Content-Length: 39

        asked-for: https://demo.invalid/ax: y
        ");
    }
}
