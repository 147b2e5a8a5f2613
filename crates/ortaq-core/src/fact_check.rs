//! A fact-check: somebody's published verdict on somebody's claim.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Rating;

/// Limits on a record's fields, in characters or items. Longer input is rejected, never cut in silence.
pub mod limits {
    /// Longest claim text.
    pub const CLAIM_CHARS: usize = 5_000;
    /// Longest title, name or label.
    pub const LINE_CHARS: usize = 1_000;
    /// Longest summary.
    pub const SUMMARY_CHARS: usize = 20_000;
    /// Longest URL or identifier.
    pub const URL_CHARS: usize = 2_048;
    /// Most places of appearance kept with one claim.
    pub const APPEARANCES: usize = 100;
    /// Most topics of one fact-check.
    pub const TOPICS: usize = 50;
}

/// Who published a fact-check.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outlet {
    /// The organisation's name as it writes it.
    pub name: String,
    /// Its site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// One published fact-check, as read from ClaimReview, JSONL or CSV.
///
/// The serialised form of this struct, one object a line, is what `ortaq export` writes and `ortaq import` reads back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactCheck {
    /// Stable identifier: the publisher's own where it gives one, else [`FactCheck::page_claim_id`] where the page's
    /// address is known, else [`FactCheck::content_id`].
    pub id: String,
    /// The claim that was checked, in the reviewer's words (`claimReviewed`).
    pub claim: String,
    /// BCP 47 tag of the claim's language as declared by the publisher; `None` means "not declared".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Who made the claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimant: Option<String>,
    /// When the claim was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim_date: Option<Date>,
    /// Where the claim appeared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appearances: Vec<String>,
    /// Who checked it.
    pub outlet: Outlet,
    /// Headline of the fact-check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What was found, in a few sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Where the fact-check is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When the fact-check was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// The verdict: the outlet's own words and our normalised scale beside them.
    pub rating: Rating,
    /// What it is about, in the outlet's words (`keywords`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Invented for demonstration; shown as such everywhere.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub demo: bool,
}

/// Why a record is not acceptable.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidFactCheck {
    /// A field that must say something is empty.
    #[error("`{0}` is missing or empty")]
    Missing(&'static str),
    /// A field is longer than its limit.
    #[error("`{field}` has {found} characters or items; at most {limit} are accepted")]
    TooLong {
        /// The field.
        field: &'static str,
        /// Its length.
        found: usize,
        /// Its limit.
        limit: usize,
    },
    /// A control character, which could steer a terminal or hide text. Line ends and tabs are accepted, except in topics.
    #[error("`{0}` contains a control character")]
    ControlCharacter(&'static str),
    /// A link that is neither `http:` nor `https:` or has white space in it, so that no report can carry a script or a
    /// file link.
    #[error("`{field}` is not an http or https address: {value:?}")]
    NotWeb {
        /// The field.
        field: &'static str,
        /// Its value.
        value: String,
    },
}

impl FactCheck {
    /// Identifier from content: `sha256:` and 32 hexadecimal digits over outlet, claim and date.
    ///
    /// Used when a publisher gives neither identifier nor URL, so that importing the same file twice changes nothing.
    #[must_use]
    pub fn content_id(outlet: &str, claim: &str, published: Option<Date>) -> String {
        let date = published.map(|d| d.to_string()).unwrap_or_default();
        format!("sha256:{}", short_hash(&[outlet, claim, &date], 16))
    }

    /// Identifier of one claim checked on a page: the page's address and a short hash of the claim.
    ///
    /// The address alone would not do: a page that checks a debate holds a dozen claims, and the last one read would
    /// replace the others.
    #[must_use]
    pub fn page_claim_id(url: &str, claim: &str) -> String {
        let joint = if url.contains('#') { '-' } else { '#' };
        format!("{url}{joint}claim-{}", short_hash(&[claim], 6))
    }

    /// SHA-256 of the record's serialised form: equal for equal records, different after any correction.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        let json = serde_json::to_vec(self).expect("a struct of strings, dates and flags always serialises");
        Sha256::digest(json).into()
    }

    /// Whether the identifier alone names the record in the whole world: a web address, a URN or a
    /// [content identifier](Self::content_id). Others, like `1207`, are unique within their outlet at best.
    #[must_use]
    pub fn has_global_id(&self) -> bool {
        ["http://", "https://", "urn:", "sha256:"]
            .iter()
            .any(|scheme| self.id.starts_with(scheme))
    }

    /// Checks every field against [`limits`] and the rules of the record.
    ///
    /// # Errors
    /// The first rule that is broken, with the field's name.
    pub fn validate(&self) -> Result<(), InvalidFactCheck> {
        present("claim", &self.claim)?;
        present("id", &self.id)?;
        present("outlet", &self.outlet.name)?;
        within("claim", self.claim.chars().count(), limits::CLAIM_CHARS)?;
        within("id", self.id.chars().count(), limits::URL_CHARS)?;
        within("outlet", self.outlet.name.chars().count(), limits::LINE_CHARS)?;
        within("rating", self.rating.label.chars().count(), limits::LINE_CHARS)?;
        within("appearances", self.appearances.len(), limits::APPEARANCES)?;
        within("topics", self.topics.len(), limits::TOPICS)?;
        for topic in &self.topics {
            present("topics", topic)?;
            within("topics", topic.chars().count(), limits::LINE_CHARS)?;
            if topic.contains(char::is_control) {
                return Err(InvalidFactCheck::ControlCharacter("topics"));
            }
        }
        let lines = [
            ("title", &self.title),
            ("claimant", &self.claimant),
            ("language", &self.language),
        ];
        for (field, value) in lines {
            within(
                field,
                value.as_deref().map_or(0, |v| v.chars().count()),
                limits::LINE_CHARS,
            )?;
        }
        within(
            "summary",
            self.summary.as_deref().map_or(0, |v| v.chars().count()),
            limits::SUMMARY_CHARS,
        )?;
        let texts = [
            ("claim", Some(&self.claim)),
            ("id", Some(&self.id)),
            ("outlet", Some(&self.outlet.name)),
            ("rating", Some(&self.rating.label)),
            ("summary", self.summary.as_ref()),
        ];
        for (field, text) in texts
            .into_iter()
            .chain(lines.map(|(field, value)| (field, value.as_ref())))
        {
            no_control_characters(field, text)?;
        }
        let links = [
            ("url", self.url.as_ref()),
            ("outlet.url", self.outlet.url.as_ref()),
        ];
        let links = links.into_iter().filter_map(|(field, link)| Some((field, link?)));
        for (field, link) in links.chain(self.appearances.iter().map(|a| ("appearances", a))) {
            web_address(field, link)?;
        }
        Ok(())
    }
}

