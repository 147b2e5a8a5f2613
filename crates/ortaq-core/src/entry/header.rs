//! The header's JSON form: written in one way, read strictly.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{EntryV1, VERSION, limits};
use crate::audience::Audience;
use crate::canonical::{self, NotCanonical};
use crate::ids::{BodyHash, EntryId, InvalidName, Kind, LogId, PersonId, RecordId};
use crate::time::{InvalidTime, Time};

/// Why a header is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidHeader {
    /// Not canonical JSON.
    #[error("the header: {0}")]
    NotCanonical(#[from] NotCanonical),
    /// Canonical JSON, but no object.
    #[error("the header is not an object")]
    NotAnObject,
    /// A version that this program does not know.
    #[error("the header has version {0}; this program knows version {VERSION}: a newer one is needed")]
    Version(u64),
    /// A field is not there.
    #[error("the header lacks `{0}`")]
    Missing(&'static str),
    /// A field that version 1 does not have.
    #[error("the header has a field {0:?}, which version {VERSION} does not have")]
    Unknown(String),
    /// A field of another type.
    #[error("`{field}` must be {expected}")]
    Type {
        /// The field.
        field: &'static str,
        /// What it must be.
        expected: &'static str,
    },
    /// A name in another spelling than the only one.
    #[error("`{field}`: {reason}")]
    Name {
        /// The field.
        field: &'static str,
        /// What is wrong.
        reason: InvalidName,
    },
    /// A time in another spelling than the only one.
    #[error("`time`: {0}")]
    Time(#[from] InvalidTime),
    /// An audience that TLP 2.0 does not have, or with the wrong readers.
    #[error("`audience`: {0}")]
    Audience(String),
    /// A sequence number that is too large.
    #[error("`seq` is more than {limit}", limit = limits::MAX_SEQ)]
    Seq,
    /// The kind belongs to another kind of record.
    #[error("an entry of the kind {kind} cannot be about a record of the kind {record}")]
    OtherRecordKind {
        /// The entry's kind.
        kind: Kind,
        /// The record's.
        record: String,
    },
    /// Too many parents.
    #[error("{0} parents; at most {limit} are accepted", limit = limits::MAX_PARENTS)]
    TooManyParents(usize),
    /// Parents out of order or repeated.
    #[error("`parents` must be in ascending order, each once")]
    ParentsOrder,
}

/// The header in canonical JSON. The fields are spelt out here and nowhere else.
pub(super) fn write(entry: &EntryV1) -> String {
    #[derive(Serialize)]
    struct Form<'a> {
        audience: &'a Audience,
        author: PersonId,
        body: BodyHash,
        kind: &'a Kind,
        log: LogId,
        parents: &'a [EntryId],
        record: &'a RecordId,
        seq: u64,
        time: Time,
        v: u64,
    }
    let form = Form {
        audience: &entry.audience,
        author: entry.author,
        body: entry.body,
        kind: &entry.kind,
        log: entry.log,
        parents: &entry.parents,
        record: &entry.record,
        seq: entry.seq,
        time: entry.time,
        v: VERSION,
    };
    let bytes = canonical::write(&form).expect("a header of strings and numbers always serialises");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

/// Reads a header.
pub(super) fn read(json: &str) -> Result<EntryV1, InvalidHeader> {
    let Value::Object(object) = canonical::read(json.as_bytes(), limits::MAX_HEADER_BYTES)? else {
        return Err(InvalidHeader::NotAnObject);
    };
    let mut fields = Fields(object);
    // The version first: another one may have other fields.
    match fields.number("v")? {
        VERSION => {}
        other => return Err(InvalidHeader::Version(other)),
    }
    let entry = EntryV1 {
        log: fields.name("log")?,
        seq: fields.number("seq")?,
        kind: fields.name("kind")?,
        record: fields.name("record")?,
        parents: fields.parents()?,
        author: fields.name("author")?,
        time: fields.text("time")?.parse()?,
        audience: fields.audience()?,
        body: fields.name("body")?,
    };
    if let Some((unknown, _)) = fields.0.into_iter().next() {
        return Err(InvalidHeader::Unknown(unknown));
    }
    entry.check()?;
    Ok(entry)
}

/// The fields that are not read yet.
struct Fields(Map<String, Value>);

impl Fields {
    fn take(&mut self, field: &'static str) -> Result<Value, InvalidHeader> {
        self.0.swap_remove(field).ok_or(InvalidHeader::Missing(field))
    }

    fn number(&mut self, field: &'static str) -> Result<u64, InvalidHeader> {
        let expected = "a whole number, 0 or more";
        self.take(field)?
            .as_u64()
            .ok_or(InvalidHeader::Type { field, expected })
    }

    fn text(&mut self, field: &'static str) -> Result<String, InvalidHeader> {
        string(field, self.take(field)?)
    }

    fn name<T: std::str::FromStr<Err = InvalidName>>(
        &mut self,
        field: &'static str,
    ) -> Result<T, InvalidHeader> {
        named(field, &self.text(field)?)
    }

    fn parents(&mut self) -> Result<Vec<EntryId>, InvalidHeader> {
        let (field, expected) = ("parents", "an array");
        let Value::Array(values) = self.take(field)? else {
            return Err(InvalidHeader::Type { field, expected });
        };
        let names = values
            .into_iter()
            .map(|value| named(field, &string(field, value)?));
        names.collect()
    }

    fn audience(&mut self) -> Result<Audience, InvalidHeader> {
        let (field, expected) = ("audience", "an object");
        let value = self.take(field)?;
        if !value.is_object() {
            return Err(InvalidHeader::Type { field, expected });
        }
        serde_json::from_value(value).map_err(|error| InvalidHeader::Audience(error.to_string()))
    }
}

fn string(field: &'static str, value: Value) -> Result<String, InvalidHeader> {
    match value {
        Value::String(text) => Ok(text),
        _ => Err(InvalidHeader::Type {
            field,
            expected: "a string",
        }),
    }
}

fn named<T: std::str::FromStr<Err = InvalidName>>(
    field: &'static str,
    text: &str,
) -> Result<T, InvalidHeader> {
    text.parse()
        .map_err(|reason| InvalidHeader::Name { field, reason })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::entry;
    use super::*;

    /// The header with one field set to something else (or taken away, with `None`), written canonically.
    fn with(field: &str, value: Option<Value>) -> Result<EntryV1, InvalidHeader> {
        let Ok(Value::Object(mut object)) = serde_json::from_str(&write(&entry())) else {
            panic!("a header is an object");
        };
        match value {
            Some(value) => object.insert(field.into(), value),
            None => object.remove(field),
        };
        read(std::str::from_utf8(&canonical::write(&object).unwrap()).unwrap())
    }

    #[test]
    fn a_header_survives_its_json_form() {
        assert_eq!(read(&write(&entry())), Ok(entry()));
    }

    #[test]
    fn every_field_must_be_there_and_no_other() {
        for field in [
            "audience", "author", "body", "kind", "log", "parents", "record", "seq", "time", "v",
        ] {
            assert_eq!(with(field, None), Err(InvalidHeader::Missing(field)));
        }
        assert_eq!(
            with("sig", Some(json!(1))),
            Err(InvalidHeader::Unknown("sig".into()))
        );
    }

    #[test]
    fn every_field_must_have_its_type_and_spelling() {
        for field in ["author", "body", "kind", "log", "record", "time"] {
            let found = with(field, Some(json!(1)));
            assert!(
                matches!(found, Err(InvalidHeader::Type { field: f, .. }) if f == field),
                "{found:?}"
            );
        }
        for field in ["author", "body", "kind", "log", "record"] {
            let found = with(field, Some(json!("Ə")));
            assert!(
                matches!(found, Err(InvalidHeader::Name { field: f, .. }) if f == field),
                "{found:?}"
            );
        }
        for field in ["seq", "v"] {
            for value in [json!("1"), json!(-1), json!(null)] {
                let found = with(field, Some(value));
                assert!(
                    matches!(found, Err(InvalidHeader::Type { field: f, .. }) if f == field),
                    "{found:?}"
                );
            }
        }
        assert_eq!(with("v", Some(json!(2))), Err(InvalidHeader::Version(2)));
        assert_eq!(
            with("time", Some(json!("now"))),
            Err(InvalidHeader::Time(InvalidTime::Spelling))
        );
        for value in [json!("x"), json!([1])] {
            assert!(matches!(
                with("parents", Some(value)),
                Err(InvalidHeader::Type { field: "parents", .. })
            ));
        }
        for value in [
            json!({}),
            json!({"tlp": "PINK"}),
            json!({"tlp": "RED", "members": []}),
        ] {
            assert!(matches!(
                with("audience", Some(value)),
                Err(InvalidHeader::Audience(_))
            ));
        }
        let list = with("audience", Some(json!(["CLEAR"])));
        assert!(matches!(
            list,
            Err(InvalidHeader::Type {
                field: "audience",
                ..
            })
        ));
        assert_eq!(read("[]"), Err(InvalidHeader::NotAnObject));
    }

    #[test]
    fn a_header_of_more_bytes_than_the_limit_is_not_even_read() {
        let padded =
            |bytes: usize| format!("{}{}", write(&entry()), " ".repeat(bytes - write(&entry()).len()));
        assert_eq!(
            read(&padded(limits::MAX_HEADER_BYTES)),
            Err(InvalidHeader::NotCanonical(NotCanonical::Form))
        );
        assert!(matches!(
            read(&padded(limits::MAX_HEADER_BYTES + 1)),
            Err(InvalidHeader::NotCanonical(NotCanonical::TooLarge { .. }))
        ));
    }
}
