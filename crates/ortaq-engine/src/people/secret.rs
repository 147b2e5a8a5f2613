//! Secrets that the node makes: long random codes, of which only a hash is kept.

use std::fmt;
use std::str::FromStr;

use ortaq_store::people::SecretHash;
use sha2::{Digest, Sha256};

use super::{PeopleError, random};

/// 256 random bits: the token of a session, the code of an invitation, a token of the programming interface. Written as 64
/// hexadecimal digits; `Debug` does not show them.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

/// A text is no secret as this node writes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has 64 hexadecimal digits")]
pub struct InvalidSecret;

impl Secret {
    pub(super) fn new() -> Result<Self, PeopleError> {
        random().map(Self)
    }

    pub(super) fn into_bytes(self) -> [u8; 32] {
        self.0
    }

    /// What is kept of it. The hash of a random number this long needs no salt and no work factor.
    #[must_use]
    pub fn hash(&self) -> SecretHash {
        hash("secret", &[&self.0])
    }

    /// A second secret that follows from this one: who has it does not have this one.
    #[must_use]
    pub fn derive(&self, purpose: &str) -> String {
        hash(purpose, &[&self.0]).to_string()
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl FromStr for Secret {
    type Err = InvalidSecret;

    fn from_str(text: &str) -> Result<Self, InvalidSecret> {
        let digits: SecretHash = text.parse().map_err(|_| InvalidSecret)?;
        Ok(Self(*digits.as_bytes()))
    }
}

/// A hash that stands for `purpose` alone. The length before each part keeps two lists of parts from being one text.
pub(super) fn hash(purpose: &str, parts: &[&[u8]]) -> SecretHash {
    let mut digest = Sha256::new();
    for part in [b"ortaq-people/v1".as_slice(), purpose.as_bytes()]
        .iter()
        .chain(parts)
    {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    SecretHash::from_bytes(digest.finalize().into())
}

/// Letters and digits of codes that people copy by hand: none looks like another (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters of a code: 80 bits, beyond trying all of them against a stolen hash.
const CHARACTERS: usize = 16;
/// Characters of a group.
const GROUP: usize = 4;

/// A code of `CHARACTERS` characters in groups.
pub(super) fn code_for_hands() -> Result<String, PeopleError> {
    let bytes: [u8; CHARACTERS] = random()?;
    let characters: Vec<char> = bytes
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
        .collect();
    let groups: Vec<String> = characters
        .chunks(GROUP)
        .map(|group| group.iter().collect())
        .collect();
    Ok(groups.join("-"))
}

/// A code as it was typed, in the form in which it is hashed: without what stands between the groups, slips of similar letters put right.
pub(super) fn typed_code(typed: &str) -> String {
    let plain = typed
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase);
    plain
        .map(|c| match c {
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_read_as_it_is_written_and_shows_itself_to_nobody() {
        let secret = Secret::new().unwrap();
        let written = secret.to_string();
        assert_eq!(written.parse(), Ok(secret.clone()));
        assert_ne!(secret.hash().to_string(), written);
        assert_ne!(secret.derive("form"), secret.derive("other"));
        assert!(!format!("{secret:?}").contains(&written[..8]));
        for bad in [
            "",
            "ab",
            &written[1..],
            &format!("{written}0"),
            &written.replace(&written[..1], "g"),
        ] {
            assert_eq!(bad.parse::<Secret>(), Err(InvalidSecret), "{bad}");
        }
    }

    #[test]
    fn a_code_for_hands_survives_them() {
        let code = code_for_hands().unwrap();
        assert_eq!((code.len(), code.split('-').count()), (19, 4));
        assert_ne!(code, code_for_hands().unwrap());
        let typed = typed_code(&code);
        assert_eq!(typed_code(&code.to_uppercase().replace('-', " ")), typed);
        assert_eq!(typed_code("OIL0"), "0110");
    }
}
