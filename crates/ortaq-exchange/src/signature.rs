//! Who speaks: HTTP Message Signatures (RFC 9421) over requests between nodes, with the key that signs the node's log.
//!
//! What is signed: the method, the path, the digest of the content (RFC 9530) and the node that is spoken to, so that a request cannot be made anew to
//! somebody else. A time and a random number are in it: whoever verifies accepts each number once, and no time that is far off.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use ortaq_core::ids::LogId;
use ortaq_core::keys::{NodeKey, PublicKey};
use sfv::{BareItem, Dictionary, Item, ListEntry, Parser, StringRef};
use sha2::{Digest, Sha256};

use crate::limits;

/// Names this use of signatures, so that one made for something else does not count here.
const TAG: &str = "ortaq-exchange";
/// What is signed of a request.
const COMPONENTS: [&str; 4] = ["@method", "@path", "content-digest", "ortaq-to"];
/// Longest value of a header that is read, in bytes.
const HEADER_BYTES: usize = 1_024;

/// A request as far as it is signed.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// `POST`, for example.
    pub method: &'a str,
    /// The path, without a query: there is none.
    pub path: &'a str,
    /// The content.
    pub content: &'a [u8],
    /// The node that is spoken to.
    pub to: LogId,
}

/// The headers of a signed request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatures {
    /// `Content-Digest`.
    pub content_digest: String,
    /// `Signature-Input`.
    pub input: String,
    /// `Signature`.
    pub signature: String,
}

impl Signatures {
    /// The log that the signature says to be of. Nothing is verified.
    #[must_use]
    pub fn log(&self) -> Option<LogId> {
        let (_, rest) = self.input.split_once(";keyid=\"")?;
        rest.split_once('"')?.0.parse().ok()
    }
}

/// Why a request is not believed to be a node's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSigned {
    /// The headers have another form.
    #[error("the request is not signed as nodes sign theirs: {0}")]
    Form(&'static str),
    /// The content has another digest.
    #[error("the content is not the one that was signed")]
    Content,
    /// Signed by somebody who is no partner.
    #[error("the log {0} is no partner of this node")]
    Stranger(LogId),
    /// Signed too long ago, or by a clock that is wrong.
    #[error("the request was signed {0} seconds away from the time here; compare both clocks")]
    Time(i64),
    /// The signature is none of the key that signs the log.
    #[error("the signature is not made with the key that signs the log {0}; was it changed?")]
    Key(LogId),
}

/// Signs a request. `created` is in seconds since 1970, `nonce` from a cryptographic source of randomness.
#[must_use]
pub fn sign(request: &Request<'_>, own: &LogId, key: &NodeKey, created: i64, nonce: [u8; 16]) -> Signatures {
    let names: Vec<String> = COMPONENTS.iter().map(|name| format!("\"{name}\"")).collect();
    let parameters = format!(
        "({});created={created};nonce=\"{}\";keyid=\"{own}\";alg=\"ed25519\";tag=\"{TAG}\"",
        names.join(" "),
        BASE64_STANDARD.encode(nonce),
    );
    let content_digest = digest(request.content);
    let base = base(&components(request, &content_digest), &parameters);
    let signature = key
        .sign_http_message(&base)
        .expect("the base of a request begins with a component's name in quotation marks");
    Signatures {
        content_digest,
        input: format!("node={parameters}"),
        signature: format!("node=:{signature}:"),
    }
}

