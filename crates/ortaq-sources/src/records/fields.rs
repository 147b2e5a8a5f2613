//! Fact-checks whose fields go by plain names: table columns and the keys of flat JSON objects.

use std::borrow::Cow;

use jiff::civil::Date;
use ortaq_core::{FactCheck, InvalidFactCheck, Outlet, Rating, Verdict};
use serde_json::{Map, Value};
use url::Url;

use super::{Rejection, Understood, date_from_text, date_from_value, one_line, without_controls};

/// The fields of a record that a table can name, with the names they go by. The first name that is present counts.
/// Names are compared without case, spaces, hyphens and underscores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Claim,
    Language,
    Claimant,
    ClaimDate,
    Appearances,
    Outlet,
    OutletUrl,
    Title,
    Summary,
    Url,
    Published,
    Rating,
    Verdict,
    Topics,
    Demo,
}

impl Field {
    pub(super) fn names(self) -> &'static [&'static str] {
        match self {
            Self::Id => &["id", "identifier"],
            Self::Claim => &[
                "claim",
                "claimreviewed",
                "claimtext",
                "statement",
                "iddia",
                "iddiametni",
                "утверждение",
                "text",
            ],
            Self::Language => &[
                "language",
                "lang",
                "inlanguage",
                "languagecode",
                "dil",
                "til",
                "тіл",
                "тил",
                "язык",
            ],
            Self::Claimant => &["claimant", "speaker", "claimauthor"],
            Self::ClaimDate => &["claimdate"],
            Self::Appearances => &["appearances", "appearance", "firstappearance"],
            Self::Outlet => &[
                "outlet",
                "source",
                "publisher",
                "publishername",
                "organization",
                "kaynak",
                "mənbə",
                "источник",
                "author",
            ],
            Self::OutletUrl => &["outleturl", "publisherurl", "publishersite"],
            Self::Title => &["title", "headline", "başlık", "başlıq", "заголовок"],
            Self::Summary => &["summary", "description", "explanation", "özet"],
            Self::Url => &["url", "link", "reviewurl"],
            Self::Published => &[
                "published",
                "datepublished",
                "date",
                "reviewdate",
                "publisheddate",
                "tarih",
                "tarix",
                "дата",
            ],
            Self::Rating => &[
                "rating",
                "verdict",
                "label",
                "textualrating",
                "alternatename",
                "karar",
                "sonuç",
                "вердикт",
                "оценка",
            ],
            Self::Verdict => &["normalisedverdict"],
            Self::Topics => &["topics", "topic", "keywords", "tags", "mövzu", "konu", "тема"],
            Self::Demo => &["demo"],
        }
    }
}

/// A name as it is compared.
pub(super) fn folded(name: &str) -> String {
    let letters = name
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_' | '\u{feff}'));
    letters
        .flat_map(char::to_lowercase)
        .filter(|c| *c != '\u{307}')
        .collect()
}

/// Reads a flat JSON object, our export's form or a `ClaimReview`, whichever it is.
pub(crate) fn from_value(value: &Value) -> Result<Understood, Rejection> {
    let Value::Object(object) = value else {
        return Err(Rejection::NotAnObject(kind(value)));
    };
    if object.get("outlet").is_some_and(Value::is_object)
        && object.get("rating").is_some_and(Value::is_object)
    {
        let record =
            serde_json::from_value(value.clone()).map_err(|e| Rejection::NotOurForm(e.to_string()))?;
        return Ok(Understood { record, left_out: 0 });
    }
    from_flat_object(object)
}

/// What a JSON value is, for people.
pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

fn from_flat_object(object: &Map<String, Value>) -> Result<Understood, Rejection> {
    let keys: Vec<(String, &Value)> = object.iter().map(|(key, value)| (folded(key), value)).collect();
    build(Texts::Cleaned, |field| {
        let named = |name: &&str| keys.iter().find(|(key, value)| key == name && !value.is_null());
        field
            .names()
            .iter()
            .find_map(named)
            .and_then(|(_, value)| scalar(field, value))
    })
}

