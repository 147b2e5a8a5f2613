//! What two people compare, over the telephone, before their nodes trust each other.
//!
//! Digits in groups, not words. The people who compare speak different languages and write different alphabets: a word list in
//! one of them would be foreign to the rest, and one list each could not be compared at all. All of them write 0 to 9 and have
//! a word of their own for each, so a digit is read out in one language and written down in another without a mistake. Words
//! of an English list (BIP-39) sound alike to many who do not speak English.

use std::fmt;

use crate::ids::LogId;

/// Digits shown; 39 suffice for 128 bits, 40 make even groups.
const DIGITS: usize = 40;
/// Digits of a group.
const GROUP: usize = 5;

/// The first 128 bits of a log's name as eight groups of five decimal digits.
///
/// 128 bits, because what is compared must not be found again by trying keys; two logs that are made to look alike help
/// nobody, since their maker owns both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// The fingerprint of a log, which is that of its first keys.
    #[must_use]
    pub fn of(log: &LogId) -> Self {
        let mut head = [0; 16];
        head.copy_from_slice(&log.as_bytes()[..16]);
        Self(u128::from_be_bytes(head))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:0DIGITS$}", self.0);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && i % GROUP == 0 {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_groups_of_five_digits_from_the_first_half_of_the_name() {
        let mut bytes = [0xff; 32];
        let print = |bytes| Fingerprint::of(&LogId::from_bytes(bytes)).to_string();
        assert_eq!(print(bytes), "03402 82366 92093 84634 63374 60743 17682 11455");
        bytes[31] = 0;
        assert_eq!(print(bytes), print([0xff; 32]), "the second half is not shown");
        bytes[15] = 0xfe;
        assert_eq!(print(bytes), "03402 82366 92093 84634 63374 60743 17682 11454");
        assert_eq!(print([0; 32]), ["00000"; 8].join(" "));
    }
}
