//! Passwords: which are accepted, and how they are hashed.
//!
//! argon2id with the parameters that OWASP's Password Storage Cheat Sheet recommends (19 MiB, two passes, one lane). What is accepted
//! follows NIST SP 800-63B: length counts, nothing is asked of its characters, and what is easy to guess is refused.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;
use zxcvbn::{Score, zxcvbn};

use super::{PeopleError, random};
use crate::limits;

/// Memory in KiB, passes, lanes.
const COST: (u32, u32, u32) = (19_456, 2, 1);

/// Why a password is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    /// Fewer than [`limits::PASSWORD_CHARS`].
    #[error("a password needs at least {} characters", limits::PASSWORD_CHARS.start())]
    TooShort,
    /// More than [`limits::PASSWORD_CHARS`].
    #[error("a password has at most {} characters", limits::PASSWORD_CHARS.end())]
    TooLong,
    /// One of those that are tried first.
    #[error("this password is easy to guess; take several unrelated words")]
    Common,
}

/// Letters that are written in two ways are one letter, whatever the keyboard.
fn normal(password: &str) -> String {
    password.nfc().collect()
}

/// Whether a password is long enough and hard enough to guess, by somebody who knows these words about its owner.
pub(super) fn judge(password: &str, known: &[&str]) -> Result<(), WeakPassword> {
    let password = normal(password);
    let length = password.chars().count();
    if length < *limits::PASSWORD_CHARS.start() {
        return Err(WeakPassword::TooShort);
    }
    if length > *limits::PASSWORD_CHARS.end() {
        return Err(WeakPassword::TooLong);
    }
    if zxcvbn(&password, known).score() < Score::Three {
        return Err(WeakPassword::Common);
    }
    Ok(())
}

fn hasher() -> Argon2<'static> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).expect("the parameters are within argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The hash of a password, as a PHC string. Takes some tens of milliseconds and 19 MiB.
pub(super) fn hash(password: &str) -> Result<String, PeopleError> {
    let salt: [u8; 16] = random()?;
    let hash = hasher().hash_password_with_salt(normal(password).as_bytes(), &salt);
    let hash: PasswordHash = hash.map_err(|_| PeopleError::Hashing)?;
    Ok(hash.to_string())
}

/// Whether a password is the one of a hash. Without a hash the same work is done, and the answer is no.
pub(super) fn verify(password: &str, hash: Option<&str>) -> bool {
    static NOBODYS: LazyLock<Option<String>> = LazyLock::new(|| self::hash("nobody's").ok());
    let Some(compared) = hash.or(NOBODYS.as_deref()) else {
        return false;
    };
    let Ok(parsed) = PasswordHash::new(compared) else {
        return false;
    };
    let same = hasher()
        .verify_password(normal(password).as_bytes(), &parsed)
        .is_ok();
    same && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_unusual_passwords_are_accepted_whatever_their_characters() {
        for good in [
            "göl çəhrayı körpü zavod",
            "тоғыз қырмызы кеме жүзді",
            "vuqex-tolma-91-bricht",
        ] {
            assert_eq!(judge(good, &[]), Ok(()), "{good}");
        }
        assert_eq!(judge("elevenchars", &[]), Err(WeakPassword::TooShort));
        assert_ne!(judge("twelve chars", &[]), Err(WeakPassword::TooShort));
        let long = "vuqex tolma 91 ".repeat(20);
        assert_eq!(judge(&long[..200], &[]), Ok(()));
        assert_eq!(judge(&long[..201], &[]), Err(WeakPassword::TooLong));
    }

    #[test]
    fn what_is_tried_first_is_refused() {
        for bad in [
            "password1234",
            "qwertyuiop123",
            "aaaaaaaaaaaaaa",
            "123456789012",
            "iloveyou2026",
        ] {
            assert_eq!(judge(bad, &[]), Err(WeakPassword::Common), "{bad}");
        }
        assert_eq!(
            judge("leyla.memmedova", &["leyla.memmedova"]),
            Err(WeakPassword::Common)
        );
    }

    #[test]
    fn a_hash_knows_its_password_in_both_spellings_of_a_letter() {
        let kept = hash("go\u{308}l c\u{327}əhrayı").unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(verify("g\u{f6}l \u{e7}əhrayı", Some(&kept)));
        assert!(!verify("göl çəhrayi", Some(&kept)));
        assert!(!verify("nobody's", None));
        assert!(!verify("", Some("no hash")));
        assert_ne!(kept, hash("go\u{308}l c\u{327}əhrayı").unwrap());
    }
}