/// A value as text. Dates given as numbers are turned into dates here, as only JSON has them.
fn scalar(field: Field, value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Number(_) if matches!(field, Field::Published | Field::ClaimDate) => {
            date_from_value(value).map(|date| Cow::Owned(date.to_string()))
        }
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        Value::Bool(flag) => Some(Cow::Owned(flag.to_string())),
        Value::Array(values) => {
            let texts: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
            (!texts.is_empty()).then(|| Cow::Owned(texts.join("\n")))
        }
        Value::Null | Value::Object(_) => None,
    }
}

/// What is done to texts on the way in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    /// White space tidied, control characters out: for files that others wrote.
    Cleaned,
    /// Nothing: for our own export, which must come back as it was.
    AsWritten,
}

/// Builds a record from fields by name.
pub(super) fn build<'a>(
    texts: Texts,
    get: impl Fn(Field) -> Option<Cow<'a, str>>,
) -> Result<Understood, Rejection> {
    let cleaned = texts == Texts::Cleaned;
    let mut left_out = 0;
    let tidy = |field, clean: fn(&str) -> String| {
        get(field)
            .map(|t| if cleaned { clean(&t) } else { t.into_owned() })
            .filter(|t| !t.is_empty())
    };
    let text = |field| tidy(field, without_controls);
    let line = |field| tidy(field, one_line);

    let claim = text(Field::Claim).ok_or(InvalidFactCheck::Missing("claim"))?;
    let url = line(Field::Url).map(|u| if cleaned { web_address(&u).unwrap_or(u) } else { u });
    let outlet_url = optional(line(Field::OutletUrl), web_address, &mut left_out);
    let published = optional(line(Field::Published), date_from_text, &mut left_out);
    let claim_date = optional(line(Field::ClaimDate), date_from_text, &mut left_out);
    let tag = |l: &str| {
        if cleaned {
            language_tag(l)
        } else {
            Some(l.to_owned())
        }
    };
    let language = optional(line(Field::Language), tag, &mut left_out);
    let outlet = line(Field::Outlet).or_else(|| url.as_deref().and_then(host));
    let outlet = Outlet {
        name: outlet.ok_or(InvalidFactCheck::Missing("outlet"))?,
        url: outlet_url,
    };
    let mut appearances = Vec::new();
    for given in get(Field::Appearances)
        .as_deref()
        .unwrap_or_default()
        .split_whitespace()
    {
        appearances.extend(optional(Some(given.to_owned()), web_address, &mut left_out));
    }
    let label = line(Field::Rating).unwrap_or_default();
    let verdict = line(Field::Verdict).and_then(|v| Verdict::from_spelling(&v));
    let rating = Rating {
        verdict: verdict.unwrap_or_else(|| Rating::from_label(&label).verdict),
        label,
    };
    let id = line(Field::Id).unwrap_or_else(|| derived_id(url.as_deref(), &outlet.name, &claim, published));
    let topics = get(Field::Topics);
    let topics = topics.as_deref().unwrap_or_default();
    let topics = if cleaned {
        keywords([topics].into_iter(), &mut left_out)
    } else {
        topics.lines().map(str::to_owned).collect()
    };
    let demo = line(Field::Demo).is_some_and(|d| matches!(d.to_lowercase().as_str(), "true" | "1" | "yes"));
    let record = FactCheck {
        id,
        claimant: line(Field::Claimant),
        claim_date,
        title: line(Field::Title),
        summary: text(Field::Summary),
        claim,
        language,
        appearances,
        outlet,
        url,
        published,
        rating,
        topics,
        demo,
    };
    Ok(Understood { record, left_out })
}

/// Topics as outlets list them: with commas, semicolons or line ends between. Each once, as many as a record holds.
pub(crate) fn keywords<'t>(lists: impl Iterator<Item = &'t str>, left_out: &mut u64) -> Vec<String> {
    let mut topics: Vec<String> = Vec::new();
    for topic in lists.flat_map(|list| list.split([',', ';', '\n', '،'])) {
        let topic = one_line(topic);
        if topic.is_empty() || topics.contains(&topic) {
            continue;
        }
        if topics.len() < ortaq_core::limits::TOPICS
            && topic.chars().count() <= ortaq_core::limits::LINE_CHARS
        {
            topics.push(topic);
        } else {
            *left_out += 1;
        }
    }
    topics
}