/// Verifies a request; gives who made it and the random number in it, which whoever verifies has to see for the first time. `key` gives the key that signs a partner's
/// log, `now` is in seconds since 1970.
///
/// # Errors
/// The reason why it is not believed.
pub fn verify(
    request: &Request<'_>,
    signatures: &Signatures,
    key: impl FnOnce(&LogId) -> Option<PublicKey>,
    now: i64,
) -> Result<(LogId, [u8; 16]), NotSigned> {
    let Signatures {
        content_digest,
        input,
        signature,
    } = signatures;
    if [content_digest, input, signature]
        .iter()
        .any(|value| value.len() > HEADER_BYTES)
    {
        return Err(NotSigned::Form("a header is too long"));
    }
    if *content_digest != digest(request.content) {
        return Err(NotSigned::Content);
    }
    let parameters = input
        .strip_prefix("node=")
        .ok_or(NotSigned::Form("no signature named `node`"))?;
    let read = |header: &str| Parser::new(header).parse::<Dictionary>().ok();
    let inputs = read(input).ok_or(NotSigned::Form("Signature-Input"))?;
    let signatures = read(signature).ok_or(NotSigned::Form("Signature"))?;
    let (Some(ListEntry::InnerList(list)), 1) = (inputs.get("node"), inputs.len()) else {
        return Err(NotSigned::Form("Signature-Input"));
    };
    let named = list
        .items
        .iter()
        .map(|item| item.bare_item.as_string().map(StringRef::as_str));
    if !named.eq(COMPONENTS.map(Some)) {
        return Err(NotSigned::Form("other components are signed"));
    }
    let text = |name: &str| {
        let value = list.params.get(name).and_then(BareItem::as_string);
        value
            .map(StringRef::as_str)
            .ok_or(NotSigned::Form("a parameter is missing"))
    };
    if text("tag")? != TAG || text("alg")? != "ed25519" {
        return Err(NotSigned::Form("another tag or algorithm"));
    }
    let log: LogId = text("keyid")?.parse().map_err(|_| NotSigned::Form("keyid"))?;
    let nonce = BASE64_STANDARD.decode(text("nonce")?).ok();
    let nonce = nonce.and_then(|nonce| <[u8; 16]>::try_from(nonce).ok());
    let nonce = nonce.ok_or(NotSigned::Form("nonce"))?;
    let created = list.params.get("created").and_then(BareItem::as_integer);
    let created: i64 = created.ok_or(NotSigned::Form("created"))?.into();
    let Some(ListEntry::Item(Item {
        bare_item: BareItem::ByteSequence(bytes),
        ..
    })) = signatures.get("node")
    else {
        return Err(NotSigned::Form("Signature"));
    };
    let key = key(&log).ok_or(NotSigned::Stranger(log))?;
    let base = base(&components(request, content_digest), parameters);
    if !key.has_signed_http_message(&base, bytes) {
        return Err(NotSigned::Key(log));
    }
    let away = now.saturating_sub(created);
    if away.unsigned_abs() > limits::REQUEST_AGE.as_secs() {
        return Err(NotSigned::Time(away));
    }
    Ok((log, nonce))
}

