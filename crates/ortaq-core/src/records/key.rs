//! The keys of a log. What they mean stands in [`crate::keys`].

use serde::{Deserialize, Serialize};

use crate::keys::PublicKey;

acts! {
    /// What happens to the keys of a log.
    KeyAct of "key" {
        /// The keys that give the log its name.
        "key.first" => First(FirstKeys), Owner;
        /// Another signing key.
        "key.rotate" => Rotate(NextKey), Owner;
        /// Other keys, by the recovery key.
        "key.revoke" => Revoke(Revocation), Owner;
    }
}

/// The first keys of a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstKeys {
    /// Signs from this entry on.
    pub key: PublicKey,
    /// Can take the log back.
    pub recovery: PublicKey,
}

/// The signing key that follows the present one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextKey {
    /// Signs from the next entry on.
    pub key: PublicKey,
}

/// The present key is lost or stolen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revocation {
    /// The first entry that the owner did not write; the revocation's own place when nothing was forged.
    pub from: u64,
    /// Signs from the next entry on.
    pub key: PublicKey,
    /// Can take the log back from now on.
    pub recovery: PublicKey,
}
