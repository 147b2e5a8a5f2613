//! Keys of nodes: signing, verifying, and the name of the log that two first keys give.
//!
//! A node has two keys. The **signing key** is on the machine and signs entries and checkpoints. The **recovery key** is kept
//! away from it and does one thing: it takes the log back when the signing key was lost or stolen. Where keys come from and
//! where they are kept is for others to decide; there is no randomness here.

mod fingerprint;
mod history;

use std::fmt;
use std::str::FromStr;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use fingerprint::Fingerprint;
pub use history::{KeyHistory, MAX_KEY_CHANGES, Unverified};

use crate::ids::LogId;
use crate::note;

/// Bytes of an Ed25519 signature.
pub const SIGNATURE_BYTES: usize = 64;

/// What a log's name is a hash of begins with this.
const LOG_CONTEXT: &str = "ortaq-log/v1";

/// A secret key that signs.
#[derive(Clone)]
pub struct NodeKey(SigningKey);

impl NodeKey {
    /// The key of a seed: 32 bytes from a cryptographic source of randomness.
    #[must_use]
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(SigningKey::from_bytes(&seed))
    }

    /// The seed, to be stored where nobody else can read it.
    #[must_use]
    pub fn seed(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The key with which others verify.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// Signs the signature base of an HTTP message (RFC 9421, section 2.5), in base64. Its first character is a quotation mark, which begins nothing else that
    /// a node signs: so a signature over a message is never one over an entry or a checkpoint.
    #[must_use]
    pub fn sign_http_message(&self, base: &str) -> Option<String> {
        let signs = base.starts_with('"');
        signs.then(|| BASE64_STANDARD.encode(self.sign(base.as_bytes())))
    }

    /// Ed25519 (RFC 8032) over `message`.
    pub(crate) fn sign(&self, message: &[u8]) -> [u8; SIGNATURE_BYTES] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for NodeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NodeKey(secret of {})", self.public())
    }
}

/// A key that verifies, written as 64 lowercase hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicKey(VerifyingKey);

/// Why a public key is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidKey {
    /// Not 64 lowercase hexadecimal digits.
    #[error("a public key must be 64 lowercase hexadecimal digits")]
    Spelling,
    /// Not a point of the curve, or one of the few under which anything verifies.
    #[error("not a usable Ed25519 public key")]
    Unusable,
}

/// A signature that the key did not make over this text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the signature does not fit the text")]
pub(crate) struct BadSignature;

impl PublicKey {
    /// The key with these bytes (RFC 8032).
    ///
    /// # Errors
    /// [`InvalidKey::Unusable`].
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, InvalidKey> {
        match VerifyingKey::from_bytes(bytes) {
            Ok(key) if !key.is_weak() => Ok(Self(key)),
            _ => Err(InvalidKey::Unusable),
        }
    }

    /// Its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The key as programs for signed notes read it (C2SP `signed-note`, verifier keys), for the log `log`.
    #[must_use]
    pub fn verifier_key(&self, log: &LogId) -> String {
        let name = key_name(log);
        let mut encoded = vec![note::ED25519];
        encoded.extend(self.as_bytes());
        let hint = note::hint(&name, note::ED25519, self);
        format!("{name}+{hint:08x}+{}", BASE64_STANDARD.encode(encoded))
    }

    /// Whether the key signed the signature base of an HTTP message (RFC 9421).
    #[must_use]
    pub fn has_signed_http_message(&self, base: &str, signature: &[u8]) -> bool {
        let signature = signature.try_into();
        base.starts_with('"')
            && signature.is_ok_and(|signature| self.verify(base.as_bytes(), signature).is_ok())
    }

    /// Strict verification: every node must come to the same answer, so keys and signatures on which implementations differ
    /// are refused.
    pub(crate) fn verify(
        &self,
        message: &[u8],
        signature: &[u8; SIGNATURE_BYTES],
    ) -> Result<(), BadSignature> {
        self.0
            .verify_strict(message, &Signature::from_bytes(signature))
            .map_err(|_| BadSignature)
    }
}

impl FromStr for PublicKey {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        let mut bytes = [0; 32];
        if text.bytes().any(|b| b.is_ascii_uppercase()) || hex::decode_to_slice(text, &mut bytes).is_err() {
            return Err(InvalidKey::Spelling);
        }
        Self::from_bytes(&bytes)
    }
}

impl TryFrom<String> for PublicKey {
    type Error = InvalidKey;

    fn try_from(text: String) -> Result<Self, InvalidKey> {
        text.parse()
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        key.to_string()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.as_bytes()))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// The name of the log whose first keys are these.
///
/// Both keys go in, so that whoever compares the name (or its [fingerprint](Fingerprint)) once can be shown neither another first
/// key nor another recovery key.
#[must_use]
pub fn log_id(first: &PublicKey, recovery: &PublicKey) -> LogId {
    let text = format!("{LOG_CONTEXT}\n{first}\n{recovery}\n");
    LogId::from_bytes(Sha256::digest(text).into())
}

/// The name under which a log's keys sign: also the origin of its checkpoints.
pub(crate) fn key_name(log: &LogId) -> String {
    format!("ortaq/{log}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8032, section 7.1, test 2.
    const SEED: &str = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
    const PUBLIC: &str = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    const SIGNATURE: &str = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
                             085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    fn key() -> NodeKey {
        let mut seed = [0; 32];
        hex::decode_to_slice(SEED, &mut seed).unwrap();
        NodeKey::from_seed(seed)
    }

    #[test]
    fn signatures_are_those_of_the_rfc() {
        assert_eq!(key().public().to_string(), PUBLIC);
        assert_eq!(hex::encode(key().sign(&[0x72])), SIGNATURE);
        assert_eq!(key().seed(), NodeKey::from_seed(key().seed()).seed());
        let signature = key().sign(&[0x72]);
        assert_eq!(key().public().verify(&[0x72], &signature), Ok(()));
        assert_eq!(key().public().verify(&[0x73], &signature), Err(BadSignature));
    }

    #[test]
    fn a_secret_is_not_printed() {
        assert!(!format!("{:?}", key()).contains(&SEED[..8]));
    }

    #[test]
    fn keys_under_which_anything_verifies_are_refused() {
        // Points of small order: y = 1 (the neutral element), y = 0, y = -1.
        for weak in [
            format!("01{}", "00".repeat(31)),
            "00".repeat(32),
            format!("ec{}7f", "ff".repeat(30)),
        ] {
            assert_eq!(weak.parse::<PublicKey>(), Err(InvalidKey::Unusable), "{weak}");
        }
        assert_eq!(
            PUBLIC.to_uppercase().parse::<PublicKey>(),
            Err(InvalidKey::Spelling)
        );
        assert_eq!(PUBLIC[2..].parse::<PublicKey>(), Err(InvalidKey::Spelling));
    }

    #[test]
    fn a_log_is_named_by_both_first_keys() {
        let [a, b] = [1, 2].map(|byte| NodeKey::from_seed([byte; 32]).public());
        assert_ne!(log_id(&a, &b), log_id(&b, &a));
        assert_ne!(log_id(&a, &b), log_id(&a, &key().public()));
    }
}