/// The first bytes, in hexadecimal, of a SHA-256 over parts whose boundaries count.
fn short_hash(parts: &[&str], bytes: usize) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize()[..bytes]
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect()
}

fn present(field: &'static str, value: &str) -> Result<(), InvalidFactCheck> {
    if value.trim().is_empty() {
        Err(InvalidFactCheck::Missing(field))
    } else {
        Ok(())
    }
}

fn within(field: &'static str, found: usize, limit: usize) -> Result<(), InvalidFactCheck> {
    if found > limit {
        Err(InvalidFactCheck::TooLong { field, found, limit })
    } else {
        Ok(())
    }
}

fn no_control_characters(field: &'static str, text: Option<&String>) -> Result<(), InvalidFactCheck> {
    let bad = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if text.is_some_and(|t| t.contains(bad)) {
        Err(InvalidFactCheck::ControlCharacter(field))
    } else {
        Ok(())
    }
}

fn web_address(field: &'static str, value: &str) -> Result<(), InvalidFactCheck> {
    within(field, value.chars().count(), limits::URL_CHARS)?;
    let scheme = value
        .split_once("://")
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("http" | "https") if !value.contains(|c: char| c.is_whitespace() || c.is_control()) => Ok(()),
        _ => Err(InvalidFactCheck::NotWeb {
            field,
            value: value.to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Verdict;

    fn record() -> FactCheck {
        FactCheck {
            id: "https://example.org/1".into(),
            claim: "Qaradağ gölü quruyub.".into(),
            language: Some("az".into()),
            claimant: None,
            claim_date: None,
            appearances: vec![],
            outlet: Outlet {
                name: "Nümunə".into(),
                url: None,
            },
            title: None,
            summary: None,
            url: Some("https://example.org/1".into()),
            published: Some(jiff::civil::date(2026, 3, 1)),
            rating: Rating {
                label: "Yanlış".into(),
                verdict: Verdict::False,
            },
            topics: vec![],
            demo: false,
        }
    }

    #[test]
    fn a_claim_at_the_limit_is_accepted_and_one_character_more_is_not() {
        let mut r = record();
        r.claim = "ə".repeat(limits::CLAIM_CHARS);
        assert_eq!(r.validate(), Ok(()));
        r.claim.push('ə');
        let found = limits::CLAIM_CHARS + 1;
        assert_eq!(
            r.validate(),
            Err(InvalidFactCheck::TooLong {
                field: "claim",
                found,
                limit: limits::CLAIM_CHARS
            })
        );
    }

    #[test]
    fn appearances_are_counted_and_must_be_web_addresses() {
        let mut r = record();
        r.appearances = vec!["https://example.org/a".into(); limits::APPEARANCES];
        assert_eq!(r.validate(), Ok(()));
        r.appearances.push("https://example.org/a".into());
        assert!(matches!(
            r.validate(),
            Err(InvalidFactCheck::TooLong {
                field: "appearances",
                ..
            })
        ));
        r.appearances = vec!["javascript:alert(1)".into()];
        assert!(matches!(
            r.validate(),
            Err(InvalidFactCheck::NotWeb {
                field: "appearances",
                ..
            })
        ));
    }

    #[test]
    fn topics_are_counted_and_none_is_blank() {
        let mut r = record();
        r.topics = vec!["su".into(); limits::TOPICS];
        assert_eq!(r.validate(), Ok(()));
        r.topics.push("su".into());
        assert!(matches!(
            r.validate(),
            Err(InvalidFactCheck::TooLong { field: "topics", .. })
        ));
        r.topics = vec![" ".into()];
        assert_eq!(r.validate(), Err(InvalidFactCheck::Missing("topics")));
        r.topics = vec!["a\nb".into()];
        assert_eq!(r.validate(), Err(InvalidFactCheck::ControlCharacter("topics")));
    }

    #[test]
    fn a_blank_claim_is_missing() {
        let r = FactCheck {
            claim: " \u{a0}\n".into(),
            ..record()
        };
        assert_eq!(r.validate(), Err(InvalidFactCheck::Missing("claim")));
    }

    #[test]
    fn content_ids_keep_field_boundaries() {
        let date = Some(jiff::civil::date(2026, 1, 2));
        assert_ne!(
            FactCheck::content_id("ab", "c", date),
            FactCheck::content_id("a", "bc", date)
        );
        assert_eq!(
            FactCheck::content_id("a", "b", date),
            FactCheck::content_id("a", "b", date)
        );
    }

    #[test]
    fn a_record_survives_its_json_form() {
        let json = serde_json::to_string(&record()).unwrap();
        assert_eq!(serde_json::from_str::<FactCheck>(&json).unwrap(), record());
    }
}
