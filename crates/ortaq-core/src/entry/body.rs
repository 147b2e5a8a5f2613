//! Bodies: what was said. Canonical JSON of an object with `data` and a random `salt`.
//!
//! The salt keeps an erased body from being found again by hashing guesses.

use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::limits::{MAX_BODY_BYTES, SALT_BYTES};
use crate::canonical::{self, NotCanonical};
use crate::ids::BodyHash;

/// A body in its canonical bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    bytes: Vec<u8>,
    data: Value,
}

/// Why a body is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidBody {
    /// Not canonical JSON.
    #[error("the body: {0}")]
    NotCanonical(#[from] NotCanonical),
    /// Not an object with `data` and `salt` and nothing else.
    #[error("a body must be an object with `data`, an object, and `salt`, {} lowercase hexadecimal digits", 2 * SALT_BYTES)]
    Form,
    /// What was to be written cannot be written as JSON.
    #[error("the data cannot be written as JSON: {0}")]
    Data(String),
}

impl Body {
    /// A body that says `data`. `salt` must come from a cryptographic source of randomness and be new for each body.
    ///
    /// # Errors
    /// When `data` is not an object, too large, nested too deep, or holds other numbers than whole ones of 53 bits.
    pub fn new(data: &impl Serialize, salt: [u8; SALT_BYTES]) -> Result<Self, InvalidBody> {
        let data = serde_json::to_value(data).map_err(|error| InvalidBody::Data(error.to_string()))?;
        let bytes = canonical::write(&json!({"data": data, "salt": hex::encode(salt)}))
            .map_err(|error| InvalidBody::Data(error.to_string()))?;
        Self::read(bytes)
    }

    /// Reads canonical bytes.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn read(bytes: Vec<u8>) -> Result<Self, InvalidBody> {
        let Value::Object(mut object) = canonical::read(&bytes, MAX_BODY_BYTES)? else {
            return Err(InvalidBody::Form);
        };
        match (object.swap_remove("data"), object.swap_remove("salt")) {
            (Some(data @ Value::Object(_)), Some(Value::String(salt)))
                if object.is_empty() && is_salt(&salt) =>
            {
                Ok(Self { bytes, data })
            }
            _ => Err(InvalidBody::Form),
        }
    }

    /// The bytes to store, to send and to hash.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What is said, an object.
    #[must_use]
    pub fn data(&self) -> &Value {
        &self.data
    }

    /// SHA-256 of the bytes.
    #[must_use]
    pub fn hash(&self) -> BodyHash {
        BodyHash::from_bytes(Sha256::digest(&self.bytes).into())
    }
}

fn is_salt(text: &str) -> bool {
    text.len() == 2 * SALT_BYTES && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_survives_its_bytes_and_the_salt_changes_its_hash() {
        let data = json!({"title": "Göl", "due": null});
        let body = Body::new(&data, [1; SALT_BYTES]).unwrap();
        let expected = format!(
            r#"{{"data":{{"due":null,"title":"Göl"}},"salt":"{}"}}"#,
            "01".repeat(16)
        );
        assert_eq!(body.as_bytes(), expected.as_bytes());
        assert_eq!(Body::read(body.as_bytes().to_vec()), Ok(body.clone()));
        assert_eq!(body.data(), &data);
        assert_ne!(body.hash(), Body::new(&data, [2; SALT_BYTES]).unwrap().hash());
    }

    #[test]
    fn a_body_is_data_and_salt_and_nothing_else() {
        let salt = "01".repeat(16);
        for bad in [
            format!(r#"{{"salt":"{salt}"}}"#),
            r#"{"data":{}}"#.to_owned(),
            format!(r#"{{"data":[],"salt":"{salt}"}}"#),
            format!(r#"{{"data":{{}},"more":1,"salt":"{salt}"}}"#),
            format!(r#"{{"data":{{}},"salt":"{}"}}"#, &salt[1..]),
            format!(r#"{{"data":{{}},"salt":"{salt}0"}}"#),
            format!(r#"{{"data":{{}},"salt":"{}"}}"#, "AB".repeat(16)),
            r#"{"data":{},"salt":1}"#.to_owned(),
            "[]".to_owned(),
        ] {
            assert_eq!(
                Body::read(bad.clone().into_bytes()),
                Err(InvalidBody::Form),
                "{bad}"
            );
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_written() {
        let new = |data: Value| Body::new(&data, [0; SALT_BYTES]).map(|_| ());
        assert_eq!(new(json!([])), Err(InvalidBody::Form));
        assert_eq!(new(json!({"n": 0.5})), Err(NotCanonical::NotWhole.into()));
        assert_eq!(
            new(json!({"n": u64::MAX})),
            Err(NotCanonical::NumberTooLarge.into())
        );
        let overhead = Body::new(&json!({"t": ""}), [0; SALT_BYTES])
            .unwrap()
            .as_bytes()
            .len();
        let text = |length: usize| json!({"t": "x".repeat(length)});
        assert_eq!(new(text(MAX_BODY_BYTES - overhead)), Ok(()));
        assert!(matches!(
            new(text(MAX_BODY_BYTES - overhead + 1)),
            Err(InvalidBody::NotCanonical(NotCanonical::TooLarge { .. }))
        ));
    }
}
