//! Receipt codes, with which senders of tips and appeals follow the answer without an account.
//!
//! A code is 80 random bits. The log holds only its hash, and the record's name is made from another hash of it: so the record is
//! found from the code, and the code from nothing.

use std::fmt;
use std::str::FromStr;

use ortaq_core::ids::{LogId, ReceiptHash, RecordId};
use sha2::{Digest, Sha256};

use crate::log::LogError;

/// Letters of a code: no I, L, O, U, which are misread or spell words (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters of a code.
const LETTERS: usize = 16;
/// Letters of a group.
const GROUP: usize = 4;
/// Says that a hash is of the name of a record, and never one that stands in a body.
const NAME: &str = "ortaq-receipt/v1\n";

/// What a sender keeps: `7Q2M-0F4K-XN8T-1BHW`.
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt([u8; LETTERS]);

/// The text is no receipt code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a receipt code has {LETTERS} letters and digits in groups of {GROUP}, such as 7Q2M-0F4K-XN8T-1BHW")]
pub struct InvalidReceipt;

impl Receipt {
    /// A new code.
    pub(super) fn new() -> Result<Self, LogError> {
        let random: [u8; LETTERS] = crate::log::random()?;
        Ok(Self(random.map(|byte| ALPHABET[usize::from(byte % 32)])))
    }

    /// What stands in the log.
    pub(super) fn hash(&self) -> ReceiptHash {
        ReceiptHash::from_bytes(Sha256::digest(self.0).into())
    }

    /// The record that the code belongs to.
    pub(super) fn record(&self, kind: &str, log: LogId) -> RecordId {
        let digest = Sha256::new().chain_update(NAME).chain_update(self.0).finalize();
        let mut unique = [0; 16];
        unique.copy_from_slice(&digest[..16]);
        RecordId::new(kind, log, unique).expect("kinds of records are words")
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, letter) in self.0.iter().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*letter))?;
        }
        Ok(())
    }
}

/// Not shown: whoever has it reads what its sender reads.
impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Receipt(…)")
    }
}

impl FromStr for Receipt {
    type Err = InvalidReceipt;

    /// Reads a code as people type it: small letters, with or without hyphens and spaces, O for 0, I or L for 1.
    fn from_str(text: &str) -> Result<Self, InvalidReceipt> {
        let mut letters = [0; LETTERS];
        let mut places = letters.iter_mut();
        for typed in text.bytes().filter(|typed| !matches!(typed, b'-' | b' ')) {
            let letter = match typed.to_ascii_uppercase() {
                b'O' => b'0',
                b'I' | b'L' => b'1',
                other => other,
            };
            if !ALPHABET.contains(&letter) {
                return Err(InvalidReceipt);
            }
            *places.next().ok_or(InvalidReceipt)? = letter;
        }
        match places.next() {
            None => Ok(Self(letters)),
            Some(_) => Err(InvalidReceipt),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let receipt = Receipt::new().unwrap();
        let shown = receipt.to_string();
        assert_eq!(shown.len(), LETTERS + 3);
        assert_eq!(shown.parse(), Ok(receipt.clone()));
        assert_eq!(shown.to_lowercase().replace('-', " ").parse(), Ok(receipt));
        assert_eq!(
            "oiL0-0000-0000-0000".parse::<Receipt>().unwrap().to_string(),
            "0110-0000-0000-0000"
        );
        for bad in [
            "",
            "0000-0000-0000-000",
            "0000-0000-0000-00000",
            "U000-0000-0000-0000",
            "ə",
        ] {
            assert_eq!(bad.parse::<Receipt>(), Err(InvalidReceipt), "{bad}");
        }
        assert_eq!(format!("{:?}", Receipt::new().unwrap()), "Receipt(…)");
    }

    #[test]
    fn neither_the_records_name_nor_the_hash_tells_the_other() {
        let receipt = Receipt::new().unwrap();
        let record = receipt.record("tip", LogId::from_bytes([1; 32]));
        assert_ne!(record.unique()[..], receipt.hash().as_bytes()[..16]);
    }
}