fn components<'a>(request: &'a Request<'_>, content_digest: &'a str) -> [(&'static str, String); 4] {
    let values = [
        request.method.to_owned(),
        request.path.to_owned(),
        content_digest.to_owned(),
        request.to.to_string(),
    ];
    let mut values = values.into_iter();
    COMPONENTS.map(|name| (name, values.next().unwrap_or_default()))
}

/// The signature base (RFC 9421, section 2.5).
fn base(components: &[(&str, String)], parameters: &str) -> String {
    let lines = components
        .iter()
        .map(|(name, value)| format!("\"{name}\": {value}\n"));
    lines
        .chain([format!("\"@signature-params\": {parameters}")])
        .collect()
}

/// `Content-Digest` (RFC 9530).
fn digest(content: &[u8]) -> String {
    format!("sha-256=:{}:", BASE64_STANDARD.encode(Sha256::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_772_366_400;

    fn key(seed: u8) -> NodeKey {
        NodeKey::from_seed([seed; 32])
    }

    fn log(byte: u8) -> LogId {
        LogId::from_bytes([byte; 32])
    }

    fn request(content: &[u8]) -> Request<'_> {
        Request {
            method: "POST",
            path: "/exchange/v1/messages",
            content,
            to: log(2),
        }
    }

    fn signed() -> Signatures {
        sign(&request(b"{}"), &log(1), &key(1), NOW, [7; 16])
    }

    fn verified(
        request: &Request<'_>,
        signatures: &Signatures,
        now: i64,
    ) -> Result<(LogId, [u8; 16]), NotSigned> {
        verify(
            request,
            signatures,
            |from| (*from == log(1)).then(|| key(1).public()),
            now,
        )
    }

    /// RFC 9421, appendix B.2.6.
    #[test]
    fn the_base_and_the_signature_are_those_of_the_rfc() {
        let component = |name, value: &str| (name, value.to_owned());
        let components = [
            component("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
            component("@method", "POST"),
            component("@path", "/foo"),
            component("@authority", "example.com"),
            component("content-type", "application/json"),
            component("content-length", "18"),
        ];
        let parameters = "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")\
            ;created=1618884473;keyid=\"test-key-ed25519\"";
        let base = base(&components, parameters);
        let public = BASE64_STANDARD
            .decode("JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=")
            .unwrap();
        let public = PublicKey::from_bytes(&public.try_into().unwrap()).unwrap();
        let signature =
            "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";
        let signature = BASE64_STANDARD.decode(signature).unwrap();
        assert!(public.has_signed_http_message(&base, &signature));
        assert!(!public.has_signed_http_message(&base.replace("/foo", "/bar"), &signature));
    }

    #[test]
    fn a_request_is_its_nodes_and_nothing_of_it_can_be_changed() {
        let signatures = signed();
        assert_eq!(signatures.log(), Some(log(1)));
        assert_eq!(verified(&request(b"{}"), &signatures, NOW), Ok((log(1), [7; 16])));
        assert_eq!(
            verified(&request(b"[]"), &signatures, NOW),
            Err(NotSigned::Content)
        );
        let changed: [Request<'_>; 3] = [
            Request {
                method: "PUT",
                ..request(b"{}")
            },
            Request {
                path: "/exchange/v1/stream",
                ..request(b"{}")
            },
            Request {
                to: log(3),
                ..request(b"{}")
            },
        ];
        for request in changed {
            assert_eq!(verified(&request, &signatures, NOW), Err(NotSigned::Key(log(1))));
        }
        let mut other = signed();
        other.input = other.input.replace(&NOW.to_string(), &(NOW + 1).to_string());
        assert_eq!(
            verified(&request(b"{}"), &other, NOW),
            Err(NotSigned::Key(log(1)))
        );
        let stranger = sign(&request(b"{}"), &log(9), &key(9), NOW, [7; 16]);
        assert_eq!(
            verified(&request(b"{}"), &stranger, NOW),
            Err(NotSigned::Stranger(log(9)))
        );
        let forged = sign(&request(b"{}"), &log(1), &key(9), NOW, [7; 16]);
        assert_eq!(
            verified(&request(b"{}"), &forged, NOW),
            Err(NotSigned::Key(log(1)))
        );
    }

    #[test]
    fn the_clocks_may_differ_by_so_much_and_no_more() {
        let far = i64::try_from(limits::REQUEST_AGE.as_secs()).unwrap();
        for away in [-far, far] {
            assert!(verified(&request(b"{}"), &signed(), NOW + away).is_ok());
        }
        for away in [-far - 1, far + 1] {
            assert_eq!(
                verified(&request(b"{}"), &signed(), NOW + away),
                Err(NotSigned::Time(away))
            );
        }
    }

    #[test]
    fn headers_of_any_other_form_are_refused() {
        let good = signed();
        for input in [
            String::new(),
            "node=()".to_owned(),
            good.input.replace("\"ortaq-to\"", "\"ortaq-from\""),
            good.input.replace(" \"ortaq-to\"", ""),
            good.input.replace("ortaq-exchange", "other"),
            good.input.replace("ed25519", "hmac-sha256"),
            good.input.replace(";nonce=\"", ";nonce=\"A"),
            format!("{}, other=()", good.input),
            format!("{}{}", good.input, " ".repeat(HEADER_BYTES)),
        ] {
            let signatures = Signatures {
                input,
                ..good.clone()
            };
            let refused = verified(&request(b"{}"), &signatures, NOW);
            assert!(
                matches!(refused, Err(NotSigned::Form(_))),
                "{signatures:?}: {refused:?}"
            );
        }
        for signature in ["", "node=1", "other=:AAAA:"] {
            let signature = signature.to_owned();
            let signatures = Signatures {
                signature,
                ..good.clone()
            };
            assert!(verified(&request(b"{}"), &signatures, NOW).is_err());
        }
    }
}