/// An optional field: absent stays absent, unreadable is left out and counted.
fn optional<T>(given: Option<String>, read: impl Fn(&str) -> Option<T>, left_out: &mut u64) -> Option<T> {
    let value = read(&given?);
    *left_out += u64::from(value.is_none());
    value
}

/// The identifier of a record whose publisher gives none.
pub(crate) fn derived_id(url: Option<&str>, outlet: &str, claim: &str, published: Option<Date>) -> String {
    url.map(|url| FactCheck::page_claim_id(url, claim))
        .filter(|id| id.chars().count() <= ortaq_core::limits::URL_CHARS)
        .unwrap_or_else(|| FactCheck::content_id(outlet, claim, published))
}

/// An http or https address, white space inside it encoded; `None` for anything else.
pub(crate) fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    let address = Url::parse(text)
        .ok()
        .filter(|u| matches!(u.scheme(), "http" | "https"))?;
    if text.chars().count() > ortaq_core::limits::URL_CHARS {
        return None;
    }
    // As written where that is already an address, so that records compare equal with what the publisher links.
    let plain = text.contains("://") && !text.contains(|c: char| c.is_whitespace() || c.is_control());
    Some(if plain {
        text.to_owned()
    } else {
        address.to_string()
    })
}

/// The host of an address without `www.`: how an outlet is called that gives no name.
pub(crate) fn host(url: &str) -> Option<String> {
    let host = Url::parse(url).ok()?.host_str()?.to_owned();
    Some(
        host.strip_prefix("www.")
            .map_or_else(|| host.clone(), str::to_owned),
    )
}

/// A BCP 47 tag with language and script, the rest (region, variant) left out: `tr_TR` is `tr`, `az-cyrl-AZ` is
/// `az-Cyrl`. `None` for names of languages and other text.
pub(crate) fn language_tag(text: &str) -> Option<String> {
    let mut subtags = text.trim().split(['-', '_']);
    let language = subtags
        .next()
        .filter(|l| matches!(l.len(), 2..=3) && is_alphabetic(l))?
        .to_ascii_lowercase();
    if matches!(language.as_str(), "und" | "zxx" | "mul" | "mis") {
        return None;
    }
    Some(
        match subtags.next().filter(|s| s.len() == 4 && is_alphabetic(s)) {
            Some(script) => {
                let (first, rest) = script.split_at(1);
                format!(
                    "{language}-{}{}",
                    first.to_ascii_uppercase(),
                    rest.to_ascii_lowercase()
                )
            }
            None => language,
        },
    )
}

fn is_alphabetic(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_keep_language_and_script() {
        let cases = [
            ("tr", Some("tr")),
            ("tr_TR", Some("tr")),
            ("AZ-cyrl-AZ", Some("az-Cyrl")),
            ("Türkçe", None),
            ("und", None),
            ("", None),
        ];
        for (given, expected) in cases {
            assert_eq!(language_tag(given).as_deref(), expected, "{given}");
        }
    }

    #[test]
    fn only_web_addresses_are_kept_and_spaces_in_them_encoded() {
        let cases = [
            (" https://example.org/ə?a=1 ", Some("https://example.org/ə?a=1")),
            ("https://example.org/a b", Some("https://example.org/a%20b")),
            ("javascript:alert(1)", None),
            ("example.org/a", None),
            ("file:///etc/hosts", None),
        ];
        for (given, expected) in cases {
            assert_eq!(web_address(given).as_deref(), expected, "{given}");
        }
    }

    #[test]
    fn one_page_with_two_claims_gives_two_identifiers() {
        let url = Some("https://example.org/debate");
        let first = derived_id(url, "Nümunə", "Birinci iddia", None);
        assert_eq!(first, derived_id(url, "Nümunə", "Birinci iddia", None));
        assert_ne!(first, derived_id(url, "Nümunə", "İkinci iddia", None));
        assert!(first.starts_with("https://example.org/debate#claim-"), "{first}");
    }
}
